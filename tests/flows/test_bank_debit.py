"""Each story of a payment that is collected from a bank account, and what the customer reads at its end."""

from datetime import datetime, timedelta
from itertools import permutations

import pytest

from aboveboard import look, render
from aboveboard.flows.bank_debit import BANK_DEBIT
from aboveboard.lifecycle import ASSUMED, OPEN, Holder, Party
from aboveboard.transaction import Verdict, allowed, record
from aboveboard.view import News
from facts import START, after, event

DAY = 24
NOW = START + timedelta(days=20)


def debit(*steps, minor=4200):
    """The payment after these facts, a day apart: a trigger, or a trigger with an amount or a reason."""
    return after(*(fact(day, step) for day, step in enumerate(steps, 1)), minor=minor, lifecycle=BANK_DEBIT)


def fact(day, step):
    trigger, *more = (step,) if isinstance(step, str) else step
    minor = next((one for one in more if isinstance(one, int)), None)
    reason = next((one for one in more if isinstance(one, str)), "")
    return event(trigger, DAY * day, minor, reason=reason)


def told(transaction, at=NOW):
    return render(look(transaction, at=at), locale="en")


def position(transaction):
    return {holder.value: int(part.amount * 100) for holder, part in transaction.position.items()}


def last_line(transaction):
    return told(transaction).timeline[-1].text


