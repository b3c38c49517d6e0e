"""One fact about one thing, whoever tells it: an event, a webhook or the thing itself."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from attrs import field, frozen
from moneyed import Money

from ...lifecycle import OPEN, Party
from ...money import to_minor
from ...transaction import Event
from ..facts import named
from .reasons import reason

SOURCE = "plaid"

_ORDER = (
    *(OPEN, "ask_to_confirm", "check", "submit", "send", "execute", "debit_done"),
    *("confirm", "complete", "pay", "credit", "release_hold"),
    *("fail", "reject", "cancel", "charge_back", "return_to_seller", "return_funds", "return", "return_arrived"),
)
_WITH_REASON = ("fail", "reject", "charge_back", "return_to_seller", "return_funds")


def _frozen(found: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(found))


@frozen
class Asked:
    """
    How we came by a payload.

    Attributes:
        merchant: Your name, as your customers know it; empty where nobody said it.
        at: When it was asked for; None where nobody said so.
    """

    merchant: str = ""
    at: datetime | None = None


@frozen
class Kind:
    """
    One kind of thing that money does.

    Attributes:
        noun: What Plaid calls it.
        lifecycle: Whose news it is.
        triggers: By status; `OPEN` where it says no more than that there is one.
        of: What fails when it fails, for the reason.
        names: Whom the sentences name.
        once: Statuses that tell a fact another status tells too: what that is. The others each tell their own.
        again: Statuses that can come again, each time as a fact of its own.
    """

    noun: str
    lifecycle: str
    triggers: Mapping[str, str] = field(converter=_frozen)
    of: str
    names: str
    once: Mapping[str, str] = field(factory=dict, converter=_frozen)
    again: tuple[str, ...] = ()

    def trigger(self, status: str) -> str:
        """What a status says; for one that nobody taught us, something that no lifecycle knows."""
        return self.triggers.get(status, f"{self.noun} {status}")


def told(kind: Kind, name: str, trigger: str, what: str, at: datetime, **more: Any) -> Event:
    """
    One fact.

    Args:
        kind: What it is about.
        name: The id of it.
        trigger: What happened.
        what: Tells it from every other fact about it.
        at: When it happened.
        more: Whatever else the event says.
    """
    more = {"sequence": _ORDER.index(trigger) if trigger in _ORDER else len(_ORDER)} | more
    return Event(
        trigger,
        reference=f"{name}/{what}",
        source=SOURCE,
        lifecycle=kind.lifecycle,
        about=(name,),
        occurred_at=at,
        **more,
    )


def opened(kind: Kind, name: str, amount: Money, at: datetime, who: str, **more: Any) -> Iterable[Event]:
    """That there is one, and how much it is about; nothing where no money is in it."""
    minor = to_minor(amount)
    if not minor:
        return ()
    return (told(kind, name, OPEN, f"opened/{minor}", at, amount=amount, names=named(kind.names, who), **more),)


def stands(kind: Kind, name: str, status: str, at: datetime, code: str = "", **more: Any) -> Iterable[Event]:
    """Where it stands; nothing where that says no more than that there is one."""
    trigger = kind.trigger(status)
    if trigger == OPEN:
        return ()
    if trigger in _WITH_REASON:
        action = "status" if trigger in ("fail", "reject") else ""
        more |= {"code": code, "reason": reason(code, of=kind.of, action=action).id, "party": Party.BANK}
    what = kind.once.get(status, status)
    if status in kind.again:
        what = f"{what}/{at:%Y-%m-%dT%H:%M:%S}"
    return (told(kind, name, trigger, what, at, **more),)
