"""The layers of the kit, each asked whether it finds a system wrong."""

from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from aboveboard import Lifecycle
from aboveboard.testing import Delivery, Disagreement, check_race, deliveries, gate, journeys, machine, race_matrix
from aboveboard.testing.races import Race
from benchmarks.mutation import scripts
from benchmarks.mutation.scripts import Make, Script
from services.service import Service, TooMuchWork

EXAMPLES = 100


def without_chance(lifecycle: Lifecycle, make: Make) -> bool:
    """Whether any layer that is the same at every call finds it wrong."""
    return any(script.finds(make) for script in scripts.without_chance(lifecycle))


def at_random(lifecycle: Lifecycle, make: Make, number: int, examples: int = EXAMPLES) -> bool:
    """Whether random journeys, badly delivered, find it wrong."""
    return any(script.finds(make) for script in drawn(lifecycle, number, examples))


@cache
def drawn(lifecycle: Lifecycle, number: int, examples: int = EXAMPLES) -> tuple[Script, ...]:
    """The deliveries that Hypothesis draws with one seed: the same for every system, so they are drawn once."""
    found = list[Script]()

    @seed(number)
    @at_most(examples)
    @given(journeys(lifecycle).flatmap(deliveries))
    def draw(delivery: Delivery) -> None:
        found.append(Script.of(delivery))

    draw()
    return tuple(found)


def by_machine(lifecycle: Lifecycle, make: Make, number: int, examples: int = EXAMPLES) -> bool:
    """Whether the state machine in one rule finds it wrong, in thirty steps an example."""
    ruled = seed(number)(machine(lifecycle, make))
    return _finds(lambda: run_state_machine_as_test(ruled, settings=at_most(examples, stateful_step_count=30)))


def by_racing(lifecycle: Lifecycle, make: type[Service]) -> bool:
    """Whether any two pieces of news find it wrong, brought in both orders."""
    gated = type("Gated", (make,), {"deliver": _gated})
    return any(_finds(lambda race=race: check_race(race, gated, 3)) for race in _races(lifecycle))  # type: ignore[misc]


@cache
def _races(lifecycle: Lifecycle) -> tuple[Race, ...]:
    return race_matrix(lifecycle)


def _gated(self: Service, event: object) -> object:
    gate("load")
    return super(type(self), self).deliver(event)


def _finds(work: Callable[[], object]) -> bool:
    try:
        work()
    except Disagreement as disagreement:
        return not isinstance(disagreement.__cause__, TooMuchWork | RecursionError)
    return False


def at_most(examples: int, **more: Any) -> settings:
    """So many examples. Nothing is shrunk: what counts is whether anything is found."""
    return settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        derandomize=False,
        **more,
    )
