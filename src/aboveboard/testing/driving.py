"""Work that asks for calls of a system, so that it need not know whether they are awaited; and who makes them."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Generator
from typing import Any, TypeVar

from ..errors import BadValue

# A failure shows the line of the test and the story; how the kit came there helps nobody.
__tracebackhide__ = True
T = TypeVar("T")
Asked = Generator[Callable[[], Any], Any, T]
"""Work that asks for calls of a system and is sent their results, so that it need not know whether they are awaited."""


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
            _refuse_inside_a_loop(result)
            self._runner = asyncio.Runner()
        return self._runner.run(_awaited(result))


def _refuse_inside_a_loop(result: Any) -> None:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return
    if inspect.iscoroutine(result):
        result.close()
    raise BadValue("system", "is awaited, and this test runs in an event loop already: await check_async(...) instead")


async def _awaited(result: Any) -> Any:
    return await result
