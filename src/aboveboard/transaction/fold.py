"""
From a set of facts to where a transaction stands.

The end depends on which facts there are, not on when they arrived. They are
taken in their own order; one that fits no edge yet waits and is tried again
after each step. An event that comes in order costs one step.
"""

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from ..lifecycle import OPEN, Lifecycle
from ..lifecycle.machine import Cursor, step
from .events import Event
from .measuring import drawable, has_total, only_what_came_back, still_to_move
from .repeating import restates_only, says_it_again
from .steps import Fold, Step, Verdict, Waiting


def fold(lifecycle: Lifecycle, events: Iterable[Event]) -> Fold:
    """
    Find where these facts lead, whatever order they are given in.

    There must be an opening among them.
    """
    (opening, *facts), disputed = _distinct(lifecycle, events)
    position = lifecycle.start(opening.minor or 0)
    amount = sum(position)
    start = Step(opening, None, position, amount, amount)
    steps, waiting = [start], list[Event]()
    state = lifecycle.starts.name
    for event in facts:
        after = _take(lifecycle, state, steps, event)
        if after is None:
            waiting.append(event)
        else:
            state = _released(lifecycle, after, steps, waiting)
    return _stand(lifecycle, state, tuple(steps), waiting, disputed)


def advance(lifecycle: Lifecycle, before: Fold, event: Event) -> Fold:
    """Add one fact that comes after all the others: the same end as folding them all, for the price of a step."""
    steps = list(before.steps)
    state = _take(lifecycle, before.state, steps, event)
    if state is None:
        # Nothing moved, so what was found about the others is still so.
        judged = Waiting(event, _judge(lifecycle, before.state, before.steps, event))
        return before._replace(waiting=(*before.waiting, judged))
    if not before.waiting:
        return Fold(state, tuple(steps))
    waiting = [one.event for one in before.waiting if not one.contradicts]
    disputed = [one.event for one in before.waiting if one.contradicts]
    state = _released(lifecycle, state, steps, waiting)
    return _stand(lifecycle, state, tuple(steps), waiting, disputed)


def _distinct(lifecycle: Lifecycle, events: Iterable[Event]) -> tuple[list[Event], list[Event]]:
    """One event a fact, the opening first, then in order; and those that contradict the first report of their fact."""
    facts: dict[tuple[str, str], Event] = {}
    disputed: dict[tuple[object, ...], Event] = {}
    in_order = sorted(events, key=lambda event: event.order)
    in_order.insert(0, next(event for event in in_order if event.opens(lifecycle)))
    for event in in_order:
        fact = (event.source, event.reference)
        known = facts.setdefault(fact, event)
        if known.claims(lifecycle) == event.claims(lifecycle):
            facts[fact] = completed(known, event)
        else:
            disputed.setdefault((*fact, *event.claims(lifecycle)), event)
    return list(facts.values()), list(disputed.values())


def completed(known: Event, other: Event) -> Event:
    """The first report of a fact, with what only a later report of it says."""
    missing: dict[str, Any] = {
        name: getattr(other, name)
        for name in ("reason", "code", "cause", "due", "names", "about", "part_of")
        if not getattr(known, name) and getattr(other, name)
    }
    return evolve(known, **missing) if missing else known


def _released(lifecycle: Lifecycle, state: str, steps: list[Step], waiting: list[Event]) -> str:
    """Take whatever was waiting for what we know now. Returns the state it leads to."""
    index = 0
    while index < len(waiting):
        after = _take(lifecycle, state, steps, waiting[index])
        if after is None:
            index += 1
        else:
            del waiting[index]
            state, index = after, 0
    return state