ALL = 4200
STORIES = {
    "nothing yet": ([], "created", {"payer": ALL}),
    "with the bank": (["submit"], "submitted", {"payer": ALL}),
    "collected": (["submit", "confirm"], "collected", {"held": ALL}),
    "happy path": (["submit", "confirm", "pay_out"], "paid_out", {"payee": ALL}),
    "released from a hold": (["submit", "confirm", "release_hold"], "paid_out", {"payee": ALL}),
    "released, then told as passed on": (
        ["submit", "confirm", "release_hold", "pay_out"],
        "paid_out",
        {"payee": ALL},
    ),
    "agreed to": (["request_approval", "approve", "submit", "confirm"], "collected", {"held": ALL}),
    "agreed to, and nobody said that it was asked": (["approve", "submit"], "submitted", {"payer": ALL}),
    "not agreed to": (["request_approval", "deny"], "cancelled", {"payer": ALL}),
    "not agreed to, and nobody said that it was asked": (["deny"], "cancelled", {"payer": ALL}),
    "amount changed before": ([("adjust", 5000), "submit", "confirm"], "collected", {"held": 5000}),
    "asked for another amount": ([(OPEN, 3900), "submit", "confirm"], "collected", {"held": 3900}),
    "called off": (["submit", "cancel"], "cancelled", {"payer": ALL}),
    "assumed, then confirmed": (["submit", "assume_collected", "confirm"], "collected", {"held": ALL}),
    "assumed, then paid out": (["submit", "assume_collected", "pay_out"], "paid_out", {"payee": ALL}),
    "assumed, then released": (["submit", "assume_collected", "release_hold"], "paid_out", {"payee": ALL}),
    "assumed, then failed": (["submit", "assume_collected", "fail"], "failed", {"payer": ALL}),
    "assumed, then failed late": (["submit", "assume_collected", "late_fail"], "returned", {"returning": ALL}),
    "assumed, then charged back": (["submit", "assume_collected", "charge_back"], "returned", {"returning": ALL}),
    "assumed, then called off": (["submit", "assume_collected", "cancel"], "cancelled", {"payer": ALL}),
    "assumed once it was known": (["submit", "confirm", "assume_collected"], "collected", {"held": ALL}),
    "failed": (["submit", "fail"], "failed", {"payer": ALL}),
    "failed before the bank was asked": (["fail"], "failed", {"payer": ALL}),
    "failed, told twice": (["submit", "fail", "fail"], "failed", {"payer": ALL}),
    "failed, then called off": (["submit", "fail", "cancel"], "cancelled", {"payer": ALL}),
    "failed, tried again, collected": (
        ["submit", "fail", "schedule_retry", "submit", "confirm"],
        "collected",
        {"held": ALL},
    ),
    "failed, sent again without a word": (["submit", "fail", "submit", "confirm"], "collected", {"held": ALL}),
    "failed, asked for anew": (["submit", "fail", (OPEN, ALL)], "created", {"payer": ALL}),
    "returned by the bank before it was collected": (["submit", "charge_back"], "returned", {"returning": ALL}),
    "failed late after it was collected": (["submit", "confirm", "late_fail"], "returned", {"returning": ALL}),
    "told as failed after it was collected": (["submit", "confirm", "fail"], "returned", {"returning": ALL}),
    "paid out, then failed": (["submit", "confirm", "pay_out", "fail"], "returned", {"returning": ALL}),
    "paid out, then failed late": (["submit", "confirm", "pay_out", "late_fail"], "returned", {"returning": ALL}),
    "paid out, then charged back": (["submit", "confirm", "pay_out", "charge_back"], "returned", {"returning": ALL}),
    "given back": (
        ["submit", "confirm", "pay_out", "charge_back", "settle_return"],
        "return_settled",
        {"payer": ALL},
    ),
    "given back, told twice": (
        ["submit", "confirm", "late_fail", "settle_return", "settle_return"],
        "return_settled",
        {"payer": ALL},
    ),
    "failed, and the books closed": (["submit", "fail", "settle_return"], "failed", {"payer": ALL}),
    "taken back before it was passed on, both told later": (
        ["submit", "confirm", "late_fail", "pay_out", "settle_return"],
        "return_settled",
        {"payer": ALL},
    ),
    "the bank changed its mind": (
        ["submit", "confirm", "pay_out", "charge_back", "cancel_chargeback", "pay_out"],
        "paid_out",
        {"payee": ALL},
    ),
    "the bank changed its mind after it was given back": (
        ["submit", "confirm", "charge_back", "settle_return", "cancel_chargeback"],
        "collected",
        {"held": ALL},
    ),
    "taken back, tried again, paid": (
        ["submit", "confirm", "pay_out", "late_fail", "schedule_retry", "submit", "confirm", "pay_out"],
        "paid_out",
        {"payee": ALL},
    ),
    "given back only when it was tried again": (
        ["submit", "confirm", "late_fail", "schedule_retry", "settle_return", "submit", "confirm"],
        "collected",
        {"held": ALL},
    ),
    "undone, and collected all the same": (
        ["submit", "confirm", "charge_back", "confirm"],
        "collected",
        {"held": ALL},
    ),
    "a part undone, and collected all the same": (
        ["submit", "confirm", ("charge_back", 2000), ("confirm", 2000)],
        "collected",
        {"held": ALL},
    ),
    "undone, and a part collected all the same": (
        ["submit", "confirm", "charge_back", ("confirm", 2000)],
        "returned",
        {"held": 2000, "returning": 2200},
    ),
    "refused, and then sent back by the bank": (["submit", "fail", "charge_back"], "failed", {"payer": ALL}),
    "collected and nobody said that the bank was asked": (["confirm"], "collected", {"held": ALL}),
    "paid out and nobody said that it was collected": (["submit", "pay_out"], "paid_out", {"payee": ALL}),
    "paid out is the first we hear": (["pay_out"], "paid_out", {"payee": ALL}),
    "returned is the first we hear": (["charge_back"], "returned", {"returning": ALL}),
    "agreed, and the bank was asked before we heard so": (["request_approval", "submit"], "submitted", {"payer": ALL}),
    "confirmed again after it was paid out": (["submit", "pay_out", "confirm"], "paid_out", {"payee": ALL}),
    "collected in part": (["submit", ("confirm", 3000)], "collected", {"payer": 1200, "held": 3000}),
    "collected in two parts": (["submit", ("confirm", 3000), ("confirm", 1200)], "collected", {"held": ALL}),
    "passed on in part": (
        ["submit", "confirm", ("pay_out", 3000)],
        "collected",
        {"held": 1200, "payee": 3000},
    ),
    "passed on in two parts": (["submit", "confirm", ("pay_out", 3000), "pay_out"], "paid_out", {"payee": ALL}),
    "taken back in part": (
        ["submit", "confirm", "pay_out", ("charge_back", 1000)],
        "returned",
        {"payee": 3200, "returning": 1000},
    ),
    "a part given back, then the rest taken back": (
        ["submit", "confirm", "pay_out", ("charge_back", 1000), "settle_return", ("charge_back", 3200)],
        "returned",
        {"payer": 1000, "returning": 3200},
    ),
    "taken back in two parts, given back in two": (
        ["submit", "confirm", ("charge_back", 1000), ("charge_back", 3200), ("settle_return", 1000), "settle_return"],
        "return_settled",
        {"payer": ALL},
    ),
}


