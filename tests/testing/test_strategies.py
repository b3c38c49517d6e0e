import pytest
from hypothesis import find, given, seed
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

from aboveboard import ClientNote, PrivateNote
from aboveboard.flows import LIFECYCLES, PURCHASE
from aboveboard.testing import Delivery, arrivals, deliveries, edgings, facts, journeys, notes, transactions
from aboveboard.testing.deliveries import Kind
from aboveboard.testing.tours import edging

each = pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda lifecycle: lifecycle.name)


def walk(journey):
    return [happening.trigger for happening in journey.happenings]


@pytest.mark.parametrize(
    ("lifecycle", "happy"),
    [
        ("purchase", ["authorise", "settle"]),
        ("card_payment", ["submit", "authorise", "capture"]),
        ("bank_debit", ["submit", "confirm"]),
        ("payout", ["send", "pay"]),
    ],
)
def test_what_always_fails_shrinks_to_the_happy_path_of_the_author(lifecycle, happy):
    (one,) = (one for one in LIFECYCLES if one.name == lifecycle)
    journey = find(journeys(one), lambda _: True)
    assert walk(journey) == happy
    assert journey.minor == 10_000
    assert find(journeys(one).flatmap(deliveries), lambda _: True) == Delivery(journey)


def test_what_fails_for_a_reason_shrinks_to_the_shortest_way_there():
    journey = find(journeys(PURCHASE), lambda journey: journey.transaction().state.name == "refund_failed")
    assert len(journey.happenings) <= 4
    assert walk(journey)[-1] in ("fail_refund", "cancel_refund")
    assert journey.minor == 10_000


@each
def test_every_step_of_a_journey_fits_the_one_before(lifecycle):
    @given(journeys(lifecycle))
    def fits(journey):
        transaction = journey.transaction()
        assert not transaction.waiting
        assert len(transaction.steps) == len(journey.happenings) + 1

    fits()


def test_a_hundred_journeys_take_a_good_part_of_all_edges():
    taken = set()

    @given(journeys(PURCHASE))
    def walk_on(journey):
        taken.update(edging(step.way) for step in journey.transaction().steps if step.way)

    walk_on()
    assert len(taken) > len(edgings(PURCHASE)) / 5


@given(delivery=journeys(PURCHASE).flatmap(deliveries))
def test_news_never_arrives_before_it_happened_nor_before_other_news(delivery):
    now = None
    for arrival in delivery.arrivals():
        assert arrival.at >= arrival.event.occurred_at
        assert now is None or arrival.at >= now
        now = arrival.at


@pytest.mark.parametrize(
    "happens",
    [
        lambda found: len(found.disturbances) == 4,
        lambda found: len({one.step for one in found.disturbances}) < len(found.disturbances),
        lambda found: any(
            one.kind is Kind.LATE and one.step + one.by > len(found.journey.happenings) for one in found.disturbances
        ),
        lambda found: any(one.kind is Kind.MISTOLD for one in found.disturbances),
    ],
    ids=["four at once", "two with one step", "late to the very end", "told wrongly first"],
)
def test_a_hundred_deliveries_go_wrong_in_many_ways(happens):
    seen = []

    @seed(1)
    @given(journeys(PURCHASE).flatmap(deliveries))
    def deliver(delivery):
        seen.append(happens(delivery))

    deliver()
    assert any(seen)


@given(transaction=transactions(PURCHASE), note=notes())
def test_transactions_and_notes_are_what_they_say(transaction, note):
    assert transaction.lifecycle is PURCHASE
    assert isinstance(note, ClientNote | PrivateNote)
    assert pretty(transaction) == repr(transaction)
    assert note.text not in pretty(note) or isinstance(note, ClientNote) or len(note.text) < 3


@given(data=st.data())
def test_arrivals_leave_nothing_out(data):
    told = data.draw(facts(PURCHASE))
    assert set(data.draw(arrivals(told))) == set(told)
