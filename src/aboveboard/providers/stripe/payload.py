"""A payload as JSON that is safe to ask: whatever is wrong with it, the error names the place."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from attrs import frozen
from moneyed import Money

from ...errors import BadMoney, BadPayload
from ...money import currency_of, from_minor

_YEAR_3000 = 32_503_680_000
_BROKEN_TEXT = re.compile("[\ud800-\udfff]")


@frozen
class Payload:
    """A JSON object that names the place of whatever is wrong with it."""

    data: Mapping[str, Any]
    place: str

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.data, Mapping):
            raise BadPayload("stripe", self.place, "should be an object")

    def object(self, name: str) -> "Payload":
        """An object that must be there."""
        return Payload(self.data.get(name, None), f"{self.place}.{name}")

    def part(self, name: str) -> "Payload":
        """An object that may be missing; then it says nothing."""
        found = self.data.get(name)
        return Payload({} if found is None else found, f"{self.place}.{name}")

    def text(self, name: str, otherwise: str | None = None) -> str:
        """A text; `otherwise` where it is missing, if that may be."""
        found = self.data.get(name)
        if isinstance(found, str) and found and not _BROKEN_TEXT.search(found):
            return found
        if otherwise is not None and found in (None, ""):
            return otherwise
        raise BadPayload("stripe", f"{self.place}.{name}", f"should be a text, and is {found!r}")

    def whole(self, name: str, otherwise: int | None = None) -> int:
        """A whole number from zero; `otherwise` where it is missing, if that may be."""
        found = self.data.get(name)
        if isinstance(found, int) and not isinstance(found, bool) and found >= 0:
            return found
        if otherwise is not None and found is None:
            return otherwise
        raise BadPayload("stripe", f"{self.place}.{name}", f"should be a whole number from 0, and is {found!r}")

    def moment(self, name: str) -> datetime:
        """A moment that Stripe tells in seconds; aware, in UTC."""
        seconds = self.whole(name)
        if seconds >= _YEAR_3000:
            raise BadPayload("stripe", f"{self.place}.{name}", f"{seconds} is not a time in seconds")
        return datetime.fromtimestamp(seconds, UTC)

    def money(self, name: str) -> Money:
        """An amount of the object's currency."""
        return money_of(self, self.whole(name))

    def id_of(self, name: str) -> str:
        """The id of something linked: a bare id, or the object itself where it was expanded."""
        found = self.data.get(name)
        if isinstance(found, Mapping):
            return Payload(found, f"{self.place}.{name}").text("id")
        return found if isinstance(found, str) else ""

    def list(self, name: str) -> "Sequence[Payload] | None":
        """The objects of a list; None where this version of the API does not send it."""
        found = self.data.get(name)
        if not isinstance(found, Mapping) or not isinstance(found.get("data"), list):
            return None
        return [Payload(item, f"{self.place}.{name}[{i}]") for i, item in enumerate(found["data"])]


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
