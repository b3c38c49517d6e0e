"""Each story of a card payment, and what the cardholder reads at its end."""

from datetime import timedelta

import pytest

from aboveboard import Transaction, look, may, render
from aboveboard.flows.card_payment import CARD_PAYMENT
from aboveboard.lifecycle import Party
from aboveboard.transaction import Verdict, allowed, record
from aboveboard.view import News
from facts import START, after, event, opening

DAY = 24
SOON = START + timedelta(days=8)
LATE = START + timedelta(days=60)
YEARS_LATER = START + timedelta(days=900)

STORIES = {
    # What happens, where it ends, and who has the money then.
    "collected at once": ([("submit", None), ("capture", 4200)], "captured", {"in_transit": 4200}),
    "set aside, collected, received": (
        [("submit", None), ("authorise", 4200), ("capture", 4200), ("settle", 4200)],
        "settled",
        {"payee": 4200},
    ),
    "confirmed with the bank": (
        [("submit", None), ("ask_to_confirm", None), ("submit", None), ("authorise", 4200)],
        "authorised",
        {"held": 4200},
    ),
    "collected in two parts, and never set aside": (
        [("capture", 3000), ("capture", 1200)],
        "captured",
        {"in_transit": 4200},
    ),
    "collected in two parts, the first received before": (
        [("capture", 3000), ("settle", 3000), ("capture", 1200), ("settle", 1200)],
        "settled",
        {"payee": 4200},
    ),
    "only a part was set aside": ([("authorise", 3000)], "authorised", {"payer": 1200, "held": 3000}),
    "more was set aside later": (
        [("authorise", 4200), ("open", 5000), ("authorise", 800)],
        "authorised",
        {"held": 5000},
    ),
    "the amount was changed": ([("authorise", 4200), ("adjust", 3000)], "authorised", {"held": 3000}),
    "more was asked for, and collected": (
        [("authorise", 4200), ("open", 5000), ("capture", 5000)],
        "captured",
        {"in_transit": 5000},
    ),
    "checked and let through": (
        [("authorise", 4200), ("open_review", None), ("approve_review", None), ("capture", 4200)],
        "captured",
        {"in_transit": 4200},
    ),
    "checked and let through before anything was set aside": (
        [("submit", None), ("open_review", None), ("approve_review", None)],
        "processing",
        {"payer": 4200},
    ),
    "checked, and nobody said when the check began": (
        [("authorise", 4200), ("approve_review", None)],
        "authorised",
        {"held": 4200},
    ),
    "collected while we still thought it was being checked": (
        [("submit", None), ("open_review", None), ("capture", 4200), ("settle", 4200)],
        "settled",
        {"payee": 4200},
    ),
    "checked and not accepted": (
        [("authorise", 4200), ("open_review", None), ("reject_review", None)],
        "declined",
        {"held": 4200},
    ),
    "not accepted, then let go": (
        [("authorise", 4200), ("reject_review", None), ("cancel", 4200)],
        "cancelled",
        {"payer": 4200},
    ),
    "checked after it was collected": (
        [("capture", 4200), ("open_review", None), ("approve_review", None)],
        "captured",
        {"in_transit": 4200},
    ),
    "not wanted by the seller after a check": (
        [("capture", 4200), ("open_review", None), ("reject_review", None)],
        "captured",
        {"in_transit": 4200},
    ),
    "collected in part": (
        [("authorise", 4200), ("capture", 3000)],
        "captured",
        {"held": 1200, "in_transit": 3000},
    ),
    "a part let go before the rest was collected": (
        [("authorise", 4200), ("release_remainder", 1200), ("capture", 3000)],
        "captured",
        {"payer": 1200, "in_transit": 3000},
    ),
    "a part called off before the rest was collected": (
        [("authorise", 4200), ("cancel", 1200), ("capture", 3000)],
        "captured",
        {"payer": 1200, "in_transit": 3000},
    ),
    "the remainder let go": (
        [("authorise", 4200), ("capture", 3000), ("release_remainder", None), ("settle", 3000)],
        "settled",
        {"payer": 1200, "payee": 3000},
    ),
    "the time for the remainder ran out": (
        [("authorise", 4200), ("capture", 3000), ("settle", 3000), ("expire", 1200)],
        "settled",
        {"payer": 1200, "payee": 3000},
    ),
    "the remainder called off": (
        [("authorise", 4200), ("capture", 3000), ("cancel", 1200)],
        "captured",
        {"payer": 1200, "in_transit": 3000},
    ),
    "the remainder collected later": (
        [("authorise", 4200), ("capture", 3000), ("settle", 3000), ("capture", 1200)],
        "captured",
        {"in_transit": 1200, "payee": 3000},
    ),
    "received in parts": (
        [("authorise", 4200), ("capture", 3000), ("capture", 1200), ("settle", 3000), ("settle", 1200)],
        "settled",
        {"payee": 4200},
    ),
    "received, and nobody said that it was collected": ([("settle", 4200)], "settled", {"payee": 4200}),
    "declined": ([("submit", None), ("decline", 4200)], "declined", {"payer": 4200}),
    "declined, tried again, collected": (
        [("decline", 4200), ("submit", None), ("capture", 4200)],
        "captured",
        {"in_transit": 4200},
    ),
    "declined, asked for again, collected": (
        [("decline", 4200), ("open", 4200), ("capture", 4200)],
        "captured",
        {"in_transit": 4200},
    ),
    "declined twice, then collected": (
        [("decline", 4200), ("decline", 4200), ("capture", 4200)],
        "captured",
        {"in_transit": 4200},
    ),
    "called off": ([("authorise", 4200), ("cancel", None)], "cancelled", {"payer": 4200}),
    "never paid": ([("expire", None)], "expired", {"payer": 4200}),
    "never collected": ([("authorise", 4200), ("expire", None)], "expired", {"payer": 4200}),
    "the time ran out, said twice": (
        [("authorise", 4200), ("expire", None), ("expire", None)],
        "expired",
        {"payer": 4200},
    ),
    "the time ran out, then called off": (
        [("authorise", 4200), ("expire", None), ("cancel", None)],
        "cancelled",
        {"payer": 4200},
    ),
    "collected after the time ran out": (
        [("authorise", 4200), ("expire", None), ("capture", 4200)],
        "captured",
        {"in_transit": 4200},
    ),
    "collected, and that failed": (
        [("authorise", 4200), ("capture", 4200), ("capture_fail", 4200)],
        "capture_failed",
        {"unknown": 4200},
    ),
    "received, and that failed": (
        [("capture", 4200), ("settle", 4200), ("capture_fail", 4200)],
        "capture_failed",
        {"unknown": 4200},
    ),
    "could not be collected at all": ([("authorise", 4200), ("capture_fail", 4200)], "capture_failed", {"held": 4200}),
    "failed, and failed again": (
        [("capture", 4200), ("capture_fail", 4200), ("capture_fail", 4200)],
        "capture_failed",
        {"unknown": 4200},
    ),
    "failed, then collected after all": (
        [("authorise", 4200), ("capture", 4200), ("capture_fail", 4200), ("capture", 4200), ("settle", 4200)],
        "settled",
        {"payee": 4200},
    ),
    "failed, received, and nobody said that it was collected again": (
        [("capture", 4200), ("capture_fail", 4200), ("settle", 4200)],
        "settled",
        {"payee": 4200},
    ),
    "failed, then called off": (
        [("authorise", 4200), ("capture", 4200), ("capture_fail", 4200), ("cancel", 4200)],
        "cancelled",
        {"payer": 4200},
    ),
    "failed, then the time ran out": (
        [("authorise", 4200), ("capture", 4200), ("capture_fail", 4200), ("expire", None)],
        "expired",
        {"payer": 4200},
    ),
    "failed, then declined": (
        [("capture", 4200), ("capture_fail", 4200), ("decline", 4200)],
        "declined",
        {"payer": 4200},
    ),
    "one of two parts failed on its way": (
        [("authorise", 4200), ("capture", 3000), ("capture", 1200), ("capture_fail", 1200)],
        "captured",
        {"in_transit": 3000, "unknown": 1200},
    ),
    "the second part failed, the first was received": (
        [("authorise", 4200), ("capture", 3000), ("settle", 3000), ("capture", 1200), ("capture_fail", 1200)],
        "settled",
        {"payee": 3000, "unknown": 1200},
    ),
    "the part that failed was collected after all": (
        [("capture", 4200), ("settle", 4200), ("capture_fail", 1200), ("capture", 1200), ("settle", 1200)],
        "settled",
        {"payee": 4200},
    ),
    "undone the same day": ([("authorise", 4200), ("capture", 4200), ("reverse", 4200)], "reversed", {"payer": 4200}),
    "undone after it was received": (
        [("capture", 4200), ("settle", 4200), ("reverse", 4200)],
        "reversed",
        {"payer": 4200},
    ),
    "undone in part on its way": (
        [("capture", 4200), ("reverse", 1200)],
        "captured",
        {"payer": 1200, "in_transit": 3000},
    ),
    "undone in part after it was received": (
        [("capture", 4200), ("settle", 4200), ("reverse", 1200)],
        "settled",
        {"payer": 1200, "payee": 3000},
    ),
    "undone, and the remainder let go": (
        [("authorise", 4200), ("capture", 3000), ("reverse", 3000), ("release_remainder", None)],
        "reversed",
        {"payer": 4200},
    ),
    "undone, and collected after all": (
        [("capture", 4200), ("reverse", 4200), ("capture", 4200)],
        "captured",
        {"in_transit": 4200},
    ),
}


