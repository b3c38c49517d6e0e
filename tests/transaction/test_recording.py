from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from aboveboard import Money, Transaction, Verdict, look, record, render
from aboveboard.errors import BadValue
from aboveboard.flows import CARD_PAYMENT, INVOICE, LIFECYCLES, PAYOUT, PURCHASE, REFUND
from aboveboard.lifecycle import Holder
from aboveboard.testing.facts import facts
from aboveboard.view import News
from facts import START, after, event, gathered, money, opening

LATER = START + timedelta(days=10)


def verdict(transaction, one):
    return record(transaction, one).verdict


def test_recording_returns_a_new_transaction():
    purchase = Transaction.open(
        PURCHASE, id="ch_1", amount=Money("42.00", "EUR"), at=START, names={"merchant": "Café Olé"}
    )
    outcome = record(purchase, event("settle", reference="evt_1", source="stripe"))
    assert outcome.transaction.state.name == "settled"
    assert outcome.verdict is Verdict.APPLIED
    assert purchase.state.name == "pending", "recording returns a new transaction"


def test_the_same_event_again_changes_nothing_at_all():
    settle = event("settle")
    settled = after(settle)
    again = record(settled, settle)
    assert again.verdict is Verdict.DUPLICATE
    assert again.transaction is settled
    assert again.notice is None


def test_another_report_of_the_same_fact_is_a_duplicate_and_may_fill_in_what_was_missing():
    declined = after(event("decline", reference="ch_1/failed"))
    fuller = record(declined, event("decline", 2, reference="ch_1/failed", reason="card_expired"))
    assert fuller.verdict is Verdict.DUPLICATE
    words = render(look(fuller.transaction, at=LATER), locale="en")
    assert "The card has expired." in words.explanation


def test_two_reports_of_one_fact_that_differ_are_a_conflict():
    settled = after(event("settle", minor=4200, reference="ch_1/captured"))
    other = record(settled, event("settle", 2, minor=3000, reference="ch_1/captured"))
    assert other.verdict is Verdict.CONFLICTING
    assert look(other.transaction, at=LATER).news is News.CONFLICTING
    assert "two different answers" in render(other.notice, locale="en").text
    assert other.transaction.position == settled.position


@pytest.mark.parametrize("amounts", [(4200, 3000), (3000, 4200), (None, 3000), (3000, None)])
def test_of_two_different_reports_the_one_that_claims_less_counts(amounts):
    """
    As long as two reports of one payment differ, you count on no more than both of them support.
    """
    one, other = (event("settle", minor=minor, reference="ch_1/captured") for minor in amounts)
    told = after(one, other)
    assert told.position == {Holder.PAYER: money(1200), Holder.PAYEE: money(3000)}
    assert look(told, at=LATER).news is News.CONFLICTING


@pytest.mark.parametrize(
    ("lifecycle", "before", "twice"),
    [
        (CARD_PAYMENT, (), ("authorise", 4200)),
        (CARD_PAYMENT, (("authorise", 4200),), ("open_review", None)),
        (CARD_PAYMENT, (("authorise", 4200),), ("cancel", 4200)),
        (CARD_PAYMENT, (("authorise", 4200), ("capture", 4200)), ("settle", 4200)),
        (CARD_PAYMENT, (("authorise", 4200), ("capture", 4200)), ("reverse", 4200)),
        (PAYOUT, (("send", 4200), ("pay", 4200)), ("confirm", 4200)),
        (PAYOUT, (), ("cancel", None)),
        (PURCHASE, (), ("decline", None)),
        (REFUND, (), ("cancel", None)),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) and value and isinstance(value[0], str) else "",
)
def test_the_same_fact_under_a_second_id_is_no_news(lifecycle, before, twice):
    """
    When two systems tell you of one and the same thing, you do not tell me that something is wrong.
    """
    steps = [event(trigger, hours, minor) for hours, (trigger, minor) in enumerate((*before, twice), 1)]
    once = after(*steps, lifecycle=lifecycle)
    trigger, minor = twice
    for amount in {minor, None}:
        again = record(once, event(trigger, 9, amount))
        assert again.verdict is Verdict.DUPLICATE
        assert (again.transaction.state, again.transaction.position) == (once.state, once.position)
        assert look(again.transaction, at=LATER).news is News.CLEAR
        assert again.notice is None


@pytest.mark.parametrize(("trigger", "minor"), [("settle", 4200), ("authorise", 5000), ("unblock", None)])
def test_other_news_that_fits_nothing_is_not_taken_for_a_repetition(trigger, minor):
    """
    What may be a second payment, more than all there is, or what nobody has told you yet, is not passed over.
    """
    lifecycle = PAYOUT if trigger == "unblock" else CARD_PAYMENT
    first = event("send") if trigger == "unblock" else event(trigger, minor=4200)
    assert verdict(after(first, lifecycle=lifecycle), event(trigger, 2, minor)) is not Verdict.DUPLICATE


