"""How long a text gets with the longest values of its language, and whether there is room for it."""

from collections.abc import Iterator

from ..wording.lengths import characters
from ..wording.sms import plain, segments, strangers
from .facts import Kind
from .rules import Flaw
from .samples import longest
from .sentences import Reading, Sentence

SENT = ("explanation", "notice")
"""What a push or a text message carries, if it carries anything."""


def too_long(reading: Reading) -> Iterator[Flaw]:
    """Texts that their channel has no room for."""
    budget = reading.settings.budget
    for one in reading.sentences:
        rooms = {"badge": budget.badge, "push title": budget.title, "subject": budget.subject}
        if one.facet in SENT:
            rooms = {"push text": budget.text}
        elif one.facet != "label":
            continue
        said = longest(one, reading)
        length = characters(said)
        for name, english in rooms.items():
            room = budget.room(english, one.locale)
            if length > room:
                yield Flaw(
                    one, f"is up to {length} characters long; a {name} has room for {room}: {said}", "shorten it"
                )
                break


def too_many_messages(reading: Reading) -> Iterator[Flaw]:
    """Texts that are sent as more text messages than they may cost."""
    budget = reading.settings.budget
    for one in reading.sentences:
        if one.facet not in SENT or one.facts.kind is Kind.SHARED:
            continue
        said = plain(longest(one, reading))
        sent = segments(said)
        if sent.count > budget.messages(sent.alphabet, one.locale):
            yield Flaw(one, f"is sent as {sent.count} text messages in {sent.alphabet}: {said}", _shorter(one, said))


def _shorter(one: Sentence, said: str) -> str:
    odd = [c for c in strangers(one.literal.replace("§", "")) if not c.isalpha()]
    if odd and not strangers(said.translate(dict.fromkeys(map(ord, odd)))):
        return f"shorten it; without {' '.join(odd)} more than twice as much fits"
    return "shorten it"
