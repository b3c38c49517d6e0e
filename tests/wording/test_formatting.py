from datetime import UTC, datetime

import pytest

from aboveboard import Money
from aboveboard.errors import UnknownZone
from aboveboard.wording.formatting import Formatter, find_zone

LATE = datetime(2026, 6, 12, 23, 30, tzinfo=UTC)


def formatter(asked="en", shown=None, zone="UTC"):
    return Formatter(asked, shown or asked, find_zone(zone))


@pytest.mark.parametrize(
    ("locale", "text"),
    [("de", "1.234,50\xa0€"), ("en", "€1,234.50"), ("ja", "€1,234.50"), ("es", "1.234,50\xa0€")],
)
def test_amounts_are_written_as_the_language_does(locale, text):
    assert formatter(locale).money(Money("1234.50", "EUR")) == text


def test_a_small_coin_that_cldr_leaves_out_is_still_shown():
    assert "10.50" in formatter().money(Money("10.50", "RSD"))
    assert formatter().money(Money("10", "RSD")).endswith("10")


def test_a_day_is_the_day_where_the_customer_is():
    assert formatter(zone="UTC").day(LATE) == "June 12, 2026"
    assert formatter(zone="Asia/Tokyo").day(LATE) == "June 13, 2026"
    assert formatter(zone="Asia/Tokyo").day(LATE.date()) == "June 12, 2026"


def test_a_moment_has_the_time_where_the_customer_is():
    assert formatter("de", zone="Europe/Berlin").moment(LATE) == "13.06.2026, 01:30"


def test_austrian_dates_belong_into_german_and_french_numbers_not_into_english():
    january = datetime(2026, 1, 2, tzinfo=UTC)
    assert formatter("de-AT", "de").day(january) == "2. Jänner 2026"
    assert formatter("fr", "en").money(Money("1234.50", "EUR")) == "€1,234.50"


def test_names_and_amounts_are_isolated_where_directions_meet():
    arabic = formatter("ar")
    assert arabic.name("Café Olé") == "\u2068Café Olé\u2069"
    assert arabic.money(Money(1, "EUR")).startswith("\u2068")
    assert formatter("de").name("قهوة") == "\u2068قهوة\u2069"
    assert formatter("de").name("Café Olé") == "Café Olé"


def test_a_name_cannot_reorder_the_sentence_around_it():
    assert formatter("de").name("Olé\u202e\u0000\u2069") == "Olé"


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "/etc/localtime"])
def test_a_zone_nobody_knows_is_refused_by_name(zone):
    with pytest.raises(UnknownZone, match="not a time zone"):
        find_zone(zone)


def test_the_first_of_a_month_is_a_word_of_its_own_in_french():
    """
    « D'ici au 1er juillet », as everybody writes it.
    """
    first = datetime(2026, 7, 1, 12, tzinfo=UTC)
    assert formatter("fr").day(first) == "1er juillet 2026"
    assert formatter("fr").day(first.replace(day=11)) == "11 juillet 2026"
    assert formatter("fr").moment(first).startswith("1er juil. 2026")
    assert formatter("de").day(first) == "1. Juli 2026"
