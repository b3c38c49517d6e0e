"""What a payload came to: events, or why there are none."""

from collections.abc import Iterable
from typing import Self

from ..transaction import Event


class Events(tuple[Event, ...]):
    """
    The events of one payload, in order; a plain tuple that can say why it is empty.

    Attributes:
        because: Why there are none, for colleagues; empty where there are some.
    """

    because: str

    def __new__(cls, events: Iterable[Event] = (), because: str = "") -> Self:
        """Events, or the reason for none."""
        found = super().__new__(cls, events)
        found.because = "" if found else because
        return found
