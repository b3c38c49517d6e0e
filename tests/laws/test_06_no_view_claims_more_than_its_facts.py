from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from aboveboard import Certainty, look
from aboveboard.view import News
from facts import START, gathered, sets_of_facts

NEEDS = {
    "settled": {"settle"},
    "corrected": {"correct"},
    "disputed": {"dispute"},
    "charged_back": {"lose_dispute"},
    "refunding": {"start_refund", "refund"},
    "partly_refunded": {"refund"},
    "refunded": {"refund"},
    "refund_failed": {"fail_refund", "cancel_refund"},
    "reversed": {"fail"},
    "declined": {"decline", "fail"},
    "expired": {"expire"},
    "cancelled": {"cancel"},
}


@given(facts=sets_of_facts(), days=st.integers(0, 400))
def test_no_view_claims_more_than_its_facts_support(facts, days):
    """
    If nobody told us, we do not say it.
    """
    transaction = gathered(facts)
    view = look(transaction, at=START + timedelta(days=days))
    reported = {fact.trigger for fact in facts}

    assert not NEEDS.get(view.state) or NEEDS[view.state] & reported
    assert view.certainty <= transaction.state.certainty
    assert {step.event.reference for step in transaction.steps} <= {fact.reference for fact in facts}
    if view.news is not News.CLEAR:
        assert view.certainty is Certainty.ASSUMED
    if view.news is News.CONFLICTING:
        assert not view.final
        assert view.promise is None
        assert view.actions == ()
