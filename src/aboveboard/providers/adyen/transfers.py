"""
A transfer of Adyen's platforms: a payout, a bank transfer, a debit, or what became of a card that a platform issued.

A transfer lists everything that happened to it so far, so each webhook is read as the whole story, and each fact of it
has a reference of its own. The status of the transfer is newer than the list: where they disagree, the status counts.

Whose transfer it is follows from who is on the other side. What goes to a transfer instrument is a payout to the one
who owns it; what goes to a bank account that somebody names is a transfer of the customer's own; what comes in is
money that the customer is paid.

Source: docs.adyen.com/platforms/payout-to-users/payout-webhooks, /business-accounts/third-party-transfer-webhooks,
/issuing/webhook-types/payment-events.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from moneyed import Money

from ...lifecycle import Party
from ...transaction import Event
from ..found import Events
from .payload import Facts, Payload
from .reasons import reason
from .statuses import BOOKS
from .tracking import arrival, tracked
from .transfer import Moment, Transfer

SPLITS = "how a payment is divided among accounts is told apart from the payment, which comes as a notification"
BETWEEN_OTHERS = "it is between the platform and Adyen, and no money of a customer's payment moves"
NOTHING_MOVES = "a transfer of nothing moves no money"

_OF = {"card_payment": "payment", "bank_debit": "payment", "bank_transfer": "transfer"}
_IN_PARTS = ("capture", "capture_fail", "reverse")
_FAILURES = ("decline", "fail", "reject", "return", "return_to_seller", "return_funds", "capture_fail", "charge_back")
_BACK = {
    ("bank_transfer", "reject"): "return_arrived",
    ("bank_transfer", "return"): "return_arrived",
    ("payout", "fail"): "return_funds",
    ("bank_debit", "charge_back"): "settle_return",
}
"""What follows where the books say that the money is back."""


def read_transfer(body: Payload, merchant: str, sent_at: datetime | None) -> Events:
    """Read a transfer, from a webhook or from the API."""
    transfer = Transfer.of(body, merchant, sent_at)
    if transfer.category == "platformPayment":
        return Events(because=SPLITS)
    if transfer.status.startswith(BOOKS) or transfer.kind.startswith(BOOKS):
        return Events(because=BETWEEN_OTHERS)
    if transfer.amount is None:
        return Events(because=NOTHING_MOVES)
    facts = Facts(transfer.id, transfer.own_lifecycle, transfer.at)
    return Events((*_story(transfer, transfer.amount), *tracked(body, facts)))


def _story(transfer: Transfer, amount: Money) -> Iterator[Event]:
    """Everything that has happened, each lifecycle opened by the first of its news."""
    currency = amount.currency.code
    asked: dict[str, Money] = {}
    taken = Money(0, currency)
    counted: set[int] = set()
    for moment in transfer.moments():
        lifecycle = transfer.lifecycle(moment.status)
        facts = Facts(transfer.id, lifecycle, moment.at)
        # What an account is debited may differ by a fee; what a card pays can change after it was asked for.
        is_own = lifecycle == transfer.own_lifecycle != "card_payment"
        part = amount if is_own else moment.amount(currency) or amount
        triggers = _triggers(transfer, moment, lifecycle, currency)
        if "capture" in triggers and moment.again not in counted:
            # Told as pending, and again as booked: one collection.
            counted.add(moment.again)
            taken += part
        if lifecycle not in asked or ("capture" in triggers and taken > asked[lifecycle]):
            asked[lifecycle] = max(taken, part) if lifecycle == "card_payment" else part
            yield from facts.opened(asked[lifecycle], transfer.names(lifecycle), moment.number * 10)
        yield from _told(transfer, moment, facts, triggers, part)


def _triggers(transfer: Transfer, moment: Moment, lifecycle: str, currency: str) -> tuple[str, ...]:
    says = transfer.says(moment.status)
    found = (moment.status,) if says is None else (*says.triggers,)
    back = _BACK.get((lifecycle, found[-1])) if found else None
    return (*found, back) if back and moment.came_back(currency) else found


def _told(transfer: Transfer, moment: Moment, facts: Facts, triggers: tuple[str, ...], part: Money) -> Iterator[Event]:
    says = transfer.says(moment.status)
    again = f"/{moment.again + 1}" if moment.again else ""
    for place, trigger in enumerate(triggers, 1):
        if trigger == "adjust" and moment.status != transfer.status:
            # Only the webhook that told it knows the amount of then.
            continue
        what = trigger if trigger == "escalate" or says is None else f"{says.what}/{trigger}{again}"
        more = _more(transfer, moment, facts.lifecycle, trigger)
        if trigger in _IN_PARTS:
            more["amount"] = part
        elif trigger == "adjust":
            more["amount"] = transfer.amount
        yield facts.fact(trigger, what, moment.number * 10 + place, **more)


def _more(transfer: Transfer, moment: Moment, lifecycle: str, trigger: str) -> dict[str, Any]:
    """Who says so, why, and what day is named for what comes next."""
    due = _due(transfer.body, trigger)
    if trigger not in _FAILURES:
        return {"due": due}
    code = moment.body.text("reason", "") or transfer.body.text("reason", "")
    code = "" if code == "approved" else code
    why: Mapping[str, str] = {"code": code, "reason": reason(code, of=_OF.get(lifecycle, lifecycle)).id}
    return {"party": Party.BANK, **why}


def _due(body: Payload, trigger: str) -> datetime | None:
    if trigger in ("send", "debit_done"):
        return arrival(body)
    if trigger == "accept":
        return body.part("executionDate").day("date")
    if trigger == "submit":
        return body.part("directDebitInformation").day("dueDate")
    return None
