"""Filling a sentence: the right language, the right plural form, every placeholder by its kind."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from moneyed import Money

from ..errors import BadMessage
from .formatting import Formatter, find_zone, visible
from .messages import Message
from .placeholders import PLACEHOLDERS, Kind
from .shared import DEFAULT_NAMES
from .translations import Translations, Untranslated, chain, translations
from .values import Value

T = TypeVar("T")
_SENTENCE_START = re.compile(r"(?:^|[.?!؟。]\s*)$")
SHARED = Path(__file__).parent / "locale"
_SPACES = re.compile(r" {2,}")
_NO_SPACES = ("ja", "zh", "th", "my", "km", "lo")
"""Languages that put no space between sentences."""


def speakers(catalogs: Path | None, locale: str, zone: str) -> Iterator["Speaker"]:
    """
    Those who could say it, nearest language first; the last one speaks English and knows everything.

    Raises:
        UnknownLocale: No such language.
        UnknownZone: No such time zone.
    """
    where = find_zone(zone)
    folders = (SHARED,) if catalogs is None else (catalogs, SHARED)
    for name in chain(locale):
        found = translations(folders, name)
        if found is not None:
            yield Speaker(found, Formatter(locale, name, where))


def in_one_language(catalogs: Path | None, locale: str, zone: str, say: Callable[["Speaker"], T]) -> T:
    """
    Say something whole, in the nearest language that has all of it.

    Raises:
        UnknownLocale: No such language.
        UnknownZone: No such time zone.
        BadMessage: What a language has must not be shown.
    """
    for speaker in speakers(catalogs, locale, zone):
        said = speaker.attempt(say)
        if said is not None:
            return said
    raise BadMessage("", locale, ("no language has all that is needed",))


class Speaker:
    """Says messages in one language, all or nothing."""

    def __init__(self, translations: Translations, formatter: Formatter) -> None:
        self._translations = translations
        self._format = formatter

    @property
    def locale(self) -> str:
        """The language that is really spoken."""
        return self._translations.locale

    @property
    def direction(self) -> str:
        """``"ltr"`` or ``"rtl"``."""
        return self._format.locale.text_direction

    def attempt(self, say: Callable[["Speaker"], T]) -> T | None:
        """Say something whole; None where this language lacks any part of it."""
        try:
            return say(self)
        except Untranslated:
            return None

    def join(self, sentences: Iterable[str]) -> str:
        """Put whole sentences one after another, as this language does."""
        return ("" if self._format.locale.language in _NO_SPACES else " ").join(filter(None, sentences))

    def moment(self, moment: datetime) -> str:
        """A moment to the minute, in the customer's zone."""
        return self._format.moment(moment)

    def quote(self, text: str) -> str:
        """Somebody's own words, without invisible characters."""
        return visible(text)

    def say(self, message: Message, values: Mapping[str, Value]) -> str:
        """
        Say a message.

        Raises:
            Untranslated: This language lacks it, or a clause that it uses.
            BadMessage: It is unsafe, or there is nothing to fill a placeholder with. Names its key.
        """
        count = values.get("count", 0)
        parts = self._translations.parts(message, count if isinstance(count, int) else 0)
        if len(parts) == 1:
            return parts[0]
        said = parts[0]
        for index in range(1, len(parts), 2):
            said += self._fill(message, parts[index], values, said) + parts[index + 1]
        # A clause that had nothing to say leaves no gap.
        return _SPACES.sub(" ", said).strip() if "  " in said or said[-1:] == " " or said[:1] == " " else said

    def _fill(self, message: Message, name: str, values: Mapping[str, Value], before: str) -> str:
        kind = PLACEHOLDERS.get(name, Kind.NAME)
        value = values.get(name)
        if kind is Kind.MONEY and isinstance(value, Money):
            return self._format.money(value)
        if kind is Kind.NAME:
            return self._name(message, name, value, before)
        if kind is Kind.TEXT and name in values:
            return self.say(value, values) if isinstance(value, Message) else ""
        if kind is Kind.DATE and isinstance(value, date):
            return self._format.day(value)
        if kind is Kind.TIME and isinstance(value, datetime):
            return self._format.moment(value)
        if kind is Kind.COUNT and isinstance(value, int):
            return self._format.count(value)
        raise BadMessage(message.key, self.locale, (f"nothing to fill {{{name}}} with",))

    def _name(self, message: Message, name: str, value: Value, before: str) -> str:
        if isinstance(value, str) and value.strip():
            return self._format.name(value)
        if name not in DEFAULT_NAMES:
            raise BadMessage(message.key, self.locale, (f"nobody's name to fill {{{name}}} with",))
        stand_in = self.say(DEFAULT_NAMES[name], {})
        return stand_in[:1].upper() + stand_in[1:] if _SENTENCE_START.search(before) else stand_in
