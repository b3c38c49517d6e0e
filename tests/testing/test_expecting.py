from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from aboveboard import look, render
from aboveboard.flows import CARD_PAYMENT, PURCHASE
from aboveboard.testing import journeys
from aboveboard.testing.expecting import Expectation
from aboveboard.testing.facts import moments
from aboveboard.testing.journeys import START


@given(
    journey=st.sampled_from((PURCHASE, CARD_PAYMENT)).flatmap(journeys),
    hours=st.lists(moments(), min_size=2, max_size=6),
    with_timeline=st.booleans(),
)
def test_what_is_remembered_is_what_would_be_said_anew(journey, hours, with_timeline):
    """
    Whenever and however often you ask, you read what is true at that moment.
    """
    opening, *events = journey.events()
    expected = Expectation.of(journey.lifecycle, opening)
    for event in events:
        expected = expected.after(event)
    for hour in hours:
        at = START + timedelta(hours=hour)
        said = expected.words(at, "en", with_timeline=with_timeline)
        view = look(expected.transaction, at=at, with_timeline=with_timeline)
        assert said == render(view, locale="en")
        assert bool(said.timeline) is with_timeline
