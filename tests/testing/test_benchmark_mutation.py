"""A small part of the mutation benchmark, so that it cannot rot. Figures are for people: run the whole of it."""

import pytest

from aboveboard.flows import PAYOUT
from benchmarks.mutation import layers, peers, races
from benchmarks.mutation.changes import changes
from benchmarks.mutation.deeper import FAULTS, RepeatOfALateOne
from benchmarks.mutation.equivalents import EQUIVALENT
from benchmarks.mutation.killing import Runner
from benchmarks.mutation.mutants import functions, mutants
from benchmarks.mutation.scripts import SERVICES, End, disturbed, doubled, placed, toured
from benchmarks.mutation.trees import grown
from services import payout
from services.service import Service

OF_PAYOUT = [mutant for mutant in mutants() if mutant.of == "payout"]


@pytest.fixture(scope="module")
def runner():
    """The tour of a payout, run once with nothing changed."""
    found = Runner(toured(PAYOUT))
    assert not found.clean()
    return found


def test_there_are_as_many_mutants_as_promised_and_each_has_a_name_of_its_own():
    assert len(mutants()) >= 190
    assert len({mutant.key for mutant in mutants()}) == len(mutants())


def test_every_mutant_said_to_change_nothing_is_there():
    assert EQUIVALENT.keys() <= {mutant.key for mutant in mutants(every=1)}


def test_what_a_mutant_is_called_does_not_depend_on_how_many_are_drawn():
    whole = {mutant.key: (mutant.line, mutant.code.co_code, mutant.code.co_consts) for mutant in mutants(every=1)}
    assert all(whole[one.key] == (one.line, one.code.co_code, one.code.co_consts) for one in mutants())


def test_a_mutant_is_taken_out_again(runner):
    own = [found.function.__code__ for found in functions()]
    for mutant in OF_PAYOUT[:5]:
        runner.end(mutant)
    assert [found.function.__code__ for found in functions()] == own
    assert all(not script.finds() for script in toured(PAYOUT)[:5])


def test_changing_a_function_and_changing_it_back_leaves_its_syntax_as_it_was():
    found = next(found for found in functions() if found.of == "payout")
    before = [change.what for change in changes(found.module, found.node)]
    for change in changes(found.module, found.node):
        change.do()()
    assert [change.what for change in changes(found.module, found.node)] == before


def test_the_tour_alone_kills_most_of_a_sample(runner):
    sample = [mutant for mutant in OF_PAYOUT[::4] if mutant.key not in EQUIVALENT]
    killed = [mutant for mutant in sample if runner.end(mutant) is End.DISAGREES]
    assert len(sample) > 20
    assert len(killed) > len(sample) / 2


def test_a_script_that_does_not_come_by_a_mutant_cannot_find_it(runner):
    met = {mutant: {node.script for node in runner.passing_by(mutant)} for mutant in OF_PAYOUT}
    mutant, scripts = next((mutant, found) for mutant, found in met.items() if 0 < len(found) < len(toured(PAYOUT)) / 2)
    below = {child.script for node in runner.passing_by(mutant) for child in everything_after(node)}
    with mutant.planted():
        assert not any(script.finds() for script in set(toured(PAYOUT)) - scripts - below)


def everything_after(node):
    for child in node.children.values():
        yield child
        yield from everything_after(child)


def test_what_is_tried_from_the_middle_ends_as_it_does_from_the_beginning():
    """
    A mutant is tried from where a script first comes by it, and found by just those that find it from the start.
    """
    scripts = (*toured(PAYOUT), *disturbed(PAYOUT)[::9], *placed(PAYOUT)[::9])
    runner = Runner(scripts)
    assert not runner.clean()
    for mutant in OF_PAYOUT[::6]:
        is_found = runner.end(mutant) is End.DISAGREES
        with mutant.planted():
            assert any(script.finds() for script in scripts) is is_found, mutant.name


def test_what_scripts_begin_with_is_run_once():
    scripts = toured(PAYOUT)
    nodes = grown(scripts)
    assert len(nodes) < sum(len(script.arrivals) for script in scripts)
    assert sum(not node.children for node in nodes) <= len(scripts)
    assert all(node.parent is None or nodes.index(node.parent) < index for index, node in enumerate(nodes))


def test_a_service_that_runs_in_circles_is_not_counted_as_found():
    class Endless(Service):
        def _try_again(self):
            while True:
                self._after(self.place, self.news[0])

    (script, *_) = toured(PAYOUT)
    assert script.end(lambda: Endless(payout)) is End.TIRES
    assert not script.finds(lambda: Endless(payout))


class Right(Service):
    def __init__(self):
        super().__init__(payout)


class Wrong(Right):
    def money(self):
        return {**super().money(), "held": 1}


@pytest.mark.parametrize(
    "finds",
    [
        layers.without_chance,
        lambda *one: layers.at_random(*one, number=1, examples=20),
        lambda *one: layers.by_machine(*one, number=1, examples=5),
        layers.by_racing,
    ],
    ids=["without chance", "random", "machine", "races"],
)
def test_every_layer_finds_what_is_wrong_and_nothing_else(finds):
    assert not finds(PAYOUT, Right)
    assert finds(PAYOUT, Wrong)


def test_two_faults_at_once_find_a_deeper_fault():
    assert any(script.finds(RepeatOfALateOne) for script in doubled(PAYOUT))


def test_no_deeper_fault_shows_on_a_calm_happy_path():
    """
    Each needs a combination; one that shows at once would be no deeper fault.
    """
    assert len(FAULTS) >= 18
    happy = {service: toured(lifecycle)[0] for lifecycle, service in SERVICES.items()}
    for fault in FAULTS:
        assert not happy[fault.of].finds(fault), fault.__doc__


@pytest.mark.parametrize("make", races.MUTANTS, ids=lambda make: make.__name__)
def test_the_races_find_a_store_that_gets_it_wrong(make):
    assert races.raced(PAYOUT, lambda: make(payout), every=25).lost


def test_the_races_let_a_store_pass_that_gets_it_right():
    found = races.raced(PAYOUT, lambda: races.Kept(payout), every=25)
    assert found.races > 10
    assert not found.lost


def test_the_tests_of_others_pass_with_nothing_changed():
    assert not peers.by_paths(PAYOUT, everything=True)
    assert not peers.by_paths(PAYOUT)
    assert not peers.by_hand(PAYOUT, repeats=True)


def test_single_faults_are_compared_in_a_second_language_too():
    assert {script.locales for script in disturbed(PAYOUT)} == {("en",), ("en", "ja")}
