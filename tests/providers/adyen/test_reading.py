import csv
import json
import re
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given

from aboveboard import look
from aboveboard.errors import BadPayload
from aboveboard.flows import LIFECYCLES
from aboveboard.providers import adyen
from aboveboard.transaction import Basis, Verdict, gather, open_promise
from aboveboard.view import News
from facts import START
from mangling import mangled
from providers.adyen.objects import (
    PAYMENT,
    answer,
    asked,
    at,
    debited,
    entry,
    event,
    incoming,
    issued,
    item,
    money,
    note,
    notify,
    to_bank,
    token,
    tracked,
    transfer,
)

LATER = START + timedelta(days=3)
ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"
PAGE = ROOT / "docs" / "reference" / "adyen.md"

PAID = note("AUTHORISATION")
CHARGED_BACK = asked("CHARGEBACK", 50, id="D1", data={"disputeStatus": "Undefended"})


def read(*payloads, merchant="Café Olé"):
    return [one for payload in payloads for one in adyen.read(payload, merchant=merchant, at=START)]


def told(*payloads):
    """Every transaction that these payloads come to, by lifecycle."""
    gathered = gather(read(*payloads), *LIFECYCLES)
    assert not gathered.waiting
    return {one.lifecycle.name: one for one in gathered.transactions}


def position(transaction):
    return {holder.value: int(part.amount * 100) for holder, part in transaction.position.items()}


def back(status, hours, number=1):
    return event(status, hours, number, mutations=[{"currency": "EUR", "balance": 4200}])


def taken(status, hours, value, number=1):
    return event(status, hours, number, amount=money(value))


ORDER = {
    "order-1-pspReference": "PART1",
    "order-1-paymentAmount": "EUR 10.00",
    "order-1-success": "true",
    "order-1-paymentMethod": "givex",
    "order-2-pspReference": "PART2",
    "order-2-paymentAmount": "EUR 32.00",
    "order-2-success": "true",
    "order-2-paymentMethod": "visa",
}
RESCUE = {"retry.rescueReference": "R1", "merchantOrderReference": "bill 9"}

