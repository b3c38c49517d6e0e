"""Every row of the table of what providers report: what a payload of it comes to, or why it is left outside."""

import csv
from pathlib import Path

import pytest

from aboveboard.providers import stripe
from stripe_objects import (
    at,
    authorization,
    card_dispute,
    card_transaction,
    cash,
    charge,
    credit_note,
    dispute,
    events_of,
    gathered,
    intent,
    invoice,
    invoice_payment,
    linked,
    mandate,
    outbound,
    payout,
    refund,
    review,
    session,
    setup_intent,
    subscription,
    topup,
    transfer,
    warning,
    webhook,
)

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "reference" / "stripe.md"
MAP = ROOT.parent / "shared" / "facts" / "provider-map.csv"

SEPA = {"payment_method_details": {"type": "sepa_debit"}}
HELD = {"captured": False, "amount_captured": 0}
PAID = webhook("charge.succeeded", charge())
ERROR = {"last_payment_error": {"code": "card_declined"}}
FUNDED = {
    "payment_method_types": ["customer_balance"],
    "next_action": {
        "type": "display_bank_transfer_instructions",
        "display_bank_transfer_instructions": {"amount_remaining": 1200},
    },
}
PAID_INVOICE = invoice(status="paid", amount_paid=4200, status_transitions={"finalized_at": at(1), "paid_at": at(2)})
OPEN_INVOICE = webhook("invoice.finalized", invoice(), 1)
CREDIT_REVERSAL = {"object": "treasury.credit_reversal", "id": "credrev_1"}
DEBIT_REVERSAL = {"object": "treasury.debit_reversal", "id": "debrev_1"}
INBOUND = {"object": "treasury.inbound_transfer", "id": "ibt_1"}
RECEIVED = {"object": "treasury.received_credit", "id": "rc_1", "status": "succeeded"}
DEBITED = {"object": "treasury.received_debit", "id": "rd_1", "status": "succeeded"}
TRANSFER = {"object": "treasury.outbound_transfer", "id": "obt_1"}


def _of(made, kind, **more):
    return webhook(kind, made(**more), 30)


def _statuses(made, kind, states, **more):
    return {status: ([_of(made, kind, status=status, **more)], expected) for status, expected in states.items()}


def _rows(kind, rows):
    return {(kind, value): row for value, row in rows.items()}


def _events(*rows):
    """Of a webhook: its name, its object, and what it comes to."""
    return {("event", name): ([webhook(name, body, 30)], expected) for name, body, expected in rows}


