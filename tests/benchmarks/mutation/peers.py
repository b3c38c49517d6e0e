"""
What an ordinary team would test the same services with: state machines written by hand, and shortest paths.

None of the hand-written machines uses the kit. Each knows the usual life of a payment, asserts the
status, what has arrived and that no money is lost, and leaves the rest out, as people do.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from types import ModuleType, SimpleNamespace
from typing import Any

from hypothesis import seed
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from aboveboard import Lifecycle
from aboveboard.testing import Delivery, Journey
from aboveboard.testing.expecting import Expectation
from aboveboard.testing.places import Stride, ways_to
from benchmarks.mutation.layers import at_most
from benchmarks.mutation.scripts import Script
from services import bank_debit, card_payment, payout
from services.service import Service

MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
STEPS = 20
amounts = st.integers(1, 100_000)
halves = st.booleans()


def status_is(*names: str) -> Callable[[Any], Any]:
    """Only in these states."""
    return precondition(lambda self: self.status in names)


class ByHand(RuleBasedStateMachine):
    """A service, and what we believe about it: its status, its amount, and how much the seller or payee has."""

    billing: ModuleType
    repeats = False

    @initialize(amount=amounts)
    def opened(self, amount: int) -> None:
        self.service = Service(self.billing)  # type: ignore[arg-type]
        self.amount, self.status, self.arrived = amount, self.billing.STATE, 0
        self.events: list[Any] = []
        opening = self.event("open", amount)
        self.service.start(opening)
        self.service.tick(opening.occurred_at)

    def event(self, trigger: str, minor: int | None = None) -> Any:
        number = len(self.events)
        event = SimpleNamespace(
            trigger=trigger,
            minor=minor,
            reference=f"event-{number}",
            source="test",
            sequence=number,
            occurred_at=MONDAY + timedelta(hours=number),
            about=("payment",),
            names={},
            currency="EUR",
            reason="",
        )
        self.events.append(event)
        return event

    def happens(self, trigger: str, status: str, minor: int | None = None) -> None:
        assert self.service.deliver(self.event(trigger, minor)) == "applied"
        self.status = status

    @rule(hours=st.integers(1, 24))
    def time_passes(self, hours: int) -> None:
        self.service.tick(self.events[-1].occurred_at + timedelta(hours=hours))

    @precondition(lambda self: self.repeats and len(self.events) > 1)
    @rule(data=st.data())
    def comes_again(self, data: st.DataObject) -> None:
        before = self.service.state(), self.service.money()
        assert self.service.deliver(data.draw(st.sampled_from(self.events[1:]))) == "duplicate"
        assert (self.service.state(), self.service.money()) == before

    @invariant()
    def status_is_what_we_believe(self) -> None:
        if hasattr(self, "service"):
            assert self.service.state() == self.status

    @invariant()
    def no_money_is_lost(self) -> None:
        if hasattr(self, "service"):
            assert sum(self.service.money().values()) == self.amount
            assert min(self.service.money().values()) >= 0

    @invariant()
    def what_arrived_is_there(self) -> None:
        if hasattr(self, "service"):
            assert self.service.money().get("payee", 0) == self.arrived


class CardPayment(ByHand):
    billing = card_payment
    collected = 0

    @status_is("created")
    @rule()
    def submit(self) -> None:
        self.happens("submit", "processing")

    @status_is("created", "processing")
    @rule()
    def authorise(self) -> None:
        self.happens("authorise", "authorised", self.amount)

    @status_is("processing")
    @rule()
    def confirm(self) -> None:
        self.happens("ask_to_confirm", "action_required")
        self.happens("submit", "processing")

    @status_is("authorised")
    @rule(half=halves)
    def capture(self, half: bool) -> None:
        self.collected = max(self.amount // 2, 1) if half else self.amount
        self.happens("capture", "captured", self.collected)

    @status_is("captured")
    @rule()
    def settle(self) -> None:
        self.happens("settle", "settled", self.collected)
        self.arrived = self.collected

    @status_is("created", "processing", "authorised")
    @rule()
    def decline(self) -> None:
        self.happens("decline", "declined", self.amount)

    @status_is("declined")
    @rule()
    def try_again(self) -> None:
        self.happens("submit", "processing")

    @status_is("authorised")
    @rule()
    def cancel(self) -> None:
        self.happens("cancel", "cancelled", self.amount)

    @status_is("authorised")
    @rule()
    def expire(self) -> None:
        self.happens("expire", "expired", self.amount)

    @status_is("captured", "settled")
    @rule()
    def reverse(self) -> None:
        self.happens("reverse", "reversed", self.collected)
        self.arrived = 0


class BankDebit(ByHand):
    billing = bank_debit

    @status_is("created", "failed", "retry_scheduled")
    @rule()
    def submit(self) -> None:
        self.happens("submit", "submitted")

    @status_is("submitted")
    @rule()
    def confirm(self) -> None:
        self.happens("confirm", "collected", self.amount)

    @status_is("collected")
    @rule()
    def pay_out(self) -> None:
        self.happens("pay_out", "paid_out", self.amount)
        self.arrived = self.amount

    @status_is("submitted")
    @rule()
    def fail(self) -> None:
        self.happens("fail", "failed")

    @status_is("failed")
    @rule()
    def schedule_retry(self) -> None:
        self.happens("schedule_retry", "retry_scheduled")

    @status_is("collected", "paid_out")
    @rule()
    def charge_back(self) -> None:
        self.happens("charge_back", "returned", self.amount)
        self.arrived = 0

    @status_is("returned")
    @rule()
    def settle_return(self) -> None:
        self.happens("settle_return", "return_settled", self.amount)

    @status_is("returned")
    @rule()
    def cancel_chargeback(self) -> None:
        self.happens("cancel_chargeback", "collected", self.amount)

    @status_is("created", "submitted")
    @rule()
    def cancel(self) -> None:
        self.happens("cancel", "cancelled")


class Payout(ByHand):
    billing = payout

    @status_is("created", "failed", "returned")
    @rule()
    def send(self) -> None:
        self.happens("send", "in_transit", self.amount)

    @status_is("in_transit")
    @rule()
    def pay(self) -> None:
        self.happens("pay", "paid", self.amount)
        self.arrived = self.amount

    @status_is("paid")
    @rule()
    def confirm(self) -> None:
        self.happens("confirm", "confirmed", self.amount)

    @status_is("in_transit", "paid")
    @rule()
    def fail(self) -> None:
        self.happens("fail", "failed", self.amount)
        self.arrived = 0

    @status_is("failed")
    @rule()
    def return_funds(self) -> None:
        self.happens("return_funds", "returned", self.amount)

    @status_is("returned")
    @rule()
    def retry(self) -> None:
        self.happens("retry", "created", self.amount)

    @status_is("created", "in_transit")
    @rule()
    def block(self) -> None:
        self.happens("block", "blocked", self.amount)

    @status_is("blocked")
    @rule()
    def unblock(self) -> None:
        self.happens("unblock", "in_transit", self.amount)

    @status_is("created", "returned")
    @rule()
    def cancel(self) -> None:
        self.happens("cancel", "cancelled", self.amount)


MACHINES: Mapping[str, type[ByHand]] = {"card_payment": CardPayment, "bank_debit": BankDebit, "payout": Payout}


def by_hand(lifecycle: Lifecycle, *, repeats: bool = False) -> bool:
    """Whether the machine written by hand finds the service wrong, in a hundred examples."""
    machine = type("Machine", (MACHINES[lifecycle.name],), {"repeats": repeats})
    try:
        run_state_machine_as_test(seed(1)(machine), settings=at_most(100, stateful_step_count=STEPS))
    except Exception:
        return True
    return False


def by_paths(lifecycle: Lifecycle, *, everything: bool = False) -> bool:
    """Whether a shortest path to each state finds it wrong: by the states, or by money and English words as well."""
    return any(not _follows(script, everything) for script in paths(lifecycle))


@cache
def paths(lifecycle: Lifecycle) -> tuple[Script, ...]:
    """A shortest path to every state."""
    found: dict[str, tuple[Stride, ...]] = {}
    for (state, *_), walk in ways_to(lifecycle).items():
        found.setdefault(str(state), walk)
    journeys = (Journey(lifecycle, tuple(stride.happening for stride in walk)) for walk in found.values())
    return tuple(Script.of(Delivery(journey)) for journey in journeys)


def _follows(script: Script, everything: bool) -> bool:
    if everything:
        return not script.finds()
    try:
        return all(state == expected for state, expected in _states(script))
    except Exception:
        return False


def _states(script: Script) -> Iterator[tuple[str, str]]:
    opening, *rest = script.arrivals
    service = script.service()
    expected = Expectation.of(script.lifecycle, opening.event)
    service.start(opening.event)
    yield service.state(), expected.state
    for arrival in rest:
        service.deliver(arrival.event)
        expected = expected.after(arrival.event)
        yield service.state(), expected.state
