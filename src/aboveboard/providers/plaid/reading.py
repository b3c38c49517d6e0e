"""
What Plaid sends or answers, read into events.

Plaid's webhooks hardly say more than that there is news: a page of /transfer/event/sync or /transactions/sync tells it,
and so does the thing itself. All of them are read, in any order.

Source: plaid.com/docs/api/products: transfer, transactions, payment-initiation, virtual-accounts.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from attrs import frozen

from ...errors import BadValue
from ...transaction import Event
from ..found import Events
from . import feed, payments, transfers
from .facts import Asked
from .kinds import NOT_MONEY, POLL
from .payload import Payload

_NOTHING = "no money is in it"


def read(payload: Mapping[str, object], *, merchant: str = "", at: datetime | None = None) -> Events:
    """
    Read what Plaid sends or answers.

    Args:
        payload: The body of a webhook, which you have verified; a page of transfer events, of transactions, of payments
            or of a wallet; or one transfer, refund, sweep, payment or wallet transaction, as the API answers it.
        merchant: Your name, as your customers know it. Plaid does not say it.
        at: When you asked for it, or were sent it; aware. A page says what is gone or has changed, and not when, and a
            transfer does not say since when it stands as it does. Not needed for transfer events.

    Returns:
        Events, or why there are none. What nobody taught us yet is an event that `record` finds unknown.

    Raises:
        BadPayload: It is nothing of the kind, a field of it is broken, or it says that something is gone and ``at`` is
            missing. Names the field.
        BadValue: ``at`` has no time zone.
    """
    if at is not None and at.utcoffset() is None:
        raise BadValue("at", f"{at!r} is not a datetime with a time zone")
    body = Payload(payload, "payload")
    asked = Asked(merchant, at)
    if "webhook_type" in body.data:
        return _webhook(body, asked)
    for answer in _ANSWERS:
        if all(name in body.data for name in answer.told_by):
            events, why = answer.read(body, asked)
            return Events(events, because=why)
    for name in NOT_MONEY:
        if name in body.data:
            return Events(because=f"{name}: {NOT_MONEY[name]}")
    raise body.bad("transfer_events", "should be there, or anything else of Plaid's that can be read")


def _webhook(body: Payload, asked: Asked) -> Events:
    name = f"{body.text('webhook_type')} {body.text('webhook_code')}"
    if name == "TRANSACTIONS TRANSACTIONS_REMOVED":
        return Events(feed.removed(body, asked), because="nothing is gone")
    if name == "PAYMENT_INITIATION PAYMENT_STATUS_UPDATE":
        return Events(payments.payment_news(body), because=payments.why_not(body))
    if name == "WALLET WALLET_TRANSACTION_STATUS_UPDATE":
        return Events(payments.wallet_news(body), because=_NOTHING)
    return Events(because=f"{name}: {POLL.get(name, 'nothing that is read')}")


Read = tuple[Iterable[Event], str]


@frozen
class _Answer:
    """
    One shape of what the API answers.

    Attributes:
        told_by: The fields by which it is told; the first shape that has all of its fields counts.
        read: Gives its events, and why there are none where there are none.
    """

    told_by: tuple[str, ...]
    read: Callable[[Payload, Asked], Read]


def _one(name: str, thing: Callable[[Payload, Asked], Iterable[Event]]) -> _Answer:
    def read_one(body: Payload, asked: Asked) -> Read:
        return tuple(thing(body.object(name), asked)), _NOTHING

    return _Answer((name,), read_one)


def _several(name: str, thing: Callable[[Payload, Asked], Iterable[Event]], empty: str = _NOTHING) -> _Answer:
    def read_several(body: Payload, asked: Asked) -> Read:
        return [event for one in body.objects(name) for event in thing(one, asked)], empty

    return _Answer((name,), read_several)


def _events(body: Payload, asked: Asked) -> Read:
    return transfers.events_of(body.objects("transfer_events"), asked)


def _event(body: Payload, asked: Asked) -> Read:
    return transfers.events_of((body,), asked)


def _page(body: Payload, asked: Asked) -> Read:
    return tuple(feed.page(body, asked)), feed.why_not(body)


def _transactions(body: Payload, asked: Asked) -> Read:
    """Two of its lists have one name: of a wallet, and of a bank account."""
    found = list[Event]()
    for one in body.objects("transactions"):
        thing = payments.wallet if "wallet_id" in one.data else feed.entry
        found += thing(one, asked)
    return found, _NOTHING


def _payment(body: Payload, asked: Asked) -> Read:
    return tuple(payments.payment(body, asked)), payments.why_not(body)


def _wallet(body: Payload, asked: Asked) -> Read:
    return tuple(payments.wallet(body, asked)), payments.why_not(body)


_ANSWERS = (
    _Answer(("transfer_events",), _events),
    _Answer(("event_type", "event_id"), _event),
    _one("transfer", transfers.transfer),
    _several("transfers", transfers.transfer),
    _one("refund", transfers.refund),
    _one("sweep", transfers.sweep),
    _several("sweeps", transfers.sweep),
    _Answer(("added",), _page),
    _Answer(("modified",), _page),
    _Answer(("removed",), _page),
    _Answer(("transactions",), _transactions),
    _several("payments", payments.payment),
    _Answer(("wallet_id", "transaction_id", "status"), _wallet),
    _Answer(("payment_id", "status"), _payment),
)
