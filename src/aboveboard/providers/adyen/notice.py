"""One item of a standard notification, as every reader of it needs it."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Self

from attrs import frozen
from moneyed import Money

from ..facts import ids
from .payload import Facts, Payload
from .reasons import reason

_DEBITS = frozenset(("ach", "becs", "becsdirectdebit", "eftpad", "eft_directdebit_ca", "payto"))


@frozen
class Notice:
    """
    What Adyen says of one event.

    Attributes:
        item: The item itself.
        merchant: The seller, as customers know them.
        kind: What Adyen calls it, e.g. ``"CAPTURE_FAILED"``.
        worked: Whether what it is called after went well.
        at: When it happened.
        id: Adyen's id of what it is about: a payment, or what was asked for about one.
        original: The id of the payment that it was asked for about; empty for a payment itself.
        amount: How much; None where there is none, or nothing.
    """

    item: Payload
    merchant: str
    kind: str
    worked: bool
    at: datetime
    id: str
    original: str
    amount: Money | None

    @classmethod
    def of(cls, item: Payload, merchant: str) -> Self:
        """Read what all of them have."""
        return cls(
            item=item,
            merchant=merchant,
            kind=item.text("eventCode"),
            worked=item.yes("success"),
            at=item.instant("eventDate"),
            id=item.text("pspReference"),
            original=item.text("originalReference", ""),
            amount=item.money("amount"),
        )

    @property
    def more(self) -> Payload:
        """What differs between payment methods and kinds of events."""
        return self.item.part("additionalData")

    @property
    def payment(self) -> str:
        """The id of the payment: its own, or that of the one that it is about."""
        return self.original or self.id

    @property
    def names(self) -> Mapping[str, str]:
        """The seller."""
        return MappingProxyType({"merchant": self.merchant})

    @property
    def is_debit(self) -> bool:
        """Whether the money is collected from a bank account."""
        return is_debit(self.item.text("paymentMethod", ""))

    @property
    def rescue(self) -> tuple[str, ...]:
        """Every id of the bill that Adyen tries to collect again and again; none where it does not."""
        more = self.more
        if not any(name.startswith("retry.rescue") for name in map(str, more.data)):
            return ()
        return ids(more.text("merchantOrderReference", ""), more.text("retry.rescueReference", ""), self.payment)

    def about_payment(self) -> Facts:
        """Facts about the payment."""
        lifecycle = "bank_debit" if self.is_debit else "card_payment"
        return Facts(self.payment, lifecycle, self.at, part_of=self.rescue[:1])

    def why(self, of: str = "payment") -> Mapping[str, str]:
        """The reason and its code."""
        code = self.more.code("reason") or self.item.code("reason")
        return {"code": code, "reason": reason(code, of=of).id}


def is_debit(method: str) -> bool:
    """Whether a payment method collects from a bank account."""
    method = method.casefold()
    return "directdebit" in method or method in _DEBITS
