"""
What each kind of resource can report: the actions of its events and its statuses, as facts of our lifecycles.

Source: developer.gocardless.com/api-reference, the ``status`` of each resource and the actions of its events.
"""

from collections.abc import Mapping
from types import MappingProxyType

from ...lifecycle import OPEN
from .kind import Fact, Kind

# fmt: off
PAYMENTS = Kind(
    "payment", "bank_debit",
    actions={
        "created":                      Fact(OPEN),
        "customer_approval_granted":    Fact("approve"),
        "customer_approval_denied":     Fact("deny", once=True),
        "submitted":                    Fact("submit"),
        "confirmed":                    Fact("confirm"),
        "paid_out":                     Fact("pay_out"),
        # Also weeks after it was paid out: what the lifecycle makes of it depends on what was said before.
        "failed":                       Fact("fail"),
        "charged_back":                 Fact("charge_back"),
        "chargeback_cancelled":         Fact("cancel_chargeback"),
        "late_failure_settled":         Fact("settle_return"),
        "chargeback_settled":           Fact("settle_return"),
        "resubmission_requested":       Fact("schedule_retry"),
        "cancelled":                    Fact("cancel", once=True),
    },
    statuses={
        "pending_customer_approval":    Fact("request_approval", untold=True),
        "pending_submission":           Fact(OPEN, untold=True),
        "submitted":                    Fact("submit"),
        "confirmed":                    Fact("confirm", since="charge_date"),
        "paid_out":                     Fact("pay_out", since="charge_date"),
        "failed":                       Fact("fail", since="charge_date", in_all=True),
        "charged_back":                 Fact("charge_back", since="charge_date", in_all=True),
        "customer_approval_denied":     Fact("deny", once=True),
        "cancelled":                    Fact("cancel", once=True),
    },
    ours={
        "surcharge_fee_debited":        "a fee that the seller pays",
        "sds_settlement_delayed":       "the seller gets the money later, which changes nothing for the customer",
    },
)

REFUNDS = Kind(
    "refund", "refund",
    actions={
        "created":                      Fact(OPEN),
        "paid":                         Fact("complete"),
        "failed":                       Fact("fail"),
        "funds_returned":               Fact("return_to_seller"),
    },
    statuses={
        "created":                      Fact(OPEN),
        "pending_submission":           Fact("wait_for_funds", untold=True),
        "submitted":                    Fact("send", untold=True),
        "paid":                         Fact("complete"),
        "bounced":                      Fact("fail"),
        "funds_returned":               Fact("return_to_seller"),
        "cancelled":                    Fact("cancel", once=True, untold=True),
    },
    of="refund", part_of=("payment", "mandate"),
    ours={"refund_settled":             "the refund was taken off a payout, which is the seller's bookkeeping"},
)

PAYOUTS = Kind(
    "payout", "payout",
    actions={"paid":                    Fact("pay")},
    statuses={
        "pending":                      Fact(OPEN, untold=True),
        "paid":                         Fact("pay"),
        # Sent, and come back: so the day on which it was to arrive is over.
        "bounced":                      Fact("fail", since="arrival_date", when_over=True, untold=True),
    },
    of="payout",
    ours={
        "fx_rate_confirmed":            "an exchange rate, and no money has moved yet",
        "tax_exchange_rates_confirmed": "an exchange rate for taxes",
    },
)

