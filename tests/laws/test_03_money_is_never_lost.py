from itertools import pairwise

from hypothesis import given

from aboveboard.lifecycle import Restate
from facts import gathered, sets_of_facts


@given(facts=sets_of_facts())
def test_every_coin_is_somewhere_and_nobody_owes_one(facts):
    """
    At every moment we can say where all of your money is.
    """
    steps = gathered(facts).steps
    for before, step in pairwise(steps):
        assert sum(step.position) == step.amount
        assert min(step.position) >= 0
        if step.amount != before.amount:
            assert isinstance(step.way.edge.moves, Restate), "only an edge that says so may change the sum"
