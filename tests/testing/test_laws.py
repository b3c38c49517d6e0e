import pytest
from attrs import evolve

from aboveboard.testing import LAWS, laws
from orders import ORDER

BY_NUMBER = {law.number: law for law in LAWS}


def test_the_laws_are_numbered_as_the_design_numbers_them():
    assert list(BY_NUMBER) == [1, 2, 3, 4, 5, 6, 7, 8, 10]
    assert all(law.says and law.holds.__doc__ for law in LAWS)


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_a_lifecycle_of_ones_own_is_asked_the_same(law):
    law.prove(ORDER)


def changed(true, **lie):
    """What it really gives, with one thing changed."""
    return lambda *given, **how: evolve(true(*given, **how), **lie)


def a_coin_too_few(true):
    def lie(*given):
        transaction = true(*given)
        steps = tuple(step._replace(amount=step.amount + 1) for step in transaction.steps)
        return evolve(transaction, fold=transaction.fold._replace(steps=steps))

    return lie


def as_it_arrived(true):
    def lie(transaction, *, at):
        references = [entry.event.reference for entry in transaction.history]
        return evolve(true(transaction, at=at), id=str(references))

    return lie


LIES = {
    1: ("look", as_it_arrived),
    2: ("record", lambda true: changed(true, before=None)),
    3: ("transaction_of", a_coin_too_few),
    4: ("step", lambda true: lambda *given: True),
    5: ("render", lambda true: changed(true, label="")),
    6: ("look", lambda true: changed(true, state="refunded")),
    7: ("render", lambda true: changed(true, notes=(laws.CANARY,))),
    8: ("Standing", lambda true: type("Never", (), {**true.__members__, "OVERDUE": None})),
    10: ("from_json", lambda true: changed(true, notes=())),
}


@pytest.mark.parametrize("number", LIES)
def test_each_law_can_be_broken(monkeypatch, number):
    """
    A law that cannot fail would promise nothing.
    """
    name, lie = LIES[number]
    monkeypatch.setattr(laws, name, lie(getattr(laws, name)))
    with pytest.raises(Exception) as error:  # noqa: PT011  # a group, where it breaks in several ways
        BY_NUMBER[number].prove(ORDER)
    faults = getattr(error.value, "exceptions", (error.value,))
    assert all(isinstance(fault, AssertionError) for fault in faults)
