"""One view of a payment and what belongs to it, that never says more than its parts know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from attrs import evolve, frozen
from moneyed import Money

from ..flows.purchase import PURCHASE
from ..lifecycle import DISPUTED, HELD, PAYER, RETURNING, WEEKENDS, Calendar, Holder, State, as_told
from ..money import from_minor, to_minor
from ..transaction import Transaction
from ..transaction.fold import entering
from ..view import News, View, look
from ..wording import CAN_CHANGE, CAN_CHANGE_UNTIL, Message
from .table import COLLECTED, ROLL_UP, Roll

_WORST_FIRST = (News.CONFLICTING, News.CHECKING, News.CLEAR)
_CLAIMS = (PAYER, RETURNING, DISPUTED)
_NOT_IN_WHOLE = {"refunded": "partly_refunded", "declined": "pending", "expired": "pending", "cancelled": "pending"}
"""What says that the customer has all of it, and what is said instead where they have not."""

# Who has how much, in smallest units, and the sentence that says so.
_Share = tuple[Holder, Message, int]


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


def roll_up(payment: Transaction, parts: Sequence[Transaction], *, at: datetime, calendar: Calendar = WEEKENDS) -> View:
    """
    Look at a payment, its refunds and its disputes as one purchase.

    The part that has most to say now lends its sentences and its promise. Where the money is counts every part
    once: what two of them would send back is not promised twice.

    Args:
        payment: A card payment or a bank debit.
        parts: Its refunds and disputes.
        at: The moment; aware.
        calendar: Which days are business days where the customer lives.

    Raises:
        BadValue: ``at`` has no time zone.
    """
    found = [_part(one, at, calendar) for one in (payment, *parts)]
    base, *others = found
    by_importance = sorted(found, key=lambda part: part.importance, reverse=True)
    lead = by_importance[0].view
    shares, is_all_there = _shares(base, others)
    state = _plain_state(by_importance if is_all_there else [base], shares)
    until = _until(found)
    news = min((part.view.news for part in found), key=_WORST_FIRST.index)
    if not is_all_there and news is News.CLEAR:
        # Money cannot come back before it was collected: some news is missing.
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
        position=_position(shares, payment.currency),
        whereabouts=tuple((message, from_minor(minor, payment.currency)) for _, message, minor in shares),
        promise=lead.promise if news is not News.CONFLICTING else None,
        last_heard=max((part.view.last_heard for part in found), key=lambda heard: heard.at),
        actions=lead.actions if news is not News.CONFLICTING else (),
        timeline=tuple(sorted((line for part in found for line in part.view.timeline), key=lambda line: line.at)),
        corrections=tuple(sorted((one for part in found for one in part.view.corrections), key=lambda one: one.at)),
        notes=tuple(sorted((note for part in found for note in part.view.notes), key=lambda note: note.at)),
        news=news,
        says=says,
        values=MappingProxyType(dict(lead.values) | {"may_change_until": until and as_told(until)}),
    )


def _part(transaction: Transaction, at: datetime, calendar: Calendar) -> _Part:
    view = look(transaction, at=at, calendar=calendar)
    return _Part(transaction, view, ROLL_UP[view.lifecycle, view.state])


def _shares(base: _Part, others: Sequence[_Part]) -> tuple[list[_Share], bool]:
    """
    Who has how much, each share with the sentence of the part that knows it; and whether it was there to be claimed.

    What a part gave back, is sending back or has taken for the time being comes out of what the payment collected,
    never more than that, in this order: the nearer to the customer, the surer.
    """
    payment = base.transaction
    left = {holder: to_minor(money) for holder, money in payment.position.items()}
    sayings = dict(zip(payment.position, (message for message, _ in base.view.whereabouts), strict=True))
    sources = COLLECTED[payment.lifecycle.name]
    claimed: dict[tuple[Holder, Message], int] = {}
    asked = 0
    for holder in _CLAIMS:
        for part in others:
            wanted = to_minor(part.transaction.position[holder]) if holder in part.transaction.position else 0
            asked += wanted
            share = holder, part.transaction.lifecycle.whereabouts[holder]
            claimed[share] = claimed.get(share, 0) + _take(left, sources, wanted)
    was_collected = base.roll.state is PURCHASE.states["reversed"] or any(one in payment.position for one in sources)
    shares = [(holder, sayings[holder], minor) for holder, minor in left.items()]
    shares += [(holder, message, minor) for (holder, message), minor in claimed.items()]
    return [share for share in shares if share[2]], was_collected or not asked


def _take(left: dict[Holder, int], sources: Iterable[Holder], wanted: int) -> int:
    """Take as much as is there, at most what is wanted."""
    taken = 0
    for holder in sources:
        part = min(left.get(holder, 0), wanted - taken)
        if part:
            left[holder] -= part
            taken += part
    return taken


def _position(shares: Iterable[_Share], currency: str) -> Mapping[Holder, Money]:
    total: dict[Holder, int] = {}
    for holder, _, minor in shares:
        total[holder] = total.get(holder, 0) + minor
    return MappingProxyType({holder: from_minor(total[holder], currency) for holder in Holder if holder in total})


def _plain_state(by_importance: Iterable[_Part], shares: Sequence[_Share]) -> State:
    """The plain state of the part that has most to say about it, unless the money says less."""
    state = next(part.roll.state for part in by_importance if part.roll.state is not None)
    elsewhere = any(holder not in (PAYER, HELD, RETURNING) for holder, _, _ in shares)
    return PURCHASE.states[_NOT_IN_WHOLE[state.name]] if elsewhere and state.name in _NOT_IN_WHOLE else state


def _until(found: Iterable[_Part]) -> datetime | None:
    """Until when anything of it may still change; None where nobody can say, or nothing will."""
    open_ones = [part.view.may_change_until for part in found if not part.view.final]
    return None if None in open_ones else max(filter(None, open_ones), default=None)
