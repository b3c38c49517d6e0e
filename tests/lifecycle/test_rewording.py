import pytest

from aboveboard import DefinitionError
from aboveboard.flows import LIFECYCLES, PURCHASE
from aboveboard.lifecycle.rewording import reworded


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda lifecycle: lifecycle.name)
def test_in_its_own_words_it_is_what_it_was(lifecycle):
    same = reworded(lifecycle, lambda message: message.forms)
    assert same.messages() == lifecycle.messages()
    assert (same.states, same.edges, same.starts) == (lifecycle.states, lifecycle.edges, lifecycle.starts)


def test_every_sentence_can_be_another_one():
    said = reworded(PURCHASE, lambda message: tuple(f"Well. {form}" for form in message.forms))
    assert all(form.startswith("Well. ") for message in said.messages() for form in message.forms)
    assert {message.key for message in said.messages()} == {message.key for message in PURCHASE.messages()}


def test_words_with_which_it_could_not_be_built_are_refused_with_every_fault():
    with pytest.raises(DefinitionError) as caught:
        reworded(PURCHASE, lambda message: tuple("The same in 3 days." for _ in message.forms))
    problems = {fault.what for fault in caught.value.faults}
    assert any("reads the same" in problem for problem in problems)
    assert any("does not say by when" in problem for problem in problems)
