"""What Plaid really sends, in every order and more than once, and what the customer then reads."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aboveboard import look
from aboveboard.transaction import record
from aboveboard.view import News

from .lives import account, moved_money
from .objects import (
    at,
    because,
    entry,
    events,
    page,
    payment,
    payment_webhook,
    refund,
    refund_event,
    removed_webhook,
    sweep,
    sweep_event,
    transfer,
    transfer_event,
    wallet,
    wallet_webhook,
)
from .telling import card, everywhere_alike, lines, news, told

DAY = 24
NOW = at(20 * DAY)
YEAR_END = at(300 * DAY)


def debit(kind, hours, **more):
    return events(transfer_event(kind, hours, **more))


def credit(kind, hours, **more):
    return events(transfer_event(kind, hours, transfer_type="credit", **more))


def give_back(kind, hours, **more):
    return events(refund_event(kind, hours, **more))


PAID = [debit("pending", 0), debit("posted", 6), debit("settled", 30), debit("funds_available", 90)]


# --- transfers ------------------------------------------------------------------------------------------------------


def test_events_that_come_out_of_order_tell_what_happened_in_order():
    """
    However the news reaches us, you read it in the order in which it happened.
    """
    transaction, words = everywhere_alike(PAID, "tr-1", NOW)
    assert transaction.state.name == "paid_out"
    assert words.label == "Paid"
    assert lines(transaction, NOW) == [
        "Café Olé asked to collect $42.00 from your bank account.",
        "Your bank was asked to pay $42.00.",
        "$42.00 was collected from your account.",
        "$42.00 was passed on to the seller.",
    ]


def test_events_of_one_second_are_told_in_the_only_order_they_can_have_had():
    at_once = [debit(kind, 3) for kind in ("pending", "posted", "settled", "returned")]
    transaction, words = everywhere_alike(at_once, "tr-1", NOW)
    assert transaction.state.name == "returned"
    assert words.timeline[-1].text.startswith("We told you that this payment was collected. $42.00 of it")


def test_one_fact_told_three_ways_is_told_to_you_once():
    """
    You get one message about one fact, however many we got.
    """
    three = [
        debit("settled", 30),
        (transfer("settled"), at(31)),
        {"transfers": [transfer("settled")["transfer"]]},
        debit("pending", 0),
    ]
    transaction, _ = everywhere_alike(three, "tr-1", NOW)
    assert lines(transaction, NOW).count("$42.00 was collected from your account.") == 1


def test_a_return_weeks_after_it_was_paid_says_what_we_had_said():
    """
    When a payment is undone late, you read what we had told you, and what is true now.
    """
    late = debit("returned", 40 * DAY, failure_reason=because("R10"))
    transaction, words = everywhere_alike([*PAID, late], "tr-1", at(41 * DAY))
    assert transaction.state.name == "returned"
    assert words.label == "Undone"
    assert words.timeline[-1].text == (
        "We told you that this was paid. $42.00 of it has been undone since. "
        "Your bank was told that this had not been agreed to."
    )
    assert words.money == "If $42.00 has left your account, your bank should put it back."


def test_a_transfer_that_failed_says_why_and_one_that_was_called_off_is_called_off():
    failed, words = everywhere_alike(
        [debit("pending", 0), debit("failed", 3, failure_reason=because("R01"))], "tr-1", NOW
    )
    assert failed.state.name == "failed"
    assert words.explanation == (
        "The payment of $42.00 did not go through. The account it was to come from did not have enough money."
    )
    _, words = everywhere_alike([debit("pending", 0), debit("cancelled", 3)], "tr-1", NOW)
    assert words.label == "Cancelled"


@pytest.mark.parametrize("code", ["R17", "FRAD"])
def test_a_reason_that_is_not_to_be_told_reads_like_none(code):
    """
    What could help a thief is never said, and cannot be told from nothing.
    """
    masked = told(*PAID, debit("returned", 99, failure_reason=because(code)))["tr-1"]
    unsaid = told(*PAID, debit("returned", 99))["tr-1"]
    assert card(masked, NOW) == card(unsaid, NOW)
    assert code not in repr(card(masked, NOW))


def test_a_transfer_that_is_further_than_the_event_is_believed():
    """
    What stands there now counts, whatever it was that made us look.
    """
    transaction, words = everywhere_alike([debit("pending", 0), (transfer("settled"), at(31))], "tr-1", NOW)
    assert transaction.state.name == "collected"
    assert words.label == "Collected"


def test_a_transfer_whose_day_nobody_said_still_stands_where_it_stands():
    everything = [
        *PAID,
        transfer("settled", refunds=[refund("settled")]),
        give_back("posted", 40),
        give_back("settled", 50),
    ]
    for name, state in {"tr-1": "paid_out", "rf-1": "completed"}.items():
        transaction, _ = everywhere_alike(everything, name, NOW)
        assert transaction.state.name == state


def test_a_sweep_of_the_sellers_own_money_is_no_news_to_the_customer():
    quiet = [debit("swept", 40, sweep_id="sw-1", sweep_amount="42.00"), debit("return_swept", 70)]
    transaction, words = everywhere_alike([*PAID, *quiet][1:], "tr-1", NOW)
    assert transaction.state.name == "paid_out"
    assert len(words.timeline) == 4


def test_money_paid_out_to_you_that_comes_back_is_said():
    """
    When money that was paid out to you goes back, you read that, and why.
    """
    story = [credit("pending", 0), credit("posted", 6), credit("settled", 30)]
    transaction, words = everywhere_alike(story, "tr-1", NOW)
    assert transaction.lifecycle.name == "payout"
    assert words.label == "Paid out"
    assert words.explanation.endswith("Nobody has told us yet that the money arrived.")
    back = credit("returned", 50, failure_reason=because("R03"))
    transaction, words = everywhere_alike([*story, back], "tr-1", NOW)
    assert transaction.state.name == "returned"
    assert words.timeline[-1].text.startswith("We told you that $42.00 was paid out to you. It has gone back since.")


# --- refunds --------------------------------------------------------------------------------------------------------

REFUNDED = (transfer("settled", refunds=[refund("pending")]), at(29.5))


def test_a_refund_that_comes_back_after_it_was_sent():
    """
    When a refund that we told you was sent goes back, you read that at once.
    """
    story = [REFUNDED, give_back("posted", 31), give_back("settled", 50), give_back("returned", 99)]
    transaction, words = everywhere_alike(story, "rf-1", NOW)
    assert transaction.state.name == "returned"
    assert words.label == "Money returned to seller"
    assert words.timeline[-1].text == (
        "We told you that $10.00 was sent to you. It has gone back to the seller since. "
        "We cannot say why. The seller may be able to tell you more."
    )


def test_news_of_a_refund_waits_until_it_is_known_how_much_it_is():
    """
    Until we know how much is refunded, we say nothing rather than too much.
    """
    early = [*PAID, give_back("pending", 30), give_back("posted", 31)]
    assert set(told(*early)) == {"tr-1"}
    transaction, _ = everywhere_alike([give_back("pending", 30), give_back("posted", 31), REFUNDED], "rf-1", NOW)
    assert lines(transaction, NOW) == [
        "Café Olé started a refund of $10.00 to you.",
        "The payment service started to send $10.00 to you.",
    ]


def test_each_of_several_refunds_keeps_its_own_money():
    both = (transfer("settled", refunds=[refund("settled"), refund("failed", id="rf-2", amount="5.00")]), at(60))
    for order in ([both, *PAID], [*PAID, both]):
        found = told(*order)
        assert {name: one.state.name for name, one in found.items()} == {
            "tr-1": "paid_out",
            "rf-1": "completed",
            "rf-2": "failed",
        }


def test_a_payment_that_is_refunded_and_undone_as_well_shows_both():
    """
    When your bank undoes what was refunded already, both are shown, each for itself.
    """
    story = [REFUNDED, give_back("settled", 50), debit("posted", 6), debit("returned", 80)]
    payment_undone, _ = everywhere_alike(story, "tr-1", NOW)
    refund_sent, words = everywhere_alike(story, "rf-1", NOW)
    assert (payment_undone.state.name, refund_sent.state.name) == ("returned", "completed")
    assert words.money == "Café Olé has given back $10.00."


# --- sweeps ---------------------------------------------------------------------------------------------------------


def test_a_payout_of_a_balance_and_the_sweep_itself_tell_one_story():
    story = [events(sweep_event("posted", 6)), (sweep("settled"), at(30)), events(sweep_event("settled", 29))]
    transaction, words = everywhere_alike(story, "sw-1", NOW)
    assert transaction.state.name == "paid"
    assert [line.text for line in words.timeline] == [
        "Plaid started to pay you $42.00.",
        "Plaid sent $42.00 to you.",
        "The payment service paid $42.00 out to you.",
    ]


# --- entries of an account ------------------------------------------------------------------------------------------

LISTED = (page([entry("tx-0", 40.0, pending=True)]), at(12))
ENTERED = entry(amount=45.5, days=1, pending_transaction_id="tx-0")


@pytest.mark.parametrize(
    "pages",
    [
        [LISTED, (page([ENTERED], removed=["tx-0"]), at(40))],
        [LISTED, (page(removed=["tx-0"]), at(40)), (page([ENTERED]), at(40))],
        [LISTED, (page([ENTERED]), at(40)), (page(removed=["tx-0"]), at(41))],
        [LISTED, (removed_webhook("tx-0"), at(39)), (page([ENTERED], removed=["tx-0"]), at(40))],
    ],
    ids=["one page", "two pages", "two pages, the other way round", "a webhook first"],
)
def test_a_pending_entry_is_replaced_by_the_one_that_is_entered(pages):
    """
    When a pending entry is entered under another number, you see one replaced, and one entered.
    """
    old, words = everywhere_alike(pages, "tx-0", NOW)
    assert old.state.name == "superseded"
    assert words.label == "Replaced"
    new, words = everywhere_alike(pages, "tx-1", NOW)
    assert new.state.name == "posted"
    assert [line.text for line in words.timeline] == [
        "Your bank reported an entry of $45.50. Café Olé was named in it.",
        "Your bank entered this in your account, as $45.50.",
    ]


def test_in_one_page_nobody_is_told_that_the_old_entry_disappeared():
    events_of_page = news((page([ENTERED], removed=["tx-0"]), at(40)))
    assert [event.trigger for event in events_of_page if event.about == ("tx-0",)] == ["supersede"]


def test_an_entry_that_is_gone_without_a_match_says_that_we_do_not_know_why():
    """
    When an entry disappears and nobody says why, you read just that.
    """
    transaction, words = everywhere_alike([LISTED, (page(removed=["tx-0"]), at(40))], "tx-0", NOW)
    assert transaction.state.name == "vanished_unexplained"
    assert words.explanation == (
        "This entry is no longer in what we are sent about your account, and we do not know why."
    )
    assert words.money == "We do not know whether $40.00 from this entry counts in your balance."


def test_an_entry_that_is_said_to_be_gone_twice_is_gone_once():
    twice = [LISTED, (removed_webhook("tx-0"), at(39)), (page(removed=["tx-0"]), at(40))]
    transaction, words = everywhere_alike(twice, "tx-0", NOW)
    assert transaction.state.name == "vanished_unexplained"
    assert len(words.timeline) == 2


def test_an_entry_entered_without_ever_having_been_pending_is_just_entered():
    transaction, words = everywhere_alike([(page([entry()]), at(12)), (page([entry()]), at(60))], "tx-1", NOW)
    assert transaction.state.name == "posted"
    assert len(words.timeline) == 2


def test_an_amount_that_was_wrong_keeps_both_amounts():
    """
    When an amount was wrong, you read what we had shown you, and what is right.
    """
    pages = [(page([entry()]), at(12)), (page(modified=[entry(amount=420)]), at(60))]
    transaction, words = everywhere_alike(pages, "tx-1", NOW)
    assert transaction.state.name == "corrected"
    assert words.explanation.startswith("We showed you $42.00. The right amount is $420.00.")
    assert lines(transaction, NOW)[-1].startswith("The amount was corrected from $42.00 to $420.00.")


def test_an_amount_that_is_corrected_twice_ends_with_the_last_one_known():
    pages = [
        (page([entry()]), at(12)),
        (page(modified=[entry(amount=420)]), at(60)),
        (page(modified=[entry()]), at(90)),
        (page([entry()]), at(120)),
    ]
    transaction, words = everywhere_alike(pages, "tx-1", NOW)
    assert words.explanation.startswith("We showed you $420.00. The right amount is $42.00.")
    assert transaction.amount.amount == 42


@pytest.mark.parametrize(("before", "now"), [(420, 42), (42, 420)])
def test_a_list_read_anew_from_the_beginning_corrects_what_has_changed_since(before, now):
    """
    When we lose our place and read the whole list again, you read one correction, and in the right direction.
    """
    pages = [(page([entry(amount=before)]), at(12)), (page([entry(amount=now)]), at(90))]
    transaction, words = everywhere_alike(pages, "tx-1", NOW)
    assert words.explanation.startswith(f"We showed you ${before}.00. The right amount is ${now}.00.")
    assert len(transaction.steps) - sum(step.way is None for step in transaction.steps[1:]) == 3


def test_only_a_correction_is_known_of_an_entry_so_it_is_not_told_as_one():
    transaction, words = everywhere_alike([(page(modified=[entry(amount=420)]), at(60))], "tx-1", NOW)
    assert transaction.state.name == "posted"
    assert len(words.timeline) == 2


def test_a_changed_name_is_no_news_about_money():
    pages = [(page([entry()]), at(12)), (page(modified=[entry(merchant_name="Cafe Ole #7")]), at(60))]
    transaction, words = everywhere_alike(pages, "tx-1", NOW)
    assert transaction.state.name == "posted"
    assert len(words.timeline) == 2


def test_a_pending_amount_that_changes_is_told_before_it_is_entered():
    pages = [
        LISTED,
        (page(modified=[entry("tx-0", 44.0, pending=True)]), at(30)),
        (page([ENTERED], removed=["tx-0"]), at(40)),
    ]
    transaction, _ = everywhere_alike(pages, "tx-0", NOW)
    assert lines(transaction, NOW)[1:] == [
        "The amount changed from $40.00 to $44.00.",
        "Your bank replaced this entry with a newer one.",
    ]


def test_an_entry_that_is_entered_under_the_same_number_is_entered():
    pages = [LISTED, (page(modified=[entry("tx-0", 40.0)]), at(30))]
    transaction, words = everywhere_alike(pages, "tx-0", NOW)
    assert transaction.state.name == "posted"
    assert words.label == "Entered"


def test_an_entry_that_was_gone_and_is_listed_again_is_back():
    """
    When an entry that we said was gone is there again, you read that it is.
    """
    pages = [(page([entry()]), at(12)), (page(removed=["tx-1"]), at(40)), (page([entry()]), at(60))]
    transaction, words = everywhere_alike(pages, "tx-1", NOW)
    assert transaction.state.name == "posted"
    assert words.timeline[-1].text == (
        "We told you that this entry was gone. It has been entered in your account since."
    )


def test_money_that_comes_in_reads_like_money_that_goes_out():
    for amount in (42.0, -42.0):
        _, words = everywhere_alike([(page([entry(amount=amount)]), at(12))], "tx-1", NOW)
        assert words.timeline[0].text == "Your bank reported an entry of $42.00. Café Olé was named in it."


def test_an_entry_is_never_dated_after_the_day_on_which_we_were_told():
    transaction, _ = everywhere_alike([(page([entry(days=3)]), at(12)), (page(removed=["tx-1"]), at(40))], "tx-1", NOW)
    assert transaction.state.name == "vanished_unexplained"
    assert transaction.opened_at == at(12)


# --- payments and wallets -------------------------------------------------------------------------------------------

ORDERED = [payment("INPUT_NEEDED"), payment_webhook("AUTHORISING", 1), payment_webhook("INITIATED", 2)]


def test_a_payment_of_which_nobody_ever_says_more_is_not_called_arrived():
    """
    When your bank tells no more than that it was started, we say that we may never hear, and not that it arrived.
    """
    transaction, words = everywhere_alike(ORDERED, "pm-1", YEAR_END)
    assert transaction.state.name == "in_progress"
    assert words.label == "Being sent"
    assert "we may never hear" in words.next_step
    assert words.money == "We have not been told that Café Olé has received any money."


def test_a_payment_that_left_the_account_has_not_arrived_yet():
    transaction, words = everywhere_alike([*ORDERED, payment_webhook("EXECUTED", 3)], "pm-1", NOW)
    assert transaction.state.name == "sent"
    assert words.explanation.endswith("That does not mean yet that it has arrived.")
    settled, words = everywhere_alike(
        [*ORDERED, payment_webhook("EXECUTED", 3), payment_webhook("SETTLED", 5)], "pm-1", NOW
    )
    assert settled.state.name == "credited"


def test_a_payment_that_was_going_ahead_and_is_refused_says_what_we_had_said():
    transaction, words = everywhere_alike([*ORDERED, payment_webhook("REJECTED", 30)], "pm-1", NOW)
    assert transaction.state.name == "rejected"
    assert words.timeline[-1].text.startswith("We told you that this payment was going ahead. It did not go through.")


def test_a_payment_refused_for_want_of_money_says_so_and_a_blocked_one_says_nothing():
    _, words = everywhere_alike([payment("AUTHORISING"), payment("INSUFFICIENT_FUNDS", 3)], "pm-1", NOW)
    assert words.explanation.endswith("The account it was to come from did not have enough money.")
    blocked, _ = everywhere_alike([payment("AUTHORISING"), payment("BLOCKED", 3)], "pm-1", NOW)
    failed, _ = everywhere_alike([payment("AUTHORISING"), payment("FAILED", 3)], "pm-1", NOW)
    assert card(blocked, NOW) == card(failed, NOW)


def test_a_payment_that_asks_you_again_says_so_again():
    story = [
        payment("INPUT_NEEDED"),
        payment_webhook("AUTHORISING", 1),
        payment_webhook("INPUT_NEEDED", 2),
        payment_webhook("AUTHORISING", 3),
    ]
    transaction, _ = everywhere_alike(story, "pm-1", NOW)
    assert transaction.state.name == "checking"
    assert lines(transaction, NOW).count("You were asked to confirm the payment.") == 2


def test_a_payment_that_failed_and_then_left_your_account_takes_back_that_it_failed():
    """
    When a payment failed, was tried again and left your account, you read what we had told you, and what is so now.
    """
    story = [payment("INITIATED"), payment_webhook("FAILED", 2), payment_webhook("EXECUTED", 5)]
    transaction, words = everywhere_alike(story, "pm-1", NOW)
    assert words.label == "Sent"
    assert lines(transaction, NOW)[-1] == (
        "We told you that this payment did not go through. Since then, €42.00 has left your account."
    )


def test_a_payment_that_failed_was_tried_again_and_failed_again_has_failed():
    """
    When the second try of a payment fails too, you read that, and not that it is on its way.
    """
    story = [
        payment("INITIATED"),
        payment_webhook("FAILED", 2),
        payment_webhook("INITIATED", 3),
        payment_webhook("FAILED", 5),
    ]
    transaction, words = everywhere_alike(story, "pm-1", NOW)
    assert words.label == "Not sent"
    assert len(lines(transaction, NOW)) == 5


def test_money_sent_from_a_wallet_that_comes_back_is_back():
    """
    When money that you sent comes back, you read that it is with you again.
    """
    story = [
        wallet_webhook("INITIATED", 1),
        wallet("EXECUTED", 3),
        wallet(
            "SETTLED", 50, kind="RETURN", transaction_id="wt-2", related_transactions=[{"id": "wt-1", "type": "PAYOUT"}]
        ),
    ]
    transaction, _ = everywhere_alike(story, "wt-1", NOW)
    assert transaction.state.name == "returned_done"
    assert lines(transaction, NOW) == [
        "You asked to send €42.00.",
        "Sending €42.00 was started.",
        "€42.00 left your account.",
        "We told you that this payment was going ahead. That has changed, and €42.00 was put back into your account.",
    ]


def test_each_message_is_told_as_it_comes_and_ends_the_same():
    """
    Whether we hear it one by one or all at once, you end up reading the same.
    """
    story = [*PAID, debit("returned", 400)]
    opening, *others = [event for payload in story for event in news(payload)]
    transaction = next(iter(told(story[0]).values()))
    said = []
    for event in others:
        outcome = record(transaction, event)
        transaction = outcome.transaction
        if outcome.notice is not None:
            said.append(event.trigger)
    assert opening.trigger == "open"
    assert said == ["submit", "confirm", "release_hold", "charge_back"]
    assert look(transaction, at=NOW) == look(told(*story)["tr-1"], at=NOW)


# --- whole lives ----------------------------------------------------------------------------------------------------


def shuffled(chance, payloads):
    """In any order, some of it twice."""
    again = [*payloads, *chance.sample(payloads, min(2, len(payloads)))]
    chance.shuffle(again)
    return again


@settings(max_examples=100)
@given(chance=st.randoms(use_true_random=False))
def test_however_an_account_is_listed_you_see_it_as_it_stands(chance):
    """
    Whatever happens in your account, and however we hear of it, you see it as it stands.
    """
    pages, now, gone = account(chance)
    seen = told(*pages)
    assert {name: one.position for name, one in told(*shuffled(chance, pages)).items()} == {
        name: one.position for name, one in seen.items()
    }
    for name, one in seen.items():
        assert look(one, at=YEAR_END).news is News.CLEAR
        if name in now:
            assert one.amount.amount == now[name]["amount"]
            assert one.state.name in (("pending",) if now[name]["pending"] else ("posted", "corrected"))
        else:
            assert gone[name] in (one.state.name, None)


ENDS = {
    "debit": {
        "failed": "failed",
        "cancelled": "cancelled",
        "posted": "submitted",
        "settled": "collected",
        "funds_available": "paid_out",
        "returned": "returned",
    },
    "credit": {
        "failed": "failed",
        "cancelled": "cancelled",
        "posted": "in_transit",
        "settled": "paid",
        "returned": "returned",
    },
    "refund": {
        "pending": "requested",
        "failed": "failed",
        "cancelled": "cancelled",
        "posted": "sent",
        "settled": "completed",
        "returned": "returned",
    },
}


@settings(max_examples=100)
@given(chance=st.randoms(use_true_random=False))
def test_however_a_transfer_is_told_it_ends_where_it_ended(chance):
    """
    Whatever becomes of your payment and its refund, and however we hear of it, you read what became of them.
    """
    payloads, kind, last, last_of_refund = moved_money(chance)
    seen = told(*shuffled(chance, payloads))
    assert seen["tr-1"].state.name == ENDS[kind][last]
    assert ("rf-1" in seen) == (last_of_refund is not None)
    if last_of_refund:
        assert seen["rf-1"].state.name == ENDS["refund"][last_of_refund]
    assert all(look(one, at=YEAR_END).news is News.CLEAR for one in seen.values())
