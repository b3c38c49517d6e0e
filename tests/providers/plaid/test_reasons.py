import pytest

from aboveboard.flows import reasons as plain
from aboveboard.providers import find
from aboveboard.providers.plaid import reason
from aboveboard.providers.plaid.reasons import TABLE


@pytest.mark.parametrize(
    ("code", "of", "expected"),
    [
        ("R01", "payment", plain.NOT_ENOUGH_MONEY),
        ("R03", "payment", plain.ACCOUNT_NOT_FOUND),
        ("R03", "payout", plain.RECEIVING_ACCOUNT_NOT_FOUND),
        ("R10", "payment", plain.TOLD_NOT_AGREED),
        ("AC04", "payout", plain.RECEIVING_ACCOUNT_CLOSED),
        ("NSF", "payment", plain.NOT_ENOUGH_MONEY),
        ("NSF", "payout", plain.SENDER_COULD_NOT_SEND),
        ("TRANSFER_LIMIT_REACHED", "payment", plain.SERVICE_DID_NOT_ALLOW),
        ("PAYMENT_STATUS_INSUFFICIENT_FUNDS", "transfer", plain.NOT_ENOUGH_MONEY),
        ("a code of tomorrow", "payout", plain.PAYOUT_NOT_SAID),
    ],
)
def test_a_code_has_a_plain_reason(code, of, expected):
    assert reason(code, of=of) is expected


@pytest.mark.parametrize("code", ["RISK", "R17", "R90", "FRAD", "PAYMENT_STATUS_BLOCKED"])
def test_what_is_not_to_be_told_reads_like_no_reason(code):
    assert reason(code) is plain.NOT_SAID
    assert find(TABLE, code).is_masked


def test_a_refusal_and_a_return_can_share_a_code():
    assert reason("DS28", of="payout", action="status") is plain.NOT_PROCESSED
    assert reason("DS28", of="payout") is plain.PAYOUT_NOT_SAID
