"""A payout to the customer, from being prepared to having arrived, or gone back."""

from datetime import date, datetime

from .purse import (
    Answer,
    Money,
    change,
    days_after,
    enters,
    stays,
    stays_if_new,
    take,
    take_all,
    take_up_to,
    working_days_after,
)

NAME = "payout"
STATE = "created"
HOLDER = "held"


def apply(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    """What some news makes of a payout."""
    if trigger == "open":
        return "same" if minor == amount else None
    if state == "created" or state == "in_review":
        return _not_sent(state, money, amount, trigger, minor)
    if state == "in_transit":
        return _on_its_way(state, money, amount, trigger, minor)
    if state == "unclaimed" or state == "blocked":
        return _waiting(state, money, amount, trigger, minor)
    if state == "paid" or state == "confirmed":
        return _paid(state, money, amount, trigger, minor)
    if state == "failed" or state == "returned":
        return _not_reached(state, money, amount, trigger, minor)
    return None


def _not_sent(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "send":
        return enters("in_transit", take(money, amount, minor, ["returning", "held"], "in_transit"), amount)
    if trigger == "pay" or trigger == "confirm":
        return _reached(money, amount, trigger, minor)
    if trigger == "adjust" or trigger == "correct":
        return _other_amount(state, money, amount, trigger, minor)
    if trigger == "review" and state == "created":
        return enters("in_review", money, amount)
    if trigger == "approve":
        return enters("created", money, amount) if state == "in_review" else "same"
    if trigger == "await_claim":
        return enters("unclaimed", take(money, amount, minor, ["in_transit", "held"], "in_transit"), amount)
    if trigger == "block":
        return enters("blocked", take(money, amount, minor, ["in_transit", "held"], "unknown"), amount)
    if trigger == "fail":
        return enters("failed", take(money, amount, minor, ["in_transit", "held"], "held"), amount)
    if trigger == "return_funds":
        return _back(state, money, amount, minor, ["returning", "unknown", "payee", "held"])
    if trigger == "cancel":
        return _called_off(money, amount, minor)
    return None


def _on_its_way(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "send":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["held"], "in_transit"), amount)
    if trigger == "pay" or trigger == "confirm":
        part = _part_reached(money, amount, trigger, minor)
        if part is not None and "in_transit" in part:
            return stays(state, part, amount)
        return _reached(money, amount, trigger, minor) or _rest_is_stopped(state, part, amount)
    if trigger == "review":
        after = take(money, amount, minor, ["in_transit"], "held")
        if after is None or "in_transit" in after or "payee" in after:
            return None
        return enters("in_review", after, amount)
    if trigger == "await_claim":
        return enters("unclaimed", take(money, amount, minor, ["in_transit", "held"], "in_transit"), amount)
    if trigger == "claim":
        return "same"
    if trigger == "block":
        return enters("blocked", take(money, amount, minor, ["in_transit", "held"], "unknown"), amount)
    if trigger == "correct":
        return _other_amount(state, money, amount, trigger, minor)
    if trigger == "fail":
        after = take(money, amount, minor, ["in_transit", "payee"], "returning")
        return None if after is None or "in_transit" in after else enters("failed", after, amount)
    if trigger == "return_funds":
        after = take(money, amount, minor, ["in_transit", "payee"], "held")
        if after is None or "in_transit" in after:
            return None
        return enters("paid" if "payee" in after else "returned", after, amount)
    if trigger == "cancel":
        after = take(money, amount, minor, ["in_transit"], "held")
        return None if after is None or _is_about(after) else enters("cancelled", after, amount)
    return None


def _waiting(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "pay" or trigger == "confirm":
        after = _reached(money, amount, trigger, minor)
        if after is None and state == "blocked":
            return _rest_is_stopped(state, _part_reached(money, amount, trigger, minor), amount)
        return after
    if trigger == "fail":
        after = take_all(money, amount, minor, ["in_transit", "unknown"], "returning")
        if after is None or "in_transit" in after or "unknown" in after:
            return None
        return enters("failed", after, amount)
    if trigger == "cancel":
        return _called_off(money, amount, minor)
    if state == "blocked":
        if trigger == "unblock":
            return enters("in_transit", take(money, amount, minor, ["unknown"], "in_transit"), amount)
        if trigger == "return_funds":
            return _let_back(money, amount, minor)
        return None
    if trigger == "claim":
        return enters("in_transit", money, amount)
    if trigger == "block":
        return enters("blocked", take(money, amount, minor, ["in_transit", "held"], "unknown"), amount)
    if trigger == "correct":
        return _other_amount(state, money, amount, trigger, minor)
    if trigger == "return_funds":
        after = take(money, amount, minor, ["in_transit"], "held")
        if after is None or "in_transit" in after or "payee" in after:
            return None
        return enters("returned", after, amount)
    return None


def _paid(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "send":
        return enters("in_transit", take(money, amount, minor, ["held"], "in_transit"), amount)
    if trigger == "pay":
        if state == "paid":
            return stays_if_new(state, money, take_up_to(money, amount, minor, ["held"], "payee"), amount)
        return _reached(money, amount, trigger, minor)
    if trigger == "confirm" and state == "paid":
        return _reached(money, amount, trigger, minor)
    if trigger == "correct":
        return _other_amount(state, money, amount, trigger, minor)
    if trigger == "fail":
        after = take(money, amount, minor, ["payee"], "returning")
        is_whole = after is not None and "payee" not in after
        return enters("returned" if is_whole and state == "confirmed" else "failed", after, amount)
    if trigger == "return_funds":
        after = take(money, amount, minor, ["payee"], "held")
        if after is not None and "payee" in after:
            return stays(state, after, amount)
        return enters("returned", after, amount)
    return None


def _not_reached(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "send":
        return enters("in_transit", take(money, amount, minor, ["returning", "held"], "in_transit"), amount)
    if trigger == "pay" or trigger == "confirm":
        return _reached(money, amount, trigger, minor)
    if trigger == "fail" and state == "failed":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["payee"], "returning"), amount)
    if trigger == "return_funds":
        if state == "failed":
            return _back(state, money, amount, minor, ["returning", "unknown", "payee", "held"])
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["returning"], "held"), amount)
    if trigger == "retry":
        after = take(money, amount, minor, ["returning", "held"], "held")
        if after is None or "returning" in after or "payee" in after:
            return None
        return enters("created", after, amount)
    if trigger == "cancel":
        return _called_off(money, amount, minor)
    return None


