"""One fact about one resource, whoever tells it: an event of it, or the resource itself."""

from datetime import datetime
from typing import Any

from ...lifecycle import OPEN
from ...transaction import Event
from .kind import Kind
from .payload import Payload

ORDER = (
    *(OPEN, "check", "request_approval", "approve", "deny", "accept", "execute", "wait_for_funds"),
    *("submit", "send", "debit_done", "activate", "reinstate", "suspend", "transfer"),
    *("confirm", "complete", "pay_out", "pay", "post"),
    *("fail", "charge_back", "reject", "settle_return", "return_to_seller", "cancel_chargeback"),
    *("schedule_retry", "expire", "cancel", "use_up", "replace", "block"),
)
"""Facts of one moment, in the order in which they can only have happened."""

WITH_REASON = ("fail", "charge_back", "cancel", "reject", "return_to_seller")
"""What somebody would ask the reason of."""


def told(kind: Kind, body: Payload, name: str, trigger: str, what: str, at: datetime, **more: Any) -> Event:
    """
    One fact.

    Args:
        kind: What it is about.
        body: Where it is told, with the links.
        name: The id of the resource.
        trigger: What happened.
        what: Tells it from every other fact about the resource.
        at: When it happened.
        more: Whatever else the event says.
    """
    whole = next((found for link in kind.part_of if (found := body.part("links").text(link, ""))), "")
    return Event(
        trigger,
        reference=f"{name}/{what}",
        source="gocardless",
        lifecycle=kind.lifecycle,
        about=(name,),
        part_of=(whole,) if whole else (),
        occurred_at=at,
        sequence=ORDER.index(trigger) if trigger in ORDER else len(ORDER),
        **more,
    )
