"""What became of names that a lifecycle has no more, so that what was stored under them still reads."""

from collections.abc import Mapping, Set
from types import MappingProxyType

from attrs import evolve, field, frozen

from ..errors import BadValue, Fault
from ..lifecycle import OPEN, Lifecycle
from .events import Event

Names = Mapping[str, Set[str]]
"""Every name of a lifecycle that is stored somewhere, by kind: a kind is a field of `Migration`."""


def _renamed(names: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(names))


@frozen
class Migration:
    """
    What became of names that are gone: the old one, and the one that took its place.

    ``""`` says that nothing took its place. Such an event is kept and is news that
    nobody knows; such a reason is not told.

    Attributes:
        triggers: Of edges, and so of the events that were stored.
        reasons: Of why something did not go through.
        names: Whom the sentences name.
        states: For whoever keeps the name of a state in a column of their own; every one needs a place.
    """

    triggers: Mapping[str, str] = field(factory=dict, kw_only=True, converter=_renamed)
    reasons: Mapping[str, str] = field(factory=dict, kw_only=True, converter=_renamed)
    names: Mapping[str, str] = field(factory=dict, kw_only=True, converter=_renamed)
    states: Mapping[str, str] = field(factory=dict, kw_only=True, converter=_renamed)

    @property
    def kinds(self) -> Mapping[str, Mapping[str, str]]:
        """The four maps by their names."""
        return {"triggers": self.triggers, "reasons": self.reasons, "names": self.names, "states": self.states}

    def faults(self, there: Names) -> tuple[Fault, ...]:
        """What it says about names that are still in use, or that are not there. Empty when it is fine."""
        found = []
        for kind, renamed in self.kinds.items():
            for old, new in renamed.items():
                if old in there[kind]:
                    found.append(Fault(f"{kind}.{old}", "is still in use, so today's news would be renamed as well"))
                if new not in there[kind] and (new or kind == "states"):
                    found.append(Fault(f"{kind}.{old}", f"leads to {new!r}, which is not there"))
        return tuple(found)

    def fits(self, lifecycle: Lifecycle) -> None:
        """
        Refuse a lifecycle that it was not written for.

        Raises:
            BadValue: Names the first thing that does not fit.
        """
        for fault in self.faults(names(lifecycle)):
            raise BadValue(f"migration of {lifecycle.name}: {fault.place}", fault.what)

    def today(self, event: Event) -> Event:
        """An event in the names of today; everything else about it stays as it was reported."""
        naming = {self.names.get(name) or name: value for name, value in event.names.items()}
        return evolve(
            event,
            trigger=self.triggers.get(event.trigger) or event.trigger,
            reason=self.reasons.get(event.reason) or event.reason,
            names=naming,
        )


def names(lifecycle: Lifecycle) -> Names:
    """Every name that a stored event, or a column beside it, may hold."""
    return {
        "triggers": {OPEN, *lifecycle.triggers},
        "reasons": lifecycle.reason_messages.keys(),
        "names": frozenset(lifecycle.names),
        "states": lifecycle.states.keys(),
    }
