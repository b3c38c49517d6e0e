"""The one file that calls Babel's formatters: amounts, days and moments, as one customer reads them."""

import re
import unicodedata
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale
from babel.dates import DateTimePattern, format_date, get_datetime_format, get_time_format
from babel.numbers import NumberPattern, format_decimal, get_currency_precision
from moneyed import Currency, Money

from ..errors import UnknownZone
from .translations import parse_locale

# Every block of right-to-left letters, and the marks that turn the direction.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff]")
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


@lru_cache
def find_zone(name: str) -> tzinfo:
    """
    Find a time zone by its name.

    Raises:
        UnknownZone: The time zone database has no such zone.
    """
    if name == "UTC":
        # Some machines have no time zone database; this one needs none.
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnknownZone(name) from None


@lru_cache(maxsize=4096)
def _day(day: date, length: Literal["medium", "long"], tag: str) -> str:
    # The days that customers read about are few, and mostly the same for all of them.
    locale = parse_locale(tag)
    told = format_date(day, length, locale=locale)
    # The first of a month is a word of its own in French, which CLDR leaves to whoever formats.
    return told.replace("1 ", "1er ", 1) if locale.language == "fr" and day.day == 1 else told


@lru_cache
def _clock(tag: str) -> tuple[DateTimePattern, str]:
    """How a time of day is written, and how a day and a time are put together."""
    locale = parse_locale(tag)
    both = str(get_datetime_format("medium", locale=locale))
    return get_time_format("short", locale=locale), both.replace("'", "")


@lru_cache
def _hidden_coins(currency: Currency) -> int | None:
    """How many places CLDR shows, where that leaves out small coins the currency does have; else None."""
    usual = get_currency_precision(currency.code)
    return usual if usual < len(str(currency.sub_unit)) - 1 else None


@lru_cache(maxsize=1024)
def visible(text: str) -> str:
    """Somebody's own words without the invisible characters that could reorder what stands around them."""
    return "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs") or c in "\u200c\u200d")


class Formatter:
    """
    Formats values for one language and one zone. Each distinct value once: a card says the same amount often.

    Args:
        asked: The language the customer asked for.
        shown: The language of the sentences they get.
        zone: Their time zone.
    """

    def __init__(self, asked: str, shown: str, zone: tzinfo) -> None:
        # Austrian dates belong into German sentences; French numbers do not belong into English ones.
        own = parse_locale(asked)
        text = parse_locale(shown)
        same = own.language == text.language and own.script == text.script
        self.locale: Locale = own if same else text
        # What is remembered is found by the tag: Babel works out the hash of a locale anew every time.
        self._tag = asked if same else shown
        self.zone = zone
        self._rtl = self.locale.text_direction == "rtl"
        self._done: dict[object, str] = {}
        # The pattern that Babel's own functions would look up again for each value.
        self._currency: NumberPattern = self.locale.currency_formats["standard"]

    def money(self, money: Money) -> str:
        """An amount, to the last coin. It was counted in whole coins at the door, so nothing is rounded here."""
        key = (money.amount, money.currency.code)
        if key not in self._done:
            self._done[key] = self.isolate(self._money(money))
        return self._done[key]

    def _money(self, money: Money) -> str:
        code = money.currency.code
        hidden = _hidden_coins(money.currency)
        if hidden is None or money.amount == round(money.amount, hidden):
            return str(self._currency.apply(money.amount, self.locale, currency=code))
        return str(
            self._currency.apply(
                money.amount, self.locale, currency=code, currency_digits=False, decimal_quantization=False
            )
        )

    def day(self, day: date | datetime) -> str:
        """A day; for a moment, the day that it is where the customer is."""
        key = ("day", day)
        if key not in self._done:
            local = day.astimezone(self.zone).date() if isinstance(day, datetime) else day
            self._done[key] = _day(local, "long", self._tag)
        return self._done[key]

    def moment(self, moment: datetime) -> str:
        """A moment to the minute, where the customer is."""
        key = ("moment", moment)
        if key not in self._done:
            local = moment.astimezone(self.zone)
            time, both = _clock(self._tag)
            day = _day(local.date(), "medium", self._tag)
            self._done[key] = both.replace("{1}", day).replace("{0}", time.apply(local, self.locale))
        return self._done[key]

    def count(self, number: int) -> str:
        """A number of things."""
        return str(format_decimal(number, locale=self.locale))

    def name(self, name: str) -> str:
        """Somebody's name, as it is."""
        key = ("name", name)
        if key not in self._done:
            self._done[key] = self.isolate(visible(name))
        return self._done[key]

    def isolate(self, text: str) -> str:
        """Keep a value from reordering the sentence around it, where directions can meet."""
        if self._rtl or _RIGHT_TO_LEFT.search(text):
            return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"
        return text
