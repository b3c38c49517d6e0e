"""Row by row: what PayPal can say, beside what it becomes, and the rows left outside with their reason."""

import csv
import re
from pathlib import Path

import pytest

from aboveboard.providers import paypal
from providers.paypal.objects import (
    authorization,
    batch,
    capture,
    claim,
    dispute,
    invoice,
    item,
    link,
    old,
    order,
    part,
    referenced,
    refund,
    resolved,
    sale,
    subscription,
    unpaid,
    usd,
    webhook,
    within,
)
from providers.paypal.telling import gathered

REPOSITORY = Path(__file__).parents[3]
MAP = REPOSITORY / "../shared/facts/provider-map.csv"
DOCS = REPOSITORY / "docs/reference/paypal.md"

PAY = {
    "id": "PAY-1",
    "intent": "sale",
    "state": "created",
    "create_time": "2026-03-02T09:00:00Z",
    "transactions": [{"amount": old("42.00")}],
}
UNIT = {"amount": usd("42.00")}
OLD_ORDER = {"id": "O-1", "state": "pending", "amount": old("42.00"), "create_time": "2026-03-02T09:00:00Z"}
WAITS = {"status": "PENDING", "status_details": {"reason": "PENDING_REVIEW"}}
BACK = {"id": "S-R", "sale_id": "SALE-1", "state": "completed", "amount": old("-5.00"),
        "create_time": "2026-03-03T09:00:00Z"}  # fmt: skip
AUTH = webhook("PAYMENT.AUTHORIZATION.CREATED", authorization())

