"""Which transactions belong to one payment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from attrs import frozen

from ..lifecycle import WEEKENDS, Calendar
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
    """

    payment: Transaction
    parts: tuple[Transaction, ...] = ()

    @property
    def id(self) -> str:
        """What the payment is called by."""
        return self.payment.id

    @property
    def transactions(self) -> tuple[Transaction, ...]:
        """The payment, then what belongs to it."""
        return (self.payment, *self.parts)

    def look(self, *, at: datetime, calendar: Calendar = WEEKENDS) -> View:
        """
        Find what is true to tell about all of it at one moment: one view, as the purchase it is to the customer.

        Args:
            at: The moment, usually now; aware. The same moment gives the same view.
            calendar: Which days are business days where the customer lives.

        Raises:
            BadValue: ``at`` has no time zone.
        """
        return roll_up(self.payment, self.parts, at=at, calendar=calendar)


def journeys(transactions: Iterable[Transaction]) -> tuple[tuple[Journey, ...], tuple[Transaction, ...]]:
    """
    Put together what belongs together.

    A refund or a dispute belongs to a payment when it says that it is part of something that the payment is known by,
    and is about money of the same currency.

    Args:
        transactions: In any order.

    Returns:
        The journeys, in the order of their payments; and the transactions that stand for themselves, in their own
        order: other kinds, and parts of a payment that is not among them.
    """
    kept = tuple(transactions)
    payments = [one for one in kept if _is_one_of(one, PAYMENTS)]
    by_id = {(name, one.currency): one for one in reversed(payments) for name in one.about}
    parts: dict[int, list[Transaction]] = {id(one): [] for one in payments}
    alone: list[Transaction] = []
    for one in kept:
        if _is_one_of(one, PAYMENTS):
            continue
        owners = (by_id.get((name, one.currency)) for name in one.part_of) if _is_one_of(one, PARTS) else ()
        owner = next(filter(None, owners), None)
        (alone if owner is None else parts[id(owner)]).append(one)
    return tuple(Journey(one, tuple(sorted(parts[id(one)], key=_age))) for one in payments), tuple(alone)


def _is_one_of(transaction: Transaction, lifecycles: Iterable[object]) -> bool:
    return any(transaction.lifecycle is one for one in lifecycles)


def _age(transaction: Transaction) -> tuple[datetime, str]:
    return transaction.opened_at, transaction.id
