"""
What was ordered: transfers (pain.001, pacs.008) and collections (pain.008, pacs.003), each of which opens one.

Reports repeat parts of an order, and so does the next bank; the opening they tell is the same fact.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from moneyed import Money

from ...lifecycle import OPEN
from ...transaction import Event
from ..payload import end_of
from .facts import DEBIT, TRANSFER, Subject, batch_id, bundle_id, counted, ids_of, name_of, told_apart
from .payload import Payload

_TRANSACTIONS = {TRANSFER: "CdtTrfTxInf", DEBIT: "DrctDbtTxInf"}


class _Ordered(NamedTuple):
    """One transaction, what it was bundled with, and what its batch is called."""

    body: Payload
    bundle: Payload
    part_of: tuple[str, ...]


def orders(lifecycle: str, body: Payload, merchant: str) -> Iterable[Event]:
    """Every transaction that a message orders, as opened."""
    header = body.object("GrpHdr")
    message, at = header.text("MsgId"), header.instant("CreDtTm")
    found = list(_ordered(body, message, _TRANSACTIONS[lifecycle]))
    ids = told_apart([ids_of(one.body.part("PmtId"), message) for one in found], batch_id(message))
    inside = Counter(batch for one in found for batch in one.part_of)
    for one, own in zip(found, ids, strict=True):
        # What is told of a whole batch is told of its only transaction.
        alone = [batch for batch in one.part_of if inside[batch] == 1]
        subject = Subject(lifecycle, (*own, *alone), one.part_of)
        amount = asked_for(one.body)
        if amount is not None:
            yield opening(subject, amount, at, (one.body, one.bundle), merchant)


def _ordered(body: Payload, message: str, name: str) -> Iterable[_Ordered]:
    for one in body.objects(name):
        yield _Ordered(one, body.part("GrpHdr"), (batch_id(message),))
    for bundle in body.objects("PmtInf"):
        part_of = (batch_id(message), bundle_id(message, bundle.text("PmtInfId")))
        for one in bundle.objects(name):
            yield _Ordered(one, bundle, part_of)


def opening(subject: Subject, amount: Money, at: datetime, places: Sequence[Payload], merchant: str) -> Event:
    """
    The opening of a transaction.

    Args:
        subject: What it is about.
        amount: How much.
        at: When it was ordered, or first reported.
        places: Where the day and the recipient may be told, the nearest first.
        merchant: Who collects, as their customers know them.
    """
    is_debit = subject.lifecycle == DEBIT
    due = day_asked_for(places, "ReqdColltnDt" if is_debit else "ReqdExctnDt")
    name = next((name for place in places if (name := name_of(place, "Cdtr"))), "")
    name = (merchant or name) if is_debit else name
    # A collection can be tried again on another day, and is then asked for anew.
    attempt = f"/{due:%Y-%m-%d}" if is_debit and due else ""
    return subject.fact(
        OPEN,
        f"opened/{counted(amount)}{attempt}",
        at,
        amount=amount,
        # In the past it would be a promise that was broken before it was made.
        due=due if due and due > at else None,
        names={"merchant" if is_debit else "recipient": name} if name else {},
    )


def day_asked_for(places: Sequence[Payload], name: str) -> datetime | None:
    """By when it should be carried out or collected, as whoever ordered it wants."""
    for place in places:
        found = place.day(name)
        if found:
            return found[1] or end_of(found[0])
    return None


def asked_for(body: Payload) -> Money | None:
    """How much was asked for: the instructed amount, which fees and exchanges on the way do not change."""
    amount = body.part("Amt")
    instructed = amount.money("InstdAmt") or amount.part("EqvtAmt").money("Amt")
    return instructed or body.money("InstdAmt") or body.money("IntrBkSttlmAmt")
