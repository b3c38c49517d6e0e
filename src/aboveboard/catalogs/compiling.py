"""From PO to MO: everything is checked first, and the working catalogs are replaced all at once or stay."""

import io
from functools import partial
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from ..errors import BadCatalog, Fault
from ..wording.pofile import PoFile, read_po
from ..wording.translations import SOURCE, effective, said_in
from .checking import faults_in, unbuildable
from .configuration import Project
from .domains import domains


def compile_all(project: Project) -> dict[Path, bytes]:
    """
    Every MO file of a project, as it should be.

    Raises:
        BadValue: A lifecycle cannot be used.
        BadCatalog: Something in the catalogs must not be shown; all of it, each with file, line and key.
    """
    files, faults = dict[Path, bytes](), list[Fault]()
    for domain in domains(project, project.load()):
        for locale in domain.locales:
            path, name = domain.po(locale), project.relative(domain.po(locale))
            try:
                catalog = read_po(path, name)
            except BadCatalog as error:
                faults += error.faults
                continue
            faults += faults_in(catalog, name, domain.messages, locale)
            if locale == SOURCE and domain.lifecycle:
                found = unbuildable(domain.lifecycle, partial(effective, english=said_in(catalog)))
                lines = {entry.key: f":{entry.line}" for entry in catalog.entries if not entry.obsolete}
                faults += [Fault(f"{name}{lines.get(fault.place, '')} {fault.place}", fault.what) for fault in found]
            files[path.with_suffix(".mo")] = compiled(catalog)
    if faults:
        raise BadCatalog("the catalogs", tuple(faults))
    return files


def compiled(catalog: PoFile) -> bytes:
    """
    The MO bytes of a catalog: what is translated in every form, and nothing that somebody has to look at first.

    What Babel would do with a plural of which a form is missing is put the English in its place.
    """
    theirs = _AsWritten(charset="utf-8", fuzzy=False)
    theirs.written = list(catalog.headers.items())
    for entry in catalog.entries:
        if entry.is_translated:
            plural = len(entry.ids) > 1
            theirs.add(
                entry.ids if plural else entry.ids[0],
                entry.strings if plural else entry.strings[0],
                context=entry.key or None,
            )
    buffer = io.BytesIO()
    write_mo(buffer, theirs, use_fuzzy=False)
    return buffer.getvalue()


class _AsWritten(Catalog):
    """Babel would put the time of compiling into the header, and its own plural rule: keep the file's."""

    written: list[tuple[str, str]]

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return self.written
