"""PO files as text, the same for the same content, and files replaced whole or not at all."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from babel.messages.pofile import normalize

from ..errors import BadValue
from ..wording.pofile import Entry, PoFile

WIDTH = 100
FIELDS = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")
"""What a header says first. Every editor has an order of its own, and none of them is news."""


def dumps(catalog: PoFile) -> str:
    """A PO file as text: today's entries in their order, then those that nothing asks for any more."""
    blocks = [_header(catalog), *(_block(entry) for entry in catalog.entries if not entry.obsolete)]
    blocks += [_block(entry, "#~ ") for entry in catalog.entries if entry.obsolete]
    return "\n".join(blocks)


def _header(catalog: PoFile) -> str:
    remarks = "\n".join(catalog.remarks).strip("\n")
    comments = "".join(f"# {line}".rstrip() + "\n" for line in remarks.splitlines())
    flags = f"#, {', '.join(catalog.flags)}\n" if catalog.flags else ""
    fields = "".join(f'"{_escaped(f"{name}: {value}")}\\n"\n' for name, value in _in_order(catalog.headers))
    return f'{comments}{flags}msgid ""\nmsgstr ""\n{fields}'


def _in_order(headers: Mapping[str, str]) -> list[tuple[str, str]]:
    rest = sorted(headers.keys() - set(FIELDS))
    return [(name, headers[name]) for name in (*FIELDS, *rest) if name in headers]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _block(entry: Entry, prefix: str = "") -> str:
    return "".join(f"{line}\n" for line in (*_comments(entry, prefix), *_words(entry, prefix)))


def _comments(entry: Entry, prefix: str) -> Iterator[str]:
    yield from (f"# {remark}".rstrip() for remark in entry.remarks)
    if not prefix:
        yield from (f"#. {note}".rstrip() for note in entry.notes)
        if entry.places:
            yield f"#: {' '.join(entry.places)}"
    if entry.flags:
        yield f"#, {', '.join(sorted(entry.flags))}"
    before = "#~| " if prefix else "#| "
    for word, text in zip(("msgid", "msgid_plural"), entry.previous, strict=False):
        yield from f"{before}{word} {normalize(text, width=WIDTH)}".replace("\n", f"\n{before}").split("\n")


def _words(entry: Entry, prefix: str) -> Iterator[str]:
    named = [("msgctxt", entry.key)] if entry.key else []
    named += list(zip(("msgid", "msgid_plural"), entry.ids, strict=False))
    plural = len(entry.ids) > 1
    named += [(f"msgstr[{index}]" if plural else "msgstr", text) for index, text in enumerate(entry.strings)]
    for word, text in named:
        yield f"{prefix}{word} {normalize(text, prefix=prefix, width=WIDTH)}"


def replace_all(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """
    Write files: first all of them beside their places, then each into its place. Nobody ever sees half of one.

    Returns:
        Those that are different now.

    Raises:
        BadValue: One cannot be written. None is half written.
    """
    drafts = dict[Path, Path]()
    try:
        for path, content in files.items():
            target = path.resolve()
            if not target.is_file() or target.read_bytes() != content:
                drafts[path] = target.with_name(f".{target.name}.{os.getpid()}")
                _write(drafts[path], content)
        for path, draft in drafts.items():
            os.replace(draft, path.resolve())  # noqa: PTH105  # its name says that it is one step
    except OSError as error:
        raise BadValue(error.filename or "a file", f"cannot be written: {error.strerror or error}") from None
    finally:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    return tuple(drafts)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
