"""What GoCardless really sends, and what the customer reads of it, in every order of arrival and with repetitions."""

from datetime import UTC, datetime, timedelta

import pytest

from aboveboard import Event
from aboveboard.flows import BANK_DEBIT
from aboveboard.transaction import Verdict, gather, open_promise

from .objects import body, day, event, mandate, outbound, payment, payout, refund, transaction, webhook, when
from .telling import LIFECYCLES, Asked, always, events_of, explained, gathered, is_clear, orders, reads, story, told

NEW = {"payments": payment()}
SUBMITTED = webhook("payments", "submitted", 24)
CONFIRMED = webhook("payments", "confirmed", 90)
PAID_OUT = webhook("payments", "paid_out", 120)
BANK = {"origin": "bank", "scheme": "bacs"}
NO_MONEY_THERE = {"origin": "bank", "scheme": "sepa_core", "cause": "insufficient_funds", "reason_code": "AM04"}
FAILED = webhook("payments", "failed", 96, **NO_MONEY_THERE)
LATE_FAILURE = webhook("payments", "failed", 240, cause="refer_to_payer", reason_code="ARUDD-0", **BANK)
TAKEN_BACK = webhook("payments", "charged_back", 240, cause="authorisation_disputed", reason_code="DDICA-5", **BANK)
RETRY = webhook("payments", "resubmission_requested", 100, cause="payment_autoretried")


def seen(status, hours, **more):
    """The payment, as it was when somebody asked for it."""
    return Asked({"payments": payment(status, **more)}, hours)


# --- payments -------------------------------------------------------------------------------------------------------


def test_a_payment_that_failed_five_days_after_it_was_paid_out_is_not_called_paid():
    """
    When your bank takes it back late, you are told, and told what we had said before.
    """
    found = always(NEW, SUBMITTED, CONFIRMED, PAID_OUT, LATE_FAILURE)
    assert explained(found).startswith("£42.00 of this payment has been undone.")
    assert story(found)[-1].startswith("We told you that this was paid. £42.00 of it has been undone since.")
    assert is_clear(found)


def test_what_was_undone_goes_back_to_the_bank():
    settled = webhook("payments", "late_failure_settled", 300)
    found = always(NEW, PAID_OUT, LATE_FAILURE, settled, seen("failed", 400, links={"payout": "PO1"}))
    assert explained(found) == "Money from this payment has been given back to your bank."
    assert is_clear(found)


def test_a_payment_that_the_customer_took_back_is_undone_with_the_reason_their_bank_gave():
    settled = webhook("payments", "chargeback_settled", 300)
    found = always(NEW, PAID_OUT, TAKEN_BACK, settled, seen("charged_back", 400))
    assert "Your bank was told that this had not been agreed to." in story(found)[2]
    assert found.state.name == "return_settled"
    assert is_clear(found)


def test_a_chargeback_that_was_cancelled_counts_no_more():
    """
    If the bank takes its no back, the payment stands again, and nobody is left with the old news.
    """
    cancelled = webhook("payments", "chargeback_cancelled", 300, cause="payment_confirmed", origin="bank")
    found = always(NEW, PAID_OUT, TAKEN_BACK, cancelled, webhook("payments", "paid_out", 330))
    assert found.state.name == "paid_out"
    assert story(found)[3] == (
        "We told you that £42.00 of this payment was undone. That no longer holds: it stays collected."
    )


def test_a_chargeback_that_was_cancelled_can_come_again():
    cancelled = webhook("payments", "chargeback_cancelled", 300, cause="payment_confirmed", origin="bank")
    again = webhook("payments", "charged_back", 400, cause="refund_requested", **BANK)
    found = always(NEW, PAID_OUT, TAKEN_BACK, cancelled, again)
    assert found.state.name == "returned"
    assert "undone" in story(found)[-1]


