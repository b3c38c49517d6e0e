"""A system under test beside the lifecycle: the same news to both, compared after every step."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from moneyed import Money

from ..errors import BadValue
from ..lifecycle import Lifecycle
from ..money import to_minor
from ..transaction import Verdict
from .deliveries import Arrival, Delivery
from .disagreements import Disagreement, MoneyDisagrees, Raised, StateDisagrees, VerdictDisagrees, WordsDisagree
from .driving import Asked, Loop, run
from .expecting import Expectation
from .journeys import Journey
from .ledger import exercised
from .stories import Telling
from .systems import System, by_holder, by_part

# A failure shows the line of the test and the story; how the kit came there helps nobody.
__tracebackhide__ = True
_VERDICTS: dict[object, str] = {said: one.value for one in Verdict for said in (one, one.value)}


class Beside:
    """One system and one lifecycle going through the same news. Every method is work to be driven by `run`."""

    def __init__(self, lifecycle: Lifecycle, system: System, locales: Iterable[str] = ("en",)) -> None:
        self.lifecycle = lifecycle
        self.system = system
        self.locales = tuple(locales)
        self.telling = Telling(lifecycle)
        self.expected: Expectation | None = None
        self._now: datetime | None = None

    def start(self, arrival: Arrival) -> Asked[None]:
        """Open the transaction on both sides."""
        self.expected = Expectation.of(self.lifecycle, arrival.event)
        self._now = arrival.at
        self.telling.heard(arrival, self.expected)
        exercised(self.lifecycle, ())
        yield from self._call(lambda: self.system.start(arrival.event))
        yield from self._call(lambda: self.system.tick(arrival.at))
        yield from self.compare()

    def deliver(self, arrival: Arrival) -> Asked[None]:
        """Let time pass until the news arrives, then bring it to both sides."""
        assert self.expected is not None
        yield from self.wait_until(arrival.at)
        if arrival.ours:
            self.expected = self.expected.after(arrival.event)
        self.telling.heard(arrival, self.expected)
        answer = yield from self._call(lambda: self.system.deliver(arrival.event))
        if arrival.ours:
            self._compare_verdicts(answer)
        has_opinion = yield from self.compare()
        if arrival.ours and has_opinion:
            exercised(self.lifecycle, self.expected.walked)

    def wait_until(self, at: datetime) -> Asked[None]:
        """Let time pass on both sides, and compare what the customer reads then."""
        if self._now is None or at <= self._now:
            return
        self._now = at
        yield from self._call(lambda: self.system.tick(at))
        self.telling.waited(at, self.expected)
        yield from self.compare()

    def compare(self) -> Asked[bool]:
        """Compare state, money and words in every language. Whether there was a state or money to compare."""
        assert self.expected is not None
        state = yield from self._call(self.system.state)
        if state is not None and state != self.expected.state:
            raise self._disagree(StateDisagrees, self.expected.state, state)
        money = yield from self._call(self.system.money)
        if money is not None and (found := counted(money)) != self.expected.money:
            raise self._disagree(MoneyDisagrees, dict(self.expected.money), found)
        for locale in self.locales:
            yield from self._compare_words(locale)
        return state is not None or money is not None

    def _compare_words(self, locale: str) -> Asked[None]:
        assert self.expected is not None and self._now is not None
        view = yield from self._call(lambda: self.system.view(locale))
        if view is None:
            return
        said = by_part(view)
        wanted = self.expected.words(self._now, locale, said)
        if any(text != getattr(wanted, name) for name, text in said.items()):
            # A card is in the nearest language that has all of it: what the system leaves out counts there, too.
            wanted = self.expected.words(self._now, locale)
        for name, text in said.items():
            if text != getattr(wanted, name):
                raise self._disagree(WordsDisagree, getattr(wanted, name), text, f"{name} in {locale}")

    def _compare_verdicts(self, answer: Any) -> None:
        assert self.expected is not None
        if answer is None:
            return
        could_be = [answer] if isinstance(answer, str | Verdict) or not isinstance(answer, Collection) else [*answer]
        names = [_VERDICTS.get(one) for one in could_be]
        if None in names:
            strange, known = could_be[names.index(None)], ", ".join(map(str, Verdict))
            raise BadValue("deliver", f"{strange!r} is no verdict; answer with {known}, with several of them, or None")
        if self.expected.verdict.value not in names:
            said = " or ".join(sorted(filter(None, names)))
            raise self._disagree(VerdictDisagrees, self.expected.verdict.value, said)

    def _call(self, ask: Callable[[], Any]) -> Asked[Any]:
        try:
            return (yield ask)
        except Disagreement:
            raise
        except Exception as error:
            raise self._disagree(Raised, "an answer", f"{type(error).__name__}: {error}") from error

    def _disagree(self, kind: type[Disagreement], wanted: object, found: object, what: str = "") -> Disagreement:
        found_ = kind(self.lifecycle.name, wanted, found, what)
        found_.add_note(self.telling.story(found_))
        return found_


def counted(money: Mapping[Any, Any]) -> dict[str, int]:
    """Who has how much, in smallest units, by name; those who have nothing are left out."""
    counted = {
        name: part if part.__class__ is int else to_minor(part) if isinstance(part, Money) else int(part)
        for name, part in by_holder(money).items()
    }
    return {name: part for name, part in counted.items() if part}


def check(delivery: Delivery | Journey, system: Callable[[], System], *, locales: Iterable[str] = ("en",)) -> None:
    """
    Bring the news of a journey to your system and to the lifecycle, and compare them after every step.

    Args:
        delivery: A `Delivery`, or a `Journey` whose news arrives in order and once.
        system: Makes a fresh system; one is made for each call and closed at its end.
        locales: In which languages to compare what the customer reads.

    Raises:
        Disagreement: The first one, with the customer's story so far as a note.
    """
    delivery = Delivery(delivery) if isinstance(delivery, Journey) else delivery
    with Loop() as loop:
        made = system()
        try:
            run(_through(delivery, Beside(delivery.journey.lifecycle, made, locales)), loop.call)
        except Exception as error:
            try:
                loop.call(made.close)
            except Exception as closing:
                # What went wrong first is what to read first.
                error.add_note(f"Closing it failed as well: {type(closing).__name__}: {closing}")
            raise
        loop.call(made.close)


async def check_async(
    delivery: Delivery | Journey, system: Callable[[], System], *, locales: Iterable[str] = ("en",)
) -> None:
    """The same as `check`, for a test that runs in an event loop of its own."""
    delivery = Delivery(delivery) if isinstance(delivery, Journey) else delivery
    made = system()
    work = _through(delivery, Beside(delivery.journey.lifecycle, made, locales))
    try:
        ask = next(work)
        while True:
            try:
                result = ask()
                result = await result if inspect.isawaitable(result) else result
            except Exception as error:
                ask = work.throw(error)
            else:
                ask = work.send(result)
    except StopIteration:
        return
    finally:
        closing = made.close()
        if inspect.isawaitable(closing):
            await closing


def _through(delivery: Delivery, beside: Beside) -> Asked[None]:
    opening, *rest = delivery.arrivals()
    try:
        yield from beside.start(opening)
        for arrival in rest:
            yield from beside.deliver(arrival)
    except Disagreement as error:
        error.add_note(f"To see it again: check({delivery!r}, ...)")
        raise
