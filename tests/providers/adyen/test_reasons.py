import json
from pathlib import Path

import pytest

from aboveboard.flows import reasons as plain
from aboveboard.providers import find
from aboveboard.providers.adyen import reason
from aboveboard.providers.adyen.reasons import TABLE


@pytest.mark.parametrize(
    ("number", "words", "expected"),
    [
        ("9", "Issuer Unavailable", plain.BANK_NOT_REACHED),
        ("11", "3D Not Authenticated", plain.NOT_CONFIRMED),
        ("16", "Shopper Cancelled", plain.STOPPED_BEFORE_FINISHED),
        ("38", "Authentication required", plain.CONFIRMATION_NEEDED),
        ("50", "Token Revoked", plain.AGREEMENT_ENDED),
    ],
)
def test_a_refusal_says_what_became_of_the_attempt_by_number_and_in_words(number, words, expected):
    assert reason(number) is reason(words) is expected


@pytest.mark.parametrize(
    "words",
    [
        "Expired Card",
        "Invalid Card Number",
        "CVC Declined",
        "Not enough balance",
        "Blocked Card",
        "FRAUD",
        "Invalid Pin",
    ],
)
def test_a_refusal_tells_nothing_about_the_card(words):
    """
    Adyen asks sellers not to: whoever tries stolen cards would learn from it.
    """
    assert reason(words) is plain.NOT_SAID
    assert find(TABLE, words).is_masked


@pytest.mark.parametrize(
    ("code", "of", "expected"),
    [
        ("Transaction hasn't been captured, refund not possible", "refund", plain.NOT_COLLECTED_YET),
        ("Refund Failed", "refund", plain.REFUND_NOT_SAID),
        ("Capture rejected by card scheme because of a technical issue.", "payment", plain.NOT_PASSED_ON),
        ("counterpartyAccountClosed", "payout", plain.RECEIVING_ACCOUNT_CLOSED),
        ("counterpartyAccountClosed", "payment", plain.ACCOUNT_CLOSED),
        ("notEnoughBalance", "payout", plain.SENDER_COULD_NOT_SEND),
        ("declinedByTransactionRule", "payout", plain.PAYOUT_NOT_SAID),
        ("lostCard", "payment", plain.NOT_SAID),
    ],
)
def test_what_fails_later_or_is_paid_out_says_why(code, of, expected):
    assert reason(code, of=of) is expected


@pytest.mark.parametrize(
    ("scheme", "code", "expected"),
    [
        ("mc", " 4860", plain.QUESTION_REFUND_OWED),
        ("visa", "13.3", plain.QUESTION_AS_PROMISED),
        ("visa", "10.4", plain.NOT_SAID),
        ("sepadirectdebit", "MD06", plain.GIVEN_BACK_ON_REQUEST),
        ("ach", "R10", plain.TOLD_NOT_AGREED),
    ],
)
def test_a_dispute_says_what_the_question_was(scheme, code, expected):
    assert reason(code, of="dispute", scheme=scheme) is expected


WEBHOOKS = Path(__file__).parents[4] / "shared" / "data" / "providers" / "adyen" / "Webhooks-v1.json"
ABOUT_DISPUTES = ("CHARGEBACK", "DISPUTE", "ARBITRATION", "INFORMATION", "ISSUER")
WITH_REASONS = ("AUTHORISATION", "CAPTURE", "CAPTURE_FAILED", "REFUND", "REFUND_FAILED")


@pytest.mark.skipif(not WEBHOOKS.is_file(), reason="the collected payloads are not beside this checkout")
def test_every_code_in_the_example_webhooks_is_known():
    examples = json.loads(WEBHOOKS.read_text(encoding="utf-8"))["components"]["examples"]
    items = [
        item["NotificationRequestItem"]
        for example in examples.values()
        for item in example["value"].get("notificationItems", ())
    ]
    disputed, failed = 0, 0
    for item in items:
        more = item.get("additionalData") or {}
        if "chargebackReasonCode" in more and (scheme := more.get("chargebackSchemeCode", "")) != "jcb":
            found = find(TABLE, more["chargebackReasonCode"], resource="dispute", scheme=scheme or "mc")
            assert found.is_known, more
            disputed += 1
        if item["eventCode"] in WITH_REASONS and (item["success"] == "false" or item["eventCode"].endswith("FAILED")):
            resource = "refund" if "REFUND" in item["eventCode"] else "payment"
            assert find(TABLE, item.get("reason", ""), resource=resource).is_known, item
            failed += 1
    assert disputed >= 5
    assert failed >= 3
