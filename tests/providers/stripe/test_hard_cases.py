"""Streams that Stripe really sends, and what they must come to in every order of arrival."""

import random
from datetime import timedelta
from itertools import permutations

import pytest

from aboveboard import render
from aboveboard.view import News
from facts import START
from stripe_objects import at, charge, dispute, intent, position, refund, told, unfitting, webhook

LATER = START + timedelta(days=12)
OLD = "2022-08-01"
PAID = webhook("charge.succeeded", charge())


def orders(payloads):
    """Every order of a short stream, some of a long one."""
    if len(payloads) <= 4:
        return list(permutations(payloads))
    chance = random.Random(4)
    return [payloads, *(chance.sample(payloads, len(payloads)) for _ in range(20))]


def re(number, hours, amount=1000, status="succeeded", kind="refund.updated", **more):
    more = {"created": at(hours), **more}
    return webhook(kind, refund(id=f"re_{number}", amount=amount, status=status, **more), more.pop("seen", hours))


def two(status):
    return webhook("refund.updated", refund(id="re_2", amount=500, status=status, created=at(25)), 40)


REFUSED = webhook(
    "payment_intent.payment_failed",
    intent(status="requires_payment_method", last_payment_error={"code": "card_declined"}),
    1,
)
SECOND_CARD = webhook("payment_intent.succeeded", intent(latest_charge="ch_2", amount_received=4200), 2)

