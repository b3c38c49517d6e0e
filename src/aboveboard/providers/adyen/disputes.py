"""
What a notification says of a dispute: a transaction of its own, part of its payment.

All news of one dispute comes under one id. What a bank takes back of a debit cannot be disputed by the seller, so there
it is told as what it is: the payment was undone.

Source: docs.adyen.com/risk-management/disputes-api/dispute-notifications.
"""

from collections.abc import Callable, Mapping, Sequence

from ...lifecycle import Party
from ...transaction import Event
from ..facts import ids
from ..found import Events
from .notice import Notice
from .payload import Facts
from .reasons import reason

# What each says, in order. What comes after a chargeback says that there was one.
_SAYS: Mapping[str, Sequence[str]] = {
    "NOTIFICATION_OF_FRAUD": (),
    "REQUEST_FOR_INFORMATION": ("open_inquiry",),
    "NOTIFICATION_OF_CHARGEBACK": ("escalate",),
    "CHARGEBACK": ("escalate", "withdraw_funds"),
    "INFORMATION_SUPPLIED": ("submit_evidence",),
    "DISPUTE_DEFENSE_PERIOD_ENDED": ("defence_period_over",),
    "CHARGEBACK_REVERSED": ("escalate", "reverse_chargeback"),
    "SECOND_CHARGEBACK": ("escalate", "second_chargeback"),
    "ISSUER_RESPONSE_TIMEFRAME_EXPIRED": ("win",),
    "PREARBITRATION_OPEN": ("escalate", "open_pre_arbitration"),
    "PREARBITRATION_DECLINED": ("escalate", "open_pre_arbitration"),
    "PREARBITRATION_WON": ("escalate", "win"),
    "PREARBITRATION_ISSUER_WITHDRAWN": ("escalate", "win"),
    "PREARBITRATION_LOST": ("escalate", "lose"),
    "PREARBITRATION_ACCEPTED": ("escalate", "lose"),
    "SCHEME_ARBITRATION": ("escalate", "open_arbitration"),
    "SCHEME_ARBITRATION_WON": ("escalate", "win"),
    "SCHEME_ARBITRATION_LOST": ("escalate", "lose"),
}
_ASKS_SELLER = ("REQUEST_FOR_INFORMATION", "NOTIFICATION_OF_CHARGEBACK", "CHARGEBACK", "PREARBITRATION_OPEN")
_ORDER = (
    "open_inquiry",
    "escalate",
    "withdraw_funds",
    "submit_evidence",
    "defence_period_over",
    "reverse_chargeback",
    "open_pre_arbitration",
    "open_arbitration",
    "second_chargeback",
    "accept",
    "win",
    "lose",
)
_DECISIONS = {"won": "win", "lost": "lose", "accepted": "accept"}
_DECIDED = ("win", "lose", "second_chargeback")
_BY_SELLER = ("submit_evidence", "accept")
_UNDONE = {"CHARGEBACK": "charge_back", "SECOND_CHARGEBACK": "charge_back", "CHARGEBACK_REVERSED": "cancel_chargeback"}

NOT_SO = "what it is called after did not happen, so nothing has changed"
COMMENTS = "what a bank writes about a dispute is for the seller, and decides nothing"


def disputed(notice: Notice) -> Events:
    """What has become of a dispute."""
    if not notice.worked:
        return Events(because=NOT_SO)
    if notice.is_debit and notice.kind in _UNDONE:
        return _undone(notice)
    facts = Facts(notice.id, "dispute", notice.at, part_of=ids(notice.original))
    triggers = (*_SAYS[notice.kind], *_decision(notice))
    return Events(
        (*facts.opened(notice.amount, notice.names), *(_told(notice, facts, trigger) for trigger in triggers))
    )


def _told(notice: Notice, facts: Facts, trigger: str) -> Event:
    party = Party.MERCHANT if trigger in _BY_SELLER else Party.BANK
    asks = trigger in ("open_inquiry", "escalate", "open_pre_arbitration") and notice.kind in _ASKS_SELLER
    return facts.fact(
        trigger,
        _what(notice, trigger),
        1 + _ORDER.index(trigger),
        party=party,
        due=notice.more.perhaps("defensePeriodEndsAt") if asks else None,
        **_why(notice),
    )


def _what(notice: Notice, trigger: str) -> str:
    """What the fact is: a dispute is opened once, whoever tells it; information can be handed in again and again."""
    if trigger == "submit_evidence":
        return f"{trigger}/{notice.at.isoformat()}"
    return f"{trigger}/{notice.kind}" if trigger == "open_pre_arbitration" else trigger


def _decision(notice: Notice) -> Sequence[str]:
    """
    What the status says beyond the event: it is as new as the message.

    A reversed chargeback is told as won and can still be lost, so there it adds nothing; and what a bank only asks
    about cannot be lost.
    """
    if notice.kind in ("REQUEST_FOR_INFORMATION", "NOTIFICATION_OF_FRAUD"):
        return ()
    decision = _DECISIONS.get(notice.more.text("disputeStatus", "").casefold(), "")
    says = _SAYS[notice.kind]
    if not decision or (decision == "win" and "reverse_chargeback" in says):
        return ()
    is_told = decision in says or (decision == "lose" and any(one in _DECIDED[1:] for one in says))
    return () if is_told else (decision,)


def _undone(notice: Notice) -> Events:
    facts = Facts(notice.payment, "bank_debit", notice.at)
    trigger = _UNDONE[notice.kind]
    what = f"{notice.kind.casefold()}/{notice.id}"
    undone = facts.fact(trigger, what, 9, amount=notice.amount, party=Party.BANK, **_why(notice))
    return Events((undone,))


def _why(notice: Notice) -> Mapping[str, str]:
    more = notice.more
    code = more.text("chargebackReasonCode", "").strip()
    scheme = more.text("chargebackSchemeCode", "") or notice.item.text("paymentMethod", "")
    return {"code": code, "reason": reason(code, of="dispute", scheme=scheme.casefold()).id}


def comments(_: Notice) -> Events:
    """What the bank wrote."""
    return Events(because=COMMENTS)


READERS: Mapping[str, Callable[[Notice], Events]] = {**dict.fromkeys(_SAYS, disputed), "ISSUER_COMMENTS": comments}
"""By what Adyen calls the event."""
