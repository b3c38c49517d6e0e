"""The closed set of things a sentence may leave open, and the only way to write them: ``{name}``."""

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache


class Kind(Enum):
    """What a placeholder is filled with, and so how it is formatted."""

    MONEY = "money"
    DATE = "date"
    TIME = "time"
    NAME = "name"
    TEXT = "text"
    COUNT = "count"


PLACEHOLDERS: dict[str, Kind] = {
    # Money: of the whole transaction, of one step, or of one holder.
    "amount": Kind.MONEY,
    "amount_before": Kind.MONEY,
    "amount_after": Kind.MONEY,
    "moved": Kind.MONEY,
    "returned": Kind.MONEY,
    "returning": Kind.MONEY,
    "questioned": Kind.MONEY,
    "part": Kind.MONEY,
    "at_most": Kind.MONEY,
    # Days, shown in the customer's zone.
    "expected_by": Kind.DATE,
    "may_change_until": Kind.DATE,
    "corrected_on": Kind.DATE,
    "heard_on": Kind.DATE,
    # A moment, to the minute.
    "happened_at": Kind.TIME,
    # Whole sentences that we wrote and translated ourselves.
    "can_change": Kind.TEXT,
    "nothing_to_do": Kind.TEXT,
    "named": Kind.TEXT,
    "reason": Kind.TEXT,
    "why": Kind.TEXT,
    "said": Kind.TEXT,
    "count": Kind.COUNT,
}

MEANINGS: dict[str, str] = {
    "amount": "what the transaction is about",
    "amount_before": "the amount before a correction",
    "amount_after": "the amount after a correction",
    "moved": "what moved with this step, or with the step that led here",
    "returned": "what came back after it had been paid",
    "returning": "what is on its way back",
    "questioned": "how much somebody questioned",
    "part": "how much of the money this sentence is about",
    "at_most": "how much would be possible",
    "expected_by": "by when we promised to know more",
    "may_change_until": "until when it may still change",
    "corrected_on": "when the amount was corrected",
    "heard_on": "when somebody told us something last",
    "happened_at": "when something happened",
    "can_change": "a whole sentence: that it may still change",
    "nothing_to_do": "a whole sentence: that they need not do anything",
    "named": "a whole sentence: whom the entry names; nothing where it names nobody",
    "reason": "a whole sentence: why it did not go through; nothing where nobody gave a reason",
    "why": "a whole sentence: whose doing a correction is",
    "said": "the label of what turned out to be wrong",
    "count": "how many",
    "merchant": "the seller's name",
    "sender": "the name of who pays the customer out",
    "recipient": "the name of whom the customer sends money to",
}
"""What each stands for, in the words of a translator's note."""

LONGEST = 2_000
"""Characters. No sentence for a customer comes near; whatever is longer is none."""

# A translator may join these with their neighbours; every other invisible character is refused.
_INVISIBLE_BUT_NEEDED = {"\u200c", "\u200d"}
_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_NAMES_WITH_DIGITS = re.compile(r"\b3-?D Secure\b")
"""What has a digit for a name, and so counts nothing."""
_HTML = re.compile(r"[<>]|&#?\w+;")


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[str, ...]:
    """
    Split a sentence into literal text and names, in turn: ``"To {payee}."`` is ``"To ", "payee", "."``.

    Call it on checked text only; `problems` tells what is wrong with the rest.
    """
    return tuple(_FIELD.split(text))


def unparse(parts: tuple[str, ...]) -> str:
    """Put together again what `parse` took apart."""
    return "".join(f"{{{part}}}" if index % 2 else part for index, part in enumerate(parts))


def names_in(text: str) -> frozenset[str]:
    """The placeholders that a sentence leaves open."""
    return frozenset(parse(text)[1::2])


@lru_cache(maxsize=4096)
def unsafe(text: str) -> tuple[str, ...]:
    """
    Find what makes a sentence unsafe to fill or to show. Empty when it is fine.

    A catalog is data from outside. Nothing in it is ever evaluated: only a bare
    ``{name}`` is a placeholder, and any other brace is a fault.
    """
    if len(text) > LONGEST:
        return (f"no more than {LONGEST:,} characters; here are {len(text):,}",)
    found = []
    rest = "".join(parse(text)[0::2])
    if "{" in rest or "}" in rest:
        found.append("only a bare {name} may stand in braces, and every brace has its partner")
    if _HTML.search(rest):
        found.append("no HTML, and no < > or &entity;")
    hidden = sorted(
        f"U+{ord(c):04X}"
        for c in set(text)
        if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cs") and c not in _INVISIBLE_BUT_NEEDED
    )
    if hidden:
        found.append(f"no control or invisible characters ({', '.join(hidden)})")
    return tuple(found)


def problems(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """
    Find everything that a sentence of a definition or a catalog must not do.

    Args:
        text: The sentence as written.
        known: Names it may use besides the closed set, such as ``merchant``.
    """
    found = list(unsafe(text))
    if len(text) > LONGEST:
        return tuple(found)
    unknown = sorted(names_in(text) - PLACEHOLDERS.keys() - set(known))
    if unknown:
        found.append(f"unknown placeholder(s) {', '.join(unknown)}")
    rest = _NAMES_WITH_DIGITS.sub("", "".join(parse(text)[0::2]))
    if any(unicodedata.category(c) == "Nd" for c in rest):
        found.append("no digits typed by hand: dates come from promises, amounts from placeholders")
    if any(c in "%٪％" for c in rest):
        found.append("no percent sign typed by hand")
    return tuple(found)