CASES = {
    "a refund that fails takes nothing from the other one": (
        [
            PAID,
            re(1, 24),
            re(2, 25, status="pending"),
            webhook("refund.failed", refund(id="re_1", status="failed", created=at(24)), 50),
            webhook("refund.updated", refund(id="re_2", created=at(25)), 60),
        ],
        "partly_refunded",
        {"payer": 1000, "in_transit": 3200},
    ),
    "a refund that fails, and another that is called off": (
        [
            PAID,
            re(1, 24, status="pending"),
            re(2, 25, 500, status="pending"),
            webhook("refund.failed", refund(id="re_1", status="failed", created=at(24)), 50),
            two("canceled"),
        ],
        "refund_failed",
        {"in_transit": 4200},
    ),
    "a refund sent a second before it was created": (
        [PAID, webhook("refund.created", refund(created=at(24) + 1), 24)],
        "partly_refunded",
        {"payer": 1000, "in_transit": 3200},
    ),
    "refunds listed, one that fails and another one": (
        [
            PAID,
            webhook("charge.refunded", charge(amount_refunded=1000, refunds={"data": [refund()]}), 24),
            re(1, 24, status="pending"),
            webhook("refund.failed", refund(status="failed"), 50),
            webhook(
                "charge.refunded",
                charge(
                    amount_refunded=4200,
                    refunded=True,
                    refunds={
                        "data": [
                            refund(status="failed"),
                            refund(id="re_2", amount=4200, status="pending", created=at(60)),
                        ]
                    },
                ),
                60,
            ),
        ],
        "refunding",
        {"returning": 4200},
    ),
    "a refund that came back and was sent again": (
        [
            PAID,
            re(1, 24),
            webhook(
                "refund.updated",
                refund(status="requires_action"),
                80,
                previous_attributes={"status": "succeeded"},
            ),
            webhook(
                "refund.updated",
                refund(status="pending"),
                90,
                previous_attributes={"status": "requires_action"},
            ),
            webhook("refund.updated", refund(), 95, previous_attributes={"status": "pending"}),
        ],
        "partly_refunded",
        {"payer": 1000, "in_transit": 3200},
    ),
    "a refund that the bank sent back after it was sent": (
        [
            PAID,
            re(1, 24),
            webhook(
                "refund.updated",
                refund(id="re_1", status="requires_action", created=at(24)),
                80,
                previous_attributes={"status": "succeeded"},
            ),
        ],
        "action_needed",
        {"in_transit": 4200},
    ),
    "a refund called off after it was sent": (
        [PAID, re(1, 24), webhook("refund.updated", refund(id="re_1", status="canceled", created=at(24)), 80)],
        "settled",
        {"in_transit": 4200},
    ),
    "a dispute overturned after a partial refund": (
        [
            PAID,
            re(1, 24),
            webhook("charge.dispute.created", dispute(), 48),
            webhook("charge.dispute.closed", dispute(status="lost"), 90),
            webhook("charge.dispute.closed", dispute(status="won"), 99),
        ],
        "partly_refunded",
        {"payer": 1000, "in_transit": 3200},
    ),
    "a refund that fails after a dispute was won": (
        [
            PAID,
            webhook("charge.dispute.created", dispute(amount=1000), 30),
            re(1, 40, 500),
            webhook("charge.refunded", charge(amount_refunded=500), 40),
            webhook("charge.dispute.closed", dispute(amount=1000, status="won"), 60),
            webhook("refund.failed", refund(id="re_1", amount=500, status="failed", created=at(40)), 90),
        ],
        "refund_failed",
        {"in_transit": 4200},
    ),
    "a dispute reinstated, and lost all the same": (
        [
            PAID,
            webhook("charge.dispute.created", dispute(amount=1000), 48),
            webhook("charge.dispute.funds_reinstated", dispute(amount=1000, status="under_review"), 60),
            webhook("charge.dispute.closed", dispute(amount=1000, status="lost"), 90),
        ],
        "charged_back",
        {"payer": 1000, "in_transit": 3200},
    ),
    "a dispute won, and lost after that": (
        [
            PAID,
            webhook("charge.dispute.created", dispute(amount=1000), 48),
            webhook("charge.dispute.closed", dispute(amount=1000, status="won"), 60),
            webhook("charge.dispute.closed", dispute(amount=1000, status="lost"), 90),
        ],
        "charged_back",
        {"payer": 1000, "in_transit": 3200},
    ),
    "two disputes lost, one after it was reinstated": (
        [
            PAID,
            webhook("charge.dispute.created", dispute(amount=1000), 48),
            webhook("charge.dispute.funds_reinstated", dispute(amount=1000, status="under_review"), 50),
            webhook("charge.dispute.created", dispute(id="dp_2", amount=500, created=at(60)), 60),
            webhook("charge.dispute.closed", dispute(id="dp_2", amount=500, status="lost"), 90),
            webhook("charge.dispute.closed", dispute(amount=1000, status="lost"), 95),
        ],
        "charged_back",
        {"payer": 1500, "in_transit": 2700},
    ),
    "a refund sent, returned, and then called off": (
        [
            PAID,
            re(1, 24),
            webhook(
                "refund.updated",
                refund(id="re_1", status="requires_action", created=at(24)),
                80,
                previous_attributes={"status": "succeeded"},
            ),
            webhook("refund.updated", refund(id="re_1", status="canceled", created=at(24)), 90),
        ],
        "settled",
        {"in_transit": 4200},
    ),
    "two disputes over one charge": (
        [
            PAID,
            webhook("charge.dispute.created", dispute(amount=1000), 48),
            webhook("charge.dispute.created", dispute(id="dp_2", amount=500, created=at(50)), 50),
            webhook("charge.dispute.closed", dispute(amount=1000, status="won"), 90),
        ],
        "disputed",
        {"in_transit": 3700, "disputed": 500},
    ),
    "two disputes, one won and one lost": (
        [
            PAID,
            webhook("charge.dispute.created", dispute(amount=1000), 48),
            webhook("charge.dispute.created", dispute(id="dp_2", amount=500, created=at(50)), 50),
            webhook("charge.dispute.closed", dispute(amount=1000, status="won"), 90),
            webhook("charge.dispute.closed", dispute(id="dp_2", amount=500, status="lost"), 95),
        ],
        "charged_back",
        {"in_transit": 3700, "payer": 500},
    ),
    "two disputes, one lost and then won while the other is open": (
        [
            PAID,
            webhook("charge.dispute.created", dispute(amount=1000), 48),
            webhook("charge.dispute.created", dispute(id="dp_2", amount=500, created=at(50)), 50),
            webhook("charge.dispute.closed", dispute(amount=1000, status="lost"), 90),
            webhook("charge.dispute.closed", dispute(amount=1000, status="won"), 99),
        ],
        "disputed",
        {"in_transit": 3700, "disputed": 500},
    ),
    "a dispute lost, won, and lost again": (
        [
            PAID,
            webhook("charge.dispute.closed", dispute(status="lost"), 90),
            webhook("charge.dispute.closed", dispute(status="won"), 120),
            webhook("charge.dispute.closed", dispute(status="lost"), 180),
        ],
        "charged_back",
        {"payer": 4200},
    ),
    "a dispute after a full refund, reinstated and won": (
        [
            PAID,
            re(1, 24, 4200),
            webhook("charge.dispute.created", dispute(), 48),
            webhook("charge.dispute.funds_reinstated", dispute(status="under_review"), 60),
            webhook("charge.dispute.closed", dispute(status="won"), 90),
        ],
        "refunded",
        {"payer": 4200},
    ),
    "a question that becomes a dispute after a refund": (
        [
            PAID,
            webhook("charge.dispute.created", dispute(status="warning_needs_response", created=at(24)), 24),
            re(1, 100),
            webhook("charge.dispute.updated", dispute(created=at(24)), 200),
        ],
        "disputed",
        {"payer": 1000, "disputed": 3200},
    ),
    "a second card, told by the intent alone": ([REFUSED, SECOND_CARD], "settled", {"in_transit": 4200}),
    "refused, and then time ran out": (
        [REFUSED, webhook("payment_intent.canceled", intent(status="canceled", cancellation_reason="expired"), 30)],
        "expired",
        {"payer": 4200},
    ),
    "refused, and asked to confirm another try": (
        [REFUSED, webhook("payment_intent.requires_action", intent(status="requires_action"), 3)],
        "action_needed",
        {"payer": 4200},
    ),
    "confirmed, and being worked on": (
        [
            webhook("payment_intent.requires_action", intent(status="requires_action"), 1),
            webhook("payment_intent.processing", intent(status="processing"), 2),
        ],
        "pending",
        {"payer": 4200},
    ),
    "a voucher is no confirmation": (
        [
            webhook(
                "payment_intent.requires_action",
                intent(status="requires_action", next_action={"type": "oxxo_display_details"}),
                1,
            )
        ],
        "pending",
        {"payer": 4200},
    ),
    "an intent whose amount was lowered": (
        [
            webhook("payment_intent.requires_action", intent(status="requires_action", amount=5000), 1),
            webhook("payment_intent.succeeded", intent(amount_received=4200), 2),
        ],
        "settled",
        {"in_transit": 4200},
    ),
    "more was collected than asked for": (
        [
            webhook("charge.succeeded", charge(captured=False, amount_captured=0)),
            webhook("charge.captured", charge(amount_captured=5000), 5),
        ],
        "settled",
        {"in_transit": 5000},
    ),
    "a debit that fails while money is on its way back": (
        [
            webhook("charge.succeeded", charge(payment_method_details={"type": "us_bank_account"}), 24),
            re(1, 30, status="pending"),
            webhook("charge.failed", charge(status="failed", payment_method_details={"type": "us_bank_account"}), 90),
        ],
        "reversed",
        {"returning": 4200},
    ),
    "a debit that fails, told twice with little said": (
        [
            webhook("charge.failed", charge(status="failed", payment_method_details={"type": "ach_debit"}), 5),
            webhook(
                "payment_intent.payment_failed",
                intent(status="requires_payment_method", last_payment_error={"source": {"type": "ach_debit"}}),
                5,
            ),
        ],
        "declined",
        {"payer": 4200},
    ),
    "the rest let go, and a real refund of the same amount": (
        [
            webhook(
                "charge.refunded",
                charge(
                    amount_captured=2100,
                    amount_refunded=4200,
                    refunds={
                        "data": [
                            refund(id="re_0", amount=2100, created=at(5)),
                            refund(id="re_1", amount=2100, created=at(24)),
                        ]
                    },
                ),
                24,
                version=OLD,
            )
        ],
        "refunded",
        {"payer": 4200},
    ),
    "a hold let go, with a refund that was never booked": (
        [
            webhook("charge.succeeded", charge(captured=False, amount_captured=0)),
            webhook("charge.refund.updated", refund(amount=4200, balance_transaction=None), 30, version=OLD),
            webhook("payment_intent.canceled", intent(status="canceled", cancellation_reason="automatic"), 30),
            webhook("charge.expired", charge(captured=False, amount_captured=0, refunded=True), 30, version=OLD),
        ],
        "expired",
        {"payer": 4200},
    ),
}


