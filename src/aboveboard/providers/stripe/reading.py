"""
Stripe's webhook events read into purchase events.

A payload is a photograph of an object, and Stripe sends one fact in several of
them. So we do not read "what the webhook is called" but "what the object says",
and give each fact a reference made of the object's id: whichever payload brings
it, in whatever order, it is the same fact.

Source: docs.stripe.com/api/charges/object, /payment_intents/object,
/refunds/object, /disputes/object, and docs.stripe.com/changelog for what each
API version leaves out.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from attrs import frozen

from ...errors import BadMoney, BadPayload
from ...lifecycle import OPEN, Party
from ...transaction import Event
from .payload import Payload, money_of
from .reasons import reason

# Facts of one second, in the order in which they can only have happened.
_OPENED, _ASKED, _CONFIRMED, _AUTHORISED, _FAILED, _PAID, _RELEASED = range(7)
_REFUND_STARTED, _REFUNDED, _REFUND_FAILED = range(7, 10)
_INQUIRED, _INQUIRY_CLOSED, _DISPUTED, _REINSTATED, _DECIDED = range(10, 15)

_DEBITS = (
    "acss_debit",
    "ach_debit",
    "ach_credit_transfer",
    "au_becs_debit",
    "bacs_debit",
    "nz_bank_account",
    "sepa_debit",
    "us_bank_account",
)
_NO_REFUND_FOR_UNCAPTURED = "2025-03-31"
_CONFIRMATIONS = ("", "redirect_to_url", "use_stripe_sdk")


def read(payload: Mapping[str, object], *, merchant: str = "") -> Sequence[Event]:
    """
    Read one webhook event.

    Args:
        payload: The event object, as Stripe sends it. Check its signature first,
            with Stripe's own SDK.
        merchant: Your name, as your customers know it. Without it, the name that
            the payload says appears on their statement.

    Returns:
        Events, none where it is not about the money of a purchase. Something
        about it that nobody taught us yet is an event that `record` finds unknown.

    Raises:
        BadPayload: It is not an event object, or a field of it is broken. Names the field.
    """
    message = Payload(payload, "event")
    kind = message.text("type")
    data = message.object("data")
    body = data.object("object")
    read_object = _READERS.get(body.text("object", ""))
    if read_object is None:
        return ()
    envelope = _Envelope(
        kind=kind,
        id=message.text("id"),
        at=message.moment("created"),
        before=data.part("previous_attributes"),
        version=message.text("api_version", ""),
        merchant=merchant,
    )
    if body.data.get("amount") == 0:
        # A card that is only being tried moves no money.
        return ()
    try:
        return tuple(read_object(body, envelope))
    except BadMoney as error:
        raise BadPayload("stripe", f"{body.place}.amount", str(error)) from None


@frozen
class _Envelope:
    """What the webhook says around the object."""

    kind: str
    id: str
    at: datetime
    before: "Payload"
    version: str
    merchant: str


def _about(body: Payload, *ids: str) -> tuple[str, ...]:
    """Every id of the purchase, the one to call it by first."""
    known = [body.id_of("payment_intent"), body.id_of("charge"), *ids]
    return tuple(dict.fromkeys(one for one in known if one))


def _unknown(body: Payload, envelope: _Envelope, about: tuple[str, ...], status: str) -> Event:
    return Event(
        f"{envelope.kind} {status}".strip(),
        reference=f"{body.text('id', envelope.id)}/{envelope.kind}/{status}",
        source="stripe",
        occurred_at=envelope.at,
        about=about,
    )


# --- charges --------------------------------------------------------------------------------------------------------


def _charge(body: Payload, envelope: _Envelope) -> Sequence[Event]:
    charge = body.text("id")
    about = _about(body, charge)
    status = body.text("status", "succeeded" if body.data.get("paid") else "")
    captured = bool(body.data.get("captured"))
    opened = _opening(body, envelope, charge, about)
    fact = _facts(charge, about)
    if status == "pending":
        return (opened,)
    if status == "failed":
        return (opened, _failure(body, envelope, fact))
    if status != "succeeded":
        return (opened, _unknown(body, envelope, about, status))
    found = [opened]
    if not captured or _captured(body) < body.whole("amount"):
        # Money taken at once was never set aside first.
        found.append(_authorisation(body, fact, _since(body, envelope), (body,)))
    if envelope.kind == "charge.expired":
        found.append(fact("expire", "released", envelope.at, _RELEASED))
    elif not captured and body.data.get("refunded") and not body.id_of("payment_intent"):
        # An old version's way to say that it was let go. With an intent, that one says so, and why.
        found.append(fact("cancel", "released", envelope.at, _RELEASED))
    elif captured:
        found += _captures(body, envelope, fact)
        found += _refunds_of(body, envelope, fact, about)
    return found


def _captured(body: Payload) -> int:
    """How much was collected so far; all of it where an old version does not say."""
    return body.whole("amount_captured", body.whole("amount"))


def _since(body: Payload, envelope: _Envelope) -> datetime:
    """Since when it is so: a charge is born with its amount; later, and for an intent, it may have been another one."""
    is_birth = envelope.kind in ("charge.succeeded", "charge.pending", "charge.failed")
    return body.moment("created") if is_birth else envelope.at


def _opening(body: Payload, envelope: _Envelope, reference: str, about: tuple[str, ...]) -> Event:
    # More than was asked for can be collected; then that is what it is about.
    amount = max(body.whole("amount"), body.whole("amount_captured", 0), body.whole("amount_received", 0))
    name = (
        envelope.merchant or body.text("calculated_statement_descriptor", "") or body.text("statement_descriptor", "")
    )
    return Event(
        OPEN,
        # The amount is part of the fact: it can grow while the money is set aside, and is then asked for anew.
        reference=f"{reference}/opened/{amount}",
        source="stripe",
        occurred_at=_since(body, envelope),
        sequence=_OPENED,
        amount=money_of(body, amount),
        names={"merchant": name} if name else {},
        about=about,
    )


def _facts(name: str, about: tuple[str, ...], subject: str = "") -> Callable[..., Event]:
    """A maker of facts about one object: the reference is the object's id and what the fact is."""

    def fact(trigger: str, what: str, at: datetime, sequence: int, **more: Any) -> Event:
        return Event(
            trigger,
            reference=f"{name}/{what}",
            source="stripe",
            occurred_at=at,
            sequence=sequence,
            subject=subject,
            about=about,
            **more,
        )

    return fact


