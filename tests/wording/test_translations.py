import os

import pytest

from aboveboard.errors import UnknownLocale
from aboveboard.wording import Message, Plural
from aboveboard.wording.translations import Untranslated, chain, translations

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);\\n"

msgctxt "a.b:label"
msgid "Paid"
msgstr "Zapłacone"

#, fuzzy
msgctxt "a.c:label"
msgid "Pending"
msgstr "Zapłacone"

msgctxt "a.d:label"
msgid "Sent"
msgstr ""

msgctxt "a.e:label"
msgid "{count} refund"
msgid_plural "{count} refunds"
msgstr[0] "{count} zwrot"
msgstr[1] "{count} zwroty"
msgstr[2] "{count} zwrotów"
"""


@pytest.fixture
def polish(tmp_path):
    path = tmp_path / "pl" / "LC_MESSAGES" / "words.po"
    path.parent.mkdir(parents=True)
    path.write_text(PO, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("asked", "tried"),
    [
        ("de-AT", ("de_AT", "de", "en")),
        ("es_MX", ("es_MX", "es_419", "es", "en")),
        ("en-GB", ("en_GB", "en_001", "en")),
        ("pt-AO", ("pt_AO", "pt_PT", "pt", "en")),
        ("zh-TW", ("zh_Hant_TW", "zh_Hant", "en")),
        ("en", ("en",)),
    ],
)
def test_who_stands_in_follows_cldr_and_ends_in_english(asked, tried):
    assert chain(asked) == tried


@pytest.mark.parametrize("tag", ["", "xx", "klingon", "de_XX_YY_ZZ", "../etc"])
def test_a_language_nobody_knows_is_refused_by_name(tag):
    with pytest.raises(UnknownLocale, match="not a language"):
        chain(tag)


def test_the_plural_rule_is_the_one_of_the_file(polish):
    words = translations((polish.parents[2],), "pl")
    message = Message("a.e:label", Plural("{count} refund", "{count} refunds"))
    assert [words.parts(message, n) for n in (1, 2, 5, 22)] == [
        ("", "count", " zwrot"),
        ("", "count", " zwroty"),
        ("", "count", " zwrotów"),
        ("", "count", " zwroty"),
    ]


@pytest.mark.parametrize(
    "message",
    [
        Message("a.b:label", "Paid in full"),
        Message("a.c:label", "Pending"),
        Message("a.d:label", "Sent"),
        Message("a.x:label", "Paid"),
    ],
    ids=["the English has changed", "fuzzy", "empty", "another key"],
)
def test_what_is_not_surely_the_translation_is_not_there(polish, message):
    words = translations((polish.parents[2],), "pl")
    with pytest.raises(Untranslated):
        words.parts(message)
    assert words.parts(Message("a.b:label", "Paid")) == ("Zapłacone",)


def test_a_compiled_catalog_is_used_until_its_source_is_newer(polish):
    from aboveboard.catalogs import compiled
    from aboveboard.wording.pofile import read_po

    paid = Message("a.b:label", "Paid")
    polish.with_suffix(".mo").write_bytes(compiled(read_po(polish)))
    polish.write_text(PO.replace("Zapłacone", "Opłacone"), encoding="utf-8")
    os.utime(polish, ns=(0, 0))
    translations.cache_clear()
    assert translations((polish.parents[2],), "pl").parts(paid) == ("Zapłacone",)
    os.utime(polish)
    os.utime(polish.with_suffix(".mo"), ns=(0, 0))
    translations.cache_clear()
    assert translations((polish.parents[2],), "pl").parts(paid) == ("Opłacone",)


def test_a_language_without_catalogs_is_none(tmp_path):
    assert translations((tmp_path,), "fr") is None
