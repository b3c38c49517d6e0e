"""Which mutants the deterministic layers kill, and in what time: every mutant meets only scripts that come by it."""

import ast
import copy
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import Any, NamedTuple

from aboveboard import Lifecycle
from aboveboard.flows import BANK_DEBIT, CARD_PAYMENT, PAYOUT, PURCHASE
from aboveboard.testing import Arrival, Beside, Delivery, Disagreement, run, single_faults, tour
from aboveboard.testing.stories import Telling
from benchmarks.mutation.mutants import Function, Mutant, compiled, functions
from services import bank_debit, card_payment, payout, purchase
from services.service import Service, TooMuchWork

SERVICES: Mapping[Lifecycle, ModuleType] = {
    CARD_PAYMENT: card_payment,
    BANK_DEBIT: bank_debit,
    PAYOUT: payout,
    PURCHASE: purchase,
}
MUTATED = (CARD_PAYMENT, BANK_DEBIT, PAYOUT)
LANGUAGES = ("en", "ar")
"""English, and one that is written from right to left."""
Place = tuple[str, int]
"""A line of a service: module and number."""


class Silent(Telling):
    """Collects nothing: nobody reads the story of a mutant."""

    def heard(self, arrival: Arrival, expected: Any) -> None:
        """Some news arrived."""

    def waited(self, at: Any, expected: Any) -> None:
        """Time passed."""

    def story(self, broken: Disagreement | None = None) -> str:
        """No story."""
        return ""


class Script(NamedTuple):
    """One delivery of a deterministic layer, as it arrives, and in which languages it is compared."""

    delivery: Delivery
    locales: tuple[str, ...]
    arrivals: tuple[Arrival, ...]

    @classmethod
    def of(cls, delivery: Delivery, locales: tuple[str, ...] = ("en",)) -> "Script":
        """The script of a delivery."""
        return cls(delivery, locales, delivery.arrivals())

    @property
    def lifecycle(self) -> Lifecycle:
        """Whose journey it is."""
        return self.delivery.journey.lifecycle

    def passes(self) -> bool:
        """Whether service and lifecycle agree. What only runs out of patience has shown nothing, and passes."""
        beside = Beside(self.lifecycle, Service(SERVICES[self.lifecycle]), self.locales)
        beside.telling = Silent(self.lifecycle)
        try:
            run(self._steps(beside), lambda ask: ask())
        except Disagreement as disagreement:
            return isinstance(disagreement.__cause__, TooMuchWork | RecursionError)
        return True

    def _steps(self, beside: Beside) -> Iterator[Callable[[], Any]]:
        opening, *rest = self.arrivals
        yield from beside.start(opening)
        for arrival in rest:
            yield from beside.deliver(arrival)


@cache
def toured(lifecycle: Lifecycle) -> tuple[Script, ...]:
    """The tour, in both languages."""
    return tuple(Script.of(Delivery(journey), LANGUAGES) for journey in tour(lifecycle))


@cache
def disturbed(lifecycle: Lifecycle) -> tuple[Script, ...]:
    """The tour with every single thing that can go wrong; on its first journey also in a language without spaces."""
    first, *_ = tour(lifecycle)
    return tuple(
        Script.of(delivery, ("en", "ja") if delivery.journey == first else ("en",))
        for delivery in single_faults(lifecycle)
        if delivery.disturbances
    )


@cache
def scripts() -> tuple[Script, ...]:
    """Both layers of every lifecycle with mutants."""
    return tuple(script for one in MUTATED for script in (*toured(one), *disturbed(one)))


class Runner:
    """Runs the scripts once as they are, notes where each comes by, and then tries mutants."""

    def __init__(self, chosen: Iterable[Script]) -> None:
        self.scripts = sorted(chosen, key=lambda script: len(script.arrivals))
        self._by_place: dict[Place, list[Script]] = {}
        self._in_turn: dict[Place, list[Script]] = {}

    def clean(self) -> list[Script]:
        """Run every script once, note which lines it comes by, and find those that fail: there should be none."""
        failing = []
        with noting() as seen:
            for script in self.scripts:
                seen.clear()
                if not script.passes():
                    failing.append(script)
                for place in seen:
                    self._by_place.setdefault(place, []).append(script)
        return failing

    def kills(self, mutant: Mutant) -> bool:
        """Whether some script that comes by the mutant fails."""
        with mutant.planted():
            return any(not script.passes() for script in self.passing_by(mutant))

    def passing_by(self, mutant: Mutant) -> Collection[Script]:
        """The scripts that come by a mutant: the shortest of every kind, then the second shortest, and so on."""
        place = (mutant.of, mutant.line)
        if place not in self._in_turn:
            # What a sentence was is remembered, so that only the first script came by there.
            found = self.scripts if mutant.of == "sentences" else self._by_place.get(place, [])
            self._in_turn[place] = _in_turn(found)
        return self._in_turn[place]


def _in_turn(found: Iterable[Script]) -> list[Script]:
    counts: Counter[tuple[object, ...]] = Counter()
    order = []
    for index, script in enumerate(found):
        kind = tuple((one.kind, one.by) for one in script.delivery.disturbances)
        counts[kind] += 1
        order.append((counts[kind], index, script))
    return [script for _, _, script in sorted(order, key=lambda one: one[:2])]


@contextmanager
def noting() -> Iterator[set[Place]]:
    """The lines of the services that are come by, from now on."""
    seen: set[Place] = set()
    own = [(found.function, found.function.__code__) for found in functions()]
    for found in functions():
        found.function.__globals__["_seen_"] = seen.add
        found.function.__code__ = _noting(found)
    try:
        yield seen
    finally:
        for function, code in own:
            function.__code__ = code
            function.__globals__.pop("_seen_", None)


@cache
def _noting(found: Function) -> Any:
    node = copy.deepcopy(found.node)
    node.body = _noted(found.of, node.body)
    return compiled(found._replace(node=ast.fix_missing_locations(node)))


def _noted(of: str, body: list[ast.stmt]) -> list[ast.stmt]:
    found = []
    for statement in body:
        for name in ("body", "orelse"):
            if hasattr(statement, name):
                setattr(statement, name, _noted(of, getattr(statement, name)))
        found += [ast.parse(f"_seen_(({of!r}, {statement.lineno}))").body[0], statement]
    return found


def timed(work: Callable[[], Any], clock: Callable[[], float]) -> tuple[Any, float]:
    """What some work returns, and how long it took."""
    began = clock()
    result = work()
    return result, clock() - began
