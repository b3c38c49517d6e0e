"""
Plaid's codes, each with the reason a customer may read.

Codes from plaid.com/docs/transfer: why a transfer failed or was returned, which is the scheme's own code (ACH return
codes; ISO 20022 codes for RTP and FedNow), why Plaid did not authorise one, and the statuses of payment initiation.

Plaid calls every movement a transfer. Told to a customer, a debit is a payment, and a credit a payout or a refund.
"""

from ...flows import reasons as plain
from ...wording import Reason
from ..reasons import MASKED, NOTHING, Table, find, page
from ..schemes import ach, iso20022

# fmt: off
_AUTHORISATION = page(
    ("payment",                             "refund payout transfer"),
    ("NSF",                                 plain.NOT_ENOUGH_MONEY,         plain.SENDER_COULD_NOT_SEND),
    ("RISK",                                MASKED),
    ("TRANSFER_LIMIT_REACHED",              plain.SERVICE_DID_NOT_ALLOW,    plain.SENDING_LIMIT),
    ("ERROR",                               plain.NOT_PROCESSED),
    ("ITEM_LOGIN_REQUIRED PAYMENT_PROFILE_LOGIN_REQUIRED", NOTHING),
    ("MANUALLY_VERIFIED_ITEM MIGRATED_ACCOUNT_ITEM", NOTHING),

    # Why a transfer was not guaranteed.
    ("RETURN_BANK RETURN_CUSTOMER",         MASKED),
    ("GUARANTEE_LIMIT_REACHED REQUIRED_PARAM_MISSING RISK_ESTIMATE_UNAVAILABLE", NOTHING),
)

_INITIATION = page(
    ("payment transfer",),
    ("PAYMENT_STATUS_BLOCKED",              MASKED),
    ("PAYMENT_STATUS_CANCELLED",            plain.STOPPED_BEFORE_FINISHED),
    ("PAYMENT_STATUS_FAILED PAYMENT_STATUS_REJECTED", NOTHING),
    ("PAYMENT_STATUS_INSUFFICIENT_FUNDS",   plain.NOT_ENOUGH_MONEY),

    # Why money did not leave or reach a wallet.
    ("CANCELLED EXPIRED",                   plain.STOPPED_BEFORE_FINISHED),
    ("EXTERNAL_SYSTEM INVALID UNKNOWN",     NOTHING),
)
# fmt: on

TABLE = Table("plaid", (*_AUTHORISATION, *_INITIATION, *ach.ROWS, *iso20022.ROWS, *iso20022.STATUS))


def reason(code: str, *, of: str = "payment", action: str = "") -> Reason:
    """
    The plain reason for one of Plaid's codes.

    Args:
        code: ``failure_reason.failure_code`` or ``ach_return_code``, a decision rationale, or
            the status of a payment initiation.
        of: What failed: ``"payment"`` for a debit, ``"payout"`` or ``"refund"`` for a credit,
            ``"transfer"`` for a payment initiated by the one who reads it.
        action: ``"status"`` for a refusal by RTP or FedNow, where a code means something else in a return.

    Source:
        plaid.com/docs/transfer (troubleshooting, authorization), plaid.com/docs/api/products/payment-initiation.
    """
    return find(TABLE, code, resource=of, action=action).reason
