"""Each story of a payment that is questioned, and what the one who questioned it reads."""

import csv
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from aboveboard import look, render
from aboveboard.flows.dispute import DISPUTE
from aboveboard.lifecycle import REPORTED
from aboveboard.transaction import Basis, Cause, Transaction, Verdict, allowed, record
from aboveboard.view import News
from facts import START, after, event, money, opening

DAY = 24
FACTS = Path(__file__).parents[3] / "shared" / "facts" / "provider-map.csv"


def dispute(*steps, **more):
    """The dispute after these facts, a day apart: a trigger, or a trigger with an amount."""
    return after(*(fact(day, step, **more) for day, step in enumerate(steps, 1)), lifecycle=DISPUTE)


def fact(day, step, **more):
    trigger, minor = (step, None) if isinstance(step, str) else step
    return event(trigger, DAY * day, minor, **more)


def told(transaction, days=15):
    return render(look(transaction, at=START + timedelta(days=days)), locale="en")


def notice(transaction, trigger, minor=None, **more):
    """What we tell the customer when this happens two weeks later."""
    outcome = record(transaction, event(trigger, 14 * DAY, minor, **more))
    return outcome, render(outcome.notice, locale="en").text


def position(transaction):
    return {holder.value: int(part.amount * 100) for holder, part in transaction.position.items()}


