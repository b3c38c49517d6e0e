"""One line of a timeline: what happened, as values that are still to be put into words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import field, frozen

from ..lifecycle import Holder, Move
from ..money import from_minor
from ..wording import CAUSES, Message, Value
from .events import Event
from .fold import Step

if TYPE_CHECKING:
    from pathlib import Path

    from .transaction import Transaction


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
    values: Mapping[str, Value]
    catalogs: Path | None = field(default=None, repr=False)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not Line:
            return NotImplemented
        return (self.at, self.message, dict(self.values)) == (other.at, other.message, dict(other.values))

    def __hash__(self) -> int:
        return hash((self.at, self.message))


def timeline(transaction: Transaction) -> tuple[Line, ...]:
    """Everything that happened, in order. A fact that only repeats what others said adds no line."""
    names = transaction.names
    return tuple(
        _line(transaction, index, names)
        for index, step in enumerate(transaction.steps)
        if step.way is not None or index == 0
    )


def line(transaction: Transaction, index: int) -> Line:
    """The line of one step."""
    return _line(transaction, index, transaction.names)


def _line(transaction: Transaction, index: int, names: Mapping[str, str]) -> Line:
    step = transaction.steps[index]
    lifecycle = transaction.lifecycle
    message = step.way.notice if step.way else lifecycle.opening
    # A reason or a cause may name somebody too, so everybody is there.
    values = dict(names) | step_values(transaction, index, message.placeholders)
    return Line(step.event.occurred_at, message, MappingProxyType(values), lifecycle.catalogs)


def step_values(transaction: Transaction, index: int, wanted: frozenset[str]) -> dict[str, Value]:
    """What sentences may say about one step, as far as they want to."""
    steps = transaction.steps
    step = steps[index]
    currency = transaction.currency
    values: dict[str, Value] = {}
    if "moved" in wanted:
        values["moved"] = from_minor(step.moved, currency)
    if "amount" in wanted:
        values["amount"] = from_minor(step.amount, currency)
    if "amount_before" in wanted:
        values["amount_before"] = from_minor(steps[index - 1].amount, currency)
    if "amount_after" in wanted:
        values["amount_after"] = from_minor(step.amount, currency)
    if "corrected_on" in wanted:
        values["corrected_on"] = step.event.occurred_at
    if "questioned" in wanted:
        values["questioned"] = from_minor(_questioned(step), currency)
    if "reason" in wanted:
        values["reason"] = reason_of(transaction, step.event)
    if "why" in wanted:
        values["why"] = CAUSES[step.event.cause.value] if step.event.cause else None
    return values


def reason_of(transaction: Transaction, event: Event) -> Message | None:
    """The plain sentence for why; None where nobody gave a reason, or none that this lifecycle may say."""
    return transaction.lifecycle.reason_messages.get(event.reason)


def questions(step: Step) -> bool:
    """Whether somebody questioned money with this step."""
    return step.way is not None and isinstance(step.way.edge.moves, Move) and step.way.edge.moves.to is Holder.DISPUTED


def _questioned(step: Step) -> int:
    # Nobody said how much: what moved, or, where the money had gone back already, all of it.
    return step.event.minor or step.moved or step.amount
