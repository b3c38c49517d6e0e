"""
Money on its way to and from the account of whoever is paid out: payouts, transfers between accounts, top-ups.

Source: docs.stripe.com/api/payouts/object, /transfers/object, /topups/object.
"""

from collections.abc import Sequence
from datetime import datetime

from ...lifecycle import Party
from ...transaction import Event
from ..facts import named
from ..found import Events
from .facts import Facts, why
from .methods import DEBIT
from .payload import Envelope, Payload, money_of

# Facts of one second, in the order in which they can only have happened.
_SENT, _PAID, _FAILED, _BACK = range(1, 5)
_SUBMITTED, _COLLECTED, _UNDONE = range(1, 4)


def payout(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read a payout to somebody's bank account or card."""
    if isinstance(body.data.get("amount"), int) and body.data["amount"] < 0:
        return Events(because="takes money from the account that is paid out, instead of paying it out")
    due = body.moment_if_any("arrival_date")
    return _paid_out(body, envelope, body.text("status"), due)


def transfer(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read a transfer to another account of Stripe's, which arrives at once; in old versions of the API, a payout."""
    found = _paid_out(body, envelope, body.text("status", "paid"), body.moment_if_any("date"))
    back = body.whole("amount_reversed", 0)
    if not back:
        return found
    fact = _facts(body)
    amount = money_of(body, back)
    return [*found, fact("return_funds", f"reversed/{back}", envelope.at, _BACK, amount=amount, is_total=True)]


def _paid_out(body: Payload, envelope: Envelope, status: str, due: datetime | None) -> Sequence[Event]:
    fact = _facts(body)
    created = body.moment_if_any("created") or envelope.at
    # Nothing becomes of a payout before it is there, whatever two clocks say.
    at = max(envelope.at, created)
    names = named("sender", envelope.merchant or body.text("statement_descriptor", ""))
    amount = body.money("amount")
    opened = fact.open(amount, created, names=names, due=body.moment_if_any("arrival_date"), party=Party.MERCHANT)
    if status == "pending":
        return (opened,)
    if status == "in_transit":
        return (opened, fact("send", "sent", at, _SENT, due=due, party=Party.MERCHANT))
    if status == "paid":
        return (opened, fact("pay", "paid", at, _PAID, amount=amount))
    if status in ("failed", "canceled"):
        told = why(body.text("failure_code", ""), of="payout")
        if status == "canceled":
            return (opened, fact("cancel", "canceled", at, _FAILED, party=Party.MERCHANT, **told))
        failed = fact("fail", "failed", at, _FAILED, party=Party.BANK, **told)
        # Who paid it out has it back once Stripe has booked that.
        is_back = body.data.get("failure_balance_transaction")
        return (opened, failed, *((fact("return_funds", "returned", at, _BACK, **told),) if is_back else ()))
    return (opened, fact.unknown(body, envelope, status))


def _facts(body: Payload) -> Facts:
    return Facts("payout", body.text("id"), (body.text("id"),))


def topup(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read money that is collected from a platform's own bank account."""
    name, status = body.text("id"), body.text("status")
    fact = Facts(DEBIT, name, (name,))
    created, amount = body.moment("created"), body.money("amount")
    at = max(envelope.at, created)
    told = why(body.text("failure_code", ""))
    due = body.moment_if_any("expected_availability_date")
    found = [fact.open(amount, created), fact("submit", "submitted", created, _SUBMITTED, due=due)]
    if status == "succeeded":
        found.append(fact("confirm", "collected", at, _COLLECTED, amount=amount, party=Party.BANK))
    elif status == "failed":
        found.append(fact("fail", "failed", at, _UNDONE, amount=amount, party=Party.BANK, **told))
    elif status == "canceled":
        found.append(fact("cancel", "canceled", at, _UNDONE, party=Party.MERCHANT))
    elif status == "reversed":
        found.append(fact("charge_back", "reversed", at, _UNDONE, amount=amount, party=Party.BANK, **told))
    elif status != "pending":
        found.append(fact.unknown(body, envelope, status))
    return found