def _failure(body: Payload, envelope: _Envelope, fact: Callable[..., Event]) -> Event:
    code = body.part("outcome").text("reason", "") or body.text("failure_code", "")
    return _failed(body, fact, envelope.at, body.part("payment_method_details").text("type", ""), code)


def _failed(body: Payload, fact: Callable[..., Event], at: datetime, method: str, code: str) -> Event:
    trigger = "fail" if method in _DEBITS else "decline"
    amount = body.money("amount")
    return fact(trigger, "failed", at, _FAILED, amount=amount, code=code, reason=reason(code).id, party=Party.BANK)


def _authorisation(body: Payload, fact: Callable[..., Event], at: datetime, charges: Sequence[Payload]) -> Event:
    total = body.whole("amount_capturable", 0) or body.whole("amount")
    return fact(
        "authorise",
        f"authorised/{total}",
        at,
        _AUTHORISED,
        amount=money_of(body, total),
        is_total=True,
        due=_capture_before(charges),
        party=Party.BANK,
    )


def _captures(body: Payload, envelope: _Envelope, fact: Callable[..., Event]) -> Sequence[Event]:
    amount = body.whole("amount")
    so_far = _captured(body)
    found = [_payment(body, fact, so_far, envelope.at)]
    card = body.part("payment_method_details").part("card")
    more_may_follow = card.part("multicapture").text("status", "") == "available"
    if so_far < amount and not more_may_follow:
        found.append(fact("release", f"released/{so_far}", envelope.at, _RELEASED))
    return found


def _payment(body: Payload, fact: Callable[..., Event], so_far: int, at: datetime) -> Event:
    return fact(
        "settle",
        f"captured/{so_far}",
        at,
        _PAID,
        amount=money_of(body, so_far),
        is_total=True,
        party=Party.MERCHANT,
    )


