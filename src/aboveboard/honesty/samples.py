"""The longest that a sentence can become in one language, with values that really occur."""

from collections.abc import Mapping
from datetime import UTC, date, timedelta
from functools import lru_cache

from moneyed import Money

from ..errors import BadMessage
from ..wording import CAN_CHANGE_UNTIL, DEFAULT_NAMES, PLACEHOLDERS, Kind, Message, Value
from ..wording.filling import Speaker
from ..wording.formatting import Formatter
from ..wording.translations import SOURCE, Translations, Untranslated
from .sentences import Reading, Sentence

NAME = "Nordlicht Warenhaus AG"
"""As many characters as fit beside a payment on a card statement: 22."""
AMOUNTS = (Money("12345.67", "EUR"), Money("12345.67", "USD"), Money("123456", "JPY"), Money("1234.567", "KWD"))
DAYS = tuple(date(2026, 1, 1) + timedelta(days=day) for day in range(365))
COUNT = 12
BRIEF = ("reason", "why")
"""Sentences that say why. A channel without room for them leaves them out."""


def longest(one: Sentence, reading: Reading) -> str:
    """
    A sentence filled with the longest values of its language, without those that a channel may leave out.

    Nothing, where it must not be shown at all: other rules say so.
    """
    speaker, values = _language(one.locale)
    clauses = {name: Message(name, _clause(reading, key)) for name, key in CLAUSES.items()}
    filled: dict[str, Value] = {**values, **clauses, **dict.fromkeys(BRIEF), "said": Message("said", "x" * 24)}
    for name in one.names - filled.keys():
        filled[name] = NAME
    try:
        return speaker.say(Message(one.key, one.text), filled)
    except (BadMessage, Untranslated):
        return ""


CLAUSES = {"can_change": CAN_CHANGE_UNTIL.key, "nothing_to_do": "shared.nothing_to_do:clause"}


def _clause(reading: Reading, key: str) -> str:
    return reading.clauses.get(key, "") or "…"


@lru_cache(maxsize=64)
def _language(locale: str) -> tuple[Speaker, Mapping[str, Value]]:
    """Who fills in sentences that are already in this language, and with what."""
    # To whoever fills them they are English: nothing is to be looked up.
    formatter = Formatter(locale, locale, UTC)
    money = max(AMOUNTS, key=lambda amount: len(formatter.money(amount)))
    day = max(DAYS, key=lambda one: len(formatter.day(one)))
    kinds: dict[Kind, Value] = {Kind.MONEY: money, Kind.DATE: day, Kind.NAME: NAME, Kind.COUNT: COUNT}
    values = {name: kinds[kind] for name, kind in PLACEHOLDERS.items() if kind in kinds}
    return Speaker(Translations(SOURCE, {}, {}), formatter), {**values, **dict.fromkeys(DEFAULT_NAMES, NAME)}
