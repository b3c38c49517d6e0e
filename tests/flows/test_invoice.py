"""Each story of an invoice, and what whoever is to pay it reads at its end."""

import csv
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from aboveboard import look, render
from aboveboard.flows.invoice import INVOICE
from aboveboard.lifecycle import OPEN, Party
from aboveboard.transaction import Cause, Transaction, Verdict, allowed, record
from aboveboard.view import News
from facts import START, after, event, opening

DAY = 24
NOW = START + timedelta(days=20)
ALL = 4200
FACTS = Path(__file__).parents[3] / "shared" / "facts" / "provider-map.csv"


def invoice(*steps, **more):
    """The invoice after these facts, a day apart: a trigger, or a trigger with an amount or a reason."""
    return after(*(fact(day, step, **more) for day, step in enumerate(steps, 1)), lifecycle=INVOICE)


def fact(day, step, **more):
    trigger, *rest = (step,) if isinstance(step, str) else step
    minor = next((one for one in rest if isinstance(one, int)), None)
    reason = next((one for one in rest if isinstance(one, str)), "")
    return event(trigger, DAY * day, minor, reason=reason, **more)


def told(transaction, at=NOW):
    return render(look(transaction, at=at), locale="en")


def position(transaction):
    return {holder.value: int(part.amount * 100) for holder, part in transaction.position.items()}


