"""
What a notification says of a bill that Adyen tries to collect again and again ("Auto Rescue").

The bill is an invoice; each try is a payment of its own, part of it.

Source: docs.adyen.com/online-payments/auto-rescue.
"""

from collections.abc import Callable, Mapping, Sequence

from ...lifecycle import Party
from ...transaction import Event
from ..facts import ids
from ..found import Events
from .notice import Notice
from .payload import Facts

_FAILED, _PAID, _PLANNED, _STOPPED = range(1, 5)
NOT_STOPPED = "nobody stopped trying to collect it, so nothing has changed"


def _about(notice: Notice) -> Facts:
    about = notice.rescue or ids(notice.more.text("merchantOrderReference", ""), notice.payment)
    return Facts(about[0], "invoice", notice.at, about=about)


def attempt(notice: Notice) -> Sequence[Event]:
    """What one try means for the bill; nothing where Adyen does not try again."""
    if not notice.rescue or notice.amount is None:
        return ()
    facts = _about(notice)
    opened = facts.opened(notice.amount, notice.names)
    if notice.worked:
        return (*opened, _paid(notice, facts))
    found = [*opened, _failed(notice, facts, notice.id)]
    if notice.more.text("retry.rescueScheduled", "") == "true":
        found.append(facts.fact("schedule_retry", f"planned/{notice.id}", _PLANNED, party=Party.MERCHANT))
    return found


def ended(notice: Notice) -> Events:
    """Trying is over: it was paid, or it was not."""
    facts = _about(notice)
    opened = facts.opened(notice.amount, notice.names)
    return Events((*opened, _paid(notice, facts)) if notice.worked else (*opened, *_given_up(notice, facts)))


def stopped(notice: Notice) -> Events:
    """The seller stopped it."""
    if not notice.worked:
        return Events(because=NOT_STOPPED)
    facts = _about(notice)
    return Events((*facts.opened(notice.amount, notice.names), *_given_up(notice, facts)))


def planned(notice: Notice) -> Events:
    """There will be another try."""
    facts = _about(notice)
    found = [*facts.opened(notice.amount, notice.names), _failed(notice, facts, notice.payment)]
    found.append(facts.fact("schedule_retry", f"planned/{notice.id}", _PLANNED, party=Party.MERCHANT))
    return Events(found)


def _given_up(notice: Notice, facts: Facts) -> Sequence[Event]:
    stop = facts.fact("stop_retrying", "stopped", _STOPPED, party=Party.MERCHANT)
    # Nobody tries again what has not failed: the same fact that the first try told.
    return _failed(notice, facts, notice.payment), stop


def _failed(notice: Notice, facts: Facts, payment: str) -> Event:
    why = notice.why() if notice.kind == "AUTHORISATION" else {}
    return facts.fact("fail_payment", f"failed/{payment}", _FAILED, party=Party.BANK, **why)


def _paid(notice: Notice, facts: Facts) -> Event:
    return facts.fact("pay", "paid", _PAID, amount=notice.amount, party=Party.MERCHANT)


READERS: Mapping[str, Callable[[Notice], Events]] = {
    "AUTORESCUE": ended,
    "AUTORESCUE_NEXT_ATTEMPT": planned,
    "CANCEL_AUTORESCUE": stopped,
}
"""By what Adyen calls the event."""
