"""How far each language is: what a customer in each state of each lifecycle would be shown in it."""

from collections.abc import Collection, Iterable, Iterator
from enum import Enum

from attrs import evolve, frozen

from ..errors import BadValue
from ..wording import Message
from ..wording.pofile import Entry, PoFile, read_po
from ..wording.translations import SOURCE, Table, effective, parse_locale
from .configuration import Project
from .domains import Domain, domains
from .updating import writers_english


class Standing(Enum):
    """How far the sentences of one state are in one language. Only what is complete is shown in it."""

    COMPLETE = "complete"
    STALE = "stale"
    FUZZY = "fuzzy"
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
        fuzzy: Keys whose translation stands beside today's English, filled in, and is still marked fuzzy. Those that
            are marked because their English has changed are stale as well.
        missing: Keys that have none.
        current: How many are as they should be.
    """

    name: str
    part: str
    locale: str
    stale: tuple[str, ...]
    fuzzy: tuple[str, ...]
    missing: tuple[str, ...]
    current: int

    @property
    def standing(self) -> Standing:
        """All of it in a word."""
        if self.missing:
            return Standing.MIXED if self.current or self.stale or self.fuzzy else Standing.MISSING
        if self.stale:
            return Standing.STALE
        return Standing.FUZZY if self.fuzzy else Standing.COMPLETE


def status(project: Project, locales: Collection[str] = (), names: Collection[str] = ()) -> tuple[Row, ...]:
    """
    How far every language is, by lifecycle and state, in the order of the definitions.

    Args:
        project: Whose.
        locales: Only these languages; without any, all.
        names: Only these lifecycles, or ``reasons`` and ``shared``; without any, all.

    Raises:
        BadValue: A lifecycle cannot be used, or there is no such language or lifecycle.
        BadCatalog: A catalog cannot be read; names file, line and key.
    """
    rows = list[Row]()
    for domain in narrowed(project, locales, names):
        english = writers_english(project, domain)
        for locale in domain.locales:
            entries = {entry.key: entry for entry in entries_of(project, domain, locale)}
            rows += [_row(domain.name, part, locale, messages, entries, english) for part, messages in _parts(domain)]
    return tuple(rows)


def narrowed(project: Project, locales: Collection[str], names: Collection[str] = ()) -> tuple[Domain, ...]:
    """
    The files of a project, in some languages and of some lifecycles; without any, all.

    Raises:
        BadValue: A lifecycle cannot be used, or there is no such language or lifecycle.
    """
    wanted = {str(parse_locale(locale)) for locale in locales}
    found = domains(project, project.load())
    _must_be(wanted, project.locales, "is no language of this project")
    _must_be(names, [domain.name for domain in found], "is no lifecycle of this project")
    return tuple(
        evolve(domain, locales=tuple(locale for locale in domain.locales if not wanted or locale in wanted))
        for domain in found
        if not names or domain.name in names
    )


def _must_be(wanted: Iterable[str], there: Collection[str], problem: str) -> None:
    for name in sorted(set(wanted) - set(there)):
        raise BadValue(name, f"{problem}; there are: {', '.join(there)}")


def entries_of(project: Project, domain: Domain, locale: str) -> tuple[Entry, ...]:
    """
    What one file has in one language today; nothing where there is no such file yet.

    Raises:
        BadCatalog: It cannot be read; names file, line and key.
    """
    path = domain.po(locale)
    catalog = read_po(path, project.relative(path)) if path.is_file() else PoFile({}, ())
    return tuple(entry for entry in catalog.entries if not entry.obsolete)


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
    stale, fuzzy, missing = list[str](), list[str](), list[str]()
    for message in messages:
        entry = entries.get(message.key)
        wanted = message.forms if locale == SOURCE else effective(message, english)
        if entry is None or not any(entry.strings):
            # English that nobody has changed is as it is in Python.
            if locale != SOURCE:
                missing.append(message.key)
        elif entry.ids != wanted or (entry.is_fuzzy and entry.previous):
            stale.append(message.key)
        elif not all(entry.strings):
            missing.append(message.key)
        if entry and entry.is_fuzzy and entry.ids == wanted and all(entry.strings):
            fuzzy.append(message.key)
    current = len(messages) - len({*stale, *fuzzy, *missing})
    return Row(name, part, locale, tuple(stale), tuple(fuzzy), tuple(missing), current)