EVENTS = {
    "BILLING.SUBSCRIPTION.ACTIVATED": ("mandate", "activate", subscription()),
    "BILLING.SUBSCRIPTION.CANCELLED": ("mandate", "cancel", subscription("CANCELLED")),
    "BILLING.SUBSCRIPTION.CREATED": ("mandate", "open", subscription("APPROVAL_PENDING")),
    "BILLING.SUBSCRIPTION.EXPIRED": ("mandate", "expire", subscription("EXPIRED")),
    "BILLING.SUBSCRIPTION.PAYMENT.FAILED": ("invoice", "fail_payment", unpaid()),
    "BILLING.SUBSCRIPTION.RE-ACTIVATED": ("mandate", "reinstate", subscription()),
    "BILLING.SUBSCRIPTION.SUSPENDED": ("mandate", "suspend", subscription("SUSPENDED")),
    "CHECKOUT.CHECKOUT.BUYER-APPROVED": ("card_payment", "submit", PAY),
    "CHECKOUT.ORDER.APPROVED": ("card_payment", "submit", order(status="APPROVED")),
    "CHECKOUT.ORDER.COMPLETED": ("card_payment", "settle", within(capture())),
    "CHECKOUT.ORDER.PROCESSED": ("card_payment", "settle", within(capture())),
    "CHECKOUT.PAYMENT-APPROVAL.REVERSED": ("card_payment", "expire", {"order_id": "ORDER-1", "purchase_units": []}),
    "CUSTOMER.DISPUTE.CREATED": ("dispute", "open", dispute()),
    "CUSTOMER.DISPUTE.RESOLVED": ("dispute", "win", resolved("RESOLVED_SELLER_FAVOUR")),
    "CUSTOMER.DISPUTE.UPDATED": ("dispute", "escalate", claim()),
    "INVOICING.INVOICE.CANCELLED": ("invoice", "void", invoice("CANCELLED")),
    "INVOICING.INVOICE.CREATED": ("invoice", "open", {"invoice": invoice("DRAFT")}),
    "INVOICING.INVOICE.PAID": ("invoice", "pay", invoice("PAID")),
    "INVOICING.INVOICE.REFUNDED": ("invoice", "credit", invoice("REFUNDED")),
    "INVOICING.INVOICE.SCHEDULED": ("invoice", "schedule", invoice("SCHEDULED")),
    "INVOICING.INVOICE.UPDATED": ("invoice", "correct", invoice("SENT")),
    "PAYMENT.AUTHORIZATION.CREATED": ("card_payment", "authorise", authorization()),
    "PAYMENT.AUTHORIZATION.VOIDED": ("card_payment", "cancel", authorization(status="VOIDED")),
    "PAYMENT.CAPTURE.COMPLETED": ("card_payment", "settle", capture()),
    "PAYMENT.CAPTURE.DECLINED": ("card_payment", "capture_fail", part(status="DECLINED")),
    "PAYMENT.CAPTURE.DENIED": ("card_payment", "decline", capture(status="DECLINED")),
    "PAYMENT.CAPTURE.PENDING": ("card_payment", "open_review", capture(**WAITS)),
    "PAYMENT.CAPTURE.REFUNDED": ("refund", "complete", refund()),
    "PAYMENT.CAPTURE.REVERSED": ("card_payment", "reverse", refund(id="REV-1", amount=usd("42.00"))),
    "PAYMENT.CREATED": ("card_payment", "open", PAY),
    "PAYMENT.ORDER.CANCELLED": ("card_payment", "cancel", OLD_ORDER | {"state": "voided"}),
    "PAYMENT.ORDER.CREATED": ("card_payment", "open", OLD_ORDER),
    "PAYMENT.PAYOUTS-ITEM.BLOCKED": ("payout", "block", item("BLOCKED")),
    "PAYMENT.PAYOUTS-ITEM.CANCELED": ("payout", "cancel", item("RETURNED")),
    "PAYMENT.PAYOUTS-ITEM.FAILED": ("payout", "fail", item("FAILED")),
    "PAYMENT.PAYOUTS-ITEM.HELD": ("payout", "review", item("ONHOLD")),
    "PAYMENT.PAYOUTS-ITEM.REFUNDED": ("payout", "return_funds", item("REFUNDED")),
    "PAYMENT.PAYOUTS-ITEM.RETURNED": ("payout", "return_funds", item("RETURNED")),
    "PAYMENT.PAYOUTS-ITEM.SUCCEEDED": ("payout", "pay", item("SUCCESS")),
    "PAYMENT.PAYOUTS-ITEM.UNCLAIMED": ("payout", "await_claim", item("UNCLAIMED")),
    "PAYMENT.PAYOUTSBATCH.DENIED": ("payout", "fail", batch("DENIED", item(""))),
    "PAYMENT.PAYOUTSBATCH.PROCESSING": ("payout", "send", batch("PROCESSING", item(""))),
    "PAYMENT.REFERENCED-PAYOUT-ITEM.COMPLETED": ("payout", "pay", referenced("SUCCESS")),
    "PAYMENT.REFERENCED-PAYOUT-ITEM.FAILED": ("payout", "fail", referenced("FAILED")),
    "PAYMENT.REFUND.FAILED": ("refund", "fail", refund(status="FAILED")),
    "PAYMENT.REFUND.PENDING": ("refund", "send", refund(status="PENDING")),
    "PAYMENT.SALE.COMPLETED": ("card_payment", "settle", sale()),
    "PAYMENT.SALE.DENIED": ("card_payment", "decline", sale(state="denied")),
    "PAYMENT.SALE.PENDING": ("card_payment", "submit", sale(state="pending")),
    "PAYMENT.SALE.REFUNDED": ("refund", "complete", BACK),
    "PAYMENT.SALE.REVERSED": ("card_payment", "reverse", sale(amount=old("-42.00"))),
    "RISK.DISPUTE.CREATED": (
        "dispute",
        "open",
        {"dispute_id": "PP-1", "dispute_amount": old("10", "value"), "dispute_creation_date": 1_772_442_000_000,
         "dispute_status": 1000, "seller_payment_id": "SALE-1"},
    ),
}  # fmt: skip

