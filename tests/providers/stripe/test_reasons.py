import json
from pathlib import Path

import pytest

from aboveboard.flows import REASONS
from aboveboard.flows import reasons as plain
from aboveboard.providers.stripe import REASON_BY_CODE, reason
from aboveboard.providers.stripe.reasons import MASKED


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("insufficient_funds", plain.NOT_ENOUGH_MONEY),
        ("expired_card", plain.CARD_EXPIRED),
        ("authentication_required", plain.CONFIRMATION_NEEDED),
        ("a_code_of_tomorrow", plain.NOT_SAID),
        ("", plain.NOT_SAID),
    ],
)
def test_a_code_has_a_plain_reason(code, expected):
    assert reason(code) is expected


def test_the_same_code_can_mean_something_else_for_a_refund():
    assert reason("insufficient_funds", of="refund") is plain.SELLER_SHORT_OF_FUNDS
    assert reason("a_code_of_tomorrow", of="refund") is plain.REFUND_NOT_SAID


@pytest.mark.parametrize("code", MASKED)
def test_what_a_thief_must_not_learn_reads_like_no_reason(code):
    assert reason(code) is plain.NOT_SAID


def test_every_reason_of_a_table_is_one_the_purchase_may_say():
    used = {one for table in REASON_BY_CODE.values() for one in table.values()}
    assert used <= set(REASONS)


def test_no_sentence_names_a_code():
    codes = {code for table in REASON_BY_CODE.values() for code in table}
    for one in REASONS:
        assert "_" not in one.says
        assert not codes & set(one.says.split())


ENUMS = Path(__file__).parents[4] / "shared" / "data" / "codes" / "stripe_enums.json"


@pytest.mark.skipif(not ENUMS.is_file(), reason="the collected code lists are not beside this checkout")
def test_every_refund_failure_reason_that_stripe_lists_is_known():
    listed = json.loads(ENUMS.read_text(encoding="utf-8"))["enums"]["RefundFailureReason"]
    assert set(listed) <= set(REASON_BY_CODE["refund"])
