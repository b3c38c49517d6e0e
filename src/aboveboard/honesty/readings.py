"""What a lifecycle says in each language, as it stands in Python and in the catalogs."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import evolve, frozen

from ..errors import BadMessage
from ..lifecycle import Lifecycle
from ..lifecycle.validation import possible_holders
from ..wording import CAUSES, Message, shared_messages
from ..wording.filling import SHARED
from ..wording.translations import SOURCE, Table, Untranslated, effective, languages, table, translations
from .catalogs import Written, written
from .facts import Facts, Kind, of_notice, of_state
from .findings import NOWHERE, Place
from .sentences import Reading, Sentence
from .settings import SETTINGS, Settings

Places = Mapping[str, Place]
"""By key: where the English of a message is written."""


def read(
    lifecycle: Lifecycle,
    locales: Iterable[str] | None = None,
    *,
    places: Places | None = None,
    settings: Settings = SETTINGS,
) -> Iterator[Reading]:
    """
    Read what a lifecycle says, language by language.

    Args:
        lifecycle: The lifecycle.
        locales: The languages; English and all that its catalogs have when None.
        places: Where its English is written, for whoever has to change it.
        settings: What the project wants of the rules.
    """
    folders = folders_of(lifecycle.catalogs)
    for locale in languages(folders[:-1]) if locales is None else locales:
        found = dict(_sentences(lifecycle))
        yield _reading(lifecycle.name, found, _Source.of(folders, locale, places or {}), locale, settings)


def read_shared(
    catalogs: Path | None, locale: str, *, places: Places | None = None, settings: Settings = SETTINGS
) -> Reading:
    """Read the sentences that every lifecycle shares, in one language."""
    ours = {CAUSES["us"].key: Facts(Kind.SHARED, apologises=True)}
    found = {message: ours.get(message.key, Facts(Kind.SHARED)) for message in shared_messages()}
    return _reading("shared", found, _Source.of(folders_of(catalogs), locale, places or {}), locale, settings)


def folders_of(catalogs: Path | None) -> tuple[Path, ...]:
    """Where words are looked for, the project's own first."""
    return (SHARED,) if catalogs is None else (catalogs, SHARED)


def _sentences(lifecycle: Lifecycle) -> Iterator[tuple[Message, Facts]]:
    """Every message that a customer may read about it, with what is so where they read it."""
    yield lifecycle.opening, Facts(Kind.NOTICE)
    for name, says in lifecycle.says.items():
        facts = of_state(lifecycle, lifecycle.states[name])
        yield from ((message, facts) for message in says.messages())
    holders = set().union(*possible_holders(lifecycle).values())
    for holder in sorted(holders, key=lambda one: one.index):
        yield lifecycle.whereabouts[holder], Facts(Kind.MONEY)
    if lifecycle.untouched:
        yield lifecycle.untouched_money, Facts(Kind.MONEY)
    for key, message in lifecycle.notices.items():
        yield message, of_notice(lifecycle, key)
    for message in lifecycle.reason_messages.values():
        yield message, Facts(Kind.REASON)


@frozen
class _Source:
    """Where the words of one language come from."""

    folders: tuple[Path, ...]
    catalog: Mapping[str, Written]
    english: Table
    places: Places

    @classmethod
    def of(cls, folders: tuple[Path, ...], locale: str, places: Places) -> "_Source":
        return cls(folders, written(folders, locale), table(folders, SOURCE) or {}, places)


def _reading(
    name: str,
    found: Mapping[Message, Facts],
    source: _Source,
    locale: str,
    settings: Settings,
) -> Reading:
    told = [one for message, facts in found.items() for one in _told(message, facts, locale, source)]
    return Reading(
        name,
        locale,
        tuple(one for one in told if one.text),
        tuple(one for one in told if not one.text),
        _clauses(source.folders, locale),
        settings,
    )


def _told(message: Message, facts: Facts, locale: str, source: "_Source") -> Iterator[Sentence]:
    english = effective(message, source.english)
    like = Sentence(message.key, "", facts, locale, english, place=source.places.get(message.key, NOWHERE))
    entry = source.catalog.get(message.key)
    if locale == SOURCE:
        singles = (True, False) if len(english) > 1 else (False,)
        improved = next(entry.sentences(evolve(like, english=message.forms)), None) if entry else None
        for form, single in zip(english, singles, strict=True):
            told = improved if improved and improved.text else like
            yield evolve(told, text=form, english=(), made_from=(), is_one_number=single)
    elif entry is not None:
        yield from entry.sentences(like)
    else:
        yield from (evolve(like, text=form) for form in _compiled(message, source.folders, locale) or ("",))


def _compiled(message: Message, folders: tuple[Path, ...], locale: str) -> tuple[str, ...]:
    """What a catalog says of which there is no PO file here."""
    spoken = translations(folders, locale)
    try:
        return spoken.forms(message) if spoken else ()
    except (Untranslated, BadMessage):
        return ()


def _clauses(folders: tuple[Path, ...], locale: str) -> Mapping[str, str]:
    """By key: every shared sentence, to be put into others."""
    found = {}
    for message in shared_messages():
        forms = _compiled(message, folders, locale)
        if forms:
            found[message.key] = max(forms, key=len)
    return found
