"""
What each kind of thing can report: its statuses, as facts of our lifecycles.

Source: plaid.com/docs/api/products/transfer (reading transfers, refunds, ledger), /payment-initiation,
/virtual-accounts.
"""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import evolve

from ...lifecycle import OPEN
from .facts import Kind

# fmt: off
# Money that a business collects from a customer.
DEBIT = Kind(
    "transfer", "bank_debit", of="payment", names="merchant",
    triggers={
        "pending":          OPEN,
        "posted":           "submit",
        "settled":          "confirm",
        "funds_available":  "release_hold",
        "failed":           "fail",
        "cancelled":        "cancel",
        "returned":         "charge_back",
        "reversed":         "charge_back",
    },
    once={"reversed": "returned"},
)

# A business puts its own money into its own balance: released there, it has only been collected.
DEPOSIT = evolve(
    DEBIT, noun="sweep",
    triggers={**DEBIT.triggers, "funds_available": "confirm"},
    once={**DEBIT.once, "funds_available": "settled"},
)

# Money that a business sends to a customer.
CREDIT = Kind(
    "transfer", "payout", of="payout", names="sender",
    triggers={
        "pending":          OPEN,
        "posted":           "send",
        # The network has done its part. Nobody has said yet that the customer sees it.
        "settled":          "pay",
        "funds_available":  "confirm",
        "failed":           "fail",
        "cancelled":        "cancel",
        "returned":         "return_funds",
        "reversed":         "return_funds",
    },
    once={"reversed": "returned"},
)

REFUND = Kind(
    "refund", "refund", of="refund", names="merchant",
    triggers={
        "pending":          OPEN,
        "posted":           "send",
        "settled":          "complete",
        "failed":           "fail",
        "cancelled":        "cancel",
        "returned":         "return_to_seller",
    },
)

PAYMENT = Kind(
    "payment", "bank_transfer", of="transfer", names="recipient",
    triggers={
        "PAYMENT_STATUS_INPUT_NEEDED":          "ask_to_confirm",
        "PAYMENT_STATUS_AUTHORISING":           "check",
        "PAYMENT_STATUS_PROCESSING":            "execute",
        # Many a payment never gets further, and has arrived all the same.
        "PAYMENT_STATUS_INITIATED":             "execute",
        "PAYMENT_STATUS_EXECUTED":              "debit_done",
        "PAYMENT_STATUS_SETTLED":               "credit",
        "PAYMENT_STATUS_CANCELLED":             "cancel",
        "PAYMENT_STATUS_INSUFFICIENT_FUNDS":    "reject",
        "PAYMENT_STATUS_FAILED":                "reject",
        "PAYMENT_STATUS_BLOCKED":               "reject",
        "PAYMENT_STATUS_REJECTED":              "reject",
    },
    once=dict.fromkeys(
        ("PAYMENT_STATUS_INSUFFICIENT_FUNDS", "PAYMENT_STATUS_FAILED", "PAYMENT_STATUS_BLOCKED",
         "PAYMENT_STATUS_REJECTED"),
        "rejected",
    ),
    # One that did not go through can be tried again.
    again=(
        "PAYMENT_STATUS_INPUT_NEEDED", "PAYMENT_STATUS_AUTHORISING", "PAYMENT_STATUS_PROCESSING",
        "PAYMENT_STATUS_INITIATED", "PAYMENT_STATUS_INSUFFICIENT_FUNDS", "PAYMENT_STATUS_FAILED",
        "PAYMENT_STATUS_BLOCKED", "PAYMENT_STATUS_REJECTED",
    ),
)

WALLET = Kind(
    "wallet transaction", "bank_transfer", of="transfer", names="recipient",
    triggers={
        "AUTHORISING":      "check",
        "INITIATED":        "execute",
        "EXECUTED":         "debit_done",
        "SETTLED":          "credit",
        "FAILED":           "reject",
        "BLOCKED":          "reject",
    },
    once={"FAILED": "rejected", "BLOCKED": "rejected"},
)

ENTRY = Kind("transaction", "feed_entry", of="transfer", names="merchant", triggers={})
# fmt: on

STANDING_ORDER = ("PAYMENT_STATUS_ESTABLISHED", "PAYMENT_STATUS_COMPLETED")
"""What is only said of a standing order: an arrangement, not a payment."""

TREASURY: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(
        (
            *("swept", "swept_settled", "return_swept", "reverse_swept", "reverse_swept_settled"),
            *("refund.swept", "refund.return_swept"),
        ),
        "the business moves its own money, which changes nothing for the customer",
    )
    | {"guaranteed": "who bears the risk, which changes nothing for the customer"}
)
"""Transfer events that are the seller's bookkeeping."""

_PLAN = "about a plan; each of its payments has news of its own"
_ASK_SYNC = "it only says that there is news; /transactions/sync tells it"

POLL: Mapping[str, str] = MappingProxyType(
    {
        "TRANSACTIONS SYNC_UPDATES_AVAILABLE": _ASK_SYNC,
        "TRANSACTIONS DEFAULT_UPDATE": _ASK_SYNC,
        "TRANSACTIONS INITIAL_UPDATE": _ASK_SYNC,
        "TRANSACTIONS HISTORICAL_UPDATE": _ASK_SYNC,
        "TRANSACTIONS RECURRING_TRANSACTIONS_UPDATE": "about a pattern that Plaid sees; each entry has news of its own",
        "TRANSFER TRANSFER_EVENTS_UPDATE": "it only says that there is news; /transfer/event/sync tells it",
        "TRANSFER RECURRING_NEW_TRANSFER": _PLAN,
        "TRANSFER RECURRING_TRANSFER_SKIPPED": _PLAN,
        "TRANSFER RECURRING_CANCELLED": _PLAN,
    }
)
"""Webhooks in which no money is told of, by type and code."""

NOT_MONEY: Mapping[str, str] = MappingProxyType(
    {
        "authorization": "a permission; the transfer it allows has news of its own",
        "recurring_transfer": _PLAN,
        "recurring_transfers": _PLAN,
        "transfer_intent": "a form for the customer; the transfer it leads to has news of its own",
        "repayments": "the seller's bookkeeping",
        "ledger_id": "the seller's bookkeeping",
        "ledger_events": "the seller's bookkeeping",
        "balance": "a balance",
        "wallets": "about the seller's account",
        "wallet_id": "about the seller's account",
        "consent_id": "a permission; each payment under it has news of its own",
        "consents": "a permission; each payment under it has news of its own",
        "recipient_id": "about a recipient",
        "recipients": "about recipients",
        "refund_id": "it does not say how much; the transaction of the wallet does",
        "inflow_streams": "patterns that Plaid sees; each entry has news of its own",
        "investment_transactions": "trades",
        "accounts": "about accounts",
        "item": "about a connection to a bank",
        "error_code": "an error of the request",
        "request_id": "no more than that it was received",
    }
)
"""What Plaid's API also answers, and why nothing of it is read."""
