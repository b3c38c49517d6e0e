"""How hard a text is to read: the length of its sentences, and of its words."""

import re
from collections.abc import Iterator

from ..wording.lengths import characters
from .lists import NONE, WordList
from .rules import Flaw
from .sentences import Reading
from .words import lists_of

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_END = re.compile(r"(?<=[.?!؟])\s+|(?<=[。？！])")
# French words that lose their vowel are words of their own, as in "l'argent".
_WORD = re.compile(r"\b(?:[cdjlmnst]|qu)['’](?=[^\W\d_]{2})|[^\W\d_]+(?:['’-][^\W\d_]+)*|§", re.IGNORECASE)
LONG = 6
"""Letters that a long word has more of."""
ENOUGH = 10
"""Words below which no figure means anything."""


def sentences_of(text: str) -> tuple[str, ...]:
    """A text, sentence by sentence; what a placeholder stands for counts as one word."""
    return tuple(filter(None, (part.strip(" §") for part in _END.split(_PLACEHOLDER.sub("§", text)))))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(_WORD.findall(_PLACEHOLDER.sub("§", text)))


def long_sentences(reading: Reading) -> Iterator[Flaw]:
    """Sentences that are too long to read at once."""
    told = lists_of(reading)
    for one in reading.sentences:
        for sentence in sentences_of(one.text):
            words, letters = len(words_of(sentence)), characters(sentence)
            if told.words and words > told.words:
                yield Flaw(one, f"has a sentence of {words} words; {told.words} is enough", "make two of it")
            if told.characters and letters > told.characters:
                what = f"has a sentence of {letters} characters; {told.characters} is enough"
                yield Flaw(one, what, "make two of it")


def lix(text: str, everyday: WordList = NONE) -> int:
    """
    Björnsson's measure: words a sentence, and long words in a hundred, but for those that everybody knows.

    Below 30 is for children, 40 is a newspaper, 60 is the law. 0 below ten words, where no figure means anything.
    """
    words, sentences = words_of(text), sentences_of(text)
    if len(words) < ENOUGH or not sentences:
        return 0
    long = sum(len(word) > LONG and not everyday.has(word) for word in words)
    return round(len(words) / len(sentences) + 100 * long / len(words))


def hard_cards(reading: Reading) -> Iterator[Flaw]:
    """Cards that ask too much of a reader."""
    told = lists_of(reading)
    for sentences in reading.cards.values() if told.lix else ():
        body = [one for one in sentences if one.facet in ("explanation", "next_step")]
        found = lix(" ".join(one.text for one in body), told.everyday)
        if found > told.lix:
            yield Flaw(
                body[0],
                f"is hard to read together with its next_step: LIX {found}, more than {told.lix}",
                "use shorter words, and fewer in a sentence",
            )
