"""What a booked line of an account says of the transfer or the collection behind it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from moneyed import Money

from ...lifecycle import Party
from ...transaction import Event
from .facts import DEBIT, TRANSFER, Subject, code_in, ids_of
from .payload import Payload
from .reasons import reason

_BACK = ("RRTN", "RPCR", "UPDD", "PRDD", "RCDD")
"""Kinds of lines that bring money of an earlier payment back."""

_SENDING_BACK = ("return", "charge_back")

SAYS: Mapping[tuple[str, str, bool], tuple[str, tuple[str, ...]]] = {
    ("ICDT", "DBIT", False): (TRANSFER, ("debit_done",)),
    ("ICDT", "CRDT", True): (TRANSFER, ("return", "return_arrived")),
    ("IRCT", "DBIT", False): (TRANSFER, ("debit_done",)),
    ("IRCT", "CRDT", True): (TRANSFER, ("return", "return_arrived")),
    ("RDDT", "DBIT", False): (DEBIT, ("confirm",)),
    ("RDDT", "CRDT", True): (DEBIT, ("charge_back", "settle_return")),
    ("IDDT", "CRDT", False): (DEBIT, ("pay_out",)),
    ("IDDT", "DBIT", True): (DEBIT, ("charge_back",)),
}
"""
By the bank's family of the line, its side, and whether it brings something back: whose news it is, and what happened.

``I`` lines stand in the account of who gave the order, ``R`` lines in that of the other side.
"""


def payments_in(line: Payload, detail: Payload, amount: Money | None, side: str, at: datetime) -> Iterable[Event]:
    """
    What one payment of a booked line came to; nothing where the line is of another kind or names no payment.

    Args:
        line: The line.
        detail: The payment within it.
        amount: Of the line, where it has no other payment.
        side: Of the line.
        at: When it was booked.
    """
    refs = detail.part("Refs")
    ids = ids_of(refs, refs.text("MsgId", ""))
    side = detail.text("CdtDbtInd", "") or side
    is_back = brings_back(line, detail)
    said = SAYS.get((_family(line, detail).text("Cd", ""), side, is_back))
    if not said or not ids:
        return
    lifecycle, triggers = said
    subject = Subject(lifecycle, ids)
    if not is_back:
        yield from (subject.fact(one, "booked", at, party=Party.BANK) for one in triggers)
        return
    code = code_in((detail.part("RtrInf"),))
    why = reason(code, of="payment" if lifecycle == DEBIT else "transfer", action="return").id
    own = detail.part("Refs").text("AcctSvcrRef", "") or line.text("AcctSvcrRef", "")
    came = _came_back(detail, amount)
    for one in triggers:
        # The banks may have told of this return already, and of more than what was entered.
        counts = came is not None and one in _SENDING_BACK
        what = f"{one}/{own}".rstrip("/")
        yield subject.fact(one, what, at, party=Party.BANK, amount=came, is_total=counts, code=code, reason=why)


def brings_back(line: Payload, detail: Payload) -> bool:
    """Whether it brings money of an earlier payment back."""
    kind = _family(line, detail).text("SubFmlyCd", "")
    return line.flag("RvslInd") or detail.has("RtrInf") or kind in _BACK


def _family(line: Payload, detail: Payload) -> Payload:
    own = detail.part("BkTxCd").part("Domn").part("Fmly")
    return own if own.data else line.part("BkTxCd").part("Domn").part("Fmly")


def _came_back(detail: Payload, amount: Money | None) -> Money | None:
    """How much came back: what was entered, or in another currency what had been ordered; None where nobody says."""
    amounts = detail.part("AmtDtls")
    entered = detail.money("Amt") or amounts.part("TxAmt").money("Amt") or amount
    ordered = amounts.part("InstdAmt").money("Amt")
    return ordered if ordered and entered and ordered.currency != entered.currency else entered or ordered
