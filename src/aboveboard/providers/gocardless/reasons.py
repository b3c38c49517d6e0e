"""
GoCardless' causes and scheme codes, each with the reason a customer may read.

Source: developer.gocardless.com/api-reference, event details: ``cause``, ``scheme`` and ``reason_code``. What a code of
a scheme means stands in `codes`.

The cause is GoCardless' own word and always there; the code is the bank's, more exact, and often missing. So a code
decides where the scheme says what it means, and the cause where it does not, or where one code comes with several.
Where the two contradict each other, nothing is told.
"""

from attrs import evolve

from ...flows import reasons as plain
from ...wording import Reason
from ..reasons import GENERIC, MASKED, NOTHING, Found, Table, causes, find, page
from .codes import SCHEMES

# fmt: off
# What is true of a payment is often true of the agreement behind it; where it speaks of the payment, it is not.
_TRUE_OF_BOTH = (
    MASKED, plain.ACCOUNT_BLOCKED, plain.ACCOUNT_CLOSED, plain.ACCOUNT_DETAILS_DIFFER, plain.ACCOUNT_MOVED,
    plain.ACCOUNT_NOT_FOR_THIS, plain.ACCOUNT_NOT_FOUND, plain.ACCOUNT_SETTINGS, plain.BANK_NOT_TAKING_PART,
    plain.TOLD_NOT_AGREED,
)
_MANDATES = tuple(
    evolve(row, resource="mandate", answer=row.answer if row.answer in _TRUE_OF_BOTH else NOTHING) for row in SCHEMES
)

# One code that comes with several causes.
_BY_CODE_AND_CAUSE = (
    *page(
        ("payment",                     "mandate"),
        ("ACH_RETURN-R05",              NOTHING,                        plain.EARLIER_PAYMENT_FAILED),
        ("ACH_RETURN-R06",              NOTHING,                        plain.EARLIER_PAYMENT_FAILED),
        ("ACH_RETURN-R08",              plain.PAYMENT_STOPPED,          plain.EARLIER_PAYMENT_FAILED),
        ("ACH_RETURN-R16",              plain.ACCOUNT_BLOCKED,          plain.EARLIER_PAYMENT_FAILED),
        ("ACH_RETURN-R20",              plain.ACCOUNT_NOT_FOR_THIS,     plain.EARLIER_PAYMENT_FAILED),
        ("ACH_RETURN-R23",              plain.PAYMENT_STOPPED,          NOTHING),
        ("ACH_RETURN-R26",              plain.ACCOUNT_DETAILS_DIFFER,   plain.EARLIER_PAYMENT_FAILED),
        ("ACH_RETURN-R29",              plain.PAYMENT_STOPPED,          plain.EARLIER_PAYMENT_FAILED),
        ("ACH_RETURN-R31",              NOTHING,                        plain.EARLIER_PAYMENT_FAILED),
        ("ACH_RETURN-R34 ACH_RETURN-R83", NOTHING),
        scheme="ach", cause="refer_to_payer",
    ),
    *page(
        ("payment",),
        ("ACH_RETURN-R08",              NOTHING),
        ("ACH_RETURN-R29",              plain.AGREEMENT_ENDED),
        scheme="ach", action="cancelled", cause="refer_to_payer",
    ),
    *page(
        ("payment mandate",),
        ("ACH_RETURN-R06 ACH_RETURN-R08 ACH_RETURN-R11 ACH_RETURN-R31 ACH_RETURN-R51", plain.TOLD_NOT_AGREED),
        scheme="ach", cause="authorisation_disputed",
    ),
    *page(
        ("payment",),
        # They stopped it, and said so before anything was disputed.
        ("ACH_RETURN-R08",              plain.PAYMENT_STOPPED),
        ("ACH_RETURN-R11",              plain.NOT_AS_AGREED),
        scheme="ach", action="failed", cause="authorisation_disputed",
    ),
    *page(
        ("payment mandate",),
        ("ACH_RETURN-R26",              plain.ACCOUNT_DETAILS_DIFFER),
        scheme="ach", cause="invalid_bank_details",
    ),
    *page(
        ("payment mandate",),
        ("ACH_RETURN-R29",              NOTHING),
        scheme="ach", cause="other",
    ),
    *page(
        ("payment",                     "mandate"),
        ("ACH_RETURN-R06",              plain.AGREEMENT_ENDED,          NOTHING),
        ("ACH_RETURN-R10",              plain.TOLD_NOT_AGREED,          NOTHING),
        scheme="ach", cause="mandate_cancelled",
    ),
    *page(
        ("payment",),
        ("ACH_RETURN-R16",              plain.GIVEN_BACK_ON_REQUEST),
        scheme="ach", cause="refund_requested",
    ),
    *page(
        ("payment mandate",),
        ("ACH_RETURN-R16 ACH_RETURN-R20 ACH_RETURN-R34", plain.ACCOUNT_NOT_FOR_THIS),
        scheme="ach", cause="direct_debit_not_enabled",
    ),
    *page(
        ("payment mandate",),
        ("AC06",                        plain.ACCOUNT_NOT_FOR_THIS),
        scheme="sepa_core", cause="direct_debit_not_enabled",
    ),
    *page(
        ("payment",                     "mandate"),
        ("MD01",                        plain.AGREEMENT_ENDED,          NOTHING),
        scheme="sepa_core", cause="mandate_cancelled",
    ),
    *page(
        ("payment",),
        ("MD01",                        plain.TOLD_NOT_AGREED),
        scheme="sepa_core", action="charged_back", cause="mandate_cancelled",
    ),
    *page(
        ("payment mandate",),
        ("MD01",                        plain.TOLD_NOT_AGREED),
        scheme="sepa_core", cause="authorisation_disputed",
    ),
    *page(
        ("payment mandate",),
        ("TEST",                        NOTHING),
        scheme="sepa_core", cause="test_failure",
    ),
    *page(
        ("payment",                     "mandate"),
        ("ARUDD-6",                     plain.AGREEMENT_ENDED,          plain.EARLIER_PAYMENT_FAILED),
        scheme="bacs", cause="refer_to_payer",
    ),
    *page(
        ("payment mandate",),
        ("2",                           plain.ACCOUNT_NOT_FOR_THIS),
        scheme="becs", cause="direct_debit_not_enabled",
    ),
    *page(
        ("payment",                     "mandate"),
        ("2",                           NOTHING,                        plain.EARLIER_PAYMENT_FAILED),
        ("9",                           NOTHING),
        scheme="becs", cause="other",
    ),
    *page(
        ("mandate",),
        ("2",                           plain.EARLIER_PAYMENT_FAILED),
        scheme="becs", cause="payment_stopped",
    ),
    *page(
        ("mandate",),
        ("DISHONOUR-AM04 DISHONOUR-MS01", plain.EARLIER_PAYMENT_FAILED),
        scheme="becs_nz", cause="refer_to_payer",
    ),
    *page(
        ("mandate",),
        ("DISHONOUR-AC03",              plain.ACCOUNT_MOVED),
        scheme="becs_nz", action="failed", cause="invalid_bank_details",
    ),
    # A payment by instant bank transfer: the code only says that it failed.
    *page(("payment mandate",), ("FAILED", NOTHING), cause="other"),
    *page(("payment mandate",), ("FAILED", NOTHING), cause="bank_declined_payment"),
)

