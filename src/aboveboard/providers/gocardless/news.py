"""
What an event of GoCardless says. It only refers to a resource, so it knows what happened and when, and not how much.

The same event comes by webhook, comes again when nobody answered, and stands in the list of events: its id says that it
is one fact.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ...lifecycle import OPEN, Party
from ...transaction import NO_MONEY, Event
from ..facts import named
from .facts import WITH_REASON, told
from .kind import Fact, Kind
from .kinds import CREDITORS, NOT_MONEY, REPORTING
from .payload import Payload
from .reasons import reason

_SPEAKING: Mapping[str, Party] = MappingProxyType(
    {
        "bank": Party.BANK,
        "customer": Party.CUSTOMER,
        "payer": Party.CUSTOMER,
        "api": Party.MERCHANT,
        "gocardless": Party.PAYMENT_SERVICE,
    }
)
OPENED = "opened/0"
"""An opening without money; a mandate's own says the same."""


def news(body: Payload, merchant: str) -> Event | str:
    """The event, or why there is none."""
    name, action = body.text("resource_type"), body.text("action")
    kind = REPORTING.get(name)
    if kind is None:
        return f"{name}: {NOT_MONEY.get(name, 'nothing that is read')}"
    if action in kind.ours:
        return f"{name} {action}: {kind.ours[action]}"
    fact = kind.actions.get(action)
    if fact is None and kind is CREDITORS:
        return f"{name} {action}: about the seller's account"
    fact = fact or Fact(f"{name} {action}")
    if fact.trigger != OPEN:
        return _event(kind, fact, action, body)
    if kind.lifecycle == "mandate":
        return _event(kind, fact, action, body, amount=NO_MONEY, names=named("merchant", merchant))
    return f"{name} {action}: it does not say how much; the {kind.one.replace('_', ' ')} itself does"


def about(body: Payload, kind: Kind) -> str:
    """Which resource it is about."""
    links = body.part("links")
    if kind is CREDITORS:
        # Which payout it was, it may not say. Then it waits.
        return links.text(kind.one, "") or links.text("creditor")
    return links.text(kind.one)


def _event(kind: Kind, fact: Fact, action: str, body: Payload, **more: Any) -> Event:
    details = body.part("details")
    if fact.trigger in WITH_REASON:
        code = details.text("reason_code", "") or details.text("cause", "")
        more |= {"code": code, "reason": _reason(kind, action, details)}
    what = fact.trigger if fact.once else f"{action}/{body.text('id')}"
    return told(
        kind,
        body,
        about(body, kind),
        fact.trigger,
        OPENED if fact.trigger == OPEN else what,
        body.instant("created_at"),
        party=_SPEAKING.get(details.text("origin", ""), Party.PAYMENT_SERVICE),
        **more,
    )


def _reason(kind: Kind, action: str, details: Payload) -> str:
    return reason(
        details.text("reason_code", ""),
        of=kind.of,
        scheme=details.text("scheme", ""),
        action=action,
        cause=details.text("cause", ""),
    ).id
