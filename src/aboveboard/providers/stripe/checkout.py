"""
What stands around a payment: the page on which it is made, a closer check of it, a warning about it.

Source: docs.stripe.com/api/checkout/sessions/object, /radar/reviews/object, /radar/early_fraud_warnings/object.
"""

from collections.abc import Sequence

from ...lifecycle import Party
from ...transaction import Event
from ..facts import ids, named
from ..found import Events
from .charges import PAID, RELEASED, failed, started
from .facts import Facts
from .methods import CARD, COLLECT, DEBIT, RUN_OUT, SELLER, TRIGGERS, among, lifecycle_of
from .payload import Envelope, Payload, money_of

_AFTER_ALL, _CLOSED = range(7, 9)
_TOLD_ELSEWHERE = {
    "setup": "sets something up for later payments; the setup intent tells how that goes",
    "subscription": "begins a subscription; its invoices tell what is paid",
}
_UNCERTAIN = "offers several ways to pay and does not say which was taken; the webhooks of the charge do"
_LATER = ("checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed")
_APPROVED = ("approved", "acknowledged")
_REJECTED = ("refunded", "refunded_as_fraud")


def session(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read the page on which somebody pays."""
    mode = body.text("mode", "payment")
    if mode in _TOLD_ELSEWHERE:
        return Events(because=_TOLD_ELSEWHERE[mode])
    paid = body.text("payment_status")
    if paid == "no_payment_required" or not body.whole("amount_total", 0):
        return Events(because="nothing is to be paid")
    lifecycle = _lifecycle(body, envelope, paid)
    if not lifecycle:
        return Events(because=_UNCERTAIN)
    page = body.text("id")
    fact = Facts(lifecycle, page, ids(body.id_of("payment_intent"), page))
    amount, at = body.money("amount_total"), envelope.at
    names = named(SELLER[lifecycle], envelope.merchant)
    opened = fact.open(amount, at, what=f"opened/{body.whole('amount_total')}", names=names)
    if paid == "paid":
        trigger = TRIGGERS[lifecycle][COLLECT]
        return (opened, fact(trigger, "captured", at, PAID, amount=amount, is_total=True, party=Party.MERCHANT))
    if envelope.kind == "checkout.session.async_payment_failed":
        return (opened, failed(fact, amount, at, ""))
    if envelope.kind == "checkout.session.expired":
        return (opened, fact(TRIGGERS[lifecycle][RUN_OUT], "released", at, RELEASED))
    if envelope.kind == "checkout.session.completed" and lifecycle == DEBIT:
        return (opened, started(fact, at))
    return (opened,) if paid == "unpaid" else (opened, fact.unknown(body, envelope, paid))


def _lifecycle(body: Payload, envelope: Envelope, paid: str) -> str:
    """The lifecycle of what was paid with; empty where the page does not say."""
    offered = body.words("payment_method_types")
    found = among(offered)
    if found:
        return found
    if envelope.kind == "checkout.session.expired":
        return CARD
    if paid == "paid" and envelope.kind not in _LATER:
        # A debit is never paid at once.
        return among(one for one in offered if lifecycle_of(one) != DEBIT)
    return ""


def review(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read a closer check of a payment; the check does not say what was paid with, and only cards are checked."""
    about = ids(body.id_of("payment_intent"), body.id_of("charge"))
    if not about:
        return Events(because="does not say which payment it is about")
    fact = Facts(CARD, body.text("id"), about)
    opened = fact("open_review", "opened", body.moment("created"), _AFTER_ALL)
    if body.data.get("open"):
        return (opened,)
    why = body.text("closed_reason", "") or body.text("reason", "")
    if why in _APPROVED:
        return (opened, fact("approve_review", "approved", envelope.at, _CLOSED))
    if why in _REJECTED:
        return (opened, fact("reject_review", "rejected", envelope.at, _CLOSED, party=Party.MERCHANT))
    # The payment was questioned, or called off, or never went through: nobody decided anything here.
    return (opened,)


def warning(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read a warning that the bank was told of a problem with a payment."""
    charge = body.expanded("charge")
    if charge is None:
        return Events(because="does not say how much it is about; a dispute that follows does")
    name = body.text("id")
    fact = Facts("dispute", name, (name,), part_of=ids(body.id_of("payment_intent"), charge.text("id")))
    amount = money_of(charge, charge.whole("amount"))
    if not amount:
        return Events(because="moves no money")
    return (fact.open(amount, body.moment("created"), names=named("merchant", envelope.merchant), party=Party.BANK),)
