"""What kind of value belongs where in a definition: asked first, so that nothing else trips over another kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING

from ..errors import Fault
from ..wording import Plural, Reason, Wording
from .edges import STAY, Edge
from .holders import Guard, Holder, Move, Restate
from .states import Certainty, Party, State
from .windows import Window

if TYPE_CHECKING:
    from .definition import Lifecycle

_Kinds = Mapping[str, tuple[type, ...]]

_TEXT = (str, Plural)
_WORDING: _Kinds = dict.fromkeys(("label", "explanation", "next_step", "if_late", "action"), _TEXT)
_STATE: _Kinds = {
    "name": (str,),
    "says": (Wording,),
    "certainty": (Certainty,),
    "final": (bool,),
    "answer_within": (Window, NoneType),
    "may_change_for": (Window, NoneType),
    "open_ended": (bool,),
}
_EDGE: _Kinds = {
    "trigger": (str,),
    "dest": (State, type(STAY)),
    "notice": (str,),
    "by": (Party,),
    "moves": (Move, Restate, NoneType),
    "when": (Guard,),
    "undoes": (str,),
    "retracts": (bool,),
    "key": (str,),
}
_LIFECYCLE: _Kinds = {
    "name": (str,),
    "starts": (State,),
    "edges": (tuple,),
    "opened": (str,),
    "untouched": (str,),
    "names": (tuple,),
    "reasons": (tuple,),
    "catalogs": (Path, NoneType),
}
_CALLED = {NoneType: "None", type(STAY): "STAY", str: "a text", bool: "True or False", tuple: "a tuple"}


def wrong_kinds(lifecycle: Lifecycle) -> Iterator[Fault]:
    """Every value of a kind that does not belong where it stands."""
    name = lifecycle.name if isinstance(lifecycle.name, str) else "lifecycle"
    own = [*_in(lifecycle, _LIFECYCLE, f"{name}: ")]
    yield from own
    if own:
        return
    yield from _each(lifecycle.names, str, f"{name}: names")
    yield from _each(lifecycle.reasons, Reason, f"{name}: reasons")
    yield from _each(lifecycle.edges, Edge, f"{name}: edges")
    yield from _each(tuple(lifecycle.money), Holder, f"{name}: money")
    edges = [edge for edge in lifecycle.edges if isinstance(edge, Edge)]
    for edge in edges:
        place = f"{name}.{edge.key}"
        yield from _in(edge, _EDGE, f"{place}: ")
        yield from _each(edge.sources, State, f"{place}: sources")
    mentioned = [lifecycle.starts, *(one for edge in edges for one in (*edge.sources, edge.dest))]
    # By identity: what holds a value of another kind need not have a hash.
    for state in {id(one): one for one in mentioned if isinstance(one, State)}.values():
        place = f"{name}.{state.name}"
        yield from _in(state, _STATE, f"{place}: ")
        if isinstance(state.says, Wording):
            yield from _in(state.says, _WORDING, f"{place}:")


def _in(value: object, kinds: _Kinds, place: str) -> Iterator[Fault]:
    for name, wanted in kinds.items():
        found = getattr(value, name)
        if not isinstance(found, wanted):
            yield Fault(f"{place}{name}", f"should be {_or(wanted)}, and is {found!r}")


def _each(values: tuple[object, ...], wanted: type, place: str) -> Iterator[Fault]:
    for one in values:
        if not isinstance(one, wanted):
            yield Fault(place, f"should hold nothing but {_or((wanted,))}, and has {one!r} in it")


def _or(wanted: tuple[type, ...]) -> str:
    return " or ".join(
        _CALLED.get(one, f"{'an' if one.__name__[0] in 'AEIOU' else 'a'} {one.__name__}") for one in wanted
    )
