"""Two pieces of news at once: a system that gets it wrong is found, whatever luck would have said."""

import asyncio
import threading
from collections import Counter

import pytest
from attrs import evolve

from aboveboard.errors import BadValue
from aboveboard.flows import PURCHASE
from aboveboard.testing import races
from aboveboard.testing.disagreements import RaceLost, StateDisagrees
from aboveboard.testing.journeys import Happening, Journey
from aboveboard.testing.races import Race, check_race, race_matrix
from aboveboard.testing.tours import edgings
from aboveboard.testing.turns import Stuck, gate
from aboveboard.transaction import Cause, Event, Transaction, Verdict, record

MATRIX = race_matrix(PURCHASE)
STATES = list(dict.fromkeys(race.before().state for race in MATRIX))
SETTLED = Journey(PURCHASE, (Happening("settle", 5000),))
TWO_REFUNDS = Race(SETTLED, Happening("refund", 1000), Happening("refund", 2000))
SAME_REFUND = Race(SETTLED, Happening("refund", 2000))
ASKED_AND_PAID = Race(SETTLED, Happening("start_refund", 1000), Happening("refund", 2000))


class Naive:
    """Loads, and saves the whole: whoever saves last wins."""

    def start(self, opening: Event) -> None:
        self.kept = Transaction.opened_by(PURCHASE, opening)

    def deliver(self, event: Event):
        gate("load")
        outcome = record(self.kept, event)
        gate("save")
        self.kept = outcome.transaction
        return outcome.verdict

    def tick(self, at):
        pass

    def state(self):
        gate("load")
        return self.kept.state.name

    def money(self):
        gate("load")
        return self.kept.position

    def view(self, locale):
        return None

    def close(self):
        pass


class Conflict(Exception):
    """Somebody else saved in the meantime."""


class Versioned(Naive):
    """Saves only what nobody else has changed since; says so where somebody has."""

    version = 0

    def deliver(self, event):
        gate("load")
        version, outcome = self.version, record(self.kept, event)
        gate("save")
        if version != self.version:
            raise Conflict(f"it was version {version}, and is {self.version}")
        self.version, self.kept = version + 1, outcome.transaction
        return outcome.verdict


class Optimistic(Versioned):
    """Tries again until nobody has changed it since."""

    def deliver(self, event):
        while True:
            try:
                return super().deliver(event)
            except Conflict:
                continue


class Locked(Naive):
    """One delivery at a time."""

    def __init__(self):
        self.lock = threading.Lock()

    def deliver(self, event):
        with self.lock:
            return super().deliver(event)


class Polling(Naive):
    """One delivery at a time, by asking again and again whether the row is free."""

    is_taken = False

    def deliver(self, event):
        gate("ask")
        while self.is_taken:
            gate("ask")
        self.is_taken = True
        verdict = super().deliver(event)
        gate("free")
        self.is_taken = False
        return verdict


class LooksFirst(Naive):
    """Looks whether it knows the id, then writes a row of its own: nothing holds the two together."""

    def __init__(self):
        self.known = set()
        self.rows = 0

    def deliver(self, event):
        gate("look")
        if event.reference in self.known:
            return
        gate("insert")
        self.known.add(event.reference)
        self.rows += 1
        self.kept = record(self.kept, evolve(event, reference=f"row-{self.rows}")).transaction


class Crossed(Naive):
    """Two locks, taken in opposite order."""

    def __init__(self):
        self.locks = [threading.Lock(), threading.Lock()]
        self.is_closed = False

    def deliver(self, event):
        one, other = self.locks if event.trigger == "refund" else reversed(self.locks)
        with one:
            gate("lock")
            with other:
                return super().deliver(event)

    def close(self):
        self.is_closed = True


class Meeting(Naive):
    """Each of two refunds waits until the other one is there, too; then one at a time."""

    def __init__(self):
        self.both_there = threading.Barrier(2)
        self.lock = threading.Lock()

    def deliver(self, event):
        if "refund" in event.trigger:
            self.both_there.wait()
        with self.lock:
            return super().deliver(event)


class Endless(Naive):
    """Asks for ever for something that never comes."""

    def __init__(self):
        self.has_ended = threading.Event()

    def deliver(self, event):
        if event.trigger != "refund":
            return super().deliver(event)
        try:
            while True:
                gate("ask")
        finally:
            self.has_ended.set()


