import json
import os
import re
import sys

import pytest
from click.testing import CliRunner

from aboveboard.cli.commands import aboveboard
from aboveboard.wording import shared_messages
from billing import billing


@pytest.fixture
def shop(tmp_path, monkeypatch):
    found = billing(tmp_path, "en", "de", "pl")
    monkeypatch.chdir(tmp_path)
    return found


def run(shop, *args):
    shop.project  # noqa: B018  # what was imported before is forgotten
    return CliRunner().invoke(aboveboard, ["messages", *args])


def files(shop):
    return {path: path.read_bytes() for path in shop.root.rglob("*") if path.is_file() and path.suffix != ".pyc"}


def test_from_nothing_to_three_languages_and_back(shop):
    begun = run(shop, "update")
    assert begun.exit_code == 0
    assert begun.stdout == (
        "en: nothing new\n"
        "de: 22 to translate, 1 from the library\n"
        f"pl: {23 + len(shared_messages())} to translate\n"
        "Written: src/billing/locale/en/LC_MESSAGES/subscription.po, "
        "src/billing/locale/de/LC_MESSAGES/subscription.po, "
        "src/billing/locale/pl/LC_MESSAGES/subscription.po, src/billing/locale/en/LC_MESSAGES/reasons.po, "
        "src/billing/locale/de/LC_MESSAGES/reasons.po, src/billing/locale/pl/LC_MESSAGES/reasons.po, "
        "src/billing/locale/pl/LC_MESSAGES/shared.po.\n"
    )
    again = run(shop, "update")
    assert (
        again.stdout == "en: nothing new\nde: nothing new\npl: nothing new\nNothing to write: all is as it should be.\n"
    )
    shop.translate_all("de", "de")
    assert run(shop, "compile").exit_code == 0
    assert run(shop, "compile").stdout == "Nothing to write: all is as it should be.\n"
    # The translator's editor has an order of its own for the header.
    assert run(shop, "update").stdout.startswith("en: nothing new\nde: nothing new\npl: nothing new\nWritten: ")
    assert run(shop, "update", "--check").exit_code == 0


def test_a_change_of_the_english_is_told_once_with_what_to_do_about_it(shop):
    run(shop, "update")
    shop.translate_all("de", "de")
    shop.translate_all("pl", "pl")
    shop.python('label="Waiting"', 'label="Wating"')
    checked = run(shop, "update", "--check")
    assert checked.exit_code == 1
    assert checked.stderr.startswith("Not up to date: src/billing/locale/en/LC_MESSAGES/subscription.po, ")
    told = run(shop, "update").stdout
    assert "de: 1 to translate anew\npl: 1 to translate anew\n" in told
    assert "  to translate anew: subscription.waiting:label (de, pl)\n" in told
    assert "aboveboard messages update --minor subscription.waiting:label" in told
    kept = run(shop, "update", "--minor", "subscription.waiting:label").stdout
    assert "de: 1 kept as they are\npl: 1 kept as they are\n" in kept
    assert run(shop, "status", "--check").exit_code == 0


def test_a_change_that_is_not_minor_is_said(shop):
    run(shop, "update")
    shop.translate_all("de", "de")
    shop.python('label="Waiting"', 'label="Waiting for {amount}"')
    told = run(shop, "update", "--minor", "subscription.waiting:label").stdout
    assert "not minor: subscription.waiting:label has other placeholders than before (de)" in told


def test_a_key_that_nobody_has_is_named(shop):
    found = run(shop, "update", "--minor", "subscription.wating:label")
    assert found.exit_code == 2
    assert found.stderr == "subscription.wating:label: no lifecycle of this project says anything under this key\n"


def test_extract_writes_two_templates_a_file(shop):
    found = run(shop, "extract")
    assert found.exit_code == 0
    assert len(list(shop.root.rglob("*.pot"))) == 6
    assert run(shop, "extract").stdout == "Nothing to write: all is as it should be.\n"


def test_status_is_a_table_for_people(shop):
    run(shop, "update")
    shop.translate_all("de", "de")
    shop.translate("pl", "subscription.waiting:label", "Czeka")
    shop.python('label="Paid"', 'label="Settled"')
    found = run(shop, "status")
    assert found.exit_code == 0
    assert found.stdout == (
        "              en        de        pl\n"
        "subscription  complete  5 of 6    none yet\n"
        "  waiting     complete  complete  mixed\n"
        "  paid        complete  stale     missing\n"
        "  failed      complete  complete  missing\n"
        "  refunded    complete  complete  missing\n"
        "  timeline    complete  complete  missing\n"
        "  money       complete  complete  missing\n"
        "reasons       complete  complete  missing\n"
        "shared        ships     ships     missing\n"
    )
    named = run(shop, "status", "--keys").stdout
    assert "de: subscription.paid:label is stale\n" in named
    assert "pl: subscription.paid:label is missing\n" in named
    assert run(shop, "status", "--check").exit_code == 1


