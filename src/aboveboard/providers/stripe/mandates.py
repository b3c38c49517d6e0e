"""
Agreements to collect later: mandates, and the setup intents that bring them about.

Source: docs.stripe.com/api/mandates/object, /setup_intents/object.
"""

from collections.abc import Sequence
from datetime import datetime

from ...lifecycle import Party
from ...transaction import NO_MONEY, Event
from ..facts import ids, named
from .facts import Facts, why
from .payload import Envelope, Payload

# Facts of one second, in the order in which they can only have happened.
_ASKED, _SUBMITTED, _FAILED, _ACTIVE, _ENDED = range(1, 6)


def mandate(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read a mandate."""
    name, status, at = body.text("id"), body.text("status"), envelope.at
    fact = Facts("mandate", name, (name,))
    accepted = body.part("customer_acceptance").moment_if_any("accepted_at") or at
    opened = fact.open(NO_MONEY, min(accepted, at), names=named("merchant", envelope.merchant))
    details = body.part("payment_method_details")
    said = details.part(details.text("type", "")).text("network_status", "")
    if status == "pending":
        return (opened, fact("submit", "submitted", at, _SUBMITTED))
    if status == "active":
        return (opened, fact("activate", "active", at, _ACTIVE, party=Party.BANK))
    if status == "inactive":
        if said == "refused":
            return (opened, _failed(fact, "refused", at, ""))
        if body.text("type", "") == "single_use" and said != "revoked":
            return (opened, fact("use_up", "used", at, _ENDED))
        return (opened, fact("cancel", "inactive", at, _ENDED, party=Party.BANK))
    return (opened, fact.unknown(body, envelope, status))


def setup_intent(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read a setup intent: what somebody may be charged with later is being put in place."""
    name, status = body.text("id"), body.text("status")
    created = body.moment("created")
    at = max(envelope.at, created)
    attempt = body.id_of("latest_attempt")
    fact = Facts("mandate", name, ids(name, body.id_of("mandate"), body.id_of("single_use_mandate")))
    opened = fact.open(NO_MONEY, created, names=named("merchant", envelope.merchant))
    error = body.part("last_setup_error")
    if envelope.kind == "setup_intent.setup_failed" or (status == "requires_payment_method" and error.data):
        code = error.text("decline_code", "") or error.text("code", "")
        return (opened, _failed(fact, f"failed/{attempt}", at, code))
    if status in ("requires_payment_method", "requires_confirmation"):
        return (opened,)
    if status == "requires_action":
        asked = fact("request_approval", f"approval_asked/{attempt}", at, _ASKED, party=Party.MERCHANT)
        return (opened, asked)
    if status == "processing":
        return (opened, fact("submit", f"submitted/{attempt}", at, _SUBMITTED))
    if status == "succeeded":
        return (opened, fact("activate", "active", at, _ACTIVE, party=Party.BANK))
    if status == "canceled":
        return (opened, fact("cancel", "canceled", at, _ENDED, party=Party.MERCHANT))
    return (opened, fact.unknown(body, envelope, status))


def _failed(fact: Facts, what: str, at: datetime, code: str) -> Event:
    return fact("fail", what, at, _FAILED, party=Party.BANK, **why(code, of="mandate"))
