import shutil
from datetime import timedelta

import pytest
from attrs import evolve

from aboveboard import ClientNote, Transaction, annotate, look, render
from aboveboard.errors import BadMessage, UnknownLocale, UnknownZone
from aboveboard.flows import PURCHASE
from facts import START, after, event, money, opening

SOON = START + timedelta(days=2)
LATE = START + timedelta(days=30)


def english(transaction, at=SOON):
    return render(look(transaction, at=at), locale="en", zone="Europe/Berlin")


def test_a_card_says_what_is_true_and_what_is_next():
    words = english(after(event("authorise", 1)))
    assert words.label == "Pending"
    assert words.explanation == "Café Olé has asked for €42.00. It has not been paid yet."
    assert words.money == "€42.00 is set aside by your bank and still yours."
    assert words.next_step.startswith("We expect to know by March 9, 2026 whether it is paid.")
    assert words.action == ""
    assert words.last_heard == "We last heard from the payment service on March 2, 2026."
    assert [line.text for line in words.timeline] == ["Café Olé asked for €42.00.", "Your bank set €42.00 aside."]
    assert words.timeline[0].when == "Mar 2, 2026, 10:00\u202fAM"
    assert (words.locale, words.direction) == ("en", "ltr")


def test_late_is_said_first():
    assert english(after(), at=LATE).next_step.startswith(
        "We expected to know by March 9, 2026, and have heard nothing."
    )


def test_nothing_collected_is_not_called_a_gift():
    assert english(after(event("decline", 1))).money == "Café Olé has not received any money."


def test_what_is_long_over_is_not_called_certain():
    paid = after(event("settle", 1))
    assert english(paid, at=START + timedelta(days=200)).next_step == "We do not expect this to change any more."


def test_why_names_the_seller_in_the_timeline_too():
    from aboveboard.transaction import Cause

    words = english(after(event("settle", 1), event("correct", 2, 500, cause=Cause.MERCHANT)))
    assert "Café Olé had told us the wrong amount." in words.explanation
    assert "Café Olé had told us the wrong amount." in words.timeline[-1].text


def test_without_a_name_the_seller_is_called_the_seller():
    nameless = Transaction.opened_by(PURCHASE, opening(names={}))
    assert english(nameless).explanation == "The seller has asked for €42.00. It has not been paid yet."


def test_notes_are_shown_as_written_without_tricks():
    noted = annotate(after(), ClientNote("We are \u202eon it.", at=START))
    assert english(noted).notes == ("We are on it.",)


@pytest.mark.parametrize(
    ("asked", "used"),
    [
        ("de-AT", "de"),
        ("es-MX", "es"),
        ("fr-CA", "fr"),
        ("pt-BR", "pt_BR"),
        ("nl", "en"),
        ("en-GB", "en"),
        ("zh-TW", "en"),
    ],
)
def test_the_language_really_used_is_returned(asked, used):
    assert render(look(after(), at=SOON), locale=asked).locale == used


@pytest.fixture
def altered(tmp_path):
    """The purchase with its German catalog altered as somebody likes."""

    def alter(change):
        shutil.copytree(PURCHASE.catalogs, tmp_path / "locale")
        path = tmp_path / "locale" / "de" / "LC_MESSAGES" / "purchase.po"
        path.with_suffix(".mo").unlink(missing_ok=True)
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        return evolve(PURCHASE, catalogs=tmp_path / "locale")

    return alter


def test_a_state_falls_back_whole_never_half(altered):
    """
    One missing sentence, and the card is in English from the first word to the last.
    """

    def without_a_notice(given):
        start = given.index('msgctxt "purchase.settle:notice"')
        return given[:start] + given[start:].split("\n\n", 1)[1]

    mine = altered(without_a_notice)
    pending = after(lifecycle=mine)
    assert render(look(pending, at=SOON), locale="de").locale == "de"
    paid = render(look(after(event("settle", 1), lifecycle=mine), at=SOON), locale="de")
    assert paid == render(look(after(event("settle", 1)), at=SOON), locale="en")


def test_a_hostile_catalog_is_refused_by_name(altered):
    def hostile(given):
        before, found, rest = given.partition('msgid "{merchant} asked for {amount}."\nmsgstr "')
        return before + found + "{amount.__class__}" + rest[rest.index('"') :]

    mine = altered(hostile)
    with pytest.raises(BadMessage, match=r"purchase\.opened:notice \[de\]"):
        render(look(after(lifecycle=mine), at=SOON), locale="de")


def test_a_language_or_zone_nobody_knows_is_refused():
    view = look(after(), at=SOON)
    with pytest.raises(UnknownLocale):
        render(view, locale="xx-nowhere")
    with pytest.raises(UnknownZone):
        render(view, locale="de", zone="Mars/Olympus")


def test_plural_forms_agree():
    from aboveboard.transaction import record

    transaction = after(event("settle", 1), minor=10_000)
    said = []
    for index in range(3):
        transaction = record(transaction, event("refund", 2 + index, 1000)).transaction
        said.append(english(transaction).explanation)
    assert said[0] == "Café Olé sent part of your money back to you: €10.00."
    assert said[2] == "Café Olé sent part of your money back to you: €30.00, in 3 refunds."
    assert money(3000) == next(iter(transaction.position.values()))


def test_what_came_back_leaves_out_what_failed_on_the_way():
    transaction = after(
        event("settle", 1),
        event("refund", 2, 1000),
        event("refund", 3, 500),
        event("fail_refund", 4, 500),
        event("refund", 5, 300),
    )
    assert english(transaction).explanation == ("Café Olé sent part of your money back to you: €13.00, in 2 refunds.")