def story(steps, **more):
    facts = [event(trigger, DAY * number, minor) for number, (trigger, minor) in enumerate(steps, 1)]
    return after(*facts, lifecycle=CARD_PAYMENT, **more)


def told(transaction, at=SOON):
    return render(look(transaction, at=at), locale="en")


def position(transaction):
    return {holder.value: int(part.amount * 100) for holder, part in transaction.position.items()}


def lines(transaction):
    return [line.text for line in told(transaction).timeline]


@pytest.mark.parametrize(("steps", "state", "ends"), STORIES.values(), ids=STORIES)
def test_a_story_ends_where_it_should(steps, state, ends):
    """
    Whatever happened to your payment, it has its place and its words, and so has every cent.
    """
    transaction = story(steps)
    assert transaction.state.name == state
    assert position(transaction) == ends
    assert transaction.waiting == ()
    assert told(transaction).label == transaction.state.says.label


def test_every_edge_is_in_some_story():
    """
    No step was ever written that nobody has walked.
    """
    walked = {
        (step.way.edge.key, step.way.edge.dest)
        for steps, _, _ in STORIES.values()
        for step in story(steps).steps
        if step.way
    }
    assert walked == {(edge.key, edge.dest) for edge in CARD_PAYMENT.edges}
    assert {key for key, _ in walked} == set(CARD_PAYMENT.notices)


