"""What the lifecycle says should happen, step by step. Beginnings are remembered: tours share most of theirs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import lru_cache

from attrs import define, evolve, field

from ..lifecycle import Holder, Lifecycle
from ..transaction import Event, Standing, Transaction, Verdict, record
from ..view import View, look
from ..words import Words, render
from .tours import Edging, edging

LONGER = frozenset(("timeline", "money"))
"""The parts that grow with what happened. Systems that do not say them need not wait for them."""
_HOLDERS = tuple(holder.value for holder in Holder)


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
    _money: Mapping[str, int] | None = field(default=None, repr=False)
    _next: dict[Event, Expectation] = field(factory=dict, repr=False)
    _views: dict[frozenset[str], list[tuple[datetime, View]]] = field(factory=dict, repr=False)
    _words: dict[tuple[datetime, str, frozenset[str]], Words] = field(factory=dict, repr=False)

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
        if self._money is None:
            position = self.transaction.steps[-1].position
            self._money = {name: part for name, part in zip(_HOLDERS, position, strict=True) if part}
        return self._money

    def after(self, event: Event) -> Expectation:
        """Where it stands once this news arrived too."""
        found = self._next.get(event)
        if found is None:
            outcome = record(self.transaction, event)
            after = outcome.transaction
            known = len(self.transaction.steps)
            same = after.steps[:known] == self.transaction.steps
            steps = after.steps[known:] if same else after.steps
            walked = tuple(edging(step.way) for step in steps if step.way)
            found = self._next[event] = Expectation(after, outcome.verdict, walked)
        return found

    def words(self, at: datetime, locale: str, parts: Collection[str] = LONGER) -> Words:
        """What the customer should read at a moment; timeline and money only where they are among the parts."""
        longer = LONGER.intersection(parts)
        since, view = self._view(at, longer)
        key = (since, locale, longer)
        if key not in self._words:
            self._words[key] = render(view, locale=locale)
        return self._words[key]

    def _view(self, at: datetime, longer: frozenset[str]) -> tuple[datetime, View]:
        """What is true at a moment, and since when that is known: the same view, as long as nothing runs out."""
        views = self._views.setdefault(longer, [])
        for since, view in views:
            if since <= at and not _runs_out(view, at):
                return since, view
        view = look(self.transaction, at=at, with_timeline="timeline" in longer)
        views.append((at, view if "money" in longer else evolve(view, whereabouts=())))
        return views[-1]


def _runs_out(view: View, at: datetime) -> bool:
    """Whether anything that a view says ends before this moment: the time for an answer, or for a change."""
    promise, until = view.promise, view.may_change_until
    is_open = promise is not None and promise.standing is not Standing.OVERDUE
    return bool(is_open and promise and at > promise.due) or bool(until and at > until)


@lru_cache(maxsize=256)
def _opened(lifecycle: Lifecycle, opening: Event) -> Expectation:
    return Expectation(Transaction.opened_by(lifecycle, opening), Verdict.APPLIED)
