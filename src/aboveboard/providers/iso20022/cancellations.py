"""
A request to stop a payment or send it back (camt.055, camt.056), and the answer to it (camt.029).

A request is a hope: it moves nothing. Each has an id of its own, because one that was turned down can be made again.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from ...lifecycle import Party
from ...transaction import Event
from .facts import CALLED_OFF, TRANSFER, Subject, code_in, known_id
from .payload import Payload
from .reasons import reason
from .references import Message, batch, bundle, nearer, payment

_BY_THE_CUSTOMER = ("CUST", "UPAY", "ENUE", "UAPA")

ANSWERS: Mapping[str, str] = {
    "CNCL": "cancel",
    "ACCR": "cancel",
    "RJCR": "refuse_cancel",
    "PDCR": "request_cancel",
}
"""What each answer says happened. Any other is an event that nobody taught us."""

SPLIT = ("PACR", "PECR")
"""A part was accepted: each transaction tells for itself."""


def requests(body: Payload, merchant: str) -> Iterable[Event]:
    """Everything that somebody wants stopped or sent back."""
    assignment, case = body.object("Assgnmt"), known_id(body.part("Case").text("Id", ""))
    message = Message(case or assignment.text("Id"), assignment.instant("CreDtTm"), merchant)
    parts = body.objects("Undrlyg")
    # The answer may name the case alone. Of several payments, it would not say which.
    is_alone = sum(len(_payments(part)) for part in parts) == 1
    for part in parts:
        for group, info in _payments(part):
            subject, opened = payment(info, group, message)
            yield from opened
            if case and is_alone:
                subject = evolve(subject, about=(*subject.about, f"Case/{case}"))
            yield _asked(subject, info, message)
        yield from _together(part, message)


def _payments(part: Payload) -> list[tuple[Payload, Payload]]:
    """Each payment that a request names, with what is told of the message it was ordered in."""
    group = part.part("OrgnlGrpInfAndCxl")
    bundles = part.objects("OrgnlPmtInfAndCxl")
    return [
        *((group, info) for info in part.objects("TxInf")),
        *((nearer(one, group), info) for one in bundles for info in one.objects("TxInf")),
    ]


def _together(part: Payload, message: Message) -> Iterable[Event]:
    """Bundles and messages that are to be stopped as a whole."""
    group = part.part("OrgnlGrpInfAndCxl")
    bundles = part.objects("OrgnlPmtInfAndCxl")
    for one in bundles:
        if not one.objects("TxInf"):
            yield _asked(bundle(one, group, message), one, message)
    if group.data and not bundles and not part.objects("TxInf"):
        yield _asked(batch(group, message), group, message)


def _asked(subject: Subject, told: Payload, message: Message) -> Event:
    code = code_in(told.objects("CxlRsnInf"))
    party = Party.CUSTOMER if code in _BY_THE_CUSTOMER else Party.BANK
    own = told.text("CxlId", "") or told.text("PmtCxlId", "") or told.text("GrpCxlId", "") or message.id
    return subject.fact("request_cancel", f"asked/{own}", message.at, party=party, code=code)


def answers(body: Payload, merchant: str) -> Iterable[Event]:
    """Everything that an answer tells."""
    assignment, case = body.object("Assgnmt"), known_id(body.part("RslvdCase").text("Id", ""))
    message = Message(case or assignment.text("Id"), assignment.instant("CreDtTm"), merchant)
    conclusion = body.part("Sts").text("Conf", "")
    found = [event for part in body.objects("CxlDtls") for event in _details(part, conclusion, message)]
    yield from found
    if not found and case:
        yield from _answer(Subject(TRANSFER, (f"Case/{case}",)), conclusion, body, message)


def _details(part: Payload, conclusion: str, message: Message) -> Iterable[Event]:
    group = part.part("OrgnlGrpInfAndSts")
    whole = group.text("GrpCxlSts", "") or conclusion
    loose, bundles = part.objects("TxInfAndSts"), part.objects("OrgnlPmtInfAndSts")
    for info in loose:
        yield from _payment(info, group, whole, message)
    for one in bundles:
        near = nearer(one, group)
        status, inside = one.text("PmtInfCxlSts", "") or whole, one.objects("TxInfAndSts")
        for info in inside:
            yield from _payment(info, near, status, message)
        if not inside:
            yield from _answer(bundle(one, near, message), status, one, message)
    if group.data and not loose and not bundles:
        yield from _answer(batch(group, message), whole, group, message)


def _payment(info: Payload, group: Payload, whole: str, message: Message) -> Iterable[Event]:
    subject, opened = payment(info, group, message)
    yield from opened
    yield from _answer(subject, info.text("TxCxlSts", "") or whole, info, message)


def _answer(subject: Subject, status: str, told: Payload, message: Message) -> Iterable[Event]:
    if not status or status in SPLIT:
        return
    trigger = ANSWERS.get(status, f"answer {status}")
    code = code_in(told.objects("CxlStsRsnInf"))
    more: dict[str, Any] = {"code": code}
    if trigger == "refuse_cancel":
        more["reason"] = reason(code, of="transfer", action="refusal").id
    what = CALLED_OFF if trigger == "cancel" else f"{status}/{message.id}"
    yield subject.fact(trigger, what, message.at, party=Party.BANK, **more)
