"""A state and an edge in plain texts that can be written down and compared."""

from datetime import timedelta

from attrs import frozen

from ..lifecycle import STAY, Edge, Guard, Restate, State, Window

STAYS = "(stays)"
"""As a destination: the state does not change. No state can be called this."""
_UNITS = (
    (timedelta(days=1), "day"),
    (timedelta(minutes=1), "minute"),
    (timedelta(microseconds=1), "microsecond"),
)


@frozen
class StateRow:
    """A state without its words: how sure, how long, and who says how long."""

    name: str
    certainty: str
    final: bool = False
    answer_within: str = ""
    answer_source: str = ""
    may_change_for: str = ""
    may_change_source: str = ""
    open_ended: bool = False

    @classmethod
    def of(cls, state: State) -> "StateRow":
        """Write a state down."""
        answer, change = state.answer_within, state.may_change_for
        return cls(
            state.name,
            str(state.certainty),
            state.final,
            _length(answer),
            answer.source if answer else "",
            _length(change),
            change.source if change else "",
            state.open_ended,
        )


@frozen
class EdgeRow:
    """An edge out of one of its sources. ``notice`` is the key of its words, empty where that is the trigger."""

    source: str
    trigger: str
    dest: str
    when: str = ""
    moves: str = ""
    by: str = ""
    undoes: str = ""
    retracts: bool = False
    notice: str = ""

    @classmethod
    def of(cls, edge: Edge, source: State) -> "EdgeRow":
        """Write one way of an edge down."""
        moves = str(edge.moves or "")
        if isinstance(edge.moves, Restate) and edge.moves.grows:
            moves += f", and what it grows by with {edge.moves.grows.value}"
        return cls(
            source.name,
            edge.trigger,
            STAYS if edge.dest is STAY else edge.dest.name,
            # However a writer ordered its conditions, it is the same guard.
            str(Guard(tuple(sorted(edge.when.literals, key=lambda literal: literal[0].index)))),
            moves,
            edge.by.value,
            edge.undoes,
            edge.retracts,
            "" if edge.key == edge.trigger else edge.key,
        )


def _length(window: Window | None) -> str:
    """A window in words, exactly: two that differ never read the same."""
    if window is None:
        return ""
    if window.business_days:
        return counted(window.business_days, "business day")
    size, unit = next((size, unit) for size, unit in _UNITS if not window.length % size)
    return counted(window.length // size, unit)


def counted(count: int, unit: str) -> str:
    """So many of them: ``"1 day"``, ``"2 days"``."""
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
