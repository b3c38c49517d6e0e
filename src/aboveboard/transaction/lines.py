"""One line of a timeline: what happened, as values that are still to be put into words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import field, frozen

from ..lifecycle import Holder, Move
from ..money import from_minor
from ..wording import CAUSES, NAMED, Message, Value, said_by
from .steps import Step
from .transaction import Transaction

if TYPE_CHECKING:
    from pathlib import Path


def _frozen(values: Mapping[str, Value]) -> Mapping[str, Value]:
    return MappingProxyType(dict(values))


@frozen(eq=False)
class Line:
    """
    What happened at one moment. Holds only what its sentence says.

    Attributes:
        at: When it happened; aware.
        message: The sentence.
        values: What fills its placeholders.
        catalogs: Where its translations are.
    """

    at: datetime
    message: Message
    values: Mapping[str, Value] = field(converter=_frozen)
    catalogs: Path | None = field(default=None, repr=False)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not Line:
            return NotImplemented
        return (self.at, self.message, dict(self.values)) == (other.at, other.message, dict(other.values))

    def __hash__(self) -> int:
        return hash((self.at, self.message))


def timeline(transaction: Transaction) -> tuple[Line, ...]:
    """Everything that happened, by time. A fact that only repeats what others said adds no line."""
    names = transaction.names
    lines = [
        _line(transaction, index, names)
        for index, step in enumerate(transaction.steps)
        if step.way is not None or index == 0
    ]
    lines.sort(key=lambda line: line.at)
    return tuple(lines)


def line(transaction: Transaction, index: int) -> Line:
    """The line of one step."""
    return _line(transaction, index, transaction.names)


def _line(transaction: Transaction, index: int, names: Mapping[str, str]) -> Line:
    step = transaction.steps[index]
    lifecycle = transaction.lifecycle
    message = step.way.notice if step.way else lifecycle.opening
    # A reason or a cause may name somebody too, so everybody is there.
    values = dict(names) | step_values(transaction, index, message.placeholders)
    return Line(step.event.occurred_at, message, values, lifecycle.catalogs)


def step_values(transaction: Transaction, index: int, wanted: Iterable[str]) -> dict[str, Value]:
    """What sentences may say about one step, as far as they want to."""
    return {name: _SAYABLE[name](transaction, index) for name in wanted if name in _SAYABLE}


def questions(step: Step) -> bool:
    """Whether somebody questioned money with this step."""
    return step.way is not None and isinstance(step.way.edge.moves, Move) and step.way.edge.moves.to is Holder.DISPUTED


def _moved(transaction: Transaction, index: int) -> Value:
    return from_minor(transaction.steps[index].moved, transaction.currency)


def _amount_after(transaction: Transaction, index: int) -> Value:
    return from_minor(transaction.steps[index].amount, transaction.currency)


def _amount_before(transaction: Transaction, index: int) -> Value:
    return from_minor(transaction.steps[index - 1].amount, transaction.currency)


def _occurred_at(transaction: Transaction, index: int) -> Value:
    return transaction.steps[index].event.occurred_at


def _questioned(transaction: Transaction, index: int) -> Value:
    step = transaction.steps[index]
    # Nobody said how much: what moved, or, where the money had gone back already, all of it.
    return from_minor(step.event.minor or step.moved or step.amount, transaction.currency)


def _reason(transaction: Transaction, index: int) -> Value:
    return transaction.lifecycle.reason_messages.get(transaction.steps[index].event.reason)


def _why(transaction: Transaction, index: int) -> Value:
    cause = transaction.steps[index].event.cause
    return CAUSES[said_by(cause.value, transaction.lifecycle.names)] if cause else None


def _named(transaction: Transaction, _: int) -> Value:
    return NAMED if "merchant" in transaction.names else None


_SAYABLE: Mapping[str, Callable[[Transaction, int], Value]] = {
    "amount": _amount_after,
    "amount_after": _amount_after,
    "amount_before": _amount_before,
    "corrected_on": _occurred_at,
    "happened_at": _occurred_at,
    "moved": _moved,
    "named": _named,
    "questioned": _questioned,
    "reason": _reason,
    "why": _why,
}