STATES = {
    ("order_status", "CREATED"): ("created", [order()]),
    ("order_status", "SAVED"): ("created", [order(status="SAVED")]),
    ("order_status", "APPROVED"): ("processing", [order(status="APPROVED")]),
    ("order_status", "VOIDED"): ("cancelled", [order(status="VOIDED")]),
    ("order_status", "COMPLETED"): (
        "authorised",
        [order(status="COMPLETED", purchase_units=[UNIT | {"payments": {"authorizations": [authorization()]}}])],
    ),
    ("order_status", "PAYER_ACTION_REQUIRED"): ("action_required", [order(status="PAYER_ACTION_REQUIRED")]),
    ("authorization_status", "CREATED"): ("authorised", [authorization()]),
    ("authorization_status", "CAPTURED"): ("captured", [authorization(status="CAPTURED")]),
    ("authorization_status", "DENIED"): ("declined", [authorization(status="DENIED")]),
    ("authorization_status", "PARTIALLY_CAPTURED"): (
        "settled",
        [authorization(status="PARTIALLY_CAPTURED"), part(amount=usd("10.00"))],
    ),
    ("authorization_status", "VOIDED"): ("cancelled", [authorization(status="VOIDED")]),
    ("authorization_status", "PENDING"): ("in_review", [authorization(**WAITS)]),
    ("capture_status", "COMPLETED"): ("settled", [capture()]),
    ("capture_status", "DECLINED"): ("declined", [capture(status="DECLINED")]),
    ("capture_status", "PENDING"): ("in_review", [capture(**WAITS)]),
    ("capture_status", "FAILED"): ("capture_failed", [capture(status="FAILED")]),
    ("refund_status", "CANCELLED"): ("cancelled", [refund(status="CANCELLED")]),
    ("refund_status", "FAILED"): ("failed", [refund(status="FAILED")]),
    ("refund_status", "PENDING"): ("sent", [refund(status="PENDING")]),
    ("refund_status", "COMPLETED"): ("completed", [refund()]),
    ("dispute_status", "OPEN"): ("inquiry", [dispute()]),
    ("dispute_status", "WAITING_FOR_BUYER_RESPONSE"): ("action_needed", [dispute(status="WAITING_FOR_BUYER_RESPONSE")]),
    ("dispute_status", "WAITING_FOR_SELLER_RESPONSE"): ("opened", [claim()]),
    ("dispute_status", "UNDER_REVIEW"): ("under_review", [claim(status="UNDER_REVIEW")]),
    ("dispute_status", "RESOLVED"): ("won", [resolved("RESOLVED_SELLER_FAVOUR")]),
    ("dispute_status", "OTHER"): ("notified", [dispute(status="OTHER")]),
    ("dispute_stage", "INQUIRY"): ("inquiry", [dispute()]),
    ("dispute_stage", "CHARGEBACK"): ("opened", [claim()]),
    ("dispute_stage", "PRE_ARBITRATION"): ("pre_arbitration", [claim(dispute_life_cycle_stage="PRE_ARBITRATION")]),
    ("dispute_stage", "ARBITRATION"): ("arbitration", [claim(dispute_life_cycle_stage="ARBITRATION")]),
    ("dispute_outcome", "RESOLVED_BUYER_FAVOUR"): ("lost", [resolved("RESOLVED_BUYER_FAVOUR")]),
    ("dispute_outcome", "RESOLVED_SELLER_FAVOUR"): ("won", [resolved("RESOLVED_SELLER_FAVOUR")]),
    ("dispute_outcome", "RESOLVED_WITH_PAYOUT"): ("won", [resolved("RESOLVED_WITH_PAYOUT")]),
    ("dispute_outcome", "CANCELED_BY_BUYER"): ("withdrawn", [resolved("CANCELED_BY_BUYER")]),
    ("dispute_outcome", "ACCEPTED"): ("accepted", [resolved("ACCEPTED")]),
    ("dispute_outcome", "DENIED"): ("won", [resolved("DENIED")]),
    ("payout_item_status", "SUCCESS"): ("paid", [item("SUCCESS")]),
    # The sender has the money, and that it failed is told on the way there.
    ("payout_item_status", "FAILED"): ("returned", [item("FAILED")]),
    ("payout_item_status", "PENDING"): ("in_transit", [item("PENDING")]),
    ("payout_item_status", "UNCLAIMED"): ("unclaimed", [item("UNCLAIMED")]),
    ("payout_item_status", "RETURNED"): ("returned", [item("RETURNED")]),
    ("payout_item_status", "ONHOLD"): ("in_review", [item("ONHOLD")]),
    ("payout_item_status", "BLOCKED"): ("blocked", [item("BLOCKED")]),
    ("payout_item_status", "REFUNDED"): ("returned", [item("REFUNDED")]),
    ("payout_item_status", "REVERSED"): ("returned", [item("SUCCESS"), item("REVERSED", 9)]),
    ("invoice_status", "DRAFT"): ("draft", [invoice("DRAFT")]),
    ("invoice_status", "SENT"): ("open", [invoice("SENT")]),
    ("invoice_status", "SCHEDULED"): ("scheduled", [invoice("SCHEDULED")]),
    ("invoice_status", "PAID"): ("paid", [invoice("PAID")]),
    ("invoice_status", "MARKED_AS_PAID"): ("paid", [invoice("MARKED_AS_PAID")]),
    ("invoice_status", "CANCELLED"): ("void", [invoice("CANCELLED")]),
    ("invoice_status", "REFUNDED"): ("credited", [invoice("REFUNDED")]),
    ("invoice_status", "PARTIALLY_PAID"): (
        "partially_paid",
        [invoice("PARTIALLY_PAID", payments={"paid_amount": usd("10.00")})],
    ),
    ("invoice_status", "PARTIALLY_REFUNDED"): (
        "credited",
        [invoice("PARTIALLY_REFUNDED", refunds={"refund_amount": usd("10.00")})],
    ),
    ("invoice_status", "MARKED_AS_REFUNDED"): ("credited", [invoice("MARKED_AS_REFUNDED")]),
    ("invoice_status", "UNPAID"): ("open", [invoice("UNPAID")]),
    ("invoice_status", "PAYMENT_PENDING"): ("payment_pending", [invoice("PAYMENT_PENDING")]),
    ("subscription_status", "APPROVAL_PENDING"): ("awaiting_approval", [subscription("APPROVAL_PENDING")]),
    ("subscription_status", "APPROVED"): ("created", [subscription("APPROVED")]),
    ("subscription_status", "ACTIVE"): ("active", [subscription()]),
    ("subscription_status", "SUSPENDED"): ("suspended", [subscription("SUSPENDED")]),
    ("subscription_status", "CANCELLED"): ("cancelled", [subscription("CANCELLED")]),
    ("subscription_status", "EXPIRED"): ("expired", [subscription("EXPIRED")]),
}