MANDATES = Kind(
    "mandate", "mandate",
    actions={
        "created":                      Fact(OPEN),
        "customer_approval_granted":    Fact("approve"),
        "customer_approval_skipped":    Fact("approve"),
        "submitted":                    Fact("submit"),
        "resubmission_requested":       Fact("submit"),
        "active":                       Fact("activate"),
        "reinstated":                   Fact("reinstate"),
        "transferred":                  Fact("transfer"),
        "failed":                       Fact("fail"),
        "cancelled":                    Fact("cancel"),
        "expired":                      Fact("expire"),
        "consumed":                     Fact("use_up", once=True),
        "replaced":                     Fact("replace", once=True),
        "blocked":                      Fact("block", once=True),
    },
    statuses={
        "pending_customer_approval":    Fact("request_approval", untold=True),
        "pending_submission":           Fact(OPEN, untold=True),
        "submitted":                    Fact("submit"),
        "active":                       Fact("activate"),
        "suspended_by_payer":           Fact("suspend", untold=True),
        "failed":                       Fact("fail"),
        "cancelled":                    Fact("cancel"),
        "expired":                      Fact("expire"),
        "consumed":                     Fact("use_up", once=True),
        "blocked":                      Fact("block", once=True),
    },
    of="mandate",
)

OUTBOUND_PAYMENTS = Kind(
    "outbound_payment", "bank_transfer",
    actions={
        "created":                      Fact(OPEN),
        "set_to_pending_approval":      Fact("check"),
        "set_to_executing":             Fact("execute"),
        "executed":                     Fact("debit_done"),
        "failed":                       Fact("reject", once=True),
        "cancelled":                    Fact("cancel", once=True),
    },
    statuses={
        # What the guides call it before anything was checked.
        "pending":                      Fact(OPEN, untold=True),
        "verifying":                    Fact("check", untold=True),
        "pending_approval":             Fact("check"),
        "scheduled":                    Fact("accept", untold=True),
        "executing":                    Fact("execute", since="execution_date"),
        "executed":                     Fact("debit_done", since="execution_date"),
        "failed":                       Fact("reject", once=True),
        "cancelled":                    Fact("cancel", once=True),
    },
    of="transfer",
)

TRANSACTIONS = Kind(
    "payment_account_transaction", "feed_entry",
    actions={"created":                 Fact("post", once=True)},
)

CREDITORS = Kind(
    "payout", "payout",
    actions={"bounced_payout":          Fact("fail")},
    of="payout",
    ours=dict.fromkeys(
        ("updated", "new_payout_currency_added", "account_auto_frozen", "account_auto_frozen_reverted"),
        "about the seller's account",
    ),
)
# fmt: on

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "payments": PAYMENTS,
        "refunds": REFUNDS,
        "payouts": PAYOUTS,
        "mandates": MANDATES,
        "outbound_payments": OUTBOUND_PAYMENTS,
        "payment_account_transactions": TRANSACTIONS,
    }
)
"""By the name of the resource, as it stands in payloads."""

REPORTING: Mapping[str, Kind] = MappingProxyType(
    # The reference calls the last of them by its singular in one place.
    {**KINDS, "payment_account_transaction": TRANSACTIONS, "creditors": CREDITORS}
)
"""By the ``resource_type`` of an event."""

NOT_MONEY: Mapping[str, str] = MappingProxyType(
    {
        "billing_requests": "a request for details and agreements; the payment it leads to has news of its own",
        "billing_request_flows": "a form for the customer",
        "subscriptions": "a plan; each of its payments has news of its own",
        "instalment_schedules": "a plan; each of its payments has news of its own",
        "payer_authorisations": "a form for the customer; the mandate it leads to has news of its own",
        "payer_authorizations": "a form for the customer; the mandate it leads to has news of its own",
        "payout_items": "the seller's bookkeeping, without the moment at which anything happened",
        "balances": "the seller's bookkeeping",
        "tax_rates": "the seller's bookkeeping",
        "scheme_identifiers": "about the seller's account",
        "creditors": "about the seller's account",
        "creditor_bank_accounts": "about the seller's account",
        "customers": "about a person",
        "customer": "about a person",
        "customer_bank_accounts": "about a person's account",
        "customer_notifications": "about a message",
        "exports": "a file for the seller",
        "webhooks": "about the delivery of news",
    }
)
"""What GoCardless also reports, and why nothing of it is read."""