# payloads, whose news, where it ends, who has how much
CASES = {
    "AUTHORISATION": ([PAID], "card_payment", "authorised", {"held": 4200}),
    "AUTHORISATION, refused": (
        [note("AUTHORISATION", success="false", reason="Expired Card")],
        "card_payment",
        "declined",
        {"payer": 4200},
    ),
    "AUTHORISATION, refused and then agreed to": (
        [note("AUTHORISATION", 0, "false", reason="Refused"), note("AUTHORISATION", 1)],
        "card_payment",
        "authorised",
        {"held": 4200},
    ),
    "AUTHORISATION, to be checked": (
        [note("AUTHORISATION", data={"fraudManualReview": "true"})],
        "card_payment",
        "in_review",
        {"held": 4200},
    ),
    "AUTHORISATION of a bank debit": (
        [note("AUTHORISATION", method="sepadirectdebit")],
        "bank_debit",
        "submitted",
        {"payer": 4200},
    ),
    "AUTHORISATION of a bank debit, refused": (
        [note("AUTHORISATION", success="false", method="ach")],
        "bank_debit",
        "failed",
        {"payer": 4200},
    ),
    "PENDING": ([note("PENDING", method="gcash")], "card_payment", "processing", {"payer": 4200}),
    "CAPTURE": ([PAID, asked("CAPTURE", 5)], "card_payment", "captured", {"in_transit": 4200}),
    "CAPTURE in part": (
        [PAID, asked("CAPTURE", 5, value=3000)],
        "card_payment",
        "captured",
        {"held": 1200, "in_transit": 3000},
    ),
    "CAPTURE, not possible": ([PAID, asked("CAPTURE", 5, "false")], "card_payment", "capture_failed", {"held": 4200}),
    "CAPTURE of a bank debit": (
        [note("AUTHORISATION", method="ach"), asked("CAPTURE", 5, method="ach")],
        "bank_debit",
        "submitted",
        {"payer": 4200},
    ),
    "CAPTURE_FAILED": (
        [PAID, asked("CAPTURE", 5), asked("CAPTURE_FAILED", 30, id="CAPTURE1", reason="Capture Failed")],
        "card_payment",
        "capture_failed",
        {"unknown": 4200},
    ),
    "CAPTURE_FAILED of a bank debit": (
        [note("AUTHORISATION", method="ach"), asked("CAPTURE_FAILED", 50, method="ach")],
        "bank_debit",
        "failed",
        {"payer": 4200},
    ),
    "CANCELLATION": ([PAID, asked("CANCELLATION", 5)], "card_payment", "cancelled", {"payer": 4200}),
    "CANCELLATION of the rest": (
        [PAID, asked("CAPTURE", 5, value=3000), asked("CANCELLATION", 6)],
        "card_payment",
        "captured",
        {"payer": 1200, "in_transit": 3000},
    ),
    "CANCELLATION, not possible": (
        [PAID, asked("CANCELLATION", 5, "false")],
        "card_payment",
        "authorised",
        {"held": 4200},
    ),
    "CANCELLATION of a bank debit": (
        [note("AUTHORISATION", method="ach"), asked("CANCELLATION", 1, method="ach")],
        "bank_debit",
        "cancelled",
        {"payer": 4200},
    ),
    "TECHNICAL_CANCEL": ([PAID, asked("TECHNICAL_CANCEL", 5)], "card_payment", "cancelled", {"payer": 4200}),
    "TECHNICAL_CANCEL and CANCELLATION of one payment": (
        [PAID, asked("TECHNICAL_CANCEL", 5), asked("CANCELLATION", 6)],
        "card_payment",
        "cancelled",
        {"payer": 4200},
    ),
    "CANCEL_OR_REFUND, cancelled": (
        [PAID, asked("CANCEL_OR_REFUND", 5, data={"modification.action": "cancel"})],
        "card_payment",
        "cancelled",
        {"payer": 4200},
    ),
    "CANCEL_OR_REFUND, refunded": (
        [asked("CANCEL_OR_REFUND", 5, data={"modification.action": "refund"})],
        "refund",
        "completed",
        {"payer": 4200},
    ),
    "AUTHORISATION_ADJUSTMENT, more": (
        [PAID, asked("AUTHORISATION_ADJUSTMENT", 2, value=5000)],
        "card_payment",
        "authorised",
        {"held": 5000},
    ),
    "AUTHORISATION_ADJUSTMENT, not possible": (
        [PAID, asked("AUTHORISATION_ADJUSTMENT", 2, "false", value=5000)],
        "card_payment",
        "authorised",
        {"held": 4200},
    ),
    "EXPIRE": ([PAID, note("EXPIRE", 170)], "card_payment", "expired", {"payer": 4200}),
    "EXPIRE alone": ([note("EXPIRE", 170)], "card_payment", "expired", {"payer": 4200}),
    "EXPIRE of the rest": (
        [PAID, asked("CAPTURE", 5, value=3000), asked("EXPIRE", 170)],
        "card_payment",
        "captured",
        {"payer": 1200, "in_transit": 3000},
    ),
    "EXPIRE after the amount was changed": (
        [PAID, asked("AUTHORISATION_ADJUSTMENT", 2, value=5000), note("EXPIRE", 170)],
        "card_payment",
        "expired",
        {"payer": 5000},
    ),
    "OFFER_CLOSED": ([note("OFFER_CLOSED", 12, method="ideal")], "card_payment", "expired", {"payer": 4200}),
    "MANUAL_REVIEW_ACCEPT": (
        [note("AUTHORISATION", data={"fraudManualReview": "true"}), asked("MANUAL_REVIEW_ACCEPT", 3)],
        "card_payment",
        "authorised",
        {"held": 4200},
    ),
    "MANUAL_REVIEW_REJECT": ([PAID, asked("MANUAL_REVIEW_REJECT", 3)], "card_payment", "declined", {"held": 4200}),
    "MANUAL_REVIEW_REJECT, and let go": (
        [PAID, asked("MANUAL_REVIEW_REJECT", 3), asked("CANCELLATION", 4)],
        "card_payment",
        "cancelled",
        {"payer": 4200},
    ),
    "MANUAL_REVIEW_REJECT of a bank debit": (
        [note("AUTHORISATION", method="ach"), asked("MANUAL_REVIEW_REJECT", 3, method="ach")],
        "bank_debit",
        "submitted",
        {"payer": 4200},
    ),
    "REFUND": ([asked("REFUND", 24, value=1000)], "refund", "completed", {"payer": 1000}),
    "REFUND, not possible": ([asked("REFUND", 24, "false")], "refund", "failed", {"payee": 4200}),
    "REFUND_WITH_DATA": ([note("REFUND_WITH_DATA", 24)], "refund", "completed", {"payer": 4200}),
    "REFUND_FAILED": (
        [asked("REFUND", 24, id="RF1"), asked("REFUND_FAILED", 90, id="RF1", reason="Refund Failed")],
        "refund",
        "failed",
        {"payee": 4200},
    ),
    "REFUNDED_REVERSED": (
        [asked("REFUND", 24, id="RF1"), asked("REFUNDED_REVERSED", 90, id="RF1")],
        "refund",
        "returned",
        {"payee": 4200},
    ),
    "POSTPONED_REFUND": ([asked("POSTPONED_REFUND", 24)], "refund", "waiting_for_funds", {"payee": 4200}),
    "POSTPONED_REFUND, then sent": (
        [asked("POSTPONED_REFUND", 24, id="RF1"), asked("REFUND", 30, id="RF1")],
        "refund",
        "completed",
        {"payer": 4200},
    ),
    "VOID_PENDING_REFUND": (
        [asked("POSTPONED_REFUND", 24, id="RF1"), asked("VOID_PENDING_REFUND", 25, about="RF1")],
        "refund",
        "cancelled",
        {"payee": 4200},
    ),
    "VOID_PENDING_REFUND, not possible": (
        [asked("REFUND", 24, id="RF1"), asked("VOID_PENDING_REFUND", 25, "false", about="RF1")],
        "refund",
        "completed",
        {"payer": 4200},
    ),
    "NOTIFICATION_OF_FRAUD": ([asked("NOTIFICATION_OF_FRAUD", 50)], "dispute", "notified", {"payee": 4200}),
    "REQUEST_FOR_INFORMATION": ([asked("REQUEST_FOR_INFORMATION", 50)], "dispute", "inquiry", {"payee": 4200}),
    "REQUEST_FOR_INFORMATION, not answered in time": (
        [
            asked("REQUEST_FOR_INFORMATION", 50, id="D1"),
            asked("DISPUTE_DEFENSE_PERIOD_ENDED", 90, id="D1", data={"disputeStatus": "Expired"}),
        ],
        "dispute",
        "inquiry_answered",
        {"payee": 4200},
    ),
    "NOTIFICATION_OF_CHARGEBACK": ([asked("NOTIFICATION_OF_CHARGEBACK", 50)], "dispute", "opened", {"payee": 4200}),
    "CHARGEBACK": ([CHARGED_BACK], "dispute", "opened", {"disputed": 4200}),
    "CHARGEBACK, lost already": (
        [asked("CHARGEBACK", 50, data={"disputeStatus": "Lost"})],
        "dispute",
        "lost",
        {"payer": 4200},
    ),
    "CHARGEBACK, accepted": (
        [asked("CHARGEBACK", 50, data={"disputeStatus": "Accepted"})],
        "dispute",
        "accepted",
        {"payer": 4200},
    ),
    "CHARGEBACK, won already": (
        [asked("CHARGEBACK", 50, data={"disputeStatus": "Won"})],
        "dispute",
        "won",
        {"payee": 4200},
    ),
    "INFORMATION_SUPPLIED": (
        [CHARGED_BACK, asked("INFORMATION_SUPPLIED", 60, id="D1", data={"disputeStatus": "Pending"})],
        "dispute",
        "under_review",
        {"disputed": 4200},
    ),
    "DISPUTE_DEFENSE_PERIOD_ENDED": (
        [CHARGED_BACK, asked("DISPUTE_DEFENSE_PERIOD_ENDED", 60, id="D1", data={"disputeStatus": "Lost"})],
        "dispute",
        "lost",
        {"payer": 4200},
    ),
    "CHARGEBACK_REVERSED": (
        [CHARGED_BACK, asked("CHARGEBACK_REVERSED", 60, id="D1", data={"disputeStatus": "Won"})],
        "dispute",
        "won_provisional",
        {"payee": 4200},
    ),
    "ISSUER_RESPONSE_TIMEFRAME_EXPIRED": (
        [
            CHARGED_BACK,
            asked("CHARGEBACK_REVERSED", 60, id="D1"),
            asked("ISSUER_RESPONSE_TIMEFRAME_EXPIRED", 90, id="D1"),
        ],
        "dispute",
        "won",
        {"payee": 4200},
    ),
    "SECOND_CHARGEBACK": (
        [CHARGED_BACK, asked("CHARGEBACK_REVERSED", 60, id="D1"), asked("SECOND_CHARGEBACK", 90, id="D1")],
        "dispute",
        "lost",
        {"payer": 4200},
    ),
    "SCHEME_ARBITRATION": ([asked("SCHEME_ARBITRATION", 90)], "dispute", "arbitration", {"payee": 4200}),
    **{
        code: ([CHARGED_BACK, asked(code, 90, id="D1")], "dispute", state, ends)
        for code, state, ends in (
            ("PREARBITRATION_OPEN", "pre_arbitration", {"disputed": 4200}),
            ("PREARBITRATION_DECLINED", "pre_arbitration", {"disputed": 4200}),
            ("PREARBITRATION_WON", "won", {"payee": 4200}),
            ("PREARBITRATION_ISSUER_WITHDRAWN", "won", {"payee": 4200}),
            ("PREARBITRATION_LOST", "lost", {"payer": 4200}),
            ("PREARBITRATION_ACCEPTED", "lost", {"payer": 4200}),
            ("SCHEME_ARBITRATION_WON", "won", {"payee": 4200}),
            ("SCHEME_ARBITRATION_LOST", "lost", {"payer": 4200}),
        )
    },
    "CHARGEBACK of a bank debit": (
        [note("AUTHORISATION", method="sepadirectdebit"), asked("CHARGEBACK", 90, method="sepadirectdebit")],
        "bank_debit",
        "returned",
        {"returning": 4200},
    ),
    "CHARGEBACK_REVERSED of a bank debit": (
        [
            note("AUTHORISATION", method="sepadirectdebit"),
            asked("CHARGEBACK", 90, method="sepadirectdebit"),
            asked("CHARGEBACK_REVERSED", 99, method="sepadirectdebit"),
        ],
        "bank_debit",
        "collected",
        {"held": 4200},
    ),
    "ORDER_CLOSED, a part of it by bank debit": (
        [note("ORDER_CLOSED", 9, id="ORDER1", data=ORDER | {"order-1-paymentMethod": "sepadirectdebit"})],
        "bank_debit",
        "submitted",
        {"payer": 1000},
    ),
    "PAYOUT_THIRDPARTY": ([note("PAYOUT_THIRDPARTY", reason="Approved")], "payout", "paid", {"payee": 4200}),
    "PAYOUT_THIRDPARTY, not possible": (
        [note("PAYOUT_THIRDPARTY", success="false")],
        "payout",
        "failed",
        {"held": 4200},
    ),
    "PAYOUT_DECLINE": ([asked("PAYOUT_DECLINE", 5)], "payout", "failed", {"held": 4200}),
    "PAYOUT_EXPIRE": ([asked("PAYOUT_EXPIRE", 5)], "payout", "cancelled", {"held": 4200}),
    "PAIDOUT_REVERSED": (
        [note("PAYOUT_THIRDPARTY"), asked("PAIDOUT_REVERSED", 90, reason="NL00ACME77 returned")],
        "payout",
        "returned",
        {"held": 4200},
    ),
    "AUTORESCUE, paid": ([asked("AUTORESCUE", 90, data=RESCUE)], "invoice", "paid", {"payee": 4200}),
    "AUTORESCUE, not paid": ([asked("AUTORESCUE", 90, "false", data=RESCUE)], "invoice", "overdue", {"payer": 4200}),
    "AUTORESCUE_NEXT_ATTEMPT": (
        [asked("AUTORESCUE_NEXT_ATTEMPT", 9, data=RESCUE)],
        "invoice",
        "retrying",
        {"payer": 4200},
    ),
    "CANCEL_AUTORESCUE": ([asked("CANCEL_AUTORESCUE", 90)], "invoice", "overdue", {"payer": 4200}),
    "a refused payment that Adyen tries again": (
        [note("AUTHORISATION", 0, "false", data=RESCUE | {"retry.rescueScheduled": "true"})],
        "invoice",
        "retrying",
        {"payer": 4200},
    ),
    "a refused payment that Adyen tried again, and that was paid": (
        [
            note("AUTHORISATION", 0, "false", data=RESCUE | {"retry.rescueScheduled": "true"}),
            note("AUTHORISATION", 80, id="PAY2", data=RESCUE),
            asked("AUTORESCUE", 81, data=RESCUE),
        ],
        "invoice",
        "paid",
        {"payee": 4200},
    ),
    "RECURRING_CONTRACT": ([asked("RECURRING_CONTRACT", 1, value=0, method="ideal")], "mandate", "active", {}),
    "RECURRING_CONTRACT, not possible": ([asked("RECURRING_CONTRACT", 1, "false", value=0)], "mandate", "failed", {}),
    "a bank account kept with a payment": (
        [
            note(
                "AUTHORISATION",
                method="ach",
                data={
                    "tokenization.storedPaymentMethodId": "TOKEN1",
                    "tokenization.store.operationType": "created",
                },
            ),
            {"type": "ach.notificationOfChange", "createdAt": at(90), "data": {"pspReference": PAYMENT}},
        ],
        "mandate",
        "active",
        {},
    ),
    "recurring.token.created": (
        [token("created"), token("alreadyExisting", 3), token("updated", 5)],
        "mandate",
        "active",
        {},
    ),
    "recurring.token.disabled": ([token("created"), token("disabled", 5)], "mandate", "cancelled", {}),
    # transfers
    "a payout, received": ([transfer("received", kind="created")], "payout", "created", {"held": 4200}),
    "a payout, authorised": ([transfer("authorised")], "payout", "created", {"held": 4200}),
    "a payout, booked": (
        [transfer("booked", 2, [event("received", 0), event("authorised", 1, 2), event("booked", 2, 3)])],
        "payout",
        "in_transit",
        {"in_transit": 4200},
    ),
    "a payout, accepted": (
        [transfer("booked", 3, [event("received", 0), event("booked", 2, 2), tracked("confirmation", 3, "accepted")])],
        "payout",
        "paid",
        {"payee": 4200},
    ),
    "a payout, credited": ([transfer("booked", 2), transfer("credited", 5)], "payout", "confirmed", {"payee": 4200}),
    "a payout, credited, told apart and in the list": (
        [
            transfer("booked", 2, [event("booked", 2)]),
            transfer(
                "credited",
                5,
                [event("booked", 2), tracked("confirmation", 5, "credited")],
                tracking={"type": "confirmation", "status": "credited"},
            ),
        ],
        "payout",
        "confirmed",
        {"payee": 4200},
    ),
    "a payout that is looked at more closely": (
        [transfer("booked", 2, [event("booked", 2), tracked("internalReview", 3, "pending")])],
        "payout",
        "in_review",
        {"held": 4200},
    ),
    "a payout that was not let through": (
        [
            transfer(
                "failed",
                4,
                [
                    event("booked", 2),
                    tracked("internalReview", 3, "pending"),
                    tracked("internalReview", 4, "failed", reason="refusedForRegulatoryReasons"),
                    back("failed", 5, 3),
                ],
            )
        ],
        "payout",
        "returned",
        {"held": 4200},
    ),
    "a payout, returned": (
        [
            transfer(
                "returned",
                90,
                [event("received", 0), event("booked", 2, 2), back("returned", 90, 3)],
                reason="counterpartyAccountClosed",
            )
        ],
        "payout",
        "returned",
        {"held": 4200},
    ),
    "a payout, failed": (
        [transfer("failed", 90, [event("received", 0), event("booked", 2, 2), back("failed", 90, 3)])],
        "payout",
        "returned",
        {"held": 4200},
    ),
    "a payout, refused": (
        [transfer("refused", 1, [event("received", 0), event("refused", 1, 2)])],
        "payout",
        "failed",
        {"held": 4200},
    ),
    "a payout, cancelled": ([transfer("cancelled", 1)], "payout", "cancelled", {"held": 4200}),
    "a payout to a card": (
        [transfer("booked", category="card", type="cardTransfer", counterparty={"card": {}})],
        "payout",
        "in_transit",
        {"in_transit": 4200},
    ),
    "a transfer, booked": ([to_bank("booked", 2)], "bank_transfer", "sent", {"in_transit": 4200}),
    "a transfer, credited": (
        [to_bank("booked", 2), to_bank("credited", 5)],
        "bank_transfer",
        "credited",
        {"payee": 4200},
    ),
    "a transfer that failed, with the money back": (
        [to_bank("failed", 90, [event("received", 0), event("booked", 2, 2), back("failed", 90, 3)])],
        "bank_transfer",
        "returned_done",
        {"payer": 4200},
    ),
    "a transfer within the platform": (
        [transfer("booked", 2, category="internal", type="internalTransfer", counterparty={"balanceAccountId": "BA2"})],
        "bank_transfer",
        "sent",
        {"in_transit": 4200},
    ),
    "money that comes in": ([incoming("received"), incoming("booked", 2)], "payout", "confirmed", {"payee": 4200}),
    "money that was to come in": (
        [incoming("received"), incoming("refused", 2)],
        "payout",
        "failed",
        {"returning": 4200},
    ),
    "a debit of the account": (
        [debited("booked", 3, [event("received", 0), event("authorised", 1, 2), event("booked", 3, 3)])],
        "bank_debit",
        "collected",
        {"held": 4200},
    ),
    "a debit of the account, refused in the list and cancelled in its status": (
        [debited("cancelled", 3, [event("received", 0), event("refused", 3, 2)])],
        "bank_debit",
        "cancelled",
        {"payer": 4200},
    ),
    "a debit of the account, cancelled in the list and refused in its status": (
        [debited("refused", 3, [event("received", 0), event("cancelled", 3, 2)])],
        "bank_debit",
        "failed",
        {"payer": 4200},
    ),
    "a debit of the account, given back": (
        [debited("returned", 90, [event("received", 0), event("booked", 3, 2), back("returned", 90, 3)])],
        "bank_debit",
        "return_settled",
        {"payer": 4200},
    ),
    "a card payment, captured in two parts": (
        [
            issued(
                "captured",
                9,
                [
                    event("received", 0),
                    event("authorised", 1, 2),
                    taken("captured", 5, 3000, 3),
                    taken("captured", 9, 1200, 4),
                ],
            )
        ],
        "card_payment",
        "captured",
        {"in_transit": 4200},
    ),
    "a card payment, captured with a tip": (
        [
            issued(
                "captured",
                9,
                [taken("received", 0, 4200), event("authorised", 1, 2), taken("captured", 9, 5000, 3)],
                amount=money(5000),
            )
        ],
        "card_payment",
        "captured",
        {"in_transit": 5000},
    ),
    "a card payment, booked in another way first": (
        [
            issued(
                "captured",
                9,
                [
                    event("received", 0),
                    event("authorised", 1, 2),
                    event("capturePending", 5, 3),
                    event("captured", 9, 4),
                ],
            )
        ],
        "card_payment",
        "captured",
        {"in_transit": 4200},
    ),
    "a card payment that was refunded within it": (
        [
            issued(
                "refunded",
                90,
                [
                    event("received", 0),
                    event("authorised", 1, 2),
                    event("captured", 5, 3),
                    taken("refunded", 90, 1000, 4),
                ],
            )
        ],
        "refund",
        "completed",
        {"payer": 1000},
    ),
    "an entry, booked": ([entry()], "feed_entry", "posted", {"payee": 4200}),
    "an entry, pending and then booked": (
        [entry("pending", 0), entry("booked", 9)],
        "feed_entry",
        "posted",
        {"payee": 4200},
    ),
}


