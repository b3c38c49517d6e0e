"""LIFECYCLES TO USE: families of transactions, with their words."""

from typing import TYPE_CHECKING

from ..doors import on_first_use

if TYPE_CHECKING:
    from .bank_debit import BANK_DEBIT
    from .bank_transfer import BANK_TRANSFER
    from .card_payment import CARD_PAYMENT
    from .dispute import DISPUTE
    from .feed_entry import FEED_ENTRY
    from .invoice import INVOICE
    from .mandate import MANDATE
    from .payout import PAYOUT
    from .purchase import PURCHASE
    from .reasons import REASONS
    from .refund import REFUND
    from .shipped import LIFECYCLES

__all__ = [
    "BANK_DEBIT",
    "BANK_TRANSFER",
    "CARD_PAYMENT",
    "DISPUTE",
    "FEED_ENTRY",
    "INVOICE",
    "LIFECYCLES",
    "MANDATE",
    "PAYOUT",
    "PURCHASE",
    "REASONS",
    "REFUND",
]

# Each is built and checked when it is first asked for: whoever uses one does not wait for ten.
_MODULES = {
    ".bank_debit": ("BANK_DEBIT",),
    ".bank_transfer": ("BANK_TRANSFER",),
    ".card_payment": ("CARD_PAYMENT",),
    ".dispute": ("DISPUTE",),
    ".feed_entry": ("FEED_ENTRY",),
    ".invoice": ("INVOICE",),
    ".mandate": ("MANDATE",),
    ".payout": ("PAYOUT",),
    ".purchase": ("PURCHASE",),
    ".reasons": ("REASONS",),
    ".refund": ("REFUND",),
    ".shipped": ("LIFECYCLES",),
}

# A checker of types reads the imports above; to it, this would give the package every name there is.
if not TYPE_CHECKING:
    __getattr__, __dir__ = on_first_use(globals(), _MODULES)
