"""FOR YOUR TESTS: a lifecycle proves its promises, and your billing code beside it proves that it keeps them."""

from .beside import NOT_APPLIED, Beside, System, check, check_async, run
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
from .facts import arrivals, facts
from .journeys import Happening, Journey
from .laws import LAWS, Law
from .lying import Mutated, mutate
from .machine import machine
from .strategies import deliveries, journeys, notes, transactions
from .tours import Edging, edgings, single_faults, tour

__all__ = [
    "LAWS",
    "NOT_APPLIED",
    "Arrival",
    "Beside",
    "Delivery",
    "Disagreement",
    "Disturbance",
    "Edging",
    "Happening",
    "Journey",
    "Law",
    "MoneyDisagrees",
    "Mutated",
    "RaceLost",
    "Raised",
    "StateDisagrees",
    "System",
    "VerdictDisagrees",
    "WordsDisagree",
    "again",
    "amount",
    "arrivals",
    "check",
    "check_async",
    "contradicted",
    "deliveries",
    "edgings",
    "elsewhere",
    "facts",
    "journeys",
    "late",
    "lost",
    "machine",
    "mutate",
    "notes",
    "pause",
    "run",
    "single_faults",
    "slow",
    "tour",
    "transactions",
]
