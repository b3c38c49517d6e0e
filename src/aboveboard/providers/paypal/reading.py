"""
PayPal's webhooks, and the resources of its API, read into events.

A webhook carries a photograph of a resource. So we do not read what the webhook is called but what the resource says,
and give each fact a reference made of the resource's id: whichever payload brings it, it is the same fact.

Source: developer.paypal.com, webhook event names; orders v2, payments v2 and v1, payouts v1, disputes v1, invoicing v2
and v1, subscriptions v1.
"""

from collections.abc import Callable, Mapping, Sequence

from ...errors import BadMoney
from ...transaction import Event
from ..found import Events
from . import captures, cases, invoices, orders, payouts, refunds, subscriptions
from .payload import Message, Payload

_CONTRACT = "it is about an offer, a shop or an account, and no money moves by it"
_NOTHING = "it says nothing about the money of a payment"

_READERS: Mapping[str, Callable[[Payload, Message], Sequence[Event]]] = {
    "authorization": captures.authorization,
    "batch": payouts.batch,
    "capture": captures.capture,
    "dispute": cases.dispute,
    "invoice": invoices.invoice,
    "item": payouts.item,
    "old_order": orders.old_order,
    "order": orders.order,
    "payment": orders.payment,
    "referenced": payouts.referenced,
    "refund": refunds.refund,
    "reversal": captures.reversal,
    "subscription": subscriptions.subscription,
}
"""By what the resource is."""

_TELLING = {
    "dispute_id": "dispute",
    "payout_item_id": "item",
    "batch_header": "batch",
    "processing_state": "referenced",
    "payout_transaction_id": "referenced",
    "purchase_units": "order",
    "transactions": "payment",
    "seller_payable_breakdown": "refund",
    "refund_to_payer": "refund",
    "sale_id": "refund",
    "final_capture": "capture",
    "is_final_capture": "capture",
    "seller_receivable_breakdown": "capture",
    "expiration_time": "authorization",
    "valid_until": "authorization",
    "invoicer": "invoice",
    "merchant_info": "invoice",
    "billing_info": "subscription",
    "plan_id": "subscription",
    "agreement_details": "subscription",
}
"""A field that only one kind of resource has."""

_NAMES = {
    "PAYMENT.AUTHORIZATION.": "authorization",
    "PAYMENT.CAPTURE.REFUNDED": "refund",
    "PAYMENT.SALE.REFUNDED": "refund",
    "PAYMENT.CAPTURE.": "capture",
    "PAYMENT.SALE.": "capture",
    "PAYMENT.REFUND.": "refund",
    "PAYMENT.ORDER.": "old_order",
    "PAYMENT.CREATED": "payment",
    "PAYMENTS.PAYMENT.": "payment",
    "PAYMENT.PAYOUTSBATCH.": "batch",
    "PAYMENT.PAYOUTS-ITEM.": "item",
    "PAYMENT.REFERENCED-PAYOUT-ITEM.": "referenced",
    "CHECKOUT.": "order",
    "CUSTOMER.DISPUTE.": "dispute",
    "RISK.DISPUTE.": "dispute",
    "INVOICING.": "invoice",
    "BILLING.SUBSCRIPTION.": "subscription",
}
"""How a webhook's name begins: what it carries, where the resource itself does not tell."""


def read(payload: Mapping[str, object], *, merchant: str = "") -> Events:
    """
    Read one webhook, or one resource as PayPal's API returns it.

    Args:
        payload: The webhook's body, or the resource. Check a webhook's signature first, with PayPal itself.
        merchant: Your name, as your customers know it. Without it, the name that the payload gives.

    Returns:
        Events; none, and why, where it is not about money. Something about it that nobody taught us
        yet is an event that `record` finds unknown.

    Raises:
        BadPayload: A field of it is broken. Names the field.
    """
    whole = Payload(payload, "payload")
    if "openapi" in payload or "swagger" in payload:
        return Events(because="it describes payloads, and is none itself")
    try:
        return _of_whole(whole, merchant)
    except BadMoney as error:
        raise whole.bad("amount", str(error)) from None


def _of_whole(whole: Payload, merchant: str) -> Events:
    if "event_type" not in whole.data:
        return _of_resource(whole, Message(merchant=merchant))
    kind = whole.text("event_type").upper()
    message = Message(kind=kind, at=whole.moment("create_time"), merchant=merchant)
    if kind.startswith(_NOT_MONEY):
        return Events(because=_CONTRACT)
    return _of_resource(whole.object("resource"), message)


_NOT_MONEY = ("BILLING.PLAN.", "CATALOG.", "CUSTOMER.ACCOUNT", "CUSTOMER.MERCHANT", "CUSTOMER.MANAGED", "IDENTITY.",
              "MERCHANT.", "VAULT.")  # fmt: skip


def _of_resource(body: Payload, message: Message) -> Events:
    kind = _kind(body, message)
    if kind:
        found = _READERS[kind](body, message)
        if kind == "batch" and not found:
            return Events(because="it is about many payouts at once, and names none; each has its own webhook")
        return Events(found, because=_NOTHING)
    if "items" in body.data:
        return Events(
            (event for one in body.objects("items") for event in _of_resource(one, message)), because=_NOTHING
        )
    return Events(because=_NOTHING)


def _kind(body: Payload, message: Message) -> str:
    """What the resource is: by a field, by its own address, or by the webhook's name."""
    address = next((kind for kind, _ in body.links("self")), "")
    named = next((kind for name, kind in _NAMES.items() if message.kind.startswith(name)), "")
    kind = next((kind for field, kind in _TELLING.items() if field in body.data), "") or address or named
    if isinstance(body.data.get("invoice"), dict):
        return "invoice"
    if kind == "order" and "purchase_units" not in body.data and "amount" in body.data:
        return "old_order"
    if message.says(".REVERSED") and kind in ("capture", "refund"):
        return "reversal"
    return kind
