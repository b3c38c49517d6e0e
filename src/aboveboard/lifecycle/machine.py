"""The one file that knows ``transitions``: a lifecycle becomes its machine, a cursor takes its steps."""

from typing import Any

from transitions.core import Condition, EventData, Machine, MachineError, Transition

from .definition import Lifecycle
from .edges import Way
from .holders import Position


class Cursor:
    """Where one transaction stands while it takes a step. Not kept."""

    __slots__ = ("amount", "drawable", "moved", "position", "state", "wanted", "way")

    def __init__(self, state: str, position: Position, amount: int) -> None:
        self.state = state
        self.position = position
        self.amount = amount
        self.moved = 0
        self.wanted: int | None = None
        self.drawable: Position | None = None
        self.way: Way | None = None


class MoneyGuard(Condition):
    """The condition of one way: tries it on a cursor, and lets everybody else's models pass."""

    def __init__(self, func: Any, target: bool = True) -> None:
        super().__init__(func, target)
        self.way: Way = func
        self.fits = self.way.edge.fits

    def check(self, event_data: EventData) -> bool:
        """Whether the money allows it; the cursor then has the position afterwards."""
        cursor = event_data.model
        if cursor.__class__ is not Cursor:
            return True
        done = self.fits(cursor.position, cursor.amount, cursor.wanted, cursor.drawable)
        if done is None:
            return False
        cursor.position, cursor.amount, cursor.moved = done
        cursor.way = self.way
        return True


class GuardedTransition(Transition):
    """A transition whose one condition is the money guard of the way it was made from."""

    condition_cls = MoneyGuard


class LifecycleMachine(Machine):
    """A machine made of guarded transitions."""

    transition_cls = GuardedTransition


def build(lifecycle: Lifecycle) -> Machine:
    """Build the machine of a checked lifecycle."""
    # auto_transitions would let a settled payment jump straight to refunded.
    # No models: registering one costs kilobytes and a scan, so a slotted cursor
    # is triggered instead. Callables, never names: names resolve to imports.
    machine = LifecycleMachine(
        model=None,
        states=[{"name": state.name, "final": state.final} for state in lifecycle.states.values()],
        initial=None,
        transitions=None,
        auto_transitions=False,
        ignore_invalid_triggers=False,
        queued=False,
        send_event=True,
        name=lifecycle.name,
    )
    for by_trigger in lifecycle.ways.values():
        for trigger, ways in by_trigger.items():
            for way in ways:
                machine.add_transition(
                    trigger=trigger,
                    source=way.source.name,
                    dest=way.dest.name,
                    conditions=[way],  # type: ignore[list-item]  # a MoneyGuard takes a way
                )
    return machine


def step(lifecycle: Lifecycle, cursor: Cursor, trigger: str) -> bool:
    """
    Take one step, if the lifecycle has it here and the money allows it.

    Returns:
        Whether it was taken; the cursor has moved only then.
    """
    try:
        return bool(lifecycle.machine().events[trigger].trigger(cursor))
    except MachineError:
        return False
