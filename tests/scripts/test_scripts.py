import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from script import HERE, scripts

FILES = dict(scripts())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_changed_sentence_shows_in_review(path):
    """
    Nobody changes what you read without somebody else reading it first.
    """
    assert path.read_text(encoding="utf-8") == FILES[path], (
        f"run: python tests/scripts/script.py, then read {path.name}"
    )


def test_no_script_is_left_over():
    assert {path.name for path in HERE.glob("*.txt")} == {path.name for path in FILES}
