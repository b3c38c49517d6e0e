"""Streams that Adyen really sends, and what the customer reads at their end, in every order of arrival."""

import random
from datetime import timedelta
from itertools import permutations

import pytest

from aboveboard import look, render
from aboveboard.flows import LIFECYCLES
from aboveboard.providers import adyen
from aboveboard.transaction import Verdict, gather
from aboveboard.view import News
from facts import START
from providers.adyen.objects import (
    answer,
    asked,
    debited,
    entry,
    event,
    issued,
    note,
    notify,
    to_bank,
    tracked,
    transfer,
)

LATER = START + timedelta(days=8)
AGREED = note("AUTHORISATION")
DISPUTED = asked("CHARGEBACK", 50, id="D1", data={"chargebackReasonCode": "13.1", "chargebackSchemeCode": "visa"})
BACK = [{"currency": "EUR", "balance": 4200}]
NOT_SAID = "We cannot say why. Your bank may be able to tell you more if you ask."


def streams(payloads):
    """Every order of a short stream, some of a long one; and each with everything told twice."""
    if len(payloads) <= 5:
        orders = [list(order) for order in permutations(payloads)]
    else:
        chance = random.Random(4)
        orders = [payloads, payloads[::-1], *(chance.sample(payloads, len(payloads)) for _ in range(60))]
    yield from orders
    yield [one for one in orders[-1] for _ in range(2)]
    yield [*orders[0], *orders[-1]]


def told(payloads, at=LATER):
    """What the customer reads, by what it is about: the label, what it says, and all that happened."""
    events = [one for payload in payloads for one in adyen.read(payload, merchant="Café Olé", at=START)]
    gathered = gather(events, *LIFECYCLES)
    assert not gathered.waiting
    found = {}
    for transaction in gathered.transactions:
        view = look(transaction, at=at)
        words = render(view, locale="en")
        lines = [line.text for line in words.timeline]
        found[transaction.lifecycle.name, transaction.id] = (view.news, words.label, words.explanation, lines)
    return found


def end(payloads, about, at=LATER):
    """What the customer reads of one thing at the end: the same in every order, however often it is told."""
    (first, *others) = [told(stream, at)[about] for stream in streams(payloads)]
    assert all(other == first for other in others)
    return first


def ends(payloads, about):
    news, label, explanation, lines = end(payloads, about)
    assert news is News.CLEAR
    return label, explanation, lines


PAYMENT = ("card_payment", "PAY1")
REFUND = ("refund", "RF1")
DISPUTE = ("dispute", "D1")
DEBIT = ("bank_debit", "PAY1")
PAYOUT = ("payout", "TF1")


# --- order, and repetition ------------------------------------------------------------------------------------------


def test_all_that_happens_in_one_second_is_told_in_the_order_in_which_it_can_have_happened():
    """
    Agreed, checked and collected in one second: you read it in that order.
    """
    agreed = note("AUTHORISATION", data={"fraudManualReview": "true"})
    label, _, lines = ends([agreed, asked("MANUAL_REVIEW_ACCEPT", 0), asked("CAPTURE", 0)], PAYMENT)
    assert label == "Collected"
    assert lines == [
        "Café Olé asked for €42.00.",
        "Your bank set €42.00 aside.",
        "A closer check of the payment began.",
        "The payment was checked more closely, and can go on.",
        "Café Olé collected €42.00.",
    ]


def test_one_cancellation_told_three_ways_is_one():
    """
    Your payment is called off once, however many messages we got about it.
    """
    three = [
        asked("TECHNICAL_CANCEL", 5),
        asked("CANCELLATION", 6),
        asked("CANCEL_OR_REFUND", 7, data={"modification.action": "cancel"}),
    ]
    label, _, lines = ends([AGREED, *three], PAYMENT)
    assert label == "Cancelled"
    assert lines.count("The payment was called off.") == 1


