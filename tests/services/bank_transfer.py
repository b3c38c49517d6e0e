"""
A bank transfer, from being ordered to having arrived, or come back.

What has reached the recipient's bank is ``held``, what somebody blocked is ``unknown``.
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

NAME = "bank_transfer"
STATE = "received"
HOLDER = "payer"


def apply(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    """What some news makes of a transfer."""
    if trigger == "open":
        return _ordered_anew(state, money, amount, minor)
    if state == "returned" or state == "partly_returned":
        return _coming_back(state, money, amount, trigger, minor)
    if state == "rejected" or state == "cancelled":
        return _not_sent(state, money, amount, trigger, minor)
    if state == "returned_done":
        return None
    if state == "blocked":
        return _blocked(state, money, amount, trigger, minor)
    if trigger == "block" and state != "credited":
        return enters("blocked", take(money, amount, minor, ["held", "in_transit", "payer"], "unknown"), amount)
    if state == "cancel_requested":
        return _asked_for(state, money, amount, trigger, minor)
    if trigger == "correct":
        if minor == amount:
            return "same"
        whose = ["payee", "held", "in_transit", "payer"]
        return stays(state, change(money, amount, minor, whose), minor or 0)
    if trigger == "request_cancel":
        return None if state == "action_needed" else enters("cancel_requested", money, amount)
    if state == "sent" or state == "on_hold":
        return _on_its_way(state, money, amount, trigger, minor)
    if state == "credited":
        return _arrived(state, money, amount, trigger, minor)
    return _ordered(state, money, amount, trigger, minor)


def _ordered_anew(state: str, money: Money, amount: int, minor: int | None) -> Answer:
    if minor == amount:
        return "same"
    return stays(state, change(money, amount, minor, ["payer"]), minor or 0) if _is_here(state) else None


def _is_here(state: str) -> bool:
    """Whether nobody has said yet that it left, or never will."""
    if state == "received" or state == "checking" or state == "action_needed":
        return True
    return state == "accepted" or state == "in_progress"


def _ordered(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "debit_done":
        return enters("sent", take(money, amount, minor, ["payer"], "in_transit"), amount)
    if trigger == "hold_at_payee_bank":
        return enters("on_hold", take(money, amount, minor, ["payer"], "held"), amount)
    if trigger == "credit":
        return enters("credited", take(money, amount, minor, ["payer"], "payee"), amount)
    if trigger == "return":
        return enters("returned", take(money, amount, minor, ["payer"], "returning"), amount)
    if trigger == "cancel":
        return enters("cancelled", money, amount)
    if trigger == "reject":
        return enters("rejected", money, amount)
    if trigger == "ask_to_confirm":
        return "same" if state == "action_needed" else enters("action_needed", money, amount)
    if trigger == "check":
        if state == "in_progress":
            return None
        return "same" if state == "checking" else enters("checking", money, amount)
    if trigger == "execute":
        return "same" if state == "in_progress" else enters("in_progress", money, amount)
    if state == "accepted" or state == "in_progress":
        return _going_ahead(state, money, amount, trigger)
    if trigger == "accept":
        return enters("accepted", money, amount)
    if trigger == "confirm":
        if state == "action_needed":
            return enters("checking", money, amount)
        return "same" if state == "checking" else None
    return None


def _going_ahead(state: str, money: Money, amount: int, trigger: str) -> Answer:
    if trigger == "accept":
        return "same" if state == "accepted" else None
    if trigger == "refuse_cancel":
        return stays(state, money, amount)
    if trigger == "return_arrived":
        return enters("returned_done", money, amount)
    return None


def _on_its_way(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "debit_done":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["payer"], "in_transit"), amount)
    if trigger == "hold_at_payee_bank":
        if state == "on_hold":
            after = take_up_to(money, amount, minor, ["in_transit", "payer"], "held")
            return stays_if_new(state, money, after, amount)
        return enters("on_hold", take(money, amount, minor, ["in_transit", "payer"], "held"), amount)
    if trigger == "credit":
        return _credited(state, money, amount, minor)
    if trigger == "refuse_cancel":
        return stays(state, money, amount)
    whose = ["held", "in_transit", "payee"]
    if trigger == "cancel" or trigger == "return" or trigger == "reject":
        return enters("returned", take(money, amount, minor, whose, "returning"), amount)
    if trigger == "return_arrived":
        return _back(take(money, amount, minor, whose, "payer"), amount)
    return None


def _arrived(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "debit_done":
        return enters("sent", take(money, amount, minor, ["payer"], "in_transit"), amount)
    if trigger == "credit":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["payer"], "payee"), amount)
    if trigger == "refuse_cancel":
        return stays(state, money, amount)
    if trigger == "cancel" or trigger == "return" or trigger == "reject":
        return enters("returned", take(money, amount, minor, ["payee"], "returning"), amount)
    if trigger == "return_arrived":
        return _back(take(money, amount, minor, ["payee"], "payer"), amount)
    return None


def _blocked(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "block":
        after = take_up_to(money, amount, minor, ["held", "in_transit", "payer"], "unknown")
        return stays_if_new(state, money, after, amount)
    if trigger == "credit":
        return _credited(state, money, amount, minor)
    if trigger == "hold_at_payee_bank":
        after = take(money, amount, minor, ["unknown"], "held")
        return None if after is None or "unknown" in after else enters("on_hold", after, amount)
    if trigger == "refuse_cancel":
        return stays(state, money, amount)
    return _stopped(money, amount, trigger, minor)


def _asked_for(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    """The customer wants it back, and nobody has answered."""
    if trigger == "request_cancel":
        return "same"
    if trigger == "debit_done":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["payer"], "in_transit"), amount)
    if trigger == "hold_at_payee_bank":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["in_transit", "payer"], "held"), amount)
    if trigger == "credit":
        after = take_up_to(money, amount, minor, ["held", "in_transit", "payer"], "payee")
        return stays_if_new(state, money, after, amount)
    if trigger == "refuse_cancel":
        return enters(_as_it_was(money), money, amount)
    has_left = "held" in money or "in_transit" in money or "payee" in money
    if trigger == "cancel" and not has_left:
        return enters("cancelled", money, amount)
    if trigger == "reject" and not has_left:
        return enters("rejected", money, amount)
    return _stopped(money, amount, trigger, minor)


def _as_it_was(money: Money) -> str:
    if "held" in money:
        return "on_hold"
    if "in_transit" in money:
        return "sent"
    return "credited" if "payee" in money else "in_progress"


def _stopped(money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    whose = ["unknown", "held", "in_transit", "payee"]
    if trigger == "cancel" or trigger == "reject":
        return enters("returned", take(money, amount, minor, whose, "returning"), amount)
    if trigger == "return":
        return enters("returned", take(money, amount, minor, [*whose, "payer"], "returning"), amount)
    if trigger == "return_arrived":
        all_back = _all_back(take_up_to(money, amount, minor, whose, "payer"), amount)
        return all_back or _back(take(money, amount, minor, whose, "payer"), amount)
    return None


def _credited(state: str, money: Money, amount: int, minor: int | None) -> Answer:
    """It has arrived, unless some of it is still somewhere on the way."""
    after = take(money, amount, minor, ["unknown", "held", "in_transit", "payer"], "payee")
    if after is None:
        return None
    if "unknown" in after:
        return stays(state, after, amount)
    if "held" in after:
        return enters("on_hold", after, amount)
    if "in_transit" in after:
        return stays(state, after, amount) if state == "sent" else enters("sent", after, amount)
    return enters("credited", after, amount)


def _coming_back(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    whose = ["unknown", "held", "in_transit", "payee"]
    if state == "partly_returned":
        if trigger == "return":
            return enters("returned", take(money, amount, minor, whose, "returning"), amount)
        return None
    if trigger == "return" or trigger == "reject" or trigger == "cancel":
        return stays_if_new(state, money, take_up_to(money, amount, minor, whose, "returning"), amount)
    if trigger == "return_arrived":
        after = take(money, amount, minor, ["returning"], "payer")
        if after is not None and "returning" in after:
            return stays(state, after, amount)
        return _back(after, amount)
    return None


def _not_sent(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "return":
        return enters("returned", take(money, amount, minor, ["payer"], "returning"), amount)
    if trigger == "return_arrived":
        return _all_back(take_up_to(money, amount, minor, ["payee"], "payer"), amount)
    if trigger == "refuse_cancel":
        return stays(state, money, amount)
    return _once_more(money, amount, trigger, minor) if state == "rejected" else None


def _once_more(money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    """It had not gone through, and is tried again, or given up."""
    if trigger == "cancel":
        return enters("cancelled", money, amount)
    if trigger == "check":
        return enters("checking", money, amount)
    if trigger == "ask_to_confirm":
        return enters("action_needed", money, amount)
    if trigger == "execute":
        return enters("in_progress", money, amount)
    if trigger == "debit_done":
        return enters("sent", take(money, amount, minor, ["payer"], "in_transit"), amount)
    if trigger == "credit":
        return enters("credited", take(money, amount, minor, ["payer"], "payee"), amount)
    return None


def _back(money: Money | None, amount: int) -> Answer:
    """All of it, or a part: where some is missing, a bank may have kept a fee."""
    return _all_back(money, amount) or enters("partly_returned", money, amount)


def _all_back(money: Money | None, amount: int) -> Answer:
    """Only where the customer has all of it."""
    return enters("returned_done", money, amount) if money == {"payer": amount} else None


def may_come(state: str, trigger: str) -> bool:
    """Whether news of this kind can still make sense, now or later."""
    if state == "returned_done":
        return False
    if state == "cancelled" and trigger == "refuse_cancel":
        return True
    if state == "returned" or state == "partly_returned" or state == "cancelled":
        return trigger == "return" or trigger == "return_arrived" or trigger == "reject" or trigger == "cancel"
    return True


def expected_by(state: str, since: datetime) -> date | None:
    """By when the customer was told that they would know more."""
    if state == "received" or state == "accepted":
        return working_days_after(since, 1)
    if state == "in_progress" or state == "sent":
        return working_days_after(since, 2)
    if state == "returned":
        return working_days_after(since, 5)
    if state == "cancel_requested":
        return working_days_after(since, 15)
    return None


def can_change_until(state: str, since: datetime) -> date | None:
    """Until when it can still change."""
    if state == "sent":
        return days_after(since, 42)
    if state == "credited" or state == "partly_returned":
        return working_days_after(since, 10)
    if state == "rejected" or state == "cancelled":
        return working_days_after(since, 5)
    return None
