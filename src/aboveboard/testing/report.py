"""How far the tests went: plain counts in, text and JSON out. Knows no test runner."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from attrs import frozen

from ..lifecycle import Lifecycle
from .tours import Edging, edgings

Tally = dict[str, dict[str, int]]
"""By lifecycle, then by edge as people read it, in the order of the definition: how many tests exercised it."""
MOST = 20
"""How many missing edges are named before the rest is only counted."""


@frozen
class Coverage:
    """
    How far one lifecycle was exercised.

    Attributes:
        lifecycle: Its name.
        tests: By edge: how many tests exercised it.
    """

    lifecycle: str
    tests: Mapping[str, int]

    @property
    def missing(self) -> tuple[str, ...]:
        """The edges that no test exercised."""
        return tuple(edge for edge, count in self.tests.items() if not count)

    @property
    def exercised(self) -> int:
        """How many edges some test exercised."""
        return len(self.tests) - len(self.missing)

    def is_below(self, percent: float) -> bool:
        """Whether fewer of its edges were exercised than so many in a hundred."""
        return self.exercised * 100 < percent * len(self.tests)

    def __str__(self) -> str:
        return f"{self.lifecycle}: {self.exercised} of {len(self.tests)} edges exercised"


def add(tally: Tally, lifecycle: Lifecycle, edges: Iterable[Edging] = ()) -> None:
    """Count one more test that exercised these edges; none to say that the lifecycle should be exercised."""
    counts = tally.setdefault(lifecycle.name, {})
    # Two versions of a lifecycle share a name: every edge of either should be exercised.
    for name in _names(lifecycle):
        counts.setdefault(name, 0)
    for edge in edges:
        counts[str(edge)] += 1


@lru_cache(maxsize=64)
def _names(lifecycle: Lifecycle) -> tuple[str, ...]:
    return tuple(map(str, edgings(lifecycle)))


def merge(tally: Tally, other: Tally) -> None:
    """Add what was counted in another process."""
    for lifecycle, counts in other.items():
        here = tally.setdefault(lifecycle, {})
        for edge, count in counts.items():
            here[edge] = here.get(edge, 0) + count


def coverages(tally: Tally) -> tuple[Coverage, ...]:
    """How far each lifecycle was exercised, by name."""
    return tuple(Coverage(name, tally[name]) for name in sorted(tally))


def lines(tally: Tally, *, full: bool = False) -> Iterator[str]:
    """What to tell people: how far, and what is missing; in full, every edge with its tests."""
    for coverage in coverages(tally):
        yield f"aboveboard: {coverage}"
        if full:
            yield from (f"  {_tests(count):<12}{edge}" for edge, count in coverage.tests.items())
        else:
            yield from (f"  never exercised: {edge}" for edge in coverage.missing[:MOST])
            if len(coverage.missing) > MOST:
                yield f"  and {len(coverage.missing) - MOST} more; --lifecycle-report=full lists every edge"


def _tests(count: int) -> str:
    return "never:" if not count else "1 test:" if count == 1 else f"{count} tests:"


def below(tally: Tally, percent: float) -> tuple[Coverage, ...]:
    """The lifecycles of which fewer edges were exercised than so many in a hundred."""
    return tuple(coverage for coverage in coverages(tally) if coverage.is_below(percent))


def as_json(tally: Tally, partial: Iterable[str] = ()) -> str:
    """
    The same for programs.

    Returns:
        An object: ``partial`` lists why not everything was run, empty if it was; ``lifecycles``
        has by name the number of ``edges``, how many were ``exercised``, which are ``missing``,
        and by edge how many ``tests`` exercised it.
    """
    found = {
        coverage.lifecycle: {
            "edges": len(coverage.tests),
            "exercised": coverage.exercised,
            "missing": list(coverage.missing),
            "tests": dict(coverage.tests),
        }
        for coverage in coverages(tally)
    }
    return json.dumps({"partial": list(partial), "lifecycles": found}, indent=2, ensure_ascii=False) + "\n"
