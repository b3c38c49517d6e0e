"""What the machine requires of the words, in every language alike. No word of any language is needed to judge it."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from .facts import Kind
from .rules import Flaw
from .sentences import Reading, Sentence, letters


def demanded(one: Sentence) -> frozenset[str]:
    """The placeholders that the machine asks of a sentence, whatever its English says."""
    facts, facet = one.facts, one.facet
    if facts.kind is Kind.NOTICE:
        return frozenset(("amount_before", "amount_after", "why") if facts.corrects else ())
    if facts.kind is Kind.MONEY:
        return frozenset() if one.owner.endswith("untouched") else frozenset(("part",))
    if facts.kind is not Kind.STATE or facet not in ("explanation", "next_step", "if_late"):
        return frozenset()
    if facet == "explanation":
        return frozenset(("amount_before", "amount_after") if facts.corrects else ())
    wanted = {"can_change": facts.may_change, "expected_by": facts.promises}
    if facet == "next_step":
        wanted["nothing_to_do"] = not facts.acts
    return frozenset(name for name, holds in wanted.items() if holds)


def _lacks(one: Sentence, name: str) -> bool:
    return name in demanded(one) and name not in one.names


def twins(reading: Reading) -> Iterator[Flaw]:
    """States that read the same, by label or by explanation."""
    seen: dict[tuple[str, str], str] = {}
    for owner, sentences in reading.cards.items():
        for one in sentences:
            if one.facet in ("label", "explanation"):
                other = seen.setdefault((one.facet, letters(one.text)), owner)
                if other != owner:
                    state = other.rpartition(".")[2]
                    yield Flaw(one, f"reads the same as that of {state} in {one.locale}", "say what is different")


def two_meanings(reading: Reading) -> Iterator[Flaw]:
    """One sentence for money that comes and for money that goes."""
    for one, other in combinations(reading.of_kind(Kind.NOTICE), 2):
        ways = {one.facts.toward, other.facts.toward}
        if len(ways - {None}) == 2 and letters(one.text) == letters(other.text):
            assert other.facts.toward
            what = f"says the same as {other.key}, where money goes {other.facts.toward.value}"
            yield Flaw(one, what, "say which way the money goes")


def unsaid_changes(one: Sentence) -> Iterable[tuple[str, str]]:
    """It may still change, and does not say so."""
    if _lacks(one, "can_change"):
        yield "may still change and does not say so", "use {can_change}"


def unsaid_times(one: Sentence) -> Iterable[tuple[str, str]]:
    """An answer is promised, and not by when."""
    if _lacks(one, "expected_by"):
        yield "does not say by when", "use {expected_by}"


def unsaid_lateness(reading: Reading) -> Iterator[Flaw]:
    """Words that would still promise what is overdue."""
    untold = {one.key for one in reading.missing}
    for owner, sentences in reading.cards.items():
        facets = {one.facet: one for one in sentences}
        on_time, late = facets.get("next_step"), facets.get("if_late")
        if on_time is None or "expected_by" not in on_time.names | on_time.wanted:
            continue
        if late is None and f"{owner}:if_late" not in untold:
            yield Flaw(on_time, "says nothing once this is overdue", "write an if_late")
        if late is not None and letters(late.text) == letters(on_time.text):
            yield Flaw(late, "reads the same as next_step", "say that it is late")


def unsaid_money(reading: Reading) -> Iterator[Flaw]:
    """Sentences about where money is that do not say how much, or say the same of two holders."""
    seen: dict[str, Sentence] = {}
    for one in reading.of_kind(Kind.MONEY):
        if _lacks(one, "part"):
            yield Flaw(one, "does not say how much", "use {part}")
        other = seen.setdefault(letters(one.text), one)
        if other is not one and other.owner != one.owner and "part" in demanded(other) & demanded(one):
            yield Flaw(one, f"reads the same as {other.key}", "say who has it")


def unsaid_actions(reading: Reading) -> Iterator[Flaw]:
    """Neither what the customer can do, nor that there is nothing; or both."""
    untold = {one.key for one in reading.missing}
    for owner, sentences in reading.cards.items():
        facets = {one.facet: one for one in sentences}
        for one in sentences:
            if _lacks(one, "nothing_to_do"):
                yield Flaw(one, "says neither what they can do nor that there is nothing", "use {nothing_to_do}")
            if one.facts.acts and "nothing_to_do" in one.names:
                yield Flaw(one, "says that there is nothing to do, where there is something", "leave it out")
        following = facets.get("next_step")
        if following and following.facts.acts and "action" not in facets and f"{owner}:action" not in untold:
            yield Flaw(following, "does not say what the customer can do", "write an action")


def unsaid_causes(one: Sentence) -> Iterable[tuple[str, str]]:
    """A correction that does not say whose doing it was."""
    if _lacks(one, "why"):
        yield "corrects what was paid and does not say whose doing that is", "use {why}"


def unsaid_amounts(one: Sentence) -> Iterable[tuple[str, str]]:
    """A correction that leaves out what was wrong or what is right."""
    lost = [f"{{{name}}}" for name in ("amount_before", "amount_after") if _lacks(one, name)]
    if lost:
        yield "does not say what was wrong and what is right", f"use {' and '.join(lost)}"


def unsaid_retractions(reading: Reading) -> Iterator[Flaw]:
    """News that takes something back, and reads like news that does not."""
    plain = {letters(one.text): one.key for one in reading.of_kind(Kind.NOTICE) if not one.facts.retracts}
    for one in reading.of_kind(Kind.NOTICE):
        other = plain.get(letters(one.text))
        if one.facts.retracts and other:
            yield Flaw(one, f"takes something back and reads the same as {other}", "say what we had told, too")
