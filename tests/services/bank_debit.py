"""A payment collected from a bank account, where news comes late and silence is taken for a yes."""

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

NAME = "bank_debit"
STATE = "created"
HOLDER = "payer"


def apply(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    """What some news makes of a payment collected from a bank account."""
    if trigger == "release_hold":
        trigger = "pay_out"
    elif trigger == "late_fail":
        trigger = "charge_back"
    if state == "created" or state == "awaiting_approval":
        return _not_asked(state, money, amount, trigger, minor)
    if state == "submitted" or state == "retry_scheduled":
        return _asked(state, money, amount, trigger, minor)
    if state == "failed":
        return _failed(state, money, amount, trigger, minor)
    if state == "assumed_collected":
        return _assumed(state, money, amount, trigger, minor)
    if state == "collected" or state == "paid_out":
        return _collected(state, money, amount, trigger, minor)
    if state == "returned" or state == "return_settled":
        return _undone(state, money, amount, trigger, minor)
    if trigger == "deny":
        return "same"
    return "same" if trigger == "open" and minor == amount else None


def _not_asked(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "open" or trigger == "adjust":
        if minor == amount:
            return "same"
        return stays(state, change(money, amount, minor, ["payer"]), minor or 0)
    if trigger == "request_approval":
        return enters("awaiting_approval", money, amount) if state == "created" else "same"
    if trigger == "approve":
        return enters("created", money, amount) if state == "awaiting_approval" else stays(state, money, amount)
    if trigger == "deny":
        return _called_off(money, amount)
    if trigger == "pay_out":
        return enters("paid_out", take(money, amount, minor, ["unknown", "payer"], "payee"), amount)
    return _before(state, money, amount, trigger, minor)


def _asked(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if state == "submitted":
        if trigger == "submit":
            return "same"
        if trigger == "assume_collected":
            return enters("assumed_collected", take(money, amount, minor, ["payer"], "unknown"), amount)
        if trigger == "pay_out":
            return enters("paid_out", take(money, amount, minor, ["unknown", "payer"], "payee"), amount)
        if trigger == "confirm":
            return enters("collected", take(money, amount, minor, ["payer"], "held"), amount)
    else:
        if trigger == "adjust":
            if minor == amount:
                return "same"
            return stays(state, change(money, amount, minor, ["payer"]), minor or 0)
        if trigger == "assume_collected":
            return stays(state, money, amount)
        if trigger == "pay_out":
            return stays_if_new(state, money, take_up_to(money, amount, minor, ["held"], "payee"), amount)
        if trigger == "settle_return":
            return stays_if_new(state, money, take_up_to(money, amount, minor, ["returning"], "payer"), amount)
    if trigger == "open" and minor == amount:
        return "same"
    return _before(state, money, amount, trigger, minor)


def _before(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "submit":
        return enters("submitted", money, amount)
    if trigger == "confirm":
        return enters("collected", take(money, amount, minor, ["unknown", "payer"], "held"), amount)
    if trigger == "cancel":
        return _called_off(money, amount)
    if trigger == "fail":
        return enters("failed", money, amount)
    if trigger == "charge_back":
        return enters("returned", take(money, amount, minor, ["payer"], "returning"), amount)
    return None


def _called_off(money: Money, amount: int) -> Answer:
    if "held" in money or "payee" in money or "returning" in money or "unknown" in money:
        return None
    return enters("cancelled", money, amount)


def _failed(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "submit":
        return enters("submitted", money, amount)
    if trigger == "schedule_retry":
        return enters("retry_scheduled", take_up_to(money, amount, minor, ["returning"], "payer"), amount)
    if trigger == "open":
        return enters("created", change(money, amount, minor, ["payer"]), minor or 0)
    if trigger == "cancel":
        return _called_off(money, amount)
    if trigger == "fail":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["unknown"], "payer"), amount)
    if trigger == "settle_return":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["returning"], "payer"), amount)
    if trigger == "assume_collected":
        return stays(state, money, amount)
    if trigger == "charge_back":
        whose = ["payee", "held", "unknown"]
        return stays_if_new(state, money, take_up_to(money, amount, minor, whose, "returning"), amount)
    return None


def _assumed(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "confirm":
        return enters("collected", take(money, amount, minor, ["unknown", "payer"], "held"), amount)
    if trigger == "pay_out":
        return enters("paid_out", take(money, amount, minor, ["unknown", "payer"], "payee"), amount)
    if trigger == "assume_collected":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["payer"], "unknown"), amount)
    if trigger == "cancel":
        after = take(money, amount, minor, ["unknown"], "payer")
        return None if after is None else _called_off(after, amount)
    if trigger == "fail":
        return enters("failed", take(money, amount, minor, ["unknown"], "payer"), amount)
    if trigger == "charge_back":
        return enters("returned", take(money, amount, minor, ["unknown"], "returning"), amount)
    if trigger == "open" and minor == amount:
        return "same"
    return None