ALL = 4200
TAKEN = ("escalate", "withdraw_funds")
REVIEWED = (*TAKEN, "submit_evidence")
PARTLY_LOST = (*REVIEWED, ("lose", 1000))
SELLERS, OPEN, CUSTOMERS = {"payee": ALL}, {"disputed": ALL}, {"payer": ALL}
SPLIT = {"payer": 1000, "payee": 3200}
STORIES = {
    "reported": ((), "notified", SELLERS),
    "questioned": (("escalate",), "opened", SELLERS),
    "questioned, and taken from the seller": (TAKEN, "opened", OPEN),
    "looked into": (REVIEWED, "under_review", OPEN),
    "decided for the customer": ((*REVIEWED, "lose"), "lost", CUSTOMERS),
    "decided for the seller": ((*REVIEWED, "win", "reinstate_funds"), "won", SELLERS),
    "given back to the seller first, then decided": ((*REVIEWED, "reinstate_funds", "win"), "won", SELLERS),
    "looked into, and nobody said that it was questioned": (("submit_evidence",), "under_review", SELLERS),
    "lost is all we ever hear": (("lose",), "lost", CUSTOMERS),
    "won is all we ever hear": (("win",), "won", SELLERS),
    "lost at once, and taken": (("escalate", "lose", "withdraw_funds"), "lost", CUSTOMERS),
    "the seller did not answer": ((*TAKEN, "defence_period_over"), "lost", CUSTOMERS),
    "the time ran out after the answer": ((*REVIEWED, "defence_period_over"), "under_review", OPEN),
    "asked for more": ((*REVIEWED, "escalate", "submit_evidence"), "under_review", OPEN),
    "handed in more": ((*REVIEWED, "submit_evidence"), "under_review", OPEN),
    "reinstated while it is looked into": ((*REVIEWED, "reinstate_funds"), "under_review", SELLERS),
    "reported with another amount than is questioned": (
        (("open", 4000), *TAKEN),
        "opened",
        {"disputed": 4000},
    ),
    "asked": (("open_inquiry",), "inquiry", SELLERS),
    "asked and answered": (("open_inquiry", "answer_inquiry"), "inquiry_answered", SELLERS),
    "asked, and information handed in": (("open_inquiry", "submit_evidence"), "inquiry_answered", SELLERS),
    "asked, and no answer": (("open_inquiry", "defence_period_over"), "inquiry_answered", SELLERS),
    "asked, held, closed": (("open_inquiry", "withdraw_funds", "close_inquiry"), "inquiry_closed", SELLERS),
    "asked, closed, asked again": (("open_inquiry", "close_inquiry", "open_inquiry"), "inquiry", SELLERS),
    "asked, closed, questioned": (("open_inquiry", "close_inquiry", *TAKEN), "opened", OPEN),
    "asked, closed, taken": (("open_inquiry", "close_inquiry", "withdraw_funds"), "opened", OPEN),
    "asked, closed, lost": (("open_inquiry", "close_inquiry", "lose"), "lost", CUSTOMERS),
    "asked, answered, questioned": (("open_inquiry", "answer_inquiry", *TAKEN), "opened", OPEN),
    "the customer is asked and answers": ((*TAKEN, "ask_customer", "answer"), "under_review", OPEN),
    "the customer is asked, then the seller": (("ask_customer", "answer", "open_inquiry"), "opened", SELLERS),
    "the seller agrees": ((*TAKEN, "accept"), "accepted", CUSTOMERS),
    "agreed, then told as lost": ((*TAKEN, "accept", "lose"), "accepted", CUSTOMERS),
    "agreed, and the time to answer ends with it": ((*TAKEN, "accept", "defence_period_over"), "accepted", CUSTOMERS),
    "agreed after it was decided for the seller": ((*REVIEWED, "win", "accept"), "accepted", CUSTOMERS),
    "dropped": ((*REVIEWED, "withdraw"), "withdrawn", SELLERS),
    "dropped, then closed as won": ((*REVIEWED, "withdraw", "win"), "won", SELLERS),
    "dropped, and decided all the same": ((*REVIEWED, "withdraw", "lose"), "lost", CUSTOMERS),
    "dropped, and taken again": ((*REVIEWED, "withdraw", "withdraw_funds"), "under_review", OPEN),
    "dropped, and looked at again": ((*REVIEWED, "withdraw", "open_pre_arbitration"), "pre_arbitration", SELLERS),
    "cleared up early": (("prevent",), "prevented", CUSTOMERS),
    "cleared up early, and told as lost too": (("prevent", "lose"), "lost", CUSTOMERS),
    "cleared up in two parts": ((("prevent", 1000), ("prevent", 3200)), "prevented", CUSTOMERS),
    "reversed for now": ((*REVIEWED, "reverse_chargeback"), "won_provisional", SELLERS),
    "reversed, then questioned a second time": (
        (*REVIEWED, "reverse_chargeback", "second_chargeback"),
        "lost",
        CUSTOMERS,
    ),
    "reversed, then won": ((*REVIEWED, "reverse_chargeback", "win"), "won", SELLERS),
    "won, then told as reversed": ((*REVIEWED, "win", "reverse_chargeback"), "won", SELLERS),
    "reversed, then a second look": (
        (*REVIEWED, "reverse_chargeback", "open_pre_arbitration"),
        "pre_arbitration",
        SELLERS,
    ),
    "all the way": (
        (*REVIEWED, "open_pre_arbitration", "open_pre_arbitration", "open_arbitration", "lose", "second_chargeback"),
        "lost",
        CUSTOMERS,
    ),
    "won, then up to the card company": ((*REVIEWED, "win", "open_arbitration"), "arbitration", SELLERS),
    "lost, next day won": ((*REVIEWED, "lose", "reinstate_funds", "win"), "won", SELLERS),
    "won, then lost": ((*REVIEWED, "win", "lose"), "lost", CUSTOMERS),
    "won, then taken again": ((*REVIEWED, "win", "withdraw_funds"), "under_review", OPEN),
    "lost, then a second look": ((*REVIEWED, "lose", "open_pre_arbitration"), "pre_arbitration", OPEN),
    "lost, then up to the card company": ((*REVIEWED, "lose", "open_arbitration"), "arbitration", OPEN),
    "lost, then reversed for now": ((*REVIEWED, "lose", "reverse_chargeback"), "won_provisional", SELLERS),
    "a part of a loss turned round": ((*REVIEWED, "lose", ("win", 3200)), "lost", SPLIT),
    "a part of a loss reversed for now": ((*REVIEWED, "lose", ("reverse_chargeback", 3200)), "lost", SPLIT),
    "a part lost": (PARTLY_LOST, "under_review", {"payer": 1000, "disputed": 3200}),
    "a part lost, the rest too": ((*PARTLY_LOST, ("lose", 3200)), "lost", CUSTOMERS),
    "a part lost, the rest won": ((*PARTLY_LOST, "win"), "lost", SPLIT),
    "a part lost, the rest reversed": ((*PARTLY_LOST, "reverse_chargeback"), "lost", SPLIT),
    "a part lost, the rest given back": ((*PARTLY_LOST, "reinstate_funds"), "lost", SPLIT),
    "a part lost, the rest dropped": ((*PARTLY_LOST, "withdraw"), "lost", SPLIT),
    "a part lost, of money that was never taken": (("escalate", ("lose", 1000)), "lost", SPLIT),
    "a part lost while the seller was only asked": (
        ("withdraw_funds", ("lose", 1000)),
        "under_review",
        {"payer": 1000, "disputed": 3200},
    ),
    "a part agreed": ((*TAKEN, ("accept", 1000)), "opened", {"payer": 1000, "disputed": 3200}),
    "a part agreed while the seller was only asked": (
        ("open_inquiry", "withdraw_funds", ("accept", 1000)),
        "under_review",
        {"payer": 1000, "disputed": 3200},
    ),
    "agreed in two parts": (("escalate", ("accept", 1000), ("accept", 3200)), "accepted", CUSTOMERS),
    "a part won": ((*REVIEWED, ("win", 1000)), "under_review", {"payee": 1000, "disputed": 3200}),
    "a part won, the rest lost": ((*REVIEWED, ("win", 3200), "lose"), "lost", SPLIT),
    "a part reversed": (
        (*REVIEWED, ("reverse_chargeback", 1000)),
        "under_review",
        {"payee": 1000, "disputed": 3200},
    ),
    "a part given back": ((*REVIEWED, ("reinstate_funds", 1000)), "under_review", {"payee": 1000, "disputed": 3200}),
    "a part dropped": ((*REVIEWED, ("withdraw", 1000)), "under_review", {"payee": 1000, "disputed": 3200}),
    "the amount was wrong": ((*TAKEN, ("correct", 3000)), "opened", {"disputed": 3000}),
    "the amount was wrong, and it was won": ((*REVIEWED, "win", ("correct", 3000)), "won", {"payee": 3000}),
    "the amount was wrong, and it was lost": ((*REVIEWED, "lose", ("correct", 3000)), "lost", {"payer": 3000}),
}


