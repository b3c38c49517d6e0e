"""From events to what is told: for people as cards, for programs as one object."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TypeVar

from attrs import frozen
from rich.console import Console
from rich.progress import track

from ..lifecycle import Lifecycle
from ..money import to_minor
from ..transaction import Event, Outcome, gather
from ..view import View, look
from ..words import Words, render

T = TypeVar("T")
LONG = 2_000


@frozen
class Told:
    """Everything to tell: words and view of each transaction, what became of its events, and what waits."""

    words: tuple[tuple[Words, View], ...]
    outcomes: Mapping[tuple[str, str], tuple[Outcome, ...]]
    waiting: tuple[Event, ...]


def tell_all(events: Iterable[Event], lifecycle: Lifecycle, *, at: datetime, locale: str, zone: str) -> Told:
    """Gather events into transactions and find the words of each."""
    gathered = gather(events, lifecycle)
    views = [look(transaction, at=at) for transaction in gathered.transactions]
    words = tuple((render(view, locale=locale, zone=zone), view) for view in views)
    return Told(words, gathered.outcomes, gathered.waiting)


def watching(items: Iterable[T], console: Console) -> Iterator[T]:
    """The same items; once they have become many, and somebody is watching, with a progress bar."""
    kept = list(items) if console.is_terminal else items
    if isinstance(kept, list) and len(kept) >= LONG:
        yield from track(kept, description="Reading", console=console, transient=True)
    else:
        yield from kept


def as_json(told: Told) -> dict[str, object]:
    """What `tell --json` prints."""
    return {"transactions": [_transaction(words, view, told) for words, view in told.words]}


def _transaction(words: Words, view: View, told: Told) -> dict[str, object]:
    verdicts = Counter(outcome.verdict.value for outcome in told.outcomes[view.lifecycle, view.id])
    return {
        "id": view.id,
        "lifecycle": view.lifecycle,
        "state": view.state,
        "certainty": str(view.certainty),
        "final": view.final,
        "amount": {"minor": to_minor(view.amount), "currency": view.amount.currency.code},
        "position": {holder.value: to_minor(money) for holder, money in view.position.items()},
        "promise": view.promise and {"due": view.promise.due.isoformat(), "standing": view.promise.standing.value},
        "locale": words.locale,
        "words": {
            "label": words.label,
            "explanation": words.explanation,
            "next_step": words.next_step,
            "money": words.money,
            "action": words.action,
        },
        "timeline": [{"at": line.at.isoformat(), "text": line.text} for line in words.timeline],
        "verdicts": dict(sorted(verdicts.items())),
    }
