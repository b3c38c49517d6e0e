import json

import pytest

from aboveboard.errors import BadValue
from aboveboard.flows import PURCHASE
from aboveboard.transaction import Migration, from_json, to_json
from facts import after, event


def stored(trigger="settle", **changes):
    data = json.loads(to_json(after(event("settle", 1, 4200))))
    data["history"][1] |= {"trigger": trigger} | changes
    return json.dumps(data)


def test_an_old_trigger_is_read_as_the_one_that_took_its_place():
    text = stored("capture")
    assert from_json(text, PURCHASE).state.name == "pending"
    again = from_json(text, PURCHASE, Migration(triggers={"capture": "settle"}))
    assert again == after(event("settle", 1, 4200))


def test_written_again_it_is_in_todays_names_and_needs_no_migration():
    migration = Migration(triggers={"capture": "settle"})
    written = to_json(from_json(stored("capture"), PURCHASE, migration))
    assert written == to_json(from_json(written, PURCHASE)) == to_json(from_json(written, PURCHASE, migration))


def test_a_trigger_that_nothing_took_the_place_of_is_kept_as_news_nobody_knows():
    again = from_json(stored("capture"), PURCHASE, Migration(triggers={"capture": ""}))
    assert [(one.event.trigger, one.verdict.value) for one in again.waiting] == [("capture", "unknown")]


def test_old_reasons_and_names_are_read_as_todays():
    migration = Migration(reasons={"no_money": "not_enough_money"}, names={"shop": "merchant"})
    again = from_json(stored(reason="no_money", names={"shop": "Café Olé"}), PURCHASE, migration)
    assert again.history[1].event.reason == "not_enough_money"
    assert again.history[1].event.names == {"merchant": "Café Olé"}


def test_names_of_today_are_left_alone():
    text = stored(reason="pin_needed")
    assert from_json(text, PURCHASE, Migration(triggers={"capture": "settle"})) == from_json(text, PURCHASE)


@pytest.mark.parametrize(
    ("migration", "place"),
    [
        (Migration(triggers={"capture": "settel"}), "migration of purchase: triggers.capture: leads to 'settel'"),
        (Migration(triggers={"open": "settle"}), "triggers.open: is still in use"),
        (Migration(triggers={"settle": ""}), "triggers.settle: is still in use"),
        (Migration(states={"held": ""}), "states.held: leads to '', which is not there"),
        (Migration(states={"pending": "settled"}), "states.pending: is still in use"),
        (Migration(reasons={"x": "y"}), "reasons.x: leads to 'y'"),
        (Migration(names={"shop": "seller"}), "names.shop: leads to 'seller'"),
    ],
)
def test_a_migration_for_another_lifecycle_is_refused(migration, place):
    with pytest.raises(BadValue, match=place):
        from_json(stored(), PURCHASE, migration)
