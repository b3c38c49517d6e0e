"""WHO TELLS US: a payload becomes events, a code becomes a reason. One room each, no I/O."""

from typing import TYPE_CHECKING

from ..doors import on_first_use

if TYPE_CHECKING:
    from . import adyen, gocardless, iso20022, paypal, plaid, stripe
    from .guessing import guess, stranger
    from .readers import READERS, Reader
    from .reasons import Found, find
    from .schemes import SCHEMES
    from .unknown import TABLES, unknown_codes

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

# A service that hears from one provider does not load the tables of the others.
_MODULES: dict[str, tuple[str, ...]] = {
    ".adyen": (),
    ".gocardless": (),
    ".guessing": ("guess", "stranger"),
    ".iso20022": (),
    ".paypal": (),
    ".plaid": (),
    ".readers": ("READERS", "Reader"),
    ".reasons": ("Found", "find"),
    ".schemes": ("SCHEMES",),
    ".stripe": (),
    ".unknown": ("TABLES", "unknown_codes"),
}

# A checker of types reads the imports above; to it, this would give the package every name there is.
if not TYPE_CHECKING:
    __getattr__, __dir__ = on_first_use(globals(), _MODULES)