def _reached(money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    """It is paid or has arrived, unless some of it is still on its way, or stopped."""
    whose = ["in_transit", "unknown", "returning", "held"]
    if trigger == "confirm":
        whose = ["payee", *whose]
    after = take(money, amount, minor, whose, "payee")
    if after is None or "in_transit" in after or "unknown" in after:
        return None
    if trigger == "pay":
        return enters("paid", after, amount)
    return None if "returning" in after else enters("confirmed", after, amount)


def _part_reached(money: Money, amount: int, trigger: str, minor: int | None) -> Money | None:
    return take(money, amount, minor, ["payee", "in_transit"] if trigger == "confirm" else ["in_transit"], "payee")


def _rest_is_stopped(state: str, part: Money | None, amount: int) -> Answer:
    """Some of it is there, and the payment service holds up the rest."""
    if part is None or "unknown" not in part:
        return None
    return stays(state, part, amount) if state == "blocked" else enters("blocked", part, amount)


def _let_back(money: Money, amount: int, minor: int | None) -> Answer:
    """What was stopped is with the sender again; a part that was paid before stays paid."""
    whole = _back("blocked", money, amount, minor, ["returning", "unknown", "payee", "held"])
    if whole is not None:
        return whole
    part = take(money, amount, minor, ["returning", "unknown"], "held")
    if part is None or "unknown" in part or "in_transit" in part:
        return None
    return enters("paid", part, amount)


def _back(state: str, money: Money, amount: int, minor: int | None, whose: list[str]) -> Answer:
    after = take(money, amount, minor, whose, "held")
    if after is None or "returning" in after or "unknown" in after:
        return None
    if "payee" in after:
        return stays(state, after, amount) if state == "failed" else None
    return enters("returned", after, amount)


def _called_off(money: Money, amount: int, minor: int | None) -> Answer:
    after = take_all(money, amount, minor, ["in_transit", "unknown", "returning", "held"], "held")
    return None if after is None or _is_about(after) else enters("cancelled", after, amount)


def _is_about(money: Money) -> bool:
    """Whether anybody but the sender has some of it."""
    return "in_transit" in money or "unknown" in money or "returning" in money or "payee" in money


def _other_amount(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if minor == amount:
        return "same"
    whose = ["held"] if trigger == "adjust" else ["payee", "in_transit", "held"]
    return stays(state, change(money, amount, minor, whose), minor or 0)


def may_come(state: str, trigger: str) -> bool:
    """Whether news of this kind can still make sense, now or later."""
    return state != "cancelled" and trigger != "open"


def expected_by(state: str, since: datetime) -> date | None:
    """By when the customer was told that they would know more."""
    if state == "created" or state == "in_transit":
        return working_days_after(since, 5)
    if state == "unclaimed":
        return days_after(since, 30)
    return None


def can_change_until(state: str, since: datetime) -> date | None:
    """Until when it can still change."""
    if state == "paid" or state == "confirmed":
        return working_days_after(since, 5)
    return None
