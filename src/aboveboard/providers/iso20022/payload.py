"""ISO 20022's XML: its amounts, its days, its choices."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import ClassVar, Self

from moneyed import Money

from .. import payload

_LENGTH_OF_A_DAY = len("2026-11-22")


class Payload(payload.Payload):
    """An element of a message, with what it holds by name; any namespace."""

    provider: ClassVar[str] = "iso20022"

    def part(self, name: str) -> Self:
        """An element that may be missing or empty; then it says nothing."""
        return self.at(name, self.data.get(name) or {})

    def objects(self, name: str) -> tuple[Self, ...]:
        """The elements of this name: none, one or several."""
        found = self.data.get(name) or []
        if not isinstance(found, list):
            return (self.at(name, found),)
        return tuple(self.at(f"{name}[{number}]", one or {}) for number, one in enumerate(found))

    def first(self, name: str) -> Self:
        """The first element of this name; where there is none, it says nothing."""
        return next(iter(self.objects(name)), self.part(name))

    def has(self, name: str) -> bool:
        """Whether there is such an element."""
        return name in self.data

    def choice(self, name: str) -> str:
        """A code: bare in old versions, and in new ones either of the list or of the bank's own."""
        if not isinstance(self.data.get(name), Mapping):
            return self.text(name, "")
        body = self.part(name)
        return body.text("Cd", "") or body.text("Prtry", "")

    def flag(self, name: str) -> bool:
        """Whether it says yes."""
        return self.text(name, "") in ("true", "1")

    def money(self, name: str) -> Money | None:
        """An amount with its currency; None where there is none, or nothing."""
        if not self.has(name):
            return None
        if not isinstance(self.data[name], Mapping):
            raise self.bad(name, "should be an amount with its currency in Ccy")
        body = self.part(name)
        found = body.in_figures("value", body.text("Ccy"))
        return found if found.amount else None

    def day(self, name: str) -> tuple[date, datetime | None] | None:
        """A day, with the moment where it is told; bare in old versions, in new ones a choice."""
        if not self.has(name):
            return None
        if isinstance(self.data[name], Mapping):
            body = self.part(name)
            if body.has("DtTm"):
                return body.instant("DtTm").date(), body.instant("DtTm")
            return (body.bare_day("Dt"), None) if body.has("Dt") else None
        return self.bare_day(name), None

    def bare_day(self, name: str) -> date:
        """A day, told without an hour; its zone says nothing that we could tell."""
        return self._day(name, self.text(name)[:_LENGTH_OF_A_DAY])


def noon(day: date) -> datetime:
    """The middle of a day that was told without an hour: the same day in nearly every zone."""
    return datetime.combine(day, time(12), UTC)
