"""
Payment intents: the attempts to pay, and what comes of them.

Source: docs.stripe.com/api/payment_intents/object, docs.stripe.com/payments/paymentintents/lifecycle.
"""

from collections.abc import Sequence

from ...lifecycle import Party
from ...transaction import Event
from ..facts import ids
from ..found import Events
from .charges import ASKED, PAID, RELEASED, authorised, collected, failed, opening, released, started
from .facts import Facts
from .methods import CARD, RUN_OUT, TRANSFER, TRIGGERS, of_intent
from .payload import Envelope, Payload, money_of

_CONFIRMATIONS = ("", "redirect_to_url", "use_stripe_sdk")
_NOT_STARTED = ("requires_payment_method", "requires_confirmation")
_RAN_OUT = ("automatic", "expired")
_UNCERTAIN = "offers several ways to pay and does not say which was taken; the webhooks of its charge do"


def read(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read a payment intent."""
    intent = body.text("id")
    charges = body.list("charges") or ()
    latest = body.id_of("latest_charge") or (charges[0].text("id") if charges else "")
    lifecycle = of_intent(body, latest)
    if not lifecycle:
        return Events(because=_UNCERTAIN)
    fact = Facts(lifecycle, latest or intent, ids(intent, latest))
    opened = opening(body, envelope, fact)
    return [opened, *_since(body, envelope, fact, charges)]


def _since(body: Payload, envelope: Envelope, fact: Facts, charges: Sequence[Payload]) -> Sequence[Event]:
    """What happened since it was asked for."""
    status = body.text("status")
    error = body.part("last_payment_error")
    if envelope.kind == "payment_intent.payment_failed" or (status in _NOT_STARTED and error.data):
        code = error.text("decline_code", "") or error.text("code", "")
        return (failed(fact, body.money("amount"), envelope.at, code),)
    if status in _NOT_STARTED:
        return ()
    if envelope.kind == "payment_intent.partially_funded":
        return _partly_funded(body, envelope, fact)
    if status == "requires_action":
        return _asked(body, envelope, fact)
    if status == "processing":
        return (started(fact, envelope.at),)
    if status == "requires_capture":
        return (authorised(body, fact, envelope.at, charges),)
    if status == "succeeded":
        return _succeeded(body, envelope, fact, charges)
    if status == "canceled":
        ran_out = body.text("cancellation_reason", "") in _RAN_OUT
        trigger = TRIGGERS[fact.lifecycle][RUN_OUT] if ran_out else "cancel"
        return (fact(trigger, "released", envelope.at, RELEASED),)
    return (fact.unknown(body, envelope, status),)


def _asked(body: Payload, envelope: Envelope, fact: Facts) -> Sequence[Event]:
    if fact.lifecycle != CARD or body.part("next_action").text("type", "") not in _CONFIRMATIONS:
        # A voucher to pay, a transfer to make: no bank asks for a confirmation.
        return ()
    # Each time they are asked is an attempt of its own, also after one that was refused.
    attempt = f"{envelope.at.timestamp():.0f}"
    return (fact("ask_to_confirm", f"confirmation_asked/{attempt}", envelope.at, ASKED, party=Party.BANK),)


def _succeeded(body: Payload, envelope: Envelope, fact: Facts, charges: Sequence[Payload]) -> Sequence[Event]:
    got = body.whole("amount_received", 0) or body.whole("amount")
    paid = collected(body, fact, got, envelope.at)
    if fact.lifecycle != CARD or got >= body.whole("amount"):
        return (paid,)
    return (authorised(body, fact, envelope.at, charges), paid, released(fact, got, envelope.at))


def _partly_funded(body: Payload, envelope: Envelope, fact: Facts) -> Sequence[Event]:
    """Some of the transfer that they were asked for has come in."""
    instructions = body.part("next_action").part("display_bank_transfer_instructions")
    missing = instructions.whole("amount_remaining", body.whole("amount"))
    came = max(body.whole("amount") - missing, 0)
    if fact.lifecycle != TRANSFER or not came:
        return ()
    return (fact("credit", f"captured/{came}", envelope.at, PAID, amount=money_of(body, came), is_total=True),)
