import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from aboveboard.cli.commands import aboveboard

ROOT = Path(__file__).parents[2]
BILLING = """
from pathlib import Path
from aboveboard import Edge, Lifecycle, State, Wording
from aboveboard.lifecycle import PAYEE, PAYER, days

ASKED = State(
    "asked",
    says=Wording(
        label="Asked for",
        explanation="{{merchant}} asked for {{amount}}.",
        next_step="{next_step} {{expected_by}}. {{nothing_to_do}}",
        if_late="We have heard nothing since {{expected_by}}. {{nothing_to_do}}",
    ),
    answer_within=days(7),
)
PAID = State("paid", says=Wording("Paid", "{{merchant}} was paid.", "{{nothing_to_do}}"), final=True)
GIFT = Lifecycle(
    "gift",
    starts=ASKED,
    opened="{{merchant}} asked for {{amount}}.",
    names=("merchant",),
    edges=(Edge("pay", ASKED, PAID, moves=PAYER >> PAYEE, notice="{{merchant}} collected {{moved}}."),),
    catalogs=Path(__file__).parent / "locale",
)
"""
PROJECT = """
[tool.aboveboard]
lifecycles = ["billing_{number}:GIFT"]
catalogs = "locale"
locales = ["de"]
"""
GERMAN = """msgid ""
msgstr ""
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgctxt "gift.pay:notice"
msgid "{merchant} collected {moved}."
msgstr "{merchant} hat das Geld."
"""
number = 0


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of one lifecycle, with what else its configuration and its words say."""

    def make(more="", next_step="By", german=""):
        global number
        number += 1
        (tmp_path / f"billing_{number}.py").write_text(BILLING.format(next_step=next_step), encoding="utf-8")
        (tmp_path / "pyproject.toml").write_text(PROJECT.format(number=number) + more, encoding="utf-8")
        folder = tmp_path / "locale" / "de" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        if german:
            (folder / "gift.po").write_text(german, encoding="utf-8")

    monkeypatch.chdir(tmp_path)
    yield make
    for name in [name for name in sys.modules if name.startswith("billing_")]:
        del sys.modules[name]


def run(*words):
    return CliRunner().invoke(aboveboard, ["messages", "lint", *words])


def test_an_honest_project_is_told_so(project):
    project()
    result = run()
    assert result.exit_code == 0, result.output
    assert result.output == "Nothing claims more than is known.\n"


def test_a_warning_passes_and_with_strict_it_does_not(project):
    project(next_step="Soon, or by")
    assert run().exit_code == 0
    assert "AB304 warning: says 'Soon'" in run().output
    assert run("--strict").exit_code == 1


def test_an_error_names_the_line_of_the_catalog(project):
    """
    Whoever broke a translation is led to the line.
    """
    project(german=GERMAN)
    result = run()
    assert result.exit_code == 1
    assert "gift.pay:notice [de]  locale/de/LC_MESSAGES/gift.po:7" in result.output
    assert "AB202 error: leaves out {moved} in de" in result.output


def test_a_waiver_is_shown_with_its_reason(project):
    project('\n[tool.aboveboard.waivers.AB304]\n"gift.asked:next_step" = "The date follows at once."\n', "Soon, or by")
    result = run("--strict")
    assert result.exit_code == 0
    assert "because: The date follows at once." in result.output


def test_a_waiver_that_nothing_needs_is_shown_unless_less_was_asked(project):
    project('\n[tool.aboveboard.waivers.AB304]\n"gift.gone:next_step" = "It was so."\n')
    assert "AB001 warning: AB304 has nothing to say here any more" in run().output
    assert run("--rule", "AB1").output == "Nothing claims more than is known.\n"


def test_settings_are_heard(project):
    project("\n[tool.aboveboard.lint.budget]\nbadge = 5\n")
    assert "a badge has room for 5: Asked for" in run().output


def test_less_can_be_asked(project):
    project(next_step="Soon, or by", german=GERMAN)
    assert "AB304" not in run("--rule", "AB2").output
    assert "AB202" not in run("--locale", "en").output
    assert "AB202" in run("gift", "--locale", "de").output


def test_the_same_for_programs(project):
    project(german=GERMAN)
    found = json.loads(run("--format", "json").output)["findings"]
    assert {"AB202"} <= {one["code"] for one in found}
    assert json.loads(run("--format", "sarif").output)["version"] == "2.1.0"
    assert run("--format", "github").output.startswith("::error file=locale/de/LC_MESSAGES/gift.po,line=7,")


@pytest.mark.parametrize(
    ("more", "words", "problem"),
    [
        ("", ("mouse",), "mouse: is no lifecycle of this project; there are: gift"),
        ("", ("--locale", "xx-none"), "is not a language we can find"),
        ('waivers = {AB304 = "x"}', (), "waivers.AB304: should say why by key"),
        ("lint = {fax = 3}", (), "[tool.aboveboard.lint] fax: is nothing we know"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(project, more, words, problem):
    project(more)
    result = run(*words)
    assert result.exit_code == 2
    assert problem in result.output
    assert result.output.count("\n") == 1


def test_a_folder_without_a_project_is_said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run().exit_code == 2


def test_what_ships_is_read_from_its_own_project(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert run("--rule", "AB1", "--strict").output == "Nothing claims more than is known.\n"
