"""Systems that lie, each in one way: variants of your own, which your tests should notice."""

# ruff: noqa: D102  # what each small method may change is said once, on Lie

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from attrs import evolve

from ..transaction import Event, Verdict
from .lie import Lie
from .systems import System


class _Numbered(Lie):
    """Knows how much news there was."""

    count = 0

    def news(self, event: Event) -> Event | None:
        self.count += 1
        return event


class CountsNewsTwice(_Numbered):
    """Gives every arrival an id of its own."""

    def news(self, event: Event) -> Event | None:
        super().news(event)
        return evolve(event, reference=f"{event.reference}#{self.count}")


class IgnoresLateNews(Lie):
    """Drops news of what happened before what it knows already."""

    newest: datetime | None = None

    def news(self, event: Event) -> Event | None:
        if self.newest is not None and event.occurred_at < self.newest:
            return None
        self.newest = event.occurred_at
        return event


class BelievesTheOrderOfArrival(_Numbered):
    """Dates news when it arrives."""

    clock: datetime | None = None

    def now(self, at: datetime) -> datetime | None:
        self.clock = at
        return at

    def news(self, event: Event) -> Event | None:
        super().news(event)
        return evolve(event, occurred_at=self.clock or event.occurred_at, sequence=self.count)


class IgnoresTheClock(Lie):
    """Is never told what time it is."""

    def now(self, at: datetime) -> datetime | None:
        return None


class LivesADayAhead(Lie):
    """Is told that it is tomorrow, so it is late a day too early."""

    def now(self, at: datetime) -> datetime | None:
        return at + timedelta(days=1)


class TakesEverything(Lie):
    """Never sees an amount, so it moves all there is."""

    def news(self, event: Event) -> Event | None:
        return evolve(event, amount=None)


class LetsAnyAmountPass(Lie):
    """Takes nothing and far too much for everything there is."""

    def news(self, event: Event) -> Event | None:
        fits = event.minor is None or 0 < event.minor <= self.total
        return event if fits else evolve(event, amount=None)


class TakesNewsOfOthers(Lie):
    """Takes all news for its own."""

    def news(self, event: Event) -> Event | None:
        return evolve(event, about=self.about)


class SaysYesToEverything(Lie):
    """Says that all news was applied."""

    def answer(self, answer: Any) -> Any:
        return Verdict.APPLIED


class LosesEveryThird(_Numbered):
    """Loses news, and says that it was applied."""

    def news(self, event: Event) -> Event | None:
        super().news(event)
        return None if self.count % 3 == 0 else event


class IsAStepBehind(Lie):
    """Shows where it stood before the newest news."""

    before = after = None

    def news(self, event: Event) -> Event | None:
        self.before = self.after
        return event

    def stands(self, state: Any) -> Any:
        self.after = state
        return state if self.before is None else self.before


class NeverGoesBack(Lie):
    """Never shows a state again that it has left."""

    def __init__(self, system: System) -> None:
        super().__init__(system)
        self.shown: list[Any] = []

    def stands(self, state: Any) -> Any:
        if state not in self.shown:
            self.shown.append(state)
        return self.shown[-1]


class MovesMoneyBackwards(Lie):
    """Says the payer has what the payee has, and the other way round."""

    def has(self, money: dict[str, Any]) -> dict[str, Any]:
        swapped = {"payer": "payee", "payee": "payer"}
        return {swapped.get(holder, holder): part for holder, part in money.items()}


class LosesMoney(Lie):
    """Counts too little of what somebody has."""

    def has(self, money: dict[str, Any]) -> dict[str, Any]:
        holder = next(iter(money), None)
        return money if holder is None else {**money, holder: _less(money[holder])}


def _less(part: Any) -> Any:
    return max(part - 1, 0) if isinstance(part, int) else part * 0


class CountsMoneyOnItsWayAsArrived(Lie):
    """Counts money on its way as if it were there."""

    def has(self, money: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for holder, part in money.items():
            there = {"in_transit": "payee", "returning": "payer", "held": "payer"}.get(holder, holder)
            found[there] = found[there] + part if there in found else part
        return found


class SpeaksOnlyEnglish(Lie):
    """Says everything in English."""

    def language(self, locale: str) -> str:
        return "en"


class SwapsSentences(Lie):
    """Says one sentence where another belongs."""

    def says(self, locale: str, view: dict[str, Any]) -> dict[str, Any]:
        texts = [name for name, text in view.items() if isinstance(text, str)]
        return {**view, **dict(zip(texts, [view[name] for name in (*texts[1:], *texts[:1])], strict=True))}


class SaysTheFirstWordsForEver(Lie):
    """Goes on saying what it said first."""

    def __init__(self, system: System) -> None:
        super().__init__(system)
        self.said: dict[str, dict[str, Any]] = {}

    def says(self, locale: str, view: dict[str, Any]) -> dict[str, Any]:
        return self.said.setdefault(locale, view)


LIES: Mapping[str, type[Lie]] = {
    "counts the same news twice": CountsNewsTwice,
    "ignores news that comes late": IgnoresLateNews,
    "believes the order of arrival": BelievesTheOrderOfArrival,
    "ignores the clock": IgnoresTheClock,
    "is late a day too early": LivesADayAhead,
    "takes all the money, whatever the amount": TakesEverything,
    "lets any amount pass": LetsAnyAmountPass,
    "takes somebody else's news": TakesNewsOfOthers,
    "says yes to everything": SaysYesToEverything,
    "loses every third piece of news": LosesEveryThird,
    "is a step behind": IsAStepBehind,
    "never goes back": NeverGoesBack,
    "moves money backwards": MovesMoneyBackwards,
    "loses money": LosesMoney,
    "counts money on its way as arrived": CountsMoneyOnItsWayAsArrived,
    "speaks only English": SpeaksOnlyEnglish,
    "swaps two sentences": SwapsSentences,
    "says the first words for ever": SaysTheFirstWordsForEver,
}
"""Every lie, by the name it is reported under."""
