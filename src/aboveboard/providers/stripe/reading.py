"""
Stripe's webhook events read into events of the lifecycle that each belongs to.

Source: docs.stripe.com/api, docs.stripe.com/api/events/types.
"""

from collections.abc import Callable, Mapping, Sequence

from ...errors import BadMoney, BadPayload
from ...transaction import Event
from ..found import Events
from . import charges, disputes, intents, refunds
from .payload import Envelope, Payload

Reader = Callable[[Payload, Envelope], Sequence[Event]]

READERS: Mapping[str, Reader] = {
    "charge": charges.read,
    "payment_intent": intents.read,
    "refund": refunds.read,
    "dispute": disputes.read,
}
"""By the kind of object that an event is a photograph of."""


def read(payload: Mapping[str, object], *, merchant: str = "") -> Events:
    """
    Read one webhook event.

    Args:
        payload: The event object, as Stripe sends it. Check its signature first,
            with Stripe's own SDK.
        merchant: Your name, as your customers know it. Without it, the name that
            the payload says appears on their statement.

    Returns:
        Events, or none and `because`: why. Something about it that nobody taught us yet is an
        event that `record` finds unknown.

    Raises:
        BadPayload: It is not an event object, or a field of it is broken. Names the field.
    """
    message = Payload(payload, "event")
    kind = message.text("type")
    data = message.object("data")
    body = data.object("object")
    reader = READERS.get(body.text("object", ""))
    if reader is None:
        return Events(because=f"{body.text('object', '') or kind} is not about money that moves")
    if body.data.get("amount") == 0:
        return Events(because="moves no money: a card that is only being tried, for example")
    envelope = Envelope(
        kind=kind,
        id=message.text("id"),
        at=message.moment("created"),
        before=data.part("previous_attributes"),
        version=message.text("api_version", ""),
        merchant=merchant,
    )
    try:
        found = reader(body, envelope)
    except BadMoney as error:
        raise BadPayload("stripe", f"{body.place}.amount", str(error)) from None
    return found if isinstance(found, Events) else Events(found, "says nothing new about money")
