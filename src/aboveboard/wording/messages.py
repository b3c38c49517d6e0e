"""What a sentence is before anyone fills it: a key that stays, and the English beside its state."""

from attrs import field, frozen

from .placeholders import names_in


@frozen
class Plural:
    """
    A sentence that depends on a number. English has two forms; a catalog has as many as its language.

    Attributes:
        one: For exactly one.
        other: For every other number; says ``{count}`` where the number belongs.
    """

    one: str
    other: str


Text = str | Plural


@frozen
class Message:
    """
    One translatable sentence.

    Attributes:
        key: Stable name, ``msgctxt`` in the catalogs, e.g. ``"purchase.pending:label"``.
        text: The English, ``msgid`` in the catalogs.
        note: What a translator needs to know and the sentence does not say.
    """

    key: str
    text: Text
    note: str = ""

    forms: tuple[str, ...] = field(init=False, repr=False, eq=False)
    """The English, one entry a plural form."""
    placeholders: frozenset[str] = field(init=False, repr=False, eq=False)
    """Every name that any form leaves open."""

    @forms.default
    def _forms(self) -> tuple[str, ...]:
        return (self.text,) if isinstance(self.text, str) else (self.text.one, self.text.other)

    @placeholders.default
    def _placeholders(self) -> frozenset[str]:
        return frozenset().union(*map(names_in, self.forms))


@frozen
class Wording:
    """
    The customer's words of one state.

    Attributes:
        label: A word or two, e.g. for a badge.
        explanation: What is true now, in a sentence or two.
        next_step: What happens next, by when, and whether they need to do anything.
        if_late: Replaces ``next_step`` once a promise is overdue. Needed where there is a promise.
        action: What the customer can do, where there is something.
    """

    label: Text
    explanation: Text
    next_step: Text
    if_late: Text = ""
    action: Text = ""


@frozen
class Reason:
    """
    Why something did not go through, in words a customer may read.

    Attributes:
        id: Stable id, e.g. ``"not_enough_money"``; never English, never a provider's code.
        says: One whole sentence.
    """

    id: str
    says: str


@frozen
class Says:
    """The messages of one state: a `Wording` with its keys."""

    label: Message
    explanation: Message
    next_step: Message
    if_late: Message | None = field(default=None)
    action: Message | None = field(default=None)
    placeholders: frozenset[str] = field(init=False, repr=False, eq=False)
    """Every name that any of them leaves open."""

    @placeholders.default
    def _placeholders(self) -> frozenset[str]:
        return frozenset().union(*(message.placeholders for message in self.messages()))

    @classmethod
    def of(cls, prefix: str, wording: Wording) -> "Says":
        """Give every facet of a wording its key: ``prefix`` is ``"purchase.pending"``."""

        def message(facet: str) -> Message:
            return Message(f"{prefix}:{facet}", getattr(wording, facet))

        return cls(
            message("label"),
            message("explanation"),
            message("next_step"),
            message("if_late") if wording.if_late else None,
            message("action") if wording.action else None,
        )

    def messages(self) -> tuple[Message, ...]:
        """Every facet that has words, in the order a card shows them."""
        facets = (self.label, self.explanation, self.next_step, self.if_late, self.action)
        return tuple(facet for facet in facets if facet is not None)