# What each row comes to: a state that is reached ("refund:sent") or, of an edge, a fact that is read ("refund/send").
ROWS = {
    **_rows(
        "PaymentIntentStatus",
        _statuses(
            intent,
            "payment_intent.updated",
            {
                "canceled": "card_payment:cancelled",
                "processing": "card_payment:processing",
                "requires_action": "card_payment:action_required",
                "requires_capture": "card_payment:authorised",
                "requires_confirmation": "card_payment:created",
                "requires_payment_method": "card_payment:created",
                "succeeded": "card_payment:captured",
            },
        ),
    ),
    **_rows(
        "ChargeStatus",
        {
            "failed": ([webhook("charge.failed", charge(status="failed"))], "card_payment:declined"),
            "pending": ([webhook("charge.pending", charge(status="pending", **SEPA))], "bank_debit:submitted"),
            "succeeded": ([PAID], "card_payment:captured"),
        },
    ),
    **_rows(
        "RefundStatus",
        _statuses(
            refund,
            "refund.updated",
            {
                "canceled": "refund:cancelled",
                "failed": "refund:failed",
                "pending": "refund:sent",
                "requires_action": "refund:details_needed",
                "succeeded": "refund:completed",
            },
        ),
    ),
    **_rows(
        "DisputeStatus",
        _statuses(
            dispute,
            "charge.dispute.updated",
            {
                "lost": "dispute:lost",
                "needs_response": "dispute:opened",
                "prevented": "dispute:prevented",
                "under_review": "dispute:under_review",
                "warning_closed": "dispute:inquiry_closed",
                "warning_needs_response": "dispute:inquiry",
                "warning_under_review": "dispute:inquiry_answered",
                "won": "dispute:won",
            },
        ),
    ),
    **_rows(
        "PayoutStatus",
        _statuses(
            payout,
            "payout.updated",
            {
                "canceled": "payout:cancelled",
                "failed": "payout:failed",
                "in_transit": "payout:in_transit",
                "paid": "payout:paid",
                "pending": "payout:created",
            },
        ),
    ),
    **_rows(
        "InvoiceStatus",
        _statuses(
            invoice,
            "invoice.updated",
            {
                "draft": "invoice:draft",
                "open": "invoice:open",
                "paid": "invoice:paid",
                "uncollectible": "invoice:uncollectible",
                "void": "invoice:void",
            },
        ),
    ),
    **_rows(
        "TopupStatus",
        _statuses(
            topup,
            "topup.updated",
            {
                "canceled": "bank_debit:cancelled",
                "failed": "bank_debit:failed",
                "pending": "bank_debit:submitted",
                "reversed": "bank_debit:returned",
                "succeeded": "bank_debit:collected",
            },
        ),
    ),
    **_rows(
        "MandateStatus",
        _statuses(
            mandate,
            "mandate.updated",
            {"active": "mandate:active", "inactive": "mandate:cancelled", "pending": "mandate:submitted"},
        ),
    ),
    **_rows(
        "CreditNoteStatus",
        {
            "issued": ([OPEN_INVOICE, webhook("credit_note.created", credit_note(), 5)], "invoice:credited"),
            "void": ([OPEN_INVOICE, webhook("credit_note.voided", credit_note(status="void"), 9)], "invoice:open"),
        },
    ),
    **_rows(
        "CheckoutSessionPaymentStatus",
        {
            "paid": (
                [webhook("checkout.session.completed", session(payment_status="paid"), 1)],
                "card_payment:captured",
            ),
            "unpaid": ([webhook("checkout.session.completed", session(), 1)], "card_payment:created"),
        },
    ),
    **_rows(
        "SetupIntentStatus",
        _statuses(
            setup_intent,
            "setup_intent.updated",
            {
                "canceled": "mandate:cancelled",
                "processing": "mandate:submitted",
                "requires_action": "mandate:awaiting_approval",
                "requires_confirmation": "mandate:created",
                "requires_payment_method": "mandate:created",
                "succeeded": "mandate:active",
            },
        ),
    ),
    **_rows(
        "SubscriptionStatus",
        {
            "active": (
                [_of(subscription, "customer.subscription.updated", latest_invoice=PAID_INVOICE)],
                "invoice:paid",
            ),
            "incomplete": (
                [
                    _of(
                        subscription,
                        "customer.subscription.created",
                        status="incomplete",
                        latest_invoice=invoice(),
                    )
                ],
                "invoice:open",
            ),
            "incomplete_expired": (
                [
                    _of(
                        subscription,
                        "customer.subscription.updated",
                        status="incomplete_expired",
                        latest_invoice=invoice(status="void"),
                    )
                ],
                "invoice:void",
            ),
        },
    ),
    **_rows(
        "FinancialConnectionsTransactionStatus",
        {
            "pending": ([linked()], "feed_entry:pending"),
            "posted": ([linked(status="posted")], "feed_entry:posted"),
            "void": ([linked(status="void")], "feed_entry:removed"),
        },
    ),
    **_rows(
        "IssuingAuthorizationStatus",
        _statuses(
            authorization,
            "issuing_authorization.updated",
            {
                "closed": "card_payment:captured",
                "expired": "card_payment:expired",
                "pending": "card_payment:authorised",
                "reversed": "card_payment:cancelled",
            },
        ),
    ),
    **_rows(
        "IssuingDisputeStatus",
        _statuses(
            card_dispute,
            "issuing_dispute.updated",
            {
                "expired": "dispute:withdrawn",
                "lost": "dispute:won",
                "submitted": "dispute:under_review",
                "unsubmitted": "dispute:notified",
                "won": "dispute:lost",
            },
        ),
    ),
    **_rows(
        "TreasuryOutboundPaymentStatus",
        _statuses(
            outbound,
            "treasury.outbound_payment.updated",
            {
                "canceled": "bank_transfer:cancelled",
                "failed": "bank_transfer:rejected",
                "posted": "bank_transfer:sent",
                "processing": "bank_transfer:in_progress",
                "returned": "bank_transfer:returned",
            },
        ),
    ),
    **_rows(
        "TreasuryInboundTransferStatus",
        _statuses(
            outbound,
            "treasury.inbound_transfer.updated",
            {
                "canceled": "bank_transfer:cancelled",
                "failed": "bank_transfer:rejected",
                "processing": "bank_transfer:in_progress",
                "succeeded": "bank_transfer:credited",
            },
            **INBOUND,
        ),
    ),
    **_rows(
        "TreasuryReceivedDebitStatus",
        _statuses(
            outbound,
            "treasury.received_debit.created",
            {"failed": "feed_entry:removed", "succeeded": "feed_entry:posted"},
            object="treasury.received_debit",
        ),
    ),
    **_events(
        ("charge.captured", charge(), "card_payment/capture"),
        ("charge.dispute.closed", dispute(status="won"), "dispute/win"),
        ("charge.dispute.created", dispute(), "dispute:opened"),
        ("charge.dispute.funds_reinstated", dispute(status="under_review"), "dispute/reinstate_funds"),
        ("charge.dispute.funds_withdrawn", dispute(), "dispute/withdraw_funds"),
        ("charge.dispute.updated", dispute(status="under_review"), "dispute/submit_evidence"),
        ("charge.expired", charge(**HELD), "card_payment/expire"),
        ("charge.failed", charge(status="failed", **SEPA), "bank_debit/fail"),
        ("charge.pending", charge(status="pending", **SEPA), "bank_debit/submit"),
        ("charge.refund.updated", refund(), "refund/complete"),
        ("charge.refunded", charge(amount_refunded=1000, refunds={"data": [refund()]}), "refund/complete"),
        ("charge.succeeded", charge(**SEPA), "bank_debit/confirm"),
        (
            "checkout.session.async_payment_failed",
            session(payment_method_types=["sepa_debit"]),
            "bank_debit/fail",
        ),
        (
            "checkout.session.async_payment_succeeded",
            session(payment_method_types=["sepa_debit"], payment_status="paid"),
            "bank_debit/confirm",
        ),
        ("checkout.session.completed", session(payment_status="paid"), "card_payment/capture"),
        ("checkout.session.expired", session(), "card_payment/expire"),
        ("credit_note.created", credit_note(), "invoice/credit"),
        ("credit_note.voided", credit_note(status="void"), "invoice/cancel_credit"),
        ("customer.subscription.created", subscription(latest_invoice=invoice()), "invoice:open"),
        ("customer.subscription.deleted", subscription(latest_invoice=invoice(status="void")), "invoice:void"),
        ("customer.subscription.updated", subscription(latest_invoice=PAID_INVOICE), "invoice:paid"),
        ("customer_cash_balance_transaction.created", cash(), "bank_transfer/credit"),
        ("invoice.created", invoice(status="draft"), "invoice:draft"),
        ("invoice.deleted", invoice(status="draft"), "invoice/void"),
        ("invoice.finalized", invoice(), "invoice/finalise"),
        ("invoice.marked_uncollectible", invoice(status="uncollectible"), "invoice/write_off"),
        ("invoice.overdue", invoice(), "invoice/pass_due_date"),
        ("invoice.overpaid", PAID_INVOICE | {"amount_overpaid": 100}, "invoice/overpay"),
        ("invoice.paid", PAID_INVOICE, "invoice/pay"),
        ("invoice.payment_action_required", invoice(attempt_count=1), "invoice/ask_to_confirm"),
        ("invoice.payment_failed", invoice(attempt_count=1), "invoice/fail_payment"),
        ("invoice.payment_succeeded", PAID_INVOICE, "invoice/pay"),
        ("invoice.updated", invoice(), "invoice:open"),
        ("invoice.voided", invoice(status="void"), "invoice/void"),
        ("invoice_payment.paid", invoice_payment(amount_paid=1000), "invoice/pay"),
        ("issuing_authorization.created", authorization(), "card_payment/authorise"),
        ("issuing_authorization.updated", authorization(status="expired"), "card_payment/expire"),
        ("issuing_dispute.closed", card_dispute(status="won"), "dispute/lose"),
        ("issuing_dispute.created", card_dispute(), "dispute:notified"),
        ("issuing_dispute.funds_reinstated", card_dispute(status="submitted"), "dispute/withdraw_funds"),
        ("issuing_dispute.funds_rescinded", card_dispute(status="lost"), "dispute/reinstate_funds"),
        ("issuing_dispute.submitted", card_dispute(status="submitted"), "dispute/submit_evidence"),
        ("issuing_dispute.updated", card_dispute(), "dispute:notified"),
        ("issuing_transaction.created", card_transaction(), "card_payment/capture"),
        ("mandate.updated", mandate(), "mandate/activate"),
        (
            "payment_intent.amount_capturable_updated",
            intent(status="requires_capture", amount_capturable=4200),
            "card_payment/authorise",
        ),
        ("payment_intent.canceled", intent(status="canceled", cancellation_reason="expired"), "card_payment/expire"),
        ("payment_intent.created", intent(status="requires_payment_method"), "card_payment:created"),
        ("payment_intent.partially_funded", intent(status="requires_action", **FUNDED), "bank_transfer/credit"),
        (
            "payment_intent.payment_failed",
            intent(status="requires_payment_method", **ERROR),
            "card_payment/decline",
        ),
        ("payment_intent.processing", intent(status="processing"), "card_payment/submit"),
        ("payment_intent.requires_action", intent(status="requires_action"), "card_payment/ask_to_confirm"),
        ("payment_intent.succeeded", intent(amount_received=4200), "card_payment/capture"),
        ("payout.canceled", payout(status="canceled"), "payout/cancel"),
        ("payout.created", payout(), "payout:created"),
        ("payout.failed", payout(status="failed"), "payout/fail"),
        ("payout.paid", payout(status="paid"), "payout/pay"),
        ("payout.updated", payout(status="in_transit"), "payout/send"),
        ("radar.early_fraud_warning.created", warning(charge=charge()), "dispute:notified"),
        ("refund.created", refund(status="pending"), "refund/send"),
        ("refund.failed", refund(status="failed"), "refund/fail"),
        ("refund.updated", refund(), "refund/complete"),
        ("review.closed", review(open=False, closed_reason="approved"), "card_payment/approve_review"),
        ("review.opened", review(), "card_payment/open_review"),
        ("setup_intent.canceled", setup_intent(status="canceled"), "mandate/cancel"),
        ("setup_intent.created", setup_intent(), "mandate:created"),
        ("setup_intent.requires_action", setup_intent(status="requires_action"), "mandate/request_approval"),
        ("setup_intent.setup_failed", setup_intent(status="requires_payment_method"), "mandate/fail"),
        ("setup_intent.succeeded", setup_intent(status="succeeded"), "mandate/activate"),
        ("topup.canceled", topup(status="canceled"), "bank_debit/cancel"),
        ("topup.created", topup(), "bank_debit/submit"),
        ("topup.failed", topup(status="failed"), "bank_debit/fail"),
        ("topup.reversed", topup(status="reversed"), "bank_debit/charge_back"),
        ("topup.succeeded", topup(status="succeeded"), "bank_debit/confirm"),
        ("transfer.created", transfer(), "payout/pay"),
        ("transfer.reversed", transfer(amount_reversed=4200), "payout/return_funds"),
        ("treasury.credit_reversal.created", outbound(**CREDIT_REVERSAL), "bank_transfer/execute"),
        ("treasury.credit_reversal.posted", outbound(**CREDIT_REVERSAL, status="posted"), "bank_transfer/debit_done"),
        ("treasury.debit_reversal.completed", outbound(**DEBIT_REVERSAL, status="succeeded"), "payout/confirm"),
        ("treasury.debit_reversal.created", outbound(**DEBIT_REVERSAL), "payout/open"),
        ("treasury.debit_reversal.initial_credit_granted", outbound(**DEBIT_REVERSAL), "payout/pay"),
        ("treasury.inbound_transfer.canceled", outbound(**INBOUND, status="canceled"), "bank_transfer/cancel"),
        ("treasury.inbound_transfer.created", outbound(**INBOUND), "bank_transfer/execute"),
        ("treasury.inbound_transfer.failed", outbound(**INBOUND, status="failed"), "bank_transfer/reject"),
        ("treasury.inbound_transfer.succeeded", outbound(**INBOUND, status="succeeded"), "bank_transfer/credit"),
        *(
            (f"treasury.{kind}.{word}", outbound(**more, status=status), f"bank_transfer/{trigger}")
            for kind, more in (("outbound_payment", {}), ("outbound_transfer", TRANSFER))
            for word, status, trigger in (
                ("canceled", "canceled", "cancel"),
                ("created", "processing", "execute"),
                ("failed", "failed", "reject"),
                ("posted", "posted", "debit_done"),
                ("returned", "returned", "return"),
            )
        ),
        ("treasury.received_credit.created", outbound(**RECEIVED), "payout/open"),
        ("treasury.received_credit.failed", outbound(**RECEIVED | {"status": "failed"}), "payout/fail"),
        ("treasury.received_credit.succeeded", outbound(**RECEIVED), "payout/confirm"),
        ("treasury.received_debit.created", outbound(**DEBITED), "feed_entry/post"),
    ),
    ("event", "issuing_authorization.request"): (
        [webhook("issuing_authorization.request", authorization(amount=0, pending_request={"amount": 4200}))],
        "card_payment:created",
    ),
}


