"""Each story of a purchase, and what the customer reads at its end."""

from datetime import timedelta

import pytest

from aboveboard import look, render
from aboveboard.lifecycle import Holder
from aboveboard.transaction import Cause, record
from facts import START, after, event, money

DAY = 24
NOW = START + timedelta(days=20)


def told(transaction, at=NOW):
    return render(look(transaction, at=at), locale="en")


def position(transaction):
    return {holder.value: int(part.amount * 100) for holder, part in transaction.position.items()}


STORIES = {
    "full capture": ([("authorise", 4200), ("settle", 4200)], "settled", {"payee": 4200}),
    "paid at once": ([("settle", None)], "settled", {"payee": 4200}),
    "partial capture": ([("authorise", 4200), ("settle", 3000)], "settled", {"held": 1200, "payee": 3000}),
    "expiry of the rest": (
        [("authorise", 4200), ("settle", 3000), ("release", None)],
        "settled",
        {"payer": 1200, "payee": 3000},
    ),
    "captured in parts": ([("authorise", 4200), ("settle", 3000), ("settle", 1200)], "settled", {"payee": 4200}),
    "confirmed by the customer": (
        [("ask_to_confirm", None), ("confirm", None), ("settle", None)],
        "settled",
        {"payee": 4200},
    ),
    "declined": ([("decline", None)], "declined", {"payer": 4200}),
    "declined, tried again, paid": ([("decline", None), ("open", 4200), ("settle", None)], "settled", {"payee": 4200}),
    "expired": ([("authorise", 4200), ("expire", None)], "expired", {"payer": 4200}),
    "cancelled": ([("authorise", 4200), ("cancel", None)], "cancelled", {"payer": 4200}),
    "full refund": ([("settle", None), ("start_refund", 4200), ("refund", 4200)], "refunded", {"payer": 4200}),
    "partial refund": ([("settle", None), ("refund", 1000)], "partly_refunded", {"payer": 1000, "payee": 3200}),
    "refund in parts": ([("settle", None), ("refund", 1000), ("refund", 3200)], "refunded", {"payer": 4200}),
    "one refund sent, one on its way": (
        [("settle", None), ("start_refund", 1000), ("start_refund", 500), ("refund", 1000)],
        "refunding",
        {"payer": 1000, "payee": 2700, "returning": 500},
    ),
    "refund failed after it was told as done": (
        [("settle", None), ("refund", 4200), ("fail_refund", 4200)],
        "refund_failed",
        {"payee": 4200},
    ),
    "refund failed, sent again": (
        [("settle", None), ("refund", 4200), ("fail_refund", 4200), ("refund", 4200)],
        "refunded",
        {"payer": 4200},
    ),
    "refund called off": (
        [("settle", None), ("start_refund", 4200), ("cancel_refund", 4200)],
        "refund_failed",
        {"payee": 4200},
    ),
    "in dispute": ([("settle", None), ("dispute", 4200)], "disputed", {"disputed": 4200}),
    "dispute won by the seller": (
        [("settle", None), ("dispute", 4200), ("win_dispute", 4200)],
        "settled",
        {"payee": 4200},
    ),
    "dispute lost by the seller": (
        [("settle", None), ("dispute", 4200), ("lose_dispute", 4200)],
        "charged_back",
        {"payer": 4200},
    ),
    "lost, then won": (
        [("settle", None), ("dispute", 4200), ("lose_dispute", 4200), ("win_dispute", 4200)],
        "settled",
        {"payee": 4200},
    ),
    "won, then lost": (
        [("settle", None), ("dispute", 4200), ("win_dispute", 4200), ("lose_dispute", 4200)],
        "charged_back",
        {"payer": 4200},
    ),
    "money reinstated while the bank decides": (
        [("settle", None), ("dispute", 4200), ("reinstate", 4200)],
        "disputed",
        {"payee": 4200},
    ),
    "dispute after a full refund": (
        [("settle", None), ("refund", 4200), ("dispute", 4200)],
        "disputed",
        {"payer": 4200},
    ),
    "dispute after a full refund, won": (
        [("settle", None), ("refund", 4200), ("dispute", 4200), ("win_dispute", 4200)],
        "refunded",
        {"payer": 4200},
    ),
    "dispute of all after a partial refund": (
        [("settle", None), ("refund", 1000), ("dispute", 4200)],
        "disputed",
        {"payer": 1000, "disputed": 3200},
    ),
    "refund during a dispute": (
        [("settle", None), ("dispute", 1000), ("refund", 3200)],
        "disputed",
        {"payer": 3200, "disputed": 1000},
    ),
    "a question that changes nothing": (
        [("settle", None), ("inquire", None), ("close_inquiry", None)],
        "settled",
        {"payee": 4200},
    ),
    "late failure after paid": ([("settle", None), ("fail", None)], "reversed", {"payer": 4200}),
    "a debit that fails at once": ([("fail", None)], "declined", {"payer": 4200}),
    "corrected up": ([("settle", None), ("correct", 5000)], "corrected", {"payee": 5000}),
    "corrected down": ([("settle", None), ("correct", 420)], "corrected", {"payee": 420}),
    "corrected, then refunded": ([("settle", None), ("correct", 420), ("refund", 420)], "refunded", {"payer": 420}),
    "amount raised before it is paid": (
        [("authorise", 4200), ("adjust", 5000), ("settle", None)],
        "settled",
        {"payee": 5000},
    ),
}


