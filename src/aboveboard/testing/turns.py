"""Two deliveries at once, where every access to the store waits for its turn: no race is left to luck."""

from __future__ import annotations

import linecache
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Generator
from contextvars import ContextVar
from types import FrameType
from typing import Any

from attrs import frozen

from ..errors import AboveboardError
from .driving import Asked

Schedule = tuple[int, ...]
"""At which points the delivery that runs hands over to the other. Point 0 is before either of them began."""

_ROUNDS = 8
"""A delivery that reaches no gate while its watcher woke so often waits for the other one, not for the processor."""
_IN_A_ROW = 50
"""A delivery that passes so many gates in a row asks again and again for something that only the other can do."""


@frozen
class Stuck(AboveboardError):
    """Two deliveries at once did not come to an end: as a rule, each waits for what the other one holds."""

    seconds: float
    passed: str
    where: tuple[str, ...]

    def __str__(self) -> str:
        after = f"after {self.passed}" if self.passed else "before any gate"
        return f"not over after {self.seconds:g} s; {after}, {'; '.join(self.where)}"


class Abandoned(BaseException):
    """Ends a delivery that nobody waits for any more."""


class _Passed:
    def __await__(self) -> Generator[Any, Any, None]:
        yield from ()


PASSED = _Passed()
CURRENT: ContextVar[Turn | None] = ContextVar("turn", default=None)
"""Whose delivery this is."""


def gate(name: str) -> Awaitable[None]:
    """
    Where the kit decides who may go first. Call it before every access to your store: ``gate("load")``.

    Anywhere but in a race it lets everything pass. An ``async`` handler awaits it:
    ``await gate("load")``. Call it in the handler itself: what a thread of your own
    does for it passes unseen.
    """
    turn = CURRENT.get()
    return PASSED if turn is None or turn.answered else turn.reach(name)


class Turn(ABC):
    """
    One of two deliveries, and how far it has come.

    Attributes:
        name: ``"A"`` or ``"B"``.
        answer: What it answered, once ``answered``.
        between: What was seen after it had answered, where the other had not begun yet.
        error: What it raised.
    """

    def __init__(self, name: str, deliver: Callable[[], Any], look: Callable[[], Asked[Any]]) -> None:
        self.name = name
        self.deliver = deliver
        self.look = look
        self.answer: Any = None
        self.between: Any = None
        self.error: BaseException | None = None
        self.begun = self.answered = self.ended = self.stalled = False
        self.turns: Turns

    def work(self) -> Asked[None]:
        """Deliver, then look where that led if nobody else is about."""
        self.begun = True
        try:
            self.answer = yield self.deliver
        finally:
            self.answered = True
        other = self.turns.other(self)
        if not other.begun:
            seen = yield from self.look()
            # Looking takes a while, too: what was seen only counts if it is still quiet.
            if not other.begun:
                self.between = seen

    @abstractmethod
    def reach(self, name: str) -> Awaitable[None]:
        """Stand at a gate until it is our turn."""

    @abstractmethod
    def go(self) -> None:
        """Let it go on."""

    @abstractmethod
    def frame(self) -> FrameType:
        """What it is doing now."""

    def could_run(self) -> bool:
        """Whether all it waits for is a processor, as far as anybody can tell."""
        return False

    def whereabouts(self) -> str:
        """Where it stands in the code, for somebody who wants to know why it does not go on."""
        frame = self.frame()
        file, line = frame.f_code.co_filename, frame.f_lineno
        code = linecache.getline(file, line, frame.f_globals).strip()
        return f"{self.name} is in {frame.f_code.co_name} ({file}:{line}: {code})"


class Turns:
    """
    Decides who goes on. Exactly one runs, unless one waits for something that is no gate: then the other goes on.

    Attributes:
        points: How often there was a choice so far.
        log: Who passed which gate, in order: ``"A load"``.
        has_stalled: Whether one had to wait for something that is no gate.
    """

    def __init__(self, schedule: Schedule, first: Turn, second: Turn, patience: float) -> None:
        self.points = 0
        self.log: list[str] = []
        self.has_stalled = False
        self.pair = first, second
        first.turns = second.turns = self
        self._schedule = schedule
        self._running: Turn | None = None
        self._mutex = threading.Lock()
        self._moves = self._known = self._quiet = self._in_a_row = 0
        self._patience = patience
        self._until = time.monotonic() + patience
        self._is_abandoned = False

    def other(self, turn: Turn) -> Turn:
        """The one that is not this one."""
        first, second = self.pair
        return second if turn is first else first

    def begin(self) -> None:
        """Let the one that comes first go."""
        with self._mutex:
            self._hand_to(self._next(self.pair[0]))

    def arrive(self, turn: Turn) -> bool:
        """It stands at a gate. Returns whether it has to wait there until somebody lets it go."""
        with self._mutex:
            if self._is_abandoned:
                raise Abandoned
            self._moves += 1
            self._in_a_row += 1
            turn.stalled = False
            if self._running is None:
                self._running = turn
            if self._running is not turn:
                return True
            going = self._next(turn)
            if going is not turn:
                self._hand_to(going)
            return going is not turn

    def end(self, turn: Turn) -> bool:
        """It is done. Returns whether both are."""
        with self._mutex:
            self._moves += 1
            turn.ended, turn.stalled = True, False
            other = self.other(turn)
            if self._running is not other:
                self._running = None
                self._hand_over(other)
            return other.ended

    def watch(self) -> None:
        """
        Notice a delivery that does not come to its next gate, and let the other one go on. Called after every nap.

        It may wait for a lock that the other one holds, or only be slow. That
        is no fault: the two then run at once for a while, as they would anywhere.

        Raises:
            Stuck: It takes longer than anybody would wait.
        """
        with self._mutex:
            if time.monotonic() > self._until:
                self._is_abandoned = True
                where = tuple(turn.whereabouts() for turn in self.pair if not turn.ended)
                raise Stuck(self._patience, ", ".join(self.log[-6:]), where)
            stalled = self._running
            if self._moves != self._known or stalled is None or stalled.could_run():
                self._known, self._quiet = self._moves, 0
                return
            self._quiet += 1
            if self._quiet == _ROUNDS:
                self._quiet, self._running = 0, None
                stalled.stalled = self.has_stalled = True
                self._hand_over(self.other(stalled))

    def _next(self, turn: Turn) -> Turn:
        other = self.other(turn)
        if other.ended or other.stalled:
            return turn
        self.points += 1
        return other if self.points - 1 in self._schedule or self._in_a_row > _IN_A_ROW else turn

    def _hand_over(self, turn: Turn) -> None:
        if not turn.ended and not turn.stalled:
            self._hand_to(turn)

    def _hand_to(self, turn: Turn) -> None:
        self._running, self._in_a_row = turn, 0
        turn.go()
