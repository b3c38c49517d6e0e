"""Every lifecycle that ships, in one place."""

from .bank_debit import BANK_DEBIT
from .bank_transfer import BANK_TRANSFER
from .card_payment import CARD_PAYMENT
from .dispute import DISPUTE
from .feed_entry import FEED_ENTRY
from .invoice import INVOICE
from .mandate import MANDATE
from .payout import PAYOUT
from .purchase import PURCHASE
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
