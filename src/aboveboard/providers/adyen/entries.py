"""
A transaction of Adyen's platforms: an entry in the account that the customer has there.

Source: docs.adyen.com/api-explorer/transaction-webhooks/latest.
"""

from ...lifecycle import Party
from ..facts import ids
from ..found import Events
from .payload import Facts, Payload

NOTHING = "an entry of nothing moves no money"


def read_entry(message: Payload, _: str) -> Events:
    """An entry, booked or about to be."""
    body = message.object("data")
    amount = body.money("amount")
    if amount is None:
        return Events(because=NOTHING)
    dates = (body.perhaps(name) for name in ("bookingDate", "creationDate"))
    at = next((date for date in dates if date is not None), None) or message.instant("timestamp")
    facts = Facts(body.text("id"), "feed_entry", at, part_of=ids(body.part("transfer").text("id", "")))
    status = body.text("status")
    opened = facts.opened(amount)
    if status == "booked":
        return Events((*opened, facts.fact("post", "booked", 2, party=Party.BANK)))
    if status == "pending":
        return Events((*opened, facts.fact("appear", "pending", 1, party=Party.BANK, due=body.perhaps("valueDate"))))
    return Events((*opened, facts.fact(status, status, 3)))
