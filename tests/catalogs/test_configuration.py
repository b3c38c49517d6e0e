from pathlib import Path

import pytest

from aboveboard.catalogs.configuration import find_project, read_project
from aboveboard.errors import BadValue
from aboveboard.flows import LIFECYCLES

ROOT = Path(__file__).parents[2]
GOOD = """
[tool.aboveboard]
lifecycles = ["billing:GIFT"]
catalogs = "locale"
locales = ["de", "pt-BR", "zh-TW"]
waivers = {AB201 = "why"}
"""


def written(tmp_path, text):
    path = tmp_path / "pyproject.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_it_is_found_from_any_folder_below(tmp_path):
    written(tmp_path, GOOD)
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'other'\n", encoding="utf-8")
    found = find_project(deep)
    assert found.root == tmp_path.resolve()
    assert found.catalogs == tmp_path.resolve() / "locale"
    assert found.waivers == {"AB201": "why"}


def test_a_language_is_spelled_like_the_folder_that_is_read(tmp_path):
    assert read_project(written(tmp_path, GOOD)).locales == ("de", "pt_BR", "zh_Hant_TW")


def test_what_ships_is_configured_like_everybody_elses():
    assert find_project(ROOT / "src").load() == LIFECYCLES


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("lifecycles = [", "lifecycle = [", "do you mean 'lifecycles'?"),
        ("waivers", "zzz", "there are: lifecycles"),
        ('["billing:GIFT"]', '"billing:GIFT"', "should be a list of strings"),
        ('["billing:GIFT"]', '["billing:GIFT", "billing:GIFT"]', "has something twice"),
        ('"locale"', "1", "should be a folder"),
        ('"de"', '"klingon"', "is not a language"),
        ('{AB201 = "why"}', "1", "should be a table"),
        ("[tool.aboveboard]", "[tool.other]", "has no [tool.aboveboard]"),
        ('"locale"', "locale", "cannot be read"),
    ],
)
def test_what_is_wrong_in_it_is_named_with_what_would_be_right(tmp_path, old, new, problem):
    path = written(tmp_path, GOOD.replace(old, new))
    with pytest.raises(BadValue) as caught:
        read_project(path)
    assert problem in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_folder_without_any_is_told_what_is_missing(tmp_path):
    with pytest.raises(BadValue, match=r"has a pyproject\.toml with \[tool\.aboveboard\]"):
        find_project(tmp_path)


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("GIFT = LATER", "reads its words from no folder at all"),
        ("GIFT = evolve(LATER, catalogs=HERE / 'elsewhere')", "Give the lifecycle catalogs="),
        ("GIFT = evolve(LATER, name='shared', catalogs=HERE / 'locale')", "the name 'shared' is taken"),
        ("GIFT = (evolve(LATER, catalogs=HERE / 'locale'), evolve(LATER, catalogs=HERE / 'locale'))", "is taken"),
        ("GIFT = ()", "is no Lifecycle; billing has nothing of that name"),
        ("GIFT = 12", "is no Lifecycle, but 12"),
        ("raise RuntimeError('not today')", "cannot be imported: RuntimeError: not today"),
    ],
)
def test_a_lifecycle_that_cannot_be_used_is_named_with_the_reason(tmp_path, monkeypatch, code, problem):
    import sys

    head = "from pathlib import Path\nfrom attrs import evolve\nfrom aboveboard.flows import PURCHASE as P\n"
    head += "LATER = evolve(P, catalogs=None)\nHERE = Path(__file__).parent\n"
    (tmp_path / "billing.py").write_text(head + code, encoding="utf-8")
    monkeypatch.delitem(sys.modules, "billing", raising=False)
    with pytest.raises(BadValue, match="billing:GIFT") as caught:
        read_project(written(tmp_path, GOOD)).load()
    assert problem in str(caught.value)
