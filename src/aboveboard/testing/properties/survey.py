"""What the properties look at: every kind of place that money can reach, and what is said there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ...errors import BadMessage
from ...honesty import Reading, read, read_shared
from ...lifecycle import PAYEE, PAYER, Edge, Holder, Lifecycle, State
from ...transaction import Cause, Transaction, record
from ...view import View, look
from ...wording.filling import SHARED, Speaker, speakers
from ...wording.translations import Untranslated, languages, parse_locale, translations
from ...words import Words, render
from ..journeys import AMOUNT, Journey
from ..places import Stride, start_of, strides, ways_to
from ..tours import Edging, edging
from .visits import Visit

if TYPE_CHECKING:
    from ...wording import Message, Value


@frozen(eq=False, slots=False)
class Survey:
    """
    One lifecycle, walked all over once for all properties.

    Attributes:
        lifecycle: The lifecycle.
        locales: The languages that it should speak.
    """

    lifecycle: Lifecycle
    locales: tuple[str, ...]

    @classmethod
    def of(cls, lifecycle: Lifecycle, locales: Iterable[str] | None = None) -> Survey:
        """A survey in these languages; in English and all that its catalogs ship when None."""
        folders = () if lifecycle.catalogs is None else (lifecycle.catalogs,)
        return cls(lifecycle, languages(folders) if locales is None else tuple(locales))

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """One visit to every kind of place that can be reached, the nearest first."""
        visits = (
            Visit(walk[-1].place if walk else start_of(self.lifecycle), walk, self._journey(walk).transaction())
            for walk in ways_to(self.lifecycle).values()
        )
        return tuple(visit for visit in visits if visit.has_arrived)

    @cached_property
    def steps(self) -> tuple[tuple[Visit, Visit], ...]:
        """Every step that can be taken from a visit: before, and after."""
        steps = (
            (visit, self._after(visit, stride))
            for visit in self.visits
            for stride in strides(self.lifecycle, visit.place)
        )
        return tuple((before, after) for before, after in steps if after.has_arrived)

    @cached_property
    def by_state(self) -> Mapping[str, Visit]:
        """By name of a state: the nearest visit to it, where it can be reached."""
        found: dict[str, Visit] = {}
        for visit in self.visits:
            found.setdefault(visit.place.state, visit)
        return found

    @cached_property
    def by_edge(self) -> Mapping[Edging, tuple[Visit, Visit]]:
        """By edge: the first step along it, where it can be taken."""
        found: dict[Edging, tuple[Visit, Visit]] = {}
        for before, after in self.steps:
            found.setdefault(edging(after.walk[-1].way), (before, after))
        return found

    @property
    def underway(self) -> tuple[Holder, ...]:
        """Who has money only until it goes on: all but the payer, the payee, and whoever had it to begin with."""
        return tuple(holder for holder in Holder if holder not in (PAYER, PAYEE, self.lifecycle.starts_with))

    def _journey(self, walk: Iterable[Stride]) -> Journey:
        return Journey(self.lifecycle, tuple(stride.happening for stride in walk))

    def _after(self, visit: Visit, stride: Stride) -> Visit:
        walk = (*visit.walk, stride)
        event = self._journey(walk).events()[-1]
        return Visit(stride.place, walk, record(visit.transaction, event).transaction)

    def told(self, visit: Visit, *, currency: str, scale: int, names: bool, cause: Cause | None, reason: str) -> Visit:
        """The same walk in another currency, so many times as much, and told in more words or fewer."""
        steps = (stride.happening for stride in visit.walk)
        happenings = tuple(
            evolve(step, minor=step.minor and step.minor * scale, cause=cause, reason=reason) for step in steps
        )
        opening, *events = Journey(self.lifecycle, happenings, AMOUNT * scale, currency).events()
        transaction = Transaction.opened_by(self.lifecycle, opening if names else evolve(opening, names={}))
        for event in events:
            transaction = record(transaction, event).transaction
        return visit._replace(transaction=transaction)

    def look(self, visit: Visit, at: datetime | None = None) -> View:
        """What is true to tell about it at a moment; now when None."""
        return look(visit.transaction, at=at or visit.now)

    def words(self, visit: Visit, locale: str, at: datetime | None = None) -> Words | None:
        """What is said about it; None where that cannot be said, which is for M3 to find."""
        try:
            return render(self.look(visit, at), locale=locale)
        except BadMessage:
            return None

    @cached_property
    def speakers(self) -> Mapping[str, Speaker]:
        """By language: who speaks it, or the nearest there is."""
        return {locale: next(speakers(self.lifecycle.catalogs, locale, "UTC")) for locale in self.locales}

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """Those of the languages that have a word for any of its states."""
        labels = [says.label for says in self.lifecycle.says.values()]
        return tuple(
            locale
            for locale in self.locales
            if is_same(self.speakers[locale].locale, locale) and any(self.forms(label, locale) for label in labels)
        )

    def say(self, message: Message, locale: str, values: Mapping[str, Value]) -> str | None:
        """
        One message, filled; None where the language does not have all of it.

        Raises:
            BadMessage: It must not be shown, or there is nothing to fill a placeholder with.
        """
        return self.speakers[locale].attempt(lambda speaker: speaker.say(message, values))

    def forms(self, message: Message, locale: str) -> tuple[str, ...]:
        """Every form of a message in a language, as it was written; nothing where it has none that may be shown."""
        folders = (SHARED,) if self.lifecycle.catalogs is None else (self.lifecycle.catalogs, SHARED)
        spoken = translations(folders, self.speakers[locale].locale)
        try:
            return spoken.forms(message) if spoken else ()
        except (Untranslated, BadMessage):
            return ()

    def reading(self, locale: str) -> Reading:
        """Everything that it says in a language, as it was written."""
        return next(read(self.lifecycle, (locale,)))

    def shared(self, locale: str) -> Reading:
        """The same of what every lifecycle says."""
        return read_shared(self.lifecycle.catalogs, locale)

    def at(self, thing: State | Edge) -> str:
        """What to open in order to change a state or an edge."""
        return f"{self.lifecycle.name}.{thing.name if isinstance(thing, State) else thing.key}"


def is_same(spoken: str, asked: str) -> bool:
    """Whether the language that was spoken is the one asked for, or a wider form of it."""
    return parse_locale(spoken).language == parse_locale(asked).language
