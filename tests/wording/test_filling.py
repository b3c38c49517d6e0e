import pytest

from aboveboard import Money
from aboveboard.errors import BadMessage
from aboveboard.wording import NOTHING_TO_DO, Message
from aboveboard.wording.filling import speakers
from hostile import HOSTILE


def speaker(locale="en"):
    return next(speakers(None, locale, "UTC"))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_refused_by_name_in_the_renderer(text):
    with pytest.raises(BadMessage, match=r"evil:label \[en\]"):
        speaker().say(Message("evil:label", text), {"amount": Money(1, "EUR")})


def test_a_value_is_never_read_as_a_sentence():
    message = Message("m:label", "{merchant} has it.")
    assert speaker().say(message, {"merchant": "{amount.real} & Sons"}) == "{amount.real} & Sons has it."


def test_a_missing_value_names_its_placeholder():
    with pytest.raises(BadMessage, match=r"m:label.*\{amount\}"):
        speaker().say(Message("m:label", "It is {amount}."), {})
    with pytest.raises(BadMessage, match=r"\{reason\}"):
        speaker().say(Message("m:label", "So. {reason}"), {})


def test_a_clause_is_said_in_the_same_language_and_an_empty_one_leaves_no_gap():
    message = Message("m:label", "So. {nothing_to_do} {reason} Done.")
    said = speaker().say(message, {"nothing_to_do": NOTHING_TO_DO, "reason": None})
    assert said == "So. You do not need to do anything. Done."


def test_somebody_without_a_name_gets_one_that_starts_a_sentence_well():
    message = Message("m:label", "{merchant} has it. Then {merchant} sends it.")
    assert speaker().say(message, {}) == "The seller has it. Then the seller sends it."
