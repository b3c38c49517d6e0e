"""WHAT WAS AGREED: a reviewed snapshot of every lifecycle and its words, and what has changed since."""

from .changes import Change, Changes, Kind
from .comparing import compare
from .migrations import missing
from .reading import Lock, loads
from .renewing import Renewal, renew
from .rows import EdgeRow, StateRow
from .sentences import compare_words
from .snapshots import Said, Snapshot, Spoken, shared, snapshot
from .writing import dumps, to_add

__all__ = [
    "Change",
    "Changes",
    "EdgeRow",
    "Kind",
    "Lock",
    "Renewal",
    "Said",
    "Snapshot",
    "Spoken",
    "StateRow",
    "compare",
    "compare_words",
    "dumps",
    "loads",
    "missing",
    "renew",
    "shared",
    "snapshot",
    "to_add",
]
