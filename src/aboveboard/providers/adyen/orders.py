"""
What a notification says of an order that is paid in parts: each part is a payment of its own, and part of the order.

Source: docs.adyen.com/online-payments/partial-payments.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from attrs import evolve

from ...transaction import Event
from ..found import Events
from .notice import Notice
from .payload import Facts, Payload
from .payments import answered, let_go

ORDER = "an order is told by the payments it was paid with"

_PART = re.compile(r"order-(\d+)-pspReference")


def opened(_: Notice) -> Events:
    """A first part of an order has been paid."""
    return Events(because=ORDER)


def closed(notice: Notice) -> Events:
    """An order was paid in parts, or given up: facts about each of the parts, which are payments of their own."""
    found: list[Event] = []
    for number in _parts(notice.more):
        found += _part(notice, number)
    return Events(found, ORDER)


def _parts(more: Payload) -> Sequence[str]:
    """The numbers of the payments that an order was paid with."""
    return sorted(found[1] for name in more.data if (found := _PART.fullmatch(str(name))))


def _part(notice: Notice, number: str) -> Sequence[Event]:
    more, name = notice.more, f"order-{number}"
    currency, _, figures = more.text(f"{name}-paymentAmount").partition(" ")
    amount = more.at(name, {"amount": figures}).in_figures("amount", currency)
    # The item speaks of the order; how a part of it was paid stands with the part.
    item = notice.item.at(name, {"paymentMethod": more.text(f"{name}-paymentMethod", "")})
    part = evolve(notice, item=item, amount=amount or None, worked=more.yes(f"{name}-success"))
    lifecycle = "bank_debit" if part.is_debit else "card_payment"
    facts = Facts(more.text(f"{name}-pspReference"), lifecycle, notice.at, part_of=(notice.id,))
    if part.amount is None:
        return ()
    found = [*facts.opened(part.amount, notice.names), answered(part, facts)]
    if part.worked and not notice.worked:
        found.append(let_go(facts))
    return found


READERS: Mapping[str, Callable[[Notice], Events]] = {"ORDER_OPENED": opened, "ORDER_CLOSED": closed}
"""By what Adyen calls the event."""
