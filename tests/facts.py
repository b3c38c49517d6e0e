"""What Hypothesis makes of a lifecycle: journeys that happen, and the ways in which news of them arrives."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from aboveboard import Event, Lifecycle, Money
from aboveboard.flows import PURCHASE
from aboveboard.lifecycle import OPEN, Move, Party
from aboveboard.transaction import Cause, Transaction, allowed, gather, record

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
LOCALES = ("en", "de", "es", "ar", "ja")
REASONS = [*PURCHASE.reason_messages, "", "nobody-knows-this-one"]

amounts = st.sampled_from((4200, 10000, 1, 999)) | st.integers(1, 10**9)
pauses = st.sampled_from((0, 0, 1, 60, 86_400)) | st.integers(0, 40 * 86_400)


def money(minor: int, currency: str = "EUR") -> Money:
    return Money(minor, currency) / 100


def opening(minor: int = 4200, at: datetime = START, **more: object) -> Event:
    more = {"reference": "t/open", "source": "them", "names": {"merchant": "Café Olé"}, "about": ("t",)} | more
    return Event(OPEN, occurred_at=at, amount=money(minor), **more)


def event(trigger: str, hours: float = 1, minor: int | None = None, **more: object) -> Event:
    """One fact about the transaction ``t``, some hours after it began."""
    more = {"reference": f"{trigger}@{hours}", "source": "them", "about": ("t",)} | more
    amount = None if minor is None else money(minor)
    return Event(trigger, occurred_at=START + timedelta(hours=hours), amount=amount, **more)


def after(*events: Event, minor: int = 4200, lifecycle: Lifecycle = PURCHASE) -> Transaction:
    """The transaction ``t`` once all this was recorded, in this order."""
    transaction = Transaction.opened_by(lifecycle, opening(minor))
    for one in events:
        transaction = record(transaction, one).transaction
    return transaction


@st.composite
def journeys(draw: st.DrawFn, lifecycle: Lifecycle = PURCHASE, most: int = 7) -> list[Event]:
    """An opening and what can follow it, in order: every step fits the one before."""
    minor = draw(amounts)
    facts = [opening(minor)]
    transaction = Transaction.opened_by(lifecycle, facts[0])
    at = START
    for index in range(draw(st.integers(0, most))):
        steps = allowed(transaction)
        if not steps:
            break
        trigger = draw(st.sampled_from(steps))
        at += timedelta(seconds=draw(pauses))
        fact = Event(
            trigger,
            reference=f"fact-{index}",
            source="them",
            sequence=index,
            occurred_at=at,
            amount=draw(_amount_for(transaction, trigger)),
            subject=draw(st.sampled_from(("", "one", "two"))),
            reason=draw(st.sampled_from(REASONS)),
            cause=draw(st.sampled_from([None, *Cause])),
            party=draw(st.sampled_from(Party)),
            names={"merchant": "Café Olé"} if trigger == OPEN else {},
            about=("t",),
        )
        facts.append(fact)
        transaction = record(transaction, fact).transaction
    return facts


@st.composite
def _amount_for(draw: st.DrawFn, transaction: Transaction, trigger: str) -> Money | None:
    ways = transaction.lifecycle.ways[transaction.fold.state][trigger]
    moves = ways[0].edge.moves
    if moves is None:
        return None
    if not isinstance(moves, Move):
        return money(draw(amounts))
    position = transaction.steps[-1].position
    there = sum(position[holder.index] for holder in moves.sources)
    if there == 0 or draw(st.booleans()):
        return money(draw(st.integers(1, max(there, 1)))) if moves.up_to else None
    return money(draw(st.integers(1, there)))


@st.composite
def noise(draw: st.DrawFn, lifecycle: Lifecycle = PURCHASE) -> Event:
    """News that need not fit: any trigger, any amount, any time, perhaps about a fact that is known otherwise."""
    trigger = draw(st.sampled_from([*lifecycle.triggers, "news_of_tomorrow"]))
    minor = draw(amounts if trigger == OPEN else st.none() | amounts)
    return Event(
        trigger,
        reference=draw(st.sampled_from([f"fact-{index}" for index in range(7)] + ["other-1", "other-2"])),
        source="them",
        sequence=draw(st.integers(0, 3)),
        occurred_at=START + timedelta(seconds=draw(pauses)),
        amount=None if minor is None else money(minor, draw(st.sampled_from(("EUR", "EUR", "EUR", "USD")))),
        is_total=draw(st.booleans()) and minor is not None,
        subject=draw(st.sampled_from(("", "one", "two"))),
        reason=draw(st.sampled_from(REASONS)),
        about=("t",),
    )


@st.composite
def sets_of_facts(draw: st.DrawFn, lifecycle: Lifecycle = PURCHASE) -> list[Event]:
    """A journey with some noise in it."""
    return [*draw(journeys(lifecycle)), *draw(st.lists(noise(lifecycle), max_size=3))]


@st.composite
def arrivals(draw: st.DrawFn, facts: list[Event]) -> list[Event]:
    """The same facts in any order, any of them any number of times."""
    again = draw(st.lists(st.sampled_from(facts), max_size=4))
    return draw(st.permutations([*facts, *again]))


def gathered(facts: list[Event], lifecycle: Lifecycle = PURCHASE) -> Transaction:
    """The one transaction that all these facts are about."""
    (transaction,) = gather(facts, lifecycle).transactions
    return transaction
