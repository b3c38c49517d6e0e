"""A lifecycle as a value: states, edges, where it starts. Building one checks it completely."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import define, field

from ..wording import HOLDERS, UNTOUCHED, Message, Reason, Says
from .edges import OPEN, STAY, Edge, Way
from .holders import EMPTY, Holder, Position
from .states import Party, State

if TYPE_CHECKING:
    from pathlib import Path

    from transitions import Machine


class _Nobody(Enum):
    NOBODY = "nobody"


NOBODY = _Nobody.NOBODY
"""As ``starts_with``: there is no money in it, such as in an agreement. Nothing moves, and no sentence says any."""


def _frozen(value: Mapping[Holder, str]) -> Mapping[Holder, str]:
    return MappingProxyType(dict(value))


@define(frozen=True, slots=False, eq=False)
class Lifecycle:
    """
    States and edges, checked and frozen. Compared by identity: build one and keep it.

    Attributes:
        name: Stable, lower case, e.g. ``"purchase"``.
        starts: The state of a transaction just opened.
        edges: Every permitted step, the happy path first.
        opened: The customer's words for the opening.
        starts_with: Who has the money then; `NOBODY` where there is none in it.
        money: The customer's words for a part of the money, by who has it, where the shared ones do not fit.
        untouched: Their words for money that nobody but them and their bank ever had; the shared ones when empty.
        names: Whom its sentences name, e.g. ``("merchant",)``.
        reasons: Every reason that its sentences may give.
        catalogs: Folder with ``<locale>/LC_MESSAGES/*.po`` (or ``.mo``); None for English alone.

    Raises:
        DefinitionError: All faults together, each with its place.
    """

    name: str
    starts: State = field(kw_only=True)
    edges: tuple[Edge, ...] = field(kw_only=True)
    opened: str = field(kw_only=True)
    starts_with: Holder | _Nobody = field(default=Holder.PAYER, kw_only=True)
    money: Mapping[Holder, str] = field(factory=dict, kw_only=True, converter=_frozen)
    untouched: str = field(default="", kw_only=True)
    names: tuple[str, ...] = field(default=(), kw_only=True)
    reasons: tuple[Reason, ...] = field(default=(), kw_only=True)
    catalogs: Path | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        from .validation import validate

        validate(self)

    def __repr__(self) -> str:
        return f"Lifecycle({self.name!r}, {len(self.states)} states, {len(self.edges)} edges)"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Print it as it prints itself: Hypothesis would show every field of every edge, and fail over the length."""
        printer.text(repr(self))

    @cached_property
    def moves_money(self) -> bool:
        """Whether there is money in it at all."""
        return self.starts_with is not NOBODY

    @cached_property
    def states(self) -> Mapping[str, State]:
        """Every state by name, in the order in which the edges mention them."""
        found = {self.starts.name: self.starts}
        for edge in self.edges:
            ends = edge.sources if edge.dest is STAY else (*edge.sources, edge.dest)
            for state in ends:
                found.setdefault(state.name, state)
        return found

    @cached_property
    def triggers(self) -> tuple[str, ...]:
        """Every trigger, in the order of the edges."""
        return tuple(dict.fromkeys(edge.trigger for edge in self.edges))

    @cached_property
    def ways(self) -> Mapping[str, Mapping[str, tuple[Way, ...]]]:
        """By state and trigger: the edges to try, in the order of the definition."""
        table: dict[str, dict[str, list[Way]]] = {name: {} for name in self.states}
        for edge in self.edges:
            notice = self.notices[edge.key]
            for source in edge.sources:
                dest = source if edge.dest is STAY else edge.dest
                takes_back = edge.takes_back and self.starts_with is not Holder.PAYEE
                way = Way(edge, source, dest, notice, takes_back)
                table[source.name].setdefault(edge.trigger, []).append(way)
        return {
            name: {trigger: tuple(ways) for trigger, ways in by_trigger.items()} for name, by_trigger in table.items()
        }

    @cached_property
    def acts(self) -> Mapping[str, Mapping[Party, tuple[Way, ...]]]:
        """By state and party: what they can do there."""
        return {
            name: {
                party: tuple(way for ways in by_trigger.values() for way in ways if way.edge.by is party)
                for party in Party
            }
            for name, by_trigger in self.ways.items()
        }

    @cached_property
    def reach(self) -> Mapping[str, frozenset[str]]:
        """By state: every state that can still follow it, without opening the transaction anew."""
        return {name: self.reached_from(name, lambda way: way.edge.trigger != OPEN) for name in self.states}

    def reached_from(self, state: str, along: Callable[[Way], bool] = lambda _: True) -> frozenset[str]:
        """Every state that can be walked to from this one, itself included, along such ways only."""
        seen, todo = {state}, [state]
        while todo:
            ways = (way for ways in self.ways[todo.pop()].values() for way in ways)
            new = {way.dest.name for way in ways if along(way)} - seen
            seen |= new
            todo += new
        return frozenset(seen)

    @cached_property
    def says(self) -> Mapping[str, Says]:
        """The messages of every state, by name."""
        return {name: Says.of(f"{self.name}.{name}", state.says) for name, state in self.states.items()}

    @cached_property
    def notices(self) -> Mapping[str, Message]:
        """The message of every edge, by the edge's key."""
        return {edge.key: Message(f"{self.name}.{edge.key}:notice", edge.notice) for edge in self.edges}

    @cached_property
    def opening(self) -> Message:
        """The message of the opening."""
        return Message(f"{self.name}.opened:notice", self.opened)

    @cached_property
    def whereabouts(self) -> Mapping[Holder, Message]:
        """The message for a part of the money, by who has it."""
        own = {holder: Message(f"{self.name}.money_{holder.value}:clause", text) for holder, text in self.money.items()}
        return {holder: own.get(holder, HOLDERS[holder.value]) for holder in Holder}

    @cached_property
    def untouched_money(self) -> Message:
        """The message for money that nobody but the customer and their bank ever had."""
        return Message(f"{self.name}.untouched:clause", self.untouched) if self.untouched else UNTOUCHED

    @cached_property
    def reason_messages(self) -> Mapping[str, Message]:
        """The message of every reason, by id."""
        return {reason.id: Message(f"reason.{reason.id}:sentence", reason.says) for reason in self.reasons}

    def messages(self) -> tuple[Message, ...]:
        """Every sentence of its own, in reading order: opening, states, money, edges, reasons."""
        return (
            self.opening,
            *(message for says in self.says.values() for message in says.messages()),
            *(self.whereabouts[holder] for holder in self.money),
            *((self.untouched_money,) if self.untouched else ()),
            *self.notices.values(),
            *self.reason_messages.values(),
        )

    def machine(self) -> Machine:
        """
        The plain ``transitions`` machine of this lifecycle, for diagrams or your own models.

        Built once and shared; it holds no transaction. On models of your own the
        money guards do not run, and the first edge of a trigger is taken.
        """
        return self._machine

    @cached_property
    def _machine(self) -> Machine:
        from .machine import build

        return build(self)

    def start(self, amount: int) -> Position:
        """The position of a transaction just opened over an amount in smallest units."""
        position = list(EMPTY)
        if self.starts_with is not NOBODY:
            position[self.starts_with.index] = amount
        return tuple(position)
