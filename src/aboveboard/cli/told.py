"""From events to what is told: for people as cards, for programs as one object."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from attrs import frozen
from rich.console import Console
from rich.progress import track

from ..journeys import Journey, journeys
from ..lifecycle import Lifecycle
from ..money import to_minor
from ..transaction import Event, Outcome, Transaction, gather
from ..view import View, look
from ..words import Words, render

T = TypeVar("T")
LONG = 2_000


@frozen
class Telling:
    """
    What is told of one journey, or of a transaction that stands for itself.

    Attributes:
        view: What is true of it.
        words: The same in words.
        verdicts: How many of its events became what.
        parts: Each transaction of it for itself; None where nobody asked for detail.
    """

    view: View
    words: Words
    verdicts: Mapping[str, int]
    parts: "tuple[Telling, ...] | None" = None


@frozen
class Told:
    """Everything to tell, by time of opening; and the events that wait for something to belong to."""

    tellings: tuple[Telling, ...]
    waiting: tuple[Event, ...]


def tell_all(
    events: Iterable[Event],
    lifecycles: Sequence[Lifecycle],
    *,
    at: datetime,
    locale: str,
    zone: str,
    detail: bool = False,
) -> Told:
    """Gather events into transactions, put together what belongs together, and find the words of each."""
    gathered = gather(events, *lifecycles)
    found, alone = journeys(gathered.transactions)

    def telling(view: View, *transactions: Transaction, parts: tuple[Telling, ...] | None = None) -> Telling:
        outcomes = [one for part in transactions for one in gathered.outcomes[part.lifecycle.name, part.id]]
        return Telling(view, render(view, locale=locale, zone=zone), _counted(outcomes), parts)

    def one(transaction: Transaction) -> Telling:
        return telling(look(transaction, at=at), transaction, parts=() if detail else None)

    def whole(journey: Journey) -> Telling:
        parts = tuple(map(part, journey.transactions)) if detail else None
        return telling(journey.look(at=at), *journey.transactions, parts=parts)

    def part(transaction: Transaction) -> Telling:
        return telling(look(transaction, at=at), transaction)

    tellings = [(each.payment, whole(each)) for each in found] + [(each, one(each)) for each in alone]
    tellings.sort(key=lambda pair: (pair[0].opened_at, pair[0].id))
    return Told(tuple(each for _, each in tellings), gathered.waiting)


def _counted(outcomes: Iterable[Outcome]) -> dict[str, int]:
    return dict(sorted(Counter(outcome.verdict.value for outcome in outcomes).items()))


def watching(items: Iterable[T], console: Console) -> Iterator[T]:
    """The same items; once they have become many, and somebody is watching, with a progress bar."""
    kept = list(items) if console.is_terminal else items
    if isinstance(kept, list) and len(kept) >= LONG:
        yield from track(kept, description="Reading", console=console, transient=True)
    else:
        yield from kept


def as_json(told: Told) -> dict[str, object]:
    """What `tell --json` prints."""
    return {"transactions": [_transaction(one) for one in told.tellings]}


def _transaction(telling: Telling) -> dict[str, object]:
    view, words = telling.view, telling.words
    found = {
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
        "verdicts": telling.verdicts,
    }
    return found if telling.parts is None else found | {"parts": [_transaction(part) for part in telling.parts]}
