"""What a customer reads after streams that Stripe really sends, in every order of arrival and however often."""

from datetime import timedelta
from itertools import permutations

import pytest

from aboveboard import look, render
from aboveboard.flows import LIFECYCLES
from aboveboard.journeys import journeys
from aboveboard.providers import stripe
from aboveboard.transaction import gather
from aboveboard.view import News
from facts import START
from stripe_objects import (
    at,
    authorization,
    card_dispute,
    card_transaction,
    cash,
    charge,
    credit_note,
    dispute,
    events_of,
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
    topup,
    transfer,
    warning,
    webhook,
)

LATER = START + timedelta(days=12)
ACH = {"payment_method_details": {"type": "us_bank_account"}}
MIXED = {"payment_method_types": ["card", "link", "us_bank_account"]}
TRANSFERRED = {"payment_method_types": ["customer_balance"]}
PAID = webhook("charge.succeeded", charge())
HELD = webhook("charge.succeeded", charge(captured=False, amount_captured=0))


def views_of(payloads):
    """Everything that is told: journeys as one, the rest by itself."""
    gathered = gather(events_of(payloads), *LIFECYCLES)
    paid, alone = journeys(gathered.transactions)
    views = [one.look(at=LATER) for one in paid] + [look(one, at=LATER) for one in alone]
    return sorted(views, key=lambda view: (view.lifecycle, view.id)), gathered.waiting


def bill(kind, hours, **more):
    paid = {"paid_at": at(hours)} if more.get("status") == "paid" else {}
    return webhook(kind, invoice(**more, status_transitions={"finalized_at": at(1), **paid}), hours)


def seti(kind, hours, status, attempt="setatt_1", **more):
    return webhook(kind, setup_intent(status=status, latest_attempt=attempt, **more), hours)


def sent(status, hours, **more):
    return webhook(f"treasury.outbound_payment.{status}", outbound(status=status, **more), hours)


FROM_JENNY = {"initiating_payment_method_details": {"billing_details": {"name": "Jenny Rosen"}}}


def came_in(kind, word, hours, **more):
    body = outbound(**{"object": f"treasury.{kind}", "id": f"{kind}_1", "status": word} | more)
    return webhook(f"treasury.{kind}.{word}", body, hours)


def inbound(status, hours, **more):
    body = outbound(object="treasury.inbound_transfer", id="ibt_1", status=status, **more)
    return webhook(f"treasury.inbound_transfer.{status}", body, hours)


