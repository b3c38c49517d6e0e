"""
Small faults put into the services by machine: one change at one place, each with a name that can be read.

A mutant is the code of one function with one thing changed. It is put in place of the function's own
code and taken out again, so nothing is imported twice.
"""

import ast
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

from services import bank_debit, card_payment, payout, purse, sentences, service

LIFECYCLES = (card_payment, bank_debit, payout)
SHELL = (service, purse, sentences)
HOLDERS = ("payer", "held", "in_transit", "payee", "returning", "unknown")
NOT_MUTATED = ("languages", "_catalog", "Billing", "TooMuchWork", "close", "_tire", "_can_explain", "shown")
"""What finds catalogs, only describes, does nothing, decides what to keep silent about, or is for purchases alone."""
EVERY = 9
"""Of all the changes of one kind in one module, the first and then every so many."""

Undo = Callable[[], None]


class Change(NamedTuple):
    """One way to change a function: where, what a reader calls it, and how to do it and undo it."""

    kind: str
    line: int
    what: str
    do: Callable[[], Undo]


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
        own = self.function.__code__
        self.function.__code__ = self.code
        forget()
        try:
            yield
        finally:
            self.function.__code__ = own
            forget()


def forget() -> None:
    """Empty what the sentences remember, but for the catalogs themselves."""
    for remembers in (sentences.sentence, sentences._rtl, sentences.amount_in, sentences.day_in, sentences.name_in):
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
    counts: dict[tuple[str, str], int] = {}
    made: dict[str, Mutant] = {}
    for found in functions():
        own = compiled(found).co_code, compiled(found).co_consts
        for change in changes(found):
            key = change.kind, found.of
            counts[key] = counts.get(key, -1) + 1
            if counts[key] % every:
                continue
            undo = change.do()
            try:
                code = compiled(found)
            finally:
                undo()
            if (code.co_code, code.co_consts) != own:
                mutant = Mutant(change.kind, change.what, found.of, found.function, change.line, code)
                while mutant.key in made:
                    mutant = mutant._replace(what=f"{mutant.what}, further on")
                made[mutant.key] = mutant
    return tuple(made.values())


def changes(found: Function) -> Iterator[Change]:
    """Every way to change a function, from the top to the bottom."""
    states, triggers = _vocabulary(found.module)
    for statement in _statements(found.node.body):
        yield from _of_statement(statement)
        for node in _own(statement):
            for change in (*_of_condition(node), *_of_call(node), *_of_value(node), *_of_text(node, states, triggers)):
                yield change._replace(line=statement.lineno)


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for statement in body:
        yield statement
        for name in ("body", "orelse", "finalbody"):
            yield from _statements(getattr(statement, name, []))


def _own(statement: ast.stmt) -> Iterator[ast.AST]:
    """The expressions of a statement, without those of the statements inside it."""
    todo: list[ast.AST] = [one for one in ast.iter_child_nodes(statement) if not isinstance(one, ast.stmt)]
    while todo:
        node = todo.pop(0)
        yield node
        todo += ast.iter_child_nodes(node)


