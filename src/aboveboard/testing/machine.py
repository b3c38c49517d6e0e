"""Your system beside the lifecycle as one Hypothesis state machine, with one rule: bring some news."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from attrs import evolve, frozen
from hypothesis import event as note_event
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from hypothesis.strategies import runner, sampled_from

from ..lifecycle import OPEN, Lifecycle
from ..transaction import Event
from .beside import Beside
from .deliveries import Arrival
from .driving import Loop, run
from .faults import AGES
from .journeys import AMOUNT, HOUR, SOURCE, START, Happening, Journey
from .places import Place, strides
from .strategies import amounts
from .systems import System


@frozen(repr=False)
class News:
    """
    One thing to bring, in symbols that print and shrink well.

    Attributes:
        happening: What happened.
        hours: How long after the news before it arrives.
        again: The newest news is repeated instead.
        coins: How many smallest units too many it names.
    """

    happening: Happening
    hours: float = 1
    again: bool = False
    coins: int = 0

    def __repr__(self) -> str:
        if self.again:
            return "the same again"
        amount = {0: "", 1: ", a coin too much", -1: ", a coin too little"}[self.coins]
        return f"{self.happening!r}{amount}{'' if self.hours == 1 else f', after {self.hours} hours'}"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))


def machine(
    lifecycle: Lifecycle, system: Callable[[], System], *, locales: Iterable[str] = ("en",)
) -> type[RuleBasedStateMachine]:
    """
    A Hypothesis state machine that runs your system beside a lifecycle.

    Use it as Hypothesis does: ``TestCard = machine(CARD_PAYMENT, Service).TestCase``. At each
    step one of the things that can happen is brought, in order of the definition: as it
    is, repeated, a coin too much or too little, in time or after every promise is broken.
    Give it about thirty steps.

    Args:
        lifecycle: What should happen.
        system: Makes a fresh system; it is closed when the example is over.
        locales: In which languages to compare what the customer reads.
    """

    class SystemBesideLifecycle(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self._loop = Loop()
            self._system = system()
            self._beside = Beside(lifecycle, self._system, locales)
            self._now: datetime = START
            self._events: list[Event] = []

        @initialize(minor=amounts())
        def opened(self, minor: int) -> None:
            opening = Journey(lifecycle, minor=minor).events()[0]
            run(self._beside.start(Arrival(opening, START)), self._loop.call)

        def options(self) -> list[News]:
            expected = self._beside.expected
            if expected is None:
                return [News(Happening(lifecycle.triggers[0], AMOUNT))]
            place = Place.of(expected.transaction)
            plain = [News(stride.happening) for stride in strides(lifecycle, place)]
            found = plain + [evolve(news, hours=AGES) for news in plain]
            for coins in (1, -1):
                found += [evolve(news, coins=coins) for news in plain if (news.happening.minor or 0) > 1]
            if self._events:
                found.insert(len(plain), News(Happening(self._events[-1].trigger), again=True))
            # A final state has no way out, and news may come all the same.
            return found or [News(Happening(trigger)) for trigger in lifecycle.triggers if trigger != OPEN]

        @rule(news=runner().flatmap(lambda machine: sampled_from(machine.options())))
        def bring(self, news: News) -> None:
            note_event(news.happening.trigger)
            self._now += news.hours * HOUR
            if news.again and self._events:
                arrival = Arrival(self._events[-1], self._now, "again")
            else:
                arrival = Arrival(self._event(news), self._now)
                self._events.append(arrival.event)
            run(self._beside.deliver(arrival), self._loop.call)

        def _event(self, news: News) -> Event:
            number = len(self._events) + 1
            happening = news.happening
            if news.coins and happening.minor:
                happening = evolve(happening, minor=happening.minor + news.coins)
            event = Journey(lifecycle, (happening,)).events()[1]
            return evolve(event, reference=f"event-{number}", sequence=number, occurred_at=self._now, source=SOURCE)

        def teardown(self) -> None:
            self._loop.call(self._system.close)
            self._loop.__exit__()

    SystemBesideLifecycle.__name__ = f"{lifecycle.name.title().replace('_', '')}Beside"
    return SystemBesideLifecycle