SENT = ("finalise",)
PAID = ("finalise", "start_payment", "pay")
STORIES = {
    "nothing yet": ((), "draft", {"payer": ALL}),
    "planned for later": (("schedule",), "scheduled", {"payer": ALL}),
    "planned, then sent": (("schedule", "finalise"), "open", {"payer": ALL}),
    "happy path": (PAID, "paid", {"payee": ALL}),
    "paid, and nobody said that it was sent": (("pay",), "paid", {"payee": ALL}),
    "paid, and nobody said that a payment was started": ((*SENT, "pay"), "paid", {"payee": ALL}),
    "under way before anybody said that it was sent": (("start_payment",), "payment_pending", {"in_transit": ALL}),
    "paid before its day": (("schedule", "pay"), "paid", {"payee": ALL}),
    "the amount changed before it was sent": (((OPEN, 5000), "finalise"), "open", {"payer": 5000}),
    "to be confirmed": ((*SENT, "start_payment", "ask_to_confirm"), "action_required", {"payer": ALL}),
    "confirmed": ((*SENT, "ask_to_confirm", "confirm", "pay"), "paid", {"payee": ALL}),
    "confirmed, and told as started again": (
        (*SENT, "ask_to_confirm", "start_payment"),
        "payment_pending",
        {"in_transit": ALL},
    ),
    "did not go through": ((*SENT, "start_payment", "fail_payment"), "payment_failed", {"payer": ALL}),
    "did not go through, told twice": ((*SENT, "fail_payment", "fail_payment"), "payment_failed", {"payer": ALL}),
    "tried again": ((*SENT, "fail_payment", "schedule_retry"), "retrying", {"payer": ALL}),
    "tried again, and paid": ((*SENT, "fail_payment", "schedule_retry", "pay"), "paid", {"payee": ALL}),
    "tried again, and not paid": (
        (*SENT, "fail_payment", "schedule_retry", "fail_payment"),
        "payment_failed",
        {"payer": ALL},
    ),
    "no longer tried": ((*SENT, "fail_payment", "schedule_retry", "stop_retrying"), "overdue", {"payer": ALL}),
    "overdue": ((*SENT, "pass_due_date"), "overdue", {"payer": ALL}),
    "overdue, then paid": ((*SENT, "pass_due_date", "pay"), "paid", {"payee": ALL}),
    "its day passes while a payment is under way": (
        (*SENT, "start_payment", "pass_due_date"),
        "payment_pending",
        {"in_transit": ALL},
    ),
    "paid in part": ((*SENT, ("pay", 1000)), "partially_paid", {"payer": 3200, "payee": 1000}),
    "paid in two parts": ((*SENT, ("pay", 1000), ("pay", 3200)), "paid", {"payee": ALL}),
    "paid in three parts": ((*SENT, ("pay", 1000), ("pay", 1000), "pay"), "paid", {"payee": ALL}),
    "overdue, paid in part": ((*SENT, "pass_due_date", ("pay", 1000)), "overdue", {"payer": 3200, "payee": 1000}),
    "two payments under way, one arrives": (
        (*SENT, ("start_payment", 1000), ("start_payment", 3200), ("pay", 1000)),
        "payment_pending",
        {"in_transit": 3200, "payee": 1000},
    ),
    "two payments under way, one fails": (
        (*SENT, ("start_payment", 1000), ("start_payment", 3200), ("fail_payment", 1000)),
        "payment_pending",
        {"payer": 1000, "in_transit": 3200},
    ),
    "two payments under way, one to be confirmed fails": (
        (*SENT, "start_payment", ("ask_to_confirm", 1000), ("fail_payment", 1000)),
        "payment_pending",
        {"payer": 2000, "in_transit": 2200},
    ),
    "written off": ((*SENT, "pass_due_date", "write_off"), "uncollectible", {"payer": ALL}),
    "written off, a payment fails": ((*SENT, "write_off", "fail_payment"), "uncollectible", {"payer": ALL}),
    "written off, paid after all": ((*SENT, "write_off", "pay"), "paid", {"payee": ALL}),
    "written off, cancelled": ((*SENT, "write_off", "void"), "void", {"payer": ALL}),
    "cancelled before it was sent": (("void",), "void", {"payer": ALL}),
    "cancelled": ((*SENT, "void"), "void", {"payer": ALL}),
    "cancelled, and billed again": ((*SENT, "void", "finalise"), "open", {"payer": ALL}),
    "cancelled after it was paid": ((*PAID, "void"), "void", {"returning": ALL}),
    "cancelled after a part was paid": ((*SENT, ("pay", 1000), "void"), "void", {"payer": 3200, "returning": 1000}),
    "paid although it was cancelled": ((*SENT, "void", "pay"), "void", {"returning": ALL}),
    "paid although it was cancelled, and undone": ((*SENT, "void", "pay", "reopen"), "void", {"payer": ALL}),
    "cancelled while a payment is under way": ((*SENT, "start_payment", "void"), "void", {"in_transit": ALL}),
    "cancelled while a payment is under way, and billed again": (
        (*SENT, "start_payment", "void", "finalise"),
        "payment_pending",
        {"in_transit": ALL},
    ),
    "undone weeks later": ((*PAID, "fail_payment"), "reopened", {"payer": ALL}),
    "undone weeks later, in the other word": ((*PAID, "reopen"), "reopened", {"payer": ALL}),
    "undone, tried again, paid": ((*PAID, "reopen", "schedule_retry", "pay"), "paid", {"payee": ALL}),
    "one of two payments undone": (
        (*SENT, ("pay", 1000), "pay", ("reopen", 1000)),
        "reopened",
        {"payer": 1000, "payee": 3200},
    ),
    "the only part paid is undone": ((*SENT, ("pay", 1000), "reopen"), "reopened", {"payer": ALL}),
    "the only part paid is undone when it was overdue": (
        (*SENT, ("pay", 1000), "pass_due_date", "reopen"),
        "overdue",
        {"payer": ALL},
    ),
    "reduced before it was paid": ((*SENT, ("credit", 1000)), "open", {"payer": 3200, "held": 1000}),
    "reduced, then paid": ((*SENT, ("credit", 1000), ("pay", 3200)), "paid", {"held": 1000, "payee": 3200}),
    "paid in part, the rest credited": ((*SENT, ("pay", 3000), "credit"), "paid", {"held": 1200, "payee": 3000}),
    "all of it credited": ((*SENT, "credit"), "credited", {"held": ALL}),
    "reduced while a payment is under way": (
        (*SENT, ("start_payment", 3200), "credit"),
        "payment_pending",
        {"held": 1000, "in_transit": 3200},
    ),
    "reduced to what is under way while another is to be confirmed": (
        (*SENT, "start_payment", ("ask_to_confirm", 1000), "credit"),
        "payment_pending",
        {"held": 1000, "in_transit": 3200},
    ),
    "credited after it was paid": ((*PAID, "credit"), "credited", {"returning": ALL}),
    "a part credited after it was paid": ((*PAID, ("credit", 1000)), "credited", {"payee": 3200, "returning": 1000}),
    "credited in two parts": ((*PAID, ("credit", 1000), ("credit", 3200)), "credited", {"returning": ALL}),
    "credited, and the payment undone": ((*PAID, "credit", "reopen"), "credited", {"held": ALL}),
    "a part credited, and the payment undone": (
        (*PAID, ("credit", 1000), "fail_payment"),
        "reopened",
        {"payer": 3200, "returning": 1000},
    ),
    "the reduction no longer holds": ((*SENT, ("credit", 1000), "cancel_credit"), "open", {"payer": ALL}),
    "the whole credit no longer holds": ((*SENT, "credit", "cancel_credit"), "open", {"payer": ALL}),
    "the credit of the rest no longer holds": (
        (*SENT, ("pay", 3000), "credit", "cancel_credit"),
        "partially_paid",
        {"payer": 1200, "payee": 3000},
    ),
    "the credit after it was paid no longer holds": (
        (*PAID, ("credit", 1000), "cancel_credit"),
        "paid",
        {"payee": ALL},
    ),
    "one of two credits no longer holds": (
        (*PAID, ("credit", 1000), ("credit", 500), ("cancel_credit", 500)),
        "credited",
        {"payee": 3200, "returning": 1000},
    ),
    "the amount was wrong": ((*SENT, ("correct", 420)), "open", {"payer": 420}),
    "the amount was wrong while a payment was under way": (
        (*SENT, "start_payment", ("correct", 5000)),
        "payment_pending",
        {"payer": 800, "in_transit": ALL},
    ),
    "the amount was wrong after it was paid": ((*PAID, ("correct", 420)), "paid", {"payee": 420}),
    "more was paid than asked for": ((*PAID, ("overpay", 5000)), "paid", {"payee": ALL, "returning": 800}),
}