@pytest.mark.parametrize(("steps", "state", "ends"), STORIES.values(), ids=STORIES)
def test_a_story_ends_where_it_should(steps, state, ends):
    transaction = debit(*steps)
    assert transaction.state.name == state
    assert position(transaction) == ends
    assert transaction.waiting == ()
    assert told(transaction).label == transaction.state.says.label


def test_every_sentence_about_what_happened_is_in_some_story():
    """
    No step was ever written that nobody has walked.
    """
    walked = {step.way.edge.key for steps, _, _ in STORIES.values() for step in debit(*steps).steps if step.way}
    assert set(BANK_DEBIT.notices) - walked == {"assume_unaware"}


PUBLISHED = {
    "plaid": "pending>failed pending>posted posted>returned posted>settled settled>funds_available settled>returned "
    "funds_available>returned",
    "gocardless": "pending_submission>submitted submitted>confirmed confirmed>paid_out submitted>failed "
    "confirmed>failed paid_out>failed paid_out>charged_back confirmed>charged_back charged_back>confirmed "
    "failed>pending_submission pending_customer_approval>customer_approval_denied pending_submission>cancelled",
}
STATES = {
    "pending": {"created"},
    "posted": {"submitted"},
    "settled": {"collected"},
    "funds_available": {"paid_out"},
    "returned": {"returned"},
    "pending_customer_approval": {"awaiting_approval"},
    "pending_submission": {"created"},
    "submitted": {"submitted"},
    "confirmed": {"collected"},
    "paid_out": {"paid_out"},
    "failed": {"failed", "returned"},
    "charged_back": {"returned", "return_settled"},
    "cancelled": {"cancelled"},
    "customer_approval_denied": {"cancelled"},
}


@pytest.mark.parametrize("pair", [f"{who} {pair}" for who, pairs in PUBLISHED.items() for pair in pairs.split()])
def test_whatever_a_service_says_can_follow_is_one_step(pair):
    """
    What your bank and the payment service can do, we can tell.
    """
    before, later = pair.split()[1].split(">")
    assert any(
        way.dest.name in STATES[later]
        for state in STATES[before]
        for ways in BANK_DEBIT.ways[state].values()
        for way in ways
    )


def test_a_payment_undone_weeks_after_it_was_paid_says_what_we_had_said():
    """
    When bad news comes late, you read what we told you before, and what is true now.
    """
    paid = debit("submit", "confirm", "pay_out")
    outcome = record(paid, event("fail", 40 * DAY, reason="not_enough_money"))
    assert outcome.verdict is Verdict.APPLIED
    assert outcome.retracts.name == "paid_out"
    assert render(outcome.notice, locale="en").text == (
        "We told you that this was paid. €42.00 of it has been undone since. "
        "The account it was to come from did not have enough money."
    )
    card = told(outcome.transaction, START + timedelta(days=41))
    assert card.label == "Undone"
    assert card.explanation == (
        "€42.00 of this payment has been undone. The account it was to come from did not have enough money."
    )
    assert card.money == "If €42.00 has left your account, your bank should put it back."
    assert card.next_step.startswith("Café Olé may ask you or your bank for it again.")


