import json
from datetime import timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from aboveboard import ClientNote, PrivateNote, annotate, look
from aboveboard.flows import PURCHASE
from aboveboard.transaction import from_json, to_json
from facts import START, arrivals, gathered, sets_of_facts


@given(facts=sets_of_facts().flatmap(arrivals), at=st.datetimes().map(lambda d: d.replace(tzinfo=START.tzinfo)))
def test_what_is_stored_is_read_back_equal(facts, at):
    """
    We remember you exactly as you were.
    """
    facts = [evolve(fact, due=START + timedelta(days=3), code="c0de", recorded_at=START) for fact in facts]
    transaction = gathered(facts)
    transaction = annotate(transaction, ClientNote("For you. 🫘", at=START, author="Ada"))
    transaction = annotate(transaction, PrivateNote("For us.", at=START))

    stored = to_json(transaction)
    again = from_json(stored, PURCHASE)

    assert again == transaction
    assert to_json(again) == stored
    assert json.loads(stored)["schema"] == 1
    assert look(again, at=START) == look(transaction, at=START)
