"""
The figures of docs/reference/performance.md: ratios, each taken in one run against its peer.

    python tests/benchmarks/run.py

Nothing here passes or fails. Rounds of both sides alternate and the best of each
counts, so that whatever else the machine does hits both alike.
"""

import gc
import platform
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_currency
from statemachine import State as PeerState
from statemachine import StateMachine
from transitions import Machine

from aboveboard import Event, Money, Transaction, look, record, render
from aboveboard.flows import PURCHASE
from aboveboard.wording.formatting import _day
from aboveboard.words import Words

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
STEPS = (
    ("authorise", "42.00"),
    ("settle", "30.00"),
    ("release", "12.00"),
    ("start_refund", "10.00"),
    ("refund", "10.00"),
    ("dispute", "20.00"),
    ("win_dispute", "20.00"),
)


def story(number: int = 0, steps: tuple[tuple[str, str], ...] = STEPS) -> tuple[Transaction, list[Event]]:
    opened = Transaction.open(
        PURCHASE, id=f"ch_{number}", amount=Money("42.00", "EUR"), at=START, names={"merchant": "Café Olé"}
    )
    events = [
        Event(
            trigger,
            reference=f"evt_{number}_{hours}",
            source="stripe",
            occurred_at=START + timedelta(hours=hours),
            amount=Money(amount, "EUR"),
        )
        for hours, (trigger, amount) in enumerate(steps, 1)
    ]
    return opened, events


def settled(number: int) -> Transaction:
    """A settled purchase with five events: opened, then four more."""
    transaction, events = story(
        number, (("adjust", "40.00"), ("authorise", "40.00"), ("settle", "30.00"), ("release", "10.00"))
    )
    for event in events:
        transaction = record(transaction, event).transaction
    return transaction


def best_of_both(one: Callable[[], object], other: Callable[[], object], rounds: int = 40) -> tuple[float, float]:
    """Microseconds a call, the best of many short alternating rounds."""
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        for index, call in enumerate((one, other)):
            gc.disable()
            start = time.perf_counter()
            for _ in range(200):
                call()
            best[index] = min(best[index], (time.perf_counter() - start) / 200 * 1e6)
            gc.enable()
    return best[0], best[1]


class Cursor:
    __slots__ = ("state",)


def recording() -> None:
    opened, events = story()
    machine = Machine(
        model=None,
        states=list(PURCHASE.states),
        initial=None,
        auto_transitions=False,
        send_event=True,
        queued=False,
        ignore_invalid_triggers=False,
    )
    path, transaction = [], opened
    for event in events:
        transaction = record(transaction, event).transaction
        path.append(transaction.steps[-1].way)
    for way in path:
        machine.add_transition(way.edge.trigger, way.source.name, way.dest.name)

    def ours() -> None:
        now = opened
        for event in events:
            now = record(now, event).transaction

    def bare() -> None:
        cursor = Cursor()
        cursor.state = "pending"
        for event in events:
            machine.events[event.trigger].trigger(cursor)

    one, other = best_of_both(ours, bare)
    count = len(events)
    figure("record, an in-order event", one / count, "us", "bare transitions trigger", other / count, "at most 2")

    peer = statemachine_peer(path)
    one, other = best_of_both(ours, peer, rounds=10)
    figure("record, an in-order event", one / count, "us", "python-statemachine send", other / count, "")


def statemachine_peer(path: list) -> Callable[[], None]:
    names = dict.fromkeys(["pending", *(way.dest.name for way in path)])
    states = {name: PeerState(name, initial=name == "pending") for name in names}
    body: dict[str, object] = dict(states)
    for way in path:
        edge = states[way.source.name].to(states[way.dest.name])
        body[way.edge.trigger] = body[way.edge.trigger] | edge if way.edge.trigger in body else edge
    body["start_over"] = states[path[-1].dest.name].to(states["pending"])
    machine = type("Peer", (StateMachine,), body)()

    def walk() -> None:
        # Back to the start is one more step; the machine itself is built once.
        for way in path:
            machine.send(way.edge.trigger)
        machine.send("start_over")

    return walk


def telling() -> None:
    transaction, events = story()
    for event in events[:5]:
        transaction = record(transaction, event).transaction
    at, zone = START + timedelta(days=2), ZoneInfo("Europe/Berlin")
    locale = Locale.parse("de")
    view = look(transaction, at=at)
    amounts = {*view.position.values(), view.amount}
    amounts |= {value for line in view.timeline for value in line.values.values() if isinstance(value, Money)}
    amounts |= {value for value in view.values.values() if isinstance(value, Money)}
    dates = {view.promise.due, view.may_change_until, view.last_heard.at}
    moments = {line.at for line in view.timeline}

    def ours() -> Words:
        return render(look(transaction, at=at), locale="de", zone="Europe/Berlin")

    def unavoidable() -> None:
        for money in amounts:
            format_currency(money.amount, money.currency.code, locale=locale)
        for date in dates:
            format_date(date.astimezone(zone), "long", locale=locale)
        for moment in moments:
            format_datetime(moment, "medium", tzinfo=zone, locale=locale)

    def ours_on_new_days() -> Words:
        _day.cache_clear()
        return ours()

    babel = f"{len(amounts)} amounts, {len(dates)} dates, {len(moments)} times in Babel"
    one, other = best_of_both(ours, unavoidable, rounds=20)
    figure("look and render, a full view", one, "us", babel, other, "at most 2")
    one, other = best_of_both(ours_on_new_days, unavoidable, rounds=20)
    figure("the same, days not seen before", one, "us", babel, other, "at most 2")


def importing() -> None:
    def milliseconds(code: str) -> float:
        runs = []
        for _ in range(15):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            runs.append((time.perf_counter() - start) * 1e3)
        return min(runs)

    nothing = milliseconds("pass")
    peers = milliseconds("import transitions, attrs, babel, moneyed") - nothing
    figure(
        "import aboveboard",
        milliseconds("import aboveboard") - nothing,
        "ms",
        "its four libraries",
        peers,
        "at most 1.5",
    )
    all_of_it = "from aboveboard import Event, Transaction, look, may, record, render"
    figure("every name of the README", milliseconds(all_of_it) - nothing, "ms", "its four libraries", peers, "")


def remembering() -> None:
    settled(0)
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    kept = [settled(number) for number in range(2_000)]
    gc.collect()
    each = (tracemalloc.get_traced_memory()[0] - before) / len(kept)
    tracemalloc.stop()
    print(f"{'a settled purchase, five events':34} {each:9.0f} bytes   (aim: under 4,000)")


def figure(what: str, ours: float, unit: str, peer: str, theirs: float, aim: str) -> None:
    aim = f"   (aim: {aim})" if aim else ""
    print(f"{what:34} {ours:9.2f} {unit}  {peer}: {theirs:.2f} {unit}  ratio {ours / theirs:.2f}{aim}")


if __name__ == "__main__":
    libraries = ("transitions", "babel", "python-statemachine")
    print(f"Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in libraries))
    recording()
    telling()
    importing()
    remembering()
