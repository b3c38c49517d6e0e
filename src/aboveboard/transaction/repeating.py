"""When news only says again what we know, in these or other words: then it is kept, and nothing moves."""

from collections.abc import Sequence
from functools import lru_cache

from ..lifecycle import OPEN, PAYER, STAY, Edge, Lifecycle, Move, Position, Restate, Way
from .events import Event
from .steps import Step


@lru_cache(maxsize=4096)
def restates_only(lifecycle: Lifecycle, state: str, trigger: str) -> bool:
    """Whether this event could only restate the amount here: with the same amount, that is no news."""
    if trigger == OPEN:
        return all(way.source is way.dest for way in lifecycle.ways[state].get(OPEN, ()))
    ways = lifecycle.ways[state].get(trigger, ())
    return bool(ways) and all(isinstance(way.edge.moves, Restate) for way in ways)


def says_it_again(
    lifecycle: Lifecycle, state: str, steps: Sequence[Step], event: Event, drawable: Position | None = None
) -> bool:
    """Whether news that fits no edge here, and may draw on so much, is no news: what it says is so already."""
    ways = lifecycle.ways[state].get(event.trigger, ())
    if not ways and only_leads_here(lifecycle, state, event.trigger):
        return True
    if not any(_moves_a_coin(way, steps[-1], drawable) for way in ways) and _has_led_here(state, steps, event):
        return True
    can_be_meant = event.minor is None or 0 < event.minor <= steps[-1].amount
    has_nothing_left = can_be_meant and all(map(_tolerates_nothing, ways))
    return bool(ways) and (has_nothing_left or _is_undone(steps, event, ways[0].edge))


@lru_cache(maxsize=4096)
def only_leads_here(lifecycle: Lifecycle, state: str, trigger: str) -> bool:
    """Whether the news could only bring us where we are already, and move no money."""
    edges = [edge for edge in lifecycle.edges if edge.trigger == trigger]
    return bool(edges) and all(
        edge.moves is None and edge.dest is not STAY and edge.dest.name == state for edge in edges
    )


def _moves_a_coin(way: Way, last: Step, drawable: Position | None) -> bool:
    """Whether there is anything left to move: then news of too much is no repetition."""
    return way.edge.fits(last.position, last.amount, 1, drawable) is not None


def _has_led_here(state: str, steps: Sequence[Step], event: Event) -> bool:
    """Whether the same news, under another id, has brought us here. It names no other amount, nor another refund."""
    return any(
        one.way is not None
        and one.way.edge.dest is not STAY
        and one.way.dest.name == state
        and (one.event.trigger, one.event.subject) == (event.trigger, event.subject)
        and event.minor in (None, one.event.minor)
        and not _costs(one.way.edge)
        for one in steps
    )


def _costs(edge: Edge) -> bool:
    """Whether it may take money from the payer. Then the same again is no repetition: they may have paid twice."""
    moves = edge.moves
    takes = isinstance(moves, Move) and PAYER in moves.sources and moves.to is not PAYER
    return takes and not edge.takes_back


def _tolerates_nothing(way: Way) -> bool:
    """Whether it is no news here when there is nothing to move: it takes what there is, and stays."""
    moves = way.edge.moves
    return way.dest is way.source and isinstance(moves, Move) and moves.up_to


def _is_undone(steps: Sequence[Step], event: Event, edge: Edge) -> bool:
    """Whether all of this very refund has been taken back already, in these or other words."""
    return bool(event.subject and edge.undoes) and any(
        one.way is not None
        and one.event.subject == event.subject
        and one.way.edge.undoes == edge.undoes
        and one.moved == event.minor
        for one in steps
    )
