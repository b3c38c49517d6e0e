"""Words, ready to show: plain strings of one language."""

from datetime import datetime

from attrs import frozen


@frozen
class Sentence:
    """
    One line of the timeline, ready to show.

    Attributes:
        at: When it happened; aware.
        when: The same in words, in the customer's zone.
        text: What happened.
    """

    at: datetime
    when: str
    text: str


@frozen
class Words:
    """
    A view in one language, ready to show.

    Attributes:
        label: A word or two.
        explanation: What is true now.
        next_step: What happens next, and by when.
        money: Where the money is; empty where there is none in it.
        action: What the customer can do; empty where there is nothing.
        last_heard: Who told us something last, and when.
        timeline: What happened, in order.
        notes: What somebody wrote for them.
        locale: The language these words really are in.
        direction: ``"ltr"`` or ``"rtl"``.
    """

    label: str
    explanation: str
    next_step: str
    money: str
    action: str
    last_heard: str
    timeline: tuple[Sentence, ...]
    notes: tuple[str, ...]
    locale: str
    direction: str


@frozen
class RefusalWords:
    """
    A refusal in one language, ready to show.

    Attributes:
        explanation: Why it cannot be done now.
        action: What they can do instead; empty where there is nothing.
        locale: The language these words really are in.
    """

    explanation: str
    action: str
    locale: str
