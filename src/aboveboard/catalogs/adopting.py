"""The writers' English, written back into Python: into the very literal, and into nothing that is none."""

import ast
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import evolve, frozen

from ..errors import BadCatalog, BadValue, Fault
from ..wording import Message
from ..wording.pofile import PoFile, read_po
from ..wording.translations import SOURCE, effective, said_in
from .checking import faults_in, unbuildable
from .configuration import FILE, Project
from .domains import Domain, domains, keys
from .literals import Edit, edited
from .places import Spot, Spots
from .templates import spots_of
from .writing import dumps

USUAL_WIDTH = 88
Texts = tuple[tuple[str, ...], tuple[str, ...]]
"""What Python says, and what it is to say, one text a plural form."""


@frozen
class Adoption:
    """
    What to write, and what cannot be.

    Attributes:
        files: Every file that changes, Python and PO, and what it should say.
        adopted: By key: what Python said, and what it says now.
        refused: What stays with the writers, each with its key and the reason.
    """

    files: Mapping[Path, bytes]
    adopted: Mapping[str, Texts]
    refused: tuple[Fault, ...]


def adopt(project: Project, only: Iterable[str] = ()) -> Adoption:
    """
    Write the writers' English into Python.

    Args:
        project: Whose.
        only: Keys; without any, everything that writers have changed.

    Raises:
        BadValue: A lifecycle cannot be used, or writers have changed nothing under a key.
        BadCatalog: The writers' English cannot be read, or must not be shown; names file, line and key.
    """
    lifecycles = project.load()
    found = domains(evolve(project, locales=(SOURCE,)), lifecycles)
    catalogs = _english(project, found)
    wanted = _changed(found, catalogs, frozenset(only))
    spots = spots_of(project, lifecycles, found)
    refused = dict(_refused(project, wanted, spots))
    taken = {key: texts for key, texts in wanted.items() if key not in refused}
    _must_build(found, taken)
    files = _python(project, taken, spots)
    for domain, catalog in catalogs.items():
        entries = tuple(
            evolve(entry, ids=taken[entry.key][1], strings=("",) * len(entry.strings)) if entry.key in taken else entry
            for entry in catalog.entries
        )
        if entries != catalog.entries:
            files[domain.po(SOURCE)] = dumps(evolve(catalog, entries=entries)).encode()
    return Adoption(files, taken, tuple(refused.values()))


def _english(project: Project, found: Iterable[Domain]) -> dict[Domain, PoFile]:
    catalogs, faults = dict[Domain, PoFile](), list[Fault]()
    for domain in found:
        path = domain.po(SOURCE)
        if path.is_file():
            catalogs[domain] = read_po(path, project.relative(path))
            faults += faults_in(catalogs[domain], project.relative(path), domain.messages, SOURCE)
    if faults:
        raise BadCatalog("the writers' English", tuple(faults))
    return catalogs


def _changed(found: Iterable[Domain], catalogs: Mapping[Domain, PoFile], only: frozenset[str]) -> dict[str, Texts]:
    changed = dict[str, Texts]()
    for domain, catalog in catalogs.items():
        english = said_in(catalog)
        for message in domain.messages:
            after = effective(message, english)
            if after != message.forms and (not only or message.key in only):
                changed[message.key] = message.forms, after
    for key in sorted(only - changed.keys()):
        known = key in keys(found)
        raise BadValue(key, "writers have changed nothing here" if known else "no lifecycle of this project says this")
    return changed


def _refused(project: Project, wanted: Mapping[str, Texts], spots: Spots) -> Iterator[tuple[str, Fault]]:
    shared = dict[Spot, set[str]]()
    for key, theirs in spots.items():
        for spot in theirs:
            shared.setdefault(spot, set()).add(key)
    for key, (before, after) in wanted.items():
        theirs = spots.get(key, ())
        changed = [spot for spot in theirs if before[spot.form] != after[spot.form]]
        if {spot.form for spot in theirs} != set(range(len(before))):
            yield key, Fault(key, "is not written as a plain string where its state, edge or lifecycle is made")
            continue
        for spot in changed:
            place = f"{project.relative(spot.path)}:{spot.line} {key}"
            others = {
                other
                for other in shared[spot] - {key}
                if other not in wanted or wanted[other][1][spot.form] != after[spot.form]
            }
            if not spot.is_plain:
                yield key, Fault(place, f"is no plain string there, but {ast.unparse(spot.node)[:60]}")
            elif others:
                also = ", ".join(sorted(others))
                yield key, Fault(place, f"the same string also says {also}; change both, or neither")


def _must_build(found: Iterable[Domain], after: Mapping[str, Texts]) -> None:
    """
    Refuse words with which a lifecycle could not be built.

    Raises:
        BadCatalog: Every fault.
    """

    def say(message: Message) -> tuple[str, ...]:
        return after[message.key][1] if message.key in after else message.forms

    faults = [fault for domain in found if domain.lifecycle for fault in unbuildable(domain.lifecycle, say)]
    if faults:
        raise BadCatalog("the writers' English", tuple(faults))


def _python(project: Project, taken: Mapping[str, Texts], spots: Spots) -> dict[Path, bytes]:
    edits = dict[Path, dict[tuple[int, int], Edit]]()
    for key, (before, after) in taken.items():
        for spot in spots[key]:
            if before[spot.form] != after[spot.form]:
                edits.setdefault(spot.path, {})[spot.line, spot.column] = Edit(spot.node, after[spot.form])
    width = _width(project)
    return {path: edited(path.read_bytes(), found.values(), width) for path, found in edits.items()}


def _width(project: Project) -> int:
    """How long a line of Python may be here, as the project tells its formatter."""
    tools = tomllib.loads((project.root / FILE).read_text(encoding="utf-8")).get("tool", {})
    found = [tools.get(tool, {}).get("line-length") for tool in ("ruff", "black")]
    return next((width for width in found if isinstance(width, int)), USUAL_WIDTH)
