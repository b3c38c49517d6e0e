"""Recording: one more fact, and what became of it. Nothing raises, and nothing is dropped."""

from attrs import evolve, field, frozen

from ..errors import BadValue
from ..lifecycle import State
from ..wording import CONFLICT, TOOK_BACK
from .events import ClientNote, Event, Note, PrivateNote
from .fold import advance, fold
from .lines import Line, line
from .steps import Verdict
from .transaction import Entry, Transaction


@frozen
class Outcome:
    """
    What recording an event did.

    Attributes:
        transaction: The transaction afterwards.
        event: The event.
        verdict: What became of it.
        before: The transaction before.
    """

    transaction: Transaction
    event: Event
    verdict: Verdict
    before: Transaction = field(repr=False)

    @property
    def retracts(self) -> State | None:
        """
        The state that we had told the customer and that turned out not to be so; None where nothing is taken back.

        Either the news itself takes something back (a refund that failed), or it
        arrived late and the facts, put in order, never led where we thought.
        """
        old, new = self.before.fold, self.transaction.fold
        if new is old:
            return None
        newest = new.steps[-1]
        if self.verdict is Verdict.APPLIED and newest.event is self.event and newest.way and newest.way.edge.retracts:
            return self.before.state
        passed = {step.way.dest.name for step in new.steps if step.way}
        passed.add(self.transaction.lifecycle.starts.name)
        return None if old.state in passed else self.before.state

    @property
    def notice(self) -> Line | None:
        """
        What to tell the customer about this, once your own work is committed; None where there is nothing to tell.

        Render it like a view. When late news took back a state we had shown, it says
        that; when two facts exclude each other, it says that we are checking.
        """
        retracted = self.retracts
        fact = self.event.source, self.event.reference
        for index, step in enumerate(self.transaction.steps if self.verdict is Verdict.APPLIED else ()):
            if step.way is None or (step.event.source, step.event.reference) != fact:
                continue
            if retracted is None or step.way.edge.retracts:
                return line(self.transaction, index)
        if self.verdict is Verdict.CONFLICTING:
            return Line(self.event.occurred_at, CONFLICT.explanation, {}, self.transaction.lifecycle.catalogs)
        if retracted is None:
            return None
        said = self.transaction.lifecycle.says[retracted.name].label
        return Line(self.event.occurred_at, TOOK_BACK, {"said": said}, self.transaction.lifecycle.catalogs)


def record(transaction: Transaction, event: Event) -> Outcome:
    """
    Record one fact.

    Nothing a provider reports raises, and nothing is dropped: what fits no edge
    is kept with a verdict. The same facts lead to the same end in any order.
    An event that comes in order costs one step of the machine.

    Args:
        transaction: The transaction so far; it is not changed.
        event: What somebody reported.

    Returns:
        The transaction afterwards and what became of the event.
    """
    known = None
    for entry in transaction.history:
        one = entry.event
        if one.reference == event.reference and one.source == event.source:
            if one.repeats(event):
                return Outcome(transaction, event, Verdict.DUPLICATE, transaction)
            known = known or one
    is_newest = _is_after(event, transaction.newest)
    if known is None and is_newest:
        folded = advance(transaction.lifecycle, transaction.fold, event)
        last = folded.steps[-1]
        # The last step may be one of those that were waiting; then it has to be looked for.
        verdict = Verdict.APPLIED if last.event is event and last.way else folded.verdict_of(event)
    else:
        folded = fold(transaction.lifecycle, (*(entry.event for entry in transaction.history), event))
        verdict = folded.verdict_of(event)
    if known is not None:
        is_same = known.claims(transaction.lifecycle) == event.claims(transaction.lifecycle)
        verdict = Verdict.DUPLICATE if is_same else Verdict.CONFLICTING
    after = Transaction(
        transaction.lifecycle,
        transaction.id,
        (*transaction.history, Entry(event, verdict)),
        folded,
        event if is_newest else transaction.newest,
        transaction.notes,
    )
    return Outcome(after, event, verdict, transaction)


def _is_after(event: Event, other: Event) -> bool:
    if event.occurred_at == other.occurred_at:
        return event.order > other.order
    return event.occurred_at > other.occurred_at


def annotate(transaction: Transaction, note: Note) -> Transaction:
    """Write a note beside a transaction: a `ClientNote` the customer may read, or a `PrivateNote` they never see."""
    if not isinstance(note, ClientNote | PrivateNote):
        raise BadValue("note", f"{note!r} is neither a ClientNote nor a PrivateNote: say who may read it")
    return evolve(transaction, notes=(*transaction.notes, note))
