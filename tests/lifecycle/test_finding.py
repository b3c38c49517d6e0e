import sys
from itertools import count

import pytest

from aboveboard.errors import BadValue
from aboveboard.flows import LIFECYCLES, PURCHASE
from aboveboard.lifecycle.finding import find, find_all

names = (f"found_{number}" for number in count())


@pytest.fixture
def module(tmp_path):
    def write(text):
        name = next(names)
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
        return name

    return write


def test_a_lifecycle_is_found_in_a_folder_and_the_path_is_as_before(tmp_path, module):
    before = [*sys.path]
    name = module("from aboveboard.flows import PURCHASE as ONE, LIFECYCLES as ALL\n")
    assert find(f"{name}:ONE", [tmp_path]) is PURCHASE
    assert find_all(f"{name}:ONE", [tmp_path]) == (PURCHASE,)
    assert find_all(f"{name}:ALL", [tmp_path]) == LIFECYCLES
    assert sys.path == before


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ONE = 12", "is no Lifecycle, but 12"),
        ("TWO = 12", "has nothing of that name"),
        ("ONE = ()", "has nothing of that name"),
        ("ONE = (12,)", "is no Lifecycle, but (12,)"),
        ("import nothing_at_all", "cannot be imported: ModuleNotFoundError"),
        ("raise SystemExit(3)", "cannot be imported: SystemExit: 3"),
    ],
)
@pytest.mark.parametrize("search", [find, find_all])
def test_what_is_not_there_is_named_with_the_reason(tmp_path, module, search, text, problem):
    with pytest.raises(BadValue) as caught:
        search(f"{module(text)}:ONE", [tmp_path])
    assert problem in str(caught.value)
