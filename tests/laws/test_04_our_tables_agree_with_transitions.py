import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.flows import PURCHASE
from aboveboard.lifecycle.holders import Holder
from aboveboard.lifecycle.machine import Cursor, step

positions = st.lists(st.sampled_from((0, 0, 1, 500, 4200)), min_size=len(Holder), max_size=len(Holder)).map(tuple)


@given(
    state=st.sampled_from(list(PURCHASE.states)),
    trigger=st.sampled_from(PURCHASE.triggers),
    position=positions,
    wanted=st.none() | st.sampled_from((0, 1, 500, 4200, 5000)),
)
def test_every_step_the_machine_takes_is_the_one_in_the_table(state, trigger, position, wanted):
    """
    The map you see is the machine that runs.
    """
    amount = sum(position)
    expected = next(
        (
            (way.dest.name, *done)
            for way in PURCHASE.ways[state].get(trigger, ())
            if (done := way.edge.fits(position, amount, wanted)) is not None
        ),
        None,
    )
    cursor = Cursor(state, position, amount)
    cursor.wanted = wanted
    taken = step(PURCHASE, cursor, trigger)
    assert taken is (expected is not None)
    if taken:
        assert (cursor.state, cursor.position, cursor.amount, cursor.moved) == expected
    else:
        assert (cursor.state, cursor.position, cursor.amount) == (state, position, amount)


@pytest.mark.parametrize("state", PURCHASE.states)
def test_the_machine_has_no_step_that_the_table_lacks(state):
    """
    There is no back door, such as a jump to any state.
    """
    machine = PURCHASE.machine()
    known = {
        (trigger, transition.dest)
        for trigger, event in machine.events.items()
        for transition in event.transitions.get(state, ())
    }
    assert known == {(trigger, way.dest.name) for trigger, ways in PURCHASE.ways[state].items() for way in ways}
