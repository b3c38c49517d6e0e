"""
The answer to a payment request (`resultCode`): the only news there is of a customer who is to confirm a payment.

An answer says no time, because it is read the moment it comes. So `read` has to be told when that was.

Source: docs.adyen.com/online-payments/build-your-integration/payment-result-codes.
"""

from datetime import datetime
from typing import Any

from ...lifecycle import Party
from ...transaction import Event
from ..found import Events
from .notice import is_debit
from .payload import Facts, Payload
from .reasons import reason

NO_TIME = "an answer to a request says no time; pass `at`, when you got it"
NO_ID = "an answer without an id is about a payment that Adyen has not begun"
NO_CARD_MONEY = "a card that is only being tried moves no money"
NO_PAYMENT = "it tells who somebody is, or that an order was noted, and pays nothing"
# result code -> trigger, what the fact is, its place
_CARD = {
    "Authorised": ("authorise", "authorised", 2),
    "PartiallyAuthorised": ("authorise", "authorised", 2),
    "Refused": ("decline", "refused", 3),
    "Error": ("decline", "refused", 3),
    "Cancelled": ("cancel", "cancelled", 8),
    "Pending": ("submit", "submitted", 1),
    "Received": ("submit", "submitted", 1),
    "AuthenticationFinished": ("submit", "authentication/finished", 1),
    "AuthenticationNotRequired": ("submit", "authentication/not_required", 1),
    "RedirectShopper": ("ask_to_confirm", "confirmation_asked", 1),
    "IdentifyShopper": ("ask_to_confirm", "identification_asked", 1),
    "ChallengeShopper": ("ask_to_confirm", "challenge_asked", 1),
}
_DEBIT = {
    "Authorised": ("submit", "submitted", 1),
    "Pending": ("submit", "submitted", 1),
    "Received": ("submit", "submitted", 1),
    "Refused": ("fail", "refused", 3),
    "Error": ("fail", "refused", 3),
    "Cancelled": ("cancel", "cancelled", 8),
    "RedirectShopper": ("request_approval", "confirmation_asked", 1),
}
_ONLY_OPENS = "PresentToShopper"
"""A slip to pay with: nobody asks for a confirmation."""


def read_answer(body: Payload, merchant: str, at: datetime | None) -> Events:
    """Read an answer that came at this moment."""
    code, payment = body.text("resultCode"), body.text("pspReference", "")
    if code == "Success":
        return Events(because=NO_PAYMENT)
    if not payment:
        return Events(because=NO_ID)
    if at is None:
        return Events(because=NO_TIME)
    amount = body.money("amount")
    if body.part("amount").data and amount is None:
        return Events(because=NO_CARD_MONEY)
    debit = _is_debit(body) or code == "Received"
    facts = Facts(payment, "bank_debit" if debit else "card_payment", at)
    found = [*facts.opened(amount, {"merchant": merchant})]
    if code != _ONLY_OPENS:
        found.append(_told(body, facts, code))
    return Events(found, "it says only that there is something to pay")


def _told(body: Payload, facts: Facts, code: str) -> Event:
    table = _DEBIT if facts.lifecycle == "bank_debit" else _CARD
    trigger, what, sequence = table.get(code, (code, code, 4))
    more: dict[str, Any] = {}
    if trigger in ("decline", "fail"):
        why = body.code("refusalReasonCode") or body.code("refusalReason")
        more = {"code": why, "reason": reason(why).id, "party": Party.BANK}
    elif trigger == "authorise":
        more = {"amount": body.money("amount"), "party": Party.BANK}
    elif trigger in ("ask_to_confirm", "request_approval"):
        # Each time they are asked is an attempt of its own.
        what = f"{what}/{facts.at.isoformat()}"
        more = {"party": Party.BANK}
    return facts.fact(trigger, what, sequence, **more)


def _is_debit(body: Payload) -> bool:
    method = body.data.get("paymentMethod")
    if isinstance(method, str):
        return is_debit(method)
    return is_debit(body.part("paymentMethod").text("type", ""))