def test_a_payment_that_is_tried_again_can_go_through():
    again = [webhook("payments", action, hours) for action, hours in (("submitted", 110), ("confirmed", 200))]
    found = always(NEW, SUBMITTED, FAILED, RETRY, *again)
    assert explained(found) == "The payment was collected from your bank account."
    assert "Café Olé plans to ask your bank again." in story(found)
    assert is_clear(found)


def test_each_try_that_fails_is_told():
    """
    Two tries are two tries, also where both fail for the same reason.
    """
    second = webhook("payments", "failed", 200, **NO_MONEY_THERE)
    found = always(NEW, FAILED, RETRY, webhook("payments", "submitted", 110), second)
    failed = "The payment did not go through. The account it was to come from did not have enough money."
    assert story(found).count(failed) == 2


@pytest.mark.parametrize(
    ("news", "label"),
    [
        ((), "Planned"),
        ((FAILED,), "Planned"),
        ((FAILED, RETRY), "Next try planned"),
    ],
    ids=["never tried", "failed", "failed and planned again"],
)
def test_pending_submission_means_that_the_bank_will_be_asked(news, label):
    found = always(NEW, *news, seen("pending_submission", 101, charge_date=day(200)))
    assert reads(found)[0] == label
    assert is_clear(found)


def test_a_payment_is_called_off_once_however_many_tell_it():
    cancelled = webhook("payments", "cancelled", 10, cause="mandate_cancelled", origin="bank")
    found = always(NEW, cancelled, seen("cancelled", 30), {"payments": payment("cancelled")})
    assert [line for line in story(found) if "called off" in line] == ["The payment was called off."]
    assert is_clear(found)


def test_an_answer_that_is_newer_than_the_webhook_is_believed():
    """
    A webhook says what happened then; who asks meanwhile learns what holds now.
    """
    found = always(SUBMITTED, seen("paid_out", 121))
    assert reads(found)[0] == "Paid"
    assert "Your bank was asked to pay £42.00." in story(found)


def test_what_an_answer_and_a_webhook_both_say_is_told_once():
    found = always(NEW, SUBMITTED, seen("submitted", 25), CONFIRMED, seen("confirmed", 91))
    assert len(story(found)) == 3


def test_two_facts_of_one_moment_stand_in_the_order_in_which_they_can_have_happened():
    same = body(event("payments", "paid_out", 120), event("payments", "confirmed", 120))
    found = always(NEW, SUBMITTED, same)
    assert story(found)[2:] == ["£42.00 was collected from your account.", "£42.00 was passed on to the seller."]


def test_a_failure_and_the_next_try_of_one_moment_stand_in_order():
    same = body(event("payments", "resubmission_requested", 96), event("payments", "failed", 96, **NO_MONEY_THERE))
    assert always(NEW, SUBMITTED, same).state.name == "retry_scheduled"


def test_news_without_an_amount_waits_and_is_not_lost():
    early = gathered(SUBMITTED, CONFIRMED)
    assert early.transactions == ()
    assert len(early.waiting) == 2
    assert reads(told(SUBMITTED, CONFIRMED, NEW))[0] == "Collected"


def test_the_list_of_events_with_the_payment_beside_it_says_everything():
    """
    One page of the list tells what happened, when, and how much it is about.
    """
    listed = body(
        event("payments", "failed", 240, cause="refer_to_payer", **BANK),
        event("payments", "paid_out", 120),
        event("payments", "created"),
        linked={"payments": [payment("failed", links={"payout": "PO1"}), payment("submitted", id="PM_other")]},
    )
    found = always(listed)
    assert explained(found).startswith("£42.00 of this payment has been undone.")
    assert len(story(found)) == 3
    assert always(listed, PAID_OUT, NEW).fold.state == found.fold.state


def test_beside_its_events_a_payment_says_only_what_no_event_does():
    asked = body(event("payments", "created"), linked={"payments": [payment("pending_customer_approval")]})
    granted = webhook("payments", "customer_approval_granted", 3, origin="customer")
    assert always(asked).state.name == "awaiting_approval"
    assert always(asked, granted).state.name == "created"


