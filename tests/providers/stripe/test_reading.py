import json
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings

from aboveboard import render
from aboveboard.errors import BadPayload
from aboveboard.flows import LIFECYCLES
from aboveboard.providers import stripe
from aboveboard.transaction import Basis, gather
from aboveboard.view import News
from facts import START
from mangling import mangled
from stripe_objects import (
    at,
    authorization,
    card_dispute,
    card_transaction,
    cash,
    charge,
    credit_note,
    dispute,
    intent,
    invoice,
    invoice_payment,
    linked,
    mandate,
    outbound,
    payout,
    position,
    refund,
    review,
    session,
    setup_intent,
    subscription,
    told,
    topup,
    transfer,
    unfitting,
    warning,
    webhook,
)

LATER = START + timedelta(days=12)
PAID = webhook("charge.succeeded", charge())


CASES = {
    "charge.succeeded": ([PAID], "settled", {"in_transit": 4200}),
    "charge.succeeded, only reserved": (
        [webhook("charge.succeeded", charge(captured=False, amount_captured=0))],
        "pending",
        {"held": 4200},
    ),
    "charge.captured": (
        [
            webhook("charge.succeeded", charge(captured=False, amount_captured=0)),
            webhook("charge.captured", charge(), 5),
        ],
        "settled",
        {"in_transit": 4200},
    ),
    "charge.captured in part": (
        [webhook("charge.captured", charge(amount_captured=3000), 5)],
        "settled",
        {"payer": 1200, "in_transit": 3000},
    ),
    "charge.captured in part, more may follow": (
        [
            webhook(
                "charge.captured",
                charge(
                    amount_captured=3000,
                    payment_method_details={"type": "card", "card": {"multicapture": {"status": "available"}}},
                ),
                5,
            )
        ],
        "settled",
        {"held": 1200, "in_transit": 3000},
    ),
    "charge.captured in part, told as a refund by an old version": (
        [webhook("charge.captured", charge(amount_captured=3000, amount_refunded=1200), 5, version="2020-08-27")],
        "settled",
        {"payer": 1200, "in_transit": 3000},
    ),
    "charge.captured in part, and then really refunded": (
        [
            webhook(
                "charge.refunded",
                charge(amount_captured=3000, amount_refunded=1200, refunds={"data": [refund(amount=1200)]}),
                24,
            )
        ],
        "partly_refunded",
        {"payer": 2400, "in_transit": 1800},
    ),
    "charge.pending": (
        [webhook("charge.pending", charge(status="pending", captured=False))],
        "pending",
        {"payer": 4200},
    ),
    "charge.failed": (
        [webhook("charge.failed", charge(status="failed", captured=False, failure_code="expired_card"), 1)],
        "declined",
        {"payer": 4200},
    ),
    "charge.failed, a debit that was paid": (
        [
            webhook("charge.succeeded", charge(payment_method_details={"type": "sepa_debit"}), 24),
            webhook("charge.failed", charge(status="failed", payment_method_details={"type": "sepa_debit"}), 90),
        ],
        "reversed",
        {"returning": 4200},
    ),
    "charge.expired": (
        [webhook("charge.expired", charge(captured=False, amount_captured=0), 170)],
        "expired",
        {"payer": 4200},
    ),
    "charge.refunded while only reserved, by an old version": (
        [
            webhook(
                "charge.refunded",
                charge(captured=False, amount_captured=0, amount_refunded=4200, refunded=True, payment_intent=None),
                9,
                version="2020-08-27",
            )
        ],
        "cancelled",
        {"payer": 4200},
    ),
    "charge.refunded with its refunds": (
        [webhook("charge.refunded", charge(amount_refunded=1000, refunds={"data": [refund()]}), 24)],
        "partly_refunded",
        {"payer": 1000, "in_transit": 3200},
    ),
    "charge.refunded without its refunds, whose sum counts until they are told": (
        [webhook("charge.refunded", charge(amount_refunded=1000), 24)],
        "partly_refunded",
        {"payer": 1000, "in_transit": 3200},
    ),
    "payment_intent.succeeded": (
        [webhook("payment_intent.succeeded", intent(amount_received=4200))],
        "settled",
        {"in_transit": 4200},
    ),
    "payment_intent.succeeded in part": (
        [webhook("payment_intent.succeeded", intent(amount_received=3000))],
        "settled",
        {"payer": 1200, "in_transit": 3000},
    ),
    "payment_intent.amount_capturable_updated": (
        [
            webhook(
                "payment_intent.amount_capturable_updated", intent(status="requires_capture", amount_capturable=4200)
            )
        ],
        "pending",
        {"held": 4200},
    ),
    "payment_intent.requires_action": (
        [webhook("payment_intent.requires_action", intent(status="requires_action"))],
        "action_needed",
        {"payer": 4200},
    ),
    "payment_intent.processing": (
        [webhook("payment_intent.processing", intent(status="processing"))],
        "pending",
        {"payer": 4200},
    ),
    "payment_intent.payment_failed": (
        [
            webhook(
                "payment_intent.payment_failed",
                intent(
                    status="requires_payment_method",
                    last_payment_error={"decline_code": "insufficient_funds"},
                ),
            )
        ],
        "declined",
        {"payer": 4200},
    ),
    "payment_intent.canceled": (
        [webhook("payment_intent.canceled", intent(status="canceled", cancellation_reason="abandoned"))],
        "cancelled",
        {"payer": 4200},
    ),
    "payment_intent.canceled because time ran out": (
        [webhook("payment_intent.canceled", intent(status="canceled", cancellation_reason="expired"))],
        "expired",
        {"payer": 4200},
    ),
    "refund.created, pending": (
        [PAID, webhook("refund.created", refund(status="pending"), 24)],
        "refunding",
        {"returning": 1000, "in_transit": 3200},
    ),
    "refund.created, needs details": (
        [PAID, webhook("refund.created", refund(status="requires_action"), 24)],
        "action_needed",
        {"in_transit": 4200},
    ),
    "refund.updated": (
        [PAID, webhook("refund.updated", refund(), 25)],
        "partly_refunded",
        {"payer": 1000, "in_transit": 3200},
    ),
    "refund.failed after it was told as done": (
        [
            PAID,
            webhook("refund.updated", refund(), 25),
            webhook("refund.failed", refund(status="failed", failure_reason="expired_or_canceled_card"), 90),
        ],
        "refund_failed",
        {"in_transit": 4200},
    ),
    "refund.updated, called off": (
        [PAID, webhook("refund.updated", refund(status="canceled"), 25)],
        "settled",
        {"in_transit": 4200},
    ),
    "refund of what was never taken": (
        [
            webhook("charge.succeeded", charge(captured=False, amount_captured=0)),
            webhook("refund.created", refund(amount=4200, reason="expired_uncaptured_charge"), 170),
        ],
        "expired",
        {"payer": 4200},
    ),
    "charge.dispute.created": (
        [PAID, webhook("charge.dispute.created", dispute(), 48)],
        "disputed",
        {"disputed": 4200},
    ),
    "charge.dispute.created before any money was booked": (
        [PAID, webhook("charge.dispute.created", dispute(balance_transactions=[]), 48)],
        "disputed",
        {"in_transit": 4200},
    ),
    "charge.dispute.created as a question": (
        [PAID, webhook("charge.dispute.created", dispute(status="warning_needs_response"), 48)],
        "settled",
        {"in_transit": 4200},
    ),
    "charge.dispute.updated is not a second dispute": (
        [
            PAID,
            webhook("charge.dispute.created", dispute(), 48),
            webhook("charge.dispute.updated", dispute(status="under_review"), 50),
        ],
        "disputed",
        {"disputed": 4200},
    ),
    "charge.dispute.funds_reinstated while it is open": (
        [PAID, webhook("charge.dispute.funds_reinstated", dispute(status="under_review"), 60)],
        "disputed",
        {"in_transit": 4200},
    ),
    "charge.dispute.closed, won": (
        [PAID, webhook("charge.dispute.closed", dispute(status="won"), 90)],
        "settled",
        {"in_transit": 4200},
    ),
    "charge.dispute.closed, lost": (
        [PAID, webhook("charge.dispute.closed", dispute(status="lost"), 90)],
        "charged_back",
        {"payer": 4200},
    ),
    "charge.dispute.closed, lost and then won": (
        [
            PAID,
            webhook("charge.dispute.closed", dispute(status="lost"), 90),
            webhook("charge.dispute.closed", dispute(status="won"), 99),
        ],
        "settled",
        {"in_transit": 4200},
    ),
    "charge.dispute.closed, prevented": (
        [PAID, webhook("charge.dispute.closed", dispute(status="prevented"), 90)],
        "charged_back",
        {"payer": 4200},
    ),
    "a second card after a refused one": (
        [
            webhook("charge.failed", charge(id="ch_0", status="failed", captured=False), 0),
            webhook("charge.succeeded", charge(created=int(START.timestamp()) + 300), 1),
        ],
        "settled",
        {"in_transit": 4200},
    ),
    "an amount that grew while it was set aside": (
        [
            webhook("charge.succeeded", charge(captured=False, amount_captured=0)),
            webhook("charge.updated", charge(captured=False, amount_captured=0, amount=5000), 3),
            webhook("charge.captured", charge(amount=5000, amount_captured=5000), 9),
        ],
        "settled",
        {"in_transit": 5000},
    ),
}


