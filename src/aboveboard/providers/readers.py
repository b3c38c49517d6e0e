"""Who reads what: every provider's reader by name."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from ..transaction import Event
from . import adyen, gocardless, iso20022, paypal, plaid, stripe


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
