import pytest

from aboveboard.errors import BadValue
from aboveboard.flows import PAYOUT, PURCHASE
from aboveboard.lifecycle import OPEN
from aboveboard.testing import Happening, Journey
from aboveboard.transaction import Cause

PAID = Journey(PURCHASE, (Happening("authorise", 10_000), Happening("settle", 4_000)))


def test_a_journey_reads_well_in_a_list_of_tests():
    assert PAID.id == "purchase:authorise>settle(4000)"
    assert Journey(PURCHASE).id == "purchase:open"


def test_a_journey_becomes_events_each_with_a_name_and_a_moment_of_its_own():
    opening, *events = PAID.events()
    assert (opening.trigger, opening.minor, opening.names) == (OPEN, 10_000, {"merchant": "Café Olé"})
    assert [event.trigger for event in events] == ["authorise", "settle"]
    assert len({event.reference for event in (opening, *events)}) == 3
    assert opening.occurred_at < events[0].occurred_at < events[1].occurred_at


def test_each_lifecycle_names_its_own_people():
    assert Journey(PAYOUT).events()[0].names == {"sender": "Nordlicht"}


def test_the_end_of_a_journey_is_a_transaction():
    assert PAID.transaction().state.name == "settled"


def test_what_is_printed_can_be_pasted():
    """
    What QA copies out of a failure is the failure.
    """
    sorry = Happening("correct", 11_000, hours=2, cause=Cause.US)
    declined = Happening("decline", reason="card_expired")
    for journey in (PAID, Journey(PURCHASE, (sorry, declined), 42, "JPY"), Journey(PURCHASE)):
        assert eval(repr(journey), {**globals()}) == journey


@pytest.mark.parametrize(
    ("happening", "named"),
    [
        (Happening("setle"), "nothing of that name happens in purchase, but "),
        (Happening("settle", 100.0), "whole numbers of smallest units"),
        (Happening("settle", reason="nope"), "purchase gives no such reason"),
    ],
)
def test_what_cannot_happen_is_refused_where_it_is_written(happening, named):
    """
    A typing error is no test.
    """
    with pytest.raises(BadValue, match=named):
        Journey(PURCHASE, (Happening("authorise"), happening))
