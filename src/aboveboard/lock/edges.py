"""What has changed in the edges of a lifecycle, one plain sentence for all the states in which it is the same."""

from collections.abc import Iterator
from itertools import zip_longest
from operator import attrgetter

from .changes import Change, Kind, listed
from .rows import STAYS, EdgeRow
from .snapshots import Snapshot


def compare_edges(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    """Find what may happen otherwise."""
    there = new.stored
    # A trigger or a state that is gone has been told once, and not once more with each of its edges.
    rows = [row for row in old.edges if row.source in there["states"] and row.trigger in there["triggers"]]
    told: dict[tuple[Kind, str, str], dict[str, None]] = {}
    for source, trigger in dict.fromkeys((row.source, row.trigger) for row in (*rows, *new.edges)):
        before, after = (
            [row for row in some if (row.source, row.trigger) == (source, trigger)] for some in (rows, new.edges)
        )
        for was, now in _paired(before, after):
            for kind, text in _edge(was, now):
                told.setdefault((kind, trigger, text), {})[source] = None
    for (kind, trigger, text), sources in told.items():
        yield Change(kind, f"{trigger}, from {listed(sources)}, {text}.")


def _paired(before: list[EdgeRow], after: list[EdgeRow]) -> Iterator[tuple[EdgeRow | None, EdgeRow | None]]:
    """Edges of one trigger out of one state, each with what it has become: the same guard, or else the same end."""
    left, right = [row for row in before if row not in after], [row for row in after if row not in before]
    for sign in (attrgetter("when"), attrgetter("dest")):
        for was in tuple(left):
            now = next((row for row in right if sign(row) == sign(was)), None)
            if now is not None:
                left.remove(was)
                right.remove(now)
                yield was, now
    yield from zip_longest(left, right)


def _edge(was: EdgeRow | None, now: EdgeRow | None) -> Iterator[tuple[Kind, str]]:
    if now is None:
        yield Kind.BREAKING, "is gone. News of it does not fit there any more, stored or not"
        return
    if was is None:
        yield Kind.ADDITIVE, f"is new, and {_does(now)}"
        return
    if was.dest != now.dest:
        yield Kind.BREAKING, f"{_does(now)}, where it {_did(was)}"
    if was.moves != now.moves:
        yield Kind.BREAKING, f"does this with the money: {now.moves or 'nothing'}; it was: {was.moves or 'nothing'}"
    if was.when != now.when:
        looser = set(filter(None, now.when.split(" and "))) < set(was.when.split(" and "))
        yield (
            Kind.ADDITIVE if looser else Kind.BREAKING,
            f"needs {now.when or 'nothing'} afterwards, where it needed {was.when or 'nothing'}",
        )
    if was.undoes != now.undoes:
        yield Kind.BREAKING, f"takes back the work of {now.undoes or 'nothing'} instead of {was.undoes or 'nothing'}"
    if was.retracts != now.retracts:
        yield Kind.BREAKING, f"{'now' if now.retracts else 'no longer'} takes back what customers were told"
    if was.by != now.by:
        kind = Kind.BREAKING if was.by == "customer" else Kind.ADDITIVE
        yield kind, f"is done by {_who(now.by)} instead of {_who(was.by)}"
    if was.notice != now.notice:
        yield Kind.WORDS, f"says {now.notice or now.trigger} instead of {was.notice or was.trigger}"


def _does(row: EdgeRow) -> str:
    return "changes no state" if row.dest == STAYS else f"leads to {row.dest}"


def _did(row: EdgeRow) -> str:
    return "changed no state" if row.dest == STAYS else f"led to {row.dest}"


def _who(party: str) -> str:
    return party if party == "us" else f"the {party.replace('_', ' ')}"
