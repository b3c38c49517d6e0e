import json
from pathlib import Path

import pytest

from aboveboard.flows import reasons as plain
from aboveboard.providers import find
from aboveboard.providers.schemes import ach, cards, iso20022


@pytest.mark.parametrize(
    ("code", "of", "expected"),
    [
        ("R01", "payment", plain.NOT_ENOUGH_MONEY),
        ("R02", "payment", plain.ACCOUNT_CLOSED),
        ("R02", "payout", plain.RECEIVING_ACCOUNT_CLOSED),
        ("R06", "payment", plain.SELLER_UNDID_IT),
        ("R09", "payment", plain.MONEY_NOT_AVAILABLE_YET),
        ("R11", "payment", plain.NOT_AS_AGREED),
        ("R23", "refund", plain.NOT_ACCEPTED),
        ("C03", "payout", plain.RECEIVING_DETAILS_DIFFER),
        ("R99", "payment", plain.NOT_SAID),
    ],
)
def test_an_ach_return_says_why(code, of, expected):
    assert ach.reason(code, of=of) is expected


@pytest.mark.parametrize("code", ["R14", "R15", "R17", "R84", "R90"])
def test_who_has_died_or_is_suspected_is_not_ours_to_tell(code):
    assert ach.reason(code) is plain.NOT_SAID
    assert find(ach.TABLE, code).is_masked


@pytest.mark.parametrize(
    ("code", "payment", "payout", "transfer"),
    [
        # The payer's account is the reader's own, except in a payout.
        ("AM04", plain.NOT_ENOUGH_MONEY, plain.SENDER_COULD_NOT_SEND, plain.NOT_ENOUGH_MONEY),
        ("AC05", plain.ACCOUNT_CLOSED, plain.SENDER_COULD_NOT_SEND, plain.ACCOUNT_CLOSED),
        # The receiver's account is the reader's own in a payout alone.
        ("AC07", plain.SELLER_NOT_READY, plain.RECEIVING_ACCOUNT_CLOSED, plain.RECEIVING_ACCOUNT_CLOSED),
        ("AC04", plain.ACCOUNT_CLOSED, plain.RECEIVING_ACCOUNT_CLOSED, plain.RECEIVING_ACCOUNT_CLOSED),
        # Who asked for it depends on who is reading.
        ("CUST", plain.PAYMENT_STOPPED, plain.SENDER_ASKED_FOR_IT_BACK, plain.PAYMENT_STOPPED),
        ("MD06", plain.GIVEN_BACK_ON_REQUEST, plain.SENDER_ASKED_FOR_IT_BACK, plain.PAYMENT_STOPPED),
        ("MS03", plain.NOT_SAID, plain.PAYOUT_NOT_SAID, plain.NOT_SAID),
    ],
)
def test_an_iso_code_says_whose_account_it_is_about(code, payment, payout, transfer):
    said = [iso20022.reason(code, of=of) for of in ("payment", "payout", "transfer")]
    assert said == [payment, payout, transfer]


def test_a_code_of_several_sets_is_read_as_its_set_means_it():
    assert iso20022.reason("DT02") is plain.CHEQUE_NOT_USABLE
    assert iso20022.reason("DT02", action="return") is plain.CHEQUE_NOT_USABLE
    assert iso20022.reason("DT02", action="status") is plain.REQUEST_NOT_CLEAR
    assert iso20022.reason("MD05", action="reversal") is plain.SELLER_UNDID_IT
    assert iso20022.reason("ENUE", of="payout", action="cancellation") is plain.SENDER_ASKED_FOR_IT_BACK


@pytest.mark.parametrize("code", ["AM07", "FR01", "MD07", "RR04", "AG07"])
def test_what_supervisors_asked_for_is_not_told(code):
    assert iso20022.reason(code) is plain.NOT_SAID
    assert find(iso20022.TABLE, code).is_masked


@pytest.mark.parametrize(
    ("scheme", "code", "expected"),
    [
        ("visa", "12.6.1", plain.QUESTION_CHARGED_TWICE),
        ("visa", "11.3", plain.QUESTION_BANK_HAD_AGREED),
        ("mastercard", "4841", plain.QUESTION_CANCELLED),
        ("amex", "P05", plain.QUESTION_AMOUNT),
        ("discover", "RG", plain.QUESTION_DELIVERED),
        ("mastercard", "4853", plain.NOT_SAID),
        ("visa", "10.4", plain.NOT_SAID),
        ("discover", "10.4", plain.NOT_SAID),
    ],
)
def test_a_card_networks_code_says_what_the_question_was(scheme, code, expected):
    assert cards.reason(code, scheme=scheme) is expected


SETS = Path(__file__).parents[4] / "shared" / "data" / "providers" / "iso20022" / "code_sets"


@pytest.mark.skipif(not SETS.is_dir(), reason="the collected code lists are not beside this checkout")
@pytest.mark.parametrize("resource", ["payment", "refund", "payout", "transfer"])
@pytest.mark.parametrize(
    ("action", "file", "count"),
    [
        ("return", "external_return_reason_code.json", 104),
        ("status", "external_status_reason_code.json", 301),
        ("reversal", "external_reversal_reason_code.json", 11),
        ("cancellation", "external_cancellation_reason_code.json", 33),
    ],
)
def test_every_code_that_iso_lists_is_known(action, file, count, resource):
    codes = json.loads((SETS / file).read_text(encoding="utf-8"))["codes"]
    assert len(codes) == count
    unknown = [code for code in codes if not find(iso20022.TABLE, code, action=action, resource=resource).is_known]
    assert unknown == []
