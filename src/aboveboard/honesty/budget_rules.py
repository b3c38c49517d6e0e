"""The rules about length, each with its own examples."""

from . import budgets
from .facts import Facts, Kind
from .findings import Severity
from .rules import Rule
from .sentences import Sentence

LONG = (
    "{merchant} has told us today that the refund of {amount} which they had begun on {expected_by} has failed, and so"
)


def _label(text: str, locale: str = "en") -> Sentence:
    return Sentence("example.state:label", text, locale=locale)


def _notice(text: str, locale: str = "en") -> Sentence:
    return Sentence("example.fail:notice", text, Facts(Kind.NOTICE), locale)


HAS_ROOM = Rule(
    code="AB501",
    name="has-room",
    asks="Is there room for it where it is read, with the longest amount, day and name of the language?",
    source="badge 24, push title 40, push text 140, subject 60; a translation has 130 per cent (W3C, Text size)",
    finds=budgets.too_long,
    bad=(_label("Your refund did not reach you"), _notice(f"{LONG} it is tried again.")),
    good=(
        _label("Refund did not reach you"),
        _label("Erstattung nicht angekommen", "de"),
        _notice("{amount} is back."),
    ),
)
FEW_MESSAGES = Rule(
    code="AB502",
    name="few-messages",
    asks="Does it fit into one text message, or two where an alphabet or a translation needs more room?",
    source="3GPP TS 23.038: 160 characters, or 70 once a single one is not in the small alphabet",
    finds=budgets.too_many_messages,
    bad=(_notice(f"{LONG} they say that it is now tried again by them or their bank."), _notice(f"{LONG} — again.")),
    good=(_notice("{amount} is back."), _notice("“{merchant}” sent {amount} back.")),
    severity=Severity.WARNING,
)

BUDGETS = (HAS_ROOM, FEW_MESSAGES)
