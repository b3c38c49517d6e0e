import json

import pytest

from aboveboard.errors import BadValue
from aboveboard.flows import PURCHASE
from aboveboard.transaction import from_json, to_json
from facts import after, event


def stored(**changes):
    data = json.loads(to_json(after(event("settle", 1, 4200))))
    return data | changes


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{", "is not JSON"),
        ("[]", "not a JSON object"),
        (json.dumps(stored(schema=2)), "schema: is 2"),
        (json.dumps(stored(lifecycle="gift")), "lifecycle: is 'gift', where 'purchase'"),
        (json.dumps(stored(id="")), "id: is missing"),
        (json.dumps(stored(history=None)), "history: is missing"),
        (json.dumps(stored(history=[])), "history: has no opening"),
        (json.dumps(stored(history=[{"trigger": "open"}])), r"history\[0\].reference: is missing"),
        (json.dumps(stored(history=["open"])), r"history\[0\]: is not an object"),
        (json.dumps(stored(notes=[{"kind": "public"}])), r"notes\[0\].public"),
    ],
)
def test_what_cannot_be_read_names_its_place(text, place):
    with pytest.raises(BadValue, match=place):
        from_json(text, PURCHASE)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("occurred_at", "yesterday"),
        ("occurred_at", "2026-01-01"),
        ("verdict", "maybe"),
        ("amount", {"minor": 1.5}),
        ("amount", {"minor": 1, "currency": "ZZZ"}),
        ("cause", "weather"),
        ("trigger", ""),
    ],
)
def test_a_broken_field_of_an_event_names_its_place(field, value):
    data = stored()
    data["history"][1][field] = value
    with pytest.raises(BadValue, match=r"history\[1\]"):
        from_json(json.dumps(data), PURCHASE)


def test_a_lifecycle_that_has_learnt_since_reads_an_old_history_under_its_own_rules():
    data = stored()
    data["history"].append(
        {
            "trigger": "teleport",
            "reference": "t",
            "source": "them",
            "occurred_at": "2026-03-03T00:00:00+00:00",
            "verdict": "unknown",
        }
    )
    again = from_json(json.dumps(data), PURCHASE)
    assert again.state.name == "settled"
    assert len(again.waiting) == 1
