from datetime import UTC, datetime, timedelta

from aboveboard.transaction import Basis, Standing, open_promise, promises
from facts import START, after, event


def test_a_rule_makes_a_promise_and_its_source_is_kept_for_colleagues():
    promise = open_promise(after())
    assert promise.due == datetime(2026, 3, 9, 23, 59, 59, 999999, UTC)
    assert promise.basis is Basis.RULE
    assert "stripe" in promise.source


def test_the_providers_own_date_beats_the_rule():
    due = START + timedelta(days=2)
    promise = open_promise(after(event("authorise", 1, due=due)))
    assert (promise.due, promise.basis) == (due, Basis.PROVIDER)


def test_a_promise_stands_on_time_then_soon_then_overdue():
    promise = open_promise(after())
    assert promise.standing(START) is Standing.ON_TIME
    assert promise.standing(promise.due - timedelta(hours=3)) is Standing.DUE_SOON
    assert promise.standing(promise.due) is Standing.DUE_SOON
    assert promise.standing(promise.due + timedelta(microseconds=1)) is Standing.OVERDUE


def test_an_answer_in_time_keeps_a_promise_and_one_after_it_breaks_it():
    (kept,) = promises(after(event("settle", 24)))
    assert kept.standing(START + timedelta(days=30)) is Standing.KEPT
    (broken,) = promises(after(event("settle", 24 * 9)))
    assert broken.standing(START + timedelta(days=30)) is Standing.BROKEN
    assert broken.standing(START + timedelta(days=8)) is Standing.OVERDUE


def test_a_duplicate_does_not_move_the_date():
    fact = event("authorise", 5, reference="a")
    once = open_promise(after(fact))
    assert open_promise(after(fact, event("authorise", 90, reference="a"))) == once


def test_money_alone_does_not_answer_a_promise():
    dispute = event("dispute", 2, 4200)
    made = promises(after(event("settle", 1), dispute, event("reinstate", 9, 4200)))
    assert [promise.state for promise in made] == ["pending", "disputed"]
    assert made[-1].answered_at is None
