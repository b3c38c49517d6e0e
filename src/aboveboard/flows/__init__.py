"""LIFECYCLES TO USE: families of transactions, with their words."""

from .bank_debit import BANK_DEBIT
from .card_payment import CARD_PAYMENT
from .payout import PAYOUT
from .purchase import PURCHASE
from .reasons import REASONS

LIFECYCLES = (PURCHASE, CARD_PAYMENT, BANK_DEBIT, PAYOUT)
"""Every lifecycle that ships."""

__all__ = ["BANK_DEBIT", "CARD_PAYMENT", "LIFECYCLES", "PAYOUT", "PURCHASE", "REASONS"]