@pytest.mark.parametrize(("payloads", "lifecycle", "state", "ends"), CASES.values(), ids=CASES)
def test_a_payload_leads_where_it_says(payloads, lifecycle, state, ends):
    for order in permutations(payloads):
        for stream in (order, (*order, *order)):
            transaction = told(*stream)[lifecycle]
            assert transaction.state.name == state
            assert position(transaction) == ends
            assert look(transaction, at=LATER).news is News.CLEAR


def test_every_event_says_whose_news_it_is_and_what_it_belongs_to():
    for payloads, *_ in CASES.values():
        for one in read(*payloads):
            assert one.lifecycle
            assert one.about
            assert one.source == "adyen"
    (opened, done) = read(asked("REFUND", 24))
    assert opened.part_of == done.part_of == (PAYMENT,)


# --- the table of what providers say --------------------------------------------------------------------------------

# What of the table a payload leads to: the trigger, or the state it ends in. `cards` are issued by the platform.
WEBHOOKS = {
    "ACH_NOTIFICATION_OF_CHANGE": ("mandate", "transfer"),
    "AUTHORISATION": ("card_payment", "authorise", "decline"),
    "AUTHORISATION_ADJUSTMENT": ("card_payment", "adjust"),
    "AUTORESCUE": ("invoice", "pay", "stop_retrying"),
    "CANCELLATION": ("card_payment", "cancel"),
    "CANCEL_AUTORESCUE": ("invoice", "stop_retrying"),
    "CANCEL_OR_REFUND": ("card_payment refund", "cancel", "complete"),
    "CAPTURE": ("card_payment", "capture", "capture_fail"),
    "CAPTURE_FAILED": ("card_payment", "capture_fail"),
    "CHARGEBACK": ("dispute", "escalate", "withdraw_funds", "lose", "win"),
    "CHARGEBACK_REVERSED": ("dispute", "reverse_chargeback"),
    "DIRECT_DEBIT_NOTICE_OF_CHANGE_NOTIFICATION": ("mandate", "transfer"),
    "DISPUTE_DEFENSE_PERIOD_ENDED": ("dispute", "defence_period_over"),
    "EXPIRE": ("card_payment", "expire"),
    "INFORMATION_SUPPLIED": ("dispute", "submit_evidence"),
    "ISSUER_RESPONSE_TIMEFRAME_EXPIRED": ("dispute", "win"),
    "MANUAL_REVIEW_ACCEPT": ("card_payment", "approve_review"),
    "MANUAL_REVIEW_REJECT": ("card_payment", "reject_review"),
    "NOTIFICATION_OF_CHARGEBACK": ("dispute", "escalate"),
    "NOTIFICATION_OF_FRAUD": ("dispute", "open"),
    "OFFER_CLOSED": ("card_payment", "expire"),
    "ORDER_CLOSED": ("card_payment", "authorise", "cancel"),
    "PAIDOUT_REVERSED": ("payout", "fail", "return_funds"),
    "PAYOUT_DECLINE": ("payout", "fail"),
    "PAYOUT_EXPIRE": ("payout", "cancel"),
    "PAYOUT_THIRDPARTY": ("payout", "pay", "fail"),
    "POSTPONED_REFUND": ("refund", "wait_for_funds"),
    "PREARBITRATION_ACCEPTED": ("dispute", "lose"),
    "PREARBITRATION_DECLINED": ("dispute", "open_pre_arbitration"),
    "PREARBITRATION_ISSUER_WITHDRAWN": ("dispute", "win"),
    "PREARBITRATION_LOST": ("dispute", "lose"),
    "PREARBITRATION_OPEN": ("dispute", "open_pre_arbitration"),
    "PREARBITRATION_WON": ("dispute", "win"),
    "RECURRING_CONTRACT": ("mandate", "activate"),
    "REFUND": ("refund", "complete", "fail"),
    "REFUNDED_REVERSED": ("refund", "return_to_seller"),
    "REFUND_FAILED": ("refund", "fail"),
    "REFUND_WITH_DATA": ("refund", "complete"),
    "REQUEST_FOR_INFORMATION": ("dispute", "open_inquiry"),
    "SCHEME_ARBITRATION": ("dispute", "open_arbitration"),
    "SCHEME_ARBITRATION_LOST": ("dispute", "lose"),
    "SCHEME_ARBITRATION_WON": ("dispute", "win"),
    "SECOND_CHARGEBACK": ("dispute", "second_chargeback"),
    "TECHNICAL_CANCEL": ("card_payment", "cancel"),
    "VOID_PENDING_REFUND": ("refund", "cancel"),
}
DATA = {
    "CANCEL_OR_REFUND": [{"modification.action": "cancel"}, {"modification.action": "refund"}],
    "CHARGEBACK": [{"disputeStatus": "Lost"}, {"disputeStatus": "Won"}],
    "ORDER_CLOSED": [ORDER],
}
CARDS = {
    "adviceAuthorised": "authorised",
    "adviceRefused": "declined",
    "atmWithdrawal": "captured",
    "atmWithdrawalReversalPending": "reversed",
    "atmWithdrawalReversed": "reversed",
    "authAdjustmentAuthorised": "authorised",
    "capturePending": "captured",
    "captureReversalPending": "capture_failed",
    "captureReversed": "capture_failed",
    "captured": "captured",
    "capturedExternally": "captured",
    "expired": "expired",
}
BEFORE = {
    "atmWithdrawalReversalPending": "atmWithdrawal",
    "atmWithdrawalReversed": "atmWithdrawal",
    "authAdjustmentAuthorised": "authorised",
    "captureReversalPending": "captured",
    "captureReversed": "captured",
    "merchantPayinReversed": "merchantPayin",
    "merchantPayinReversedPending": "merchantPayin",
    "refundReversalPending": "refunded",
    "refundReversed": "refunded",
    "returned": "booked",
    "reversed": "booked",
}
STATUSES = {
    "dispute": dict.fromkeys(
        ("chargeback", "chargebackExternally", "chargebackPending", "dispute", "disputeExpired", "disputeNeedsReview"),
        "opened",
    )
    | dict.fromkeys(("chargebackReversalPending", "chargebackReversed"), "won_provisional")
    | dict.fromkeys(("secondChargeback", "secondChargebackPending"), "lost"),
    "refund": {"refundPending": "sent"}
    | dict.fromkeys(("refunded", "refundedExternally"), "completed")
    | dict.fromkeys(("refundReversalPending", "refundReversed"), "returned"),
    "bank_debit": {"merchantPayinPending": "submitted", "merchantPayin": "collected"}
    | dict.fromkeys(("merchantPayinReversed", "merchantPayinReversedPending"), "returned"),
    "bank_transfer": {"received": "received", "authorised": "accepted", "cancelled": "cancelled"}
    | dict.fromkeys(("approvalPending", "pendingApproval"), "checking")
    | dict.fromkeys(("bankTransferPending", "bookingPending", "internalTransferPending", "pending"), "in_progress")
    | dict.fromkeys(("bankTransfer", "booked"), "sent")
    | dict.fromkeys(("credited", "internalTransfer"), "credited")
    | dict.fromkeys(("error", "failed", "refused", "rejected"), "rejected")
    | dict.fromkeys(("returned", "reversed"), "returned"),
}
ANSWERS = {
    "AuthenticationFinished": ("card_payment", "processing"),
    "AuthenticationNotRequired": ("card_payment", "processing"),
    "Authorised": ("card_payment", "authorised"),
    "Cancelled": ("card_payment", "cancelled"),
    "ChallengeShopper": ("card_payment", "action_required"),
    "Error": ("card_payment", "declined"),
    "IdentifyShopper": ("card_payment", "action_required"),
    "PartiallyAuthorised": ("card_payment", "authorised"),
    "Pending": ("card_payment", "processing"),
    "Received": ("bank_debit", "submitted"),
    "RedirectShopper": ("card_payment", "action_required"),
    "Refused": ("card_payment", "declined"),
}