def test_silence_that_was_taken_for_an_answer_is_taken_back():
    """
    If we took it as collected because nobody said otherwise, and somebody then does, you are told both.
    """
    ours = Event("assume_collected", reference="PM1/assumed", source="us", occurred_at=when(100), about=("PM1",),
                 lifecycle="bank_debit")  # fmt: skip
    payloads = (NEW, SUBMITTED, LATE_FAILURE)
    for order in orders(payloads):
        events = [one for payload in order for one in events_of(payload)]
        (found,) = gather([ours, *events], BANK_DEBIT).transactions
        assert story(found)[-1].startswith("We told you that this payment was probably collected.")


def test_a_reason_that_is_not_to_be_told_reads_like_none():
    """
    That the holder of an account has died is nobody's business on a page about money.
    """
    masked = webhook("payments", "failed", 96, cause="bank_account_closed", reason_code="ARUDD-2", **BANK)
    nothing = webhook("payments", "failed", 96, cause="refer_to_payer", reason_code="ARUDD-0", **BANK)
    assert reads(always(NEW, masked)) == reads(always(NEW, nothing))


@pytest.mark.parametrize(
    "strange",
    [webhook("payments", "teleported", 30), seen("teleported", 30)],
    ids=["an action", "a status"],
)
def test_news_that_nobody_taught_us_is_kept_and_said_to_be_checked(strange):
    found = always(NEW, SUBMITTED, strange)
    assert [one.verdict for one in found.waiting] == [Verdict.UNKNOWN]
    assert explained(found).endswith("There is more news about this that we are still checking.")


def test_the_day_of_collection_is_the_day_by_which_the_bank_is_asked():
    promise = open_promise(always(NEW))
    assert promise is not None
    assert promise.due.date().isoformat() == day(72)
    assert "We expect your bank to be asked by March 5, 2026." in reads(told(NEW), at=when(2))[2]


def test_an_approval_that_the_customer_refused_ends_the_payment():
    denied = webhook("payments", "customer_approval_denied", 5, origin="customer", cause="customer_approval_denied")
    found = always(seen("pending_customer_approval", 1), denied, seen("customer_approval_denied", 9))
    assert story(found)[-1] == "You did not agree to this payment."


# --- refunds --------------------------------------------------------------------------------------------------------

REFUND = {"refunds": refund()}
REFUND_PAID = webhook("refunds", "paid", 240)
REFUND_FAILED = webhook("refunds", "failed", 300)
REFUND_BACK = webhook("refunds", "funds_returned", 320)


def test_a_refund_can_fail_after_it_was_sent():
    found = always(REFUND, REFUND_PAID, REFUND_FAILED)
    assert story(found)[-1].startswith("We told you that £10.00 was sent to you. It did not reach you after all.")


def test_a_refund_that_bounced_goes_back_to_the_seller():
    bounced = Asked({"refunds": refund("funds_returned")}, 400)
    found = always(REFUND, REFUND_PAID, REFUND_FAILED, REFUND_BACK, bounced)
    assert explained(found).startswith("Money from this refund was sent back to the seller.")
    assert is_clear(found)


def test_a_refund_and_a_chargeback_of_one_payment_are_two_stories():
    """
    You are not promised the same money twice: each story says what became of its own.
    """
    for order in orders((NEW, PAID_OUT, TAKEN_BACK, REFUND, REFUND_PAID)):
        debit, money_back = gathered(*order).transactions
        assert (debit.id, money_back.id) == ("PM1", "RF1")
        assert money_back.history[0].event.part_of == ("PM1",)
        assert explained(debit).startswith("£42.00 of this payment has been undone.")
        assert "Café Olé has given back £10.00." in reads(money_back)[3]


def test_two_refunds_of_one_payment_do_not_mix():
    second = webhook("refunds", "failed", 300, links={"refund": "RF2"})
    for order in orders((REFUND, {"refunds": refund(id="RF2", amount=500)}, REFUND_PAID, second)):
        states = {found.id: found.state.name for found in gathered(*order).transactions}
        assert states == {"RF1": "completed", "RF2": "failed"}


