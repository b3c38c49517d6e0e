"""Streams that PayPal really sends: what the customer reads, in every order of arrival and however often it arrives."""

from datetime import timedelta
from itertools import pairwise

import pytest

from aboveboard import look
from aboveboard.view import News
from facts import START
from providers.paypal.objects import (
    at,
    authorization,
    capture,
    claim,
    dispute,
    invoice,
    item,
    order,
    part,
    refund,
    resolved,
    sale,
    subscription,
    unpaid,
    usd,
    webhook,
    within,
)
from providers.paypal.telling import gathered, orders, position, told, words

LATER = START + timedelta(days=60)
APPROVED = webhook("CHECKOUT.ORDER.APPROVED", order(status="APPROVED"), 0.5)
PAID = webhook("PAYMENT.CAPTURE.COMPLETED", capture(), 1)
SET_ASIDE = webhook("PAYMENT.AUTHORIZATION.CREATED", authorization(), 0.5)


def moved(kind, value, hours, party="SELLER"):
    return {
        "affected_party": party,
        "type": kind,
        "amount": usd(value),
        "initiated_time": at(hours),
        "reason": "DISPUTE_SETTLEMENT",
    }


def again(**more):
    """A dispute that was decided once, and is looked into all the same."""
    decided = {"type": "RECOVER_FROM_SELLER", "reason": "NO_SELLER_RESPONSE", "dispute_life_cycle_stage": "CHARGEBACK"}
    return {"adjudications": [decided]} | more


