"""Everything that must hold before a lifecycle may exist. All faults are found, none stops the search."""

import re
from collections.abc import Iterator
from itertools import combinations

from ..errors import DefinitionError, Fault
from ..wording import DEFAULT_NAMES, PLACEHOLDERS, Kind, Message, problems
from .definition import Lifecycle
from .edges import STAY, Edge
from .holders import Holder, Move
from .kinds import wrong_kinds
from .states import Party, State

_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")


def validate(lifecycle: Lifecycle) -> None:
    """
    Check a lifecycle completely.

    Raises:
        DefinitionError: All faults together, each with its place.
    """
    faults = [*wrong_kinds(lifecycle)] or [*_names(lifecycle)]
    # Duplicate names hide states from each other, so the rest would mislead.
    if not faults:
        faults = [*_shape(lifecycle), *_ambiguity(lifecycle), *_money(lifecycle), *_words(lifecycle)]
    if faults:
        raise DefinitionError(lifecycle.name, tuple(faults))


def _names(lifecycle: Lifecycle) -> Iterator[Fault]:
    def check(place: str, name: str) -> Iterator[Fault]:
        if not _NAME.match(name):
            yield Fault(place, f"the name {name!r} should be lower case letters, digits and _, a letter first")

    yield from check("lifecycle", lifecycle.name)
    states: dict[str, State] = {}
    for edge in lifecycle.edges:
        yield from check(_place(lifecycle, edge), edge.trigger)
        if not edge.sources:
            yield Fault(_place(lifecycle, edge), "leads out of no state")
    mentioned = [lifecycle.starts]
    for edge in lifecycle.edges:
        mentioned += edge.sources if edge.dest is STAY else (*edge.sources, edge.dest)
    for state in mentioned:
        place = f"{lifecycle.name}.{state.name}"
        if state.name not in states:
            yield from check(place, state.name)
        if states.setdefault(state.name, state) != state:
            yield Fault(place, "two different states have this name")
    notices: dict[str, str] = {}
    for edge in lifecycle.edges:
        first = notices.setdefault(edge.key, edge.notice)
        if first != edge.notice:
            both = f"two texts for one key, {first!r} and {edge.notice!r}; give one edge its own key="
            what = both if first and edge.notice else "has no words on one of its edges"
            yield Fault(f"{lifecycle.name}.{edge.key}:notice", what)
    for name in lifecycle.names:
        yield from check(f"{lifecycle.name}: names", name)
        if name not in DEFAULT_NAMES:
            yield Fault(
                f"{lifecycle.name}: names",
                f"{name!r} is nobody we can name in every language; there are: {', '.join(DEFAULT_NAMES)}",
            )
    ids = [reason.id for reason in lifecycle.reasons]
    for reason_id in sorted({i for i in ids if ids.count(i) > 1}):
        yield Fault(f"{lifecycle.name}: reasons", f"{reason_id!r} is there twice")


def _shape(lifecycle: Lifecycle) -> Iterator[Fault]:
    reached = lifecycle.reached_from(lifecycle.starts.name)
    for name, state in lifecycle.states.items():
        place = f"{lifecycle.name}.{name}"
        leaves = any(way.dest is not way.source for ways in lifecycle.ways[name].values() for way in ways)
        if name not in reached:
            yield Fault(place, "no edge ever leads here")
        if state.final and lifecycle.ways[name]:
            yield Fault(place, f"is final, yet {', '.join(lifecycle.ways[name])} leads out of it")
        if not state.final and not leaves:
            yield Fault(place, "is a dead end: mark it final, or give it a way out")
        if state.final and (state.answer_within or state.may_change_for or state.open_ended):
            yield Fault(place, "is final, so it can promise no answer and no change")
        if not state.final and not (state.answer_within or state.may_change_for or state.open_ended):
            yield Fault(place, "says no time: give it answer_within or may_change_for, or admit open_ended=True")
        if state.answer_within and state.open_ended:
            yield Fault(place, "promises an answer and says that nobody can promise one")


def _ambiguity(lifecycle: Lifecycle) -> Iterator[Fault]:
    for name, by_trigger in lifecycle.ways.items():
        for trigger, ways in by_trigger.items():
            for one, other in combinations(ways, 2):
                if not one.edge.when.excludes(other.edge.when):
                    yield Fault(
                        f"{lifecycle.name}.{trigger}",
                        f"two edges out of {name} can both fit; give them when= guards that exclude each other",
                    )


