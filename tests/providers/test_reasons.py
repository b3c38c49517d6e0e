"""What holds for the tables of every provider and every scheme, and how one of many rows is chosen."""

import importlib
import json
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.errors import BadValue
from aboveboard.flows import LIFECYCLES, REASONS
from aboveboard.flows import reasons as plain
from aboveboard.providers import TABLES, Found, find, unknown_codes
from aboveboard.providers.reasons import GENERIC, MASKED, NOTHING, Row, Table, borrow, causes, page
from aboveboard.providers.schemes import ach, cards, iso20022
from aboveboard.transaction import Event
from aboveboard.wording import Reason, names_in, problems
from facts import START

EVERY = {**TABLES, "ach": ach.TABLE, "cards": cards.TABLE, "iso20022": iso20022.TABLE}
CODES = Path(__file__).parents[3] / "shared" / "data" / "codes"
CATALOGS = sorted((Path(plain.__file__).parent / "locale").glob("*/LC_MESSAGES/reasons.po"))

tables = pytest.mark.parametrize("table", EVERY.values(), ids=EVERY)
sentences = pytest.mark.parametrize("reason", REASONS, ids=lambda reason: reason.id)

# --- The sentences --------------------------------------------------------------------------------------------------


def test_there_are_few_enough_to_be_read_and_enough_to_be_true():
    assert 60 <= len(REASONS) <= 90
    assert len({reason.id for reason in REASONS}) == len({reason.says for reason in REASONS}) == len(REASONS)
    assert {value for value in vars(plain).values() if isinstance(value, Reason)} == set(REASONS)


@sentences
def test_a_reason_is_whole_short_and_calm(reason):
    """
    You read a sentence, not a label; it is short enough for a phone, and nobody shouts at you.
    """
    assert not problems(reason.says)
    assert not names_in(reason.says)
    assert reason.says[0].isupper()
    for sentence in re.split(r"(?<=\.) ", reason.says):
        assert re.fullmatch(r"[A-Z][^.!?]*\.", sentence)
        assert len(sentence.split()) <= 25


# fmt: off
JARGON = (
    "acquirer", "authoris", "authoriz", "capture", "chargeback", "clearing", "credit", "debit", "declin", "dishonour",
    "error", "fail", "fraud", "invalid", "issuer", "lost", "mandate", "originat", "payee", "payer", "reject", "return",
    "revers", "scheme", "settle", "stolen", "technical", "transaction", "void",
)
# fmt: on


@sentences
def test_a_reason_has_no_word_of_the_trade_blames_nobody_and_names_no_code(reason):
    says = reason.says.casefold()
    assert [word for word in JARGON if word in says] == []
    assert not re.search(r"you (failed|forgot|entered|gave)|your (error|mistake|fault)", says)
    assert no_identifier(reason.says)


def no_identifier(text):
    """Nothing with an underscore, with a capital inside, in capitals, or like a number of a list."""
    words = re.findall(r"[A-Za-z0-9_]+", text)
    return not [w for w in words if re.search(r"_|[a-z][A-Z]|\d|^[A-Z]{2,}$", w) and w != "PIN"]


@tables
def test_no_sentence_is_made_of_codes(table):
    """
    What you read is ours, not theirs: no word of it is one of their codes.
    """
    theirs = {row.code for row in table.rows} | {row.cause for row in table.rows}
    assert not [reason.id for reason in REASONS if theirs & set(re.findall(r"[\w.-]+", reason.says))]


@pytest.mark.parametrize("catalog", CATALOGS, ids=lambda path: path.parts[-3])
def test_no_translation_names_a_code_either(catalog):
    with catalog.open("rb") as file:
        said = [message.string for message in read_po(file) if message.id]
    assert said
    assert [text for text in said if not no_identifier(text)] == []


def test_no_sentence_is_without_use():
    used = {row.answer for table in EVERY.values() for row in table.rows} | set(GENERIC.values())
    assert [reason.id for reason in REASONS if reason not in used] == []


def test_every_lifecycle_that_gives_reasons_may_give_every_one_of_them():
    assert all(lifecycle.reasons in ((), REASONS) for lifecycle in LIFECYCLES)


