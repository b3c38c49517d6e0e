import pytest

from aboveboard.lifecycle import DISPUTED, HELD, PAYEE, PAYER, RETURNING, Holder, all_of, none, restate, some, up_to


def position(**parts):
    return tuple(parts.get(holder.value, 0) for holder in Holder)


@pytest.mark.parametrize(
    ("move", "wanted", "before", "after"),
    [
        (HELD >> PAYEE, 10, {"held": 42}, {"held": 32, "payee": 10}),
        (HELD >> PAYEE, None, {"held": 42}, {"payee": 42}),
        (HELD >> PAYEE, 43, {"held": 42}, None),
        ((HELD | PAYER) >> PAYEE, 40, {"held": 30, "payer": 12}, {"payer": 2, "payee": 40}),
        ((HELD | PAYER) >> PAYER, None, {"held": 30, "payer": 12}, {"payer": 42}),
        ((HELD | PAYEE) >> PAYER, None, {"held": 30, "payee": 12}, {"payee": 12, "payer": 30}),
        (all_of((HELD | PAYEE) >> PAYER), None, {"held": 30, "payee": 12}, {"payer": 42}),
        (all_of((HELD | PAYEE) >> PAYER), 35, {"held": 30, "payee": 12}, {"payee": 7, "payer": 35}),
        (up_to(PAYEE >> DISPUTED), 42, {"payee": 30, "payer": 12}, {"disputed": 30, "payer": 12}),
    ],
)
def test_a_move_draws_in_turn_and_refuses_what_is_not_there(move, wanted, before, after):
    done = move.apply(position(**before), wanted)
    assert (done and done[0]) == (after and position(**after))


@pytest.mark.parametrize(
    ("wanted", "before", "after"),
    [
        (50, {"payee": 42}, {"payee": 50}),
        (40, {"payee": 42}, {"payee": 40}),
        (10, {"payee": 12, "payer": 30}, None),
        (0, {"payee": 42}, None),
        (None, {"payee": 42}, None),
    ],
)
def test_restating_changes_the_sum_by_what_the_holder_can_cover(wanted, before, after):
    done = restate(PAYEE).apply(position(**before), 42, wanted)
    assert (done and done[0]) == (after and position(**after))


def test_guards_say_who_must_have_some_afterwards():
    guard = none(RETURNING) & some(PAYEE)
    assert guard.allows(position(payee=1))
    assert not guard.allows(position(payee=1, returning=1))
    assert not guard.allows(position())
    assert guard.excludes(some(RETURNING))
    assert not guard.excludes(some(PAYEE))
    assert str(guard) == "none returning and some payee"
