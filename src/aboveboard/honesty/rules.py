"""A rule of honesty: what it asks, who says so, and the sentences that prove it."""

from collections.abc import Callable, Iterable

from attrs import field, frozen

from .findings import Severity
from .sentences import Reading, Sentence

Example = tuple[Sentence, ...]
"""A few sentences that stand together; mostly one."""


@frozen
class Flaw:
    """
    What a rule does not like about a sentence.

    Attributes:
        sentence: Which one.
        what: What is wrong with it.
        suggestion: What would be right.
    """

    sentence: Sentence
    what: str
    suggestion: str = ""

    def __str__(self) -> str:
        return f"{self.what}: {self.suggestion}" if self.suggestion else self.what


def _examples(examples: Iterable[str | Sentence | Example]) -> tuple[Example, ...]:
    return tuple(
        (Sentence("example.state:explanation", one),)
        if isinstance(one, str)
        else (one,)
        if isinstance(one, Sentence)
        else one
        for one in examples
    )


@frozen
class Rule:
    """
    A rule of honesty.

    Attributes:
        code: What it is called by, e.g. ``"AB101"``; stays.
        name: The same for people, e.g. ``"same-label"``.
        asks: What it asks for, in a sentence.
        source: Who says so.
        finds: What it does not like about what one lifecycle says in one language.
        bad: Sentences that it has to find.
        good: Sentences that it has to pass.
        severity: How bad it is.
    """

    code: str
    name: str
    asks: str
    source: str
    finds: Callable[[Reading], Iterable[Flaw]] = field(repr=False)
    bad: tuple[Example, ...] = field(converter=_examples, repr=False)
    good: tuple[Example, ...] = field(converter=_examples, repr=False)
    severity: Severity = Severity.ERROR


def each(judge: Callable[[Sentence], Iterable[tuple[str, str]]]) -> Callable[[Reading], Iterable[Flaw]]:
    """A search that looks at one sentence at a time: what is wrong, and what would be right."""

    def finds(reading: Reading) -> Iterable[Flaw]:
        return (Flaw(one, what, right) for one in reading.sentences for what, right in judge(one))

    return finds
