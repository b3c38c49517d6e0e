"""A transaction: its facts in the order they reached us, and where they lead. Frozen; recording returns a new one."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from attrs import field, frozen
from moneyed import Money

from ..errors import BadValue
from ..lifecycle import OPEN, Holder, Lifecycle, Party, State
from ..money import from_minor
from .events import NO_MONEY, Event, Note, printed
from .fold import fold
from .steps import Fold, Step, Verdict, Waiting


class Entry(NamedTuple):
    """One line of the history: an event, and what we made of it when it reached us."""

    event: Event
    verdict: Verdict


@frozen(eq=False, weakref_slot=False)
class Transaction:
    """
    One transaction of one customer.

    Attributes:
        lifecycle: What may happen to it.
        id: What it is called by.
        history: Every event with the verdict of its day, in order of arrival. Only grows.
        fold: Where the facts lead.
        newest: The event of the history that happened last.
        notes: What people wrote beside it.
    """

    lifecycle: Lifecycle = field(repr=False)
    id: str
    history: tuple[Entry, ...] = field(repr=False)
    fold: Fold = field(repr=False)
    newest: Event = field(repr=False)
    notes: tuple[Note, ...] = field(default=(), repr=False)

    @classmethod
    def open(
        cls,
        lifecycle: Lifecycle,
        *,
        id: str,
        amount: Money = NO_MONEY,
        at: datetime,
        names: Mapping[str, str] | None = None,
        due: datetime | None = None,
    ) -> "Transaction":
        """
        Open a transaction ourselves.

        Args:
            lifecycle: What may happen to it.
            id: What to call it by; keep it unique among your transactions.
            amount: What it is about, exact in the currency's smallest unit; left out where no money moves.
            at: When it was opened; aware.
            names: Whom its sentences name, e.g. ``{"merchant": "Café Olé"}``.
            due: When we will know more, if somebody promised a date.

        Raises:
            BadValue: An empty id, a naive time, a name that the lifecycle does not use, or an amount where no
                money moves, or none where some does.
            BadMoney: Not finite, or not exact.
        """
        strangers = sorted((names or {}).keys() - set(lifecycle.names))
        if strangers:
            known = ", ".join(lifecycle.names) or "nobody"
            raise BadValue("names", f"{lifecycle.name} does not name {', '.join(strangers)}; it names {known}")
        if amount != NO_MONEY and not lifecycle.moves_money:
            raise BadValue("amount", f"{lifecycle.name} moves no money, so leave it out")
        opening = Event(
            OPEN,
            reference=f"{id}/{OPEN}",
            source="",
            occurred_at=at,
            amount=amount,
            party=Party.US,
            names=names or {},
            due=due,
            about=(id,),
        )
        return cls.opened_by(lifecycle, opening)

    @classmethod
    def opened_by(cls, lifecycle: Lifecycle, event: Event, *, id: str = "") -> "Transaction":
        """
        Open a transaction with an opening that somebody reported.

        Args:
            lifecycle: What may happen to it.
            event: An event whose trigger is `OPEN`.
            id: What to call it by; the event's first own id when empty.

        Raises:
            BadValue: The event is no opening, does not say how much, or there is nothing to call it by.
        """
        if event.trigger != OPEN:
            raise BadValue("event", f"{event.trigger!r} opens nothing; only {OPEN!r} does")
        if not event.opens(lifecycle):
            raise BadValue("amount", f"{lifecycle.name} moves money, so its opening says how much")
        name = id or next(iter(event.about), "")
        if not name:
            raise BadValue("id", "is empty, and the event does not say what it is about")
        return cls(lifecycle, name, (Entry(event, Verdict.APPLIED),), fold(lifecycle, (event,)), event)

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.lifecycle.states[self.fold.state]

    @property
    def currency(self) -> str:
        """ISO 4217 code of its amount; ``"XXX"``, which is no currency, where no money moves."""
        return self.fold.steps[0].event.currency if self.lifecycle.moves_money else NO_MONEY.currency.code

    @property
    def amount(self) -> Money:
        """What it is about, as far as we know now; nothing where no money moves."""
        return from_minor(self.fold.steps[-1].amount, self.currency)

    @property
    def position(self) -> Mapping[Holder, Money]:
        """Who has how much; those who have nothing are left out. The sum is the amount."""
        position = self.fold.steps[-1].position
        return MappingProxyType(
            {holder: from_minor(part, self.currency) for holder, part in zip(Holder, position, strict=True) if part}
        )

    @property
    def opened_at(self) -> datetime:
        """When it was opened."""
        return self.fold.steps[0].event.occurred_at

    @property
    def steps(self) -> tuple[Step, ...]:
        """What was applied, in order; the first is the opening."""
        return self.fold.steps

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """What was not applied, and why."""
        return self.fold.waiting

    @property
    def about(self) -> tuple[str, ...]:
        """Every id it is known by, as far as anybody told us, the one to call it by first."""
        return tuple(dict.fromkeys((self.id, *(one for entry in self.history for one in entry.event.about))))

    @property
    def part_of(self) -> tuple[str, ...]:
        """Every id of what it belongs to, as far as anybody told us: the payment of a refund."""
        return tuple(dict.fromkeys(one for entry in self.history for one in entry.event.part_of))

    @property
    def names(self) -> Mapping[str, str]:
        """Whom its sentences name: the first that any event told us."""
        naming = [entry.event for entry in self.history if entry.event.has_names]
        if len(naming) > 1:
            naming.sort(key=lambda event: event.order)
        found: dict[str, str] = {}
        for event in naming:
            for name, value in event.names.items():
                found.setdefault(name, value)
        return MappingProxyType(found)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not Transaction:
            return NotImplemented
        return (
            self.id == other.id
            and self.lifecycle.name == other.lifecycle.name
            and self.history == other.history
            and self.fold == other.fold
            and self.notes == other.notes
        )

    def __hash__(self) -> int:
        return hash((self.lifecycle.name, self.id, len(self.history)))

    _repr_pretty_ = printed
