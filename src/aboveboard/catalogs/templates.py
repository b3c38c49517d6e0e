"""Templates: every sentence with what a translator needs to know, and no translation."""

from collections.abc import Iterable

from ..lifecycle import Lifecycle
from ..wording import Message
from ..wording.budgets import budget
from ..wording.pofile import Entry, PoFile
from ..wording.translations import Table, effective
from .configuration import Project
from .domains import Domain
from .notes import notes_for
from .places import Spots, find_spots

HEADERS = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
}


def spots_of(project: Project, lifecycles: Iterable[Lifecycle], found: Iterable[Domain]) -> Spots:
    """Where every sentence of a project is written."""
    return find_spots(
        project.root,
        project.lifecycles,
        tuple(lifecycles),
        (message for domain in found for message in domain.messages),
    )


def template(project: Project, domain: Domain, english: Table, spots: Spots) -> tuple[Entry, ...]:
    """
    Every sentence of one file, to be translated.

    Args:
        project: Whose it is.
        domain: Which file.
        english: What writers made of the English; empty for English as it is in Python.
        spots: Where the sentences are written.
    """
    notes = notes_for(domain.messages, domain.lifecycle)
    return tuple(
        _entry(message, effective(message, english), notes[message.key], _lines(project, spots, message.key))
        for message in domain.messages
    )


def plain(messages: Iterable[Message]) -> tuple[Entry, ...]:
    """The same for sentences of no project: nothing but keys, English, notes and budgets."""
    return tuple(_entry(message, message.forms, (message.note,) if message.note else (), ()) for message in messages)


def _entry(message: Message, english: tuple[str, ...], notes: tuple[str, ...], places: tuple[str, ...]) -> Entry:
    most = budget(message.key)
    flags = [f"max-length:{most}"] if most else []
    if message.placeholders:
        flags.append("python-brace-format")
    return Entry(message.key, english, ("",) * len(english), tuple(flags), notes=notes, places=places)


def _lines(project: Project, spots: Spots, key: str) -> tuple[str, ...]:
    # What is put together by a function stands nowhere by itself: its lifecycle is the nearest to open.
    theirs = spots.get(key) or spots.get(f"{key.partition('.')[0]}.opened:notice", ())
    found = (f"{project.relative(spot.path)}:{spot.line}" for spot in theirs)
    return tuple(dict.fromkeys(found))


def pot(entries: tuple[Entry, ...]) -> PoFile:
    """A template as a file."""
    return PoFile(HEADERS, entries)
