"""What the state machine knows where a sentence is said. No word of any language is needed for it."""

from enum import Enum

from attrs import frozen

from ..lifecycle import HELD, OPEN, PAYER, STAY, Edge, Holder, Lifecycle, Move, Restate, State


class Kind(Enum):
    """Of what a sentence is part."""

    STATE = "a state"
    NOTICE = "what happened"
    MONEY = "where the money is"
    REASON = "why it did not work"
    SHARED = "every card"


class Toward(Enum):
    """Where money goes, as the customer sees it."""

    CUSTOMER = "to the customer"
    OTHERS = "away from the customer"


@frozen
class Facts:
    """
    What is so where a sentence is said.

    Attributes:
        kind: Of what it is part.
        final: Nothing follows any more.
        promises: An answer is promised.
        may_change: It may still change for a time that is known.
        acts: The customer is told what they can do.
        corrects: An amount is corrected that was paid.
        retracts: Something that had been said is taken back.
        apologises: It is said where the fault is ours, and only there.
        toward: Where money goes; None where none does, or both ways.
    """

    kind: Kind = Kind.STATE
    final: bool = False
    promises: bool = False
    may_change: bool = False
    acts: bool = False
    corrects: bool = False
    retracts: bool = False
    apologises: bool = False
    toward: Toward | None = None

    def __str__(self) -> str:
        said = {
            "nothing follows": self.final,
            "an answer is promised": self.promises,
            "it may still change": self.may_change,
            "the customer can do something": self.acts,
            "a paid amount is corrected": self.corrects,
            "it takes something back": self.retracts,
            "the fault is ours": self.apologises,
            f"money goes {self.toward.value if self.toward else ''}": self.toward is not None,
        }
        return ", ".join(words for words, holds in said.items() if holds)


PLAIN = Facts()
"""Of a state in which nothing is known but that it is not final."""


def of_state(lifecycle: Lifecycle, state: State) -> Facts:
    """What is so in a state."""
    return Facts(
        final=state.final,
        promises=state.answer_within is not None,
        may_change=state.may_change_for is not None,
        acts=lifecycle.says[state.name].action is not None,
        corrects="amount_before" in lifecycle.says[state.name].placeholders,
    )


def of_notice(lifecycle: Lifecycle, key: str) -> Facts:
    """What is so when an edge is taken; of several with one notice, what is so on any of them."""
    edges = [edge for edge in lifecycle.edges if edge.key == key]
    ways = {way for edge in edges for way in _toward(edge)}
    dests = [source if edge.dest is STAY else edge.dest for edge in edges for source in edge.sources]
    return Facts(
        Kind.NOTICE,
        final=all(dest.final for dest in dests),
        corrects=any(corrects(edge) for edge in edges),
        retracts=any(edge.retracts for edge in edges),
        toward=ways.pop() if len(ways) == 1 else None,
    )


def corrects(edge: Edge) -> bool:
    """Whether it changes an amount that was paid, or says why an amount was wrong."""
    if "{why}" in edge.notice:
        return True
    return isinstance(edge.moves, Restate) and not {*edge.moves.holders, edge.moves.grows} <= {PAYER, HELD, None}


def _toward(edge: Edge) -> set[Toward]:
    if not isinstance(edge.moves, Move) or edge.trigger == OPEN:
        return set()
    ours = {Holder.PAYER, Holder.HELD}
    if edge.gives_back or edge.moves.to is Holder.RETURNING:
        return {Toward.CUSTOMER}
    return {Toward.OTHERS} if set(edge.moves.sources) & ours and edge.moves.to not in ours else set()
