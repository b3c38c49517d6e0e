from click.testing import CliRunner

from aboveboard.cli.commands import aboveboard


def run(*args):
    return CliRunner().invoke(aboveboard, args)


def test_a_map_in_the_customers_words():
    result = run("map", "purchase", "--locale", "es")
    assert result.exit_code == 0
    assert "Pagado  (settled)" in result.stdout


def test_a_map_for_mermaid():
    result = run("map", "purchase", "--format", "mermaid", "--brief")
    assert result.stdout.startswith("stateDiagram-v2\n")


def test_a_lifecycle_nobody_knows_is_refused_with_those_there_are():
    result = run("map", "purchas")
    assert result.exit_code == 2
    assert "purchase" in result.stderr


def test_the_command_has_a_version():
    assert "0.1.0" in run("--version").output


def test_a_missing_extra_is_named(monkeypatch):
    import sys

    import pytest

    from aboveboard import cli

    monkeypatch.setitem(sys.modules, "click", None)
    monkeypatch.delitem(sys.modules, "aboveboard.cli.commands", raising=False)
    with pytest.raises(SystemExit, match=r"aboveboard\[cli\]"):
        cli.main()
