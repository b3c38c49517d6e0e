"""A system under test beside the lifecycle: the same news to both, compared after every step."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Collection, Generator, Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol, TypeVar

from attrs import fields
from moneyed import Money

from ..lifecycle import Holder, Lifecycle
from ..money import to_minor
from ..transaction import Event, Verdict
from ..words import Words
from .deliveries import Arrival, Delivery
from .disagreements import Disagreement, MoneyDisagrees, Raised, StateDisagrees, VerdictDisagrees, WordsDisagree
from .expecting import Expectation
from .journeys import Journey
from .ledger import exercised
from .stories import Telling

T = TypeVar("T")
Asked = Generator[Callable[[], Any], Any, T]
"""Work that asks for calls of a system and is sent their results, so that it need not know whether they are awaited."""

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
        """Who has how much: `Money` or smallest units by `Holder` or its name; nothing may be left out."""
        ...

    def view(self, locale: str) -> Any:
        """What the customer reads now: `Words`, or some of its fields by name."""
        ...

    def close(self) -> Any:
        """The journey is over; called always."""
        ...


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
        said = {one.name: getattr(view, one.name) for one in fields(Words)} if isinstance(view, Words) else view
        wanted = self.expected.words(self._now, locale, with_timeline="timeline" in said)
        for name, text in said.items():
            if text != getattr(wanted, name):
                raise self._disagree(WordsDisagree, getattr(wanted, name), text, f"{name} in {locale}")

    def _compare_verdicts(self, answer: Any) -> None:
        assert self.expected is not None
        if answer is None:
            return
        could_be = answer if isinstance(answer, Collection) and not isinstance(answer, str) else (answer,)
        if self.expected.verdict not in {Verdict(one) for one in could_be}:
            said = " or ".join(sorted(str(Verdict(one)) for one in could_be))
            raise self._disagree(VerdictDisagrees, str(self.expected.verdict), said)

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
    counted = {}
    for holder, part in money.items():
        name = holder.value if isinstance(holder, Holder) else str(holder)
        counted[name] = part if part.__class__ is int else to_minor(part) if isinstance(part, Money) else int(part)
    return {name: part for name, part in counted.items() if part}


def run(work: Asked[T], call: Callable[[Callable[[], Any]], Any]) -> T:
    """Drive some work: make each call it asks for, and send it the result or the exception."""
    try:
        ask = next(work)
        while True:
            try:
                result = call(ask)
            except Exception as error:
                ask = work.throw(error)
            else:
                ask = work.send(result)
    except StopIteration as done:
        return done.value  # type: ignore[no-any-return]


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
        finally:
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


class Loop:
    """Makes calls; opens an event loop the first time that an answer has to be awaited."""

    def __init__(self) -> None:
        self._runner: asyncio.Runner | None = None

    def __enter__(self) -> Loop:
        return self

    def __exit__(self, *_: object) -> None:
        if self._runner is not None:
            self._runner.close()

    def call(self, ask: Callable[[], Any]) -> Any:
        """Make a call; wait for its answer where there is one to wait for."""
        result = ask()
        if not inspect.isawaitable(result):
            return result
        if self._runner is None:
            self._runner = asyncio.Runner()
        return self._runner.run(_awaited(result))


async def _awaited(result: Any) -> Any:
    return await result
