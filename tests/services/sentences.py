"""Sentences from the catalogs that writers edit, and how an amount, a day and a name stand in them."""

import unicodedata
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from babel import Locale
from babel.messages.pofile import read_po
from babel.numbers import format_currency, get_currency_precision

ROOT = Path(str(files("aboveboard")))
SHARED = ROOT / "wording" / "locale"
FLOWS = ROOT / "flows" / "locale"


@lru_cache
def _catalog(path: Path) -> dict[str, tuple[str, str]]:
    """English and its translation by key."""
    with path.open("rb") as file:
        entries = [entry for entry in read_po(file) if entry.id and isinstance(entry.id, str)]
    return {str(entry.context): (entry.id, str(entry.string or "")) for entry in entries}


@lru_cache
def languages(name: str) -> tuple[str, ...]:
    """English, and every language that has all the sentences of a lifecycle."""
    whole = [
        path.parents[1].name
        for path in sorted(FLOWS.glob(f"*/LC_MESSAGES/{name}.po"))
        if all(translated for _, translated in _catalog(path).values())
    ]
    return ("en", *whole)


@lru_cache(maxsize=4096)
def sentence(name: str, key: str, locale: str) -> str:
    """One sentence of a lifecycle, or one that all of them share; empty where there is none."""
    for folder, file in ((FLOWS, name), (SHARED, "shared")):
        tag = locale if locale != "en" else "de"
        english, translated = _catalog(folder / tag / "LC_MESSAGES" / f"{file}.po").get(key, ("", ""))
        if english:
            return english if locale == "en" else translated
    return ""


@lru_cache
def _rtl(locale: str) -> bool:
    return Locale.parse(locale).text_direction == "rtl"


def _apart(text: str, locale: str) -> str:
    """Keep letters of one direction from pulling at those of the other."""
    turns = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    return f"\u2068{text}\u2069" if turns or _rtl(locale) else text


@lru_cache(maxsize=4096)
def amount_in(minor: int, currency: str, locale: str) -> str:
    """An amount, given in smallest units."""
    whole = Decimal(minor).scaleb(-get_currency_precision(currency))
    return _apart(format_currency(whole, currency, locale=locale), locale)


@lru_cache(maxsize=4096)
def name_in(name: str, locale: str) -> str:
    """Somebody's name."""
    return _apart(name, locale)
