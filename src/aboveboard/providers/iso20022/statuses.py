"""What became of orders: reports to the customer (pain.002) and between banks (pacs.002)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from ...lifecycle import Party
from ...transaction import Event
from .facts import CALLED_OFF, DEBIT, TRANSFER, Subject, code_in
from .orders import day_asked_for
from .payload import Payload
from .reasons import reason
from .references import Message, batch, bundle, payment

NOTHING_NEW = ""
"""It says no more than that the order is there."""

TRIGGERS: Mapping[str, Mapping[str, str]] = {
    TRANSFER: {
        **dict.fromkeys(("RCVD", "PRES"), NOTHING_NEW),
        **dict.fromkeys(("PDNG", "PATC", "ACFW"), "check"),
        **dict.fromkeys(("ACTC", "ACCP", "ACFC", "ACWC"), "accept"),
        **dict.fromkeys(("ACSP", "ACPD", "ACIS"), "execute"),
        "ACSC": "debit_done",
        "ACWP": "hold_at_payee_bank",
        **dict.fromkeys(("ACCC", "CPUC"), "credit"),
        "BLCK": "block",
        "CANC": "cancel",
        "RJCT": "reject",
    },
    DEBIT: {
        # Accepted by the bank of whoever collects: the customer's own bank has not been asked yet.
        **dict.fromkeys(("RCVD", "PRES", "PDNG", "PATC", "ACFW", "ACTC", "ACCP", "ACFC", "ACWC"), NOTHING_NEW),
        **dict.fromkeys(("ACSP", "ACPD"), "submit"),
        **dict.fromkeys(("ACSC", "ACWP"), "confirm"),
        **dict.fromkeys(("ACCC", "CPUC"), "pay_out"),
        "CANC": "cancel",
        "RJCT": "fail",
    },
}
"""By the lifecycle: what each status says happened. Any other is an event that nobody taught us."""

NOT_ABOUT_MONEY = ("RCVC", "RVCM", "RVMC", "RVNA", "RVNC", "RVNM")
"""Whether the name of the recipient fits the account."""

SPLIT = ("PART", "PRTL")
"""Each transaction tells for itself."""

_WITH_REASON = ("reject", "fail", "cancel", "block")
_SETTLED = ("ACSC", "ACWP", "ACCC")

Reasons = tuple[Payload, ...]


def statuses(body: Payload, merchant: str) -> Iterable[Event]:
    """Everything that a report tells."""
    header = body.object("GrpHdr")
    message = Message(header.text("MsgId"), header.instant("CreDtTm"), merchant)
    groups = body.objects("OrgnlGrpInfAndSts")
    main = body.first("OrgnlGrpInfAndSts")
    whole, reasons = main.text("GrpSts", ""), main.objects("StsRsnInf")
    loose, bundles = body.objects("TxInfAndSts"), body.objects("OrgnlPmtInfAndSts")
    for info in loose:
        yield from _payment(info, main, message, whole, reasons)
    for one in bundles:
        yield from _bundle(one, main, message)
    if not loose and not bundles:
        for group in groups:
            status = group.text("GrpSts", "")
            yield from _told(batch(group, message), status, group.objects("StsRsnInf"), message.at)


def _bundle(body: Payload, main: Payload, message: Message) -> Iterable[Event]:
    status = body.text("PmtInfSts", "") or main.text("GrpSts", "")
    reasons = body.objects("StsRsnInf") or main.objects("StsRsnInf")
    inside = body.objects("TxInfAndSts")
    for info in inside:
        yield from _payment(info, main, message, status, reasons)
    if not inside:
        yield from _told(bundle(body, main, message), status, reasons, message.at)


def _payment(info: Payload, group: Payload, message: Message, whole: str, reasons: Reasons) -> Iterable[Event]:
    status = info.text("TxSts", "") or whole
    if status in NOT_ABOUT_MONEY:
        return
    subject, opened = payment(info, group, message)
    yield from opened
    original = info.part("OrgnlTxRef")
    more: dict[str, Any] = {}
    if subject.lifecycle == DEBIT:
        # It can be tried again on another day; what came of it then is another fact.
        day = original.day("ReqdColltnDt")
        more["attempt"] = f"/{day[0]:%Y-%m-%d}" if day else ""
    else:
        more["due"] = day_asked_for((original,), "ReqdExctnDt")
    at = _when(info, status, message.at)
    yield from _told(subject, status, info.objects("StsRsnInf") or reasons, at, **more)


def _when(info: Payload, status: str, reported_at: datetime) -> datetime:
    """When it happened: as a rule when it was reported, unless the report knows when it was settled."""
    settled = info.part("FctvIntrBkSttlmDt")
    if status in _SETTLED and settled.has("DtTm"):
        return min(settled.instant("DtTm"), reported_at)
    return reported_at


def _told(
    subject: Subject, status: str, reasons: Reasons, at: datetime, attempt: str = "", due: datetime | None = None
) -> Iterable[Event]:
    if not status or status in (*SPLIT, *NOT_ABOUT_MONEY):
        return
    trigger = TRIGGERS[subject.lifecycle].get(status, f"status {status}")
    if trigger == NOTHING_NEW:
        return
    more: dict[str, Any] = {"code": code_in(reasons)}
    if trigger in _WITH_REASON:
        of = "payment" if subject.lifecycle == DEBIT else "transfer"
        more["reason"] = reason(more["code"], of=of, action="status").id
    if trigger == "accept" and due and due > at:
        more["due"] = due
    what = CALLED_OFF if trigger == "cancel" else status
    yield subject.fact(trigger, f"{what}{attempt}", at, party=Party.BANK, **more)
