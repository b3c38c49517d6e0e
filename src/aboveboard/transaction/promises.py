"""By when the customer was told they would know, and whether that word was kept."""

from datetime import datetime, timedelta
from enum import Enum

from attrs import field, frozen

from ..lifecycle import WEEKENDS, Calendar
from .steps import Step, entering, enters
from .transaction import Transaction

SOON = timedelta(days=1)


class Basis(Enum):
    """Where the date of a promise comes from."""

    RULE = "rule"
    """A window of the lifecycle: what usually holds for this kind of payment."""
    PROVIDER = "provider"
    """The provider named the date for this very transaction. Beats the rule."""


class Standing(Enum):
    """How a promise stands at one moment."""

    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    KEPT = "kept"
    BROKEN = "broken"


@frozen
class Promise:
    """
    A moment by which the customer was told they would know.

    Attributes:
        due: Aware; the promise is kept by an answer at or before it.
        basis: Where the date comes from.
        state: The state that made it.
        made_at: When the state was entered; aware.
        answered_at: When something happened that answered it; None while it is open.
        source: What to cite for a rule. For colleagues; views leave it out.
    """

    due: datetime
    basis: Basis
    state: str
    made_at: datetime
    answered_at: datetime | None = None
    source: str = field(default="", repr=False)

    def standing(self, at: datetime) -> Standing:
        """How it stands at a moment: open ones are on time, due soon or overdue; answered ones kept or broken."""
        if self.answered_at is not None and self.answered_at <= at:
            return Standing.KEPT if self.answered_at <= self.due else Standing.BROKEN
        if at > self.due:
            return Standing.OVERDUE
        return Standing.DUE_SOON if self.due - at <= SOON else Standing.ON_TIME


def due_of(transaction: Transaction, calendar: Calendar = WEEKENDS) -> datetime | None:
    """By when we expect to know more; None where nobody promised."""
    promise = open_promise(transaction, calendar)
    return promise.due if promise else None


def open_promise(transaction: Transaction, calendar: Calendar = WEEKENDS) -> Promise | None:
    """The promise of the present state; None where there is none."""
    return _promise(transaction, transaction.steps[entering(transaction.fold)], calendar)


def promises(transaction: Transaction, calendar: Calendar = WEEKENDS) -> tuple[Promise, ...]:
    """Every promise its states made, in order; a later one answers the one before."""
    made: list[Promise] = []
    opening, *later = transaction.steps
    entries = [opening, *filter(enters, later)]
    for index, step in enumerate(entries):
        answer = entries[index + 1].event.occurred_at if index + 1 < len(entries) else None
        promise = _promise(transaction, step, calendar, answer)
        if promise is not None:
            made.append(promise)
    return tuple(made)


def _promise(
    transaction: Transaction, step: Step, calendar: Calendar, answered_at: datetime | None = None
) -> Promise | None:
    state = step.way.dest if step.way else transaction.lifecycle.starts
    window = state.answer_within
    if window is None:
        return None
    made_at = step.event.occurred_at
    if step.event.due is not None:
        return Promise(step.event.due, Basis.PROVIDER, state.name, made_at, answered_at)
    return Promise(window.ends(made_at, calendar), Basis.RULE, state.name, made_at, answered_at, window.source)
