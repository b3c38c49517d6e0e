"""What Hypothesis makes of a lifecycle. Everything shrinks towards the author's happy path, calmly delivered."""

from functools import lru_cache
from typing import Any, NamedTuple

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ..lifecycle import Lifecycle, State
from ..transaction import Cause, ClientNote, Note, PrivateNote, Transaction
from .deliveries import (
    Delivery,
    Disturbance,
    again,
    amount,
    amounts_beside,
    contradicted,
    elsewhere,
    late,
    lost,
    mistold,
    pause,
    slow,
)
from .faults import AGES
from .journeys import HOUR, START, Happening, Journey
from .places import Stride, start_of, strides

LONGEST = 12
_CHOICES = 64
HOURS = (1, 1, 0, 24, 24 * 10, AGES)
"""Between two things that happen: an hour first, then awkward lengths."""
_RATHER = st.sampled_from((False, True, False, True, True))
"""Rather so than not."""


def amounts() -> SearchStrategy[int]:
    """Amounts in smallest units: 100.00 first, then awkward ones."""
    return st.sampled_from((10_000, 4_200, 999, 1, 2)) | st.integers(1, 10**9)


@st.composite
def journeys(draw: DrawFn, lifecycle: Lifecycle, *, longest: int = LONGEST) -> Journey:
    """
    What can happen to a transaction, in order, to its end.

    A journey ends where a state is final, or where nothing more has to happen. It shrinks
    towards the first edges of the definition: write the happy path first. At most
    ``longest`` things happen.
    """
    minor = draw(amounts())
    place, happenings = start_of(lifecycle, minor), list[Happening]()
    while len(happenings) < longest:
        turn = draw(_TURN)
        options = tuple(strides(lifecycle, place))
        if not options or (happenings and turn.rest == 0 and _may_rest(lifecycle.states[place.state])):
            break
        # Squared, so that the first edges are likelier: the way out of everything is seldom the first.
        stride = options[turn.choice**2 * len(options) // _CHOICES**2]
        place = stride.place
        happenings.append(_happening(lifecycle, stride, turn))
    for _ in range(_happy_length(lifecycle) - len(happenings)):
        # An early end must not be simpler than the happy path, or every failure would shrink to it.
        draw(_TURN)
    return Journey(lifecycle, tuple(happenings), minor)


@lru_cache(maxsize=64)
def _happy_length(lifecycle: Lifecycle) -> int:
    """How many things happen when always the first edge is taken, until nothing more has to happen."""
    place, length = start_of(lifecycle), 0
    while length == 0 or (length < LONGEST and not _may_rest(lifecycle.states[place.state])):
        place = next(strides(lifecycle, place)).place
        length += 1
    return length


class _Turn(NamedTuple):
    rest: int
    choice: int
    hours: float
    why: int


_TURN = st.builds(
    _Turn, st.integers(0, 7), st.integers(0, _CHOICES - 1), st.sampled_from(HOURS), st.integers(0, _CHOICES - 1)
)


def _may_rest(state: State) -> bool:
    """Whether nothing more has to happen here: nobody waits for an answer."""
    return state.final or state.answer_within is None or state.may_change_for is not None


def _happening(lifecycle: Lifecycle, stride: Stride, turn: _Turn) -> Happening:
    wanted = stride.way.notice.placeholders
    reasons = ("", *lifecycle.reason_messages)
    causes = tuple(Cause)
    return evolve(
        stride.happening,
        hours=turn.hours,
        reason=reasons[turn.why % len(reasons)] if "reason" in wanted else "",
        cause=causes[turn.why % len(causes)] if "why" in wanted else None,
    )


@st.composite
def deliveries(draw: DrawFn, journey: Journey, *, most: int = 4) -> Delivery:
    """
    How the news of a journey arrives: again, late, lost, wrong, slow, beside somebody else's.

    Shrinks towards calm: in order, once, as it was. At most ``most`` things go wrong.
    """
    steps = len(journey.happenings)
    if not steps:
        return Delivery(journey)
    # All are drawn in any case, so that leaving one out changes nothing about the others: it shrinks better.
    found, before = list[Disturbance](), 0
    for _ in range(most):
        goes_wrong, step, is_the_same = draw(_RATHER), draw(st.integers(1, steps)), draw(st.booleans())
        # What goes wrong twice with one piece of news is seldom met by chance.
        before = before if before and is_the_same else step
        one = draw(_disturbance(journey, before))
        found += [one] if goes_wrong else []
    return Delivery(journey, tuple(found))


@st.composite
def _disturbance(draw: DrawFn, journey: Journey, step: int) -> Disturbance:
    # To the very end, too.
    places = draw(st.sampled_from((0, 1, 2, 3, len(journey.happenings))))
    hours = draw(st.sampled_from((1, 48, AGES)))
    coins = draw(st.sampled_from((1, -1)))
    wrong = amounts_beside(journey.happenings[step - 1])
    return draw(
        st.sampled_from(
            [
                again(step, places),
                late(step, places + 1),
                lost(step),
                *(amount(step, minor) for minor in wrong),
                contradicted(step, coins),
                mistold(step),
                mistold(step, coins),
                slow(step, hours),
                pause(step, hours),
                elsewhere(step),
            ]
        )
    )


def transactions(lifecycle: Lifecycle) -> SearchStrategy[Transaction]:
    """A transaction somewhere on its way, or at its end."""
    return journeys(lifecycle).map(Journey.transaction)


def notes() -> SearchStrategy[Note]:
    """What people write beside a transaction: for the customer to read, or for colleagues alone."""
    texts = st.sampled_from(("Called on Monday.", "<b>{amount}</b>", "رجاءً", "\u202eevil\u202c")) | st.text(
        min_size=1, max_size=80
    )
    moments = st.integers(0, AGES).map(lambda hours: START + hours * HOUR)
    authors = st.sampled_from(("", "Kim"))
    kinds: tuple[Any, ...] = (ClientNote, PrivateNote)
    return st.builds(
        lambda kind, text, at, author: kind(text, at=at, author=author), st.sampled_from(kinds), texts, moments, authors
    )
