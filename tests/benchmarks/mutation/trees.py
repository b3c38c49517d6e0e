"""Scripts as trees: what several of them begin with is run once, and what follows from where it led."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from aboveboard.lifecycle import Holder
from aboveboard.testing import Arrival, Beside, Disagreement, run
from aboveboard.testing.expecting import Expectation
from aboveboard.transaction.steps import entering
from benchmarks.mutation.scripts import End, Script, Silent, ended
from services.service import Service

Saved = dict[str, Any]
"""All that a service knows at one moment."""


def saved(service: Service) -> Saved:
    """What it knows now. It only ever adds to the list of its news; all else it makes anew."""
    return {**service.__dict__, "news": list(service.news)}


def restored(known: Saved) -> Service:
    """A service that knows this."""
    service = Service.__new__(Service)
    service.__dict__.update(known, news=list(known["news"]))
    return service


def is_other(one: Saved, other: Saved) -> bool:
    """Whether they differ in anything but the time, and how much work it was."""
    return {**one, "work": 0, "now": None} != {**other, "work": 0, "now": None}


class Brief(Beside):
    """
    Compares what has not been compared.

    After time has passed it looks again only where the day is another one: days are all that the services
    tell. And words are compared once for everything that they are made of.

    Attributes:
        read: What was read so far, where that is still to be found out.
        reads: Whether there is anything new to read.
    """

    read: set[object] | None = None
    reads = False

    def wait_until(self, at: datetime) -> Iterator[Callable[[], Any]]:
        """Let time pass."""
        if self._now is not None and self._now < at and self._now.date() == at.date():
            self._now = at
            return self._call(lambda: self.system.tick(at))
        return super().wait_until(at)

    def _compare_words(self, locale: str) -> Iterator[Callable[[], Any]]:
        if self.read is not None and (made_of := self._made_of(locale)) not in self.read:
            self.read.add(made_of)
            self.reads = True
            return super()._compare_words(locale)
        return super()._compare_words(locale) if self.reads and self.read is None else iter(())

    def _made_of(self, locale: str) -> object:
        """All that words depend on by the definition of a lifecycle, and when and by which edges it came to that."""
        assert self.expected is not None and self._now is not None
        fold = self.expected.transaction.fold
        entered, last = fold.steps[entering(fold)].event, fold.steps[-1]
        waiting = frozenset(one.verdict for one in fold.waiting)
        names = fold.steps[0].event._names
        # Sentences name what is coming back; of the rest it matters who has nothing, a part or everything.
        parts = *((part > 0) + (part >= last.amount) for part in last.position), last.position[Holder.RETURNING.index]
        stands = self.lifecycle.name, fold.state, parts, last.amount, waiting
        moments = *(step.event.occurred_at for step in fold.steps[-2:]), entered.occurred_at, self._now
        days = [moment.date() for moment in moments]
        return (*stands, *days, entered.reason, names, locale, self.expected.walked)


class Node:
    """
    One piece of news after others, and where that leads with nothing changed.

    Attributes:
        script: The shortest script that comes by here.
        arrival: The news.
        parent: What came before; None for an opening.
        locales: In which languages any script compares it.
        children: What comes next, in any script.
        known: What the service knows afterwards.
        noted: Which parts of the services it came by.
        reads: Whether the customer reads anything new here.
        twin: Where the service knows just as much: before it, where it left no trace.
    """

    def __init__(self, script: Script, arrival: Arrival, parent: Node | None) -> None:
        self.script = script
        self.arrival = arrival
        self.parent = parent
        self.locales: dict[str, None] = {}
        self.children: dict[object, Node] = {}
        self.expected: Expectation | None = None
        self.now: datetime | None = None
        self.known: Saved = {}
        self.noted = b""
        self.reads = False
        self.twin: Node | None = None

    def learns(self, service: Service, noted: bytes) -> None:
        """Remember where the service stands, and what it came by."""
        self.known, self.noted = saved(service), noted
        if self.parent is not None and not is_other(self.known, self.parent.known):
            self.twin = self.parent

    def is_like_another(self) -> bool:
        """Whether the same news has led on from the same knowledge; then it led where this leads, and is not run."""
        before = self.parent.twin if self.parent else None
        other = before.children.get(self.arrival[:2]) if before else None
        if other is None or not other.known:
            return False
        self.expected, self.now, self.known, self.twin = other.expected, other.now, other.known, other
        return True

    def end(self, service: Service, read: set[object] | None = None) -> End:
        """How it ends, with a service that knows what came before; in the clean run, with what was read so far."""
        beside = Brief(self.script.lifecycle, service, self.locales)
        beside.telling = Silent(self.script.lifecycle)
        beside.read, beside.reads = read, self.reads
        try:
            if self.parent is None:
                run(beside.start(self.arrival), _call)
            else:
                beside.expected, beside._now = self.parent.expected, self.parent.now
                run(beside.deliver(self.arrival), _call)
        except Disagreement as disagreement:
            return ended(disagreement)
        self.expected, self.now, self.reads = beside.expected, beside._now, beside.reads
        return End.AGREES

    def service(self) -> Service:
        """A service that knows what came before."""
        return restored(self.parent.known) if self.parent else self.script.service()

    def above(self) -> Iterator[Node]:
        """What came before, the latest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


def _call(ask: Callable[[], Any]) -> Any:
    return ask()


def grown(scripts: Iterable[Script]) -> list[Node]:
    """Every node of the trees of some scripts, the openings first, then what comes second, and so on."""
    roots: dict[object, Node] = {}
    levels: list[list[Node]] = []
    for script in sorted(scripts, key=lambda one: len(one.arrivals)):
        parent: Node | None = None
        nodes: dict[object, Node] = roots
        for depth, arrival in enumerate(script.arrivals):
            key = (*arrival[:2], script.lifecycle.name) if parent is None else arrival[:2]
            if key not in nodes:
                nodes[key] = Node(script, arrival, parent)
                if depth == len(levels):
                    levels.append([])
                levels[depth].append(nodes[key])
            parent = nodes[key]
            parent.locales |= dict.fromkeys(script.locales)
            nodes = parent.children
    return [node for level in levels for node in level]
