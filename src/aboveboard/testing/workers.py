"""Who makes two deliveries at once: two threads, or two tasks of one event loop."""

from __future__ import annotations

import asyncio
import inspect
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import FrameType
from typing import Any, cast

from .driving import Asked, Loop, run
from .systems import System
from .turns import CURRENT, PASSED, Schedule, Turn, Turns

_SHORTEST, _LONGEST = 0.001, 0.03
"""How long a watcher naps, in seconds. The first race tells how long one takes."""


class Workers:
    """Runs one race after another, each for a system of its own."""

    def __init__(self, loop: Loop, patience: float) -> None:
        self._loop = loop
        self._patience = patience
        self._nap = 0.0
        self._done = threading.Lock()
        self._done.acquire()
        self._threads: tuple[_Worker, ...] = ()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._threads:
            worker.may_go.release()

    def race(
        self,
        schedule: Schedule,
        system: System,
        deliveries: tuple[Callable[[], Any], ...],
        look: Callable[[], Asked[Any]],
    ) -> Turns:
        """
        Make two deliveries at once.

        Args:
            schedule: When which of them goes on.
            system: Whose deliveries they are. Where its ``deliver`` is ``async``, both run in its event loop.
            deliveries: The two of them.
            look: Work that finds out where the system stands, for when one is done and the other has not begun.

        Raises:
            Stuck: It did not come to an end.
        """
        is_async = inspect.iscoroutinefunction(system.deliver)
        kind = _InTask if is_async else _InThread
        first, second = (kind(name, deliver, look) for name, deliver in zip("AB", deliveries, strict=True))
        turns = Turns(schedule, first, second, self._patience)
        began = time.monotonic()
        if is_async:
            self._loop.call(lambda: self._in_tasks(turns))
        else:
            self._in_threads(turns)
        if not turns.has_stalled and not self._nap:
            self._nap = min(max(time.monotonic() - began, _SHORTEST), _LONGEST)
        return turns

    def _in_threads(self, turns: Turns) -> None:
        if not self._threads:
            self._threads = _Worker(self._done), _Worker(self._done)
            for worker in self._threads:
                worker.start()
        for worker, turn in zip(self._threads, turns.pair, strict=True):
            assert isinstance(turn, _InThread)
            turn.worker, worker.turn = worker, turn
        turns.begin()
        try:
            while not self._done.acquire(timeout=self._nap or _LONGEST):
                turns.watch()
        except BaseException:
            # Nobody can end a thread from outside. These two are daemons, and left where they are.
            self._threads = ()
            raise

    async def _in_tasks(self, turns: Turns) -> None:
        running = set()
        for turn in turns.pair:
            assert isinstance(turn, _InTask)
            turn.task = asyncio.create_task(turn.run())
            running.add(turn.task)
        turns.begin()
        while running:
            _, running = await asyncio.wait(running, timeout=self._nap or _LONGEST)
            if running:
                turns.watch()


class _Worker(threading.Thread):
    """A thread that makes one delivery after another."""

    def __init__(self, done: threading.Lock) -> None:
        super().__init__(daemon=True)
        self.may_go = threading.Lock()
        self.may_go.acquire()
        self.turn: Turn | None = None
        self._done = done

    def run(self) -> None:
        while True:
            self.may_go.acquire()
            turn, self.turn = self.turn, None
            if turn is None:
                return
            if self._deliver(turn):
                self._done.release()

    def _deliver(self, turn: Turn) -> bool:
        CURRENT.set(turn)
        try:
            run(turn.work(), _plainly)
        except BaseException as error:
            turn.error = error
        return turn.turns.end(turn)


class _InThread(Turn):
    worker: _Worker

    def reach(self, name: str) -> Awaitable[None]:
        if self.turns.arrive(self):
            self.worker.may_go.acquire()
        self.turns.log.append(f"{self.name} {name}")
        return PASSED

    def go(self) -> None:
        self.worker.may_go.release()

    def could_run(self) -> bool:
        # Linux tells a thread that waits for a processor from one that waits for a lock. Elsewhere, time has to.
        try:
            stat = Path(f"/proc/self/task/{self.worker.native_id}/stat").read_text()
        except OSError:
            return False
        return stat.rpartition(")")[2].split()[0] == "R"

    def frame(self) -> FrameType:
        return sys._current_frames()[cast("int", self.worker.ident)]


class _InTask(Turn):
    task: asyncio.Task[None]

    def __init__(self, *what: Any) -> None:
        super().__init__(*what)
        self.may_go = asyncio.Semaphore(0)

    async def run(self) -> None:
        """Wait until it may begin, then deliver."""
        await self.may_go.acquire()
        CURRENT.set(self)
        try:
            await _awaiting(self.work())
        except BaseException as error:
            self.error = error
        self.turns.end(self)

    async def reach(self, name: str) -> None:
        if self.turns.arrive(self):
            await self.may_go.acquire()
        else:
            # The watcher needs a chance to wake, also beside a delivery that awaits nothing else.
            await asyncio.sleep(0)
        self.turns.log.append(f"{self.name} {name}")

    def go(self) -> None:
        self.may_go.release()

    def frame(self) -> FrameType:
        # A task only knows its outermost frame; the one that waits is at the end of the chain.
        coroutine: Any = self.task.get_coro()
        while inspect.iscoroutine(coroutine.cr_await):
            coroutine = coroutine.cr_await
        return cast("FrameType", coroutine.cr_frame)


def _plainly(ask: Callable[[], Any]) -> Any:
    answer = ask()
    if inspect.isawaitable(answer):
        raise TypeError("a race needs `async def deliver` to await anything: this system has a plain one")
    return answer


async def _awaiting(work: Asked[None]) -> None:
    try:
        ask = next(work)
        while True:
            try:
                answer = ask()
                answer = await answer if inspect.isawaitable(answer) else answer
            except Exception as error:
                ask = work.throw(error)
            else:
                ask = work.send(answer)
    except StopIteration:
        return
