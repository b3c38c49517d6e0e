"""
A dispute, from being reported to being decided, and decided again.

What was taken from the seller for the time being is ``disputed``; the payer has only what was decided in their favour.
"""

from datetime import date, datetime

from .purse import Answer, Money, change, days_after, enters, stays, stays_if_new, take, take_some, take_up_to

NAME = "dispute"
STATE = "notified"
HOLDER = "payee"


def apply(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    """What some news makes of a dispute."""
    if trigger == "correct":
        return _corrected(state, money, amount, minor)
    if trigger == "open":
        return _asked_about(state, money, amount, minor)
    if trigger == "second_chargeback":
        trigger = "lose"
    if state == "lost" or state == "accepted" or state == "prevented":
        return _for_the_customer(state, money, amount, trigger, minor)
    if state == "won" or state == "won_provisional":
        return _for_the_seller(state, money, amount, trigger, minor)
    if state == "inquiry_closed" or state == "withdrawn":
        return _no_longer_questioned(state, money, amount, trigger, minor)
    return _undecided(state, money, amount, trigger, minor)


def _undecided(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "withdraw_funds":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["payee"], "disputed"), amount)
    if trigger == "lose":
        return _payers(state, "lost", money, amount, minor)
    if trigger == "accept":
        return _payers(state, "accepted", money, amount, minor)
    if trigger == "win":
        return _sellers(state, "won", money, amount, minor)
    if trigger == "reverse_chargeback":
        return _sellers(state, "won_provisional", money, amount, minor)
    if trigger == "withdraw":
        return _sellers(state, "withdrawn", money, amount, minor)
    if trigger == "reinstate_funds":
        return _reinstated(state, money, amount, minor)
    if trigger == "ask_customer":
        if state == "arbitration":
            return None
        return "same" if state == "action_needed" else enters("action_needed", money, amount)
    if _is_asked(state):
        return _asked(state, money, amount, trigger, minor)
    if state == "action_needed":
        return _customer_is_asked(state, money, amount, trigger, minor)
    return _questioned(state, money, amount, trigger, minor)


def _is_asked(state: str) -> bool:
    return state == "notified" or state == "inquiry" or state == "inquiry_answered"


