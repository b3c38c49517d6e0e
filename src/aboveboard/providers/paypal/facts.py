"""Facts about one object of PayPal's: the object's id and what the fact is make its reference."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from moneyed import Money

from ...lifecycle import OPEN
from ...money import to_minor
from ...transaction import Event
from .. import facts


class Facts(facts.Facts):
    """A maker of facts about one of PayPal's objects."""

    source: ClassVar[str] = "paypal"

    def opened(
        self, amount: Money | None, at: datetime, names: Mapping[str, str], *, sequence: int = 0, **more: Any
    ) -> list[Event]:
        """Its opening, where there is an amount to open it with. The amount is part of the fact: it may change."""
        if amount is None:
            return []
        # Several objects of one payment open it; named alike, they report one fact.
        maker = Facts(self.lifecycle, self.about[0], self.about, self.part_of)
        return [maker(OPEN, f"opened/{to_minor(amount)}", at, sequence, amount=amount, names=names, **more)]

    def unknown(self, what: str, status: str, at: datetime) -> Event:
        """News that nobody taught us: kept, and found unknown."""
        return self(f"{what} {status or 'without a status'}", f"unknown/{status}", at, 0)


def seller(name: str) -> Mapping[str, str]:
    """Whom sentences about a payment name."""
    return facts.named("merchant", name)
