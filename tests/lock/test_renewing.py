import pytest
from attrs import evolve

from aboveboard.flows import PURCHASE
from aboveboard.flows.purchase import EXPIRED
from aboveboard.lock import Kind, Lock, Renewal, dumps, loads, renew
from changing import with_edges, with_states

AGREED = renew(Lock(), {"purchase": PURCHASE}).lock
LATER = with_edges(
    with_states(PURCHASE, {"expired": evolve(EXPIRED, name="lapsed")}),
    lambda edge: evolve(edge, trigger="lapse", key="lapse") if edge.trigger == "expire" else edge,
)
YOURS = """
[migrations.purchase]
triggers.expire = "lapse"
states.expired = "lapsed"
"""


def faults(renewal: Renewal) -> list[str]:
    return [str(fault) for fault in renewal.faults]


def test_what_is_new_is_told_in_a_sentence_not_in_a_hundred():
    first = renew(Lock(), {"purchase": PURCHASE})
    assert first.kind is Kind.ADDITIVE
    assert first.is_possible
    assert {name: len(changes.changes) for name, changes in first.changes.items()} == {
        "purchase": 1,
        "shared sentences": 1,
    }


def test_what_was_agreed_is_still_so():
    again = renew(loads(dumps(AGREED)), {"purchase": PURCHASE})
    assert again.changes == {}
    assert again.kind is Kind.NONE
    assert again.is_possible


def test_a_name_that_is_gone_needs_a_migration():
    renewal = renew(AGREED, {"purchase": LATER})
    assert renewal.kind is Kind.BREAKING
    assert not renewal.is_possible
    assert renewal.missing == {"purchase": {"triggers": {"expire": ""}, "states": {"expired": ""}}}


def test_with_its_migration_it_can_be_agreed_to_and_the_migration_stays():
    """
    What you bought last year still reads, whatever we call it this year.
    """
    renewal = renew(evolve(AGREED, yours=YOURS), {"purchase": LATER})
    assert renewal.kind is Kind.BREAKING
    assert renewal.is_possible
    again = renew(loads(dumps(renewal.lock)), {"purchase": LATER})
    assert again.changes == {}
    assert again.is_possible
    assert again.lock.yours == YOURS


@pytest.mark.parametrize(
    ("yours", "fault"),
    [
        (
            YOURS.replace('"lapse"', '"laps"'),
            "migrations.purchase.triggers.expire: leads to 'laps', which is not there",
        ),
        (YOURS.replace('"lapsed"', '""'), "migrations.purchase.states.expired: leads to '', which is not there"),
        (
            YOURS + 'triggers.settle = "lapse"\n',
            "migrations.purchase.triggers.settle: is still in use, so today's news would be renamed as well",
        ),
        (
            YOURS + '[migrations.gift.triggers]\na = "b"\n',
            "migrations.gift: there is no such lifecycle in the lock; there are: purchase",
        ),
    ],
)
def test_a_migration_that_does_not_fit_is_refused(yours, fault):
    renewal = renew(evolve(AGREED, yours=yours), {"purchase": LATER})
    assert faults(renewal) == [fault]
    assert not renewal.is_possible


def test_an_old_name_of_an_old_name_has_to_lead_to_todays_as_well():
    renewal = renew(evolve(AGREED, yours='\n[migrations.purchase]\ntriggers.run_out = "expire"\n'), {"purchase": LATER})
    assert faults(renewal) == ["migrations.purchase.triggers.run_out: leads to 'expire', which is not there"]
    assert renewal.missing["purchase"]["triggers"] == {"expire": ""}


def test_nothing_may_have_taken_the_place_of_a_trigger():
    gone = with_edges(PURCHASE, lambda edge: None if edge.trigger == "reinstate" else edge)
    renewal = renew(evolve(AGREED, yours='\n[migrations.purchase]\ntriggers.reinstate = ""\n'), {"purchase": gone})
    assert renewal.is_possible
    assert "reinstate is gone." in str(renewal.changes["purchase"])


def test_a_lifecycle_keeps_its_name():
    renewal = renew(AGREED, {"purchase": evolve(PURCHASE, name="payment")})
    assert faults(renewal) == ["purchase: was agreed on as 'purchase'; stored transactions carry that name, so keep it"]


def test_two_lifecycles_of_one_name_are_refused():
    renewal = renew(Lock(), {"a:ONE": PURCHASE, "b:TWO": evolve(PURCHASE)})
    assert faults(renewal) == [
        "b:TWO: has the name of a:ONE: 'purchase'; stored transactions could not tell them apart"
    ]


def test_those_that_nobody_asked_about_stay_as_they_were():
    other = evolve(AGREED.snapshots["purchase"], name="other")
    lock = evolve(
        AGREED, snapshots={"other": other, **AGREED.snapshots}, places={"other": "shop:OTHER", **AGREED.places}
    )
    renewal = renew(lock, {"purchase": PURCHASE})
    assert renewal.changes == {}
    assert renewal.lock == lock


def test_a_lifecycle_may_move_to_another_place():
    renewal = renew(AGREED, {"shop.flows:PURCHASE": PURCHASE})
    assert renewal.changes == {}
    assert renewal.lock.places == {"purchase": "shop.flows:PURCHASE"}
