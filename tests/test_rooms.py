"""The rooms keep to themselves, and the contracts that say so can be broken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def lint(folder):
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(folder / "src")}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_rooms_keep_to_themselves(copy):
    result = lint(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("wording/messages.py", "from aboveboard.lifecycle import State", "Upper rooms may import lower ones"),
        ("view.py", "from aboveboard.flows import PURCHASE", "Upper rooms may import lower ones"),
        ("transaction/events.py", "import transitions", "Only one file knows transitions"),
        ("words/cards.py", "from babel.dates import format_date", "Only wording formats with Babel"),
    ],
)
def test_each_contract_bites(copy, file, line, contract):
    path = copy / "src" / "aboveboard" / file
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    result = lint(copy)
    assert result.returncode == 1
    assert f"{contract}" in result.stdout
    assert "BROKEN" in result.stdout


def test_a_room_that_no_contract_knows_is_found(copy):
    (copy / "src" / "aboveboard" / "attic.py").write_text("", encoding="utf-8")
    assert lint(copy).returncode == 1


def test_only_catalogs_use_the_catalog_tools_of_babel():
    # import-linter sees another library as a whole.
    users = {
        path.relative_to(ROOT / "src" / "aboveboard").parts[0]
        for path in (ROOT / "src" / "aboveboard").rglob("*.py")
        if "babel.messages" in path.read_text(encoding="utf-8")
    }
    assert users == {"catalogs"}


def test_every_public_name_says_what_it_is():
    import importlib
    import inspect

    import aboveboard

    rooms = [
        "lifecycle",
        "transaction",
        "view",
        "words",
        "flows",
        "providers",
        "catalogs",
        "lock",
        "honesty",
        "errors",
        "money",
    ]
    for room in rooms:
        module = importlib.import_module(f"aboveboard.{room}")
        assert module.__doc__
        public = getattr(module, "__all__", None) or [
            name
            for name, thing in vars(module).items()
            if name[0] != "_" and getattr(thing, "__module__", "") == module.__name__
        ]
        assert public
        for name in public:
            thing = getattr(module, name)
            if inspect.isclass(thing) or inspect.isfunction(thing):
                assert thing.__doc__, f"{room}.{name}"
    assert aboveboard.__doc__


@pytest.mark.parametrize(
    ("wanted", "others"),
    [
        ("from aboveboard.flows import REFUND", "aboveboard.flows.dispute"),
        ("from aboveboard.providers import stripe", "aboveboard.providers.adyen"),
        ("from aboveboard.providers import find", "aboveboard.providers.stripe"),
    ],
)
def test_whoever_asks_for_one_does_not_wait_for_all(wanted, others):
    """
    A program that knows one kind of payment starts without the others.
    """
    asked = f"{wanted}; import sys; print({others!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "False\n"
