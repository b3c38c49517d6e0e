"""
Charges: money set aside, collected, refused.

Source: docs.stripe.com/api/charges/object, and docs.stripe.com/changelog for what each version of the API leaves out.
"""

from collections.abc import Sequence
from datetime import datetime

from moneyed import Money

from ...lifecycle import Party
from ...transaction import Event
from ..facts import ids, named
from . import refunds
from .facts import Facts
from .methods import CARD, COLLECT, DEBIT, FAIL, SELLER, START, TRIGGERS, of_charge
from .payload import Envelope, Payload, money_of
from .reasons import reason

# Facts of one second, in the order in which they can only have happened.
ASKED, STARTED, AUTHORISED, FAILED, PAID, RELEASED = range(1, 7)

_NO_REFUND_FOR_UNCAPTURED = "2025-03-31"


def read(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read a charge, and the refunds that it lists."""
    charge = body.text("id")
    intent = body.id_of("payment_intent")
    status = body.text("status", "succeeded" if body.data.get("paid") else "")
    fact = Facts(of_charge(body), charge, ids(intent, charge))
    opened = opening(body, envelope, fact)
    if status == "pending":
        # A voucher to pay is pending too, and nobody works on that.
        return (opened, started(fact, opened.occurred_at)) if fact.lifecycle == DEBIT else (opened,)
    if status == "failed":
        code = body.part("outcome").text("reason", "") or body.text("failure_code", "")
        return (opened, failed(fact, body.money("amount"), envelope.at, code))
    if status != "succeeded":
        return (opened, fact.unknown(body, envelope, status))
    if fact.lifecycle == CARD:
        found = _of_card(body, envelope, fact, opened)
    else:
        # A dispute of a debit undoes it, and the charge still says that it succeeded: that was before.
        at = body.moment("created") if body.data.get("disputed") else envelope.at
        found = [opened, collected(body, fact, _captured(body), at)]
    if body.data.get("captured"):
        found += _refunds(body, envelope, ids(intent, charge))
    return found


def _of_card(body: Payload, envelope: Envelope, fact: Facts, opened: Event) -> list[Event]:
    captured = bool(body.data.get("captured"))
    found = [opened]
    if not captured or _captured(body) < body.whole("amount"):
        # Money taken at once was never set aside first.
        found.append(authorised(body, fact, opened.occurred_at, (body,)))
    if envelope.kind == "charge.expired":
        found.append(fact("expire", "released", envelope.at, RELEASED))
    elif not captured and body.data.get("refunded") and not body.id_of("payment_intent"):
        # An old version's way to say that it was let go. With an intent, that one says so, and why.
        found.append(fact("cancel", "released", envelope.at, RELEASED))
    elif captured:
        found += _captures(body, envelope, fact)
    return found


def _captures(body: Payload, envelope: Envelope, fact: Facts) -> Sequence[Event]:
    so_far = _captured(body)
    found = [collected(body, fact, so_far, envelope.at)]
    card = body.part("payment_method_details").part("card")
    more_may_follow = card.part("multicapture").text("status", "") == "available"
    if so_far < body.whole("amount") and not more_may_follow:
        found.append(released(fact, so_far, envelope.at))
    return found


def _captured(body: Payload) -> int:
    """How much was collected so far; all of it where an old version does not say."""
    return body.whole("amount_captured", body.whole("amount"))


def _refunds(body: Payload, envelope: Envelope, part_of: tuple[str, ...]) -> Sequence[Event]:
    """
    The refunds that a charge lists, as old versions of the API do.

    A new one only says how much was refunded in all, which does not tell one refund from another: each has a webhook
    of its own. So the sum is a refund that is known by the charge's id, and journeys count it where those are missing.
    """
    if body.list("refunds") is None:
        return _refunded_so_far(body, envelope, part_of)
    never_taken = body.whole("amount") - _captured(body)
    if envelope.version >= _NO_REFUND_FOR_UNCAPTURED:
        never_taken = 0
    real = sorted(body.list("refunds") or (), key=lambda refund: refund.whole("created"))
    # Until that version, letting go of what was never taken counted as a refund.
    let_go = next((refund for refund in real if never_taken and refund.whole("amount") == never_taken), None)
    merchant = seller_of(body, envelope)
    return [
        event
        for refund in real
        if refund is not let_go
        for event in refunds.read(refund, envelope, part_of=part_of, merchant=merchant)
    ]


def _refunded_so_far(body: Payload, envelope: Envelope, part_of: tuple[str, ...]) -> Sequence[Event]:
    so_far = body.whole("amount_refunded", 0)
    if envelope.version < _NO_REFUND_FOR_UNCAPTURED:
        so_far = max(so_far - (body.whole("amount") - _captured(body)), 0)
    if not so_far:
        return ()
    fact = Facts("refund", body.text("id"), (body.text("id"),), part_of=part_of)
    return (
        fact.open(
            money_of(body, _captured(body)),
            body.moment("created"),
            what="refunds",
            names=named("merchant", seller_of(body, envelope)),
        ),
        fact(
            "complete",
            f"refunded/{so_far}",
            envelope.at,
            PAID,
            amount=money_of(body, so_far),
            is_total=True,
            party=Party.MERCHANT,
        ),
    )


# --- what charges and payment intents have in common ----------------------------------------------------------------


def seller_of(body: Payload, envelope: Envelope) -> str:
    """What the seller is called: as we were told, or as on the customer's statement."""
    on_statement = body.text("calculated_statement_descriptor", "") or body.text("statement_descriptor", "")
    return envelope.merchant or on_statement


def opening(body: Payload, envelope: Envelope, fact: Facts) -> Event:
    """How much was asked for."""
    # More than was asked for can be collected; then that is what it is about.
    amount = max(body.whole("amount"), body.whole("amount_captured", 0), body.whole("amount_received", 0))
    is_birth = envelope.kind in ("charge.succeeded", "charge.pending", "charge.failed", "payment_intent.created")
    return fact.open(
        money_of(body, amount),
        # A charge is born with its amount; later, and for an intent, it may have been another one.
        body.moment("created") if is_birth else envelope.at,
        # The amount is part of the fact: it can grow while the money is set aside, and is then asked for anew.
        what=f"opened/{amount}",
        names=named(SELLER[fact.lifecycle], seller_of(body, envelope)),
    )


def started(fact: Facts, at: datetime) -> Event:
    """The bank has been asked, or the customer has done their part."""
    return fact(TRIGGERS[fact.lifecycle][START], "started", at, STARTED)


def failed(fact: Facts, amount: Money, at: datetime, code: str) -> Event:
    """It did not go through; a debit can say so weeks after it was paid."""
    trigger = TRIGGERS[fact.lifecycle][FAIL]
    return fact(trigger, "failed", at, FAILED, amount=amount, code=code, reason=reason(code).id, party=Party.BANK)


def authorised(body: Payload, fact: Facts, at: datetime, charges: Sequence[Payload]) -> Event:
    """So much is set aside."""
    total = body.whole("amount_capturable", 0) or body.whole("amount")
    return fact(
        "authorise",
        f"authorised/{total}",
        at,
        AUTHORISED,
        amount=money_of(body, total),
        is_total=True,
        due=_capture_before(charges),
        party=Party.BANK,
    )


def collected(body: Payload, fact: Facts, so_far: int, at: datetime) -> Event:
    """So much was collected from the beginning."""
    trigger = TRIGGERS[fact.lifecycle][COLLECT]
    party = Party.MERCHANT if fact.lifecycle == CARD else Party.BANK
    return fact(trigger, f"captured/{so_far}", at, PAID, amount=money_of(body, so_far), is_total=True, party=party)


def released(fact: Facts, so_far: int, at: datetime) -> Event:
    """The rest was let go."""
    return fact("release_remainder", f"released/{so_far}", at, RELEASED, party=Party.MERCHANT)


def _capture_before(charges: Sequence[Payload]) -> datetime | None:
    """Until when the seller may collect, where the payload says so: better than any rule of thumb."""
    for charge in charges:
        card = charge.part("payment_method_details").part("card")
        if card.data.get("capture_before") is not None:
            return card.moment("capture_before")
    return None
