"""A billing service: keeps the news about one transaction, works out where it stands, and tells the customer."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from math import inf
from typing import Any, NamedTuple, Protocol

from .dates import day_in
from .purse import Answer, Money, shown
from .sentences import amount_in, name_in, sentence

_OPEN = re.compile(r"\{(\w+)\}")
_GAPS = re.compile(" {2,}")
NOT_TOLD = ("{moved}", "{questioned}", "{returned}", "{amount_before}")
"""What it does not keep: how much one piece of news moved, and what was before. Where a state says so, it is silent."""
NOT_YET = ("early", "refused", "unknown")


class Billing(Protocol):
    """What has to be known about one kind of payment: a module of this folder."""

    NAME: str
    STATE: str
    HOLDER: str
    apply: Callable[[str, Money, int, str, int | None], Answer]
    may_come: Callable[[str, str], bool]
    expected_by: Callable[[str, datetime], date | None]
    can_change_until: Callable[[str, datetime], date | None]


class News(NamedTuple):
    """One piece of news; sorts by when it happened."""

    at: datetime
    sequence: int
    reference: str
    source: str
    trigger: str
    minor: int | None
    reason: str = ""

    def key(self) -> tuple[Any, ...]:
        """Where it stands among the others: of two reports of one fact, the one that claims less comes first."""
        return (*self[:5], inf if self.minor is None else self.minor)


class Place(NamedTuple):
    """Where a transaction stands, and since when."""

    state: str
    money: Money
    amount: int
    since: datetime
    reason: str = ""
    path: tuple[tuple[News, "Place", str], ...] = ()
    """What has brought it to a state, the same one anew included: where it stood before, and which state it was."""


class Done(NamedTuple):
    """News that was taken, where it stood before, and whether it said anything new."""

    news: News
    before: Place
    is_new: bool


class TooMuchWork(Exception):
    """It went round in circles."""


class Service:
    """One transaction of one customer."""

    patience = 5_000
    """How much news it takes, all tries counted, before it gives up."""

    def __init__(self, billing: Billing) -> None:
        self.billing = billing
        self.news: list[News] = []
        self.work = 0

    def start(self, opening: Any) -> None:
        """Open it."""
        self.about = opening.about
        self.names = dict(opening.names)
        self.currency = opening.currency
        self.news.append(self._read(opening))
        self._work_out()

    def deliver(self, event: Any) -> str | tuple[str, ...] | None:
        """Take some news, and say what became of it."""
        if not self._is_ours(event):
            return None
        news = self._read(event)
        known = [one for one in self.news if self._is_one_fact(one, news)]
        if news in known:
            return "duplicate"
        self.news.append(news)
        self._work_out()
        return "conflicting" if known else self._became(news)

    def tick(self, at: datetime) -> None:
        """It is this time."""
        self.now = at

    def state(self) -> str:
        """Where it stands."""
        return self.place.state

    def money(self) -> Money:
        """Who has how much."""
        return shown(self.place.money)

    def view(self, locale: str) -> dict[str, str]:
        """What the customer reads now."""
        if self._conflicts():
            return {
                "label": self._say("shared.conflict:label", locale),
                "explanation": self._say("shared.conflict:explanation", locale),
                "next_step": self._say("shared.conflict:next_step", locale),
                "action": "",
            }
        state = f"{self.billing.NAME}.{self.place.state}"
        view = {
            "label": self._say(f"{state}:label", locale),
            "next_step": self._next_step(state, locale),
            "action": self._say(f"{state}:action", locale),
        }
        if self._can_explain(state):
            view["explanation"] = self._explanation(state, locale)
        return view

    def close(self) -> None:
        """Nothing is kept."""

    # What it made of the news.

    def _is_ours(self, event: Any) -> bool:
        return any(one in self.about for one in event.about)

    def _is_one_fact(self, one: News, other: News) -> bool:
        return one.reference == other.reference and one.source == other.source

    def _read(self, event: Any) -> News:
        when = event.occurred_at, event.sequence
        # Where there is no money in it, an amount that somebody mentions says nothing.
        minor = None if self.billing.HOLDER == "nobody" else event.minor
        return News(*when, event.reference, event.source, event.trigger, minor, event.reason)

    def _in_order(self) -> list[News]:
        return sorted(self.news, key=News.key)

    def _work_out(self) -> None:
        opening, *others = self._facts()
        minor = opening.minor or 0
        self.place = Place(self.billing.STATE, {self.billing.HOLDER: minor}, minor, opening.at)
        self.done: list[Done] = []
        self.waiting: list[News] = []
        for news in others:
            if self._take(news):
                self._try_again()
            else:
                self.waiting.append(news)
        self.late = [news for news in self.waiting if self._is_late(news)]

    def _facts(self) -> list[News]:
        """The first report of every fact, in order; those that say something else about it are put aside."""
        facts: list[News] = []
        self.contradicting: list[News] = []
        for news in self._in_order():
            if any(self._is_one_fact(one, news) for one in facts):
                self.contradicting.append(news)
            else:
                facts.append(news)
        return facts

    def _try_again(self) -> None:
        """Take what was waiting for what we know now."""
        index = 0
        while index < len(self.waiting):
            if self._take(self.waiting[index]):
                del self.waiting[index]
                index = 0
            else:
                index += 1

    def _take(self, news: News) -> bool:
        after = self._after(self.place, news)
        if after is None:
            return False
        is_new = after is not self.place
        self.done.append(Done(news, self.place, is_new))
        self.place = after
        return True

    def _after(self, place: Place, news: News) -> Place | None:
        """Where some news leads; the very same place where it says nothing new, None where it does not fit."""
        self._tire()
        answer = self.billing.apply(place.state, place.money, place.amount, news.trigger, news.minor)
        if answer is None:
            return place if self._is_said_again(place, news) else None
        if isinstance(answer, str):
            return place
        state, money, amount, starts_anew = answer
        if starts_anew:
            return Place(state, money, amount, news.at, news.reason, (*place.path, (news, place, state)))
        return Place(state, money, amount, place.since, place.reason, place.path)

    def _is_said_again(self, place: Place, news: News) -> bool:
        """Whether the same has brought it here before, under another id, and nothing is left to move."""
        if isinstance(self.billing.apply(place.state, place.money, place.amount, news.trigger, 1), tuple):
            return False
        return any(
            (known.trigger, led_to) == (news.trigger, place.state)
            and news.minor in (None, known.minor)
            and not self._may_cost(before, news)
            for known, before, led_to in place.path
        )

    def _may_cost(self, place: Place, news: News) -> bool:
        """Whether it could take money from the payer, who may then have paid twice."""
        answer = self.billing.apply(place.state, {"payer": place.amount}, place.amount, news.trigger, None)
        return isinstance(answer, tuple) and shown(answer[1]).get("payer", 0) < place.amount

    def _tire(self) -> None:
        self.work += 1
        if self.work > self.patience:
            raise TooMuchWork(f"{self.billing.NAME}: {len(self.news)} pieces of news")

    def _is_late(self, news: News) -> bool:
        """Whether it would have changed nothing, had it come sooner."""
        for index, done in enumerate(self.done):
            later = [news, *(one.news for one in self.done[index:])]
            end = self._end(done.before, later)
            if end is not None and self._is_here(end):
                return True
        return False

    def _is_here(self, place: Place) -> bool:
        here = self.place
        return (place.state, place.amount, shown(place.money)) == (here.state, here.amount, shown(here.money))

    def _end(self, place: Place | None, later: Iterable[News]) -> Place | None:
        for news in later:
            if place is not None:
                place = self._after(place, news)
        return place

    def _conflicts(self) -> bool:
        return bool(self.contradicting) or any(self._is_impossible(news) for news in self.waiting)

    def _is_impossible(self, news: News) -> bool:
        return news not in self.late and not self.billing.may_come(self.place.state, news.trigger)

    def _became(self, news: News) -> str | tuple[str, ...]:
        for done in self.done:
            if done.news == news:
                return "applied" if done.is_new else "duplicate"
        if news in self.late:
            return "late"
        return "conflicting" if self._is_impossible(news) else NOT_YET

    # What the customer reads.

    def _can_explain(self, state: str) -> bool:
        text = sentence(self.billing.NAME, f"{state}:explanation", "en")
        return bool(text) and not any(name in text for name in NOT_TOLD)

    def _explanation(self, state: str, locale: str) -> str:
        told = self._say(f"{state}:explanation", locale)
        if self._is_clear():
            return told
        space = "" if locale == "ja" else " "
        return told + space + self._say("shared.checking:clause", locale)

    def _next_step(self, state: str, locale: str) -> str:
        due, until = self._due(), self._until()
        text = sentence(self.billing.NAME, f"{state}:next_step", "en")
        if until is not None and self._is_over(until) and self._is_clear() and "{can_change}" in text:
            return self._say("shared.settled_for_good:clause", locale)
        if due is not None and self._is_over(due):
            return self._say(f"{state}:if_late", locale)
        return self._say(f"{state}:next_step", locale)

    def _is_clear(self) -> bool:
        return all(news in self.late for news in self.waiting)

    def _due(self) -> date | None:
        return self.billing.expected_by(self.place.state, self.place.since)

    def _until(self) -> date | None:
        return self.billing.can_change_until(self.place.state, self.place.since)

    def _is_over(self, day: date) -> bool:
        return self.now.astimezone(UTC).date() > day

    def _say(self, key: str, locale: str) -> str:
        text = sentence(self.billing.NAME, key, locale)
        filled = _OPEN.sub(lambda found: self._value(found[1], locale), text)
        return _GAPS.sub(" ", filled).strip()

    def _value(self, name: str, locale: str) -> str:
        due, until = self._due(), self._until()
        if name == "nothing_to_do":
            return sentence(self.billing.NAME, "shared.nothing_to_do:clause", locale)
        if name == "can_change":
            is_open = until is not None and not self._is_over(until)
            return self._say(f"shared.{'can_change_until' if is_open else 'can_change'}:clause", locale)
        if name == "reason":
            return sentence("reasons", f"reason.{self.place.reason}:sentence", locale)
        if name == "expected_by" and due is not None:
            return day_in(due, locale)
        if name == "may_change_until" and until is not None:
            return day_in(until, locale)
        if name == "amount":
            return amount_in(self.place.amount, self.currency, locale)
        if name == "returning":
            return amount_in(self.place.money.get("returning", 0), self.currency, locale)
        return name_in(self.names[name], locale)
