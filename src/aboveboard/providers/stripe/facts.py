"""
Facts about one of Stripe's objects.

A payload is a photograph of an object, and Stripe sends one fact in several of
them. So the reference of a fact is the object's id and what it says: whichever
payload brings it, in whatever order, it is the same fact.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from moneyed import Money

from ...lifecycle import OPEN, Party
from ...transaction import Event
from .. import facts
from .payload import Envelope, Payload
from .reasons import reason

OPENED = 0
"""An opening is the first fact of its second; each reader counts on from here, in the only order there is."""


class Facts(facts.Facts):
    """A maker of facts about one of Stripe's objects."""

    source: ClassVar[str] = "stripe"

    def open(
        self,
        amount: Money,
        at: datetime,
        *,
        what: str = "opened",
        names: Mapping[str, str] | None = None,
        due: datetime | None = None,
        party: Party = Party.PAYMENT_SERVICE,
    ) -> Event:
        """The opening, over some money."""
        return self(OPEN, what, at, OPENED, amount=amount, names=names or {}, due=due, party=party)

    def unknown(self, body: Payload, envelope: Envelope, status: str) -> Event:
        """News that nobody taught us."""
        kind = envelope.kind or body.text("object", "")
        return self(f"{kind} {status}".strip(), f"{kind}/{status}", envelope.at, 0)


def each_time(what: str, at: datetime) -> str:
    """
    What to call a fact that can be true more than once, days apart: what was sent comes back, and is sent again.

    Within one day it is one fact, so that several webhooks of it are told once, whichever comes first. Only for facts
    that move nothing where nothing has changed.
    """
    return f"{what}/{at.date()}"


def why(code: str, *, of: str = "payment") -> Mapping[str, str]:
    """What to tell of a code; nothing where there is none."""
    return {"code": code, "reason": reason(code, of=of).id} if code else {}
