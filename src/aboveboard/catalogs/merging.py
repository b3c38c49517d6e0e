"""
Bringing a language up to date: by key and by nothing else.

A translation is never taken from a sentence that looks alike. Tools that do so have filled the text of a refund with
the translation of a charge, and money went the wrong way.
"""

from collections.abc import Collection

from attrs import evolve, field, frozen
from babel.messages.plurals import get_plural

from ..wording import names_in
from ..wording.pofile import Entry, PoFile
from ..wording.translations import PSEUDO, SOURCE, Table, parse_locale
from .templates import HEADERS


@frozen
class Merged:
    """
    A language's file as it should be, and what became of its sentences. Each is told by its key.

    Attributes:
        catalog: The file.
        new: To be translated for the first time.
        ships: New, and translated already: the library has them.
        stale: To be translated anew: their English has changed since this file was brought up to date.
        kept: Whose English has changed too little to matter, as somebody said.
        unfit: For which somebody said so, and which leave out or add a placeholder.
        gone: Nothing asks for them any more.
    """

    catalog: PoFile
    new: tuple[str, ...] = ()
    ships: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@frozen
class _Step:
    """What becomes of one sentence."""

    entry: Entry
    what: str = field(default="")


def merge(
    template: tuple[Entry, ...],
    old: PoFile | None,
    locale: str,
    *,
    minor: Collection[str] = (),
    known: Table | None = None,
) -> Merged:
    """
    Bring one file of a language up to date.

    A translation stays with its key. Where its English has changed it stays as fuzzy, with the English that it was
    made from in ``#|``, so that nobody is shown it and nobody has to write it again.

    Args:
        template: Every sentence, as `aboveboard.catalogs.template` has them.
        old: The file as it is; None where there is none yet.
        locale: The language.
        minor: Keys whose English has changed too little to translate it anew.
        known: Translations that ship with the library, for sentences that are new to the file. Taken where key and
            English are the same.
    """
    before = PoFile(_headers(locale), ()) if old is None else old
    theirs = {entry.key: entry for entry in sorted(before.entries, key=lambda entry: not entry.obsolete)}
    forms = rule.forms if (rule := before.plurals) else 1
    steps = [_step(entry, theirs.get(entry.key), forms, minor, known or {}) for entry in template]
    asked = {entry.key for entry in template}
    left = [entry for entry in before.entries if entry.key not in asked or theirs[entry.key] is not entry]
    gone = sorted((entry for entry in left if any(entry.strings)), key=lambda entry: entry.key)
    flags = tuple(flag for flag in before.flags if flag != "fuzzy")
    entries = (*(step.entry for step in steps), *map(_set_aside, gone))

    def keys(what: str) -> tuple[str, ...]:
        return tuple(step.entry.key for step in steps if step.what == what)

    return Merged(
        evolve(before, entries=entries, flags=flags),
        keys("new"),
        keys("ships"),
        keys("stale"),
        keys("kept"),
        keys("unfit"),
        tuple(entry.key for entry in gone if not entry.obsolete),
    )


def _set_aside(entry: Entry) -> Entry:
    flags = tuple(flag for flag in entry.flags if flag == "fuzzy")
    return evolve(entry, obsolete=True, flags=flags, places=(), notes=())


def _step(entry: Entry, old: Entry | None, forms: int, minor: Collection[str], known: Table) -> _Step:
    wanted = forms if len(entry.ids) > 1 else 1
    if old is None:
        ships = known.get((entry.key, entry.ids))
        if ships is not None and len(ships.forms) == wanted:
            return _Step(evolve(entry, strings=ships.forms), "ships")
        return _Step(evolve(entry, strings=("",) * wanted), "new")
    own = tuple(flag for flag in old.flags if not flag.startswith(("fuzzy", "max-length", "python-brace-format")))
    merged = evolve(entry, flags=(*entry.flags, *own), remarks=old.remarks)
    if not any(old.strings):
        return _Step(evolve(merged, strings=("",) * wanted))
    if old.ids == entry.ids:
        return _same(merged, old, minor)
    fits = len(old.strings) == wanted
    if entry.key in minor and fits and not old.is_fuzzy:
        return _accepted(evolve(merged, strings=old.strings), old.ids)
    strings, remarks = (old.strings, ()) if fits else _other_forms(old.strings, wanted)
    previous = old.previous if old.is_fuzzy and old.previous else old.ids
    return _Step(_fuzzy(evolve(merged, strings=strings, remarks=(*old.remarks, *remarks)), previous), "stale")


def _same(entry: Entry, old: Entry, minor: Collection[str]) -> _Step:
    """The English is as it was when the file was last brought up to date."""
    same = evolve(entry, strings=old.strings)
    if not old.is_fuzzy:
        return _Step(same)
    if entry.key in minor and old.previous and all(old.strings):
        return _accepted(same, old.previous)
    return _Step(_fuzzy(same, old.previous))


def _accepted(entry: Entry, before: tuple[str, ...]) -> _Step:
    """Somebody said that the change is too small to matter; a placeholder more or less is never that."""
    if _open(entry.ids) == _open(before):
        return _Step(entry, "kept")
    return _Step(_fuzzy(entry, before), "unfit")


def _open(forms: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(names_in, forms))


def _fuzzy(entry: Entry, previous: tuple[str, ...]) -> Entry:
    return evolve(entry, flags=("fuzzy", *entry.flags), previous=previous)


def _other_forms(strings: tuple[str, ...], wanted: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The same words in another number of forms; what finds no place is kept as a remark."""
    kept = (*strings[:wanted], *("",) * (wanted - len(strings)))
    return kept, tuple(f"Was, in another number: {text}" for text in strings[wanted:] if text)


def _headers(locale: str) -> dict[str, str]:
    """What a new file says of itself. The plural rule is written down once, and from then on it is the file's own."""
    return {"Language": locale, "Plural-Forms": plural_forms(locale), **HEADERS}


def plural_forms(locale: str) -> str:
    """The plural rule to begin a language with."""
    if locale == SOURCE or locale in PSEUDO:
        return "nplurals=2; plural=(n != 1);"
    return get_plural(parse_locale(locale)).plural_forms