def test_a_notification_sent_again_with_another_date_is_a_duplicate():
    """
    Adyen repeats what it is not sure has reached us; you are told once.
    """
    again = [asked("REFUND", 24, id="RF1", value=1000), asked("REFUND", 25, id="RF1", value=1000)]
    _, _, lines = ends(again, REFUND)
    assert lines == [
        "Café Olé started a refund of €10.00 to you.",
        "€10.00 was sent to you, and the banks accepted it.",
    ]
    (refund,) = gather([one for payload in again for one in adyen.read(payload)], *LIFECYCLES).transactions
    assert {one.verdict for one in refund.history} <= {Verdict.APPLIED, Verdict.DUPLICATE}


def test_one_message_with_several_items_is_several_messages():
    items = [one["notificationItems"][0]["NotificationRequestItem"] for one in (AGREED, asked("CAPTURE", 5))]
    assert told([notify(*items)]) == told([AGREED, asked("CAPTURE", 5)])


def test_an_answer_and_the_webhook_of_the_same_payment_are_one_fact():
    """
    You are asked to confirm, and then your bank agrees: both are told, each once.
    """
    label, _, lines = ends([answer("RedirectShopper"), answer("Authorised"), note("AUTHORISATION", 1)], PAYMENT)
    assert label == "Set aside"
    assert lines == [
        "Café Olé asked for €42.00.",
        "Your bank asked you to confirm the payment.",
        "Your bank set €42.00 aside.",
    ]


def test_what_is_refused_and_a_moment_later_agreed_to_is_agreed_to():
    """
    A payment that worked after all is never shown as refused.
    """
    refused = note("AUTHORISATION", 0, "false", reason="Acquirer Error")
    label, _, lines = ends([refused, note("AUTHORISATION", 0.01)], PAYMENT)
    assert label == "Set aside"
    assert lines[1].startswith("The payment did not go through.")
    assert lines[2] == "Your bank set €42.00 aside."


# --- done, and then not ---------------------------------------------------------------------------------------------


def test_a_collection_that_fails_late_says_what_we_had_told_and_can_work_after_all():
    """
    When money we called collected was not, we say so, and say so again when it is.
    """
    failed = asked(
        "CAPTURE_FAILED",
        30,
        id="C1",
        reason="Capture rejected by card scheme because of a technical issue.",
    )
    stream = [AGREED, asked("CAPTURE", 5, id="C1"), failed]
    label, explanation, lines = ends(stream, PAYMENT)
    assert label == "Not collected"
    assert explanation == (
        "Café Olé tried to collect the payment, and that did not work. It could not be passed on to your bank."
    )
    assert lines[-1] == (
        "We told you that Café Olé had collected €42.00. That did not work. It could not be passed on to your bank. "
        "It may be tried again."
    )
    again = asked("CAPTURE", 60, id="C1", reason="Transaction Auto-recaptured")
    label, _, lines = ends([*stream, again], PAYMENT)
    assert (label, lines[-1]) == ("Collected", "Café Olé collected €42.00 after all.")


def test_a_refund_that_fails_after_it_was_sent_says_what_we_had_told():
    """
    We never leave you waiting for a refund that is not coming.
    """
    stream = [
        asked("REFUND", 24, id="RF1", value=1000),
        asked("REFUND_FAILED", 90, id="RF1", value=1000, reason="Refund Failed"),
    ]
    label, _, lines = ends(stream, REFUND)
    assert label == "Did not arrive"
    assert lines[-1] == (
        "We told you that €10.00 was sent to you. It did not reach you after all. "
        "We cannot say why. The seller may be able to tell you more."
    )


def test_a_refund_that_comes_back_is_with_the_seller():
    stream = [asked("REFUND", 24, id="RF1"), asked("REFUNDED_REVERSED", 90, id="RF1", reason="no such account 1234")]
    label, explanation, lines = ends(stream, REFUND)
    assert label == "Money returned to seller"
    assert "1234" not in explanation
    assert lines[-1].startswith("We told you that €42.00 was sent to you. It has gone back to the seller since.")