@pytest.mark.parametrize(("steps", "state", "ends"), STORIES.values(), ids=STORIES)
def test_a_story_ends_where_it_should(steps, state, ends):
    """
    You can always see what is still to be paid, and where the rest of your money is.
    """
    transaction = invoice(*steps)
    assert transaction.state.name == state
    assert position(transaction) == ends
    assert transaction.waiting == ()
    assert told(transaction).label == transaction.state.says.label


def test_every_sentence_about_what_happened_is_in_some_story():
    """
    No step was ever written that nobody has walked.
    """
    walked = {step.way.edge.key for steps, _, _ in STORIES.values() for step in invoice(*steps).steps if step.way}
    assert set(INVOICE.notices) - walked == set()


def test_to_pay_says_how_much_and_by_when():
    """
    You read what you are asked for, the day that your seller named, and how not to pay what is collected anyway.
    """
    sent = invoice("finalise", due=START + timedelta(days=14))
    words = told(sent, START + timedelta(days=2))
    assert words.label == "To pay"
    assert words.explanation == "Café Olé has billed you €42.00."
    assert words.money == "As far as we know, €42.00 has not been paid."
    assert words.next_step == (
        "We expect the invoice to be paid by March 16, 2026. If it names another day, that day counts."
    )
    assert words.action == (
        "Please pay it the way the invoice says, unless you have paid already or it is collected from you as agreed."
    )
    assert told(sent).next_step == (
        "We expected the invoice to be paid by March 16, 2026, and have not heard that it was."
    )


def test_where_nobody_named_a_day_a_month_is_expected_and_not_demanded():
    assert told(invoice("finalise")).next_step == (
        "We expect the invoice to be paid by April 2, 2026. If it names another day, that day counts."
    )


def test_a_draft_asks_for_nothing():
    """
    You are never asked to pay what was not sent to you.
    """
    for steps in ((), ("schedule",)):
        transaction = invoice(*steps)
        assert "you have not been asked to pay it yet" in told(transaction).explanation
        assert told(transaction).next_step.endswith("You do not need to do anything.")
        assert told(transaction).action == ""
        assert allowed(transaction, Party.CUSTOMER) == ()


