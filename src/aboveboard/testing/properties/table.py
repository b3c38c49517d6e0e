"""Every property of an honest lifecycle, in one table, and the one call that asks for all of them."""

from collections.abc import Callable, Iterable

from attrs import field, frozen

from ...lifecycle import Lifecycle
from . import claims, messages, money, shape, telling
from .survey import Survey
from .visits import Seen, Visit


@frozen
class Property:
    """
    Something that is true of every honest lifecycle.

    Attributes:
        id: What it is called by, e.g. ``"S1"``.
        asks: What it asks for, in a sentence.
        finds: Where a lifecycle does not have it.
    """

    id: str
    asks: str
    finds: Callable[[Survey], Iterable[Seen]] = field(repr=False)


# fmt: off
PROPERTIES = (
    # Where it can go, and by when somebody says something.
    Property("S1", "Every state can be reached.", shape.unreachable_states),
    Property("S2", "Every edge can be taken, money guards included.", shape.untaken_edges),
    Property("S3", "Nothing ends but where it is final, and no money is stuck.", shape.dead_ends),
    Property("S4", "What is not final gets an answer by the clock, or nobody can say when.", shape.silences),
    Property("S5", "What is final stays, and what can change says so.", shape.open_finals),
    Property("S6", "One piece of news fits one edge at most.", shape.ambiguous_edges),
    Property("S7", "No answer is promised for later than anything can change.", shape.late_promises),
    # Where the money is.
    Property("$1", "The parts of the money sum to the amount.", money.lost_coins),
    Property("$2", "Nobody has less than nothing, and no more comes back than was paid.", money.debts),
    Property("$3", "What is final holds no money that is still underway.", money.stranded_money),
    Property("$4", "An edge moves exactly what the news says, and more than nothing.", money.inexact_moves),
    # There are words for everything.
    Property("M1", "Every sentence is there in every language.", messages.missing_words),
    Property("M2", "Every language leaves the same things open.", messages.strange_placeholders),
    Property("M3", "Whatever happens can be said whole, at the smallest and the largest amount.", messages.open_words),
    Property("M4", "No two states read the same.", messages.twins),
    # Nothing is claimed that is not so.
    Property("H1", "What the words claim is what the money does.", claims.false_claims),
    Property("H2", "What can still change is not worded as settled.", telling.early_certainty),
    Property("H3", "What is late is said to be late once it is, and not before.", telling.wrong_time_to_be_late),
    Property("H4", "Nothing private is ever shown.", telling.leaks),
    Property("H5", "A correction says what was wrong and what is right.", claims.unsaid_corrections),
    Property("H6", "What is shown depends on what happened, the time and the language alone.", telling.fickle_views),
)
# fmt: on
"""Every property, by what it is about."""


@frozen
class Finding:
    """
    One place where a lifecycle does not have a property.

    Attributes:
        property: Which one.
        place: What to open, e.g. ``"purchase.pending:label"``.
        what: What is wrong there, and what would be right; with the shortest journey that shows it.
    """

    property: Property
    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.property.id} {self.place}: {self.what}"


class Unsound(AssertionError):
    """
    A lifecycle is not an honest one. All findings together, each with its place.

    Attributes:
        lifecycle: Name of the lifecycle.
        findings: What was found.
    """

    def __init__(self, lifecycle: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(lifecycle, findings)
        self.lifecycle = lifecycle
        self.findings = findings

    def __str__(self) -> str:
        lines = [f"{self.lifecycle} has {len(self.findings)} finding(s):"]
        for asked in dict.fromkeys(finding.property for finding in self.findings):
            lines.append(f"  {asked.id} {asked.asks}")
            lines += [f"     {one.place}: {one.what}" for one in self.findings if one.property == asked]
        return "\n".join(lines)


def findings(lifecycle: Lifecycle, *, locales: Iterable[str] | None = None) -> tuple[Finding, ...]:
    """
    Find everything that keeps a lifecycle from being an honest one. Empty when it is.

    Args:
        lifecycle: The lifecycle.
        locales: The languages it should speak; English and every one that its catalogs ship when None.

    Raises:
        UnknownLocale: No such language.
    """
    survey = Survey.of(lifecycle, locales)
    return tuple(finding for asked in PROPERTIES for finding in _found(asked, survey))


def _found(asked: Property, survey: Survey) -> Iterable[Finding]:
    """Each thing that is wrong once, though many visits saw it."""
    first: dict[tuple[str, str], Visit | None] = {}
    for seen in asked.finds(survey):
        first.setdefault((seen.place, seen.what), seen.visit)
    for (place, what), visit in first.items():
        yield Finding(asked, place, f"{what} (after {visit})" if visit and visit.walk else what)


def assert_sound(lifecycle: Lifecycle, *, locales: Iterable[str] | None = None) -> None:
    """
    Assert that a lifecycle is an honest one: a test of one line.

    Args:
        lifecycle: The lifecycle.
        locales: The languages it should speak; English and every one that its catalogs ship when None.

    Raises:
        Unsound: Lists everything that was found.
    """
    __tracebackhide__ = True
    found = findings(lifecycle, locales=locales)
    if found:
        raise Unsound(lifecycle.name, found)
