"""Where a walk can stand, and every step that it can take from there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from attrs import frozen

from ..lifecycle import OPEN, Holder, Lifecycle, Move, Position, Restate, Way
from ..transaction import Cause, Transaction
from ..transaction.steps import came_back
from .journeys import AMOUNT, Happening


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
    return iter(_strides(lifecycle, place))


@lru_cache(maxsize=4096)
def _strides(lifecycle: Lifecycle, place: Place) -> tuple[Stride, ...]:
    return tuple(_found(lifecycle, place))


def _found(lifecycle: Lifecycle, place: Place) -> Iterator[Stride]:
    for trigger, ways in lifecycle.ways[place.state].items():
        for minor in _amounts(ways, place):
            for way in ways:
                after = place.after(way, minor)
                if after is not None:
                    yield Stride(_told(lifecycle, way, trigger, minor), way, after)
                    break


def _told(lifecycle: Lifecycle, way: Way, trigger: str, minor: int | None) -> Happening:
    """What happens, with a reason or a cause where it, or the state that it leads to, gives one."""
    wanted = way.notice.placeholders | lifecycle.says[way.dest.name].placeholders
    reason = next(iter(lifecycle.reason_messages), "") if "reason" in wanted else ""
    return Happening(trigger, minor, reason=reason, cause=Cause.US if "why" in wanted else None)


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