def test_a_refund_that_the_seller_settled_is_no_news_for_the_customer():
    found = always(REFUND, REFUND_PAID, webhook("refunds", "refund_settled", 230))
    assert len(story(found)) == 2


# --- payouts --------------------------------------------------------------------------------------------------------

PAYOUT = {"payouts": payout()}


def test_a_payout_that_bounced_is_not_called_paid():
    found = always(PAYOUT, webhook("payouts", "paid", 24), Asked({"payouts": payout("bounced")}, 100))
    assert explained(found).startswith("Money from this payment did not reach you.")
    assert story(found)[-1].startswith("We told you that £42.00 was paid out to you.")


def test_a_bounce_without_the_payout_it_was_waits():
    bounced = webhook("creditors", "bounced_payout", 100)
    assert len(gathered(PAYOUT, webhook("payouts", "paid", 24), bounced).waiting) == 1
    named = webhook("creditors", "bounced_payout", 100, links={"creditor": "CR1", "payout": "PO1"})
    assert always(PAYOUT, webhook("payouts", "paid", 24), named).state.name == "failed"


def test_a_bounce_that_nobody_dated_comes_after_the_day_of_arrival():
    found = always({"payouts": payout("bounced")}, webhook("payouts", "paid", 36))
    assert found.state.name == "failed"


# --- agreements -----------------------------------------------------------------------------------------------------

AGREED = webhook("mandates", "created", origin="api")
ACTIVE = webhook("mandates", "active", 48)


def test_an_agreement_that_was_cancelled_can_come_back():
    cancelled = webhook("mandates", "cancelled", 100, cause="mandate_cancelled", **BANK)
    back = webhook("mandates", "reinstated", 200, origin="bank", cause="mandate_reinstated")
    found = always(AGREED, webhook("mandates", "submitted", 24), ACTIVE, cancelled, back)
    assert found.state.name == "active"
    assert story(found)[-1].startswith("We told you that this agreement was cancelled. That no longer holds")


def test_an_agreement_that_was_paused_is_seen_only_by_asking():
    found = always(AGREED, ACTIVE, Asked({"mandates": mandate("suspended_by_payer")}, 90))
    assert reads(found)[0] == "Paused"
    resumed = always(AGREED, ACTIVE, Asked({"mandates": mandate("suspended_by_payer")}, 90),
                     Asked({"mandates": mandate("active")}, 120))  # fmt: skip
    assert resumed.state.name == "active"


def test_an_agreement_and_its_payment_end_together_and_are_two_stories():
    ended = body(
        event("mandates", "cancelled", 30, cause="bank_account_closed", reason_code="ADDACS-B", id="EV_1", **BANK),
        event("payments", "cancelled", 30, cause="bank_account_closed", reason_code="ADDACS-B", id="EV_2",
              links={"payment": "PM1", "parent_event": "EV_1"}, **BANK),
    )  # fmt: skip
    for order in orders((AGREED, NEW, ended)):
        states = {found.id: found.state.name for found in gathered(*order).transactions}
        assert states == {"MD1": "cancelled", "PM1": "cancelled"}


def test_who_is_on_a_list_of_blocked_accounts_is_not_told_so():
    found = always(AGREED, webhook("mandates", "blocked", 1, cause="mandate_blocked_by_gocardless"))
    assert explained(found).endswith("has been blocked.")
    assert "list" not in " ".join(story(found))


# --- money that the seller sends, and their account -----------------------------------------------------------------


def test_money_that_was_sent_can_still_come_back():
    done = webhook("outbound_payments", "executed", 30)
    failed = webhook("outbound_payments", "failed", 40)
    found = always(
        {"outbound_payments": outbound()}, webhook("outbound_payments", "set_to_executing", 25), done, failed
    )
    assert explained(found).startswith("Money from this payment is being sent back.")


