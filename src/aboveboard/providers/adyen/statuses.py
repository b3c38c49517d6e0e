"""
What each status of a transfer says, by the lifecycle that it is news of. Tables only.

A status that ends in Pending and the one without it tell the same, one before and one after it is in the books, so
where both move money they are one fact. A status without a trigger is known, and is no news to the customer.

Source: docs.adyen.com/api-explorer/transfer-webhooks/latest, `data.status`; and the webhook pages of /issuing,
/platforms and /business-accounts.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from attrs import frozen


@frozen
class Says:
    """
    What a status says.

    Attributes:
        triggers: What happened, in order; none where it is no news.
        what: What the fact is called; the same for two statuses that tell one fact.
    """

    triggers: Sequence[str]
    what: str


def _table(*lines: tuple[str, str]) -> Mapping[str, Says]:
    return MappingProxyType(
        {status: Says(triggers.split(), words.split()[-1]) for words, triggers in lines for status in words.split()}
    )


# fmt: off
CARD_PAYMENT = _table(
    # statuses, the last of them being the name of the fact        triggers
    ("received", ""),
    ("adviceAuthorised authorised", "authorise"),
    ("authAdjustmentAuthorised", "adjust"),
    ("authAdjustmentRefused authAdjustmentError", ""),
    ("capturePending capturedExternally captured booked atmWithdrawal", "capture"),
    ("captureReversalPending captureReversed", "capture_fail"),
    ("atmWithdrawalReversalPending atmWithdrawalReversed", "reverse"),
    ("adviceRefused rejected error refused failed", "decline"),
    ("cancelled", "cancel"),
    ("expired", "expire"),
)

REFUND = _table(
    ("received authorised", ""),
    ("refundPending", "send"),
    ("refundedExternally booked refunded", "complete"),
    ("refundReversalPending refundReversed returned", "return_to_seller"),
    ("refused rejected error failed", "fail"),
    ("expired cancelled", "cancel"),
)

DISPUTE = _table(
    ("received authorised", ""),
    ("dispute disputeNeedsReview disputeExpired chargebackPending chargebackExternally booked chargeback", "escalate"),
    ("chargebackReversalPending chargebackReversed", "escalate reverse_chargeback"),
    ("secondChargebackPending secondChargeback", "escalate second_chargeback"),
)

BANK_DEBIT = _table(
    ("received merchantPayinPending", "submit"),
    ("authorised", ""),
    ("merchantPayin booked", "confirm"),
    ("refused rejected error failed", "fail"),
    ("expired cancelled", "cancel"),
    ("merchantPayinReversedPending merchantPayinReversed returned", "charge_back"),
)

BANK_TRANSFER = _table(
    ("received", ""),
    ("approvalPending pendingApproval", "check"),
    ("pendingExecution", "accept"),
    ("authorised", "accept"),
    ("pending bookingPending internalTransferPending bankTransferPending", "execute"),
    ("bankTransfer booked", "debit_done"),
    ("internalTransfer credited", "credit"),
    ("refused rejected error failed", "reject"),
    ("expired cancelled", "cancel"),
    ("reversed returned", "return"),
)

# Paid out to the customer, who sees nothing of how the sender's side gets ready.
PAYOUT = _table(
    ("received approvalPending pendingApproval pendingExecution authorised", ""),
    ("pending bookingPending internalTransferPending bankTransferPending", ""),
    ("bankTransfer booked", "send"),
    ("internalTransfer credited", "confirm"),
    ("refused rejected error failed", "fail"),
    ("expired cancelled", "cancel"),
    ("reversed returned", "return_funds"),
)

# Money that comes in to the customer's own account: it is on its way once somebody has sent it, and there once booked.
INCOMING = _table(
    ("received", "send"),
    ("approvalPending pendingApproval pendingExecution authorised", ""),
    ("pending bookingPending internalTransferPending bankTransferPending", ""),
    ("bankTransfer internalTransfer captured credited booked", "confirm"),
    ("refused rejected error failed", "fail"),
    ("expired cancelled", "fail"),
    ("reversed returned", "return_funds"),
)
# fmt: on

TABLES: Mapping[str, Mapping[str, Says]] = MappingProxyType(
    {
        "card_payment": CARD_PAYMENT,
        "refund": REFUND,
        "dispute": DISPUTE,
        "bank_debit": BANK_DEBIT,
        "bank_transfer": BANK_TRANSFER,
        "payout": PAYOUT,
    }
)
"""By lifecycle."""

NOUNS = (
    ("refund", "refund"),
    ("chargeback", "dispute"),
    ("secondChargeback", "dispute"),
    ("dispute", "dispute"),
    ("merchantPayin", "bank_debit"),
    ("capture", "card_payment"),
    ("atm", "card_payment"),
    ("auth", "card_payment"),
    ("advice", "card_payment"),
)
"""How a status begins that says by itself what it is about; `authorised` alone does not."""

TYPES = MappingProxyType(
    {
        "payment": "card_payment",
        "capture": "card_payment",
        "captureReversal": "card_payment",
        "atmWithdrawal": "card_payment",
        "atmWithdrawalReversal": "card_payment",
        "refund": "refund",
        "refundReversal": "refund",
        "chargeback": "dispute",
        "chargebackReversal": "dispute",
        "secondChargeback": "dispute",
        "bankDirectDebit": "bank_debit",
        "internalDirectDebit": "bank_debit",
    }
)
"""What a type of transfer is about, whoever it is between."""

NOT_SENT = frozenset(("refused", "rejected", "error", "cancelled", "expired"))
"""Ends without any money having moved: of two of them, the status of the transfer counts."""

BOOKS = (
    "fee",
    "interchange",
    "invoiceDeduction",
    "manual",
    "matchedStatement",
    "miscCost",
    "paymentCost",
    "reserve",
    "depositCorrection",
    "cashoutFee",
    "leftover",
    "balance",
    "chargebackCorrection",
    "chargebackReversalCorrection",
    "secondChargebackCorrection",
)
"""How a status or a type begins that is between the platform and Adyen."""
