"""The one call that asks every rule about everything that lifecycles say."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..lifecycle import Lifecycle
from .findings import Finding
from .readings import Places, read, read_shared
from .registry import RULES
from .rules import Rule
from .sentences import Reading
from .settings import SETTINGS, Settings
from .waivers import Waiver, beside, waived


def lint(
    lifecycles: Iterable[Lifecycle],
    *,
    locales: Iterable[str] | None = None,
    waivers: Iterable[Waiver] = (),
    settings: Settings = SETTINGS,
    places: Places | None = None,
    rules: Iterable[Rule] = RULES,
) -> tuple[Finding, ...]:
    """
    Find every sentence that claims more than the machine knows, or says it worse than it could.

    Args:
        lifecycles: Whose sentences, and those that all of them share.
        locales: In which languages; in English and all that their catalogs have when None.
        waivers: What may pass, and why, besides what stands beside the sentences.
        settings: What your project wants of the rules.
        places: Where the English of a message is written.
        rules: Which ones to ask; all when left out.

    Returns:
        Each thing once, those that may pass among them, in the order of the lifecycles.

    Raises:
        UnknownLocale: No such language.
        BadCatalog: A catalog cannot be used; names file, line and key.
        BadValue: A word list cannot be read; names the file.
    """
    told = tuple(lifecycles)
    asked = None if locales is None else tuple(locales)
    readings = [*_readings(told, asked, settings, places)]
    asked_rules = tuple(rules)
    found = dict.fromkeys(one for reading in readings for one in judge(reading, asked_rules))
    marked = beside(one for reading in readings for one in (*reading.sentences, *reading.missing))
    return tuple(waived(found, (*waivers, *marked)))


def _readings(
    lifecycles: tuple[Lifecycle, ...], locales: tuple[str, ...] | None, settings: Settings, places: Places | None
) -> Iterator[Reading]:
    shared = dict[tuple[Path | None, str], None]()
    for lifecycle in lifecycles:
        for reading in read(lifecycle, locales, places=places, settings=settings):
            shared[lifecycle.catalogs, reading.locale] = None
            yield reading
    for catalogs, locale in shared:
        yield read_shared(catalogs, locale, places=places, settings=settings)


def judge(reading: Reading, rules: Iterable[Rule] = RULES) -> Iterator[Finding]:
    """What the rules have to say about what one lifecycle says in one language."""
    for rule in rules:
        for flaw in rule.finds(reading):
            one = flaw.sentence
            yield Finding(
                rule.code, rule.severity, one.key, one.locale, one.text, flaw.what, flaw.suggestion, one.place
            )
