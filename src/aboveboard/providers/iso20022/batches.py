"""What banks tell of a whole batch belongs to every transaction in it."""

from collections.abc import Iterable

from attrs import evolve

from ...lifecycle import OPEN
from ...transaction import Event
from ..found import Events


def spread(events: Iterable[Event]) -> Events:
    """
    Tell each transaction what was told of the batch that it was ordered in.

    Banks report on a message of many orders as a whole: "all of it was refused". Which orders those are, only the
    message itself says (pain.001, pain.008), so give both. News of a batch that nobody ordered stays as it is.

    Args:
        events: Of any messages, in any order.

    Returns:
        The same events; instead of each that is about a batch, one for each transaction in it.
    """
    every = list(events)
    members: dict[tuple[str, str], dict[str, Event]] = {}
    for event in every:
        if event.trigger == OPEN:
            for batch in event.part_of:
                members.setdefault((event.lifecycle, batch), {})[event.about[0]] = event
    return Events(one for event in every for one in _each(event, members))


def _each(event: Event, members: dict[tuple[str, str], dict[str, Event]]) -> Iterable[Event]:
    batch = event.about[0] if event.about else ""
    inside = members.get((event.lifecycle, batch))
    if not inside or event.source != "iso20022":
        return (event,)
    what = event.reference.removeprefix(batch)
    return [
        evolve(event, reference=f"{name}{what}", about=order.about, part_of=order.part_of)
        for name, order in inside.items()
    ]
