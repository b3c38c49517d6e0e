"""The tour, with everything that can go wrong with the news of one step; then with two things at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from attrs import evolve

from ..lifecycle import Lifecycle
from ..view import look
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
    mistold,
    pause,
    slow,
)
from .journeys import HOUR, Happening, Journey
from .tours import Edging, edging, tour, walks

AGES = 24 * 802
"""Hours after which every promise is broken and every window over. They end on a Friday: what then begins in working
days meets a weekend."""
FROM_RIGHT_TO_LEFT = "\u0645\u0642\u0647\u0649"
"""A name that is written from right to left: a café, in Arabic."""


@lru_cache(maxsize=64)
def single_faults(lifecycle: Lifecycle) -> tuple[Delivery, ...]:
    """
    The tour as it is, then with every step of it disturbed in every single way.

    Each edge is disturbed once, on the first journey that takes it: again, late, lost, with
    wrong amounts, contradicted, told with another amount first, on the last day of a promise and
    of the time for changes, slow, after a pause, and beside somebody else's news. At the end the
    happy path, about somebody whose name is written from right to left.
    """
    found, seen = list[Delivery](), set[Edging]()
    for journey, walk in zip(tour(lifecycle), walks(lifecycle), strict=True):
        found.append(Delivery(journey))
        for number, stride in enumerate(walk, 1):
            if edging(stride.way) not in seen:
                seen.add(edging(stride.way))
                found += (Delivery(journey, (one,)) for one in _disturbances(journey, number))
    first = tour(lifecycle)[0]
    found += [Delivery(first, (again(0),)), Delivery(first, (contradicted(0),))]
    if lifecycle.names:
        found.append(Delivery(evolve(first, called=FROM_RIGHT_TO_LEFT)))
    return tuple(found)


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
    yield mistold(step)
    yield from (slow(step, hours) for hours in _hours_to_the_last_day(journey, step))
    yield slow(step, AGES)
    yield pause(step, AGES)
    yield elsewhere(step)


def _hours_to_the_last_day(journey: Journey, step: int) -> tuple[int, ...]:
    """How late the news of a step is if it comes on the last day of a promise, or of the time for changes; in hours."""
    before = evolve(journey, happenings=journey.happenings[: step - 1]).transaction()
    happened = journey.events()[step].occurred_at
    view = look(before, at=happened, with_timeline=False)
    ends = (view.promise and view.promise.due, view.may_change_until)
    return tuple(dict.fromkeys((end - happened) // HOUR for end in ends if end and end >= happened + HOUR))


@lru_cache(maxsize=64)
def double_faults(lifecycle: Lifecycle) -> tuple[Delivery, ...]:
    """
    The tour with every step of it disturbed in two ways that make each other worse.

    Late, and then again, contradicted, or with a wrong amount; again, but only after ages; again, and
    the next one contradicted; lost, and the next one late. Each edge once, on the first journey that takes it.
    """
    found, seen = list[Delivery](), set[Edging]()
    for journey, walk in zip(tour(lifecycle), walks(lifecycle), strict=True):
        for number, stride in enumerate(walk, 1):
            if edging(stride.way) not in seen:
                seen.add(edging(stride.way))
                left = len(walk) - number
                found += (Delivery(journey, both) for both in _both(stride.happening, number, left))
    return tuple(found)


def _both(happening: Happening, step: int, left: int) -> Iterator[tuple[Disturbance, Disturbance]]:
    for places in sorted({1, left}) if left else ():
        yield late(step, places), again(step)
        yield late(step, places), contradicted(step)
        yield from ((late(step, places), amount(step, minor)) for minor in amounts_beside(happening))
    if left:
        yield again(step, 1), pause(step + 1, AGES)
        yield again(step), contradicted(step + 1)
    yield from ((lost(step), late(step + 1, places)) for places in range(1, min(left - 1, 3) + 1))
