"""
Stripe's webhook events read into events of the lifecycle that each belongs to.

Not what the webhook is called counts, but what its object says: a payload can be newer than its event.

Source: docs.stripe.com/api, docs.stripe.com/api/events/types.
"""

from collections.abc import Callable, Mapping, Sequence

from ...errors import BadMoney, BadPayload
from ...transaction import Event
from ..found import Events
from . import (
    charges,
    checkout,
    disputes,
    feeds,
    intents,
    invoices,
    issuing,
    mandates,
    payouts,
    refunds,
    treasury,
)
from .payload import Envelope, Payload

Reader = Callable[[Payload, Envelope], Sequence[Event]]

READERS: Mapping[str, Reader] = {
    # payments
    "charge": charges.read,
    "payment_intent": intents.read,
    "refund": refunds.read,
    "dispute": disputes.read,
    "checkout.session": checkout.session,
    "review": checkout.review,
    "radar.early_fraud_warning": checkout.warning,
    # agreements and bills
    "mandate": mandates.mandate,
    "setup_intent": mandates.setup_intent,
    "invoice": invoices.invoice,
    "invoice_payment": invoices.payment,
    "credit_note": invoices.credit_note,
    "subscription": invoices.subscription,
    # money out and in
    "payout": payouts.payout,
    "transfer": payouts.transfer,
    "topup": payouts.topup,
    "customer_cash_balance_transaction": treasury.cash,
    "treasury.outbound_payment": treasury.read,
    "treasury.outbound_transfer": treasury.read,
    "treasury.inbound_transfer": treasury.read,
    "treasury.received_credit": treasury.read,
    "treasury.credit_reversal": treasury.read,
    "treasury.debit_reversal": treasury.read,
    # accounts and cards of your own customers
    "treasury.received_debit": feeds.received_debit,
    "financial_connections.transaction": feeds.linked,
    "issuing.authorization": issuing.authorization,
    "issuing.transaction": issuing.transaction,
    "issuing.dispute": issuing.dispute,
}
"""By the kind of object that an event is a photograph of."""

_BECAUSE: Mapping[str, str] = {
    "balance": "is a sum of many payments, and says nothing about any of them",
    "cash_balance": "is a sum of many transfers; each is told by its customer_cash_balance_transaction",
    "financial_connections.account": "says that there are entries to fetch; read the list of them",
    "invoiceitem": "is content of an invoice; the invoice tells what is to be paid",
}


def read(payload: Mapping[str, object], *, merchant: str = "") -> Events:
    """
    Read one webhook event.

    Args:
        payload: The event object, as Stripe sends it. Check its signature first, with Stripe's own SDK.
            Transactions of linked accounts, which have no webhooks, are read as you fetch them: one, or a list.
        merchant: Your name, as your customers know it. Without it, the name that
            the payload says appears on their statement.

    Returns:
        Events, or none and `because`: why. Something about it that nobody taught us yet is an
        event that `record` finds unknown.

    Raises:
        BadPayload: It is not an event object, or a field of it is broken. Names the field.
    """
    message = Payload(payload, "event")
    fetched = message.text("object", "") if "type" not in message.data else ""
    if fetched == "list":
        return Events(event for one in message.objects("data") for event in _fetched(one, merchant))
    if fetched == "financial_connections.transaction":
        return _fetched(message, merchant)
    kind = message.text("type")
    data = message.object("data")
    envelope = Envelope(
        kind=kind,
        at=message.moment("created"),
        before=data.part("previous_attributes"),
        version=message.text("api_version", ""),
        merchant=merchant,
    )
    return _read(data.object("object"), envelope)


def _fetched(body: Payload, merchant: str) -> Events:
    """What was fetched instead of sent."""
    if body.text("object", "") != "financial_connections.transaction":
        return Events(because="is no webhook, and nothing that can only be fetched")
    at = body.moment_if_any("updated") or body.moment("transacted_at")
    return _read(body, Envelope(kind="", at=at, before=body.part("previous_attributes"), version="", merchant=merchant))


def _read(body: Payload, envelope: Envelope) -> Events:
    kind = body.text("object", "")
    if kind not in READERS:
        return Events(because=_BECAUSE.get(kind, f"{kind or envelope.kind} is not about money that moves"))
    if body.data.get("amount") == 0 and kind != "issuing.authorization":
        return Events(because="moves no money: a card that is only being tried, for example")
    try:
        found = READERS[kind](body, envelope)
    except BadMoney as error:
        raise BadPayload("stripe", f"{body.place}.amount", str(error)) from None
    return found if isinstance(found, Events) else Events(found, "says nothing new about money")