# --- Every table ----------------------------------------------------------------------------------------------------


@tables
def test_every_answer_is_a_reason_that_every_lifecycle_knows(table):
    assert {row.answer for row in table.rows} <= {*REASONS, MASKED, NOTHING}


@tables
def test_no_row_is_there_twice_and_every_row_can_be_reached(table):
    """
    Asked with what it names, each row is the one that answers.
    """
    assert len({row.key for row in table.rows}) == len(table.rows)
    for row in table.rows:
        found = find(
            table,
            row.code,
            scheme=row.scheme,
            resource=row.resource or "payment",
            action=row.action,
            cause=row.cause,
        )
        generic = GENERIC[row.resource or "payment"]
        expected = row.answer if isinstance(row.answer, Reason) else generic
        assert found == Found(expected, is_known=True, is_masked=row.answer is MASKED)


@tables
def test_what_is_not_to_be_told_reads_exactly_like_what_nobody_knows(table):
    """
    Whoever holds a stolen card learns nothing from us, not even that there is something to learn.
    """
    masked = [row for row in table.rows if row.answer is MASKED]
    assert masked
    for row in masked:
        more = {"scheme": row.scheme, "resource": row.resource or "payment", "action": row.action, "cause": row.cause}
        unknown = find(table, "a code of tomorrow", resource=more["resource"])
        assert find(table, row.code, **more).reason is unknown.reason


HINTS = re.compile(r"fraud|stolen|lost_|pickup|restricted_card|risk|security|blacklist", re.I)
NOT_ABOUT_A_PERSON = ("bank_account_restricted", "RISK_ESTIMATE_UNAVAILABLE")


@tables
def test_every_code_that_hints_at_fraud_or_loss_is_masked(table):
    hints = [row for row in table.rows if HINTS.search(row.code) and row.code not in NOT_ABOUT_A_PERSON]
    assert [row for row in hints if row.answer is not MASKED] == []


@tables
@pytest.mark.parametrize("resource", GENERIC)
@given(code=st.text(max_size=12))
def test_whatever_a_provider_sends_there_is_a_sentence(table, resource, code):
    """
    A code that nobody has heard of is no reason to show you nothing, or something wrong.
    """
    found = find(table, code, resource=resource)
    assert found.reason in REASONS
    if not found.is_known:
        assert found.reason is GENERIC[resource]


def test_every_room_with_codes_has_a_reason_that_names_its_source():
    for room in (*TABLES, "schemes.ach", "schemes.cards", "schemes.iso20022"):
        reason = importlib.import_module(f"aboveboard.providers.{room}").reason
        assert "Source:" in reason.__doc__


# --- How one row is chosen ------------------------------------------------------------------------------------------

SMALL = Table(
    "small",
    (
        Row("x", plain.NOT_PROCESSED),
        Row("x", plain.ACCOUNT_CLOSED, scheme="s"),
        Row("x", plain.AMOUNT_NOT_POSSIBLE, cause="c"),
        Row("x", plain.TOLD_NOT_AGREED, scheme="s", resource="payment", cause="c"),
        Row("", plain.AGREEMENT_ENDED, cause="c"),
        Row("", NOTHING, cause="other"),
        Row("secret", MASKED),
    ),
)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, plain.NOT_PROCESSED),
        ({"scheme": "t"}, plain.NOT_PROCESSED),
        ({"scheme": "s"}, plain.ACCOUNT_CLOSED),
        ({"cause": "c"}, plain.AMOUNT_NOT_POSSIBLE),
        ({"scheme": "s", "resource": "payout", "cause": "c"}, plain.AMOUNT_NOT_POSSIBLE),
        ({"scheme": "s", "cause": "c"}, plain.TOLD_NOT_AGREED),
        ({"scheme": "s", "cause": "other"}, plain.ACCOUNT_CLOSED),
    ],
)
def test_of_the_rows_that_fit_the_one_that_names_most_counts(asked, expected):
    assert find(SMALL, "x", **asked).reason is expected


