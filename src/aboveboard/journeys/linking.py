"""Which transactions belong to one payment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from attrs import frozen

from ..lifecycle import PAYER, WEEKENDS, Calendar, Lifecycle
from ..transaction import Transaction
from ..view import View
from .rolling import roll_up
from .table import PARTS, PAYMENTS


@frozen
class Journey:
    """
    A payment and what belongs to it.

    Attributes:
        payment: The payment.
        parts: Its refunds and disputes, by time of opening, then by id.
        attempts: Tries to pay the same that came to nothing, in the same order.
    """

    payment: Transaction
    parts: tuple[Transaction, ...] = ()
    attempts: tuple[Transaction, ...] = ()

    @property
    def id(self) -> str:
        """What the payment is called by."""
        return self.payment.id

    @property
    def transactions(self) -> tuple[Transaction, ...]:
        """The payment, then what belongs to it, then what came to nothing."""
        return (self.payment, *self.parts, *self.attempts)

    def look(self, *, at: datetime, calendar: Calendar = WEEKENDS) -> View:
        """
        Find what is true to tell about all of it at one moment: one view, as the purchase it is to the customer.

        Args:
            at: The moment, usually now; aware. The same moment gives the same view.
            calendar: Which days are business days where the customer lives.

        Raises:
            BadValue: ``at`` has no time zone.
        """
        return roll_up(self.payment, self.parts, self.attempts, at=at, calendar=calendar)


def journeys(transactions: Iterable[Transaction]) -> tuple[tuple[Journey, ...], tuple[Transaction, ...]]:
    """
    Put together what belongs together.

    A refund or a dispute belongs to a payment when it says that it is part of something that the payment is known by,
    and is about money of the same currency. Payments that share an id are tries to pay the same: those that moved
    money are each a journey, and the others belong to the first of them.

    Args:
        transactions: In any order.

    Returns:
        The journeys, in the order of their payments; and the transactions that stand for themselves, in their own
        order: other kinds, and parts of a payment that is not among them.
    """
    kept = tuple(transactions)
    payments = dict(_with_attempts(one for one in kept if _is_one_of(one, PAYMENTS)))
    # The first of several that are known by one name has it.
    by_id = {(name, one.currency): one for one in reversed(payments) for name in one.about}
    parts: dict[Transaction, list[Transaction]] = {one: [] for one in payments}
    alone: list[Transaction] = []
    for one in kept:
        if _is_one_of(one, PAYMENTS):
            continue
        owners = (by_id.get((name, one.currency)) for name in one.part_of) if _is_one_of(one, PARTS) else ()
        owner = next(filter(None, owners), None)
        (alone if owner is None else parts[owner]).append(one)
    found = (Journey(one, tuple(sorted(parts[one], key=_age)), attempts) for one, attempts in payments.items())
    return tuple(found), tuple(alone)


def _with_attempts(payments: Iterable[Transaction]) -> Iterator[tuple[Transaction, tuple[Transaction, ...]]]:
    """Every payment that is a journey, with the tries that came to nothing."""
    for group in _groups(payments):
        group.sort(key=_age)
        moved = [one for one in group if set(one.position) - {PAYER}] or group[-1:]
        idle = tuple(one for one in group if one not in moved)
        for number, payment in enumerate(moved):
            yield payment, () if number else idle


def _groups(payments: Iterable[Transaction]) -> Iterable[list[Transaction]]:
    """Payments that share ids, directly or through others, in the order of the first of each."""
    groups: dict[tuple[str, str], list[Transaction]] = {}
    for payment in payments:
        names = [(name, payment.currency) for name in payment.about]
        group = [one for other in _distinct(groups.get(name) for name in names) for one in other] + [payment]
        groups |= dict.fromkeys(((name, one.currency) for one in group for name in one.about), group)
    return _distinct(groups.values())


def _distinct(groups: Iterable[list[Transaction] | None]) -> list[list[Transaction]]:
    return list({id(group): group for group in groups if group is not None}.values())


def _is_one_of(transaction: Transaction, lifecycles: Iterable[Lifecycle]) -> bool:
    return any(transaction.lifecycle is one for one in lifecycles)


def _age(transaction: Transaction) -> tuple[datetime, str, str]:
    return transaction.opened_at, transaction.id, transaction.lifecycle.name