@pytest.mark.parametrize("steps", [(*SENT, "start_payment"), (*SENT, "ask_to_confirm", "confirm")])
def test_while_a_payment_is_under_way_you_are_warned_not_to_pay_twice(steps):
    """
    As long as your payment may still go through, nobody sends you to pay again.
    """
    pending = invoice(*steps, "pass_due_date")
    words = told(pending)
    assert words.label == "Payment under way"
    assert words.action == "Please wait, or ask the seller, before you pay again, so that you do not pay twice."
    assert "start_payment" not in allowed(pending, Party.CUSTOMER)
    assert "We expect" in words.next_step
    assert "It may still go through, or not at all." in told(pending, START + timedelta(days=60)).next_step


def test_a_second_payment_of_the_same_invoice_is_not_swallowed():
    """
    If a second payment turns up, you read that we are looking at it, and not that all is as it should be.
    """
    twice = invoice(*SENT, "start_payment", ("start_payment", ALL))
    assert twice.state.name == "payment_pending"
    assert look(twice, at=NOW).news is News.CHECKING
    paid_twice = invoice(*PAID, ("pay", ALL))
    assert position(paid_twice) == {"payee": ALL}
    assert look(paid_twice, at=NOW).news is News.CHECKING


def test_the_second_of_two_payments_counts_once_the_first_has_failed():
    transaction = invoice(*SENT, ("start_payment", ALL), ("start_payment", ALL), ("fail_payment", ALL))
    assert transaction.state.name == "payment_pending"
    assert transaction.waiting == ()
    assert position(record(transaction, event("pay", 9 * DAY, ALL)).transaction) == {"payee": ALL}


@pytest.mark.parametrize("state", ["payment_pending", "payment_failed", "reopened", "retrying"])
def test_wherever_you_could_pay_twice_you_are_told_how_not_to(state):
    assert "so that you do not pay twice" in INVOICE.states[state].says.action


@pytest.mark.parametrize("state", ["open", "overdue", "partially_paid"])
def test_you_are_only_asked_to_pay_what_you_have_not_paid(state):
    assert "have paid already" in INVOICE.states[state].says.action


def test_a_payment_that_failed_says_why_and_blames_nobody():
    """
    You read the reason, where your money is, and what you can do; never that it was your fault.
    """
    words = told(invoice(*SENT, "start_payment", ("fail_payment", "not_enough_money")))
    assert words.label == "Payment failed"
    assert words.explanation == (
        "A payment for this invoice did not go through. The account it was to come from did not have enough money."
    )
    assert words.money == "As far as we know, €42.00 is unpaid."
    assert words.next_step == (
        "If money for that payment has left your account, it should come back to you. "
        "If Café Olé collects payments from you as agreed, another try may follow."
    )


def test_the_next_try_is_told_with_its_day():
    """
    You know in time when it is tried again.
    """
    failed = invoice(*SENT, "fail_payment")
    planned = record(failed, event("schedule_retry", 3 * DAY, due=START + timedelta(days=9))).transaction
    soon = START + timedelta(days=4)
    assert told(planned, soon).next_step == "We expect the next try by March 11, 2026."
    assert "have heard nothing" in told(planned).next_step
    undated = invoice(*SENT, "fail_payment", "schedule_retry")
    assert told(undated, soon).next_step == "We expect the next try by March 19, 2026."


def test_a_failure_and_the_next_try_reported_in_one_breath_are_told_in_order():
    one = [event("fail_payment", 2 * DAY, reference="b"), event("schedule_retry", 2 * DAY, reference="a")]
    for facts in permutations(one):
        transaction = after(event("finalise", DAY), *facts, lifecycle=INVOICE)
        assert (transaction.state.name, transaction.waiting) == ("retrying", ())


def test_overdue_leaves_a_way_for_whoever_cannot_pay():
    """
    If the day has passed, you are not threatened, and can ask for more time.
    """
    words = told(invoice(*SENT, "pass_due_date"))
    assert words.explanation == ("This invoice was to be paid by now, and we have not heard that it was paid in full.")
    assert words.next_step == "Café Olé may remind you of it."
    assert words.action == (
        "If you have paid already, tell the seller when and how. "
        "If not, please pay what is still unpaid the way the invoice says, or ask the seller for more time."
    )