def webhook_row(value):
    wanted = WEBHOOKS[value]
    if wanted[0] == "mandate" and "CHANGE" in value:
        kind = "eft" if value.startswith("DIRECT") else "ach"
        payloads = [{"type": f"{kind}.notificationOfChange", "createdAt": at(1), "data": {"pspReference": PAYMENT}}]
    else:
        payloads = [asked(value, 9, yes, data=data) for yes in ("true", "false") for data in DATA.get(value, [None])]
    events = read(*payloads)
    assert {one.lifecycle for one in events} == set(wanted[0].split())
    assert {one.trigger for one in events} >= set(wanted[1:])


def status_row(value):
    before = [event(BEFORE[value], 1)] if value in BEFORE else []
    if value in CARDS:
        listed = [event("received", 0), *before, event(value, 2)]
        transaction = told(issued(value, 2, listed))["card_payment"]
        assert transaction.state.name == CARDS[value]
        return
    lifecycle, state = next((name, table[value]) for name, table in STATUSES.items() if value in table)
    kinds = {"dispute": "chargeback", "refund": "refund", "bank_debit": "bankDirectDebit"}
    build = to_bank if lifecycle in ("bank_transfer", "bank_debit") else issued
    payload = build(value, 2, [*before, event(value, 2, 2)], type=kinds.get(lifecycle, "bankTransfer"))
    assert told(payload)[lifecycle].state.name == state