def test_a_third_part_that_is_more_than_what_is_left_is_no_repetition_of_the_first():
    parts = [event("authorise", 1, 4200), event("capture", 2, 2000), event("capture", 3, 2000)]
    collected = after(*parts, lifecycle=CARD_PAYMENT)
    assert verdict(collected, event("capture", 4, 2000)) is Verdict.REFUSED


def test_early_news_waits_and_is_applied_when_its_time_comes():
    refund = event("refund", 1, 4200)
    early = record(after(), refund)
    assert early.verdict is Verdict.EARLY
    assert early.transaction.state.name == "pending"
    assert look(early.transaction, at=LATER).news is News.CHECKING
    settled = record(early.transaction, event("settle", 5))
    assert settled.transaction.state.name == "refunded"
    assert settled.transaction.waiting == ()


def test_late_news_that_agrees_is_kept_and_changes_nothing():
    settled = after(event("settle", 1))
    late = record(settled, event("authorise", 2))
    assert late.verdict is Verdict.LATE
    assert look(late.transaction, at=LATER).news is News.CLEAR


def test_an_opening_over_what_the_amount_was_is_late_and_not_early():
    """
    Somebody who heard only now of an amount since corrected tells us nothing that we have to check.
    """
    corrected = (event("correct", 3, 4300), event("correct", 4, 4400))
    invoice = after(event("finalise", 1), event("pay", 2), *corrected, lifecycle=INVOICE)
    assert verdict(invoice, event("open", 5, 4300)) is Verdict.LATE


def test_late_news_can_take_back_what_we_had_shown():
    settled = after(event("settle", 5))
    outcome = record(settled, event("expire", 1))
    assert outcome.transaction.state.name == "expired"
    assert outcome.retracts is PURCHASE.states["settled"]
    told = render(outcome.notice, locale="en")
    assert told.text == "We told you earlier: “Paid”. News that reached us late has changed that."


def test_paid_and_never_paid_cannot_both_be_true_in_any_order():
    """
    When two answers exclude each other we say so, whichever came first.
    """
    from itertools import permutations

    facts = [opening(), event("settle", 1), event("expire", 2)]
    for order in permutations(facts):
        view = look(gathered(list(order)), at=LATER)
        assert view.news is News.CONFLICTING
        words = render(view, locale="en")
        assert words.label == "Being checked"
        assert "two different answers" in words.explanation
        assert "We are checking which." in words.explanation
        assert "cannot say for certain where the money is" in words.money
        assert view.promise is None


@pytest.mark.parametrize(
    "pair", [("settle", "decline"), ("settle", "cancel"), ("decline", "settle"), ("cancel", "settle")]
)
def test_other_answers_that_exclude_each_other(pair):
    first, second = pair
    assert look(after(event(first, 1), event(second, 2)), at=LATER).news is News.CONFLICTING


def test_more_than_there_is_is_refused_and_kept():
    settled = after(event("settle", 1))
    outcome = record(settled, event("refund", 2, 4300))
    assert outcome.verdict is Verdict.REFUSED
    assert outcome.transaction.position == settled.position
    assert look(outcome.transaction, at=LATER).news is News.CHECKING


def test_another_currency_is_refused():
    dollars = evolve(event("settle", 1), amount=Money(42, "USD"))
    assert verdict(after(), dollars) is Verdict.REFUSED


def test_news_nobody_taught_us_is_unknown_and_kept():
    outcome = record(after(), event("teleport", 1))
    assert outcome.verdict is Verdict.UNKNOWN
    assert outcome.transaction.history[-1].event.trigger == "teleport"
    assert "still checking" in render(look(outcome.transaction, at=LATER), locale="en").explanation


def test_a_total_and_its_parts_are_counted_once_in_any_order():
    from itertools import permutations

    paid = [opening(), event("settle", 1)]
    parts = [
        event("start_refund", 10, 1000, reference="re_1"),
        event("start_refund", 11, 1500, reference="re_2"),
        event("start_refund", 10.5, 1000, reference="so far 10", is_total=True),
        event("start_refund", 12, 2500, reference="so far 25", is_total=True),
    ]
    for order in permutations(parts):
        transaction = gathered([*paid, *order])
        assert transaction.position[Holder.RETURNING] == Money(25, "EUR")
        assert look(transaction, at=LATER).news is News.CLEAR


