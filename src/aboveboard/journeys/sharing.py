"""Where the money of a payment is, once its refunds and disputes are counted: every amount once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from moneyed import Money

from ..flows import REFUND
from ..lifecycle import DISPUTED, PAYER, RETURNING, Holder
from ..money import from_minor, to_minor
from ..transaction import Transaction
from ..wording import Message
from .table import COLLECTED

_CLAIMS = (PAYER, RETURNING, DISPUTED)
"""What a part does with money of the payment. The nearer to the customer, the surer, so it counts first."""


class Share(NamedTuple):
    """Some of the money: who has it, the sentence that says so, and how much in smallest units."""

    holder: Holder
    says: Message
    minor: int


def told_once(payment: Transaction, parts: Sequence[Transaction]) -> tuple[Transaction, ...]:
    """All parts, but for refunds as a whole where the single ones account for them."""
    told = _told_singly(payment, parts)
    return tuple(one for one in parts if not _is_whole(one, payment) or _given(one) > told)


def has_collected(payment: Transaction) -> bool:
    """Whether anybody has money that the payment collected."""
    return any(holder in payment.position for holder in COLLECTED[payment.lifecycle.name])


def claims(payment: Transaction, parts: Sequence[Transaction]) -> list[Share]:
    """What each part gave back, is sending back or holds until a decision, whether or not the payment covers it."""
    told = _told_singly(payment, parts)
    found = []
    for holder in _CLAIMS:
        for part in parts:
            wanted = to_minor(part.position[holder]) if holder in part.position else 0
            # Of all refunds taken together, only what the single ones do not account for.
            wanted = max(wanted - told, 0) if _is_whole(part, payment) else wanted
            if wanted:
                found.append(Share(holder, part.lifecycle.whereabouts[holder], wanted))
    return found


def shares(
    payment: Transaction, whereabouts: Sequence[tuple[Message, Money]], parts: Sequence[Transaction]
) -> tuple[Share, ...]:
    """
    Who has how much.

    What parts claim comes out of what the payment collected, and never is more than that.

    Args:
        payment: The payment.
        whereabouts: What its own view says about its position, in the same order.
        parts: Its refunds and disputes, each to be told once.
    """
    left = {holder: to_minor(money) for holder, money in payment.position.items()}
    said = dict(zip(left, (message for message, _ in whereabouts), strict=True))
    taken: dict[tuple[Holder, Message], int] = {}
    for claim in claims(payment, parts):
        key = claim.holder, claim.says
        taken[key] = taken.get(key, 0) + _take(left, COLLECTED[payment.lifecycle.name], claim.minor)
    own = (Share(holder, said[holder], minor) for holder, minor in left.items())
    theirs = (Share(*key, minor) for key, minor in taken.items())
    return tuple(share for share in (*own, *theirs) if share.minor)


def position(found: Iterable[Share], currency: str) -> Mapping[Holder, Money]:
    """The same by holder."""
    total: dict[Holder, int] = {}
    for share in found:
        total[share.holder] = total.get(share.holder, 0) + share.minor
    return MappingProxyType({holder: from_minor(total[holder], currency) for holder in Holder if holder in total})


def _is_whole(part: Transaction, payment: Transaction) -> bool:
    """Whether it is all refunds of a payment taken together: then it is known by an id of the payment itself."""
    return part.lifecycle is REFUND and not set(part.about).isdisjoint(payment.about)


def _told_singly(payment: Transaction, parts: Iterable[Transaction]) -> int:
    """How much single refunds are about, whatever became of them: a sum does not forget one that failed since."""
    return sum(to_minor(one.amount) for one in parts if one.lifecycle is REFUND and not _is_whole(one, payment))


def _given(refund: Transaction) -> int:
    """How much of a refund was given back or is on its way, in smallest units."""
    return sum(to_minor(money) for holder, money in refund.position.items() if holder in (PAYER, RETURNING))


def _take(left: dict[Holder, int], sources: Iterable[Holder], wanted: int) -> int:
    """Take as much as is there, at most what is wanted."""
    taken = 0
    for holder in sources:
        part = min(left.get(holder, 0), wanted - taken)
        if part:
            left[holder] -= part
            taken += part
    return taken