@pytest.mark.parametrize(("steps", "state", "ends"), STORIES.values(), ids=STORIES)
def test_a_story_ends_where_it_should(steps, state, ends):
    """
    You can always see how far your question has come, and who has the money.
    """
    transaction = dispute(*steps, cause=Cause.BANK)
    assert transaction.state.name == state
    assert position(transaction) == ends
    assert transaction.waiting == ()
    assert told(transaction).label == transaction.state.says.label


def test_every_edge_of_the_dispute_is_in_some_story():
    """
    No step was ever written that nobody has walked.
    """
    walked = {
        (step.way.edge.key, step.way.edge.dest)
        for steps, _, _ in STORIES.values()
        for step in dispute(*steps, cause=Cause.BANK).steps
        if step.way
    }
    assert {(edge.key, edge.dest) for edge in DISPUTE.edges} - walked == set()


def test_a_report_promises_nothing():
    """
    A report alone moves no money, and you are not led to expect any.
    """
    words = told(dispute())
    assert words.label == "Reported"
    assert words.explanation == "You or your bank have reported a problem with a payment. It is about €42.00."
    assert words.money == "Café Olé has €42.00, unless it was refunded to you."
    assert words.next_step.startswith("It may stay at that, or be taken further.")
    assert look(dispute(), at=START).promise is None


def test_the_sellers_last_day_is_never_told_as_the_day_of_the_decision():
    """
    The day by which the seller has to answer is told as just that, and you read that a decision comes later.
    """
    opened = dispute("escalate", due=START + timedelta(days=9))
    assert look(opened, at=START + timedelta(days=2)).promise.basis is Basis.PROVIDER
    assert told(opened, days=2).next_step == (
        "As far as we know, the seller can answer until March 11, 2026. A decision usually comes later than that."
    )
    assert told(opened, days=12).next_step == (
        "As far as we know, the seller could answer until March 11, 2026. "
        "We have not heard of an answer or a decision yet."
    )
    asked = dispute("open_inquiry", due=START + timedelta(days=9))
    assert told(asked, days=2).next_step == (
        "As far as we know, the seller can answer until March 11, 2026. What follows depends on the answer."
    )


def test_a_day_named_after_the_decision_makes_no_promise():
    """
    Once it is decided, no left-over date of the seller makes you wait for anything.
    """
    for decision in ("win", "lose", "accept", "reverse_chargeback", "withdraw"):
        decided = dispute(*REVIEWED, decision, due=START + timedelta(days=9))
        assert look(decided, at=START + timedelta(days=5)).promise is None
        assert "March 11" not in told(decided, days=5).next_step