@pytest.mark.parametrize("steps", [steps for steps, _, _ in STORIES.values()], ids=STORIES)
def test_a_story_ends_the_same_backwards(steps):
    """
    News that reaches us late, or in the wrong order, leads to the same card in the end.
    """
    facts = [event(trigger, DAY * number, minor) for number, (trigger, minor) in enumerate(steps, 1)]
    assert after(*reversed(facts), lifecycle=CARD_PAYMENT).fold == after(*facts, lifecycle=CARD_PAYMENT).fold


def test_a_whole_good_day_reads_like_this():
    """
    I started it, my bank set the money aside, the seller collected it and has it now.
    """
    paid = story([("submit", None), ("authorise", 4200), ("capture", 4200), ("settle", 4200)])
    words = told(paid)
    assert words.label == "Paid"
    assert words.explanation == "Café Olé has received money from this payment."
    assert words.money == "Café Olé has €42.00."
    assert words.next_step == "What you see here can still change until July 4, 2026."
    assert lines(paid) == [
        "Café Olé asked for €42.00.",
        "The payment was started.",
        "Your bank set €42.00 aside.",
        "Café Olé collected €42.00.",
        "Café Olé received €42.00.",
    ]


def test_nothing_is_started_that_you_did_not_start():
    """
    As long as I have not paid, I can see that nobody has my money, and that I may leave it at that.
    """
    words = told(story([]))
    assert words.label == "Requested"
    assert words.money == "As far as we know, Café Olé has not received any money."
    assert words.next_step == "If nothing else happens, it stays unpaid."
    assert "you can leave it as it is" in words.action
    assert allowed(story([]), Party.CUSTOMER) == ("submit",)


