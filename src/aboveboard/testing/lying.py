"""Your tests against lying variants of your own system, to find out which of them they would let through."""

from collections.abc import Callable

from attrs import frozen

from .lies import LIES
from .systems import System

Make = Callable[[], System]


@frozen
class Mutated:
    """
    What your tests found.

    Attributes:
        caught: The lies that made your tests fail, by name.
        missed: The lies that your tests let through, by name.
    """

    caught: tuple[str, ...]
    missed: tuple[str, ...]

    def __str__(self) -> str:
        lines = [f"{len(self.caught)} of {len(self.caught) + len(self.missed)} lies were caught."]
        lines += [f"  missed: a system that {name}" for name in self.missed]
        return "\n".join(lines)


def mutate(tests: Callable[[Make], object], system: Make) -> Mutated:
    """
    Run your tests against lying variants of your own system, and see which lies they miss.

    Args:
        tests: Your tests, as one function of what makes a system; it raises where they fail.
        system: Makes your system, which must pass them as it is.

    Raises:
        Exception: What your tests raise against your system as it is.
    """
    tests(system)
    caught = [name for name, lie in LIES.items() if _fails(tests, lambda lie=lie: lie(system()))]  # type: ignore[misc]
    return Mutated(tuple(caught), tuple(name for name in LIES if name not in caught))


def _fails(tests: Callable[[Make], object], make: Make) -> bool:
    try:
        tests(make)
    except Exception:
        return True
    return False