@pytest.mark.parametrize(("payloads", "state", "ends"), CASES.values(), ids=CASES)
def test_a_webhook_leads_where_its_object_says(payloads, state, ends):
    for order in permutations(payloads):
        journey = told(order)
        view = journey.look(at=LATER)
        assert (view.state, position(view), unfitting(journey)) == (state, ends, [])
        assert view.news is News.CLEAR


def test_one_fact_told_three_ways_is_counted_once():
    """
    Your refund is told to you once, however many messages we got about it.
    """
    three = [
        webhook("charge.refunded", charge(amount_refunded=1000), 24),
        webhook("refund.updated", refund(), 24),
        webhook("charge.refund.updated", refund(), 25),
    ]
    for order in permutations([PAID, *three]):
        view = told(order).look(at=LATER)
        assert position(view) == {"payer": 1000, "in_transit": 3200}
        lines = [line.text for line in render(view, locale="en").timeline]
        assert lines.count("€10.00 was sent to you, and the banks accepted it.") == 1
        assert len(lines) == 4


def test_one_fact_told_three_ways_is_one_message():
    """
    You get one message about your refund, whichever of ours came first.
    """
    three = [
        webhook("charge.refunded", charge(amount_refunded=1000, refunds={"data": [refund()]}), 24),
        webhook("refund.updated", refund(), 24.001),
        webhook("charge.refund.updated", refund(), 24.002),
    ]
    for order in permutations([PAID, *three]):
        events = [event for payload in order for event in stripe.read(payload)]
        outcomes = gather(events, *LIFECYCLES).outcomes["refund", "re_1"]
        notices = [outcome.notice.message.key for outcome in outcomes if outcome.notice]
        assert notices.count("refund.complete:notice") == 1
        assert len(set(notices)) == len(notices)


