"""FOR YOUR TESTS: a lifecycle proves its promises, and your billing code beside it proves that it keeps them."""

from ..transaction import Cause
from .beside import Beside, check, check_async
from .deliveries import (
    Arrival,
    Delivery,
    Disturbance,
    again,
    amount,
    contradicted,
    elsewhere,
    late,
    lost,
    mistold,
    pause,
    slow,
)
from .disagreements import (
    Disagreement,
    MoneyDisagrees,
    RaceLost,
    Raised,
    StateDisagrees,
    VerdictDisagrees,
    WordsDisagree,
)
from .driving import run
from .everywhere import everywhere
from .facts import arrivals, facts
from .faults import double_faults, single_faults
from .journeys import Happening, Journey
from .laws import LAWS, Law
from .lying import Mutated, mutate
from .machine import machine
from .properties import PROPERTIES, Finding, Property, Unsound, assert_sound, findings
from .races import Race, check_race, race_matrix
from .strategies import deliveries, journeys, notes, transactions
from .systems import NOT_APPLIED, System
from .tours import Edging, edgings, tour
from .turns import Stuck, gate

__all__ = [
    "LAWS",
    "NOT_APPLIED",
    "PROPERTIES",
    "Arrival",
    "Beside",
    "Cause",
    "Delivery",
    "Disagreement",
    "Disturbance",
    "Edging",
    "Finding",
    "Happening",
    "Journey",
    "Law",
    "MoneyDisagrees",
    "Mutated",
    "Property",
    "Race",
    "RaceLost",
    "Raised",
    "StateDisagrees",
    "Stuck",
    "System",
    "Unsound",
    "VerdictDisagrees",
    "WordsDisagree",
    "again",
    "amount",
    "arrivals",
    "assert_sound",
    "check",
    "check_async",
    "check_race",
    "contradicted",
    "deliveries",
    "double_faults",
    "edgings",
    "elsewhere",
    "everywhere",
    "facts",
    "findings",
    "gate",
    "journeys",
    "late",
    "lost",
    "machine",
    "mistold",
    "mutate",
    "notes",
    "pause",
    "race_matrix",
    "run",
    "single_faults",
    "slow",
    "tour",
    "transactions",
]
