"""What has changed in a lifecycle since it was agreed, one plain sentence a change."""

from collections.abc import Iterator

from ..transaction import Migration
from .changes import Change, Changes, Kind
from .edges import compare_edges
from .migrations import in_todays_names
from .rows import StateRow
from .sentences import compare_words
from .snapshots import Snapshot

_ANSWER = ("promises an answer within", "no longer promises an answer within")
_CHANGE = ("can still change for", "no longer says that it can change for")
_DATES = "Dates that customers were told change with it"


def compare(old: Snapshot, new: Snapshot, migration: Migration | None = None) -> Changes:
    """
    Find what has changed in a lifecycle.

    Args:
        old: As it was agreed.
        new: As it is now.
        migration: What became of names that are gone, so that a new name is not taken for another thing.
    """
    migration = migration or Migration()
    was = in_todays_names(old, migration)
    return Changes(
        (
            *_names(old, new, migration),
            *_opening(was, new),
            *_states(was, new),
            *compare_edges(was, new),
            *compare_words(was.words, new.words).changes,
        )
    )


_GONE = {
    "triggers": ("is gone. Stored news of it fits nothing, and customers read that we are checking", "is called"),
    "reasons": ("is gone. Customers it was told to are given no reason", "is told as"),
    "names": ("is gone. No sentence names them any more", "is called"),
    "states": ("is gone. Transactions that stand there need somewhere to be", "is"),
}
_NEW = {
    "triggers": "is a new trigger.",
    "reasons": "is a new reason.",
    "names": "can now be named.",
    "states": "is a new state.",
}


def _names(old: Snapshot, new: Snapshot, migration: Migration) -> Iterator[Change]:
    for kind, renamed in migration.kinds.items():
        gone, now_called = _GONE[kind]
        for name in sorted(old.stored[kind] - new.stored[kind]):
            successor = renamed.get(name)
            yield Change(Kind.BREAKING, f"{name} {now_called} {successor} now." if successor else f"{name} {gone}.")
        for name in sorted(new.stored[kind] - old.stored[kind] - set(renamed.values())):
            yield Change(Kind.ADDITIVE, f"{name} {_NEW[kind]}")


def _opening(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    if old.starts != new.starts:
        yield Change(Kind.BREAKING, f"Transactions start as {new.starts} instead of {old.starts}.")
    if old.starts_with != new.starts_with:
        yield Change(Kind.BREAKING, f"The money starts with {new.starts_with} instead of {old.starts_with}.")


def _states(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    before = {row.name: row for row in old.states}
    for row in new.states:
        if row.name in before:
            for kind, text in _state(before[row.name], row):
                yield Change(kind, f"{row.name} {text}.")


def _state(was: StateRow, now: StateRow) -> Iterator[tuple[Kind, str]]:
    if was.certainty != now.certainty:
        yield Kind.BREAKING, f"is told as {now.certainty} instead of {was.certainty}"
    if was.final != now.final:
        yield Kind.BREAKING, "is final now" if now.final else "is no longer final"
    if was.answer_within != now.answer_within:
        yield Kind.ADDITIVE, _window(*_ANSWER, was.answer_within, now.answer_within)
    elif was.answer_source != now.answer_source:
        yield Kind.WORDS, f"promises its answer because of “{now.answer_source}”"
    if was.may_change_for != now.may_change_for:
        yield Kind.ADDITIVE, _window(*_CHANGE, was.may_change_for, now.may_change_for)
    elif was.may_change_source != now.may_change_source:
        yield Kind.WORDS, f"can still change because of “{now.may_change_source}”"
    if was.open_ended != now.open_ended:
        yield Kind.ADDITIVE, f"{'now' if now.open_ended else 'no longer'} says that nobody can promise a time"


def _window(does: str, stops: str, was: str, now: str) -> str:
    if not now:
        return f"{stops} {was}. {_DATES}"
    return f"{does} {now} instead of {was}. {_DATES}" if was else f"now {does} {now}"
