"""How much: `moneyed.Money` at every door, whole smallest units inside."""

from decimal import Decimal
from functools import lru_cache

from moneyed import Currency, CurrencyDoesNotExist, Money, get_currency

from .errors import BadMoney

__all__ = ["Money", "currency_of", "from_minor", "to_minor"]

_LARGEST = 20
"""Digits before the point. Beyond them decimal arithmetic would begin to round."""
_MOST = 10**_LARGEST


@lru_cache
def currency_of(code: str) -> Currency:
    """
    Find a currency by its ISO 4217 code, upper or lower case.

    Raises:
        BadMoney: The code is not a currency.
    """
    try:
        return get_currency(code.upper())
    except CurrencyDoesNotExist:
        raise BadMoney(code, "is not an ISO 4217 currency code, such as EUR") from None


def to_minor(money: Money) -> int:
    """
    Count an amount in its currency's smallest unit: ``Money("42.00", "EUR")`` is 4200.

    Raises:
        BadMoney: Not finite, or not exact in that unit. Nothing is ever rounded.
    """
    if not money.amount.is_finite():
        raise BadMoney(f"{money.amount} {money.currency.code}", "is not a finite amount")
    if money.amount.adjusted() > _LARGEST:
        raise BadMoney(f"{money.amount} {money.currency.code}", "is more than all the money there is")
    if money.amount and money.amount.adjusted() < -_LARGEST:
        raise BadMoney(f"{money.amount} {money.currency.code}", "is less than the smallest unit there is")
    numerator, denominator = money.amount.as_integer_ratio()
    minor, rest = divmod(numerator * money.currency.sub_unit, denominator)
    if rest:
        raise BadMoney(
            f"{money.amount} {money.currency.code}",
            f"has a part smaller than 1/{money.currency.sub_unit}, the smallest unit there is",
        )
    return minor


def from_minor(minor: int, code: str) -> Money:
    """
    Turn a count of smallest units back into money: ``4200, "EUR"`` is 42.00 EUR.

    Raises:
        BadMoney: The code is not a currency, or the count is beyond exact arithmetic.
    """
    if abs(minor) > _MOST:
        raise BadMoney(f"{minor} {code}", "is more than all the money there is")
    currency, places = _unit(code)
    return Money(Decimal(minor).scaleb(-places), currency)


@lru_cache
def _unit(code: str) -> tuple[Currency, int]:
    currency = currency_of(code)
    return currency, len(str(currency.sub_unit)) - 1
