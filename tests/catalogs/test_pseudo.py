from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard import Money, Transaction, look, render
from aboveboard.catalogs import pseudo, replace_all
from aboveboard.catalogs.pseudo import accented, mirrored
from aboveboard.errors import UnknownLocale
from aboveboard.flows import LIFECYCLES
from aboveboard.wording import names_in, problems, shared_messages
from aboveboard.wording.placeholders import parse
from aboveboard.wording.translations import PSEUDO, chain, languages, parse_locale
from billing import billing

NOW = datetime(2026, 11, 20, tzinfo=UTC)
MESSAGES = [message for lifecycle in LIFECYCLES for message in lifecycle.messages()] + [*shared_messages()]


@given(st.sampled_from([form for message in MESSAGES for form in message.forms]))
def test_both_keep_every_placeholder_and_nothing_that_is_refused(text):
    for change in (accented, mirrored):
        assert names_in(change(text)) == names_in(text)
        assert not problems(change(text), names_in(text))
    assert len(accented(text)) >= len(text) + len(parse(text)[0]) * 0.2
    assert accented(text)[0] + accented(text)[-1] == "[]"


def test_a_card_is_shown_in_them_like_in_any_language(tmp_path):
    shop = billing(tmp_path)
    replace_all(pseudo(shop.project))
    opened = Transaction.open(shop.lifecycle, id="1", amount=Money("42.00", "EUR"), at=NOW, names={"merchant": "Café"})
    long, right = (render(look(opened, at=NOW), locale=tag) for tag in ("en-XA", "ar-XB"))
    assert (long.locale, long.direction) == ("en_XA", "ltr")
    assert long.explanation == "[Café ĥáááš ááášķéééď ýóóúúŕ ƀááñķ ƒóóŕ €42.00.]"
    assert (right.locale, right.direction) == ("ar_XB", "rtl")
    assert "42.00" in right.explanation
    assert render(look(opened, at=NOW), locale="en").locale == "en"


def test_nobody_speaks_them(tmp_path):
    shop = billing(tmp_path)
    assert chain("en-XA") == ("en_XA", "en")
    replace_all(pseudo(shop.project))
    assert languages((shop.lifecycle.catalogs,)) == ("en",)
    assert {parse_locale(tag).language for tag in PSEUDO} == {"en", "ar"}
    with pytest.raises(UnknownLocale):
        chain("de-XA-XB")


def test_they_are_made_from_the_english_of_the_writers(tmp_path):
    shop = billing(tmp_path, "en", "de")
    shop.update()
    shop.translate("en", "subscription.waiting:label", "Asked for")
    replace_all(pseudo(shop.project))
    assert accented("Asked for") in shop.po("en_XA").read_text(encoding="utf-8")