def test_money_that_is_set_aside_is_still_yours():
    """
    Set aside is not taken, and I am told by when we know whether it will be.
    """
    words = told(story([("authorise", 4200)]))
    assert words.label == "Set aside"
    assert words.money == "€42.00 is set aside by your bank and still yours."
    assert words.next_step.startswith("We expect to know by March 10, 2026 whether it is collected.")
    assert "have heard nothing" in told(story([("authorise", 4200)]), LATE).next_step


def test_the_providers_own_date_beats_our_rule():
    """
    If the bank says until when the money stays aside, I read that date and no other.
    """
    held = event("authorise", DAY, 4200, due=START + timedelta(days=30))
    assert "April 1, 2026" in told(after(held, lifecycle=CARD_PAYMENT)).next_step


def test_silence_is_said_and_never_read_as_an_answer():
    """
    If nobody told you how it ended, you say so, and I do not pay twice in the meantime.
    """
    words = told(story([("submit", None)]), LATE)
    assert words.label == "Under way"
    assert "have heard nothing. It may still go through, or not at all." in words.next_step
    assert words.action == "Please wait before you pay again, so that you do not pay twice."


def test_collected_does_not_claim_that_it_arrived():
    """
    Collected from my card is one thing, received by the seller is another; not everybody tells you of the second.
    """
    collected = story([("capture", 4200)])
    assert told(collected).money == "Café Olé has €42.00 already, or it is still on its way there."
    assert told(collected, YEARS_LATER).next_step == "We do not expect this to change any more."


def test_each_part_of_the_money_is_accounted_for():
    """
    When only a part was collected, I read where that part is, and where the rest is.
    """
    words = told(story([("authorise", 4200), ("capture", 3000)]))
    assert "€12.00 is set aside by your bank and still yours." in words.money
    assert "Café Olé has €30.00 already, or it is still on its way there." in words.money
    released = story([("authorise", 4200), ("capture", 3000), ("release_remainder", None)])
    assert "Café Olé does not have €12.00." in told(released).money
    assert lines(released)[-1] == "Café Olé did not need €12.00 of what was set aside. Your bank should release it."


def test_a_total_and_its_parts_are_counted_once():
    """
    Ten reports of one collection are one collection.
    """
    collected = after(
        event("authorise", 1, 4200, is_total=True),
        event("capture", 2, 3000, is_total=True),
        event("capture", 3, 3000, is_total=True),
        event("capture", 4, 4200, is_total=True),
        lifecycle=CARD_PAYMENT,
    )
    assert position(collected) == {"in_transit": 4200}
    assert lines(collected)[-1] == "Café Olé collected a further €12.00."


def test_a_total_counts_without_what_failed():
    """
    What failed and was collected again is not forgotten for having been counted before.
    """
    again = after(
        event("capture", 1, 4200, is_total=True),
        event("capture_fail", 2, 4200),
        event("capture", 3, 4200, is_total=True),
        lifecycle=CARD_PAYMENT,
    )
    assert again.state.name == "captured"
    assert lines(again)[-1] == "Café Olé collected €42.00 after all."


def test_a_collection_that_failed_names_what_we_had_said():
    """
    You told me it was collected. When that turns out wrong, you say so, and why.
    """
    collected = story([("authorise", 4200), ("capture", 4200)])
    outcome = record(collected, event("capture_fail", 3 * DAY, 4200, reason="payment_stopped"))
    assert outcome.retracts.name == "captured"
    assert render(outcome.notice, locale="en").text == (
        "We told you that Café Olé had collected €42.00. That did not work. "
        "Your bank was asked to stop this payment. It may be tried again."
    )