def test_while_it_is_looked_into_money_you_were_given_is_not_called_yours():
    """
    If your bank has given you money early, you know that it may be undone.
    """
    words = told(dispute(*REVIEWED))
    assert words.label == "Being looked into"
    assert words.explanation == "It is being looked into who gets the money from this payment."
    assert words.money == (
        "€42.00 has been taken from the seller for the time being. "
        "If your bank has already given you money for it, that may still be undone."
    )
    assert words.next_step == "We expect to hear the decision by May 19, 2026."
    assert "Your bank can tell you where things stand." in told(dispute(*REVIEWED), days=100).next_step


def test_money_that_moves_decides_nothing():
    """
    If money goes to and fro meanwhile, you read it, and that nothing was decided by that.
    """
    outcome, text = notice(dispute(*REVIEWED), "reinstate_funds")
    assert outcome.transaction.state.name == "under_review"
    assert text == "€42.00 went back to the seller. Nothing was decided by that."
    outcome, text = notice(dispute(*REVIEWED, "lose"), "reinstate_funds")
    assert outcome.transaction.state.name == "lost"
    assert text == "The seller was given money for this payment. As far as we know, that changed nothing for you."


def test_decided_for_you_is_not_told_as_arrived():
    """
    A decision in your favour is not yet money in your account, and it can change: you read both.
    """
    words = told(dispute(*REVIEWED, "lose"))
    assert words.label == "Decided in your favour"
    assert words.explanation == "It has been decided that money from this payment goes back to you."
    assert words.money == "€42.00 is to come back to you. If you do not have it yet, your bank should give it to you."
    assert words.next_step == (
        "Sometimes, such a decision is changed, and your bank takes the money back. "
        "What you see here can still change until May 5, 2026."
    )
    assert words.action.startswith("If the money does not show up in your account, ask your bank.")


def test_decided_for_the_seller_says_why_if_we_know_and_what_you_can_do():
    """
    If it goes against you, you read the reason, what may follow, and whom to ask.
    """
    words = told(dispute(*REVIEWED, "win", reason="not_said"))
    assert words.label == "Decided for seller"
    assert words.explanation == (
        "It has been decided that the seller keeps the money. "
        "We cannot say why. Your bank may be able to tell you more if you ask."
    )
    assert words.next_step.startswith("If your bank has given you money in the meantime, it may take that back.")
    assert words.action == "If you do not agree, ask your bank what is possible, and until when."


def test_decided_for_now_says_that_it_is_not_the_end():
    """
    What is decided only for now is not sold to you as the end.
    """
    words = told(dispute(*REVIEWED, "reverse_chargeback"))
    assert words.label == "For seller, for now"
    assert words.explanation == "For now, it has been decided that the seller keeps the money."
    assert words.next_step.startswith("Your bank can still object.")


@pytest.mark.parametrize(
    ("steps", "trigger", "said", "text"),
    [
        (
            (*REVIEWED, "lose"),
            "win",
            "lost",
            "We told you that money from this payment goes back to you. Since then, it has been decided that "
            "the seller keeps €42.00.",
        ),
        (
            (*TAKEN, "accept"),
            "win",
            "accepted",
            "We told you that money from this payment goes back to you. Since then, it has been decided that "
            "the seller keeps €42.00.",
        ),
        (
            (*REVIEWED, "lose"),
            "reverse_chargeback",
            "lost",
            "We told you that money from this payment goes back to you. Since then, it has been decided that "
            "the seller keeps €42.00 for now.",
        ),
        (
            (*REVIEWED, "lose"),
            "open_pre_arbitration",
            "lost",
            "We told you that €42.00 goes back to you. Since then, a second look at the payment has begun.",
        ),
        (
            (*REVIEWED, "reverse_chargeback"),
            "second_chargeback",
            "won_provisional",
            "We told you that it had been decided for the seller. Since then, it has been decided that "
            "€42.00 goes back to you.",
        ),
        (
            (*REVIEWED, "win"),
            "withdraw_funds",
            "won",
            "We told you that it had been decided for the seller. Since then, €42.00 has been taken from the seller.",
        ),
        (
            (*REVIEWED, "withdraw"),
            "lose",
            "withdrawn",
            "We told you that this payment was no longer questioned. Since then, it has been decided that "
            "€42.00 goes back to you.",
        ),
        (
            ("open_inquiry", "close_inquiry"),
            "escalate",
            "inquiry_closed",
            "We told you that this payment was no longer questioned. Since then, it has been questioned again.",
        ),
    ],
)
def test_whatever_was_decided_can_turn_and_is_told_with_what_we_had_said(steps, trigger, said, text):
    """
    If a decision turns, you read what we had told you and what is so now, whichever way it went.
    """
    outcome, found = notice(dispute(*steps), trigger)
    assert outcome.verdict is Verdict.APPLIED
    assert outcome.retracts.name == said
    assert found == text


