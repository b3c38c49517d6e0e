import logging

from transitions import Machine

from aboveboard.flows import PURCHASE


class Order:
    state = "pending"


def test_your_own_model_can_use_the_plain_machine():
    machine = PURCHASE.machine()
    assert isinstance(machine, Machine)
    assert machine is PURCHASE.machine()
    order = Order()
    machine.events["settle"].trigger(order)
    assert order.state == "settled"


def test_final_states_are_final_there_too():
    machine = PURCHASE.machine()
    assert {name for name, state in machine.states.items() if state.final} == {
        name for name, state in PURCHASE.states.items() if state.final
    }


def test_nothing_about_a_customer_is_logged(caplog):
    from facts import after, event

    with caplog.at_level(logging.DEBUG):
        after(event("settle", minor=4200))
    assert "Café" not in caplog.text
    assert "42" not in caplog.text