def _tabled(title):
    """The rows of a table of the page, by kind and value."""
    text = PAGE.read_text(encoding="utf-8").split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if "|" in line]
    return {(kind, value.strip("`")): rest for kind, values, *rest in lines[2:] for value in values.split(", ")}


OUTSIDE = _tabled("Left outside")
TOLD_OTHERWISE = _tabled("Told to another lifecycle")


@pytest.mark.parametrize(("payloads", "expected"), ROWS.values(), ids=["-".join(key) for key in ROWS])
def test_what_stripe_can_report_is_told(payloads, expected):
    """
    Whatever Stripe can say about your money, there is a sentence for you.
    """
    if "/" in expected:
        assert expected in [f"{event.lifecycle}/{event.trigger}" for event in events_of(payloads)]
    else:
        assert expected in [f"{one.lifecycle.name}:{one.state.name}" for one in gathered(payloads)]
        assert not [one.waiting for one in gathered(payloads) if one.waiting]


@pytest.mark.skipif(not MAP.is_file(), reason="the table is not beside this checkout")
def test_no_row_is_forgotten_and_none_is_told_and_left_outside():
    with MAP.open(encoding="utf-8") as file:
        rows = {
            (row["kind"], row["value"]): row["lifecycle"] for row in csv.DictReader(file) if row["provider"] == "stripe"
        }
    assert rows.keys() == ROWS.keys() | OUTSIDE.keys()
    assert not ROWS.keys() & OUTSIDE.keys()
    assert all(reason for (reason,) in OUTSIDE.values())
    elsewhere = {
        key
        for key, (_, expected) in ROWS.items()
        if expected.replace("/", ":").split(":")[0] not in rows[key].split("/")
    }
    assert elsewhere == TOLD_OTHERWISE.keys()