class Buffering(Naive):
    """Puts one kind of news aside until another one came, and takes that first."""

    def __init__(self, puts_aside, until):
        self.puts_aside = puts_aside
        self.until = until
        self.aside = ()

    def deliver(self, event):
        gate("queue")
        if event.trigger == self.puts_aside and self.until:
            self.aside = (event,)
            return
        if event.trigger == self.until:
            self.until = ""
        for one in (event, *self.aside):
            super().deliver(one)


class AsyncNaive(Naive):
    """The same in an event loop."""

    async def start(self, opening):
        super().start(opening)
        self.locks = [asyncio.Lock(), asyncio.Lock()]

    async def deliver(self, event):
        await gate("load")
        outcome = record(self.kept, event)
        await gate("save")
        self.kept = outcome.transaction
        return outcome.verdict

    async def state(self):
        await gate("load")
        return super().state()


class AsyncLocked(AsyncNaive):
    async def deliver(self, event):
        async with self.locks[0]:
            return await super().deliver(event)


class AsyncCrossed(AsyncNaive):
    async def deliver(self, event):
        one, other = self.locks if event.trigger == "refund" else reversed(self.locks)
        async with one:
            await gate("lock")
            async with other:
                return await super().deliver(event)


class AsyncEndless(AsyncNaive):
    async def deliver(self, event):
        while event.trigger == "refund":
            await gate("ask")
        return await super().deliver(event)


class Counted:
    """Makes systems, and counts them."""

    def __init__(self, kind):
        self.kind = kind
        self.made = 0

    def __call__(self):
        self.made += 1
        return self.kind()


def story_of(race, make):
    with pytest.raises(RaceLost) as lost:
        check_race(race, make)
    return "\n".join((str(lost.value), *lost.value.__notes__))


def test_the_matrix_has_every_edge_out_of_every_state_twice_and_beside_every_other():
    """Whatever can come to you, we try it twice at once, and at once with whatever else can come."""
    ids = [race.id for race in MATRIX]
    twice = [name for name in ids if name.endswith(" twice")]
    assert len(twice) == len(edgings(PURCHASE))
    assert {"purchase:settled release|start_refund", "purchase:settled release twice"} < set(ids)
    assert max(Counter(ids).values()) == 1
    assert ids == [race.id for race in race_matrix(PURCHASE)]


def test_both_halves_of_every_race_could_have_been_applied_alone():
    """No race is about news that could not have come."""
    for race in MATRIX:
        before = race.before()
        for arrival in race.arrivals()[-2:]:
            assert before.after(arrival.event).verdict is Verdict.APPLIED, race.id


def test_what_comes_twice_is_over_a_part_of_the_money():
    """Sending you half of it twice would show; sending all of it twice would not."""
    amounts = {race.id: race.first.minor for race in MATRIX}
    assert amounts["purchase:settled release twice"] == 2500
    assert amounts["purchase:settled start_refund twice"] == 5000


def test_a_race_can_be_written_down_and_read_back():
    """What the failure prints is the race."""
    names = {"Race": Race, "Journey": Journey, "Happening": Happening, "Cause": Cause, "PURCHASE": PURCHASE}
    for race in (TWO_REFUNDS, SAME_REFUND, *MATRIX[::50]):
        assert eval(repr(race), names) == race


def test_a_system_that_saves_over_what_others_saved_is_told_in_which_order_it_lost():
    """One refund was forgotten, and this is how."""
    lost, *notes = story_of(TWO_REFUNDS, Naive).splitlines()
    assert lost == (
        "race: the lifecycle says 'A applied, B applied: partly_refunded, payer 80.00, payee 20.00', "
        "your system says 'A applied, B applied: partly_refunded, payer 60.00, payee 40.00'"
    )
    assert notes == [
        "What the customer should have read (purchase, 100.00):",
        "   2026-01-05 09:00  opened 100.00 -> applied     | "
        "Pending. Café Olé has asked for €100.00. It has not been paid yet.",
        "   2026-01-05 10:00  settle 50.00  -> applied     | Paid. Café Olé has collected the payment.",
        "   2026-01-05 12:00  time passes                  | Paid. Café Olé has collected the payment.",
        "Then came at once: A = refund 10.00, B = refund 20.00",
        "   A load, B load, B save, A save",
        "To see it again: check_race(Race(Journey(PURCHASE, (Happening('settle', 5000),)), "
        "Happening('refund', 1000), Happening('refund', 2000)), ...)",
    ]


@pytest.mark.parametrize("race", [race for race in MATRIX if race.second is None], ids=lambda race: race.id)
def test_saving_over_what_others_saved_takes_every_duplicate_for_news(race):
    """The same news twice at once is taken twice by whoever does not guard against it."""
    with pytest.raises(RaceLost, match="your system says 'A applied, B applied: "):
        check_race(race, Naive)


