"""What every billing service does with money and days: who has how much, in smallest units, and when time is up."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

Money = dict[str, int]
Answer = tuple[str, Money, int, bool] | str | None
"""State, money and amount afterwards and whether its time starts anew; ``"same"`` for no news; None for no way."""


def enters(state: str, money: Money | None, amount: int) -> Answer:
    """It goes on to this state, and its time starts now; no way where the money was not there."""
    return None if money is None else (state, money, amount, True)


def stays(state: str, money: Money | None, amount: int) -> Answer:
    """It stays where it is, with other money; no way where the money was not there."""
    return None if money is None else (state, money, amount, False)


def stays_if_new(state: str, before: Money, money: Money | None, amount: int) -> Answer:
    """It stays where it is; where nothing moved, somebody only said again what we knew."""
    if money is None:
        return None
    return "same" if money == before else (state, money, amount, False)


def take(money: Money, amount: int, minor: int | None, holders: Iterable[str], to: str) -> Money | None:
    """Move so much from these holders in turn, or all that the first of them has; None where they do not have it."""
    if minor is not None and (minor <= 0 or minor > amount):
        return None
    after, moved = _moved(money, minor, holders, to)
    if moved == 0 or (minor is not None and moved < minor):
        return None
    return after


def take_up_to(money: Money, amount: int, minor: int | None, holders: Iterable[str], to: str) -> Money | None:
    """Move what there is, if it is less than so much."""
    if minor is not None and (minor <= 0 or minor > amount):
        return None
    return _moved(money, minor, holders, to)[0]


def take_all(money: Money, amount: int, minor: int | None, holders: Iterable[str], to: str) -> Money | None:
    """The same, but where nobody says how much it is all that any of them has."""
    holders = list(holders)
    if minor is None:
        minor = sum(money.get(holder, 0) for holder in holders)
    return take(money, amount, minor, holders, to)


def take_some(money: Money, amount: int, minor: int | None, holders: Iterable[str], to: str) -> Money | None:
    """Move what there is, if it is less than so much; None where there is nothing."""
    after = take_up_to(money, amount, minor, holders, to)
    return None if after == money else after


def shown(money: Money) -> Money:
    """Who has how much, as others ask for it: what came back to the payer is theirs like the rest."""
    payer = money.get("payer", 0) + money.get("back", 0)
    others = {holder: part for holder, part in money.items() if holder != "back"}
    return {**others, "payer": payer} if payer else others


def _moved(money: Money, minor: int | None, holders: Iterable[str], to: str) -> tuple[Money, int]:
    after = dict(money)
    moved = 0
    for holder in holders:
        have = after.get(holder, 0)
        if minor is not None:
            part = min(have, minor - moved)
        elif moved == 0:
            part = have
        else:
            part = 0
        after[holder] = have - part
        moved += part
    after[to] = after.get(to, 0) + moved
    return {holder: part for holder, part in after.items() if part}, moved


def change(money: Money, amount: int, minor: int | None, holders: Iterable[str], more_from: str = "") -> Money | None:
    """Make the whole amount this one; the difference is that of the first holder who can bear it."""
    if minor is None or minor <= 0:
        return None
    more = minor - amount
    if more > 0 and more_from:
        return {**money, more_from: money.get(more_from, 0) + more}
    for holder in holders:
        have = money.get(holder, 0)
        if have > 0 and have + more >= 0:
            after = {**money, holder: have + more}
            return {holder: part for holder, part in after.items() if part}
    return None


def days_after(moment: datetime, days: int) -> date:
    """The last day of a period in days."""
    return moment.date() + timedelta(days=days)


def working_days_after(moment: datetime, days: int) -> date:
    """The last day of a period in days on which banks work."""
    day = moment.date()
    left = days
    for _ in range(days * 3):
        if left == 0:
            return day
        day += timedelta(days=1)
        if day.weekday() < 5:
            left -= 1
    return day
