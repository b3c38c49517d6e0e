import pytest

from aboveboard.errors import BadValue
from aboveboard.honesty import Settings
from aboveboard.honesty.configuration import settings_of
from aboveboard.wording.channels import Budget


def test_a_project_says_what_it_wants(tmp_path):
    (tmp_path / "words").mkdir()
    table = {"budget": {"badge": 30}, "known": ["PayPal"], "open_title": True, "lists": "words"}
    assert settings_of(table, tmp_path) == Settings(Budget(badge=30), tmp_path / "words", ("PayPal",), True)
    assert settings_of({}, tmp_path) == Settings()


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ({"budgets": {}}, "budgets"),
        ({"budget": 3}, "budget"),
        ({"budget": {"fax": 3}}, "budget.fax"),
        ({"budget": {"badge": 0}}, "budget.badge"),
        ({"budget": {"badge": True}}, "budget.badge"),
        ({"known": "PayPal"}, "known"),
        ({"known": [3]}, "known"),
        ({"open_title": "yes"}, "open_title"),
        ({"lists": "nowhere"}, "lists"),
        ({"lists": 3}, "lists"),
    ],
)
def test_whatever_is_wrong_is_named(tmp_path, table, place):
    with pytest.raises(BadValue) as caught:
        settings_of(table, tmp_path)
    assert caught.value.place == f"[tool.aboveboard.lint] {place}"