@pytest.mark.parametrize("state", STATES)
def test_trying_again_until_nobody_else_has_saved_wins_every_race(state):
    """However the two interleave, both count, once."""
    for race in MATRIX:
        if race.before().state == state:
            make = Counted(Optimistic)
            check_race(race, make)
            # Of the same news twice, it is all the same which comes first.
            assert make.made == (10 if race.second is None else 20), race.id


def test_every_order_of_their_accesses_is_tried(monkeypatch):
    """Nothing depends on which of the two happened to be quicker."""
    tried = Counter()

    def noted(*args):
        turns = run(*args)
        tried[", ".join(turns.log)] += 1
        return turns

    run = races._run
    monkeypatch.setattr(races, "_run", noted)
    (race,) = (race for race in MATRIX if race.id == "purchase:settled inquire|close_inquiry")
    # Neither changes the state or the money, so that not even saving over the other shows.
    check_race(race, Naive, schedules=1000)
    assert sum(tried.values()) == 20
    assert len(tried) == 6


def test_one_schedule_is_one_after_the_other():
    """How many are tried is yours to say."""
    make = Counted(Naive)
    check_race(TWO_REFUNDS, make, schedules=1)
    assert make.made == 1


@pytest.mark.parametrize("race", MATRIX[::25], ids=lambda race: race.id)
def test_a_lock_of_your_own_is_respected(race):
    """While one holds the lock, the other one waits, and nobody calls that a fault."""
    make = Counted(Locked)
    check_race(race, make)
    assert make.made > 2


@pytest.mark.parametrize("race", [TWO_REFUNDS, SAME_REFUND], ids=lambda race: race.id)
def test_a_lock_that_is_asked_for_again_and_again_is_respected_too(race):
    """Who asks whether the row is free lets the other one free it."""
    check_race(race, Polling)


def test_waiting_for_the_other_is_no_fault():
    """Two that only go on together do go on together."""
    check_race(ASKED_AND_PAID, Meeting, schedules=2)


def test_a_state_that_was_saved_over_is_found_where_no_money_moved():
    """You are not told that it was called off where it had run out."""

    class Silent(Naive):
        def deliver(self, event):
            super().deliver(event)

    race = Race(Journey(PURCHASE), Happening("expire", 10000), Happening("cancel", 10000))
    assert "applied: expired, payer 100.00" in (story := story_of(race, Silent))
    assert "your system says 'A answered, B answered: cancelled, payer 100.00'" in story


def test_looking_before_writing_pays_a_refund_twice():
    """You would have had it twice."""
    story = story_of(SAME_REFUND, LooksFirst)
    assert "your system says 'A answered, B answered: partly_refunded, payer 90.00, payee 10.00'" in story
    assert (
        "Then came at once: A = refund 20.00, B = refund 20.00 (again)\n   A look, B look, B insert, A insert" in story
    )


def test_raising_because_somebody_else_saved_is_a_lost_race():
    """Whoever sent the news has to be told that it was taken."""
    with pytest.raises(RaceLost, match="'A raised Conflict: it was version 1, and is 2'") as lost:
        check_race(TWO_REFUNDS, Versioned)
    assert isinstance(lost.value.__cause__, Conflict)


def test_what_had_ended_comes_before_what_had_not_begun():
    """Once we said that we know of your refund, we do not show you that we have never heard of it."""
    story = story_of(ASKED_AND_PAID, lambda: Buffering("start_refund", until="refund"))
    assert "the lifecycle says 'A applied: refunding, payer 50.00, payee 40.00, returning 10.00; B applied" in story
    assert "your system says 'A answered: settled, payer 50.00, payee 50.00; B answered" in story
    assert "No race was needed: one was done before the other began." in story


def test_what_had_ended_comes_first_whichever_of_the_two_it_was():
    """News that we answered counts from then on, also where it happened after what is still to come."""
    story = story_of(ASKED_AND_PAID, lambda: Buffering("refund", until="start_refund"))
    assert "the lifecycle says 'B applied: partly_refunded, payer 70.00, payee 30.00; A applied" in story
    assert "your system says 'B answered: settled, payer 50.00, payee 50.00; A answered" in story


