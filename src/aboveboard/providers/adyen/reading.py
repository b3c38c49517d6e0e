"""
Adyen's webhooks read into events: standard notifications, transfers and transactions of its platforms, stored details.

What a payload is shows in its shape, not in the address that it was sent to. A notification carries several items; what
has a `type` is a newer webhook; what has a `resultCode` is the answer to a payment request; and a transfer can also be
read as the API gives it.

Source: docs.adyen.com/development-resources/webhooks/webhook-types.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from ...transaction import Event
from ..found import Events
from . import disputes, mandates, orders, payments, payouts, refunds, rescues
from .answers import read_answer
from .entries import read_entry
from .notice import Notice
from .payload import Payload
from .transfers import read_transfer

REPORT = "a report is ready, and no payment has changed"
A_TEST = "Adyen only tries whether notifications arrive"
NO_PAYLOAD = "it describes webhooks and is none: its examples are payloads"
NO_MONEY = "it is not about the money of a payment"
REPLACED = "Adyen has replaced this kind of webhook by those of transfers, which tell the same"

BY_TRANSFERS = "a dispute about a card that was issued is told by the transfers that it leads to"

_ITEMS: Mapping[str, Callable[[Notice], Events]] = {
    **payments.READERS,
    **orders.READERS,
    **refunds.READERS,
    **disputes.READERS,
    **payouts.READERS,
    **rescues.READERS,
    **mandates.READERS,
}
_NO_NEWS = {"REPORT_AVAILABLE": REPORT, "NOTIFICATIONTEST": A_TEST, "NOTIFICATION_TEST": A_TEST}
_TOLD_ELSEWHERE = {
    "balancePlatform.payment.": REPLACED,
    "balancePlatform.incomingTransfer.": REPLACED,
    "balancePlatform.outgoingTransfer.": REPLACED,
    "balancePlatform.dispute.": BY_TRANSFERS,
}


def read(payload: Mapping[str, object], *, merchant: str = "", at: datetime | None = None) -> Events:
    """
    Read one webhook, one answer to a payment request, or one transfer.

    Args:
        payload: As Adyen sends it. Check its signature first, with Adyen's own library.
        merchant: Your name, as your customers know it.
        at: When you got it; for answers to requests, which do not say. Aware.

    Returns:
        Events, each with the lifecycle whose news it is; or none, and why. What nobody taught us yet is an event that
        `record` finds unknown.

    Raises:
        BadPayload: A field of it is broken. Names the field.
    """
    message = Payload(payload, "payload")
    if "notificationItems" in payload:
        return _notification(message, merchant)
    if "openapi" in payload:
        return Events(because=NO_PAYLOAD)
    if "resultCode" in payload:
        return read_answer(message, merchant, at)
    if "category" in payload and "status" in payload:
        return read_transfer(message, merchant, at)
    if "type" in payload:
        return _message(message, merchant)
    return Events(because=REPLACED if "eventType" in payload else NO_MONEY)


def _notification(message: Payload, merchant: str) -> Events:
    found: list[Event] = []
    why: list[str] = []
    for wrapped in message.objects("notificationItems"):
        events = _item(wrapped.object("NotificationRequestItem"), merchant)
        found += events
        why += [events.because] if events.because else []
    return Events(found, "; ".join(dict.fromkeys(why)) or "it has no items")


def _item(item: Payload, merchant: str) -> Events:
    kind = item.text("eventCode")
    if kind in _NO_NEWS:
        return Events(because=_NO_NEWS[kind])
    notice = Notice.of(item, merchant)
    return _ITEMS.get(kind, payments.unknown)(notice)


def _message(message: Payload, merchant: str) -> Events:
    kind = message.text("type")
    for begins, read_message in _MESSAGES.items():
        if kind.startswith(begins):
            return read_message(message, merchant)
    return Events(because=next((why for begins, why in _TOLD_ELSEWHERE.items() if kind.startswith(begins)), NO_MONEY))


def _transfer(message: Payload, merchant: str) -> Events:
    return read_transfer(message.object("data"), merchant, message.perhaps("timestamp"))


_MESSAGES: Mapping[str, Callable[[Payload, str], Events]] = {
    "balancePlatform.transfer.": _transfer,
    "balancePlatform.transaction.": read_entry,
    **mandates.MESSAGES,
}
"""By how the type of a webhook begins."""
