"""To agree anew: what was agreed, beside how everything stands today."""

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from ..errors import Fault
from ..lifecycle import Lifecycle
from .changes import Change, Changes, Kind
from .comparing import compare
from .migrations import missing
from .reading import Lock
from .rows import counted
from .sentences import compare_words, in_languages
from .snapshots import Snapshot, shared, snapshot

SHARED = "shared sentences"


@frozen
class Renewal:
    """
    What it would mean to agree to everything as it stands today.

    Attributes:
        lock: As it would be written.
        changes: By lifecycle, and for the shared sentences: what has changed. Those without any are left out.
        missing: By lifecycle and kind: names that are gone and have no migration, each with a guess.
        faults: Why it cannot be agreed to as it is.
    """

    lock: Lock
    changes: Mapping[str, Changes]
    missing: Mapping[str, Mapping[str, Mapping[str, str]]]
    faults: tuple[Fault, ...]

    @property
    def kind(self) -> Kind:
        """That of the greatest change."""
        return max((changes.kind for changes in self.changes.values()), default=Kind.NONE)

    @property
    def is_possible(self) -> bool:
        """Whether nothing is missing and nothing contradicts itself."""
        return not (self.missing or self.faults)


def renew(agreed: Lock, lifecycles: Mapping[str, Lifecycle]) -> Renewal:
    """
    Compare what was agreed with how it stands today.

    Args:
        agreed: The lock so far; an empty one to begin with.
        lifecycles: Those to look at, by the place where each is found. Others in the lock stay as they are.

    Raises:
        BadMessage: A sentence that must not be shown.
        BadValue: A catalog that cannot be read.
    """
    today = {lifecycle.name: snapshot(lifecycle) for lifecycle in lifecycles.values()}
    places = {lifecycle.name: place for place, lifecycle in lifecycles.items()}
    lock = evolve(agreed, snapshots={**agreed.snapshots, **today}, places={**agreed.places, **places}, shared=shared())
    found = {name: _changes(agreed, one, lock) for name, one in sorted(today.items())}
    found[SHARED] = compare_words(agreed.shared, lock.shared)
    gaps = {
        name: missing(agreed.snapshots[name], one, lock.migration(name))
        for name, one in sorted(today.items())
        if name in agreed.snapshots
    }
    return Renewal(
        lock,
        {name: changes for name, changes in found.items() if changes.kind},
        {name: names for name, names in gaps.items() if names},
        (*_one_name_each(agreed, lifecycles), *_migrations_that_do_not_fit(lock)),
    )


def _changes(agreed: Lock, one: Snapshot, lock: Lock) -> Changes:
    if one.name in agreed.snapshots:
        return compare(agreed.snapshots[one.name], one, lock.migration(one.name))
    size = f"{counted(len(one.states), 'state')} and {counted(len({row.trigger for row in one.edges}), 'trigger')}"
    return Changes((Change(Kind.ADDITIVE, f"It is new, with {size}, {in_languages(one.words)}."),))


def _one_name_each(agreed: Lock, lifecycles: Mapping[str, Lifecycle]) -> Iterator[Fault]:
    """A stored transaction finds its lifecycle by name: two may not share one, and none may change it."""
    found: dict[str, str] = {}
    for place, lifecycle in lifecycles.items():
        other = found.setdefault(lifecycle.name, place)
        if other != place:
            yield Fault(
                place, f"has the name of {other}: {lifecycle.name!r}; stored transactions could not tell them apart"
            )
    for name, place in agreed.places.items():
        if place in lifecycles and lifecycles[place].name != name:
            yield Fault(place, f"was agreed on as {name!r}; stored transactions carry that name, so keep it")


def _migrations_that_do_not_fit(lock: Lock) -> Iterator[Fault]:
    for name, migration in lock.migrations.items():
        if name not in lock.snapshots:
            yield Fault(
                f"migrations.{name}", f"there is no such lifecycle in the lock; there are: {', '.join(lock.snapshots)}"
            )
            continue
        for fault in migration.faults(lock.snapshots[name].stored):
            yield Fault(f"migrations.{name}.{fault.place}", fault.what)
