from datetime import timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from aboveboard import look, render
from aboveboard.flows import CARD_PAYMENT, PURCHASE
from aboveboard.testing import journeys
from aboveboard.testing.expecting import LONGER, Expectation
from aboveboard.testing.facts import moments
from aboveboard.testing.journeys import START


@given(
    journey=st.sampled_from((PURCHASE, CARD_PAYMENT)).flatmap(journeys),
    hours=st.lists(moments(), min_size=2, max_size=6),
    longer=st.sets(st.sampled_from(sorted(LONGER))),
)
def test_what_is_remembered_is_what_would_be_said_anew(journey, hours, longer):
    """
    Whenever and however often you ask, you read what is true at that moment.
    """
    opening, *events = journey.events()
    expected = Expectation.of(journey.lifecycle, opening)
    for event in events:
        expected = expected.after(event)
    for hour in hours:
        at = START + timedelta(hours=hour)
        said = expected.words(at, "en", {"label", *longer})
        whole = render(look(expected.transaction, at=at), locale="en")
        assert said == evolve(whole, **{part: type(getattr(whole, part))() for part in LONGER - longer})
