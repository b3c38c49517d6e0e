"""
Refunds, each a transaction of its own.

Source: developer.paypal.com, payments API v2 (refunds) and v1 (refund).
"""

from collections.abc import Sequence

from ...transaction import Event
from ..facts import ids
from .facts import Facts, seller
from .payload import Message, Payload
from .reasons import reason

_STARTED, _ENDED = 1, 2

_SAYS = {
    "PENDING": ("send", "sent"),
    "COMPLETED": ("complete", "completed"),
    "FAILED": ("fail", "failed"),
    "CANCELLED": ("cancel", "cancelled"),
    "CANCELED": ("cancel", "cancelled"),
}


def refund(body: Payload, message: Message, *, within: tuple[str, ...] = ()) -> Sequence[Event]:
    """What a refund says."""
    own, amount = body.text("id"), body.some_money("amount")
    capture = body.linked("capture") or body.text("sale_id", "") or body.text("capture_id", "")
    order = body.linked("order") or body.text("parent_payment", "")
    facts = Facts("refund", own, (own,), ids(capture, order, *within))
    created = message.time(body, "create_time", "update_time")
    at = message.latest(body, created)
    found = facts.opened(amount, created, seller(message.merchant))
    status = body.status()
    if status not in _SAYS:
        return (*found, facts.unknown("refund", status, at))
    trigger, what = _SAYS[status]
    code = body.part("status_details").text("reason", "") or body.text("reason_code", "")
    more = {"code": code, "reason": reason(code, of="refund").id} if trigger == "fail" else {}
    sequence = _STARTED if trigger == "send" else _ENDED
    moved = {"amount": amount} if trigger in ("send", "complete") else {}
    return (*found, facts(trigger, what, at, sequence, **moved, **more))