@cache
def _vocabulary(module: ModuleType) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The states and the triggers that a module speaks of, in its order."""
    states: dict[str, None] = {}
    triggers: dict[str, None] = {}
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Name) and node.left.id in ("state", "trigger"):
            words = states if node.left.id == "state" else triggers
            words |= {one.value: None for one in node.comparators if isinstance(one, ast.Constant)}
    return tuple(states), tuple(triggers)


def _set(node: ast.AST, name: str, value: object) -> Callable[[], Undo]:
    def do() -> Undo:
        own = getattr(node, name)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, ast.AST):
                ast.fix_missing_locations(one)
        setattr(node, name, value)
        return lambda: setattr(node, name, own)

    return do


def _become(node: ast.AST, other: ast.AST) -> Callable[[], Undo]:
    """Turn one expression into another, wherever it stands."""

    def do() -> Undo:
        own_kind, own = node.__class__, dict(node.__dict__)
        ast.copy_location(other, node)
        ast.fix_missing_locations(other)
        node.__class__, node.__dict__ = other.__class__, dict(other.__dict__)  # type: ignore[assignment]

        def undo() -> None:
            node.__class__, node.__dict__ = own_kind, own  # type: ignore[assignment]

        return undo

    return do


def _read(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 60 else f"{text[:57]}..."


def _of_statement(statement: ast.stmt) -> Iterator[Change]:
    line = statement.lineno
    if isinstance(statement, ast.If):
        test = _read(statement.test)
        yield Change("branch dropped", line, f"if {test} dropped", _set(statement, "test", ast.Constant(False)))
        yield Change("branch always", line, f"if {test} always", _set(statement, "test", ast.Constant(True)))
        if not isinstance(statement.test, ast.Compare):
            negated = ast.UnaryOp(ast.Not(), statement.test)
            yield Change("condition negated", line, f"if {test} negated", _set(statement, "test", negated))
    elif isinstance(statement, ast.Return) and statement.value is not None:
        if not isinstance(statement.value, ast.Constant) or statement.value.value:
            nothing = _set(statement, "value", ast.Constant(None))
            yield Change("answer dropped", line, f"{_read(statement)} returns nothing", nothing)
    elif isinstance(statement, ast.AugAssign):
        yield Change("step dropped", line, f"{_read(statement)} dropped", _set(statement, "value", ast.Constant(0)))
    elif isinstance(statement, ast.Expr) and not isinstance(statement.value, ast.Constant):
        dropped = _set(statement, "value", ast.Constant(None))
        yield Change("step dropped", line, f"{_read(statement)} dropped", dropped)


_OPPOSITES: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


def _of_condition(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Compare):
        yield Change("comparison", 0, f"{_read(node)} compared the other way", _compare_otherwise(node))
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield Change("and, or", 0, f"{_read(node)} with the other word", _set(node, "op", other))
        for index, part in enumerate(node.values):
            fewer = [*node.values[:index], *node.values[index + 1 :]]
            left = fewer[0] if len(fewer) == 1 else ast.BoolOp(node.op, fewer)
            yield Change("condition relaxed", 0, f"{_read(node)} without {_read(part)}", _become(node, left))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield Change("condition negated", 0, f"{_read(node)} negated", _become(node, node.operand))
    elif isinstance(node, ast.IfExp):
        yield Change("choice", 0, f"{_read(node)} always the first", _set(node, "test", ast.Constant(True)))
        yield Change("choice", 0, f"{_read(node)} always the second", _set(node, "test", ast.Constant(False)))


def _compare_otherwise(node: ast.Compare) -> Callable[[], Undo]:
    return _set(node, "ops", [_OPPOSITES[type(node.ops[0])](), *node.ops[1:]])


_OTHER_CALLS = {
    "enters": "stays",
    "stays": "enters",
    "take": "take_up_to",
    "take_up_to": "take",
    "any": "all",
    "all": "any",
    "min": "max",
    "days_after": "working_days_after",
    "working_days_after": "days_after",
}


def _of_call(node: ast.AST) -> Iterator[Change]:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        return
    name = node.func.id
    if name in _OTHER_CALLS:
        other = _OTHER_CALLS[name]
        yield Change("other call", 0, f"{_read(node)} with {other}", _set(node.func, "id", other))
    if name in ("take", "take_up_to", "change"):
        yield Change("money not moved", 0, f"{_read(node)} moves nothing", _become(node, _name("money")))
        yield Change("amount ignored", 0, f"{_read(node)} takes all", _set(node.args[2], "id", "amount"))
    if name in ("enters", "stays") and isinstance(node.args[-1], ast.Name):
        more = ast.BinOp(_name("amount"), ast.Add(), ast.Constant(1))
        args = [*node.args[:-1], more]
        yield Change("amount off by one", 0, f"{_read(node)} with a coin more", _set(node, "args", args))
    if name == "sorted":
        yield Change("sorting dropped", 0, f"{_read(node)} not sorted", _become(node, _call("list", node.args[0])))


def _of_value(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        for number in (node.value + 1, node.value - 1):
            yield Change("number", 0, f"{node.value} is {number}", _set(node, "value", number))
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        other = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        yield Change("sum", 0, f"{_read(node)} with the other sign", _set(node, "op", other))
    elif isinstance(node, ast.List) and len(node.elts) > 1 and all(_is_text(one) for one in node.elts):
        for index, one in enumerate(node.elts):
            fewer = [*node.elts[:index], *node.elts[index + 1 :]]
            yield Change("holder dropped", 0, f"{_read(node)} without {_read(one)}", _set(node, "elts", fewer))
        backwards = _set(node, "elts", node.elts[::-1])
        yield Change("holders turned round", 0, f"{_read(node)} turned round", backwards)
    elif isinstance(node, ast.Name) and node.id == "locale" and isinstance(node.ctx, ast.Load):
        yield Change("language", 0, "in English", _become(node, ast.Constant("en")))


_OTHER_WORDS = {"label": "next_step", "next_step": "label", "action": "label", "if_late": "next_step"}


def _of_text(node: ast.AST, states: tuple[str, ...], triggers: tuple[str, ...]) -> Iterator[Change]:
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return
    text = node.value
    for kind, words in (("state", states), ("trigger", triggers), ("holder", HOLDERS)):
        # Some word is a state and a holder: it is taken for what it can be first.
        if text in words:
            other = words[(words.index(text) + 1) % len(words)]
            yield Change(f"{kind} swapped", 0, f"{text!r} is {other!r}", _set(node, "value", other))
            break
    for word, other in _OTHER_WORDS.items():
        if text.endswith(f":{word}"):
            swapped = _set(node, "value", text.replace(word, other))
            yield Change("words swapped", 0, f"{text!r} says the {other}", swapped)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _name(name: str) -> ast.Name:
    return ast.Name(name, ast.Load())


def _call(name: str, *args: ast.expr) -> Any:
    return ast.Call(_name(name), list(args), [])
