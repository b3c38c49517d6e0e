"""
Payouts: each item is a transaction of its own; a batch says something only through its items.

Source: developer.paypal.com, payouts API v1, referenced payouts API v1.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from moneyed import Money

from ...transaction import Event
from ..facts import ids, named
from .facts import Facts
from .payload import Message, Payload
from .reasons import reason

_ORDER = ("open", "send", "review", "await_claim", "block", "pay", "fail", "return_funds", "cancel")
"""Facts of one moment, in the order in which they can only have happened."""

_SAYS = {
    "PENDING": ("send",),
    "PROCESSING": ("send",),
    "SUCCESS": ("pay",),
    "ONHOLD": ("review",),
    "UNCLAIMED": ("await_claim",),
    "BLOCKED": ("block",),
    "RETURNED": ("return_funds",),
    "REFUNDED": ("return_funds",),
    "REVERSED": ("return_funds",),
    # What failed was never taken from the sender, or is theirs again.
    "FAILED": ("fail", "return_funds"),
    "DENIED": ("fail", "return_funds"),
    "CANCELED": ("cancel",),
    "CANCELLED": ("cancel",),
}

_REPEATABLE = ("send", "review")
"""What an item can come back to: told anew each time."""


def item(body: Payload, message: Message, *, batch: Payload | None = None) -> Sequence[Event]:
    """What an item of a payout says; where it says nothing yet, what its batch says."""
    own = body.text("payout_item_id")
    status = body.text("transaction_status", "").upper()
    if batch is not None:
        status = status or batch.text("batch_status", "").upper()
    if message.says("-ITEM.CANCELED") and status in ("RETURNED", "CANCELED", ""):
        status = "CANCELED"
    owner = batch if batch is not None and body.moment("time_processed") is None else body
    at = message.time(owner, "time_processed", "time_completed", "time_created")
    facts = Facts("payout", own, ids(own, body.text("transaction_id", "")), ids(body.text("payout_batch_id", "")))
    amount = body.part("payout_item").some_money("amount")
    return _told(facts, message, at, amount, status, body.part("errors").text("name", ""))


def referenced(body: Payload, message: Message) -> Sequence[Event]:
    """What a payout to the seller of a payment says."""
    state = body.part("processing_state")
    own = body.text("item_id", "") or body.text("payout_transaction_id")
    facts = Facts("payout", own, ids(own, body.text("payout_transaction_id", "")), ids(body.text("reference_id", "")))
    status = state.text("status", "").upper() or {"COMPLETED": "SUCCESS"}.get(message.kind.split(".")[-1], "FAILED")
    at = message.time(body, "update_time", "time_processed", "create_time")
    return _told(facts, message, at, body.some_money("payout_amount"), status, state.text("reason", ""))


def batch(body: Payload, message: Message) -> Sequence[Event]:
    """What a batch says of each of its items, where it lists them."""
    header = body.part("batch_header")
    found: list[Event] = []
    for one in body.objects("items"):
        found += item(one, message, batch=header)
    return found


def _told(
    facts: Facts, message: Message, at: datetime, amount: Money | None, status: str, code: str
) -> Sequence[Event]:
    found = facts.opened(amount, at, named("sender", message.merchant))
    if status not in _SAYS:
        return (*found, facts.unknown("payout", status, at))
    return (*found, *_steps(facts, at, status, code))


def _steps(facts: Facts, at: datetime, status: str, code: str) -> Iterator[Event]:
    why = {"code": code, "reason": reason(code, of="payout").id}
    for trigger in _SAYS[status]:
        again = f"/{at.isoformat()}" if trigger in _REPEATABLE else ""
        more = why if trigger in ("fail", "return_funds", "block") else {}
        yield facts(trigger, f"{status.lower()}/{trigger}{again}", at, _ORDER.index(trigger), **more)
