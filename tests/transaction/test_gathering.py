import pytest
from attrs import evolve

from aboveboard.errors import BadValue
from aboveboard.flows import PAYOUT, PURCHASE
from aboveboard.transaction import from_json, gather, to_json
from facts import event, opening


def test_events_belong_together_through_any_shared_id():
    charge = opening(about=("pi_1", "ch_1"))
    refund = event("start_refund", 5, about=("ch_1",))
    intent = event("settle", 1, about=("pi_1",))
    gathered = gather([refund, intent, charge], PURCHASE)
    (transaction,) = gathered.transactions
    assert transaction.id == "pi_1"
    assert transaction.state.name == "refunding"
    assert [outcome.event.trigger for outcome in gathered.outcomes["purchase", "pi_1"]] == [
        "open",
        "start_refund",
        "settle",
    ]


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


def test_a_stream_may_tell_of_several_lifecycles_and_ids_are_not_confused_between_them():
    paid = event("settle", 1, about=("p1",))
    opened = opening(about=("p1",))
    sent = evolve(opening(about=("p1", "po_1"), reference="payout/open", names={}), lifecycle="payout")
    way = evolve(event("send", 2, about=("po_1",)), lifecycle="payout", part_of=("b1",))
    way_again = evolve(event("pay", 3, about=("po_1",)), lifecycle="payout", part_of=("b1", "b2"))
    gathered = gather([way, paid, sent, way_again, opened], PURCHASE, PAYOUT)
    found = {one.lifecycle.name: one for one in gathered.transactions}
    assert {name: one.state.name for name, one in found.items()} == {"purchase": "settled", "payout": "paid"}
    assert found["payout"].part_of == ("b1", "b2")
    assert from_json(to_json(found["payout"]), PAYOUT) == found["payout"]


def test_a_lifecycle_that_nobody_brought_is_named():
    with pytest.raises(BadValue, match="'payout' is not among purchase"):
        gather([evolve(opening(), lifecycle="payout")], PURCHASE)