def test_a_transfer_that_failed_is_told_once_however_many_tell_it():
    failed = webhook("outbound_payments", "failed", 40)
    found = always({"outbound_payments": outbound()}, failed, Asked({"outbound_payments": outbound("failed")}, 50))
    assert reads(found)[0] == "Not sent"
    assert is_clear(found)


def test_a_line_of_the_account_is_one_line_told_twice():
    found = always(
        {"payment_account_transactions": transaction()}, webhook("payment_account_transactions", "created", 25)
    )
    assert story(found) == [
        "Your bank reported an entry of £42.00. Acme was named in it.",
        "Your bank entered this in your account, as £42.00.",
    ]


# --- all of it ------------------------------------------------------------------------------------------------------


def test_nothing_private_is_in_any_event():
    private = ("Jo Secret", "BA1", "In their words", "CU1")
    payloads = (
        {"outbound_payments": [outbound(one) for one in ("verifying", "executed", "failed")]},
        {"payment_account_transactions": transaction(links={"payment_bank_account": "BA1"})},
        {"mandates": mandate("active")},
        {"payouts": payout("paid")},
        LATE_FAILURE,
    )
    for payload in payloads:
        for one in events_of(payload):
            said = [str(getattr(one, name)) for name in ("names", "about", "part_of", "reference", "code", "reason")]
            assert not [word for word in private for text in said if word in text]


def test_who_asks_at_another_hour_learns_the_same():
    """
    An answer is dated by when it was asked for, so asking more often adds no news.
    """
    often = [seen("paid_out", 120 + hours) for hours in (1, 5, 30)]
    found = always(NEW, SUBMITTED, CONFIRMED, PAID_OUT, *often)
    assert len(story(found)) == 4
    assert is_clear(found)


UNDATED = {
    "a payment that fails late": (
        payment,
        ["pending_submission", "submitted", 24, "confirmed", 90, "paid_out", 120, "failed", 240],
        "returned",
    ),
    "a payment that fails": (payment, ["pending_submission", "submitted", 24, "failed", 96], "failed"),
    "a refund that comes back": (refund, ["created", "paid", 240, "failed", 300, "funds_returned", 320], "returned"),
    "a payout": (payout, ["pending", "paid", 24], "paid"),
    "an agreement that ends": (
        mandate,
        ["pending_submission", "submitted", 9, "active", 50, "cancelled", 90],
        "cancelled",
    ),
    "a transfer": (outbound, ["verifying", "executed", 40], "sent"),
}
NAMES = {payment: "payments", refund: "refunds", payout: "payouts", mandate: "mandates", outbound: "outbound_payments"}
CALLED = {(refund, "failed"): "bounced"}


@pytest.mark.parametrize(("make", "steps", "end"), UNDATED.values(), ids=UNDATED)
def test_who_forgets_to_say_when_they_asked_ends_where_gocardless_does(make, steps, end):
    """
    Each webhook makes somebody ask for the whole, and nobody notes when.
    """
    name = NAMES[make]
    payloads = [{name: make(steps[0])}]
    for action, hours in zip(steps[1::2], steps[2::2], strict=True):
        payloads += [webhook(name, action, hours), {name: make(CALLED.get((make, action), action))}]
    found = always(*payloads)
    assert found.state.name == end
    assert is_clear(found)


def test_an_answer_is_never_dated_before_the_payment_was_made():
    early = Asked(NEW | {"payments": payment("submitted")}, -500)
    assert {one.occurred_at for one in events_of(early)} == {when()}


def test_days_are_over_when_they_end():
    (opened, *_) = events_of(NEW)
    assert opened.due == datetime.fromisoformat(day(72)).replace(tzinfo=UTC) + timedelta(days=1, microseconds=-1)


def test_every_lifecycle_that_is_reported_is_known():
    assert {one.name for one in LIFECYCLES} >= {
        one.lifecycle for payload in (NEW, REFUND, PAYOUT, AGREED) for one in events_of(payload)
    }
