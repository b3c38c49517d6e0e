"""One way to test, over all mutants: how many it kills, and in how many seconds of a processor."""

import gc
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple, TypeVar

from aboveboard import Lifecycle
from aboveboard.flows import BANK_DEBIT, CARD_PAYMENT, PAYOUT
from benchmarks.mutation.equivalents import EQUIVALENT
from benchmarks.mutation.killing import Runner
from benchmarks.mutation.mutants import Mutant, mutants
from benchmarks.mutation.scripts import End, Script

T = TypeVar("T")
MUTATED = {one.name: one for one in (CARD_PAYMENT, BANK_DEBIT, PAYOUT)}
Layer = Callable[[Lifecycle], Iterable[Script]]
Tests = Callable[[Lifecycle], bool]
"""Tests that know nothing of scripts: whether they find the services wrong as they are at that moment."""


class Column(NamedTuple):
    """
    What became of all mutants, in seconds of a processor.

    Attributes:
        killed: By key.
        clean: Making everything, and running it once with nothing changed.
        killing: Running the mutants that were killed, until they were.
        surviving: Running the others, to the end.
        tiring: Those that were not killed, but ran in circles, by key.
        disagreeing: What had to be left out, since it disagrees with nothing changed.
    """

    killed: frozenset[str]
    clean: float
    killing: float
    surviving: float
    tiring: frozenset[str] = frozenset()
    disagreeing: tuple[str, ...] = ()

    @property
    def survivors(self) -> list[str]:
        """The names of those that were not killed."""
        return [one.name for one in counted() if one.key not in self.killed]


def counted() -> list[Mutant]:
    """The mutants that somebody could see."""
    return [one for one in mutants() if one.key not in EQUIVALENT]


def by_scripts(layer: Layer) -> Column:
    """Run the scripts of a layer against every mutant that they come by."""
    # Nothing here goes in circles, and looking for what does would take longer the more is kept.
    gc.disable()
    runner, making = timed(lambda: Runner(script for lifecycle in MUTATED.values() for script in layer(lifecycle)))
    disagreeing, clean = timed(runner.clean)
    ends = {one.key: timed(lambda one=one: runner.end(one)) for one in counted()}  # type: ignore[misc]
    killed = frozenset(key for key, (end, _) in ends.items() if end is End.DISAGREES)
    return Column(
        killed,
        making + clean,
        sum(seconds for key, (_, seconds) in ends.items() if key in killed),
        sum(seconds for key, (_, seconds) in ends.items() if key not in killed),
        frozenset(key for key, (end, _) in ends.items() if end is End.TIRES),
        tuple(repr(one.delivery) for one in disagreeing),
    )


def by_tests(tests: Tests, name: str) -> Column:
    """Run other tests against every mutant in one service, and in what all services share."""
    lifecycle = MUTATED[name]
    others = MUTATED.keys() - {name}
    fails, clean = timed(lambda: tests(lifecycle))
    met = [one for one in counted() if one.of not in others]
    found = {one.key: timed(lambda one=one: _find(tests, one, lifecycle)) for one in met}  # type: ignore[misc]
    killing = sum(seconds for is_found, seconds in found.values() if is_found)
    surviving = sum(seconds for is_found, seconds in found.values() if not is_found)
    killed = frozenset(key for key, (is_found, _) in found.items() if is_found)
    return Column(killed, clean, killing, surviving, disagreeing=(f"everything for {name}",) if fails else ())


def _find(tests: Tests, mutant: Mutant, lifecycle: Lifecycle) -> bool:
    with mutant.planted():
        return tests(lifecycle)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What some work returns, and how many seconds of a processor it took."""
    began = time.process_time()
    result = work()
    return result, time.process_time() - began


def column(work: Callable[[], Column]) -> Column:
    """The column, worked out in a process that starts anew: nothing is remembered from one to the next."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work).result()


def column_of_tests(work: Callable[[str], Column]) -> Column:
    """The column, with a process for each lifecycle."""
    with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as pool:
        parts = list(pool.map(work, MUTATED))
    return Column(
        frozenset[str]().union(*(part.killed for part in parts)),
        sum(part.clean for part in parts),
        sum(part.killing for part in parts),
        sum(part.surviving for part in parts),
        disagreeing=tuple(said for part in parts for said in part.disagreeing),
    )
