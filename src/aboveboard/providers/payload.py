"""A payload as JSON that is safe to ask: whatever is wrong with it, the error names the place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar, Self

from attrs import evolve, frozen
from moneyed import Money

from ..errors import BadMoney, BadPayload
from ..money import currency_of, from_minor, to_minor

_BROKEN_TEXT = re.compile("[\ud800-\udfff]")
_YEARS = range(2, 2999)
"""A year less than an event can hold: other zones, and the ends of days, have room."""
_TOO_FAR = datetime(_YEARS.stop, 1, 1, tzinfo=UTC).timestamp()


@frozen
class Payload:
    """
    A JSON object that names the place of whatever is wrong with it.

    Attributes:
        data: The object.
        place: Where it stands, e.g. ``"event.data.object"``.
    """

    data: Mapping[str, Any]
    place: str

    provider: ClassVar[str] = ""
    """Who sent it; each provider's own class says so."""

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.data, Mapping):
            raise BadPayload(self.provider, self.place, "should be an object")

    def at(self, name: str, data: Any) -> Self:
        """Another object of this payload."""
        return evolve(self, data=data, place=f"{self.place}.{name}")

    def object(self, name: str) -> Self:
        """An object that must be there."""
        return self.at(name, self.data.get(name))

    def part(self, name: str) -> Self:
        """An object that may be missing; then it says nothing."""
        found = self.data.get(name)
        return self.at(name, {} if found is None else found)

    def objects(self, name: str) -> tuple[Self, ...]:
        """The objects of a list; none where it is missing."""
        found = self.data.get(name)
        if found is None:
            return ()
        if not isinstance(found, list):
            raise self.bad(name, f"should be a list, and is {found!r}")
        return tuple(self.at(f"{name}[{number}]", one) for number, one in enumerate(found))

    def text(self, name: str, otherwise: str | None = None) -> str:
        """A text; `otherwise` where it is missing, if that may be."""
        found = self.data.get(name)
        if isinstance(found, str) and found and not _BROKEN_TEXT.search(found):
            return found
        if otherwise is not None and found in (None, ""):
            return otherwise
        raise self.bad(name, f"should be a text, and is {found!r}")

    def whole(self, name: str, otherwise: int | None = None) -> int:
        """A whole number from zero; `otherwise` where it is missing, if that may be."""
        found = self.data.get(name)
        if isinstance(found, int) and not isinstance(found, bool) and found >= 0:
            return found
        if otherwise is not None and found is None:
            return otherwise
        raise self.bad(name, f"should be a whole number from 0, and is {found!r}")

    def instant(self, name: str) -> datetime:
        """A moment told in ISO 8601; in UTC where it names no zone."""
        found = self.text(name)
        try:
            moment = datetime.fromisoformat(found)
            moment = moment.replace(tzinfo=UTC) if moment.utcoffset() is None else moment.astimezone(UTC)
        except ValueError:
            raise self.bad(name, f"should be a time such as 2026-11-22T09:30:00Z, and is {found!r}") from None
        except OverflowError:
            raise self.bad(name, f"{found!r} is too far away") from None
        if moment.year not in _YEARS:
            raise self.bad(name, f"{found!r} is too far away")
        return moment

    def bare_day(self, name: str) -> date:
        """A day told in ISO 8601, without an hour."""
        return self._day(name, self.text(name))

    def in_coins(self, name: str, currency: str) -> Money:
        """An amount told in the currency's smallest unit."""
        return self._money(name, lambda: from_minor(self.whole(name), currency))

    def in_figures(self, name: str, currency: str) -> Money:
        """An amount told as people write it, e.g. ``"42.00"``; its sign is left out."""
        found = self.data.get(name)
        try:
            # Taking the sign off exactly: `abs` would round as the context says.
            amount = Decimal(str(found)).copy_abs() if isinstance(found, str | int | float) else None
        except InvalidOperation:
            amount = None
        if amount is None:
            raise self.bad(name, f"should be an amount such as 42.00, and is {found!r}")
        return self._money(name, lambda: exact(amount, currency))

    def _day(self, name: str, found: str) -> date:
        try:
            day = date.fromisoformat(found)
        except ValueError:
            raise self.bad(name, f"should be a day such as 2026-11-22, and is {found!r}") from None
        if day.year not in _YEARS:
            raise self.bad(name, f"{found!r} is too far away")
        return day

    def _moment(self, name: str, seconds: int) -> datetime:
        if not 0 <= seconds < _TOO_FAR:
            raise self.bad(name, f"{seconds} is not a time in seconds")
        return datetime.fromtimestamp(seconds, UTC)

    def _money(self, name: str, make: Callable[[], Money]) -> Money:
        try:
            return make()
        except BadMoney as error:
            raise self.bad(name, str(error)) from None

    def bad(self, name: str, problem: str) -> BadPayload:
        """What is wrong with one of its fields."""
        return BadPayload(self.provider, f"{self.place}.{name}", problem)


def exact(amount: Decimal, currency: str) -> Money:
    """
    Money of this currency.

    Raises:
        BadMoney: There is no such currency, or the amount has a part smaller than its smallest coin.
    """
    money = Money(amount, currency_of(currency))
    to_minor(money)
    return money


def end_of(day: date) -> datetime:
    """The last moment of a day, in UTC: what somebody expects by a day is late only after it."""
    return datetime.combine(day, time.max, UTC)
