"""Names that are gone: which still have to be said, and what was agreed, told in the names of today."""

from collections.abc import Mapping
from difflib import get_close_matches

from attrs import evolve

from ..transaction import Migration
from .rows import EdgeRow
from .snapshots import Snapshot, Spoken


def missing(old: Snapshot, new: Snapshot, migration: Migration) -> Mapping[str, Mapping[str, str]]:
    """
    Find the names that are gone and that nobody has said what became of.

    Returns:
        By kind: each such name, with the new name that looks most like it, or ``""`` where none does.
    """
    found: dict[str, dict[str, str]] = {}
    for kind, renamed in migration.kinds.items():
        candidates = sorted(new.stored[kind] - old.stored[kind])
        for name in sorted(old.stored[kind] - new.stored[kind] - renamed.keys()):
            found.setdefault(kind, {})[name] = next(iter(get_close_matches(name, candidates, n=1)), "")
    return found


def in_todays_names(old: Snapshot, migration: Migration) -> Snapshot:
    """
    What was agreed, told in the names of today.

    What became part of something that was there already has nothing of its own
    left to compare with, so it is left out.
    """
    states, triggers = _new_names(migration.states), _new_names(migration.triggers)
    merged_states = {name for name, successor in states.items() if successor in old.stored["states"]}
    merged_triggers = {name for name, successor in triggers.items() if successor in old.stored["triggers"]}

    def edge(row: EdgeRow) -> EdgeRow:
        return evolve(
            row,
            source=states.get(row.source, row.source),
            trigger=triggers.get(row.trigger, row.trigger),
            dest=states.get(row.dest, row.dest),
            undoes=triggers.get(row.undoes, row.undoes),
        )

    return evolve(
        old,
        starts=states.get(old.starts, old.starts),
        states=tuple(
            evolve(row, name=states.get(row.name, row.name)) for row in old.states if row.name not in merged_states
        ),
        edges=tuple(
            edge(row) for row in old.edges if row.source not in merged_states and row.trigger not in merged_triggers
        ),
        words=_words(old, migration),
    )


def _new_names(renamed: Mapping[str, str]) -> Mapping[str, str]:
    return {old: new for old, new in renamed.items() if new}


def _words(old: Snapshot, migration: Migration) -> Spoken:
    kept = {key: said for key, said in old.words.items() if _key(old, key, migration) == key}
    renamed = {_key(old, key, migration): said for key, said in old.words.items()}
    return renamed | kept


def _key(old: Snapshot, key: str, migration: Migration) -> str:
    """The key of a sentence today: those of states, notices and reasons contain a name."""
    room, _, rest = key.partition(".")
    name, _, facet = rest.partition(":")
    if room == "reason":
        renamed = migration.reasons
    elif room != old.name or facet == "clause":
        return key
    else:
        renamed = migration.triggers if facet == "notice" else migration.states
    return f"{room}.{renamed.get(name) or name}:{facet}"
