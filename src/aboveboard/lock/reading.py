"""The lock, and how it is read: TOML whose last part belongs to people. What is damaged is named by its place."""

import tomllib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from attrs import NOTHING, AttrsInstance, field, fields, fields_dict, frozen

from ..errors import BadValue
from ..transaction import Migration
from .rows import EdgeRow, StateRow
from .snapshots import Said, Snapshot, Spoken

FORMAT = 1
YOURS = "# --- Below this line it is yours, and stays as you write it: what became of names that are gone ---\n"
T = TypeVar("T")
Row = TypeVar("Row", bound=AttrsInstance)


@frozen
class Lock:
    """
    Everything that was agreed.

    Attributes:
        snapshots: Of each lifecycle, by its name.
        places: By the same name, where to find it: ``"purchase"``, or ``"shop.flows:ORDER"``.
        shared: The sentences that all lifecycles share.
        yours: The part that people write, as TOML.
        migrations: What that part says, by name of the lifecycle.

    Raises:
        BadValue: Names what is wrong in the part that people write.
    """

    snapshots: Mapping[str, Snapshot] = field(factory=dict)
    places: Mapping[str, str] = field(factory=dict)
    shared: Spoken = field(factory=dict)
    yours: str = ""
    migrations: Mapping[str, Migration] = field(init=False, repr=False, eq=False)

    @migrations.default
    def _migrations(self) -> Mapping[str, Migration]:
        data = _parsed(self.yours)
        _only("", data, "migrations")
        sections = _table("", data, "migrations").items()
        return MappingProxyType({name: _migration(f"migrations.{name}", section) for name, section in sections})

    def migration(self, lifecycle: str) -> Migration:
        """What became of a lifecycle's names that are gone; an empty one where nobody said anything."""
        return self.migrations.get(lifecycle, Migration())


def loads(text: str) -> Lock:
    """
    Read a lock.

    Raises:
        BadValue: Names the line or the entry that is damaged.
    """
    # First as a whole, so that a line is counted from the beginning.
    _parsed(text)
    written, _, yours = text.partition(YOURS)
    data = _parsed(written)
    if data.get("format") != FORMAT:
        raise BadValue("format", f"is {data.get('format')!r}, where {FORMAT} can be read here")
    if "migrations" in data:
        raise BadValue(
            "migrations", f"stands in the part that is written anew each time; put it below the line {YOURS.strip()}"
        )
    _only("", data, "format", "lifecycle", "shared")
    sections = {name: (f"lifecycle.{name}", section) for name, section in _table("", data, "lifecycle").items()}
    return Lock(
        {name: _snapshot(place, name, section) for name, (place, section) in sections.items()},
        {name: _string(place, section, "from") for name, (place, section) in sections.items()},
        _spoken("", data, "shared"),
        yours,
    )


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadValue("is not TOML", str(error)) from None


def _snapshot(place: str, name: str, data: object) -> Snapshot:
    section = _as_table(place, data)
    _only(place, section, "from", *(one.name for one in fields(Snapshot) if one.name != "name"))
    return Snapshot(
        name,
        _string(place, section, "starts"),
        _string(place, section, "starts_with"),
        _list(place, section, "names", _as_text),
        _list(place, section, "reasons", _as_text),
        _list(place, section, "states", lambda at, row: _row(at, row, StateRow)),
        _list(place, section, "edges", lambda at, row: _row(at, row, EdgeRow)),
        _spoken(place, section, "words"),
    )


def _migration(place: str, data: object) -> Migration:
    section = _as_table(place, data)
    kinds = [one.name for one in fields(Migration)]
    _only(place, section, *kinds)
    return Migration(
        **{
            kind: {old: _as_text(f"{place}.{kind}.{old}", new) for old, new in _table(place, section, kind).items()}
            for kind in kinds
        }
    )


def _spoken(place: str, section: Mapping[str, Any], name: str) -> Spoken:
    return {key: _said(f"{place}.{name}: {key}".lstrip("."), one) for key, one in _table(place, section, name).items()}


def _said(place: str, data: object) -> Mapping[str, Said]:
    return {tag: Said(_as_text(f"{place}: {tag}", digest)) for tag, digest in _as_table(place, data).items()}


def _row(place: str, data: object, cls: type[Row]) -> Row:
    section = _as_table(place, data)
    known = fields_dict(cls)
    _only(place, section, *known)
    for name, one in known.items():
        if name not in section and one.default is NOTHING:
            raise BadValue(f"{place}.{name}", "is missing")
        if name in section and not isinstance(section[name], one.type or object):
            raise BadValue(f"{place}.{name}", f"is {section[name]!r}, which cannot be read")
    return cls(**section)


def _list(place: str, section: Mapping[str, Any], name: str, read: Callable[[str, object], T]) -> tuple[T, ...]:
    found = section.get(name)
    if not isinstance(found, list):
        raise BadValue(f"{place}.{name}", "is missing, or not a list")
    return tuple(read(f"{place}.{name}[{index}]", item) for index, item in enumerate(found))


def _table(place: str, section: Mapping[str, Any], name: str) -> dict[str, Any]:
    return _as_table(f"{place}.{name}".lstrip("."), section.get(name, {}))


def _string(place: str, section: Mapping[str, Any], name: str) -> str:
    return _as_text(f"{place}.{name}", section.get(name))


def _as_table(place: str, data: object) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise BadValue(place, f"is {data!r}, where a table should be")
    return data


def _as_text(place: str, data: object) -> str:
    if not isinstance(data, str):
        raise BadValue(place, "is missing, or not a text")
    return data


def _only(place: str, section: Mapping[str, Any], *known: str) -> None:
    for name in section:
        if name not in known:
            raise BadValue(f"{place}.{name}".lstrip("."), f"is not expected here; there can be: {', '.join(known)}")
