"""
Invoices. What was paid and what was credited are told as sums: PayPal gives the day of each payment, not its moment.

Source: developer.paypal.com, invoicing API v2 and v1.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from moneyed import Money

from ...money import to_minor
from ...transaction import Cause, Event
from .facts import Facts, seller
from .payload import Message, Payload

_CORRECTED, _SENT, _STARTED, _PAID, _CREDITED, _ENDED = range(1, 7)

_PAID_UP = ("PAID", "MARKED_AS_PAID", "REFUNDED", "MARKED_AS_REFUNDED", "PARTIALLY_REFUNDED")
_ALL_BACK = ("REFUNDED", "MARKED_AS_REFUNDED")
_SENT_OUT = ("SENT", "UNPAID", "PARTIALLY_PAID", "PAYMENT_PENDING")
_KNOWN = ("DRAFT", "SCHEDULED", "CANCELLED", *_SENT_OUT, *_PAID_UP)


def invoice(body: Payload, message: Message) -> Sequence[Event]:
    """What an invoice says."""
    if isinstance(body.data.get("invoice"), dict):
        body = body.object("invoice")
    own, status = body.text("id"), body.status()
    detail = body.part("detail")
    times = detail.part("metadata") if detail.data else body.part("metadata")
    created = message.time(times, "create_time", "created_date", "last_update_time", "last_updated_date")
    at = max(created, message.time(times, "last_update_time", "last_updated_date", "create_time", "created_date"))
    facts = Facts("invoice", own, (own,))
    amount = body.some_money("amount") or body.some_money("total_amount")
    # Its amount may have changed since it was made.
    found = facts.opened(amount, created if status == "DRAFT" else at, seller(_name(body, message)))
    if message.says(".UPDATED") and amount:
        what = f"corrected/{to_minor(amount)}"
        found.append(facts("correct", what, at, _CORRECTED, amount=amount, cause=Cause.MERCHANT))
    if status not in _KNOWN:
        return (*found, facts.unknown("invoice", status, at))
    return (*found, *_sent(facts, body, detail, times, at, status), *_money(facts, body, times, at, status, amount))


def _name(body: Payload, message: Message) -> str:
    names = (body.part("invoicer").text("business_name", ""), body.part("merchant_info").text("business_name", ""))
    return message.merchant or next(filter(None, names), "")


def _sent(facts: Facts, body: Payload, detail: Payload, times: Payload, at: datetime, status: str) -> Iterator[Event]:
    """That it is planned, or was sent, and by when it is to be paid."""
    if status == "SCHEDULED":
        planned = detail.day("invoice_date") or body.day("invoice_date")
        yield facts("schedule", "scheduled", at, _SENT, due=planned)
        return
    since = times.moment("first_sent_time") or times.moment("first_sent_date")
    if since or status in _SENT_OUT:
        terms = detail.part("payment_term") if detail.data else body.part("payment_term")
        yield facts("finalise", "sent", since or at, _SENT, due=terms.day("due_date"))


def _money(
    facts: Facts, body: Payload, times: Payload, at: datetime, status: str, amount: Money | None
) -> Iterator[Event]:
    """What was paid, what was credited, and that it was cancelled."""
    if status == "PAYMENT_PENDING":
        yield facts("start_payment", "pending", at, _STARTED)
    if status in _PAID_UP or status == "PARTIALLY_PAID":
        part = amount if status in _PAID_UP else _least(_paid(body), amount)
        yield _total(facts, "pay", "paid", at, _PAID, part, is_all=status in _PAID_UP)
    if status in _ALL_BACK or status == "PARTIALLY_REFUNDED":
        part = amount if status in _ALL_BACK else _least(_credited(body), amount)
        yield _total(facts, "credit", "credited", at, _CREDITED, part, is_all=status in _ALL_BACK)
    if status == "CANCELLED":
        since = times.moment("cancel_time") or times.moment("cancelled_date") or at
        yield facts("void", "cancelled", since, _ENDED)


def _total(
    facts: Facts, trigger: str, what: str, at: datetime, sequence: int, amount: Money | None, *, is_all: bool
) -> Event:
    if amount:
        return facts(trigger, f"{what}/{to_minor(amount)}", at, sequence, amount=amount, is_total=True)
    if is_all:
        return facts(trigger, f"{what}/all", at, sequence)
    return facts.unknown("invoice", f"{what} in part, and not how much", at)


def _paid(body: Payload) -> Money | None:
    new = body.part("payments") if isinstance(body.data.get("payments"), dict) else body.at("payments", {})
    return new.some_money("paid_amount") or _both(body.part("paid_amount"))


def _credited(body: Payload) -> Money | None:
    new = body.part("refunds") if isinstance(body.data.get("refunds"), dict) else body.at("refunds", {})
    return new.some_money("refund_amount") or _both(body.part("refunded_amount"))


def _both(part: Payload) -> Money | None:
    """What went through PayPal and what did not, together."""
    found = [amount for name in ("paypal", "other") if (amount := part.some_money(name))]
    if not found or len({amount.currency for amount in found}) > 1:
        return None
    return sum(found[1:], start=found[0])


def _least(part: Money | None, whole: Money | None) -> Money | None:
    """No more than it is about: a gratuity is paid beside it."""
    if part is None or whole is None or part.currency != whole.currency:
        return part
    return min(part, whole)
