"""
Invoices: what is asked for, what was paid of it, what was taken off again.

Source: docs.stripe.com/api/invoices/object, /invoice-payment/object, /credit_notes/object.
"""

from collections.abc import Sequence
from datetime import datetime

from ...lifecycle import Party
from ...transaction import Event
from ..facts import ids, named
from ..found import Events
from .facts import OPENED, Facts
from .payload import Envelope, Payload, money_of
from .reasons import reason

# Facts of one second, in the order in which they can only have happened.
_FINALISED, _CREDITED, _FAILED, _RETRY, _ASKED, _PAID, _SURPLUS, _OVERDUE, _ENDED, _CREDITED_AFTER = range(
    OPENED + 1, OPENED + 11
)


def invoice(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read an invoice."""
    if not body.text("id", ""):
        return Events(because="is a preview of an invoice that does not exist yet")
    # What is credited before it is paid is taken off what is due.
    asked = body.whole("amount_due") + body.whole("pre_payment_credit_notes_amount", 0)
    if not asked:
        return Events(because="nothing is to be paid")
    name, status = body.text("id"), body.text("status", "draft")
    fact = Facts("invoice", name, (name,))
    created = body.moment("created")
    at = max(envelope.at, created)
    billed = body.part("status_transitions").moment_if_any("finalized_at") or at
    found = [_opening(body, envelope, fact, asked, at if status == "draft" else billed)]
    if envelope.kind == "invoice.deleted":
        return [*found, fact("void", "voided", at, _ENDED, party=Party.MERCHANT)]
    if status == "draft":
        return found
    moments = body.part("status_transitions")
    due = body.moment_if_any("due_date")
    found.append(fact("finalise", "finalised", billed, _FINALISED, due=due, party=Party.MERCHANT))
    found += _credits(body, fact, moments.moment_if_any("paid_at") if status == "paid" else None, at)
    if status == "open":
        return [*found, *_while_open(body, envelope, fact, at)]
    if status == "paid":
        return [*found, *_paid(body, fact, moments, asked, at)]
    if status == "uncollectible":
        since = moments.moment_if_any("marked_uncollectible_at") or at
        return [*found, fact("write_off", "uncollectible", since, _ENDED, party=Party.MERCHANT)]
    if status == "void":
        return [*found, fact("void", "voided", moments.moment_if_any("voided_at") or at, _ENDED, party=Party.MERCHANT)]
    return [*found, fact.unknown(body, envelope, status)]


def _opening(body: Payload, envelope: Envelope, fact: Facts, asked: int, since: datetime) -> Event:
    is_birth = envelope.kind == "invoice.created"
    # A draft can be changed and changed back; later, the amount stands.
    again = f"/{since.timestamp():.0f}" if body.text("status", "draft") == "draft" and not is_birth else ""
    return fact.open(
        money_of(body, asked),
        body.moment("created") if is_birth else since,
        what=f"opened/{asked}{again}",
        names=named("merchant", envelope.merchant or body.text("account_name", "")),
        party=Party.MERCHANT,
    )


def _credits(body: Payload, fact: Facts, paid_at: datetime | None, at: datetime) -> Sequence[Event]:
    """What credit notes took off, in all: before it was paid, and after."""
    before = body.whole("pre_payment_credit_notes_amount", 0)
    after = body.whole("post_payment_credit_notes_amount", 0)
    found = [(before, paid_at or at, _CREDITED)] if before else []
    if after:
        found.append((before + after, at, _CREDITED_AFTER))
    return [
        fact("credit", f"credited/{so_far}", when, place, amount=money_of(body, so_far), is_total=True)
        for so_far, when, place in found
    ]


def _while_open(body: Payload, envelope: Envelope, fact: Facts, at: datetime) -> Sequence[Event]:
    attempt = body.whole("attempt_count", 0)
    paid = body.whole("amount_paid", 0)
    found = []
    if paid:
        amount = money_of(body, paid)
        found.append(fact("pay", f"paid/{paid}", at, _PAID, amount=amount, is_total=True, party=Party.MERCHANT))
    if envelope.kind == "invoice.payment_failed":
        code = _failure(body)
        why = reason(code).id
        found.append(fact("fail_payment", f"failed/{attempt}", at, _FAILED, code=code, reason=why, party=Party.BANK))
        again = body.moment_if_any("next_payment_attempt")
        if again:
            found.append(fact("schedule_retry", f"retry/{attempt}", at, _RETRY, due=again, party=Party.MERCHANT))
    if envelope.kind == "invoice.payment_action_required":
        found.append(fact("ask_to_confirm", f"confirmation_asked/{attempt}", at, _ASKED, party=Party.BANK))
    if envelope.kind == "invoice.overdue":
        found.append(fact("pass_due_date", "overdue", at, _OVERDUE))
    return found


def _failure(body: Payload) -> str:
    """Why a payment did not go through, where the payload has the payment."""
    intent = body.expanded("payment_intent")
    error = intent.part("last_payment_error") if intent else None
    return (error.text("decline_code", "") or error.text("code", "")) if error else ""


def _paid(body: Payload, fact: Facts, moments: Payload, asked: int, at: datetime) -> Sequence[Event]:
    paid_at = moments.moment_if_any("paid_at") or at
    due = body.whole("amount_due")
    found = []
    if due:
        # A payment can be undone and made again, so each time is a fact.
        what = f"paid/{due}/{paid_at.timestamp():.0f}"
        amount = money_of(body, due)
        found.append(fact("pay", what, paid_at, _PAID, amount=amount, is_total=True, party=Party.MERCHANT))
    surplus = body.whole("amount_overpaid", 0)
    if surplus:
        amount = money_of(body, asked + surplus)
        found.append(fact("overpay", f"overpaid/{surplus}", at, _SURPLUS, amount=amount, party=Party.MERCHANT))
    return found


def payment(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read what was paid of an invoice: all of it, or a part."""
    about = ids(body.id_of("invoice"))
    if body.text("status") != "paid" or not about:
        return Events(because="nothing has been paid with it")
    paid = body.whole("amount_paid", body.whole("amount_requested", 0))
    if not paid:
        return Events(because="moves no money")
    at = body.part("status_transitions").moment_if_any("paid_at") or envelope.at
    fact = Facts("invoice", body.text("id"), about)
    return (fact("pay", "paid", at, _PAID, amount=money_of(body, paid), party=Party.MERCHANT),)


def credit_note(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read what was taken off an invoice."""
    about = ids(body.id_of("invoice"))
    if not about:
        return Events(because="does not say which invoice it belongs to")
    status, amount = body.text("status"), body.money("amount")
    created = body.moment("created")
    fact = Facts("invoice", body.text("id"), about)
    found = [fact("credit", "issued", created, _CREDITED_AFTER, amount=amount, party=Party.MERCHANT)]
    if status == "void":
        at = body.moment_if_any("voided_at") or max(envelope.at, created)
        found.append(fact("cancel_credit", "voided", at, _CREDITED_AFTER + 1, amount=amount, party=Party.MERCHANT))
    elif status != "issued":
        found.append(fact.unknown(body, envelope, status))
    return found


def subscription(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read the latest invoice of a subscription, where the payload has it: the subscription itself is a contract."""
    latest = body.expanded("latest_invoice")
    if latest is None:
        return Events(because="is a contract; its invoices tell what is paid")
    return invoice(latest, envelope)
