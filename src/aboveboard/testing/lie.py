"""What every lie is made of: a system that passes everything on, and the places where a lie may change it."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import datetime
from typing import Any

from ..transaction import Event, Verdict
from .systems import System, by_holder, by_part


class Lie:
    """A system that passes everything on truthfully. A lie changes what one of the small methods at its end returns."""

    def __init__(self, system: System) -> None:
        self._system = system

    def start(self, opening: Event) -> Any:
        """Open the transaction."""
        self.total = opening.minor or 0
        self.about = opening.about
        return self._system.start(opening)

    def deliver(self, event: Event) -> Any:
        """Take some news, or what the lie makes of it."""
        told = self.news(event)
        return Verdict.APPLIED if told is None else _then(self._system.deliver(told), self.answer)

    def tick(self, at: datetime) -> Any:
        """It is this time, or what the lie makes of it."""
        now = self.now(at)
        return None if now is None else self._system.tick(now)

    def state(self) -> Any:
        """The state, or what the lie makes of it."""
        return _then(self._system.state(), self.stands)

    def money(self) -> Any:
        """The money, or what the lie makes of it."""
        return _then(self._system.money(), lambda money: self.has(by_holder(money)))

    def view(self, locale: str) -> Any:
        """The words, or what the lie makes of them."""
        return _then(self._system.view(self.language(locale)), lambda view: self.says(locale, by_part(view)))

    def close(self) -> Any:
        """Close it."""
        return self._system.close()

    # What a lie may change. Answers of None stay None: about what a system does not say, it cannot lie.

    def news(self, event: Event) -> Event | None:
        """The news as the system is told it; None where it is kept from it."""
        return event

    def answer(self, answer: Any) -> Any:
        """What it says became of it."""
        return answer

    def now(self, at: datetime) -> datetime | None:
        """What time it is told; None where it is not."""
        return at

    def stands(self, state: Any) -> Any:
        """Where it says it stands."""
        return state

    def has(self, money: dict[str, Any]) -> dict[str, Any]:
        """Who it says has how much."""
        return money

    def language(self, locale: str) -> str:
        """In which language it speaks."""
        return locale

    def says(self, locale: str, view: dict[str, Any]) -> dict[str, Any]:
        """What it says to the customer."""
        return view


def _then(answer: Any, change: Callable[[Any], Any]) -> Any:
    """What the lie makes of an answer, now or once it is there."""
    if inspect.isawaitable(answer):

        async def later() -> Any:
            return _then(await answer, change)

        return later()
    return None if answer is None else change(answer)