def test_nothing_is_called_over_for_good_that_somebody_can_still_undo():
    """
    No decision is called final; once the time in which it can change is over, the page says so by itself.
    """
    assert not any(state.final for state in DISPUTE.states.values())
    for steps in (("win",), ("lose",), ("accept",), ("withdraw",), ("prevent",), ("close_inquiry",)):
        decided = dispute(*steps)
        assert not look(decided, at=START + timedelta(days=30)).final
        view = look(decided, at=START + timedelta(days=200))
        assert view.final
        assert render(view, locale="en").next_step == "We do not expect this to change any more."


def test_waiting_for_you_says_so_and_until_when():
    """
    If it is your answer that is missing, you read it from us, and what happens without it.
    """
    waiting = dispute(*TAKEN, "ask_customer", due=START + timedelta(days=10))
    words = told(waiting, days=4)
    assert words.label == "Waiting for you"
    assert words.next_step == (
        "As far as we know, you have until March 12, 2026 to answer. Without an answer, the question may be closed."
    )
    assert words.action.startswith("Please answer where you were asked.")
    assert look(waiting, at=START + timedelta(days=4)).actions == ("answer", "withdraw")


def test_you_can_drop_it_while_it_is_open_and_are_warned_before():
    """
    You can drop a question that has been cleared up, and know before that you may not be able to raise it again.
    """
    warning = "you may not be able to raise it again"
    for name, state in DISPUTE.states.items():
        can_drop = "withdraw" in DISPUTE.ways[name]
        assert can_drop is (warning in (state.says.action or "")) or name == "notified"
    assert "withdraw" in allowed(dispute(*REVIEWED))
    assert "withdraw" not in allowed(dispute(*REVIEWED, "lose"))


def test_a_question_that_was_dropped_may_still_be_decided():
    """
    Dropping it is not a decision: you read that one may still come.
    """
    words = told(dispute(*REVIEWED, "withdraw"))
    assert words.label == "Not taken further"
    assert words.next_step.startswith("A decision may still be made.")
    assert words.action == "If you did not mean to drop it, tell your bank as early as you can."


def test_a_part_decided_is_told_with_where_each_part_is():
    """
    If only a part was decided, you read how much comes back, and how much is still open.
    """
    words = told(dispute(*PARTLY_LOST))
    assert words.label == "Being looked into"
    assert words.money.startswith("€10.00 is to come back to you.")
    assert "€32.00 has been taken from the seller for the time being." in words.money
    words = told(dispute(*PARTLY_LOST, "win"))
    assert words.label == "Decided in your favour"
    assert words.timeline[-1].text == "It was decided that the seller keeps €32.00."
    assert words.money == (
        "€10.00 is to come back to you. If you do not have it yet, your bank should give it to you. "
        "Café Olé has €32.00, unless it was refunded to you."
    )


@pytest.mark.parametrize("last", [("win", "reinstate_funds"), ("lose", "withdraw_funds"), ("accept", "lose")])
def test_what_is_told_at_the_same_moment_ends_the_same_in_any_order(last):
    """
    Whichever of two messages reaches us first, you end up reading the same.
    """
    facts = [fact(1, "escalate"), fact(2, "withdraw_funds"), *(fact(3, trigger) for trigger in last)]
    ends = {
        (tx.state.name, *position(tx).items(), tx.waiting, told(tx))
        for tx in (after(*some, lifecycle=DISPUTE) for some in permutations(facts))
    }
    assert len(ends) == 1


def test_the_same_news_in_other_words_changes_nothing():
    """
    Hearing it twice does not make it happen twice.
    """
    for steps in (("escalate", "escalate"), (*TAKEN, "withdraw_funds"), ("lose", "second_chargeback")):
        twice, once = dispute(*steps), dispute(*steps[:-1])
        assert (twice.state, twice.position, twice.waiting) == (once.state, once.position, ())
        assert len(told(twice).timeline) == len(told(once).timeline)


