"""
PO files, read strictly: a catalog comes from outside, and what is not plainly a PO file is named with its line.

Babel's reader forgets ``#|``, the English that a translation was made from, and passes over what is broken.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import define, field, frozen

from ..errors import BadCatalog, Fault
from .plurals import PluralRule, plural_rule

LARGEST = 16_000_000
"""Bytes. All sentences of all lifecycles that ship are a fortieth of it."""

_WORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d)\])?)\s*(?=\")")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"\Z')
_ESCAPE = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_LINES = re.compile(r"\r\n|\n|\r")


@frozen
class Entry:
    """
    One sentence in a PO file.

    Attributes:
        key: Its ``msgctxt``; empty in files of others.
        ids: The English that it translates, one a plural form.
        strings: The translation, as many as the language has forms. Empty strings where there is none.
        flags: Such as ``fuzzy`` or ``max-length:40``.
        previous: The English that the translation was made from, where that has changed since.
        remarks: What translators wrote about it.
        notes: What we tell them about it.
        places: File and line of the definition.
        obsolete: Nothing asks for it any more.
        line: Where it begins, from one.
    """

    key: str
    ids: tuple[str, ...]
    strings: tuple[str, ...]
    flags: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    obsolete: bool = False
    line: int = field(default=0, eq=False)

    @property
    def is_fuzzy(self) -> bool:
        """Whether somebody has to look at it first. Never shown, never compiled."""
        return "fuzzy" in self.flags

    @property
    def is_translated(self) -> bool:
        """Whether every form is there and nobody has to look at it first."""
        return all(self.strings) and not self.is_fuzzy and not self.obsolete


@frozen
class PoFile:
    """
    A PO file.

    Attributes:
        headers: By name, such as ``Plural-Forms``.
        entries: In the order of the file, without the header.
        remarks: What stands above the header.
        flags: Of the header.
    """

    headers: Mapping[str, str]
    entries: tuple[Entry, ...]
    remarks: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def plurals(self) -> PluralRule | None:
        """Its plural rule; None where it has none."""
        return plural_rule(self.headers.get("Plural-Forms", ""))


def read_po(path: Path, name: str = "") -> PoFile:
    """
    Read a PO file, and call it ``name`` where something is wrong with it.

    Raises:
        BadCatalog: All that is wrong, each with file, line and key.
    """
    return parse_po(_text(path, name or path.name), name or path.name)


def parse_po(text: str, name: str) -> PoFile:
    """
    Read the text of a PO file that is called ``name``.

    Raises:
        BadCatalog: All that is wrong, each with file, line and key.
    """
    drafts, faults = [], list[Fault]()
    for draft in _drafts(text, name, faults):
        if draft.words:
            draft.finish(name, faults)
            drafts.append(draft)
    if not faults:
        faults += _twice(drafts, name)
    header = drafts.pop(0).entry() if drafts and not faults and drafts[0].is_header else None
    headers = {} if header is None else _headers(header, name, faults)
    if faults:
        raise BadCatalog(name, tuple(faults))
    above = ((), ()) if header is None else (header.remarks, header.flags)
    found = PoFile(headers, tuple(draft.entry() for draft in drafts), *above)
    faults += _forms(found, name)
    if faults:
        raise BadCatalog(name, tuple(faults))
    return found


def _text(path: Path, name: str) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadCatalog(name, (Fault(name, f"cannot be read: {error.strerror or error}"),)) from None
    if len(content) > LARGEST:
        raise BadCatalog(name, (Fault(name, f"is larger than {LARGEST:,} bytes"),))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadCatalog(name, (Fault(f"{name}:{line}", "is not text in UTF-8"),)) from None


@define
class _Draft:
    """An entry while its lines are read: what each keyword says so far, in pieces."""

    line: int
    obsolete: bool = False
    words: dict[str, list[str]] = field(factory=dict)
    before: dict[str, list[str]] = field(factory=dict)
    remarks: list[str] = field(factory=list)
    notes: list[str] = field(factory=list)
    places: list[str] = field(factory=list)
    flags: list[str] = field(factory=list)
    open: list[str] | None = None

    @property
    def is_header(self) -> bool:
        return "msgctxt" not in self.words and self.said("msgid") == "" and not self.obsolete

    def said(self, word: str) -> str:
        return "".join(self.words.get(word, ()))

    def strings(self) -> tuple[str, ...]:
        return tuple("".join(pieces) for word, pieces in self.words.items() if word.startswith("msgstr"))

    def place(self, name: str) -> str:
        key = self.said("msgctxt")
        return f"{name}:{self.line} {key}" if key else f"{name}:{self.line}"

    def finish(self, name: str, faults: list[Fault]) -> None:
        forms = [word for word in self.words if word.startswith("msgstr")]
        wanted = [f"msgstr[{index}]" for index in range(len(forms))] if "msgid_plural" in self.words else ["msgstr"]
        if "msgid" not in self.words:
            faults.append(Fault(self.place(name), "has no msgid"))
        elif not forms:
            faults.append(Fault(self.place(name), "ends before its msgstr"))
        elif forms != wanted:
            faults.append(Fault(self.place(name), f"has {', '.join(forms)}, and should have {', '.join(wanted)}"))

    def entry(self) -> Entry:
        words = ("msgid", "msgid_plural")
        return Entry(
            self.said("msgctxt"),
            tuple(self.said(word) for word in words if word in self.words),
            self.strings(),
            tuple(dict.fromkeys(self.flags)),
            tuple("".join(self.before[word]) for word in words if word in self.before),
            tuple(self.remarks),
            tuple(self.notes),
            tuple(self.places),
            self.obsolete,
            self.line,
        )


def _drafts(text: str, name: str, faults: list[Fault]) -> Iterator[_Draft]:
    draft = _Draft(1)
    for number, line in enumerate(_LINES.split(text), 1):
        rest, obsolete = line.strip(" \t"), False
        if rest.startswith("#~"):
            rest, obsolete = rest[2:].lstrip(" \t"), True
            rest = f"#{rest}" if rest.startswith("|") else rest
        starts = rest.startswith(("#", "msgctxt")) or (rest.startswith("msgid") and "msgid" in draft.words)
        if not rest or (starts and any(word.startswith("msgstr") for word in draft.words)):
            if draft.words:
                yield draft
                draft = _Draft(number)
            if not rest:
                continue
        if not draft.words:
            draft.line = number
        draft.obsolete |= obsolete
        problem = _comment(draft, rest) if rest.startswith("#") else _words(draft.words, draft, rest)
        if problem:
            faults.append(Fault(f"{name}:{number} {draft.said('msgctxt')}".rstrip(), problem))
    yield draft


def _comment(draft: _Draft, line: str) -> str:
    kind, text = line[1:2], line[2:].strip()
    if kind == "|":
        return _words(draft.before, draft, text)
    if kind == ".":
        draft.notes.append(text)
    elif kind == ":":
        draft.places += text.split()
    elif kind == ",":
        draft.flags += [flag for one in text.split(",") if (flag := one.strip())]
    else:
        draft.remarks.append(line[1:].strip())
    return ""


def _words(into: dict[str, list[str]], draft: _Draft, line: str) -> str:
    """Take in one line of words; what is wrong with it, or nothing."""
    word = _WORD.match(line)
    quoted = _QUOTED.match(line[word.end() :] if word else line)
    if quoted is None:
        return "a quotation mark is missing" if word or line.startswith('"') else "is no line of a PO file"
    if word:
        if word[1] in into:
            return f"{word[1]} is there twice"
        draft.open = into[word[1]] = []
    if draft.open is None:
        return "belongs to nothing"
    strange = {found[1] for found in _ESCAPE.finditer(quoted[1])} - _MEANT.keys()
    draft.open.append(_ESCAPE.sub(lambda found: _MEANT.get(found[1], found[1]), quoted[1]))
    return f"\\{min(strange)} is nothing that a sentence needs" if strange else ""


def _twice(drafts: list[_Draft], name: str) -> Iterator[Fault]:
    seen = set[tuple[str, str]]()
    for draft in drafts:
        # Files of others may have one key with different English; ours have a key once.
        key = (draft.said("msgctxt"), "" if draft.said("msgctxt") else draft.said("msgid"))
        if not draft.obsolete and key in seen:
            yield Fault(draft.place(name), "is there twice")
        if not draft.obsolete:
            seen.add(key)


def _headers(header: Entry, name: str, faults: list[Fault]) -> dict[str, str]:
    found = dict[str, str]()
    for line in "".join(header.strings).splitlines():
        field_name, colon, value = line.partition(":")
        if line.strip() and not colon:
            faults.append(Fault(f"{name}:{header.line}", f"the header has a line without a name: {line[:60]!r}"))
        elif line.strip():
            found[field_name.strip()] = value.strip()
    charset = re.search(r"charset=([\w-]+)", found.get("Content-Type", ""))
    if charset is None or charset[1].lower().replace("-", "") != "utf8":
        faults.append(Fault(f"{name}:{header.line}", "the header should say Content-Type: text/plain; charset=UTF-8"))
    rule = found.get("Plural-Forms")
    if rule is not None and plural_rule(rule) is None:
        faults.append(Fault(f"{name}:{header.line}", f"the header has Plural-Forms that nobody can use: {rule[:60]!r}"))
    return found


def _forms(found: PoFile, name: str) -> Iterator[Fault]:
    rule = found.plurals
    for entry in found.entries:
        counts = len(entry.ids) > 1 and any(entry.strings) and not entry.obsolete
        if counts and (rule is None or len(entry.strings) != rule.forms):
            wanted = f"{rule.forms} forms" if rule else "no Plural-Forms"
            yield Fault(
                f"{name}:{entry.line} {entry.key}".rstrip(),
                f"has {len(entry.strings)} plural forms, and the header has {wanted}",
            )
