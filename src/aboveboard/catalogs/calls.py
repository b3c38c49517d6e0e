"""What gives words to a key, as it is written: calls of `State`, `Edge`, `Lifecycle`, `Reason` and `Message`."""

import ast
import builtins
from collections.abc import Iterator, Mapping
from types import ModuleType

from attrs import AttrsInstance, field, fields, frozen

from ..lifecycle import Edge, Lifecycle, State
from ..wording import Message, Plural, Reason, Says, Wording

_MAKERS: tuple[type[AttrsInstance], ...] = (State, Edge, Lifecycle, Reason, Message)


@frozen
class Said:
    """
    One sentence as it is written.

    Attributes:
        module: Where; names in it mean what they mean there.
        forms: By form of the sentence: the expression.
        suffix: Of its key, after the name of the lifecycle: ``"pending:label"``.
        key: The whole key, where no lifecycle has a part in it.
        lifecycle: Whose it is, where that can be read from the code.
        made: What the call around it made, where that has a name in the module.
    """

    module: ModuleType
    forms: Mapping[int, ast.expr]
    suffix: str = ""
    key: str = ""
    lifecycle: str | None = None
    made: object = field(default=None, eq=False)

    def text(self, node: ast.expr) -> str | None:
        """What an expression says, where that can be told without running it."""
        found = value_of(self.module, node)
        return found if isinstance(found, str) else None


def said_in(module: ModuleType, tree: ast.Module) -> Iterator[Said]:
    """Every sentence that is written in a module."""
    assigned = {
        id(node.value): target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    named = {target: node for node in ast.walk(tree) for target in _targets(node)}
    inside = dict[int, str]()
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        made = vars(module).get(assigned.get(id(call), ""))
        maker = value_of(module, call.func)
        if maker == Says.of:
            arguments: dict[str, ast.expr] = dict(zip(("prefix", "says"), call.args, strict=False))
            yield from _wording(module, arguments, named, key=True)
        elif maker in _MAKERS:
            known = next(one for one in _MAKERS if one is maker)
            arguments = _arguments(known, call)
            if known is Lifecycle and isinstance(name := _const(module, arguments.get("name")), str):
                inside |= {id(node): name for node in ast.walk(call)}
            yield from _call(module, known, arguments, named, inside.get(id(call)), made)


def _targets(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Assign):
        yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _call(
    module: ModuleType,
    maker: type[AttrsInstance],
    arguments: Mapping[str, ast.expr],
    named: Mapping[str, ast.AST],
    lifecycle: str | None,
    made: object,
) -> Iterator[Said]:
    name = _const(module, arguments.get(fields(maker)[0].name))
    if maker is State:
        yield from _wording(module, arguments, named, made=made)
    elif maker is Edge:
        key = _const(module, arguments.get("key")) or name
        yield from _one(module, arguments, "notice", suffix=f"{key}:notice", lifecycle=lifecycle)
    elif maker is Reason:
        yield from _one(module, arguments, "says", key=f"reason.{name}:sentence")
    elif maker is Message:
        yield from _one(module, arguments, "text", key=str(name))
    else:
        own = str(name)
        yield from _one(module, arguments, "opened", suffix="opened:notice", lifecycle=own, made=made)
        yield from _one(module, arguments, "untouched", suffix="untouched:clause", lifecycle=own, made=made)
        yield from _money(module, arguments.get("money"), own, made)


def _money(module: ModuleType, node: ast.expr | None, lifecycle: str, made: object) -> Iterator[Said]:
    if not isinstance(node, ast.Dict):
        return
    for holder, text in zip(node.keys, node.values, strict=True):
        who = getattr(_const(module, holder), "value", "")
        yield Said(module, {0: text}, f"money_{who}:clause", "", lifecycle, made)


def _wording(
    module: ModuleType,
    arguments: Mapping[str, ast.expr],
    named: Mapping[str, ast.AST],
    *,
    made: object = None,
    key: bool = False,
) -> Iterator[Said]:
    says = arguments.get("says")
    if isinstance(says, ast.Name) and isinstance(kept := named.get(says.id), ast.Assign):
        says = kept.value
    if not isinstance(says, ast.Call) or value_of(module, says.func) is not Wording:
        return
    name = _const(module, arguments.get("prefix" if key else "name"))
    for facet, node in _arguments(Wording, says).items():
        where = f"{name}:{facet}"
        yield Said(module, _forms(module, node), "" if key else where, where if key else "", None, made)


def _one(
    module: ModuleType,
    arguments: Mapping[str, ast.expr],
    name: str,
    *,
    suffix: str = "",
    key: str = "",
    lifecycle: str | None = None,
    made: object = None,
) -> Iterator[Said]:
    if name in arguments:
        yield Said(module, _forms(module, arguments[name]), suffix, key, lifecycle, made)


def _forms(module: ModuleType, node: ast.expr) -> dict[int, ast.expr]:
    if isinstance(node, ast.Call) and value_of(module, node.func) is Plural:
        both = _arguments(Plural, node)
        return {form: both[name] for form, name in enumerate(("one", "other")) if name in both}
    return {0: node}


def _arguments(maker: type[AttrsInstance], call: ast.Call) -> dict[str, ast.expr]:
    names = [one.alias for one in fields(maker) if one.init and not one.kw_only]
    found = dict(zip(names, call.args, strict=False))
    return found | {one.arg: one.value for one in call.keywords if one.arg}


def _const(module: ModuleType, node: ast.expr | None) -> object:
    return None if node is None else value_of(module, node)


def value_of(module: ModuleType, node: ast.expr) -> object:
    """What an expression means in its module: a literal, a name, or an attribute of one. None for anything else."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        return vars(module).get(node.id, getattr(builtins, node.id, None))
    if isinstance(node, ast.Attribute):
        owner = value_of(module, node.value)
        return None if owner is None else getattr(owner, node.attr, None)
    return None
