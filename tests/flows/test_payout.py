"""Each story of a payout, and what the one who is to receive it reads."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest

from aboveboard import look, render
from aboveboard.flows.payout import PAYOUT
from aboveboard.lifecycle import CONFIRMED, REPORTED
from aboveboard.transaction import Cause, Transaction, Verdict, allowed, record
from aboveboard.view import News
from facts import START, event, opening

DAY = 24
FACTS = Path(__file__).parents[3] / "shared" / "facts" / "provider-map.csv"


def payout(*steps, minor=4200, **more):
    """A payout of Nordlicht, one step a day."""
    transaction = Transaction.opened_by(PAYOUT, opening(minor, names={"sender": "Nordlicht"}))
    for number, step in enumerate(steps, 1):
        trigger, part = (step, None) if isinstance(step, str) else step
        transaction = record(transaction, event(trigger, DAY * number, part, **more)).transaction
    return transaction


def told(transaction, days=6):
    return render(look(transaction, at=START + timedelta(days=days)), locale="en")


def notice(transaction, trigger, minor=None, **more):
    """What we tell the customer when this happens two weeks later."""
    outcome = record(transaction, event(trigger, 14 * DAY, minor, **more))
    return outcome, render(outcome.notice, locale="en").text


def position(transaction):
    return {holder.value: int(part.amount * 100) for holder, part in transaction.position.items()}


SENT = ("send", "pay")
STORIES = {
    "sent, paid out, arrived": ((*SENT, "confirm"), "confirmed", {"payee": 4200}),
    "nobody ever confirms": (SENT, "paid", {"payee": 4200}),
    "a part fails after it had arrived": (
        (*SENT, "confirm", ("fail", 1000)),
        "failed",
        {"payee": 3200, "returning": 1000},
    ),
    "paid out at once": (("pay",), "paid", {"payee": 4200}),
    "all we ever hear is that it arrived": (("confirm",), "confirmed", {"payee": 4200}),
    "arrived without being shown as paid": (("send", "confirm"), "confirmed", {"payee": 4200}),
    "reviewed and approved": (("review", "approve", *SENT), "paid", {"payee": 4200}),
    "paid straight out of the review": (("review", "pay"), "paid", {"payee": 4200}),
    "reviewed after it was sent": (("send", "review"), "in_review", {"held": 4200}),
    "waits to be claimed": (("send", "await_claim"), "unclaimed", {"in_transit": 4200}),
    "claimed": (("await_claim", "claim", "pay"), "paid", {"payee": 4200}),
    "claimed, and we only hear that it was paid": (("await_claim", "pay"), "paid", {"payee": 4200}),
    "never claimed": (("await_claim", "return_funds"), "returned", {"held": 4200}),
    "called off while it waited": (("await_claim", "cancel"), "cancelled", {"held": 4200}),
    "held up": (("send", "block"), "blocked", {"unknown": 4200}),
    "held up before it was sent": (("block",), "blocked", {"unknown": 4200}),
    "held up, then let go": (("send", "block", "unblock", "pay"), "paid", {"payee": 4200}),
    "held up, then paid": (("send", "block", "pay"), "paid", {"payee": 4200}),
    "held up, then sent back": (("send", "block", "return_funds"), "returned", {"held": 4200}),
    "held up, then failed": (("send", "block", "fail"), "failed", {"returning": 4200}),
    "held up, and a part let go and paid": (
        ("block", ("unblock", 1200), ("pay", 1200)),
        "blocked",
        {"payee": 1200, "unknown": 3000},
    ),
    "held up, a part let go and arrived, the rest sent back": (
        ("block", ("unblock", 1200), ("confirm", 1200), ("return_funds", 3000)),
        "paid",
        {"held": 3000, "payee": 1200},
    ),
    "paid and arrived in parts while a part is held up": (
        ("send", ("block", 2000), ("pay", 1000), ("confirm", 1200)),
        "blocked",
        {"in_transit": 1000, "payee": 1200, "unknown": 2000},
    ),
    "a part arrived, the rest on its way": (
        ("send", ("confirm", 1200)),
        "in_transit",
        {"in_transit": 3000, "payee": 1200},
    ),
    "failed before it was sent": (("fail",), "failed", {"held": 4200}),
    "failed on the way": (("send", "fail"), "failed", {"returning": 4200}),
    "failed after it was shown as paid": ((*SENT, "fail"), "failed", {"returning": 4200}),
    "failed, and is back with the sender": ((*SENT, "fail", "return_funds"), "returned", {"held": 4200}),
    "failed before it was sent, and said to be back": (("fail", "return_funds"), "returned", {"held": 4200}),
    "sent back after it had arrived": ((*SENT, "confirm", "fail"), "returned", {"returning": 4200}),
    "sent back after it had arrived, and is back": (
        (*SENT, "confirm", "fail", "return_funds"),
        "returned",
        {"held": 4200},
    ),
    "turned round on the way": (("send", "return_funds"), "returned", {"held": 4200}),
    "taken back after it was shown as paid": ((*SENT, "return_funds"), "returned", {"held": 4200}),
    "taken back after it had arrived": ((*SENT, "confirm", "return_funds"), "returned", {"held": 4200}),
    "a part taken back": ((*SENT, ("return_funds", 1000)), "paid", {"held": 1000, "payee": 3200}),
    "a part taken back after it had arrived": (
        (*SENT, "confirm", ("return_funds", 1000)),
        "confirmed",
        {"held": 1000, "payee": 3200},
    ),
    "a part taken back after it had arrived, then the rest sent back": (
        (*SENT, "confirm", ("return_funds", 1000), "fail"),
        "returned",
        {"held": 1000, "returning": 3200},
    ),
    "a part failed": ((*SENT, ("fail", 1000)), "failed", {"payee": 3200, "returning": 1000}),
    "a part failed, and is back": (
        (*SENT, ("fail", 1000), "return_funds"),
        "failed",
        {"held": 1000, "payee": 3200},
    ),
    "a part failed, then the rest": ((*SENT, ("fail", 1000), "fail"), "failed", {"returning": 4200}),
    "sent in parts": (
        (("send", 3000), ("send", 1200), ("pay", 3000)),
        "in_transit",
        {"in_transit": 1200, "payee": 3000},
    ),
    "paid out in parts": ((("pay", 3000), ("pay", 1200)), "paid", {"payee": 4200}),
    "the second part sent after the first was paid": (
        (("send", 3000), ("pay", 3000), ("send", 1200)),
        "in_transit",
        {"in_transit": 1200, "payee": 3000},
    ),
    "one part paid out, the other turned round": (
        ("send", ("pay", 3000), "return_funds"),
        "paid",
        {"held": 1200, "payee": 3000},
    ),
    "cancelled": (("cancel",), "cancelled", {"held": 4200}),
    "cancelled on the way": (("send", "cancel"), "cancelled", {"held": 4200}),
    "given up after it failed": (("send", "fail", "cancel"), "cancelled", {"held": 4200}),
    "tried again": (("send", "fail", "retry", *SENT), "paid", {"payee": 4200}),
    "paid again after it failed, with nothing said between": (
        (*SENT, "fail", "pay"),
        "paid",
        {"payee": 4200},
    ),
    "sent again after it came back": (("send", "fail", "return_funds", "send"), "in_transit", {"in_transit": 4200}),
    "the amount changed before it was sent": ((("adjust", 5000), *SENT), "paid", {"payee": 5000}),
    "the amount was wrong": ((*SENT, ("correct", 420)), "paid", {"payee": 420}),
}


@pytest.mark.parametrize(("steps", "state", "ends"), STORIES.values(), ids=STORIES)
def test_a_story_ends_where_it_should(steps, state, ends):
    """
    You can always see how far your money has come, and who has it.
    """
    transaction = payout(*steps, cause=Cause.US)
    assert transaction.state.name == state
    assert position(transaction) == ends
    assert transaction.waiting == ()
    assert told(transaction).label == transaction.state.says.label


def test_every_edge_of_the_payout_is_in_some_story():
    """
    No step was ever written that nobody has walked.
    """
    walked = {
        (step.way.edge.key, step.way.edge.dest)
        for steps, _, _ in STORIES.values()
        for step in payout(*steps, cause=Cause.US).steps
        if step.way
    }
    assert {(edge.key, edge.dest) for edge in PAYOUT.edges} - walked == set()


def test_being_prepared_says_that_nothing_was_sent():
    """
    You are never told that money is coming before it was sent.
    """
    words = told(payout())
    assert words.label == "Being prepared"
    assert words.explanation == "Nordlicht is preparing to pay you €42.00. It has not been sent yet."
    assert words.money == "As far as we know, Nordlicht has €42.00."
    assert words.next_step == "We expect to know more by March 9, 2026. You do not need to do anything."
    assert words.timeline[0].text == "Nordlicht started to pay you €42.00."


def test_on_its_way_says_by_when_and_admits_when_it_is_late():
    """
    If your money is late, you read it from us first, and who can find it.
    """
    sent = payout("send")
    words = told(sent)
    assert words.label == "On its way"
    assert words.money == "Nordlicht has sent €42.00. As far as we know, it has not reached you yet."
    assert words.next_step == "We expect it to reach you by March 10, 2026. You do not need to do anything."
    assert told(sent, days=20).next_step == (
        "We expected it to reach you by March 10, 2026, and have not heard whether it did. "
        "If you cannot see it in your account, the sender can find out where it is."
    )


def test_the_date_that_the_bank_was_given_beats_our_rule():
    """
    Where somebody knows the day, you are told that day.
    """
    sent = payout("send", due=START + timedelta(days=2))
    assert told(sent, days=1).next_step.startswith("We expect it to reach you by March 4, 2026.")


def test_paid_out_is_not_called_arrived():
    """
    Sent is not arrived, and you are told the difference.
    """
    paid = payout(*SENT)
    words = told(paid)
    assert words.label == "Paid out"
    assert words.explanation == (
        "The payment service says that you have been paid. Nobody has told us yet that the money arrived."
    )
    assert words.money == "€42.00 has been paid out to you."
    assert words.next_step == (
        "Nobody can tell us on which day your bank shows it. What you see here can still change until March 11, 2026."
    )
    assert look(paid, at=START + timedelta(days=6)).promise is None
    assert words.action == "If it does not show up in your account, your bank can look for it. The sender can help too."
    assert look(paid, at=START + timedelta(days=6)).certainty is REPORTED
    assert "rrived" not in words.label + words.money + words.next_step


def test_once_the_bank_can_hardly_send_it_back_nothing_more_is_expected():
    """
    When the time in which it can change is over, the page says so.
    """
    for steps in (SENT, (*SENT, "confirm")):
        view = look(payout(*steps), at=START + timedelta(days=40))
        assert view.final and view.promise is None
        assert render(view, locale="en").next_step == "We do not expect this to change any more."


def test_only_a_confirmed_arrival_is_called_certain():
    """
    We say that your money arrived when somebody has told us so, and not before.
    """
    arrived = payout(*SENT, "confirm")
    assert look(arrived, at=START + timedelta(days=4)).certainty is CONFIRMED
    assert told(arrived).label == "Arrived"
    assert told(arrived).explanation == "It has been confirmed that money from this payment arrived in your account."
    certain = {name for name, state in PAYOUT.states.items() if state.certainty is CONFIRMED}
    assert certain == {"confirmed"}


def test_a_payout_shown_as_paid_that_fails_names_what_we_had_said():
    """
    If what we told you turns out wrong, we say what we had told you.
    """
    outcome, text = notice(payout(*SENT), "fail", reason="receiving_account_not_found")
    assert outcome.retracts.name == "paid"
    assert text == (
        "We told you that €42.00 was paid out to you. It did not reach you after all. "
        "The account it was meant for could not be found."
    )
    words = told(outcome.transaction, days=15)
    assert words.label == "Did not arrive"
    assert words.explanation == (
        "Money from this payment did not reach you. The account it was meant for could not be found."
    )
    assert words.money == "€42.00 is on its way back to the sender."
    assert words.next_step == "We do not know yet whether or when it will be sent again."
    assert words.action.startswith("Ask the sender what happens next")


@pytest.mark.parametrize(
    ("steps", "trigger", "said", "text"),
    [
        (
            ("send",),
            "fail",
            "in_transit",
            "We told you that €42.00 was on its way to you. It did not reach you.",
        ),
        (
            ("send",),
            "cancel",
            "in_transit",
            "We told you that €42.00 was on its way to you. It was called off.",
        ),
        (
            ("send",),
            "review",
            "in_transit",
            "We told you that €42.00 was on its way to you. The payment service is checking it first.",
        ),
        (
            ("send",),
            "return_funds",
            "in_transit",
            "We told you that €42.00 was on its way to you. It has gone back.",
        ),
        (
            SENT,
            "return_funds",
            "paid",
            "We told you that €42.00 was paid out to you. It has gone back since.",
        ),
        (
            (*SENT, "confirm"),
            "return_funds",
            "confirmed",
            "We told you that €42.00 had arrived. It has gone back since.",
        ),
        (
            (*SENT, "confirm"),
            "fail",
            "confirmed",
            "We told you that €42.00 had arrived. It has been sent back since.",
        ),
    ],
)
def test_late_bad_news_is_told_and_takes_back_what_was_said(steps, trigger, said, text):
    """
    Bad news that comes late reaches you all the same, also long after the money arrived.
    """
    outcome, found = notice(payout(*steps), trigger)
    assert outcome.verdict is Verdict.APPLIED
    assert outcome.retracts.name == said
    assert found == text


def test_bad_news_about_money_that_was_never_sent_takes_nothing_back():
    """
    We only say "we told you" where we had told you something.
    """
    outcome, text = notice(payout(), "fail")
    assert outcome.retracts is None
    assert text == "€42.00 could not be paid to you."
    assert told(outcome.transaction, days=15).money == "As far as we know, Nordlicht has €42.00."


def test_waiting_for_you_says_until_when_and_how():
    """
    If the money waits for you, you read until when, and how not to fall for a false message.
    """
    waiting = payout("await_claim")
    words = told(waiting)
    assert words.label == "Waiting for you"
    assert words.explanation == "This payment is waiting for you to claim it."
    assert words.next_step == "If it is not claimed by April 2, 2026, it can go back to the sender."
    assert "ask the sender" in words.action
    assert look(waiting, at=START + timedelta(days=3)).actions == ("claim",)
    assert "may be going back to the sender" in told(waiting, days=60).next_step
    assert notice(waiting, "return_funds")[1] == "€42.00 was not claimed. Nordlicht has it back."


def test_money_that_is_held_up_is_honestly_unknown():
    """
    Where nobody can say where your money is, we do not pretend to know.
    """
    words = told(payout("send", "block"))
    assert words.label == "Held up"
    assert words.explanation == "The payment service has stopped this payment."
    assert words.money == "As far as we know, €42.00 has neither been paid to you nor sent back."
    assert words.next_step == "We cannot say how long this takes."


@pytest.mark.parametrize("trigger", ["pay", "confirm"])
def test_a_part_that_was_let_go_reaches_me_while_the_rest_is_held_up(trigger):
    """
    Part of my money has arrived, and you do not tell me that the rest is no longer stopped.
    """
    stopped = payout("block", ("unblock", 1200))
    outcome, text = notice(stopped, trigger, 1200)
    assert outcome.verdict is Verdict.APPLIED
    assert "€12.00" in text
    assert told(outcome.transaction, 15).label == "Held up"
    assert position(outcome.transaction) == {"payee": 1200, "unknown": 3000}
    assert payout("block", ("unblock", 1200), (trigger, 1200), ("return_funds", 3000)).state.name == "paid"
    assert position(payout("block", ("unblock", 1200), (trigger, 1200), "unblock", "pay")) == {"payee": 4200}


def test_a_part_that_is_confirmed_leaves_the_rest_on_its_way():
    """
    That some of it arrived does not mean that all of it did.
    """
    some = payout("send", ("confirm", 1200))
    assert (some.state.name, position(some)) == ("in_transit", {"in_transit": 3000, "payee": 1200})


def test_a_part_taken_back_leaves_the_rest_paid_out():
    """
    If only a part went back, you read how much you still have been paid.
    """
    words = told(payout(*SENT, ("return_funds", 1000)))
    assert words.label == "Paid out"
    assert words.money == "As far as we know, Nordlicht has €10.00. €32.00 has been paid out to you."
    assert words.timeline[-1].text == "We told you that €10.00 was paid out to you. It has gone back since."


@pytest.mark.parametrize(
    "steps", [("await_claim", "claim", "confirm"), ("block", "unblock", "confirm"), (*SENT, "confirm")]
)
def test_a_part_that_fails_after_it_had_arrived_is_told_with_where_each_part_is(steps):
    """
    If a part of what arrived went back, you read how much, and that the rest is yours.
    """
    outcome, text = notice(payout(*steps), "fail", 1000)
    assert text == "We told you that €10.00 had arrived. It has been sent back since."
    words = told(outcome.transaction, days=15)
    assert (words.label, words.explanation) == ("Did not arrive", "Money from this payment did not reach you.")
    assert words.money == "€32.00 has been paid out to you. €10.00 is on its way back to the sender."


@pytest.mark.parametrize(
    ("steps", "left"),
    [
        (("send", "block", ("unblock", 1000)), {"in_transit": 1000, "unknown": 3200}),
        (("send", "fail", ("send", 3000)), {"in_transit": 3000, "returning": 1200}),
    ],
)
def test_nothing_on_its_way_is_called_off_that_the_sender_does_not_have(steps, left):
    """
    As long as nobody knows where a part of it is, or it is still going back, you do not read that all was called off.
    """
    sent = payout(*steps)
    assert position(sent) == left
    outcome = record(sent, event("cancel", 14 * DAY))
    assert outcome.verdict is Verdict.REFUSED
    assert outcome.transaction.state.name == "in_transit"
    assert position(outcome.transaction) == left
    assert look(outcome.transaction, at=START + timedelta(days=15)).news is News.CHECKING


def test_the_same_news_in_other_words_changes_nothing():
    """
    Hearing it twice does not make it happen twice.
    """
    for steps in (("send", "send"), (*SENT, "pay"), ("send", "fail", "fail"), ("fail", "return_funds", "return_funds")):
        twice, once = payout(*steps), payout(*steps[:-1])
        assert (twice.state, twice.position, twice.waiting) == (once.state, once.position, ())
        assert len(told(twice).timeline) == len(told(once).timeline)


@pytest.mark.parametrize(
    "steps",
    [("await_claim", "cancel", "return_funds"), ("send", "confirm", "pay"), ("pay", "send"), ("cancel", "fail")],
)
def test_news_that_overtook_each_other_is_no_contradiction(steps):
    """
    You are not frightened when two messages only came in the wrong order.
    """
    transaction = payout(*steps)
    assert [waiting.verdict for waiting in transaction.waiting] == [Verdict.LATE]
    assert look(transaction, at=START + timedelta(days=6)).news is News.CLEAR


def test_cancelled_is_the_only_end_nothing_leads_out_of():
    """
    Nothing is called final that somebody can still undo.
    """
    assert {name for name, state in PAYOUT.states.items() if state.final} == {"cancelled"}
    cancelled = payout("cancel")
    assert allowed(cancelled) == ()
    assert told(cancelled).next_step == "If the sender wants to pay you after all, that will be a new payment."


def test_without_a_name_the_sender_is_called_the_sender():
    nameless = Transaction.opened_by(PAYOUT, opening(names={}))
    assert told(nameless).explanation.startswith("The sender is preparing to pay you €42.00.")
    assert told(nameless).money == "As far as we know, the sender has €42.00."


def test_a_correction_says_both_amounts_and_whose_mistake_it_was():
    words = told(payout(*SENT, ("correct", 420), cause=Cause.US))
    assert words.money == "€4.20 has been paid out to you."
    assert words.timeline[-1].text == (
        "We corrected the amount from €42.00 to €4.20. That was our mistake, and we are sorry."
    )


PUBLISHED = {
    "created": "in_transit paid failed cancelled in_review",
    "in_transit": "paid failed cancelled unclaimed in_review blocked",
    "paid": "failed returned confirmed",
    "unclaimed": "returned paid",
    "in_review": "paid",
    "blocked": "returned",
}


@pytest.mark.parametrize(("here", "there"), [(a, b) for a, found in PUBLISHED.items() for b in found.split()])
def test_every_published_step_is_one_edge(here, there):
    """
    What Stripe, PayPal, GoCardless and Plaid say can follow, can follow.
    """
    assert there in {way.dest.name for ways in PAYOUT.ways[here].values() for way in ways}


@pytest.mark.skipif(not FACTS.exists(), reason="the map of the providers is not beside this checkout")
def test_every_word_of_the_provider_map_is_known():
    with FACTS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["lifecycle"] == "payout"]
    words = {word for row in rows for word in row["state_or_edge"].replace("+", " ").replace("/", " ").split()}
    known = {*PAYOUT.states, *PAYOUT.triggers}
    assert rows and words - known == {"(initial)", "(internal,", "instant)", "(status)", "or", "metadata"}