def answer_row(value):
    lifecycle, state = ANSWERS[value]
    assert told(answer(value))[lifecycle].state.name == state


def left_outside():
    """The rows that the page leaves outside, as its table names them."""
    table = PAGE.read_text(encoding="utf-8").split("## Left outside")[1]
    found = {}
    for kind, values, why in re.findall(r"^\| (webhook|transfer_status|resultCode) \| (.+?) \| (.+?) \|$", table, re.M):
        assert why
        found |= {(kind, value): why for value in re.findall(r"`(\w+)`", values)}
    return found


def rows():
    table = SHARED / "facts" / "provider-map.csv"
    if not table.is_file():
        return []
    with table.open(encoding="utf-8") as lines:
        return [(row["kind"], row["value"]) for row in csv.DictReader(lines) if row["provider"] == "adyen"]


@pytest.mark.skipif(not rows(), reason="the collected facts are not beside this checkout")
def test_every_row_of_the_table_is_read_or_left_outside_for_a_reason():
    """
    Nothing that moves your money is passed over in silence.
    """
    read_here = {("webhook", one) for one in WEBHOOKS} | {("resultCode", one) for one in ANSWERS}
    read_here |= {("transfer_status", one) for table in (CARDS, *STATUSES.values()) for one in table}
    outside = set(left_outside())
    assert not read_here & outside
    assert read_here | outside == set(rows())


