"""Whose words they are: ``[tool.aboveboard]`` in the pyproject.toml of a project, as a value."""

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from attrs import field, frozen

from ..errors import AboveboardError, BadValue
from ..lifecycle import Lifecycle
from ..lifecycle.finding import find_all
from ..wording.translations import parse_locale

FILE = "pyproject.toml"
TABLE = "tool.aboveboard"
KNOWN = ("lifecycles", "catalogs", "locales", "shared", "lint", "waivers")


@frozen
class Project:
    """
    What the commands about words work on.

    Attributes:
        root: The folder of ``pyproject.toml``; every other path begins there.
        lifecycles: Where they are kept, e.g. ``("billing.flows:SUBSCRIPTION",)``; a name may be that of several.
        catalogs: Folder with ``<locale>/LC_MESSAGES/*.po``.
        locales: Languages to keep, spelled like their folders, e.g. ``("de", "pt_BR")``. With ``"en"`` among them,
            writers improve the English there too.
        shared: Folder of the sentences that every lifecycle shares, where you keep all of them yourself. None for
            those that ship; a language that does not ship has them beside your own.
        waivers: What the linter is told to pass over, as it stands in the file.
        lint: What the linter is told besides, as it stands in the file.
    """

    root: Path
    lifecycles: tuple[str, ...]
    catalogs: Path
    locales: tuple[str, ...]
    shared: Path | None = None
    waivers: Mapping[str, object] = field(factory=lambda: MappingProxyType({}))
    lint: Mapping[str, object] = field(factory=lambda: MappingProxyType({}))

    def load(self) -> tuple[Lifecycle, ...]:
        """
        Import every lifecycle.

        Raises:
            BadValue: One cannot be imported, has a name that is taken, or reads its words from another folder.
        """
        folders = tuple(folder for folder in (self.root, self.root / "src") if folder.is_dir())
        found = dict[str, Lifecycle]()
        for place in self.lifecycles:
            for lifecycle in find_all(place, folders):
                if found.setdefault(lifecycle.name, lifecycle) is not lifecycle or lifecycle.name in RESERVED:
                    raise BadValue(place, f"the name {lifecycle.name!r} is taken, and its file would be another's too")
                self._reads_here(place, lifecycle)
        return tuple(found.values())

    def _reads_here(self, place: str, lifecycle: Lifecycle) -> None:
        theirs = lifecycle.catalogs
        if theirs is None or theirs.resolve() != self.catalogs.resolve():
            says = f"{theirs}" if theirs else "no folder at all"
            raise BadValue(
                place,
                f"the lifecycle {lifecycle.name} reads its words from {says}, and {FILE} says {self.catalogs}. "
                "Give the lifecycle catalogs=Path(__file__).parent / ..., and both the same folder",
            )

    def relative(self, path: Path) -> str:
        """A path as it is told: from the root, with ``/``."""
        resolved = path.resolve()
        root = self.root.resolve()
        return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else str(path)


RESERVED = ("reasons", "shared")
"""File names that belong to no single lifecycle."""


def find_project(start: Path) -> Project:
    """
    Read the configuration of the project that a folder belongs to.

    Raises:
        BadValue: There is none, or something in it is not as it should be.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        path = folder / FILE
        if path.is_file() and (table := _table(path)) is not None:
            return _project(path, table)
    raise BadValue(str(start), f"neither this folder nor one above it has a {FILE} with [{TABLE}]")


def read_project(path: Path) -> Project:
    """
    Read the configuration in one file.

    Raises:
        BadValue: It has none, or something in it is not as it should be.
    """
    table = _table(path)
    if table is None:
        raise BadValue(str(path), f"has no [{TABLE}]")
    return _project(path, table)


def _table(path: Path) -> Mapping[str, object] | None:
    try:
        tools = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadValue(str(path), f"cannot be read: {error}") from None
    found = tools.get("aboveboard") if isinstance(tools, dict) else None
    return found if isinstance(found, dict) else None


def _project(path: Path, table: Mapping[str, object]) -> Project:
    for name in table:
        if name not in KNOWN:
            near = get_close_matches(name, KNOWN, 1)
            hint = f"do you mean {near[0]!r}?" if near else f"there are: {', '.join(KNOWN)}"
            raise _wrong(path, name, f"is nothing we know; {hint}")
    root = path.resolve().parent
    catalogs, shared = table.get("catalogs"), table.get("shared")
    if not isinstance(catalogs, str):
        raise _wrong(path, "catalogs", 'should be a folder, such as "src/billing/locale"')
    if shared is not None and not isinstance(shared, str):
        raise _wrong(path, "shared", "should be a folder")
    return Project(
        root,
        _strings(path, table, "lifecycles", '["billing.flows:SUBSCRIPTION"]'),
        root / catalogs,
        tuple(_locale(path, tag) for tag in _strings(path, table, "locales", '["de", "pt_BR"]')),
        None if shared is None else root / shared,
        _inner(path, table, "waivers"),
        _inner(path, table, "lint"),
    )


def _inner(path: Path, table: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = table.get(name, {})
    if not isinstance(found, dict):
        raise _wrong(path, name, "should be a table")
    return MappingProxyType(found)


def _strings(path: Path, table: Mapping[str, object], name: str, example: str) -> tuple[str, ...]:
    found = table.get(name)
    if not isinstance(found, list) or not found or not all(isinstance(one, str) for one in found):
        raise _wrong(path, name, f"should be a list of strings, such as {example}")
    if len(set(found)) < len(found):
        raise _wrong(path, name, "has something twice")
    return tuple(found)


def _locale(path: Path, tag: str) -> str:
    try:
        return str(parse_locale(tag))
    except AboveboardError as error:
        raise _wrong(path, "locales", str(error)) from None


def _wrong(path: Path, name: str, problem: str) -> BadValue:
    return BadValue(f"{path}: [{TABLE}] {name}", problem)
