"""Bringing every file of a project up to date, without touching one before all are known to be readable."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from attrs import evolve, frozen

from .. import flows
from ..errors import BadCatalog, BadValue, Fault
from ..wording.filling import SHARED
from ..wording.pofile import Entry, PoFile, read_po
from ..wording.translations import SOURCE, Table, said_in, table
from .configuration import Project
from .domains import Domain, domains, keys
from .merging import Merged, merge
from .places import Spots
from .templates import pot, spots_of, template
from .writing import dumps

_LINE = re.compile(r":\d+(?= |$)")
_FLOWS = Path(flows.__file__).parent / "locale"


@frozen
class Update:
    """
    What to write, and what became of the sentences.

    Attributes:
        files: Every file and what it should say.
        merged: By language, then by the name of a file.
    """

    files: Mapping[Path, bytes]
    merged: Mapping[str, Mapping[str, Merged]]


def extract(project: Project) -> dict[Path, bytes]:
    """
    Two templates for each file: English as it is in Python, and English as writers have it.

    Raises:
        BadValue: A lifecycle cannot be used.
        BadCatalog: The writers' English cannot be read; names file, line and key.
    """
    lifecycles = project.load()
    found = domains(project, lifecycles)
    spots = spots_of(project, lifecycles, found)
    files = dict[Path, bytes]()
    for domain in found:
        english = writers_english(project, domain)
        files[domain.raw_template] = _pot(template(project, domain, {}, spots))
        files[domain.template] = _pot(template(project, domain, english, spots))
    return files


def writers_english(project: Project, domain: Domain) -> Table:
    """
    What writers made of the English of one file.

    Raises:
        BadCatalog: It cannot be read; names file, line and key.
    """
    found = _read(project, domain.po(SOURCE))
    return {} if found is None else said_in(found)


def update(project: Project, minor: Collection[str] = ()) -> Update:
    """
    Bring every language up to date, and the templates where there are any.

    Args:
        project: Whose.
        minor: Keys whose English has changed too little to translate it anew.

    Raises:
        BadValue: A lifecycle cannot be used, or there is no such key.
        BadCatalog: Files cannot be read; all that is wrong, each with file, line and key.
    """
    lifecycles = project.load()
    found = domains(project, lifecycles)
    unknown = sorted(set(minor) - keys(found).keys())
    if unknown:
        raise BadValue(unknown[0], "no lifecycle of this project says anything under this key")
    spots = spots_of(project, lifecycles, found)
    old = _old(project, found)
    known = {locale: table((_FLOWS, SHARED), locale) for locale in project.locales if locale != SOURCE}
    files, merged = dict[Path, bytes](), dict[str, dict[str, Merged]]()
    for domain in found:
        english = _english(project, domain, old, spots, minor)
        for locale in domain.locales:
            entries = template(project, domain, {} if locale == SOURCE else english, spots)
            ships = None if _ships(domain) else known.get(locale)
            done = merge(entries, old.get(domain.po(locale)), locale, minor=minor, known=ships)
            merged.setdefault(locale, {})[domain.name] = done
            files[domain.po(locale)] = dumps(_unmoved(done.catalog, old.get(domain.po(locale)))).encode()
        templates = {domain.raw_template: {}, domain.template: english}
        files |= {
            path: _pot(template(project, domain, theirs, spots)) for path, theirs in templates.items() if path.is_file()
        }
    return Update({path: _as_before(path, content) for path, content in files.items()}, merged)


def _english(
    project: Project, domain: Domain, old: Mapping[Path, PoFile], spots: Spots, minor: Collection[str]
) -> Table:
    """The writers' English, as it will be once their file is up to date."""
    theirs = old.get(domain.po(SOURCE))
    if theirs is None:
        return {}
    return said_in(merge(template(project, domain, {}, spots), theirs, SOURCE, minor=minor).catalog)


def _old(project: Project, found: Collection[Domain]) -> dict[Path, PoFile]:
    faults, files = list[Fault](), dict[Path, PoFile]()
    for path in (domain.po(locale) for domain in found for locale in dict.fromkeys((SOURCE, *domain.locales))):
        try:
            catalog = _read(project, path)
        except BadCatalog as error:
            faults += error.faults
        else:
            files |= {path: catalog} if catalog else {}
    if faults:
        raise BadCatalog("the catalogs", tuple(faults))
    return files


def _read(project: Project, path: Path) -> PoFile | None:
    return read_po(path, project.relative(path)) if path.is_file() else None


def _ships(domain: Domain) -> bool:
    return domain.folder.resolve() in (SHARED.resolve(), _FLOWS.resolve())


def _pot(entries: tuple[Entry, ...]) -> bytes:
    return dumps(pot(entries)).encode()


def _unmoved(new: PoFile, old: PoFile | None) -> PoFile:
    """With the lines that stand there now, where nothing else is new, however an editor has laid out the file."""
    if old is None or [*map(_bare, new.entries)] != [*map(_bare, old.entries)]:
        return new
    pairs = zip(new.entries, old.entries, strict=True)
    return evolve(new, entries=tuple(evolve(entry, places=before.places) for entry, before in pairs))


def _bare(entry: Entry) -> Entry:
    places = tuple(_LINE.sub("", place) for place in entry.places)
    return evolve(entry, places=places, notes=(" ".join(entry.notes),), flags=tuple(sorted(entry.flags)))


def _as_before(path: Path, content: bytes) -> bytes:
    """What stands there now, where nothing but line numbers has moved: that is no news to anybody."""
    if not path.is_file():
        return content
    now = path.read_bytes()
    return now if _without_lines(now) == _without_lines(content) else content


def _without_lines(content: bytes) -> list[str]:
    text = content.decode("utf-8", "replace")
    return [_LINE.sub("", line) if line.startswith("#:") else line for line in text.split("\n")]
