"""Every step from every place that it can tell apart, and all the news that does not fit there."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, partial
from itertools import islice, permutations

from attrs import evolve

from ..lifecycle import OPEN, Holder, Lifecycle, Move, Restate, Way
from ..transaction.repeating import only_leads_here
from .deliveries import Delivery, late
from .faults import AGES
from .journeys import Happening, Journey
from .places import Place, Stride, start_of, strides, ways_to
from .tours import LONGEST, edging

AT_ONCE = 3
"""How much news that does not fit is brought on one journey. All of it waits, and may be tried again each time."""

_Seen = set[object]
_StepsFrom = Callable[[Place], tuple[tuple[object, Stride], ...]]


@lru_cache(maxsize=64)
def everywhere(lifecycle: Lifecycle) -> tuple[Delivery, ...]:
    """
    Every step once from every place that the step itself can tell apart, with every amount that matters.

    A step can tell who has nothing, a part or everything, among those it moves money between or asks
    about. A journey takes one new step after another, and at its end, once for each edge, what is known
    already is said once more. Then the same news where the money forbids it, without an amount, with more than
    there is, more than all of it, and the amount that it has already; and in every state all other
    news, and everything with a single coin. At last, of two things that exclude each other, what
    happened first arrives last.
    """
    found, seen = list[Journey](), _Seen()
    steps_from = cache(partial(_steps, lifecycle))
    for walk in ways_to(lifecycle).values():
        place = walk[-1].place if walk else start_of(lifecycle)
        way = tuple(stride.happening for stride in walk)
        while onward := tuple(_onward(steps_from, place, seen)):
            steps = (stride.happening for stride in onward)
            found.append(Journey(lifecycle, (*way, *steps, *_known(lifecycle, onward[-1], seen))))
        taken = {(one.happening.trigger, one.happening.minor) for _, one in steps_from(place)}
        others = [one for one in _others(lifecycle, place, seen) if (one.trigger, one.minor) not in taken]
        fitting = [one for one in dict.fromkeys(others) if _fits(lifecycle, place, one)]
        misfits = [one for one in dict.fromkeys(others) if one not in fitting]
        found += [Journey(lifecycle, (*way, one)) for one in fitting]
        found += [Journey(lifecycle, (*way, *some)) for some in _in_parts(misfits)]
    return (*map(Delivery, found), *_rivals(lifecycle))


def _rivals(lifecycle: Lifecycle) -> Iterator[Delivery]:
    """Out of every state, of every two things that exclude each other: what happened first, arriving last."""
    seen = set[str]()
    for walk in ways_to(lifecycle).values():
        place = walk[-1].place if walk else start_of(lifecycle)
        if place.state in seen:
            continue
        seen.add(place.state)
        for one, other in permutations(_by_name(strides(lifecycle, place)), 2):
            if _excludes(lifecycle, one, other) and _excludes(lifecycle, other, one):
                happenings = (*(stride.happening for stride in (*walk, one)), other.happening)
                yield Delivery(Journey(lifecycle, happenings), (late(len(walk) + 1, 1),))


def _by_name(found: Iterable[Stride]) -> Iterable[Stride]:
    """The first step by each edge."""
    return {edging(stride.way): stride for stride in reversed([*found])}.values()


def _excludes(lifecycle: Lifecycle, one: Stride, other: Stride) -> bool:
    """Whether after one step there is no way for what happens with the other, which would have led elsewhere."""
    is_possible = other.happening.trigger in lifecycle.ways[one.place.state]
    return not is_possible and one.place.state != other.place.state


def _onward(steps_from: _StepsFrom, place: Place, seen: _Seen) -> Iterator[Stride]:
    """One new step after another, until there is none from where they have led."""
    for _ in range(LONGEST):
        new = next(((key, stride) for key, stride in steps_from(place) if key not in seen), None)
        if new is None:
            return
        key, stride = new
        seen.add(key)
        yield stride
        place = stride.place


def _steps(lifecycle: Lifecycle, place: Place) -> tuple[tuple[object, Stride], ...]:
    """Every step from a place, with what it can tell of it: by which edge, with which amount, from where."""
    amounts = Counter[str]()
    found = []
    for stride in strides(lifecycle, place):
        amounts[stride.happening.trigger] += 1
        key = edging(stride.way), _seen_by(stride.way, place), amounts[stride.happening.trigger]
        found.append((key, stride))
    return tuple(found)


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


def _known(lifecycle: Lifecycle, last: Stride, seen: _Seen) -> Iterator[Happening]:
    """Once after each edge, what is no news: how much it is about, and whatever could only lead where it has led."""
    place = last.place
    if edging(last.way) in seen:
        return
    seen.add(edging(last.way))
    if lifecycle.moves_money:
        yield Happening(OPEN, place.amount)
    for trigger in lifecycle.triggers:
        if trigger not in lifecycle.ways[place.state] and only_leads_here(lifecycle, place.state, trigger):
            yield Happening(trigger)


def _others(lifecycle: Lifecycle, place: Place, seen: _Seen) -> Iterator[Happening]:
    """All other news that matters here: of what this state knows, and once a state, everything else."""
    for trigger, ways in lifecycle.ways[place.state].items():
        key = place.state, trigger, tuple(_seen_by(way, place) for way in ways)
        if key not in seen:
            seen.add(key)
            yield from _refused(trigger, ways, place)
    if place.state not in seen:
        seen.add(place.state)
        yield from (*_a_coin(lifecycle, place), *_misplaced(lifecycle, place))


def _refused(trigger: str, ways: tuple[Way, ...], place: Place) -> Iterator[Happening]:
    for moves in (way.edge.moves for way in ways):
        if isinstance(moves, Move):
            there = sum(place.position[holder.index] for holder in moves.sources)
            amounts = (None, there + 1, place.amount + 1, there)
            yield from (Happening(trigger, minor) for minor in amounts if minor != 0)
        elif isinstance(moves, Restate):
            yield from (Happening(trigger, minor) for minor in (place.amount, 1))
        elif trigger != OPEN:
            yield Happening(trigger)


def _a_coin(lifecycle: Lifecycle, place: Place) -> Iterator[Happening]:
    for trigger, ways in lifecycle.ways[place.state].items():
        if any(way.edge.moves is not None for way in ways):
            yield Happening(trigger, 1)


def _misplaced(lifecycle: Lifecycle, place: Place) -> Iterator[Happening]:
    here = lifecycle.ways[place.state]
    if OPEN not in here and lifecycle.moves_money:
        yield from (Happening(OPEN, minor) for minor in (place.amount, place.amount + 500))
    for trigger in lifecycle.triggers:
        if trigger not in here and trigger != OPEN:
            yield Happening(trigger)
            if lifecycle.moves_money:
                yield Happening(trigger, place.amount)


def _fits(lifecycle: Lifecycle, place: Place, happening: Happening) -> bool:
    ways = lifecycle.ways[place.state].get(happening.trigger, ())
    return any(place.after(way, happening.minor) is not None for way in ways)


def _in_parts(happenings: Iterable[Happening]) -> Iterator[tuple[Happening, ...]]:
    """So much at once, the last of it after ages: what waits then is still told."""
    left = iter(happenings)
    while part := tuple(islice(left, AT_ONCE)):
        yield (*part[:-1], evolve(part[-1], hours=AGES))
