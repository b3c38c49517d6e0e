"""
An invoice, from being prepared to being paid, credited or cancelled.

What was taken off before it was paid is ``held``, what was credited afterwards is ``returning``.
"""

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
    take_up_to,
    working_days_after,
)

NAME = "invoice"
STATE = "draft"
HOLDER = "payer"


def apply(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    """What some news makes of an invoice."""
    if trigger == "open":
        return _asked_again(state, money, amount, minor)
    if state == "paid" or state == "credited":
        return _paid(state, money, amount, trigger, minor)
    if state == "void":
        return _cancelled(state, money, amount, trigger, minor)
    if trigger == "start_payment":
        after = take(money, amount, minor, ["payer"], "in_transit")
        return stays(state, after, amount) if state == "payment_pending" else enters("payment_pending", after, amount)
    if trigger == "ask_to_confirm":
        return enters("action_required", take_up_to(money, amount, minor, ["in_transit"], "payer"), amount)
    if trigger == "void":
        return _called_off(money, amount, minor)
    if trigger == "pay":
        return _received(state, money, amount, minor)
    if trigger == "correct":
        return _corrected(state, money, amount, minor)
    if state == "draft" or state == "scheduled":
        return _not_sent(money, amount, trigger, minor)
    if trigger == "credit":
        return _taken_off(state, money, amount, minor)
    if trigger == "cancel_credit":
        return stays(state, take(money, amount, minor, ["held"], "payer"), amount)
    if state == "payment_pending" or state == "action_required":
        return _under_way(state, money, amount, trigger, minor)
    return _to_pay(state, money, amount, trigger, minor)


def _asked_again(state: str, money: Money, amount: int, minor: int | None) -> Answer:
    if minor == amount:
        return "same"
    if state == "draft" or state == "scheduled" or state == "open":
        return stays(state, change(money, amount, minor, ["payer"]), minor or 0)
    return None


def _not_sent(money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "finalise":
        return enters("open", money, amount)
    if trigger == "schedule":
        return enters("scheduled", money, amount)
    if trigger == "pass_due_date":
        return enters("overdue", money, amount)
    if trigger == "fail_payment":
        return _did_not_go_through(money, amount, minor)
    return None


def _to_pay(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "write_off":
        return "same" if state == "uncollectible" else enters("uncollectible", money, amount)
    if trigger == "reopen":
        after = take(money, amount, minor, ["payee"], "payer")
        if state == "partially_paid" or state == "payment_failed" or state == "reopened":
            return enters("reopened", after, amount)
        return None if state == "open" else stays(state, after, amount)
    if trigger == "fail_payment":
        if state == "uncollectible":
            return stays(state, money, amount)
        return _did_not_go_through(money, amount, minor)
    if trigger == "pass_due_date":
        if state == "retrying":
            return stays(state, money, amount)
        return None if state == "overdue" or state == "uncollectible" else enters("overdue", money, amount)
    if state == "open" or state == "partially_paid" or state == "uncollectible":
        return None
    if trigger == "schedule_retry":
        return enters("retrying", money, amount)
    if trigger == "stop_retrying":
        return "same" if state == "overdue" else enters("overdue", money, amount)
    return None


def _under_way(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "fail_payment":
        after = take_up_to(money, amount, minor, ["in_transit"], "payer")
        if after is None or "in_transit" not in after:
            return enters("payment_failed", after, amount)
        return stays(state, after, amount) if state == "payment_pending" else enters("payment_pending", after, amount)
    if trigger == "reopen":
        return stays(state, take(money, amount, minor, ["payee"], "payer"), amount)
    if trigger == "pass_due_date":
        return stays(state, money, amount)
    if trigger == "confirm":
        return "same" if state == "payment_pending" else enters("payment_pending", money, amount)
    if trigger == "write_off" and state == "action_required" and "in_transit" not in money:
        return enters("uncollectible", money, amount)
    return None


def _did_not_go_through(money: Money, amount: int, minor: int | None) -> Answer:
    after = take_up_to(money, amount, minor, ["in_transit"], "payer")
    return None if after is None or "in_transit" in after else enters("payment_failed", after, amount)


def _received(state: str, money: Money, amount: int, minor: int | None) -> Answer:
    after = take(money, amount, minor, ["in_transit", "payer"], "payee")
    if after is None:
        return None
    if "in_transit" in after:
        return stays(state, after, amount)
    if "payer" not in after:
        return enters("paid", after, amount)
    if state == "partially_paid" or state == "retrying" or state == "overdue" or state == "uncollectible":
        return stays(state, after, amount)
    return enters("partially_paid", after, amount)


def _corrected(state: str, money: Money, amount: int, minor: int | None) -> Answer:
    if minor == amount:
        return "same"
    if state == "payment_pending":
        return stays(state, change(money, amount, minor, ["payer", "in_transit"], "payer"), minor or 0)
    after = change(money, amount, minor, ["payer"])
    return None if after is None or "payer" not in after else stays(state, after, minor or 0)


def _taken_off(state: str, money: Money, amount: int, minor: int | None) -> Answer:
    after = take(money, amount, minor, ["payer"], "held")
    if after is None:
        return None
    if "payer" in after:
        return stays(state, after, amount)
    if "in_transit" in after:
        return stays(state, after, amount) if state == "payment_pending" else enters("payment_pending", after, amount)
    return enters("paid" if "payee" in after else "credited", after, amount)


def _called_off(money: Money, amount: int, minor: int | None) -> Answer:
    """The seller keeps none of it."""
    after = take_up_to(money, amount, minor, ["payee"], "returning")
    return None if after is None or "payee" in after else enters("void", after, amount)


def _paid(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "correct" or trigger == "overpay":
        return _other_amount(state, money, amount, trigger, minor)
    if trigger == "credit":
        return enters("credited", take(money, amount, minor, ["payee"], "returning"), amount)
    if trigger == "cancel_credit":
        return _asked_for_again(state, money, amount, minor)
    if trigger == "reopen" or trigger == "fail_payment":
        if state == "paid":
            return enters("reopened", take(money, amount, minor, ["payee"], "payer"), amount)
        return _undone(state, money, amount, minor)
    if trigger == "void" and state == "paid":
        return _called_off(money, amount, minor)
    return None


def _other_amount(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if minor == amount:
        return "same"
    if trigger == "correct":
        return stays(state, change(money, amount, minor, ["payee"]), minor or 0)
    after = change(money, amount, minor, ["returning"], "returning")
    return None if after is None or "returning" not in after else stays(state, after, minor or 0)


def _asked_for_again(state: str, money: Money, amount: int, minor: int | None) -> Answer:
    after = take(money, amount, minor, ["held"], "payer")
    if after is not None and "payee" in after:
        return enters("partially_paid", after, amount)
    if state == "paid":
        return None
    if after is not None:
        return enters("open", after, amount)
    after = take(money, amount, minor, ["returning"], "payee")
    return stays(state, after, amount) if after is not None and "returning" in after else enters("paid", after, amount)


def _undone(state: str, money: Money, amount: int, minor: int | None) -> Answer:
    """Some of it had been credited, or all of it: then nothing is asked for again."""
    if "payee" in money:
        return enters("reopened", take_up_to(money, amount, minor, ["payee"], "payer"), amount)
    after = take_up_to(money, amount, minor, ["returning"], "held")
    return None if after == money else stays(state, after, amount)


def _cancelled(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "pay":
        return stays(state, take(money, amount, minor, ["in_transit", "payer"], "returning"), amount)
    if trigger == "reopen" or trigger == "fail_payment":
        after = take_up_to(money, amount, minor, ["in_transit", "returning"], "payer")
        return stays_if_new(state, money, after, amount)
    if trigger == "finalise":
        if "in_transit" in money:
            return enters("payment_pending", money, amount)
        return enters("open", money, amount) if "payer" in money else None
    return None


def may_come(state: str, trigger: str) -> bool:
    """Whether news of this kind can still make sense, now or later."""
    return trigger != "schedule" or state == "draft" or state == "scheduled"


def expected_by(state: str, since: datetime) -> date | None:
    """By when the customer was told that they would know more."""
    if state == "scheduled":
        return days_after(since, 31)
    if state == "open":
        return days_after(since, 30)
    if state == "retrying":
        return days_after(since, 14)
    if state == "payment_pending":
        return working_days_after(since, 14)
    return None


def can_change_until(state: str, since: datetime) -> date | None:
    """Until when it can still change."""
    if state == "paid" or state == "credited" or state == "void":
        return days_after(since, 652)
    return None
