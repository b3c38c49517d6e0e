import json
from datetime import timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from aboveboard import ClientNote, annotate, look, render
from aboveboard.cli.told import as_json, tell_all
from aboveboard.flows import CARD_PAYMENT, LIFECYCLES, PURCHASE, REFUND
from aboveboard.testing import arrivals, facts
from facts import LOCALES, START, after

CANARY = "canary-7f3a"
LATER = START + timedelta(days=20)


@given(data=st.data())
def test_tell_prints_the_same_in_any_order_but_for_the_verdicts(data):
    """
    Whatever order a stream is in, the programs that read it get one answer.
    """
    told = data.draw(facts(PURCHASE))

    def printed(events):
        (one,) = as_json(tell_all(events, LIFECYCLES, at=LATER, locale="de", zone="Europe/Berlin"))["transactions"]
        return {name: value for name, value in one.items() if name != "verdicts"}

    assert printed(data.draw(arrivals(told))) == printed(told)


@given(told=facts(PURCHASE), locale=st.sampled_from(LOCALES))
def test_tell_prints_nothing_private(told, locale):
    """
    The codes of banks are not for you to stumble over, on paper neither.
    """
    marked = [evolve(fact, code=CANARY, source=CANARY) for fact in told if fact.trigger != "news_of_tomorrow"]
    printed = json.dumps(as_json(tell_all(marked, LIFECYCLES, at=LATER, locale=locale, zone="UTC")))
    assert CANARY not in printed


@st.composite
def facts_of_a_journey(draw):
    """Facts of a card payment, and of a refund that is part of it."""
    payment = [evolve(one, lifecycle="card_payment", about=("pay",)) for one in draw(facts(CARD_PAYMENT))]
    of_it = {"lifecycle": "refund", "about": ("back",), "part_of": ("pay",)}
    return payment + [evolve(one, **of_it) for one in draw(facts(REFUND))]


@given(data=st.data(), locale=st.sampled_from(LOCALES))
def test_a_journey_is_told_the_same_in_any_order_and_privately(data, locale):
    """
    A payment and its refund are told as one, whatever we heard first.
    """
    told = [evolve(fact, code=CANARY, source=CANARY) for fact in data.draw(facts_of_a_journey())]

    def printed(events):
        return as_json(tell_all(events, LIFECYCLES, at=LATER, locale=locale, zone="UTC", detail=True))

    (one,) = printed(told)["transactions"]
    (other,) = printed(data.draw(arrivals(told)))["transactions"]
    assert {**one, "verdicts": 0, "parts": 0} == {**other, "verdicts": 0, "parts": 0}
    assert (one["lifecycle"], [part["lifecycle"] for part in one["parts"]]) == ("purchase", ["card_payment", "refund"])
    assert CANARY not in json.dumps(one)


def test_a_canary_that_is_meant_to_be_read_is_found():
    """
    The laws about private things can fail: a client note does arrive.
    """
    transaction = annotate(after(), ClientNote(CANARY, at=LATER))
    assert CANARY in repr(render(look(transaction, at=LATER), locale="en"))
