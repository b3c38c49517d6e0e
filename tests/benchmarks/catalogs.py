"""
The figures of docs/reference/performance.md about catalogs: one change of the English, by Babel's command and by ours.

    python tests/benchmarks/catalogs.py [MESSAGES]

Nothing here passes or fails, except that no translation may be lost or invented. Babel's side takes minutes.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from aboveboard.flows import LIFECYCLES
from aboveboard.wording.pofile import read_po

MODULE = """\
from pathlib import Path

from attrs import evolve

from aboveboard.flows import PURCHASE
from aboveboard.wording import Reason

REASONS = (
{reasons}
)
MANY = evolve(PURCHASE, name="many", reasons=REASONS, catalogs=Path(__file__).parent / "locale")
"""
CONFIGURATION = '[tool.aboveboard]\nlifecycles = ["many:MANY"]\ncatalogs = "locale"\nlocales = ["de"]\n'
PYBABEL = "import sys; from babel.messages.frontend import main; sys.exit(main())"
OURS = "from aboveboard.cli import main; main()"
WORDS = sorted(
    {
        word
        for lifecycle in LIFECYCLES
        for message in lifecycle.messages()
        for form in message.forms
        for word in form.replace(".", " ").split()
        if word.isalpha()
    }
)


def sentences(count: int, seed: int) -> list[str]:
    """As many sentences, as long as ours and in our words; another seed has other ones."""
    dice = random.Random(seed)
    found = dict.fromkeys(" ".join(dice.choices(WORDS, k=dice.randint(8, 20))).capitalize() + "." for _ in range(count))
    assert len(found) == count
    return list(found)


def english(folder: Path, count: int, seed: int) -> list[str]:
    """A developer writes, or changes, every sentence."""
    texts = sentences(count, seed)
    reasons = "\n".join(f'    Reason("r{number:05}", "{text}"),' for number, text in enumerate(texts))
    (folder / "many.py").write_text(MODULE.format(reasons=reasons), encoding="utf-8")
    return texts


def timed(folder: Path, code: str, *arguments: str) -> float:
    """Seconds that a command takes, with the start of Python."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=folder, env=environment, check=True, capture_output=True
    )
    return time.perf_counter() - start


def translated(path: Path) -> None:
    """A translator translates everything, so that one sees from what."""
    text = path.read_text(encoding="utf-8")
    for entry in read_po(path).entries:
        place = text.index(f'msgctxt "{entry.key}"')
        text = text[:place] + text[place:].replace('msgstr ""', f'msgstr "DE {entry.key}"', 1)
    path.write_text(text, encoding="utf-8")


def run(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pyproject.toml").write_text(CONFIGURATION, encoding="utf-8")
        before = english(folder, count, 1)
        timed(folder, OURS, "messages", "update")
        ours = folder / "locale" / "de" / "LC_MESSAGES" / "reasons.po"
        translated(ours)
        theirs = folder / "theirs.po"
        theirs.write_bytes(ours.read_bytes())
        after = english(folder, count, 2)
        timed(folder, OURS, "messages", "extract")
        template = "locale/reasons.pot"

        saved, rounds = ours.read_bytes(), list[float]()
        for _ in range(3):
            ours.write_bytes(saved)
            rounds.append(timed(folder, OURS, "messages", "update"))
        kept = {entry.key: entry for entry in read_po(ours).entries}
        assert len(kept) == count
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            entry = kept[f"reason.r{number:05}:sentence"]
            assert (entry.ids, entry.previous, entry.is_fuzzy) == ((new,), (old,), True)
            assert entry.strings == (f"DE {entry.key}",)
        print(f"{'our update, the whole command':34} {min(rounds):9.2f} s   {count} of {count} kept for the translator")
        babel = timed(folder, PYBABEL, "update", "-i", template, "-o", theirs.name, "-l", "de", "--previous")
        found = read_po(theirs).entries
        right = sum(entry.strings == (f"DE {entry.key}",) and not entry.obsolete for entry in found)
        wrong = sum(any(entry.strings) and entry.strings != (f"DE {entry.key}",) for entry in found)
        print(
            f"{'pybabel update':34} {babel:9.2f} s   {right} of {count} kept, {wrong} filled with those of another key"
        )
        print(f"{'ratio':34} {min(rounds) / babel:9.5f}     (aim: under 0.01)")


if __name__ == "__main__":
    print(f"Python {sys.version.split()[0]}, babel {version('babel')}")
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
