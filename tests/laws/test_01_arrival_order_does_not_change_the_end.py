from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from aboveboard import look, render
from aboveboard.cli.telling import as_json, tell_all
from aboveboard.flows import PURCHASE
from facts import LOCALES, START, arrivals, gathered, sets_of_facts

LATER = START + timedelta(days=20)


@given(data=st.data())
def test_arrival_order_and_repetition_do_not_change_what_we_tell(data):
    """
    However late and however often the news comes, we end up telling you the same thing.
    """
    facts = data.draw(sets_of_facts())
    one = gathered(facts)
    other = gathered(data.draw(arrivals(facts)))

    assert other.fold == one.fold
    view = look(one, at=LATER)
    assert look(other, at=LATER) == view
    locale = data.draw(st.sampled_from(LOCALES))
    assert render(look(other, at=LATER), locale=locale) == render(view, locale=locale)


@given(data=st.data())
def test_tell_prints_the_same_but_for_the_verdicts(data):
    """
    Whatever order a stream is in, the programs that read it get one answer.
    """
    facts = data.draw(sets_of_facts())

    def printed(events):
        (one,) = as_json(tell_all(events, PURCHASE, at=LATER, locale="de", zone="Europe/Berlin"))["transactions"]
        return {name: value for name, value in one.items() if name != "verdicts"}

    assert printed(data.draw(arrivals(facts))) == printed(facts)
