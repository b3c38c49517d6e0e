"""Where words are read, and how much there is room for."""

from collections.abc import Iterable
from enum import Enum
from typing import Literal

from attrs import frozen

from .lengths import characters
from .messages import Message
from .placeholders import PLACEHOLDERS, Kind
from .sms import GSM, plain, segments
from .translations import SOURCE


class Channel(Enum):
    """Where words are read."""

    BADGE = "badge"
    PUSH = "push"
    EMAIL = "email"
    SMS = "sms"


ChannelName = Literal["badge", "push", "email", "sms"]


@frozen
class Budget:
    """
    How much there is room for: in English, and in every other language as much more as translations need.

    Attributes:
        badge: Characters of a label beside a payment in a list.
        title: Characters of a push message's title.
        text: Characters of what stands under it.
        subject: Characters of an e-mail's subject.
        sms_gsm: Text messages in the small alphabet, GSM-7.
        sms_ucs: The same in the large one, UCS-2, where less than half fits into each.
        growth: How many per cent of the English a translation may take. Translations of English take 130 per cent
            and more (W3C, Text size in translation), and whoever lays out a page for English leaves room for them.
    """

    badge: int = 24
    title: int = 40
    text: int = 140
    subject: int = 60
    sms_gsm: int = 1
    sms_ucs: int = 2
    growth: int = 130

    def room(self, characters: int, locale: str) -> int:
        """How many characters a language has, where English has so many."""
        return characters if locale.partition("_")[0] == SOURCE else characters * self.growth // 100

    def messages(self, alphabet: str, locale: str) -> int:
        """As how many text messages a text in this alphabet may be sent."""
        if alphabet == GSM and locale.partition("_")[0] == SOURCE:
            return self.sms_gsm
        # What does not fit into one may take two: that costs the same in either alphabet.
        return max(self.sms_gsm, self.sms_ucs)

    def has_room(self, channel: Channel, text: str, locale: str) -> bool:
        """Whether a channel can carry this text, whole."""
        if channel is Channel.SMS:
            sent = segments(plain(text))
            return sent.count <= self.messages(sent.alphabet, locale)
        return channel is not Channel.PUSH or characters(text) <= self.room(self.text, locale)


BUDGET = Budget()


@frozen
class Dispatch:
    """
    Words as one channel carries them, ready to send.

    Attributes:
        channel: Where they are read.
        title: A push message's title, or an e-mail's subject; empty where the channel has none.
        text: The rest. Whole sentences: what does not fit is left out, and nothing is cut.
        left_out: What did not fit, or was not allowed: names of parts, such as ``"action"``.
        segments: As how many text messages it is sent; 0 elsewhere.
        locale: The language these words really are in.
        direction: ``"ltr"`` or ``"rtl"``.
    """

    channel: Channel
    title: str
    text: str
    left_out: tuple[str, ...]
    segments: int
    locale: str
    direction: str


@frozen
class Draft:
    """A text that could be sent, and what it leaves out."""

    text: str
    left_out: tuple[str, ...] = ()


def first_that_fits(channel: Channel, drafts: Iterable[Draft], locale: str, budget: Budget = BUDGET) -> Draft:
    """The first of several drafts, fullest first, that a channel can carry; the last one where none fits."""
    draft = Draft("")
    for draft in drafts:
        if budget.has_room(channel, draft.text, locale):
            break
    return draft


def is_private(message: Message) -> bool:
    """Whether it says amounts or names, which nobody but its reader should see."""
    return any(PLACEHOLDERS.get(name, Kind.NAME) in (Kind.MONEY, Kind.NAME) for name in message.placeholders)
