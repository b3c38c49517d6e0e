"""
Money sent to and from financial accounts and cash balances.

Each of these objects has a status and the moments at which it changed; a table says which steps a status stands for.
What the customer sends, or moves themselves, is a transfer of theirs. What somebody else sends them, and what comes
back of money that was taken, is paid to them.

Source: docs.stripe.com/api/treasury, docs.stripe.com/api/cash_balance_transactions/object.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from attrs import frozen

from ...lifecycle import Party
from ...transaction import Event
from ..facts import named
from ..found import Events
from .facts import Facts, why
from .methods import TRANSFER
from .payload import Envelope, Payload, money_of

_PAYOUT = "payout"


@frozen
class _Step:
    """A step of a transfer: its trigger, and which of the object's moments says when."""

    trigger: str
    when: str = ""


_STARTED = _Step("execute")
_LEFT = _Step("debit_done", "posted_at")
_ARRIVED = _Step("credit", "succeeded_at")
_REJECTED = _Step("reject", "failed_at")
_CANCELLED = _Step("cancel", "canceled_at")
_RETURNED = _Step("return", "returned_at")
# None of the object's moments says when: then it is that of the webhook.
_CREDITED_FOR_NOW = _Step("pay", "initial_credit_granted_at")
_RECEIVED = _Step("confirm", "completed_at")
_NOT_RECEIVED = _Step("fail", "failed_at")
# Facts of one second, in the order in which they can only have happened.
_IN_ORDER = ("open", "execute", "debit_done", "credit", "pay", "confirm", "reject", "fail", "cancel", "return")

_OUT = {
    "processing": (_STARTED,),
    "posted": (_STARTED, _LEFT),
    "failed": (_STARTED, _REJECTED),
    "canceled": (_STARTED, _CANCELLED),
    "returned": (_STARTED, _LEFT, _RETURNED),
}
_IN = {
    "processing": (_STARTED,),
    "succeeded": (_STARTED, _ARRIVED),
    "failed": (_STARTED, _REJECTED),
    "canceled": (_STARTED, _CANCELLED),
}
_PAID_TO_THEM: Mapping[str, Sequence[_Step]] = {
    "processing": (),
    "succeeded": (_RECEIVED,),
    "failed": (_NOT_RECEIVED,),
}
_STEPS: Mapping[str, Mapping[str, Sequence[_Step]]] = MappingProxyType(
    {
        "treasury.outbound_payment": _OUT,
        "treasury.outbound_transfer": _OUT,
        "treasury.credit_reversal": _OUT,
        "treasury.inbound_transfer": _IN,
        "treasury.received_credit": _PAID_TO_THEM,
        "treasury.debit_reversal": _PAID_TO_THEM,
    }
)
_CREDITED_EARLY = "treasury.debit_reversal.initial_credit_granted"


def read(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read an object of a financial account."""
    kind, status, name = body.text("object"), body.text("status"), body.text("id")
    is_theirs = _STEPS[kind] is _PAID_TO_THEM
    fact = Facts(_PAYOUT if is_theirs else TRANSFER, name, (name,))
    steps = _STEPS[kind].get(status)
    names = named("sender", _sender(body)) if is_theirs else named("recipient", _recipient(body))
    opened = fact.open(body.money("amount"), body.moment("created"), names=names)
    if steps is None:
        return (opened, fact.unknown(body, envelope, status))
    if body.data.get("returned") is True and not is_theirs:
        steps = (*steps, _RETURNED)
    if envelope.kind == _CREDITED_EARLY:
        # Before it is certain that the money comes back, and it can still be taken again.
        steps = (_CREDITED_FOR_NOW, *steps)
    return [opened, *(_event(step, body, envelope, fact) for step in steps)]


def _event(step: _Step, body: Payload, envelope: Envelope, fact: Facts) -> Event:
    moments = body.part("status_transitions")
    told = moments.moment_if_any(step.when) if step.when else body.moment("created")
    at = told or max(envelope.at, body.moment("created"))
    more: dict[str, Any] = {}
    if step in (_STARTED, _LEFT):
        more["due"] = body.moment_if_any("expected_arrival_date")
    elif step in (_REJECTED, _RETURNED):
        more |= {"party": Party.BANK, **why(_code(body), of="transfer")}
    elif step is _NOT_RECEIVED:
        more |= {"party": Party.BANK, **why(_code(body), of="payout")}
    return fact(step.trigger, step.trigger, at, _IN_ORDER.index(step.trigger), **more)


def _code(body: Payload) -> str:
    details = (body.part("returned_details"), body.part("failure_details"))
    said = [one.text("code", "") for one in details]
    return next(filter(None, said), "") or body.text("failure_code", "")


def _recipient(body: Payload) -> str:
    """Whom a payment goes to; a transfer between accounts of one holder names nobody."""
    if body.text("object") != "treasury.outbound_payment":
        return ""
    return body.part("destination_payment_method_details").part("billing_details").text("name", "")


def _sender(body: Payload) -> str:
    """Who sent it, where Stripe knows."""
    return body.part("initiating_payment_method_details").part("billing_details").text("name", "")


def cash(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read money that a customer sent ahead to a seller, or that goes back to them."""
    name, kind, at = body.text("id"), body.text("type"), body.moment("created")
    fact = Facts(TRANSFER, name, (name,))
    amount = money_of(body, body.size("net_amount"))
    if not amount:
        return Events(because="moves no money")
    opened = fact.open(amount, at, names=named("recipient", envelope.merchant))
    if kind == "funded":
        return (opened, fact("credit", "funded", at, _IN_ORDER.index("credit"), amount=amount, party=Party.BANK))
    if kind in ("return_initiated", "funding_reversed"):
        back = fact("return", kind, at, _IN_ORDER.index("return"), amount=amount, party=Party.BANK)
        return (opened, back)
    return Events(because=f"{kind}: the money stays with the seller, and what it pays is told by the payment")