CASES = {
    "out of order: collected before it was approved": (
        "card_payment",
        [webhook("PAYMENT.ORDER.CREATED", order(), 0), APPROVED, PAID],
        "settled",
        {"payee": 4200},
        ("Café Olé asked for $42.00.", "The payment was started.", "Café Olé received $42.00."),
        "Café Olé has received money from this payment.",
    ),
    "equal timestamps: all in one second": (
        "card_payment",
        [
            order(update_time=at(0)),
            order(status="APPROVED", update_time=at(0)),
            capture(create_time=at(0), update_time=at(0)),
        ],
        "settled",
        {"payee": 4200},
        ("Café Olé asked for $42.00.", "The payment was started.", "Café Olé received $42.00."),
        "Café Olé has received money from this payment.",
    ),
    "duplicate: one capture told four times": (
        "card_payment",
        [PAID, capture(), within(capture()), webhook("CHECKOUT.ORDER.COMPLETED", within(capture()), 2)],
        "settled",
        {"payee": 4200},
        ("Café Olé asked for $42.00.", "Café Olé received $42.00."),
        "Café Olé has received money from this payment.",
    ),
    "an order that says it is completed, and no more": (
        "card_payment",
        [APPROVED, webhook("CHECKOUT.ORDER.COMPLETED", order(status="COMPLETED"), 1.1), PAID],
        "settled",
        {"payee": 4200},
        ("Café Olé asked for $42.00.", "The payment was started.", "Café Olé received $42.00."),
        "Café Olé has received money from this payment.",
    ),
    "an order that is completed although its payment was denied": (
        "card_payment",
        [
            webhook("CHECKOUT.ORDER.COMPLETED", order(status="COMPLETED"), 1.1),
            webhook("PAYMENT.CAPTURE.DENIED", capture(status="DECLINED", update_time=at(9)), 9),
        ],
        "declined",
        {"payer": 4200},
        (
            "Café Olé asked for $42.00.",
            "The payment was started.",
            "The payment did not go through. We cannot say why. Your bank may be able to tell you more if you ask.",
        ),
        "The payment of $42.00 did not go through. We cannot say why. "
        "Your bank may be able to tell you more if you ask.",
    ),
    "a bank payment that takes days, and arrives": (
        "card_payment",
        [
            webhook(
                "PAYMENT.CAPTURE.PENDING", capture(status="PENDING", status_details={"reason": "ECHECK"}), 1
            ),
            webhook("PAYMENT.CAPTURE.COMPLETED", capture(update_time=at(100)), 100),
        ],
        "settled",
        {"payee": 4200},
        ("Café Olé asked for $42.00.", "The payment was started.", "Café Olé received $42.00."),
        "Café Olé has received money from this payment.",
    ),
    "a bank payment that takes days, and does not": (
        "card_payment",
        [
            webhook(
                "PAYMENT.CAPTURE.PENDING", capture(status="PENDING", status_details={"reason": "ECHECK"}), 1
            ),
            webhook("PAYMENT.CAPTURE.DENIED", capture(status="DECLINED", update_time=at(100)), 100),
        ],
        "declined",
        {"payer": 4200},
        (
            "Café Olé asked for $42.00.",
            "The payment was started.",
            "The payment did not go through. We cannot say why. Your bank may be able to tell you more if you ask.",
        ),
        "The payment of $42.00 did not go through. We cannot say why. "
        "Your bank may be able to tell you more if you ask.",
    ),
    "refused, and paid with something else": (
        "card_payment",
        [
            APPROVED,
            capture(id="CAP-0", status="DECLINED", processor_response={"response_code": "5120"}, update_time=at(1)),
            capture(create_time=at(2), update_time=at(2)),
        ],
        "settled",
        {"payee": 4200},
        (
            "Café Olé asked for $42.00.",
            "The payment was started.",
            "The payment did not go through. The account it was to come from did not have enough money.",
            "Café Olé received $42.00.",
        ),
        "Café Olé has received money from this payment.",
    ),
    "partial everything: collected in two parts, and the rest let go": (
        "card_payment",
        [
            SET_ASIDE,
            part(amount=usd("10.00")),
            webhook("PAYMENT.AUTHORIZATION.CREATED", authorization(status="PARTIALLY_CAPTURED", update_time=at(1)), 1),
            part(id="CAP-2", amount=usd("20.00"), create_time=at(3), update_time=at(3), final_capture=True),
        ],
        "settled",
        {"payee": 3000, "payer": 1200},
        (
            "Café Olé asked for $42.00.",
            "Your bank set $42.00 aside.",
            "Café Olé received $10.00.",
            "Café Olé received $20.00.",
            "Café Olé did not need $12.00 of what was set aside. Your bank should release it.",
        ),
        "Café Olé has received money from this payment.",
    ),
    "partial everything: collected in part, and the rest ran out": (
        "card_payment",
        [
            SET_ASIDE,
            part(amount=usd("10.00")),
            webhook(
                "PAYMENT.AUTHORIZATION.VOIDED", authorization(status="VOIDED", update_time=at(29 * 24)), 29 * 24
            ),
        ],
        "settled",
        {"payee": 1000, "payer": 3200},
        (
            "Café Olé asked for $42.00.",
            "Your bank set $42.00 aside.",
            "Café Olé received $10.00.",
            "The time to collect the remaining $32.00 ran out. Your bank should release it.",
        ),
        "Café Olé has received money from this payment.",
    ),
    "payload newer than event: a webhook of the authorization, all collected since": (
        "card_payment",
        [
            webhook("PAYMENT.AUTHORIZATION.CREATED", authorization(status="CAPTURED", update_time=at(2)), 0.5),
            part(create_time=at(1), update_time=at(1)),
        ],
        "settled",
        {"payee": 4200},
        ("Café Olé asked for $42.00.", "Your bank set $42.00 aside.", "Café Olé received $42.00."),
        "Café Olé has received money from this payment.",
    ),
    "a collection that fails, and is tried again": (
        "card_payment",
        [SET_ASIDE, part(status="DECLINED"), part(id="CAP-2", create_time=at(5), update_time=at(5))],
        "settled",
        {"payee": 4200},
        (
            "Café Olé asked for $42.00.",
            "Your bank set $42.00 aside.",
            "The payment could not be collected. We cannot say why. "
            "Your bank may be able to tell you more if you ask.",
            "Café Olé received $42.00.",
        ),
        "Café Olé has received money from this payment.",
    ),
    "late return: taken back weeks after it was paid": (
        "card_payment",
        [PAID, webhook("PAYMENT.CAPTURE.REVERSED", refund(id="REV-1", amount=usd("42.00"), create_time=at(700)), 701)],
        "reversed",
        {"payer": 4200},
        (
            "Café Olé asked for $42.00.",
            "Café Olé received $42.00.",
            "We told you that Café Olé had collected $42.00. It has been undone since. We cannot say why. "
            "Your bank may be able to tell you more if you ask. "
            "You will see no separate refund.",
        ),
        "We told you that Café Olé had collected this payment. It has been undone since. We cannot say why. "
        "Your bank may be able to tell you more if you ask.",
    ),
    "approved, and never collected": (
        "card_payment",
        [APPROVED, webhook("CHECKOUT.PAYMENT-APPROVAL.REVERSED", {"order_id": "ORDER-1", "purchase_units": []}, 4)],
        "expired",
        {"payer": 4200},
        ("Café Olé asked for $42.00.", "The payment was started.", "The time for the payment ran out."),
        "The time for this payment of $42.00 ran out, and nothing was collected.",
    ),
    "refund failed after success": (
        "refund",
        [
            PAID,
            webhook("PAYMENT.CAPTURE.REFUNDED", refund(), 24),
            webhook("PAYMENT.REFUND.FAILED", refund(status="FAILED", update_time=at(90)), 90),
            webhook("PAYMENT.REFUND.PENDING", refund(status="PENDING"), 24),
        ],
        "failed",
        {"payee": 1000},
        (
            "Café Olé started a refund of $10.00 to you.",
            "The payment service started to send $10.00 to you.",
            "$10.00 was sent to you, and the banks accepted it.",
            "We told you that $10.00 was sent to you. It did not reach you after all. "
            "We cannot say why. The seller may be able to tell you more.",
        ),
        "Money from this refund did not reach you. We cannot say why. The seller may be able to tell you "
        "more.",
    ),
    "one refund as three events": (
        "refund",
        [
            within(capture(), refunds=[refund()]),
            webhook("PAYMENT.CAPTURE.REFUNDED", refund(), 24),
            webhook("PAYMENT.CAPTURE.REFUNDED", capture(status="PARTIALLY_REFUNDED", update_time=at(24)), 24),
            refund(),
        ],
        "completed",
        {"payer": 1000},
        (
            "Café Olé started a refund of $10.00 to you.",
            "$10.00 was sent to you, and the banks accepted it.",
        ),
        "Money has been sent to you, and the banks have accepted it. Nobody has told us that it arrived.",
    ),
    "chargeback reversed, then again: lost, appealed and won": (
        "dispute",
        [
            claim(),
            resolved("RESOLVED_BUYER_FAVOUR", refunded="42.00", **again()),
            claim(status="UNDER_REVIEW", update_time=at(240), **again()),
            resolved("RESOLVED_SELLER_FAVOUR", hours=300, adjudications=[
                *again()["adjudications"], {"reason": "VALID_PROOF_OF_DELIVERY"}]),
        ],
        "won",
        {"payee": 4200},
        (
            "A problem with $42.00 from a payment was reported.",
            "$42.00 from this payment was questioned.",
            "It was decided that $42.00 goes back to you. An answer that was needed did not come in time.",
            "We told you that $42.00 goes back to you. Since then, a second look at the payment has begun.",
            "It was decided that the seller keeps the money. It was shown that what had been paid for was "
            "delivered.",
        ),
        "It has been decided that the seller keeps the money. It was shown that what had been paid for was "
        "delivered.",
    ),
    "money moves without a status change: taken and given back while it is looked into": (
        "dispute",
        [
            claim(),
            claim(status="UNDER_REVIEW", update_time=at(120), money_movements=[moved("DEBIT", "42.00", 110)]),
            claim(status="UNDER_REVIEW", update_time=at(140),
                  money_movements=[moved("DEBIT", "42.00", 110), moved("CREDIT", "42.00", 139)]),
        ],
        "under_review",
        {"payee": 4200},
        (
            "A problem with $42.00 from a payment was reported.",
            "$42.00 from this payment was questioned.",
            "$42.00 was taken from the seller for the time being.",
            "Information about this payment was handed in.",
            "$42.00 went back to the seller. Nothing was decided by that.",
        ),
        "It is being looked into who gets the money from this payment.",
    ),
    "a dispute decided in part": (
        "dispute",
        [
            claim(money_movements=[moved("DEBIT", "42.00", 96)]),
            resolved("RESOLVED_BUYER_FAVOUR", refunded="10.00", reason="OTHER", money_movements=[
                moved("DEBIT", "42.00", 96), moved("CREDIT", "32.00", 200), moved("CREDIT", "10.00", 200, "BUYER")]),
        ],
        "lost",
        {"payer": 1000, "payee": 3200},
        (
            "A problem with $42.00 from a payment was reported.",
            "$42.00 from this payment was questioned.",
            "$42.00 was taken from the seller for the time being.",
            "It was decided that $10.00 goes back to you. We cannot say why. "
            "Your bank may be able to tell you more if you ask.",
            "The remaining $32.00 went back to the seller.",
        ),
        "It has been decided that money from this payment goes back to you.",
    ),
    "an inquiry that asks the customer, and is taken further": (
        "dispute",
        [
            dispute(),
            dispute(status="WAITING_FOR_BUYER_RESPONSE", update_time=at(60), buyer_response_due_date=at(300)),
            claim(),
            claim(status="UNDER_REVIEW", update_time=at(120)),
            claim(update_time=at(130), seller_response_due_date=at(500)),
        ],
        "opened",
        {"payee": 4200},
        (
            "A problem with $42.00 from a payment was reported.",
            "Café Olé was asked about this payment.",
            "You were asked about this payment.",
            "$42.00 from this payment was questioned.",
            "Information about this payment was handed in.",
            "Café Olé was asked for more about this payment.",
        ),
        "$42.00 from this payment is being questioned.",
    ),
    "dropped by the customer": (
        "dispute",
        [dispute(), resolved("CANCELED_BY_BUYER", dispute_life_cycle_stage="INQUIRY")],
        "withdrawn",
        {"payee": 4200},
        (
            "A problem with $42.00 from a payment was reported.",
            "Café Olé was asked about this payment.",
            "The question about this payment was not taken further.",
        ),
        "The question about $42.00 from this payment is not being taken further.",
    ),
    "a payout shown as paid, and taken back": (
        "payout",
        [
            webhook("PAYMENT.PAYOUTS-ITEM.SUCCEEDED", item("SUCCESS", 2), 2),
            item("PENDING", 1),
            webhook("PAYMENT.PAYOUTS-ITEM.REVERSED", item("REVERSED", 300), 300),
        ],
        "returned",
        {"held": 4200},
        (
            "Café Olé started to pay you $42.00.",
            "Café Olé sent $42.00 to you.",
            "The payment service paid $42.00 out to you.",
            "We told you that $42.00 was paid out to you. It has gone back since. "
            "We cannot say why. The sender may be able to tell you more.",
        ),
        "This payment was sent back to the sender. We cannot say why. The sender may be able to tell you more.",
    ),
    "a payout that nobody claimed, told as cancelled and as returned": (
        "payout",
        [
            webhook("PAYMENT.PAYOUTS-ITEM.UNCLAIMED", item("UNCLAIMED", 1), 1),
            webhook("PAYMENT.PAYOUTS-ITEM.CANCELED", item("RETURNED", 300), 300),
        ],
        "cancelled",
        {"held": 4200},
        (
            "Café Olé started to pay you $42.00.",
            "The payment service is waiting for you to claim $42.00.",
            "The payment was called off.",
        ),
        "The payment of $42.00 to you was called off.",
    ),
    "a payout held for a check twice": (
        "payout",
        [item("PENDING", 1), item("ONHOLD", 2), item("PENDING", 3), item("SUCCESS", 5)],
        "paid",
        {"payee": 4200},
        (
            "Café Olé started to pay you $42.00.",
            "Café Olé sent $42.00 to you.",
            "We told you that $42.00 was on its way to you. The payment service is checking it first.",
            "Café Olé sent $42.00 to you.",
            "The payment service paid $42.00 out to you.",
        ),
        "The payment service says that you have been paid. Nobody has told us yet that the money arrived.",
    ),
    "an invoice paid in two parts, and credited in part": (
        "invoice",
        [
            webhook("INVOICING.INVOICE.CREATED", {"invoice": invoice("DRAFT", 0)}, 0),
            invoice("SENT", 1),
            invoice("PARTIALLY_PAID", 3, payments={"paid_amount": usd("10.00")}),
            webhook("INVOICING.INVOICE.PAID", {"invoice": invoice("PAID", 5)}, 5),
            invoice("PARTIALLY_REFUNDED", 9, refunds={"refund_amount": usd("2.00")}),
        ],
        "credited",
        {"payee": 4000, "returning": 200},
        (
            "Café Olé prepared an invoice for $42.00.",
            "Café Olé billed you $42.00.",
            "Café Olé received $10.00.",
            "Café Olé received $32.00.",
            "Café Olé took $2.00 off this invoice after it was paid.",
        ),
        "Café Olé has reduced this invoice. As far as we know, nothing is left to pay.",
    ),
    "an invoice whose amount was changed after it was sent": (
        "invoice",
        [
            invoice("SENT", 1),
            webhook("INVOICING.INVOICE.UPDATED", {"invoice": invoice("SENT", 2, "30.00")}, 2),
            invoice("PAID", 5, "30.00"),
        ],
        "paid",
        {"payee": 3000},
        (
            "Café Olé prepared an invoice for $42.00.",
            "Café Olé billed you $42.00.",
            "Café Olé changed the amount from $42.00 to $30.00.",
            "Café Olé received $30.00.",
        ),
        "Café Olé has received the money for this invoice.",
    ),
    "a bill that fails twice, and is collected": (
        "invoice",
        [
            webhook("BILLING.SUBSCRIPTION.PAYMENT.FAILED", unpaid(100, 220), 100),
            webhook("BILLING.SUBSCRIPTION.PAYMENT.FAILED", unpaid(220, 340), 220),
            unpaid(220, 340, last_payment={"time": at(340)}, failed_payments_count=0),
        ],
        "paid",
        {"payee": 1000},
        (
            "Café Olé prepared an invoice for $10.00.",
            *(
                "A payment for this invoice did not go through. We cannot say why. "
                "Your bank may be able to tell you more if you ask.",
                "Café Olé planned another try to collect the payment.",
            )
            * 2,
            "Café Olé received $10.00.",
        ),
        "Café Olé has received the money for this invoice.",
    ),
    "an agreement paused, and taken up again": (
        "mandate",
        [
            webhook("BILLING.SUBSCRIPTION.CREATED", subscription("APPROVAL_PENDING", 0), 0),
            subscription("ACTIVE", 1),
            subscription("SUSPENDED", 200),
            webhook("BILLING.SUBSCRIPTION.RE-ACTIVATED", subscription("ACTIVE", 300), 300),
            subscription("ACTIVE", 300),
        ],
        "active",
        {},
        (
            "An agreement that Café Olé may collect money from your account was started.",
            "Café Olé asked you to agree.",
            "The agreement was put in place: Café Olé was allowed to collect money from your account.",
            "The agreement was paused.",
            "The pause ended: Café Olé was allowed to collect money from your account.",
        ),
        "As far as we know, you have agreed that Café Olé may collect money from your account.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("repeated", [False, True], ids=["once", "repeated"])
@pytest.mark.parametrize(
    ("lifecycle", "payloads", "state", "money", "timeline", "explanation"), CASES.values(), ids=CASES
)
def test_a_hard_case_reads_the_same_in_every_order(lifecycle, payloads, state, money, timeline, explanation, repeated):
    """
    However tangled the news, you read the truth, and each thing once.
    """
    for one in orders(payloads):
        transaction = told([*one, *one] if repeated else one, lifecycle)
        assert (transaction.state.name, position(transaction)) == (state, money)
        assert look(transaction, at=LATER).news is News.CLEAR
        said = words(transaction, LATER)
        assert tuple(line.text for line in said.timeline) == timeline
        assert said.explanation == explanation


def test_a_refund_during_a_dispute_is_told_beside_it():
    """
    What the seller sent back, and what is still questioned, are two stories of one payment.
    """
    for one in orders([PAID, refund(), dispute(), resolved("ACCEPTED", refunded="32.00")]):
        found = gathered(one)
        stories = {each.lifecycle.name: each for each in found.transactions}
        assert position(stories["refund"]) == {"payer": 1000}
        assert position(stories["dispute"]) == {"payer": 3200, "payee": 1000}
        assert position(stories["card_payment"]) == {"payee": 4200}
        assert found.waiting == ()
        of = {event.part_of[0] for p in one for event in (step.event for step in stories["dispute"].steps)}
        assert of == {"CAP-1"} == {step.event.part_of[0] for step in stories["refund"].steps}
        assert words(stories["dispute"], LATER).label == "Seller agrees"


def test_a_part_never_makes_the_order_smaller():
    """
    That one seller collected their share does not tell you that nothing else is to be paid.
    """
    shares = [{"amount": usd("60.00")}, {"amount": usd("40.00")}]
    for one in orders([order(purchase_units=shares), capture(amount=usd("60.00"))]):
        assert position(told(one)) == {"payee": 6000, "payer": 4000}
        assert words(told(one), LATER).timeline[0].text == "Café Olé asked for $100.00."


def test_an_order_collected_in_two_parts_is_told_part_by_part():
    """
    When two sellers of one order collect their shares, you read of both, and the whole is paid.
    """
    shares = [
        {"amount": usd("60.00"), "payments": {"captures": [capture(amount=usd("60.00"))]}},
        {"amount": usd("40.00"), "payments": {"captures": [capture(id="CAP-2", amount=usd("40.00"))]}},
    ]
    both = order(status="COMPLETED", purchase_units=shares, update_time=at(1))
    approved = order(status="APPROVED", purchase_units=[{"amount": share["amount"]} for share in shares])
    for one in orders([approved, both]):
        transaction = told(one)
        assert position(transaction) == {"payee": 10000}
        assert look(transaction, at=LATER).news is News.CLEAR
        said = [line.text for line in words(transaction, LATER).timeline]
        assert said[-4:] == [
            "Café Olé collected $60.00.",
            "Café Olé collected a further $40.00.",
            "Café Olé received $60.00.",
            "Café Olé received $40.00.",
        ]


def test_a_masked_reason_reads_exactly_like_none():
    """
    A thief learns nothing from us.
    """
    silent, masked = (
        words(told([capture(status="DECLINED", processor_response={"response_code": code})]), LATER)
        for code in ("0500", "9500")
    )
    assert silent == masked


def test_an_unknown_value_is_safe_to_read():
    """
    Of news that we do not understand, we say that we are checking.
    """
    transaction = told([PAID, capture(status="TELEPORTED")])
    said = words(transaction, LATER)
    assert look(transaction, at=LATER).news is News.CHECKING
    assert "TELEPORTED" not in repr(said)


def test_what_is_told_without_an_opening_waits_for_it():
    """
    A webhook that came too early is not lost: it is told once we know what it is about.
    """
    reversed_ = webhook("PAYMENT.SALE.REVERSED", sale(amount={"total": "-42.00", "currency": "USD"}), 30)
    alone = gathered([reversed_])
    assert alone.transactions == () and len(alone.waiting) == 1
    assert told([reversed_, sale()]).state.name == "reversed"


PUBLISHED = (
    "PENDING>SUCCESS PENDING>UNCLAIMED UNCLAIMED>RETURNED UNCLAIMED>SUCCESS PENDING>ONHOLD ONHOLD>SUCCESS "
    "PENDING>BLOCKED BLOCKED>RETURNED PENDING>FAILED SUCCESS>REVERSED"
)
PATHS = (
    "PENDING SUCCESS REVERSED",
    "PENDING UNCLAIMED SUCCESS",
    "PENDING UNCLAIMED RETURNED",
    "PENDING ONHOLD SUCCESS",
    "PENDING BLOCKED RETURNED",
    "PENDING FAILED",
)
ENDS = {"SUCCESS": "paid", "REVERSED": "returned", "RETURNED": "returned", "FAILED": "returned"}


@pytest.mark.parametrize("path", PATHS)
def test_a_payout_goes_the_ways_that_paypal_publishes(path):
    statuses = path.split()
    for one in orders([item(status, hours) for hours, status in enumerate(statuses, 1)]):
        transaction = told(one, "payout")
        assert transaction.state.name == ENDS[statuses[-1]]
        assert look(transaction, at=LATER).news is News.CLEAR
        assert transaction.waiting == ()


def test_every_published_step_of_a_payout_is_walked():
    walked = {f"{a}>{b}" for path in PATHS for a, b in pairwise(path.split())}
    assert walked == set(PUBLISHED.split())