@pytest.mark.parametrize("value", WEBHOOKS)
def test_each_webhook_is_read_as_the_table_says(value):
    webhook_row(value)


@pytest.mark.parametrize("value", [*CARDS, *(one for table in STATUSES.values() for one in table)])
def test_each_status_of_a_transfer_is_read_as_the_table_says(value):
    status_row(value)


@pytest.mark.parametrize("value", ANSWERS)
def test_each_answer_is_read_as_the_table_says(value):
    answer_row(value)


def test_what_is_left_outside_is_read_without_a_fault():
    for kind, value in left_outside():
        payloads = {
            "webhook": [asked(value, 1, yes) for yes in ("true", "false")],
            "transfer_status": [issued(value), to_bank(value)],
            "resultCode": [answer(value)],
        }
        for payload in payloads[kind]:
            events = adyen.read(payload, at=START)
            assert events or events.because


# --- what is no event, and what is an unknown one -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("payload", "because"),
    [
        (note("REPORT_AVAILABLE"), "report"),
        (note("AUTHORISATION", value=0), "only being tried"),
        (asked("ISSUER_COMMENTS"), "decides nothing"),
        (asked("CANCELLATION", success="false"), "was not done"),
        (notify(item("REPORT_AVAILABLE"), item("NOTIFICATIONTEST")), "report is ready.*; Adyen only tries"),
        (notify(), "no items"),
        ({"openapi": "3.1.0", "webhooks": {}}, "describes webhooks"),
        ({"SaleToPOIRequest": {}}, "not about the money"),
        ({"type": "paymentMethod.created", "data": {}}, "not about the money"),
        ({"type": "balancePlatform.payment.created", "data": {}}, "replaced"),
        ({"type": "balancePlatform.dispute.created", "data": {}}, "the transfers that it leads to"),
        ({"eventType": "ACCOUNT_HOLDER_PAYOUT", "content": {}}, "replaced"),
        (entry(amount=None), "moves no money"),
        (token("created", method="visa"), "no agreement"),
        (transfer("captured", category="platformPayment", type="capture"), "divided among accounts"),
        (transfer("fee", type="fee"), "between the platform and Adyen"),
        (transfer("booked", amount=money(0)), "moves no money"),
        (answer("Success"), "pays nothing"),
        (answer("RedirectShopper", pspReference=None), "without an id"),
        (answer("Authorised", amount=money(0)), "only being tried"),
    ],
)
def test_what_moves_nobodys_money_gives_no_event_and_says_why(payload, because):
    events = adyen.read(payload, at=START)
    assert events == ()
    assert re.search(because, events.because)


