"""Adyen's JSON: its units, its yes and no, and facts made of it."""

import re
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any, ClassVar

from attrs import frozen
from moneyed import Money

from ...errors import BadMoney
from ...lifecycle import OPEN
from ...money import currency_of, from_minor, to_minor
from ...transaction import NO_MONEY, Event
from .. import payload

# Source: docs.adyen.com, currency codes: decimals that differ from those of ISO 4217.
_DECIMALS = {"CLP": 2, "CVE": 0, "IDR": 0, "ISK": 2}

_TO_ITS_END = timedelta(hours=23, minutes=59, seconds=59)

_ANSWERS: Mapping[str | bool, bool] = {"true": True, "false": False, True: True, False: False}

# A text that Adyen means for the seller may hold the end of a card number or an expiry date.
_PRIVATE = re.compile(r"\d{4}|\d\d/\d\d")


class Payload(payload.Payload):
    """An object of Adyen's webhooks or of its API."""

    provider: ClassVar[str] = "adyen"

    def yes(self, name: str) -> bool:
        """A yes or no; Adyen writes it as a text."""
        found = self.data.get(name)
        if isinstance(found, str | bool) and found in _ANSWERS:
            return _ANSWERS[found]
        raise self.bad(name, f"should be true or false, and is {found!r}")

    def perhaps(self, name: str) -> datetime | None:
        """A moment that may be missing."""
        return None if self.data.get(name) in (None, "") else self.instant(name)

    def day(self, name: str) -> datetime | None:
        """A day that may be missing, to its end: Adyen writes it as its first moment, or without any time."""
        found = self.perhaps(name)
        return found + _TO_ITS_END if found is not None and found.time() == time.min else found

    def money(self, name: str) -> Money | None:
        """An amount, without its sign; None where there is none, or where it is nothing."""
        found = self.part(name)
        if not found.data:
            return None
        return found.of(found.text("currency"), "value")

    def of(self, currency: str, name: str) -> Money | None:
        """An amount told as a number of this currency's smallest units, as Adyen counts them."""
        value = self.data.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.bad(name, f"should be a whole number, and is {value!r}")
        try:
            return _counted(abs(value), currency.upper()) if value else None
        except BadMoney as error:
            raise self.bad(name, str(error)) from None

    def code(self, name: str) -> str:
        """A code or a short text that gives a reason; nothing where it may name somebody's card."""
        found = self.text(name, "").strip()
        return "" if _PRIVATE.search(found) or found == "null" else found


def _counted(value: int, currency: str) -> Money:
    if currency not in _DECIMALS:
        return from_minor(value, currency)
    money = Money(Decimal(value).scaleb(-_DECIMALS[currency]), currency_of(currency))
    to_minor(money)
    return money


NOBODY: Mapping[str, str] = MappingProxyType({})


@frozen
class Facts:
    """
    A maker of facts about one thing. The reference is an id, whose news it is, and what the fact is.

    Attributes:
        name: The id that references are made of.
        lifecycle: Whose news it is.
        at: When it happened.
        about: Every id of it, the one to call it by first; the name alone where empty.
        part_of: Every id of what it belongs to.
    """

    name: str
    lifecycle: str
    at: datetime
    about: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()

    def opened(self, amount: Money | None, names: Mapping[str, str] = NOBODY, sequence: int = 0) -> tuple[Event, ...]:
        """The opening; none where no amount is known."""
        if amount is None:
            return ()
        # The amount is part of the fact: it can change, and is then asked for anew.
        what = "opened" if amount == NO_MONEY else f"opened/{to_minor(amount)}"
        named = {name: value for name, value in names.items() if value}
        return (self.fact(OPEN, what, sequence, amount=amount, names=named),)

    def fact(self, trigger: str, what: str, sequence: int, **more: Any) -> Event:
        """What happened to it."""
        more = {"occurred_at": self.at} | more
        return Event(
            trigger,
            reference=f"{self.name}/{self.lifecycle}/{what}",
            source="adyen",
            sequence=sequence,
            about=self.about or (self.name,),
            part_of=self.part_of,
            lifecycle=self.lifecycle,
            **more,
        )