# Why, where no code says it better.
_BY_CAUSE = causes(
    ("payment",                         "mandate"),
    ("account_blocked_for_any_financial_transaction", plain.ACCOUNT_BLOCKED),
    ("authorisation_disputed",          plain.TOLD_NOT_AGREED),
    # Without a scheme, it is the seller who did not want this account any more.
    ("bank_account_closed",             NOTHING),
    ("bank_account_transferred",        plain.ACCOUNT_MOVED),
    ("bank_declined_payment",           NOTHING),
    ("billing_request_bank_authorisation_failed", plain.ACCOUNT_DETAILS_DIFFER),
    ("customer_approval_denied",        plain.STOPPED_BEFORE_FINISHED),
    ("daily_payment_limit_reached",     plain.OVER_THE_LIMIT,           NOTHING),
    ("direct_debit_not_enabled",        plain.ACCOUNT_NOT_FOR_THIS),
    ("initial_one_off_payment_failed",  plain.EARLIER_PAYMENT_FAILED),
    ("instalment_schedule_cancelled",   plain.SELLER_DID_NOT_GO_AHEAD,  NOTHING),
    ("insufficient_funds",              plain.NOT_ENOUGH_MONEY,         plain.EARLIER_PAYMENT_FAILED),
    ("insufficient_payment_permissions", plain.NOT_CONFIRMED,           NOTHING),
    ("invalid_bank_details",            plain.ACCOUNT_DETAILS_DIFFER),
    ("mandate_blocked mandate_blocked_by_gocardless", MASKED),
    ("mandate_cancelled mandate_expired mandate_suspended_by_payer",
                                        plain.AGREEMENT_ENDED,          NOTHING),
    ("mandate_failed",                  plain.AGREEMENT_NOT_SET_UP,     NOTHING),
    ("other",                           NOTHING),
    ("payer_geo_blocked",               plain.SERVICE_DID_NOT_ALLOW),
    ("payment_cancelled",               plain.SELLER_DID_NOT_GO_AHEAD,  NOTHING),
    ("payment_stopped",                 plain.PAYMENT_STOPPED,          plain.EARLIER_PAYMENT_FAILED),
    ("payment_violated_mandate_parameters", plain.NOT_AS_AGREED,        plain.EARLIER_PAYMENT_FAILED),
    ("plan_cancelled subscription_cancelled", plain.SELLER_DID_NOT_GO_AHEAD),
    ("refer_to_payer",                  NOTHING),
    ("refund_requested",                plain.GIVEN_BACK_ON_REQUEST,    NOTHING),
    ("return_on_odfi_request",          plain.SELLER_UNDID_IT,          NOTHING),
    ("test_failure",                    NOTHING),
)

