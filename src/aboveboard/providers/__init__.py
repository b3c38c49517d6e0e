"""WHO TELLS US: a payload becomes events, a code becomes a reason. One room each, no I/O."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from ..transaction import Event
from . import adyen, gocardless, iso20022, paypal, plaid, stripe
from .guessing import guess, stranger
from .reasons import Found, find
from .schemes import SCHEMES
from .unknown import TABLES, unknown_codes


class Reader(Protocol):
    """Reads one payload of a provider into events. No I/O."""

    def __call__(self, payload: Any, /, *, merchant: str = "") -> Sequence[Event]:
        """Read one payload, an object of JSON or a document of XML; none where it is not about money."""
        ...


READERS: Mapping[str, Reader] = {
    "adyen": adyen.read,
    "gocardless": gocardless.read,
    "iso20022": iso20022.read,
    "paypal": paypal.read,
    "plaid": plaid.read,
    "stripe": stripe.read,
}
"""By the provider's name."""

__all__ = [
    "READERS",
    "SCHEMES",
    "TABLES",
    "Found",
    "Reader",
    "adyen",
    "find",
    "gocardless",
    "guess",
    "iso20022",
    "paypal",
    "plaid",
    "stranger",
    "stripe",
    "unknown_codes",
]
