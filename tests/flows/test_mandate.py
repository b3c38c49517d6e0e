"""Each story of an agreement that a seller may collect from an account, and what the customer reads at its end."""

import csv
import re
from datetime import datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from aboveboard import Event, Lifecycle, Money, look, may, render, request
from aboveboard.errors import BadValue, DefinitionError
from aboveboard.flows import PURCHASE
from aboveboard.flows.mandate import MANDATE
from aboveboard.lifecycle import CONFIRMED, NOBODY, OPEN, PAYEE, PAYER, Edge, Party, State, some
from aboveboard.transaction import NO_MONEY, Transaction, Verdict, allowed, from_json, gather, record, to_json
from aboveboard.view import News
from aboveboard.wording import Wording
from facts import START, event

DAY = 24
NOW = START + timedelta(days=20)
FACTS = Path(__file__).parents[3] / "shared" / "facts" / "provider-map.csv"
MAY_COLLECT = "that Café Olé may collect money from your account"


def fact(day, step):
    trigger, reason = (step, "") if isinstance(step, str) else step
    return event(trigger, DAY * day, reason=reason)


def opened():
    return Transaction.open(MANDATE, id="t", at=START, names={"merchant": "Café Olé"})


def agreement(*steps):
    """The agreement after these facts, a day apart: a trigger, or a trigger with a reason."""
    transaction = opened()
    for day, step in enumerate(steps, 1):
        transaction = record(transaction, fact(day, step)).transaction
    return transaction


def told(transaction, at=NOW):
    return render(look(transaction, at=at), locale="en")


def notice(transaction, step):
    """What we tell the customer when this happens a month later."""
    outcome = record(transaction, fact(30, step))
    return outcome, render(outcome.notice, locale="en").text


STORIES = {
    "nothing yet": ([], "created"),
    "with the bank": (["submit"], "submitted"),
    "happy path": (["submit", "activate"], "active"),
    "active at once": (["activate"], "active"),
    "all we ever hear is that it came back": (["reinstate"], "active"),
    "came back, as far as the bank was asked": (["submit", "reinstate"], "active"),
    "waits for the customer": (["request_approval"], "awaiting_approval"),
    "the customer agrees": (["request_approval", "approve", "submit", "activate"], "active"),
    "agreed, and we only hear that the bank was asked": (["request_approval", "submit"], "submitted"),
    "agreed, and we only hear that it is active": (["request_approval", "activate"], "active"),
    "agreed, and we only hear that it came back": (["request_approval", "reinstate"], "active"),
    "agreed without having been asked": (["approve"], "created"),
    "the customer refuses": (["request_approval", "deny"], "cancelled"),
    "refused without having been asked": (["deny"], "cancelled"),
    "the seller stops asking": (["request_approval", "cancel"], "cancelled"),
    "called off before the bank is asked": (["cancel"], "cancelled"),
    "called off while the bank decides": (["submit", "cancel"], "cancelled"),
    "cancelled": (["submit", "activate", "cancel"], "cancelled"),
    "cancelled while paused": (["activate", "suspend", "cancel"], "cancelled"),
    "the bank takes the cancellation back": (["activate", "cancel", "reinstate"], "active"),
    "cancelled, then active": (["activate", "cancel", "activate"], "active"),
    "cancelled, and asked for again": (["activate", "cancel", "submit", "submit", "reinstate"], "active"),
    "cancelled, asked for again, refused": (["activate", "cancel", "submit", "fail"], "failed"),
    "paused": (["activate", "suspend"], "suspended"),
    "paused, and goes on": (["activate", "suspend", "activate"], "active"),
    "paused, and told as back": (["activate", "suspend", "reinstate"], "active"),
    "paused, and no longer in place": (["activate", "suspend", "fail"], "failed"),
    "all we ever hear is that it is paused": (["suspend"], "suspended"),
    "run out": (["activate", "expire"], "expired"),
    "run out before the bank answers": (["submit", "expire"], "expired"),
    "run out, and renewed": (["activate", "expire", "submit", "reinstate"], "active"),
    "run out, and back at once": (["activate", "expire", "reinstate"], "active"),
    "run out, then active": (["activate", "expire", "activate"], "active"),
    "run out, then cancelled": (["activate", "expire", "cancel"], "cancelled"),
    "refused by the bank": (["submit", "fail"], "failed"),
    "could not be set up at all": (["fail"], "failed"),
    "refused, then tried again": (["fail", "submit", "activate"], "active"),
    "refused, and the customer is asked again": (["fail", "request_approval", "approve"], "created"),
    "refused, and active after all": (["fail", "activate"], "active"),
    "refused, and told as back": (["fail", "reinstate"], "active"),
    "refused, and given up": (["fail", "cancel"], "cancelled"),
    "refused, and run out": (["fail", "expire"], "expired"),
    "no longer in place": (["submit", "activate", "fail"], "failed"),
    "asked for again at another bank": (["activate", "transfer", "submit", "activate"], "active"),
    "moved to another account": (["activate", "transfer"], "active"),
    "used up": (["activate", "use_up"], "used_up"),
    "used up by a payment from before": (["activate", "cancel", "use_up"], "used_up"),
    "replaced": (["activate", "replace"], "replaced"),
    "blocked": (["activate", "block"], "blocked"),
    "blocked before anything": (["block"], "blocked"),
}


