"""How the news of a journey reaches a system: in order and once, or again, late, lost, wrong, slow."""

from datetime import datetime, timedelta
from enum import Enum
from typing import Any, NamedTuple

from attrs import evolve, frozen

from ..errors import BadValue
from ..lifecycle import OPEN
from ..transaction import Event
from .journeys import HOUR, Happening, Journey


class Kind(Enum):
    """One way in which the delivery of news goes wrong."""

    AGAIN = "again"
    LATE = "late"
    LOST = "lost"
    AMOUNT = "amount"
    CONTRADICTED = "contradicted"
    MISTOLD = "mistold"
    SLOW = "slow"
    PAUSE = "pause"
    ELSEWHERE = "elsewhere"


@frozen(repr=False)
class Disturbance:
    """
    What goes wrong with the news of one step. Make one with `again`, `late`, `lost` and their like.

    Attributes:
        kind: What goes wrong.
        step: With which step: 1 is the first thing that happens, 0 the opening.
        by: How much: places, hours, or smallest units.
    """

    kind: Kind
    step: int
    by: float = 0

    def __repr__(self) -> str:
        usual = {Kind.CONTRADICTED: 1, Kind.AMOUNT: None}.get(self.kind, 0)
        by = int(self.by) if self.by == int(self.by) else self.by
        return f"{self.kind.value}({self.step}{'' if by == usual else f', {by!r}'})"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))


def again(step: int, places: int = 0) -> Disturbance:
    """The same news once more, so many places later."""
    return Disturbance(Kind.AGAIN, step, places)


def late(step: int, places: int) -> Disturbance:
    """The news arrives after so many others that happened later."""
    return Disturbance(Kind.LATE, step, places)


def lost(step: int) -> Disturbance:
    """The news never arrives."""
    return Disturbance(Kind.LOST, step)


def amount(step: int, minor: int) -> Disturbance:
    """The news names another amount, in smallest units."""
    return Disturbance(Kind.AMOUNT, step, minor)


def contradicted(step: int, coins: int = 1) -> Disturbance:
    """The same id once more, with an amount that is so many smallest units larger."""
    return Disturbance(Kind.CONTRADICTED, step, coins)


def mistold(step: int, coins: int = 0) -> Disturbance:
    """The same id just before it, without an amount, or with one that is so many smallest units larger."""
    return Disturbance(Kind.MISTOLD, step, coins)


def slow(step: int, hours: float) -> Disturbance:
    """The news arrives so many hours after it happened."""
    return Disturbance(Kind.SLOW, step, hours)


def pause(step: int, hours: float) -> Disturbance:
    """So many hours pass before it happens."""
    return Disturbance(Kind.PAUSE, step, hours)


def elsewhere(step: int) -> Disturbance:
    """Just before, the same happens to somebody else's transaction."""
    return Disturbance(Kind.ELSEWHERE, step)


class Arrival(NamedTuple):
    """
    One piece of news as it reaches a system.

    Attributes:
        event: What it says.
        at: When it arrives; never before the one before it.
        remark: What is odd about it, for a reader: ``"again"``. Empty where nothing is.
        ours: Whether it is about this transaction at all.
    """

    event: Event
    at: datetime
    remark: str = ""
    ours: bool = True


_ALSO_THE_OPENING = (Kind.AGAIN, Kind.CONTRADICTED)


class _Slot(NamedTuple):
    place: float
    event: Event
    delay: timedelta
    remark: str
    ours: bool = True