def _collected(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "pay_out":
        if state == "paid_out":
            return stays_if_new(state, money, take_up_to(money, amount, minor, ["held"], "payee"), amount)
        after = take(money, amount, minor, ["held", "unknown", "payer"], "payee")
        if after is not None and "held" in after:
            return stays(state, after, amount)
        return enters("paid_out", after, amount)
    if trigger == "confirm":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["unknown", "payer"], "held"), amount)
    if trigger == "assume_collected":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["payer"], "unknown"), amount)
    if trigger == "charge_back" or trigger == "fail":
        whose = ["held", "payee", "unknown"] if state == "collected" else ["payee", "held", "unknown"]
        return enters("returned", take_some(money, amount, minor, whose, "returning"), amount)
    if trigger == "open" and minor == amount:
        return "same"
    return None


def _undone(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    whose = ["payee", "held", "unknown"]
    if trigger == "settle_return":
        if state == "return_settled":
            return stays_if_new(state, money, take_up_to(money, amount, minor, whose, "payer"), amount)
        after = take(money, amount, minor, ["returning"], "payer")
        if after is not None and "returning" in after:
            return stays(state, after, amount)
        return enters("return_settled", after, amount)
    if trigger == "charge_back" or trigger == "fail":
        if state == "returned":
            return stays_if_new(state, money, take_up_to(money, amount, minor, whose, "returning"), amount)
        return enters("returned", take(money, amount, minor, whose, "returning"), amount)
    if trigger == "confirm" and state == "returned":
        trigger = "cancel_chargeback"
    if trigger == "cancel_chargeback":
        after = take(money, amount, minor, ["returning"] if state == "returned" else ["payer"], "held")
        if state == "returned" and after is not None and "returning" in after:
            return stays(state, after, amount)
        return enters("collected", after, amount)
    if trigger == "schedule_retry":
        return enters("retry_scheduled", take_up_to(money, amount, minor, ["returning"], "payer"), amount)
    if trigger == "pay_out":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["held"], "payee"), amount)
    if trigger == "assume_collected":
        return stays(state, money, amount)
    if trigger == "open" and minor == amount:
        return "same"
    return None


def may_come(state: str, trigger: str) -> bool:
    """Whether news of this kind can still make sense, now or later."""
    if state == "cancelled":
        return False
    if state == "created" or state == "awaiting_approval":
        return True
    return trigger != "approve" and trigger != "deny" and trigger != "request_approval"


def expected_by(state: str, since: datetime) -> date | None:
    """By when the customer was told that they would know more."""
    if state == "created" or state == "retry_scheduled":
        return working_days_after(since, 7)
    if state == "submitted":
        return working_days_after(since, 14)
    return None


def can_change_until(state: str, since: datetime) -> date | None:
    """Until when it can still change."""
    if state == "assumed_collected" or state == "collected" or state == "paid_out":
        return days_after(since, 397)
    if state == "failed" or state == "returned" or state == "return_settled":
        return days_after(since, 180)
    return None
