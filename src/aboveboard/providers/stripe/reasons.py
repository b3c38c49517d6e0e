"""
Stripe's codes, each with the reason a customer may read.

Codes from docs.stripe.com/declines/codes, docs.stripe.com/refunds and the
failure codes of bank debits. ``MASKED`` codes hint at fraud or loss: telling
the person at the till would help a thief, so they read exactly like no reason.
"""

from collections.abc import Mapping

from ...flows import reasons as plain
from ...wording import Reason

MASKED = (
    "fraudulent",
    "highest_risk_level",
    "elevated_risk_level",
    "lost_card",
    "merchant_blacklist",
    "pickup_card",
    "restricted_card",
    "revocation_of_all_authorizations",
    "revocation_of_authorization",
    "rule",
    "security_violation",
    "stolen_card",
)

_UNEXPLAINED = (
    "card_declined",
    "do_not_honor",
    "generic_decline",
    "invalid_amount",
    "new_account_information_available",
    "no_action_taken",
    "not_permitted",
    "previously_declined_do_not_retry",
)

_BY_REASON: dict[Reason, tuple[str, ...]] = {
    plain.NOT_SAID: (*_UNEXPLAINED, *MASKED),
    plain.NOT_ENOUGH_MONEY: ("insufficient_funds",),
    plain.CARD_EXPIRED: ("expired_card",),
    plain.DETAILS_DID_NOT_MATCH: (
        "incorrect_address",
        "incorrect_cvc",
        "incorrect_number",
        "incorrect_zip",
        "invalid_cvc",
        "invalid_expiry_month",
        "invalid_expiry_year",
        "invalid_number",
    ),
    plain.CONFIRMATION_NEEDED: (
        "approve_with_id",
        "authentication_not_handled",
        "authentication_required",
        "payment_intent_authentication_failure",
    ),
    plain.CARD_NOT_FOR_THIS: (
        "card_not_supported",
        "currency_not_supported",
        "live_mode_test_card",
        "service_not_allowed",
        "test_mode_live_card",
        "testmode_decline",
        "transaction_not_allowed",
    ),
    plain.OVER_THE_LIMIT: (
        "approval_limit_exceeded",
        "card_velocity_exceeded",
        "debit_limit_exceeded",
        "withdrawal_count_limit_exceeded",
    ),
    plain.BANK_NOT_REACHED: (
        "bank_cannot_process",
        "issuer_not_available",
        "processing_error",
        "reenter_transaction",
        "try_again_later",
    ),
    plain.BANK_WANTS_A_WORD: ("call_issuer",),
    plain.PIN_NEEDED: (
        "incorrect_pin",
        "invalid_pin",
        "offline_pin_required",
        "online_or_offline_pin_required",
        "pin_try_exceeded",
    ),
    plain.ALREADY_PAID_ONCE: ("duplicate_transaction",),
    plain.ACCOUNT_NOT_FOUND: ("account_closed", "invalid_account", "incorrect_account_details", "no_account"),
    plain.DEBIT_NOT_AGREED: ("customer_initiated", "debit_not_authorized"),
    plain.PAYMENT_STOPPED: ("stop_payment_order",),
}

_REFUND: dict[Reason, tuple[str, ...]] = {
    plain.REFUND_NOT_SAID: ("declined", "unknown"),
    plain.CARD_NO_LONGER_OPEN: ("expired_or_canceled_card", "lost_or_stolen_card"),
    plain.SELLER_STOPPED_REFUND: ("merchant_request",),
    plain.SELLER_SHORT_OF_FUNDS: ("insufficient_funds",),
    plain.QUESTIONED_MEANWHILE: ("charge_for_pending_refund_disputed",),
}


def _table(by_reason: Mapping[Reason, tuple[str, ...]]) -> dict[str, Reason]:
    return {code: reason for reason, codes in by_reason.items() for code in codes}


REASON_BY_CODE: Mapping[str, Mapping[str, Reason]] = {"payment": _table(_BY_REASON), "refund": _table(_REFUND)}
"""By what failed (``"payment"`` or ``"refund"``) and Stripe's code."""

_GENERIC = {"payment": plain.NOT_SAID, "refund": plain.REFUND_NOT_SAID}


def reason(code: str, *, of: str = "payment") -> Reason:
    """
    The plain reason for one of Stripe's codes.

    Args:
        code: A decline code, failure code or refund failure reason. One that we
            do not know gives the reason that says nothing wrong.
        of: What failed: ``"payment"`` or ``"refund"``.
    """
    return REASON_BY_CODE[of].get(code, _GENERIC[of])
