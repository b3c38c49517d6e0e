"""What a later message is about: one payment of an earlier one, a bundle of it, or all of it."""

from datetime import datetime

from attrs import frozen

from ...transaction import Event
from .facts import DEBIT, Subject, batch_id, bundle_id, ids_of, lifecycle_of
from .orders import asked_for, opening
from .payload import Payload


@frozen
class Message:
    """
    What a message says of itself.

    Attributes:
        id: Its id, or the id of the case that it is about.
        at: When it was made.
        merchant: Who collects, as their customers know them.
        usual: The message that it is usually about.
    """

    id: str
    at: datetime
    merchant: str
    usual: str = ""


def payment(info: Payload, group: Payload, message: Message) -> tuple[Subject, tuple[Event, ...]]:
    """
    One payment of an earlier message.

    Args:
        info: What is told of it.
        group: What is told of the message that it was ordered in, unless the payment itself names that.
        message: Where it is told.

    Returns:
        What it is, and its opening, where the message repeats the amount.
    """
    group = nearer(info, group)
    original = info.part("OrgnlTxRef")
    ids = ids_of(info, group.text("OrgnlMsgId", ""), "Orgnl") or (f"{message.id}/{info.place}",)
    subject = Subject(lifecycle_of(group.text("OrgnlMsgNmId", "") or message.usual, original), ids)
    amount = asked_for(original) or info.money("OrgnlInstdAmt") or info.money("OrgnlIntrBkSttlmAmt")
    # Without its day, an old collection cannot be told from a second try, which asks the customer anew.
    if amount is None or (subject.lifecycle == DEBIT and not original.day("ReqdColltnDt")):
        return subject, ()
    ordered_at = group.instant("OrgnlCreDtTm") if group.has("OrgnlCreDtTm") else message.at
    return subject, (opening(subject, amount, ordered_at, (original,), message.merchant),)


def batch(group: Payload, message: Message) -> Subject:
    """All of an earlier message."""
    return Subject(_lifecycle(group, message), (batch_id(group.text("OrgnlMsgId")),))


def bundle(body: Payload, group: Payload, message: Message) -> Subject:
    """A bundle of payments of an earlier message."""
    group = nearer(body, group)
    name = bundle_id(group.text("OrgnlMsgId", ""), body.text("OrgnlPmtInfId"))
    return Subject(_lifecycle(group, message), (name,))


def nearer(body: Payload, group: Payload) -> Payload:
    """What is told of the message that something was ordered in: at itself, or for all that are told together."""
    own = body.part("OrgnlGrpInf")
    return own if own.data else group


def _lifecycle(group: Payload, message: Message) -> str:
    return lifecycle_of(group.text("OrgnlMsgNmId", "") or message.usual, group)
