import json
from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from aboveboard import ClientNote, NotAllowed, PrivateNote, annotate, look, may, render, request
from aboveboard.cli.telling import as_json, tell_all
from aboveboard.flows import PURCHASE
from aboveboard.lifecycle import OPEN
from aboveboard.transaction import Refusal
from facts import LOCALES, START, gathered, sets_of_facts

CANARY = "canary-7f3a"
LATER = START + timedelta(days=30)


def _marked(facts):
    return [
        evolve(fact, code=CANARY, source=CANARY, reference=f"{CANARY}{fact.reference}")
        for fact in facts
        if fact.trigger != "news_of_tomorrow"
    ]


@given(facts=sets_of_facts(), locale=st.sampled_from(LOCALES))
def test_private_things_never_reach_a_customer(facts, locale):
    """
    What colleagues note among themselves, and the codes of banks, are not for you to stumble over.
    """
    transaction = gathered(_marked(facts))
    transaction = annotate(transaction, PrivateNote(CANARY, at=LATER, author=CANARY))
    transaction = annotate(transaction, ClientNote("We are on it.", at=LATER, author=CANARY))
    view = look(transaction, at=LATER)
    words = render(view, locale=locale)

    shown = [repr(words), repr(view.timeline), repr(view.values), str(words)]
    shown += [repr(evolve(view, notes=()))]
    told = tell_all(_marked(facts), PURCHASE, at=LATER, locale=locale, zone="UTC")
    shown.append(json.dumps(as_json(told)))
    for trigger in set(PURCHASE.triggers) - {OPEN}:
        amount = transaction.amount * 2 if trigger in ("correct", "adjust") else None
        answer = may(transaction, trigger, at=LATER, amount=amount)
        if isinstance(answer, Refusal):
            shown.append(repr(render(answer, locale=locale)))
            with pytest.raises(NotAllowed) as refused:
                request(transaction, trigger, at=LATER, reference="mine", amount=amount)
            shown.append(str(refused.value))
    assert "We are on it." in words.notes
    for text in shown:
        assert CANARY not in text


def test_a_canary_that_is_meant_to_be_read_is_found():
    """
    The law above can fail: a client note does arrive.
    """
    from facts import after

    transaction = annotate(after(), ClientNote(CANARY, at=LATER))
    assert CANARY in repr(render(look(transaction, at=LATER), locale="en"))
