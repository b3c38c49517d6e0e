"""How much has changed, and in which sentences it is told."""

from collections.abc import Iterable
from enum import IntEnum

from attrs import frozen


class Kind(IntEnum):
    """How much of a change it is. Each is more than the one before."""

    NONE = 0
    WORDS = 1
    """Customers read something else. Nothing else changes."""
    ADDITIVE = 2
    """Something more may happen, or a promise is another one. Whatever was stored still leads where it led."""
    BREAKING = 3
    """What was stored may lead elsewhere, or a name is gone that others rely on."""

    def __str__(self) -> str:
        return ("no change", "words only", "additive", "breaking")[self]


@frozen
class Change:
    """One change: of which kind, and what it means."""

    kind: Kind
    text: str


@frozen
class Changes:
    """All that has changed, in the order of the lifecycle."""

    changes: tuple[Change, ...] = ()

    @property
    def kind(self) -> Kind:
        """That of the greatest change; `Kind.NONE` where there is none."""
        return max((change.kind for change in self.changes), default=Kind.NONE)

    def __str__(self) -> str:
        blocks = []
        for kind in sorted(Kind, reverse=True):
            lines = [f"  {change.text}" for change in self.changes if change.kind is kind]
            blocks += [f"{kind}:", *lines] if lines else []
        return "\n".join(blocks)


def listed(words: Iterable[str]) -> str:
    """Words one after another, as a sentence has them."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
