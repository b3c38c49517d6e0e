"""
Disputes, each a transaction of its own beside the payment; those of bank debits are the debit undone.

Source: docs.stripe.com/api/disputes/object, docs.stripe.com/disputes/how-disputes-work.
"""

from collections.abc import Sequence
from datetime import datetime

from ...lifecycle import Party
from ...transaction import Event
from ..facts import ids, named
from .facts import Facts, each_time, why
from .methods import DEBIT, lifecycle_of
from .payload import Envelope, Payload

# Facts of one second, in the order in which they can only have happened.
_INQUIRED, _ANSWERED, _CLOSED, _ESCALATED, _WITHDRAWN, _EVIDENCE, _REINSTATED, _DECIDED = range(1, 9)

_DECISIONS = {"won": "win", "lost": "lose"}
_REASONS_OF_DEBITS = (
    "bank_cannot_process",
    "customer_initiated",
    "debit_not_authorized",
    "incorrect_account_details",
    "insufficient_funds",
)


def read(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read a dispute."""
    part_of = ids(body.id_of("payment_intent"), body.id_of("charge"))
    dispute = body.text("id", f"dispute-of-{part_of[-1]}" if part_of else None)
    status = body.text("status")
    is_question = status.startswith("warning_")
    if part_of and not is_question and _is_of_a_debit(body):
        return _undone(body, envelope, Facts(DEBIT, dispute, part_of), status)
    fact = Facts("dispute", dispute, (dispute,), part_of=part_of)
    created = body.moment("created")
    opened = fact.open(body.money("amount"), created, names=named("merchant", envelope.merchant), party=Party.BANK)
    if is_question or status == "prevented":
        return [opened, *_question(body, envelope, fact, status)]
    return [opened, *_dispute(body, envelope, fact, status)]


def _question(body: Payload, envelope: Envelope, fact: Facts, status: str) -> Sequence[Event]:
    """As long as only the seller is asked, no money moves."""
    created, at = _moments(body, envelope)
    if status == "prevented":
        return (fact("prevent", "prevented", at, _DECIDED, amount=body.money("amount")),)
    asked = fact("open_inquiry", "inquired", created, _INQUIRED, due=_due(body), party=Party.BANK)
    if status == "warning_needs_response":
        return (asked,)
    if status == "warning_under_review":
        return (asked, fact("answer_inquiry", "answered", at, _ANSWERED, party=Party.MERCHANT))
    if status == "warning_closed":
        return (asked, fact("close_inquiry", "inquiry_closed", at, _CLOSED, party=Party.BANK))
    return (asked, fact.unknown(body, envelope, status))


def _dispute(body: Payload, envelope: Envelope, fact: Facts, status: str) -> Sequence[Event]:
    (created, at), amount = _moments(body, envelope), body.money("amount")
    # An inquiry can become a dispute later; only the first news of it is as old as the object.
    since = created if envelope.kind == "charge.dispute.created" else at
    # A dispute that is known at all has been opened, whatever happened to it since.
    found = [fact("escalate", "escalated", since, _ESCALATED, due=_due(body), party=Party.BANK)]
    if _is_withdrawn(body):
        found.append(fact("withdraw_funds", "withdrawn", since, _WITHDRAWN, amount=amount))
    if status == "under_review":
        found.append(fact("submit_evidence", "evidence", at, _EVIDENCE, party=Party.MERCHANT))
    if envelope.kind == "charge.dispute.funds_reinstated" and status not in _DECISIONS:
        found.append(fact("reinstate_funds", "reinstated", at, _REINSTATED, amount=amount))
    if status in _DECISIONS:
        told = why(body.text("reason", ""), of="dispute")
        # What was lost can be won, and lost again.
        what = each_time(status, at) if status == "lost" else status
        found.append(fact(_DECISIONS[status], what, at, _DECIDED, amount=amount, party=Party.BANK, **told))
    elif status not in ("needs_response", "under_review"):
        found.append(fact.unknown(body, envelope, status))
    return found


def _undone(body: Payload, envelope: Envelope, fact: Facts, status: str) -> Sequence[Event]:
    """A bank gives a debit back without asking anybody: that is no question, it is the payment undone."""
    created, at = _moments(body, envelope)
    since = created if envelope.kind == "charge.dispute.created" else at
    amount, told = body.money("amount"), why(body.text("reason", ""), of="dispute")
    found = [
        fact("charge_back", "undone", since, _ESCALATED, amount=amount, party=Party.BANK, **told),
    ]
    if status == "won":
        found.append(fact("cancel_chargeback", "won", at, _DECIDED, amount=amount, party=Party.BANK))
    elif status == "lost":
        found.append(fact("settle_return", "lost", at, _DECIDED, amount=amount, party=Party.BANK))
    elif status not in ("needs_response", "under_review"):
        found.append(fact.unknown(body, envelope, status))
    return found


def _moments(body: Payload, envelope: Envelope) -> tuple[datetime, datetime]:
    """When it began, and when this was true of it; never before it began, whatever two clocks say."""
    created = body.moment("created")
    return created, max(envelope.at, created)


def _is_of_a_debit(body: Payload) -> bool:
    method = body.part("payment_method_details").text("type", "")
    return lifecycle_of(method) == DEBIT if method else body.text("reason", "") in _REASONS_OF_DEBITS


def _is_withdrawn(body: Payload) -> bool:
    """Whether the money has been taken from the seller: at once, unless Stripe says that nothing was booked yet."""
    return bool(body.data.get("balance_transactions", True))


def _due(body: Payload) -> datetime | None:
    return body.part("evidence_details").moment_if_any("due_by")
