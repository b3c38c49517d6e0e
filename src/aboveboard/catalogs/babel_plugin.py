"""
What Babel's own commands call: ``pybabel extract`` finds our messages, ``pybabel compile`` refuses what is unsafe.

Both are entry points, so both run in projects that have catalogs of other things too; there they do nothing.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog, Message, TranslationError

from ..wording.budgets import BUDGETS
from ..wording.pofile import Entry
from .checking import text_faults
from .configuration import FILE, find_project
from .domains import domains
from .templates import spots_of, template
from .updating import writers_english

Found = tuple[int, str, str | tuple[str, ...], list[str]]

_OURS = re.compile(rf"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*:({'|'.join(BUDGETS)})\Z")


def extract(
    fileobj: IO[bytes], keywords: Mapping[str, object], comment_tags: object, options: Mapping[str, object]
) -> Iterator[Found]:
    """
    Every message that is written in a file; for pyproject.toml, those written in no file of the project.

    Options of the mapping: ``english = python`` for English as it is in Python, and ``domain`` for one file of them.

    Raises:
        BadValue: There is no configuration, or a lifecycle cannot be used.
        BadCatalog: The writers' English cannot be read; names file, line and key.
    """
    path = Path(fileobj.name).resolve()
    root, entries = _everything(path.parent, str(options.get("english", "")), str(options.get("domain", "")))
    for entry in entries:
        places = [place.rpartition(":") for place in entry.places] or [(FILE, ":", "1")]
        yield from (
            (int(line), *_call(entry), list(entry.notes)) for name, _, line in places if (root / name).resolve() == path
        )


def _call(entry: Entry) -> tuple[str, str | tuple[str, ...]]:
    return ("npgettext" if len(entry.ids) > 1 else "pgettext"), (entry.key, *entry.ids)


@lru_cache(maxsize=8)
def _everything(folder: Path, english: str, only: str) -> tuple[Path, tuple[Entry, ...]]:
    # Babel opens one file after another, and each is asked for all.
    project = find_project(folder)
    lifecycles = project.load()
    found = domains(project, lifecycles)
    spots = spots_of(project, lifecycles, found)
    return project.root.resolve(), tuple(
        entry
        for domain in found
        if only in ("", domain.name)
        for entry in template(project, domain, {} if english == "python" else writers_english(project, domain), spots)
    )


def check(catalog: Catalog | None, message: Message) -> None:
    """
    Refuse a translation that must not be shown.

    Raises:
        TranslationError: What is wrong with it. Only for messages with one of our keys.
    """
    if not isinstance(message.context, str) or not _OURS.match(message.context):
        return
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    strings = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    for problem in text_faults(ids, tuple(filter(None, strings))):
        raise TranslationError(f"{message.context}: {problem}")
