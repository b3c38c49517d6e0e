import json
from pathlib import Path

import pytest

from aboveboard.flows import reasons as plain
from aboveboard.providers import find
from aboveboard.providers.stripe import reason
from aboveboard.providers.stripe.reasons import TABLE


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("insufficient_funds", plain.NOT_ENOUGH_MONEY),
        ("expired_card", plain.CARD_EXPIRED),
        ("authentication_required", plain.CONFIRMATION_NEEDED),
        ("processing_error", plain.NOT_PROCESSED),
        ("currency_not_supported", plain.CURRENCY_NOT_POSSIBLE),
        ("account_closed", plain.ACCOUNT_CLOSED),
        ("debit_not_authorized", plain.TOLD_NOT_AGREED),
        ("a_code_of_tomorrow", plain.NOT_SAID),
        ("", plain.NOT_SAID),
    ],
)
def test_a_code_has_a_plain_reason(code, expected):
    assert reason(code) is expected


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ("payment", plain.NOT_ENOUGH_MONEY),
        ("refund", plain.SELLER_SHORT_OF_FUNDS),
        ("payout", plain.SENDER_COULD_NOT_SEND),
        ("dispute", plain.NOT_ENOUGH_MONEY),
    ],
)
def test_the_same_code_can_mean_something_else_for_something_else(of, expected):
    assert reason("insufficient_funds", of=of) is expected


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ("payment", plain.NOT_SAID),
        ("refund", plain.REFUND_NOT_SAID),
        ("payout", plain.PAYOUT_NOT_SAID),
        ("dispute", plain.NOT_SAID),
    ],
)
def test_a_code_of_tomorrow_reads_as_what_can_be_said_of_what_failed(of, expected):
    assert reason("a_code_of_tomorrow", of=of) is expected


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


@pytest.mark.parametrize("code", MASKED)
def test_what_a_thief_must_not_learn_reads_like_no_reason(code):
    assert reason(code) is plain.NOT_SAID
    assert find(TABLE, code).is_masked


@pytest.mark.parametrize(
    ("code", "of"), [("lost_or_stolen_card", "refund"), ("fraudulent", "dispute")], ids=["refund", "dispute"]
)
def test_nor_does_a_refund_or_a_dispute_tell_them(code, of):
    assert reason(code, of=of) is reason("a_code_of_tomorrow", of=of)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("product_not_received", plain.QUESTION_DELIVERED),
        ("duplicate", plain.QUESTION_CHARGED_TWICE),
        ("subscription_canceled", plain.QUESTION_CANCELLED),
        ("general", plain.NOT_SAID),
    ],
)
def test_a_dispute_says_what_the_question_was(code, expected):
    assert reason(code, of="dispute") is expected


@pytest.mark.parametrize(
    ("scheme", "code", "expected"),
    [
        ("visa", "13.1", plain.QUESTION_DELIVERED),
        ("mastercard", "4860", plain.QUESTION_REFUND_OWED),
        ("amex", "C14", plain.QUESTION_PAID_ANOTHER_WAY),
        ("visa", "10.4", plain.NOT_SAID),
    ],
)
def test_a_networks_own_code_says_it_too(scheme, code, expected):
    assert reason(code, of="dispute", scheme=scheme) is expected


ENUMS = Path(__file__).parents[4] / "shared" / "data" / "codes" / "stripe_enums.json"


@pytest.mark.skipif(not ENUMS.is_file(), reason="the collected code lists are not beside this checkout")
@pytest.mark.parametrize(
    ("enum", "of"),
    [
        ("RefundFailureReason", "refund"),
        ("RefundFailureReason_doc", "refund"),
        ("RefundPendingReason", "refund"),
        ("PayoutFailureCode", "payout"),
        ("DisputeReason", "dispute"),
    ],
)
def test_every_code_that_stripe_lists_is_known(enum, of):
    listed = json.loads(ENUMS.read_text(encoding="utf-8"))["enums"][enum]
    assert listed
    assert [code for code in listed if not find(TABLE, code, resource=of).is_known] == []
