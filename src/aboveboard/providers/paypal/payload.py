"""PayPal's JSON: its amounts, its moments and its links, as each version of its API writes them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import ClassVar

from attrs import frozen
from moneyed import Money

from .. import payload

_FIGURES = ("value", "total")
_OLD_TIME = re.compile(r"(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d:\d\d))? (PDT|PST|UTC|GMT)")
_ZONES = {"PDT": -7, "PST": -8, "UTC": 0, "GMT": 0}
_NOON = timedelta(hours=12)

_KINDS = {
    "authorization": "authorization",
    "authorizations": "authorization",
    "billing-agreements": "subscription",
    "capture": "capture",
    "captures": "capture",
    "disputes": "dispute",
    "invoices": "invoice",
    "order": "order",
    "orders": "order",
    "payment": "payment",
    "refund": "refund",
    "refunds": "refund",
    "sale": "capture",
    "subscriptions": "subscription",
}
"""By a word in a resource's address: what it is. A sale is a capture of money that was never set aside."""


class Payload(payload.Payload):
    """An object of PayPal's API."""

    provider: ClassVar[str] = "paypal"

    def money(self, name: str) -> Money:
        """An amount, whichever of its words for it this version of the API uses; its sign is left out."""
        part = self.object(name)
        currency = part.text("currency_code", "") or part.text("currency")
        return part.in_figures(next((one for one in _FIGURES if one in part.data), "value"), currency)

    def some_money(self, name: str) -> Money | None:
        """An amount that is there, and more than nothing."""
        found = self.money(name) if self.data.get(name) is not None else None
        return found or None

    def status(self) -> str:
        """Where it stands, in capitals; empty where it does not say."""
        return (self.text("status", "") or self.text("state", "")).upper()

    def moment(self, name: str) -> datetime | None:
        """A moment, if it says one: in ISO 8601, or as older versions of the API write it."""
        if self.data.get(name) in (None, ""):
            return None
        old = _OLD_TIME.fullmatch(self.text(name))
        if old is None:
            return self.instant(name)
        day, time, zone = old.groups()
        there = self.at(name, {"time": f"{day}T{time or '12:00:00'}"}).instant("time")
        return there - timedelta(hours=_ZONES[zone])

    def milliseconds(self, name: str) -> datetime:
        """A moment told in thousandths of a second, as the oldest webhooks do."""
        return self._moment(name, self.whole(name) // 1000)

    def day(self, name: str) -> datetime | None:
        """A day, if it says one; noon in UTC is that day nearly everywhere."""
        found = self.moment(name)
        return found and datetime(found.year, found.month, found.day, tzinfo=UTC) + _NOON

    def links(self, *rels: str) -> Iterator[tuple[str, str]]:
        """What it is linked to: what each is, and its id."""
        for link in self.objects("links"):
            if link.text("rel", "") in rels:
                words = link.text("href", "").split("?")[0].split("/")
                yield from ((_KINDS[word], its) for word, its in pairwise(words) if word in _KINDS and its)

    def linked(self, kind: str) -> str:
        """The id of what it came from; empty where it does not say."""
        related = self.part("supplementary_data").part("related_ids").text(f"{kind}_id", "")
        rels = ("up", "sale", "capture", "authorization", "order", "parent_payment")
        return related or next((its for one, its in self.links(*rels) if one == kind), "")


@frozen
class Message:
    """
    What stands around a resource.

    Attributes:
        kind: The webhook's name; empty for a resource of the API itself.
        at: When the webhook was made.
        merchant: The seller's or the sender's name, as customers know it.
    """

    kind: str = ""
    at: datetime | None = None
    merchant: str = ""

    def time(self, body: Payload, *names: str) -> datetime:
        """When it happened: the first of these moments that the resource tells, or else when the webhook was made."""
        found = next((moment for name in names if (moment := body.moment(name))), self.at)
        if found is None:
            raise body.bad(names[0], "should be there: nothing else says when it happened")
        return found

    def latest(self, body: Payload, created: datetime) -> datetime:
        """Since when it is so: what the resource says, else when the webhook was made, else when it was created."""
        return max(created, body.moment("update_time") or self.at or created)

    def says(self, *words: str) -> bool:
        """Whether the webhook's name ends so."""
        return self.kind.endswith(words)
