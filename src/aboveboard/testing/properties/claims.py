"""H, of money: what the words claim is what the money does."""

from collections.abc import Iterator, Mapping
from datetime import UTC

from ...honesty.facts import corrects
from ...lifecycle import ASSUMED, CONFIRMED, Holder
from ...money import Money, from_minor
from ...wording import PLACEHOLDERS, Kind, Message, Value
from ...wording.formatting import Formatter
from .survey import Survey
from .visits import Seen, Visit

UNSURE = (Holder.IN_TRANSIT, Holder.RETURNING, Holder.UNKNOWN)
"""Who has money of which nobody can say for certain where it is."""


def false_claims(survey: Survey) -> Iterator[Seen]:
    """H1."""
    for state in survey.lifecycle.states.values():
        if state.final and state.certainty is ASSUMED:
            yield Seen(survey.at(state), "is final, yet only assumed: let it change once somebody confirms it")
    for edge in survey.lifecycle.edges:
        if edge.undoes and not edge.retracts:
            yield Seen(survey.at(edge), f"takes back what {edge.undoes} said, and does not say so: set retracts=True")
    yield from _unclear_clauses(survey)
    for visit in survey.visits:
        yield from _false_whereabouts(survey, visit)
    for visit in (survey.visits[0], *(after for _, after in survey.steps)):
        yield from _nothing_there(survey, visit)


def _unclear_clauses(survey: Survey) -> Iterator[Seen]:
    """The sentences about where the money is: each says how much, and no two say the same."""
    clauses = survey.lifecycle.whereabouts
    there = [holder for holder in Holder if any(visit.place.position[holder.index] for visit in survey.visits)]
    for holder in there:
        if "part" not in clauses[holder].placeholders:
            yield Seen(clauses[holder].key, "does not say how much: use {part}")
    for locale in survey.spoken:
        seen: dict[tuple[str, ...], Holder] = {}
        for holder in there:
            forms = survey.forms(clauses[holder], locale)
            other = seen.setdefault(forms, holder) if forms else holder
            if other is not holder:
                what = f"reads the same as that of {other.value} in {locale}: say who has it"
                yield Seen(clauses[holder].key, what)


def _false_whereabouts(survey: Survey, visit: Visit) -> Iterator[Seen]:
    view = survey.look(visit)
    if sum(part.amount for _, part in view.whereabouts) != view.amount.amount:
        what = "what is said about the money does not sum to the amount: move what one loses to another"
        yield Seen(survey.at(visit.state), what, visit)
    for clause, _ in view.whereabouts:
        for name in sorted(clause.placeholders - {"part", *survey.lifecycle.names}):
            what = f"names {{{name}}}, whom this lifecycle does not: give it words in money= or untouched="
            yield Seen(clause.key, what, visit)
    unsure = [holder.value for holder in UNSURE if visit.place.position[holder.index]]
    if view.certainty is CONFIRMED and unsure:
        what = f"is confirmed, yet money is {' and '.join(unsure)}: say that it is reported"
        yield Seen(survey.at(visit.state), what, visit)


def _nothing_there(survey: Survey, visit: Visit) -> Iterator[Seen]:
    """Sentences that speak of money where there is none, or of a change that changes nothing."""
    view = survey.look(visit)
    line = view.timeline[-1]
    said: list[tuple[Message, Mapping[str, Value]]] = [(message, view.values) for message in view.says.messages()]
    for message, values in (*said, (line.message, line.values)):
        for name in sorted(message.placeholders):
            if PLACEHOLDERS.get(name) is Kind.MONEY and _is_nothing(values.get(name)):
                what = f"speaks of {{{name}}} where that is nothing: lead here only with some"
                yield Seen(message.key, what, visit)
        is_change = {"amount_before", "amount_after"} <= message.placeholders
        if is_change and values.get("amount_before") == values.get("amount_after"):
            what = "speaks of a change where the amount stayed: lead here only with moves=restate(...)"
            yield Seen(message.key, what, visit)


def _is_nothing(value: Value) -> bool:
    return isinstance(value, Money) and value.amount <= 0


def unsaid_corrections(survey: Survey) -> Iterator[Seen]:
    """H5."""
    for before, after in survey.by_edge.values():
        if not corrects(after.edge):
            continue
        if survey.look(after).correction is None:
            what = "corrects what was paid and does not say whose doing that is: use {why}"
            yield Seen(survey.at(after.edge), what, after)
        for locale in survey.spoken:
            if not _says_both(survey, before, after, locale):
                what = f"does not say in {locale} what was wrong and what is right: use {{amount_before}} and"
                yield Seen(survey.at(after.edge), f"{what} {{amount_after}}", after)


def _says_both(survey: Survey, before: Visit, after: Visit, locale: str) -> bool:
    words = survey.words(after, locale)
    if words is None:
        return True
    written = Formatter(locale, words.locale, UTC)
    amounts = (from_minor(visit.place.amount, visit.transaction.currency) for visit in (before, after))
    said = f"{words.explanation} {words.timeline[-1].text}"
    return all(written.money(amount) in said for amount in amounts)
