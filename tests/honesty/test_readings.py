"""What is read is what a customer would be shown, and what a writer has to open."""

from pathlib import Path

import pytest
from attrs import evolve

from aboveboard import Edge, Lifecycle, State, Wording
from aboveboard.errors import BadCatalog
from aboveboard.flows import PURCHASE
from aboveboard.honesty import Settings, lint, read
from aboveboard.lifecycle import PAYEE, PAYER, days
from aboveboard.wording import Plural

ASKED = State(
    "asked",
    says=Wording(
        label="Asked for",
        explanation="{merchant} asked for {amount}.",
        next_step="We expect to know by {expected_by}. {nothing_to_do}",
        if_late="We expected to know by {expected_by}, and have heard nothing. {nothing_to_do}",
    ),
    answer_within=days(7),
)
PAID = State(
    "paid",
    says=Wording(
        label="Paid",
        explanation=Plural("It was paid.", "It was paid in {count} parts."),
        next_step="{can_change} {nothing_to_do}",
    ),
    may_change_for=days(30),
)


def gift(catalogs: Path | None = None) -> Lifecycle:
    return Lifecycle(
        "gift",
        starts=ASKED,
        opened="{merchant} asked for {amount}.",
        names=("merchant",),
        edges=(
            Edge("pay", ASKED, PAID, moves=PAYER >> PAYEE, notice="{merchant} collected {moved}."),
            Edge("give_back", PAID, ASKED, moves=PAYEE >> PAYER, notice="{moved} came back to you."),
        ),
        catalogs=catalogs,
    )


