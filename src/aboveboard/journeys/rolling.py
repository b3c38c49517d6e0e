"""One view of a payment and what belongs to it, that never says more than its parts know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Protocol, TypeVar

from attrs import evolve, frozen

from ..flows import PURCHASE
from ..lifecycle import HELD, PAYER, RETURNING, WEEKENDS, Calendar, State, as_told
from ..money import from_minor
from ..transaction import Line, Transaction
from ..transaction.steps import entering
from ..view import News, View, look
from ..wording import CAN_CHANGE, CAN_CHANGE_UNTIL
from .sharing import Share, claims, has_collected, position, shares, told_once
from .table import ROLL_UP, Roll

T = TypeVar("T", bound="_Dated")

_WORST_FIRST = (News.CONFLICTING, News.CHECKING, News.CLEAR)
_NOT_IN_WHOLE = {"refunded": "partly_refunded", "declined": "pending", "expired": "pending", "cancelled": "pending"}
"""What says that the customer has all of it, and what is said instead where they have not."""


class _Dated(Protocol):
    @property
    def at(self) -> datetime: ...


@frozen
class _Part:
    """One transaction of a journey, and what it says now."""

    transaction: Transaction
    view: View
    roll: Roll

    @property
    def importance(self) -> tuple[int, datetime, str]:
        entered = self.transaction.steps[entering(self.transaction.fold)].event.occurred_at
        return self.roll.weight, entered, self.transaction.id


def roll_up(
    payment: Transaction,
    parts: Sequence[Transaction],
    attempts: Sequence[Transaction] = (),
    *,
    at: datetime,
    calendar: Calendar = WEEKENDS,
) -> View:
    """
    Look at a payment, its refunds and its disputes as one purchase.

    The part that has most to say now lends its sentences and its promise. Where the money is counts every part
    once: what two of them would send back is not promised twice.

    Args:
        payment: A card payment or a bank debit.
        parts: Its refunds and disputes. A refund that is known by the payment's own id is all of them taken together,
            and counts as far as the single ones do not.
        attempts: Tries to pay the same that came to nothing. They only add to what happened.
        at: The moment; aware.
        calendar: Which days are business days where the customer lives.

    Raises:
        BadValue: ``at`` has no time zone.
    """
    parts = told_once(payment, parts)
    base, *_ = found = [_part(one, at, calendar) for one in (payment, *parts)]
    everything = [*found, *(_part(one, at, calendar) for one in attempts)]
    by_importance = sorted(found, key=lambda part: part.importance, reverse=True)
    lead = by_importance[0].view
    money = shares(payment, base.view.whereabouts, parts)
    # Money cannot come back before it was collected: where it has, some news is missing.
    is_all_there = _was_collected(base) or not claims(payment, parts)
    state = _plain_state(by_importance if is_all_there else [base], money)
    until = _until(found)
    news = min((part.view.news for part in everything), key=_WORST_FIRST.index)
    if not is_all_there and news is News.CLEAR:
        news = News.CHECKING
    final = news is News.CLEAR and all(part.view.final for part in found)
    says = evolve(lead.says, label=PURCHASE.says[state.name].label)
    if lead.final and not final:
        # Nothing more is expected of the part that speaks, but something of another one.
        says = evolve(says, next_step=CAN_CHANGE_UNTIL if until else CAN_CHANGE, if_late=None)
    return evolve(
        lead,
        id=payment.id,
        lifecycle=PURCHASE.name,
        state=state.name,
        certainty=min(part.view.certainty for part in found),
        final=final,
        may_change_until=until if news is not News.CONFLICTING else None,
        amount=payment.amount,
        position=position(money, payment.currency),
        whereabouts=tuple((share.says, from_minor(share.minor, payment.currency)) for share in money),
        promise=lead.promise if news is not News.CONFLICTING else None,
        last_heard=max((part.view.last_heard for part in everything), key=lambda heard: heard.at),
        actions=lead.actions if news is not News.CONFLICTING else (),
        timeline=_by_time(_named(line, payment) for part in everything for line in part.view.timeline),
        corrections=_by_time(one for part in found for one in part.view.corrections),
        notes=_by_time(note for part in everything for note in part.view.notes),
        news=news,
        says=says,
        values=MappingProxyType({**payment.names, **lead.values, "may_change_until": until and as_told(until)}),
    )


def _by_time(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(sorted(items, key=lambda item: item.at))


def _named(line: Line, payment: Transaction) -> Line:
    """The same line; whom it does not name, the payment does."""
    return evolve(line, values={**payment.names, **line.values})


def _part(transaction: Transaction, at: datetime, calendar: Calendar) -> _Part:
    view = look(transaction, at=at, calendar=calendar)
    return _Part(transaction, view, ROLL_UP[view.lifecycle, view.state])


def _was_collected(base: _Part) -> bool:
    return base.roll.state is PURCHASE.states["reversed"] or has_collected(base.transaction)


def _plain_state(by_importance: Iterable[_Part], money: Iterable[Share]) -> State:
    """The plain state of the part that has most to say about it, unless the money says less."""
    state = next(part.roll.state for part in by_importance if part.roll.state is not None)
    elsewhere = any(share.holder not in (PAYER, HELD, RETURNING) for share in money)
    return PURCHASE.states[_NOT_IN_WHOLE[state.name]] if elsewhere and state.name in _NOT_IN_WHOLE else state


def _until(found: Iterable[_Part]) -> datetime | None:
    """Until when anything of it may still change; None where nobody can say, or nothing will."""
    open_ones = [part.view.may_change_until for part in found if not part.view.final]
    return None if None in open_ones else max(filter(None, open_ones), default=None)