# The stream; which lifecycle stands where; who has the money; and a sentence that the customer reads.
STORIES = {
    "a debit that is paid, and given back by the bank": (
        [
            webhook("charge.pending", charge(status="pending", captured=False, **ACH)),
            webhook("charge.succeeded", charge(**ACH), 90),
            webhook(
                "charge.dispute.created",
                dispute(reason="insufficient_funds", status="lost", created=at(200)),
                200,
            ),
        ],
        ("purchase", "reversed", {"payer": 4200}),
        "We told you that this payment was collected. €42.00 of it has been undone since. "
        "The account it was to come from did not have enough money.",
    ),
    "a debit that was given back, and stays collected after all": (
        [
            webhook("charge.succeeded", charge(**ACH), 90),
            webhook("charge.dispute.created", dispute(reason="debit_not_authorized", created=at(200)), 200),
            webhook(
                "charge.dispute.closed", dispute(reason="debit_not_authorized", status="won", created=at(200)), 260
            ),
        ],
        ("purchase", "settled", {"held": 4200}),
        "We told you that €42.00 of this payment was undone. That no longer holds: it stays collected.",
    ),
    "a debit, told by the intent and by the charge": (
        [
            webhook("payment_intent.processing", intent(status="processing", latest_charge="py_1", **MIXED), 1),
            webhook("charge.pending", charge(id="py_1", status="pending", captured=False, **ACH), 1),
            webhook("charge.succeeded", charge(id="py_1", **ACH), 90),
            webhook("payment_intent.succeeded", intent(latest_charge="py_1", amount_received=4200, **MIXED), 90),
        ],
        ("purchase", "settled", {"held": 4200}),
        "€42.00 was collected from your account.",
    ),
    "a card, where a debit was on offer too": (
        [
            webhook("payment_intent.created", intent(status="requires_payment_method", latest_charge=None, **MIXED)),
            webhook("payment_intent.succeeded", intent(amount_received=4200, **MIXED), 1),
            webhook("charge.succeeded", charge(), 1),
        ],
        ("purchase", "settled", {"in_transit": 4200}),
        "CAFE OLE collected €42.00.",
    ),
    "one payment, told by its page, its intent and its charge": (
        [
            webhook("checkout.session.completed", session(payment_status="paid"), 1),
            webhook("payment_intent.succeeded", intent(amount_received=4200), 1),
            webhook("charge.succeeded", charge(), 1),
        ],
        ("purchase", "settled", {"in_transit": 4200}),
        "CAFE OLE collected €42.00.",
    ),
    "a closer check while the money is set aside": (
        [
            HELD,
            webhook("review.opened", review(), 1),
            webhook("review.closed", review(open=False, closed_reason="approved"), 5),
            webhook("charge.captured", charge(), 9),
        ],
        ("purchase", "settled", {"in_transit": 4200}),
        "The payment was checked more closely, and can go on.",
    ),
    "a refund that takes the charge off instead": (
        [
            PAID,
            webhook(
                "refund.created",
                refund(amount=4200, destination_details={"type": "card", "card": {"type": "reversal"}}),
                24,
            ),
        ],
        ("purchase", "refunded", {"payer": 4200}),
        "CAFE OLE took €42.00 off the original charge, instead of sending a separate refund.",
    ),
    "a refund that waits for the seller's money": (
        [
            PAID,
            webhook("refund.created", refund(status="pending", pending_reason="insufficient_funds"), 24),
            webhook(
                "refund.updated",
                refund(status="pending", pending_reason="processing"),
                48,
                previous_attributes={"pending_reason": "insufficient_funds"},
            ),
        ],
        ("purchase", "refunding", {"in_transit": 3200, "returning": 1000}),
        "The payment service started to send €10.00 to you.",
    ),
    "a question that was answered and closed": (
        [
            PAID,
            webhook("charge.dispute.created", dispute(status="warning_needs_response"), 48),
            webhook("charge.dispute.updated", dispute(status="warning_under_review"), 60),
            webhook("charge.dispute.closed", dispute(status="warning_closed"), 240),
        ],
        ("purchase", "settled", {"in_transit": 4200}),
        "The question about this payment was closed.",
    ),
    "a warning, and the dispute that follows it": (
        [
            PAID,
            webhook("radar.early_fraud_warning.created", warning(charge=charge()), 30),
            webhook("charge.dispute.created", dispute(), 48),
        ],
        ("purchase", "disputed", {"disputed": 4200}),
        "€42.00 was taken from the seller for the time being.",
    ),
    "a bank transfer that came in two parts": (
        [
            webhook(
                "payment_intent.requires_action", intent(status="requires_action", latest_charge=None, **TRANSFERRED)
            ),
            webhook(
                "payment_intent.partially_funded",
                intent(
                    status="requires_action",
                    latest_charge=None,
                    next_action={
                        "type": "display_bank_transfer_instructions",
                        "display_bank_transfer_instructions": {"amount_remaining": 1200},
                    },
                    **TRANSFERRED,
                ),
                24,
            ),
            webhook("payment_intent.succeeded", intent(amount_received=4200, **TRANSFERRED), 48),
        ],
        ("bank_transfer", "credited", {"payee": 4200}),
        "The recipient received €30.00.",
    ),
    "money sent ahead to a seller": (
        [webhook("customer_cash_balance_transaction.created", cash())],
        ("bank_transfer", "credited", {"payee": 4200}),
        "The recipient received €42.00.",
    ),
    "money sent ahead that goes back": (
        [webhook("customer_cash_balance_transaction.created", cash(type="return_initiated", net_amount=-4200))],
        ("bank_transfer", "returned", {"returning": 4200}),
        "€42.00 was sent back to you.",
    ),
    "a payout shown as paid that did not arrive": (
        [
            webhook("payout.created", payout(status="pending")),
            webhook("payout.paid", payout(status="paid"), 48),
            webhook(
                "payout.failed",
                payout(status="failed", failure_code="account_closed", failure_balance_transaction="txn_1"),
                90,
            ),
        ],
        ("payout", "returned", {"held": 4200}),
        "We told you that €42.00 was paid out to you. It did not reach you after all. "
        "The account it was meant for is closed.",
    ),
    "a payout that was paid before we heard that it was made": (
        [webhook("payout.created", payout(status="paid"), 1)],
        ("payout", "paid", {"payee": 4200}),
        "The payment service paid €42.00 out to you.",
    ),
    "a transfer of which a part was taken back": (
        [
            webhook("transfer.created", transfer()),
            webhook("transfer.reversed", transfer(amount_reversed=1000), 9),
            webhook("transfer.reversed", transfer(amount_reversed=1500), 12),
        ],
        ("payout", "paid", {"held": 1500, "payee": 2700}),
        "We told you that €5.00 was paid out to you. It has gone back since.",
    ),
    "a top-up that the bank gave back": (
        [
            webhook("topup.created", topup()),
            webhook("topup.succeeded", topup(status="succeeded"), 90),
            webhook("topup.reversed", topup(status="reversed"), 200),
        ],
        ("purchase", "reversed", {"returning": 4200}),
        "We told you that this payment was collected. €42.00 of it has been undone since.",
    ),
    "an invoice that is refused once, confirmed, and paid": (
        [
            bill("invoice.payment_failed", 2, attempt_count=1, next_payment_attempt=at(72)),
            bill("invoice.payment_action_required", 72, attempt_count=2),
            bill("invoice.paid", 73, status="paid", amount_paid=4200, attempt_count=2),
            bill("invoice.payment_succeeded", 73, status="paid", amount_paid=4200, attempt_count=2),
            webhook("invoice_payment.paid", invoice_payment(status_transitions={"paid_at": at(73)}), 73),
        ],
        ("invoice", "paid", {"payee": 4200}),
        "Your bank asked you to confirm the payment.",
    ),
    "an invoice paid in two parts": (
        [
            webhook("invoice_payment.paid", invoice_payment(amount_paid=1000), 5),
            bill("invoice.updated", 6, amount_paid=1000),
            webhook("invoice_payment.paid", invoice_payment(id="inpay_2", amount_paid=3200), 9),
            bill("invoice.paid", 9, status="paid", amount_paid=4200),
        ],
        ("invoice", "paid", {"payee": 4200}),
        "Café Olé received €10.00.",
    ),
    "an invoice that is taken off in part, and then paid": (
        [
            bill("invoice.finalized", 1),
            webhook("credit_note.created", credit_note(amount=1000), 5),
            bill("invoice.updated", 6, amount_due=3200, pre_payment_credit_notes_amount=1000),
            bill(
                "invoice.paid",
                9,
                status="paid",
                amount_due=3200,
                amount_paid=3200,
                pre_payment_credit_notes_amount=1000,
            ),
        ],
        ("invoice", "paid", {"held": 1000, "payee": 3200}),
        "Café Olé took €10.00 off this invoice.",
    ),
    "an invoice that is taken off after it was paid, and then not": (
        [
            bill("invoice.paid", 2, status="paid", amount_paid=4200),
            webhook("credit_note.created", credit_note(amount=1000), 5),
            bill("invoice.updated", 6, status="paid", amount_paid=4200, post_payment_credit_notes_amount=1000)
            | {
                "data": {
                    "object": invoice(
                        status="paid",
                        amount_paid=4200,
                        post_payment_credit_notes_amount=1000,
                        status_transitions={"finalized_at": at(1), "paid_at": at(2)},
                    )
                }
            },
            webhook("credit_note.voided", credit_note(amount=1000, status="void", voided_at=at(9)), 9),
        ],
        ("invoice", "paid", {"payee": 4200}),
        "We told you that €10.00 was taken off this invoice after it was paid. That no longer holds.",
    ),
    "an invoice whose payment is undone, and that is paid again": (
        [
            bill("invoice.paid", 2, status="paid", amount_paid=4200, attempt_count=1),
            bill("invoice.payment_failed", 90, attempt_count=1),
            bill("invoice.paid", 120, status="paid", amount_paid=4200, attempt_count=2),
        ],
        ("invoice", "paid", {"payee": 4200}),
        "We told you that this invoice was paid. €42.00 of that has been undone since.",
    ),
    "a draft that is changed, and changed back": (
        [
            webhook("invoice.created", invoice(status="draft")),
            webhook("invoice.updated", invoice(status="draft", amount_due=5000), 1),
            webhook("invoice.updated", invoice(status="draft"), 2),
        ],
        ("invoice", "draft", {"payer": 4200}),
        "Café Olé changed the amount from €50.00 to €42.00.",
    ),
    "an invoice that was paid with too much": (
        [bill("invoice.overpaid", 5, status="paid", amount_paid=4200, amount_overpaid=300)],
        ("invoice", "paid", {"payee": 4200, "returning": 300}),
        "Café Olé received more for this invoice than was asked for.",
    ),
    "an agreement that is refused once, and then put in place": (
        [
            seti("setup_intent.created", 0, "requires_payment_method", attempt=None),
            seti("setup_intent.requires_action", 1, "requires_action"),
            seti(
                "setup_intent.setup_failed",
                2,
                "requires_payment_method",
                last_setup_error={"code": "card_declined", "decline_code": "stolen_card"},
            ),
            seti("setup_intent.succeeded", 5, "succeeded", attempt="setatt_2", mandate="mandate_1"),
            webhook("mandate.updated", mandate(), 6),
        ],
        ("mandate", "active", {}),
        "The seller asked you to agree.",
    ),
    "an agreement for one payment that was used": (
        [webhook("mandate.updated", mandate(type="single_use", status="inactive"), 6)],
        ("mandate", "used_up", {}),
        "The agreement was used for a payment, and could not be used again.",
    ),
    "money sent that comes back": (
        [
            sent("processing", 0),
            sent("posted", 20, status_transitions={"posted_at": at(19)}),
            sent(
                "returned",
                90,
                status_transitions={"posted_at": at(19), "returned_at": at(88)},
                returned_details={"code": "account_closed"},
            ),
        ],
        ("bank_transfer", "returned", {"returning": 4200}),
        "We told you that this payment was going ahead. That has changed, and €42.00 should come back to you. "
        "The account it was meant for is closed.",
    ),
    "money moved in that fails after it had arrived": (
        [
            inbound("processing", 0),
            inbound("succeeded", 50, status_transitions={"succeeded_at": at(49)}),
            inbound("failed", 90, status_transitions={"succeeded_at": at(49), "failed_at": at(88)}),
        ],
        ("bank_transfer", "returned", {"returning": 4200}),
        "We told you that the recipient had received the money. That has changed, and €42.00 should come back to you.",
    ),
    "money that somebody else sent": (
        [came_in("received_credit", "succeeded", 2, **FROM_JENNY)],
        ("payout", "confirmed", {"payee": 4200}),
        "It was confirmed that €42.00 arrived in your account.",
    ),
    "money that somebody else sent, and that was refused": (
        [came_in("received_credit", "failed", 2, failure_code="account_closed", **FROM_JENNY)],
        ("payout", "failed", {"held": 4200}),
        "€42.00 could not be paid to you. The account it was meant for is closed.",
    ),
    "money that was taken, and is there for now": (
        [
            came_in("debit_reversal", "created", 1, status="processing"),
            came_in("debit_reversal", "initial_credit_granted", 5, status="processing"),
        ],
        ("payout", "paid", {"payee": 4200}),
        "The payment service paid €42.00 out to you.",
    ),
    "money that was taken, and is back": (
        [
            came_in("debit_reversal", "initial_credit_granted", 5, status="processing"),
            came_in("debit_reversal", "completed", 50, status="succeeded"),
        ],
        ("payout", "confirmed", {"payee": 4200}),
        "It was confirmed that €42.00 arrived in your account.",
    ),
    "money that was taken, was there for now, and is not back": (
        [
            came_in("debit_reversal", "initial_credit_granted", 5, status="processing"),
            came_in("debit_reversal", "failed", 50, status="failed"),
        ],
        ("payout", "failed", {"returning": 4200}),
        "We told you that €42.00 was paid out to you. It did not reach you after all.",
    ),
    "an entry that is posted with another amount": (
        [linked(), linked(status="posted", amount=-4350, updated=at(48), status_transitions={"posted_at": at(40)})],
        ("feed_entry", "posted", {"payee": 4350}),
        "The amount changed from €42.00 to €43.50.",
    ),
    "an entry that the bank corrects after it was posted": (
        [
            linked(status="posted", updated=at(20), status_transitions={"posted_at": at(10)}),
            linked(status="posted", amount=4200, updated=at(30), status_transitions={"posted_at": at(10)}),
        ],
        ("feed_entry", "posted", {"payee": 4200}),
        "Your bank entered this in your account, as €42.00.",
    ),
    "an entry that the bank takes out again": (
        [
            linked(status="posted", updated=at(20), status_transitions={"posted_at": at(10)}),
            linked(status="void", updated=at(30), status_transitions={"posted_at": at(10), "void_at": at(29)}),
        ],
        ("feed_entry", "removed", {"payer": 4200}),
        "We told you that this was entered in your account. Your bank has removed it since.",
    ),
    "a card given out: set aside, collected in part, and refunded": (
        [
            webhook("issuing_authorization.created", authorization()),
            webhook("issuing_transaction.created", card_transaction(amount=-3000), 20),
            webhook(
                "issuing_authorization.updated",
                authorization(status="closed", transactions=[card_transaction(amount=-3000)]),
                21,
            ),
            webhook(
                "issuing_transaction.created",
                card_transaction(id="ipi_2", type="refund", amount=500, created=at(90)),
                90,
            ),
        ],
        ("purchase", "partly_refunded", {"payer": 1700, "in_transit": 2500}),
        "Café Olé did not need €12.00 of what was set aside. Your bank should release it.",
    ),
    "a card given out, and a tip on top": (
        [
            webhook("issuing_authorization.created", authorization()),
            webhook("issuing_transaction.created", card_transaction(amount=-5000), 20),
            webhook(
                "issuing_authorization.updated",
                authorization(status="closed", transactions=[card_transaction(amount=-5000)]),
                20,
            ),
        ],
        ("purchase", "settled", {"in_transit": 5000}),
        "Your bank set €42.00 aside. Café Olé now asks for €50.00 instead of €42.00. Café Olé collected €50.00.",
    ),
    "a card given out, and a dispute that its holder wins": (
        [
            webhook("issuing_authorization.created", authorization()),
            webhook("issuing_transaction.created", card_transaction(), 20),
            webhook("issuing_dispute.created", card_dispute(), 30),
            webhook("issuing_dispute.submitted", card_dispute(status="submitted"), 40),
            webhook("issuing_dispute.closed", card_dispute(status="won"), 200),
        ],
        ("purchase", "charged_back", {"payer": 4200}),
        "It was decided that €42.00 goes back to you.",
    ),
    "a card given out that is refused": (
        [
            webhook(
                "issuing_authorization.created",
                authorization(
                    amount=0,
                    approved=False,
                    status="closed",
                    request_history=[{"amount": 4200, "approved": False, "reason": "insufficient_funds"}],
                ),
            )
        ],
        ("purchase", "declined", {"payer": 4200}),
        "The payment did not go through. The account it was to come from did not have enough money.",
    ),
}