def test_a_refund_before_the_money_was_collected_waits_for_it():
    stream = [asked("POSTPONED_REFUND", 24, id="RF1"), asked("REFUND", 30, id="RF1")]
    label, _, lines = ends(stream, REFUND)
    assert label == "Refund sent"
    assert lines[1] == "Sending this refund had to wait. The payment itself had not been collected yet."


def test_money_collected_after_the_time_ran_out_is_told_as_that():
    """
    An expired payment that is collected late does not appear out of nowhere.
    """
    label, _, lines = ends([AGREED, note("EXPIRE", 170), asked("CAPTURE", 180)], PAYMENT)
    assert label == "Collected"
    assert lines[-1] == "We told you that the time for the payment had run out. Café Olé has collected €42.00 since."


def test_a_bank_debit_given_back_weeks_later_is_undone_and_not_disputed():
    """
    What your bank gives back on your word is yours: nobody asks the seller.
    """
    code = {"chargebackReasonCode": "MD06", "chargebackSchemeCode": "sepadirectdebit"}
    debit = note("AUTHORISATION", method="sepadirectdebit")
    stream = [debit, asked("CHARGEBACK", 190, method="sepadirectdebit", data=code)]
    assert set(told(stream)) == {DEBIT}
    label, _, lines = ends(stream, DEBIT)
    assert label == "Undone"
    assert lines[-1] == "€42.00 of this payment was undone. Your bank was asked to give the money back."


def test_a_payout_that_had_arrived_and_is_sent_back_says_both():
    """
    Only your bank's word makes it arrived, and even then it can be taken back.
    """
    listed = [event("booked", 2), event("credited", 5, 2), event("returned", 90, 3, mutations=BACK)]
    stream = [
        transfer("booked", 2, listed[:1]),
        transfer("credited", 5, listed[:2]),
        transfer("returned", 90, listed, reason="counterpartyAccountClosed"),
    ]
    label, _, lines = ends(stream, PAYOUT)
    assert label == "Sent back"
    assert lines == [
        "Café Olé started to pay you €42.00.",
        "Café Olé sent €42.00 to you.",
        "It was confirmed that €42.00 arrived in your account.",
        "We told you that €42.00 had arrived. It has gone back since. The account it was meant for is closed.",
    ]


def test_a_payout_that_the_bank_has_only_taken_on_is_not_called_arrived():
    """
    "Accepted" is not "in your account", and we do not say it is.
    """
    booked = event("booked", 2)
    accepted = transfer("booked", 3, [booked, tracked("confirmation", 3, "accepted")])
    label, explanation, _ = ends([transfer("booked", 2, [booked]), accepted], PAYOUT)
    assert label == "Paid out"
    assert explanation.endswith("Nobody has told us yet that the money arrived.")
    credited = transfer("credited", 9, [booked, tracked("confirmation", 3, "accepted"), event("credited", 9, 3)])
    label, _, _ = ends([transfer("booked", 2, [booked]), accepted, credited], PAYOUT)
    assert label == "Arrived"


def test_a_payout_of_the_older_kind_that_bounces_is_with_the_sender_again():
    stream = [note("PAYOUT_THIRDPARTY"), asked("PAIDOUT_REVERSED", 90)]
    label, _, lines = ends(stream, ("payout", "PAY1"))
    assert label == "Sent back"
    assert lines[-2].startswith("We told you that €42.00 was paid out to you. It did not reach you after all.")
    assert lines[-1].startswith("Café Olé has €42.00 back.")


def test_a_transfer_that_was_booked_and_fails_comes_back():
    """
    "Booked" is not the end of it: when the other bank says no, your money is on its way back.
    """
    stream = [
        to_bank("booked", 2, [event("booked", 2)]),
        to_bank("failed", 30, [event("booked", 2), event("failed", 30, 2)]),
    ]
    label, _, lines = ends(stream, ("bank_transfer", "TF1"))
    assert label == "Coming back"
    assert lines[-1].startswith(
        "We told you that this payment was going ahead. That has changed, and €42.00 should come"
    )
    booked_back = to_bank("failed", 30, [event("booked", 2), event("failed", 30, 2, mutations=BACK)])
    label, _, _ = ends([stream[0], booked_back], ("bank_transfer", "TF1"))
    assert label == "Back with you"


