"""GoCardless' JSON: its moments, its days, its lists that may hold one."""

from datetime import UTC, date, datetime, time
from typing import ClassVar, Self

from moneyed import Money

from .. import payload


class Payload(payload.Payload):
    """An object of GoCardless' API."""

    provider: ClassVar[str] = "gocardless"

    def several(self, name: str) -> tuple[Self, ...]:
        """What stands under the name of a resource: one, or a page of them."""
        return self.objects(name) if isinstance(self.data.get(name), list) else (self.object(name),)

    def day(self, name: str) -> date | None:
        """A day, such as ``charge_date``; None where there is none yet."""
        return self.bare_day(name) if self.text(name, "") else None

    def money(self) -> Money:
        """How much it is about."""
        return self.in_coins("amount", self.text("currency"))

    def linked_to(self, name: str) -> str:
        """The id of something linked; empty where there is none."""
        return self.part("links").text(name, "")


def begin_of(day: date) -> datetime:
    """The first moment of a day, in UTC."""
    return datetime.combine(day, time.min, UTC)
