"""
GoCardless' payloads read into events.

Webhooks, and the list of events, say what happened and when. The resources they refer to say how much. Both are read,
in any order; until it is known how much something is about, its news waits.

Source: developer.gocardless.com/api-reference: webhooks, events, payments, refunds, payouts, mandates, outbound
payments, payment account transactions.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from ...errors import BadValue
from ...transaction import Event
from ..found import Events
from .kinds import KINDS, NOT_MONEY, REPORTING
from .news import about, news
from .payload import Payload
from .resources import Asked, resource


def read(payload: Mapping[str, object], *, merchant: str = "", at: datetime | None = None) -> Events:
    """
    Read what GoCardless sends or answers.

    Args:
        payload: The body of a webhook, whose signature you have checked; or what the API answers: events, payments,
            refunds, payouts, mandates, outbound payments or payment account transactions, one or a page of them.
        merchant: Your name, as your customers know it. GoCardless does not say it.
        at: When you asked for it; aware. A resource does not say since when it stands as it does. Without this, it is
            dated by the earliest moment it allows. Not needed for events, which know when they happened.

    Returns:
        Events, or why there are none. What nobody taught us yet is an event that `record` finds unknown.

    Raises:
        BadPayload: It is not such a body, or a field of it is broken. Names the field.
        BadValue: ``at`` has no time zone.
    """
    if at is not None and at.utcoffset() is None:
        raise BadValue("at", f"{at!r} is not a datetime with a time zone")
    body = Payload(payload, "payload")
    asked = Asked(merchant, at)
    if "events" in body.data:
        return _page(body, asked)
    found = [name for name in KINDS if name in body.data]
    if found:
        events = [event for name in found for one in body.several(name) for event in resource(name, one, asked)]
        return Events(events, because="no money is in it")
    for name in body.data:
        if name in NOT_MONEY:
            return Events(because=f"{name}: {NOT_MONEY[name]}")
    raise body.bad("events", f"should be there, or one of {', '.join(KINDS)}")


def _page(body: Payload, asked: Asked) -> Events:
    reported = body.several("events")
    found, why = list[Event](), dict[str, None]()
    for one in reported:
        said = news(one, asked.merchant)
        if isinstance(said, Event):
            found.append(said)
        else:
            why[said] = None
    found += _linked(body.part("linked"), reported, asked)
    return Events(found, because="; ".join(why) or "there are no events in it")


def _linked(linked: Payload, reported: tuple[Payload, ...], asked: Asked) -> Iterator[Event]:
    """What came beside the events because it was asked for: only what they are about."""
    newest = dict[tuple[str, str], datetime]()
    for one in reported:
        kind = REPORTING.get(one.text("resource_type"))
        if kind is not None:
            key = (kind.one, about(one, kind))
            moment = one.instant("created_at")
            newest[key] = max(newest.get(key, moment), moment)
    for name, kind in KINDS.items():
        for one in linked.objects(name):
            until = newest.get((kind.one, one.text("id")))
            if until is not None:
                yield from resource(name, one, Asked(asked.merchant, asked.at, until))
