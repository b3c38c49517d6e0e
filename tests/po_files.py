"""Catalogs for tests, as a translator would have saved them."""

from collections.abc import Mapping
from pathlib import Path

from attrs import evolve

from aboveboard.catalogs import dumps, merge
from aboveboard.catalogs.templates import plain
from aboveboard.wording import Message


def save(path: Path, locale: str, words: Mapping[Message, str | tuple[str, ...] | None]) -> Path:
    """Write a catalog with these translations; None for a sentence that nobody has translated."""
    catalog = merge(plain(words), None, locale).catalog
    said = [(text,) if isinstance(text, str) else text for text in words.values()]
    entries = tuple(
        entry if strings is None else evolve(entry, strings=tuple(strings))
        for entry, strings in zip(catalog.entries, said, strict=True)
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dumps(evolve(catalog, entries=entries)), encoding="utf-8")
    return path
