"""
Refunds, each a transaction of its own beside the payment.

Source: docs.stripe.com/api/refunds/object, docs.stripe.com/refunds.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from ...lifecycle import Party
from ...transaction import Event
from ..facts import ids, named
from ..found import Events
from .facts import Facts, each_time
from .methods import CARD
from .payload import Envelope, Payload
from .reasons import reason

# Facts of one second, in the order in which they can only have happened.
_WAITED, _SENT, _COMPLETED, _NOT_REACHED = range(1, 5)
_RELEASED = 6

_LET_GO = "nothing was ever booked: money that was only set aside has been let go"


def read(body: Payload, envelope: Envelope, *, part_of: tuple[str, ...] = (), merchant: str = "") -> Sequence[Event]:
    """
    Read a refund.

    Args:
        body: The refund.
        envelope: The webhook around it.
        part_of: The payment, where it is the payment that lists the refund.
        merchant: The seller, where the payment names them.
    """
    part_of = part_of or ids(body.id_of("payment_intent"), body.id_of("charge"))
    status = body.text("status", "succeeded")
    created = body.moment("created")
    if body.text("reason", "") == "expired_uncaptured_charge":
        return _never_collected(body, part_of, created)
    if "balance_transaction" in body.data and body.data["balance_transaction"] is None and status == "succeeded":
        return Events(because=_LET_GO)
    if not body.whole("amount"):
        return Events(because="moves no money")
    refund = body.text("id")
    fact = Facts("refund", refund, (refund,), part_of=part_of)
    names = named("merchant", envelope.merchant or merchant)
    opened = fact.open(body.money("amount"), created, names=names, party=Party.MERCHANT)
    tell = _STATUSES.get(status)
    # Nothing becomes of a refund before it is there, whatever two clocks say.
    at = max(envelope.at, created)
    return [opened, *(tell(body, envelope, fact, at) if tell else (fact.unknown(body, envelope, status),))]


def _never_collected(body: Payload, part_of: tuple[str, ...], created: datetime) -> Sequence[Event]:
    if not part_of:
        return Events(because="a card payment that was let go, and the payload does not say which")
    fact = Facts(CARD, body.id_of("charge") or part_of[0], part_of)
    return (fact("expire", "released", created, _RELEASED),)


def _pending(body: Payload, envelope: Envelope, fact: Facts, at: datetime) -> Sequence[Event]:
    why = body.text("pending_reason", "")
    if why in ("insufficient_funds", "charge_pending"):
        told = reason(why, of="refund").id
        return (fact("wait_for_funds", f"waited/{why}", at, _WAITED, code=why, reason=told),)
    # It can be sent, come back and be sent again.
    what = each_time("started", at) if envelope.before.data.get("status") else "started"
    return (fact("send", what, at, _SENT, amount=body.money("amount"), party=Party.MERCHANT),)


def _succeeded(body: Payload, envelope: Envelope, fact: Facts, at: datetime) -> Sequence[Event]:
    details = body.part("destination_details")
    # A bank that has not booked the payment yet takes it off, and shows no refund.
    is_dropped = details.part("card").text("type", "") == "reversal"
    trigger = "drop_charge" if is_dropped else "complete"
    return (fact(trigger, each_time("sent", at), at, _COMPLETED, amount=body.money("amount")),)


def _details_needed(body: Payload, envelope: Envelope, fact: Facts, at: datetime) -> Sequence[Event]:
    due = body.part("next_action").part("display_details").moment_if_any("expires_at")
    what = each_time("details_needed", at)
    if envelope.before.text("status", "") != "succeeded":
        return (fact("need_details", what, at, _WAITED, due=due),)
    # A bank sent it back.
    why = reason("unknown", of="refund").id
    return (fact("need_details", what, at, _NOT_REACHED, due=due, reason=why, party=Party.BANK),)


def _failed(body: Payload, envelope: Envelope, fact: Facts, at: datetime) -> Sequence[Event]:
    return (_not_reached("fail", "failed", body, fact, at, "unknown"),)


def _canceled(body: Payload, envelope: Envelope, fact: Facts, at: datetime) -> Sequence[Event]:
    return (_not_reached("cancel", "canceled", body, fact, at, "merchant_request"),)


def _not_reached(trigger: str, what: str, body: Payload, fact: Facts, at: datetime, usual: str) -> Event:
    code = body.text("failure_reason", usual)
    why = reason(code, of="refund").id
    return fact(trigger, what, at, _NOT_REACHED, code=code, reason=why, party=Party.BANK)


_STATUSES: Mapping[str, Callable[[Payload, Envelope, Facts, datetime], Sequence[Event]]] = {
    "pending": _pending,
    "succeeded": _succeeded,
    "requires_action": _details_needed,
    "failed": _failed,
    "canceled": _canceled,
}
"""By the status of a refund: what has become of it."""
