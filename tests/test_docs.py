"""Every snippet of every page runs, and every picture is the one that the code draws."""

import os
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from sybil import Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

from aboveboard.cli.commands import aboveboard
from aboveboard.flows import LIFECYCLES, PURCHASE
from aboveboard.lifecycle.drawing import markdown, mermaid

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


class Console(CodeBlockParser):
    """Runs ``$ aboveboard ...``, and compares the first lines it prints with those shown, up to a line of dots."""

    language = "console"

    def evaluate(self, example):
        for block in re.split(r"^\$ ", example.parsed, flags=re.M)[1:]:
            command, _, expected = block.partition("\n")
            words = command.split("&& ")[-1].split()
            if words[0] != "aboveboard":
                continue
            result = CliRunner().invoke(aboveboard, words[1:])
            assert result.exit_code == 0, result.output
            shown = expected.split("...")[0]
            assert result.output.startswith(shown)


class File(CodeBlockParser):
    """Writes a block whose first line names a file, ``# pyproject.toml``, into a folder of the page's own."""

    def __init__(self, language, folder):
        super().__init__(language)
        self.folder = folder

    def evaluate(self, example):
        name, _, content = example.parsed.partition("\n")
        path = self.folder / name.removeprefix("# ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        os.chdir(self.folder)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_snippet_runs(page, monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", [*sys.path])
    files = [File(language, tmp_path) for language in ("py", "toml", "yaml")]
    known, path = set(sys.modules), list(sys.path)
    document = Sybil(parsers=[PythonCodeBlockParser(), Console(), *files]).parse(page)
    try:
        for example in document.examples():
            example.evaluate()
    finally:
        # A page may make a package of its own; the next test must not find it.
        sys.path[:] = path
        for name in set(sys.modules) - known:
            if name.partition(".")[0] == "shop":
                del sys.modules[name]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_picture_in_the_readme_is_the_machine_that_runs():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert mermaid(PURCHASE, brief=True) in readme


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda lifecycle: lifecycle.name)
def test_each_reference_page_is_the_lifecycle_that_runs(lifecycle):
    page = ROOT / "docs" / "reference" / f"{lifecycle.name}.md"
    assert page.read_text(encoding="utf-8") == markdown(lifecycle), (
        f"run: aboveboard map {lifecycle.name} --format markdown > docs/reference/{lifecycle.name}.md"
    )


def test_the_card_in_the_readme_is_the_one_that_is_printed(monkeypatch):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    card = re.search(r"```text\n(╭.*?╯)\n```", readme, re.S).group(1)
    command = re.search(r"^\$ .*&& aboveboard (tell .*)$", readme, re.M).group(1)
    monkeypatch.chdir(ROOT)
    printed = CliRunner().invoke(aboveboard, [*command.split(), "--at", "2026-11-22T12:00"]).output
    assert card in printed


def test_the_glossary_has_every_word_once_in_order():
    words = re.findall(r"^\| (\w[\w ]*) \| ", (ROOT / "docs/glossary.md").read_text(encoding="utf-8"), re.M)[1:]
    assert words == sorted(set(words))


def test_the_front_door_is_written_the_same_three_times():
    import ast

    import aboveboard as door

    tree = ast.parse(Path(door.__file__).read_text(encoding="utf-8"))
    typed = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    given = {name for names in door._ROOMS.values() for name in names}
    assert set(door.__all__) == typed - {"on_first_use", "TYPE_CHECKING"} == given
    assert all(getattr(door, name) is not None for name in door.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        door.nothing  # noqa: B018


@pytest.mark.parametrize("name", ["flows", "providers"])
def test_a_room_that_opens_on_first_use_gives_all_that_it_promises(name):
    import ast
    from importlib import import_module

    room = import_module(f"aboveboard.{name}")
    tree = ast.parse(Path(room.__file__).read_text(encoding="utf-8"))
    typed = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert set(room.__all__) == typed - {"on_first_use", "TYPE_CHECKING"}
    assert all(getattr(room, one) is not None for one in room.__all__)
    assert set(room.__all__) <= set(dir(room))
    with pytest.raises(AttributeError, match=f"module 'aboveboard.{name}' has no attribute 'nothing'"):
        room.nothing  # noqa: B018
