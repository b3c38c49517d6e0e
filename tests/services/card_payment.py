"""A card payment, from being started to being collected, in one go or in parts."""

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

NAME = "card_payment"
STATE = "created"
HOLDER = "payer"


def apply(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    """What some news makes of a card payment."""
    if state == "captured" or state == "settled":
        return _collected(state, money, amount, trigger, minor)
    if state == "capture_failed":
        return _not_collected(state, money, amount, trigger, minor)
    if state == "expired" or state == "reversed":
        return _over(state, money, amount, trigger, minor)
    if state == "cancelled":
        return "same" if trigger == "open" and minor == amount else None
    return _uncollected(state, money, amount, trigger, minor)


def _uncollected(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "authorise" and state == "authorised":
        after = take_up_to(money, amount, minor, ["payer"], "held")
        return "same" if after == money else enters("authorised", after, amount)
    if trigger == "authorise":
        return enters("authorised", take(money, amount, minor, ["payer"], "held"), amount)
    if trigger == "capture":
        return enters("captured", take(money, amount, minor, ["held", "payer"], "in_transit"), amount)
    if trigger == "settle":
        return enters("settled", take(money, amount, minor, ["unknown", "held", "payer"], "payee"), amount)
    if trigger == "decline":
        return enters("declined", take_all(money, amount, minor, ["unknown", "held", "payer"], "payer"), amount)
    if trigger == "cancel" and state == "authorised":
        released = take(money, amount, minor, ["held"], "payer")
        if released is not None and "held" in released:
            return stays(state, released, amount)
    if trigger == "expire" or trigger == "cancel":
        return _ended(money, amount, trigger, minor)
    if trigger == "open":
        if state == "declined":
            return enters("created", change(money, amount, minor, ["held", "payer"], "payer"), minor or 0)
        if minor == amount:
            return "same"
        return stays(state, change(money, amount, minor, ["held", "payer"], "payer"), minor or 0)
    if trigger == "capture_fail" and state != "declined":
        return enters("capture_failed", money, amount)
    if state == "authorised":
        return _authorised(state, money, amount, trigger, minor)
    return _started(state, money, amount, trigger)


def _started(state: str, money: Money, amount: int, trigger: str) -> Answer:
    if trigger == "submit":
        if state == "processing":
            return "same"
        if state == "created" or state == "action_required" or state == "declined":
            return enters("processing", money, amount)
    elif trigger == "ask_to_confirm":
        if state == "action_required":
            return "same"
        if state == "created" or state == "processing" or state == "declined":
            return enters("action_required", money, amount)
    elif trigger == "open_review":
        if state == "created" or state == "processing" or state == "action_required":
            return enters("in_review", money, amount)
    elif trigger == "approve_review" and state == "in_review":
        return enters("authorised" if "held" in money else "processing", money, amount)
    elif trigger == "reject_review" and state == "in_review":
        return enters("declined", money, amount)
    return None


def _authorised(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "open_review":
        return enters("in_review", money, amount)
    if trigger == "approve_review":
        return stays(state, money, amount)
    if trigger == "reject_review":
        return enters("declined", money, amount)
    if trigger == "adjust":
        if minor == amount:
            return "same"
        return enters("authorised", change(money, amount, minor, ["held", "payer"]), minor or 0)
    if trigger == "release_remainder":
        after = take(money, amount, minor, ["held"], "payer")
        if after is not None and "held" in after:
            return stays(state, after, amount)
    return None


def _collected(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "settle":
        after = take(money, amount, minor, ["in_transit", "held"], "payee")
        if after is not None and "in_transit" in after:
            return stays(state, after, amount)
        return enters("settled", after, amount)
    if trigger == "capture":
        return enters("captured", take(money, amount, minor, ["unknown", "held", "payer"], "in_transit"), amount)
    if trigger == "release_remainder":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["held"], "payer"), amount)
    if trigger == "expire":
        return _let_go(state, money, amount, minor)
    if trigger == "cancel":
        return stays(state, take_all(money, amount, minor, ["held", "unknown"], "payer"), amount)
    if trigger == "capture_fail" or trigger == "reverse":
        return _undone(state, money, amount, trigger, minor)
    if trigger == "open_review" or trigger == "approve_review" or trigger == "reject_review":
        return stays(state, money, amount)
    if trigger == "open" and minor == amount:
        return "same"
    return None


def _undone(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    goes_to = "unknown" if trigger == "capture_fail" else "payer"
    after = take(money, amount, minor, ["in_transit", "payee"], goes_to)
    if after is None:
        return None
    if "in_transit" in after:
        return stays(state, after, amount)
    if "payee" in after:
        return enters("settled", after, amount)
    return enters("capture_failed" if trigger == "capture_fail" else "reversed", after, amount)


def _not_collected(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "settle":
        return enters("settled", take(money, amount, minor, ["unknown", "held", "payer"], "payee"), amount)
    if trigger == "capture":
        return enters("captured", take(money, amount, minor, ["unknown", "held", "payer"], "in_transit"), amount)
    if trigger == "decline":
        return enters("declined", take_all(money, amount, minor, ["unknown", "held", "payer"], "payer"), amount)
    if trigger == "expire" or trigger == "cancel":
        return _ended(money, amount, trigger, minor)
    if trigger == "release_remainder":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["held"], "payer"), amount)
    if trigger == "capture_fail":
        return enters("capture_failed", money, amount)
    if trigger == "open" and minor == amount:
        return "same"
    return None


def _over(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "capture":
        return enters("captured", take(money, amount, minor, ["held", "payer"], "in_transit"), amount)
    if trigger == "release_remainder" and state == "reversed":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["held"], "payer"), amount)
    if trigger == "expire":
        return _let_go(state, money, amount, minor)
    if trigger == "cancel" and state == "expired":
        return _ended(money, amount, trigger, minor)
    if trigger == "open" and minor == amount:
        return "same"
    return None


def _let_go(state: str, money: Money, amount: int, minor: int | None) -> Answer:
    """Nothing more of it is collected: all that is left, where nobody says how much."""
    most = amount if minor is None else minor
    return stays_if_new(state, money, take_up_to(money, amount, most, ["held", "unknown"], "payer"), amount)


def _ended(money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    after = take_all(money, amount, minor, ["held", "unknown", "payer"], "payer")
    if after is None or "held" in after:
        return None
    if trigger == "expire":
        return enters("expired", after, amount)
    return None if "unknown" in after else enters("cancelled", after, amount)


def may_come(state: str, trigger: str) -> bool:
    """Whether news of this kind can still make sense, now or later."""
    return state != "cancelled"


def expected_by(state: str, since: datetime) -> date | None:
    """By when the customer was told that they would know more."""
    if state == "processing":
        return days_after(since, 1)
    if state == "in_review":
        return days_after(since, 2)
    if state == "authorised":
        return days_after(since, 7)
    if state == "capture_failed":
        return days_after(since, 10)
    if state == "reversed":
        return working_days_after(since, 10)
    return None


def can_change_until(state: str, since: datetime) -> date | None:
    """Until when it can still change."""
    if state == "captured" or state == "settled":
        return days_after(since, 120)
    if state == "expired":
        return days_after(since, 31)
    if state == "reversed":
        return days_after(since, 30)
    return None
