"""A sentence with all that a rule may know about it, and everything that one lifecycle says in one language."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import field, frozen

from ..wording import names_in
from .facts import PLAIN, Facts, Kind
from .findings import NOWHERE, Place
from .settings import SETTINGS, Settings

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@frozen
class Sentence:
    """
    One message in one language, as it was written.

    Attributes:
        key: Which message, e.g. ``"purchase.pending:label"``.
        text: What it says, placeholders and all.
        facts: What the machine knows where it is said.
        locale: In which language.
        english: What it translates, one entry a plural form; empty where it is the English itself.
        made_from: The English of the day it was translated, where its catalog says so.
        is_one_number: It is the plural form of a single number, and may say that as a word.
        place: Where it is written.
        waivers: By code of a rule: why it may pass, as written beside it.
    """

    key: str
    text: str
    facts: Facts = PLAIN
    locale: str = "en"
    english: tuple[str, ...] = ()
    made_from: tuple[str, ...] = ()
    is_one_number: bool = False
    place: Place = NOWHERE
    waivers: Mapping[str, str] = field(factory=dict)

    @property
    def facet(self) -> str:
        """Which part of a card it is: ``"label"``, ``"next_step"``, ``"notice"``."""
        return self.key.rpartition(":")[2]

    @property
    def owner(self) -> str:
        """Whose sentence it is, e.g. ``"purchase.pending"``."""
        return self.key.rpartition(":")[0]

    @property
    def names(self) -> frozenset[str]:
        """What it leaves open."""
        return names_in(self.text)

    @property
    def wanted(self) -> frozenset[str]:
        """What its English leaves open."""
        return frozenset().union(*map(names_in, self.english or (self.text,)))

    @property
    def literal(self) -> str:
        """What is written by hand, without the placeholders."""
        return _PLACEHOLDER.sub("§", self.text)


@frozen(slots=False)
class Reading:
    """
    Everything that one lifecycle says in one language.

    Attributes:
        name: Of the lifecycle.
        locale: The language.
        sentences: What it says, in reading order.
        missing: What it does not say: in English, with why as `Sentence.text`.
        clauses: By name of a placeholder: the longest sentence that fills it.
        settings: What the project wants of the rules.
    """

    name: str
    locale: str
    sentences: tuple[Sentence, ...]
    missing: tuple[Sentence, ...] = ()
    clauses: Mapping[str, str] = field(factory=dict)
    settings: Settings = SETTINGS

    @classmethod
    def of(cls, sentences: Iterable[Sentence], settings: Settings = SETTINGS) -> "Reading":
        """A reading of a few sentences of one language; those without text are missing."""
        told = tuple(sentences)
        written = tuple(one for one in told if one.text)
        missing = tuple(one for one in told if not one.text)
        return cls("example", told[0].locale, written, missing, settings=settings)

    @cached_property
    def cards(self) -> Mapping[str, tuple[Sentence, ...]]:
        """By state: its sentences."""
        found: dict[str, list[Sentence]] = {}
        for one in self.sentences:
            if one.facts.kind is Kind.STATE:
                found.setdefault(one.owner, []).append(one)
        return {owner: tuple(sentences) for owner, sentences in found.items()}

    def of_kind(self, kind: Kind) -> tuple[Sentence, ...]:
        """The sentences of one kind."""
        return tuple(one for one in self.sentences if one.facts.kind is kind)


def letters(text: str) -> str:
    """How a text reads: its letters and digits alone, and what it leaves open."""
    return "".join(c for c in text.casefold() if c.isalnum() or c in "{}")
