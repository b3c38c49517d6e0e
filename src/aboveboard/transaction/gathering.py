"""A stream of events becomes transactions: which events are about one thing, in whatever order they come."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from attrs import field, frozen

from ..errors import BadValue
from ..lifecycle import Lifecycle
from .events import Event
from .recording import Outcome, record
from .transaction import Transaction


@frozen
class Gathered:
    """
    What a stream of events came to.

    Attributes:
        transactions: Every transaction that was opened, by time of opening, then by id.
        outcomes: By lifecycle and id of a transaction: what became of each event, in order of arrival.
        waiting: Events about something that nobody opened yet. Keep them; they are not lost.
    """

    transactions: tuple[Transaction, ...]
    outcomes: Mapping[tuple[str, str], tuple[Outcome, ...]] = field(repr=False)
    waiting: tuple[Event, ...]


def gather(events: Iterable[Event], *lifecycles: Lifecycle) -> Gathered:
    """
    Sort a stream into transactions and record it.

    Events of one lifecycle belong together when they share any of the ids that they are
    `about`, directly or through others: a payment and its charge.

    Args:
        events: In order of arrival; any order gives the same transactions.
        lifecycles: What may happen to them: to an event that names no lifecycle, what the first says.

    Raises:
        BadValue: An event names a lifecycle that is not among them.
    """
    known = {lifecycle.name: lifecycle for lifecycle in lifecycles}
    transactions: list[Transaction] = []
    outcomes: dict[tuple[str, str], tuple[Outcome, ...]] = {}
    waiting: list[Event] = []
    for name, group in _groups(events, lifecycles[0].name):
        if name not in known:
            raise BadValue("lifecycle", f"{name!r} is not among {', '.join(known)}: {group[0]!r}")
        openings = [event for event in group if event.opens(known[name])]
        if not openings:
            waiting += group
            continue
        transaction, done = _record_all(group, openings, known[name])
        transactions.append(transaction)
        outcomes[name, transaction.id] = done
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


def _groups(events: Iterable[Event], usual: str) -> Iterator[tuple[str, list[Event]]]:
    """Events of one lifecycle that share ids, each group in order of arrival."""
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def root(one: tuple[str, str]) -> tuple[str, str]:
        parent.setdefault(one, one)
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    kept = list(events)
    for event in kept:
        name = event.lifecycle or usual
        for other in event.about[1:]:
            parent[root((name, other))] = root((name, event.about[0]))
    groups: dict[tuple[str, str], list[Event]] = {}
    for event in kept:
        one = root((event.lifecycle or usual, event.about[0] if event.about else event.reference))
        groups.setdefault(one, []).append(event)
    for (name, _), group in groups.items():
        yield name, group