def test_paid_and_cancelled_are_two_answers():
    both = [
        webhook("charge.succeeded", charge(), 1),
        webhook("payment_intent.canceled", intent(status="canceled"), 2),
    ]
    for order in permutations(both):
        assert told(order).look(at=LATER).news is News.CHECKING


def test_the_banks_own_date_becomes_the_promise():
    until = int((START + timedelta(days=5)).timestamp())
    body = charge(captured=False, payment_method_details={"type": "card", "card": {"capture_before": until}})
    promise = told([webhook("charge.succeeded", body)]).look(at=START).promise
    assert (promise.due, promise.basis) == (START + timedelta(days=5), Basis.PROVIDER)


def test_the_seller_is_called_by_the_name_given_or_the_one_on_the_statement():
    (opening, _) = stripe.read(PAID)
    assert opening.names == {"merchant": "CAFE OLE"}
    (opening, _) = stripe.read(PAID, merchant="Café Olé")
    assert opening.names == {"merchant": "Café Olé"}


@pytest.mark.parametrize(
    "payload",
    [
        webhook("customer.updated", {"object": "customer", "id": "cus_1"}),
        webhook("something.of.tomorrow", {"object": "thing"}),
        webhook("charge.succeeded", charge(amount=0, amount_captured=0)),
    ],
)
def test_what_is_not_about_money_gives_no_event(payload):
    assert stripe.read(payload) == ()


