"""PO files as their writers left them: nothing corrected, nothing passed over."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from attrs import evolve, frozen

from ..wording.plurals import ENGLISH, PluralRule
from ..wording.pofile import Entry, read_po
from .findings import Place
from .sentences import Sentence

MARK = "honesty:"
"""Begins a translator's remark that waives a warning: ``# honesty: AB304 why it may pass``."""
_MANY = range(1, 1001)
"""What can be counted. Nothing is never told as a number: French has one form for none and for one."""


@frozen
class Written:
    """
    One entry of a PO file, and where it stands.

    Attributes:
        entry: The entry.
        rule: Which number takes which of its forms.
        place: Its file and line.
    """

    entry: Entry
    rule: PluralRule
    place: Place

    def sentences(self, like: Sentence) -> Iterator[Sentence]:
        """Its forms as sentences; one without text where nobody is shown it."""
        found = evolve(like, made_from=self.entry.ids, place=self.place, waivers=waivers_in(self.entry.remarks))
        if not self.entry.is_translated or self.entry.ids != like.english:
            yield found
            return
        for index, text in enumerate(self.entry.strings):
            yield evolve(found, text=text, is_one_number=self._is_for_one(index))

    def _is_for_one(self, index: int) -> bool:
        several = len(self.entry.strings) > 1
        return several and sum(self.rule.which(number) == index for number in _MANY) <= 1


def written(folders: tuple[Path, ...], locale: str) -> Mapping[str, Written]:
    """
    By key: every entry of one language; of several, the one that counts.

    Raises:
        BadCatalog: A file of it cannot be used; names file, line and key.
    """
    found: dict[str, Written] = {}
    for folder in folders:
        for path in sorted((folder / locale / "LC_MESSAGES").glob("*.po")):
            file = read_po(path)
            for entry in file.entries:
                if not entry.obsolete:
                    place = Place(str(path), entry.line)
                    found.setdefault(entry.key, Written(entry, file.plurals or ENGLISH, place))
    return MappingProxyType(found)


def waivers_in(remarks: tuple[str, ...]) -> Mapping[str, str]:
    """What a translator waived beside a sentence, by code, and why."""
    found = {}
    for remark in remarks:
        before, mark, rest = remark.partition(MARK)
        if mark and not before.strip():
            code, _, why = rest.strip().partition(" ")
            found[code] = why.strip()
    return MappingProxyType(found)
