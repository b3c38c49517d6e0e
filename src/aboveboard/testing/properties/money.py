"""$: no coin is lost, made up, or moved by the way."""

from collections.abc import Iterator

from ...lifecycle import STAY, Holder, Move, Position, Restate, Way
from ..places import Place, Stride
from .survey import Survey
from .visits import Seen

PAYER = Holder.PAYER.index


def lost_coins(survey: Survey) -> Iterator[Seen]:
    """$1."""
    for before, after in survey.steps:
        if sum(after.place.position) != after.place.amount:
            what = "the parts do not sum to the amount: what leaves one holder has to reach another"
            yield Seen(survey.at(after.edge), what, after)
        if after.place.amount != before.place.amount and not isinstance(after.edge.moves, Restate):
            yield Seen(survey.at(after.edge), "changes the amount: only moves=restate(...) may", after)


def debts(survey: Survey) -> Iterator[Seen]:
    """$2."""
    for _, after in survey.steps:
        for holder in Holder:
            if after.place.position[holder.index] < 0:
                what = f"leaves {holder.value} with less than nothing: draw only on who has some"
                yield Seen(survey.at(after.edge), what, after)
    yield from _miscounted_returns(survey)


def _miscounted_returns(survey: Survey) -> Iterator[Seen]:
    """Money that came back and went again, where customers are told later how much came back in all."""
    telling = {name for name, says in survey.lifecycle.says.items() if "returned" in says.placeholders}
    for before, after in survey.steps:
        fitted = before.place.came_back <= before.place.position[PAYER]
        if not telling & survey.lifecycle.reach[after.place.state] or not fitted:
            continue
        if after.place.came_back > after.place.position[PAYER]:
            what = "takes money that had come back and does not say so: set undoes="
            yield Seen(survey.at(after.edge), what, after)


def stranded_money(survey: Survey) -> Iterator[Seen]:
    """$3."""
    for visit in survey.visits:
        for holder in survey.underway if visit.state.final else ():
            if visit.place.position[holder.index]:
                what = f"is final, yet money can be {holder.value}: let only when=none({holder.name}) lead here"
                yield Seen(survey.at(visit.state), what, visit)


def inexact_moves(survey: Survey) -> Iterator[Seen]:
    """$4."""
    for before, after in survey.steps:
        for what in _inexact(before.place, after.walk[-1]):
            yield Seen(survey.at(after.edge), what, after)
    for visit in survey.visits:
        for ways in survey.lifecycle.ways[visit.place.state].values():
            for way in ways:
                if any(_fits(way, visit.place, wrong) for wrong in _wrong(way, visit.place)):
                    yield Seen(survey.at(way.edge), "takes an amount that is not there: let its move refuse it", visit)


def _inexact(before: Place, stride: Stride) -> Iterator[str]:
    """What is wrong with how one step moved the money."""
    edge, wanted = stride.way.edge, stride.happening.minor
    fitted = edge.fits(before.position, before.amount, wanted)
    moved = fitted[2] if fitted else 0
    changes = _changes(before.position, stride.place.position)
    if edge.moves is None and changes:
        yield "moves money and does not say so: say it with moves="
    if isinstance(edge.moves, Restate) and (len(changes) != 1 or stride.place.amount != wanted):
        yield "the amount does not become what the news says: let one holder's part make up the difference"
    if isinstance(edge.moves, Move):
        if wanted is not None and (moved > wanted or (moved < wanted and not edge.moves.up_to)):
            yield "moves another amount than the news says: only up_to(...) may move less"
        if moved <= 0 and (edge.dest is STAY or not edge.moves.up_to):
            yield "happens though nothing moves: a move of nothing is no news"
        if _strays(edge.moves, changes, moved):
            yield f"does not move {edge.moves}, as it says"


def _changes(before: Position, after: Position) -> dict[Holder, int]:
    """By holder: how much more they have than before, or less."""
    changes = {holder: after[holder.index] - before[holder.index] for holder in Holder}
    return {holder: change for holder, change in changes.items() if change}


def _strays(moves: Move, changes: dict[Holder, int], moved: int) -> bool:
    """Whether anybody else's money changed, or by another amount than is said to have moved."""
    if any(holder not in (moves.sources if change < 0 else (moves.to,)) for holder, change in changes.items()):
        return True
    return moves.to not in moves.sources and changes.get(moves.to, 0) != moved


def _wrong(way: Way, place: Place) -> tuple[int, ...]:
    """Amounts that an edge must not take here."""
    moves = way.edge.moves
    if not isinstance(moves, Move):
        return () if moves is None else (0, -1)
    there = sum(place.position[holder.index] for holder in set(moves.sources))
    return (0, -1, place.amount + 1, *(() if moves.up_to else (there + 1,)))


def _fits(way: Way, place: Place, wanted: int) -> bool:
    return way.edge.fits(place.position, place.amount, wanted) is not None
