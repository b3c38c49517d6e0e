"""Which lines of the services a script comes by."""

import ast
import copy
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import CodeType

from benchmarks.mutation.mutants import Function, Mutant, compiled, functions

Noted = bytearray
"""One byte for each part of a service that runs from its top to its bottom: whether it was come by."""


class Parts:
    """Every function with notes put in, and which part each line belongs to."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, int], int] = {}
        self.count = 0
        self.codes = [(found.function, self._noting(found)) for found in functions()]

    def of(self, mutant: Mutant) -> int:
        """To which part a mutant belongs."""
        return self._of[mutant.of, mutant.line]

    def _noting(self, found: Function) -> CodeType:
        node = copy.deepcopy(found.node)
        node.body = self._noted(found.of, node.body)
        return compiled(found._replace(node=ast.fix_missing_locations(node)))

    def _noted(self, of: str, body: list[ast.stmt]) -> list[ast.stmt]:
        """The statements with a note at the top, and after each that need not run to its end."""
        found: list[ast.stmt] = []
        is_new = True
        for statement in body:
            if is_new:
                found.append(ast.parse(f"_seen_[{self.count}] = 1").body[0])
                self.count += 1
            self._of[of, statement.lineno] = self.count - 1
            inner = [name for name in ("body", "orelse") if getattr(statement, name, None)]
            for name in inner:
                setattr(statement, name, self._noted(of, getattr(statement, name)))
            found.append(statement)
            is_new = bool(inner)
        return found


@cache
def parts() -> Parts:
    """The same for everybody: the services do not change."""
    return Parts()


@contextmanager
def noting() -> Iterator[Noted]:
    """
    What the services come by, from now on.

    Each part notes itself. A tracer of Python's would be called for every line of the library too, and
    cost more than the scripts.
    """
    found = parts()
    seen = bytearray(found.count)
    own = [(function, function.__code__) for function, _ in found.codes]
    for function, code in found.codes:
        function.__globals__["_seen_"] = seen
        function.__code__ = code
    try:
        yield seen
    finally:
        for function, code in own:
            function.__code__ = code
            function.__globals__.pop("_seen_", None)
