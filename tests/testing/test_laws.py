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


def planted(monkeypatch, name, value):
    monkeypatch.setattr(laws, name, value)


PLANTED = {
    1: ("look", lambda true: lambda transaction, at: evolve(true(transaction, at=at), id=str(transaction.history))),
    2: ("record", lambda true: lambda transaction, event: evolve(true(transaction, event), before=None)),
    3: ("transaction_of", lambda true: lambda *told: _with_a_coin_too_few(true(*told))),
    4: ("step", lambda true: lambda *given: True),
    5: ("render", lambda true: lambda view, **how: evolve(true(view, **how), label="")),
    6: ("look", lambda true: lambda transaction, at: evolve(true(transaction, at=at), state="refunded")),
    7: ("render", lambda true: lambda view, **how: evolve(true(view, **how), notes=(laws.CANARY,))),
    8: ("render", lambda true: lambda view, **how: evolve(true(view, **how), next_step="All is well.")),
    10: ("from_json", lambda true: lambda text, lifecycle: evolve(true(text, lifecycle), notes=())),
}


def _with_a_coin_too_few(transaction):
    steps = transaction.fold.steps
    first = steps[0]._replace(amount=first_amount(steps) + 1)
    return evolve(
        transaction,
        fold=transaction.fold._replace(steps=(first, *(s._replace(amount=s.amount + 1) for s in steps[1:]))),
    )


def first_amount(steps):
    return steps[0].amount


@pytest.mark.parametrize("number", PLANTED)
def test_each_law_can_be_broken(monkeypatch, number):
    """
    A law that cannot fail would promise nothing.
    """
    name, lie = PLANTED[number]
    monkeypatch.setattr(laws, name, lie(getattr(laws, name)))
    with pytest.raises((AssertionError, Exception)):  # a group where it breaks in several ways
        BY_NUMBER[number].prove(ORDER)
