"""
Authorizations, captures, and what older versions of the API call a sale: one payment, told by its parts.

Source: developer.paypal.com, payments API v2 (authorizations, captures) and v1 (authorization, capture, sale).
"""

from collections.abc import Sequence
from datetime import datetime

from moneyed import Money

from ...transaction import Event
from ..facts import ids
from .facts import Facts, seller
from .payload import Message, Payload
from .reasons import reason

# Facts of one second, in the order in which they can only have happened.
SUBMITTED, REVIEWED, AUTHORISED, FAILED, CAPTURED, SETTLED, RELEASED, REVERSED, OPENED_BY_A_PART = range(1, 10)

_LOOKED_INTO = ("PENDING_REVIEW", "PAYMENT_REVIEW", "BUYER_COMPLAINT", "CHARGEBACK")
"""Why a capture waits when somebody looks into it. Every other reason is only a wait."""

_QUESTIONED = ("BUYER_COMPLAINT", "CHARGEBACK")
"""Why PayPal takes money back when a dispute is the reason, which tells its own story."""

_COLLECTED = ("COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED")


def payment_ids(body: Payload, *own: str, within: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Every id of the payment: the order or the payment it began with, the authorization, the object itself."""
    began = body.linked("order") or body.text("parent_payment", "") or body.linked("payment")
    return ids(*within, began, body.linked("authorization"), *own)


def why(body: Payload) -> dict[str, str]:
    """The code that a payment gives for what did not work, and the reason a customer may read."""
    details = body.part("status_details").text("reason", "")
    old = body.text("reason_code", "") or body.text("pending_reason", "")
    code = body.part("processor_response").text("response_code", "") or details or old
    return {"code": code, "reason": reason(code).id}


def authorization(
    body: Payload, message: Message, *, within: tuple[str, ...] = (), opens: bool = True
) -> Sequence[Event]:
    """What an authorization says."""
    own, amount = body.text("id"), body.some_money("amount")
    facts = Facts("card_payment", own, payment_ids(body, own, within=within))
    created = message.time(body, "create_time", "update_time")
    at = message.latest(body, created)
    status = body.status()
    found = facts.opened(amount, created, seller(message.merchant)) if opens else []
    if status in ("DENIED", "PENDING"):
        return (*found, _held_up(facts, body, at, status))
    if status not in _AUTHORISED:
        return (*found, facts.unknown("authorization", status, at))
    if body.linked("authorization") in ("", own):
        # One that renews another sets nothing more aside.
        due = body.moment("expiration_time") or body.moment("valid_until")
        since = at if status in ("CREATED", "AUTHORIZED") else created
        found.append(facts("authorise", "authorised", since, AUTHORISED, amount=amount, due=due))
    if status == "CAPTURED":
        found.append(facts("capture", "captured", at, CAPTURED, amount=amount))
    elif status in ("VOIDED", "EXPIRED"):
        trigger = "expire" if status == "EXPIRED" or _ran_out(body) else "cancel"
        found.append(facts(trigger, trigger, at, RELEASED))
    return found


_AUTHORISED = ("CREATED", "AUTHORIZED", "CAPTURED", "PARTIALLY_CAPTURED", "VOIDED", "EXPIRED")


def _held_up(facts: Facts, body: Payload, at: datetime, status: str) -> Event:
    if status == "PENDING":
        return facts("open_review", "reviewed", at, REVIEWED, **why(body))
    return facts("decline", "denied", at, FAILED, **why(body))


def _ran_out(body: Payload) -> bool:
    until, ended = body.moment("expiration_time") or body.moment("valid_until"), body.moment("update_time")
    return until is not None and ended is not None and until <= ended


def capture(
    body: Payload,
    message: Message,
    *,
    within: tuple[str, ...] = (),
    opens: bool = True,
    held: bool = False,
    is_part: bool = False,
) -> Sequence[Event]:
    """
    What a capture or a sale says.

    Only one that began with an order is the whole payment, and opens it. One of an authorization
    may be a part, and waits for the authorization to say how much it is a part of. A part of an
    order is collected by itself before it is received.
    """
    own, status = body.text("id"), body.status()
    if message.says(".REVERSED") or status == "REVERSED":
        return reversal(body, message)
    held = held or bool(body.linked("authorization"))
    agreement = body.text("billing_agreement_id", "")
    facts = Facts("card_payment", own, payment_ids(body, own, within=within), ids(agreement))
    amount = body.some_money("amount")
    created = message.time(body, "create_time", "update_time")
    at = message.latest(body, created)
    found: list[Event] = []
    if opens and not held:
        # Where the order is known, it may be over more than this capture, and must not become less by it.
        names = seller(message.merchant)
        found = facts.opened(amount, created, names, sequence=OPENED_BY_A_PART)
    if status in _COLLECTED:
        # Refunds come later, and are told by themselves.
        since = at if status == "COMPLETED" else created
        if is_part:
            found.append(facts("capture", "captured", since, CAPTURED, amount=amount))
        return (*found, *_settled(facts, body, since, amount, held))
    return (*found, _not_yet(facts, body, at, status, held))


def _settled(facts: Facts, body: Payload, at: datetime, amount: Money | None, held: bool) -> Sequence[Event]:
    settled = facts("settle", "settled", at, SETTLED, amount=amount)
    last = body.data.get("final_capture") is True or body.data.get("is_final_capture") is True
    if not (held and last):
        return (settled,)
    return settled, facts("release_remainder", "released", at, RELEASED)


def _not_yet(facts: Facts, body: Payload, at: datetime, status: str, held: bool) -> Event:
    said = why(body)
    if status == "PENDING":
        if said["code"].upper().replace("-", "_") in _LOOKED_INTO:
            return facts("open_review", "reviewed", at, REVIEWED, **said)
        return facts("submit", "pending", at, SUBMITTED, **said)
    if status in ("DECLINED", "DENIED", "FAILED"):
        # What was set aside stays set aside, and can be collected by another capture.
        trigger = "capture_fail" if held or status == "FAILED" else "decline"
        return facts(trigger, trigger, at, FAILED, **said)
    return facts.unknown("capture", status, at)


def reversal(body: Payload, message: Message) -> Sequence[Event]:
    """
    Money that PayPal took back from the seller: told by the capture itself, or by an object of its own.

    Where a complaint or a chargeback is the reason, it is a dispute's money, and the payment itself is not undone.
    """
    own = body.text("id")
    capture = body.linked("capture") or body.text("sale_id", "") or body.text("capture_id", "") or own
    # An object of its own is linked to the capture, and the capture to the rest.
    about = payment_ids(body, capture)
    at, amount, said = message.time(body, "create_time", "update_time"), body.some_money("amount"), why(body)
    if own == capture:
        # The capture itself was made long before.
        at = message.latest(body, at)
    if said["code"].upper() in _QUESTIONED:
        facts = Facts("dispute", own, ids(f"{own}/reversed"), about)
        return (facts("withdraw_funds", "withdrawn", at, REVERSED, amount=amount, **said),)
    facts = Facts("card_payment", capture, about)
    return (facts("reverse", f"reversed/{own}", at, REVERSED, amount=amount, **said),)
