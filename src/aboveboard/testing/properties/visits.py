"""A visit to one place of a lifecycle, and what was seen there."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from ...lifecycle import Edge, State
from ...money import from_minor
from ...transaction import Transaction
from ..places import Place, Stride

DAY = timedelta(days=1)


class Visit(NamedTuple):
    """
    A transaction that stands somewhere, and how it came there.

    Attributes:
        place: Where it stands.
        walk: Every step since it was opened.
        transaction: The same as recorded facts.
    """

    place: Place
    walk: tuple[Stride, ...]
    transaction: Transaction

    @property
    def has_arrived(self) -> bool:
        """Whether its recorded facts lead where the walk does: a transaction may refuse what an edge would take."""
        last = self.transaction.steps[-1]
        return (self.transaction.fold.state, last.position) == (self.place.state, self.place.position)

    @property
    def state(self) -> State:
        """The state it stands in."""
        return self.transaction.lifecycle.states[self.place.state]

    @property
    def edge(self) -> Edge:
        """The edge of its last step."""
        return self.walk[-1].way.edge

    @property
    def now(self) -> datetime:
        """When the newest thing happened to it."""
        return self.transaction.newest.occurred_at

    @property
    def afterwards(self) -> datetime:
        """A day after everything that its state promises is over."""
        windows = (self.state.answer_within, self.state.may_change_for)
        return max((window.ends(self.now) for window in windows if window), default=self.now) + DAY

    def __str__(self) -> str:
        currency = self.transaction.currency
        return ", ".join(
            one.trigger if one.minor is None else f"{one.trigger} {from_minor(one.minor, currency).amount}"
            for one in (stride.happening for stride in self.walk)
        )


class Seen(NamedTuple):
    """
    Something that is wrong, as one visit saw it.

    Attributes:
        place: What to open.
        what: What is wrong there, and what would be right; the same at every visit.
        visit: Who saw it; None where nobody has to go anywhere to see it.
    """

    place: str
    what: str
    visit: Visit | None = None
