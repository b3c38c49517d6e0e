from decimal import Decimal

import pytest

from aboveboard import Money
from aboveboard.errors import BadMoney
from aboveboard.money import from_minor, to_minor


@pytest.mark.parametrize(
    ("money", "minor"),
    [(Money("42.00", "EUR"), 4200), (Money("100", "JPY"), 100), (Money("1.234", "BHD"), 1234), (Money(0, "USD"), 0)],
)
def test_money_counts_whole_coins_both_ways(money, minor):
    assert to_minor(money) == minor
    assert from_minor(minor, money.currency.code) == money


@pytest.mark.parametrize(
    ("money", "problem"),
    [
        (Money("10.999", "USD"), "smaller than"),
        (Money("0.5", "JPY"), "smaller than"),
        (Money(Decimal("NaN"), "USD"), "finite"),
        (Money(Decimal("Infinity"), "USD"), "finite"),
        (Money(Decimal(10) ** 28, "USD"), "all the money"),
    ],
)
def test_nothing_is_ever_rounded(money, problem):
    with pytest.raises(BadMoney, match=problem):
        to_minor(money)


def test_a_code_that_is_no_currency_is_refused_by_name():
    with pytest.raises(BadMoney, match=r"ZZZ.*not an ISO 4217"):
        from_minor(1, "ZZZ")


def test_a_count_beyond_exact_arithmetic_is_refused():
    with pytest.raises(BadMoney, match="all the money"):
        from_minor(10**30, "USD")


@pytest.mark.parametrize("figures", ["1E-5000000", "0.000000000000000000000001"])
def test_a_speck_is_no_money(figures):
    """
    We do not round you to nothing.
    """
    with pytest.raises(BadMoney, match="less than the smallest unit"):
        to_minor(Money(Decimal(figures), "EUR"))
