import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from aboveboard.errors import BadValue, MissingExtra
from aboveboard.lifecycle import as_told, banking, business_days, days, minutes

FRIDAY = datetime(2026, 12, 18, 15, 30, tzinfo=UTC)


def test_a_window_of_days_ends_with_its_last_day():
    assert days(7).ends(FRIDAY) == datetime(2026, 12, 25, 23, 59, 59, 999999, UTC)


def test_a_window_of_minutes_ends_to_the_minute():
    assert minutes(90).ends(FRIDAY) == FRIDAY + timedelta(minutes=90)


def test_business_days_pass_over_weekends():
    assert business_days(1).ends(FRIDAY).date() == date(2026, 12, 21)
    assert business_days(10).ends(FRIDAY).date() == date(2027, 1, 1)


def test_business_days_pass_over_bank_holidays_where_a_calendar_is_given():
    assert business_days(10).ends(FRIDAY, banking("DE")).date() == date(2027, 1, 5)
    assert not banking("US").is_business_day(date(2026, 7, 3)), "4 July 2026 is a Saturday, kept on the Friday"
    assert banking("US").is_business_day(date(2026, 7, 6))


def test_a_country_without_a_calendar_is_refused_by_name():
    with pytest.raises(BadValue, match="'XX' has no calendar"):
        banking("XX")


def test_a_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "holidays", None)
    with pytest.raises(MissingExtra, match=r"aboveboard\[calendars\]"):
        banking("AT")


@pytest.mark.parametrize("window", [minutes, days, business_days])
def test_no_time_at_all_is_no_window(window):
    with pytest.raises(BadValue, match="starts at 1"):
        window(0)


@pytest.mark.parametrize(
    ("window", "text"),
    [(minutes(15), "15 minute(s)"), (days(7), "7 day(s)"), (business_days(3), "3 business day(s)")],
)
def test_a_window_reads_as_its_length(window, text):
    assert str(window) == text


def test_a_window_of_days_is_told_as_its_last_day_and_a_moment_as_it_is():
    assert as_told(days(7).ends(FRIDAY)) == date(2026, 12, 25)
    assert as_told(FRIDAY) == FRIDAY
