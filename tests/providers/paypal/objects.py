"""Payloads in the shape of PayPal's, as small as they can be and still be read."""

from datetime import timedelta

from facts import START

API = "https://api-m.paypal.com"


def at(hours):
    return (START + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")


def webhook(kind, resource, hours=0.0, **more):
    return {
        "id": f"WH-{kind}-{hours}",
        "event_type": kind,
        "create_time": at(hours),
        "resource": resource,
    } | more


def usd(value):
    return {"currency_code": "USD", "value": value}


def old(value, name="total"):
    return {name: value, "currency": "USD"}


def link(rel, *path):
    return {"rel": rel, "href": "/".join((API, *path)), "method": "GET"}


def order(**more):
    return {
        "id": "ORDER-1",
        "intent": "CAPTURE",
        "status": "CREATED",
        "purchase_units": [{"reference_id": "default", "amount": usd("42.00")}],
        "create_time": at(0),
    } | more


def within(*captures, **more):
    """An order with what came of it inside."""
    unit = {"amount": usd("42.00"), "payments": {"captures": list(captures), **more}}
    return order(status="COMPLETED", purchase_units=[unit], update_time=at(1))


def authorization(**more):
    return {
        "id": "AUTH-1",
        "status": "CREATED",
        "amount": usd("42.00"),
        "create_time": at(0.5),
        "update_time": at(0.5),
        "expiration_time": at(29 * 24),
        "links": [
            link("self", "v2/payments/authorizations", "AUTH-1"),
            link("up", "v2/checkout/orders", "ORDER-1"),
        ],
    } | more


def capture(**more):
    """All of an order, at once."""
    own = more.get("id", "CAP-1")
    return {
        "id": own,
        "status": "COMPLETED",
        "amount": usd("42.00"),
        "final_capture": True,
        "create_time": at(1),
        "update_time": at(1),
        "supplementary_data": {"related_ids": {"order_id": "ORDER-1"}},
        "links": [link("self", "v2/payments/captures", own), link("up", "v2/checkout/orders", "ORDER-1")],
    } | more


def part(**more):
    """One of an authorization, perhaps a part of it."""
    own = more.get("id", "CAP-1")
    return capture(
        **(
            {
                "final_capture": False,
                "supplementary_data": {"related_ids": {"order_id": "ORDER-1", "authorization_id": "AUTH-1"}},
                "links": [
                    link("self", "v2/payments/captures", own),
                    link("up", "v2/payments/authorizations", "AUTH-1"),
                ],
            }
            | more
        )
    )


def sale(**more):
    return {
        "id": "SALE-1",
        "state": "completed",
        "amount": old("42.00"),
        "parent_payment": "PAY-1",
        "create_time": at(1),
        "update_time": at(1),
        "links": [link("self", "v1/payments/sale", "SALE-1")],
    } | more


def refund(**more):
    own = more.get("id", "REF-1")
    return {
        "id": own,
        "status": "COMPLETED",
        "amount": usd("10.00"),
        "create_time": at(24),
        "update_time": at(24),
        "links": [link("self", "v2/payments/refunds", own), link("up", "v2/payments/captures", "CAP-1")],
    } | more


def dispute(**more):
    return {
        "dispute_id": "PP-D-1",
        "create_time": at(48),
        "update_time": at(48),
        "disputed_transactions": [{"seller_transaction_id": "CAP-1", "seller": {"name": "Café Olé"}}],
        "reason": "MERCHANDISE_OR_SERVICE_NOT_RECEIVED",
        "status": "OPEN",
        "dispute_amount": usd("42.00"),
        "dispute_life_cycle_stage": "INQUIRY",
        "dispute_channel": "INTERNAL",
        "seller_response_due_date": at(48 + 240),
    } | more


def claim(**more):
    """A dispute that was taken further."""
    return dispute(
        **{
            "dispute_life_cycle_stage": "CHARGEBACK",
            "status": "WAITING_FOR_SELLER_RESPONSE",
            "update_time": at(96),
            "seller_response_due_date": at(96 + 240),
            **more,
        }
    )


def resolved(outcome, hours=200, refunded=None, **more):
    result = {"outcome_code": outcome} | ({"amount_refunded": usd(refunded)} if refunded else {})
    return claim(**{"status": "RESOLVED", "update_time": at(hours), "dispute_outcome": result, **more})


def item(status, hours=1.0, **more):
    return {
        "payout_item_id": "ITEM-1",
        "transaction_id": "TX-1",
        "payout_batch_id": "BATCH-1",
        "transaction_status": status,
        "time_processed": at(hours),
        "payout_item": {
            "recipient_type": "EMAIL",
            "receiver": "ann@example.com",
            "amount": old("42.00", "value"),
            "note": "For your work",
        },
    } | more


def batch(status, *items):
    header = {
        "payout_batch_id": "BATCH-1",
        "batch_status": status,
        "time_created": at(0),
        "amount": old("42.00", "value"),
    }
    return {"batch_header": header} | ({"items": list(items)} if items else {})


def referenced(status, **more):
    return {
        "item_id": "RP-1",
        "processing_state": {"status": status},
        "reference_id": "CAP-1",
        "reference_type": "TRANSACTION_ID",
        "payout_transaction_id": "TX-9",
        "payout_amount": usd("42.00"),
    } | more


def invoice(status, hours=2.0, value="42.00", **more):
    sent = {} if status in ("DRAFT", "SCHEDULED") else {"first_sent_time": at(1)}
    return {
        "id": "INV2-1",
        "status": status,
        "detail": {
            "invoice_date": "2026-03-05",
            "payment_term": {"due_date": "2026-03-20"},
            "metadata": {"create_time": at(0), "last_update_time": at(hours), **sent},
        },
        "invoicer": {"business_name": "Café Olé"},
        "amount": usd(value),
    } | more


def subscription(status="ACTIVE", hours=1.0, **more):
    return {
        "id": "I-1",
        "plan_id": "P-1",
        "status": status,
        "status_update_time": at(hours),
        "create_time": at(0),
        "subscriber": {"email_address": "ann@example.com"},
    } | more


def unpaid(hours=100.0, retry=220.0, **more):
    """A subscription whose last bill could not be collected."""
    failed = {"amount": usd("10.00"), "time": at(hours), "reason_code": "PAYER_CANNOT_PAY"}
    if retry:
        failed["next_payment_retry_time"] = at(retry)
    billing = {"last_failed_payment": failed, "next_billing_time": at(740), "failed_payments_count": 1}
    return subscription(billing_info=billing | more)
