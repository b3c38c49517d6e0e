"""Mutants that change nothing anybody could see, each with the reason. No search may see them either."""

_REFUSED_BEFORE = "without an amount, `change` has refused already, and its None is passed on"
_NEVER_THERE = "nobody but the sender has money before it is sent, so that holder has none there"

EQUIVALENT: dict[str, str] = {
    "card_payment._uncollected: 0 is 1": _REFUSED_BEFORE,
    "bank_debit._not_asked: 0 is 1": _REFUSED_BEFORE,
    "payout._other_amount: 0 is 1": _REFUSED_BEFORE,
    "payout._not_sent: 'payee' is 'returning'": _NEVER_THERE,
    "payout._waiting: ['in_transit', 'unknown'] turned round": (
        "it has to take all of both, or is refused, so it does not matter whose comes first"
    ),
    "bank_debit.may_come: trigger != 'approve' and trigger != 'deny' and (trigger !... without trigger != 'approve'": (
        "to have agreed can always have come first, and changes nothing there, so it is late before anybody asks"
    ),
    "payout._other_amount: minor or 0 without 0": _REFUSED_BEFORE,
    "card_payment._uncollected: take(money, amount, minor, ['held'], 'payer') with take_up_to": (
        "where more is called off than is held, nothing stays held, and it is called off as a whole either way"
    ),
    "service._next_step: until is not None and self._is_over(until) and self._is_c... without '{can_change}' in text": (
        "a state that may change for a while says so in what comes next, or its lifecycle is refused"
    ),
    "service._value: name == 'expected_by' and due is not None without due is not None": (
        "a sentence with that day is only said where there is one"
    ),
    "service._value: name == 'may_change_until' and until is not None without until is not None": (
        "a sentence with that day is only said where there is one"
    ),
    "purse.change: 0 is -1, number 4": "who has nothing and who owes a coin can bear no difference alike",
}
