from pathlib import Path

from click.testing import CliRunner

from aboveboard.cli.commands import aboveboard
from aboveboard.honesty import RULES
from aboveboard.honesty.outputs import as_reference

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "honesty.md"


def test_the_page_is_the_rules_that_are_asked():
    """
    What we say we ask of our sentences is what we ask.
    """
    assert PAGE.read_text(encoding="utf-8") == as_reference(), (
        "run: aboveboard messages lint --rules > docs/reference/honesty.md"
    )


def test_every_rule_stands_there_once_and_nothing_invisible_does():
    page = as_reference()
    assert all(page.count(f"### {rule.code} {rule.name}\n") == 1 for rule in RULES)
    assert "\u202e" not in page


def test_the_command_prints_it():
    result = CliRunner().invoke(aboveboard, ["messages", "lint", "--rules"])
    assert result.exit_code == 0
    assert result.output == as_reference()
