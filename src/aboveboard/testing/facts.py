"""Sets of facts about one transaction, in which anything may be odd: what the laws are asked over."""

from datetime import timedelta

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ..lifecycle import OPEN, Lifecycle, Party
from ..money import from_minor
from ..transaction import Cause, Event, Transaction, gather
from .journeys import SOURCE, START
from .strategies import amounts, journeys

_SUBJECTS = ("", "", "one", "two")
_pauses = st.sampled_from((0, 0, 1, 60, 86_400)) | st.integers(0, 40 * 86_400)


@st.composite
def facts(draw: DrawFn, lifecycle: Lifecycle) -> list[Event]:
    """
    What several systems may report about one transaction, the opening first.

    A journey, told by anybody and about any refund or dispute, with news in it that need
    not fit: any trigger, any amount, any time, any currency, another report of a fact.
    """
    journey = draw(journeys(lifecycle, longest=7))
    opening, *events = journey.events()
    told = [draw(_told(event, journey.minor)) for event in events]
    return [opening, *told, *draw(st.lists(noise(lifecycle), max_size=3))]


@st.composite
def _told(draw: DrawFn, event: Event, most: int) -> Event:
    """The same news as somebody else tells it: on whose behalf, with what amount, if any."""
    minor = event.minor
    if minor is not None and event.trigger != OPEN:
        minor = draw(st.just(minor) | st.none() | st.integers(1, most))
    return evolve(
        event,
        amount=None if minor is None else (minor, event.currency),
        subject=draw(st.sampled_from(_SUBJECTS)),
        party=draw(st.sampled_from(Party)),
    )


@st.composite
def noise(draw: DrawFn, lifecycle: Lifecycle) -> Event:
    """News that need not fit anything, perhaps about a fact that is known otherwise."""
    trigger = draw(st.sampled_from([*lifecycle.triggers, "news_of_tomorrow"]))
    minor = draw(amounts() if trigger == OPEN else st.none() | amounts())
    currency = draw(st.sampled_from(("EUR", "EUR", "EUR", "USD")))
    return Event(
        trigger,
        reference=draw(st.sampled_from([f"event-{number}" for number in range(1, 8)] + ["other-1", "other-2"])),
        source=SOURCE,
        sequence=draw(st.integers(0, 3)),
        occurred_at=START + timedelta(seconds=draw(_pauses)),
        amount=None if minor is None else from_minor(minor, currency),
        is_total=draw(st.booleans()) and minor is not None,
        subject=draw(st.sampled_from(_SUBJECTS)),
        reason=draw(st.sampled_from(("", *lifecycle.reason_messages, "nobody-knows-this-one"))),
        cause=draw(st.none() | st.sampled_from(Cause)),
        about=(lifecycle.name,),
    )


@st.composite
def arrivals(draw: DrawFn, told: list[Event]) -> list[Event]:
    """The same facts in any order, any of them any number of times."""
    again = draw(st.lists(st.sampled_from(told), max_size=4))
    return draw(st.permutations([*told, *again]))


def transaction_of(lifecycle: Lifecycle, told: list[Event]) -> Transaction:
    """The one transaction that all these facts are about, recorded as they arrive."""
    (transaction,) = gather(told, lifecycle).transactions
    return transaction


def moments() -> SearchStrategy[int]:
    """Hours after the beginning at which somebody looks."""
    return st.integers(0, 24 * 400)
