import itertools
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from aboveboard import flows
from aboveboard.cli.commands import aboveboard

SHOP = """\
from attrs import evolve

from aboveboard import Edge, Lifecycle, State, Wording
from aboveboard.lifecycle import PAYEE, PAYER, days

ORDERED = State(
    "ordered",
    says=Wording(
        label="Ordered",
        explanation="Your gift card over {amount} is being made.",
        next_step="We expect to send it by {expected_by}. {nothing_to_do}",
        if_late="We meant to send it by {expected_by}, and are late. {nothing_to_do}",
    ),
    answer_within=days(2, source="our own promise"),
)
SENT = State("sent", says=Wording(label="Sent", explanation="It was sent.", next_step="{nothing_to_do}"), final=True)
GIFT = Lifecycle(
    "gift",
    starts=ORDERED,
    opened="You ordered a gift card.",
    names=("merchant",),
    edges=(Edge("send", ORDERED, SENT, moves=PAYER >> PAYEE, notice="It was sent."),),
)
TWELVE = 12
"""
names = (f"shop_{number}" for number in itertools.count())


def run(*args):
    return CliRunner().invoke(aboveboard, ["lock", *args])


@pytest.fixture
def shop(tmp_path, monkeypatch):
    """A shop of its own in the current folder: write it, and call it by ``place``."""
    monkeypatch.chdir(tmp_path)

    class Shop:
        text = ""

        def write(self, old="", new=""):
            self.text = (self.text or SHOP).replace(old, new)
            assert new in self.text
            self.module = next(names)
            Path(f"{self.module}.py").write_text(self.text, encoding="utf-8")
            lock = Path("lifecycle.lock")
            if lock.exists():
                # Python reads a module once; that it is another one now is no change to anybody.
                text = re.sub(r"shop_\d+:", f"{self.module}:", lock.read_text(encoding="utf-8"))
                lock.write_text(text, encoding="utf-8", newline="\n")
            return f"{self.module}:GIFT"

    return Shop()


def locked():
    return Path("lifecycle.lock").read_bytes()


def test_what_ships_is_written_and_then_it_is_as_agreed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    first = run()
    assert first.exit_code == 0
    assert "lifecycle.lock is written: additive. Have it reviewed.\n" in first.stdout
    for again in (run("--check"), run()):
        assert again.exit_code == 0
        assert again.output == f"As agreed: {', '.join(sorted(one.name for one in flows.LIFECYCLES))}.\n"
    assert list(Path().iterdir()) == [Path("lifecycle.lock")]


def test_the_lock_of_this_house_is_what_the_code_says(monkeypatch):
    """
    Nothing that you were told changes before somebody has looked at it.
    """
    monkeypatch.chdir(Path(__file__).parents[2])
    every = [one.name for one in flows.LIFECYCLES]
    result = run(*every, "--check")
    assert result.exit_code == 0, f"{result.output}\nrun: aboveboard lock {' '.join(every)}"


def test_a_lifecycle_of_ones_own_is_found_from_the_current_folder_and_remembered(shop):
    before = list(sys.path)
    assert run(shop.write()).exit_code == 0
    assert sys.path == before
    result = run("--check")
    assert result.exit_code == 0
    assert result.output == "As agreed: gift.\n"


def test_a_wider_window_fails_the_check_in_words_anybody_understands(shop):
    run(shop.write())
    shop.write("days(2", "days(3")
    written = locked()
    result = run("--check")
    assert result.exit_code == 1
    assert result.stdout == (
        "gift\n"
        "  additive:\n"
        "    ordered promises an answer within 3 days instead of 2 days. "
        "Dates that customers were told change with it.\n\n"
    )
    assert result.stderr == (
        "lifecycle.lock says otherwise. If all of this is meant, write it and have it reviewed: aboveboard lock\n"
    )
    assert locked() == written
    assert run().exit_code == 0
    assert b'answer_within = "3 days"' in locked()
    assert run("--check").exit_code == 0


