"""
How many faults each layer of the kit finds in three billing services, and what others find in them.

    python tests/benchmarks/mutation/run.py [mutants] [whole] [peers] [equivalents] [races] [deeper]

Without arguments, all of it. Nothing here passes or fails; README.md says what the figures mean.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from aboveboard import Lifecycle
from benchmarks.mutation import layers, peers
from benchmarks.mutation.columns import MUTATED, Column, by_scripts, by_tests, column, column_of_tests, counted
from benchmarks.mutation.deeper import FAULTS, Faulty
from benchmarks.mutation.equivalents import EQUIVALENT
from benchmarks.mutation.killing import Runner
from benchmarks.mutation.mutants import mutants
from benchmarks.mutation.races import MUTANTS, Kept, raced
from benchmarks.mutation.scripts import SERVICES, End, Script, disturbed, doubled, placed, toured, without_chance
from services.service import Service

SEEDS = (1, 2, 3, 4, 5)
SEARCH = 2_000
"""How many random deliveries of each lifecycle a mutant has to survive that is said to change nothing."""


def both_tours(lifecycle: Lifecycle) -> Iterable[Script]:
    """The tour, and the tour with a single fault."""
    return (*toured(lifecycle), *disturbed(lifecycle))


def three_layers(lifecycle: Lifecycle) -> Iterable[Script]:
    """The same, and every step from everywhere: what has to find every fault."""
    return (*both_tours(lifecycle), *placed(lifecycle))


def at_random(lifecycle: Lifecycle) -> Iterable[Script]:
    """A hundred random deliveries."""
    return layers.drawn(lifecycle, 1)


def by_machine(lifecycle: Lifecycle) -> bool:
    """The state machine in one rule."""
    return layers.by_machine(lifecycle, partial(Service, SERVICES[lifecycle]), 1, examples=30)


def system_mutants() -> None:
    """What the layers of the kit kill."""
    kinds = Counter(one.of for one in mutants())
    print(f"\n{len(mutants())} system mutants ({', '.join(f'{of} {count}' for of, count in kinds.items())}), ", end="")
    print(f"{len(mutants()) - len(counted())} of them change nothing; seconds of a processor")
    print(f"{'':36} {'killed':>12} {'':>7} {'clean':>7} {'killing':>8} {'survivors':>10}")
    show("tour", column(partial(by_scripts, toured)))
    show("tour and single faults", column(partial(by_scripts, both_tours)))
    show("everywhere", column(partial(by_scripts, placed)))
    show("double faults", column(partial(by_scripts, doubled)))
    kit = show("tour, single faults, everywhere", column(partial(by_scripts, three_layers)))
    show("all four layers without chance", column(partial(by_scripts, without_chance)))
    show("journeys and deliveries, 100", column(partial(by_scripts, at_random)))
    show("state machine, 30 of 30 steps", column_of_tests(partial(by_tests, by_machine)))
    print(f"tour, single faults, everywhere: {len(counted())} mutants in {kit.clean + kit.killing:.2f} s in all")
    print(f"{len(kit.survivors)} survive those three layers")
    for name in kit.survivors:
        print(f"    {name}")
    for left in kit.tiring:
        print(f"    not counted as killed, for it only runs in circles: {left}")


def the_whole() -> None:
    """What those three layers let through of every change that can be made, most of which nobody has looked at."""
    runner = Runner(script for lifecycle in MUTATED.values() for script in three_layers(lifecycle))
    runner.clean()
    every = [one for one in mutants(every=1) if one.key not in EQUIVALENT]
    ends = {one.name: runner.end(one) for one in every}
    left = {name: end for name, end in ends.items() if end is not End.DISAGREES}
    print(f"\nOf all {len(every)} changes that can be made, those three layers let {len(left)} through:")
    for name, end in left.items():
        print(f"    {name}{', which only runs in circles' if end is End.TIRES else ''}")


def show(title: str, found: Column) -> Column:
    """Print one line of the table."""
    count = len(counted())
    killed = f"{len(found.killed)} of {count}"
    print(f"{title:36} {killed:>12} {len(found.killed) / count:7.1%} ", end="")
    print(f"{found.clean:7.2f} {found.killing:8.2f} {found.surviving:10.2f}", flush=True)
    for said in found.disagreeing[:3]:
        print(f"    left out: service and lifecycle disagree with nothing changed in {said}")
    if len(found.disagreeing) > 3:
        print(f"    and {len(found.disagreeing) - 3} more")
    return found


def other_tests() -> None:
    """What an ordinary team's tests kill."""
    print("\nThe same mutants, tested by others")
    for title, tests in (
        ("machine by hand", peers.by_hand),
        ("machine by hand, with repetitions", partial(peers.by_hand, repeats=True)),
        ("shortest paths, states", peers.by_paths),
        ("shortest paths, money and English", partial(peers.by_paths, everything=True)),
    ):
        show(title, column_of_tests(partial(by_tests, tests)))


