"""Payloads in the shape of Stripe's, as small as they can be and still be read; and what they come to."""

from datetime import timedelta

from aboveboard.flows import LIFECYCLES
from aboveboard.journeys import journeys
from aboveboard.money import to_minor
from aboveboard.providers import stripe
from aboveboard.transaction import gather
from facts import START

BASIL = "2025-06-30.basil"


def at(hours):
    return int((START + timedelta(hours=hours)).timestamp())


def webhook(kind, body, hours=0, version=BASIL, **data):
    return {
        "id": f"evt_{kind}_{hours}",
        "object": "event",
        "type": kind,
        "created": at(hours),
        "api_version": version,
        "data": {"object": body, **data},
    }


def charge(**more):
    return {
        "id": "ch_1",
        "object": "charge",
        "amount": 4200,
        "amount_captured": 4200,
        "amount_refunded": 0,
        "captured": True,
        "created": at(0),
        "currency": "eur",
        "payment_intent": "pi_1",
        "status": "succeeded",
        "refunded": False,
        "payment_method_details": {"type": "card", "card": {}},
        "calculated_statement_descriptor": "CAFE OLE",
    } | more


def intent(**more):
    return {
        "id": "pi_1",
        "object": "payment_intent",
        "amount": 4200,
        "amount_received": 0,
        "amount_capturable": 0,
        "created": at(0),
        "currency": "eur",
        "latest_charge": "ch_1",
        "status": "succeeded",
    } | more


def refund(**more):
    return {
        "id": "re_1",
        "object": "refund",
        "amount": 1000,
        "charge": "ch_1",
        "payment_intent": "pi_1",
        "created": at(24),
        "currency": "eur",
        "status": "succeeded",
        "reason": None,
    } | more


def dispute(**more):
    return {
        "id": "dp_1",
        "object": "dispute",
        "amount": 4200,
        "charge": "ch_1",
        "payment_intent": "pi_1",
        "created": at(48),
        "currency": "eur",
        "status": "needs_response",
        "reason": "fraudulent",
    } | more


def events_of(payloads):
    return [event for payload in payloads for event in stripe.read(payload)]


def gathered(payloads):
    """Every transaction that these webhooks are about."""
    return gather(events_of(payloads), *LIFECYCLES).transactions


def told(payloads):
    """The one payment that these webhooks are about, with its refunds and disputes."""
    (journey,), alone = journeys(gathered(payloads))
    assert alone == ()
    return journey


def unfitting(journey):
    """What was not applied, and why."""
    return [(one.event.trigger, one.verdict.value) for part in journey.transactions for one in part.waiting]


def position(view):
    """Who has how much, in smallest units."""
    return {holder.value: to_minor(part) for holder, part in view.position.items()}
