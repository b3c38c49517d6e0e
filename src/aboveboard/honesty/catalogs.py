"""PO files as their writers left them: nothing corrected, nothing passed over."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from gettext import c2py
from pathlib import Path
from types import MappingProxyType

from attrs import evolve, frozen

from ..wording.translations import read_po_file
from .findings import Place
from .sentences import Sentence

MARK = "honesty:"
"""Begins a translator's comment that waives a warning: ``# honesty: AB304 why it may pass``."""
_MANY = range(1001)


@frozen
class Written:
    """
    One entry of a PO file.

    Attributes:
        ids: The English that it translates.
        strings: Its plural forms, as they are written; empty ones where it is not translated.
        counts: For each of them, how many numbers below a thousand it is for.
        is_fuzzy: Somebody has still to read it, so nobody is shown it.
        place: Where it stands.
        waivers: By code of a rule: why it may pass.
    """

    ids: tuple[str, ...]
    strings: tuple[str, ...]
    counts: tuple[int, ...]
    is_fuzzy: bool
    place: Place
    waivers: Mapping[str, str]

    def sentences(self, like: Sentence) -> Iterator[Sentence]:
        """Its forms as sentences; one without text where none is shown."""
        if self.is_fuzzy or not all(self.strings) or self.ids[0] != like.english[0]:
            yield like
            return
        for text, count in zip(self.strings, self.counts, strict=True):
            yield evolve(like, text=text, made_from=self.ids, is_one_number=count == 1, waivers=self.waivers)


@lru_cache(maxsize=256)
def written(folders: tuple[Path, ...], locale: str) -> Mapping[str, Written]:
    """By key: every entry of one language; of several, the one that counts."""
    found: dict[str, Written] = {}
    for folder in folders:
        for path in sorted((folder / locale / "LC_MESSAGES").glob("*.po")):
            for key, entry in _entries(path, locale):
                found.setdefault(key, entry)
    return MappingProxyType(found)


def _entries(path: Path, locale: str) -> Iterator[tuple[str, Written]]:
    catalog = read_po_file(path, locale)
    rule = c2py(catalog.plural_expr)
    chosen = [rule(number) for number in _MANY]
    for entry in catalog:
        if not entry.id:
            continue
        ids = (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)
        strings = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ("",))
        counts = tuple(chosen.count(index) for index in range(len(strings))) if len(strings) > 1 else (len(chosen),)
        place = Place(str(path), entry.lineno or 0)
        yield entry.context or "", Written(ids, strings, counts, entry.fuzzy, place, _waivers(entry.user_comments))


def _waivers(comments: list[str]) -> Mapping[str, str]:
    """What a translator waived beside a sentence, and why."""
    found = {}
    for comment in comments:
        before, mark, rest = comment.partition(MARK)
        if mark and not before.strip():
            code, _, why = rest.strip().partition(" ")
            found[code] = why.strip()
    return MappingProxyType(found)
