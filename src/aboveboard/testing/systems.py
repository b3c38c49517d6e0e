"""What your billing code has to answer, so that the kit can drive it."""

from datetime import datetime
from typing import Any, Protocol

from ..transaction import Event, Verdict

NOT_APPLIED = frozenset(Verdict) - {Verdict.APPLIED, Verdict.DUPLICATE}
"""What a system answers that knows one word for all news it did not act on."""


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
