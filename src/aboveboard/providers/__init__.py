"""WHO TELLS US: a payload becomes events, a code becomes a reason. One room each, no I/O."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from ..transaction import Event
from . import adyen, gocardless, paypal, plaid, stripe
from .reasons import Found, find
from .unknown import TABLES, unknown_codes


class Reader(Protocol):
    """Reads one payload of a provider into events. No I/O."""

    def __call__(self, payload: Mapping[str, object], *, merchant: str = "") -> Sequence[Event]:
        """Read one payload; none where it is not about money."""
        ...


READERS: Mapping[str, Reader] = {"stripe": stripe.read}
"""By the provider's name."""

__all__ = [
    "READERS",
    "TABLES",
    "Found",
    "Reader",
    "adyen",
    "find",
    "gocardless",
    "paypal",
    "plaid",
    "stripe",
    "unknown_codes",
]
