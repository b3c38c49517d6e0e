from collections import Counter
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from aboveboard import Transaction, look, record, render
from aboveboard.flows import PURCHASE
from aboveboard.flows.purchase import ACTION_NEEDED, DECLINED
from aboveboard.lock import Kind, Lock, compare, missing, renew, snapshot
from aboveboard.testing import facts as sets_of_facts
from aboveboard.testing import journeys
from aboveboard.transaction import Migration, allowed, from_json, to_json
from changing import renamed, with_edges, with_states
from facts import LOCALES, START, event, gathered, opening

# One trigger and one state have other names, a reason is gone, and so is an edge.
MIGRATION = Migration(
    triggers={"authorise": "authorize"},
    states={"action_needed": "awaiting_you"},
    reasons={"pin_needed": "details_did_not_match"},
)
KEYS = {"purchase.authorise:": "purchase.authorize:", "purchase.action_needed:": "purchase.awaiting_you:"}


def next_version(folder):
    """The purchase one release later: changed in every way that a migration can bridge, and in one that it cannot."""

    def edge(one):
        if one.trigger == "authorise":
            return evolve(one, trigger="authorize", key="authorize")
        if one.trigger == "expire":
            return evolve(one, sources=tuple(state for state in one.sources if state is not DECLINED))
        return one

    return with_states(
        with_edges(PURCHASE, edge),
        {"action_needed": evolve(ACTION_NEEDED, name="awaiting_you")},
        reasons=tuple(reason for reason in PURCHASE.reasons if reason.id != "pin_needed"),
        catalogs=renamed(PURCHASE.catalogs, folder, KEYS),
    )


CATALOGS = TemporaryDirectory()
LATER = next_version(Path(CATALOGS.name))


def one_in_every_state():
    """A transaction of the old version in each of its states, the shortest way there."""
    found, todo = {}, [Transaction.opened_by(PURCHASE, opening())]
    while todo and len(found) < len(PURCHASE.states):
        transaction = todo.pop(0)
        found.setdefault(transaction.state.name, transaction)
        hours = len(transaction.history)
        for trigger in allowed(transaction):
            for minor in (None, 1000):
                fact = event(trigger, hours, 5000 if trigger == "open" else minor, reason="pin_needed")
                after = record(transaction, fact).transaction
                if after.state.name not in found and not after.waiting:
                    todo.append(after)
    return found


STORED = {name: to_json(transaction) for name, transaction in one_in_every_state().items()}


def test_a_transaction_was_stored_in_every_state():
    assert STORED.keys() == PURCHASE.states.keys()


def test_this_is_a_breaking_change_and_its_migration_is_complete():
    changes = compare(snapshot(PURCHASE), snapshot(LATER), MIGRATION)
    assert changes.kind is Kind.BREAKING
    assert [change.text for change in changes.changes if change.kind is not Kind.WORDS] == [
        "authorise is called authorize now.",
        "pin_needed is told as details_did_not_match now.",
        "action_needed is awaiting_you now.",
        "expire, from declined, is gone. News of it does not fit there any more, stored or not.",
    ]
    assert missing(snapshot(PURCHASE), snapshot(LATER), MIGRATION) == {}


def test_the_migration_that_was_reviewed_is_the_one_to_read_with():
    yours = """
    [migrations.purchase]
    triggers.authorise = "authorize"
    states.action_needed = "awaiting_you"
    reasons.pin_needed = "details_did_not_match"
    """
    agreed = renew(Lock(), {"purchase": PURCHASE}).lock
    renewal = renew(evolve(agreed, yours=yours), {"purchase": LATER})
    assert renewal.is_possible
    assert renewal.lock.migration("purchase") == MIGRATION


def facts_of(transaction):
    return Counter((one.event.source, one.event.reference, one.event.minor) for one in transaction.history)


def kept(transaction):
    """Every fact that was applied, or waits."""
    events = [one.event for one in (*transaction.steps, *transaction.waiting)]
    return {(one.source, one.reference) for one in events}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("state", PURCHASE.states)
def test_every_state_that_was_stored_still_renders(state, locale):
    """
    Whatever we call it this year, what you bought last year is still there, in your language.
    """
    before = from_json(STORED[state], PURCHASE)
    after = from_json(STORED[state], LATER, MIGRATION)

    assert after.state.name == MIGRATION.states.get(state, state)
    assert after.position == before.position
    assert facts_of(after) == facts_of(before)
    at = START + timedelta(days=1)
    now, then = (render(look(one, at=at), locale=locale) for one in (after, before))
    assert now.locale == locale
    if "pin_needed" not in STORED[state]:
        assert now == then
    assert now.label == then.label
    assert len(now.timeline) == len(then.timeline)


@given(facts=sets_of_facts(PURCHASE), locale=st.sampled_from(LOCALES), days=st.integers(0, 400), migrated=st.booleans())
def test_whatever_was_stored_still_renders_and_nothing_is_lost(facts, locale, days, migrated):
    """
    Nothing you told us, and nothing your bank told us, is ever lost to a new version.
    """
    before = gathered(facts)
    after = from_json(to_json(before), LATER, MIGRATION if migrated else None)

    assert facts_of(after) == facts_of(before)
    assert kept(after) == kept(before)
    assert after.id == before.id
    assert sum(after.steps[-1].position) == after.steps[-1].amount
    words = render(look(after, at=START + timedelta(days=days)), locale=locale)
    assert words.locale == locale
    assert words.label
    assert words.explanation
    assert words.money


@given(journey=journeys(PURCHASE), locale=st.sampled_from(LOCALES))
def test_what_did_not_take_the_lost_edge_reads_as_it_read(journey, locale):
    """
    A change that has nothing to do with you changes nothing for you.
    """
    facts = [evolve(fact, reason=MIGRATION.reasons.get(fact.reason, fact.reason)) for fact in journey.events()]
    before = gathered(facts)
    # What does not fit is judged by all that could still happen, and that has changed.
    assume(not before.waiting)
    assume(
        not any(step.way and step.way.source is DECLINED and step.way.edge.trigger == "expire" for step in before.steps)
    )
    after = from_json(to_json(before), LATER, MIGRATION)

    assert after.state.name == MIGRATION.states.get(before.state.name, before.state.name)
    assert after.position == before.position
    assert not after.waiting
    now, then = (render(look(one, at=START), locale=locale) for one in (after, before))
    assert now == then


def test_what_took_the_lost_edge_is_not_passed_over_in_silence():
    before = Transaction.opened_by(PURCHASE, opening())
    for fact in (event("decline", 1), event("expire", 2)):
        before = record(before, fact).transaction
    assert before.state.name == "expired"
    after = from_json(to_json(before), LATER, MIGRATION)
    assert after.state.name == "declined"
    assert [one.event.trigger for one in after.waiting] == ["expire"]
    assert look(after, at=START + timedelta(days=1)).news.value == "conflicting"
