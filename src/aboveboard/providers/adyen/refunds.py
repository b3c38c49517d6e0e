"""
What a notification says of a refund: a transaction of its own, part of its payment.

Source: docs.adyen.com/online-payments/refund, /online-payments/capture/failure-reasons, and, for what is called off at
a till, /point-of-sale/refund-payment.
"""

from collections.abc import Callable, Mapping

from ...lifecycle import Party
from ..facts import ids
from ..found import Events
from .notice import Notice
from .payload import Facts
from .reasons import reason

_WAITED, _SENT, _FAILED = range(1, 4)
NO_MONEY = "nothing is sent back by a refund of nothing"
_TOO_SOON = "Transaction hasn't been captured, refund not possible"


def _about(notice: Notice) -> Facts:
    return Facts(notice.id, "refund", notice.at, part_of=ids(notice.original))


def refunded(notice: Notice) -> Events:
    """The answer to a refund: the banks have taken it, or it was not possible."""
    facts = _about(notice)
    if notice.amount is None:
        return Events(because=NO_MONEY)
    opened = facts.opened(notice.amount, notice.names)
    if not notice.worked:
        return Events((*opened, facts.fact("fail", "refused", _FAILED, party=Party.BANK, **notice.why("refund"))))
    return Events((*opened, facts.fact("complete", "completed", _SENT, amount=notice.amount)))


def failed(notice: Notice) -> Events:
    """The card network turned it down, often after it was told as sent."""
    return _undone(notice, "fail", "failed")


def reversed_(notice: Notice) -> Events:
    """It was sent, and has come back to the seller."""
    return _undone(notice, "return_to_seller", "returned")


def _undone(notice: Notice, trigger: str, what: str) -> Events:
    facts = _about(notice)
    opened = facts.opened(notice.amount, notice.names)
    if not notice.worked:
        return Events(opened, NO_MONEY)
    # What is written on a statement is no reason.
    why = notice.why("refund") if trigger == "fail" else {"reason": reason("", of="refund").id}
    return Events((*opened, facts.fact(trigger, what, _FAILED, amount=notice.amount, party=Party.BANK, **why)))


def postponed(notice: Notice) -> Events:
    """It waits until the payment itself has been collected."""
    facts = _about(notice)
    opened = facts.opened(notice.amount, notice.names)
    why = reason(_TOO_SOON, of="refund").id
    return Events((*opened, facts.fact("wait_for_funds", "postponed", _WAITED, reason=why)))


def voided(notice: Notice) -> Events:
    """It was called off before it was sent. What it was asked for about is the refund, not the payment."""
    if not notice.worked:
        return Events(because="the refund was not called off, so nothing has changed")
    facts = Facts(notice.payment, "refund", notice.at, about=ids(notice.original, notice.id))
    opened = facts.opened(notice.amount, notice.names)
    return Events((*opened, facts.fact("cancel", "cancelled", _FAILED, party=Party.MERCHANT)))


READERS: Mapping[str, Callable[[Notice], Events]] = {
    "REFUND": refunded,
    "REFUND_WITH_DATA": refunded,
    "REFUND_FAILED": failed,
    "REFUNDED_REVERSED": reversed_,
    "POSTPONED_REFUND": postponed,
    "VOID_PENDING_REFUND": voided,
}
"""By what Adyen calls the event."""
