"""
Two deterministic layers that the kit does not have. They were made after reading what its own layers miss.

The tour takes every edge once, from one place, and single faults go wrong around it. What an edge does
where the money lies elsewhere, what becomes of news that has no edge where it arrives, and what goes wrong
with one piece of news in two ways at once, is left to chance. Here it is not.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from aboveboard import Lifecycle
from aboveboard.lifecycle import OPEN, Holder, Move, Restate, Way
from aboveboard.testing import Delivery, Disturbance, Happening, Journey, again, amount, contradicted, late, lost, pause
from aboveboard.testing.deliveries import amounts_beside
from aboveboard.testing.tours import AGES, Place, edging, start_of, strides, ways_to

AT_ONCE = 6
"""How much news that does not fit is brought on one journey: all of it waits, and is judged anew each time."""


def everywhere(lifecycle: Lifecycle) -> tuple[Delivery, ...]:
    """
    Every step once from every place that the step itself can tell apart, with every amount that matters.

    A step can tell who has nothing, a part or everything, among those it moves money between or asks
    about. Then the same news where the money forbids it, with more than there is and with the amount that
    it has already; and in every state all other news, and everything with a single coin.
    """
    found, seen = list[Journey](), set[object]()
    for walk in ways_to(lifecycle).values():
        place = walk[-1].place if walk else start_of(lifecycle)
        way = tuple(stride.happening for stride in walk)
        steps = _steps(lifecycle, place, seen)
        others = dict.fromkeys(_others(lifecycle, place, seen))
        fitting = [one for one in others if one not in steps and _fits(lifecycle, place, one)]
        misfits = (one for one in others if not _fits(lifecycle, place, one))
        found += [Journey(lifecycle, (*way, step)) for step in (*steps, *fitting)]
        found += [Journey(lifecycle, (*way, *some)) for some in _in_parts(misfits)]
    return tuple(map(Delivery, found))


def _steps(lifecycle: Lifecycle, place: Place, seen: set[object]) -> list[Happening]:
    found = []
    counts: Counter[str] = Counter()
    for stride in strides(lifecycle, place):
        counts[stride.happening.trigger] += 1
        key = edging(stride.way), _seen_by(stride.way, place), counts[stride.happening.trigger]
        if key not in seen:
            seen.add(key)
            found.append(stride.happening)
    return found


def _others(lifecycle: Lifecycle, place: Place, seen: set[object]) -> Iterator[Happening]:
    for trigger, ways in lifecycle.ways[place.state].items():
        key = place.state, trigger, tuple(_seen_by(way, place) for way in ways)
        if key not in seen:
            seen.add(key)
            yield from _refused(trigger, ways, place)
    if place.state not in seen:
        seen.add(place.state)
        yield from (*_a_coin(lifecycle, place), *_misplaced(lifecycle, place))


def _seen_by(way: Way, place: Place) -> tuple[int, ...]:
    """Who has nothing, a part or everything, of those that an edge moves money between or asks about."""
    moves = way.edge.moves
    holders = {holder for holder, _ in way.edge.when.literals}
    if isinstance(moves, Move):
        holders |= {*moves.sources, moves.to}
    elif isinstance(moves, Restate):
        holders |= set(moves.holders)
    parts = (place.position[holder.index] for holder in Holder if holder in holders)
    return tuple(0 if part <= 0 else 1 if part < place.amount else 2 for part in parts)


def _refused(trigger: str, ways: tuple[Way, ...], place: Place) -> Iterator[Happening]:
    for moves in (way.edge.moves for way in ways):
        if isinstance(moves, Move):
            there = sum(place.position[holder.index] for holder in moves.sources)
            yield from (Happening(trigger, minor) for minor in (None, there + 1, there) if minor != 0)
        elif isinstance(moves, Restate):
            yield Happening(trigger, place.amount)
        elif trigger != OPEN:
            yield Happening(trigger)


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


def double_faults(journeys: Iterable[Journey]) -> tuple[Delivery, ...]:
    """
    Each journey with every step of it disturbed in two ways that make each other worse.

    Late, and then again, contradicted, or with a wrong amount; again, but only after ages; again, and
    the next one contradicted; lost, and the next one late.
    """
    return tuple(
        Delivery(journey, both)
        for journey in journeys
        for step, happening in enumerate(journey.happenings, 1)
        for both in _both(happening, step, len(journey.happenings) - step)
    )


def _both(happening: Happening, step: int, left: int) -> Iterator[tuple[Disturbance, Disturbance]]:
    for places in sorted({1, left}) if left else ():
        yield late(step, places), again(step)
        yield late(step, places), contradicted(step)
        yield from ((late(step, places), amount(step, minor)) for minor in amounts_beside(happening))
    if left:
        yield again(step, 1), pause(step + 1, AGES)
        yield again(step), contradicted(step + 1)
    yield from ((lost(step), late(step + 1, places)) for places in range(1, min(left - 1, 3) + 1))
