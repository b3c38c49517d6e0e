"""
Cards that a platform gives out, seen by whoever has the card.

Disputes stand the other way round than those of sellers: what Stripe calls won is decided for the holder of the card,
and our lifecycle counts from the seller's side.

Source: docs.stripe.com/api/issuing/authorizations/object, /transactions/object, /disputes/object.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from ...lifecycle import Party
from ...transaction import Event
from ..facts import ids, named
from ..found import Events
from .charges import AUTHORISED, FAILED, PAID, RELEASED
from .facts import Facts, why
from .methods import CARD
from .payload import Envelope, Payload, money_of

_EVIDENCE, _FUNDS, _DECIDED = range(1, 4)
_FUNDS_MOVED = {
    "issuing_dispute.funds_reinstated": "withdraw_funds",
    "issuing_dispute.funds_rescinded": "reinstate_funds",
}
_DECISIONS: Mapping[str, tuple[str, Party]] = {
    "won": ("lose", Party.BANK),
    "lost": ("win", Party.BANK),
    "expired": ("withdraw", Party.CUSTOMER),
}


def authorization(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read a payment with such a card, as long as it is only set aside."""
    name, status, at = body.text("id"), body.text("status"), envelope.at
    fact = Facts(CARD, name, (name,))
    captured = [one for one in body.objects("transactions") if one.text("type", "") == "capture"]
    asked = _amount(body)
    # More than was asked for can be collected: a tip, for example.
    total = max(asked, sum(one.size("amount") for one in captured))
    if not total:
        return Events(because="moves no money: a card that is only being tried, for example")
    since = body.moment("created") if envelope.kind == "issuing_authorization.created" else at
    amount = money_of(body, total)
    opened = fact.open(amount, since, what=f"opened/{total}", names=_merchant(body))
    if body.expanded("pending_request"):
        # Nobody has decided yet.
        return (opened,)
    if not body.data.get("approved"):
        return (opened, _declined(body, fact, at))
    held = fact(
        "authorise",
        f"authorised/{asked}",
        since,
        AUTHORISED,
        amount=money_of(body, asked or total),
        is_total=True,
        party=Party.BANK,
    )
    if status == "pending":
        return (opened, held)
    if status == "reversed":
        return (opened, held, fact("cancel", "released", at, RELEASED, party=Party.MERCHANT))
    if status == "expired":
        return (opened, held, fact("expire", "released", at, RELEASED))
    if status == "closed":
        taken = [_captured(one, name) for one in captured]
        if not taken:
            taken = [fact("capture", "captured", at, PAID, amount=amount, is_total=True, party=Party.MERCHANT)]
        rest = fact("release_remainder", "released", at, RELEASED, party=Party.MERCHANT)
        return [opened, held, *taken, rest]
    return (opened, held, fact.unknown(body, envelope, status))


def _declined(body: Payload, fact: Facts, at: datetime) -> Event:
    history = body.objects("request_history")
    code = history[-1].text("reason", "") if history else ""
    return fact("decline", "failed", at, FAILED, party=Party.BANK, **why(code))


def _amount(body: Payload) -> int:
    """How much was asked for: what was refused or let go counts as nothing, so an earlier request says it."""
    asked = [body.part("pending_request"), *body.objects("request_history")]
    said = [body.size("amount"), *(one.size("amount") for one in asked if one.data.get("amount") is not None)]
    return next(filter(None, said), 0)


def transaction(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read what a seller has collected with such a card, or sent back to it."""
    name, kind = body.text("id"), body.text("type")
    authorised = body.id_of("authorization")
    amount = money_of(body, body.size("amount"))
    if not amount:
        return Events(because="moves no money")
    if kind == "refund":
        fact = Facts("refund", name, (name,), part_of=ids(authorised))
        at = body.moment("created")
        opened = fact.open(amount, at, names=_merchant(body), party=Party.MERCHANT)
        return (opened, fact("complete", "sent", at, PAID, amount=amount))
    if kind != "capture":
        return (Facts(CARD, name, ids(authorised, name)).unknown(body, envelope, kind),)
    captured = _captured(body, authorised)
    if authorised:
        return (captured,)
    # Collected without having been asked for first.
    fact = Facts(CARD, name, (name,))
    return (fact.open(amount, body.moment("created"), names=_merchant(body)), captured)


def _captured(body: Payload, authorised: str) -> Event:
    name = body.text("id")
    amount = money_of(body, body.size("amount"))
    fact = Facts(CARD, name, ids(authorised, name))
    return fact("capture", "captured", body.moment("created"), PAID, amount=amount, party=Party.MERCHANT)


def _merchant(body: Payload) -> Mapping[str, str]:
    """The seller is where the card was used, not whoever gave it out."""
    return named("merchant", body.part("merchant_data").text("name", ""))


def dispute(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read a payment that the holder of such a card questions."""
    name, status, at = body.text("id"), body.text("status"), envelope.at
    fact = Facts("dispute", name, (name,), part_of=ids(body.id_of("transaction")))
    created, amount = body.moment("created"), body.money("amount")
    found = [fact.open(amount, created, party=Party.CUSTOMER)]
    if status in ("submitted", "won", "lost"):
        found.append(fact("submit_evidence", "submitted", at, _EVIDENCE, party=Party.CUSTOMER))
    if envelope.kind in _FUNDS_MOVED:
        trigger = _FUNDS_MOVED[envelope.kind]
        found.append(fact(trigger, trigger, at, _FUNDS, amount=amount))
    if status in _DECISIONS:
        trigger, party = _DECISIONS[status]
        found.append(fact(trigger, status, at, _DECIDED, amount=amount, party=party))
    elif status not in ("submitted", "unsubmitted"):
        found.append(fact.unknown(body, envelope, status))
    return found
