import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from aboveboard.flows import LIFECYCLES
from aboveboard.testing import MoneyDisagrees, edgings, ledger, machine
from systems import Calm, Slow, Wordless

FEW = settings(max_examples=40, stateful_step_count=30, deadline=None, database=None)
MANY = settings(FEW, max_examples=200, phases=(Phase.generate, Phase.shrink))


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda lifecycle: lifecycle.name)
def test_a_system_that_is_right_runs_beside_its_lifecycle(lifecycle):
    class Mine(Wordless):
        pass

    Mine.lifecycle = lifecycle
    ledger.take()
    run_state_machine_as_test(machine(lifecycle, Mine), settings=FEW)
    assert len(ledger.take()[lifecycle.name]) > len(edgings(lifecycle)) / 4


def test_a_system_that_is_awaited_runs_as_well():
    run_state_machine_as_test(machine(Slow.lifecycle, Slow), settings=settings(FEW, max_examples=3))


def test_a_fault_is_found_and_its_steps_can_be_read():
    class GivesAllBack(Wordless):
        def money(self):
            there = super().money()
            return {"payer": self.transaction.amount} if self.state() == "partly_refunded" else there

    with pytest.raises(MoneyDisagrees) as error:
        run_state_machine_as_test(machine(Calm.lifecycle, GivesAllBack), settings=MANY)
    notes = "\n".join(error.value.__notes__)
    assert "What the customer should have read (purchase, " in notes
    assert "state.bring(news=Happening('refund', " in notes


def test_it_is_named_after_its_lifecycle():
    assert machine(Calm.lifecycle, Calm).__name__ == "PurchaseBeside"
