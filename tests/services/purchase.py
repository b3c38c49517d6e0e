"""
A purchase, from being asked for to being paid, refunded or disputed.

What came back to the payer is kept apart (``back``): only that can fail on its way, or be taken again.
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
    take_some,
    take_up_to,
    working_days_after,
)

NAME = "purchase"
STATE = "pending"
HOLDER = "payer"


def apply(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    """What some news makes of a purchase."""
    if state == "pending" or state == "action_needed" or state == "declined":
        return _unpaid(state, money, amount, trigger, minor)
    if state == "disputed" or state == "charged_back":
        return _with_the_bank(state, money, amount, trigger, minor)
    if state == "expired" or state == "cancelled" or state == "reversed":
        return "same" if trigger == "open" and minor == amount else None
    return _paid(state, money, amount, trigger, minor)


def _unpaid(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "open" and state == "declined":
        return enters("pending", change(money, amount, minor, ["payer"]), minor or 0)
    if trigger == "expire" or trigger == "cancel":
        after = take(money, amount, minor, ["held", "payer"], "payer")
        if after is None or "held" in after:
            return None
        return enters("expired" if trigger == "expire" else "cancelled", after, amount)
    if state == "declined":
        return None
    if trigger == "open":
        if minor == amount:
            return "same"
        return stays(state, change(money, amount, minor, ["held", "payer"], "payer"), minor or 0)
    if trigger == "authorise":
        return enters("pending", take(money, amount, minor, ["payer"], "held"), amount)
    if trigger == "settle":
        return enters("settled", take(money, amount, minor, ["held", "payer"], "payee"), amount)
    if trigger == "ask_to_confirm":
        return enters("action_needed", money, amount) if state == "pending" else "same"
    if trigger == "confirm":
        return enters("pending", money, amount) if state == "action_needed" else "same"
    if trigger == "adjust" and state == "pending":
        if minor == amount:
            return "same"
        return stays(state, change(money, amount, minor, ["held", "payer"]), minor or 0)
    if trigger == "decline" or trigger == "fail":
        return enters("declined", take(money, amount, minor, ["held", "payer"], "payer"), amount)
    return None


def _paid(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "release":
        return stays(state, take(money, amount, minor, ["held"], "payer"), amount)
    if trigger == "inquire" or trigger == "close_inquiry":
        return stays(state, money, amount)
    if trigger == "dispute":
        return enters("disputed", take_up_to(money, amount, minor, ["payee"], "disputed"), amount)
    if trigger == "lose_dispute":
        return enters("charged_back", take_up_to(money, amount, minor, ["disputed", "payee"], "back"), amount)
    if trigger == "open":
        return "same" if minor == amount else None
    if trigger == "fail" and state != "refunded":
        return _reversed(money, amount, minor)
    if state == "settled" or state == "corrected" or state == "partly_refunded":
        if trigger == "settle":
            return stays(state, take(money, amount, minor, ["held"], "payee"), amount)
        if trigger == "correct":
            if minor == amount:
                return "same"
            return enters("corrected", change(money, amount, minor, ["payee"]), minor or 0)
    return _refunds(state, money, amount, trigger, minor)


def _reversed(money: Money, amount: int, minor: int | None) -> Answer:
    after = take_up_to(money, amount, minor, ["payee", "returning", "disputed", "held"], "payer")
    if after is None or "payee" in after or "returning" in after or "disputed" in after or "held" in after:
        return None
    return enters("reversed", after, amount)


def _refunds(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "fail_refund" or trigger == "cancel_refund":
        return enters("refund_failed", take(money, amount, minor, ["returning", "back"], "payee"), amount)
    if state == "refunded":
        return None
    if trigger == "start_refund":
        return enters("refunding", take(money, amount, minor, ["payee"], "returning"), amount)
    if trigger == "refund":
        after = take(money, amount, minor, ["returning", "payee"], "back")
        if after is None:
            return None
        if "returning" in after:
            return enters("refunding", after, amount)
        return enters("partly_refunded" if "payee" in after else "refunded", after, amount)
    return None


def _with_the_bank(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "release":
        return stays(state, take(money, amount, minor, ["held"], "payer"), amount)
    if trigger == "inquire" or trigger == "close_inquiry":
        return stays(state, money, amount)
    if trigger == "start_refund":
        return stays(state, take(money, amount, minor, ["payee"], "returning"), amount)
    if trigger == "refund":
        return stays(state, take(money, amount, minor, ["returning", "payee"], "back"), amount)
    if trigger == "fail_refund" or trigger == "cancel_refund":
        return stays(state, take(money, amount, minor, ["returning", "back"], "payee"), amount)
    if trigger == "open":
        return "same" if minor == amount else None
    if state == "charged_back":
        return _decided(state, money, amount, trigger, minor)
    return _disputed(state, money, amount, trigger, minor)


def _disputed(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "dispute":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["payee"], "disputed"), amount)
    if trigger == "reinstate":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["disputed"], "payee"), amount)
    if trigger == "win_dispute":
        after = take_up_to(money, amount, minor, ["disputed", "payee"], "payee")
        if after is not None and "disputed" in after:
            return stays(state, after, amount)
        if after is not None and "returning" in after:
            return enters("refunding", after, amount)
        return enters("refunded" if after is not None and "payee" not in after else "settled", after, amount)
    if trigger == "lose_dispute":
        after = take_up_to(money, amount, minor, ["disputed", "payee"], "back")
        if after is not None and "disputed" in after:
            return stays(state, after, amount)
        return enters("charged_back", after, amount)
    if trigger == "fail":
        return _reversed(money, amount, minor)
    return None


def _decided(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "dispute":
        return enters("disputed", take_up_to(money, amount, minor, ["payee"], "disputed"), amount)
    if trigger == "lose_dispute":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["disputed", "payee"], "back"), amount)
    if trigger == "win_dispute":
        after = take_some(money, amount, minor, ["back"], "payee")
        return enters("refunding" if "returning" in money else "settled", after, amount)
    return None


def may_come(state: str, trigger: str) -> bool:
    """Whether news of this kind can still make sense, now or later."""
    if state == "expired" or state == "cancelled" or state == "reversed":
        return False
    if state == "declined":
        return trigger == "open" or trigger == "expire" or trigger == "cancel"
    if state == "pending" or state == "action_needed":
        return True
    before_it_was_paid = ["open", "authorise", "ask_to_confirm", "confirm", "adjust", "decline", "expire", "cancel"]
    return trigger not in before_it_was_paid


def expected_by(state: str, since: datetime) -> date | None:
    """By when the customer was told that they would know more."""
    if state == "pending":
        return days_after(since, 7)
    if state == "refunding" or state == "refunded" or state == "partly_refunded":
        return working_days_after(since, 10)
    if state == "disputed":
        return days_after(since, 90)
    return None


def can_change_until(state: str, since: datetime) -> date | None:
    """Until when it can still change."""
    if state == "settled" or state == "corrected" or state == "partly_refunded":
        return days_after(since, 120)
    if state == "refunded":
        return days_after(since, 30)
    return None