@pytest.mark.parametrize(("payloads", "told", "sentence"), STORIES.values(), ids=STORIES)
def test_a_story_is_told_the_same_in_every_order(payloads, told, sentence):
    """
    However the news arrives, and however often, you read one true story.
    """
    for order in permutations(payloads):
        (view,), waiting = views_of([*order, *order])
        assert (view.lifecycle, view.state, position(view)) == told
        assert view.news is News.CLEAR
        assert waiting == ()
        assert sentence in " ".join(line.text for line in render(view, locale="en").timeline)


def test_each_line_of_a_story_is_told_once():
    """
    Five messages about one invoice are five lines at most, and no amount is told twice.
    """
    payloads, *_ = STORIES["an invoice that is refused once, confirmed, and paid"]
    (view,), _ = views_of(payloads)
    lines = [line.text for line in render(view, locale="en").timeline]
    assert len(lines) == len(set(lines)) == 6
    assert lines[:2] == ["Café Olé prepared an invoice for €42.00.", "Café Olé billed you €42.00."]


def test_the_day_that_stripe_names_is_the_day_that_we_promise():
    """
    When somebody has named you a day, you read that day and not a rule of thumb.
    """
    day = START + timedelta(days=20)
    until = int(day.timestamp())
    named = [
        webhook("payout.created", payout(arrival_date=until)),
        webhook("charge.dispute.created", dispute(evidence_details={"due_by": until}, created=at(0)), 0),
        webhook("invoice.finalized", invoice(due_date=until), 1),
        sent("processing", 0, expected_arrival_date=until),
        webhook(
            "refund.created",
            refund(
                status="requires_action",
                created=at(0),
                next_action={"type": "display_details", "display_details": {"expires_at": until}},
            ),
            0,
        ),
    ]
    for payload in named:
        (view,), _ = views_of([payload])
        assert view.promise.due == day, payload["type"]