def test_written_off_is_not_called_forgiven():
    words = told(invoice(*SENT, "write_off"))
    assert words.explanation == "Café Olé has stopped asking you to pay this invoice."
    assert words.next_step.startswith("That alone does not cancel the invoice.")
    assert allowed(invoice(*SENT, "write_off"), Party.CUSTOMER) == ("start_payment",)


def test_a_payment_undone_weeks_later_says_what_we_had_said():
    """
    When bad news comes late, you read what we told you before, and what is true now.
    """
    outcome = record(invoice(*PAID), event("fail_payment", 40 * DAY, reason="payment_stopped"))
    assert outcome.verdict is Verdict.APPLIED
    assert outcome.retracts.name == "paid"
    assert render(outcome.notice, locale="en").text == (
        "We told you that this invoice was paid. €42.00 of that has been undone since. "
        "Your bank was asked to stop this payment."
    )
    words = told(outcome.transaction, START + timedelta(days=41))
    assert words.label == "Payment undone"
    assert words.money == "As far as we know, €42.00 is unpaid."
    assert words.next_step.endswith("Café Olé may ask you to pay again.")


@pytest.mark.parametrize(
    ("before", "trigger", "said", "text"),
    [
        ((*SENT, ("pay", 1000)), "reopen", "partially_paid", "We told you that Café Olé had received €10.00."),
        ((*PAID, "credit"), "reopen", "credited", "We told you that a payment for this invoice had been received."),
        ((*SENT, ("credit", 1000)), "cancel_credit", "open", "We told you that €10.00 was taken off this invoice."),
        ((*PAID, "credit"), "cancel_credit", "credited", "We told you that €42.00 was taken off this invoice after"),
        ((*SENT, "void"), "finalise", "void", "We told you that this invoice was cancelled."),
    ],
)
def test_news_that_takes_something_back_names_it(before, trigger, said, text):
    """
    We never change our story without telling you that we do.
    """
    outcome = record(invoice(*before), event(trigger, 14 * DAY))
    assert outcome.retracts.name == said
    assert render(outcome.notice, locale="en").text.startswith(text)


def test_a_failed_try_takes_back_nothing_that_was_received():
    """
    If a try for the rest fails, the part that you have paid stays paid.
    """
    outcome = record(invoice(*SENT, ("pay", 1000)), event("fail_payment", 9 * DAY))
    assert outcome.retracts is None
    assert told(outcome.transaction).money == "As far as we know, €32.00 is unpaid. Café Olé has €10.00."


def test_what_was_taken_off_is_not_asked_for():
    """
    If a part was taken off, you read how much is left, and paying that is paying all.
    """
    reduced = invoice(*SENT, ("credit", 1000))
    assert told(reduced).money == (
        "As far as we know, €32.00 has not been paid. €10.00 was taken off this invoice and no longer has to be paid."
    )
    paid = record(reduced, event("pay", 9 * DAY, 3200)).transaction
    assert (paid.state.name, told(paid).label) == ("paid", "Paid")


def test_a_credit_after_it_was_paid_is_no_promise_of_money_in_the_account():
    """
    Credited is not arrived, and we do not say how you get it where nobody has told us.
    """
    words = told(invoice(*PAID, ("credit", 1000)))
    assert words.label == "Credited"
    assert words.money == "Café Olé has €32.00. €10.00 should come back to you, or be taken off a later invoice."
    assert words.action == "If you are waiting for money to come back, ask the seller how and when it will."


def test_a_credit_larger_than_what_is_left_waits_until_somebody_says_what_it_is():
    outcome = record(invoice(*SENT, ("pay", 3000)), event("credit", 9 * DAY, 2000))
    assert outcome.verdict is Verdict.REFUSED
    assert look(outcome.transaction, at=NOW).news is News.CHECKING


