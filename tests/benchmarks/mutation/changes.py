"""Every way to change one thing in a function of a service, from the top to the bottom."""

import ast
import inspect
from collections.abc import Callable, Iterator
from functools import cache
from types import ModuleType
from typing import Any, NamedTuple

HOLDERS = ("payer", "held", "in_transit", "payee", "returning", "unknown")
Undo = Callable[[], None]


class Change(NamedTuple):
    """One way to change a function: where, what a reader calls it, and how to do it and undo it."""

    kind: str
    line: int
    what: str
    do: Callable[[], Undo]


def changes(module: ModuleType, node: ast.FunctionDef) -> Iterator[Change]:
    """Every way to change a function, from the top to the bottom."""
    states, triggers = _vocabulary(module)
    for statement in _statements(node.body):
        yield from _of_statement(statement)
        for one in _own(statement):
            for change in (*_of_condition(one), *_of_call(one), *_of_value(one), *_of_text(one, states, triggers)):
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
