"""A failure as the customer would have lived it: what happened, what they read, and where it broke."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from ..lifecycle import OPEN, Lifecycle
from ..money import from_minor
from .deliveries import Arrival

if TYPE_CHECKING:
    from .disagreements import Disagreement
    from .expecting import Expectation

_MARGIN = " " * 3


class Telling:
    """Collects the lines of a story while it is lived. Words are put in only if somebody wants to read them."""

    def __init__(self, lifecycle: Lifecycle) -> None:
        self._lifecycle = lifecycle
        self._lines: list[tuple[datetime, str, str, Expectation | None]] = []

    def heard(self, arrival: Arrival, expected: Expectation | None) -> None:
        """Some news arrived."""
        event = arrival.event
        amount = "" if event.minor is None else f" {from_minor(event.minor, event.currency).amount}"
        remark = f" ({arrival.remark})" if arrival.remark else ""
        what = "opened" if event.trigger == OPEN and not self._lines else event.trigger
        verdict = str(expected.verdict) if expected and arrival.ours else "not ours"
        self._lines.append((arrival.at, f"{what}{amount}{remark}", verdict, expected))

    def waited(self, at: datetime, expected: Expectation | None) -> None:
        """Time passed."""
        self._lines.append((at, "time passes", "", expected))

    def story(self, broken: Disagreement | None = None) -> str:
        """Everything so far, the last line marked with what broke there."""
        opening = self._lines[0][1].removeprefix("opened ")
        wide = max(len(what) for _, what, _, _ in self._lines)
        title = f"What the customer should have read ({self._lifecycle.name}, {opening}):"
        lines = [title, *(self._line(wide, *line) for line in self._worth_telling())]
        if broken is not None:
            indent = " " * (len(_MARGIN) + 18)
            lines.append(f"{indent}{'^' * wide} {broken}")
        return "\n".join(lines)

    def _worth_telling(self) -> list[tuple[datetime, str, str, Expectation | None]]:
        """Time that passed is a line of its own only where the story ends or the words change."""
        kept = []
        for index, line in enumerate(self._lines):
            is_wait = not line[2]
            if not is_wait or index == len(self._lines) - 1:
                kept.append(line)
        return kept

    def _line(self, wide: int, at: datetime, what: str, verdict: str, expected: Expectation | None) -> str:
        became = f"-> {verdict}" if verdict else ""
        return f"{_MARGIN}{at:%Y-%m-%d %H:%M}  {what:{wide}} {became:14} | {_read(expected, at)}".rstrip()


def _read(expected: Expectation | None, at: datetime) -> str:
    if expected is None:
        return ""
    words = expected.words(at, "en")
    return f"{words.label}. {words.explanation}"
