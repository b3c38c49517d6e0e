"""Money that comes back: returned between banks (pacs.004), or undone by whoever collected it (pacs.007, pain.007)."""

from collections.abc import Iterable
from typing import Any

from attrs import frozen
from moneyed import Money

from ...lifecycle import Party
from ...transaction import Event
from .facts import DEBIT, Subject, code_in
from .payload import Payload
from .reasons import reason
from .references import Message, batch, bundle, payment


@frozen
class Kind:
    """
    The names of a message that gives money back.

    Attributes:
        action: The code set of its reasons.
        id: Of the return itself.
        reasons: Why.
        past: Before the name of an amount that comes back.
        party: Who does it.
        usual: The message that it is usually about.
    """

    action: str
    id: str
    reasons: str
    past: str
    party: Party
    usual: str = ""


RETURN = Kind("return", "RtrId", "RtrRsnInf", "Rtrd", Party.BANK)
REVERSAL = Kind("reversal", "RvslId", "RvslRsnInf", "Rvsd", Party.MERCHANT, usual="pacs.003")


def returns(kind: Kind, body: Payload, merchant: str) -> Iterable[Event]:
    """Everything that a message gives back."""
    header = body.object("GrpHdr")
    message = Message(header.text("MsgId"), header.instant("CreDtTm"), merchant, kind.usual)
    main = body.first("OrgnlGrpInf")
    loose, bundles = body.objects("TxInf"), body.objects("OrgnlPmtInfAndRvsl")
    for info in loose:
        yield from _payment(kind, info, main, message)
    for one in bundles:
        inside = one.objects("TxInf")
        for info in inside:
            yield from _payment(kind, info, main, message)
        if not inside:
            yield _returned(kind, bundle(one, main, message), one.objects(kind.reasons), message, message.id)
    if main.data and not loose and not bundles:
        yield _returned(kind, batch(main, message), main.objects(kind.reasons), message, message.id)


def _payment(kind: Kind, info: Payload, main: Payload, message: Message) -> Iterable[Event]:
    subject, opened = payment(info, main, message)
    yield from opened
    own = info.text(kind.id, "") or f"{message.id}/{info.place}"
    amount = _amount(kind, info)
    more = {"amount": amount} if amount is not None else {}
    yield _returned(kind, subject, info.objects(kind.reasons), message, own, **more)


def _amount(kind: Kind, info: Payload) -> Money | None:
    """How much comes back; no more than was sent, for what a bank pays on top was never part of it."""
    sent = info.money("OrgnlIntrBkSttlmAmt") or info.money("OrgnlInstdAmt")
    back = info.money(f"{kind.past}IntrBkSttlmAmt") or info.money(f"{kind.past}InstdAmt")
    if sent and back and sent.currency == back.currency:
        return min(sent, back)
    return back


def _returned(
    kind: Kind, subject: Subject, reasons: Iterable[Payload], message: Message, own: str, **more: Any
) -> Event:
    is_debit = subject.lifecycle == DEBIT
    code = code_in(reasons)
    why = reason(code, of="payment" if is_debit else "transfer", action=kind.action)
    # It can come back in parts, so each return is a fact of its own.
    what = f"{kind.action}/{own}"
    trigger = "charge_back" if is_debit else "return"
    return subject.fact(trigger, what, message.at, party=kind.party, code=code, reason=why.id, **more)
