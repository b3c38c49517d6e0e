"""The one file that calls Babel's formatters: amounts, days and moments, as one customer reads them."""

import re
import unicodedata
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale
from babel.dates import format_date, format_time, get_datetime_format
from babel.numbers import format_currency, format_decimal, get_currency_precision
from moneyed import Money

from ..errors import BadMoney, UnknownZone
from ..money import to_minor
from .translations import parse_locale

# Every block of right-to-left letters, and the marks that turn the direction.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff]")
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


@lru_cache
def find_zone(name: str) -> ZoneInfo:
    """
    Find a time zone by its name.

    Raises:
        UnknownZone: The time zone database has no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnknownZone(name) from None


@lru_cache(maxsize=1024)
def visible(text: str) -> str:
    """Somebody's own words without the invisible characters that could reorder what stands around them."""
    return "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf") or c in "\u200c\u200d")


class Formatter:
    """
    Formats values for one language and one zone. Each distinct value once: a card says the same amount often.

    Args:
        asked: The language the customer asked for.
        shown: The language of the sentences they get.
        zone: Their time zone.
    """

    def __init__(self, asked: str, shown: str, zone: ZoneInfo) -> None:
        # Austrian dates belong into German sentences; French numbers do not belong into English ones.
        own = parse_locale(asked)
        text = parse_locale(shown)
        same = own.language == text.language and own.script == text.script
        self.locale: Locale = own if same else text
        self.zone = zone
        self._rtl = self.locale.text_direction == "rtl"
        self._done: dict[object, str] = {}

    def money(self, money: Money) -> str:
        """An amount, to the last unit: nothing is rounded away."""
        key = (money.amount, money.currency.code)
        if key not in self._done:
            self._done[key] = self.isolate(self._money(money))
        return self._done[key]

    def _money(self, money: Money) -> str:
        code = money.currency.code
        places = len(str(money.currency.sub_unit)) - 1
        usual = get_currency_precision(code)
        if money.amount == round(money.amount, usual):
            return format_currency(money.amount, code, locale=self.locale)
        if places <= usual:
            to_minor(money)
            raise BadMoney(str(money), "cannot be shown exactly")
        # CLDR shows some currencies without the small coins that they do have.
        return format_currency(
            money.amount, code, locale=self.locale, currency_digits=False, decimal_quantization=False
        )

    def day(self, day: date | datetime) -> str:
        """A day; for a moment, the day that it is where the customer is."""
        key = ("day", day)
        if key not in self._done:
            local = day.astimezone(self.zone).date() if isinstance(day, datetime) else day
            self._done[key] = format_date(local, "long", locale=self.locale)
        return self._done[key]

    def moment(self, moment: datetime) -> str:
        """A moment to the minute, where the customer is."""
        key = ("moment", moment)
        if key not in self._done:
            local = moment.astimezone(UTC).astimezone(self.zone)
            pattern = get_datetime_format("medium", locale=self.locale).replace("'", "")
            time = format_time(local.timetz(), "short", locale=self.locale)
            self._done[key] = pattern.replace("{1}", self._short_day(local.date())).replace("{0}", time)
        return self._done[key]

    def _short_day(self, day: date) -> str:
        key = ("short day", day)
        if key not in self._done:
            self._done[key] = format_date(day, "medium", locale=self.locale)
        return self._done[key]

    def count(self, number: int) -> str:
        """A number of things."""
        return str(format_decimal(number, locale=self.locale))

    def name(self, name: str) -> str:
        """Somebody's name, as it is."""
        return self.isolate(visible(name))

    def isolate(self, text: str) -> str:
        """Keep a value from reordering the sentence around it, where directions can meet."""
        if self._rtl or _RIGHT_TO_LEFT.search(text):
            return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"
        return text
