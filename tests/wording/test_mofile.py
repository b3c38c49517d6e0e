import struct

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aboveboard.catalogs import compiled
from aboveboard.errors import BadCatalog
from aboveboard.wording.mofile import read_mo
from aboveboard.wording.pofile import parse_po

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Editor: \\"one\\" \\\\\\n"

msgctxt "a.b:label"
msgid "Paid"
msgstr "Bezahlt"

msgctxt "a.c:label"
msgid "{count} refund"
msgid_plural "{count} refunds"
msgstr[0] "{count} Erstattung"
msgstr[1] "{count} Erstattungen"

msgid "of others"
msgstr "von anderen"

#, fuzzy
msgctxt "a.d:label"
msgid "Sent"
msgstr "Bezahlt"

msgctxt "a.e:label"
msgid "One"
msgid_plural "Many"
msgstr[0] "Eins"
msgstr[1] ""
"""
CATALOG = parse_po(PO, "de.po")
CONTENT = compiled(CATALOG)


def read(tmp_path, content):
    path = tmp_path / "de.mo"
    path.write_bytes(content)
    return read_mo(path)


def test_what_was_compiled_is_read_with_the_english_that_it_was_made_from(tmp_path):
    found = read(tmp_path, CONTENT)
    assert found.headers == CATALOG.headers
    assert {(entry.key, entry.ids, entry.strings) for entry in found.entries} == {
        (entry.key, entry.ids, entry.strings) for entry in CATALOG.entries[:3]
    }
    assert found.plurals.which(2) == 1


def test_english_that_a_compiler_put_in_the_place_of_a_missing_form_is_none(tmp_path):
    """
    English never stands in the middle of a sentence in another language.
    """
    import io

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    buffer = io.BytesIO()
    write_mo(buffer, read_po(io.BytesIO(PO.encode()), locale="de"))
    (half,) = [entry for entry in read(tmp_path, buffer.getvalue()).entries if entry.key == "a.e:label"]
    assert half.strings == ("Eins", "")
    assert not half.is_translated


def test_a_big_endian_file_is_read_too(tmp_path):
    key, text = b"a.b:label\x04Paid", b"Bezahlt"
    content = struct.pack(">7I", 0x950412DE, 0, 1, 28, 36, 0, 0) + struct.pack(
        ">4I", len(key), 44, len(text), 44 + len(key)
    )
    (entry,) = read(tmp_path, content + key + text).entries
    assert (entry.key, entry.strings) == ("a.b:label", ("Bezahlt",))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, len(CONTENT) - 2), at=st.integers(0, len(CONTENT) - 1), byte=st.integers(0, 255))
def test_a_damaged_file_is_refused_by_name_or_still_a_catalog(tmp_path, cut, at, byte):
    for content in (CONTENT[:cut], CONTENT[:at] + bytes([byte]) + CONTENT[at + 1 :]):
        try:
            places = {entry.key for entry in read(tmp_path, content).entries} and {"de.mo"}
        except BadCatalog as error:
            places = {fault.place for fault in error.faults}
        assert all(place.startswith("de.mo") for place in places)


def test_no_file_is_named(tmp_path):
    with pytest.raises(BadCatalog, match=r"none\.mo: cannot be read as an MO file"):
        read_mo(tmp_path / "none.mo")
