"""Law 12: a payment told together with its refunds and disputes says nothing that none of them knows."""

from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from aboveboard import look, render
from aboveboard.flows import BANK_DEBIT, CARD_PAYMENT, DISPUTE, PURCHASE, REFUND
from aboveboard.journeys import ROLL_UP, Journey
from aboveboard.lifecycle import ASSUMED, DISPUTED, PAYER, RETURNING
from aboveboard.money import to_minor
from aboveboard.testing import tour, transactions
from aboveboard.testing.journeys import HOUR, START
from aboveboard.view import News

TABLED = (CARD_PAYMENT, BANK_DEBIT, REFUND, DISPUTE)
LOCALES = ("en", "de", "es", "fr", "pt_BR", "ar", "ja")
moments = st.integers(0, 24 * 400).map(lambda hours: START + hours * HOUR)


@st.composite
def whole_journeys(draw):
    """A payment and up to three things that belong to it, wherever each of them stands."""
    payment = draw(transactions(draw(st.sampled_from((CARD_PAYMENT, BANK_DEBIT)))))
    parts = draw(st.lists(st.sampled_from((REFUND, DISPUTE)).flatmap(transactions), max_size=3))
    return Journey(payment, tuple(parts))


def _minor(position, holder):
    return to_minor(position[holder]) if holder in position else 0


@given(whole_journeys(), moments)
def test_the_money_of_a_payment_is_told_once(journey, at):
    """
    However many refunds and disputes there are, the amounts you read add up to what you paid.
    """
    view = journey.look(at=at)
    assert sum(map(to_minor, view.position.values())) == to_minor(journey.payment.amount)
    assert sum(to_minor(part) for _, part in view.whereabouts) == to_minor(journey.payment.amount)
    assert all(to_minor(part) > 0 for _, part in view.whereabouts)


@given(whole_journeys(), moments)
def test_no_money_is_told_to_come_back_that_no_part_sends_back(journey, at):
    """
    Nobody tells you that more is coming back than is.
    """
    view = journey.look(at=at)
    for holder in (RETURNING, DISPUTED, PAYER):
        said = _minor(view.position, holder)
        assert said <= sum(_minor(one.position, holder) for one in journey.transactions)


@given(whole_journeys(), moments)
def test_it_is_no_surer_than_its_least_sure_part(journey, at):
    """
    One open question keeps all of it open.
    """
    view = journey.look(at=at)
    parts = [look(one, at=at) for one in journey.transactions]
    assert view.certainty == min(part.certainty for part in parts)
    assert view.certainty <= PURCHASE.states[view.state].certainty or view.news is News.CHECKING
    assert not view.final or all(part.final for part in parts)
    assert view.promise is None or view.promise in [part.promise for part in parts]
    if any(part.news is News.CONFLICTING for part in parts):
        assert view.news is News.CONFLICTING
        assert view.promise is None
    known = [part.may_change_until for part in parts if not part.final]
    assert view.may_change_until is None or view.may_change_until == max(known)


@given(whole_journeys(), moments)
def test_everything_that_happened_is_in_one_timeline(journey, at):
    """
    You read what happened from top to bottom, and nothing is left out.
    """
    lines = journey.look(at=at).timeline
    assert [line.at for line in lines] == sorted(line.at for line in lines)
    assert len(lines) == sum(len(look(one, at=at).timeline) for one in journey.transactions)


@given(whole_journeys(), moments, st.randoms())
def test_the_order_of_its_parts_does_not_matter(journey, at, random):
    """
    However we came to know of your refunds, you read the same.
    """
    parts = list(journey.parts)
    random.shuffle(parts)
    if len({part.id for part in parts}) == len(parts):
        assert Journey(journey.payment, tuple(parts)).look(at=at).state == journey.look(at=at).state


@given(whole_journeys(), moments, st.sampled_from(LOCALES))
def test_it_has_words_in_every_language(journey, at, locale):
    """
    All of it is told in your language.
    """
    words = render(journey.look(at=at), locale=locale)
    assert words.locale == locale
    assert "{" not in "".join((words.label, words.explanation, words.next_step, words.money, words.action))


@pytest.mark.parametrize("lifecycle", TABLED, ids=lambda lifecycle: lifecycle.name)
def test_every_state_of_a_part_is_in_the_table(lifecycle):
    """
    There is nothing we would not know how to tell you.
    """
    assert {state for name, state in ROLL_UP if name == lifecycle.name} == set(lifecycle.states)


@pytest.mark.parametrize("row", ROLL_UP, ids=":".join)
def test_a_plain_state_claims_no_more_than_the_state_beneath(row):
    """
    A plain word may say less than we know, never more.
    """
    lifecycle = next(one for one in TABLED if one.name == row[0])
    state, plain = lifecycle.states[row[1]], ROLL_UP[row].state
    if plain is not None:
        assert plain.certainty <= state.certainty or (state.certainty is ASSUMED and plain.name == "pending")


def _places(lifecycle):
    """A transaction in every place that a tour passes."""
    for journey in tour(lifecycle):
        for length in range(len(journey.happenings) + 1):
            yield evolve(journey, happenings=journey.happenings[:length]).transaction()


@pytest.mark.parametrize("lifecycle", [CARD_PAYMENT, BANK_DEBIT], ids=lambda lifecycle: lifecycle.name)
def test_paid_is_only_what_was_collected_and_unpaid_only_what_was_not(lifecycle):
    """
    "Paid" means that somebody has your money, and "Not paid" that nobody does.
    """
    for transaction in _places(lifecycle):
        view = Journey(transaction).look(at=transaction.newest.occurred_at + timedelta(hours=1))
        collected = {"payee", "in_transit", "unknown"} | ({"held"} if lifecycle is BANK_DEBIT else set())
        has_any = any(holder.value in collected for holder in view.position)
        if view.state == "settled":
            assert has_any
        if view.state in ("declined", "expired", "cancelled"):
            assert not has_any
