"""LIFECYCLES TO USE: families of transactions, with their words."""

from .bank_debit import BANK_DEBIT
from .card_payment import CARD_PAYMENT
from .feed_entry import FEED_ENTRY
from .payout import PAYOUT
from .purchase import PURCHASE
from .reasons import REASONS
from .refund import REFUND

LIFECYCLES = (PURCHASE, CARD_PAYMENT, BANK_DEBIT, PAYOUT, REFUND, FEED_ENTRY)
"""Every lifecycle that ships."""

__all__ = ["BANK_DEBIT", "CARD_PAYMENT", "FEED_ENTRY", "LIFECYCLES", "PAYOUT", "PURCHASE", "REASONS", "REFUND"]
