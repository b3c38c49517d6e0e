"""What the lifecycle says should happen, step by step. Beginnings are remembered: tours share most of theirs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache

from attrs import define, field

from ..lifecycle import Holder, Lifecycle
from ..transaction import Event, Transaction, Verdict, record
from ..view import look
from ..words import Words, render
from .tours import Edging, edging


@define(eq=False)
class Expectation:
    """
    Where the lifecycle stands after some news, and what it made of the newest.

    Attributes:
        transaction: The transaction; its history is the news so far.
        verdict: What became of the newest.
        walked: The edges that the newest news took, by itself or by releasing what was waiting.
    """

    transaction: Transaction
    verdict: Verdict
    walked: tuple[Edging, ...] = ()
    _next: dict[tuple[Event, str], Expectation] = field(factory=dict, repr=False)
    _words: dict[tuple[datetime, str], Words] = field(factory=dict, repr=False)

    @classmethod
    def of(cls, lifecycle: Lifecycle, opening: Event) -> Expectation:
        """Where it stands once it was opened."""
        return _opened(lifecycle, opening)

    @property
    def state(self) -> str:
        """Name of the state."""
        return self.transaction.fold.state

    @property
    def money(self) -> Mapping[str, int]:
        """Who has how much, in smallest units, by name; those who have nothing are left out."""
        position = self.transaction.steps[-1].position
        return {holder.value: part for holder, part in zip(Holder, position, strict=True) if part}

    def after(self, event: Event) -> Expectation:
        """Where it stands once this news arrived too."""
        # Two reports of one fact can differ in what equality leaves out, so the whole order counts.
        key = (event, repr(event.order))
        found = self._next.get(key)
        if found is None:
            outcome = record(self.transaction, event)
            after = outcome.transaction
            known = len(self.transaction.steps)
            same = after.steps[:known] == self.transaction.steps
            steps = after.steps[known:] if same else after.steps
            walked = tuple(edging(step.way) for step in steps if step.way)
            found = self._next[key] = Expectation(after, outcome.verdict, walked)
        return found

    def words(self, at: datetime, locale: str) -> Words:
        """What the customer should read at a moment."""
        key = (at, locale)
        if key not in self._words:
            self._words[key] = render(look(self.transaction, at=at), locale=locale)
        return self._words[key]


@lru_cache(maxsize=256)
def _opened(lifecycle: Lifecycle, opening: Event) -> Expectation:
    return Expectation(Transaction.opened_by(lifecycle, opening), Verdict.APPLIED)
