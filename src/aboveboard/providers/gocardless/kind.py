"""The shape of what one kind of resource can report."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import field, frozen


@frozen
class Fact:
    """
    What an action or a status says.

    Attributes:
        trigger: Of the lifecycle; `OPEN` where it says no more than that there is one.
        since: The field with the earliest day on which a status can have come about; empty for the day of birth.
        when_over: Not before that day is over.
        once: It happens only once to a resource, so whoever reports it reports one fact.
        untold: No event reports this status, so only the resource tells it.
        in_all: A status that counts the money from the beginning: seen again later, it is no news.
    """

    trigger: str
    since: str = ""
    when_over: bool = False
    once: bool = False
    untold: bool = False
    in_all: bool = False


def _facts(found: Mapping[str, Fact]) -> Mapping[str, Fact]:
    return MappingProxyType(dict(found))


@frozen
class Kind:
    """
    One kind of resource.

    Attributes:
        one: What a link to one is called.
        lifecycle: Whose news it is.
        actions: By the action of an event.
        statuses: By the status of the resource.
        of: What fails when it fails, for the reason.
        part_of: Links to what it belongs to; the first that is there counts.
        ours: Actions that say nothing new to the customer, each with the reason.
    """

    one: str
    lifecycle: str
    actions: Mapping[str, Fact] = field(converter=_facts)
    statuses: Mapping[str, Fact] = field(factory=dict, converter=_facts)
    of: str = "payment"
    part_of: tuple[str, ...] = ()
    ours: Mapping[str, str] = field(factory=dict)