def _money(lifecycle: Lifecycle) -> Iterator[Fault]:
    if not lifecycle.moves_money:
        yield from _no_money(lifecycle)
    may_have = possible_holders(lifecycle)
    for edge in lifecycle.edges:
        place = _place(lifecycle, edge)
        if isinstance(edge.moves, Move):
            if len(set(edge.moves.sources)) != len(edge.moves.sources):
                yield Fault(place, "draws from one holder twice")
            if edge.moves.sources == (edge.moves.to,):
                yield Fault(place, f"moves money from {edge.moves.to.value} to itself")
        if edge.undoes and edge.undoes not in lifecycle.triggers:
            yield Fault(place, f"undoes {edge.undoes!r}, which is no trigger here")
        sources = edge.moves.sources if isinstance(edge.moves, Move) else getattr(edge.moves, "holders", ())
        takes_what_there_is = isinstance(edge.moves, Move) and edge.moves.up_to
        for state in edge.sources if sources and not takes_what_there_is else ():
            have = may_have[state.name]
            if have and not have & set(sources):
                listed = " or ".join(holder.value for holder in sources)
                yield Fault(place, f"takes money from {listed}, who never has any in {state.name}")
    for holder in sorted(set().union(*may_have.values()), key=lambda one: one.index):
        clause = lifecycle.whereabouts[holder]
        strangers = sorted(clause.placeholders - {"part", *lifecycle.names})
        if strangers:
            yield Fault(
                f"{lifecycle.name}: money",
                f"the sentence for {holder.value} names {', '.join(strangers)}; give it words of its own in money=",
            )
    for name, state in lifecycle.states.items():
        restless = may_have[name] & {Holder.IN_TRANSIT}
        if state.final and restless:
            yield Fault(f"{lifecycle.name}.{name}", "is final, yet money may still be in transit")


def _no_money(lifecycle: Lifecycle) -> Iterator[Fault]:
    for edge in lifecycle.edges:
        if edge.moves is not None or edge.when.literals or edge.undoes:
            yield Fault(_place(lifecycle, edge), "is about money, yet nobody starts with any: give it starts_with=")
    for message in lifecycle.messages():
        for name in sorted(message.placeholders):
            if PLACEHOLDERS.get(name) is Kind.MONEY:
                yield Fault(message.key, f"says {{{name}}}, yet nobody starts with any money: give it starts_with=")


def possible_holders(lifecycle: Lifecycle) -> dict[str, set[Holder]]:
    """By state: who may have money there, on any path. Generous: it never leaves anyone out."""
    may_have: dict[str, set[Holder]] = {name: set() for name in lifecycle.states}
    may_have[lifecycle.starts.name] = {holder for holder in Holder if holder is lifecycle.starts_with}
    changed = True
    while changed:
        changed = False
        for by_trigger in lifecycle.ways.values():
            for way in (way for ways in by_trigger.values() for way in ways):
                after = _after(may_have[way.source.name], way.edge)
                if not after <= may_have[way.dest.name]:
                    may_have[way.dest.name] |= after
                    changed = True
    return may_have


def _after(before: set[Holder], edge: Edge) -> set[Holder]:
    after = set(before)
    if isinstance(edge.moves, Move) and before & set(edge.moves.sources):
        after.add(edge.moves.to)
    return after - {holder for holder, wanted in edge.when.literals if not wanted}


def _words(lifecycle: Lifecycle) -> Iterator[Fault]:
    for message in lifecycle.messages():
        for form in message.forms:
            if not form.strip():
                yield Fault(message.key, "has no words")
            for problem in problems(form, lifecycle.names):
                yield Fault(message.key, problem)
    labels: dict[str, str] = {}
    for name, state in lifecycle.states.items():
        yield from _promises(lifecycle, name, state)
        label = _plain(lifecycle.says[name].label)
        if label in labels:
            yield Fault(f"{lifecycle.name}.{name}:label", f"reads the same as that of {labels[label]}")
        labels.setdefault(label, name)


def _promises(lifecycle: Lifecycle, name: str, state: State) -> Iterator[Fault]:
    place = f"{lifecycle.name}.{name}"
    says = lifecycle.says[name]
    used = says.placeholders
    if state.answer_within and says.if_late is None:
        yield Fault(f"{place}:if_late", "is missing: what do we say once the promise is overdue?")
    if not state.answer_within and says.if_late is not None:
        yield Fault(f"{place}:if_late", "there is no promise here that could be late")
    if state.answer_within and "expected_by" not in says.next_step.placeholders:
        yield Fault(f"{place}:next_step", "does not say by when: use {expected_by}")
    if not state.answer_within and "expected_by" in used:
        yield Fault(place, "says {expected_by}, but promises nothing: give it answer_within")
    if state.may_change_for and "can_change" not in says.next_step.placeholders:
        yield Fault(f"{place}:next_step", "may still change and does not say so: use {can_change}")
    if state.final and "can_change" in used:
        yield Fault(place, "is final, so it cannot say {can_change}")
    theirs = [
        trigger for trigger, ways in lifecycle.ways[name].items() if any(way.edge.by is Party.CUSTOMER for way in ways)
    ]
    if says.action:
        strangers = sorted(says.action.placeholders - {"amount", *lifecycle.names})
        if strangers:
            listed = ", ".join(strangers)
            yield Fault(
                f"{place}:action", f"says {listed}; it also follows a refusal, which knows {{amount}} and names"
            )
    if theirs and says.action is None:
        yield Fault(f"{place}:action", f"is missing: the customer can {', '.join(theirs)} here")
    if says.action is None and "nothing_to_do" not in says.next_step.placeholders:
        yield Fault(f"{place}:next_step", "says neither what they can do nor {nothing_to_do}")
    if says.action is not None and "nothing_to_do" in used:
        yield Fault(place, "names an action and says {nothing_to_do}")


def _plain(message: Message) -> str:
    return "".join(c for c in message.forms[0].casefold() if c.isalnum())


def _place(lifecycle: Lifecycle, edge: Edge) -> str:
    return f"{lifecycle.name}.{edge.key}"
