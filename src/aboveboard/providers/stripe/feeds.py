"""
Lines of a bank account: transactions of linked accounts, and what is taken from a financial account.

Transactions of linked accounts have no webhooks. A webhook says that there are new ones, and you fetch them: the list
is read as it is.

Source: docs.stripe.com/api/financial_connections/transactions, /treasury/received_debits.
"""

from collections.abc import Sequence

from ...lifecycle import Party
from ...transaction import Cause, Event
from ..found import Events
from .facts import Facts, why
from .payload import Envelope, Payload, money_of

# Facts of one second, in the order in which they can only have happened.
_POSTED, _CORRECTED, _REMOVED = range(1, 4)


def linked(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read a transaction of a linked account."""
    name, status = body.text("id"), body.text("status")
    fact = Facts("feed_entry", name, (name,))
    size = body.size("amount")
    if not size:
        return Events(because="moves no money")
    amount = money_of(body, size)
    began = body.moment_if_any("transacted_at") or envelope.at
    at = max(envelope.at, began)
    moments = body.part("status_transitions")
    posted_at = moments.moment_if_any("posted_at") or (at if status == "posted" else None)
    # The amount is part of the fact: a pending entry can be posted with another one.
    opened = fact.open(amount, posted_at or at, what=f"opened/{size}", party=Party.BANK)
    if status == "pending":
        return (opened,)
    posted = (fact("post", "posted", posted_at, _POSTED, party=Party.BANK),) if posted_at else ()
    if status == "posted":
        # The newest list counts, also where the bank has changed what it had posted.
        what = f"amount/{size}/{at.timestamp():.0f}"
        return (opened, *posted, fact("correct", what, at, _CORRECTED, amount=amount, cause=Cause.BANK))
    if status == "void":
        gone = fact("remove", "void", moments.moment_if_any("void_at") or at, _REMOVED, party=Party.BANK)
        return (opened, *posted, gone)
    return (opened, fact.unknown(body, envelope, status))


def received_debit(body: Payload, envelope: Envelope) -> Sequence[Event]:
    """Read what somebody else has taken from a financial account, or tried to."""
    name, status, at = body.text("id"), body.text("status"), body.moment("created")
    fact = Facts("feed_entry", name, (name,))
    opened = fact.open(body.money("amount"), at, party=Party.BANK)
    if status == "succeeded":
        return (opened, fact("post", "posted", at, _POSTED, party=Party.BANK))
    if status == "failed":
        told = why(body.text("failure_code", ""))
        return (opened, fact("remove", "failed", at, _REMOVED, party=Party.BANK, **told))
    return (opened, fact.unknown(body, envelope, status))