def test_a_collection_that_failed_tells_all_that_matters():
    """
    The seller has not got it, my bank may show otherwise, it may be tried again without asking me, by when we know,
    and how not to pay twice.
    """
    failed = story([("authorise", 4200), ("capture", 4200), ("capture_fail", 4200)])
    words = told(failed)
    assert words.label == "Not collected"
    assert words.money == "Café Olé does not have €42.00. Your bank may still show it as set aside or taken."
    assert words.next_step == (
        "It may be tried again, without asking you first. "
        "We expect to know by March 15, 2026 whether it is collected after all."
    )
    assert words.action == (
        "Before you pay another way, ask the seller to call this payment off, so that you do not pay twice."
    )
    assert "It may still be collected, or not at all." in told(failed, LATE).next_step


def test_a_failed_try_takes_back_nothing_that_was_not_said():
    """
    Nobody told me that it was collected, so nobody takes it back; the money stays set aside as far as we know.
    """
    held = story([("authorise", 4200)])
    outcome = record(held, event("capture_fail", 2 * DAY, 4200))
    assert outcome.retracts is None
    assert render(outcome.notice, locale="en").text == "The payment could not be collected."
    assert told(outcome.transaction).money == "€42.00 is set aside by your bank and still yours."


def test_one_part_that_fails_leaves_the_other_paid():
    """
    The first parcel is paid, the second is not, and I can see which is which.
    """
    words = told(story(STORIES["the second part failed, the first was received"][0]))
    assert words.label == "Paid"
    assert "Café Olé has €30.00." in words.money
    assert "Café Olé does not have €12.00" in words.money


def test_undone_the_same_day_is_no_refund():
    """
    The charge goes away by itself. Nobody lets me wait for a refund that will never show.
    """
    undone = story([("authorise", 4200), ("capture", 4200), ("reverse", 4200)])
    words = told(undone)
    assert words.label == "Undone"
    assert words.explanation == ("We told you that Café Olé had collected this payment. It has been undone since.")
    assert words.next_step.startswith(
        "The charge itself should disappear from your account by March 19, 2026. "
        "You will see no separate refund for it."
    )
    assert lines(undone)[-1].endswith("You will see no separate refund.")
    assert told(undone, LATE).next_step == "We do not expect this to change any more."


def test_late_collection_is_told_as_a_change_of_what_we_said():
    """
    You said that the time had run out. When the seller collects all the same, I hear it from you first.
    """
    expired = story([("authorise", 4200), ("expire", None)])
    assert "Now and then a seller still collects it late." in told(expired).next_step
    assert not look(expired, at=SOON).final
    assert look(expired, at=LATE).final
    outcome = record(expired, event("capture", 5 * DAY, 4200))
    assert outcome.retracts.name == "expired"
    assert render(outcome.notice, locale="en").text == (
        "We told you that the time for the payment had run out. Café Olé has collected €42.00 since."
    )


def test_every_change_of_what_we_said_says_so():
    """
    Bad news never comes as if we had not said the opposite before.
    """
    for edge in CARD_PAYMENT.edges:
        assert edge.notice.startswith("We told you that ") is edge.retracts


def test_declined_can_be_tried_again():
    """
    A card that was refused is no end; I can try once more or use another one.
    """
    declined = after(event("decline", 1, 4200, reason="card_expired"), lifecycle=CARD_PAYMENT)
    words = told(declined)
    assert words.label == "Not paid"
    assert words.explanation == "The payment of €42.00 did not go through. The card has expired."
    assert may(declined, "submit", at=SOON)
    assert lines(story([("decline", 4200), ("submit", None)]))[-1] == "The payment was tried again."


