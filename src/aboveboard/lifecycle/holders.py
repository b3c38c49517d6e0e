"""Who has the money, and how an edge moves it from one to another."""

from enum import Enum
from functools import reduce

from attrs import evolve, field, frozen

Position = tuple[int, ...]
"""Smallest units by holder, in the order of `Holder`."""


class Holder(Enum):
    """Somebody, or somewhere, that can have money. ``PAYEE`` reads as "the seller has it"."""

    PAYER = "payer"
    HELD = "held"
    IN_TRANSIT = "in_transit"
    PAYEE = "payee"
    RETURNING = "returning"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"

    index: int

    def __rshift__(self, to: "Holder") -> "Move":
        return Move((self,), to)

    def __or__(self, other: "Holder") -> "Holders":
        return Holders((self, other))


for _index, _holder in enumerate(Holder):
    _holder.index = _index


@frozen
class Holders:
    """Several holders, drawn from in this order: ``HELD | PAYER``."""

    order: tuple[Holder, ...]

    def __or__(self, other: Holder) -> "Holders":
        return Holders((*self.order, other))

    def __rshift__(self, to: Holder) -> "Move":
        return Move(self.order, to)


def _in_order(holders: "Holder | Holders") -> tuple[Holder, ...]:
    return (holders,) if isinstance(holders, Holder) else holders.order


@frozen
class Move:
    """
    Money going from one holder to another: ``HELD >> PAYEE``.

    Attributes:
        sources: Drawn from in turn, each as far as it goes.
        to: Who has it afterwards.
        up_to: Move what there is when it is less than the event says, instead of refusing.
        whole: An event without an amount means all that every source has, not only the first that has any.
    """

    sources: tuple[Holder, ...]
    to: Holder
    up_to: bool = False
    whole: bool = False

    def __str__(self) -> str:
        drawn = (" and " if self.whole else " or ").join(source.value for source in self.sources)
        return f"{'up to what is there, ' if self.up_to else ''}{drawn} to {self.to.value}"

    def apply(
        self, position: Position, wanted: int | None, drawable: Position | None = None
    ) -> tuple[Position, int] | None:
        """
        Move ``wanted`` smallest units; when it is None, all that the first source with any has, or every source.

        Args:
            position: Who has how much.
            wanted: How much to move.
            drawable: How much of it may be drawn from whom; everything when None.

        Returns:
            The position afterwards and how much moved; None where the sources do not have it.
        """
        left = wanted
        after = list(position)
        moved = 0
        there = position if drawable is None else drawable
        for source in self.sources:
            have = there[source.index]
            take = have if left is None or have < left else left
            after[source.index] -= take
            moved += take
            if left is not None:
                left -= take
            elif moved and not self.whole:
                break
        if left and not self.up_to:
            return None
        after[self.to.index] += moved
        return tuple(after), moved


def up_to(move: Move) -> Move:
    """Let a move take what there is, where the event says more: a dispute over a part already refunded."""
    return evolve(move, up_to=True)


def all_of(move: Move) -> Move:
    """Without an amount, take all that every source has: whatever there is of it, the payment is called off."""
    return evolve(move, whole=True)


@frozen
class Restate:
    """
    The amount itself was wrong or changed: the sum becomes what the event says.

    Attributes:
        holders: Whose part grows or shrinks: the first that has any, or can cover a decrease.
        grows: Whose part grows, where it is another one: more was asked for, not yet set aside.
    """

    holders: tuple[Holder, ...]
    grows: Holder | None = None

    def __str__(self) -> str:
        return f"the amount changes, with {' or '.join(holder.value for holder in self.holders)}"

    def apply(self, position: Position, amount: int, wanted: int | None) -> tuple[Position, int] | None:
        """
        Make the sum ``wanted`` smallest units.

        Returns:
            The position afterwards and the new amount; None where no holder can cover the difference.
        """
        if wanted is None or wanted <= 0:
            return None
        difference = wanted - amount
        for holder in self.holders if difference <= 0 or self.grows is None else (self.grows,):
            part = position[holder.index]
            if (part > 0 or holder is self.grows) and part + difference >= 0:
                after = list(position)
                after[holder.index] = part + difference
                return tuple(after), wanted
        return None


def restate(holders: Holder | Holders, *, grows: Holder | None = None) -> Restate:
    """The sum becomes what the event says, and the difference is theirs: ``restate(PAYEE)``."""
    return Restate(_in_order(holders), grows)


@frozen
class Guard:
    """
    A condition on who has money once an edge has moved it. A closed set, so that it can be checked and drawn.

    Attributes:
        literals: Holders with True where they must have some, False where they must have none.
    """

    literals: tuple[tuple[Holder, bool], ...] = field(default=())

    def allows(self, position: Position) -> bool:
        """Whether the position afterwards is one this guard lets through."""
        for holder, wanted in self.literals:  # noqa: SIM110  # every step of the machine comes by here
            if (position[holder.index] > 0) is not wanted:
                return False
        return True

    def excludes(self, other: "Guard") -> bool:
        """Whether no position can pass both guards."""
        mine = dict(self.literals)
        return any(mine.get(holder, wanted) is not wanted for holder, wanted in other.literals)

    def __and__(self, other: "Guard") -> "Guard":
        return Guard(self.literals + other.literals)

    def __str__(self) -> str:
        return " and ".join(f"{'some' if some else 'none'} {holder.value}" for holder, some in self.literals)


def some(holder: Holder) -> Guard:
    """Only where this holder has some money afterwards."""
    return Guard(((holder, True),))


def none(*holders: Holder) -> Guard:
    """Only where these holders have no money afterwards."""
    return reduce(Guard.__and__, (Guard(((holder, False),)) for holder in holders))


PAYER, HELD, IN_TRANSIT, PAYEE, RETURNING, DISPUTED, UNKNOWN = Holder
EMPTY: Position = (0,) * len(Holder)
