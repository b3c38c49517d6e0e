"""What must not reach a customer, and what is still to be done, each with file, line and key."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from ..errors import AboveboardError, BadCatalog, DefinitionError, Fault
from ..lifecycle import Lifecycle
from ..lifecycle.rewording import reworded
from ..wording import Message, names_in, problems
from ..wording.pofile import PoFile, read_po
from ..wording.translations import SOURCE, Table, effective, parse_locale


def check_catalog(path: Path, messages: Iterable[Message]) -> tuple[Fault, ...]:
    """
    Find everything in a PO file that somebody has to look at. Empty when it is fine.

    Args:
        path: The PO file.
        messages: What it should translate.

    Returns:
        Faults, each with file, line and key: text that is broken or unsafe, placeholders
        that are unknown or missing, digits, untranslated or stale entries, strangers.
    """
    try:
        catalog = read_po(path)
    except BadCatalog as error:
        return error.faults
    wanted = list(messages)
    return (*faults_in(catalog, path.name, wanted), *gaps_in(catalog, path.name, wanted))


def faults_in(catalog: PoFile, name: str, messages: Iterable[Message], locale: str = "") -> Iterator[Fault]:
    """
    Find what must never be compiled.

    Args:
        catalog: What was read.
        name: How to call the file.
        messages: What it should translate.
        locale: The language it should be in; empty where the file alone says so.
    """
    yield from _header(catalog, name, locale)
    expected = {message.key: message for message in messages}
    entries = [entry for entry in catalog.entries if not entry.obsolete]
    for entry in entries:
        place = f"{name}:{entry.line} {entry.key}".rstrip()
        message = expected.get(entry.key)
        known = message.placeholders if message else frozenset[str]()
        yield from (Fault(place, what) for what in text_faults(entry.ids, entry.strings, known))
        if locale == SOURCE and len(entry.ids) != len(entry.strings):
            yield Fault(place, f"has {len(entry.strings)} forms, and English has {len(entry.ids)}")
    there = {entry.key for entry in entries}
    for key in expected.keys() - there:
        yield Fault(f"{name} {key}", "is missing: the file ends too early, or was not brought up to date")


def _header(catalog: PoFile, name: str, locale: str) -> Iterator[Fault]:
    if not catalog.headers:
        yield Fault(f"{name}:1", "has no header; the first entry of a PO file translates an empty msgid")
    if "fuzzy" in catalog.flags:
        yield Fault(f"{name}:1", "the header is marked fuzzy, and other tools would leave out the whole file")
    says = catalog.headers.get("Language", "")
    if locale and says:
        try:
            theirs = str(parse_locale(says))
        except AboveboardError:
            theirs = says
        if theirs not in (locale, str(parse_locale(locale))):
            yield Fault(f"{name}:1", f"the header says Language: {says}, and it stands in the folder of {locale}")


def text_faults(ids: tuple[str, ...], strings: tuple[str, ...], known: frozenset[str] = frozenset()) -> Iterator[str]:
    """
    Find what is wrong with a translation itself.

    Args:
        ids: The English, one a plural form.
        strings: The translation, one a plural form; empty ones are passed over.
        known: Names that may stand in braces besides those of the English.
    """
    wanted = frozenset[str]().union(*map(names_in, ids))
    # A plural form for exactly one, or two, may say the number as a word.
    optional = {"count"} if len(ids) > 1 else set[str]()
    for text in filter(None, strings):
        names = names_in(text)
        yield from problems(text, wanted | known)
        yield from (f"leaves out {{{name}}}" for name in sorted(wanted - names - optional))
        yield from (f"says {{{name}}}, which the English does not" for name in sorted(names - wanted))


def gaps_in(catalog: PoFile, name: str, messages: Iterable[Message], english: Table | None = None) -> Iterator[Fault]:
    """
    Find what is still to be done. None of it reaches a customer: they read another language instead.

    Args:
        catalog: What was read.
        name: How to call the file.
        messages: What it should translate.
        english: What writers made of the English.
    """
    expected: Mapping[str, Message] = {message.key: message for message in messages}
    for entry in catalog.entries:
        place = f"{name}:{entry.line} {entry.key}".rstrip()
        message = expected.get(entry.key)
        if entry.obsolete:
            continue
        if message is None:
            yield Fault(place, "translates a key that no lifecycle has")
        elif effective(message, english or {}) != entry.ids:
            yield Fault(place, "translates English that has changed since")
        if not all(entry.strings):
            yield Fault(place, "is not translated")
        if entry.is_fuzzy:
            yield Fault(place, "is fuzzy, so nobody will see it")


def unbuildable(lifecycle: Lifecycle, english: Callable[[Message], tuple[str, ...]]) -> Iterator[Fault]:
    """Find why a lifecycle could not be built with other English: two states that read the same, a missing date."""
    try:
        reworded(lifecycle, english)
    except DefinitionError as error:
        yield from error.faults