def test_two_that_wait_for_each_other_are_named_with_the_line_at_which_they_wait():
    """A deadlock ends, and says where."""
    made = []

    def make():
        made.append(Crossed())
        return made[-1]

    with pytest.raises(Stuck) as stuck:
        check_race(ASKED_AND_PAID, make, patience=0.5)
    assert str(stuck.value).startswith("not over after 0.5 s; after B lock, A lock, A is in deliver (")
    assert str(stuck.value).count("with other:") == 2
    assert "Then came at once: A = start_refund 10.00, B = refund 20.00" in stuck.value.__notes__[0]
    assert [one.is_closed for one in made] == [True] * (len(made) - 1) + [False]


def test_one_that_never_ends_is_ended():
    """A test run goes on, whatever your handler waits for."""
    made = []

    def make():
        made.append(Endless())
        return made[-1]

    with pytest.raises(Stuck, match=r"not over after 0.5 s; after B ask, B ask"):
        check_race(ASKED_AND_PAID, make, patience=0.5)
    assert made[-1].has_ended.wait(60)


def test_a_handler_in_an_event_loop_loses_the_same_races():
    """Waiting without a thread is no guard."""
    assert "\n   A load, B load, B save, A save\n" in story_of(TWO_REFUNDS, AsyncNaive)
    assert "\n   A load, B load, B save, A save\n" in story_of(SAME_REFUND, AsyncNaive)


def test_a_lock_of_an_event_loop_is_respected():
    """While one holds the lock, the other one waits, and nobody calls that a fault."""
    make = Counted(AsyncLocked)
    check_race(TWO_REFUNDS, make)
    assert make.made > 2


@pytest.mark.parametrize(("kind", "where"), [(AsyncCrossed, "B lock"), (AsyncEndless, "B ask")])
def test_a_handler_in_an_event_loop_that_never_ends_is_ended(kind, where):
    """A test run goes on, whatever your handler waits for."""
    with pytest.raises(Stuck, match=rf"not over after 0.5 s; .*{where}, .*B is in "):
        check_race(ASKED_AND_PAID, kind, patience=0.5)


def test_a_store_without_gates_is_not_called_safe():
    """A race that never took place proves nothing."""

    class Ungated(Naive):
        def deliver(self, event):
            outcome = record(self.kept, event)
            self.kept = outcome.transaction

    with pytest.raises(BadValue, match="make: its store passed no gate during purchase:settled refund"):
        check_race(SAME_REFUND, Ungated)


def test_a_plain_handler_that_answers_with_something_to_await_is_told_what_to_write():
    """The kit has to know beforehand whether there is an event loop."""

    class Half(Naive):
        def deliver(self, event):
            return gate("load")

    with pytest.raises(RaceLost, match="A raised TypeError: a race needs `async def deliver`"):
        check_race(Race(Journey(PURCHASE), Happening("settle", 5000)), Half)


def test_what_goes_wrong_on_the_way_is_no_race():
    """A system that does not even get there disagrees as it does in every other test."""

    class Deaf(Naive):
        def deliver(self, event):
            return Verdict.APPLIED

    with pytest.raises(StateDisagrees) as deaf:
        check_race(SAME_REFUND, Deaf)
    assert deaf.value.__notes__[-1] == f"To see it again: check_race({SAME_REFUND!r}, ...)"


def test_a_test_that_gives_up_inside_a_handler_gives_up():
    """Your own pytest.fail is yours."""

    class GivesUp(Naive):
        def deliver(self, event):
            if event.trigger == "refund":
                pytest.fail("we cannot do this yet")
            return super().deliver(event)

    with pytest.raises(pytest.fail.Exception, match="we cannot do this yet"):
        check_race(SAME_REFUND, GivesUp)


@pytest.mark.parametrize("kind", [Naive, Optimistic])
def test_every_system_is_closed(kind):
    """Lost or won, nothing stays open."""
    open_systems = []

    class Closing(kind):
        def __init__(self):
            open_systems.append(self)

        def close(self):
            open_systems.remove(self)

    try:
        check_race(TWO_REFUNDS, Closing)
    except RaceLost:
        assert kind is Naive
    assert not open_systems


def test_a_race_that_is_won_counts_both_edges(monkeypatch):
    """What was raced need not be called untested."""
    counted = set()
    monkeypatch.setattr(races, "exercised", lambda lifecycle, edges: counted.update(edges))
    check_race(ASKED_AND_PAID, Optimistic)
    assert {(one.source, one.trigger, one.dest) for one in counted} == {
        ("settled", "start_refund", "refunding"),
        ("settled", "refund", "partly_refunded"),
    }


def test_a_gate_is_open_to_whoever_is_in_no_race():
    """Your store can keep its gates in every other test."""

    async def access():
        await gate("load")
        return "loaded"

    gate("load")
    assert asyncio.run(access()) == "loaded"