def test_an_answer_says_no_time_so_it_has_to_be_told():
    events = adyen.read(answer("Authorised"))
    assert events == ()
    assert "`at`" in events.because
    (opening, done) = adyen.read(answer("Authorised"), at=START)
    assert opening.occurred_at == done.occurred_at == START


@pytest.mark.parametrize(
    ("payload", "lifecycle"),
    [
        (asked("TELEPORTED", 3), "card_payment"),
        (asked("CANCEL_OR_REFUND", 3), "card_payment"),
        (transfer("undefined", 3, id=PAYMENT, category="issuedCard", type="payment"), "card_payment"),
        (answer("Teleported"), "card_payment"),
        (issued("disputeClosed", 3, type="chargeback"), "dispute"),
        (to_bank("teleported", 3), "bank_transfer"),
        (transfer("teleported", 3), "payout"),
        (entry("teleported", 3), "feed_entry"),
        (token("teleported", 3), "mandate"),
    ],
)
def test_what_nobody_taught_us_is_kept_as_unknown(payload, lifecycle):
    events = read(PAID, payload) if lifecycle == "card_payment" else read(payload)
    transaction = next(one for one in gather(events, *LIFECYCLES).transactions if one.lifecycle.name == lifecycle)
    assert [one.verdict for one in transaction.waiting] == [Verdict.UNKNOWN]
    assert look(transaction, at=LATER).news is News.CHECKING


def test_what_comes_before_its_payment_waits_for_it():
    """
    News that overtakes the payment it is about is not lost.
    """
    gathered = gather(read(asked("CAPTURE", 5)), *LIFECYCLES)
    assert not gathered.transactions
    assert [one.trigger for one in gathered.waiting] == ["capture"]


# --- money, names, days and secrets ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "currency", "figures"),
    [
        (4200, "EUR", "42"),
        (500, "JPY", "500"),
        (1500, "KWD", "1.5"),
        (2790_00, "ISK", "2790"),
        (9900, "CLP", "99"),
        (50, "CVE", "50"),
        (1000, "IDR", "1000"),
    ],
)
def test_amounts_are_counted_as_adyen_counts_them(value, currency, figures):
    opening, *_ = read(note("AUTHORISATION", amount=money(value, currency)))
    assert f"{opening.amount.amount.normalize():f}" == figures
    assert opening.currency == currency


def test_everybody_is_called_by_the_name_the_payload_says():
    assert read(PAID)[0].names == {"merchant": "Café Olé"}
    assert adyen.read(PAID)[0].names == {}
    assert read(issued("received"))[0].names == {"merchant": "Bakery"}
    assert read(to_bank("received"))[0].names == {"recipient": "Garage Meyer"}
    assert read(debited("received"))[0].names == {"merchant": "Garage Meyer"}
    assert read(incoming("received"))[0].names == {"sender": "Garage Meyer"}
    assert read(transfer("received"))[0].names == {"sender": "Café Olé"}


@pytest.mark.parametrize(
    ("payload", "lifecycle", "due"),
    [
        (asked("CHARGEBACK", 1, data={"defensePeriodEndsAt": at(200)}), "dispute", 200),
        (asked("REQUEST_FOR_INFORMATION", 1, data={"defensePeriodEndsAt": at(90)}), "dispute", 90),
        (debited("received"), "bank_debit", 48),
        (to_bank("pendingExecution", 0, executionDate={"date": at(72)[:10]}), "bank_transfer", 87 - 1 / 3600),
        (
            transfer("booked", 3, [event("booked", 2), tracked("estimation", 3, estimatedArrivalTime=at(30))]),
            "payout",
            30,
        ),
        (
            transfer(
                "booked", 3, [event("booked", 2)], tracking={"type": "estimation", "estimatedArrivalTime": at(30)}
            ),
            "payout",
            30,
        ),
    ],
)
def test_a_day_that_adyen_names_beats_ours(payload, lifecycle, due):
    promise = open_promise(told(payload)[lifecycle])
    assert (promise.due, promise.basis) == (START + timedelta(hours=due), Basis.PROVIDER)


def test_a_day_that_is_learned_later_belongs_to_what_was_told_before():
    booked = transfer("booked", 2, [event("booked", 2)])
    tracking = transfer("booked", 3, [event("booked", 2), tracked("estimation", 3, estimatedArrivalTime=at(30))])
    for order in permutations([booked, tracking]):
        assert open_promise(told(*order)["payout"]).due == START + timedelta(hours=30)


def test_a_transfer_read_from_the_api_says_the_same_as_its_webhook():
    webhook = to_bank("booked", 2, [event("received", 0), event("booked", 2, 2)])
    assert read(webhook) == read(webhook["data"])


def test_nothing_private_gets_into_an_event():
    """
    Nobody who reads what we keep learns your card, your account, or who you are.
    """
    secrets = ("4242", "03/2030", "NL00ACME77", "shopper 3", "987654321", "hush", "order 7", "CAFE_ECOM")
    data = {"cardSummary": "4242", "expiryDate": "03/2030", "hmacSignature": "hush", "shopperReference": "shopper 3"}
    change = {"reasonCode": "C01", "newBankAccountNumber": "987654321"}
    payloads = [
        note("AUTHORISATION", reason="00123:4242:03/2030", data=data),
        note("AUTHORISATION", 1, "false", reason="00123:4242:03/2030", data=data),
        asked("PAIDOUT_REVERSED", 5, reason="NL00ACME77 returned", data=data),
        asked("REFUNDED_REVERSED", 5, reason="NL00ACME77 returned"),
        asked("RECURRING_CONTRACT", 5, value=0, data=data),
        to_bank("booked"),
        debited("booked"),
        token("created"),
        {
            "type": "ach.notificationOfChange",
            "createdAt": at(1),
            "data": {"pspReference": PAYMENT, "shopperReference": "shopper 3", "notificationOfChange": change},
        },
    ]
    for one in read(*payloads):
        kept = str((one.order, one.names, one.code))
        assert not [secret for secret in secrets if secret in kept]


