import pytest

from aboveboard.wording import Message
from aboveboard.wording.channels import BUDGET, Budget, Channel, Draft, first_that_fits, is_private
from aboveboard.wording.lengths import characters


@pytest.mark.parametrize(
    ("text", "count"), [("é", 1), ("e\u0301", 1), ("👨‍👩‍👧", 1), ("🇩🇪", 1), ("क्षि", 1), ("abc", 3), ("", 0)]
)
def test_a_character_is_what_a_reader_would_call_one(text, count):
    assert characters(text) == count


def test_a_translation_has_more_room_than_english():
    """
    Whoever lays out a page for English leaves room for the others.
    """
    assert BUDGET.room(140, "en") == BUDGET.room(140, "en_GB") == 140
    assert BUDGET.room(140, "de") == 182
    assert Budget(growth=200).room(24, "de") == 48


@pytest.mark.parametrize(
    ("channel", "text", "locale", "fits"),
    [
        (Channel.PUSH, "x" * 140, "en", True),
        (Channel.PUSH, "x" * 141, "en", False),
        (Channel.PUSH, "x" * 141, "de", True),
        (Channel.SMS, "x" * 160, "en", True),
        (Channel.SMS, "x" * 161, "en", False),
        (Channel.SMS, "x" * 161, "de", True),
        (Channel.SMS, "ç" * 134, "fr", True),
        (Channel.SMS, "ç" * 135, "fr", False),
        (Channel.EMAIL, "x" * 9_999, "en", True),
    ],
)
def test_a_channel_has_room_for_so_much(channel, text, locale, fits):
    assert BUDGET.has_room(channel, text, locale) is fits


def test_the_fullest_draft_that_fits_is_taken_and_else_the_last():
    drafts = [Draft("x" * 200), Draft("x" * 100, ("action",)), Draft("", ("action", "next_step"))]
    assert first_that_fits(Channel.PUSH, drafts, "en").left_out == ("action",)
    assert first_that_fits(Channel.PUSH, drafts[:1], "en").text == "x" * 200


@pytest.mark.parametrize(
    ("text", "private"), [("{amount}", True), ("{merchant}", True), ("By {expected_by}", False), ("Paid", False)]
)
def test_amounts_and_names_are_for_the_reader_alone(text, private):
    assert is_private(Message("a.b:label", text)) is private
