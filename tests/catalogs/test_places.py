import sys
from itertools import count

import pytest

from aboveboard.catalogs.places import find_spots
from aboveboard.lifecycle.finding import find

HEAD = """\
import aboveboard
from aboveboard import Edge, Lifecycle, State, State as Place, Wording, lifecycle
from aboveboard.lifecycle import PAYEE, PAYER, NOBODY
from aboveboard.wording import Reason

LABEL = "Begun"
BEGUN = State("begun", says=Wording(LABEL, "It has begun.", "{nothing_to_do}"), open_ended=True)
DONE = Place(name="done", says=Wording("Done", explanation="It is done.", next_step="{nothing_to_do}"), final=True)
STEPS = (Edge("finish", BEGUN, DONE, notice="It was finished."),)
"""
ONE = 'ONE = Lifecycle("one", starts=BEGUN, starts_with=NOBODY, opened="It began.", edges=STEPS)\n'
names = (f"placed_{number}" for number in count())


@pytest.fixture
def spots(tmp_path):
    """Where sentences of a module stand: by key, the line and whether it is a plain string."""

    def look(text, more=""):
        name = next(names)
        (tmp_path / f"{name}.py").write_text(HEAD + text, encoding="utf-8")
        if more:
            (tmp_path / f"{name}_more.py").write_text(more, encoding="utf-8")
        found = find(f"{name}:ONE", [tmp_path])
        spots = find_spots(tmp_path, [f"{name}:ONE"], [found], found.messages())
        sys.modules.pop(name)
        return {key: [(spot.line, spot.is_plain) for spot in theirs] for key, theirs in spots.items()}

    return look


def test_words_are_found_by_name_by_position_and_under_another_name(spots):
    assert spots(ONE) == {
        "one.opened:notice": [(10, True)],
        "one.begun:label": [(7, False)],
        "one.begun:explanation": [(7, True)],
        "one.begun:next_step": [(7, True)],
        "one.done:label": [(8, True)],
        "one.done:explanation": [(8, True)],
        "one.done:next_step": [(8, True)],
        "one.finish:notice": [(9, True)],
    }


@pytest.mark.parametrize("call", ["aboveboard.State", "lifecycle.State"])
def test_a_maker_may_be_called_through_its_module(spots, call):
    text = f'BEGUN = {call}("begun", says=Wording("A", "B.", "{{nothing_to_do}}"), open_ended=True)\n'
    text += 'STEPS = (Edge("finish", BEGUN, DONE, notice="It was finished."),)\n'
    assert spots(text + ONE)["one.begun:label"] == [(10, True)]


def test_a_state_of_the_same_name_and_words_that_is_another_one_is_not_meant(spots):
    twin = 'TWIN = State("done", says=Wording("Done", "It is done.", "{nothing_to_do}"), final=True)\n'
    assert spots(twin + ONE)["one.done:label"] == [(8, True)]


def test_edges_belong_to_the_lifecycle_that_they_are_written_in(spots):
    other = 'OTHER = Lifecycle("other", starts=BEGUN, starts_with=NOBODY, opened="It began.", '
    other += 'edges=(Edge("finish", BEGUN, DONE, notice="It was finished."),))\n'
    assert spots(other + ONE)["one.finish:notice"] == [(9, True)]
    assert spots(other + ONE)["one.opened:notice"] == [(11, True)]


def test_words_that_are_given_to_a_function_are_not_taken_for_those_of_a_state(spots):
    text = "def state(name, label):\n"
    text += '    return State(name, says=Wording(label, "It waits.", "{nothing_to_do}"), open_ended=True)\n'
    text += 'BEGUN = state("begun", "Waiting")\nSTEPS = (Edge("finish", BEGUN, DONE, notice="It was finished."),)\n'
    found = spots(text + ONE)
    assert "one.begun:label" not in found
    assert "one.done:label" in found


def test_files_outside_the_project_are_left_alone(spots, tmp_path):
    assert spots("from aboveboard.flows.purchase import DECLINED\n" + ONE)["one.opened:notice"] == [(11, True)]
