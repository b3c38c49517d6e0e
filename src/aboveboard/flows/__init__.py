"""LIFECYCLES TO USE: families of transactions, with their words."""

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

LIFECYCLES = (
    PURCHASE,
    CARD_PAYMENT,
    BANK_DEBIT,
    BANK_TRANSFER,
    PAYOUT,
    REFUND,
    DISPUTE,
    INVOICE,
    FEED_ENTRY,
    MANDATE,
)
"""Every lifecycle that ships."""

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