def test_a_card_refused_and_a_debit_collected_are_one_payment():
    """
    Paid another way in the end: what counts is that you have paid, and what failed first is in the timeline.
    """
    streams = [
        webhook("charge.failed", charge(id="ch_0", status="failed", captured=False), 0),
        webhook("charge.succeeded", charge(id="py_1", **ACH), 90),
    ]
    for order in permutations(streams):
        (view,), _ = views_of(order)
        assert (view.id, view.state) == ("pi_1", "settled")
        assert "did not go through" in " ".join(line.text for line in render(view, locale="en").timeline)


def test_a_way_to_pay_that_nobody_names_is_left_to_the_charge():
    """
    A payment is not told twice because we could not tell how it was paid.
    """
    for status in ("processing", "succeeded", "requires_payment_method"):
        events = stripe.read(webhook("payment_intent.updated", intent(status=status, latest_charge="py_1", **MIXED)))
        assert not events
        assert "its charge do" in events.because
    assert not stripe.read(webhook("checkout.session.completed", session(**MIXED), 1))


def test_entries_are_read_as_they_are_fetched():
    found = stripe.read({"object": "list", "data": [linked(), linked(id="fctxn_2", status="posted")]})
    assert {event.about for event in found} == {("fctxn_1",), ("fctxn_2",)}
    assert not stripe.read({"object": "list", "data": [charge()]})


@pytest.mark.parametrize(
    ("payload", "secret"),
    [
        (webhook("treasury.outbound_payment.created", outbound(statement_descriptor="secret")), "secret"),
        (webhook("setup_intent.created", setup_intent(client_secret="secret", customer="secret")), "secret"),
        (webhook("payment_intent.created", intent(status="requires_payment_method", client_secret="secret")), "secret"),
        (webhook("issuing_authorization.created", authorization(cardholder={"name": "secret"})), "secret"),
        (webhook("invoice.created", invoice(customer_name="secret", customer_email="secret")), "secret"),
        (linked(description="secret"), "secret"),
    ],
)
def test_nothing_about_people_or_keys_gets_into_an_event(payload, secret):
    """
    Your name, your account and your keys stay where they were.
    """
    assert stripe.read(payload)
    assert not [event for event in stripe.read(payload) if secret in str(event.order)]
