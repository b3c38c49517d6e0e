"""
What Adyen says of an agreement that a seller may collect money from an account.

Details kept for later are no agreement by themselves: a card that is kept so that nobody has to type it again says
nothing about who may take what. So only what is kept of a bank account is read, and what Adyen calls a contract.

Source: docs.adyen.com/online-payments/tokenization, and /payment-methods/ach-direct-debit on notifications of change.
"""

from collections.abc import Callable, Mapping, Sequence

from ...lifecycle import Party
from ...transaction import NO_MONEY, Event
from ..facts import ids
from ..found import Events
from .notice import Notice, is_debit
from .payload import Facts, Payload

_ACTIVE, _CHANGED, _ENDED = range(1, 4)
ONLY_KEPT = "details kept for later are no agreement that anybody may collect anything"


def contract(notice: Notice) -> Events:
    """A contract was made, or could not be."""
    facts = Facts(notice.id, "mandate", notice.at, about=ids(notice.id, notice.original))
    trigger, what = ("activate", "active") if notice.worked else ("fail", "failed")
    opened = facts.opened(NO_MONEY, notice.names)
    return Events((*opened, facts.fact(trigger, what, _ACTIVE, party=Party.BANK)))


def agreed(notice: Notice) -> Sequence[Event]:
    """A payment with which an agreement for later ones was made."""
    more = notice.more
    token = more.text("tokenization.storedPaymentMethodId", "")
    if not (notice.worked and notice.is_debit and token) or more.text("tokenization.store.operationType", "") not in (
        "created",
        "alreadyExisting",
    ):
        return ()
    facts = Facts(token, "mandate", notice.at, about=ids(token, notice.id))
    return (*facts.opened(NO_MONEY, notice.names), facts.fact("activate", "active", _ACTIVE, party=Party.BANK))


def token(message: Payload, merchant: str) -> Events:
    """Details were kept, changed or thrown away."""
    kind, data, at = message.text("type"), message.object("data"), message.instant("createdAt")
    if not is_debit(data.text("type", "")):
        return Events(because=ONLY_KEPT)
    facts = Facts(data.text("storedPaymentMethodId"), "mandate", at)
    opened = facts.opened(NO_MONEY, {"merchant": merchant})
    trigger, what, sequence = _TOKENS.get(kind.rpartition(".")[2], (kind, kind, _ENDED))
    if trigger == "transfer":
        what = f"{what}/{message.text('eventId', at.isoformat())}"
    return Events((*opened, facts.fact(trigger, what, sequence)))


def changed(message: Payload, _: str) -> Events:
    """The bank says that the account has other details now. Which ones is between the bank and the seller."""
    data, at = message.object("data"), message.instant("createdAt")
    facts = Facts(data.text("pspReference"), "mandate", at)
    return Events((facts.fact("transfer", f"changed/{at.isoformat()}", _CHANGED, party=Party.BANK),))


_TOKENS = {
    "created": ("activate", "active", _ACTIVE),
    "alreadyExisting": ("activate", "active", _ACTIVE),
    "updated": ("transfer", "changed", _CHANGED),
    "disabled": ("cancel", "cancelled", _ENDED),
}

READERS: Mapping[str, Callable[[Notice], Events]] = {"RECURRING_CONTRACT": contract}
"""By what Adyen calls the event."""

MESSAGES: Mapping[str, Callable[[Payload, str], Events]] = {
    "recurring.token.": token,
    "ach.notificationOfChange": changed,
    "eft.notificationOfChange": changed,
}
"""By how the type of a webhook that is no notification begins."""
