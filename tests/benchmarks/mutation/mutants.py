"""
Small faults put into the services by machine: one change at one place, each with a name that can be read.

A mutant is the code of one function with one thing changed. It is put in place of the function's own
code and taken out again, so nothing is imported twice.
"""

import ast
import inspect
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import CodeType, FunctionType, ModuleType
from typing import NamedTuple

from benchmarks.mutation.changes import Change, changes
from services import bank_debit, card_payment, payout, purse, sentences, service

LIFECYCLES = (card_payment, bank_debit, payout)
SHELL = (service, purse, sentences)
NOT_MUTATED = ("languages", "_catalog", "Billing", "TooMuchWork", "close", "_tire", "_can_explain", "shown")
"""What finds catalogs, only describes, does nothing, decides what to keep silent about, or is for purchases alone."""
EVERY = 9
"""Of all the changes of one kind in one module, the first and then every so many."""


class Function(NamedTuple):
    """A function of a service: its syntax, and the function itself."""

    module: ModuleType
    node: ast.FunctionDef
    function: FunctionType

    @property
    def of(self) -> str:
        """In which module it is."""
        return self.module.__name__.removeprefix("services.")


class Mutant(NamedTuple):
    """A fault to put in: what kind of change it is, what a reader calls it, where, and the code with the fault."""

    kind: str
    what: str
    of: str
    function: FunctionType
    line: int
    code: CodeType

    @property
    def name(self) -> str:
        """Where it is today, and what it is."""
        return f"{self.of}:{self.line} {self.what}"

    @property
    def key(self) -> str:
        """The same without the number of the line, which changes with every line above it."""
        return f"{self.of}.{self.function.__name__}: {self.what}"

    @contextmanager
    def planted(self) -> Iterator[None]:
        """With the fault in place."""
        own, remembers = self.function.__code__, self.of == "sentences"
        self.function.__code__ = self.code
        if remembers:
            forget()
        try:
            yield
        finally:
            self.function.__code__ = own
            if remembers:
                forget()


def forget() -> None:
    """Empty what the sentences remember, but for the catalogs themselves."""
    for remembers in (sentences.sentence, sentences._rtl, sentences.amount_in, sentences.name_in):
        remembers.cache_clear()


@cache
def functions() -> tuple[Function, ...]:
    """Every function of the services that can be changed, in the order of the source."""
    return tuple(found for module in (*LIFECYCLES, *SHELL) for found in _in_module(module))


def _in_module(module: ModuleType) -> Iterator[Function]:
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef) and node.name not in NOT_MUTATED:
            owner, nodes = getattr(module, node.name), node.body
        else:
            owner, nodes = module, [node]
        for one in nodes:
            if isinstance(one, ast.FunctionDef) and one.name not in NOT_MUTATED:
                yield Function(module, one, inspect.unwrap(getattr(owner, one.name)))


def compiled(found: Function) -> CodeType:
    """The code of a function, from its syntax as it is now."""
    node = found.node
    # What stands around a function (a cache, a class) stays; only its own code is compiled.
    decorators, node.decorator_list = node.decorator_list, []
    try:
        whole = compile(ast.Module([node], []), inspect.getfile(found.module), "exec")
    finally:
        node.decorator_list = decorators
    return next(one for one in whole.co_consts if isinstance(one, CodeType))


@cache
def mutants(every: int = EVERY) -> tuple[Mutant, ...]:
    """The same faults at every call: of all changes of one kind in one module the first, and then every so many."""
    counts = Counter[tuple[str, str]]()
    made: dict[str, Mutant] = {}
    named = Counter[str]()
    for found in functions():
        own = compiled(found)
        for change in changes(found.module, found.node):
            kind = change.kind, found.of
            mutant = Mutant(change.kind, change.what, found.of, found.function, change.line, own)
            # Counted whether it is drawn or not: what it is called does not depend on how many are.
            named[mutant.key] += 1
            if named[mutant.key] > 1:
                mutant = mutant._replace(what=f"{mutant.what}, number {named[mutant.key]}")
            if counts[kind] % every == 0:
                code = _changed(found, change)
                if (code.co_code, code.co_consts) != (own.co_code, own.co_consts):
                    made[mutant.key] = mutant._replace(code=code)
            counts[kind] += 1
    return tuple(made.values())


def _changed(found: Function, change: Change) -> CodeType:
    undo = change.do()
    try:
        return compiled(found)
    finally:
        undo()
