import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.wording.sms import GSM, UCS, plain, segments, strangers


@pytest.mark.parametrize(
    ("text", "alphabet", "count"),
    [
        ("", GSM, 1),
        ("x" * 160, GSM, 1),
        ("x" * 161, GSM, 2),
        ("x" * 306, GSM, 2),
        ("x" * 307, GSM, 3),
        ("€" * 80, GSM, 1),
        ("€" * 81, GSM, 2),
        # The 153rd place cannot hold half of a euro sign.
        ("x" * 152 + "€" + "x" * 152, GSM, 3),
        ("ä" * 160, GSM, 1),
        ("ç", UCS, 1),
        ("あ" * 70, UCS, 1),
        ("あ" * 71, UCS, 2),
        ("あ" * 134, UCS, 2),
        ("あ" * 135, UCS, 3),
        ("🎉" * 35, UCS, 1),
        ("🎉" * 36, UCS, 2),
        ("🎉" * 67, UCS, 3),
    ],
)
def test_messages_are_counted_as_a_network_counts_them(text, alphabet, count):
    """
    3GPP TS 23.038: 160 or 153 places of seven bits, 70 or 67 of sixteen, and nothing is torn apart.
    """
    sent = segments(text)
    assert (sent.alphabet, sent.count) == (alphabet, count)


@pytest.mark.parametrize(
    ("said", "sent"),
    [
        ("42,00\u00a0€", "42,00 €"),
        ("9:00\u202fAM", "9:00 AM"),
        ("\u2068Café\u2069 \u200fwas", "Café was"),
        ("“Paid” – don’t", '"Paid" - don\'t'),
        ("« Payé » ça va", "« Payé » ça va"),
        ("می\u200cشود", "می\u200cشود"),
    ],
)
def test_a_text_message_has_plain_spaces_and_nothing_invisible(said, sent):
    assert plain(said) == sent


def test_what_keeps_a_text_from_the_small_alphabet_is_named_once():
    assert strangers("año y días, á") == ("í", "á")


@given(st.text(max_size=400))
def test_making_it_plain_never_makes_it_dearer(text):
    """
    A text message never costs more for having been made plain.
    """
    assert segments(plain(text)).count <= max(segments(text).count, 1) or "…" in text
    assert plain(plain(text)) == plain(text)
