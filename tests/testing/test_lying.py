import pytest

from aboveboard.flows import PURCHASE
from aboveboard.testing import check, mutate, single_faults, tour
from aboveboard.testing.lying import LIES
from systems import Calm, Slow


def every_way(make):
    for delivery in single_faults(PURCHASE):
        check(delivery, make, locales=("en", "de"))


def states_alone(make):
    for journey in tour(PURCHASE):
        system = make()
        opening, *events = journey.events()
        system.start(opening)
        for event in events:
            system.deliver(event)
        assert system.state() == journey.transaction().state.name


def test_the_kit_misses_no_lie():
    """
    No system can lie to you in these ways and pass.
    """
    report = mutate(every_way, Calm)
    assert report.missed == ()
    assert str(report) == f"{len(LIES)} of {len(LIES)} lies were caught."


def test_what_weak_tests_miss_is_told_by_name():
    report = mutate(states_alone, Calm)
    assert "takes all the money, whatever the amount" in report.caught
    assert "moves money backwards" in report.missed
    assert {*report.caught, *report.missed} == set(LIES)
    assert "  missed: a system that moves money backwards" in str(report).splitlines()


def test_tests_that_fail_against_the_system_itself_prove_nothing():
    def never(make):
        raise LookupError("broken tests")

    with pytest.raises(LookupError):
        mutate(never, Calm)


def test_a_system_that_is_awaited_lies_as_well():
    def some(make):
        for delivery in single_faults(PURCHASE)[:60]:
            check(delivery, make, locales=("en", "de"))

    assert mutate(some, Slow) == mutate(some, Calm)
