import pytest

from aboveboard.wording import DEFAULT_NAMES, PLACEHOLDERS, names_in, problems, unsafe
from aboveboard.wording.placeholders import MEANINGS
from hostile import HOSTILE


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_unsafe(text):
    assert unsafe(text)


@pytest.mark.parametrize("text", ["You paid {amount}.", "", "“Paid”", "پرداخت‌ها {amount}", "¥{amount}、{merchant}"])
def test_honest_text_is_safe(text):
    assert unsafe(text) == ()


def test_names_are_found_in_any_order():
    assert names_in("{amount} to {merchant}, {amount} in all") == {"amount", "merchant"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("In 3 days.", "digits"),
        ("في ٣ أيام", "digits"),
        ("A fee of some %.", "percent"),
        ("{whoever} has it.", "unknown placeholder"),
    ],
)
def test_what_only_a_promise_or_a_placeholder_may_say_is_refused(text, problem):
    assert any(problem in found for found in problems(text))


def test_translators_are_told_what_every_placeholder_means():
    assert MEANINGS.keys() == {*PLACEHOLDERS, *DEFAULT_NAMES}
