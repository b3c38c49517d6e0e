import pytest
from click.testing import CliRunner

from aboveboard.cli.commands import aboveboard


def run(*args):
    return CliRunner().invoke(aboveboard, ["explain", *args])


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("stripe", "insufficient_funds"), "The account it was to come from did not have enough money."),
        (("stripe", "expired_card", "--locale", "es"), "La tarjeta ha caducado."),
        (("ach", "R02"), "The account to pay from is closed."),
        (("iso20022", "AC04", "--of", "payout"), "The account it was meant for is closed."),
        (
            ("cards", "12.5", "--scheme", "visa", "--of", "dispute"),
            "The question was whether the amount or the currency was right.",
        ),
    ],
)
def test_support_reads_what_the_customer_reads(args, words):
    """
    Whoever you ask, you are told the same.
    """
    result = run(*args)
    assert (result.exit_code, result.stdout, result.stderr) == (0, words + "\n", "")


def test_a_code_that_is_not_to_be_told_says_so_only_beside_the_words():
    """
    What is kept from a customer is marked for those who help them.
    """
    result = run("stripe", "stolen_card")
    assert result.exit_code == 0
    assert result.stdout == run("stripe", "generic_decline").stdout
    assert "not to be told" in result.stderr


def test_a_code_of_tomorrow_reads_as_nothing_said_and_is_reported():
    result = run("stripe", "a_code_of_tomorrow")
    assert result.exit_code == 1
    assert result.stdout == run("stripe", "generic_decline").stdout
    assert "a_code_of_tomorrow: not known yet" in result.stderr


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("piggybank", "x"), "piggybank"),
        (("stripe", "x", "--of", "dream"), "dream"),
        (("stripe", "x", "--locale", "klingon"), "'klingon' is not a language"),
    ],
)
def test_a_wrong_argument_says_what_would_be_right(args, words):
    result = run(*args)
    assert result.exit_code == 2
    assert words in result.stderr
