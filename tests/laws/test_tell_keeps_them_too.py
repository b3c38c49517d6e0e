import json
from datetime import timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from aboveboard import ClientNote, annotate, look, render
from aboveboard.cli.telling import as_json, tell_all
from aboveboard.flows import PURCHASE
from aboveboard.testing import arrivals, facts
from facts import LOCALES, START, after

CANARY = "canary-7f3a"
LATER = START + timedelta(days=20)


@given(data=st.data())
def test_tell_prints_the_same_in_any_order_but_for_the_verdicts(data):
    """
    Whatever order a stream is in, the programs that read it get one answer.
    """
    told = data.draw(facts(PURCHASE))

    def printed(events):
        (one,) = as_json(tell_all(events, PURCHASE, at=LATER, locale="de", zone="Europe/Berlin"))["transactions"]
        return {name: value for name, value in one.items() if name != "verdicts"}

    assert printed(data.draw(arrivals(told))) == printed(told)


@given(told=facts(PURCHASE), locale=st.sampled_from(LOCALES))
def test_tell_prints_nothing_private(told, locale):
    """
    The codes of banks are not for you to stumble over, on paper neither.
    """
    marked = [evolve(fact, code=CANARY, source=CANARY) for fact in told if fact.trigger != "news_of_tomorrow"]
    printed = json.dumps(as_json(tell_all(marked, PURCHASE, at=LATER, locale=locale, zone="UTC")))
    assert CANARY not in printed


def test_a_canary_that_is_meant_to_be_read_is_found():
    """
    The laws about private things can fail: a client note does arrive.
    """
    transaction = annotate(after(), ClientNote(CANARY, at=LATER))
    assert CANARY in repr(render(look(transaction, at=LATER), locale="en"))