@pytest.mark.parametrize(("steps", "state", "ends"), STORIES.values(), ids=STORIES)
def test_a_story_ends_where_it_should(steps, state, ends):
    facts = [
        event(trigger, DAY * number, minor, cause=Cause.US if trigger == "correct" else None)
        for number, (trigger, minor) in enumerate(steps, 1)
    ]
    transaction = after(*facts)
    assert transaction.state.name == state
    assert position(transaction) == ends
    assert transaction.waiting == ()
    assert told(transaction).label == transaction.state.says.label


def test_every_edge_of_the_purchase_is_in_some_story():
    """
    No step was ever written that nobody has walked.
    """
    from aboveboard.flows import PURCHASE

    walked = set()
    for steps, _, _ in STORIES.values():
        transaction = after(*(event(t, DAY * n, m) for n, (t, m) in enumerate(steps, 1)))
        walked |= {(step.way.edge.key) for step in transaction.steps if step.way}
    assert set(PURCHASE.notices) - walked == {"ask_other_amount"}
    assert after(event("open", 1, 5000)).steps[-1].way.edge.key == "ask_other_amount"


def test_a_failed_refund_names_what_we_had_said():
    paid_back = after(event("settle", DAY), event("refund", 2 * DAY, 4200))
    outcome = record(paid_back, event("fail_refund", 9 * DAY, 4200, reason="card_no_longer_open"))
    assert outcome.retracts.name == "refunded"
    assert render(outcome.notice, locale="en").text == (
        "We told you that €42.00 was on its way back to you. It did not reach you. "
        "The card or account it was sent to is no longer open."
    )


def test_a_correction_shows_before_after_and_why():
    corrected = after(event("settle", DAY), event("correct", 2 * DAY, 420, cause=Cause.US))
    assert told(corrected).explanation == (
        "We showed you €42.00. The right amount is €4.20. This was corrected on March 4, 2026. "
        "That was our mistake, and we are sorry."
    )


def test_only_our_own_fault_is_apologised_for():
    for cause in Cause:
        corrected = after(event("settle", DAY), event("correct", 2 * DAY, 420, cause=cause))
        assert ("sorry" in told(corrected).explanation) is (cause is Cause.US)


def test_masked_and_unknown_reasons_read_like_none():
    from aboveboard.providers.reasons import MASKED
    from aboveboard.providers.stripe import reason
    from aboveboard.providers.stripe.reasons import TABLE

    generic = told(after(event("decline", 1, reason=reason("generic_decline").id)))
    masked = [row.code for row in TABLE.rows if row.answer is MASKED and row.resource == "payment"]
    assert "stolen_card" in masked
    for code in (*masked, "a_code_of_tomorrow", ""):
        assert told(after(event("decline", 1, reason=reason(code).id))) == generic


def test_the_amount_that_came_back_leaves_out_what_was_never_taken():
    transaction = after(event("authorise", 1), event("settle", 2, 3000), event("release", 3), event("refund", 4, 3000))
    assert "€30.00" in told(transaction).explanation
    assert transaction.position == {Holder.PAYER: money(4200)}
