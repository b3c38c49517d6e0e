"""What events of all messages have in common: which transaction they are about, and in which order facts happen."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from attrs import frozen
from moneyed import Money

from ...lifecycle import OPEN
from ...money import to_minor
from ...transaction import Event
from .payload import Payload

TRANSFER, DEBIT, ENTRY = "bank_transfer", "bank_debit", "feed_entry"

ORDER = (
    *(OPEN, "announce", "appear", "post", "reverse"),
    *("check", "accept", "submit", "execute", "debit_done", "hold_at_payee_bank", "confirm", "credit", "pay_out"),
    *("block", "request_cancel", "refuse_cancel", "cancel", "reject", "fail", "return", "charge_back"),
    *("return_arrived", "settle_return"),
)
"""Facts of one moment, in the order in which they can only have happened."""

CALLED_OFF = "called off"
"""A report and the answer to a request both say so: one fact."""

_NO_ID = ("", "NOTPROVIDED", "NOT PROVIDED", "NONREF", "NONE", "N/A")
_DEBITS = re.compile(r"(pain\.00[78]|pacs\.00[37])")
_TRANSFERS = re.compile(r"(pain\.001|pacs\.00[89])")


@frozen
class Subject:
    """
    What the news is about.

    Attributes:
        lifecycle: Whose news it is.
        about: Every id by which banks know it, the one to call it by first.
        part_of: The batch that it was ordered in.
    """

    lifecycle: str
    about: tuple[str, ...]
    part_of: tuple[str, ...] = ()

    def fact(self, trigger: str, what: str, at: datetime, **more: Any) -> Event:
        """
        One fact.

        Args:
            trigger: What happened.
            what: Tells it from every other fact about the same; whoever reports it says the same.
            at: When it happened.
            more: Whatever else the event says.
        """
        return Event(
            trigger,
            reference=f"{self.about[0]}/{what}",
            source="iso20022",
            lifecycle=self.lifecycle,
            about=self.about,
            part_of=self.part_of,
            occurred_at=at,
            sequence=ORDER.index(trigger) if trigger in ORDER else len(ORDER),
            **more,
        )


def counted(amount: Money) -> str:
    """An amount as a part of an id: however many zeros it was told with, the same."""
    return f"{to_minor(amount)}{amount.currency.code}"


def known_id(found: str) -> str:
    """An id, unless it only says that there is none."""
    return "" if found.upper() in _NO_ID else found


def ids_of(body: Payload, message: str, prefix: str = "") -> tuple[str, ...]:
    """
    Every id of a transaction, the one that goes from end to end first.

    Args:
        body: Where the ids stand.
        message: Id of the message it was ordered in: an instruction's id is only unique within it.
        prefix: ``"Orgnl"`` where the ids are those of an earlier message.
    """
    end_to_end, unique, transaction, instruction = (
        known_id(body.text(f"{prefix}{name}", "")) for name in ("EndToEndId", "UETR", "TxId", "InstrId")
    )
    return tuple(
        one
        for one in (
            end_to_end,
            unique.lower(),
            transaction and f"TxId/{transaction}",
            message and instruction and f"InstrId/{message}/{instruction}",
        )
        if one
    )


def batch_id(message: str) -> str:
    """Id of everything that was ordered in one message."""
    return f"MsgId/{message}"


def bundle_id(message: str, bundle: str) -> str:
    """Id of everything that was ordered in one bundle of a message."""
    return f"PmtInfId/{message}/{bundle}"


def lifecycle_of(message: str, original: Payload) -> str:
    """
    Whether the customer sends the money, or it is collected from them.

    Args:
        message: The name of the message it was ordered with, such as ``"pain.001.001.09"``; may be empty.
        original: What the report repeats of the order.
    """
    if _DEBITS.search(message):
        return DEBIT
    if _TRANSFERS.search(message):
        return TRANSFER
    is_debit = original.text("PmtMtd", "") == "DD" or original.has("CdtrSchmeId") or original.has("ReqdColltnDt")
    return DEBIT if is_debit else TRANSFER


def name_of(body: Payload, party: str) -> str:
    """The name of a party: bare in old versions, in new ones within a choice."""
    found = body.part(party)
    return found.text("Nm", "") or found.part("Pty").text("Nm", "")


def told_apart(each: Sequence[Sequence[str]], place: str) -> list[tuple[str, ...]]:
    """
    Ids by which things of one document can be told apart: an id that several of them share is none.

    Args:
        each: Of each thing, its ids.
        place: What to call those by their number in that have no id of their own.
    """
    shared = Counter(one for ids in each for one in set(ids))
    return [
        tuple(one for one in dict.fromkeys(ids) if shared[one] == 1) or (f"{place}/{number}",)
        for number, ids in enumerate(each, 1)
    ]


def code_in(reasons: Iterable[Payload]) -> str:
    """The first code that a list of reasons gives; empty where it gives none."""
    return next((code for one in reasons if (code := one.choice("Rsn"))), "")