# --- disputes -------------------------------------------------------------------------------------------------------


def test_a_dispute_that_is_won_and_then_lost_says_that_the_first_was_not_the_end():
    """
    When a decision is turned around, you are told that it is, not just the new one.
    """
    stream = [
        asked("NOTIFICATION_OF_CHARGEBACK", 48, id="D1"),
        DISPUTED,
        asked("INFORMATION_SUPPLIED", 55, id="D1"),
        asked("CHARGEBACK_REVERSED", 60, id="D1", data={"disputeStatus": "Won"}),
    ]
    label, _, lines = ends(stream, DISPUTE)
    assert label == "For seller, for now"
    assert lines.count("€42.00 from this payment was questioned.") == 1
    label, _, lines = ends([*stream, asked("SECOND_CHARGEBACK", 90, id="D1")], DISPUTE)
    assert label == "Decided in your favour"
    assert lines[-1] == (
        "We told you that it had been decided for the seller. Since then, it has been decided that €42.00 goes back "
        f"to you. {NOT_SAID}"
    )


def test_a_dispute_goes_the_whole_way():
    stream = [
        asked("REQUEST_FOR_INFORMATION", 40, id="D1"),
        asked("INFORMATION_SUPPLIED", 44, id="D1"),
        DISPUTED,
        asked("INFORMATION_SUPPLIED", 55, id="D1"),
        asked("CHARGEBACK_REVERSED", 60, id="D1"),
        asked("PREARBITRATION_OPEN", 90, id="D1"),
        asked("PREARBITRATION_DECLINED", 95, id="D1"),
        asked("SCHEME_ARBITRATION", 99, id="D1"),
        asked("SCHEME_ARBITRATION_WON", 120, id="D1", data={"disputeStatus": "Won"}),
    ]
    label, _, lines = ends(stream, DISPUTE)
    assert label == "Decided for seller"
    assert lines == [
        "A problem with €42.00 from a payment was reported.",
        "Café Olé was asked about this payment.",
        "Information about this payment was handed in.",
        "€42.00 from this payment was questioned.",
        "€42.00 was taken from the seller for the time being.",
        "Information about this payment was handed in.",
        f"For now, it was decided that the seller keeps the money. {NOT_SAID}",
        "We told you that it had been decided for the seller. Since then, a second look at the payment has begun.",
        "The second look at this payment went on.",
        "The card company was asked to decide.",
        f"It was decided that the seller keeps the money. {NOT_SAID}",
    ]


def test_a_dispute_that_nobody_answered_is_decided_for_you_once():
    """
    The seller's time is over, and you read the decision once.
    """
    over = asked("DISPUTE_DEFENSE_PERIOD_ENDED", 90, id="D1", data={"disputeStatus": "Lost"})
    label, _, lines = ends([DISPUTED, over], DISPUTE)
    assert label == "Decided in your favour"
    assert len([line for line in lines if line.startswith("It was decided that €42.00 goes back to you.")]) == 1


def test_a_refund_during_a_dispute_and_the_dispute_are_told_apart():
    """
    Two ways for one sum to come back to you are never added up.
    """
    stream = [AGREED, asked("CAPTURE", 5), asked("REFUND", 49, id="RF1", value=1000), DISPUTED]
    assert set(told(stream)) == {PAYMENT, REFUND, DISPUTE}
    assert ends(stream, REFUND)[0] == "Refund sent"
    assert ends(stream, DISPUTE)[0] == "Payment questioned"
    assert ends(stream, PAYMENT)[0] == "Collected"


