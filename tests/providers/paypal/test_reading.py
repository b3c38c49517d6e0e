"""What PayPal's payloads become, and what is not theirs to say."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given

from aboveboard import look
from aboveboard.errors import BadPayload
from aboveboard.providers import paypal
from aboveboard.transaction import Basis, open_promise
from aboveboard.view import News
from facts import START
from mangling import mangled
from providers.paypal.objects import (
    at,
    authorization,
    batch,
    capture,
    claim,
    dispute,
    invoice,
    item,
    link,
    old,
    order,
    part,
    referenced,
    refund,
    resolved,
    sale,
    subscription,
    unpaid,
    usd,
    webhook,
    within,
)
from providers.paypal.telling import gathered, position, told, waiting, words

LATER = START + timedelta(days=12)


def events(payload, lifecycle):
    return [event for event in paypal.read(payload) if event.lifecycle == lifecycle]


def test_one_fact_told_by_a_webhook_and_by_the_resource_is_one_fact():
    """
    You are told once that the seller received your money, however often we heard it.
    """
    transaction = told([webhook("PAYMENT.CAPTURE.COMPLETED", capture(), 1.2), capture(), within(capture())])
    assert [step.event.trigger for step in transaction.steps if step.way] == ["settle"]
    assert position(transaction) == {"payee": 4200}


def test_a_payment_of_the_old_api_tells_of_its_parts():
    payment = {
        "id": "PAY-1",
        "intent": "authorize",
        "state": "approved",
        "create_time": at(0),
        "update_time": at(2),
        "transactions": [
            {
                "amount": old("42.00"),
                "related_resources": [
                    {
                        "authorization": {
                            "id": "A-1",
                            "state": "captured",
                            "amount": old("42.00"),
                            "create_time": at(0),
                        }
                    },
                    {"capture": {"id": "C-1", "state": "completed", "amount": old("42.00"), "create_time": at(1)}},
                    {"refund": {"id": "R-1", "state": "completed", "amount": old("2.00"), "create_time": at(2)}},
                ],
            }
        ],
    }
    assert told([payment]).state.name == "settled"
    assert position(told([payment], "refund")) == {"payer": 200}
    assert told([payment], "refund").id == "R-1"


def test_a_sale_of_a_subscription_belongs_to_it():
    (opened, settled) = paypal.read(sale(billing_agreement_id="I-1"))
    assert opened.part_of == settled.part_of == ("I-1",)
    assert opened.about == ("PAY-1", "SALE-1")


def test_a_capture_of_an_authorization_waits_for_it():
    """
    We do not tell you that a payment was for ten dollars when ten were only a part of it.
    """
    alone = gathered([part(amount=usd("10.00"))])
    assert alone.transactions == () and len(alone.waiting) == 1
    whole = told([part(amount=usd("10.00")), authorization()])
    assert position(whole) == {"held": 3200, "payee": 1000}


def test_an_authorization_that_renews_another_sets_nothing_more_aside():
    renewed = authorization(id="AUTH-2", create_time=at(90), links=[link("up", "v2/payments/authorizations", "AUTH-1")])
    transaction = told([authorization(), renewed])
    assert position(transaction) == {"held": 4200}
    assert look(transaction, at=LATER).news is News.CLEAR


@pytest.mark.parametrize(
    ("payload", "lifecycle", "trigger", "due"),
    [
        (authorization(), "card_payment", "authorise", at(29 * 24)),
        (dispute(), "dispute", "open_inquiry", at(48 + 240)),
        (claim(), "dispute", "escalate", at(96 + 240)),
        (
            claim(status="WAITING_FOR_BUYER_RESPONSE", buyer_response_due_date=at(150)),
            "dispute",
            "ask_customer",
            at(150),
        ),
        (invoice("SENT"), "invoice", "finalise", "2026-03-20T12:00:00Z"),
        (invoice("SCHEDULED"), "invoice", "schedule", "2026-03-05T12:00:00Z"),
        (unpaid(), "invoice", "schedule_retry", at(220)),
    ],
)
def test_their_own_date_becomes_the_promise(payload, lifecycle, trigger, due):
    (event,) = {one.due: one for one in events(payload, lifecycle) if one.trigger == trigger}.values()
    assert event.due.strftime("%Y-%m-%dT%H:%M:%SZ") == due
    promise = open_promise(told([payload], lifecycle))
    assert (promise.due, promise.basis) == (event.due, Basis.PROVIDER)


def test_the_sellers_day_is_never_the_day_of_the_decision():
    """
    We do not promise you a decision by the day on which the seller was to answer.
    """
    for payload in (claim(status="UNDER_REVIEW"), resolved("RESOLVED_BUYER_FAVOUR")):
        assert [event.due for event in paypal.read(payload) if event.due] == []


def test_the_seller_is_called_by_the_name_given_or_the_one_in_the_payload():
    assert paypal.read(dispute())[0].names == {"merchant": "Café Olé"}
    assert paypal.read(dispute(), merchant="Olé")[0].names == {"merchant": "Olé"}
    branded = order(payment_source={"paypal": {"experience_context": {"brand_name": "Café Olé"}}})
    assert paypal.read(branded)[0].names == {"merchant": "Café Olé"}
    assert paypal.read(item("SUCCESS"), merchant="Work Inc")[0].names == {"sender": "Work Inc"}
    assert paypal.read(invoice("DRAFT"))[0].names == {"merchant": "Café Olé"}


def test_nobody_elses_name_or_address_gets_into_an_event():
    """
    Where you can be reached is nobody's business here.
    """
    payloads = [item("SUCCESS"), subscription(), dispute(), unpaid()]
    told_of = repr([[getattr(e, name) for name in ("about", "part_of", "names", "reference", "code")]
                    for p in payloads for e in paypal.read(p)])  # fmt: skip
    assert "ann@example.com" not in told_of and "EMAIL" not in told_of


def test_reasons_come_from_the_code_that_says_most():
    refused = capture(
        status="DECLINED", status_details={"reason": "OTHER"}, processor_response={"response_code": "5120"}
    )
    (_, failed) = paypal.read(refused)
    assert (failed.trigger, failed.code) == ("decline", "5120")
    assert failed.reason == paypal.reason("5120").id
    (*_, failed, _) = paypal.read(item("FAILED", errors={"name": "RECEIVER_UNREGISTERED"}))
    assert failed.reason == paypal.reason("RECEIVER_UNREGISTERED", of="payout").id
    decided = resolved("RESOLVED_SELLER_FAVOUR", adjudications=[{"reason": "VALID_PROOF_OF_DELIVERY"}])
    assert paypal.read(decided)[-1].code == "VALID_PROOF_OF_DELIVERY"


def test_a_dispute_that_hints_at_a_thief_reads_like_one_that_says_nothing():
    silent, masked = (
        paypal.read(resolved("RESOLVED_SELLER_FAVOUR", reason=code))[-1].reason for code in ("OTHER", "UNAUTHORISED")
    )
    assert silent == masked


def test_a_message_in_between_is_no_news_of_the_dispute():
    """
    A letter between seller and service is not told to you as another question.
    """
    once = [claim(update_time=at(100)), claim(status="UNDER_REVIEW", update_time=at(120))]
    letter = claim(status="UNDER_REVIEW", update_time=at(130), messages=[{"content": "Hello"}])
    assert words(told([*once, letter], "dispute"), LATER) == words(told(once, "dispute"), LATER)


@pytest.mark.parametrize(
    ("refunded", "more", "winner"),
    [
        (None, {}, "won"),
        (None, {"adjudications": [{"type": "PAYOUT_TO_SELLER"}]}, "won"),
        ("42.00", {"adjudications": [{"type": "PAYOUT_TO_SELLER"}]}, "won"),
        ("42.00", {}, "lost"),
        (None, {"adjudications": [{"type": "PAYOUT_TO_BUYER"}]}, "lost"),
    ],
)
def test_a_payout_of_paypals_own_goes_to_whom_it_says(refunded, more, winner):
    assert told([resolved("RESOLVED_WITH_PAYOUT", refunded=refunded, **more)], "dispute").state.name == winner


def test_no_more_comes_back_from_a_dispute_than_was_questioned():
    transaction = told([resolved("RESOLVED_BUYER_FAVOUR", refunded="50.00")], "dispute")
    assert position(transaction) == {"payer": 4200}


def test_all_of_it_said_or_left_out_is_the_same_fact():
    """
    A shorter letter about the same decision is no second decision.
    """
    both = [resolved("RESOLVED_BUYER_FAVOUR"), resolved("RESOLVED_BUYER_FAVOUR", refunded="42.00", hours=201)]
    assert waiting(told(both, "dispute")) == set()
    assert position(told(both, "dispute")) == {"payer": 4200}


def test_a_part_of_an_invoice_is_never_taken_for_all_of_it():
    """
    That something was credited does not tell us that nothing is left to pay.
    """
    for status in ("PARTIALLY_PAID", "PARTIALLY_REFUNDED"):
        transaction = told([invoice(status)], "invoice")
        assert waiting(transaction) == {"unknown"}
        assert transaction.state.name in ("open", "paid")


def test_fees_between_the_seller_and_paypal_are_not_your_money():
    fee = {"affected_party": "SELLER", "type": "DEBIT", "amount": usd("15.00"), "reason": "CHARGEBACK_FEE"}
    buyer = {"affected_party": "BUYER", "type": "CREDIT", "amount": usd("42.00"), "reason": "DISPUTE_SETTLEMENT"}
    assert position(told([claim(money_movements=[fee, buyer])], "dispute")) == {"payee": 4200}


def test_a_reversal_because_of_a_dispute_is_the_disputes_money():
    taken = capture(status_details={"reason": "CHARGEBACK"}, update_time=at(30))
    (event,) = paypal.read(webhook("PAYMENT.CAPTURE.REVERSED", taken, 30))
    assert (event.lifecycle, event.trigger, event.part_of) == ("dispute", "withdraw_funds", ("ORDER-1", "CAP-1"))
    assert told([capture(), webhook("PAYMENT.CAPTURE.REVERSED", taken, 30)]).state.name == "settled"


def test_a_gratuity_is_paid_beside_the_invoice():
    paid = invoice("PAID", payments={"paid_amount": usd("50.00")})
    assert position(told([paid], "invoice")) == {"payee": 4200}


def test_an_invoice_of_the_old_api_is_read_alike():
    """
    A bill is a bill, whichever version of an interface wrote it.
    """
    bill = {
        "id": "INV2-9",
        "status": "PARTIALLY_PAID",
        "merchant_info": {"business_name": "Café Olé"},
        "total_amount": old("42.00", "value"),
        "paid_amount": {"paypal": old("10.00", "value"), "other": old("5.00", "value")},
        "payment_term": {"due_date": "2026-03-20 PDT"},
        "payments": [{"type": "PAYPAL"}],
        "metadata": {
            "created_date": "2026-03-02 01:00:00 PST",
            "first_sent_date": "2026-03-02 02:00:00 PST",
            "last_updated_date": "2026-03-02 03:00:00 PST",
        },
    }
    transaction = told([bill], "invoice")
    assert (transaction.state.name, position(transaction)) == ("partially_paid", {"payer": 2700, "payee": 1500})
    (sent,) = [event for event in paypal.read(bill) if event.trigger == "finalise"]
    assert (sent.occurred_at, sent.due.date().isoformat()) == (START + timedelta(hours=1), "2026-03-20")


@pytest.mark.parametrize("moment", ["2999-12-31 23:59:59 PDT", "2999-12-31 PST", "0001-01-01 00:00:00 GMT"])
def test_a_moment_that_nobody_lives_to_see_is_named(moment):
    """
    We do not promise you anything for the year three thousand, in no zone.
    """
    with pytest.raises(BadPayload, match=r"far away"):
        paypal.read(webhook("PAYMENT.CAPTURE.COMPLETED", capture(create_time=moment, update_time=moment), 1))


def test_a_bill_of_a_subscription_is_paid_once_the_planned_try_has_worked():
    """
    When the next try works, you are no longer told that a payment failed.
    """
    worked = unpaid(last_payment={"time": at(221)}, failed_payments_count=0)
    assert told([unpaid()], "invoice").state.name == "retrying"
    assert told([unpaid(), worked], "invoice").state.name == "paid"
    before = unpaid(last_payment={"time": at(2)})
    assert told([before], "invoice").state.name == "retrying"
    assert told([unpaid(retry=None)], "invoice").state.name == "payment_failed"


def test_an_item_says_what_its_batch_says_where_it_is_silent():
    silent = item("", time_processed=None)
    assert told([batch("PROCESSING", silent)], "payout").state.name == "in_transit"
    assert told([batch("SUCCESS", item("UNCLAIMED"))], "payout").state.name == "unclaimed"


def test_a_page_of_a_list_is_read_one_by_one():
    page = {"items": [dispute(), dispute(dispute_id="PP-D-2")], "links": []}
    assert {one.id for one in gathered([page]).transactions} == {"PP-D-1", "PP-D-2"}


@pytest.mark.parametrize(
    "payload",
    [
        {"openapi": "3.0.3", "paths": {}},
        webhook("MERCHANT.ONBOARDING.COMPLETED", {"merchant_id": "M"}),
        webhook("VAULT.PAYMENT-TOKEN.CREATED", {"id": "T"}),
        webhook("SOMETHING.OF.TOMORROW", {"id": "X"}),
        webhook("PAYMENT.PAYOUTSBATCH.SUCCESS", batch("SUCCESS")),
        {"items": []},
        {"name": "RESOURCE_NOT_FOUND"},
    ],
)
def test_what_is_not_about_money_says_why(payload):
    found = paypal.read(payload)
    assert found == () and found.because


@pytest.mark.parametrize(
    ("payload", "lifecycle"),
    [
        (order(status="TELEPORTED"), "card_payment"),
        (capture(status="TELEPORTED"), "card_payment"),
        (authorization(status="TELEPORTED"), "card_payment"),
        (sale(state="teleported"), "card_payment"),
        (refund(status="TELEPORTED"), "refund"),
        (dispute(status="OTHER"), "dispute"),
        (resolved("TELEPORTED"), "dispute"),
        (resolved("NONE"), "dispute"),
        (item("TELEPORTED"), "payout"),
        (referenced("TELEPORTED"), "payout"),
        (invoice("TELEPORTED"), "invoice"),
        (subscription("TELEPORTED"), "mandate"),
    ],
)
def test_what_nobody_taught_us_is_kept_as_unknown(payload, lifecycle):
    transaction = told([webhook("X", payload, 300)], lifecycle)
    assert waiting(transaction) == {"unknown"}
    assert look(transaction, at=LATER).news is News.CHECKING


@pytest.mark.parametrize(
    ("payload", "place"),
    [
        ([], "payload: should be an object"),
        ({"event_type": 7}, "payload.event_type"),
        (webhook("PAYMENT.CAPTURE.COMPLETED", None), "payload.resource: should be an object"),
        (webhook("PAYMENT.CAPTURE.COMPLETED", {}), "payload.resource.id"),
        (capture(amount={"value": "42.00"}), "payload.amount.currency"),
        (capture(amount=usd("forty")), "payload.amount.value"),
        (capture(amount=usd("42.001")), "payload.amount.value"),
        (capture(create_time="yesterday"), "payload.create_time"),
        (capture(create_time=None, update_time=None), "payload.create_time: should be there"),
        (capture(links="here"), "payload.links"),
        (dispute(dispute_id=None), "payload.dispute_id"),
        (claim(money_movements=["x"]), r"payload.money_movements\[0\]"),
        (webhook("RISK.DISPUTE.CREATED", {"dispute_id": "D", "dispute_creation_date": 10**400}, 1), "creation_date"),
        (item("SUCCESS", time_processed=None), "payload.time_processed"),
        (invoice("PAID", detail={"metadata": {}}), "payload.detail.metadata.create_time"),
        ({"items": ["x"]}, r"payload.items\[0\]"),
    ],
)
def test_a_broken_payload_names_the_field(payload, place):
    with pytest.raises(BadPayload, match=place):
        paypal.read(payload)


PAID_BACK = {"affected_party": "SELLER", "type": "DEBIT", "amount": usd("42.00"), "initiated_time": at(1)}
BODIES = (
    webhook("PAYMENT.CAPTURE.COMPLETED", part(final_capture=True, status_details={"reason": "OTHER"}), 1),
    webhook("PAYMENT.CAPTURE.REVERSED", refund(), 1),
    webhook("PAYMENT.AUTHORIZATION.VOIDED", authorization(status="VOIDED"), 1),
    webhook("PAYMENT.SALE.DENIED", sale(state="denied", reason_code="X"), 1),
    within(capture(), refunds=[refund()]),
    webhook("CUSTOMER.DISPUTE.RESOLVED", resolved("RESOLVED_BUYER_FAVOUR", refunded="1.00",
            adjudications=[{"type": "DENY_BUYER", "reason": "X"}], money_movements=[PAID_BACK]), 1),
    webhook("PAYMENT.PAYOUTS-ITEM.FAILED", item("FAILED", errors={"name": "X"}), 1),
    batch("PROCESSING", item("")),
    webhook("PAYMENT.REFERENCED-PAYOUT-ITEM.FAILED", referenced("FAILED"), 1),
    webhook("INVOICING.INVOICE.UPDATED", {"invoice": invoice("PARTIALLY_PAID")}, 1),
    webhook("BILLING.SUBSCRIPTION.PAYMENT.FAILED", unpaid(last_payment={"time": at(221)}), 1),
)  # fmt: skip


@given(broken=mangled(BODIES))
def test_whatever_is_broken_in_a_payload_is_named_or_read(broken):
    """
    A broken message never takes the other messages down with it.
    """
    try:
        gathered([broken])
    except BadPayload as error:
        assert error.place.startswith("payload")  # noqa: PT017


REAL = Path(__file__).parents[3] / "../shared/data/providers/paypal"


@pytest.mark.skipif(not REAL.is_dir(), reason="the collected documents are not beside this checkout")
def test_every_collected_document_says_why_it_gives_no_event():
    files = sorted(REAL.glob("*.json"))
    assert len(files) == 3
    for path in files:
        found = paypal.read(json.loads(path.read_text(encoding="utf-8")))
        assert found == () and "describes" in found.because
