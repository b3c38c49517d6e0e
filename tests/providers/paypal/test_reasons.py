import json
from pathlib import Path

import pytest

from aboveboard.flows import reasons as plain
from aboveboard.providers import find
from aboveboard.providers.paypal import reason
from aboveboard.providers.paypal.reasons import TABLE


@pytest.mark.parametrize(
    ("code", "of", "expected"),
    [
        ("5120", "payment", plain.NOT_ENOUGH_MONEY),
        ("5930", "payment", plain.CARD_NOT_ACTIVE),
        ("5950", "payment", plain.NEWER_CARD_DETAILS),
        ("5650", "payment", plain.CONFIRMATION_NEEDED),
        ("AUTHORIZATION_EXPIRED", "payment", plain.COLLECTED_TOO_LATE),
        ("REFUNDED", "payment", plain.ALREADY_SENT_BACK),
        ("REFUND_TIME_LIMIT_EXCEEDED", "refund", plain.NOT_THE_WAY_IT_WAS_PAID),
        ("PENDING_CAPTURE", "refund", plain.NOT_COLLECTED_YET),
        ("RECEIVER_UNREGISTERED", "payout", plain.NOT_SIGNED_UP),
        ("RECEIVING_LIMIT_EXCEEDED", "payout", plain.RECEIVING_LIMIT),
        ("MERCHANDISE_OR_SERVICE_NOT_RECEIVED", "dispute", plain.QUESTION_DELIVERED),
        ("VALID_PROOF_OF_DELIVERY", "dispute", plain.SHOWN_DELIVERED),
        ("NO_SELLER_RESPONSE", "dispute", plain.NO_ANSWER_IN_TIME),
    ],
)
def test_a_code_has_a_plain_reason(code, of, expected):
    assert reason(code, of=of) is expected


@pytest.mark.parametrize(
    ("code", "of"),
    [
        ("9500", "payment"),
        ("9520", "payment"),
        ("5150", "payment"),
        ("PPAB", "payment"),
        ("PAYER_ACCOUNT_RESTRICTED", "payment"),
        ("RISK_DECLINE", "payout"),
        ("REGULATORY_BLOCKED", "payout"),
        ("UNAUTHORISED", "dispute"),
        ("CARD_NOT_STOLEN", "dispute"),
    ],
)
def test_what_is_not_to_be_told_reads_like_no_reason(code, of):
    assert reason(code, of=of) is reason("a code of tomorrow", of=of)
    assert find(TABLE, code, resource=of).is_masked


PAYPAL = Path(__file__).parents[4] / "shared" / "data" / "providers" / "paypal"
collected = pytest.mark.skipif(not PAYPAL.is_dir(), reason="the collected code lists are not beside this checkout")


def schema(file, *path):
    found = json.loads((PAYPAL / file).read_text(encoding="utf-8"))["components"]["schemas"]
    for name in path:
        found = found[name]
    return found["enum"]


@collected
@pytest.mark.parametrize(
    ("file", "path", "of", "count"),
    [
        ("payments_payment_v2.json", ("processor_response", "properties", "response_code"), "payment", 154),
        ("payments_payment_v2.json", ("capture_status_details", "properties", "reason"), "payment", 11),
        ("payments_payment_v2.json", ("authorization_status_details", "properties", "reason"), "payment", 1),
        ("payments_payment_v2.json", ("refund_status_details", "properties", "reason"), "refund", 1),
        ("customer_disputes_v1.json", ("dispute_reason",), "dispute", 10),
        ("customer_disputes_v1.json", ("adjudication_reason",), "dispute", 116),
    ],
    ids=lambda value: value[-1] if isinstance(value, tuple) else "",
)
def test_every_code_that_paypal_lists_is_known(file, path, of, count):
    listed = schema(file, *path)
    assert len(listed) == count
    assert [code for code in listed if not find(TABLE, code, resource=of).is_known] == []


# Our own request was wrong, or nothing was to be collected or sent back any more: no customer is told of these.
OURS = {
    "CANNOT_BE_VOIDED",
    "INVALID_ACCOUNT_STATUS",
    "INVALID_PARAMETER_SYNTAX",
    "INVALID_PARAMETER_VALUE",
    "INVALID_RESOURCE_ID",
    "INVALID_STRING_LENGTH",
    "INVALID_STRING_MAX_LENGTH",
    "MISSING_REQUIRED_PARAMETER",
    "PERMISSION_DENIED",
    "PREVIOUSLY_CAPTURED",
    "PREVIOUSLY_VOIDED",
    "PREVIOUS_REQUEST_IN_PROGRESS",
    "REAUTHORIZATION_NOT_SUPPORTED",
}


@collected
def test_every_issue_of_a_payment_or_a_refund_is_known():
    schemas = json.loads((PAYPAL / "payments_payment_v2.json").read_text(encoding="utf-8"))["components"]["schemas"]
    found = 0
    for name, one in schemas.items():
        for item in one.get("properties", {}).get("details", {}).get("items", {}).get("anyOf", ()):
            issue = item["properties"].get("issue", {}).get("enum", [""])[0]
            if issue and issue not in OURS:
                resource = "refund" if "refund" in name else "payment"
                assert find(TABLE, issue, resource=resource).is_known, (name, issue)
                found += 1
    assert found > 30
