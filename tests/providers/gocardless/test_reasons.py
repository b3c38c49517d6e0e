import json
from collections import defaultdict
from pathlib import Path

import pytest

from aboveboard.flows import REASONS
from aboveboard.flows import reasons as plain
from aboveboard.providers.gocardless import reason
from aboveboard.providers.gocardless.reasons import look_up


@pytest.mark.parametrize(
    ("code", "more", "expected"),
    [
        ("ACH_RETURN-R01", {"scheme": "ach", "cause": "refer_to_payer"}, plain.NOT_ENOUGH_MONEY),
        ("AM04", {"scheme": "sepa_core", "cause": "insufficient_funds"}, plain.NOT_ENOUGH_MONEY),
        ("ARUDD-B", {"scheme": "bacs", "cause": "bank_account_closed"}, plain.ACCOUNT_CLOSED),
        ("ARUDD-3", {"scheme": "bacs", "cause": "bank_account_transferred"}, plain.ACCOUNT_MOVED),
        ("PAYMENT_STATUS_REPORT-919", {"scheme": "pad", "cause": "other"}, plain.NOT_AS_AGREED),
        ("FAILED", {"scheme": "faster_payments", "cause": "daily_payment_limit_reached"}, plain.OVER_THE_LIMIT),
        ("FAILED", {"scheme": "faster_payments", "cause": "other"}, plain.NOT_SAID),
        ("", {"cause": "payment_cancelled"}, plain.SELLER_DID_NOT_GO_AHEAD),
        ("", {"of": "refunds", "cause": "refund_failed"}, plain.REFUND_NOT_SAID),
        ("", {"of": "creditors", "cause": "bounced_payout"}, plain.PAYOUT_NOT_SAID),
    ],
)
def test_an_event_has_a_plain_reason(code, more, expected):
    assert reason(code, **more) is expected


@pytest.mark.parametrize(
    ("scheme", "code", "action", "by_cause"),
    [
        (
            "ach",
            "ACH_RETURN-R05",
            "failed",
            {"refer_to_payer": "not_said", "authorisation_disputed": "told_not_agreed"},
        ),
        (
            "ach",
            "ACH_RETURN-R06",
            "cancelled",
            {
                "return_on_odfi_request": "seller_undid_it",
                "authorisation_disputed": "told_not_agreed",
                "mandate_cancelled": "agreement_ended",
            },
        ),
        (
            "sepa_core",
            "AC06",
            "failed",
            {
                "direct_debit_not_enabled": "account_not_for_this",
                "account_blocked_for_any_financial_transaction": "account_blocked",
            },
        ),
        (
            "becs",
            "2",
            "cancelled",
            {"payment_stopped": "payment_stopped", "direct_debit_not_enabled": "account_not_for_this"},
        ),
    ],
)
def test_where_one_code_comes_with_several_causes_the_cause_decides(scheme, code, action, by_cause):
    said = {cause: reason(code, scheme=scheme, action=action, cause=cause).id for cause in by_cause}
    assert said == by_cause


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("MD07", {"scheme": "sepa_core", "cause": "bank_account_closed"}),
        ("ARUDD-2", {"scheme": "bacs", "cause": "bank_account_closed"}),
        ("RR04", {"scheme": "sepa_core", "cause": "refer_to_payer"}),
        ("MD21", {"scheme": "pay_to", "of": "mandates", "cause": "mandate_cancelled"}),
        ("", {"of": "mandates", "cause": "mandate_blocked_by_gocardless"}),
    ],
)
def test_that_somebody_has_died_or_is_suspected_is_not_ours_to_tell(code, more):
    assert reason(code, **more) is plain.NOT_SAID
    assert look_up(code, **more).is_masked


def test_what_is_said_of_a_payment_is_not_said_of_the_agreement_behind_it():
    """
    "The agreement was cancelled. The agreement for it had ended" would explain nothing.
    """
    more = {"scheme": "bacs", "cause": "mandate_cancelled"}
    assert reason("ARUDD-1", **more) is plain.AGREEMENT_ENDED
    assert reason("ARUDD-1", of="mandates", **more) is plain.NOT_SAID
    assert reason("ARUDD-B", of="mandates", scheme="bacs", cause="bank_account_closed") is plain.ACCOUNT_CLOSED


def test_something_new_of_theirs_reads_like_a_payment_of_which_nobody_knows_why():
    assert look_up("NEW-1", of="new_things", cause="new_cause").reason is plain.NOT_SAID
    assert not look_up("NEW-1", of="new_things", cause="new_cause").is_known


FLAT = Path(__file__).parents[4] / "shared" / "data" / "codes" / "gocardless_causes_flat.json"
collected = pytest.mark.skipif(not FLAT.is_file(), reason="the collected code lists are not beside this checkout")

# Several codes that the collected file has run together; with these causes, nothing else says why.
RUN_TOGETHER = {"278", "789", "UCDUOTHR", "SL11SL12", "NARRUNKN", "MD16MS02", "MSUCMCFCMCOC"}


def rows():
    found = json.loads(FLAT.read_text(encoding="utf-8"))
    return next(value for value in found.values() if isinstance(value, list))


def looked_up():
    for row in rows():
        for code in row["reason_codes"] or [""]:
            more = {"scheme": row["scheme"] or "", "action": row["action"], "cause": row["cause"]}
            yield row, code, look_up(code, of=row["resource"], **more)


@collected
def test_every_row_of_theirs_has_a_sentence_and_every_code_is_known():
    assert len(rows()) == 465
    unknown = set()
    for _, code, found in looked_up():
        assert found.reason in REASONS
        unknown |= set() if found.is_known else {code}
    assert unknown == RUN_TOGETHER


@collected
def test_none_of_their_own_sentences_is_ours():
    theirs = {row["description"].strip().rstrip(".").casefold() for row in rows()}
    assert not {one.says.rstrip(".").casefold() for one in REASONS} & theirs


CONTRADICTORY = {"refer_to_payer", "other", "authorisation_disputed", "mandate_cancelled", "invalid_bank_details"}


@collected
def test_each_of_the_keys_with_several_causes_is_decided_by_the_cause_or_says_the_same():
    by_key = defaultdict(dict)
    for row, code, found in looked_up():
        if code:
            by_key[row["scheme"], code, row["resource"], row["action"]][row["cause"]] = found.reason.id
    several = {key: said for key, said in by_key.items() if len(said) > 1}
    assert len(several) == 43
    decided = [key for key, said in several.items() if len(set(said.values())) > 1]
    assert len(decided) >= 30
    for key, said in several.items():
        if key not in decided:
            assert set(said) & CONTRADICTORY, (key, said)
