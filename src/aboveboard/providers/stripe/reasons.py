"""
Stripe's codes, each with the reason a customer may read.

Codes from docs.stripe.com/declines/codes, docs.stripe.com/error-codes, docs.stripe.com/refunds,
docs.stripe.com/api/payouts/failures and docs.stripe.com/api/disputes/object. What is masked hints at fraud or loss:
telling the person at the till would help a thief, so it reads exactly like no reason.
"""

from ...flows import reasons as plain
from ...wording import Reason
from ..reasons import MASKED, NOTHING, Table, find, page
from ..schemes import cards

_PAYMENT = page(
    ("payment",),
    (
        "fraudulent highest_risk_level elevated_risk_level lost_card merchant_blacklist pickup_card restricted_card "
        "revocation_of_all_authorizations revocation_of_authorization rule security_violation stolen_card",
        MASKED,
    ),
    (
        "approve_with_id card_declined do_not_honor do_not_try_again generic_decline no_action_taken not_permitted "
        "payment_intent_payment_attempt_failed payment_method_provider_decline previously_declined_do_not_retry "
        "refer_to_customer",
        NOTHING,
    ),
    ("insufficient_funds", plain.NOT_ENOUGH_MONEY),
    ("expired_card", plain.CARD_EXPIRED),
    ("new_account_information_available", plain.NEWER_CARD_DETAILS),
    (
        "incorrect_address incorrect_cvc incorrect_number incorrect_zip invalid_cvc invalid_expiry_month "
        "invalid_expiry_year invalid_number",
        plain.DETAILS_DID_NOT_MATCH,
    ),
    (
        "authentication_not_handled authentication_required mobile_device_authentication_required "
        "payment_intent_authentication_failure",
        plain.CONFIRMATION_NEEDED,
    ),
    (
        "card_not_supported live_mode_test_card service_not_allowed test_mode_live_card testmode_decline "
        "transaction_not_allowed",
        plain.CARD_NOT_FOR_THIS,
    ),
    ("currency_not_supported", plain.CURRENCY_NOT_POSSIBLE),
    ("amount_too_large amount_too_small invalid_amount", plain.AMOUNT_NOT_POSSIBLE),
    (
        "approval_limit_exceeded card_velocity_exceeded debit_limit_exceeded withdrawal_count_limit_exceeded",
        plain.OVER_THE_LIMIT,
    ),
    ("charge_exceeds_source_limit charge_exceeds_transaction_limit", plain.SERVICE_DID_NOT_ALLOW),
    ("issuer_not_available", plain.BANK_NOT_REACHED),
    (
        "bank_cannot_process generic_could_not_process payment_method_not_available payment_method_provider_timeout "
        "processing_error reenter_transaction try_again_later",
        plain.NOT_PROCESSED,
    ),
    ("payment_intent_payment_attempt_expired payment_method_customer_decline", plain.STOPPED_BEFORE_FINISHED),
    ("call_issuer", plain.BANK_WANTS_A_WORD),
    (
        "incorrect_pin invalid_pin offline_pin_required online_or_offline_pin_required pin_try_exceeded",
        plain.PIN_NEEDED,
    ),
    ("duplicate_transaction", plain.ALREADY_PAID_ONCE),
    # Codes of bank debits, some of them also of cards.
    ("account_closed", plain.ACCOUNT_CLOSED),
    ("invalid_account no_account", plain.ACCOUNT_NOT_FOUND),
    ("incorrect_account_details", plain.ACCOUNT_DETAILS_DIFFER),
    ("debit_not_authorized", plain.TOLD_NOT_AGREED),
    ("payment_intent_mandate_invalid", plain.AGREEMENT_ENDED),
    ("customer_initiated", plain.GIVEN_BACK_ON_REQUEST),
    ("stop_payment_order", plain.PAYMENT_STOPPED),
)

_REFUND = page(
    ("refund",),
    # Why it failed.
    ("lost_or_stolen_card", MASKED),
    ("declined unknown", NOTHING),
    ("expired_or_canceled_card", plain.CARD_NO_LONGER_OPEN),
    ("merchant_request", plain.SELLER_STOPPED_REFUND),
    ("charge_for_pending_refund_disputed", plain.QUESTIONED_MEANWHILE),
    # Why it waits; the first of them can also be why it failed.
    ("insufficient_funds", plain.SELLER_SHORT_OF_FUNDS),
    ("charge_pending", plain.NOT_COLLECTED_YET),
    ("processing", NOTHING),
)

_PAYOUT = page(
    ("payout transfer",),
    ("account_closed", plain.RECEIVING_ACCOUNT_CLOSED),
    ("account_frozen", plain.RECEIVING_ACCOUNT_RESTRICTED),
    ("bank_account_restricted", plain.RECEIVING_ACCOUNT_NOT_FOR_THIS),
    ("bank_ownership_changed", plain.RECEIVING_ACCOUNT_MOVED),
    ("could_not_process", plain.NOT_PROCESSED),
    ("debit_not_authorized", NOTHING),
    ("declined", plain.NOT_ACCEPTED),
    (
        "incorrect_account_holder_address incorrect_account_holder_name incorrect_account_holder_tax_id "
        "invalid_account_number",
        plain.RECEIVING_DETAILS_DIFFER,
    ),
    ("insufficient_funds", plain.SENDER_COULD_NOT_SEND),
    ("invalid_currency", plain.RECEIVING_CURRENCY_NOT_POSSIBLE),
    ("no_account", plain.RECEIVING_ACCOUNT_NOT_FOUND),
    ("other", NOTHING),
    ("unsupported_card", plain.CARD_CANNOT_RECEIVE),
)

_DISPUTE = page(
    ("dispute",),
    ("credit_not_processed", plain.QUESTION_REFUND_OWED),
    ("duplicate", plain.QUESTION_CHARGED_TWICE),
    ("fraudulent", MASKED),
    ("general", NOTHING),
    ("noncompliant", plain.QUESTION_HANDLED_CORRECTLY),
    ("product_not_received", plain.QUESTION_DELIVERED),
    ("product_unacceptable", plain.QUESTION_AS_PROMISED),
    ("subscription_canceled", plain.QUESTION_CANCELLED),
    ("unrecognized", plain.QUESTION_WHAT_FOR),
    # What Stripe calls a dispute of a bank debit is the bank giving it back.
    ("bank_cannot_process", plain.NOT_PROCESSED),
    ("check_returned", plain.CHEQUE_NOT_USABLE),
    ("customer_initiated", plain.GIVEN_BACK_ON_REQUEST),
    ("debit_not_authorized", plain.TOLD_NOT_AGREED),
    ("incorrect_account_details", plain.ACCOUNT_DETAILS_DIFFER),
    ("insufficient_funds", plain.NOT_ENOUGH_MONEY),
)

TABLE = Table("stripe", (*_PAYMENT, *_REFUND, *_PAYOUT, *_DISPUTE, *cards.ROWS))


def reason(code: str, *, of: str = "payment", scheme: str = "") -> Reason:
    """
    The plain reason for one of Stripe's codes.

    Args:
        code: A decline code, failure code, failure reason or dispute reason. One that we do
            not know gives the reason that says nothing wrong.
        of: What failed, or was questioned: ``"payment"``, ``"refund"``, ``"payout"`` or ``"dispute"``.
        scheme: The network, where the code is its own (``network_reason_code``): ``"visa"``, for example.

    Source:
        docs.stripe.com: declines/codes, error-codes, refunds, api/payouts/failures, api/disputes/object.
    """
    return find(TABLE, code, scheme=scheme, resource=of).reason
