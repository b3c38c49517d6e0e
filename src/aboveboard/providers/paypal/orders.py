"""
Orders, and what older versions of the API call a payment: what a payment begins with, and what came of it.

Source: developer.paypal.com, orders API v2, payments API v1 (payment, order).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from moneyed import Money

from ...transaction import Event
from ..facts import ids
from .captures import AUTHORISED, CAPTURED, FAILED, RELEASED, SUBMITTED, authorization, capture, why
from .facts import Facts, seller
from .payload import Message, Payload
from .refunds import refund

_UNTOUCHED = ("CREATED", "SAVED", "PAYER_ACTION_REQUIRED", "PENDING")
_STARTED = ("APPROVED", "IN_PROGRESS", "COMPLETED", "PARTIALLY_COMPLETED")
"""What came of it, only its parts say: an order is completed even where its payment was declined."""


def order(body: Payload, message: Message) -> Sequence[Event]:
    """What an order of API v2 says."""
    own = body.text("id", "") or body.text("order_id")
    units = body.objects("purchase_units")
    parts = [unit.part("payments") for unit in units]
    children: list[Event] = []
    for part in parts:
        held = part.objects("authorizations")
        for one in held:
            children += authorization(one, message, within=(own,), opens=False)
        for one in part.objects("captures"):
            is_part = len(units) > 1 and not held
            children += capture(one, message, within=(own,), opens=False, held=bool(held), is_part=is_part)
        for one in part.objects("refunds"):
            children += refund(one, message, within=(own,))
    return _began(body, message, own, _sum(unit.some_money("amount") for unit in units), children)


def payment(body: Payload, message: Message) -> Sequence[Event]:
    """What a payment of API v1 says."""
    own = body.text("id")
    parts = body.objects("transactions")
    children: list[Event] = []
    for part in parts:
        for one in part.objects("related_resources"):
            for name, read in (("authorization", authorization), ("sale", capture), ("capture", capture)):
                if one.data.get(name):
                    held = {"held": True} if name == "capture" else {}
                    children += read(one.object(name), message, within=(own,), opens=False, **held)
            if one.data.get("refund"):
                children += refund(one.object("refund"), message, within=(own,))
    return _began(body, message, own, _sum(part.some_money("amount") for part in parts), children)


def old_order(body: Payload, message: Message) -> Sequence[Event]:
    """What an order of API v1 says: it belongs to a payment."""
    own, parent = body.text("id"), body.text("parent_payment", "") or body.linked("payment")
    return _began(body, message, own, body.some_money("amount"), [], within=ids(parent))


def _began(
    body: Payload,
    message: Message,
    own: str,
    amount: Money | None,
    children: Sequence[Event],
    within: tuple[str, ...] = (),
) -> Sequence[Event]:
    facts = Facts("card_payment", own, ids(*within, own))
    created = message.time(body, "create_time", "update_time")
    at = message.latest(body, created)
    status = body.status()
    # Its amount may have changed before it was approved.
    since = created if status in (*_UNTOUCHED, "") else min((at, *(one.occurred_at for one in children)))
    found = [*facts.opened(amount, since, seller(message.merchant or _brand(body))), *children]
    if message.says("APPROVAL.REVERSED"):
        return (*found, facts("expire", "expired", at, RELEASED))
    return (*found, *_standing(facts, body, message, at, status, amount, bool(children)))


def _standing(
    facts: Facts, body: Payload, message: Message, at: datetime, status: str, amount: Money | None, is_told: bool
) -> Iterator[Event]:
    """What the order itself adds to what its parts say."""
    if status == "PAYER_ACTION_REQUIRED":
        yield facts("ask_to_confirm", "to_confirm", at, SUBMITTED)
    elif message.says("BUYER-APPROVED") or (status in _STARTED and not is_told):
        yield facts("submit", "approved", at, SUBMITTED)
    elif status in ("VOIDED", "CANCELLED", "CANCELED") or message.says(".CANCELLED"):
        yield facts("cancel", "voided", at, RELEASED)
    elif status == "EXPIRED":
        yield facts("expire", "expired", at, RELEASED)
    elif status == "FAILED":
        said = body.text("failure_reason", "")
        yield facts("decline", "failed", at, FAILED, **(why(body) | ({"code": said} if said else {})))
    elif status == "AUTHORIZED":
        yield facts("authorise", "authorised", at, AUTHORISED, amount=amount)
    elif status == "CAPTURED":
        yield facts("capture", "captured", at, CAPTURED, amount=amount)
    elif status not in (*_UNTOUCHED, *_STARTED, ""):
        yield facts.unknown("order", status, at)


def _sum(amounts: Iterator[Money | None]) -> Money | None:
    """What all parts come to; None where there is nothing, or where they are of several currencies."""
    found = [amount for amount in amounts if amount]
    if not found or len({amount.currency for amount in found}) > 1:
        return None
    return sum(found[1:], start=found[0])


def _brand(body: Payload) -> str:
    """The seller's name, as the payer saw it when paying."""
    source = body.part("payment_source").part("paypal").part("experience_context")
    return source.text("brand_name", "") or body.part("application_context").text("brand_name", "")
