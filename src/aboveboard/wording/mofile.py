"""MO files: what was compiled, with the English that each translation was made from."""

import struct
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from ..errors import BadCatalog, Fault
from .pofile import Entry, PoFile, parse_po

_MAGIC = {b"\xde\x12\x04\x95": "<", b"\x95\x04\x12\xde": ">"}


def read_mo(path: Path) -> PoFile:
    """
    Read an MO file. Unlike gettext's own reader, it keeps the plural English beside the singular one.

    Raises:
        BadCatalog: It is none, or ends too early.
    """
    try:
        found = list(_entries(path.read_bytes()))
    except (OSError, struct.error, UnicodeDecodeError, LookupError, ValueError) as error:
        raise BadCatalog(path.name, (Fault(path.name, f"cannot be read as an MO file: {error}"),)) from None
    header = next((entry.strings[0] for entry in found if not entry.key and entry.ids == ("",)), "")
    lines = "".join(f'"{_escaped(line)}\\n"\n' for line in header.splitlines())
    headers = parse_po(f'msgid ""\nmsgstr ""\n{lines}', path.name).headers if header else {}
    entries = (entry for entry in found if entry.ids != ("",))
    english = headers.get("Language", "").startswith("en")
    return PoFile(headers, tuple(entries if english else map(_own, entries)))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _entries(content: bytes) -> Iterator[Entry]:
    if content[:4] not in _MAGIC:
        raise ValueError("it does not begin like one")
    order = _MAGIC[content[:4]]
    _, count, keys, strings = struct.unpack_from(f"{order}4I", content, 4)
    for index in range(count):
        key, context, text = _piece(content, order, keys + 8 * index).rpartition("\x04")
        said = _piece(content, order, strings + 8 * index)
        ids = tuple(text.split("\0"))
        yield Entry(key if context else "", ids, tuple(said.split("\0")) if len(ids) > 1 else (said,))


def _own(entry: Entry) -> Entry:
    """Babel's compiler puts English into the forms of a plural that are missing: take it out again."""
    if len(entry.ids) == 1:
        return entry
    forms = (("" if text == entry.ids[min(index, 1)] else text) for index, text in enumerate(entry.strings))
    return evolve(entry, strings=tuple(forms))


def _piece(content: bytes, order: str, at: int) -> str:
    length, start = struct.unpack_from(f"{order}2I", content, at)
    if start + length > len(content):
        raise ValueError("it ends too early")
    return content[start : start + length].decode("utf-8")
