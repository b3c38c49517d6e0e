"""Who may go on: one at a time, unless one waits for something that nobody can see."""

import sys

import pytest

from aboveboard.testing.turns import Abandoned, Stuck, Turn, Turns

ROUNDS = 8


class Noted(Turn):
    """Counts how often it was let go."""

    let_go = 0
    is_runnable = False

    def reach(self, name):
        raise NotImplementedError

    def go(self):
        self.let_go += 1

    def frame(self):
        return sys._getframe()

    def could_run(self):
        return self.is_runnable


def look():
    return (yield lambda: "settled")


def race(schedule=(), patience=60.0):
    a, b = Noted("A", lambda: "applied", look), Noted("B", lambda: "late", look)
    turns = Turns(schedule, a, b, patience)
    turns.begin()
    return turns


def watched(turns, rounds=ROUNDS + 1):
    for _ in range(rounds):
        turns.watch()


def test_the_first_runs_to_its_end_where_nobody_says_otherwise():
    """News is taken as it comes."""
    turns = race()
    a, b = turns.pair
    assert (a.let_go, b.let_go) == (1, 0)
    assert not turns.arrive(a)
    assert not turns.end(a)
    assert (a.let_go, b.let_go) == (1, 1)
    assert not turns.arrive(b)
    assert turns.end(b)
    assert turns.points == 2


def test_a_schedule_says_where_the_other_goes_on():
    """Point 0 is before either began, and each gate at which there is a choice is one more."""
    turns = race((0, 2))
    a, b = turns.pair
    assert (a.let_go, b.let_go) == (0, 1)
    assert not turns.arrive(b)
    assert turns.arrive(b)
    assert (a.let_go, b.let_go) == (1, 1)
    turns.end(a)
    assert b.let_go == 2


def test_one_that_reaches_no_gate_is_overtaken():
    """Whoever waits for a lock does not keep the other from freeing it."""
    turns = race()
    _, b = turns.pair
    watched(turns, ROUNDS - 1)
    assert b.let_go == 0
    watched(turns)
    assert b.let_go == 1
    assert turns.has_stalled


def test_one_that_only_waits_for_a_processor_is_not_overtaken():
    """A busy machine is no lock."""
    turns = race()
    a, b = turns.pair
    a.is_runnable = True
    watched(turns, 100)
    assert b.let_go == 0


def test_one_that_was_overtaken_waits_at_its_next_gate():
    """Then there is an order again."""
    turns = race((2,))
    a, b = turns.pair
    watched(turns)
    assert turns.arrive(a)
    assert not turns.arrive(b)
    assert turns.arrive(b)
    assert a.let_go == 2


def test_one_that_was_overtaken_and_ends_leaves_the_other_alone():
    """The other one runs already."""
    turns = race()
    a, b = turns.pair
    watched(turns)
    assert not turns.end(a)
    assert b.let_go == 1
    assert turns.end(b)


def test_one_that_comes_back_goes_on_where_the_other_waits():
    """Both waited, and the first that no longer has to goes on."""
    turns = race()
    a, b = turns.pair
    watched(turns, 2 * (ROUNDS + 1))
    assert not turns.arrive(b)
    assert turns.arrive(a)
    turns.end(b)
    assert a.let_go == 2


def test_one_that_asks_again_and_again_lets_the_other_go_on():
    """Asking whether it is free does not free it."""
    turns = race()
    a, b = turns.pair
    assert not any(turns.arrive(a) for _ in range(50))
    assert turns.arrive(a)
    assert b.let_go == 1


def test_what_takes_too_long_is_given_up():
    """And so is whatever it would do next."""
    turns = race(patience=-1.0)
    with pytest.raises(
        Stuck, match=r"not over after -1 s; before any gate, A is in frame \(.*return sys._getframe\(\)"
    ):
        turns.watch()
    with pytest.raises(Abandoned):
        turns.arrive(turns.pair[0])


def test_what_is_seen_while_the_other_is_at_work_does_not_count():
    """Half of a change is no state."""
    a, b = race().pair
    work = a.work()
    work.send(next(work)())
    b.begun = True
    with pytest.raises(StopIteration):
        work.send("half of it")
    assert (a.answer, a.between) == ("applied", None)


def test_what_is_seen_before_the_other_began_counts():
    """What we showed you then, we showed you."""
    a, _ = race().pair
    work = a.work()
    work.send(next(work)())
    with pytest.raises(StopIteration):
        work.send("settled")
    assert (a.answer, a.between) == ("applied", "settled")
