import pytest

from aboveboard import Edge, Lifecycle
from aboveboard.flows import LIFECYCLES, PURCHASE
from aboveboard.lifecycle import HELD, PAYEE, PAYER, STAY, some
from aboveboard.testing import Journey, edgings, single_faults, tour
from aboveboard.testing.tours import edging
from orders import ORDER

each = pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda lifecycle: lifecycle.name)


@each
def test_a_tour_takes_every_edge_out_of_every_state_and_each_step_of_it_is_applied(lifecycle):
    """
    Nothing that can happen to you is left untried.
    """
    walked = set()
    for journey in tour(lifecycle):
        transaction = journey.transaction()
        assert not transaction.waiting
        assert len(transaction.steps) == len(journey.happenings) + 1
        walked |= {edging(step.way) for step in transaction.steps if step.way}
    assert walked == set(edgings(lifecycle))


@each
def test_a_tour_is_the_same_in_every_process_and_its_names_are_its_own(lifecycle):
    journeys = tour(lifecycle)
    assert [journey.id for journey in journeys] == [journey.id for journey in tour(lifecycle)]
    assert len({journey.id for journey in journeys}) == len(journeys)
    assert len({delivery.id for delivery in single_faults(lifecycle)}) == len(single_faults(lifecycle))


def test_the_happy_path_comes_first():
    assert tour(PURCHASE)[0].id.startswith("purchase:authorise>settle")


@each
def test_every_edge_is_disturbed_in_every_single_way(lifecycle):
    kinds_by_edge = {}
    for delivery in single_faults(lifecycle):
        for one in delivery.disturbances:
            if one.step:
                steps = delivery.journey.transaction().steps
                kinds_by_edge.setdefault(edging(steps[one.step].way), set()).add(one.kind.value)
    always = {"again", "lost", "contradicted", "slow", "pause", "elsewhere"}
    assert kinds_by_edge.keys() == set(edgings(lifecycle))
    assert all(always <= kinds for kinds in kinds_by_edge.values())


def test_an_edge_that_nobody_can_take_is_in_no_tour():
    never = Edge(
        "take_back", ORDER.states["paid"], STAY, moves=PAYEE >> PAYER, when=some(HELD), notice="{moved} is back."
    )
    order = Lifecycle("order", starts=ORDER.starts, opened=ORDER.opened, names=ORDER.names, edges=(*ORDER.edges, never))
    walked = {edging(step.way) for journey in tour(order) for step in journey.transaction().steps if step.way}
    assert [str(one) for one in edgings(order) if one not in walked] == ["paid --take_back--> paid (some held)"]


def test_a_tour_is_made_of_journeys():
    assert all(isinstance(journey, Journey) and journey.lifecycle is PURCHASE for journey in tour(PURCHASE))
