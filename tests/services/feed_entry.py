"""One line of the customer's bank account: announced, pending, entered; and whatever banks do to it afterwards."""

from datetime import date, datetime

from .purse import Answer, Money, change, days_after, enters, stays, stays_if_new, take, take_up_to

NAME = "feed_entry"
STATE = "pending"
HOLDER = "held"


def apply(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    """What some news makes of an entry."""
    if trigger == "open" and minor == amount:
        return "same"
    if state == "pending" or state == "announced":
        return _not_entered(state, money, amount, trigger, minor)
    if state == "posted" or state == "corrected":
        return _entered(state, money, amount, trigger, minor)
    if state == "vanished_unexplained":
        return _not_listed(state, money, amount, trigger, minor)
    if state == "removed":
        return _removed(state, money, amount, trigger, minor)
    if state == "reversed":
        return _undone(state, money, amount, trigger)
    return None


def _not_entered(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "post":
        return _all_of_it("posted", money, amount, minor, ["held"], "payee")
    if trigger == "announce":
        return enters("announced", money, amount) if state == "pending" else "same"
    if trigger == "appear":
        return enters("pending", money, amount) if state == "announced" else stays(state, money, amount)
    if trigger == "vanish":
        return _all_of_it("vanished_unexplained", money, amount, minor, ["held"], "unknown")
    if _is_other_amount(trigger):
        return "same" if minor == amount else stays(state, change(money, amount, minor, ["held"]), minor or 0)
    return _gone("held", money, amount, trigger, minor)


def _entered(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "post":
        return stays_if_new(state, money, take_up_to(money, amount, minor, ["payer"], "payee"), amount)
    if trigger == "appear":
        return stays(state, money, amount)
    if trigger == "correct":
        return "same" if minor == amount else enters("corrected", change(money, amount, minor, ["payee"]), minor or 0)
    if trigger == "vanish":
        return _all_of_it("vanished_unexplained", money, amount, minor, ["payee"], "unknown")
    if trigger == "reverse":
        after = take(money, amount, minor, ["payee"], "payer")
        if after is not None and "payee" in after:
            return stays(state, after, amount)
        return enters("reversed", after, amount)
    return _gone("payee", money, amount, trigger, minor)


def _not_listed(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "post":
        after = take(money, amount, minor, ["unknown", "payer"], "payee")
        return None if after is None or "unknown" in after else enters("posted", after, amount)
    if trigger == "appear":
        return _all_of_it("pending", money, amount, minor, ["unknown"], "held")
    if trigger == "vanish":
        return stays(state, money, amount)
    if _is_other_amount(trigger):
        return _corrected(state, money, amount, minor)
    return _gone("unknown", money, amount, trigger, minor)


def _removed(state: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    if trigger == "post":
        return _all_of_it("posted", money, amount, minor, ["payer"], "payee")
    if trigger == "appear":
        return _all_of_it("pending", money, amount, minor, ["payer"], "held")
    if trigger == "reverse":
        return enters("reversed", money, amount)
    if trigger == "supersede":
        return enters("superseded", money, amount)
    if trigger == "remove" or trigger == "vanish":
        return stays(state, money, amount)
    if _is_other_amount(trigger):
        return _corrected(state, money, amount, minor)
    return None


def _undone(state: str, money: Money, amount: int, trigger: str) -> Answer:
    if trigger == "supersede":
        return enters("superseded", money, amount)
    if trigger == "reverse":
        return stays(state, money, amount)
    return None


def _gone(holder: str, money: Money, amount: int, trigger: str, minor: int | None) -> Answer:
    """It no longer counts, and the bank says why."""
    if trigger == "supersede":
        return _all_of_it("superseded", money, amount, minor, [holder], "payer")
    if trigger == "remove":
        return _all_of_it("removed", money, amount, minor, [holder], "payer")
    if trigger == "reverse":
        return _all_of_it("reversed", money, amount, minor, [holder], "payer")
    return None


def _all_of_it(state: str, money: Money, amount: int, minor: int | None, holders: list[str], to: str) -> Answer:
    """A bank lists an entry or it does not: nothing is left behind."""
    after = take(money, amount, minor, holders, to)
    if after is None or any(holder in after for holder in holders):
        return None
    return enters(state, after, amount)


def _is_other_amount(trigger: str) -> bool:
    return trigger == "open" or trigger == "correct_pending" or trigger == "correct"


def _corrected(state: str, money: Money, amount: int, minor: int | None) -> Answer:
    if minor == amount:
        return "same"
    return stays(state, change(money, amount, minor, ["unknown", "payer"]), minor or 0)


def may_come(state: str, trigger: str) -> bool:
    """Whether news of this kind can still make sense, now or later."""
    if state == "superseded":
        return False
    if state == "reversed":
        return trigger == "supersede" or trigger == "reverse"
    return True


def expected_by(state: str, since: datetime) -> date | None:
    """By when the customer was told that they would know more."""
    if state == "announced" or state == "pending":
        return days_after(since, 14)
    return None


def can_change_until(state: str, since: datetime) -> date | None:
    """Until when it can still change."""
    if state == "posted" or state == "corrected":
        return days_after(since, 397)
    if state == "removed" or state == "reversed":
        return days_after(since, 15)
    return None
