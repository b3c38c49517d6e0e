"""A stream of events becomes transactions: which events are about one thing, in whatever order they come."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from attrs import field, frozen

from ..lifecycle import OPEN, Lifecycle
from .events import Event
from .transaction import Outcome, Transaction, record


@frozen
class Gathered:
    """
    What a stream of events came to.

    Attributes:
        transactions: Every transaction that was opened, by time of opening, then by id.
        outcomes: By transaction id: what became of each event, in order of arrival.
        waiting: Events about something that nobody opened yet. Keep them; they are not lost.
    """

    transactions: tuple[Transaction, ...]
    outcomes: Mapping[str, tuple[Outcome, ...]] = field(repr=False)
    waiting: tuple[Event, ...]


def gather(events: Iterable[Event], lifecycle: Lifecycle) -> Gathered:
    """
    Sort a stream into transactions and record it.

    Events belong together when they share any of the ids that they are `about`,
    directly or through others: a payment, its charge, their refunds.

    Args:
        events: In order of arrival; any order gives the same transactions.
        lifecycle: What may happen to them.
    """
    transactions: list[Transaction] = []
    outcomes: dict[str, tuple[Outcome, ...]] = {}
    waiting: list[Event] = []
    for group in _groups(events):
        openings = [event for event in group if event.trigger == OPEN]
        if not openings:
            waiting += group
            continue
        transaction, done = _record_all(group, openings, lifecycle)
        transactions.append(transaction)
        outcomes[transaction.id] = done
    transactions.sort(key=lambda transaction: (transaction.opened_at, transaction.id))
    return Gathered(tuple(transactions), MappingProxyType(outcomes), tuple(waiting))


def _record_all(
    group: list[Event], openings: list[Event], lifecycle: Lifecycle
) -> tuple[Transaction, tuple[Outcome, ...]]:
    name = min(openings, key=lambda event: event.order).about[0]
    first = openings[0]
    transaction = Transaction.opened_by(lifecycle, first, id=name)
    done = [Outcome(transaction, first, transaction.history[0].verdict, transaction)]
    for event in group:
        if event is not first:
            outcome = record(transaction, event)
            transaction = outcome.transaction
            done.append(outcome)
    return transaction, tuple(done)


def _groups(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Events that share ids, each group in order of arrival."""
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        parent.setdefault(one, one)
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    kept = list(events)
    for event in kept:
        for other in event.about[1:]:
            parent[root(other)] = root(event.about[0])
    groups: dict[str, list[Event]] = {}
    for event in kept:
        groups.setdefault(root(event.about[0] if event.about else event.reference), []).append(event)
    yield from groups.values()
