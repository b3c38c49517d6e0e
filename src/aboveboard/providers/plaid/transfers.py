"""
Transfers, their refunds and sweeps: as transfer events, which know when, and as the things themselves.

An event of a transfer says how much. One of a refund names the amount of the whole transfer, so it waits for the
refund itself, which the transfer has with it.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from moneyed import Money

from ...transaction import Event
from ..facts import ids
from .facts import Asked, Kind, opened, stands
from .kinds import CREDIT, DEBIT, DEPOSIT, REFUND, TREASURY
from .payload import Payload

USUAL_CURRENCY = "USD"
"""Events name none: transfers are made in the United States."""

BETWEEN = "Plaid"
"""Who pays out a sweep, or collects one."""

_BEFORE = {"settled": ("posted",), "funds_available": ("posted", "settled")}
_TYPES = {"debit": DEBIT, "credit": CREDIT}
_UNKNOWN = Kind("transfer of an unknown type", "bank_debit", {}, of="payment", names="merchant")


def events_of(reported: Iterable[Payload], asked: Asked) -> tuple[list[Event], str]:
    """What transfer events say, and why some say nothing."""
    found, why = list[Event](), dict[str, None]()
    for one in reported:
        said = tuple(event_of(one, asked))
        found += said
        if not said:
            why[_silence(one)] = None
    return found, "; ".join(why) or "there are no events in it"


def event_of(body: Payload, asked: Asked) -> Iterator[Event]:
    """What one transfer event says."""
    kind_of_news, at = body.text("event_type"), body.instant("timestamp")
    if kind_of_news in TREASURY:
        return
    noun, _, status = kind_of_news.rpartition(".")
    if noun == "refund" or (not noun and body.has("refund_id")):
        part_of = ids(body.text("transfer_id", ""))
        yield from stands(REFUND, body.text("refund_id"), status, at, _code(body), part_of=part_of)
    elif noun == "sweep":
        name, kind = body.text("sweep_id"), _swept(body, "sweep_amount")
        if body.has("sweep_amount"):
            yield from opened(kind, name, _money(body, "sweep_amount"), at, BETWEEN)
        yield from stands(kind, name, status, at, _code(body))
    else:
        kind = _TYPES.get(body.text("transfer_type", ""), _UNKNOWN)
        name = body.text("transfer_id", "") or f"event {body.whole('event_id')}"
        if kind is not _UNKNOWN and body.has("transfer_amount"):
            yield from opened(kind, name, _money(body, "transfer_amount"), at, asked.merchant)
        yield from stands(kind, name, status if not noun else kind_of_news, at, _code(body))


def transfer(body: Payload, asked: Asked) -> Iterator[Event]:
    """What a transfer says, and the refunds it has with it."""
    kind = _TYPES.get(body.text("type"), _UNKNOWN)
    name, born = body.text("id"), body.instant("created")
    if kind is not _UNKNOWN:
        yield from opened(kind, name, _money(body, "amount"), born, asked.merchant)
    due = _expected(body) if body.text("status") == "posted" else None
    yield from _standing(kind, body, name, asked, due=due)
    for one in body.objects("refunds"):
        yield from refund(one, asked, _currency(body))


def refund(body: Payload, asked: Asked, currency: str = USUAL_CURRENCY) -> Iterator[Event]:
    """What a refund says."""
    name, born = body.text("id"), body.instant("created")
    part_of = ids(body.text("transfer_id", ""))
    yield from opened(REFUND, name, body.money("amount", currency), born, asked.merchant, part_of=part_of)
    yield from _standing(REFUND, body, name, asked, part_of=part_of)


def sweep(body: Payload, asked: Asked) -> Iterator[Event]:
    """What a sweep says."""
    name, kind = body.text("id"), _swept(body, "amount")
    if body.has("amount"):
        yield from opened(kind, name, _money(body, "amount"), body.instant("created"), BETWEEN)
    if body.has("status"):
        yield from _standing(kind, body, name, asked)


def _standing(kind: Kind, body: Payload, name: str, asked: Asked, **more: Any) -> Iterator[Event]:
    """
    Where it stands. It does not say since when, so that somebody who asked for it has to.

    Without that, it is dated by its birth, with all that must have come before. What has come back cannot be: what came
    before it is not known.
    """
    status, born = body.text("status"), body.instant("created")
    if asked.at is None and status in ("returned", "reversed"):
        raise body.bad("status", "says that it came back, and not when; read it with at=, when you asked for it")
    for earlier in _BEFORE.get(status, ()) if asked.at is None else ():
        yield from stands(kind, name, earlier, born, **more)
    since = born if asked.at is None else max(born, asked.at)
    yield from stands(kind, name, status, since, _code(body), **more)


def _swept(body: Payload, amount: str) -> Kind:
    """Whose news a sweep is, told to those whose money it is: below nothing, it is taken from their bank account."""
    return DEPOSIT if body.has(amount) and body.figures(amount) < 0 else CREDIT


def _silence(body: Payload) -> str:
    """Why an event says nothing."""
    name = body.text("event_type")
    if name in TREASURY:
        return f"{name}: {TREASURY[name]}"
    return f"{name}: it does not say how much; the {name.partition('.')[0]} itself does"


def _expected(body: Payload) -> datetime | None:
    return body.end_of_day("expected_settlement_date") or body.end_of_day("expected_funds_available_date")


def _code(body: Payload) -> str:
    why = body.part("failure_reason")
    return why.text("failure_code", "") or why.text("ach_return_code", "")


def _currency(body: Payload) -> str:
    return body.text("iso_currency_code", USUAL_CURRENCY)


def _money(body: Payload, name: str) -> Money:
    return body.money(name, _currency(body))
