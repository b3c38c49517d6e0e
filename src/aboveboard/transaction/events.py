"""Facts that somebody reported, and what people noted beside them."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import Enum
from types import MappingProxyType
from typing import Any

from attrs import Attribute, field, frozen
from moneyed import Money

from ..errors import BadMoney, BadValue
from ..lifecycle import OPEN, Lifecycle, Party
from ..money import from_minor, to_minor

NO_MONEY = Money(0, "XXX")
"""What an opening says where there is no money in it: nothing, in the currency that ISO 4217 has for none."""


class Cause(Enum):
    """Whose doing a correction is. Only ``US`` makes us apologise."""

    US = "us"
    MERCHANT = "merchant"
    BANK = "bank"
    PAYMENT_SERVICE = "payment_service"
    CUSTOMER = "customer"
    DATA_SUPPLIER = "data_supplier"


_LAST_YEAR = 3000


def is_aware(_: object, attribute: "Attribute[Any]", value: Any) -> None:
    """Refuse a moment without a zone: nobody could say when it was."""
    if value is not None and (not isinstance(value, datetime) or value.utcoffset() is None):
        raise BadValue(attribute.name, f"{value!r} is not a datetime with a time zone")
    if value is not None and value.year >= _LAST_YEAR:
        raise BadValue(attribute.name, f"{value!r} is too far away to promise anything")


def _is_word(_: object, attribute: "Attribute[str]", value: str) -> None:
    if not isinstance(value, str) or not value:
        raise BadValue(attribute.name, f"{value!r} should be a text that is not empty")


def _counted(amount: Money | tuple[int, str] | None) -> tuple[int, str] | None:
    # Counted once, at the door; a count is a fifth of the size of a `Money`.
    if amount is None or isinstance(amount, tuple):
        return amount
    if not isinstance(amount, Money):
        raise BadMoney(repr(amount), 'is not money; write it like Money("42.00", "EUR")')
    minor = to_minor(amount)
    if minor < 0:
        raise BadValue("amount", f"{amount.amount} {amount.currency.code} should be more than nothing")
    return minor, amount.currency.code


def _paired(names: Mapping[str, str] | tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    if isinstance(names, tuple):
        return names
    if not isinstance(names, Mapping) or not all(isinstance(name, str) for pair in names.items() for name in pair):
        raise BadValue("names", f"{names!r} should be texts by text, such as {{'merchant': 'Café Olé'}}")
    return tuple(sorted(names.items()))


def _ids(about: Iterable[str]) -> tuple[str, ...]:
    found = tuple(about)
    if isinstance(about, str) or not all(isinstance(one, str) for one in found):
        raise BadValue("about", f"{about!r} should be several texts, such as ('pi_1', 'ch_1')")
    return found


def _in_utc(moment: datetime) -> datetime:
    # One moment in one zone: Python finds some zoned datetimes unequal to themselves in another.
    if isinstance(moment, datetime) and moment.utcoffset() is not None and moment.year < _LAST_YEAR:
        return moment.astimezone(UTC)
    return moment


def _perhaps_in_utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else _in_utc(moment)


def _is_text(_: object, attribute: "Attribute[str]", value: str) -> None:
    if not isinstance(value, str):
        raise BadValue(attribute.name, f"{value!r} should be a text")


def _is_whole(_: object, attribute: "Attribute[int]", value: int) -> None:
    if not isinstance(value, int):
        raise BadValue(attribute.name, f"{value!r} should be a whole number")


def printed(self: object, printer: Any, cycle: bool) -> None:
    """Print a value as it prints itself: Hypothesis and IPython would show every field, private ones too."""
    printer.text(repr(self))


@frozen(eq=False, repr=False, weakref_slot=False)
class Event:
    """
    One fact that somebody reported. Never changed, never dropped.

    Two events with one ``source`` and ``reference`` report one fact: the second
    is a duplicate, or, where they disagree, a conflict.

    Attributes:
        trigger: What happened: an edge's trigger, or `OPEN`.
        reference: Their id of this fact.
        source: Which system told us, e.g. ``"stripe"``. Private.
        occurred_at: When it happened, by their clock; aware.
        amount: How much it is about; None for everything there is.
        is_total: The amount counts from the beginning, not from the last event: "refunded so far".
        sequence: Their order of facts that happened at the same moment.
        recorded_at: When we took note of it; aware.
        reason: Id of a plain-language reason of the lifecycle.
        code: Their own code for the reason. Private.
        cause: Whose doing it is, for a correction.
        party: Who is speaking, in the customer's words.
        due: The date by which they promise to know more. Beats the lifecycle's own window.
        names: Who the sentences are about, on an opening: ``{"merchant": "Café Olé"}``.
        subject: What within the transaction it is about, where there can be several: one refund, one
            dispute. Its money is kept apart from that of the others.
        about: Every id by which they know the transaction; the first is the one to call it by.
        lifecycle: Name of the lifecycle whose news it is, where one system reports several: ``"refund"``.
        part_of: Every id by which they know what the transaction belongs to: the payment of a refund.

    Raises:
        BadValue: Names the field.
        BadMoney: The amount is not finite or not exact.
    """

    trigger: str = field(validator=_is_word)
    reference: str = field(kw_only=True, validator=_is_word)
    occurred_at: datetime = field(kw_only=True, converter=_in_utc, validator=is_aware)
    source: str = field(default="", kw_only=True, validator=_is_text)
    _money: tuple[int, str] | None = field(default=None, kw_only=True, alias="amount", converter=_counted)
    is_total: bool = field(default=False, kw_only=True)
    sequence: int = field(default=0, kw_only=True, validator=_is_whole)
    recorded_at: datetime | None = field(default=None, kw_only=True, converter=_perhaps_in_utc, validator=is_aware)
    reason: str = field(default="", kw_only=True, validator=_is_text)
    code: str = field(default="", kw_only=True, repr=False, validator=_is_text)
    cause: Cause | None = field(default=None, kw_only=True)
    party: Party = field(default=Party.PAYMENT_SERVICE, kw_only=True)
    due: datetime | None = field(default=None, kw_only=True, converter=_perhaps_in_utc, validator=is_aware)
    _names: tuple[tuple[str, str], ...] = field(factory=dict, kw_only=True, alias="names", converter=_paired)
    subject: str = field(default="", kw_only=True, validator=_is_text)
    about: tuple[str, ...] = field(default=(), kw_only=True, converter=_ids)
    lifecycle: str = field(default="", kw_only=True, validator=_is_text)
    part_of: tuple[str, ...] = field(default=(), kw_only=True, converter=_ids)

    def __attrs_post_init__(self) -> None:
        if self.trigger == OPEN and not self.minor and self.currency != NO_MONEY.currency.code:
            raise BadValue("amount", "an opening says how much the transaction is about, and that is more than nothing")

    @property
    def minor(self) -> int | None:
        """The amount in smallest units; None where there is none."""
        return self._money[0] if self._money else None

    @property
    def currency(self) -> str:
        """ISO 4217 code of the amount; empty where there is none."""
        return self._money[1] if self._money else ""

    @property
    def amount(self) -> Money | None:
        """How much it is about; None for everything there is."""
        return from_minor(*self._money) if self._money else None

    @property
    def names(self) -> Mapping[str, str]:
        """Who the sentences are about."""
        return MappingProxyType(dict(self._names))

    @property
    def has_names(self) -> bool:
        """Whether it names anybody."""
        return bool(self._names)

    @property
    def order(self) -> tuple[object, ...]:
        """Where it stands among all facts: by time, then by their sequence, then by all it says, so that none tie."""
        return (
            self.occurred_at,
            self.sequence,
            self.reference,
            self.source,
            *self.says,
            self.code,
            self.reason,
            str(self.cause),
            str(self.party),
            str(self.due),
            self.subject,
            self._names,
            self.about,
            self.lifecycle,
            self.part_of,
        )

    @property
    def says(self) -> tuple[object, ...]:
        """What it claims, the least first. Two reports of one fact that claim different things cannot both be right."""
        return (self.trigger, self.minor is None, self.minor or 0, self.currency, self.is_total)

    def claims(self, lifecycle: Lifecycle) -> tuple[object, ...]:
        """What it claims there: where no money moves, an amount that somebody mentions is no part of the news."""
        return self.says if lifecycle.moves_money else (self.trigger,)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not Event:
            return NotImplemented
        # Amounts first: two reports of one fact mostly differ in that, and all the rest is longer.
        return self._money == other._money and self.order == other.order and self.recorded_at == other.recorded_at

    def __repr__(self) -> str:
        amount = "" if self.amount is None else f", {self.amount.amount} {self.currency}"
        total = " in all" if self.is_total else ""
        return f"Event({self.trigger!r}, {self.reference!r}, {self.occurred_at.isoformat()}{amount}{total})"

    _repr_pretty_ = printed

    def __hash__(self) -> int:
        return hash((self.trigger, self.reference, self.source, self.occurred_at))

    def opens(self, lifecycle: Lifecycle) -> bool:
        """Whether it can open a transaction of this lifecycle: where money moves, an opening has to say how much."""
        return self.trigger == OPEN and (bool(self.minor) or not lifecycle.moves_money)

    def repeats(self, other: "Event") -> bool:
        """Whether it says nothing that the other does not, whenever either reached us."""
        return self.order == other.order


@frozen
class ClientNote:
    """
    A note that the customer may read, exactly as written.

    Attributes:
        text: What they read.
        at: When it was written; aware.
        author: Who wrote it. Not shown.
    """

    text: str = field(validator=_is_word)
    at: datetime = field(kw_only=True, validator=is_aware)
    author: str = field(default="", kw_only=True)

    _repr_pretty_ = printed


@frozen
class PrivateNote:
    """
    A note for colleagues. No view, rendering or export for customers takes one.

    Attributes:
        text: What colleagues read.
        at: When it was written; aware.
        author: Who wrote it.
    """

    text: str = field(validator=_is_word, repr=False)
    at: datetime = field(kw_only=True, validator=is_aware)
    author: str = field(default="", kw_only=True, repr=False)

    _repr_pretty_ = printed


Note = ClientNote | PrivateNote
