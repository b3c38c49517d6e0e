"""What your billing code has to answer, so that the kit can drive it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from attrs import fields

from ..errors import BadValue
from ..lifecycle import Holder
from ..transaction import Event, Verdict
from ..words import Words

NOT_APPLIED = frozenset(Verdict) - {Verdict.APPLIED, Verdict.DUPLICATE}
"""What a system answers that knows one word for all news it did not act on."""
_PARTS = tuple(one.name for one in fields(Words))


class System(Protocol):
    """
    Your billing code, as the kit drives it. Any method may be ``async``.

    Answer None where your system has no opinion; that is then not compared.
    """

    def start(self, opening: Event) -> Any:
        """Open the transaction. Called once, first."""
        ...

    def deliver(self, event: Event) -> Any:
        """
        Take one piece of news, as your webhook handler would.

        Returns:
            The `Verdict`, or a collection of those it could mean (`NOT_APPLIED`), or None.
        """
        ...

    def tick(self, at: datetime) -> Any:
        """It is now this time; aware, never before the last one."""
        ...

    def state(self) -> Any:
        """Name of the state it is in."""
        ...

    def money(self) -> Any:
        """Who has how much: `Money` or smallest units by `Holder` or its name; who has nothing may be left out."""
        ...

    def view(self, locale: str) -> Any:
        """What the customer reads now: `Words`, or some of its fields by name."""
        ...

    def close(self) -> Any:
        """The journey is over; called always."""
        ...


def by_holder(money: Any) -> dict[str, Any]:
    """
    Who a system says has how much, each by the name of the holder.

    Raises:
        BadValue: It does not say that.
    """
    if not isinstance(money, Mapping):
        raise BadValue("money", f"{money!r} should say who has how much, such as {{'payee': 4200}}")
    return {holder.value if isinstance(holder, Holder) else str(holder): part for holder, part in money.items()}


def by_part(view: Any) -> dict[str, Any]:
    """
    What a system says to the customer, each part by its name, in the order of `Words` where it says all.

    Raises:
        BadValue: It does not say that, or a part that nobody knows.
    """
    if isinstance(view, Words):
        return {name: getattr(view, name) for name in _PARTS}
    if not isinstance(view, Mapping):
        raise BadValue("view", f"{view!r} should be Words, or some of them by name, such as {{'label': 'Paid'}}")
    strangers = ", ".join(sorted(view.keys() - _PARTS))
    if strangers:
        raise BadValue("view", f"{strangers}: no part of what a customer reads; those are {', '.join(_PARTS)}")
    return dict(view)
