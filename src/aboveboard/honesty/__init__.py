"""IS IT TRUE? Rules over everything that lifecycles say, as plain values, and the linter that asks them all."""

from .findings import Finding, Place, Severity
from .linting import judge, lint
from .readings import read, read_shared
from .registry import GROUPS, RULES
from .rules import Flaw, Rule
from .sentences import Reading, Sentence
from .settings import Settings
from .waivers import Waiver, configured
from .words import settled_words

__all__ = [
    "GROUPS",
    "RULES",
    "Finding",
    "Flaw",
    "Place",
    "Reading",
    "Rule",
    "Sentence",
    "Settings",
    "Severity",
    "Waiver",
    "configured",
    "judge",
    "lint",
    "read",
    "read_shared",
    "settled_words",
]