@pytest.mark.parametrize(("steps", "state"), STORIES.values(), ids=STORIES)
def test_a_story_ends_where_it_should(steps, state):
    transaction = agreement(*steps)
    assert transaction.state.name == state
    assert transaction.waiting == ()
    assert told(transaction).label == transaction.state.says.label


def test_every_notice_is_in_some_story():
    """
    No sentence was ever written that nobody reads.
    """
    walked = {step.way.edge.key for steps, _ in STORIES.values() for step in agreement(*steps).steps if step.way}
    assert set(MANDATE.notices) == walked


# --- No money -------------------------------------------------------------------------------------------------------


def test_an_agreement_says_nothing_about_money_it_does_not_move():
    """
    An agreement takes nothing from you, so its page names no amount and no place where money would be.
    """
    for steps, _ in STORIES.values():
        transaction = agreement(*steps)
        view = look(transaction, at=NOW)
        card = render(view, locale="en")
        assert card.money == ""
        assert (view.amount, dict(view.position), view.whereabouts) == (NO_MONEY, {}, ())
        assert not re.search(r"[€$£]|XXX", repr(card))


def test_two_answers_about_an_agreement_say_nothing_about_money_either():
    transaction = record(agreement("block"), event("use_up", DAY)).transaction
    assert look(transaction, at=NOW).news is News.CONFLICTING
    card = told(transaction)
    assert (card.label, card.money) == ("Being checked", "")


def test_an_agreement_is_opened_without_an_amount_and_a_purchase_is_not():
    assert opened().currency == "XXX"
    with pytest.raises(BadValue, match="moves no money"):
        Transaction.open(MANDATE, id="t", at=START, amount=Money("42.00", "EUR"))
    with pytest.raises(BadValue, match="how much"):
        Transaction.open(PURCHASE, id="t", at=START)
    with pytest.raises(BadValue, match="how much"):
        Event(OPEN, reference="r", occurred_at=START)


def test_an_amount_that_a_service_mentions_is_kept_and_changes_nothing():
    """
    What somebody says besides the news does not keep the news from you.
    """
    one = Event(OPEN, reference="a", occurred_at=START, amount=Money("42.00", "EUR"), about=("t",))
    other = Event("activate", reference="b", occurred_at=NOW, amount=Money("5.00", "USD"), is_total=True, about=("t",))
    transaction = record(Transaction.opened_by(MANDATE, one), other).transaction
    assert transaction.state.name == "active"
    assert (transaction.amount, transaction.waiting) == (NO_MONEY, ())
    assert transaction.history[0].event.amount == Money("42.00", "EUR")
    assert told(transaction).money == ""


