"""Each story of a refund, and what the one who waits for the money reads."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest

from aboveboard import look, render
from aboveboard.flows.refund import REFUND
from aboveboard.lifecycle import CONFIRMED, PAYER, RETURNING
from aboveboard.transaction import Basis, Cause, Transaction, Verdict, allowed, may, record
from aboveboard.view import News
from facts import START, event, opening

DAY = 24
ALL = 4200
FACTS = Path(__file__).parents[3] / "shared" / "facts" / "provider-map.csv"


def refund(*steps, minor=ALL, **more):
    """A refund of Café Olé, one step a day: a trigger, or a trigger with an amount."""
    transaction = Transaction.opened_by(REFUND, opening(minor))
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


SENT = ("send", "complete")
STORIES = {
    "nothing yet": ((), "requested", {"payee": ALL}),
    "being sent": (("send",), "sent", {"returning": ALL}),
    "sent and accepted": (SENT, "completed", {"payer": ALL}),
    "accepted, and nobody said that it was being sent": (("complete",), "completed", {"payer": ALL}),
    "told twice that it was accepted": ((*SENT, "complete"), "completed", {"payer": ALL}),
    "details asked for, given, sent": (("need_details", "give_details", *SENT), "completed", {"payer": ALL}),
    "details given, and nobody said so": (("need_details", "send"), "sent", {"returning": ALL}),
    "details given, and it has to wait": (("need_details", "wait_for_funds"), "waiting_for_funds", {"payee": ALL}),
    "details given, and all we hear is that it was accepted": (
        ("need_details", "complete"),
        "completed",
        {"payer": ALL},
    ),
    "no answer about the details": (("need_details", "fail"), "failed", {"payee": ALL}),
    "called off while details are missing": (("need_details", "cancel"), "cancelled", {"payee": ALL}),
    "bounced on the way for wrong details": (("send", "need_details"), "details_needed", {"payee": ALL}),
    "bounced for wrong details after it was accepted": (
        (*SENT, "need_details"),
        "details_needed",
        {"payee": ALL},
    ),
    "bounced, told in other words too": (
        (*SENT, "need_details", "need_details", "return_to_seller"),
        "details_needed",
        {"payee": ALL},
    ),
    "bounced, and sent with new details": (
        (*SENT, "need_details", "give_details", *SENT),
        "completed",
        {"payer": ALL},
    ),
    "a part bounced, then the rest": (
        ("complete", ("need_details", 1000), "need_details"),
        "details_needed",
        {"payee": ALL},
    ),
    "has to wait": (("wait_for_funds",), "waiting_for_funds", {"payee": ALL}),
    "has to wait, told twice": (("wait_for_funds", "wait_for_funds"), "waiting_for_funds", {"payee": ALL}),
    "has to wait, then sent": (("wait_for_funds", *SENT), "completed", {"payer": ALL}),
    "has to wait, though we had said it was on its way": (
        ("send", "wait_for_funds"),
        "waiting_for_funds",
        {"payee": ALL},
    ),
    "waited for too long": (("wait_for_funds", "fail"), "failed", {"payee": ALL}),
    "taken off the charge": (("drop_charge",), "charge_dropped", {"payer": ALL}),
    "taken off the charge while it was being sent": (("send", "drop_charge"), "charge_dropped", {"payer": ALL}),
    "accepted, and it was the charge that went": ((*SENT, "drop_charge"), "charge_dropped", {"payer": ALL}),
    "the charge went, and it was told as accepted too": (("drop_charge", "complete"), "charge_dropped", {"payer": ALL}),
    "taken off the charge in parts": (
        (("drop_charge", 3000), ("drop_charge", 1200)),
        "charge_dropped",
        {"payer": ALL},
    ),
    "taking it off the charge did not work": (("drop_charge", "fail"), "failed", {"payee": ALL}),
    "failed before it was sent": (("fail",), "failed", {"payee": ALL}),
    "failed on the way": (("send", "fail"), "failed", {"payee": ALL}),
    "failed after it was accepted": ((*SENT, "fail"), "failed", {"payee": ALL}),
    "failed, told twice": ((*SENT, "fail", "fail"), "failed", {"payee": ALL}),
    "bounced, and back with the seller": ((*SENT, "fail", "return_to_seller"), "returned", {"payee": ALL}),
    "back with the seller, told as failed later": (
        (*SENT, "return_to_seller", "fail"),
        "returned",
        {"payee": ALL},
    ),
    "turned round on the way": (("send", "return_to_seller"), "returned", {"payee": ALL}),
    "turned round after it was accepted": ((*SENT, "return_to_seller"), "returned", {"payee": ALL}),
    "all we hear is that it came back": (("return_to_seller",), "returned", {"payee": ALL}),
    "tried again": ((*SENT, "fail", "retry", *SENT), "completed", {"payer": ALL}),
    "sent again without a word": ((*SENT, "fail", "send"), "sent", {"returning": ALL}),
    "failed, then asked for details": ((*SENT, "fail", "need_details"), "details_needed", {"payee": ALL}),
    "called off": (("cancel",), "cancelled", {"payee": ALL}),
    "called off on the way": (("send", "cancel"), "cancelled", {"payee": ALL}),
    "called off after it was accepted": ((*SENT, "cancel"), "cancelled", {"payee": ALL}),
    "given up": ((*SENT, "fail", "cancel"), "cancelled", {"payee": ALL}),
    "sent in parts": ((("send", 3000), "send"), "sent", {"returning": ALL}),
    "accepted in parts": (("send", ("complete", 3000)), "sent", {"payer": 3000, "returning": 1200}),
    "accepted in parts, all of it": (("send", ("complete", 3000), "complete"), "completed", {"payer": ALL}),
    "less was refunded than was said": ((("complete", 3000),), "completed", {"payee": 1200, "payer": 3000}),
    "less was refunded, then the rest": ((("complete", 3000), ("complete", 1200)), "completed", {"payer": ALL}),
    "less was refunded, and the rest is being sent": (
        (("complete", 3000), ("send", 1200)),
        "sent",
        {"payer": 3000, "returning": 1200},
    ),
    "a part failed on the way": (
        ("send", ("fail", 1000)),
        "sent",
        {"payee": 1000, "returning": 3200},
    ),
    "a part turned round on the way": (
        ("send", ("return_to_seller", 1000)),
        "sent",
        {"payee": 1000, "returning": 3200},
    ),
    "a part was accepted, then all of it failed": (
        ("send", ("complete", 3000), ("fail", ALL)),
        "failed",
        {"payee": ALL},
    ),
    "less was refunded, and all of it is said to have failed": (
        (("complete", 3000), ("fail", ALL)),
        "failed",
        {"payee": ALL},
    ),
    "a part failed after it was accepted, then the rest": (
        (*SENT, ("fail", 1000), "fail"),
        "failed",
        {"payee": ALL},
    ),
    "a part came back, then the rest": (
        (*SENT, ("return_to_seller", 1000), "return_to_seller"),
        "returned",
        {"payee": ALL},
    ),
    "the amount was wrong": ((("correct", 420), *SENT), "completed", {"payer": 420}),
    "the amount was wrong, and noticed on the way": (("send", ("correct", 420)), "sent", {"returning": 420}),
    "the amount was wrong, and noticed by what was sent": (
        (("complete", 420), ("correct", 420)),
        "completed",
        {"payer": 420},
    ),
}


@pytest.mark.parametrize(("steps", "state", "ends"), STORIES.values(), ids=STORIES)
def test_a_story_ends_where_it_should(steps, state, ends):
    """
    You can always see how far your refund has come, and who has the money.
    """
    transaction = refund(*steps, cause=Cause.US)
    assert transaction.state.name == state
    assert position(transaction) == ends
    assert transaction.waiting == ()
    assert told(transaction).label == transaction.state.says.label


def test_every_edge_of_the_refund_is_in_some_story():
    """
    No step was ever written that nobody has walked.
    """
    walked = {
        (step.way.edge.key, step.way.edge.dest)
        for steps, _, _ in STORIES.values()
        for step in refund(*steps, cause=Cause.US).steps
        if step.way
    }
    assert {(edge.key, edge.dest) for edge in REFUND.edges} - walked == set()


def test_being_prepared_does_not_say_that_anything_was_sent():
    """
    You are never told that money is coming before somebody has sent it.
    """
    words = told(refund())
    assert words.label == "Being prepared"
    assert words.explanation == "Café Olé has started a refund of €42.00 to you. It is still being prepared."
    assert words.money == "As far as we know, Café Olé has €42.00, or it is on its way there."
    assert words.next_step == (
        "We expect to know by March 11, 2026 whether the refund has been sent. You do not need to do anything."
    )
    assert told(refund(), days=20).next_step.endswith("The seller can tell you where things stand.")
    assert words.timeline[0].text == "Café Olé started a refund of €42.00 to you."


def test_being_sent_says_by_when_and_admits_when_it_is_late():
    """
    If your refund is late, you read it from us first, and who can find it.
    """
    words = told(refund("send"))
    assert words.label == "Being sent"
    assert words.money == "€42.00 is on its way back to you."
    assert words.next_step == "We expect to know more by March 17, 2026. You do not need to do anything."
    assert told(refund("send"), days=30).next_step == (
        "We expected to know more by March 17, 2026, and have not heard whether the money went through. "
        "If you cannot see it in your account, the seller can find out where it is."
    )


def test_sent_is_not_called_arrived():
    """
    Sent is not arrived: you read by when you should see the money, and that nobody has told us that you do.
    """
    sent = refund(*SENT)
    words = told(sent)
    assert words.label == "Refund sent"
    assert words.explanation == (
        "Money has been sent to you, and the banks have accepted it. Nobody has told us that it arrived."
    )
    assert words.money == "Café Olé has given back €42.00."
    assert words.next_step == (
        "You should see the money in your account by March 18, 2026. What you see here can still change until "
        "April 3, 2026."
    )
    assert told(sent, days=25).next_step.startswith("You should have seen the money in your account by March 18, 2026.")
    assert "your bank can look for it" in words.action
    assert CONFIRMED not in {state.certainty for state in REFUND.states.values()}


def test_once_it_can_hardly_come_back_nothing_more_is_expected():
    """
    When the time in which it can come back is over, the page says so by itself.
    """
    for steps in (SENT, ("drop_charge",)):
        view = look(refund(*steps), at=START + timedelta(days=60))
        assert view.final and view.promise is None
        assert render(view, locale="en").next_step == "We do not expect this to change any more."


def test_news_after_that_is_told_all_the_same():
    """
    If it comes back later than anybody expected, you still hear it from us.
    """
    outcome = record(refund(*SENT), event("fail", 70 * DAY, reason="refund_not_said"))
    assert outcome.verdict is Verdict.APPLIED and outcome.retracts.name == "completed"
    assert told(outcome.transaction, days=71).label == "Did not arrive"


def test_a_refund_that_fails_after_it_was_sent_names_what_we_had_said():
    """
    If what we told you turns out wrong, we say what we had told you, and why it changed.
    """
    outcome, text = notice(refund(*SENT), "fail", reason="card_no_longer_open")
    assert outcome.retracts.name == "completed"
    assert text == (
        "We told you that €42.00 was sent to you. It did not reach you after all. "
        "The card or account it was sent to is no longer open."
    )
    words = told(outcome.transaction, days=15)
    assert words.label == "Did not arrive"
    assert words.explanation == (
        "Money from this refund did not reach you. The card or account it was sent to is no longer open."
    )
    assert words.money == "As far as we know, Café Olé has €42.00, or it is on its way there."
    assert words.next_step == "We do not know yet whether or when this will be tried again."
    assert words.action == "Ask the seller what will happen to this money. You can show them this page."


LATE = {
    ("send", "fail"): "We told you that €42.00 was on its way to you. It did not reach you.",
    ("send", "return_to_seller"): "We told you that €42.00 was on its way to you. It went back to the seller.",
    ("send", "need_details"): (
        "We told you that €42.00 was on its way to you. It did not reach you. You were asked for your bank details."
    ),
    ("send", "wait_for_funds"): "We told you that €42.00 was on its way to you. It had not been sent yet.",
    ("send", "cancel"): "We told you that €42.00 was on its way to you. It was stopped before it reached you.",
    ("complete", "fail"): "We told you that €42.00 was sent to you. It did not reach you after all.",
    ("complete", "return_to_seller"): (
        "We told you that €42.00 was sent to you. It has gone back to the seller since."
    ),
    ("complete", "need_details"): (
        "We told you that €42.00 was sent to you. It did not reach you after all. You were asked for your bank details."
    ),
    ("complete", "cancel"): "We told you that €42.00 was sent to you. It was stopped before it reached you.",
    ("complete", "drop_charge"): (
        "We told you that money was sent to you. Café Olé took it off the original charge instead, "
        "without a separate refund."
    ),
    ("drop_charge", "fail"): "We told you that €42.00 was taken off the original charge. That did not work.",
}


@pytest.mark.parametrize(("before", "trigger", "text"), [(*pair, text) for pair, text in LATE.items()])
def test_late_bad_news_is_told_and_takes_back_what_was_said(before, trigger, text):
    """
    Bad news that comes late reaches you all the same, and begins with what we had told you.
    """
    said = refund(before)
    outcome, found = notice(said, trigger)
    assert outcome.verdict is Verdict.APPLIED
    assert outcome.retracts is said.state
    assert found == text


def test_bad_news_about_money_that_was_never_sent_takes_nothing_back():
    """
    We only say "we told you" where we had told you something.
    """
    outcome, text = notice(refund("wait_for_funds"), "fail", reason="seller_short_of_funds")
    assert outcome.retracts is None
    assert text == ("Money from this refund did not reach you. The seller's account could not send it at that time.")


def test_waiting_for_you_says_until_when_and_how_not_to_be_fooled():
    """
    If your bank details are needed, you read until when, where to give them, and whom to ask if a message looks false.
    """
    waiting = refund("need_details", due=START + timedelta(days=20))
    view = look(waiting, at=START + timedelta(days=3))
    words = told(waiting)
    assert words.label == "Waiting for you"
    assert words.explanation == "Your bank details are needed before the money can be sent to you."
    assert view.promise.basis is Basis.PROVIDER
    assert words.next_step == (
        "Your details are needed by March 22, 2026. After that, this refund can fail, and the seller would need "
        "another way to give you the money."
    )
    assert "ask the seller first" in words.action
    assert view.actions == ("give_details",)
    assert told(waiting, days=25).next_step == (
        "Your details were needed by March 22, 2026. This refund may have failed since. We have not heard yet."
    )
    assert told(refund("need_details")).next_step.startswith("Your details are needed by April 17, 2026.")


def test_giving_your_details_is_not_yet_sending_the_money():
    """
    When you have given your bank details, we do not say that the money is on its way before somebody tells us so.
    """
    given = refund("need_details", "give_details")
    words = told(given)
    assert (words.label, words.timeline[-1].text) == ("Being prepared", "You gave your bank details.")
    assert look(given, at=START + timedelta(days=3)).actions == ()
    assert words.money == "As far as we know, Café Olé has €42.00, or it is on its way there."


def test_details_can_only_be_given_where_they_are_asked_for():
    """
    You are asked for your bank details once they are needed, and not before.
    """
    assert [name for name, ways in REFUND.ways.items() if "give_details" in ways] == ["details_needed"]
    assert not may(refund(), "give_details", at=START)


def test_a_refund_that_has_to_wait_says_why_where_we_know():
    """
    If your refund has to wait, you read that it was not sent, why if anybody said so, and by when we know more.
    """
    words = told(refund("wait_for_funds", reason="seller_short_of_funds"))
    assert words.label == "Not sent yet"
    assert words.explanation == (
        "Money from this refund is waiting to be sent. The seller's account could not send it at that time."
    )
    assert words.next_step == (
        "We expect to know by April 17, 2026 whether it can be sent. You do not need to do anything."
    )
    assert told(refund("wait_for_funds")).explanation == "Money from this refund is waiting to be sent."


def test_a_charge_that_disappears_is_not_announced_as_a_refund():
    """
    If the charge itself goes away, you are not left looking for a refund that never shows.
    """
    words = told(refund("drop_charge"))
    assert words.label == "Taken off the charge"
    assert words.explanation == (
        "Café Olé has taken money off the original charge, instead of sending a separate refund."
    )
    assert words.money == "Café Olé has given back €42.00."
    assert words.next_step == (
        "The original charge should disappear from your account, or become smaller, by March 17, 2026. "
        "What you see here can still change until April 2, 2026."
    )
    assert words.action.startswith("If the charge stays as it was, ask your bank about it.")


def test_back_with_the_seller_sends_you_to_the_seller():
    """
    If the money went back to the seller, you read that, and whom to ask.
    """
    words = told(refund(*SENT, "fail", "return_to_seller"))
    assert words.label == "Money returned to seller"
    assert words.explanation == "Money from this refund was sent back to the seller."
    assert words.action.startswith("Ask the seller what will happen to this money.")
    assert words.timeline[-1].text == "Money from this refund went back to the seller."


def test_a_part_that_did_not_arrive_leaves_the_rest_told():
    """
    If only a part did not reach you, you read how much, and how much was given back.
    """
    outcome, text = notice(refund(*SENT), "fail", 1000)
    assert text == "We told you that €10.00 was sent to you. It did not reach you after all."
    words = told(outcome.transaction, days=15)
    assert words.explanation == "Money from this refund did not reach you."
    assert words.money == (
        "Café Olé has given back €32.00. As far as we know, Café Olé has €10.00, or it is on its way there."
    )


@pytest.mark.parametrize("steps", [("complete", ("fail", 1000)), (("complete", 1000), ("return_to_seller", 500))])
def test_a_refund_that_reached_you_in_part_is_not_called_off(steps):
    """
    You do not read that all was called off while a part of it was given back to you.
    """
    transaction = refund(*steps)
    outcome = record(transaction, event("cancel", 14 * DAY))
    assert outcome.verdict is Verdict.REFUSED
    assert outcome.transaction.state is transaction.state
    assert look(outcome.transaction, at=START + timedelta(days=15)).news is News.CHECKING


def test_what_is_called_off_holds_no_money_of_yours():
    """
    Where nothing more will happen, nothing of your money is left on the way.
    """
    ends = {name for name, state in REFUND.states.items() if state.final}
    assert ends == {"cancelled"}
    into = [edge for edge in REFUND.edges if edge.dest is REFUND.states["cancelled"]]
    assert all(dict(edge.when.literals) == {RETURNING: False, PAYER: False} for edge in into)
    assert allowed(refund("cancel")) == ()


def test_only_a_refund_that_is_being_sent_has_money_on_the_way():
    """
    Wherever you read that money is on its way, somebody is sending it.
    """
    from aboveboard.testing.places import ways_to

    places = [walk[-1].place for walk in ways_to(REFUND).values() if walk]
    assert {place.state for place in places if place.position[RETURNING.index]} == {"sent"}


def test_while_the_payment_is_questioned_nothing_is_promised_twice():
    """
    If your bank is looking into the payment, this page does not promise the same money a second time.
    """
    words = told(refund("send", "fail", reason="questioned_meanwhile"))
    assert words.explanation == (
        "Money from this refund did not reach you. The payment itself is being questioned with your bank."
    )
    assert words.next_step == "We do not know yet whether or when this will be tried again."
    assert words.action == "Ask the seller what will happen to this money. You can show them this page."


@pytest.mark.parametrize(
    "steps",
    [
        ("complete", "send"),
        (*SENT, "drop_charge", "send"),
        ("send", "cancel", "fail"),
        ("need_details", "send", "give_details"),
    ],
)
def test_news_that_overtook_each_other_is_no_contradiction(steps):
    """
    You are not frightened when two messages only came in the wrong order.
    """
    transaction = refund(*steps)
    assert [waiting.verdict for waiting in transaction.waiting] == [Verdict.LATE]
    assert look(transaction, at=START + timedelta(days=6)).news is News.CLEAR


def test_a_correction_says_both_amounts_and_whose_mistake_it_was():
    words = told(refund("send", ("correct", 420), cause=Cause.US))
    assert words.money == "€4.20 is on its way back to you."
    assert words.timeline[-1].text == (
        "We corrected the amount from €42.00 to €4.20. That was our mistake, and we are sorry."
    )


def test_without_a_name_the_seller_is_called_the_seller():
    nameless = Transaction.opened_by(REFUND, opening(names={}))
    assert told(nameless).explanation.startswith("The seller has started a refund of €42.00 to you.")
    assert told(nameless).money == "As far as we know, the seller has €42.00, or it is on its way there."


PUBLISHED = {
    "requested": "sent waiting_for_funds details_needed failed completed cancelled",
    "details_needed": "sent waiting_for_funds failed cancelled",
    "waiting_for_funds": "sent completed failed cancelled",
    "sent": "completed failed cancelled returned",
    "completed": "details_needed failed",
    "failed": "returned",
}


@pytest.mark.parametrize(("here", "there"), [(a, b) for a, found in PUBLISHED.items() for b in found.split()])
def test_every_published_step_is_one_edge(here, there):
    """
    What Stripe, Plaid and GoCardless say can follow, can follow.
    """
    assert there in {way.dest.name for ways in REFUND.ways[here].values() for way in ways}


REMARKS = {"(initial)", "(part)", "(pending_reason)", "(success=false)", "by", "status", "derived:", "refund"}
REMARKS |= {"(aggregate;", "use", "refund.*)"}


@pytest.mark.skipif(not FACTS.exists(), reason="the map of the providers is not beside this checkout")
def test_every_word_of_the_provider_map_is_known():
    with FACTS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["lifecycle"] == "refund"]
    said = " ".join(row["state_or_edge"] for row in rows)
    words = set(said.replace("+", " ").replace("/", " ").replace("|", " ").split())
    known = {*REFUND.states, *REFUND.triggers}
    assert rows and words - known == REMARKS
