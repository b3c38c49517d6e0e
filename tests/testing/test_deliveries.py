import pytest
from hypothesis.vendor.pretty import pretty

from aboveboard.errors import BadValue
from aboveboard.flows import PURCHASE
from aboveboard.testing import (
    Delivery,
    Happening,
    Journey,
    again,
    amount,
    contradicted,
    elsewhere,
    late,
    lost,
    mistold,
    pause,
    slow,
)

JOURNEY = Journey(PURCHASE, (Happening("authorise", 10_000), Happening("settle", 10_000), Happening("refund", 500)))


def told(*disturbances):
    """What arrives, as a reader sees it."""
    arrivals = Delivery(JOURNEY, disturbances).arrivals()
    return [f"{one.event.trigger} {one.event.minor} {one.remark}".strip() for one in arrivals[1:]]


CALM = ["authorise 10000", "settle 10000", "refund 500"]


@pytest.mark.parametrize(
    ("disturbance", "arrives"),
    [
        (again(1), ["authorise 10000", "authorise 10000 again", *CALM[1:]]),
        (again(1, 2), [*CALM, "authorise 10000 again"]),
        (late(1, 1), ["settle 10000", "authorise 10000 late", "refund 500"]),
        (late(1, 2), ["settle 10000", "refund 500", "authorise 10000 late"]),
        (late(1, 9), ["settle 10000", "refund 500", "authorise 10000 late"]),
        (lost(2), ["authorise 10000", "refund 500"]),
        (amount(3, 50_000), [*CALM[:2], "refund 50000 wrong amount"]),
        (contradicted(1), ["authorise 10000", "authorise 10001 again, with another amount", *CALM[1:]]),
        (contradicted(1, -1), ["authorise 10000", "authorise 9999 again, with another amount", *CALM[1:]]),
        (mistold(2), ["authorise 10000", "settle None without an amount", *CALM[1:]]),
        (mistold(2, 1), ["authorise 10000", "settle 10001 with another amount", *CALM[1:]]),
        (slow(2, 48), ["authorise 10000", "settle 10000 slow", "refund 500"]),
        (pause(2, 48), CALM),
        (elsewhere(2), ["authorise 10000", "settle 10000 somebody else's", "settle 10000", "refund 500"]),
    ],
    ids=repr,
)
def test_each_disturbance_does_what_it_says(disturbance, arrives):
    assert told() == CALM
    assert told(disturbance) == arrives


def test_an_opening_can_come_again_and_be_contradicted():
    arrivals = Delivery(JOURNEY, (again(0), contradicted(0))).arrivals()
    assert [one.remark for one in arrivals[:3]] == ["", "again", "again, with another amount"]


def test_a_repetition_of_late_news_comes_after_it():
    assert told(late(1, 1), again(1)) == ["settle 10000", "authorise 10000 late", "authorise 10000 again", "refund 500"]


def test_slow_news_keeps_its_date_and_what_follows_queues_up_behind_it():
    calm, slowly = Delivery(JOURNEY).arrivals(), Delivery(JOURNEY, (slow(2, 48),)).arrivals()
    assert slowly[2].event.occurred_at == calm[2].event.occurred_at
    assert (slowly[2].at - calm[2].at).days == 2
    assert slowly[3].at == slowly[2].at


def test_a_pause_happens_before_the_thing_itself():
    calm, paused = Delivery(JOURNEY).arrivals(), Delivery(JOURNEY, (pause(2, 48),)).arrivals()
    assert (paused[2].event.occurred_at - calm[2].event.occurred_at).days == 2
    assert paused[1] == calm[1]


def test_what_is_printed_can_be_pasted():
    delivery = Delivery(JOURNEY, (again(1), slow(2, 48)))
    assert eval(repr(delivery), {**globals()}) == delivery
    assert pretty(delivery) == repr(delivery)
    assert delivery.id == "purchase:authorise>settle>refund(500) again(1) slow(2, 48)"


@pytest.mark.parametrize("disturbance", [late(5, 2), lost(-1), lost(0), again(4), amount(4, 1)])
def test_what_goes_wrong_with_no_step_of_the_journey_is_refused(disturbance):
    """
    A test that would do nothing says so.
    """
    with pytest.raises(BadValue, match=r"of 3 steps, 1 is the first and 0 the opening"):
        Delivery(JOURNEY, (disturbance,))


@pytest.mark.parametrize(
    "one",
    [amount(1, 0), amount(1, 1_234_568), again(2), again(2, 3), contradicted(1), contradicted(1, 0), slow(1, 0.5)],
    ids=repr,
)
def test_what_is_printed_makes_the_same_again(one):
    assert eval(repr(one)) == one
