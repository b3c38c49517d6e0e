"""
The table of the roll-up: where a part stands, and which plain state of a purchase that is.

A plain state may say less than the part knows, never more. The sentences are the part's own; of the plain state, the
customer reads only the label.
"""

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

from attrs import frozen

from ..flows import BANK_DEBIT, CARD_PAYMENT, DISPUTE, PURCHASE, REFUND
from ..lifecycle import HELD, IN_TRANSIT, PAYEE, UNKNOWN, Holder, Lifecycle, State


class Weight(IntEnum):
    """How much a part has to say now. Of equal ones, the part that got there last speaks."""

    PAID = 0
    """The payment stands as it should."""
    DECIDED = 1
    """Something came to an end."""
    UNDER_WAY = 2
    """Something has begun, and its end is not known."""
    OPEN = 3
    """Somebody has to answer or decide."""


@frozen
class Roll:
    """
    One row of the table.

    Attributes:
        state: The plain state of the purchase; None where the part leaves it as it is.
        weight: How much the part has to say now.
    """

    state: State | None
    weight: Weight


PAID, DECIDED, UNDER_WAY, OPEN = Weight

PAYMENTS: tuple[Lifecycle, ...] = (CARD_PAYMENT, BANK_DEBIT)
"""What a journey is about."""

PARTS: tuple[Lifecycle, ...] = (REFUND, DISPUTE)
"""What belongs to a payment."""

COLLECTED: Mapping[str, tuple[Holder, ...]] = MappingProxyType(
    {CARD_PAYMENT.name: (PAYEE, IN_TRANSIT), BANK_DEBIT.name: (PAYEE, HELD, UNKNOWN)}
)
"""By payment: who can have money that was collected, and so can be sent back or questioned."""

# fmt: off
_ROWS: Mapping[str, Mapping[str, tuple[str | None, Weight]]] = {
    "card_payment": {
        "created": ("pending", DECIDED),
        "processing": ("pending", DECIDED),
        "action_required": ("action_needed", OPEN),
        "in_review": ("pending", DECIDED),
        "authorised": ("pending", DECIDED),
        "declined": ("declined", DECIDED),
        "captured": ("settled", PAID),
        "settled": ("settled", PAID),
        "capture_failed": ("pending", DECIDED),
        "expired": ("expired", DECIDED),
        "cancelled": ("cancelled", DECIDED),
        "reversed": ("reversed", UNDER_WAY),
    },
    "bank_debit": {
        "created": ("pending", DECIDED),
        "awaiting_approval": ("action_needed", OPEN),
        "submitted": ("pending", DECIDED),
        # Nobody has said that it was paid, so the label does not either.
        "assumed_collected": ("pending", PAID),
        "collected": ("settled", PAID),
        "paid_out": ("settled", PAID),
        "failed": ("declined", DECIDED),
        "retry_scheduled": ("pending", DECIDED),
        "returned": ("reversed", UNDER_WAY),
        "return_settled": ("reversed", UNDER_WAY),
        "cancelled": ("cancelled", DECIDED),
    },
    "refund": {
        # Nothing has been sent, so the purchase stands where it stood.
        "requested": (None, UNDER_WAY),
        "waiting_for_funds": (None, UNDER_WAY),
        "details_needed": ("action_needed", OPEN),
        "sent": ("refunding", UNDER_WAY),
        "completed": ("refunded", DECIDED),
        "charge_dropped": ("refunded", DECIDED),
        "failed": ("refund_failed", DECIDED),
        "returned": ("refund_failed", DECIDED),
        "cancelled": (None, DECIDED),
    },
    "dispute": {
        # As long as only the seller is asked, nobody looks into it.
        "notified": (None, UNDER_WAY),
        "inquiry": (None, UNDER_WAY),
        "inquiry_answered": (None, UNDER_WAY),
        "action_needed": ("action_needed", OPEN),
        "opened": ("disputed", OPEN),
        "under_review": ("disputed", OPEN),
        "pre_arbitration": ("disputed", OPEN),
        "arbitration": ("disputed", OPEN),
        "lost": ("charged_back", DECIDED),
        "accepted": ("charged_back", DECIDED),
        "prevented": ("charged_back", DECIDED),
        "inquiry_closed": (None, DECIDED),
        "withdrawn": (None, DECIDED),
        "won": (None, DECIDED),
        "won_provisional": (None, DECIDED),
    },
}
# fmt: on

ROLL_UP: Mapping[tuple[str, str], Roll] = MappingProxyType(
    {
        (lifecycle, state): Roll(None if plain is None else PURCHASE.states[plain], weight)
        for lifecycle, rows in _ROWS.items()
        for state, (plain, weight) in rows.items()
    }
)
"""By lifecycle and state of a part: what that is for the purchase."""