def test_another_word_fails_the_check_as_it_will_be_read(shop):
    run(shop.write())
    shop.write('label="Sent"', 'label="On its way"')
    result = run("--check")
    assert result.exit_code == 1
    assert "words only:\n    Customers will now read, in English, in gift.sent:label: “On its way”\n" in result.stdout


def test_a_breaking_change_is_not_written_before_it_says_what_became_of_what_is_gone(shop):
    run(shop.write())
    shop.write('Edge("send"', 'Edge("dispatch"')
    written = locked()
    for args in ((), ("--check",)):
        result = run(*args)
        assert result.exit_code == 1
        assert "send is gone." in result.stdout
        assert result.stderr == (
            "Say what became of the names that are gone, at the end of lifecycle.lock:\n\n"
            '[migrations.gift.triggers]\nsend = "?"\n\n'
            '"" means that nothing took its place. A state always needs one.\n'
        )
        assert locked() == written
    with Path("lifecycle.lock").open("a", encoding="utf-8") as file:
        file.write('\n# Said so in the summer.\n[migrations.gift.triggers]\nsend = "?"\n')
    result = run()
    assert result.exit_code == 1
    assert result.stderr == "lifecycle.lock: migrations.gift.triggers.send: leads to '?', which is not there\n"
    Path("lifecycle.lock").write_bytes(locked().replace(b'"?"', b'"dispatch"'))
    result = run()
    assert result.exit_code == 0
    assert "send is called dispatch now." in result.stdout
    assert "lifecycle.lock is written: breaking. Have it reviewed.\n" in result.stdout
    assert locked().endswith(b'\n# Said so in the summer.\n[migrations.gift.triggers]\nsend = "dispatch"\n')
    assert run("--check").exit_code == 0


def test_a_migration_that_stopped_fitting_fails_the_check(shop):
    run(shop.write())
    with Path("lifecycle.lock").open("a", encoding="utf-8") as file:
        file.write('[migrations.gift.states]\nmade = "redy"\n')
    result = run("--check")
    assert result.exit_code == 1
    assert result.stderr == "lifecycle.lock: migrations.gift.states.made: leads to 'redy', which is not there\n"


def test_one_more_lifecycle_can_be_added_and_the_others_stay(shop):
    run("purchase")
    assert run(shop.write(), "--check").exit_code == 1
    result = run(f"{shop.module}:GIFT")
    assert result.exit_code == 0
    assert result.stdout.startswith("gift\n  additive:\n    It is new, with 2 states and 1 trigger, in English.\n")
    assert run("--check").output == "As agreed: gift, purchase.\n"
    assert run("purchase", "--check").output == "As agreed: purchase.\n"


