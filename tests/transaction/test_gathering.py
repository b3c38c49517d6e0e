from attrs import evolve

from aboveboard.flows import PURCHASE
from aboveboard.transaction import gather
from facts import event, opening


def test_events_belong_together_through_any_shared_id():
    charge = opening(about=("pi_1", "ch_1"))
    refund = event("start_refund", 5, about=("ch_1",))
    intent = event("settle", 1, about=("pi_1",))
    gathered = gather([refund, intent, charge], PURCHASE)
    (transaction,) = gathered.transactions
    assert transaction.id == "pi_1"
    assert transaction.state.name == "refunding"
    assert [outcome.event.trigger for outcome in gathered.outcomes["pi_1"]] == ["open", "start_refund", "settle"]


def test_strangers_stay_apart():
    one, other = opening(about=("a",)), opening(about=("b",), reference="b/open")
    assert [t.id for t in gather([other, one], PURCHASE).transactions] == ["a", "b"]


def test_what_nobody_opened_waits_and_is_not_lost():
    lost = event("settle", 1, about=("nobody",))
    gathered = gather([lost, opening()], PURCHASE)
    assert gathered.waiting == (lost,)


def test_the_earliest_opening_gives_the_name_whatever_came_first():
    early = opening(about=("pi_1", "ch_1"))
    late = evolve(event("open", 2, 4200, about=("pi_1", "ch_2")), names={"merchant": "Other"})
    for order in ([early, late], [late, early]):
        (transaction,) = gather(order, PURCHASE).transactions
        assert transaction.id == "pi_1"
        assert transaction.names["merchant"] == "Café Olé"
