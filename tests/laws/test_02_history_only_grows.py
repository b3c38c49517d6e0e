from hypothesis import given
from hypothesis import strategies as st

from aboveboard import Transaction, record
from aboveboard.flows import PURCHASE
from aboveboard.lifecycle import OPEN
from facts import arrivals, sets_of_facts


@given(data=st.data())
def test_history_only_grows_and_its_earlier_part_stays_equal(data):
    """
    We never rewrite what happened; we add to it.
    """
    facts = data.draw(sets_of_facts().flatmap(arrivals))
    first = next(fact for fact in facts if fact.trigger == OPEN)
    transaction = Transaction.opened_by(PURCHASE, first)

    for fact in facts:
        before = transaction
        outcome = record(before, fact)
        transaction = outcome.transaction
        assert transaction.history[: len(before.history)] == before.history
        assert any(entry.event.repeats(fact) for entry in transaction.history), "an event was dropped"
        assert outcome.before is before
