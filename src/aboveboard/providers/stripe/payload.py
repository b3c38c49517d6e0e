"""Stripe's JSON: its moments, its units, its links; and what a webhook says around its object."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar, Self

from attrs import frozen
from moneyed import Money

from ...errors import BadMoney
from ...money import currency_of, from_minor
from .. import payload


class Payload(payload.Payload):
    """An object of Stripe's API."""

    provider: ClassVar[str] = "stripe"

    def moment(self, name: str) -> datetime:
        """A moment that Stripe tells in seconds; aware, in UTC."""
        return self._moment(name, self.whole(name))

    def moment_if_any(self, name: str) -> datetime | None:
        """A moment that may be missing."""
        return None if self.data.get(name) is None else self.moment(name)

    def money(self, name: str) -> Money:
        """An amount of the object's currency."""
        return money_of(self, self.whole(name))

    def size(self, name: str) -> int:
        """How much, whichever way it went: Stripe writes what is taken from an account with a minus."""
        found = self.data.get(name)
        if isinstance(found, int) and not isinstance(found, bool):
            return abs(found)
        raise self.bad(name, f"should be a whole number, and is {found!r}")

    def id_of(self, name: str) -> str:
        """The id of something linked: a bare id, or the object itself where it was expanded."""
        found = self.data.get(name)
        if isinstance(found, Mapping):
            return self.at(name, found).text("id")
        return self.text(name, "") if isinstance(found, str) else ""

    def expanded(self, name: str) -> Self | None:
        """Something linked, where the payload has the object itself."""
        found = self.data.get(name)
        return self.at(name, found) if isinstance(found, Mapping) else None

    def list(self, name: str) -> Sequence[Self] | None:
        """The objects of a list; None where this version of the API does not send it."""
        found = self.data.get(name)
        if not isinstance(found, Mapping) or not isinstance(found.get("data"), list):
            return None
        return [self.at(f"{name}[{i}]", item) for i, item in enumerate(found["data"])]

    def words(self, name: str) -> Sequence[str]:
        """The texts of a list; none where it is missing."""
        found = self.data.get(name)
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


@frozen
class Envelope:
    """
    What a webhook says around its object.

    Attributes:
        kind: What the webhook is called; empty for what was fetched.
        at: When it was made.
        before: What its object said until then, as far as that has changed.
        version: Of the API, whose day it is.
        merchant: The seller's name, as their customers know it.
    """

    kind: str
    at: datetime
    before: Payload
    version: str
    merchant: str


def money_of(body: Payload, amount: int) -> Money:
    """So many of Stripe's units as money of the object's currency."""
    currency = body.text("currency")
    code = currency.upper()
    if code in ("ISK", "UGX"):
        # Stripe counts these in hundredths although they have no smaller coin, for old times' sake.
        amount, rest = divmod(amount, 100)
        if rest:
            raise BadMoney(f"{amount}.{rest:02} {code}", "has a part smaller than one, the smallest unit there is")
    elif code == "MGA":
        # The other way round: it has fifths on paper, and Stripe counts whole ones.
        amount *= currency_of(code).sub_unit
    return from_minor(amount, currency)