def _refunds_of(
    body: Payload, envelope: _Envelope, fact: Callable[..., Event], about: tuple[str, ...]
) -> Sequence[Event]:
    """The refunds that a charge tells of: one by one in old versions of the API, as a sum in new ones."""
    never_taken = body.whole("amount") - _captured(body)
    if envelope.version >= _NO_REFUND_FOR_UNCAPTURED:
        never_taken = 0
    # Until that version, letting go of what was never taken counted as a refund.
    listed = body.list("refunds")
    if listed:
        real = sorted(listed, key=lambda refund: refund.whole("created"))
        let_go = next((refund for refund in real if never_taken and refund.whole("amount") == never_taken), None)
        return [event for refund in real if refund is not let_go for event in _refund(refund, envelope, about)]
    refunded = max(body.whole("amount_refunded", 0) - never_taken, 0)
    if refunded == 0:
        return ()
    return (
        fact(
            "start_refund",
            # The sum can fall when a refund fails, and reach the same again: each time is a fact.
            f"refunded/{refunded}/{envelope.at.timestamp():.0f}",
            envelope.at,
            _REFUND_STARTED,
            amount=money_of(body, refunded),
            is_total=True,
            party=Party.MERCHANT,
        ),
    )


# --- refunds --------------------------------------------------------------------------------------------------------


def _refund(body: Payload, envelope: _Envelope, about: tuple[str, ...] = ()) -> Sequence[Event]:
    refund = body.text("id")
    about = about or _about(body)
    status = body.text("status", "succeeded")
    if not about:
        return ()
    fact = _facts(refund, about, subject=refund)
    created = body.moment("created")
    if body.text("reason", "") == "expired_uncaptured_charge":
        return (_facts(body.id_of("charge") or about[0], about)("expire", "released", created, _RELEASED),)
    if "balance_transaction" in body.data and body.data["balance_transaction"] is None and status == "succeeded":
        # Nothing was ever booked: money that was only set aside has been let go.
        return ()
    amount = body.money("amount")
    # Nothing becomes of a refund before it is there, whatever two clocks say.
    at = max(envelope.at, created)
    # A refund that is known at all has been started, whatever happened to it since.
    found = [fact("start_refund", "started", created, _REFUND_STARTED, amount=amount, party=Party.MERCHANT)]
    if status == "requires_action" and envelope.before.text("status", "") == "succeeded":
        why = reason("unknown", of="refund").id
        found.append(fact("fail_refund", "returned", at, _REFUND_FAILED, amount=amount, reason=why, party=Party.BANK))
    elif status == "succeeded":
        found.append(fact("refund", "sent", at, _REFUNDED, amount=amount, party=Party.MERCHANT))
    elif status in ("failed", "canceled"):
        code = body.text("failure_reason", "merchant_request" if status == "canceled" else "unknown")
        trigger = "cancel_refund" if status == "canceled" else "fail_refund"
        found.append(
            fact(
                trigger,
                status,
                at,
                _REFUND_FAILED,
                amount=amount,
                code=code,
                reason=reason(code, of="refund").id,
                party=Party.BANK,
            )
        )
    elif status not in ("pending", "requires_action"):
        found.append(_unknown(body, envelope, about, status))
    return found


# --- disputes -------------------------------------------------------------------------------------------------------


