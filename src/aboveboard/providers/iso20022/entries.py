"""
Lines of an account, as its bank lists them: announced, pending or booked (camt.052, camt.053, camt.054).

Several lists tell the same line, and one line can undo an earlier one. Banks date lines by day; where they tell no
hour, a line is dated at noon.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from moneyed import Money

from ...lifecycle import OPEN, Party
from ...transaction import Event
from ..facts import named
from ..payload import end_of
from .facts import ENTRY, Subject, code_in, counted, known_id, name_of, told_apart
from .lines import brings_back, payments_in
from .payload import Payload, noon
from .reasons import reason

_LISTS = ("Rpt", "Stmt", "Ntfctn")
_OTHER_SIDE = {"DBIT": "CRDT", "CRDT": "DBIT"}
_WHOSE = {"DBIT": "Cdtr", "CRDT": "Dbtr"}

TRIGGERS = {"BOOK": "post", "PDNG": "appear", "FUTR": "announce", "INFO": "announce"}
"""What each status of a line says happened. Any other is an event that nobody taught us."""


class _Line(NamedTuple):
    """One line, and when the list was made that it stands in."""

    body: Payload
    listed_at: datetime
    amount: Money
    side: str

    @property
    def details(self) -> tuple[Payload, ...]:
        return tuple(one for part in self.body.objects("NtryDtls") for one in part.objects("TxDtls"))

    @property
    def status(self) -> str:
        found = self.body.choice("Sts")
        if not found:
            raise self.body.bad("Sts", "should say whether it is booked")
        return found

    @property
    def undoes(self) -> bool:
        return self.body.flag("RvslInd")

    @property
    def booked_at(self) -> datetime:
        told = self.body.day("BookgDt")
        return (told[1] or noon(told[0])) if told else self.seen_at

    @property
    def seen_at(self) -> datetime:
        """A day later than the hour of a list would make it newer than what was booked on that day."""
        return min(self.listed_at, noon(self.listed_at.date()))


def entries(body: Payload, merchant: str) -> Iterable[Event]:
    """Every line, and what it says of the payment behind it."""
    header = body.object("GrpHdr")
    for name in _LISTS:
        for part in body.objects(name):
            at = part.instant("CreDtTm") if part.has("CreDtTm") else header.instant("CreDtTm")
            yield from _listed(part, at)


def _listed(part: Payload, at: datetime) -> Iterable[Event]:
    lines = [
        _Line(one, at, amount, _side(one)) for one in part.objects("Ntry") if (amount := one.money("Amt")) is not None
    ]
    ids = told_apart([_ids(line, line.side) for line in lines], part.text("Id"))
    for line, own in zip(lines, ids, strict=True):
        if line.undoes:
            yield from _undone(line, own[0])
        else:
            yield from _line(line, Subject(ENTRY, own))
        if line.status == "BOOK":
            amount = line.amount if len(line.details) == 1 else None
            for detail in line.details:
                yield from payments_in(line.body, detail, amount, line.side, line.booked_at)


def _side(body: Payload) -> str:
    found = body.text("CdtDbtInd")
    if found not in _OTHER_SIDE:
        raise body.bad("CdtDbtInd", f"should be DBIT or CRDT, and is {found!r}")
    return found


def _ids(line: _Line, side: str) -> Sequence[str]:
    """
    Every id of a line, those with its amount first.

    A bank may give a payment and its fee, or the parts of a batch, one id; within a list, `told_apart` then drops it.
    What is the same from end to end can be the same every month, so it counts only with an id of the order. The
    bank's `NtryRef` is no id: in some countries it is the number of the account.
    """
    plain = [f"{side}/{one}" for one in _references(line)]
    return [*(f"{one}/{counted(line.amount)}" for one in plain), *plain]


def _references(line: _Line) -> Iterable[str]:
    own = known_id(line.body.text("AcctSvcrRef", ""))
    if own:
        yield own
    for detail in line.details:
        refs = detail.part("Refs")
        unique, transaction, end_to_end, instruction, bundle = (
            known_id(refs.text(name, "")) for name in ("UETR", "TxId", "EndToEndId", "InstrId", "PmtInfId")
        )
        if unique:
            yield unique.lower()
        if transaction:
            yield f"TxId/{transaction}"
        for one in (instruction, bundle):
            if one and end_to_end:
                yield f"{one}/{end_to_end}"


def _line(line: _Line, subject: Subject) -> Iterable[Event]:
    booked = line.status == "BOOK"
    at = line.booked_at if booked else line.seen_at
    name = _named(line)
    yield subject.fact(OPEN, f"opened/{counted(line.amount)}", at, amount=line.amount, names=named("merchant", name))
    trigger = TRIGGERS.get(line.status, f"entry {line.status}")
    if booked:
        yield subject.fact(trigger, "posted", at, amount=line.amount, party=Party.BANK)
    else:
        due = _expected(line) if trigger == "announce" else None
        yield subject.fact(trigger, line.status, at, party=Party.BANK, due=due if due and due > at else None)


def _named(line: _Line) -> str:
    """Who is on the other side; nobody where a line has several."""
    names = {
        # What comes back still names the two as they were when it went.
        name_of(one.part("RltdPties"), _WHOSE[_OTHER_SIDE[line.side] if brings_back(line.body, one) else line.side])
        for one in line.details
    }
    return names.pop() if len(names) == 1 else ""


def _expected(line: _Line) -> datetime | None:
    """The day on which a line that was announced should be entered."""
    told = line.body.day("BookgDt") or line.body.day("ValDt")
    return (told[1] or end_of(told[0])) if told else None


def _undone(line: _Line, own: str) -> Iterable[Event]:
    """A line that undoes an earlier one on the other side. Until it is booked, nothing is undone."""
    if line.status != "BOOK":
        return
    earlier = tuple(_ids(line, _OTHER_SIDE[line.side])) or (own,)
    code = code_in(one.part("RtrInf") for one in line.details)
    yield Subject(ENTRY, earlier).fact(
        "reverse",
        f"reversed/{own}",
        line.booked_at,
        amount=line.amount,
        party=Party.BANK,
        code=code,
        reason=reason(code, of="payment", action="return").id,
    )