GERMAN = """msgid ""
msgstr ""
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""


def entry(key, english, german, before=""):
    return f'{before}msgctxt "{key}"\nmsgid "{english}"\nmsgstr "{german}"\n\n'


@pytest.fixture
def german(tmp_path):
    """A gift in German with these entries."""

    def write(*entries):
        path = tmp_path / "de" / "LC_MESSAGES" / "gift.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GERMAN + "".join(entries), encoding="utf-8")
        return gift(tmp_path)

    return write


def found(lifecycle, *codes, **given):
    findings = lint([lifecycle], locales=["de"], **given)
    return [one for one in findings if not codes or one.code in codes]


LABEL = entry("gift.asked:label", "Asked for", "Angefordert")


def test_a_finding_names_the_line_to_open(german):
    """
    Whoever has to change a sentence is led to it.
    """
    lifecycle = german(LABEL, entry("gift.pay:notice", "{merchant} collected {moved}.", "{merchant} hat {moved.x}."))
    (one,) = found(lifecycle, "AB201")
    assert one.place.file.endswith("de/LC_MESSAGES/gift.po")
    assert Path(one.place.file).read_text(encoding="utf-8").splitlines()[one.place.line - 1].startswith("msgctxt")
    assert one.sentence == "{merchant} hat {moved.x}."


def test_what_is_shown_in_another_language_is_not_judged_in_this_one(german):
    """
    A translation nobody sees misleads nobody; that it is missing is said.
    """
    lifecycle = german(
        LABEL,
        entry("gift.asked:explanation", "{merchant} wanted {amount}.", "{merchant} wollte 3 Mal {amount}."),
        entry("gift.asked:next_step", ASKED.says.next_step, "Das wird 5 Tage dauern.", "#, fuzzy\n"),
    )
    assert not found(lifecycle, "AB203")
    assert {one.key for one in found(lifecycle, "AB210")} == {"gift.asked:next_step", "gift.asked:if_late"}
    (stale,) = found(lifecycle, "AB211")
    assert stale.what == "translates English that has changed since: {merchant} wanted {amount}."


def test_a_plural_is_stale_as_soon_as_any_form_of_it_is(german):
    """
    You are never told yesterday's meaning.
    """
    old = (
        'msgctxt "gift.paid:explanation"\nmsgid "It was paid."\nmsgid_plural "It came in {count} pieces."\n'
        'msgstr[0] "Es ist bezahlt."\nmsgstr[1] "Es kam in {count} Stücken."\n\n'
    )
    assert {one.key for one in found(german(LABEL, old), "AB211")} == {"gift.paid:explanation"}


@pytest.mark.parametrize(
    ("rule", "one", "many", "faulty"),
    [
        ("nplurals=2; plural=(n != 1);", "In einem Teil.", "In {count} Teilen.", False),
        ("nplurals=2; plural=(n % 10 != 1);", "In einem Teil.", "In {count} Teilen.", True),
        # None is never counted, so a form for none and one is for one alone.
        ("nplurals=2; plural=(n > 1);", "In einem Teil.", "In {count} Teilen.", False),
        ("nplurals=2; plural=(n > 2);", "In einem Teil.", "In {count} Teilen.", True),
        ("nplurals=2; plural=(n != 1);", "In einem Teil.", "In vielen Teilen.", True),
    ],
)
def test_a_number_may_be_a_word_only_where_the_form_is_for_it_alone(german, rule, one, many, faulty):
    """
    "One refund" is never said of twenty-one.
    """
    text = (
        'msgctxt "gift.paid:explanation"\nmsgid "It was paid."\nmsgid_plural "It was paid in {count} parts."\n'
        f'msgstr[0] "{one}"\nmsgstr[1] "{many}"\n\n'
    )
    lifecycle = german(LABEL, text)
    path = lifecycle.catalogs / "de/LC_MESSAGES/gift.po"
    path.write_text(path.read_text(encoding="utf-8").replace("nplurals=2; plural=(n != 1);", rule), encoding="utf-8")
    assert bool(found(lifecycle, "AB202")) is faulty


def test_a_waiver_beside_a_sentence_passes_a_warning_with_why(german):
    """
    Whoever lets a warning pass says why, and everybody can read it.
    """
    said = entry(
        "gift.pay:notice",
        "{merchant} collected {moved}.",
        "{merchant} hat {moved} bald.",
        "# honesty: AB304 So sagt es der Chef.\n",
    )
    (one,) = found(german(LABEL, said), "AB304")
    assert one.waived == "So sagt es der Chef."
    assert not one.counts


def test_compiled_catalogs_are_read_where_there_are_no_others(german):
    from aboveboard.catalogs import compiled
    from aboveboard.wording.pofile import read_po

    lifecycle = german(
        LABEL, entry("gift.pay:notice", "{merchant} collected {moved}.", "{merchant} hat {moved} in 3 Tagen.")
    )
    path = lifecycle.catalogs / "de/LC_MESSAGES/gift.po"
    path.with_suffix(".mo").write_bytes(compiled(read_po(path)))
    path.unlink()
    assert [one.key for one in found(lifecycle, "AB203")] == ["gift.pay:notice"]


def test_english_that_writers_improved_is_what_is_judged(german):
    lifecycle = german(LABEL)
    path = lifecycle.catalogs / "en" / "LC_MESSAGES" / "gift.po"
    path.parent.mkdir(parents=True)
    path.write_text(GERMAN.replace("de", "en", 1) + entry("gift.asked:label", "Asked for", "Soon"), encoding="utf-8")
    assert [one.key for one in lint([lifecycle], locales=["en"]) if one.code == "AB304"] == ["gift.asked:label"]


def test_a_file_that_cannot_be_read_is_named(german):
    lifecycle = german('msgctxt "a\nmsgid "b"\n')
    with pytest.raises(BadCatalog, match=r"gift\.po:7"):
        list(read(lifecycle, ["de"]))


def test_a_project_brings_its_own_words(german, tmp_path):
    """
    Your writers' list grows with what they find.
    """
    words = tmp_path / "words"
    words.mkdir()
    (words / "de.toml").write_text('[jargon.instead]\n"angefordert" = "verlangt"\n', encoding="utf-8")
    (one,) = found(german(LABEL), "AB303", settings=Settings(lists=words))
    assert (one.key, one.suggestion) == ("gift.asked:label", "verlangt")


def test_a_name_that_customers_know_may_be_said(german):
    said = german(
        LABEL, entry("gift.pay:notice", "{merchant} collected {moved}.", "{merchant} hat {moved} über PayPal.")
    )
    assert found(said, "AB309")
    assert not found(said, "AB309", settings=Settings(known=("PayPal",)))


def test_what_is_not_said_about_money_follows_from_the_machine():
    """
    Which clause a customer can ever read is known from the edges alone.
    """
    held = {one.key for reading in read(PURCHASE, ["en"]) for one in reading.sentences if "money." in one.key}
    assert held == {f"money.{holder}:clause" for holder in ("payer", "held", "payee", "returning", "disputed")}
    alone = evolve(PURCHASE, catalogs=None)
    assert [reading.locale for reading in read(alone)] == ["en"]