@pytest.mark.parametrize(
    "payload",
    [
        webhook("charge.updated", charge(status="teleported"), 3),
        webhook("refund.updated", refund(status="teleported"), 30),
        webhook("charge.dispute.updated", dispute(status="teleported"), 60),
        webhook("payment_intent.teleported", intent(status="teleported"), 3),
    ],
)
def test_what_nobody_taught_us_is_kept_as_unknown(payload):
    journey = told([PAID, payload])
    assert [verdict for _, verdict in unfitting(journey)] == ["unknown"]
    assert journey.look(at=LATER).news is News.CHECKING


def test_coins_that_stripe_counts_in_its_own_way():
    (opening, _) = stripe.read(
        webhook("charge.succeeded", charge(currency="isk", amount=500_00, amount_captured=500_00))
    )
    assert int(opening.amount.amount) == 500
    (opening, _) = stripe.read(webhook("charge.succeeded", charge(currency="jpy", amount=500, amount_captured=500)))
    assert int(opening.amount.amount) == 500


@pytest.mark.parametrize(
    ("payload", "place"),
    [
        ([], "event: should be an object"),
        ({**PAID, "created": 32_472_144_000}, "event.created: .* is not a time in seconds"),
        ({}, "event.type: should be a text"),
        ({**PAID, "data": None}, "event.data: should be an object"),
        (webhook("charge.succeeded", None), "event.data.object"),
        (webhook("charge.succeeded", charge(amount="4200")), "event.data.object.amount: should be a whole number"),
        (webhook("charge.succeeded", charge(amount=-1)), "event.data.object.amount"),
        (webhook("charge.succeeded", charge(amount=True)), "event.data.object.amount"),
        (webhook("charge.succeeded", charge(amount=10**30)), "more than all the money"),
        (webhook("charge.succeeded", charge(currency="zzz")), "not an ISO 4217"),
        (webhook("charge.succeeded", charge(currency=None)), "event.data.object.currency"),
        (webhook("charge.succeeded", charge(created=10**20)), "event.data.object.created"),
        (webhook("charge.succeeded", charge(id=None)), "event.data.object.id"),
        ({**PAID, "created": None}, "event.created"),
        ({**PAID, "type": 7}, "event.type"),
        (webhook("charge.refunded", charge(refunds={"data": ["re_1"]}), 24), r"event.data.object.refunds\[0\]"),
        (webhook("refund.updated", refund(amount=None)), "event.data.object.amount"),
    ],
)
def test_a_broken_payload_names_the_field(payload, place):
    with pytest.raises(BadPayload, match=place):
        stripe.read(payload)


