"""A lifecycle as somebody might change it one day."""

from collections.abc import Callable, Mapping
from pathlib import Path

from attrs import evolve

from aboveboard import Edge, Lifecycle, State
from aboveboard.lifecycle import STAY


def with_states(lifecycle: Lifecycle, states: Mapping[str, State], **more: object) -> Lifecycle:
    """The same lifecycle with other states in the place of these."""

    def other(state: State) -> State:
        return states.get(state.name, state)

    def edge(one: Edge) -> Edge:
        dest = one.dest if one.dest is STAY else other(one.dest)
        return evolve(one, sources=tuple(map(other, one.sources)), dest=dest)

    return evolve(lifecycle, starts=other(lifecycle.starts), edges=tuple(map(edge, lifecycle.edges)), **more)


def with_edges(lifecycle: Lifecycle, change: Callable[[Edge], Edge | None], **more: object) -> Lifecycle:
    """The same lifecycle with every edge changed, or left out where there is None instead."""
    return evolve(lifecycle, edges=tuple(one for edge in lifecycle.edges if (one := change(edge)) is not None), **more)


def renamed(catalogs: Path, to: Path, keys: Mapping[str, str]) -> Path:
    """The same catalogs with other keys, written into another folder."""
    for path in catalogs.glob("*/LC_MESSAGES/*.po"):
        text = path.read_text(encoding="utf-8")
        for old, new in keys.items():
            text = text.replace(f'msgctxt "{old}', f'msgctxt "{new}')
        copy = to / path.relative_to(catalogs)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text, encoding="utf-8")
    return to