@pytest.mark.parametrize(
    ("before", "trigger", "we_had_said"),
    [
        (["submit", "assume_collected"], "fail", "We told you that this payment was probably collected. It has not"),
        (["submit", "assume_collected"], "charge_back", "We told you that this payment was probably collected. €42.00"),
        (["submit", "assume_collected"], "late_fail", "We told you that this payment was probably collected. €42.00"),
        (["submit", "assume_collected"], "cancel", "We told you that this payment was probably collected. It has been"),
        (["submit", "confirm"], "fail", "We told you that this payment was collected. €42.00 of it has been undone"),
        (["submit", "confirm"], "charge_back", "We told you that this payment was collected. €42.00 of it has been"),
        (["submit", "pay_out"], "late_fail", "We told you that this was paid. €42.00 of it has been undone since."),
        (["submit", "charge_back"], "cancel_chargeback", "We told you that €42.00 of this payment was undone. That no"),
    ],
)
def test_news_that_takes_something_back_names_it(before, trigger, we_had_said):
    """
    We never change our story without telling you that we do.
    """
    outcome = record(debit(*before), event(trigger, 9 * DAY))
    assert outcome.retracts is not None
    assert render(outcome.notice, locale="en").text.startswith(we_had_said)


def test_news_before_anything_was_collected_takes_nothing_back():
    for trigger in ("fail", "charge_back", "cancel"):
        assert record(debit("submit"), event(trigger, 9 * DAY)).retracts is None


def test_what_was_undone_and_is_collected_after_all_takes_back_what_we_said():
    """
    If you told me that a payment was undone, and it is collected after all, you say both.
    """
    outcome = record(debit("submit", "confirm", "charge_back"), event("confirm", 9 * DAY))
    assert outcome.retracts.name == "returned"
    assert last_line(outcome.transaction) == (
        "We told you that €42.00 of this payment was undone. Since then, we have been told that it was collected."
    )


@pytest.mark.parametrize(
    "steps",
    [
        ("submit", "confirm", "charge_back", "charge_back"),
        ("submit", "confirm", "charge_back", "fail"),
        ("submit", "confirm", "charge_back", "settle_return", "charge_back"),
        ("submit", "confirm", "charge_back", "settle_return", "fail"),
        ("submit", "fail", "charge_back"),
        ("submit", "fail", "late_fail"),
        # The books of the seller show it as passed on and taken off again.
        ("submit", "confirm", "charge_back", "pay_out"),
    ],
)
def test_what_is_undone_already_is_undone_once(steps):
    """
    If you hear a second time that my payment was undone, nothing changes, and nothing has to be checked.
    """
    before, after_all = debit(*steps[:-1]), debit(*steps)
    assert (after_all.state, position(after_all)) == (before.state, position(before))
    assert look(after_all, at=NOW).news is News.CLEAR
    assert told(after_all).timeline == told(before).timeline


def test_what_nobody_confirmed_is_not_told_as_certain():
    """
    Where we only have not heard otherwise, that is what you read.
    """
    transaction = debit("submit", "assume_collected")
    view, card = look(transaction, at=NOW), told(transaction)
    assert view.certainty is ASSUMED
    assert view.promise is None
    assert card.label == "Probably collected"
    assert "we have not been told otherwise" in card.explanation
    assert card.money == "We believe that €42.00 has left your account, but nobody has confirmed it."
    assert "can still change until" in card.next_step


def test_only_we_take_silence_for_an_answer_and_only_once_the_bank_was_asked():
    assert {edge.by for edge in BANK_DEBIT.edges if edge.trigger == "assume_collected"} == {Party.US}
    (way,) = BANK_DEBIT.ways["submitted"]["assume_collected"]
    assert way.dest.name == "assumed_collected"
    assert not [name for name in ("created", "awaiting_approval") if "assume_collected" in BANK_DEBIT.ways[name]]


def test_an_assumption_that_a_late_report_proves_wrong_is_never_made_twice():
    """
    We took it as collected; it had failed, and is tried again. Nobody says that the new try was collected.
    """
    assumed = debit("submit", ("assume_collected", ALL))
    failed = record(assumed, event("fail", DAY + 1)).transaction
    assert failed.state.name == "failed"
    assert [line.text for line in told(failed).timeline][-2:] == [
        "The payment did not go through.",
        "We still took the payment as collected, because the earlier news had not reached us yet.",
    ]
    again = record(failed, event("schedule_retry", 5 * DAY)).transaction
    again = record(again, event("submit", 6 * DAY)).transaction
    assert again.state.name == "submitted"
    assert look(again, at=NOW).news is News.CLEAR


