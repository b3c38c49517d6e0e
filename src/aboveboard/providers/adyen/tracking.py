"""
What Adyen learns on the way: when money should arrive, that it has been taken, that it has arrived.

`accepted` says that it was handed on, and only `credited` that somebody has seen it arrive.

Source: docs.adyen.com/platforms/payout-to-users/payout-webhooks, "Payout tracking".
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from ...lifecycle import Party
from ...transaction import Event
from .payload import Facts, Payload
from .reasons import reason

_SAYS: Mapping[str, Mapping[tuple[str, str], str]] = {
    "payout": {
        ("confirmation", "accepted"): "pay",
        ("confirmation", "credited"): "confirm",
        ("internalReview", "pending"): "review",
        ("internalReview", "failed"): "fail",
    },
    "bank_transfer": {
        ("confirmation", "credited"): "credit",
        ("internalReview", "pending"): "check",
        ("internalReview", "failed"): "reject",
    },
}
_WHAT = {"confirm": "credited/confirm", "credit": "credited/credit"}
_OF = {"payout": "payout", "bank_transfer": "transfer"}
_NEWEST = 1000


def tracked(body: Payload, facts: Facts) -> Iterator[Event]:
    """Facts of what was learned on the way."""
    for number, one in enumerate(body.objects("events"), 1):
        if one.text("type", "") == "tracking":
            at = one.perhaps("updateDate") or facts.at
            yield from _told(one.part("trackingData"), facts, at=at, sequence=number * 10)
    # The newest of them stands apart too; a fact that the list has told already is the same fact.
    yield from _told(body.part("tracking"), facts, at=facts.at, sequence=_NEWEST)


def arrival(body: Payload) -> datetime | None:
    """When the money should be there, where Adyen says so."""
    said = (
        one
        for one in body.objects("events")
        if one.text("type", "") == "tracking" or "estimatedArrivalTime" in one.data
    )
    for one in (*said, body.at("tracking", {"trackingData": body.part("tracking").data})):
        found = one.perhaps("estimatedArrivalTime") or one.part("trackingData").perhaps("estimatedArrivalTime")
        if found is not None:
            return found
    return None


def _told(data: Payload, facts: Facts, *, at: datetime, sequence: int) -> Iterator[Event]:
    kind, status = data.text("type", ""), data.text("status", "")
    trigger = _SAYS.get(facts.lifecycle, {}).get((kind, status))
    if trigger is None:
        return
    more: dict[str, Any] = {}
    if trigger in ("fail", "reject"):
        code = data.text("reason", "")
        more = {"code": code, "reason": reason(code, of=_OF[facts.lifecycle]).id}
    party = Party.BANK if status == "credited" else Party.PAYMENT_SERVICE
    yield facts.fact(trigger, _WHAT.get(trigger, f"{kind}/{status}"), sequence, occurred_at=at, party=party, **more)
