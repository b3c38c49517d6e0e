"""Facts about one object of PayPal's: the object's id and what the fact is make its reference."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import frozen
from moneyed import Money

from ...lifecycle import OPEN
from ...money import to_minor
from ...transaction import Event


@frozen
class Facts:
    """
    A maker of facts about one object.

    Attributes:
        lifecycle: Whose news they are.
        id: The object's own id; what references begin with.
        about: Every id of the transaction, the one to call it by first.
        part_of: Every id of what the transaction belongs to.
    """

    lifecycle: str
    id: str
    about: tuple[str, ...]
    part_of: tuple[str, ...] = ()

    def tell(self, trigger: str, what: str, at: datetime, sequence: int, **more: Any) -> Event:
        """One fact."""
        return Event(
            trigger,
            reference=f"{self.id}/{what}",
            source="paypal",
            occurred_at=at,
            sequence=sequence,
            lifecycle=self.lifecycle,
            about=self.about,
            part_of=self.part_of,
            **more,
        )

    def opened(
        self, amount: Money | None, at: datetime, names: Mapping[str, str], *, sequence: int = 0, **more: Any
    ) -> list[Event]:
        """Its opening, where there is an amount to open it with. The amount is part of the fact: it may change."""
        if amount is None:
            return []
        # Several objects of one payment open it; named alike, they report one fact.
        maker = Facts(self.lifecycle, self.about[0], self.about, self.part_of)
        return [maker.tell(OPEN, f"opened/{to_minor(amount)}", at, sequence, amount=amount, names=names, **more)]

    def unknown(self, what: str, status: str, at: datetime) -> Event:
        """News that nobody taught us: kept, and found unknown."""
        return self.tell(f"{what} {status or 'without a status'}", f"unknown/{status}", at, 0)


def ids(*found: str) -> tuple[str, ...]:
    """Those ids that are there, each once."""
    return tuple(dict.fromkeys(one for one in found if one))


def seller(name: str) -> Mapping[str, str]:
    """Whom sentences about a payment name."""
    return {"merchant": name} if name else {}
