"""Where a transaction stands and what led there, as values; and what can be read off them."""

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from ..lifecycle import STAY, Position, Way
from .events import Event


class Verdict(Enum):
    """What became of an event."""

    APPLIED = "applied"
    """It moved the transaction one step."""
    DUPLICATE = "duplicate"
    """We knew it already. Nothing changed."""
    EARLY = "early"
    """It fits nothing yet. Kept, and tried again after every step."""
    LATE = "late"
    """Its moment is past, and it agrees with what happened since. Kept."""
    CONFLICTING = "conflicting"
    """It and what we know cannot both be true. Kept, and the customer is told that we are checking."""
    REFUSED = "refused"
    """The step exists, but not for this amount. Kept, and tried again."""
    UNKNOWN = "unknown"
    """Nobody taught us this news. Kept."""

    def __str__(self) -> str:
        return self.value


class Step(NamedTuple):
    """
    One fact that was applied, and where it left the transaction.

    Attributes:
        event: The fact.
        way: The edge it took; None for the opening, and for a fact that only repeats what others said.
        position: Who has how much afterwards, in smallest units.
        amount: The amount of the transaction afterwards, in smallest units.
        moved: How much moved, in smallest units.
    """

    event: Event
    way: Way | None
    position: Position
    amount: int
    moved: int


class Waiting(NamedTuple):
    """
    A fact that no step has taken, and why.

    Attributes:
        event: The fact.
        verdict: Why it was not taken.
        contradicts: It is a second, different report of a fact, so it is never tried again.
    """

    event: Event
    verdict: Verdict
    contradicts: bool = False


class Fold(NamedTuple):
    """
    Where a transaction stands: the fold of its facts.

    Attributes:
        state: Name of the state.
        steps: What was applied, in order; the first is the opening.
        waiting: What was not, with the reason.
    """

    state: str
    steps: tuple[Step, ...]
    waiting: tuple[Waiting, ...] = ()

    def verdict_of(self, event: Event) -> Verdict:
        """What became of one of the facts."""
        fact = event.source, event.reference
        for one in self.waiting:
            if (one.event.source, one.event.reference) == fact and one.event.says == event.says:
                return one.verdict
        for applied in self.steps[1:]:
            if (applied.event.source, applied.event.reference) == fact:
                return Verdict.APPLIED if applied.way else Verdict.DUPLICATE
        return Verdict.APPLIED


def came_back(steps: Sequence[Step]) -> list[int]:
    """What each step brought back to the payer, in smallest units; less than nothing where it failed on the way."""
    found = (
        after.way.edge.brought_back(before.position, after.position)
        for before, after in pairwise(steps)
        if after.way is not None
    )
    return [part for part in found if part]


def enters(one: Step) -> bool:
    """Whether a step after the opening led into a state, or into it anew."""
    return one.way is not None and one.way.edge.dest is not STAY


def entering(found: Fold) -> int:
    """Which step led into the present state."""
    return next((index for index in range(len(found.steps) - 1, 0, -1) if enters(found.steps[index])), 0)
