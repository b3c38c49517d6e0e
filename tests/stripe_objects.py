"""Payloads in the shape of Stripe's, as small as they can be and still be read; and what they come to."""

from datetime import timedelta

from aboveboard.flows import LIFECYCLES
from aboveboard.journeys import journeys
from aboveboard.money import to_minor
from aboveboard.providers import stripe
from aboveboard.transaction import gather
from facts import START

BASIL = "2025-06-30.basil"


def at(hours):
    return int((START + timedelta(hours=hours)).timestamp())


def webhook(kind, body, hours=0, version=BASIL, **data):
    return {
        "id": f"evt_{kind}_{hours}",
        "object": "event",
        "type": kind,
        "created": at(hours),
        "api_version": version,
        "data": {"object": body, **data},
    }


def charge(**more):
    return {
        "id": "ch_1",
        "object": "charge",
        "amount": 4200,
        "amount_captured": 4200,
        "amount_refunded": 0,
        "captured": True,
        "created": at(0),
        "currency": "eur",
        "payment_intent": "pi_1",
        "status": "succeeded",
        "refunded": False,
        "payment_method_details": {"type": "card", "card": {}},
        "calculated_statement_descriptor": "CAFE OLE",
    } | more


def intent(**more):
    return {
        "id": "pi_1",
        "object": "payment_intent",
        "amount": 4200,
        "amount_received": 0,
        "amount_capturable": 0,
        "created": at(0),
        "currency": "eur",
        "latest_charge": "ch_1",
        "status": "succeeded",
    } | more


def refund(**more):
    return {
        "id": "re_1",
        "object": "refund",
        "amount": 1000,
        "charge": "ch_1",
        "payment_intent": "pi_1",
        "created": at(24),
        "currency": "eur",
        "status": "succeeded",
        "reason": None,
    } | more


def dispute(**more):
    return {
        "id": "dp_1",
        "object": "dispute",
        "amount": 4200,
        "charge": "ch_1",
        "payment_intent": "pi_1",
        "created": at(48),
        "currency": "eur",
        "status": "needs_response",
        "reason": "fraudulent",
    } | more


def _object(kind, name, **usual):
    """A maker of such objects: what they usually say, and what one says differently."""

    def made(**more):
        return {"id": name, "object": kind, "amount": 4200, "created": at(0), "currency": "eur"} | usual | more

    return made


payout = _object("payout", "po_1", status="pending", arrival_date=at(72), failure_balance_transaction=None)
transfer = _object("transfer", "tr_1", amount_reversed=0)
topup = _object("topup", "tu_1", status="pending", expected_availability_date=at(120))
setup_intent = _object(
    "setup_intent", "seti_1", status="requires_confirmation", latest_attempt="setatt_1", mandate=None
)
invoice = _object(
    "invoice",
    "in_1",
    account_name="Café Olé",
    amount_due=4200,
    amount_paid=0,
    attempt_count=0,
    due_date=None,
    next_payment_attempt=None,
    pre_payment_credit_notes_amount=0,
    post_payment_credit_notes_amount=0,
    status="open",
    status_transitions={"finalized_at": at(1)},
)
invoice_payment = _object("invoice_payment", "inpay_1", invoice="in_1", amount_paid=4200, status="paid")
credit_note = _object("credit_note", "cn_1", invoice="in_1", status="issued", created=at(5))
subscription = _object("subscription", "sub_1", status="active", latest_invoice="in_1")
session = _object(
    "checkout.session",
    "cs_1",
    mode="payment",
    amount_total=4200,
    payment_intent="pi_1",
    payment_status="unpaid",
    payment_method_types=["card"],
)
review = _object("review", "prv_1", charge="ch_1", payment_intent="pi_1", open=True, reason="rule", created=at(1))
warning = _object("radar.early_fraud_warning", "issfr_1", charge="ch_1", payment_intent="pi_1", created=at(30))
outbound = _object(
    "treasury.outbound_payment",
    "obp_1",
    status="processing",
    expected_arrival_date=at(48),
    destination_payment_method_details={"billing_details": {"name": "Jenny Rosen"}},
)
cash = _object("customer_cash_balance_transaction", "ccsbtxn_1", type="funded", net_amount=4200)
linked = _object("financial_connections.transaction", "fctxn_1", status="pending", transacted_at=at(0), updated=at(1))
authorization = _object(
    "issuing.authorization",
    "iauth_1",
    approved=True,
    status="pending",
    merchant_data={"name": "Café Olé"},
    transactions=[],
    request_history=[],
    pending_request=None,
)
card_transaction = _object(
    "issuing.transaction",
    "ipi_1",
    type="capture",
    amount=-4200,
    authorization="iauth_1",
    merchant_data={"name": "Café Olé"},
    created=at(20),
)
card_dispute = _object("issuing.dispute", "idp_1", status="unsubmitted", transaction="ipi_1", created=at(30))


def mandate(**more):
    return {
        "id": "mandate_1",
        "object": "mandate",
        "status": "active",
        "type": "multi_use",
        "customer_acceptance": {"accepted_at": at(0)},
        "payment_method_details": {"type": "bacs_debit", "bacs_debit": {"network_status": "pending"}},
    } | more


def events_of(payloads):
    return [event for payload in payloads for event in stripe.read(payload)]


def gathered(payloads):
    """Every transaction that these webhooks are about."""
    return gather(events_of(payloads), *LIFECYCLES).transactions


def told(payloads):
    """The one payment that these webhooks are about, with its refunds and disputes."""
    (journey,), alone = journeys(gathered(payloads))
    assert alone == ()
    return journey


def unfitting(journey):
    """What was not applied, and why."""
    return [(one.event.trigger, one.verdict.value) for part in journey.transactions for one in part.waiting]


def position(view):
    """Who has how much, in smallest units."""
    return {holder.value: to_minor(part) for holder, part in view.position.items()}
