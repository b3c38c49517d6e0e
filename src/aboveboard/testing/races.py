"""Every state, every two pieces of news that can come there, at once: some order of them has to explain the end."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from itertools import combinations
from typing import Any

from attrs import evolve, frozen

from ..errors import BadValue
from ..lifecycle import Lifecycle
from .deliveries import Arrival, Delivery, again
from .disagreements import Disagreement
from .driving import Loop
from .expecting import Expectation
from .journeys import Happening, Journey
from .ledger import exercised
from .places import Stride, start_of, strides, ways_to
from .systems import System
from .tours import Edging, edging
from .trials import Trial
from .turns import Schedule, Stuck, Turns
from .workers import Workers


@frozen(repr=False)
class Race:
    """
    Two pieces of news that arrive at once.

    Attributes:
        journey: What happened before.
        first: What happened first of the two.
        second: What happened an hour later; None where the first is reported twice.
    """

    journey: Journey
    first: Happening
    second: Happening | None = None

    @property
    def id(self) -> str:
        """Reads well in a list of tests: ``purchase:settled release|start_refund``."""
        before, one, other = self.before(), *self.arrivals()[-2:]
        first = _called(before, one)
        both = f"{first} twice" if self.second is None else f"{first}|{_called(before, other)}"
        return f"{self.journey.lifecycle.name}:{before.state} {both}"

    def before(self) -> Expectation:
        """Where the lifecycle stands before the two."""
        opening, *walk = self.arrivals()[:-2]
        expected = Expectation.of(self.journey.lifecycle, opening.event)
        for arrival in walk:
            expected = expected.after(arrival.event)
        return expected

    def arrivals(self) -> tuple[Arrival, ...]:
        """Every piece of news in order; the last two arrive at once."""
        pair = (self.first,) if self.second is None else (self.first, self.second)
        journey = evolve(self.journey, happenings=(*self.journey.happenings, *pair))
        twice = (again(len(journey.happenings)),) if self.second is None else ()
        return Delivery(journey, twice).arrivals()

    def __repr__(self) -> str:
        second = "" if self.second is None else f", {self.second!r}"
        return f"Race({self.journey!r}, {self.first!r}{second})"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))


def _called(before: Expectation, arrival: Arrival) -> str:
    trigger = arrival.event.trigger
    ways = before.transaction.lifecycle.ways[before.state].get(trigger, ())
    return f"{trigger}>{before.after(arrival.event).state}" if len(ways) > 1 else trigger


def race_matrix(lifecycle: Lifecycle) -> tuple[Race, ...]:
    """
    Every state with every two edges that can be taken there, and with every edge twice.

    Each where a shortest walk leads to a place at which both are possible; the news that
    comes twice is over a part of the money where it can be, so that moving it twice shows.
    The same at every call: ``@pytest.mark.parametrize("race", race_matrix(PURCHASE), ids=lambda race: race.id)``.
    """
    found: dict[tuple[Edging, Edging], Race] = {}
    for walked in ways_to(lifecycle).values():
        journey = Journey(lifecycle, tuple(stride.happening for stride in walked))
        here: dict[Edging, list[Stride]] = {}
        for stride in strides(lifecycle, walked[-1].place if walked else start_of(lifecycle)):
            here.setdefault(edging(stride.way), []).append(stride)
        for (one, [first, *_]), (other, [second, *_]) in combinations(here.items(), 2):
            found.setdefault((one, other), Race(journey, first.happening, second.happening))
        for one, amounts in here.items():
            least = min(amounts, key=lambda stride: stride.happening.minor or 0)
            found.setdefault((one, one), Race(journey, least.happening))
    order = list(lifecycle.states)
    return tuple(found[both] for both in sorted(found, key=lambda both: order.index(both[0].source)))


def check_race(race: Race, make: Callable[[], System], schedules: int = 20, *, patience: float = 5.0) -> None:
    """
    Bring two pieces of news to your system at once, in one schedule after another.

    Your store calls `gate` before every access. Two threads deliver (two tasks of one
    event loop, where your ``deliver`` is ``async def``), and at every gate a schedule says
    which of them goes on: first one after the other, then with one interruption, with
    two, and so on, each schedule once. What both answered, the state and the money have to
    be those of some order of the two; where one had ended before the other began, of that
    order, also in between. Locks of your own are respected, and waiting for one is no fault.

    Args:
        race: The two pieces of news, usually one of `race_matrix`.
        make: Makes a fresh system; one is made for each schedule and closed at its end.
        schedules: How many to try at most. Twenty are all there are for two gates a delivery.
        patience: Seconds that one schedule may take before it is called stuck.

    Raises:
        RaceLost: No order of the two explains the end, or one raised; with the schedule as a note.
        Stuck: The two did not come to an end. The system is then left as it is, and not closed.
        BadValue: Your store never called `gate`.
    """
    arrivals = race.arrivals()
    todo = deque[Schedule]([()])
    with Loop() as loop, Workers(loop, patience) as workers:
        for _ in range(schedules):
            if not todo:
                break
            schedule = todo.popleft()
            turns = _run(race, arrivals, make(), loop, workers, schedule)
            if not turns.log:
                raise BadValue(
                    "make", f'its store passed no gate during {race.id}: call gate("load") before each access'
                )
            # Two reports of one fact are alike: it is all the same which of them comes first.
            onward = schedule[-1] + 1 if schedule else int(race.second is None)
            todo += ((*schedule, point) for point in range(onward, turns.points))
    before = race.before()
    for arrival in arrivals[-2:]:
        exercised(race.journey.lifecycle, before.after(arrival.event).walked)


def _run(
    race: Race, arrivals: tuple[Arrival, ...], system: System, loop: Loop, workers: Workers, schedule: Schedule
) -> Turns:
    is_stuck = False
    try:
        return Trial(race.journey.lifecycle, arrivals, system, loop).run(workers, schedule)
    except Stuck:
        # Whoever asks a system that is stuck to close could wait for ever, too.
        is_stuck = True
        raise
    except Disagreement as error:
        error.add_note(f"To see it again: check_race({race!r}, ...)")
        raise
    finally:
        if not is_stuck:
            loop.call(system.close)