def test_without_a_file_there_is_nothing_to_check(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("--check")
    assert result.exit_code == 1
    assert result.output == "There is no lifecycle.lock yet. Write it, and have it reviewed: aboveboard lock\n"
    result = run("--check", "--file", "other.lock")
    assert "aboveboard lock --file other.lock" in result.output
    assert list(Path().iterdir()) == []


def test_the_file_can_be_elsewhere(shop):
    assert run(shop.write(), "--file", "agreed.lock").exit_code == 0
    assert run("--check", "--file", "agreed.lock").exit_code == 0
    shop.write("days(2", "days(3")
    Path("agreed.lock").write_text(
        re.sub(r"shop_\d+:", f"{shop.module}:", Path("agreed.lock").read_text(encoding="utf-8")), encoding="utf-8"
    )
    result = run("--check", "--file", "agreed.lock")
    assert result.exit_code == 1
    assert result.stderr.endswith("aboveboard lock --file agreed.lock\n")


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("purchas", "purchas: no such lifecycle ships; there are: "),
        (
            "nowhere.at_all:GIFT",
            "nowhere.at_all:GIFT: cannot be imported: ModuleNotFoundError: No module named 'nowhere'",
        ),
        (":GIFT", ":GIFT: cannot be imported: ValueError: Empty module name"),
        ("{shop}:PRESENT", "{shop}:PRESENT: is no Lifecycle; {shop} has nothing of that name"),
        ("{shop}:TWELVE", "{shop}:TWELVE: is no Lifecycle, but 12"),
    ],
)
def test_a_place_where_no_lifecycle_is_gets_one_clear_line(shop, place, line):
    shop.write()
    result = run(place.format(shop=shop.module))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(line.format(shop=shop.module))
    assert len(result.stderr.splitlines()) == 1
    assert not Path("lifecycle.lock").exists()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('label="Sent"', 'label=""', "DefinitionError: gift has 1 fault(s): gift.sent:label: has no words"),
        ("TWELVE = 12", "raise SystemExit('not today')", "SystemExit: not today"),
        ("TWELVE = 12", "TWELVE = ", "SyntaxError: invalid syntax"),
    ],
)
def test_whatever_their_code_does_is_told_in_one_line(shop, old, new, problem):
    result = run(shop.write(old, new))
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{shop.module}:GIFT: cannot be imported: {problem}")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", "lifecycle.lock: format: is None, where 1 can be read here"),
        (b"format = 1\n<<<<<<< HEAD\n", "lifecycle.lock: is not TOML: Invalid statement (at line 2, column 1)"),
        (b"format = 1\n\xff", "lifecycle.lock: cannot be read: no text in UTF-8 from byte 11 on"),
        (b"format = 1\n[lifecycle.x]\nstarts = 1\n", "lifecycle.lock: lifecycle.x.starts: is missing, or not a text"),
    ],
)
def test_a_damaged_lock_names_its_place_and_is_left_alone(tmp_path, monkeypatch, content, line):
    monkeypatch.chdir(tmp_path)
    Path("lifecycle.lock").write_bytes(content)
    for args in ((), ("--check",)):
        result = run(*args)
        assert result.exit_code == 2
        assert result.output == f"{line}\n"
        assert locked() == content


def test_a_folder_is_no_lock(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("lifecycle.lock").mkdir()
    result = run("--check")
    assert result.exit_code == 2
    assert result.output.startswith("lifecycle.lock: cannot be read: ")


def test_a_lock_that_was_checked_out_with_other_line_ends_is_the_same(shop):
    run(shop.write())
    written = locked()
    Path("lifecycle.lock").write_bytes(written.replace(b"\n", b"\r\n"))
    assert run("--check").exit_code == 0
    assert run().output == "As agreed: gift.\n"


def test_what_cannot_be_written_leaves_the_old_file_whole(shop, monkeypatch):
    run(shop.write())
    shop.write("days(2", "days(3")
    written = locked()

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = run()
    assert result.exit_code == 2
    assert result.stderr == "lifecycle.lock: cannot be written: No space left on device\n"
    assert locked() == written
    assert [path.name for path in Path().iterdir() if path.name.startswith(".lifecycle")] == []


def test_a_link_to_the_lock_stays_a_link(shop):
    Path("kept").mkdir()
    Path("lifecycle.lock").symlink_to("kept/lifecycle.lock")
    assert run(shop.write()).exit_code == 0
    assert Path("lifecycle.lock").is_symlink()
    assert b"[lifecycle.gift]" in Path("kept/lifecycle.lock").read_bytes()


def test_a_sentence_that_must_not_be_shown_is_no_crash(shop):
    place = shop.write('names=("merchant",),', 'names=("merchant",), catalogs=__import__("pathlib").Path("words"),')
    path = Path("words/de/LC_MESSAGES/gift.po")
    path.parent.mkdir(parents=True)
    path.write_text('msgctxt "gift.sent:label"\nmsgid "Sent"\nmsgstr "<b>Da</b>"\n', encoding="utf-8")
    result = run(place)
    assert result.exit_code == 2
    assert result.output == "gift.sent:label [de]: no HTML, and no < > or &entity;\n"