_ACCOUNT_CLOSED = tuple(
    row
    for scheme in ("ach", "bacs", "becs", "becs_nz", "pad", "pay_to", "sepa_core")
    for row in causes(("payment mandate",), ("bank_account_closed", plain.ACCOUNT_CLOSED), scheme=scheme)
)

# Causes that say what happened, and no reason: nothing has failed, or GoCardless does not say why.
_WITHOUT_REASON = causes(
    ("",),
    ("account_auto_frozen account_auto_frozen_reverted bounced_payout chargeback_settled creditor_updated", NOTHING),
    ("billing_request_bank_authorisation_authorised billing_request_bank_authorisation_denied", NOTHING),
    ("billing_request_bank_authorisation_expired billing_request_bank_authorisation_visited", NOTHING),
    ("billing_request_cancelled billing_request_choose_currency billing_request_collect_amount", NOTHING),
    ("billing_request_collect_bank_account billing_request_collect_customer_details billing_request_created", NOTHING),
    ("billing_request_failed billing_request_flow_created billing_request_flow_exited", NOTHING),
    ("billing_request_flow_visited billing_request_fulfilled billing_request_payer_details_confirmed", NOTHING),
    ("billing_request_select_institution customer_approval_granted customer_approval_skipped", NOTHING),
    ("customer_bank_account_creation_failed customer_creation_failed mandate_creation_failed", NOTHING),
    ("export_completed export_failed export_started", NOTHING),
    ("instalment_schedule_completed instalment_schedule_created instalment_schedule_creation_failed", NOTHING),
    ("instalment_schedule_errored instalment_schedule_errored_late instalment_schedule_resumed", NOTHING),
    ("late_failure_settled mandate_activated mandate_consumed mandate_created mandate_reinstated", NOTHING),
    ("mandate_submitted mandate_transferred new_payout_currency_added payer_authorisation_completed", NOTHING),
    ("payment_autoretried payment_confirmed payment_created payment_paid_out payment_refunded", NOTHING),
    ("payment_retried payment_submitted payout_fx_rate_confirmed payout_paid", NOTHING),
    ("payout_tax_exchange_rates_confirmed refund_created refund_failed refund_funds_returned", NOTHING),
    ("refund_paid refund_settled resubmission_requested scheduled_pause scheduled_pause_cancelled", NOTHING),
    ("scheduled_resume scheme_identifier_activated scheme_identifier_changed subscription_amended", NOTHING),
    ("subscription_created subscription_finished subscription_paused subscription_resumed", NOTHING),
    ("surcharge_fee_debited", NOTHING),
)
# fmt: on

TABLE = Table(
    "gocardless",
    (*SCHEMES, *_MANDATES, *_BY_CODE_AND_CAUSE, *_BY_CAUSE, *_ACCOUNT_CLOSED, *_WITHOUT_REASON),
)

_RESOURCES = {
    "payments": "payment",
    "refunds": "refund",
    "payouts": "payout",
    "creditors": "payout",
    "mandates": "mandate",
    "subscriptions": "mandate",
    "instalment_schedules": "mandate",
    "payer_authorisations": "mandate",
}


def look_up(code: str, *, of: str = "payments", scheme: str = "", action: str = "", cause: str = "") -> Found:
    """
    What one of GoCardless' events says about why, and whether anybody has mapped its code.

    Args:
        code: ``reason_code``; empty where there is none.
        of: ``resource_type``: ``"payments"``, ``"refunds"``, ``"mandates"``... or our own word
            for it. Whatever else GoCardless has counts as a payment.
        scheme: ``scheme``; empty where there is none.
        action: ``action``, e.g. ``"failed"``.
        cause: ``cause``, e.g. ``"refer_to_payer"``.
    """
    resource = _RESOURCES.get(of, of if of in GENERIC else "payment")
    return find(TABLE, code, scheme=scheme, resource=resource, action=action, cause=cause)


def reason(code: str, *, of: str = "payments", scheme: str = "", action: str = "", cause: str = "") -> Reason:
    """
    The plain reason for one of GoCardless' events.

    Args:
        code: ``reason_code``; empty where there is none.
        of: ``resource_type``: ``"payments"``, ``"refunds"``, ``"mandates"``... or our own word
            for it. Whatever else GoCardless has counts as a payment.
        scheme: ``scheme``; empty where there is none.
        action: ``action``, e.g. ``"failed"``.
        cause: ``cause``, e.g. ``"refer_to_payer"``.

    Source:
        developer.gocardless.com/api-reference, event details; the schemes' own lists.
    """
    return look_up(code, of=of, scheme=scheme, action=action, cause=cause).reason
