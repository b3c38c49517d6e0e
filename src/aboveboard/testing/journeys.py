"""A journey is plain data: what happens to one transaction, in order."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from attrs import frozen

from ..errors import BadValue
from ..lifecycle import OPEN, Lifecycle
from ..lifecycle.drawing import SAMPLE
from ..money import Money, from_minor
from ..transaction import NO_MONEY, Cause, Event, Transaction, record

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
"""A Monday morning on which every journey begins."""
HOUR = timedelta(hours=1)
AMOUNT = 10_000
SOURCE = "testing"


@frozen(repr=False)
class Happening:
    """
    One thing that happens on a journey.

    Attributes:
        trigger: What happens.
        minor: How much it is about, in smallest units; None for all there is.
        hours: How long after the thing before.
        reason: Id of a reason of the lifecycle.
        cause: Whose doing it is, for a correction.
    """

    trigger: str
    minor: int | None = None
    hours: float = 1
    reason: str = ""
    cause: Cause | None = None

    def __repr__(self) -> str:
        parts = [repr(self.trigger)]
        parts += [] if self.minor is None else [repr(self.minor)]
        parts += [] if self.hours == 1 else [f"hours={self.hours!r}"]
        parts += [f"reason={self.reason!r}"] if self.reason else []
        parts += [f"cause={self.cause}"] if self.cause else []
        return f"Happening({', '.join(parts)})"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))


@frozen(repr=False)
class Journey:
    """
    What happens to one transaction, in order.

    Attributes:
        lifecycle: Whose steps they are.
        happenings: What happens after it was opened.
        minor: What it is opened over, in smallest units.
        currency: ISO 4217 code.
        called: What everybody in its sentences is called; sample names where it is empty.

    Raises:
        BadValue: Something happens that the lifecycle does not know, or an amount is no whole number.
    """

    lifecycle: Lifecycle
    happenings: tuple[Happening, ...] = ()
    minor: int = AMOUNT
    currency: str = "EUR"
    called: str = ""

    def __attrs_post_init__(self) -> None:
        for one in self.happenings:
            if one.trigger not in self.lifecycle.triggers and one.trigger != OPEN:
                known = ", ".join(self.lifecycle.triggers)
                raise BadValue(
                    "happenings", f"{one!r}: nothing of that name happens in {self.lifecycle.name}, but {known}"
                )
            if one.minor is not None and type(one.minor) is not int:
                raise BadValue("happenings", f"{one!r}: amounts are whole numbers of smallest units, such as {AMOUNT}")
            if one.reason and one.reason not in self.lifecycle.reason_messages:
                raise BadValue("happenings", f"{one!r}: {self.lifecycle.name} gives no such reason")

    @property
    def id(self) -> str:
        """
        Reads well in a list of tests: ``purchase:authorise>settle>refund(5000)``.

        Amounts are there where they are not all; ``(?)`` is one that nobody says.
        """
        called = f" of {self.called}" if self.called else ""
        return f"{self.lifecycle.name}:{'>'.join(map(self._named, self.happenings)) or OPEN}{called}"

    def events(self) -> tuple[Event, ...]:
        """The opening and every happening as events, in order, each with a reference of its own."""
        at = START
        found = [_opened(self.lifecycle, self.minor, self.currency, self.called)]
        for number, happening in enumerate(self.happenings, 1):
            at += happening.hours * HOUR
            found.append(_told(self.lifecycle, self.currency, number, happening, at))
        return tuple(found)

    def transaction(self) -> Transaction:
        """The transaction at the end of the journey, every event recorded in order."""
        opening, *events = self.events()
        transaction = Transaction.opened_by(self.lifecycle, opening)
        for event in events:
            transaction = record(transaction, event).transaction
        return transaction

    def _named(self, happening: Happening) -> str:
        if happening.minor is None:
            return f"{happening.trigger}(?)" if happening.trigger in _with_money(self.lifecycle) else happening.trigger
        return happening.trigger if happening.minor == self.minor else f"{happening.trigger}({happening.minor})"

    def __repr__(self) -> str:
        happenings = ", ".join(map(repr, self.happenings)) + ("," if len(self.happenings) == 1 else "")
        more = "" if self.minor == AMOUNT and self.currency == "EUR" else f", {self.minor}, {self.currency!r}"
        more += f", called={self.called!r}" if self.called else ""
        return f"Journey({self.lifecycle.name.upper()}, ({happenings}){more})"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))


@lru_cache(maxsize=64)
def _with_money(lifecycle: Lifecycle) -> frozenset[str]:
    """What happens with money in it."""
    return frozenset(edge.trigger for edge in lifecycle.edges if edge.moves is not None)


# Journeys of a tour share most of their news, so it is kept.


@lru_cache(maxsize=1_024)
def _opened(lifecycle: Lifecycle, minor: int, currency: str, called: str) -> Event:
    return Event(
        OPEN,
        reference="event-0",
        source=SOURCE,
        occurred_at=START,
        amount=_money(lifecycle, minor, currency),
        names={name: called or str(SAMPLE[name]) for name in lifecycle.names},
        about=(lifecycle.name,),
    )


@lru_cache(maxsize=16_384)
def _told(lifecycle: Lifecycle, currency: str, number: int, happening: Happening, at: datetime) -> Event:
    return Event(
        happening.trigger,
        reference=f"event-{number}",
        source=SOURCE,
        sequence=number,
        occurred_at=at,
        amount=None if happening.minor is None else _money(lifecycle, happening.minor, currency),
        reason=happening.reason,
        cause=happening.cause,
        about=(lifecycle.name,),
    )


def _money(lifecycle: Lifecycle, minor: int, currency: str) -> Money:
    return from_minor(minor, currency) if lifecycle.moves_money else NO_MONEY
