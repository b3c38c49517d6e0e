"""The lock as a text that reads well in a pull request: sorted, one row a line."""

import json
from collections.abc import Iterable, Mapping

from attrs import asdict

from .reading import FORMAT, YOURS, Lock
from .rows import EdgeRow, StateRow
from .snapshots import Snapshot, Spoken

HEADER = "# What was agreed with customers. Written by `aboveboard lock`, reviewed by people.\n"


def dumps(lock: Lock) -> str:
    """Write a lock as text, the part that people write as they wrote it."""
    parts = [f"{HEADER}format = {FORMAT}\n"]
    parts += [_section(lock.places[name], one) for name, one in sorted(lock.snapshots.items())]
    parts += ["\n".join(("[shared]", *_words(lock.shared))) + "\n", YOURS]
    return "\n".join(parts) + lock.yours


def to_add(lifecycle: str, names: Mapping[str, Mapping[str, str]]) -> str:
    """What people have to add to their part, see `missing`: with a guess, or with a mark that is refused as it is."""
    lines = []
    for kind, renamed in names.items():
        lines.append(f"[migrations.{lifecycle}.{kind}]")
        lines += [f"{_key(old)} = {_text(new or '?')}" for old, new in renamed.items()]
    return "\n".join(lines)


def _section(place: str, one: Snapshot) -> str:
    lines = [
        f"[lifecycle.{one.name}]",
        f"from = {_text(place)}",
        f"starts = {_text(one.starts)}",
        f"starts_with = {_text(one.starts_with)}",
        *_list("names", map(_text, one.names)),
        *_list("reasons", map(_text, one.reasons)),
        *_list("states", map(_row, one.states)),
        *_list("edges", map(_row, one.edges)),
        "",
        f"[lifecycle.{one.name}.words]",
        *_words(one.words),
    ]
    return "\n".join(lines) + "\n"


def _list(name: str, rows: Iterable[str]) -> list[str]:
    return [f"{name} = [", *(f"  {row}," for row in rows), "]"]


def _row(row: StateRow | EdgeRow) -> str:
    return _inline({name: value for name, value in asdict(row).items() if value})


def _words(spoken: Spoken) -> list[str]:
    return [
        f"{_key(key)} = {_inline({tag: said.digest for tag, said in sorted(by_tag.items())})}"
        for key, by_tag in sorted(spoken.items())
    ]


def _inline(items: Mapping[str, str | bool]) -> str:
    texts = (f"{_key(name)} = {'true' if value is True else _text(str(value))}" for name, value in items.items())
    return f"{{{', '.join(texts)}}}"


def _key(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else _text(name)


def _text(value: str) -> str:
    # JSON's texts are TOML's, but for one character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