def test_two_credits_are_not_confused():
    """
    If one of two credits no longer holds, the other one does.
    """
    facts = [
        event("finalise", DAY),
        event("credit", 2 * DAY, 1000, subject="one"),
        event("pay", 3 * DAY),
        event("credit", 4 * DAY, 500, subject="two"),
    ]
    both = after(*facts, lifecycle=INVOICE)
    assert position(both) == {"held": 1000, "payee": 2700, "returning": 500}
    without_two = record(both, event("cancel_credit", 5 * DAY, subject="two")).transaction
    assert (without_two.state.name, position(without_two)) == ("paid", {"held": 1000, "payee": 3200})
    without_one = record(both, event("cancel_credit", 5 * DAY, subject="one")).transaction
    assert without_one.state.name == "partially_paid"
    assert position(without_one) == {"payer": 1000, "payee": 2700, "returning": 500}


def test_what_was_paid_too_much_is_still_yours():
    """
    If more was paid than asked for, you read how much, and that it should come back or count later.
    """
    words = told(invoice(*PAID, ("overpay", 5000)))
    assert words.label == "Paid"
    assert words.money == "Café Olé has €42.00. €8.00 should come back to you, or be taken off a later invoice."
    assert words.timeline[-1].text == (
        "Café Olé received more for this invoice than was asked for. We now show €50.00 instead of €42.00."
    )


def test_a_cancelled_invoice_that_was_paid_all_the_same_gives_the_money_back():
    """
    Your payment and the cancellation may cross; then you are not left in the dark about your money.
    """
    crossed = invoice(*SENT, "void", "pay")
    words = told(crossed)
    assert words.label == "Cancelled"
    assert words.money == "€42.00 should come back to you, or be taken off a later invoice."
    assert words.timeline[-1].text == "Café Olé received €42.00 for this invoice, although it was cancelled."
    assert look(crossed, at=NOW).news is News.CLEAR


def test_cancelled_while_a_payment_is_under_way_says_both():
    """
    If your money may be on its way for something that was cancelled, you read both, and whom to tell.
    """
    crossing = invoice(*SENT, "start_payment", "void")
    words = told(crossing)
    assert words.label == "Cancelled"
    assert words.money == (
        "€42.00 may have left your account already. As far as we know, Café Olé has not received it yet."
    )
    assert words.action.endswith("ask the seller what will happen with that money.")
    arrived = record(crossing, event("pay", 9 * DAY)).transaction
    assert told(arrived).money == "€42.00 should come back to you, or be taken off a later invoice."
    failed = record(crossing, event("fail_payment", 9 * DAY)).transaction
    assert told(failed).money == "As far as we know, €42.00 is unpaid."
    assert {one.state.name for one in (crossing, arrived, failed)} == {"void"}


def test_a_correction_says_both_amounts_and_whose_doing_it_was():
    """
    If the amount was wrong, you read the old one, the right one, and why.
    """
    for steps, state in ((SENT, "open"), (PAID, "paid")):
        transaction = invoice(*steps, ("correct", 420), cause=Cause.MERCHANT)
        assert transaction.state.name == state
        assert told(transaction).timeline[-1].text == (
            "The amount of this invoice was corrected from €42.00 to €4.20. Café Olé had told us the wrong amount."
        )
        correction = look(transaction, at=NOW).correction
        assert (correction.before.amount, correction.after.amount) == (42, correction.after.amount)
    assert "That was our mistake, and we are sorry." in (
        told(invoice(*SENT, ("correct", 420), cause=Cause.US)).timeline[-1].text
    )


def test_a_total_and_the_payments_behind_it_are_one():
    """
    However often and in whatever words it is reported, you have paid once.
    """
    transaction = after(
        event("finalise", DAY),
        event("pay", 2 * DAY, 1000, reference="one"),
        event("pay", 2 * DAY, 1000, reference="so far", is_total=True),
        event("pay", 3 * DAY, 3200, reference="two"),
        event("pay", 3 * DAY, ALL, reference="in all", is_total=True),
        lifecycle=INVOICE,
    )
    assert (transaction.state.name, position(transaction)) == ("paid", {"payee": ALL})
    assert transaction.waiting == ()
    assert len(told(transaction).timeline) == 4


