"""Plaid's JSON: its moments, its days, and amounts with a sign, as texts or as numbers."""

from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import ClassVar

from moneyed import Money

from .. import payload

_MOST_DIGITS = 20


class Payload(payload.Payload):
    """An object of Plaid's API."""

    provider: ClassVar[str] = "plaid"

    def end_of_day(self, name: str) -> datetime | None:
        """The last moment of a day: what somebody expects by a day is late only after it. None where there is none."""
        if not self.text(name, ""):
            return None
        return payload.end_of(self.instant(name).date())

    def figures(self, name: str) -> Decimal:
        """An amount with its sign, as a text or a number."""
        found = self.data.get(name)
        try:
            amount = Decimal(str(found)) if isinstance(found, str | int | float) else None
        except (InvalidOperation, ValueError):
            amount = None
        if amount is None or not amount.is_finite() or len(amount.as_tuple().digits) > _MOST_DIGITS:
            raise self.bad(name, f"should be an amount such as 42.00, and is {str(found)[:40]!r}")
        if not -_MOST_DIGITS <= int(amount.as_tuple().exponent) <= _MOST_DIGITS:
            raise self.bad(name, f"{str(found)[:40]!r} is no amount of money")
        return amount

    def has(self, name: str) -> bool:
        """Whether it says anything at all under this name."""
        return self.data.get(name) not in (None, "")

    def money(self, name: str, currency: str) -> Money:
        """How much it is, whichever way it goes."""
        amount = self.figures(name).copy_abs()
        return self._money(name, lambda: payload.exact(amount, currency))
