"""How long something takes, or may still change: a window that starts when a state is entered."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Protocol

from attrs import field, frozen

from ..errors import BadValue, MissingExtra


class Calendar(Protocol):
    """Knows on which days banks work."""

    def is_business_day(self, day: date) -> bool:
        """Whether banks work on this day."""
        ...


@frozen
class Weekends:
    """Banks rest on Saturday and Sunday; nothing is known of holidays."""

    def is_business_day(self, day: date) -> bool:
        """Whether it is Monday to Friday."""
        return day.weekday() < 5


@frozen
class BankHolidays:
    """Banks rest on weekends and on the bank holidays of one country."""

    country: str
    _days: object = field(repr=False, eq=False)

    def is_business_day(self, day: date) -> bool:
        """Whether it is Monday to Friday and no bank holiday there."""
        return day.weekday() < 5 and day not in self._days  # type: ignore[operator]


WEEKENDS = Weekends()


@lru_cache
def banking(country: str) -> BankHolidays:
    """
    The banking calendar of a country, from the ``holidays`` package.

    Args:
        country: ISO 3166-1 alpha-2, e.g. ``"DE"``.

    Raises:
        MissingExtra: The extra ``calendars`` is not installed.
        BadValue: The package knows no such country.
    """
    try:
        import holidays
    except ImportError:
        raise MissingExtra("calendars", f"the banking calendar of {country}") from None
    if country not in holidays.list_supported_countries():
        raise BadValue("country", f"{country!r} has no calendar; write it like 'DE' or 'US'")
    supported = holidays.country_holidays(country).supported_categories
    categories = tuple(c for c in ("public", "bank") if c in supported)
    return BankHolidays(country, holidays.country_holidays(country, categories=categories))


@frozen
class Window:
    """
    A length of time with where it comes from.

    Attributes:
        length: Of calendar time; zero where business days count.
        business_days: Counted on a calendar; zero where calendar time counts.
        source: Who says so, for the people who keep this lifecycle honest.
    """

    length: timedelta = timedelta()
    business_days: int = 0
    source: str = ""

    def ends(self, start: datetime, calendar: Calendar = WEEKENDS) -> datetime:
        """
        The end of a window that starts then: an aware datetime in UTC.

        A window of days ends with its last day (UTC), because customers are
        told a day, and the day they were told should be over before we are late.
        """
        if self.business_days:
            day = start.astimezone(UTC).date()
            left = self.business_days
            while left:
                day += timedelta(days=1)
                left -= calendar.is_business_day(day)
        elif self.length % timedelta(days=1):
            return start.astimezone(UTC) + self.length
        else:
            day = (start.astimezone(UTC) + self.length).date()
        return datetime.combine(day, time.max, UTC)

    def __str__(self) -> str:
        if self.business_days:
            return f"{self.business_days} business day(s)"
        if self.length % timedelta(days=1):
            return f"{self.length // timedelta(minutes=1)} minute(s)"
        return f"{self.length.days} day(s)"


def as_told(end: datetime) -> date | datetime:
    """
    The end of a window as customers are told it.

    A window of days is told as its last day, the same wherever they live; a
    moment that somebody named is shown as the day it is for them.
    """
    return end.date() if end.time() == time.max and end.tzinfo is UTC else end


def _positive(name: str, count: int) -> int:
    if count <= 0:
        raise BadValue(name, f"{count} is no length of time; it starts at 1")
    return count


def minutes(count: int, source: str = "") -> Window:
    """A window of minutes."""
    return Window(timedelta(minutes=_positive("minutes", count)), source=source)


def days(count: int, source: str = "") -> Window:
    """A window of calendar days."""
    return Window(timedelta(days=_positive("days", count)), source=source)


def business_days(count: int, source: str = "") -> Window:
    """A window of days on which banks work, by the calendar that the reader is given."""
    return Window(business_days=_positive("business_days", count), source=source)
