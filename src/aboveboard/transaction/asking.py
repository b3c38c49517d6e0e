"""Asking before we act ourselves: what may be done now, and if not, why not, in the customer's words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Literal

from attrs import field, frozen
from moneyed import Money

from ..errors import AboveboardError, BadValue
from ..lifecycle import OPEN, WEEKENDS, Calendar, Lifecycle, Move, Party, Restate, Way, as_told
from ..lifecycle.machine import Cursor, step
from ..money import from_minor, to_minor
from ..wording import REFUSALS, Message, Value
from .events import Cause, Event
from .lines import step_values
from .promises import due_of
from .recording import Outcome, record
from .steps import Verdict
from .transaction import Transaction

if TYPE_CHECKING:
    from pathlib import Path


class RefusalCode(Enum):
    """Why something cannot be done now."""

    NOT_YET = "not_yet"
    NO_LONGER = "no_longer"
    TOO_MUCH = "too_much"
    NOTHING_LEFT = "nothing_left"
    CHECKING = "checking"


@frozen
class Permission:
    """Yes: this step can be taken now."""

    trigger: str

    def __bool__(self) -> Literal[True]:
        return True


@frozen
class Refusal:
    """
    No, and why. Falsy. Render it like a view for the customer's words.

    Attributes:
        trigger: What was asked for.
        code: Why not.
        allowed: What can be done now instead.
        from_when: When it may become possible, if anybody promised to know more by then.
        at_most: How much would be possible, where it was too much.
        message: The sentence.
        action: The sentence of what the customer can do now; None where there is nothing.
        known: What fills it.
    """

    trigger: str
    code: RefusalCode
    allowed: tuple[str, ...]
    from_when: datetime | None
    at_most: Money | None
    message: Message
    action: Message | None
    known: Mapping[str, Value] = field(repr=False)
    catalogs: Path | None = field(repr=False)

    def __bool__(self) -> Literal[False]:
        return False

    @property
    def values(self) -> Mapping[str, Value]:
        """What fills its sentences."""
        return {"expected_by": self.from_when and as_told(self.from_when), "at_most": self.at_most, **self.known}


@frozen
class NotAllowed(AboveboardError):
    """You asked for a step that the lifecycle does not have here."""

    lifecycle: str
    state: str
    refusal: Refusal

    def __str__(self) -> str:
        steps = ", ".join(self.refusal.allowed) or "nothing, by us"
        return (
            f"{self.lifecycle}: a {self.state} transaction cannot {self.refusal.trigger} "
            f"({self.refusal.code.value}). From here it can: {steps}."
        )


def may(
    transaction: Transaction, trigger: str, *, at: datetime, amount: Money | None = None, calendar: Calendar = WEEKENDS
) -> Permission | Refusal:
    """
    Ask whether a step can be taken now.

    Args:
        transaction: The transaction.
        trigger: The step, e.g. ``"start_refund"``.
        at: Now; aware.
        amount: How much it is about; None for all there is.
        calendar: Which days are business days, for the date by which we know more.

    Returns:
        A `Permission`, which is true, or a `Refusal`, which is false and carries words.

    Raises:
        BadValue: The lifecycle has no such trigger at all, or the amount is none
            that it could ever be about: missing, nothing, another currency, no change.
        BadMoney: The amount is not exact.
    """
    lifecycle = transaction.lifecycle
    _check(transaction, trigger, amount)
    if any(waiting.verdict is Verdict.CONFLICTING for waiting in transaction.waiting):
        return _refuse(transaction, trigger, RefusalCode.CHECKING)
    here = lifecycle.ways[transaction.fold.state]
    if trigger in here:
        wanted = None if amount is None else to_minor(amount)
        last = transaction.steps[-1]
        cursor = Cursor(transaction.fold.state, last.position, last.amount)
        cursor.wanted = wanted
        if step(lifecycle, cursor, trigger):
            return Permission(trigger)
        there = _available(transaction, trigger)
        if wanted is not None and 0 < there < wanted:
            return _refuse(transaction, trigger, RefusalCode.TOO_MUCH, at_most=from_minor(there, transaction.currency))
        return _refuse(transaction, trigger, RefusalCode.NOTHING_LEFT)
    if trigger in _ahead(lifecycle, transaction.fold.state):
        due = due_of(transaction, calendar)
        return _refuse(transaction, trigger, RefusalCode.NOT_YET, from_when=due if due and due >= at else None)
    return _refuse(transaction, trigger, RefusalCode.NO_LONGER)


def _check(transaction: Transaction, trigger: str, amount: Money | None) -> None:
    """Refuse what no state could ever allow: that is a mistake of the caller, and no words for a customer."""
    lifecycle = transaction.lifecycle
    if trigger not in lifecycle.triggers:
        known = ", ".join(lifecycle.triggers)
        raise BadValue("trigger", f"{lifecycle.name} has no {trigger!r}; it has: {known}")
    if amount is None:
        if all(isinstance(edge.moves, Restate) for edge in lifecycle.edges if edge.trigger == trigger):
            raise BadValue("amount", f"{trigger} changes the amount, so it has to say to what")
        return
    if amount.currency.code != transaction.currency:
        raise BadValue("amount", f"is in {amount.currency.code}, and the transaction in {transaction.currency}")
    if to_minor(amount) <= 0:
        raise BadValue("amount", f"{amount.amount} {amount.currency.code} should be more than nothing")
    ways = lifecycle.ways[transaction.fold.state].get(trigger, ())
    if ways and all(isinstance(way.edge.moves, Restate) for way in ways) and amount == transaction.amount:
        raise BadValue("amount", f"is {amount.amount} {amount.currency.code} already")


def _refuse(
    transaction: Transaction,
    trigger: str,
    code: RefusalCode,
    *,
    from_when: datetime | None = None,
    at_most: Money | None = None,
) -> Refusal:
    message = REFUSALS["not_yet_by" if from_when else code.value]
    action = transaction.lifecycle.says[transaction.fold.state].action
    known = step_values(transaction, len(transaction.steps) - 1, action.placeholders if action else ())
    return Refusal(
        trigger,
        code,
        allowed(transaction),
        from_when,
        at_most,
        message,
        None if code is RefusalCode.CHECKING else action,
        known | dict(transaction.names),
        transaction.lifecycle.catalogs,
    )


def _ahead(lifecycle: Lifecycle, state: str) -> set[str]:
    """The triggers that can still come if all goes well: nothing is taken back, and no customer or bank steps in."""

    def goes_well(way: Way) -> bool:
        edge = way.edge
        return not edge.retracts and edge.by not in (Party.CUSTOMER, Party.BANK) and edge.trigger != OPEN

    return {trigger for name in lifecycle.reached_from(state, goes_well) for trigger in lifecycle.ways[name]}


def allowed(transaction: Transaction, by: Party | None = None) -> tuple[str, ...]:
    """The steps that can be taken now, with whatever amount; by one party, or by anybody."""
    acts = transaction.lifecycle.acts[transaction.fold.state]
    every = transaction.lifecycle.ways[transaction.fold.state].values()
    ways = acts[by] if by else [way for ways in every for way in ways]
    if not ways:
        return ()
    last = transaction.steps[-1]
    return tuple(
        dict.fromkeys(
            way.edge.trigger
            for way in ways
            if isinstance(way.edge.moves, Restate) or way.edge.fits(last.position, last.amount, None)
        )
    )


def request(
    transaction: Transaction,
    trigger: str,
    *,
    at: datetime,
    reference: str,
    amount: Money | None = None,
    cause: Cause | None = None,
    party: Party = Party.US,
    source: str = "us",
    subject: str = "",
    calendar: Calendar = WEEKENDS,
) -> Outcome:
    """
    Take a step of our own, if it is allowed.

    Nothing else happens: tell the customer the outcome's notice after your commit.

    Args:
        transaction: The transaction.
        trigger: The step.
        at: Now; aware.
        reference: Your id of this act; the same id twice is one act. Where a provider will
            report the act too, its id of that fact, with its ``source`` and ``subject``.
        amount: How much it is about; None for all there is.
        cause: Whose doing it is, for a correction.
        party: Who acts, in the customer's words.
        source: Which of your systems acts, or the provider that will report it. Private.
        subject: Which refund or dispute it is about, as the provider calls it.
        calendar: Which days are business days.

    Raises:
        NotAllowed: Carries the refusal, with the customer's words.
        BadValue: The reference is the id of another act, or the amount can never be right.
    """
    event = Event(
        trigger,
        reference=reference,
        source=source,
        occurred_at=at,
        amount=amount,
        cause=cause,
        party=party,
        subject=subject,
    )
    for entry in transaction.history:
        if (entry.event.reference, entry.event.source) == (reference, source):
            if entry.event.claims(transaction.lifecycle) != event.claims(transaction.lifecycle):
                raise BadValue("reference", f"{reference!r} is the id of another act: {entry.event!r}")
            return Outcome(transaction, event, Verdict.DUPLICATE, transaction)
    answer = may(transaction, trigger, at=at, amount=amount, calendar=calendar)
    if isinstance(answer, Refusal):
        raise NotAllowed(transaction.lifecycle.name, transaction.fold.state, answer)
    return record(transaction, event)


def _available(transaction: Transaction, trigger: str) -> int:
    position = transaction.steps[-1].position
    return max(
        (
            sum(position[holder.index] for holder in way.edge.moves.sources)
            for way in transaction.lifecycle.ways[transaction.fold.state][trigger]
            if isinstance(way.edge.moves, Move)
        ),
        default=0,
    )