@pytest.mark.parametrize(
    "payload",
    [
        webhook("balance.available", {"object": "balance"}),
        webhook("cash_balance.funds_available", {"object": "cash_balance"}),
        webhook("financial_connections.account.refreshed_transactions", {"object": "financial_connections.account"}),
        webhook("customer.subscription.trial_will_end", subscription()),
        webhook("invoice.upcoming", invoice(id=None)),
        webhook("invoiceitem.created", {"object": "invoiceitem"}),
        webhook("radar.early_fraud_warning.created", warning()),
        webhook("checkout.session.completed", session(payment_status="no_payment_required")),
    ],
    ids=lambda payload: payload["type"],
)
def test_what_is_left_outside_says_why(payload):
    events = stripe.read(payload)
    assert not events
    assert events.because


# Each pair that Stripe's pages name, or imply: from one status to the next.
PAIRS = {
    "refund.updated": (
        refund,
        "RefundStatus",
        "requires_action>pending pending>succeeded succeeded>requires_action requires_action>failed "
        "requires_action>canceled succeeded>failed pending>failed pending>canceled",
    ),
    "payout.updated": (
        payout,
        "PayoutStatus",
        "pending>in_transit in_transit>paid paid>failed in_transit>failed pending>canceled in_transit>canceled",
    ),
    "charge.dispute.updated": (
        dispute,
        "DisputeStatus",
        "warning_needs_response>warning_under_review warning_under_review>warning_closed "
        "warning_needs_response>warning_closed warning_under_review>needs_response needs_response>under_review "
        "under_review>won under_review>lost needs_response>lost lost>won won>lost",
    ),
}
STEPS = [(kind, made, enum, *pair.split(">")) for kind, (made, enum, pairs) in PAIRS.items() for pair in pairs.split()]


@pytest.mark.parametrize(("kind", "made", "enum", "first", "then"), STEPS)
def test_each_step_that_stripe_names_is_one_step(kind, made, enum, first, then):
    """
    Nothing that Stripe says can happen is news that we cannot place.
    """
    payloads = [
        webhook(kind, made(status=first), 60),
        webhook(kind, made(status=then), 90, previous_attributes={"status": first}),
    ]
    _, expected = ROWS[enum, then]
    for order in (payloads, payloads[::-1]):
        (transaction,) = gathered(order)
        assert f"{transaction.lifecycle.name}:{transaction.state.name}" == expected
        assert transaction.waiting == ()
