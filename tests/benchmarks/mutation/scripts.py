"""Deliveries ready to be run against a service: as they arrive, and in which languages they are compared."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from types import ModuleType
from typing import Any, NamedTuple

from aboveboard import Lifecycle
from aboveboard.flows import BANK_DEBIT, CARD_PAYMENT, PAYOUT, PURCHASE
from aboveboard.testing import (
    Arrival,
    Beside,
    Delivery,
    Disagreement,
    System,
    double_faults,
    everywhere,
    run,
    single_faults,
    tour,
)
from aboveboard.testing.stories import Telling
from services import bank_debit, card_payment, payout, purchase
from services.service import Service, TooMuchWork

SERVICES: Mapping[Lifecycle, ModuleType] = {
    CARD_PAYMENT: card_payment,
    BANK_DEBIT: bank_debit,
    PAYOUT: payout,
    PURCHASE: purchase,
}
Make = Callable[[], System]


class End(Enum):
    """How a script ends."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    TIRES = "tires"
    """It only runs in circles until its budget of steps is spent. That shows nothing, and kills nobody."""


class Silent(Telling):
    """Collects nothing: nobody reads the story of a mutant."""

    def heard(self, arrival: Arrival, expected: Any) -> None:
        """Some news arrived."""

    def waited(self, at: Any, expected: Any) -> None:
        """Time passed."""

    def story(self, broken: Disagreement | None = None) -> str:
        """No story."""
        return ""


def ended(disagreement: Disagreement) -> End:
    """How a script ended that did not end well."""
    return End.TIRES if isinstance(disagreement.__cause__, TooMuchWork | RecursionError) else End.DISAGREES


class Script(NamedTuple):
    """One delivery, as it arrives, and in which languages it is compared."""

    delivery: Delivery
    locales: tuple[str, ...]
    arrivals: tuple[Arrival, ...]

    @classmethod
    def of(cls, delivery: Delivery, *more: str) -> "Script":
        """The script of a delivery, in English and perhaps in other languages."""
        return cls(delivery, ("en", *more), delivery.arrivals())

    @property
    def lifecycle(self) -> Lifecycle:
        """Whose journey it is."""
        return self.delivery.journey.lifecycle

    def service(self) -> Service:
        """A fresh service for it."""
        return Service(SERVICES[self.lifecycle])

    def end(self, make: Make | None = None) -> End:
        """How it ends, with its service or another system."""
        beside = Beside(self.lifecycle, make() if make else self.service(), self.locales)
        beside.telling = Silent(self.lifecycle)
        try:
            run(self._steps(beside), lambda ask: ask())
        except Disagreement as disagreement:
            return ended(disagreement)
        return End.AGREES

    def finds(self, make: Make | None = None) -> bool:
        """Whether service and lifecycle disagree."""
        return self.end(make) is End.DISAGREES

    def _steps(self, beside: Beside) -> Iterator[Callable[[], Any]]:
        opening, *rest = self.arrivals
        yield from beside.start(opening)
        for arrival in rest:
            yield from beside.deliver(arrival)


@cache
def toured(lifecycle: Lifecycle) -> tuple[Script, ...]:
    """The tour, also in a language that is written from right to left."""
    return tuple(Script.of(Delivery(journey), "ar") for journey in tour(lifecycle))


@cache
def disturbed(lifecycle: Lifecycle) -> tuple[Script, ...]:
    """The tour with every single thing that can go wrong; its first journey also in a language without spaces."""
    first, *_ = tour(lifecycle)
    return tuple(
        Script.of(delivery, *(["ja"] if delivery.journey == first else []))
        for delivery in single_faults(lifecycle)
        if delivery.disturbances or delivery.journey.called
    )


@cache
def placed(lifecycle: Lifecycle) -> tuple[Script, ...]:
    """Every step from every place that it can tell apart, and all the news that does not fit."""
    return tuple(map(Script.of, everywhere(lifecycle)))


@cache
def doubled(lifecycle: Lifecycle) -> tuple[Script, ...]:
    """The tour with two faults at once."""
    return tuple(map(Script.of, double_faults(lifecycle)))


def without_chance(lifecycle: Lifecycle) -> Iterable[Script]:
    """Everything that is the same at every call."""
    return (*toured(lifecycle), *disturbed(lifecycle), *placed(lifecycle), *doubled(lifecycle))
