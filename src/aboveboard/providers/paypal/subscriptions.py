"""
Subscriptions and billing agreements: an agreement to collect money, and the bill that could not be collected.

Source: developer.paypal.com, subscriptions API v1, billing agreements API v1.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from ...lifecycle import OPEN
from ...transaction import NO_MONEY, Event
from .facts import Facts, seller
from .payload import Message, Payload
from .reasons import reason

_OPENED, _STEP, _FAILED, _RETRY, _PAID = range(5)

_SAYS = {
    "APPROVAL_PENDING": "request_approval",
    "PENDING": "request_approval",
    "APPROVED": "approve",
    "ACTIVE": "activate",
    "REACTIVATED": "reinstate",
    "SUSPENDED": "suspend",
    "CANCELLED": "cancel",
    "CANCELED": "cancel",
    "EXPIRED": "expire",
}

_SOON = timedelta(days=1)


def subscription(body: Payload, message: Message) -> Sequence[Event]:
    """What a subscription says."""
    return (*_agreement(body, message), *_bill(body, message))


def _agreement(body: Payload, message: Message) -> Iterator[Event]:
    own, status = body.text("id"), body.status()
    facts = Facts("mandate", own, (own,))
    created = message.time(body, "create_time", "status_update_time", "update_time", "start_date")
    # No later than the news itself: some only say when the next one begins.
    created = min(created, message.at or created)
    at = max(created, message.time(body, "status_update_time", "update_time", "create_time", "start_date"))
    at = min(at, message.at or at)
    yield facts(OPEN, "opened", created, _OPENED, amount=NO_MONEY, names=seller(message.merchant))
    if status == "ACTIVE" and message.says("RE-ACTIVATED"):
        status = "REACTIVATED"
    if status in _SAYS:
        # It can be paused and go on more than once.
        yield facts(_SAYS[status], f"{status.lower()}/{at.isoformat()}", at, _STEP)
    elif status:
        yield facts.unknown("subscription", status, at)


def _bill(body: Payload, message: Message) -> Iterator[Event]:
    """The bill that the last try did not collect: what failed, the try that is planned, and whether it worked."""
    billing = body.part("billing_info")
    failed = billing.part("last_failed_payment")
    amount = failed.some_money("amount") or billing.some_money("outstanding_balance")
    if not failed.data or amount is None:
        return
    own, at = body.text("id"), message.time(failed, "time")
    cycle = billing.moment("next_billing_time") or at
    facts = Facts("invoice", own, (f"{own}/{cycle.date()}",), (own,))
    code, retry = failed.text("reason_code", ""), failed.moment("next_payment_retry_time")
    yield from facts.opened(amount, at, seller(message.merchant))
    yield facts("fail_payment", f"failed/{at.isoformat()}", at, _FAILED, code=code, reason=reason(code).id, amount=None)
    if retry:
        yield facts("schedule_retry", f"retry/{retry.isoformat()}", at, _RETRY, due=retry)
    paid = billing.part("last_payment").moment("time")
    if paid and retry and at < paid <= retry + _SOON:
        yield facts("pay", f"paid/{paid.isoformat()}", paid, _PAID, amount=amount, is_total=True)