def test_status_of_some_languages_and_lifecycles(shop):
    run(shop, "update")
    shop.translate_all("de", "de")
    found = run(shop, "status", "--locale", "de", "--locale", "en", "--lifecycle", "subscription")
    assert found.stdout == "              en        de\nsubscription  complete  complete\n"
    assert run(shop, "status", "--locale", "de", "--check").exit_code == 0
    assert run(shop, "status", "--locale", "pl", "--check").exit_code == 1
    ships = run(shop, "status", "--locale", "de", "--lifecycle", "shared")
    assert ships.stdout == "Nothing of this is kept here: it ships with the library.\n"
    for unknown in (("--locale", "es"), ("--locale", "?"), ("--lifecycle", "subs")):
        found = run(shop, "status", *unknown)
        assert (found.exit_code, found.stdout) == (2, "")
        assert unknown[1] in found.stderr


def test_status_tells_what_is_filled_in_and_still_marked(shop):
    run(shop, "update")
    shop.translate_all("de", "de")
    shop.python('label="Paid"', 'label="Settled"')
    run(shop, "update")
    waiting = 'msgctxt "subscription.waiting:label"'
    shop.rewrite(shop.po("de"), waiting, f"#, fuzzy\n{waiting}")
    found = run(shop, "status", "--locale", "de", "--keys").stdout
    assert "  waiting     fuzzy\n" in found
    assert "de: subscription.waiting:label is filled in, but still marked fuzzy\n" in found
    assert "de: subscription.paid:label is stale: filled in, but still marked fuzzy\n" in found
    assert run(shop, "status", "--locale", "de", "--check").exit_code == 1


def test_differing_is_a_list_to_look_at_and_never_fails(shop):
    shop.python('explanation="{merchant} has the money."', 'explanation="The plan had ended."')
    run(shop, "update")
    shop.translate_all("de", "de")
    nothing = run(shop, "differing")
    assert nothing.stdout == "All that is the same in English has one translation in each language.\n"
    shop.translate("de", "subscription.paid:explanation", "Es ist vorbei.")
    found = run(shop, "differing", "--locale", "de")
    assert found.exit_code == 0
    assert found.stdout == (
        "de: “The plan had ended.”\n"
        "  “Es ist vorbei.”: subscription.paid:explanation\n"
        "  “de The plan had ended.”: reason.plan_ended:sentence\n"
        "English that is translated in several ways: de 1. Where grammar asks for it, that is as it should be.\n"
    )
    assert json.loads(run(shop, "differing", "--json").stdout) == {
        "differing": [
            {
                "locale": "de",
                "english": ["The plan had ended."],
                "translations": [
                    {"text": ["Es ist vorbei."], "keys": ["subscription.paid:explanation"]},
                    {"text": ["de The plan had ended."], "keys": ["reason.plan_ended:sentence"]},
                ],
            }
        ]
    }


def test_status_is_json_for_machines(shop):
    run(shop, "update")
    shop.translate_all("de", "de")
    shop.python('label="Paid"', 'label="Settled"')
    rows = json.loads(run(shop, "status", "--json").stdout)["rows"]
    assert {
        "lifecycle": "subscription",
        "part": "paid",
        "locale": "de",
        "standing": "stale",
        "stale": ["subscription.paid:label"],
        "fuzzy": [],
        "missing": [],
    } in rows
    assert {row["standing"] for row in rows if row["locale"] == "en"} == {"complete"}


def test_what_is_complete_takes_one_line_unless_all_is_asked_for(shop):
    run(shop, "update")
    for locale in ("de", "pl"):
        shop.translate_all(locale, locale)
    assert len(run(shop, "status").stdout.splitlines()) == 4
    assert len(run(shop, "status", "--all").stdout.splitlines()) == 10


