"""Facts about one object of a provider's: the object's id and what the fact is make its reference."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from attrs import frozen

from ..transaction import Event


@frozen
class Facts:
    """
    A maker of facts about one object.

    Attributes:
        lifecycle: Whose news they are.
        name: The id of the object, which every reference begins with.
        about: Every id of the transaction, the one to call it by first.
        part_of: Every id of what the transaction belongs to.
    """

    lifecycle: str
    name: str
    about: tuple[str, ...]
    part_of: tuple[str, ...] = ()

    source: ClassVar[str]
    """Who tells them; each provider's own class says so."""

    def __call__(self, trigger: str, what: str, at: datetime, sequence: int, **more: Any) -> Event:
        """One fact: what happened, what to refer to it by, when, and its place among those of the same second."""
        return Event(
            trigger,
            reference=f"{self.name}/{what}",
            source=self.source,
            occurred_at=at,
            sequence=sequence,
            lifecycle=self.lifecycle,
            about=self.about,
            part_of=self.part_of,
            **more,
        )


def ids(*found: str) -> tuple[str, ...]:
    """Ids, each once; what is not known is left out."""
    return tuple(dict.fromkeys(one for one in found if one))


def named(role: str, name: str) -> Mapping[str, str]:
    """Whom the sentences are about, where anybody told us."""
    return {role: name} if name else {}
