"""
How many faults in a definition are found without any system: mutants of a lifecycle against validation and findings.

    python tests/benchmarks/mutation/definitions.py [purchase]

Nothing here passes or fails. Every mutant is one mechanical change, and none is left out as
harmless: what survives is read by hand. English alone, for in every other language a
changed sentence is missing and would be found by that.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from attrs import evolve

from aboveboard import DefinitionError, Edge, Lifecycle, State
from aboveboard.flows import LIFECYCLES
from aboveboard.lifecycle import CONFIRMED, OPEN, STAY, Guard, Holder, Move, Party, Restate, days
from aboveboard.testing.properties import findings

PER_KIND = 14
"""As many of each kind at most, spread over the whole definition."""


class Mutant(NamedTuple):
    """One mechanical change: of which kind, of what, and what to build the lifecycle from."""

    kind: str
    what: str
    changes: dict[str, Any]


def of_edges(lifecycle: Lifecycle) -> Iterator[Mutant]:
    """Every edge dropped, or changed in one of its parts."""
    for index, edge in enumerate(lifecycle.edges):
        place = f"{edge.key} #{index}"
        before, after = lifecycle.edges[:index], lifecycle.edges[index + 1 :]
        yield Mutant("drop an edge", place, {"edges": (*before, *after)})
        for kind, what, changed in changed_edges(lifecycle, edge):
            yield Mutant(kind, f"{place} {what}", {"edges": (*before, changed, *after)})
    for index, (one, other) in enumerate(pairwise(lifecycle.edges)):
        if one.key != other.key:
            swapped = (evolve(one, notice=other.notice), evolve(other, notice=one.notice))
            edges = (*lifecycle.edges[:index], *swapped, *lifecycle.edges[index + 2 :])
            yield Mutant("swap two notices", f"{one.key}, {other.key}", {"edges": edges})


def changed_edges(lifecycle: Lifecycle, edge: Edge) -> Iterator[tuple[str, str, Edge]]:
    """One edge with one thing changed."""
    names = list(lifecycle.states)
    for source in edge.sources if len(edge.sources) > 1 else ():
        left = tuple(state for state in edge.sources if state is not source)
        yield "drop a source", source.name, evolve(edge, sources=left)
    if edge.dest is STAY:
        yield "go where it stayed", "", evolve(edge, dest=lifecycle.starts)
    else:
        other = lifecycle.states[names[(names.index(edge.dest.name) + 1) % len(names)]]
        yield "go elsewhere", other.name, evolve(edge, dest=other)
        yield "stay where it went", "", evolve(edge, dest=STAY)
    if edge.moves is not None and edge.trigger != OPEN:
        yield "move nothing", "", evolve(edge, moves=None, when=Guard())
    if isinstance(edge.moves, Move):
        yield from changed_moves(edge, edge.moves)
    if isinstance(edge.moves, Restate):
        yield "restate another's part", "", evolve(edge, moves=Restate((Holder.DISPUTED,)))
    if edge.when.literals:
        yield "drop a guard", "", evolve(edge, when=Guard())
        (holder, wanted), *rest = edge.when.literals
        yield "turn a guard round", "", evolve(edge, when=Guard(((holder, not wanted), *rest)))
    yield "turn retracts round", "", evolve(edge, retracts=not edge.retracts)
    if edge.undoes:
        yield "forget what it undoes", "", evolve(edge, undoes="")
    if edge.by is not Party.CUSTOMER:
        yield "let the customer do it", "", evolve(edge, by=Party.CUSTOMER)


def changed_moves(edge: Edge, moves: Move) -> Iterator[tuple[str, str, Edge]]:
    """One edge that moves the money otherwise."""
    yield "turn a move round", "", evolve(edge, moves=Move((moves.to,), moves.sources[0], moves.up_to))
    other = Holder.RETURNING if moves.to is not Holder.RETURNING else Holder.DISPUTED
    yield "move to another", other.value, evolve(edge, moves=evolve(moves, to=other))
    yield "turn up_to round", "", evolve(edge, moves=evolve(moves, up_to=not moves.up_to))
    if len(moves.sources) > 1:
        yield "draw on one alone", "", evolve(edge, moves=evolve(moves, sources=moves.sources[:1]))


def of_states(lifecycle: Lifecycle) -> Iterator[Mutant]:
    """Every state changed in one of its parts, or reading like the next."""
    for state in lifecycle.states.values():
        for kind, changed in changed_states(state):
            yield Mutant(kind, state.name, with_states(lifecycle, changed))
    for one, other in pairwise(lifecycle.states.values()):
        swapped = with_states(lifecycle, evolve(one, says=other.says), evolve(other, says=one.says))
        yield Mutant("swap two states' words", f"{one.name}, {other.name}", swapped)
        for part in ("label", "explanation", "next_step", "action"):
            words = {part: getattr(other.says, part)}
            changed = evolve(one, says=evolve(one.says, **words))
            yield Mutant(f"take another's {part}", f"{one.name}, {other.name}", with_states(lifecycle, changed))


def changed_states(state: State) -> Iterator[tuple[str, State]]:
    """One state with one thing changed."""
    yield "turn final round", evolve(state, final=not state.final)
    yield "turn open_ended round", evolve(state, open_ended=not state.open_ended)
    yield "be sure of it", evolve(state, certainty=CONFIRMED)
    if state.answer_within:
        yield "promise no answer", evolve(state, answer_within=None)
        yield "promise it later", evolve(state, answer_within=days(400))
        yield "drop if_late", evolve(state, says=evolve(state.says, if_late=""))
        yield "be late in the same words", evolve(state, says=evolve(state.says, if_late=state.says.next_step))
    if state.may_change_for:
        yield "change for ever", evolve(state, may_change_for=None)
        yield "change for a day", evolve(state, may_change_for=days(1))
    if state.says.action:
        yield "drop an action", evolve(state, says=evolve(state.says, action=""))
    if not state.final:
        yield "call it complete", evolve(state, says=evolve(state.says, label="Complete"))


def with_states(lifecycle: Lifecycle, *changed: State) -> dict[str, Any]:
    """What to build a lifecycle from where some states are others of the same name."""
    by_name = {**lifecycle.states, **{state.name: state for state in changed}}
    edges = tuple(
        evolve(
            edge,
            sources=tuple(by_name[state.name] for state in edge.sources),
            dest=STAY if edge.dest is STAY else by_name[edge.dest.name],
        )
        for edge in lifecycle.edges
    )
    return {"starts": by_name[lifecycle.starts.name], "edges": edges}


def spread(mutants: Iterator[Mutant]) -> list[Mutant]:
    """So many of each kind, at even distances."""
    by_kind = defaultdict[str, list[Mutant]](list)
    for mutant in mutants:
        by_kind[mutant.kind].append(mutant)
    return [
        some[index * len(some) // min(PER_KIND, len(some))]
        for some in by_kind.values()
        for index in range(min(PER_KIND, len(some)))
    ]


def seen(lifecycle: Lifecycle) -> set[tuple[str, str, str]]:
    """What is found, but for the journeys that show it."""
    return {
        (finding.property.id, finding.place, finding.what.partition(" (after ")[0]) for finding in findings(lifecycle)
    }


def main(name: str) -> None:
    """Print the share of mutants that is found, by kind, and those that survive."""
    original = next(evolve(lifecycle, catalogs=None) for lifecycle in LIFECYCLES if lifecycle.name == name)
    known = seen(original)
    mutants = spread(iter([*of_edges(original), *of_states(original)]))
    refused, found, asked, survivors = Counter[str](), Counter[str](), Counter[str](), defaultdict[str, list[str]](list)
    for mutant in mutants:
        try:
            new = seen(evolve(original, **mutant.changes)) - known
        except DefinitionError:
            refused[mutant.kind] += 1
            continue
        if new:
            found[mutant.kind] += 1
            asked.update({one[0] for one in new})
        else:
            survivors[mutant.kind].append(mutant.what.strip())
    for kind in dict.fromkeys(mutant.kind for mutant in mutants):
        of_kind = sum(mutant.kind == kind for mutant in mutants)
        print(f"{kind:28} {of_kind:3}  refused {refused[kind]:3}  found {found[kind]:3}  {'; '.join(survivors[kind])}")
    killed = refused.total() + found.total()
    print(f"\n{name}: {killed} of {len(mutants)} found, {killed / len(mutants):.1%}")
    print(f"refused while building {refused.total()}, found by properties {found.total()} of the others")
    print("by property:", ", ".join(f"{one} {times}" for one, times in asked.most_common()))


if __name__ == "__main__":
    main(*(sys.argv[1:2] or ["purchase"]))
