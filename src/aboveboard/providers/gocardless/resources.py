"""
What a resource of GoCardless' API says: how much it is about, and where it stands.

A resource does not say since when. Whoever asked for it knows when that was, and may say so; otherwise its status is
dated by the earliest moment that the resource allows.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from attrs import frozen

from ...lifecycle import OPEN
from ...transaction import NO_MONEY, Event
from ..payload import end_of
from .facts import WITH_REASON, told
from .kind import Fact, Kind
from .kinds import KINDS, MANDATES, OUTBOUND_PAYMENTS, PAYOUTS, TRANSACTIONS
from .payload import Payload, begin_of
from .reasons import reason

SENDER = "GoCardless"
"""Who pays a payout: no payload needs to say so."""


@frozen
class Asked:
    """
    How we came by a resource.

    Attributes:
        merchant: The seller's name; empty where nobody said it.
        at: When it was asked for; None where nobody said so.
        told_until: The newest event about it in the same page; None where it came alone.
    """

    merchant: str = ""
    at: datetime | None = None
    told_until: datetime | None = None


def resource(name: str, body: Payload, asked: Asked) -> Iterator[Event]:
    """The events of one resource; none where no money is in it."""
    kind = KINDS[name]
    if kind is not MANDATES and not body.whole("amount"):
        return
    yield _opening(kind, body, asked, f"opened/{body.whole('amount', 0)}", _born(body))
    if kind is TRANSACTIONS:
        # A line of an account has no status: it is there.
        yield _told(kind, body, "post", "post", _born(body))
    elif body.text("status", ""):
        yield from _standing(name, kind, body, asked)


def _opening(kind: Kind, body: Payload, asked: Asked, what: str, at: datetime) -> Event:
    amount = NO_MONEY if kind is MANDATES else body.money()
    due = _end(body, "charge_date")
    return _told(kind, body, OPEN, what, at, amount=amount, due=due, names=_names(kind, body, asked))


def _names(kind: Kind, body: Payload, asked: Asked) -> Mapping[str, str]:
    if kind is PAYOUTS:
        return {"sender": SENDER}
    if kind is OUTBOUND_PAYMENTS:
        # Of the recipient, only the bank account is linked.
        return {}
    name = body.text("counterparty_name", "") if kind is TRANSACTIONS else asked.merchant
    return {"merchant": name} if name else {}


def _standing(name: str, kind: Kind, body: Payload, asked: Asked) -> Iterator[Event]:
    """Where it stands."""
    status = body.text("status")
    fact = kind.statuses.get(status, Fact(f"{name} {status}"))
    if asked.at is None and asked.told_until is not None and not fact.untold:
        # Beside its events, it is they who tell, each with its time.
        return
    since = _since(body, fact, asked)
    if fact.trigger == OPEN:
        if asked.at is not None:
            # After a try that failed, this says that it is tried again.
            yield _opening(kind, body, asked, f"{status}/{_try(body, asked)}", since)
        return
    if fact.trigger == "fail" and body.linked_to("payout"):
        # Only what was collected gets into a payout.
        payout = body.linked_to("payout")
        yield _told(kind, body, "confirm", f"in_payout/{payout}", _allowed(body, fact))
    what = fact.trigger if fact.once else f"{status}/{_try(body, asked)}"
    yield _told(kind, body, fact.trigger, what, since, **_more(kind, body, fact))


def _more(kind: Kind, body: Payload, fact: Fact) -> dict[str, Any]:
    more: dict[str, Any] = {"amount": body.money(), "is_total": True} if fact.in_all else {}
    if fact.trigger == "pay":
        more["due"] = _end(body, "arrival_date")
    if fact.trigger in WITH_REASON and not fact.once:
        # A resource never says why. Where an event tells the very same fact, it does.
        more["reason"] = reason("", of=kind.of).id
    return more


def _since(body: Payload, fact: Fact, asked: Asked) -> datetime:
    """Since when it stands like this, as far as anybody knows."""
    if asked.at is not None:
        return max(_born(body), asked.at)
    return max(_allowed(body, fact), asked.told_until or _born(body))


def _allowed(body: Payload, fact: Fact) -> datetime:
    """The earliest moment at which it can stand like this."""
    day = body.day(fact.since) if fact.since else None
    if day is None:
        return _born(body)
    return max(_born(body), end_of(day) if fact.when_over else begin_of(day))


def _born(body: Payload) -> datetime:
    """When it was created; a line of an account only knows its day."""
    day = None if "created_at" in body.data else body.day("value_date")
    return begin_of(day) if day else body.instant("created_at")


def _end(body: Payload, name: str) -> datetime | None:
    day = body.day(name)
    return end_of(day) if day else None


def _try(body: Payload, asked: Asked) -> str:
    """What tells one time that it stands like this from another."""
    return asked.at.isoformat() if asked.at else body.text("charge_date", "")


def _told(kind: Kind, body: Payload, trigger: str, what: str, at: datetime, **more: Any) -> Event:
    return told(kind, body, body.text("id"), trigger, what, at, **more)