def test_the_order_in_which_news_arrives_changes_nothing():
    """
    However late a message is, you end up reading the same.
    """
    facts = [fact(day, step) for day, step in enumerate((*PAID, ("credit", 1000), "reopen"), 1)]
    cards = {told(after(*order, lifecycle=INVOICE)) for order in permutations(facts)}
    assert len(cards) == 1
    assert cards.pop().label == "Payment undone"


def test_nothing_is_final_that_has_been_reversed_before():
    """
    Bills were reversed as late as after two years; so we say until when it can still change, and then that it is over.
    """
    assert [name for name, state in INVOICE.states.items() if state.final] == []
    for steps in (PAID, (*SENT, "void"), (*PAID, "credit")):
        transaction = invoice(*steps)
        assert "What you see here can still change until December" in told(transaction).next_step
        later = START + timedelta(days=700)
        assert look(transaction, at=later).final
        assert told(transaction, later).next_step.endswith("We do not expect this to change any more.")


def test_you_are_only_offered_what_you_can_do():
    """
    You are never asked for something that you cannot do.
    """
    offered = {}
    for steps, _, _ in STORIES.values():
        transaction = invoice(*steps)
        offered.setdefault(transaction.state.name, set()).add(allowed(transaction, Party.CUSTOMER))
    assert {state for state, found in offered.items() if found == {("start_payment",)}} == {
        "open", "payment_failed", "reopened", "retrying", "overdue", "partially_paid", "uncollectible"
    }  # fmt: skip
    assert offered["action_required"] == {("confirm",)}
    for state in ("draft", "scheduled", "payment_pending", "paid", "void", "credited"):
        assert offered[state] == {()}


PUBLISHED = {
    "stripe": "draft>open draft>void open>paid open>payment_failed open>void open>uncollectible uncollectible>paid "
    "uncollectible>void paid>reopened open>open paid>credited",
    "paypal": "draft>scheduled draft>open scheduled>open open>partially_paid open>payment_pending open>paid open>void "
    "partially_paid>paid payment_pending>paid paid>credited",
    "square": "draft>scheduled scheduled>payment_pending scheduled>partially_paid scheduled>paid partially_paid>paid",
}


@pytest.mark.parametrize("pair", [f"{who} {pair}" for who, pairs in PUBLISHED.items() for pair in pairs.split()])
def test_whatever_a_service_says_can_follow_is_one_step(pair):
    """
    What the services say can happen to an invoice, we can tell.
    """
    here, there = pair.split()[1].split(">")
    assert there in {way.dest.name for ways in INVOICE.ways[here].values() for way in ways}


@pytest.mark.skipif(not FACTS.exists(), reason="the map of the providers is not beside this checkout")
def test_every_word_of_the_provider_map_is_known():
    with FACTS.open(encoding="utf-8", newline="") as file:
        rows = [row["state_or_edge"] for row in csv.DictReader(file) if row["lifecycle"] == "invoice"]
    kept = [row for row in rows if not row.startswith(("derived", "no edge", "by status", "edge correct"))]
    words = {word.strip(" ()") for row in kept for word in row.replace("+", "|").replace(" (", "|").split("|")}
    known = {*INVOICE.states, *INVOICE.triggers}
    # The amount tells a part from the whole, and the purchase's word for being asked is ours too.
    assert kept
    assert words - known == {"initial", "out of band", "part", "surplus", "pay_part", "require_action"}


def test_every_state_has_its_words():
    """
    Wherever your invoice stands, we have a whole sentence for it.
    """
    reached = {}
    for steps, _, _ in STORIES.values():
        for count in range(len(steps) + 1):
            transaction = invoice(*steps[:count])
            reached[transaction.state.name] = told(transaction)
    assert set(reached) == set(INVOICE.states)
    for card in reached.values():
        assert card.label and card.explanation and card.next_step and card.money
        assert bool(card.action) is not ("You do not need to do anything." in card.next_step)


def test_without_a_name_the_seller_is_called_the_seller():
    nameless = Transaction.opened_by(INVOICE, opening(names={}))
    pending = record(record(nameless, event("finalise")).transaction, event("start_payment", 2)).transaction
    assert told(nameless).explanation.startswith("The seller is preparing an invoice for €42.00.")
    assert told(pending).money.endswith("As far as we know, the seller has not received it yet.")
