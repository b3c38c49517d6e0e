from datetime import timedelta

import pytest

from aboveboard import Edge, Lifecycle
from aboveboard.flows import LIFECYCLES, PURCHASE
from aboveboard.lifecycle import HELD, PAYEE, PAYER, STAY, some
from aboveboard.testing import Delivery, Happening, Journey, double_faults, edgings, everywhere, single_faults, tour
from aboveboard.testing.faults import AGES
from aboveboard.testing.journeys import START
from aboveboard.testing.tours import edging
from aboveboard.transaction import Cause, Verdict
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
    always = {"again", "lost", "contradicted", "mistold", "slow", "pause", "elsewhere"}
    assert kinds_by_edge.keys() == set(edgings(lifecycle))
    assert all(always <= kinds for kinds in kinds_by_edge.values())


@each
def test_everywhere_takes_every_edge_and_brings_every_kind_of_news_to_every_state(lifecycle):
    """
    Whatever anybody may tell you about my payment, at whatever moment, was tried.
    """
    walked, heard = set(), set()
    for delivery in everywhere(lifecycle):
        transaction = delivery.journey.transaction()
        walked |= {edging(step.way) for step in transaction.steps if step.way}
        heard |= {(transaction.state.name, one.trigger) for one in delivery.journey.happenings}
    assert walked == set(edgings(lifecycle))
    assert {state for state, _ in heard} == set(lifecycle.states)
    assert {trigger for _, trigger in heard} >= set(lifecycle.triggers)


@each
def test_much_of_the_news_everywhere_fits_nothing(lifecycle):
    """
    What a provider should not have sent is the news that most goes wrong with.
    """
    verdicts = {entry.verdict for delivery in everywhere(lifecycle) for entry in delivery.journey.transaction().history}
    assert {Verdict.APPLIED, Verdict.DUPLICATE, Verdict.EARLY} <= verdicts
    assert verdicts & {Verdict.REFUSED, Verdict.LATE, Verdict.CONFLICTING}


@each
@pytest.mark.parametrize("layer", [everywhere, double_faults], ids=["everywhere", "double_faults"])
def test_the_other_layers_are_the_same_at_every_call_and_bring_nothing_twice(lifecycle, layer):
    layer.cache_clear()
    told = list(map(repr, layer(lifecycle)))
    layer.cache_clear()
    assert told == list(map(repr, layer(lifecycle)))
    assert len(set(told)) == len(told)


@each
def test_two_faults_at_once_are_two(lifecycle):
    assert double_faults(lifecycle)
    assert all(len(delivery.disturbances) == 2 for delivery in double_faults(lifecycle))


def test_where_a_sentence_gives_a_reason_a_step_has_one():
    """
    Why it was declined is in what the tests compare, too.
    """
    declined = [one for journey in tour(PURCHASE) for one in journey.happenings if one.trigger == "decline"]
    assert declined
    assert all(one.reason in PURCHASE.reason_messages for one in declined)
    assert all(not one.reason for journey in tour(PURCHASE) for one in journey.happenings if one.trigger == "settle")


def test_after_ages_it_is_a_friday_so_that_periods_in_working_days_meet_a_weekend():
    assert (START + timedelta(hours=AGES)).strftime("%A") == "Friday"


def test_one_journey_is_about_somebody_whose_name_is_written_from_right_to_left():
    (called,) = (delivery for delivery in single_faults(PURCHASE) if delivery.journey.called)
    assert called.journey.transaction().names == {"merchant": "\u0645\u0642\u0647\u0649"}
    known = {"Delivery": Delivery, "Journey": Journey, "PURCHASE": PURCHASE, "Happening": Happening, "Cause": Cause}
    assert eval(repr(called), known) == called


def test_an_edge_that_nobody_can_take_is_in_no_tour():
    never = Edge(
        "take_back", ORDER.states["paid"], STAY, moves=PAYEE >> PAYER, when=some(HELD), notice="{moved} is back."
    )
    order = Lifecycle("order", starts=ORDER.starts, opened=ORDER.opened, names=ORDER.names, edges=(*ORDER.edges, never))
    walked = {edging(step.way) for journey in tour(order) for step in journey.transaction().steps if step.way}
    assert [str(one) for one in edgings(order) if one not in walked] == ["paid --take_back--> paid (some held)"]


def test_a_tour_is_made_of_journeys():
    assert all(isinstance(journey, Journey) and journey.lifecycle is PURCHASE for journey in tour(PURCHASE))
