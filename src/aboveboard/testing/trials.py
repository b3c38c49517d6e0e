"""One race of one system: the walk to the place, the two deliveries at once, and whether any order explains the end."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from typing import NamedTuple

from ..lifecycle import Lifecycle
from ..money import from_minor
from ..transaction import Verdict
from .beside import Beside, counted
from .deliveries import Arrival
from .disagreements import RaceLost
from .driving import Asked, Loop, run
from .expecting import Expectation
from .systems import System
from .turns import Schedule, Stuck, Turn, Turns
from .workers import Workers


class Place(NamedTuple):
    """Where a system or the lifecycle stands: state and money, None where it has no opinion."""

    state: str | None
    money: Mapping[str, int] | None

    @classmethod
    def of(cls, expected: Expectation) -> Place:
        """Where the lifecycle stands."""
        return cls(expected.state, expected.money)

    def could_be(self, other: Place) -> bool:
        """Whether it is the other, as far as it has opinions."""
        return self.state in (None, other.state) and self.money in (None, other.money)


class Account(NamedTuple):
    """
    How a race went, or should have gone.

    Attributes:
        verdicts: What became of A, and of B; None where nobody said.
        between: Where it stood when one was done and the other had not begun; None where there was no such moment.
        end: Where it stood when both were done.
    """

    verdicts: tuple[frozenset[Verdict] | None, frozenset[Verdict] | None]
    between: Place | None
    end: Place

    def could_be(self, other: Account) -> bool:
        """Whether it is the other, as far as it has opinions."""
        answered = zip(self.verdicts, other.verdicts, strict=True)
        return (
            all(ours is None or theirs is None or theirs <= ours for ours, theirs in answered)
            and (self.between is None or other.between is None or self.between.could_be(other.between))
            and self.end.could_be(other.end)
        )

    def told(self, currency: str, b_first: bool) -> str:
        """The same for a reader."""
        answers = [
            f"{name} {' or '.join(sorted(map(str, verdicts))) if verdicts else 'answered'}"
            for name, verdicts in zip("AB", self.verdicts, strict=True)
        ]
        if self.between is None:
            return f"{', '.join(answers)}: {_told(self.end, currency)}"
        first, second = reversed(answers) if b_first else answers
        return f"{first}: {_told(self.between, currency)}; {second}: {_told(self.end, currency)}"


def _told(place: Place, currency: str) -> str:
    parts = [] if place.state is None else [place.state]
    parts += (f"{holder} {from_minor(part, currency).amount}" for holder, part in (place.money or {}).items())
    return ", ".join(parts) or "no opinion"


class Trial:
    """One race of one system."""

    def __init__(self, lifecycle: Lifecycle, arrivals: tuple[Arrival, ...], system: System, loop: Loop) -> None:
        *self._walk, one, other = arrivals
        self._pair = one, other
        self._system = system
        self._call = loop.call
        self._beside = Beside(lifecycle, system, ())

    def run(self, workers: Workers, schedule: Schedule) -> Turns:
        """
        Walk to the place, race, and compare.

        Raises:
            RaceLost: No order of the two explains it.
            Stuck: It did not come to an end.
        """
        opening, *rest = self._walk
        run(self._beside.start(opening), self._call)
        for arrival in rest:
            run(self._beside.deliver(arrival), self._call)
        run(self._beside.wait_until(self._pair[1].at), self._call)
        deliveries = tuple(partial(self._system.deliver, arrival.event) for arrival in self._pair)
        try:
            turns = workers.race(schedule, self._system, deliveries, self._look)
        except Stuck as error:
            error.add_note(self._story())
            raise
        self._judge(turns)
        return turns

    def _look(self) -> Asked[Place]:
        state = yield self._system.state
        money = yield self._system.money
        return Place(state, None if money is None else counted(money))

    def _judge(self, turns: Turns) -> None:
        first, second = turns.pair
        b_first = second.between is not None
        currency = self._walk[0].event.currency
        orders = self._orders(first, second)
        wanted = " or ".join(dict.fromkeys(order.told(currency, b_first) for order in orders))
        for turn in turns.pair:
            if isinstance(turn.error, Exception):
                said = f"{turn.name} raised {type(turn.error).__name__}: {turn.error}"
                raise self._lost(turns, wanted, said) from turn.error
            if turn.error is not None:
                raise turn.error
        end = run(self._look(), self._call)
        found = Account((_verdicts(first), _verdicts(second)), second.between or first.between, end)
        if not any(found.could_be(order) for order in orders):
            raise self._lost(turns, wanted, found.told(currency, b_first))

    def _orders(self, first: Turn, second: Turn) -> list[Account]:
        """What each order that is possible should have come to: only one, where one was done before the other began."""
        before = self._beside.expected
        assert before is not None
        one, other = (arrival.event for arrival in self._pair)
        found = []
        if second.between is None:
            a = before.after(one)
            ab = a.after(other)
            found.append((a.verdict, ab.verdict, a, ab))
        if first.between is None:
            b = before.after(other)
            ba = b.after(one)
            found.append((ba.verdict, b.verdict, b, ba))
        alone = len(found) == 1
        return [
            Account((frozenset({a}), frozenset({b})), Place.of(between) if alone else None, Place.of(end))
            for a, b, between, end in found
        ]

    def _lost(self, turns: Turns, wanted: str, found: str) -> RaceLost:
        lost = RaceLost(self._beside.lifecycle.name, wanted, found)
        lost.add_note(self._story())
        lost.add_note(_schedule(turns))
        return lost

    def _story(self) -> str:
        news = []
        for name, arrival in zip("AB", self._pair, strict=True):
            amount = arrival.event.amount
            news.append(f"{name} = {arrival.event.trigger}{'' if amount is None else f' {amount.amount}'}")
        repeated = f" ({self._pair[1].remark})" if self._pair[1].remark else ""
        return f"{self._beside.telling.story()}\nThen came at once: {', '.join(news)}{repeated}"


def _schedule(turns: Turns) -> str:
    passed = ", ".join(turns.log)
    if any(turn.between is not None for turn in turns.pair):
        passed += "\nNo race was needed: one was done before the other began."
    return f"   {passed}"


def _verdicts(turn: Turn) -> frozenset[Verdict] | None:
    answer = turn.answer
    if answer is None:
        return None
    could_be = answer if isinstance(answer, Collection) and not isinstance(answer, str) else (answer,)
    return frozenset(map(Verdict, could_be))
