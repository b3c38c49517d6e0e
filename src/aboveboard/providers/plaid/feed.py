"""
Lines of a bank account, as /transactions/sync and /transactions/get list them.

A pending entry that is posted gets a new id, and the new one may name the old. A page says what is gone and what has
changed, and not when: whoever asked for it knows.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from attrs import frozen
from moneyed import Money

from ...lifecycle import Party
from ...money import to_minor
from ...transaction import Event
from .facts import Asked, opened, told
from .kinds import ENTRY
from .payload import Payload

# Facts of one moment. What a list says of the beginning comes after what other lists said of the same day.
_POSTED, _LISTED, _AMOUNT, _CHANGED, _AGAIN, _GONE = range(6)


def page(body: Payload, asked: Asked) -> Iterator[Event]:
    """What has come, what has changed and what is gone."""
    replaced = set[str]()
    for name in ("added", "modified"):
        for one in body.objects(name):
            yield from entry(one, asked, changed=name == "modified")
            replaced.add(one.text("pending_transaction_id", ""))
    for one in body.objects("removed"):
        gone = one.text("transaction_id")
        if gone not in replaced:
            yield _gone(one, "transaction_id", gone, asked)


def removed(body: Payload, asked: Asked) -> Iterator[Event]:
    """What a webhook says is gone."""
    found = body.data.get("removed_transactions")
    if not isinstance(found, list):
        raise body.bad("removed_transactions", f"should be a list, and is {found!r}")
    listed = body.at("removed_transactions", {str(number): one for number, one in enumerate(found)})
    for number in listed.data:
        yield _gone(body, "removed_transactions", listed.text(number), asked)


def entry(body: Payload, asked: Asked, changed: bool = False) -> Iterator[Event]:
    """What one line says."""
    name, pending = body.text("transaction_id"), body.data.get("pending")
    if not isinstance(pending, bool):
        raise body.bad("pending", f"should be true or false, and is {pending!r}")
    when = _when(body, asked)
    older = body.text("pending_transaction_id", "")
    if older:
        at = asked.at or when
        yield _bank_said(older, "supersede", f"superseded/{name}", at, _AGAIN)
    currency = body.text("iso_currency_code", "")
    if not currency:
        # Coins that no country issues: `why_not` says so.
        body.text("unofficial_currency_code")
        return
    yield from _listed(body, name, body.money("amount", currency), _Listed(asked.at, when, pending, changed))


@frozen
class _Listed:
    """
    How an entry is listed.

    Attributes:
        at: When we were told; None where nobody said so.
        when: When it happened.
        pending: It is not entered yet.
        changed: It was listed before, and something about it has changed since.
    """

    at: datetime | None
    when: datetime
    pending: bool
    changed: bool

    @property
    def since(self) -> datetime:
        """Since when it is as it is listed now."""
        return self.at if self.at else self.when

    @property
    def opening(self) -> tuple[datetime, int]:
        """
        When it was first told, and where that stands among what other lists say of that moment.

        The list that came first knows the first amount. A list of changes was never the first: what it says of the
        beginning counts only where nothing else is known of it.
        """
        if self.changed:
            return self.since, _CHANGED
        return self.when, max(_LISTED, int(self.at.timestamp())) if self.at else _LISTED

    def what(self, fact: str) -> str:
        """A fact that can come again, each time we are told."""
        return f"{fact}/{self.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}" if self.at else fact


def _listed(body: Payload, name: str, amount: Money, listed: _Listed) -> Iterator[Event]:
    minor = to_minor(amount)
    born, sequence = listed.opening
    yield from opened(ENTRY, name, amount, born, _named(body), sequence=sequence, party=Party.BANK)
    if not minor:
        return
    if not listed.pending:
        yield _bank_said(name, "post", "posted", listed.when, _POSTED)
        if listed.at and not listed.changed:
            # It may have been gone before, and is back. Where it never was, this is no news.
            yield _bank_said(name, "post", listed.what("listed"), listed.at, _AGAIN)
    if listed.at or listed.changed:
        # The amount as it is now. Where it always was so, this is no news.
        trigger = "correct_pending" if listed.pending else "correct"
        yield _bank_said(name, trigger, listed.what(f"amount/{minor}"), listed.since, _AMOUNT, amount=amount)


def _bank_said(name: str, trigger: str, what: str, at: datetime, sequence: int, **more: Any) -> Event:
    return told(ENTRY, name, trigger, what, at, sequence=sequence, party=Party.BANK, **more)


def why_not(body: Payload) -> str:
    """Why there is nothing to tell of what a page lists."""
    listed = [one for name in ("added", "modified", "transactions") for one in body.objects(name)]
    if any(not one.has("iso_currency_code") for one in listed):
        return "in a currency that ISO 4217 does not have"
    return "no money is in it" if listed else "nothing has changed"


def _when(body: Payload, asked: Asked) -> datetime:
    """When it happened, as the bank says; not after we were told of it."""
    said = body.instant("datetime" if body.has("datetime") else "date")
    return min(said, asked.at) if asked.at else said


def _gone(body: Payload, field: str, name: str, asked: Asked) -> Event:
    if asked.at is None:
        raise body.bad(field, "says what is gone, and not since when; read it with at=, when you asked for it")
    return told(ENTRY, name, "vanish", "gone", asked.at, sequence=_GONE, party=Party.PAYMENT_SERVICE)


def _named(body: Payload) -> str:
    """Who is named in it. The bank's own line is not used: it can hold account numbers and names of people."""
    said = body.text("merchant_name", "")
    return said or next((name for one in body.objects("counterparties") if (name := one.text("name", ""))), "")
