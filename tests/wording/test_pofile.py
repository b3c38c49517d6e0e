import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.errors import BadCatalog
from aboveboard.wording.pofile import LARGEST, parse_po, read_po

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
GOOD = (
    HEADER
    + """# Somebody asked.
#. What it is.
#: src/a.py:1 src/b.py:2
#, fuzzy, max-length:40
#| msgid "It was {amount}."
msgctxt "a.b:label"
msgid "It is {amount}."
msgstr ""
"Es sind "
"{amount}."

msgctxt "a.c:label"
msgid "One"
msgid_plural "{count}"
msgstr[0] "Eins \\"\\\\\\n"
msgstr[1] "{count}"

#~ msgctxt "a.d:label"
#~ msgid "Gone"
#~ msgstr "Weg"
"""
)


def test_everything_in_a_file_is_read():
    one, plural, gone = parse_po(GOOD, "de.po").entries
    assert one.key == "a.b:label"
    assert one.ids == ("It is {amount}.",)
    assert one.strings == ("Es sind {amount}.",)
    assert one.previous == ("It was {amount}.",)
    assert one.flags == ("fuzzy", "max-length:40")
    assert one.places == ("src/a.py:1", "src/b.py:2")
    assert (one.remarks, one.notes, one.line) == (("Somebody asked.",), ("What it is.",), 11)
    assert one.is_fuzzy and not one.is_translated
    assert plural.ids == ("One", "{count}")
    assert plural.strings == ('Eins "\\\n', "{count}")
    assert plural.is_translated
    assert gone.obsolete and not gone.is_translated


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_machine(newline, tmp_path):
    path = tmp_path / "de.po"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", newline).encode())
    assert read_po(path) == parse_po(GOOD, "de.po")


def test_entries_need_no_empty_line_between_them():
    assert parse_po(GOOD.replace("\n\nmsgctxt", "\nmsgctxt"), "de.po").entries == parse_po(GOOD, "de.po").entries


BROKEN = {
    "no closing quote": ('"{amount}."\n\nmsgctxt', '"{amount}.\n\nmsgctxt', "de.po:15 a.b:label: a quotation mark"),
    "a quote too many": ('"Es sind "', '"Es "sind" "', "de.po:14 a.b:label: a quotation mark"),
    "no msgstr": ('msgstr ""\n"Es sind "\n"{amount}."\n', "", "de.po:11 a.b:label: ends before its msgstr"),
    "no msgid": ('msgid "It is {amount}."\n', "", "de.po:11 a.b:label: has no msgid"),
    "not a line": ('msgid "It is', 'hello "It is', "de.po:12 a.b:label: is no line of a PO file"),
    "an escape": ("Es sind ", "Es \\x sind ", "de.po:14 a.b:label: \\x is nothing"),
    "msgid twice": ('msgid "It is', 'msgid "Other"\nmsgid "It is', "is there twice"),
    "a key twice": ("a.c:label", "a.b:label", "de.po:17 a.b:label: is there twice"),
    "a plural form too few": (
        'msgstr[1] "{count}"\n',
        "",
        "de.po:17 a.c:label: has 1 plural forms, and the header has 2",
    ),
    "a plural form left out": ("msgstr[1]", "msgstr[2]", "a.c:label: has msgstr[0], msgstr[2], and should have"),
    "another charset": ("utf-8", "iso-8859-1", "de.po:1: the header should say Content-Type"),
    "no charset": ("Content-Type", "Content", "the header should say Content-Type"),
    "a header line of nothing": (
        '"Plural',
        '"nonsense\\n"\n"Plural',
        "the header has a line without a name: 'nonsense'",
    ),
    "a plural rule of nothing": ("plural=(n != 1)", "plural=(n", "Plural-Forms that nobody can use"),
    "a plural rule of code": ("plural=(n != 1)", "plural=__import__('os')", "Plural-Forms that nobody can use"),
    "a plural rule too far": ("plural=(n != 1)", "plural=n", "Plural-Forms that nobody can use"),
    "a plural rule by nought": ("plural=(n != 1)", "plural=1/(n-n)", "Plural-Forms that nobody can use"),
    "words before all": (HEADER, '"lost"\n' + HEADER, "de.po:1: belongs to nothing"),
}


@pytest.mark.parametrize(("old", "new", "problem"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_named_with_file_line_and_key(old, new, problem):
    assert old in GOOD
    with pytest.raises(BadCatalog) as caught:
        parse_po(GOOD.replace(old, new, 1), "de.po")
    assert problem in str(caught.value)


def test_all_that_is_broken_is_told_at_once():
    with pytest.raises(BadCatalog) as caught:
        parse_po(GOOD.replace('"{amount}."\n\n', "{amount}.\n\n").replace('"One"', "One"), "de.po")
    assert len(caught.value.faults) == 3


def tried(text):
    try:
        return parse_po(text, "de.po").entries, ()
    except BadCatalog as error:
        return (), error.faults


@given(st.integers(0, len(GOOD) - 1))
def test_half_a_file_is_refused_or_has_fewer_sentences_of_the_same_keys(length):
    """
    Half of a file never puts a sentence where another one belongs.
    """
    half, faults = tried(GOOD[:length])
    whole = parse_po(GOOD, "de.po").entries[: len(half)]
    assert [(entry.key, entry.ids) for entry in half] == [(entry.key, entry.ids) for entry in whole]
    assert all(fault.place.startswith("de.po:") for fault in faults)


@given(st.text(max_size=400))
def test_nothing_that_anybody_writes_is_a_crash(text):
    entries, faults = tried(text)
    assert not (entries and faults)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\xff\xfe", "de.po:1: is not text in UTF-8"),
        (b" " * (LARGEST + 1), "is larger than"),
        (None, "cannot be read"),
    ],
    ids=["no text", "too large", "not there"],
)
def test_what_is_no_text_is_refused(tmp_path, content, problem):
    path = tmp_path / "de.po"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadCatalog, match=problem):
        read_po(path)
