from datetime import UTC, datetime

import pytest

from aboveboard import ClientNote, Event, Money, PrivateNote
from aboveboard.errors import BadMoney, BadValue

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"trigger": ""}, "trigger"),
        ({"reference": ""}, "reference"),
        ({"occurred_at": datetime(2026, 1, 1)}, "occurred_at.*time zone"),
        ({"occurred_at": "2026-01-01"}, "occurred_at"),
        ({"recorded_at": datetime(2026, 1, 1)}, "recorded_at"),
        ({"occurred_at": datetime(9999, 12, 31, tzinfo=UTC)}, "occurred_at.*too far away"),
        ({"about": "ch_1"}, "about"),
        ({"source": None}, "source"),
        ({"sequence": "first"}, "sequence"),
        ({"names": ["Olé"]}, "names"),
        ({"due": datetime(2026, 1, 1)}, "due"),
        ({"amount": Money(-1, "EUR")}, "more than nothing"),
        ({"trigger": "open"}, "an opening says how much"),
        ({"trigger": "open", "amount": Money(0, "EUR")}, "more than nothing"),
    ],
)
def test_a_broken_event_names_its_field(more, problem):
    given = {"trigger": "settle", "reference": "r", "occurred_at": NOW} | more
    with pytest.raises(BadValue, match=problem):
        Event(**given)


def test_an_amount_that_is_not_exact_is_refused():
    with pytest.raises(BadMoney):
        Event("settle", reference="r", occurred_at=NOW, amount=Money("0.001", "EUR"))


def test_an_event_is_frozen_all_the_way():
    one = Event("open", reference="r", occurred_at=NOW, amount=Money(1, "EUR"), names={"merchant": "Olé"})
    with pytest.raises(AttributeError):
        one.trigger = "other"
    with pytest.raises(TypeError):
        one.names["merchant"] = "Other"


def test_a_private_note_does_not_print_its_text():
    note = PrivateNote("the customer was rude", at=NOW, author="ada")
    assert "rude" not in repr(note)
    assert "ada" not in repr(note)


@pytest.mark.parametrize("kind", [ClientNote, PrivateNote])
def test_a_note_has_a_text_and_a_moment(kind):
    with pytest.raises(BadValue, match="text"):
        kind("", at=NOW)
    with pytest.raises(BadValue, match="at"):
        kind("hello", at=datetime(2026, 1, 1))


def test_there_is_no_note_without_an_audience():
    from aboveboard import transaction

    with pytest.raises(TypeError):
        transaction.Note("hello", at=NOW)
