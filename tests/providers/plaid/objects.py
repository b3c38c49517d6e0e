"""Payloads like Plaid's, written by hand, small."""

from datetime import timedelta

from facts import START


def at(hours=0.0):
    """A moment some hours after it all began."""
    return START + timedelta(hours=hours)


def stamp(hours=0.0):
    return at(hours).strftime("%Y-%m-%dT%H:%M:%SZ")


def day(days=0):
    return at(24 * days).strftime("%Y-%m-%d")


# --- transfers ------------------------------------------------------------------------------------------------------


def transfer_event(kind, hours=0.0, **more):
    """One transfer event: of a debit over 42.00, unless it is said otherwise."""
    return {
        "event_id": int(hours * 100) + 1,
        "timestamp": stamp(hours),
        "event_type": kind,
        "account_id": "acc-of-somebody",
        "transfer_id": "tr-1",
        "transfer_type": "debit",
        "transfer_amount": "42.00",
        "failure_reason": None,
        "sweep_id": None,
        "sweep_amount": None,
        "refund_id": None,
        "originator_client_id": None,
    } | more


def refund_event(status, hours=30.0, **more):
    return transfer_event(f"refund.{status}", hours, **{"refund_id": "rf-1"} | more)


def sweep_event(status, hours=0.0, **more):
    """A sweep event: of money that is paid out to the business, unless it is said otherwise."""
    of_no_transfer = {"transfer_id": "", "transfer_type": None, "transfer_amount": None}
    return transfer_event(
        f"sweep.{status}", hours, **of_no_transfer, sweep_id="sw-1", **{"sweep_amount": "42.00"} | more
    )


def events(*found):
    """A page of transfer events."""
    return {"transfer_events": list(found), "has_more": False, "request_id": "rq-1"}


def transfer(status="pending", **more):
    return {
        "transfer": {
            "id": "tr-1",
            "authorization_id": "au-1",
            "account_id": "acc-of-somebody",
            "type": "debit",
            "user": {"legal_name": "Erika Mustermann", "email_address": "erika@example.org"},
            "amount": "42.00",
            "created": stamp(),
            "status": status,
            "network": "ach",
            "iso_currency_code": "USD",
            "failure_reason": None,
            "refunds": [],
        }
        | more,
        "request_id": "rq-1",
    }


def refund(status="pending", **more):
    return {
        "id": "rf-1",
        "transfer_id": "tr-1",
        "amount": "10.00",
        "status": status,
        "created": stamp(29),
        "failure_reason": None,
    } | more


def sweep(status="pending", **more):
    return {
        "sweep": {
            "id": "sw-1",
            "funding_account_id": "fa-1",
            "created": stamp(),
            "amount": "42.00",
            "iso_currency_code": "USD",
            "settled": None,
            "status": status,
            "trigger": "manual",
        }
        | more,
        "request_id": "rq-1",
    }


def because(code):
    """Why it failed."""
    return {"failure_code": code, "ach_return_code": code, "description": "not for customers"}


# --- entries of an account ------------------------------------------------------------------------------------------


def entry(name="tx-1", amount=42.0, pending=False, days=0, **more):
    return {
        "transaction_id": name,
        "account_id": "acc-of-somebody",
        "amount": amount,
        "iso_currency_code": "USD",
        "unofficial_currency_code": None,
        "date": day(days),
        "datetime": None,
        "merchant_name": "Café Olé",
        "name": "POS 4242 CAFE OLE REF 998877",
        "pending": pending,
        "pending_transaction_id": None,
    } | more


def page(added=(), modified=(), removed=()):
    """A page of /transactions/sync."""
    return {
        "added": list(added),
        "modified": list(modified),
        "removed": [{"transaction_id": one, "account_id": "acc-of-somebody"} for one in removed],
        "next_cursor": "cursor",
        "has_more": False,
        "request_id": "rq-1",
    }


def webhook(kind, code, **more):
    return {"webhook_type": kind, "webhook_code": code, "environment": "sandbox"} | more


def removed_webhook(*names):
    return webhook("TRANSACTIONS", "TRANSACTIONS_REMOVED", item_id="it-1", error=None, removed_transactions=list(names))


# --- payments and wallets -------------------------------------------------------------------------------------------


def payment(status, hours=0.0, **more):
    return {
        "payment_id": "pm-1",
        "recipient_id": "rc-1",
        "reference": "Invoice 7",
        "amount": {"currency": "EUR", "value": 42.0},
        "status": f"PAYMENT_STATUS_{status}",
        "last_status_update": stamp(hours),
        "schedule": None,
        "iban": "DE00123456780000000001",
        "request_id": "rq-1",
    } | more


def payment_webhook(status, hours=0.0, **more):
    return webhook(
        "PAYMENT_INITIATION",
        "PAYMENT_STATUS_UPDATE",
        **{
            "payment_id": "pm-1",
            "new_payment_status": f"PAYMENT_STATUS_{status}",
            "old_payment_status": "PAYMENT_STATUS_INPUT_NEEDED",
            "original_start_date": None,
            "timestamp": stamp(hours),
            "error": None,
        }
        | more,
    )


def wallet(status, hours=0.0, kind="PAYOUT", **more):
    return {
        "transaction_id": "wt-1",
        "wallet_id": "wa-1",
        "type": kind,
        "amount": {"iso_currency_code": "EUR", "value": 42.0},
        "counterparty": {"name": "Bäckerei Anna", "numbers": {"international": {"iban": "DE00123456780000000001"}}},
        "status": status,
        "created_at": stamp(),
        "last_status_update": stamp(hours),
        "payment_id": None,
        "failure_reason": None,
        "related_transactions": [],
        "request_id": "rq-1",
    } | more


def wallet_webhook(status, hours=0.0, **more):
    return webhook(
        "WALLET",
        "WALLET_TRANSACTION_STATUS_UPDATE",
        **{
            "transaction_id": "wt-1",
            "payment_id": None,
            "wallet_id": "wa-1",
            "new_status": status,
            "old_status": "INITIATED",
            "timestamp": stamp(hours),
        }
        | more,
    )
