"""Journeys that together walk every way of a lifecycle, and every single way in which their news can go wrong."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from attrs import frozen

from ..lifecycle import OPEN, Holder, Lifecycle, Move, Position, Restate, Way
from ..transaction import Cause, Transaction
from ..transaction.fold import came_back
from .deliveries import (
    Delivery,
    Disturbance,
    again,
    amount,
    amounts_beside,
    contradicted,
    elsewhere,
    late,
    lost,
    pause,
    slow,
)
from .journeys import AMOUNT, Happening, Journey

LONGEST = 8
"""How many things happen on one journey of a tour, at most, once it walks on beyond the way it was made for."""
AGES = 24 * 800
"""Hours after which every promise is broken and every window over."""


@frozen
class Place:
    """
    Where a walk stands.

    Attributes:
        state: Name of the state.
        position: Who has how much, in smallest units.
        amount: Of the whole transaction, in smallest units.
        came_back: How much of it came back to the payer, in smallest units.
    """

    state: str
    position: Position
    amount: int
    came_back: int = 0

    @classmethod
    def of(cls, transaction: Transaction) -> Place:
        """Where a transaction stands."""
        last = transaction.steps[-1]
        return cls(transaction.fold.state, last.position, last.amount, sum(came_back(transaction.steps)))

    @property
    def kind(self) -> tuple[object, ...]:
        """Places of one kind can go on in the same ways: the state, and who has nothing, a part or everything."""
        parts = (*self.position, self.came_back)
        return (self.state, *(0 if part <= 0 else 1 if part < self.amount else 2 for part in parts))

    def drawable(self, way: Way) -> Position:
        """How much a way may draw from whom: from the payer, what failed on its way back is no more than what went."""
        if not way.takes_back:
            return self.position
        return tuple(
            min(part, self.came_back) if holder is Holder.PAYER else part
            for holder, part in zip(Holder, self.position, strict=True)
        )

    def after(self, way: Way, minor: int | None) -> Place | None:
        """Where a way leads with this amount; None where it cannot be taken."""
        done = way.edge.fits(self.position, self.amount, minor, self.drawable(way))
        if done is None:
            return None
        came_back = self.came_back + way.edge.brought_back(self.position, done[0])
        return Place(way.dest.name, done[0], done[1], came_back)


class Stride(NamedTuple):
    """One step that can be taken from a place: what happens, by which way, and where it leads."""

    happening: Happening
    way: Way
    place: Place


def start_of(lifecycle: Lifecycle, minor: int = AMOUNT) -> Place:
    """Where every walk begins."""
    position = lifecycle.start(minor)
    return Place(lifecycle.starts.name, position, sum(position))


def strides(lifecycle: Lifecycle, place: Place) -> Iterator[Stride]:
    """Every step that can be taken from a place, in the order of the definition, with every amount that matters."""
    for trigger, ways in lifecycle.ways[place.state].items():
        for minor in _amounts(ways, place):
            for way in ways:
                after = place.after(way, minor)
                if after is not None:
                    cause = Cause.US if "why" in way.notice.placeholders else None
                    yield Stride(Happening(trigger, minor, cause=cause), way, after)
                    break


def _amounts(ways: tuple[Way, ...], place: Place) -> list[int | None]:
    """All there is, then all and half of what each holder adds; for an amount that is restated: more, then less."""
    found: list[int | None] = []
    for way in ways:
        moves = way.edge.moves
        if moves is None:
            # An opening always says how much.
            found.append(place.amount if way.edge.trigger == OPEN else None)
        elif isinstance(moves, Restate):
            found += [place.amount + 500, max(place.amount - 500, 1)]
        else:
            found += _parts(moves, place, place.drawable(way))
    return list(dict.fromkeys(found))


def _parts(moves: Move, place: Place, drawable: Position) -> list[int | None]:
    sums = [0]
    for holder in moves.sources:
        sums.append(sums[-1] + drawable[holder.index])
    if not sums[-1]:
        # Nothing is left to move; some edges say even then that something happened.
        return [place.amount] if moves.up_to else [None]
    halves = [low + (high - low) // 2 for low, high in pairwise(sums)]
    return [part for part in dict.fromkeys((sums[-1], *sums[:0:-1], *halves)) if part]


@lru_cache(maxsize=64)
def ways_to(lifecycle: Lifecycle) -> Mapping[tuple[object, ...], tuple[Stride, ...]]:
    """A shortest walk to every kind of place, by kind, in the order of the definition."""
    start = start_of(lifecycle)
    found: dict[tuple[object, ...], tuple[Stride, ...]] = {start.kind: ()}
    todo: deque[tuple[Place, tuple[Stride, ...]]] = deque([(start, ())])
    while todo:
        place, walked = todo.popleft()
        for stride in strides(lifecycle, place):
            if stride.place.kind not in found:
                found[stride.place.kind] = (*walked, stride)
                todo.append((stride.place, found[stride.place.kind]))
    return found


class Edging(NamedTuple):
    """The name of one edge out of one state: what a report of edges counts."""

    source: str
    trigger: str
    dest: str
    key: str
    guard: str

    def __str__(self) -> str:
        guard = f" ({self.guard})" if self.guard else ""
        return f"{self.source} --{self.trigger}--> {self.dest}{guard}"


def edging(way: Way) -> Edging:
    """What to call one edge out of one state."""
    return Edging(way.source.name, way.edge.trigger, way.dest.name, way.edge.key, str(way.edge.when))


def edgings(lifecycle: Lifecycle) -> tuple[Edging, ...]:
    """Every edge out of every state, in the order of the definition."""
    ways = [way for by_trigger in lifecycle.ways.values() for ways in by_trigger.values() for way in ways]
    order = {id(edge): index for index, edge in enumerate(lifecycle.edges)}
    return tuple(edging(way) for way in sorted(ways, key=lambda way: order[id(way.edge)]))


@lru_cache(maxsize=64)
def _walks(lifecycle: Lifecycle) -> tuple[tuple[Stride, ...], ...]:
    """Walks that together take every way that can be taken."""
    left = dict.fromkeys(edgings(lifecycle))
    shortest: dict[Edging, tuple[Stride, ...]] = {}
    for walked in ways_to(lifecycle).values():
        place = walked[-1].place if walked else start_of(lifecycle)
        for stride in strides(lifecycle, place):
            name = edging(stride.way)
            if name not in shortest or len(walked) + 1 < len(shortest[name]):
                shortest[name] = (*walked, stride)
    walks = []
    while walk := next((list(shortest[name]) for name in left if name in shortest), None):
        while True:
            for stride in walk:
                left.pop(edging(stride.way), None)
            onward = (one for one in strides(lifecycle, walk[-1].place) if edging(one.way) in left)
            following = next(onward, None) if len(walk) < LONGEST else None
            if following is None:
                break
            walk.append(following)
        walks.append(tuple(walk))
    return tuple(walks)


def tour(lifecycle: Lifecycle) -> tuple[Journey, ...]:
    """
    Journeys that together take every edge out of every state, money guards included.

    The same at every call, the happy path first. An edge that no journey can take is in
    none of them; `findings` names it.
    """
    return tuple(Journey(lifecycle, tuple(stride.happening for stride in walk)) for walk in _walks(lifecycle))


@lru_cache(maxsize=64)
def single_faults(lifecycle: Lifecycle) -> tuple[Delivery, ...]:
    """
    The tour as it is, then with every step of it disturbed in every single way.

    Each edge is disturbed once, on the first journey that takes it: again, late, lost, with
    wrong amounts, contradicted, slow, after a pause, and beside somebody else's news.
    """
    found, seen = list[Delivery](), set[Edging]()
    for journey, walk in zip(tour(lifecycle), _walks(lifecycle), strict=True):
        found.append(Delivery(journey))
        for number, stride in enumerate(walk, 1):
            if edging(stride.way) not in seen:
                seen.add(edging(stride.way))
                found += (Delivery(journey, (one,)) for one in _disturbances(journey, number))
    first = tour(lifecycle)[0]
    return (*found, Delivery(first, (again(0),)), Delivery(first, (contradicted(0),)))


def _disturbances(journey: Journey, step: int) -> Iterator[Disturbance]:
    remaining = len(journey.happenings) - step
    yield again(step)
    if remaining:
        yield again(step, remaining)
    for places in range(1, min(remaining, 3) + 1):
        yield late(step, places)
    yield lost(step)
    for minor in amounts_beside(journey.happenings[step - 1]):
        yield amount(step, minor)
    yield contradicted(step)
    yield slow(step, AGES)
    yield pause(step, AGES)
    yield elsewhere(step)