@pytest.mark.parametrize(
    ("code", "asked", "expected"),
    [
        ("y", {}, Found(plain.NOT_SAID, is_known=False)),
        ("y", {"resource": "refund"}, Found(plain.REFUND_NOT_SAID, is_known=False)),
        ("y", {"resource": "payout"}, Found(plain.PAYOUT_NOT_SAID, is_known=False)),
        # The cause explains it, whatever the code is.
        ("y", {"cause": "c"}, Found(plain.AGREEMENT_ENDED)),
        # This cause explains nothing, so the code is still worth learning.
        ("y", {"cause": "other"}, Found(plain.NOT_SAID, is_known=False)),
        ("", {"cause": "other"}, Found(plain.NOT_SAID)),
        ("", {}, Found(plain.NOT_SAID)),
        ("", {"cause": "new"}, Found(plain.NOT_SAID, is_known=False)),
        ("secret", {}, Found(plain.NOT_SAID, is_masked=True)),
        (" SECRET. ", {}, Found(plain.NOT_SAID, is_masked=True)),
    ],
)
def test_a_lookup_says_whether_anybody_has_mapped_the_code(code, asked, expected):
    assert find(SMALL, code, **asked) == expected


def test_a_mistake_in_a_table_is_found_when_it_is_built():
    with pytest.raises(BadValue, match="is there twice"):
        Table("t", page(("payment",), ("a b", NOTHING), ("B", MASKED)))
    with pytest.raises(BadValue, match="'pay' is nothing that has reasons"):
        Table("t", page(("pay",), ("a", NOTHING)))


def test_asking_about_something_that_never_fails_is_the_callers_mistake():
    with pytest.raises(BadValue, match="there are payment, transfer"):
        find(SMALL, "x", resource="invoices")


def test_a_page_reads_as_it_is_written():
    lines = page(("payment", "refund payout"), ("a b", MASKED, NOTHING), (("c d",), plain.NOT_PROCESSED), scheme="s")
    assert [(row.code, row.resource, row.answer) for row in lines] == [
        ("a", "payment", MASKED),
        ("a", "refund", NOTHING),
        ("a", "payout", NOTHING),
        ("b", "payment", MASKED),
        ("b", "refund", NOTHING),
        ("b", "payout", NOTHING),
        ("c d", "payment", plain.NOT_PROCESSED),
        ("c d", "refund", plain.NOT_PROCESSED),
        ("c d", "payout", plain.NOT_PROCESSED),
    ]
    assert {row.scheme for row in lines} == {"s"}
    assert causes(("payment",), ("a", NOTHING)) == (Row("", NOTHING, resource="payment", cause="a"),)
    assert borrow(lines, of="refund", scheme="t", prefix="X-")[0] == Row("X-a", NOTHING, scheme="t", resource="refund")
    assert borrow(lines) == lines


# --- What nobody has mapped yet -------------------------------------------------------------------------------------


def event(code, source="stripe", reason="not_said"):
    return Event("decline", reference=f"{source}/{code}", source=source, occurred_at=START, code=code, reason=reason)


def test_codes_that_nobody_has_mapped_are_counted_so_that_somebody_can():
    events = [event("expired_card"), event("new_one"), event("new_one"), event("newer", "adyen"), event("", "stripe")]
    assert unknown_codes(events) == {("stripe", "new_one"): 2, ("adyen", "newer"): 1}


def test_a_source_without_a_table_is_none_of_our_business():
    assert not unknown_codes([event("anything", "our own till")])


# --- The lists that were collected ----------------------------------------------------------------------------------


@pytest.mark.skipif(not CODES.is_dir(), reason="the collected code lists are not beside this checkout")
def test_every_return_and_change_code_of_ach_is_known_wherever_it_is_handed_on():
    listed = json.loads((CODES / "ach_return_codes.json").read_text(encoding="utf-8"))
    codes = [*listed["return_codes"], *listed["change_codes"]]
    assert len(codes) == 91
    for resource in ("payment", "refund", "payout", "transfer"):
        for code in codes:
            assert find(ach.TABLE, code, resource=resource).is_known, (code, resource)
            assert find(TABLES["plaid"], code, resource=resource).is_known, (code, resource)
