"""WHAT TO TELL NOW: everything that is true to tell one customer at one moment. Values, no words yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import field, fields, frozen
from moneyed import Money

from .errors import BadValue
from .lifecycle import ASSUMED, HELD, PAYER, WEEKENDS, Calendar, Certainty, Holder, Party, as_told
from .money import from_minor
from .transaction import (
    Basis,
    Cause,
    ClientNote,
    Line,
    Standing,
    Step,
    Transaction,
    Verdict,
    allowed,
    open_promise,
    timeline,
)
from .transaction.lines import questions, step_values
from .transaction.steps import came_back, entering
from .wording import HEARD_FROM, Message, Says, Value, said_by

if TYPE_CHECKING:
    from pathlib import Path


class News(Enum):
    """Whether everything we heard fits together."""

    CLEAR = "clear"
    CHECKING = "checking"
    """Some news does not fit yet, or is new to us."""
    CONFLICTING = "conflicting"
    """Two facts cannot both be true."""


@frozen
class Promised:
    """
    By when the customer can expect to know more.

    Attributes:
        due: Aware.
        basis: Whether a rule says so, or the provider named the date.
        standing: On time, due soon or overdue.
    """

    due: datetime
    basis: Basis
    standing: Standing


@frozen
class Heard:
    """Who told us something last, when it happened, and how to say so."""

    party: Party
    at: datetime
    message: Message = field(repr=False)


@frozen
class Correction:
    """An amount that was corrected: before, after, when, and whose doing it was."""

    before: Money
    after: Money
    at: datetime
    cause: Cause | None


@frozen(eq=False)
class View:
    """
    What one customer may know at one moment. Nothing else is in here.

    Attributes:
        id: What the transaction is called by.
        lifecycle: Name of the lifecycle, for programs.
        state: Name of the state, for programs.
        certainty: How sure we are.
        final: Nothing will change any more, as far as we can tell.
        may_change_until: Until when it still may; None where it is final or nobody can say.
        amount: What it is about; nothing, in no currency, where no money moves.
        position: Who has how much.
        whereabouts: The sentence to say about each part of it.
        promise: By when they can expect to know more; None where nobody promised.
        last_heard: Who told us something last.
        actions: Names of what the customer can do themselves, for programs.
        timeline: What happened, in order.
        corrections: Every correction, in order.
        notes: What somebody wrote for them.
        news: Whether everything we heard fits together.
        says: The sentences to show.
        values: What fills them.
    """

    id: str
    lifecycle: str
    state: str
    certainty: Certainty
    final: bool
    may_change_until: datetime | None
    amount: Money
    position: Mapping[Holder, Money]
    whereabouts: tuple[tuple[Message, Money], ...] = field(repr=False)
    promise: Promised | None
    last_heard: Heard
    actions: tuple[str, ...]
    timeline: tuple[Line, ...]
    corrections: tuple[Correction, ...]
    notes: tuple[ClientNote, ...]
    news: News
    says: Says = field(repr=False)
    values: Mapping[str, Value] = field(repr=False)
    catalogs: Path | None = field(repr=False)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not View:
            return NotImplemented
        return all(getattr(self, name.name) == getattr(other, name.name) for name in fields(View))

    def __hash__(self) -> int:
        return hash((self.lifecycle, self.id, self.state))

    @property
    def correction(self) -> Correction | None:
        """The latest correction; None where nothing was corrected."""
        return self.corrections[-1] if self.corrections else None


def look(transaction: Transaction, *, at: datetime, calendar: Calendar = WEEKENDS, with_timeline: bool = True) -> View:
    """
    Find what is true to tell the customer at one moment.

    Args:
        transaction: The transaction.
        at: The moment, usually now; aware. The same moment gives the same view.
        calendar: Which days are business days where the customer lives.
        with_timeline: Whether to tell what happened, too. A list of many transactions is quicker without.

    Raises:
        BadValue: ``at`` has no time zone.
    """
    if not isinstance(at, datetime) or at.utcoffset() is None:
        raise BadValue("at", f"{at!r} is not a datetime with a time zone")
    state = transaction.state
    news = _news(transaction)
    entered = entering(transaction.fold)
    until = None
    if state.may_change_for is not None:
        until = state.may_change_for.ends(transaction.steps[entered].event.occurred_at, calendar)
    promised = open_promise(transaction, calendar)
    if until is not None and promised is not None:
        # Somebody who names a later date for an answer still expects one.
        until = max(until, promised.due)
    over = until is not None and at > until
    # A day that has passed is no day until which anything may change, also where we are still checking some news.
    until = None if over else until
    clear = news is not News.CONFLICTING
    final = (state.final or over) and news is News.CLEAR
    promise = promised if clear and not final else None
    says = transaction.lifecycle.says[state.name]
    due = promise.due if promise else None
    newest, names, position = transaction.newest, transaction.lifecycle.names, transaction.position
    return View(
        id=transaction.id,
        lifecycle=transaction.lifecycle.name,
        state=state.name,
        certainty=state.certainty if news is News.CLEAR else min(state.certainty, ASSUMED),
        final=final,
        may_change_until=until if clear else None,
        amount=transaction.amount,
        position=position,
        whereabouts=_whereabouts(transaction, position),
        promise=Promised(promise.due, promise.basis, promise.standing(at)) if promise else None,
        last_heard=Heard(newest.party, newest.occurred_at, HEARD_FROM[said_by(newest.party.value, names)]),
        actions=allowed(transaction, Party.CUSTOMER) if clear else (),
        timeline=timeline(transaction) if with_timeline else (),
        corrections=_corrections(transaction),
        notes=tuple(note for note in transaction.notes if isinstance(note, ClientNote)),
        news=news,
        says=says,
        values=MappingProxyType(_values(transaction, entered, says, due, until)),
        catalogs=transaction.lifecycle.catalogs,
    )


def _whereabouts(transaction: Transaction, position: Mapping[Holder, Money]) -> tuple[tuple[Message, Money], ...]:
    lifecycle = transaction.lifecycle
    untouched = not any(_is_elsewhere(step) for step in transaction.steps)
    return tuple(
        (lifecycle.untouched_money if untouched and holder is PAYER else lifecycle.whereabouts[holder], part)
        for holder, part in position.items()
    )


def _is_elsewhere(step: Step) -> bool:
    return step.position[PAYER.index] + step.position[HELD.index] < step.amount


def _news(transaction: Transaction) -> News:
    verdicts = {waiting.verdict for waiting in transaction.waiting}
    if Verdict.CONFLICTING in verdicts:
        return News.CONFLICTING
    return News.CHECKING if verdicts - {Verdict.LATE} else News.CLEAR


def _corrections(transaction: Transaction) -> tuple[Correction, ...]:
    steps = transaction.steps
    return tuple(
        Correction(
            from_minor(before.amount, transaction.currency),
            from_minor(step.amount, transaction.currency),
            step.event.occurred_at,
            step.event.cause,
        )
        for before, step in pairwise(steps)
        if step.way is not None and "why" in step.way.notice.placeholders
    )


def _values(
    transaction: Transaction, entered: int, says: Says, due: datetime | None, until: datetime | None
) -> dict[str, Value]:
    """What fills the sentences of the state."""
    steps = transaction.steps
    currency = transaction.currency
    wanted = says.placeholders
    values = dict(transaction.names) | step_values(transaction, entered, wanted)
    values["expected_by"] = due and as_told(due)
    values["may_change_until"] = until and as_told(until)
    position = steps[-1].position
    if "amount" in wanted:
        values["amount"] = from_minor(steps[-1].amount, currency)
    if "returning" in wanted:
        values["returning"] = from_minor(position[Holder.RETURNING.index], currency)
    if "questioned" in wanted:
        latest = max((index for index, step in enumerate(steps) if questions(step)), default=None)
        if latest is not None:
            values |= step_values(transaction, latest, frozenset(("questioned",)))
    if "returned" in wanted:
        parts = came_back(steps)
        values["returned"] = from_minor(sum(parts), currency)
        # Refunds that failed in parts can be more than those that came: what came back, came at least once.
        values["count"] = max(sum(1 if part > 0 else -1 for part in parts), 1)
    return values
