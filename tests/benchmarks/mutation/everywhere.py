"""
A layer that the kit does not have: every step from every kind of place, and news that belongs elsewhere.

The tour takes every edge once, from one place, and single faults go wrong around it. What an edge does
where the money lies elsewhere, and what becomes of news that has no edge where it arrives, is left to
chance. Here it is not.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from aboveboard import Lifecycle
from aboveboard.lifecycle import OPEN, Move, Restate
from aboveboard.testing import Delivery, Happening, Journey
from aboveboard.testing.tours import Place, start_of, strides, ways_to

AT_ONCE = 6
"""How much news that does not fit is brought on one journey: all of it waits, and is judged anew each time."""


def everywhere(lifecycle: Lifecycle) -> tuple[Delivery, ...]:
    """
    A journey to every kind of place and one step from there, for every step and every amount that matters.

    And from every kind of place the same news where the money forbids it, with more than there is, and
    with the amount that it has already; from every state all other news too, and everything with a single coin.
    """
    found, seen = list[Journey](), set[str]()
    for walk in ways_to(lifecycle).values():
        place = walk[-1].place if walk else start_of(lifecycle)
        way = tuple(stride.happening for stride in walk)
        steps = [stride.happening for stride in strides(lifecycle, place)]
        others = [*_refused(lifecycle, place)]
        if place.state not in seen:
            seen.add(place.state)
            others += [*_a_coin(lifecycle, place), *_misplaced(lifecycle, place)]
        others = [one for one in dict.fromkeys(others) if one not in steps]
        fitting = [one for one in others if _fits(lifecycle, place, one)]
        misfits = (one for one in others if one not in fitting)
        found += [Journey(lifecycle, (*way, step)) for step in (*steps, *fitting)]
        found += [Journey(lifecycle, (*way, *some)) for some in _in_parts(misfits)]
    return tuple(map(Delivery, found))


def _refused(lifecycle: Lifecycle, place: Place) -> Iterator[Happening]:
    for trigger, ways in lifecycle.ways[place.state].items():
        for moves in (way.edge.moves for way in ways):
            if isinstance(moves, Move):
                there = sum(place.position[holder.index] for holder in moves.sources)
                yield from (Happening(trigger), Happening(trigger, there + 1))
                if there:
                    yield Happening(trigger, there)
            elif isinstance(moves, Restate):
                yield Happening(trigger, place.amount)


def _a_coin(lifecycle: Lifecycle, place: Place) -> Iterator[Happening]:
    for trigger, ways in lifecycle.ways[place.state].items():
        if any(way.edge.moves is not None for way in ways):
            yield Happening(trigger, 1)


def _misplaced(lifecycle: Lifecycle, place: Place) -> Iterator[Happening]:
    here = lifecycle.ways[place.state]
    if OPEN not in here:
        yield from (Happening(OPEN, minor) for minor in (place.amount, place.amount + 500))
    yield from (Happening(trigger) for trigger in lifecycle.triggers if trigger not in here and trigger != OPEN)


def _fits(lifecycle: Lifecycle, place: Place, happening: Happening) -> bool:
    ways = lifecycle.ways[place.state].get(happening.trigger, ())
    return any(place.after(way, happening.minor) is not None for way in ways)


def _in_parts(happenings: Iterable[Happening]) -> Iterator[tuple[Happening, ...]]:
    left = iter(happenings)
    while part := tuple(islice(left, AT_ONCE)):
        yield part
