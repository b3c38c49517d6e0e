"""How a day is written."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date


@lru_cache(maxsize=4096)
def day_in(day: date, locale: str) -> str:
    """A day."""
    told = format_date(day, "long", locale=locale)
    return f"1er{told[1:]}" if locale.startswith("fr") and day.day == 1 else told