@pytest.mark.parametrize(("payloads", "state", "ends"), CASES.values(), ids=CASES)
def test_a_hard_case_comes_to_the_truth_in_every_order(payloads, state, ends):
    """
    However tangled the news, your money is where we say it is.
    """
    for order in orders(payloads):
        journey = told(order)
        view = journey.look(at=LATER)
        assert (view.state, position(view), unfitting(journey)) == (state, ends, [])
        assert view.news is News.CLEAR


def test_more_is_never_told_to_come_back_than_was_paid():
    """
    A refund of all of it and a dispute over a part: you are told of your money once.
    """
    view = told([PAID, webhook("charge.dispute.created", dispute(amount=1000), 48), re(1, 60, 4200)]).look(at=LATER)
    assert position(view) == {"payer": 4200}


@pytest.mark.parametrize(("currency", "amount", "shown"), [("mga", 4200, "4,200"), ("isk", 420_000, "4,200")])
def test_coins_are_counted_as_stripe_counts_them(currency, amount, shown):
    body = charge(currency=currency, amount=amount, amount_captured=amount)
    assert shown in render(told([webhook("charge.succeeded", body)]).look(at=LATER), locale="en").money


def test_a_debit_that_was_undone_is_not_called_collected_by_old_news():
    """
    If my bank took a debit back, a later message that only repeats the collection does not tell me otherwise.
    """
    debit = {"payment_method_details": {"type": "sepa_debit"}}
    disputed = dispute(payment_method_details={"type": "sepa_debit"}, reason="debit_not_authorized")
    story = [
        webhook("charge.pending", charge(status="pending", **debit), 0),
        webhook("charge.dispute.created", disputed, 48),
        webhook("charge.updated", charge(disputed=True, **debit), 60),
    ]
    for order in permutations(story):
        found = told(order)
        assert found.payment.state.name == "returned"
        assert unfitting(found) == []
