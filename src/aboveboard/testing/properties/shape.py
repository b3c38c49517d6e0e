"""S: where a transaction can go, and by when somebody says something."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import combinations, product

from ...lifecycle import Guard, Holder, State
from ...transaction import Standing
from ..journeys import START
from ..tours import edging, edgings, tour
from .survey import Survey
from .visits import Seen

Kind = tuple[object, ...]
EVERY_POSITION = tuple(product((0, 1), repeat=len(Holder)))


def unreachable_states(survey: Survey) -> Iterator[Seen]:
    """S1."""
    for name, state in survey.lifecycle.states.items():
        if name not in survey.by_state:
            yield Seen(survey.at(state), "no journey ever leads here: give it an edge that the money can take")


def untaken_edges(survey: Survey) -> Iterator[Seen]:
    """S2. An edge out of a state that nobody reaches is S1's."""
    lifecycle = survey.lifecycle
    taken = {edging(step.way) for journey in tour(lifecycle) for step in journey.transaction().steps if step.way}
    for edge in edgings(lifecycle):
        if edge.source in survey.by_state and edge not in taken:
            what = f"no journey can take {edge}: its money is never there, or its guard never fits"
            yield Seen(f"{lifecycle.name}.{edge.key}", what)


def dead_ends(survey: Survey) -> Iterator[Seen]:
    """S3, for a transaction and for its money."""
    next_to: dict[Kind, set[Kind]] = {visit.place.kind: set() for visit in survey.visits}
    for before, after in survey.steps:
        next_to[before.place.kind].add(after.place.kind)
    for visit in survey.visits:
        if visit.state.final:
            continue
        here = visit.place.kind
        ahead = _ahead(next_to, here)
        if all(there[0] == here[0] for there in ahead):
            yield Seen(survey.at(visit.state), "is a dead end: mark it final, or give it a way out", visit)
        for holder in survey.underway:
            index = 1 + holder.index
            if all(there[index] for there in ahead):
                yield Seen(survey.at(visit.state), f"{holder.value} money is stuck: give it a way on", visit)


def _ahead(next_to: Mapping[Kind, set[Kind]], here: Kind) -> set[Kind]:
    """Every kind of place that can be reached from one, itself included."""
    seen, todo = {here}, [here]
    while todo:
        new = next_to.get(todo.pop(), set()) - seen
        seen |= new
        todo += new
    return seen


def silences(survey: Survey) -> Iterator[Seen]:
    """S4. Promises are evaluated when they are read, so the clock's way out is what a card says in the end."""
    for state in survey.lifecycle.states.values():
        if state.open_ended and (state.answer_within or state.may_change_for):
            yield Seen(survey.at(state), "names a time and says that nobody can name one: keep one of the two")
    for visit in survey.visits:
        view = survey.look(visit, visit.afterwards)
        overdue = view.promise is not None and view.promise.standing is Standing.OVERDUE
        if not (view.final or overdue or visit.state.open_ended):
            what = "never says a time: give it answer_within or may_change_for, or admit open_ended=True"
            yield Seen(survey.at(visit.state), what, visit)


def open_finals(survey: Survey) -> Iterator[Seen]:
    """S5."""
    for name, state in survey.lifecycle.states.items():
        ways = ", ".join(survey.lifecycle.ways[name])
        can_change = "can_change" in survey.lifecycle.says[name].placeholders
        if state.final and ways:
            yield Seen(survey.at(state), f"is final, yet {ways} can follow: say until when, with may_change_for")
        if state.final and can_change:
            yield Seen(survey.at(state), "is final, yet says {can_change}: leave that out")
        if state.may_change_for and not (state.final or can_change):
            yield Seen(survey.at(state), "may still change and does not say so: use {can_change}")


def ambiguous_edges(survey: Survey) -> Iterator[Seen]:
    """S6, tried on every position there can be."""
    for name, by_trigger in survey.lifecycle.ways.items():
        for trigger, ways in by_trigger.items():
            for one, other in combinations(ways, 2):
                if _overlap(one.edge.when, other.edge.when):
                    what = f"two edges out of {name} fit one position: give them when= guards that exclude each other"
                    yield Seen(f"{survey.lifecycle.name}.{trigger}", what)


def _overlap(one: Guard, other: Guard) -> bool:
    return any(one.allows(position) and other.allows(position) for position in EVERY_POSITION)


def late_promises(survey: Survey) -> Iterator[Seen]:
    """S7, begun on every day of a week."""
    for state in survey.lifecycle.states.values():
        if _outlives(state):
            what = (
                f"promises an answer within {state.answer_within}, which can be later than the "
                f"{state.may_change_for} in which anything changes: promise it sooner"
            )
            yield Seen(survey.at(state), what)


def _outlives(state: State) -> bool:
    if state.answer_within is None or state.may_change_for is None:
        return False
    week = (START + timedelta(days=day) for day in range(7))
    return any(state.answer_within.ends(day) > state.may_change_for.ends(day) for day in week)