def said_to_change_nothing() -> None:
    """Search for what would show it."""
    found = {one.key: one for one in mutants(every=1)}
    print(f"\n{len(EQUIVALENT)} mutants are said to change nothing; {SEARCH} random deliveries of each lifecycle and")
    print("all layers without chance look for a difference")
    runners = [Runner(every(lifecycle)) for lifecycle in MUTATED.values()]
    for runner in runners:
        runner.clean()
    for key, reason in EQUIVALENT.items():
        if key not in found:
            print(f"    GONE: {key}")
            continue
        seen = any(runner.end(found[key]) is End.DISAGREES for runner in runners)
        print(f"    {'SEEN ' if seen else ''}{found[key].name}: {reason}", flush=True)


def every(lifecycle: Lifecycle) -> Iterable[Script]:
    """Every script there is."""
    return (*without_chance(lifecycle), *layers.drawn(lifecycle, 99, SEARCH))


def lost_races() -> None:
    """What the races find in three ways to keep a transaction, and in a right one."""
    print("\nRaces lost, of every two pieces of news in every state, in up to 20 schedules each")
    for make in (Kept, *MUTANTS):
        began = time.process_time()
        figures = [raced(lifecycle, partial(make, SERVICES[lifecycle])) for lifecycle in MUTATED.values()]
        seconds = time.process_time() - began
        lost = ", ".join(f"{name} {one.lost} of {one.races}" for name, one in zip(MUTATED, figures, strict=True))
        print(f"{make.__name__:20} {lost}   {seconds:.1f} s")


def deeper_faults() -> None:
    """What finds the faults that take a combination."""
    print(f"\n{len(FAULTS)} deeper faults: with how many of {len(SEEDS)} seeds each layer finds them", end="")
    print(f" ({layers.EXAMPLES} examples each)")
    print(f"{'':30} {'sure':>5} {'races':>6} {'random':>7} {'machine':>8} {'all':>5}")
    found = [of_fault(fault) for fault in FAULTS]
    print(f"all layers, averaged over seeds: {sum(found) / len(FAULTS) / len(SEEDS):.1%}")


def of_fault(fault: type[Faulty]) -> int:
    """Print one line of that table; with how many seeds all layers find it."""
    lifecycle = next(one for one, module in SERVICES.items() if module is fault.of)
    sure, raced_ = layers.without_chance(lifecycle, fault), layers.by_racing(lifecycle, fault)
    random = [layers.at_random(lifecycle, fault, seed) for seed in SEEDS]
    machine = [layers.by_machine(lifecycle, fault, seed) for seed in SEEDS]
    every = sum(sure or raced_ or one or other for one, other in zip(random, machine, strict=True))
    row = f"{yes(sure):>5} {yes(raced_):>6} {sum(random):>7} {sum(machine):>8} {every:>5}"
    print(f"{fault.__name__:30} {row}", flush=True)
    return every


def yes(found: bool) -> str:
    """A mark, or nothing."""
    return "yes" if found else ""


SECTIONS: dict[str, Callable[[], None]] = {
    "mutants": system_mutants,
    "whole": the_whole,
    "peers": other_tests,
    "equivalents": said_to_change_nothing,
    "races": lost_races,
    "deeper": deeper_faults,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or SECTIONS:
        SECTIONS[name]()
