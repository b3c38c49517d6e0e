"""A refund to the customer, from being prepared to being sent, or taken off the charge, or gone back to the seller."""

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
    take_some,
    take_up_to,
    working_days_after,
)

NAME = "refund"
STATE = "requested"
HOLDER = "payee"


def apply(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    """What some news makes of a refund."""
    if trigger == "open":
        return "same" if minor == amount else None
    if state == "cancelled":
        return None
    if trigger == "correct":
        if minor == amount:
            return "same"
        return stays(state, change(money, amount, minor, ["payee", "returning"]), minor or 0)
    if state == "requested" or state == "waiting_for_funds" or state == "details_needed":
        return _not_sent(state, money, amount, trigger, minor)
    if state == "sent":
        return _on_its_way(state, money, amount, trigger, minor)
    if state == "completed":
        return _sent(state, money, amount, trigger, minor)
    if state == "charge_dropped":
        return _taken_off(state, money, amount, trigger, minor)
    return _not_reached(state, money, amount, trigger, minor)


def _not_sent(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "send":
        return enters("sent", take(money, amount, minor, ["payee"], "returning"), amount)
    if trigger == "complete":
        return _given_back("completed", money, amount, minor)
    if trigger == "fail":
        return enters("failed", money, amount)
    if trigger == "cancel":
        return _called_off(money, amount)
    if state == "details_needed":
        if trigger == "give_details":
            return enters("requested", money, amount)
        if trigger == "wait_for_funds":
            return enters("waiting_for_funds", money, amount)
        if trigger == "need_details" or trigger == "return_to_seller":
            return stays_if_new(state, money, take_up_to(money, amount, minor, ["payer"], "payee"), amount)
        return None
    if trigger == "drop_charge":
        return _given_back("charge_dropped", money, amount, minor)
    if trigger == "need_details":
        return enters("details_needed", money, amount)
    if trigger == "return_to_seller":
        return enters("returned", money, amount)
    if trigger == "wait_for_funds":
        return enters("waiting_for_funds", money, amount) if state == "requested" else stays(state, money, amount)
    if state == "requested" and (trigger == "give_details" or trigger == "retry"):
        return "same"
    return None


def _on_its_way(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "send":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["payee"], "returning"), amount)
    if trigger == "complete":
        part = take(money, amount, minor, ["returning"], "payer")
        if part is not None and "returning" in part:
            return stays(state, part, amount)
        return _given_back("completed", money, amount, minor)
    if trigger == "drop_charge":
        return _given_back("charge_dropped", money, amount, minor)
    if trigger == "wait_for_funds":
        after = take(money, amount, minor, ["returning"], "payee")
        return None if after is None or "returning" in after else enters("waiting_for_funds", after, amount)
    after = take_some(money, amount, minor, ["returning", "payer"], "payee")
    if after is None:
        return None
    if trigger == "fail" or trigger == "return_to_seller":
        if "returning" in after:
            return stays(state, after, amount)
        return enters("failed" if trigger == "fail" else "returned", after, amount)
    if trigger == "need_details" and "returning" not in after:
        return enters("details_needed", after, amount)
    if trigger == "cancel":
        return _called_off(after, amount)
    return None


def _sent(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "send":
        return enters("sent", take(money, amount, minor, ["payee"], "returning"), amount)
    if trigger == "complete":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["payee"], "payer"), amount)
    if trigger == "drop_charge":
        return enters("charge_dropped", money, amount)
    after = take_some(money, amount, minor, ["payer"], "payee")
    if trigger == "fail":
        return enters("failed", after, amount)
    if trigger == "return_to_seller":
        return enters("returned", after, amount)
    if trigger == "need_details":
        return enters("details_needed", after, amount)
    if trigger == "cancel":
        return None if after is None else _called_off(after, amount)
    return None


def _taken_off(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "complete" or trigger == "drop_charge":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["payee"], "payer"), amount)
    if trigger == "fail":
        return enters("failed", take_some(money, amount, minor, ["payer"], "payee"), amount)
    return None


def _not_reached(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "send":
        return enters("sent", take(money, amount, minor, ["payee"], "returning"), amount)
    if trigger == "complete":
        return _given_back("completed", money, amount, minor)
    if trigger == "need_details":
        return enters("details_needed", money, amount)
    if trigger == "retry":
        return enters("requested", money, amount)
    if trigger == "cancel":
        return _called_off(money, amount)
    if trigger == "return_to_seller" and state == "failed":
        return enters("returned", money, amount)
    if trigger == "fail" or trigger == "return_to_seller":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["payer"], "payee"), amount)
    return None


def _given_back(state: str, money: Money, amount: int, minor: int | None) -> Answer:
    """The customer has it, unless some of it is still on its way."""
    after = take(money, amount, minor, ["returning", "payee"], "payer")
    return None if after is None or "returning" in after else enters(state, after, amount)


def _called_off(money: Money, amount: int) -> Answer:
    """Only where the seller has all of it."""
    return None if "returning" in money or "payer" in money else enters("cancelled", money, amount)


def may_come(state: str, trigger: str) -> bool:
    """Whether news of this kind can still make sense, now or later."""
    return state != "cancelled" and trigger != "open"


def expected_by(state: str, since: datetime) -> date | None:
    """By when the customer was told that they would know more."""
    if state == "requested":
        return working_days_after(since, 7)
    if state == "sent" or state == "completed" or state == "charge_dropped":
        return working_days_after(since, 10)
    if state == "details_needed" or state == "waiting_for_funds":
        return days_after(since, 45)
    return None


def can_change_until(state: str, since: datetime) -> date | None:
    """Until when it can still change."""
    if state == "completed" or state == "charge_dropped":
        return days_after(since, 30)
    return None
