"""Which words there are in which language: gettext catalogs keyed by ``msgctxt``, and who stands in for whom."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from attrs import frozen
from babel import Locale
from babel.core import UnknownLocaleError, get_global

from ..errors import BadMessage, UnknownLocale
from .messages import Message
from .mofile import read_mo
from .placeholders import parse, unparse, unsafe
from .plurals import COUNTS, ENGLISH, PluralRule
from .pofile import PoFile, read_po

SOURCE = "en"
"""The language beside the states, in Python. It is always complete."""
PSEUDO = {"en_XA": "en", "ar_XB": "ar"}
"""Languages for layout work, which nobody speaks: whose numbers and dates, and whose direction, they borrow."""


class Untranslated(Exception):
    """This language does not have this sentence. Caught by the renderer, which takes the next language."""


@frozen
class Spoken:
    """What a language has for one sentence: every plural form, and which number takes which."""

    forms: tuple[str, ...]
    rule: PluralRule = ENGLISH

    def form(self, count: int) -> str:
        """The form for a number."""
        return self.forms[self.rule.which(count)] if len(self.forms) > 1 else self.forms[0]


Table = Mapping[tuple[str, tuple[str, ...]], Spoken]
"""By key and English together: the translation of a sentence that has changed since is not found, rather than shown."""


class Translations:
    """
    Every sentence of one language.

    Args:
        locale: The language.
        said: What its catalogs have.
        english: What writers made of the English beside the states; the others translate that.
    """

    def __init__(self, locale: str, said: Table, english: Table) -> None:
        self.locale = locale
        self._said = said
        self._english = english
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def parts(self, message: Message, count: int = 0) -> tuple[str, ...]:
        """
        The sentence in this language, in the plural form for ``count``: text and open names in turn.

        Raises:
            Untranslated: This language does not have it, or has it for English that has changed since.
            BadMessage: What it has must not be shown.
        """
        if len(message.forms) > 1:
            return self._checked(message, self._spoken(message).form(count))
        key = (message.key, message.forms[0])
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._checked(message, self._spoken(message).form(count))
        return known

    def forms(self, message: Message) -> tuple[str, ...]:
        """
        Every form of the sentence in this language, as it was written: one, or as many as its plurals have.

        Raises:
            Untranslated: This language does not have it.
            BadMessage: What it has must not be shown.
        """
        counts = COUNTS if len(message.forms) > 1 else (0,)
        return tuple(dict.fromkeys(unparse(self.parts(message, count)) for count in counts))

    def _spoken(self, message: Message) -> Spoken:
        english = effective(message, self._english)
        if self.locale == SOURCE:
            return Spoken(english)
        found = self._said.get((message.key, english))
        if found is None:
            raise Untranslated(message.key)
        return found

    def _checked(self, message: Message, text: str) -> tuple[str, ...]:
        faults = unsafe(text)
        if faults:
            raise BadMessage(message.key, self.locale, faults)
        return parse(text)


def effective(message: Message, english: Table) -> tuple[str, ...]:
    """The English of a sentence as customers read it: the writers' where they have changed it, else as in Python."""
    theirs = english.get((message.key, message.forms))
    return theirs.forms if theirs is not None and len(theirs.forms) == len(message.forms) else message.forms


@lru_cache
def parse_locale(tag: str) -> Locale:
    """
    Read a language tag, with ``-`` or ``_``.

    Raises:
        UnknownLocale: CLDR has no such language.
    """
    try:
        return Locale.parse(PSEUDO.get(tag.replace("-", "_"), tag).replace("_", "-"), sep="-")
    except (AttributeError, ValueError, UnknownLocaleError, TypeError):
        raise UnknownLocale(tag) from None


@lru_cache
def chain(tag: str) -> tuple[str, ...]:
    """
    The languages to try, nearest first, ending with English: ``es-MX`` gives es_MX, es_419, es, en.

    Parents are CLDR's, which are not always the shorter tag.
    """
    if tag.replace("-", "_") in PSEUDO:
        return tag.replace("-", "_"), SOURCE
    parents = get_global("parent_exceptions")
    found = []
    current = str(parse_locale(tag))
    while current != "root":
        found.append(current)
        current = parents.get(current) or _shorter(current)
    return tuple(found) if SOURCE in found else (*found, SOURCE)


def _shorter(tag: str) -> str:
    """The tag without its last part; nothing where that would change the script, as from zh_Hant to zh."""
    shorter, _, last = tag.rpartition("_")
    usual = get_global("likely_subtags").get(shorter, "").split("_")
    if len(last) == 4 and last.isalpha() and last not in usual:
        return "root"
    return shorter or "root"


def language(tag: str) -> str:
    """
    What English calls a language: ``"German"``, ``"Spanish (Mexico)"``.

    Raises:
        UnknownLocale: CLDR has no such language.
    """
    return parse_locale(tag).english_name or tag


def languages(folders: tuple[Path, ...]) -> tuple[str, ...]:
    """Every language that somebody speaks and can be shown from these folders: English, then the others by tag."""
    tags = {path.parents[1].name for folder in folders for path in folder.glob("*/LC_MESSAGES/*.[mp]o")}
    return (SOURCE, *sorted(tag for tag in tags - {SOURCE, *PSEUDO} if _is_reached(tag)))


def _is_reached(tag: str) -> bool:
    try:
        return tag in chain(tag)
    except UnknownLocale:
        return False


@lru_cache
def translations(folders: tuple[Path, ...], locale: str) -> Translations | None:
    """
    Load one language from folders of ``<locale>/LC_MESSAGES/*.mo``; None where none has it.

    Raises:
        BadCatalog: A file of it cannot be used; names file, line and key.
    """
    said = table(folders, locale)
    if said is None and locale != SOURCE:
        return None
    return Translations(locale, said or {}, table(folders, SOURCE) or {})


def table(folders: tuple[Path, ...], locale: str) -> Table | None:
    """
    What one language has in these folders, the first folder before the next; None where none has it.

    Raises:
        BadCatalog: A file of it cannot be used; names file, line and key.
    """
    found: dict[tuple[str, tuple[str, ...]], Spoken] = {}
    stems = [
        directory / stem
        for directory in (folder / locale / "LC_MESSAGES" for folder in folders)
        for stem in sorted({path.stem for path in directory.glob("*.[mp]o")})
    ]
    for stem in stems:
        for key, spoken in said_in(_newest(stem)).items():
            found.setdefault(key, spoken)
    return found if stems else None


def said_in(catalog: PoFile) -> dict[tuple[str, tuple[str, ...]], Spoken]:
    """What one catalog has: every sentence with all its forms, that nobody has to look at first."""
    rule = catalog.plurals or ENGLISH
    return {
        (entry.key, entry.ids): Spoken(entry.strings, rule)
        for entry in catalog.entries
        if entry.is_translated and (len(entry.ids) == 1 or len(entry.strings) == rule.forms)
    }


def _newest(stem: Path) -> PoFile:
    mo, po = stem.with_suffix(".mo"), stem.with_suffix(".po")
    # A writer who saves a PO file sees it at once; a package ships MO files alone.
    if po.exists() and not (mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns):
        return read_po(po)
    return read_mo(mo)
