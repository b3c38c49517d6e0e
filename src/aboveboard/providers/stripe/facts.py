"""
Facts about one of Stripe's objects.

A payload is a photograph of an object, and Stripe sends one fact in several of
them. So the reference of a fact is the object's id and what it says: whichever
payload brings it, in whatever order, it is the same fact.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import field, frozen
from moneyed import Money

from ...lifecycle import OPEN, Party
from ...transaction import Event
from .payload import Envelope, Payload
from .reasons import reason

OPENED = 0
"""An opening is the first fact of its second; each reader counts on from here, in the only order there is."""


def ids(*found: str) -> tuple[str, ...]:
    """Ids, each once; what is not known is left out."""
    return tuple(dict.fromkeys(one for one in found if one))


@frozen
class Facts:
    """
    A maker of facts about one object.

    Attributes:
        lifecycle: Whose news they are.
        name: The id of the object, which every reference begins with.
        about: Every id of the transaction, the one to call it by first.
        part_of: Every id of the payment that it belongs to.
    """

    lifecycle: str
    name: str
    about: tuple[str, ...]
    part_of: tuple[str, ...] = field(default=(), kw_only=True)

    def __call__(self, trigger: str, what: str, at: datetime, sequence: int, **more: Any) -> Event:
        """One fact: what happened, what to refer to it by, when, and its place among those of the same second."""
        return Event(
            trigger,
            reference=f"{self.name}/{what}",
            source="stripe",
            occurred_at=at,
            sequence=sequence,
            lifecycle=self.lifecycle,
            about=self.about,
            part_of=self.part_of,
            **more,
        )

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


def named(role: str, name: str) -> Mapping[str, str]:
    """Whom the sentences are about, where anybody told us."""
    return {role: name} if name else {}