def test_compile_refuses_names_the_place_and_replaces_nothing(shop):
    run(shop, "update")
    shop.translate_all("de", "de")
    run(shop, "compile")
    shop.translate("de", "subscription.waiting:label", "<b>Da</b>")
    before = files(shop)
    found = run(shop, "compile")
    assert found.exit_code == 1
    line = shop.po("de").read_text(encoding="utf-8").splitlines().index('msgctxt "subscription.waiting:label"') + 1
    assert found.stderr == (
        f"src/billing/locale/de/LC_MESSAGES/subscription.po:{line} subscription.waiting:label: "
        "no HTML, and no < > or &entity;\nNothing was written.\n"
    )
    assert files(shop) == before


def test_compile_can_check_and_write_nothing(shop):
    run(shop, "update")
    shop.translate_all("de", "de")
    before = files(shop)
    found = run(shop, "compile", "--check")
    assert (found.exit_code, found.stdout) == (0, "Nothing to refuse in 7 files. Nothing was written.\n")
    assert files(shop) == before
    shop.translate("de", "subscription.waiting:label", "<b>Da</b>")
    shop.translate("en", "subscription.failed:label", "Paid")
    before = files(shop)
    refused, checked = run(shop, "compile"), run(shop, "compile", "--check")
    assert checked.exit_code == 1
    assert (checked.stdout, checked.stderr) == (refused.stdout, refused.stderr)
    assert all(re.match(r"src/billing/.*\.po:\d+ subscription\.", line) for line in checked.stderr.splitlines()[:-1])
    assert files(shop) == before


def test_adopt_shows_what_it_does_and_names_what_it_cannot(shop):
    run(shop, "update")
    shop.translate("en", "subscription.waiting:label", "Asked for")
    shop.translate("en", "subscription.failed:action", "Please call us.")
    found = run(shop, "adopt")
    assert found.exit_code == 1
    assert found.stdout == (
        "subscription.waiting:label\n  “Waiting”\n  “Asked for”\n"
        "Written: src/billing/flows.py, src/billing/locale/en/LC_MESSAGES/subscription.po.\n"
    )
    assert found.stderr.startswith("src/billing/flows.py:")
    assert found.stderr.endswith("subscription.failed:action: is no plain string there, but ASK\n")
    assert run(shop, "adopt", "subscription.waiting:label").exit_code == 2


def test_pseudo_makes_two_languages_that_tell_can_speak(shop):
    found = run(shop, "pseudo")
    assert found.exit_code == 0
    assert shop.po("en_XA").is_file() and shop.po("ar_XB", "shared").is_file()


@pytest.mark.parametrize("command", ["extract", "update", "status", "differing", "compile", "adopt", "pseudo"])
def test_without_a_configuration_every_command_says_what_is_missing(tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    found = CliRunner().invoke(aboveboard, ["messages", command])
    assert found.exit_code == 2
    assert "has a pyproject.toml with [tool.aboveboard]" in found.stderr


def test_another_project_can_be_named(shop, monkeypatch):
    monkeypatch.chdir(shop.root.parent)
    assert run(shop, "update", "--project", str(shop.root / "pyproject.toml")).exit_code == 0
    assert shop.po("de").is_file()


WRITERS = ["extract", "update", "compile", "adopt", "pseudo"]


@pytest.mark.parametrize("stopped", ["fsync", "replace"])
@pytest.mark.parametrize("command", WRITERS)
def test_a_crash_in_the_middle_leaves_every_file_whole(shop, monkeypatch, command, stopped):
    """
    Whatever stops a command, each file is the old one or the new one.
    """
    run(shop, "update")
    shop.translate_all("de", "de")
    run(shop, "compile")
    shop.translate("en", "subscription.waiting:label", "Asked for")
    shop.translate("de", "subscription.paid:label", "Da")
    before = files(shop)
    real, calls = getattr(os, stopped), []

    def stop(*args):
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*args)

    monkeypatch.setattr(os, stopped, stop)
    run(shop, command)
    monkeypatch.undo()
    half = files(shop)
    os.chdir(shop.root)
    done = run(shop, command)
    assert done.exit_code == 0
    assert len(calls) == 2 or command in ("compile", "adopt")
    whole = files(shop)
    assert half.keys() <= whole.keys()
    assert all(content in (before.get(path), whole[path]) for path, content in half.items())


def test_the_command_runs_by_itself(shop):
    import subprocess
    from pathlib import Path

    import aboveboard as door

    environment = {**os.environ, "PYTHONPATH": str(Path(door.__file__).parents[1])}
    code = "from aboveboard.cli import main; main()"
    command = [sys.executable, "-c", code, "messages", "update"]
    done = subprocess.run(command, cwd=shop.root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