def test_more_than_was_questioned_is_checked_and_not_believed():
    """
    If somebody decides about more than was questioned, we say that we are checking.
    """
    transaction = dispute(*REVIEWED, ("lose", 5000))
    assert [one.verdict for one in transaction.waiting] == [Verdict.REFUSED]
    assert look(transaction, at=START + timedelta(days=5)).news is News.CHECKING


def test_nothing_about_a_dispute_is_called_certain_or_anybodys_fault():
    """
    We pass on what we were told, in plain words, and blame nobody.
    """
    assert {state.certainty for state in DISPUTE.states.values()} == {REPORTED}
    own = [message for message in DISPUTE.messages() if message not in DISPUTE.reason_messages.values()]
    said = " ".join(form for message in own for form in message.forms).lower()
    for word in ("chargeback", "dispute", "issuer", "arbitration", "evidence", "fraud", "claim", "liab", "fault"):
        assert word not in said


def test_a_correction_says_both_amounts_and_whose_mistake_it_was():
    words = told(dispute(*TAKEN, ("correct", 3000), cause=Cause.BANK))
    assert words.explanation == "€30.00 from this payment is being questioned."
    assert words.timeline[-1].text == (
        "We corrected the amount from €42.00 to €30.00. Your bank had told us the wrong amount."
    )


@pytest.mark.parametrize("before", [(), ("open_inquiry",), TAKEN, REVIEWED, (*TAKEN, "ask_customer")])
def test_reported_with_one_amount_and_questioned_with_another_tells_both(before):
    """
    If another amount is questioned than we told you at first, we say which one, and which it was before.
    """
    outcome, text = notice(dispute(*before), "open", 4000)
    assert text == "€40.00 from this payment is now questioned, instead of €42.00."
    assert outcome.transaction.amount == money(4000)
    assert outcome.transaction.state == dispute(*before).state
    assert sum(position(outcome.transaction).values()) == 4000


def test_another_amount_after_it_was_decided_is_checked():
    """
    Once it is decided, we do not just put another amount in place of the one you read.
    """
    outcome = record(dispute(*REVIEWED, "lose"), event("open", 14 * DAY, 4000))
    assert outcome.verdict is Verdict.EARLY
    assert look(outcome.transaction, at=START).news is News.CHECKING


def test_a_decision_taken_back_takes_back_what_was_corrected_too():
    """
    If it was decided for you, corrected, and then decided for the seller, nothing is left that nobody decided about.
    """
    transaction = dispute("lose", ("correct", 5000), ("win", 5000))
    assert transaction.state.name == "won"
    assert position(transaction) == {"payee": 5000}


def test_without_a_name_the_seller_is_called_the_seller():
    nameless = record(Transaction.opened_by(DISPUTE, opening(names={})), fact(1, "open_inquiry")).transaction
    assert told(nameless).explanation.startswith("The seller has been asked about €42.00 from this payment.")
    assert told(nameless).money == "The seller has €42.00, unless it was refunded to you."


STRIPE = {
    "warning_needs_response": "inquiry",
    "warning_under_review": "inquiry_answered",
    "warning_closed": "inquiry_closed",
    "needs_response": "opened",
    "under_review": "under_review",
    "won": "won",
    "lost": "lost",
}
PUBLISHED = (
    "warning_needs_response>warning_under_review warning_under_review>warning_closed "
    "warning_needs_response>warning_closed warning_under_review>needs_response under_review>needs_response "
    "needs_response>under_review under_review>won under_review>lost needs_response>lost lost>won won>lost"
)


@pytest.mark.parametrize("pair", PUBLISHED.split())
def test_every_published_step_is_one_edge(pair):
    """
    What Stripe says can follow, can follow.
    """
    here, there = (STRIPE[status] for status in pair.split(">"))
    assert there in {way.dest.name for ways in DISPUTE.ways[here].values() for way in ways}


@pytest.mark.skipif(not FACTS.exists(), reason="the map of the providers is not beside this checkout")
def test_every_word_of_the_provider_map_is_known():
    with FACTS.open(encoding="utf-8", newline="") as file:
        rows = [row["state_or_edge"] for row in csv.DictReader(file) if row["lifecycle"] == "dispute"]
    words = {word for row in rows for word in row.split("(")[0].replace("+", " ").replace("|", " ").split()}
    words -= {"by", "outcome", "status", "stage", "outcome_code", "no", "edge", "payee", "paid", "PayPal"}
    assert rows and words - {*DISPUTE.states, *DISPUTE.triggers} == {"closed"}  # Adyen: closed as won or as lost
