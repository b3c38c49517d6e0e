"""
Payments that a customer orders at their bank, and what goes through a wallet.

A webhook says what became of it and when, and not how much. The payment, or the transaction of the wallet, says how
much, and does not know when it began.
"""

from collections.abc import Iterator
from datetime import datetime

from ...lifecycle import Party
from ...transaction import Event
from .facts import Asked, opened, stands, told
from .kinds import PAYMENT, STANDING_ORDER, WALLET
from .payload import Payload

_SENT = ("PAYOUT", "REFUND", "FUNDS_SWEEP")
_RECEIVED = ("BANK_TRANSFER",)
_ARRANGED = "a standing order is an arrangement, not a payment"


def payment_news(body: Payload) -> Iterator[Event]:
    """What a webhook says of a payment."""
    name, status = body.text("payment_id"), body.text("new_payment_status")
    if not _is_arranged(body, status):
        yield from stands(PAYMENT, name, status, body.instant("timestamp"), status)


def payment(body: Payload, asked: Asked) -> Iterator[Event]:
    """What a payment says."""
    name, status = body.text("payment_id"), body.text("status")
    at = _updated(body, asked)
    if _is_arranged(body, status):
        return
    if body.has("amount"):
        amount = body.object("amount")
        yield from opened(PAYMENT, name, amount.money("value", amount.text("currency")), at, asked.merchant)
    yield from stands(PAYMENT, name, status, at, status)


def wallet_news(body: Payload) -> Iterator[Event]:
    """What a webhook says of a transaction of a wallet."""
    name, status, paid = body.text("transaction_id"), body.text("new_status"), body.text("payment_id", "")
    part_of = (paid,) if paid else ()
    yield from stands(WALLET, name, status, body.instant("timestamp"), part_of=part_of)


def wallet(body: Payload, asked: Asked) -> Iterator[Event]:
    """What a transaction of a wallet says."""
    name, status, kind = body.text("transaction_id"), body.text("status"), body.text("type")
    at = _updated(body, asked)
    if kind == "RETURN":
        yield from _came_back(body, status, at)
    if kind in ("RETURN", "PIS_PAY_IN", "RECALL"):
        return
    paid = body.text("payment_id", "")
    more = {"part_of": (paid,)} if paid else {}
    if kind not in (*_SENT, *_RECEIVED):
        yield told(WALLET, name, f"wallet {kind}", f"{kind}/{status}", at, **more)
        return
    who = body.part("counterparty").text("name", "") if kind in _SENT else asked.merchant
    amount = body.object("amount")
    money = amount.money("value", amount.text("iso_currency_code"))
    yield from opened(WALLET, name, money, min(body.instant("created_at"), at), who, **more)
    yield from stands(WALLET, name, status, at, body.text("failure_reason", ""), **more)


def why_not(body: Payload) -> str:
    """Why there is nothing to tell of one payment, or of one transaction of a wallet."""
    if body.text("type", "") == "PIS_PAY_IN":
        return "the payment behind it has news of its own"
    if body.text("type", "") in ("RECALL", "RETURN"):
        return "it takes back something that it does not name"
    return _ARRANGED if "payment_id" in body.data else "no money is in it"


def _came_back(body: Payload, status: str, at: datetime) -> Iterator[Event]:
    """Money that was sent, and came back: news of what had been sent."""
    amount = body.object("amount")
    money = amount.money("value", amount.text("iso_currency_code"))
    trigger = "return_arrived" if status == "SETTLED" else f"wallet RETURN {status}"
    if status in ("AUTHORISING", "INITIATED"):
        trigger = "return"
    for one in body.objects("related_transactions"):
        what = f"{trigger}/{body.text('transaction_id')}"
        if one.text("type", "") in _SENT:
            yield told(WALLET, one.text("id"), trigger, what, at, amount=money, party=Party.BANK)


def _is_arranged(body: Payload, status: str) -> bool:
    """Whether it is about a standing order: it has a schedule, or, in a webhook, a first day."""
    return status in STANDING_ORDER or body.has("schedule") or body.has("original_start_date")


def _updated(body: Payload, asked: Asked) -> datetime:
    if asked.at is not None and not body.has("last_status_update"):
        return asked.at
    return body.instant("last_status_update")
