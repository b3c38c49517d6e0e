"""How far each language is: what a customer in each state of each lifecycle would be shown in it."""

from collections.abc import Iterator
from enum import Enum

from attrs import frozen

from ..wording import Message
from ..wording.pofile import Entry, PoFile, read_po
from ..wording.translations import SOURCE, Table, effective
from .configuration import Project
from .domains import Domain, domains
from .updating import writers_english


class Standing(Enum):
    """How far the sentences of one state are in one language. Only what is complete is shown in it."""

    COMPLETE = "complete"
    STALE = "stale"
    MIXED = "mixed"
    MISSING = "missing"


@frozen
class Row:
    """
    One state in one language.

    Attributes:
        name: Of the lifecycle, or of the file where it belongs to none.
        part: The state, or ``timeline`` and ``money`` for the other sentences of a lifecycle.
        locale: The language.
        stale: Keys whose translation was made from English that has changed since.
        missing: Keys that have none.
        current: How many are as they should be.
    """

    name: str
    part: str
    locale: str
    stale: tuple[str, ...]
    missing: tuple[str, ...]
    current: int

    @property
    def standing(self) -> Standing:
        """All of it in a word."""
        if not self.stale and not self.missing:
            return Standing.COMPLETE
        if self.missing:
            return Standing.MIXED if self.current or self.stale else Standing.MISSING
        return Standing.STALE


def status(project: Project) -> tuple[Row, ...]:
    """
    How far every language is, by lifecycle and state, in the order of the definitions.

    Raises:
        BadValue: A lifecycle cannot be used.
        BadCatalog: A catalog cannot be read; names file, line and key.
    """
    rows = list[Row]()
    for domain in domains(project, project.load()):
        english = writers_english(project, domain)
        for locale in domain.locales:
            entries = {entry.key: entry for entry in _read(project, domain, locale).entries if not entry.obsolete}
            rows += [_row(domain.name, part, locale, messages, entries, english) for part, messages in _parts(domain)]
    return tuple(rows)


def _read(project: Project, domain: Domain, locale: str) -> PoFile:
    path = domain.po(locale)
    return read_po(path, project.relative(path)) if path.is_file() else PoFile({}, ())


def _parts(domain: Domain) -> Iterator[tuple[str, tuple[Message, ...]]]:
    if domain.lifecycle is None:
        yield "", domain.messages
        return
    left = dict.fromkeys(domain.messages)
    for name, says in domain.lifecycle.says.items():
        yield name, says.messages()
        for message in says.messages():
            left.pop(message)
    for part, facet in (("timeline", ":notice"), ("money", ":clause")):
        messages = tuple(message for message in left if message.key.endswith(facet))
        if messages:
            yield part, messages


def _row(
    name: str, part: str, locale: str, messages: tuple[Message, ...], entries: dict[str, Entry], english: Table
) -> Row:
    stale, missing = list[str](), list[str]()
    for message in messages:
        entry = entries.get(message.key)
        wanted = message.forms if locale == SOURCE else effective(message, english)
        if entry is None or not any(entry.strings):
            # English that nobody has changed is as it is in Python.
            if locale != SOURCE:
                missing.append(message.key)
        elif entry.is_fuzzy or entry.ids != wanted:
            stale.append(message.key)
        elif not all(entry.strings):
            missing.append(message.key)
    return Row(name, part, locale, tuple(stale), tuple(missing), len(messages) - len(stale) - len(missing))