@pytest.mark.parametrize(("lifecycle", "trigger", "resource", "kind"), [(*row, kind) for kind, row in EVENTS.items()])
def test_a_webhook_says_what_the_map_says(lifecycle, trigger, resource, kind):
    events = paypal.read(webhook(kind, resource, 300))
    assert (lifecycle, trigger) in {(event.lifecycle, event.trigger) for event in events}
    assert {event.source for event in events} == {"paypal"}


@pytest.mark.parametrize(("state", "payloads"), STATES.values(), ids=["/".join(row) for row in STATES])
def test_a_status_leads_where_the_map_says(state, payloads):
    (transaction,) = gathered(payloads).transactions
    assert transaction.state.name == state


def test_an_authorization_that_ran_out_expired():
    over = authorization(status="VOIDED", update_time=authorization()["expiration_time"])
    (transaction,) = gathered([over]).transactions
    assert transaction.state.name == "expired"


def left_outside():
    table = DOCS.read_text(encoding="utf-8").split("## Rows left outside")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (\w+) \| ([\w.-]+) \| (.+?) \|$", table, re.MULTILINE)
    return {(kind, value): why for kind, value, why in rows if kind != "kind"}


@pytest.mark.skipif(not MAP.is_file(), reason="the map of providers is not beside this checkout")
def test_every_row_is_read_or_left_outside_for_a_reason():
    """
    Whatever PayPal can say about your money, somebody has thought about what to tell you.
    """
    with MAP.open(encoding="utf-8", newline="") as lines:
        rows = {(row["kind"], row["value"]) for row in csv.DictReader(lines) if row["provider"] == "paypal"}
    outside = left_outside()
    taught = {("event", kind) for kind in EVENTS} | set(STATES)
    assert taught | set(outside) == rows
    assert taught.isdisjoint(outside)
    assert all(outside.values())


@pytest.mark.parametrize("kind", [value for kind, value in left_outside() if kind == "event"])
def test_what_is_left_outside_gives_no_money_news(kind):
    """
    A new price list does not tell you that you paid.
    """
    resource = batch("SUCCESS") if "BATCH" in kind else subscription(links=[link("self", "v1/billing/plans", "P-1")])
    events = paypal.read(webhook(kind, resource, 2))
    assert {event.lifecycle for event in events} <= {"mandate"}
    assert events or events.because