@pytest.mark.parametrize("amount", [NO_MONEY, Money("42.00", "EUR")])
def test_a_second_service_that_tells_of_the_same_agreement_is_no_news(amount):
    transaction = agreement("submit", "activate")
    second = Event(OPEN, reference="theirs", source="other", occurred_at=NOW, amount=amount, about=("t",))
    after = record(transaction, second).transaction
    assert (look(after, at=NOW).news, after.state) == (News.CLEAR, transaction.state)
    assert told(after).timeline == told(transaction).timeline


def test_an_agreement_is_gathered_stored_and_read_back_like_anything_else():
    opening = Event(OPEN, reference="o", source="them", occurred_at=START, amount=NO_MONEY, about=("t",))
    events = [fact(2, "activate"), opening, fact(1, "submit")]
    (transaction,) = gather(events, MANDATE).transactions
    assert transaction.state.name == "active"
    assert from_json(to_json(transaction), MANDATE) == transaction


def test_an_opening_without_money_opens_no_purchase():
    opening = Event(OPEN, reference="o", occurred_at=START, amount=NO_MONEY, about=("t",))
    assert gather([opening], PURCHASE).waiting == (opening,)
    with pytest.raises(BadValue, match="how much"):
        Transaction.opened_by(PURCHASE, opening)


def test_a_lifecycle_without_money_can_neither_move_nor_mention_any():
    """
    Where there is no money, nobody can write a sentence that speaks of some.
    """
    here = State("here", Wording("Here", "It is {amount}.", "No. {nothing_to_do}"), open_ended=True)
    there = State("there", Wording("There", "It was.", "No. {nothing_to_do}"), final=True)
    with pytest.raises(DefinitionError) as caught:
        Lifecycle(
            "errand",
            starts=here,
            starts_with=NOBODY,
            opened="Begun.",
            edges=(
                Edge("go", here, there, moves=PAYER >> PAYEE, notice="{moved} went."),
                Edge("fly", here, there, when=some(PAYEE), notice="It flew."),
            ),
        )
    assert {fault.place for fault in caught.value.faults} == {
        "errand.here:explanation",
        "errand.go:notice",
        "errand.go",
        "errand.fly",
    }


# --- What the customer can do ---------------------------------------------------------------------------------------


def test_what_is_agreed_is_said_with_who_may_collect():
    """
    You can read what you agreed to, that it takes nothing by itself, and how to end it.
    """
    card = told(agreement("submit", "activate"))
    assert card.label == "Active"
    assert card.explanation == f"As far as we know, you have agreed {MAY_COLLECT}."
    assert card.next_step == (
        "The agreement alone takes no money from your account. It holds until somebody ends it, or until it runs out."
    )
    assert card.action == "If you no longer want it, or never agreed to it, tell your bank and the seller."


def test_the_customer_gives_the_agreement_and_can_take_it_back():
    """
    It is your agreement: you give it, and you can end it as long as it holds.
    """
    asked = agreement("request_approval")
    assert set(allowed(asked, Party.CUSTOMER)) == {"approve", "deny"}
    assert told(asked).action.startswith("If you agree, please say so where you were asked.")
    for steps, state in STORIES.values():
        can = set(allowed(agreement(*steps), Party.CUSTOMER))
        if state in ("created", "submitted", "active", "suspended"):
            assert can == {"cancel"}
        elif state != "awaiting_approval":
            assert can == set()
    ended = request(agreement("activate"), "cancel", at=NOW, reference="mine", party=Party.CUSTOMER)
    assert told(ended.transaction).last_heard.startswith("You last told us something")
    assert not may(ended.transaction, "cancel", at=NOW)


def test_ending_it_does_not_promise_that_nothing_more_is_collected():
    """
    A payment that was already under way may still be collected, and you read that before it happens.
    """
    card = told(agreement("submit", "activate", "cancel"))
    assert card.explanation == f"The agreement {MAY_COLLECT} was cancelled."
    assert card.next_step == (
        "If your bank had been asked for a payment before the agreement ended, that payment may still be collected. "
        "What you see here can still change."
    )
    assert card.action.startswith("If anything else is collected, tell your bank.")


def test_a_pause_is_not_an_end():
    card = told(agreement("activate", "suspend"))
    assert card.label == "Paused"
    assert "While it is paused, Café Olé should not use it to ask for money." in card.next_step
    assert "We do not know whether the pause will end, or when." in card.next_step