def _take(lifecycle: Lifecycle, state: str, steps: list[Step], event: Event) -> str | None:
    """Apply one fact to the last step, if an edge and the money allow it. Returns the state it leads to."""
    last = steps[-1]
    # Where there is no money, an amount that somebody mentions is no part of the news.
    wanted = event.minor if lifecycle.moves_money else None
    if wanted is not None:
        if event.currency != steps[0].event.currency:
            return None
        if event.is_total or has_total(steps, event.trigger):
            wanted = still_to_move(steps, event)
            if wanted == 0:
                return _repeat(state, steps, event)
        elif wanted == last.amount and restates_only(lifecycle, state, event.trigger):
            return _repeat(state, steps, event)
    elif event.trigger == OPEN and restates_only(lifecycle, state, OPEN):
        return _repeat(state, steps, event)
    ways = lifecycle.ways[state].get(event.trigger)
    if ways is None:
        return _repeat(state, steps, event) if says_it_again(lifecycle, state, steps, event) else None
    cursor = Cursor(state, last.position, last.amount)
    cursor.wanted = wanted
    if event.subject:
        cursor.drawable = drawable(steps, event.subject)
    if ways[0].takes_back:
        cursor.drawable = only_what_came_back(steps, cursor.drawable or last.position)
    if not step(lifecycle, cursor, event.trigger):
        says_it = says_it_again(lifecycle, state, steps, event, cursor.drawable)
        return _repeat(state, steps, event) if says_it else None
    steps.append(Step(event, cursor.way, cursor.position, cursor.amount, cursor.moved))
    return cursor.state


def _repeat(state: str, steps: list[Step], event: Event) -> str:
    """Keep a fact that others have told us already in other words. Nothing moves."""
    last = steps[-1]
    steps.append(Step(event, None, last.position, last.amount, 0))
    return state


def _stand(
    lifecycle: Lifecycle, state: str, steps: tuple[Step, ...], waiting: list[Event], disputed: list[Event]
) -> Fold:
    judged = [Waiting(event, _judge(lifecycle, state, steps, event)) for event in waiting]
    judged += [Waiting(event, Verdict.CONFLICTING, contradicts=True) for event in disputed]
    judged.sort(key=lambda one: one.event.order)
    return Fold(state, steps, tuple(judged))


def _judge(lifecycle: Lifecycle, state: str, steps: tuple[Step, ...], event: Event) -> Verdict:
    """Why a fact was not applied."""
    trigger = event.trigger
    if trigger not in lifecycle.triggers and trigger != OPEN:
        return Verdict.UNKNOWN
    if lifecycle.moves_money and event.minor is not None and event.currency != steps[0].event.currency:
        return Verdict.CONFLICTING if trigger == OPEN else Verdict.REFUSED
    if _fits_earlier(lifecycle, state, steps, event):
        return Verdict.LATE
    if trigger in lifecycle.ways[state]:
        return Verdict.REFUSED
    later = lifecycle.reach[state]
    if any(trigger in lifecycle.ways[name] for name in later):
        return Verdict.EARLY
    return Verdict.CONFLICTING


def _fits_earlier(lifecycle: Lifecycle, state: str, steps: tuple[Step, ...], event: Event) -> bool:
    """Whether all facts can be true together, had this one come sooner."""
    at = lifecycle.starts.name
    # What became of a refund or a dispute cannot have come before what it did last.
    last = max((i for i, one in enumerate(steps) if event.subject and one.event.subject == event.subject), default=0)
    for index in range(1, len(steps)):
        again = steps[:index]
        # An opening over what the amount was then says nothing new, in whatever state.
        could_fit = event.trigger == OPEN or event.trigger in lifecycle.ways[at]
        if index > last and (could_fit or says_it_again(lifecycle, at, again, event)):
            walked = list(again)
            later = (event, *(one.event for one in steps[index:]))
            same_end = _walk(lifecycle, at, walked, later) == state
            if same_end and (walked[-1].position, walked[-1].amount) == (steps[-1].position, steps[-1].amount):
                return True
        way = steps[index].way
        at = way.dest.name if way else at
    return False


def _walk(lifecycle: Lifecycle, state: str | None, steps: list[Step], events: Iterable[Event]) -> str | None:
    """Where these facts lead when every one of them must fit at once; None where one does not."""
    for event in events:
        state = _take(lifecycle, state, steps, event) if state is not None else None
    return state
