from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from aboveboard import look, render
from aboveboard.transaction import Standing, promises
from facts import LOCALES, START, gathered, sets_of_facts

OPEN = {Standing.ON_TIME, Standing.DUE_SOON, Standing.OVERDUE}


@given(facts=sets_of_facts(), locale=st.sampled_from(LOCALES), hours=st.integers(0, 24 * 400))
def test_a_promise_is_open_kept_or_broken_and_a_broken_one_is_said(facts, locale, hours):
    """
    If we are late, you read it from us first.
    """
    at = START + timedelta(hours=hours)
    transaction = gathered(facts)
    for promise in promises(transaction):
        standing = promise.standing(at)
        if promise.answered_at is None or promise.answered_at > at:
            assert standing in OPEN
            assert (standing is Standing.OVERDUE) is (at > promise.due)
        else:
            assert (standing is Standing.KEPT) is (promise.answered_at <= promise.due)
            assert standing in (Standing.KEPT, Standing.BROKEN)

    view = look(transaction, at=at)
    words = render(view, locale=locale)
    if view.promise and view.promise.standing is Standing.OVERDUE:
        calm = render(look(transaction, at=view.promise.due), locale=locale)
        assert words.next_step != calm.next_step
