"""Which words there are in which language: gettext catalogs keyed by ``msgctxt``, and who stands in for whom."""

import gettext
import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale
from babel.core import UnknownLocaleError, get_global

from ..errors import BadMessage, BadValue, UnknownLocale
from .messages import Message
from .placeholders import parse, unparse, unsafe

if TYPE_CHECKING:
    from babel.messages import Catalog

SOURCE = "en"
"""The language beside the states, in Python. It is always complete."""
_COUNTS = range(201)
"""Numbers that tell every plural form of every language apart, short of a million."""


class Untranslated(Exception):
    """This language does not have this sentence. Caught by the renderer, which takes the next language."""


class _Nothing(gettext.NullTranslations):
    """The end of a catalog: says that something is missing, where gettext would quietly return English."""

    def pgettext(self, context: str, message: str) -> str:
        raise Untranslated(context)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        raise Untranslated(context)


class Translations:
    """
    Every sentence of one language.

    Args:
        locale: The language.
        catalog: A gettext catalog, with those that stand in for it behind it; None for English itself.
    """

    def __init__(self, locale: str, catalog: gettext.NullTranslations | None) -> None:
        self.locale = locale
        self._catalog = catalog
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def parts(self, message: Message, count: int = 0) -> tuple[str, ...]:
        """
        The sentence in this language, in the plural form for ``count``: text and open names in turn.

        Looked up by key and English together, so the translation of a sentence
        that has changed since is not found, rather than shown.

        Raises:
            Untranslated: This language does not have it.
            BadMessage: What it has must not be shown.
        """
        if len(message.forms) > 1:
            return self._checked(message, self._plural(message, count))
        key = (message.key, message.forms[0])
        known = self._known.get(key)
        if known is None:
            text = message.forms[0] if self._catalog is None else self._catalog.pgettext(*key)
            known = self._known[key] = self._checked(message, text)
        return known

    def forms(self, message: Message) -> tuple[str, ...]:
        """
        Every form of the sentence in this language, as it was written: one, or as many as its plurals have.

        Raises:
            Untranslated: This language does not have it.
            BadMessage: What it has must not be shown.
        """
        counts = _COUNTS if len(message.forms) > 1 else (0,)
        return tuple(dict.fromkeys(unparse(self.parts(message, count)) for count in counts))

    def _plural(self, message: Message, count: int) -> str:
        one, other = message.forms
        if self._catalog is None:
            return one if count == 1 else other
        return self._catalog.npgettext(message.key, one, other, count)

    def _checked(self, message: Message, text: str) -> tuple[str, ...]:
        if not text:
            raise Untranslated(message.key)
        faults = unsafe(text)
        if faults:
            raise BadMessage(message.key, self.locale, faults)
        return parse(text)


@lru_cache
def parse_locale(tag: str) -> Locale:
    """
    Read a language tag, with ``-`` or ``_``.

    Raises:
        UnknownLocale: CLDR has no such language.
    """
    try:
        return Locale.parse(tag.replace("_", "-"), sep="-")
    except (AttributeError, ValueError, UnknownLocaleError, TypeError):
        raise UnknownLocale(tag) from None


@lru_cache
def chain(tag: str) -> tuple[str, ...]:
    """
    The languages to try, nearest first, ending with English: ``es-MX`` gives es_MX, es_419, es, en.

    Parents are CLDR's, which are not always the shorter tag.
    """
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
    """Every language that somebody can be shown from these folders: English, then the others by their tags."""
    tags = {path.parents[1].name for folder in folders for path in folder.glob("*/LC_MESSAGES/*.[mp]o")}
    return (SOURCE, *sorted(tag for tag in tags - {SOURCE} if _is_reached(tag)))


def _is_reached(tag: str) -> bool:
    try:
        return tag in chain(tag)
    except UnknownLocale:
        return False


@lru_cache
def translations(folders: tuple[Path, ...], locale: str) -> Translations | None:
    """Load one language from folders of ``<locale>/LC_MESSAGES/*.mo``; None where none has it."""
    found: gettext.NullTranslations | None = None
    for folder in folders:
        directory = folder / locale / "LC_MESSAGES"
        for stem in sorted({path.stem for path in directory.glob("*.[mp]o")}):
            catalog = gettext.GNUTranslations(io.BytesIO(_compiled(directory / stem)))
            if found is None:
                found = catalog
            else:
                found.add_fallback(catalog)
    if found is None:
        return Translations(locale, None) if locale == SOURCE else None
    found.add_fallback(_Nothing())
    return Translations(locale, found)


def _compiled(stem: Path) -> bytes:
    mo, po = stem.with_suffix(".mo"), stem.with_suffix(".po")
    # A writer who saves a PO file sees it at once; a package ships MO files alone.
    if po.exists() and not (mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns):
        return compile_po(po)
    return mo.read_bytes()


def compile_po(path: Path) -> bytes:
    """The MO bytes of ``<locale>/LC_MESSAGES/<name>.po``, without its fuzzy entries."""
    from babel.messages.mofile import write_mo

    buffer = io.BytesIO()
    # Without a locale, Babel would leave the plural rule of the file out of what it compiles.
    write_mo(buffer, read_po_file(path, locale=path.parents[1].name), use_fuzzy=False)
    return buffer.getvalue()


def read_po_file(path: Path, locale: str | None = None) -> "Catalog":
    """
    Read a PO file.

    Raises:
        BadValue: It is none; names the file.
    """
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            return read_po(file, locale=locale, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, LookupError) as error:
        raise BadValue(str(path), f"cannot be read as a PO file: {error}") from None