def test_late_confirmation_and_our_assumption_agree():
    assumed = debit("submit", ("assume_collected", ALL))
    confirmed = record(assumed, event("confirm", DAY + 1)).transaction
    assert confirmed.state.name == "collected"
    assert look(confirmed, at=NOW).news is News.CLEAR


def test_the_payment_service_having_it_is_not_the_seller_having_it():
    """
    As long as the seller does not have your money, we do not say so.
    """
    assert told(debit("submit")).money == "As far as we know, Café Olé has not received any money."
    collected = debit("submit", "confirm")
    assert told(collected).money == (
        "The payment service has received €42.00. We have not been told yet whether it was passed on."
    )
    assert told(record(collected, event("pay_out", 9 * DAY)).transaction).money == "Café Olé has €42.00."


def test_each_part_of_the_money_is_told_where_it_is():
    """
    If only a part was passed on, you read what the rest is doing.
    """
    partly = debit("submit", ("confirm", 3000), ("pay_out", 2000))
    assert told(partly).label == "Collected"
    assert told(partly).money == (
        "Café Olé does not have €12.00. The payment service has received €10.00. "
        "We have not been told yet whether it was passed on. Café Olé has €20.00."
    )


def test_a_part_that_is_undone_does_not_sound_like_all():
    card = told(debit("submit", "confirm", "pay_out", ("charge_back", 1000)))
    assert card.explanation == "€10.00 of this payment has been undone."
    assert card.money == "Café Olé has €32.00. If €10.00 has left your account, your bank should put it back."


def test_a_payment_that_did_not_go_through_says_why_and_what_now():
    """
    You read the reason, where your money is, that your bank may be asked again, and how not to pay twice.
    """
    card = told(debit("submit", ("fail", "not_enough_money")))
    assert card.label == "Not paid"
    assert card.explanation == (
        "The payment of €42.00 did not go through. The account it was to come from did not have enough money."
    )
    assert card.money == "As far as we know, Café Olé has not received any money."
    assert "your bank should put it back" in card.next_step
    assert "Café Olé may ask your bank again, without asking you first." in card.next_step
    assert card.action == "If you would still like to pay, ask the seller how, so that you do not pay twice."


def test_the_next_try_is_told_with_its_day():
    """
    If the seller tries again, you know in time to have the money there.
    """
    failed = debit("submit", "fail")
    day = datetime.fromisoformat("2026-03-25T00:00:00+00:00")
    planned = record(failed, event("schedule_retry", 3 * DAY, due=day)).transaction
    card = told(planned)
    assert card.label == "Next try planned"
    assert card.next_step == "We expect your bank to be asked again by March 25, 2026."
    assert card.action.startswith("Please have up to €42.00 ready in your account for it.")


def test_a_day_the_service_names_beats_our_own_window():
    day = datetime.fromisoformat("2026-03-09T00:00:00+00:00")
    asked = after(event("submit", DAY, due=day), lifecycle=BANK_DEBIT)
    assert told(asked, START).next_step == (
        "We expect to know by March 9, 2026 whether it was paid. You do not need to do anything."
    )
    assert "have heard nothing" in told(asked).next_step


def test_only_the_customer_agrees_or_refuses_and_only_when_asked():
    """
    You are never asked for something that you cannot do.
    """
    asked = debit("request_approval")
    assert set(allowed(asked, Party.CUSTOMER)) == {"approve", "deny"}
    assert "please say so" in told(asked).action
    for steps, state, _ in STORIES.values():
        if state != "awaiting_approval":
            assert allowed(debit(*steps), Party.CUSTOMER) == ()


def test_once_nothing_more_can_come_we_say_so():
    paid = debit("submit", "confirm", "pay_out")
    assert "can still change until April 6, 2027" in told(paid).next_step
    later = START + timedelta(days=500)
    assert look(paid, at=later).final
    assert told(paid, later).next_step == "We do not expect this to change any more."


