"""Where in the code a sentence stands: found in the syntax of the modules, without running anything in them."""

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import resolve_name
from pathlib import Path
from types import ModuleType

from attrs import field, frozen

from ..lifecycle import Lifecycle, State
from ..wording import Message
from .calls import Said, said_in


@frozen
class Spot:
    """
    One place where a sentence is written.

    Attributes:
        path: The file.
        node: What stands there.
        form: Which form of the sentence, from nought.
    """

    path: Path
    node: ast.expr = field(eq=False, repr=False)
    form: int = 0
    line: int = field(init=False)
    column: int = field(init=False)

    @line.default
    def _line(self) -> int:
        return self.node.lineno

    @column.default
    def _column(self) -> int:
        return self.node.col_offset

    @property
    def is_plain(self) -> bool:
        """Whether it is a string written out where it belongs, and not a name or anything made of several."""
        return isinstance(self.node, ast.Constant) and isinstance(self.node.value, str)


Spots = Mapping[str, tuple[Spot, ...]]
"""By key: every place where its sentence is written, in the order of files and lines."""


def find_spots(
    root: Path, places: Iterable[str], lifecycles: Iterable[Lifecycle], messages: Iterable[Message]
) -> Spots:
    """
    Find where sentences are written.

    Args:
        root: The project; nothing outside is looked at.
        places: The modules to begin with, as ``package.module:NAME``. What they import is looked at too.
        lifecycles: As they were imported.
        messages: What to look for.
    """
    wanted = {message.key: message.forms for message in messages}
    found = dict[str, dict[Spot, None]]()
    for module, path in _modules(root, [place.partition(":")[0] for place in places]):
        for said in said_in(module, _parsed(path)):
            for key in _keys(said, lifecycles):
                texts = wanted.get(key, ())
                for form, node in said.forms.items():
                    text = said.text(node)
                    if form < len(texts) and (text is None or text == texts[form]):
                        found.setdefault(key, {})[Spot(path, node, form)] = None
    return {key: tuple(sorted(spots, key=lambda spot: (spot.path, spot.line))) for key, spots in found.items()}


def _keys(said: Said, lifecycles: Iterable[Lifecycle]) -> Iterator[str]:
    """The keys that a call gives words to: its own, or one in every lifecycle that has what it makes."""
    if said.key:
        yield said.key
        return
    for lifecycle in lifecycles:
        theirs = said.lifecycle is None or said.lifecycle == lifecycle.name
        if isinstance(said.made, State):
            theirs = any(state is said.made for state in lifecycle.states.values())
        elif isinstance(said.made, Lifecycle):
            theirs = said.made is lifecycle
        if theirs:
            yield f"{lifecycle.name}.{said.suffix}"


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes(), str(path))


def _modules(root: Path, names: Iterable[str]) -> Iterator[tuple[ModuleType, Path]]:
    """These modules and what they import, as far as it belongs to the project."""
    todo, seen = list(names), set[str]()
    while todo:
        name = todo.pop(0)
        module = sys.modules.get(name)
        path = Path(getattr(module, "__file__", None) or "").resolve()
        if name in seen or module is None or not _is_ours(path, root.resolve()):
            continue
        seen.add(name)
        yield module, path
        todo += _imported(_parsed(path), module.__package__ or "")


def _is_ours(path: Path, root: Path) -> bool:
    inside = path.suffix == ".py" and path.is_relative_to(root)
    return inside and "site-packages" not in path.relative_to(root).parts


def _imported(tree: ast.Module, package: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = resolve_name("." * node.level + (node.module or ""), package) if node.level else node.module or ""
            yield from (base, *(f"{base}.{alias.name}" for alias in node.names))