BODIES = (
    webhook("charge.refunded", charge(amount_refunded=5, refunds={"data": [refund()]}, outcome={"reason": "x"}), 2),
    webhook(
        "payment_intent.payment_failed",
        intent(last_payment_error={"payment_method": {"type": "card"}}, next_action={"type": "x"}),
        2,
    ),
    webhook(
        "payment_intent.partially_funded",
        intent(
            status="requires_action",
            payment_method_types=["customer_balance"],
            next_action={"display_bank_transfer_instructions": {"amount_remaining": 5}},
        ),
        2,
    ),
    webhook("refund.failed", refund(status="failed", failure_reason="unknown"), 2),
    webhook(
        "refund.updated",
        refund(status="requires_action", next_action={"display_details": {"expires_at": at(90)}}),
        30,
        previous_attributes={"status": "succeeded"},
    ),
    webhook("charge.dispute.closed", dispute(status="won", evidence_details={"due_by": at(90)}), 2),
    webhook("charge.dispute.closed", dispute(status="lost", payment_method_details={"type": "sepa_debit"}), 60),
    webhook("payout.failed", payout(status="failed", failure_code="x", failure_balance_transaction="txn_1"), 2),
    webhook("transfer.reversed", transfer(amount_reversed=5), 2),
    webhook("topup.failed", topup(status="failed", failure_code="x"), 2),
    webhook(
        "invoice.paid",
        invoice(
            status="paid",
            amount_overpaid=5,
            pre_payment_credit_notes_amount=5,
            post_payment_credit_notes_amount=5,
            status_transitions={"finalized_at": at(1), "paid_at": at(2)},
        ),
        2,
    ),
    webhook("invoice.payment_failed", invoice(payment_intent=intent(last_payment_error={"code": "x"})), 2),
    webhook("invoice_payment.paid", invoice_payment(status_transitions={"paid_at": at(2)}), 2),
    webhook("credit_note.voided", credit_note(status="void", voided_at=at(6)), 9),
    webhook("customer.subscription.updated", subscription(latest_invoice=invoice()), 2),
    webhook("mandate.updated", mandate(status="inactive"), 2),
    webhook("setup_intent.setup_failed", setup_intent(last_setup_error={"code": "x", "decline_code": "y"}), 2),
    webhook("checkout.session.async_payment_failed", session(payment_method_types=["sepa_debit"]), 2),
    webhook("review.closed", review(open=False, closed_reason="refunded"), 2),
    webhook("radar.early_fraud_warning.created", warning(charge=charge()), 31),
    webhook(
        "treasury.outbound_payment.returned",
        outbound(
            status="returned",
            status_transitions={"posted_at": at(1), "returned_at": at(2)},
            returned_details={"code": "x"},
        ),
        2,
    ),
    webhook("treasury.received_debit.created", outbound(object="treasury.received_debit", status="failed"), 2),
    webhook("customer_cash_balance_transaction.created", cash(), 2),
    webhook(
        "issuing_authorization.updated",
        authorization(
            status="closed",
            transactions=[card_transaction()],
            request_history=[{"amount": 5, "reason": "x"}],
        ),
        21,
    ),
    webhook("issuing_authorization.request", authorization(amount=0, pending_request={"amount": 5}), 2),
    webhook("issuing_transaction.created", card_transaction(type="refund"), 21),
    webhook("issuing_dispute.funds_reinstated", card_dispute(status="won"), 31),
    linked(status="void", status_transitions={"posted_at": at(1), "void_at": at(2)}),
    {"object": "list", "data": [linked(status="posted")]},
)


@settings(max_examples=4 * settings.default.max_examples)
@given(broken=mangled(BODIES))
def test_whatever_is_broken_in_a_payload_is_named_or_read(broken):
    """
    A broken message never takes the other messages down with it.
    """
    try:
        events = stripe.read(broken)
    except BadPayload as error:
        assert error.place.startswith("event")  # noqa: PT017
    else:
        gather([*stripe.read(PAID), *events], *LIFECYCLES)


REAL = Path(__file__).parents[4] / "shared" / "data" / "providers" / "stripe_events"


ABOUT_MONEY = (
    "charge.",
    "checkout.session.",
    "invoice.",
    "mandate.",
    "payment_intent.",
    "payout.",
    "refund.",
    "setup_intent.",
    "transfer.",
)


@pytest.mark.skipif(not REAL.is_dir(), reason="the collected payloads are not beside this checkout")
def test_every_collected_payload_is_read():
    """
    What Stripe really sends is read, or is not about money; nothing falls over.
    """
    kinds, about_money = set(), set()
    for path in sorted(REAL.glob("*.json")):
        payload = json.loads(path.read_text(encoding="utf-8"))
        events = stripe.read(payload)
        assert events or events.because
        kinds.add(payload["type"])
        about_money |= {payload["type"]} if events else set()
    assert len(kinds) > 80
    assert about_money == {kind for kind in kinds if kind.startswith(ABOUT_MONEY)} - {"invoice.upcoming"}