# --- broken payloads ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("payload", "place"),
    [
        ([], "payload: should be an object"),
        ({"notificationItems": "none"}, "payload.notificationItems: should be a list"),
        ({"notificationItems": [{}]}, r"payload.notificationItems\[0\].NotificationRequestItem: should be an object"),
        (note("AUTHORISATION", success="perhaps"), "NotificationRequestItem.success: should be true or false"),
        (note("AUTHORISATION", eventDate="yesterday"), "NotificationRequestItem.eventDate"),
        (note("AUTHORISATION", pspReference=None), "NotificationRequestItem.pspReference"),
        (note("AUTHORISATION", amount=money("42")), "amount.value: should be a whole number"),
        (note("AUTHORISATION", amount=money(True)), "amount.value: should be a whole number"),
        (note("AUTHORISATION", amount=money(10**30)), "more than all the money"),
        (note("AUTHORISATION", amount=money(1, "zzz")), "not an ISO 4217"),
        (note("AUTHORISATION", amount=money(50, "ISK")), "smaller than"),
        (note("AUTHORISATION", amount=money(10**30, "IDR")), "more than all the money"),
        (note("ORDER_CLOSED", data=ORDER | {"order-1-paymentAmount": "ten"}), "additionalData"),
        (note("ORDER_CLOSED", data=ORDER | {"order-2-success": "maybe"}), "additionalData.order-2-success"),
        (asked("CHARGEBACK", data={"defensePeriodEndsAt": "soon"}), "additionalData.defensePeriodEndsAt"),
        (transfer("booked", id=None), "payload.data.id"),
        (transfer("booked", creationDate="x"), "payload.data.creationDate"),
        (transfer("booked", events=["x"]), r"payload.data.events\[0\]: should be an object"),
        ({"type": "balancePlatform.transfer.created", "data": []}, "payload.data: should be an object"),
        (answer(None), "payload.resultCode"),
    ],
)
def test_a_broken_payload_names_the_field(payload, place):
    with pytest.raises(BadPayload, match=place):
        adyen.read(payload, at=START)


BODIES = (
    PAID,
    note("AUTHORISATION", 0, "false", data=RESCUE | {"retry.rescueScheduled": "true"}),
    note(
        "AUTHORISATION",
        method="ach",
        data={"tokenization.storedPaymentMethodId": "T", "tokenization.store.operationType": "created"},
    ),
    asked("CAPTURE", 5, reason="Transaction Recaptured"),
    asked(
        "CHARGEBACK", 50, data={"disputeStatus": "Lost", "defensePeriodEndsAt": at(99), "chargebackReasonCode": "4853"}
    ),
    asked("CANCEL_OR_REFUND", 5, data={"modification.action": "refund"}),
    note("ORDER_CLOSED", data=ORDER),
    asked("PAIDOUT_REVERSED", 9),
    transfer(
        "booked",
        3,
        [event("booked", 2), tracked("estimation", 3, estimatedArrivalTime=at(30))],
        tracking={"type": "confirmation", "status": "credited"},
    ),
    to_bank("returned", 9, [event("received", 0), back("returned", 9, 2)], executionDate={"date": "2026-03-05"}),
    issued("captured", 9, [taken("captured", 9, 5000)]),
    debited("booked", 3),
    entry(),
    token("updated"),
    answer("Refused", refusalReasonCode="6", paymentMethod={"type": "scheme"}),
)


@given(broken=mangled(BODIES))
def test_whatever_is_broken_in_a_payload_is_named_or_read(broken):
    """
    A broken message never takes the other messages down with it.
    """
    try:
        events = adyen.read(broken, at=START)
    except BadPayload as error:
        assert error.place.startswith("payload")  # noqa: PT017
    else:
        assert events or events.because
        gather([*read(PAID), *events], *LIFECYCLES)


# --- what Adyen really sends ----------------------------------------------------------------------------------------

REAL = SHARED / "data" / "providers" / "adyen"
no_real = pytest.mark.skipif(not REAL.is_dir(), reason="the collected payloads are not beside this checkout")


@no_real
def test_every_collected_payload_is_read():
    """
    What Adyen really sends is read, or says why it is not about money; nothing falls over.
    """
    found = {path.stem: adyen.read(json.loads(path.read_text("utf-8"))) for path in sorted(REAL.rglob("*.json"))}
    assert len(found) > 20
    assert all(events or events.because for events in found.values())
    about_money = ("authorisation", "cancellation", "capture", "chargeback", "offer", "refund", "balancePlatform")
    assert {name for name, events in found.items() if events} == {
        name for name in found if name.startswith(about_money)
    }


@no_real
def test_every_example_of_their_page_is_read():
    examples = json.loads((REAL / "Webhooks-v1.json").read_text("utf-8"))["components"]["examples"]
    found = {name: adyen.read(example["value"]) for name, example in examples.items()}
    assert len(found) > 40
    silent = {name.split("-")[1] for name, events in found.items() if not events}
    assert silent == {"CANCEL_AUTORESCUE", "ISSUER_COMMENTS", "ORDER_OPENED", "REPORT_AVAILABLE"}
    for events in found.values():
        known = {one.name: set(one.triggers) | {"open"} for one in LIFECYCLES}
        assert not [one for one in events if one.trigger not in known[one.lifecycle]]


@pytest.mark.parametrize(
    ("pair", "state"),
    [
        ("received>authorised", "accepted"),
        ("authorised>booked", "sent"),
        ("received>cancelled", "cancelled"),
        ("received>refused", "rejected"),
        ("booked>returned", "returned"),
        ("booked>failed", "returned"),
    ],
)
def test_each_step_that_adyen_publishes_is_a_step_here(pair, state):
    """
    Whatever Adyen says can follow, can follow.
    """
    first, second = pair.split(">")
    steps = [to_bank(first, 1, [event(first, 1)]), to_bank(second, 2, [event(first, 1), event(second, 2, 2)])]
    for order in permutations(steps):
        transaction = told(*order)["bank_transfer"]
        assert transaction.state.name == state
        assert look(transaction, at=LATER).news is News.CLEAR
