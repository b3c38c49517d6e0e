"""The rules about readability, each with its own examples."""

from . import readability
from .facts import Facts
from .findings import Severity
from .rules import Rule
from .sentences import Sentence

OPEN = Facts()
LONG = (
    "The payment that you started on the page of the seller has been passed on to your bank, which has told us that it "
    "wants to look at it again before it lets it go on."
)
HARD = (
    "Transmission to correspondent institutions necessitates supplementary verification procedures, notwithstanding "
    "preliminary confirmation."
)


def _in(locale: str, text: str) -> Sentence:
    return Sentence("example.state:explanation", text, OPEN, locale)


SHORT_SENTENCES = Rule(
    code="AB401",
    name="short-sentences",
    asks="Is every sentence short enough to be read at once?",
    source="gov.uk, writing for GOV.UK: at most 25 words; for Japanese, 60 characters",
    finds=readability.long_sentences,
    bad=(LONG, _in("ja", "お" * 61 + "。")),
    good=(
        "Your bank is looking at it again. It has not been paid yet.",
        _in("ja", "お" * 40 + "。" + "お" * 40 + "。"),
    ),
    severity=Severity.WARNING,
)
EASY_CARD = Rule(
    code="AB402",
    name="easy-card",
    asks="Is a card as easy to read as a newspaper?",
    source="C.-H. Björnsson, Läsbarhet (LIX): 40 for English, more where words are longer",
    finds=readability.hard_cards,
    bad=(HARD,),
    good=("Your bank is looking at the payment again before it lets it go on to the seller.", "Verification pending."),
    severity=Severity.WARNING,
)

READABILITY = (SHORT_SENTENCES, EASY_CARD)
