"""
Messages of ISO 20022 read into events.

A message is read by the element that holds it, so any version and any bank's own namespace will do. What it says of a
transfer or a collection is told from the side of the customer who pays; what it lists of an account, from the side of
whose account it is.

Source: the message definitions of iso20022.org, and the external code sets of the registration authority.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from ...transaction import Event
from ..found import Events
from .cancellations import answers, requests
from .document import parse
from .entries import entries
from .facts import DEBIT, TRANSFER
from .orders import orders
from .payload import Payload
from .returns import RETURN, REVERSAL, returns
from .statuses import statuses

_READERS: Mapping[str, Callable[[Payload, str], Iterable[Event]]] = {
    "pain.001": partial(orders, TRANSFER),
    "pain.002": statuses,
    "pain.007": partial(returns, REVERSAL),
    "pain.008": partial(orders, DEBIT),
    "pacs.002": statuses,
    "pacs.003": partial(orders, DEBIT),
    "pacs.004": partial(returns, RETURN),
    "pacs.007": partial(returns, REVERSAL),
    "pacs.008": partial(orders, TRANSFER),
    "camt.029": answers,
    "camt.052": entries,
    "camt.053": entries,
    "camt.054": entries,
    "camt.055": requests,
    "camt.056": requests,
}

_WHY_NONE: Mapping[Callable[..., object], str] = {
    statuses: "it says no more than that the order is there, or is not about money",
    requests: "it names no payment to stop",
    answers: "it gives no answer about a payment",
    entries: "it lists nothing that is entered or announced",
}


def read(document: bytes | str, *, merchant: str = "") -> Events:
    """
    Read one message.

    Args:
        document: The XML, as your bank sends it. Check where it comes from first.
        merchant: Your name, as your customers know it, where you collect from them. Without it, the name that the
            message gives whoever collects.

    Returns:
        Events, or why there are none. What nobody taught us yet is an event that `record` finds unknown. News of a
        whole batch is about the batch: `spread` tells it to each transaction.

    Raises:
        BadPayload: It is no XML, has a document type declaration, or a field of it is broken. Names the place.
        MissingExtra: `defusedxml` is not installed.
    """
    if _is_json(document):
        return Events(because="it is JSON; of ISO 20022, we read XML")
    kind, body = parse(document)
    reader = _READERS.get(kind)
    if reader is None:
        return Events(because=f"{kind} is not about money that moves, or not a message that we know")
    why_none = _WHY_NONE.get(getattr(reader, "func", reader), "it is about no payment")
    return Events(reader(body, merchant), because=why_none)


def _is_json(document: bytes | str) -> bool:
    return document[:200].strip()[:1] in (b"{", b"[", "{", "[") if isinstance(document, bytes | str) else False