def test_the_order_in_which_news_arrives_changes_nothing():
    """
    However late a message is, you end up reading the same.
    """
    facts = [fact(day, step) for day, step in enumerate(("submit", "confirm", "pay_out", ("fail", "not_said")), 1)]
    cards = {told(after(*order, lifecycle=BANK_DEBIT)) for order in permutations(facts)}
    assert len(cards) == 1
    assert cards.pop().label == "Undone"


def test_a_retry_waits_for_the_failure_it_belongs_to():
    """
    Two reports of one second do not make you read that a planned payment has failed.
    """
    facts = [event("fail", 2 * DAY, reference="b"), event("schedule_retry", 2 * DAY, reference="a")]
    transaction = after(event("submit", DAY), *facts, lifecycle=BANK_DEBIT)
    assert transaction.state.name == "retry_scheduled"
    assert transaction.waiting == ()


def test_books_closed_late_on_the_first_try_do_not_spoil_the_second():
    """
    The second try was collected, and that is what you read.
    """
    steps = ("submit", "confirm", "pay_out", "late_fail", "schedule_retry", "submit", "confirm", "settle_return")
    transaction = debit(*steps)
    assert transaction.state.name == "collected"
    assert position(transaction) == {"held": ALL}
    assert look(transaction, at=NOW).news is News.CLEAR


def test_books_closed_on_a_payment_that_nobody_said_was_undone_are_not_ignored():
    """
    Where a piece of news is missing, you read that we are checking, and nothing we cannot know.
    """
    transaction = debit("submit", "confirm", "settle_return")
    assert transaction.state.name == "collected"
    assert look(transaction, at=NOW).news is News.CHECKING
    missing = record(transaction, event("charge_back", 2 * DAY + 1)).transaction
    assert missing.state.name == "return_settled"
    assert look(missing, at=NOW).news is News.CLEAR


def test_collected_after_it_was_called_off_is_a_contradiction_and_told_as_one():
    transaction = debit("cancel", "confirm")
    assert look(transaction, at=NOW).news is News.CONFLICTING
    assert told(transaction).label == "Being checked"


@pytest.mark.parametrize(
    ("steps", "left"),
    [
        (("submit", "confirm", ("charge_back", 1000), "schedule_retry"), {"payer": 1000, "held": 3200}),
        (("submit", "pay_out", ("charge_back", 1000), "schedule_retry"), {"payer": 1000, "payee": 3200}),
        (("submit", "charge_back", ("schedule_retry", 1000)), {"payer": 1000, "returning": 3200}),
        (("submit", "assume_collected", ("fail", 1000)), {"payer": 1000, "unknown": 3200}),
    ],
)
def test_nothing_is_called_off_that_is_still_with_somebody(steps, left):
    """
    As long as any of your money may be gone, we do not say that it was called off before it was collected.
    """
    before = debit(*steps)
    assert position(before) == left
    outcome = record(before, event("cancel", 9 * DAY))
    assert outcome.verdict is Verdict.REFUSED
    assert (outcome.transaction.state, position(outcome.transaction)) == (before.state, left)
    assert look(outcome.transaction, at=NOW).news is News.CHECKING


def test_a_part_called_off_of_what_we_assume_collected_is_not_all_called_off():
    outcome = record(debit("submit", "assume_collected"), event("cancel", 9 * DAY, 1000))
    assert outcome.verdict is Verdict.REFUSED
    assert position(outcome.transaction) == {"unknown": ALL}
    assert look(outcome.transaction, at=NOW).news is News.CHECKING


def test_nothing_is_final_that_a_bank_can_still_undo():
    assert {name for name, state in BANK_DEBIT.states.items() if state.final} == {"cancelled"}
    assert Holder.IN_TRANSIT not in {holder for steps, _, _ in STORIES.values() for holder in debit(*steps).position}


def test_every_state_has_its_words():
    """
    Wherever your payment stands, we have a whole sentence for it.
    """
    reached = {}
    for steps, _, _ in STORIES.values():
        for count in range(len(steps) + 1):
            transaction = debit(*steps[:count])
            reached[transaction.state.name] = told(transaction)
    assert set(reached) == set(BANK_DEBIT.states)
    for card in reached.values():
        assert card.label and card.explanation and card.next_step and card.money
        assert bool(card.action) is not ("You do not need to do anything." in card.next_step)
