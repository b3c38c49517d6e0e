"""Which mutants some scripts kill, and in what time: every mutant meets only scripts that come by it."""

import ast
import copy
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from types import CodeType

from benchmarks.mutation.mutants import Function, Mutant, compiled, functions
from benchmarks.mutation.scripts import End, Script

Place = tuple[str, int]
"""A line of a service: module and number."""


class Runner:
    """Runs scripts once as they are, notes which lines each comes by, and then tries mutants."""

    def __init__(self, chosen: Iterable[Script]) -> None:
        self.scripts = sorted(chosen, key=lambda script: len(script.arrivals))
        self._by_place: dict[Place, list[Script]] = {}
        self._in_turn: dict[Place, list[Script]] = {}

    def clean(self) -> list[Script]:
        """Run every script with nothing changed; leave out those that disagree even so, which should be none."""
        disagreeing = []
        with noting() as seen:
            for script in self.scripts:
                seen.clear()
                if script.finds():
                    disagreeing.append(script)
                    continue
                for place in seen:
                    self._by_place.setdefault(place, []).append(script)
        self.scripts = [script for script in self.scripts if script not in disagreeing]
        return disagreeing

    def end(self, mutant: Mutant) -> End:
        """How the scripts that come by a mutant end: with the first that disagrees, if any does."""
        ends = {End.AGREES}
        with mutant.planted():
            for script in self.passing_by(mutant):
                ends.add(script.end())
                if End.DISAGREES in ends:
                    return End.DISAGREES
        return End.TIRES if End.TIRES in ends else End.AGREES

    def passing_by(self, mutant: Mutant) -> list[Script]:
        """The scripts that come by a mutant: the shortest of every kind, then the second shortest, and so on."""
        place = (mutant.of, mutant.line)
        if place not in self._in_turn:
            # What a sentence was is remembered, so that only the first script came by there.
            found = self.scripts if mutant.of == "sentences" else self._by_place.get(place, [])
            self._in_turn[place] = _in_turn(found)
        return self._in_turn[place]


def _in_turn(found: Iterable[Script]) -> list[Script]:
    counts: Counter[tuple[object, ...]] = Counter()
    order = []
    for index, script in enumerate(found):
        kind = tuple((one.kind, one.by) for one in script.delivery.disturbances)
        counts[kind] += 1
        order.append((counts[kind], index, script))
    return [script for _, _, script in sorted(order, key=lambda one: one[:2])]


@contextmanager
def noting() -> Iterator[set[Place]]:
    """
    The lines of the services that are come by, from now on.

    Each statement notes its line itself. A tracer of Python's would be called for every line of the
    library too, and cost more than the scripts.
    """
    seen: set[Place] = set()
    own = [(found.function, found.function.__code__) for found in functions()]
    for found in functions():
        found.function.__globals__["_seen_"] = seen.add
        found.function.__code__ = _noting(found)
    try:
        yield seen
    finally:
        for function, code in own:
            function.__code__ = code
            function.__globals__.pop("_seen_", None)


@cache
def _noting(found: Function) -> CodeType:
    node = copy.deepcopy(found.node)
    node.body = _noted(found.of, node.body)
    return compiled(found._replace(node=ast.fix_missing_locations(node)))


def _noted(of: str, body: list[ast.stmt]) -> list[ast.stmt]:
    found = []
    for statement in body:
        for name in ("body", "orelse"):
            if hasattr(statement, name):
                setattr(statement, name, _noted(of, getattr(statement, name)))
        found += [ast.parse(f"_seen_(({of!r}, {statement.lineno}))").body[0], statement]
    return found
