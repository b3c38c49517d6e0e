import importlib
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.catalog import TranslationError
from babel.messages.pofile import read_po

from aboveboard.catalogs import extract, replace_all
from aboveboard.catalogs.babel_plugin import check
from aboveboard.wording.pofile import parse_po
from billing import billing
from hostile import HOSTILE

ROOT = Path(__file__).parents[2]
PYBABEL = "import sys; from babel.messages.frontend import main; sys.exit(main())"
MAPPING = "[aboveboard: src/billing/**.py]\n{options}\n[aboveboard: pyproject.toml]\n{options}\n"


@pytest.fixture
def pybabel(tmp_path):
    """Babel's own command, in a process that has our entry points installed."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    there = tmp_path / "installed" / "aboveboard-0.0.dist-info"
    there.mkdir(parents=True)
    (there / "METADATA").write_text("Metadata-Version: 2.1\nName: aboveboard\nVersion: 0.0\n", encoding="utf-8")
    lines = [
        f"[{group}]\n" + "".join(f"{name} = {place}\n" for name, place in declared[group].items())
        for group in ("babel.extractors", "babel.checkers")
    ]
    (there / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")

    def run(*arguments, cwd):
        path = os.pathsep.join((str(there.parent), str(ROOT / "src")))
        command = [sys.executable, "-c", PYBABEL, *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": path}
        return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)

    return run


@pytest.fixture
def shop(tmp_path):
    return billing(tmp_path / "shop", "en", "de", "pl")


def test_the_entry_points_lead_somewhere():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    for group in ("babel.extractors", "babel.checkers"):
        for place in declared[group].values():
            module, _, name = place.partition(":")
            assert callable(getattr(importlib.import_module(module), name))


@pytest.mark.parametrize("options", ["", "english = python"])
def test_pybabel_extract_finds_what_our_own_command_finds(shop, pybabel, options):
    shop.update()
    shop.translate("en", "subscription.waiting:label", "Asked for")
    (shop.root / "babel.cfg").write_text(MAPPING.format(options=options), encoding="utf-8")
    done = pybabel("extract", "-F", "babel.cfg", "-o", "all.pot", ".", cwd=shop.root)
    assert done.returncode == 0, done.stderr
    with (shop.root / "all.pot").open("rb") as file:
        theirs = {
            message.context: (
                message.id,
                tuple(message.auto_comments),
                {f"{name}:{line}" for name, line in message.locations},
            )
            for message in read_po(file)
            if message.id
        }
    folder = "en/LC_MESSAGES/" if options else ""
    ours = {}
    for name in ("subscription", "reasons", "shared"):
        content = extract(shop.project)[shop.root / f"src/billing/locale/{folder}{name}.pot"]
        for entry in parse_po(content.decode(), name).entries:
            ids = entry.ids if len(entry.ids) > 1 else entry.ids[0]
            ours[entry.key] = ids, {*entry.places} or {"pyproject.toml:1"}
    assert {key: (ids, places) for key, (ids, _, places) in theirs.items()} == ours
    assert any("We promise to know more" in " ".join(comments) for _, comments, _ in theirs.values())


def test_pybabel_extract_of_one_file_has_that_alone(shop, pybabel):
    (shop.root / "babel.cfg").write_text(MAPPING.format(options="domain = reasons"), encoding="utf-8")
    done = pybabel("extract", "-F", "babel.cfg", "-o", "all.pot", ".", cwd=shop.root)
    assert done.returncode == 0, done.stderr
    found = (shop.root / "all.pot").read_text(encoding="utf-8")
    assert found.count("\nmsgctxt ") == found.count('msgctxt "reason.') == 2


def test_pybabel_compile_refuses_what_ours_refuses(shop, pybabel):
    shop.update()
    shop.translate("de", "subscription.waiting:explanation", "{merchant} hat etwas verlangt.")
    done = pybabel("compile", "-D", "subscription", "-d", "src/billing/locale", cwd=shop.root)
    assert done.returncode == 1
    assert "subscription.waiting:explanation: leaves out {amount}" in done.stderr


def message(context, text, string):
    catalog = Catalog(locale="de")
    catalog.add(text, string, context=context)
    return catalog, next(one for one in catalog if one.id)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_the_checker_refuses_what_is_hostile(name):
    with pytest.raises(TranslationError, match=r"a\.b:label: "):
        check(*message("a.b:label", "{amount}", HOSTILE[name]))


@pytest.mark.parametrize("context", [None, "menu", "a.b", "a:label", "A.b:label", "a.b:other", "see a.b:label"])
def test_the_checker_leaves_messages_of_others_alone(context):
    check(*message(context, "Only {0} of <b>{1!r}</b>", "{x.y} 100%"))


@pytest.mark.parametrize("string", ["", "Sie zahlen {amount}.", ("Eins {amount}", "")])
def test_the_checker_lets_good_translations_and_gaps_pass(string):
    ids = ("One {amount}", "{count} of {amount}") if isinstance(string, tuple) else "You pay {amount}."
    check(*message("a.b:label", ids, string))


def test_without_a_configuration_extract_says_what_is_missing(shop, pybabel):
    (shop.root / "babel.cfg").write_text("[aboveboard: **.py]\n", encoding="utf-8")
    (shop.root / "pyproject.toml").unlink()
    done = pybabel("extract", "-F", "babel.cfg", "-o", "all.pot", ".", cwd=shop.root)
    assert done.returncode != 0
    assert "[tool.aboveboard]" in done.stderr


def test_our_templates_can_be_read_by_babel(shop):
    for path in replace_all(extract(shop.project)):
        with path.open("rb") as file:
            assert len(read_po(file, abort_invalid=True)) > 0