def _asked(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "escalate":
        return enters("opened", money, amount)
    if trigger == "open_inquiry":
        return enters("inquiry", money, amount)
    if trigger == "answer_inquiry":
        return "same" if state == "inquiry_answered" else enters("inquiry_answered", money, amount)
    if trigger == "defence_period_over":
        if state == "inquiry_answered":
            return stays(state, money, amount)
        return enters("inquiry_answered", money, amount)
    if trigger == "submit_evidence":
        if state == "inquiry_answered":
            return stays(state, money, amount)
        return enters("inquiry_answered" if state == "inquiry" else "under_review", money, amount)
    if trigger == "close_inquiry":
        return _closed(money, amount, minor)
    if trigger == "prevent":
        return _cleared_up(money, amount, minor)
    return None


def _customer_is_asked(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "escalate":
        return enters("opened", money, amount)
    if trigger == "submit_evidence" or trigger == "answer":
        return enters("under_review", money, amount)
    if trigger == "open_inquiry":
        return None if "payer" in money else enters("inquiry", money, amount)
    if trigger == "answer_inquiry":
        return None if "payer" in money else enters("inquiry_answered", money, amount)
    if trigger == "close_inquiry":
        return _closed(money, amount, minor)
    if trigger == "defence_period_over":
        return stays(state, money, amount)
    return _looked_at_again(money, amount, trigger)


def _questioned(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "submit_evidence":
        return enters("under_review", money, amount) if state == "opened" else stays(state, money, amount)
    if state == "arbitration":
        return None
    if state == "pre_arbitration":
        if trigger == "defence_period_over" or trigger == "open_pre_arbitration":
            return stays(state, money, amount)
        return _looked_at_again(money, amount, trigger)
    if trigger == "escalate":
        return "same" if state == "opened" else enters("opened", money, amount)
    if state == "opened":
        if trigger == "defence_period_over":
            after = take_some(money, amount, minor, ["disputed", "payee"], "payer")
            return None if after is None or "disputed" in after else enters("lost", after, amount)
        if trigger == "prevent":
            return _cleared_up(money, amount, minor)
    else:
        if trigger == "open_inquiry":
            return enters("opened", money, amount)
        if trigger == "defence_period_over":
            return stays(state, money, amount)
        if trigger == "answer":
            return "same"
    return _looked_at_again(money, amount, trigger)


def _looked_at_again(money: Money | None, amount: int, trigger: str) -> Answer:
    if trigger == "open_pre_arbitration":
        return enters("pre_arbitration", money, amount)
    if trigger == "open_arbitration":
        return enters("arbitration", money, amount)
    return None


def _payers(state: str, decided: str, money: Money, amount: int, minor: int | None) -> Answer:
    """It is decided for the customer, unless some of it is still open."""
    after = take_some(money, amount, minor, ["disputed", "payee"], "payer")
    if after is None or "disputed" not in after:
        return enters(decided, after, amount)
    return enters("under_review", after, amount) if _is_asked(state) else stays(state, after, amount)


def _sellers(state: str, decided: str, money: Money, amount: int, minor: int | None) -> Answer:
    """The seller has it, unless some of it is still open, or some had been decided for the customer."""
    after = take_up_to(money, amount, minor, ["disputed"], "payee")
    if after is None:
        return None
    if "disputed" in after:
        return stays(state, after, amount)
    if "payer" in after:
        return None if after == money else enters("lost", after, amount)
    return enters(decided, after, amount)


def _reinstated(state: str, money: Money, amount: int, minor: int | None) -> Answer:
    after = take_some(money, amount, minor, ["disputed"], "payee")
    if after is None:
        return "same" if _is_asked(state) and _can_be_meant(minor, amount) else None
    if "payer" in after and "disputed" not in after:
        return enters("lost", after, amount)
    return stays(state, after, amount)


def _can_be_meant(minor: int | None, amount: int) -> bool:
    return minor is None or 0 < minor <= amount


def _closed(money: Money, amount: int, minor: int | None) -> Answer:
    after = take_up_to(money, amount, minor, ["disputed"], "payee")
    if after is None or "disputed" in after or "payer" in after:
        return None
    return enters("inquiry_closed", after, amount)


def _cleared_up(money: Money, amount: int, minor: int | None) -> Answer:
    after = take_some(money, amount, minor, ["disputed", "payee"], "payer")
    return None if after is None or "disputed" in after else enters("prevented", after, amount)


def _corrected(state: str, money: Money, amount: int, minor: int | None) -> Answer:
    if minor == amount:
        return "same"
    if state == "lost" or state == "accepted" or state == "prevented":
        after = change(money, amount, minor, ["payer"])
        return None if after is None or "payer" not in after else stays(state, after, minor or 0)
    if state == "won" or state == "won_provisional" or state == "inquiry_closed" or state == "withdrawn":
        return stays(state, change(money, amount, minor, ["payee"]), minor or 0)
    if "payer" in money:
        return None
    return stays(state, change(money, amount, minor, ["disputed", "payee"]), minor or 0)


def _asked_about(state: str, money: Money, amount: int, minor: int | None) -> Answer:
    """How much is questioned: nobody asks anew about what is decided."""
    if minor == amount:
        return "same"
    return None if _is_decided(state) else _corrected(state, money, amount, minor)


def _is_decided(state: str) -> bool:
    if state == "won" or state == "won_provisional" or state == "inquiry_closed" or state == "withdrawn":
        return True
    return state == "lost" or state == "accepted" or state == "prevented"


def _no_longer_questioned(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "escalate":
        return enters("opened", money, amount)
    if trigger == "reinstate_funds":
        return stays(state, money, amount)
    if trigger == "win":
        return _sellers(state, "won", money, amount, minor)
    if trigger == "lose":
        return enters("lost", take(money, amount, minor, ["payee"], "payer"), amount)
    if trigger == "accept":
        return enters("accepted", take_some(money, amount, minor, ["payee"], "payer"), amount)
    if trigger == "withdraw_funds":
        after = take(money, amount, minor, ["payee"], "disputed")
        return enters("under_review" if state == "withdrawn" else "opened", after, amount)
    if state == "inquiry_closed":
        if trigger == "open_inquiry":
            return enters("inquiry", money, amount)
        return _cleared_up(money, amount, minor) if trigger == "prevent" else None
    if trigger == "reverse_chargeback":
        return _sellers(state, "won_provisional", money, amount, minor)
    return enters("pre_arbitration", money, amount) if trigger == "open_pre_arbitration" else None


def _for_the_seller(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "win":
        return stays(state, money, amount) if state == "won" else _sellers(state, "won", money, amount, minor)
    if trigger == "reverse_chargeback":
        return stays(state, money, amount) if state == "won" else None
    if trigger == "reinstate_funds":
        return stays(state, money, amount)
    if trigger == "withdraw_funds":
        return enters("under_review", take(money, amount, minor, ["payee"], "disputed"), amount)
    if trigger == "lose":
        return enters("lost", take(money, amount, minor, ["payee"], "payer"), amount)
    if trigger == "accept":
        return enters("accepted", take(money, amount, minor, ["payee"], "payer"), amount)
    return _looked_at_again(money, amount, trigger)


def _for_the_customer(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "reinstate_funds" or trigger == "withdraw_funds":
        return stays(state, money, amount)
    if trigger == "accept" or trigger == "prevent" or trigger == "lose":
        after = take_up_to(money, amount, minor, ["disputed", "payee"], "payer")
        if trigger == "lose" and state == "prevented":
            return enters("lost", after, amount)
        return stays_if_new(state, money, after, amount)
    if state == "prevented":
        return None
    if trigger == "defence_period_over":
        return stays(state, money, amount)
    if trigger == "win" or trigger == "reverse_chargeback":
        after = take_some(money, amount, minor, ["payer"], "payee")
        if after is not None and "payer" in after:
            return stays(state, after, amount)
        return enters("won" if trigger == "win" else "won_provisional", after, amount)
    if state == "lost":
        return _looked_at_again(take_some(money, amount, minor, ["payer"], "disputed"), amount, trigger)
    return None


def may_come(state: str, trigger: str) -> bool:
    """Whether news of this kind can still make sense, now or later: no decision is for ever."""
    return True


def expected_by(state: str, since: datetime) -> date | None:
    """By when the customer was told that they would know more."""
    if state == "action_needed":
        return days_after(since, 10)
    if state == "inquiry":
        return days_after(since, 21)
    if state == "opened" or state == "pre_arbitration":
        return days_after(since, 45)
    if state == "under_review":
        return days_after(since, 75)
    if state == "inquiry_answered":
        return days_after(since, 120)
    return None


def can_change_until(state: str, since: datetime) -> date | None:
    """Until when it can still change."""
    if state == "won" or state == "won_provisional" or state == "lost" or state == "accepted":
        return days_after(since, 60)
    if state == "withdrawn":
        return days_after(since, 90)
    if state == "notified" or state == "inquiry_closed" or state == "prevented":
        return days_after(since, 120)
    return None
