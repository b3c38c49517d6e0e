import os

import pytest

from aboveboard.catalogs import dumps, replace_all
from aboveboard.errors import BadValue
from aboveboard.wording.pofile import parse_po


def everything(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_are_replaced_and_only_those_that_differ_are_told(tmp_path):
    one, two, new = tmp_path / "one", tmp_path / "two", tmp_path / "sub" / "new"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    before = one.stat().st_mtime_ns
    assert replace_all({one: b"1", two: b"II", new: b"3"}) == (two, new)
    assert everything(tmp_path) == {"one": b"1", "two": b"II", "new": b"3"}
    assert one.stat().st_mtime_ns == before


@pytest.mark.parametrize("failing", ["fsync", "replace"])
@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "stopped"]
)
def test_a_crash_leaves_every_file_whole_and_nothing_beside_it(tmp_path, monkeypatch, failing, error):
    """
    Whatever stops us in the middle, you find the old words or the new ones.
    """
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    calls = []

    def stop(*_):
        calls.append(_)
        if len(calls) == 2:
            raise error
        return real(*_)

    real = getattr(os, failing)
    monkeypatch.setattr(os, failing, stop)
    with pytest.raises((BadValue, KeyboardInterrupt)):
        replace_all({one: b"I", two: b"II"})
    found = everything(tmp_path)
    assert found.keys() == {"one", "two"}
    assert found["one"] in (b"1", b"I")
    assert found["two"] == b"2"


SAVED = """\
# Ours.
#
#
msgid ""
msgstr ""
"X-Generator: an editor\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Last-Translator: Ana\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"Language: ja\\n"
"""


def test_a_header_is_the_same_in_whatever_order_an_editor_saved_it():
    assert dumps(parse_po(SAVED, "ja.po")).splitlines() == [
        "# Ours.",
        'msgid ""',
        'msgstr ""',
        '"Language: ja\\n"',
        '"Plural-Forms: nplurals=1; plural=0;\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Last-Translator: Ana\\n"',
        '"X-Generator: an editor\\n"',
    ]


def test_a_link_stays_a_link(tmp_path):
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"1")
    link.symlink_to(real)
    replace_all({link: b"2"})
    assert link.is_symlink()
    assert real.read_bytes() == b"2"


def test_what_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BadValue, match="cannot be written"):
        replace_all({tmp_path / "file" / "under": b""})
