"""One permitted step: what happens, where it leads, how the money moves, and what is said about it."""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from attrs import field, frozen

from ..wording import Message
from .holders import Guard, Holder, Move, Position, Restate
from .states import Party, State

OPEN = "open"
"""The trigger of the event that opens a transaction."""


class _Stay(Enum):
    STAY = "stay"


STAY = _Stay.STAY
"""As a destination: the state does not change, only the money or what is known."""


def _states(value: State | Iterable[State]) -> tuple[State, ...]:
    return (value,) if isinstance(value, State) else tuple(value)


@frozen
class Edge:
    """
    One permitted step.

    Attributes:
        trigger: What happened, e.g. ``"settle"``; the same in every source.
        sources: The states it leads out of; one, or several.
        dest: The state it leads to, or `STAY`.
        notice: The customer's words for what just happened.
        by: Who does it. An edge by the customer is one of their allowed actions.
        moves: How the money moves, or how the amount is restated; None where no money moves.
        when: Which positions afterwards it is for, where two edges share a trigger.
        undoes: The trigger whose work it takes back, so that a total of that trigger counts without it. From the
            payer it takes only what came back to them.
        retracts: It takes back something we had said, and its notice says so.
        key: Name of the notice in catalogs; needed where edges of one trigger say different things.
    """

    trigger: str
    sources: tuple[State, ...] = field(converter=_states)
    dest: State | _Stay
    notice: str = field(kw_only=True)
    by: Party = field(default=Party.PAYMENT_SERVICE, kw_only=True)
    moves: Move | Restate | None = field(default=None, kw_only=True)
    when: Guard = field(default=Guard(), kw_only=True)
    undoes: str = field(default="", kw_only=True)
    retracts: bool = field(default=False, kw_only=True)
    key: str = field(kw_only=True)
    gives_back: bool = field(init=False, repr=False, eq=False)
    """Whether it brings money back to the payer that somebody else already had."""
    takes_back: bool = field(init=False, repr=False, eq=False)
    """Whether it takes from the payer again what had been brought back to them."""
    happens_without_money: bool = field(init=False, repr=False, eq=False)
    """Whether it is news even where nothing is left to move: a dispute over money already gone."""

    @key.default
    def _key(self) -> str:
        return self.trigger

    @gives_back.default
    def _gives_back(self) -> bool:
        return (
            isinstance(self.moves, Move)
            and self.moves.to is Holder.PAYER
            and not {Holder.HELD, Holder.PAYER} & set(self.moves.sources)
        )

    @takes_back.default
    def _takes_back(self) -> bool:
        return bool(self.undoes) and isinstance(self.moves, Move) and Holder.PAYER in self.moves.sources

    @happens_without_money.default
    def _happens_without_money(self) -> bool:
        takes_what_there_is = isinstance(self.moves, Move) and self.moves.up_to
        return takes_what_there_is and self.dest is not STAY and "{moved}" not in str(self.notice)

    def fits(
        self, position: Position, amount: int, wanted: int | None, drawable: Position | None = None
    ) -> tuple[Position, int, int] | None:
        """
        Try the edge on a position.

        Args:
            position: Who has how much, in smallest units.
            amount: Of the whole transaction, in smallest units.
            wanted: How much the event says; None for all there is.
            drawable: How much of the position it may draw on; None for all of it.

        Returns:
            Position, amount and what moved, afterwards; None where the money or the guard forbids it.
        """
        moved = 0
        if self.moves is None:
            after = position
        elif isinstance(self.moves, Move):
            if wanted is not None and not 0 < wanted <= amount:
                return None
            done = self.moves.apply(position, wanted, drawable)
            if done is None:
                return None
            after, moved = done
            if moved == 0 and not self.happens_without_money:
                return None
        else:
            done = self.moves.apply(position, amount, wanted)
            if done is None:
                return None
            after, amount = done
            moved = amount
        if self.when.literals and not self.when.allows(after):
            return None
        return after, amount, moved

    def brought_back(self, before: Position, after: Position) -> int:
        """How much more has come back to the payer after this step; less than nothing where it failed on the way."""
        change = after[Holder.PAYER.index] - before[Holder.PAYER.index]
        return change if (self.gives_back and change > 0) or (self.takes_back and change < 0) else 0


class Way(NamedTuple):
    """
    One edge out of one state, with where it really leads and the words it says.

    ``takes_back`` is whether it takes from the payer no more than had come back to them: where the seller starts with
    the money, the payer has no other.
    """

    edge: Edge
    source: State
    dest: State
    notice: Message
    takes_back: bool = False