@frozen(repr=False)
class Delivery:
    """
    A journey and how the news of it arrives.

    Attributes:
        journey: What really happens.
        disturbances: What goes wrong on the way; nothing when empty.

    Raises:
        BadValue: Something goes wrong with a step that the journey has not.
    """

    journey: Journey
    disturbances: tuple[Disturbance, ...] = ()

    def __attrs_post_init__(self) -> None:
        steps = len(self.journey.happenings)
        for one in self.disturbances:
            first = 0 if one.kind in _ALSO_THE_OPENING else 1
            if not first <= one.step <= steps:
                raise BadValue("disturbances", f"{one!r}: of {steps} steps, 1 is the first and 0 the opening")

    @property
    def id(self) -> str:
        """Reads well in a list of tests: ``purchase:authorise>settle again(2)``."""
        return " ".join((self.journey.id, *map(repr, self.disturbances)))

    def arrivals(self) -> tuple[Arrival, ...]:
        """Every piece of news in the order in which it arrives; the opening first."""
        opening, *events = self._happened().events()
        slots = [_Slot(0, opening, timedelta(), "")]
        disturbed = {one.step for one in self.disturbances}
        for number, event in enumerate(events, 1):
            slots += self._slots(number, event) if number in disturbed else [_Slot(number, event, timedelta(), "")]
        slots += self._repeats(0, opening, 0, timedelta())
        slots.sort(key=lambda slot: slot.place)
        arrivals, now = list[Arrival](), opening.occurred_at
        for slot in slots:
            now = max(now, slot.event.occurred_at + slot.delay)
            arrivals.append(Arrival(slot.event, now, slot.remark, slot.ours))
        return tuple(arrivals)

    def _happened(self) -> Journey:
        """What happens in this delivery: the journey, with its pauses."""
        if not any(one.kind is Kind.PAUSE for one in self.disturbances):
            return self.journey
        longer = tuple(
            evolve(happening, hours=happening.hours + self._by(Kind.PAUSE, number))
            for number, happening in enumerate(self.journey.happenings, 1)
        )
        return evolve(self.journey, happenings=longer)

    def _slots(self, number: int, event: Event) -> list[_Slot]:
        """Where the news of one step stands in the queue, with its repetitions."""
        delay = self._by(Kind.SLOW, number) * HOUR
        remark = "slow" if delay else ""
        slots = []
        if self._has(Kind.ELSEWHERE, number):
            other = evolve(event, reference=f"other-{event.reference}", about=("another",))
            slots.append(_Slot(number - 0.5, other, timedelta(), "somebody else's", ours=False))
        if self._has(Kind.MISTOLD, number):
            mistold = self._with_other_amount(Kind.MISTOLD, number, event)
            told = "without an amount" if mistold.minor is None else "with another amount"
            slots.append(_Slot(number - 0.4, mistold, timedelta(), told))
        if self._has(Kind.AMOUNT, number):
            event = evolve(event, amount=(int(self._by(Kind.AMOUNT, number)), self.journey.currency))
            remark = "wrong amount"
        places = self._by(Kind.LATE, number)
        # Half a place behind the news it comes after; a repetition stands behind both.
        place = number + places + 0.25 if places else number
        if not self._has(Kind.LOST, number):
            slots.append(_Slot(place, event, delay, "late" if places else remark))
        return slots + self._repeats(number, event, place, delay)

    def _repeats(self, number: int, event: Event, place: float, delay: timedelta) -> list[_Slot]:
        slots = []
        if self._has(Kind.AGAIN, number):
            slots.append(_Slot(place + self._by(Kind.AGAIN, number) + 0.5, event, delay, "again"))
        if self._has(Kind.CONTRADICTED, number):
            changed = self._with_other_amount(Kind.CONTRADICTED, number, event)
            slots.append(_Slot(place + 0.75, changed, delay, "again, with another amount"))
        return slots

    def _with_other_amount(self, kind: Kind, number: int, event: Event) -> Event:
        coins = int(self._by(kind, number))
        if not coins and event.minor is not None and event.trigger != OPEN:
            return evolve(event, amount=None)
        other = max((event.minor or self.journey.minor) + (coins or 1), 1)
        return evolve(event, amount=(other, self.journey.currency))

    def _has(self, kind: Kind, step: int) -> bool:
        return any(one.kind is kind and one.step == step for one in self.disturbances)

    def _by(self, kind: Kind, step: int) -> float:
        return sum(one.by for one in self.disturbances if one.kind is kind and one.step == step)

    def __repr__(self) -> str:
        disturbances = ", ".join(map(repr, self.disturbances)) + ("," if len(self.disturbances) == 1 else "")
        return f"Delivery({self.journey!r}, ({disturbances}))"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))


def amounts_beside(happening: Happening) -> tuple[int, ...]:
    """The wrong amounts worth trying: nothing, a coin more, a coin less, a hundred times as much."""
    if happening.minor is None:
        return ()
    wrong = (0, happening.minor + 1, happening.minor - 1, happening.minor * 100)
    # An opening over nothing is refused before anybody could deliver it.
    return tuple(minor for minor in dict.fromkeys(wrong) if minor or happening.trigger != OPEN)
