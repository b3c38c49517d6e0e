"""Journeys that together take every edge out of every state, and what an edge is called."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ..lifecycle import Lifecycle, Way
from .journeys import Journey
from .places import Stride, start_of, strides, ways_to

LONGEST = 8
"""How many things happen on one journey of a tour, at most, once it walks on beyond the way it was made for."""


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
def walks(lifecycle: Lifecycle) -> tuple[tuple[Stride, ...], ...]:
    """Walks that together take every way that can be taken: the tour, step by step."""
    left = dict.fromkeys(edgings(lifecycle))
    shortest: dict[Edging, tuple[Stride, ...]] = {}
    for walked in ways_to(lifecycle).values():
        place = walked[-1].place if walked else start_of(lifecycle)
        for stride in strides(lifecycle, place):
            name = edging(stride.way)
            if name not in shortest or len(walked) + 1 < len(shortest[name]):
                shortest[name] = (*walked, stride)
    found = []
    while walk := next((list(shortest[name]) for name in left if name in shortest), None):
        while True:
            for stride in walk:
                left.pop(edging(stride.way), None)
            onward = (one for one in strides(lifecycle, walk[-1].place) if edging(one.way) in left)
            following = next(onward, None) if len(walk) < LONGEST else None
            if following is None:
                break
            walk.append(following)
        found.append(tuple(walk))
    return tuple(found)


def tour(lifecycle: Lifecycle) -> tuple[Journey, ...]:
    """
    Journeys that together take every edge out of every state, money guards included.

    The same at every call, the happy path first. An edge that no journey can take is in
    none of them; `findings` names it.
    """
    return tuple(Journey(lifecycle, tuple(stride.happening for stride in walk)) for walk in walks(lifecycle))
