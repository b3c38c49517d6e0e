"""How much one fact moves, and of whose money: what earlier steps have left for it."""

from collections.abc import Sequence
from itertools import pairwise

from ..lifecycle import PAYER, Position
from .events import Event
from .steps import Step, came_back


def drawable(steps: Sequence[Step], subject: str) -> Position:
    """
    How much an event about one refund or one dispute may draw from whom.

    Its own money, wherever earlier steps have brought it; before it has moved
    any, all the money that belongs to no other.
    """
    position = steps[-1].position
    own, others = [0] * len(position), [0] * len(position)
    has_moved = False
    for before, after in pairwise(steps):
        whose = after.event.subject
        if not whose or not after.moved:
            continue
        has_moved = has_moved or whose == subject
        for index, (was, now) in enumerate(zip(before.position, after.position, strict=True)):
            if whose == subject:
                own[index] = max(own[index] + now - was, 0)
            else:
                others[index] += now - was
    if has_moved:
        # What somebody else drew without saying on whose behalf is gone for this one too.
        return tuple(map(min, own, position))
    return tuple(max(there - max(theirs, 0), 0) for there, theirs in zip(position, others, strict=True))


def only_what_came_back(steps: Sequence[Step], drawable: Position) -> Position:
    """What failed on its way back is no more than what went back: the payer's other money stays theirs."""
    most = sum(came_back(steps))
    return tuple(min(part, most) if index == PAYER.index else part for index, part in enumerate(drawable))


def has_total(steps: Sequence[Step], trigger: str) -> bool:
    """Whether anybody told a sum of what this event moves."""
    # Written out: a generator would cost as much as the rest of a step's bookkeeping.
    for one in steps:  # noqa: SIM110
        if one.event.is_total and one.event.trigger == trigger:
            return True
    return False


def still_to_move(steps: Sequence[Step], event: Event) -> int:
    """
    How much of what an event says is still to be moved, in smallest units.

    A total and the single facts behind it are two ways of saying the same, so
    what counts is the larger of the two sums, whichever came first.
    """
    trigger = event.trigger
    moved = single = 0
    for one in steps:
        if one.event.trigger == trigger:
            moved += one.moved
            single += 0 if one.event.is_total else one.event.minor or 0
        elif one.way is not None and one.way.edge.undoes == trigger:
            moved -= one.moved
            single -= one.moved
    said = event.minor or 0
    return max((said if event.is_total else single + said) - moved, 0)