def test_a_payment_under_a_used_up_agreement_is_not_said_to_have_arrived():
    card = told(agreement("activate", "use_up"))
    assert card.next_step.startswith("This does not say whether that payment went through.")
    assert look(agreement("activate", "use_up"), at=NOW).final


# --- What was said, and no longer holds -----------------------------------------------------------------------------


@pytest.mark.parametrize("back", ["reinstate", "activate"])
@pytest.mark.parametrize(
    ("ended", "said"),
    [("cancel", "was cancelled"), ("expire", "had run out"), ("fail", "was not in place")],
)
def test_an_agreement_that_comes_back_says_what_we_had_told(ended, said, back):
    """
    If something that you had ended holds again, you read it from us first.
    """
    before = agreement(ended)
    outcome, text = notice(before, back)
    assert outcome.retracts is before.state
    assert text == (
        f"We told you that this agreement {said}. That no longer holds: Café Olé may collect money from your account."
    )


def test_an_agreement_that_falls_away_says_what_we_had_told():
    """
    A bank can refuse later what counted as agreed; you then read what had been said, and why it is not so.
    """
    outcome, text = notice(agreement("submit", "activate"), ("fail", "account_not_found"))
    assert outcome.retracts.name == "active"
    assert text == (
        "We told you that Café Olé may collect money from your account. That no longer holds. "
        "The account to pay from could not be found, or it is closed."
    )
    assert told(outcome.transaction).explanation == (
        f"The agreement {MAY_COLLECT} is not in place. The account to pay from could not be found, or it is closed."
    )


def test_nobody_is_told_that_it_held_where_it_never_did():
    _, refused = notice(agreement("submit"), "fail")
    assert refused == "The agreement could not be put in place."
    _, paused = notice(agreement("suspend"), "fail")
    assert paused == "We told you that this agreement was paused. It is no longer in place at all."


# --- By when --------------------------------------------------------------------------------------------------------


def test_a_bank_that_does_not_answer_in_time_is_said_to_be_late():
    asked = agreement("submit")
    assert told(asked, START).next_step == "We expect to know by March 13, 2026 whether it is in place."
    assert told(asked).next_step == (
        "We expected to know by March 13, 2026 whether it is in place, and have heard nothing. "
        "Your bank can tell you where things stand."
    )


def test_a_day_the_service_names_beats_our_own_window():
    day = datetime.fromisoformat("2026-04-01T00:00:00+00:00")
    asked = record(opened(), event("submit", DAY, due=day)).transaction
    assert told(asked).next_step == "We expect to know by April 1, 2026 whether it is in place."


def test_only_what_nobody_can_bring_back_is_final():
    """
    Cancelled and run out are not called final: both can come back.
    """
    assert {name for name, state in MANDATE.states.items() if state.final} == {"used_up", "replaced", "blocked"}
    assert CONFIRMED not in {state.certainty for state in MANDATE.states.values()}


# --- News in another order ------------------------------------------------------------------------------------------


def test_the_order_in_which_news_arrives_changes_nothing():
    """
    However late a message is, you end up reading the same.
    """
    facts = [fact(day, step) for day, step in enumerate(("submit", "activate", "cancel", "reinstate"), 1)]
    cards = set()
    for order in permutations(facts):
        transaction = opened()
        for one in order:
            transaction = record(transaction, one).transaction
        cards.add(told(transaction))
    assert len(cards) == 1
    assert cards.pop().label == "Active"


@pytest.mark.parametrize(
    "steps",
    [
        ("use_up", "cancel"),
        ("use_up", "fail"),
        ("replace", "cancel"),
        ("block", "cancel"),
        ("block", "expire"),
        ("cancel", "expire"),
        ("cancel", "fail"),
        ("activate", "suspend", "submit"),
        ("activate", "request_approval"),
        ("block", "activate"),
    ],
)
def test_news_that_overtook_each_other_is_no_contradiction(steps):
    """
    You are not frightened when two messages only came in the wrong order.
    """
    transaction = agreement(*steps)
    assert [waiting.verdict for waiting in transaction.waiting] == [Verdict.LATE]
    assert look(transaction, at=NOW).news is News.CLEAR