def test_money_taken_from_the_seller_decides_nothing():
    stream = [asked("NOTIFICATION_OF_CHARGEBACK", 48, id="D1"), DISPUTED]
    label, _, lines = ends(stream, DISPUTE)
    assert label == "Payment questioned"
    assert lines[-1] == "€42.00 was taken from the seller for the time being."


# --- in parts -------------------------------------------------------------------------------------------------------


def test_parts_are_collected_expire_are_refunded_and_are_questioned_each_for_itself():
    """
    Of every cent you can read where it is.
    """
    stream = [
        AGREED,
        asked("CAPTURE", 5, id="C1", value=1000),
        asked("CAPTURE", 6, id="C2", value=2000),
        note("EXPIRE", 170),
        asked("REFUND", 180, id="RF1", value=500),
        asked("CHARGEBACK", 185, id="D1", value=1500),
    ]
    label, _, lines = ends(stream, PAYMENT)
    assert label == "Collected"
    assert lines[2:] == [
        "Café Olé collected €10.00.",
        "Café Olé collected a further €20.00.",
        "The time to collect the remaining €12.00 ran out. Your bank should release it.",
    ]
    assert ends(stream, REFUND)[2][-1] == "€5.00 was sent to you, and the banks accepted it."
    assert ends(stream, DISPUTE)[2][-1] == "€15.00 was taken from the seller for the time being."


def test_one_part_that_fails_takes_nothing_from_the_other():
    stream = [
        AGREED,
        asked("CAPTURE", 5, id="C1", value=1000),
        asked("CAPTURE", 6, id="C2", value=3200),
        asked("CAPTURE_FAILED", 30, id="C1", value=1000),
    ]
    label, _, lines = ends(stream, PAYMENT)
    assert label == "Collected"
    assert lines[-1].startswith("We told you that Café Olé had collected €10.00. That did not work.")


def test_a_part_that_could_not_be_collected_says_nothing_against_the_other():
    """
    A request that was turned down at once takes back nothing of what you paid.
    """
    turned_down = asked("CAPTURE", 6, "false", id="C2", value=3000, reason="Insufficient balance on payment")
    label, _, lines = ends([AGREED, asked("CAPTURE", 5, id="C1", value=3000), turned_down], PAYMENT)
    assert label == "Collected"
    assert lines[-1] == "Café Olé collected €30.00."


def test_an_order_paid_in_parts_and_given_up_lets_go_of_each_part():
    parts = {
        "order-1-pspReference": "PAY1",
        "order-1-paymentAmount": "EUR 42.00",
        "order-1-success": "true",
        "order-1-paymentMethod": "visa",
        "order-2-pspReference": "PAY2",
        "order-2-paymentAmount": "EUR 8.00",
        "order-2-success": "false",
        "order-2-paymentMethod": "mc",
    }
    stream = [AGREED, note("ORDER_CLOSED", 9, "false", id="ORDER1", value=5000, data=parts)]
    assert ends(stream, PAYMENT)[0] == "Cancelled"
    assert ends(stream, ("card_payment", "PAY2"))[0] == "Not paid"
    events = [one for payload in stream for one in adyen.read(payload)]
    assert {one.part_of for one in events if one.about == ("PAY2",)} == {("ORDER1",)}


def test_an_entry_that_is_booked_with_another_amount_shows_both():
    label, _, lines = ends([entry("pending", 0), entry("booked", 9, value=-4500)], ("feed_entry", "TX1"))
    assert label == "Entered"
    assert lines[-2:] == [
        "The amount changed from €42.00 to €45.00.",
        "Your bank entered this in your account, as €45.00.",
    ]


# --- newer than its name, and not known -----------------------------------------------------------------------------


def test_a_webhook_called_created_that_says_booked_is_booked():
    """
    We go by what a message says, not by what it is called.
    """
    label, _, lines = ends([transfer("booked", 2, kind="created")], PAYOUT)
    assert label == "On its way"
    assert lines[-1] == "Café Olé sent €42.00 to you."


