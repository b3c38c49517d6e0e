"""A transfer of Adyen's platforms, and what has happened to it, as every reader of its parts needs it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Self

from attrs import frozen
from moneyed import Money

from .payload import Payload
from .statuses import INCOMING, NOT_SENT, NOUNS, TABLES, TYPES, Says


@frozen
class Transfer:
    """
    A transfer.

    Attributes:
        body: The transfer itself.
        merchant: The platform, as customers know it.
        id: Adyen's id of it.
        status: What it is now.
        at: Since when it is.
        kind: The type of transfer, e.g. ``"bankTransfer"``.
        category: Between whom, e.g. ``"bank"``.
        is_incoming: Whether money comes in to the customer's account.
        amount: How much; None where it is nothing.
    """

    body: Payload
    merchant: str
    id: str
    status: str
    at: datetime
    kind: str
    category: str
    is_incoming: bool
    amount: Money | None

    @classmethod
    def of(cls, body: Payload, merchant: str, sent_at: datetime | None) -> Self:
        """Read what all of them have; `sent_at` is when the webhook was put in line."""
        dates = (body.perhaps(name) for name in ("updatedAt", "creationDate", "createdAt"))
        known = next((date for date in dates if date is not None), sent_at)
        return cls(
            body=body,
            merchant=merchant,
            id=body.text("id"),
            status=body.text("status"),
            at=known or body.instant("updatedAt"),
            kind=body.text("type", ""),
            category=body.text("category", ""),
            is_incoming=body.text("direction", "") == "incoming",
            amount=body.money("amount"),
        )

    @property
    def other(self) -> Payload:
        """Who is on the other side."""
        return self.body.part("counterparty")

    @property
    def own_lifecycle(self) -> str:
        """Whose news it is, as far as its type and the other side say."""
        if self.kind in TYPES:
            return TYPES[self.kind]
        if self.category == "issuedCard":
            return "card_payment"
        if self.is_incoming:
            return "payout"
        # To a bank account that somebody named, or to another account of the platform: the customer's own transfer.
        is_own = "bankAccount" in self.other.data or self.category == "internal"
        return "bank_transfer" if is_own else "payout"

    def lifecycle(self, status: str) -> str:
        """Whose news a status of it is: some say so themselves."""
        if status in ("authorised", "booked"):
            return self.own_lifecycle
        return next((lifecycle for begins, lifecycle in NOUNS if status.startswith(begins)), self.own_lifecycle)

    def says(self, status: str) -> Says | None:
        """What a status of it says; None where nobody taught us."""
        lifecycle = self.lifecycle(status)
        table = INCOMING if lifecycle == "payout" and self.is_incoming else TABLES[lifecycle]
        return table.get(status)

    def names(self, lifecycle: str) -> Mapping[str, str]:
        """Who the sentences are about."""
        account = self.other.part("bankAccount").part("accountHolder").text("fullName", "")
        if lifecycle == "bank_transfer":
            return {"recipient": account}
        if lifecycle == "payout":
            return {"sender": account if self.is_incoming else self.merchant}
        return {"merchant": self.other.part("merchant").text("name", "") or account}

    def moments(self) -> Iterator["Moment"]:
        """Everything that has happened to it, in order; the status itself where the list does not have it."""
        seen: list[str] = []
        told: set[str] = set()
        for one in self._listed():
            status = one.text("status", "")
            if status:
                at = one.perhaps("bookingDate") or one.perhaps("updateDate") or self.at
                yield Moment(one, status, at, len(seen) + 1, seen.count(status))
                seen.append(status)
                told.add(self._what(status))
        if self._what(self.status) not in told:
            number = max(len(seen) + 1, self.body.whole("sequenceNumber", 0))
            yield Moment(self.body, self.status, self.at, number)

    def _listed(self) -> list[Payload]:
        listed = [one for one in self.body.objects("events") if one.text("type", "") != "tracking"]
        if listed and {listed[-1].text("status", ""), self.status} <= NOT_SENT:
            # Adyen's list may say refused and the transfer cancelled, or the other way round.
            last = listed.pop()
            listed.append(last.at("status", {**last.data, "status": self.status}))
        return listed

    def _what(self, status: str) -> str:
        says = self.says(status)
        return f"{self.lifecycle(status)}/{says.what if says else status}"


@frozen
class Moment:
    """
    One thing that happened to a transfer.

    Attributes:
        body: What is told of it; the transfer itself where nothing more is.
        status: What it is called.
        at: When it happened.
        number: Which of them it is, from one.
        again: How often the same had happened before.
    """

    body: Payload
    status: str
    at: datetime
    number: int
    again: int = 0

    def amount(self, currency: str) -> Money | None:
        """How much it was about, where it says so in this currency."""
        own = self.body.part("amount")
        if own.data and own.text("currency") == currency:
            return self.body.money("amount")
        for mutation in self._booked(currency):
            for name in ("balance", "reserved", "received"):
                if mutation.data.get(name):
                    return mutation.of(currency, name)
        return None

    def came_back(self, currency: str) -> bool:
        """Whether the books say that money is in the account again."""
        balances = [mutation.data.get("balance") for mutation in self._booked(currency)]
        return any(isinstance(balance, int) and balance > 0 for balance in balances)

    def _booked(self, currency: str) -> list[Payload]:
        return [one for one in self.body.objects("mutations") if one.text("currency", "") == currency]
