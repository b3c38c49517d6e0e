"""
What a notification says of a payout, as the older payout service tells it. The newer one tells it as a transfer.

Source: docs.adyen.com/online-payments/online-payouts/payout-webhook.
"""

from collections.abc import Callable, Mapping, Sequence

from ...lifecycle import Party
from ...transaction import Event
from ..facts import ids
from ..found import Events
from .notice import Notice
from .payload import Facts

_PAID, _FAILED, _RETURNED = range(1, 4)
NOT_SO = "what it is called after did not happen, so nothing has changed"
NO_MONEY = "nothing is paid out by a payout of nothing"


def paid(notice: Notice) -> Events:
    """Paid out, as far as Adyen knows: nobody says that it has arrived."""
    return _told(notice, _pay if notice.worked else _fail)


def declined(notice: Notice) -> Events:
    """Not approved, or not possible."""
    return _told(notice, _fail) if notice.worked else Events(because=NOT_SO)


def expired(notice: Notice) -> Events:
    """Nobody approved it in time."""
    return _told(notice, _cancel) if notice.worked else Events(because=NOT_SO)


def reversed_(notice: Notice) -> Events:
    """The bank it was sent to gave it back."""
    return _told(notice, _fail, _return) if notice.worked else Events(because=NOT_SO)


def _told(notice: Notice, *tellers: Callable[[Notice, Facts], Event]) -> Events:
    if notice.amount is None:
        return Events(because=NO_MONEY)
    facts = Facts(notice.payment, "payout", notice.at, about=ids(notice.payment))
    opened: Sequence[Event] = facts.opened(notice.amount, {"sender": notice.merchant})
    return Events((*opened, *(tell(notice, facts) for tell in tellers)))


def _pay(notice: Notice, facts: Facts) -> Event:
    return facts.fact("pay", "paid", _PAID, amount=notice.amount)


def _fail(notice: Notice, facts: Facts) -> Event:
    # What a bank wrote on the statement of what it gave back is no reason.
    why = {} if notice.kind == "PAIDOUT_REVERSED" else notice.why("payout")
    return facts.fact("fail", f"failed/{notice.id}", _FAILED, amount=notice.amount, party=Party.BANK, **why)


def _return(notice: Notice, facts: Facts) -> Event:
    return facts.fact("return_funds", f"returned/{notice.id}", _RETURNED, amount=notice.amount, party=Party.BANK)


def _cancel(notice: Notice, facts: Facts) -> Event:
    return facts.fact("cancel", "cancelled", _FAILED, party=Party.MERCHANT)


READERS: Mapping[str, Callable[[Notice], Events]] = {
    "PAYOUT_THIRDPARTY": paid,
    "PAYOUT_DECLINE": declined,
    "PAYOUT_EXPIRE": expired,
    "PAIDOUT_REVERSED": reversed_,
}
"""By what Adyen calls the event."""
