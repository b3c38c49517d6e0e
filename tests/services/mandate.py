"""An agreement that a seller may collect money, from being set up to being in place, paused, or over. It moves none."""

from datetime import date, datetime

from .purse import Answer, Money, enters, stays, working_days_after

NAME = "mandate"
STATE = "created"
HOLDER = "nobody"


def apply(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    """What some news makes of an agreement; whatever amount it mentions is not the agreement's."""
    if trigger == "open":
        return "same"
    after = _goes_to(state, trigger)
    if after is None:
        return None
    if trigger == "transfer" or (trigger == "approve" and state == "created"):
        return stays(state, money, amount)
    return "same" if after == state else enters(after, money, amount)


def _goes_to(state: str, trigger: str) -> str | None:
    """The state it is in after some news; None where the news makes no sense."""
    if state == "used_up":
        return state if trigger == "use_up" else None
    if state == "replaced":
        return state if trigger == "replace" else None
    if state == "blocked":
        return state if trigger == "block" else None
    if trigger == "use_up":
        return "used_up"
    if trigger == "replace":
        return "replaced"
    if trigger == "block":
        return "blocked"
    if trigger == "transfer":
        return state
    if trigger == "activate" or trigger == "reinstate":
        return "active"
    if trigger == "submit":
        return None if state == "suspended" else "submitted"
    if trigger == "cancel":
        return "cancelled"
    if state == "created" or state == "awaiting_approval":
        return _being_set_up(state, trigger)
    if state == "submitted" or state == "active" or state == "suspended":
        return _with_the_bank(trigger)
    return _over(state, trigger)


def _being_set_up(state: str, trigger: str) -> str | None:
    if trigger == "request_approval":
        return "awaiting_approval"
    if trigger == "approve":
        return "created"
    if trigger == "deny":
        return "cancelled"
    return _with_the_bank(trigger)


def _with_the_bank(trigger: str) -> str | None:
    if trigger == "suspend":
        return "suspended"
    if trigger == "expire":
        return "expired"
    if trigger == "fail":
        return "failed"
    return None


def _over(state: str, trigger: str) -> str | None:
    if state == "failed":
        if trigger == "request_approval":
            return "awaiting_approval"
        if trigger == "expire":
            return "expired"
        return "failed" if trigger == "fail" else None
    if state == "expired":
        return "expired" if trigger == "expire" else None
    return "cancelled" if trigger == "deny" else None


def may_come(state: str, trigger: str) -> bool:
    """Whether news of this kind can still make sense, now or later."""
    return state != "used_up" and state != "replaced" and state != "blocked"


def expected_by(state: str, since: datetime) -> date | None:
    """By when the customer was told that they would know more."""
    if state == "created" or state == "submitted":
        return working_days_after(since, 8)
    return None


def can_change_until(state: str, since: datetime) -> date | None:
    """Until when it can still change: nobody can say."""
    return None