def test_payment_not_accepted_after_a_check_shows_what_is_still_set_aside():
    """
    Refused is not yet released: as long as my bank keeps the money aside, you say so.
    """
    refused = story([("authorise", 4200), ("open_review", None), ("reject_review", None)])
    assert told(refused).money == "€42.00 is set aside by your bank and still yours."
    released = told(story(STORIES["not accepted, then let go"][0]))
    assert released.money == "As far as we know, Café Olé has not received any money."


def test_let_through_after_a_check_is_not_yet_set_aside():
    """
    Only my bank sets money aside. Before it has, a check that ended well does not make you say so.
    """
    words = told(story(STORIES["checked and let through before anything was set aside"][0]))
    assert words.label == "Under way"
    assert words.explanation.endswith("We have not heard yet whether it goes through.")
    assert words.money == "As far as we know, Café Olé has not received any money."
    assert words.timeline[-1].text == "The payment was checked more closely, and can go on."
    held = story([("authorise", 3000), ("open_review", None), ("approve_review", None)])
    assert told(held).label == "Set aside"


def test_nothing_is_called_off_while_nobody_knows_where_a_part_is():
    """
    A part that failed may still be gone from my account. Until you know, you do not tell me that all is called off.
    """
    failed = story([("authorise", 4200), ("capture", 3000), ("capture_fail", 3000)])
    assert position(failed) == {"held": 1200, "unknown": 3000}
    outcome = record(failed, event("cancel", 4 * DAY, 1200))
    assert outcome.verdict is Verdict.REFUSED
    assert outcome.transaction.state.name == "capture_failed"
    assert position(outcome.transaction) == position(failed)
    assert look(outcome.transaction, at=SOON).news is News.CHECKING


@pytest.mark.parametrize(
    ("trigger", "state"), [("cancel", "cancelled"), ("expire", "expired"), ("decline", "declined")]
)
def test_what_is_over_without_an_amount_is_over_as_a_whole(trigger, state):
    """
    When all of my payment is called off, no part of it stays behind where nobody knows what becomes of it.
    """
    failed = story([("authorise", 4200), ("capture", 3000), ("capture_fail", 3000)])
    outcome = record(failed, event(trigger, 4 * DAY))
    assert outcome.verdict is Verdict.APPLIED
    assert outcome.transaction.state.name == state
    assert position(outcome.transaction) == {"payer": 4200}


def test_checking_after_it_was_collected_changes_nothing():
    """
    A closer check of what is paid is a line for me to read, and no reason to worry about the money.
    """
    checked = story([("capture", 4200), ("open_review", None)])
    assert told(checked).label == "Collected"
    assert lines(checked)[-1] == "A closer check of the payment began. Nothing has changed so far."


def test_called_off_is_final_and_contradictions_are_told():
    """
    What was called off cannot be collected. If somebody says it was, you check before you tell me anything.
    """
    cancelled = story([("authorise", 4200), ("cancel", None)])
    assert look(cancelled, at=SOON).final
    outcome = record(cancelled, event("capture", 3 * DAY, 4200))
    assert outcome.verdict is Verdict.CONFLICTING
    assert told(outcome.transaction).label == "Being checked"


@pytest.mark.parametrize("state", [state for state in CARD_PAYMENT.states.values() if state.may_change_for])
def test_no_clock_moves_it_but_in_the_end_nothing_more_is_expected(state):
    """
    Nothing happens to my payment by itself; after long enough you say that nothing more is expected.
    """
    steps = next(steps for steps, ends_in, _ in STORIES.values() if ends_in == state.name)
    view = look(story(steps), at=YEARS_LATER)
    assert view.state == state.name
    assert view.final


def test_without_a_name_the_seller_is_called_the_seller():
    """
    Also where you do not know the seller's name, I read whole sentences.
    """
    nameless = Transaction.opened_by(CARD_PAYMENT, opening(names={}))
    for step in (event("capture", 1, 4200), event("capture_fail", 2, 4200)):
        nameless = record(nameless, step).transaction
    assert told(nameless).money.startswith("The seller does not have €42.00.")
    assert told(nameless).explanation == "The seller tried to collect the payment, and that did not work."
