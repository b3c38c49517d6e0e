"""Payloads in the shape of GoCardless', as small as they can be and still be read."""

from datetime import timedelta

from facts import START

IDS = {
    "payment": "PM1",
    "refund": "RF1",
    "payout": "PO1",
    "mandate": "MD1",
    "outbound_payment": "OUT1",
    "payment_account_transaction": "PATR1",
    "creditor": "CR1",
    "subscription": "SB1",
}
LINKS = {name: name.removesuffix("s") for name in (f"{one}s" for one in IDS)}


def when(hours=0):
    return START + timedelta(hours=hours)


def at(hours=0):
    return when(hours).isoformat().replace("+00:00", "Z")


def day(hours=0):
    return when(hours).date().isoformat()


def event(kind, action, hours=0, *, cause="", origin="gocardless", links=None, id="", **details):
    """One event, so many hours after the beginning; its id says what it is and when."""
    one = LINKS.get(kind, kind)
    return {
        "id": id or f"EV_{action}_{hours}",
        "created_at": at(hours),
        "resource_type": kind,
        "action": action,
        "links": {one: IDS.get(one, "X1")} if links is None else links,
        "details": {"origin": origin, "cause": cause or action, "description": "In their words", **details},
        "metadata": {},
    }


def body(*events, **beside):
    """What a webhook delivers, or the list of events answers."""
    return {"events": list(events), "meta": {"webhook_id": "WB1"}, **beside}


def webhook(kind, action, hours=0, **more):
    return body(event(kind, action, hours, **more))


def payment(status="pending_submission", **more):
    one = {
        "id": "PM1",
        "created_at": at(),
        "charge_date": day(72),
        "amount": 4200,
        "amount_refunded": 0,
        "currency": "GBP",
        "status": status,
        "scheme": "bacs",
        "links": {"mandate": "MD1", "creditor": "CR1"},
    }
    return one | more


def refund(status="created", **more):
    links = {"payment": "PM1", "mandate": "MD1"}
    return {
        "id": "RF1", "created_at": at(200), "amount": 1000, "currency": "GBP", "status": status, "links": links,
    } | more  # fmt: skip


def payout(status="pending", **more):
    one = {
        "id": "PO1",
        "created_at": at(),
        "amount": 4200,
        "currency": "GBP",
        "status": status,
        "arrival_date": None if status == "pending" else day(48),
        "deducted_fees": 20,
        "links": {"creditor": "CR1", "creditor_bank_account": "BA1"},
    }
    return one | more


def mandate(status="pending_submission", **more):
    links = {"creditor": "CR1", "customer": "CU1", "customer_bank_account": "BA1"}
    return {"id": "MD1", "created_at": at(), "scheme": "bacs", "status": status, "links": links} | more


def outbound(status="verifying", **more):
    one = {
        "id": "OUT1",
        "created_at": at(),
        "amount": 4200,
        "currency": "GBP",
        "status": status,
        "execution_date": day(24),
        "links": {"creditor": "CR1", "customer": "CU1", "recipient_bank_account": "BA1"},
        "verifications": {
            "recipient_bank_account_holder_verification": {
                "actual_account_name": "Jo Secret",
                "result": "partial_match",
                "type": "confirmation_of_payee",
            }
        },
    }
    return one | more


def transaction(**more):
    one = {
        "id": "PATR1",
        "amount": 4200,
        "balance_after_transaction": 9900,
        "counterparty_name": "Acme",
        "currency": "GBP",
        "direction": "credit",
        "value_date": day(24),
        "links": {"payout": "PO1"},
    }
    return one | more
