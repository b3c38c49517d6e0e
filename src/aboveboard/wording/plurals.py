"""Which form of a sentence a number takes: the rule that a catalog brings along, never a table of our own."""

import re
from collections.abc import Callable
from functools import lru_cache
from gettext import c2py

from attrs import frozen

_RULE = re.compile(r"\s*nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=\s*([^;]{1,400}?)\s*;?\s*\Z")
COUNTS = range(201)
"""Numbers that tell every plural form of every language apart, short of a million."""


@frozen
class PluralRule:
    """
    The rule of one catalog.

    Attributes:
        forms: How many forms a sentence has.
        which: The form, from nought, that a number takes.
    """

    forms: int
    which: Callable[[int], int]


def _not_one(count: int) -> int:
    return int(count != 1)


ENGLISH = PluralRule(2, _not_one)


@lru_cache
def plural_rule(header: str) -> PluralRule | None:
    """Read a ``Plural-Forms`` header; None where it is none, or leads to a form that is not there."""
    found = _RULE.match(header)
    if found is None:
        return None
    forms, rule = int(found[1]), found[2]
    try:
        which = c2py(rule)
        fits = all(0 <= which(count) < forms for count in COUNTS)
    except (ValueError, TypeError, ZeroDivisionError, RecursionError, OverflowError):
        return None
    return PluralRule(forms, which) if fits else None
