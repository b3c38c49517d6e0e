"""What holds for every stream of Stripe's, whatever is in it."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from aboveboard import look, render
from aboveboard.flows import LIFECYCLES
from aboveboard.journeys import journeys
from aboveboard.money import to_minor
from aboveboard.transaction import gather
from facts import START
from stripe_objects import (
    at,
    authorization,
    card_dispute,
    card_transaction,
    charge,
    credit_note,
    dispute,
    events_of,
    intent,
    invoice,
    invoice_payment,
    mandate,
    outbound,
    payout,
    refund,
    review,
    session,
    setup_intent,
    topup,
    transfer,
    webhook,
)

LATER = START + timedelta(days=12)
HELD = {"captured": False, "amount_captured": 0}
SEPA = {"payment_method_details": {"type": "sepa_debit"}}
BACK = {"previous_attributes": {"status": "succeeded"}}


def _each(kind, made, *statuses, **more):
    return [webhook(kind, made(status=status, **more), 50 + n) for n, status in enumerate(statuses)]


# Whatever can be said of a few objects, whether or not all of it can be true together.
EVERYTHING = [
    *_each("charge.updated", charge, "pending", "succeeded", "failed"),
    *_each("charge.updated", charge, "pending", "succeeded", "failed", id="py_1", payment_intent="pi_2", **SEPA),
    webhook("charge.succeeded", charge(**HELD)),
    webhook("charge.captured", charge(amount_captured=3000), 9),
    webhook("charge.expired", charge(**HELD), 170),
    webhook("charge.refunded", charge(amount_refunded=1000, refunds={"data": [refund()]}), 24),
    *_each(
        "payment_intent.updated",
        intent,
        *("requires_payment_method", "requires_action", "processing", "requires_capture", "succeeded", "canceled"),
    ),
    *_each("refund.updated", refund, "pending", "succeeded", "failed", "canceled", "requires_action"),
    webhook("refund.updated", refund(status="requires_action"), 70, **BACK),
    *_each("refund.updated", refund, "pending", "succeeded", id="re_2", amount=4200, created=at(40)),
    *_each("charge.dispute.updated", dispute, "warning_needs_response", "warning_closed", "prevented"),
    *_each("charge.dispute.updated", dispute, "needs_response", "under_review", "won", "lost"),
    *_each("charge.dispute.updated", dispute, "needs_response", "lost", id="dp_2", amount=1000),
    *_each(
        "charge.dispute.updated", dispute, "needs_response", "won", "lost", charge="py_1", reason="insufficient_funds"
    ),
    webhook("review.opened", review(), 1),
    webhook("review.closed", review(open=False, closed_reason="refunded"), 9),
    webhook("checkout.session.completed", session(payment_status="paid"), 1),
    webhook("checkout.session.expired", session(), 24),
    *_each("payout.updated", payout, "pending", "in_transit", "paid", "failed", "canceled"),
    webhook("transfer.reversed", transfer(amount_reversed=1000), 9),
    *_each("topup.updated", topup, "pending", "succeeded", "failed", "reversed", "canceled"),
    *_each("invoice.updated", invoice, "draft", "open", "paid", "uncollectible", "void"),
    webhook("invoice.payment_failed", invoice(attempt_count=1, next_payment_attempt=at(90)), 30),
    webhook("invoice.payment_action_required", invoice(attempt_count=1), 30),
    webhook("invoice_payment.paid", invoice_payment(amount_paid=1000), 20),
    webhook("credit_note.created", credit_note(amount=1000), 5),
    webhook("credit_note.voided", credit_note(amount=1000, status="void"), 9),
    *_each("mandate.updated", mandate, "pending", "active", "inactive"),
    *_each("setup_intent.updated", setup_intent, "requires_action", "succeeded", "canceled", mandate="mandate_1"),
    *_each("treasury.outbound_payment.x", outbound, "processing", "posted", "failed", "returned", "canceled"),
    *_each("issuing_authorization.updated", authorization, "pending", "closed", "reversed", "expired"),
    webhook("issuing_transaction.created", card_transaction(amount=-3000), 20),
    webhook("issuing_transaction.created", card_transaction(id="ipi_2", type="refund", amount=500), 21),
    *_each("issuing_dispute.updated", card_dispute, "unsubmitted", "submitted", "won", "lost", "expired"),
]
streams = st.lists(st.sampled_from(range(len(EVERYTHING))), max_size=12).map(lambda some: [EVERYTHING[n] for n in some])


def told(payloads):
    """Everything that is told, in words, with the money of it."""
    gathered = gather(events_of(payloads), *LIFECYCLES)
    paid, alone = journeys(gathered.transactions)
    views = [one.look(at=LATER) for one in paid] + [look(one, at=LATER) for one in alone]
    return sorted((view.lifecycle, view.id, render(view, locale="en"), view) for view in views)


def _without_repeats(payloads):
    return [one for n, one in enumerate(payloads) if one not in payloads[:n]]


@given(payloads=streams, chance=st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(payloads, chance):
    """
    However the news arrives, and however often, you read the same.
    """
    shuffled = _without_repeats(payloads)
    chance.shuffle(shuffled)
    one, other = told(payloads), told(shuffled)
    assert [words[:3] for words in one] == [words[:3] for words in other]
    assert [words[3] for words in one] == [words[3] for words in other]


@given(payloads=streams)
def test_no_money_is_lost_and_none_is_made(payloads):
    """
    Whatever happens to your payment, its parts add up to it.
    """
    for *_, view in told(payloads):
        assert sum(map(to_minor, view.position.values())) == to_minor(view.amount)
        assert all(to_minor(part) > 0 for part in view.position.values())


@given(payloads=streams)
def test_no_news_is_dropped(payloads):
    """
    Everything that we were told is kept, also what fits nothing yet.
    """
    events = {(event.lifecycle, event.reference) for event in events_of(payloads)}
    gathered = gather(events_of(payloads), *LIFECYCLES)
    kept = {(one.lifecycle.name, entry.event.reference) for one in gathered.transactions for entry in one.history}
    assert events == kept | {(event.lifecycle, event.reference) for event in gathered.waiting}