@pytest.mark.parametrize(
    ("status", "listed", "label"), [("refused", "cancelled", "Not paid"), ("cancelled", "refused", "Cancelled")]
)
def test_where_a_transfer_and_its_list_name_two_ends_the_transfer_counts(status, listed, label):
    first = event("received", 0)
    stream = [debited("received", 0, [first]), debited(status, 3, [first, event(listed, 3, 2)])]
    assert ends(stream, ("bank_debit", "TF1"))[0] == label


def test_news_that_nobody_taught_us_is_kept_and_said_to_be_checked():
    """
    What we do not understand is never turned into words about your money.
    """
    news, label, _, lines = end([AGREED, asked("TELEPORTED", 5)], PAYMENT)
    assert news is News.CHECKING
    assert label == "Set aside"
    assert len(lines) == 2


def test_reasons_that_would_help_a_thief_read_the_same_as_none():
    """
    Whoever tries a stolen card learns nothing from us.
    """
    hidden = ("Expired Card", "Not enough balance", "FRAUD", "CVC Declined", "", "a reason of tomorrow")
    found = [end([note("AUTHORISATION", 0, "false", reason=reason)], PAYMENT) for reason in hidden]
    assert all(one == found[0] for one in found)
    assert found[0][2] == f"The payment of €42.00 did not go through. {NOT_SAID}"
    open_one = end([note("AUTHORISATION", 0, "false", reason="Authentication required")], PAYMENT)
    assert open_one[2].endswith("Your bank wanted you to confirm the payment first.")


def test_a_bill_that_is_tried_again_and_given_up_is_told_beside_its_tries():
    """
    One refused try is not the last word on your bill, and you can read which it was.
    """
    rescue = {"retry.rescueReference": "R1", "retry.rescueScheduled": "true"}
    stream = [
        note("AUTHORISATION", 0, "false", data=rescue, reason="Not enough balance"),
        note("AUTHORISATION", 80, "false", id="PAY2", data=rescue | {"retry.rescueScheduled": "false"}),
        asked("AUTORESCUE", 81, "false", data={"retry.rescueReference": "R1"}),
    ]
    label, _, lines = ends(stream, ("invoice", "R1"))
    assert label == "Overdue"
    assert lines == [
        "Café Olé prepared an invoice for €42.00.",
        f"A payment for this invoice did not go through. {NOT_SAID}",
        "Café Olé planned another try to collect the payment.",
        f"A payment for this invoice did not go through. {NOT_SAID}",
        "Café Olé stopped trying to collect the payment.",
    ]
    assert ends(stream, PAYMENT)[0] == ends(stream, ("card_payment", "PAY2"))[0] == "Not paid"


def test_cash_that_a_machine_took_back_leaves_no_charge():
    listed = [event("received", 0), event("authorised", 0, 2), event("atmWithdrawal", 1, 3)]
    stream = [
        issued("atmWithdrawal", 1, listed, type="atmWithdrawal"),
        issued("atmWithdrawalReversed", 5, [*listed, event("atmWithdrawalReversed", 5, 4)], type="atmWithdrawal"),
    ]
    label, _, lines = ends(stream, ("card_payment", "TF1"))
    assert label == "Undone"
    assert lines[-1].startswith("We told you that Bakery had collected €42.00. It has been undone since.")


def test_each_time_you_are_asked_to_confirm_is_told():
    """
    A second try is a second question, and not the first one repeated.
    """
    tries = [
        (answer("ChallengeShopper"), 0),
        (answer("Refused", refusalReasonCode="11"), 1),
        (answer("ChallengeShopper"), 2),
    ]
    told_at = [(payload, START + timedelta(hours=hours)) for payload, hours in tries]
    for order in permutations(told_at):
        events = [one for payload, at in order for one in adyen.read(payload, at=at)]
        (payment,) = gather(events, *LIFECYCLES).transactions
        lines = [line.text for line in render(look(payment, at=LATER), locale="en").timeline]
        assert payment.state.name == "action_required"
        assert lines.count("Your bank asked you to confirm the payment.") == 2