@pytest.mark.parametrize("trigger", ["activate", "reinstate", "cancel", "suspend", "expire"])
def test_what_two_services_report_is_told_once(trigger):
    once = agreement(trigger)
    twice = agreement(trigger, trigger)
    assert (twice.state, twice.waiting) == (once.state, ())
    assert told(twice).timeline == told(once).timeline


# --- What providers say ---------------------------------------------------------------------------------------------

PUBLISHED = {
    "created": "submitted active awaiting_approval failed cancelled blocked",
    "awaiting_approval": "created submitted active cancelled",
    "submitted": "active failed cancelled expired blocked replaced",
    "active": "suspended failed cancelled expired used_up replaced blocked submitted",
    "suspended": "active cancelled expired",
    "cancelled": "submitted active",
    "expired": "submitted active",
    "failed": "awaiting_approval active submitted",
}


@pytest.mark.parametrize(("here", "there"), [(a, b) for a, found in PUBLISHED.items() for b in found.split()])
def test_every_published_step_is_one_edge(here, there):
    """
    What GoCardless, Stripe and PayPal say can follow, can follow.
    """
    assert there in {way.dest.name for ways in MANDATE.ways[here].values() for way in ways}


@pytest.mark.skipif(not FACTS.exists(), reason="the map of the providers is not beside this checkout")
def test_every_word_of_the_provider_map_is_known():
    with FACTS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["lifecycle"] == "mandate"]
    words = {word for row in rows for word in row["state_or_edge"].replace("|", " ").split()}
    known = {*MANDATE.states, *MANDATE.triggers}
    assert rows and words - known == {"(initial)", "by", "status", "(details", "changed)"}


def test_nobody_has_to_know_what_a_mandate_is():
    """
    You read words that you know: an agreement, your bank, the seller.
    """
    said = " ".join(form for message in MANDATE.messages() for form in message.forms).casefold()
    assert not re.search(r"mandate|direct debit|scheme|instruction|authoris|reinstat|suspend|consume", said)


def test_without_a_name_the_seller_is_called_the_seller():
    nameless = Transaction.open(MANDATE, id="t", at=START)
    assert told(nameless).explanation.startswith("The seller would like to collect money from your account.")
    assert told(nameless).timeline[0].text == (
        "An agreement that the seller may collect money from your account was started."
    )


def test_every_state_has_its_words():
    """
    Wherever your agreement stands, we have a whole sentence for it.
    """
    reached = {state: told(agreement(*steps)) for steps, state in STORIES.values()}
    assert set(reached) == set(MANDATE.states)
    for card in reached.values():
        assert card.label and card.explanation and card.next_step
        assert bool(card.action) is not ("You do not need to do anything." in card.next_step)


@pytest.mark.parametrize("first", [None, 4200])
@pytest.mark.parametrize("trigger", ["activate", OPEN])
def test_an_amount_that_somebody_mentions_is_no_part_of_what_they_say(first, trigger):
    """
    That one message about my agreement mentions an amount and another does not is nothing that has to be checked.
    """
    amounts = {None: NO_MONEY if trigger == OPEN else None, 4200: Money("42.00", "EUR")}
    second = 4200 if first is None else None
    agreed = agreement("submit")
    for minor in (first, second):
        news = Event(trigger, reference="m/1", occurred_at=START + timedelta(days=3), amount=amounts[minor])
        outcome = record(agreed, news)
        agreed = outcome.transaction
    assert outcome.verdict is Verdict.DUPLICATE
    assert look(agreed, at=NOW).news is News.CLEAR
    assert agreed.state.name == ("active" if trigger == "activate" else "submitted")


def test_a_second_report_that_says_something_else_is_still_checked():
    """
    If one and the same message says two things, you check before you tell me either.
    """
    when = {"reference": "m/1", "occurred_at": START + timedelta(days=3)}
    agreed = record(agreement("submit"), Event("activate", **when)).transaction
    assert record(agreed, Event("fail", **when)).verdict is Verdict.CONFLICTING