def test_a_total_alone_is_enough():
    transaction = after(event("settle", 1), event("start_refund", 2, 2500, is_total=True))
    assert transaction.position[Holder.RETURNING] == Money(25, "EUR")
    more = record(transaction, event("start_refund", 3, 3000, is_total=True))
    assert more.transaction.position[Holder.RETURNING] == Money(30, "EUR")


def test_in_order_news_gives_what_folding_everything_gives():
    facts = [event("authorise", 1), event("settle", 2, 3000), event("release", 3), event("refund", 4, 500)]
    assert after(*facts).fold == gathered([opening(), *facts]).fold


def test_names_that_no_sentence_uses_are_refused():
    with pytest.raises(BadValue, match="does not name landlord"):
        Transaction.open(PURCHASE, id="x", amount=Money(1, "EUR"), at=START, names={"landlord": "Ada"})


def test_an_event_that_opens_nothing_is_refused():
    with pytest.raises(BadValue, match="opens nothing"):
        Transaction.opened_by(PURCHASE, event("settle"))
    with pytest.raises(BadValue, match="id"):
        Transaction.opened_by(PURCHASE, opening(about=()))


def test_a_transaction_is_small():
    """
    A settled purchase with five events takes less than four kilobytes.
    """
    import gc
    import tracemalloc

    def settled(number):
        facts = [
            event("ask_to_confirm", 1, reference=f"{number}/1"),
            event("authorise", 2, 4200, reference=f"{number}/2"),
            event("settle", 3, 3000, reference=f"{number}/3"),
            event("release", 4, reference=f"{number}/4"),
        ]
        return after(*facts)

    settled(0)
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = [settled(number) for number in range(200)]
    gc.collect()
    each = (tracemalloc.get_traced_memory()[0] - before) / len(kept)
    tracemalloc.stop()
    assert len(kept[0].history) == 5
    assert each < 4_000


def test_an_older_and_smaller_sum_changes_nothing():
    more = after(event("settle", 1), event("start_refund", 2, 2500, is_total=True))
    less = record(more, event("start_refund", 3, 1000, is_total=True))
    assert less.verdict is Verdict.DUPLICATE
    assert less.transaction.position == more.position


def test_nobody_can_question_more_than_the_whole():
    assert verdict(after(event("settle", 1)), event("dispute", 2, 4300)) is Verdict.REFUSED


def test_late_means_that_the_money_would_be_where_it_is():
    """
    News that would have moved your money is never waved through as merely late.
    """
    refunding = after(event("settle", 1), event("start_refund", 2, 4200), event("refund", 3, 4200))
    assert verdict(refunding, event("settle", 2.5, 1000)) is not Verdict.LATE
    assert verdict(refunding, event("start_refund", 4, 1000)) is Verdict.EARLY


def test_one_refund_draws_on_its_own_money_alone():
    paid = after(
        event("settle", 1), event("start_refund", 2, 1000, subject="a"), event("start_refund", 3, 500, subject="b")
    )
    failed = record(paid, event("fail_refund", 4, 1000, subject="a")).transaction
    assert record(failed, event("refund", 5, 500, subject="b")).transaction.state.name == "partly_refunded"
    assert verdict(failed, event("refund", 5, 600, subject="b")) is Verdict.REFUSED


def test_two_events_are_equal_when_we_took_note_of_them_at_the_same_moment():
    one, other = event("settle", 1), event("settle", 1, recorded_at=LATER)
    assert one != other
    assert one.repeats(other)
    assert len({one, other}) == 2


def test_news_that_only_repeats_is_not_applied_because_it_lets_in_what_was_waiting():
    """
    What support reads in the history is what became of this very news.
    """
    told = event("authorise", 1, 5000), event("capture", 2), event("capture", 3, 6000)
    captured = after(*told, minor=10_000, lifecycle=CARD_PAYMENT)
    total = event("capture", 4, 5000, is_total=True)
    outcome = record(captured, total)
    assert outcome.transaction.fold.verdict_of(total) is Verdict.DUPLICATE
    assert outcome.verdict is Verdict.DUPLICATE


@given(data=st.data(), lifecycle=st.sampled_from(LIFECYCLES))
def test_the_verdict_of_a_fact_is_what_all_facts_in_order_make_of_it(data, lifecycle):
    opening, *told = data.draw(facts(lifecycle))
    transaction = Transaction.opened_by(lifecycle, opening)
    for one in told:
        known = {(entry.event.source, entry.event.reference) for entry in transaction.history}
        outcome = record(transaction, one)
        transaction = outcome.transaction
        if (one.source, one.reference) not in known:
            assert outcome.verdict is transaction.fold.verdict_of(one)