def _dispute(body: Payload, envelope: _Envelope) -> Sequence[Event]:
    about = _about(body)
    if not about:
        return ()
    dispute = body.text("id", f"dispute-of-{about[-1]}")
    status = body.text("status")
    amount = body.money("amount")
    fact = _facts(dispute, about, subject=dispute)
    # An inquiry can become a dispute later; only the first news of it is as old as the object.
    since = body.moment("created") if envelope.kind == "charge.dispute.created" else envelope.at
    if status.startswith("warning_") or status == "prevented":
        found = [fact("inquire", "inquired", since, _INQUIRED, party=Party.BANK)]
        if status == "warning_closed":
            found.append(fact("close_inquiry", "inquiry_closed", envelope.at, _INQUIRY_CLOSED, party=Party.BANK))
        elif status == "prevented":
            found.append(fact("refund", "prevented", envelope.at, _DECIDED, amount=amount, party=Party.MERCHANT))
        return found
    # A dispute that is known at all has been opened, whatever happened to it since.
    found = [fact("dispute", "opened", since, _DISPUTED, amount=amount, party=Party.BANK)]
    if envelope.kind == "charge.dispute.funds_reinstated" and status not in ("won", "lost"):
        found.append(fact("reinstate", "reinstated", envelope.at, _REINSTATED, amount=amount, party=Party.BANK))
    elif status == "won":
        found.append(fact("win_dispute", "won", envelope.at, _DECIDED, amount=amount, party=Party.BANK))
    elif status == "lost":
        found.append(fact("lose_dispute", "lost", envelope.at, _DECIDED, amount=amount, party=Party.BANK))
    elif status not in ("needs_response", "under_review"):
        found.append(_unknown(body, envelope, about, status))
    return found


# --- payment intents ------------------------------------------------------------------------------------------------


def _intent(body: Payload, envelope: _Envelope) -> Sequence[Event]:
    intent = body.text("id")
    status = body.text("status")
    charges = body.list("charges") or ()
    latest = body.id_of("latest_charge") or (charges[0].text("id") if charges else "")
    about = _about(body, intent, latest)
    fact = _facts(latest or intent, about)
    opened = _opening(body, envelope, latest or intent, about)
    if envelope.kind == "payment_intent.payment_failed":
        error = body.part("last_payment_error")
        code = error.text("decline_code", "") or error.text("code", "")
        return (opened, _failed(body, fact, envelope.at, _method_of(body, error), code))
    if status == "requires_action":
        if body.part("next_action").text("type", "") not in _CONFIRMATIONS:
            # A voucher to pay, a transfer to make: no bank asks for a confirmation.
            return (opened,)
        # Each time they are asked is an attempt of its own, also after one that was refused.
        attempt = f"{envelope.at.timestamp():.0f}"
        asked = fact("ask_to_confirm", f"confirmation_asked/{attempt}", envelope.at, _ASKED, party=Party.BANK)
        return (_opening(body, envelope, f"{intent}/{attempt}", about), asked)
    if status == "processing":
        return (opened, fact("confirm", "confirmed", envelope.at, _CONFIRMED, party=Party.BANK))
    if status == "requires_capture":
        return (opened, _authorisation(body, fact, envelope.at, charges))
    if status == "succeeded":
        got = body.whole("amount_received", body.whole("amount"))
        found = [opened, _payment(body, fact, got, envelope.at)]
        if got < body.whole("amount"):
            found.append(_authorisation(body, fact, envelope.at, charges))
            found.append(fact("release", f"released/{got}", envelope.at, _RELEASED))
        return found
    if status == "canceled":
        ran_out = body.text("cancellation_reason", "") in ("automatic", "expired")
        return (opened, fact("expire" if ran_out else "cancel", "released", envelope.at, _RELEASED))
    if status in ("requires_payment_method", "requires_confirmation"):
        return ()
    return (opened, _unknown(body, envelope, about, status))


def _method_of(body: Payload, error: Payload) -> str:
    """What they tried to pay with, as far as the payload says."""
    said = error.part("payment_method").text("type", "") or error.part("source").text("type", "")
    allowed = body.data.get("payment_method_types")
    if not said and isinstance(allowed, list) and len(allowed) == 1:
        said = str(allowed[0])
    return said


def _capture_before(charges: Sequence[Payload]) -> datetime | None:
    """Until when the seller may collect, where the payload says so: better than any rule of thumb."""
    for charge in charges:
        card = charge.part("payment_method_details").part("card")
        if card.data.get("capture_before") is not None:
            return card.moment("capture_before")
    return None


_READERS: Mapping[str, Callable[[Payload, _Envelope], Sequence[Event]]] = {
    "charge": _charge,
    "refund": _refund,
    "dispute": _dispute,
    "payment_intent": _intent,
}
"""By the kind of object that the event is a photograph of; every other kind is not about the money of a purchase."""
