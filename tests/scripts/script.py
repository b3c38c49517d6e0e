"""
Every sentence that a customer can read, in order, as text: what reviewers of words look at.

Write them anew with ``python tests/scripts/script.py``; a test holds them equal.
"""

from collections.abc import Iterator
from pathlib import Path

from aboveboard.flows import LIFECYCLES, PURCHASE
from aboveboard.lifecycle import Lifecycle
from aboveboard.lifecycle.drawing import SAMPLE
from aboveboard.wording import Message, shared_messages
from aboveboard.wording.filling import Speaker, speakers

HERE = Path(__file__).parent
LOCALES = ("en", "de", "es", "fr", "pt_BR", "ar", "ja")
VALUES = {**SAMPLE, "said": PURCHASE.says["settled"].label}
COUNTS = (0, 1, 2, 3, 11, 100)


def script(lifecycle: Lifecycle, locale: str) -> str:
    """Every sentence of a lifecycle in one language, by state, then by edge."""
    speaker = next(speakers(lifecycle.catalogs, locale, "Europe/Berlin"))
    assert speaker.locale == locale
    lines = [f"# {lifecycle.name} [{locale}]", "", *_sayings(speaker, lifecycle.opening)]
    for name, says in lifecycle.says.items():
        lines += ["", f"## {name}"]
        for message in says.messages():
            lines += _sayings(speaker, message)
    if lifecycle.money or lifecycle.untouched:
        lines += ["", "## where the money is"]
    for message in lifecycle.messages():
        if message.key.endswith(":clause"):
            lines += _sayings(speaker, message)
    lines += ["", "## what happened"]
    for message in lifecycle.notices.values():
        lines += _sayings(speaker, message)
    return "\n".join(lines) + "\n"


def reasons(locale: str) -> str:
    """Every plain reason why something did not go through, in one language."""
    speaker = next(speakers(PURCHASE.catalogs, locale, "Europe/Berlin"))
    told = {name: message for lifecycle in LIFECYCLES for name, message in lifecycle.reason_messages.items()}
    lines = [f"# reasons [{locale}]", ""]
    for message in told.values():
        lines += _sayings(speaker, message)
    return "\n".join(lines) + "\n"


def shared(locale: str) -> str:
    """Every sentence that all lifecycles share, in one language."""
    speaker = next(speakers(PURCHASE.catalogs, locale, "Europe/Berlin"))
    lines = [f"# shared [{locale}]", ""]
    for message in shared_messages():
        lines += _sayings(speaker, message)
    return "\n".join(lines) + "\n"


def _sayings(speaker: Speaker, message: Message) -> Iterator[str]:
    if len(message.forms) == 1:
        yield f"{message.key}: {speaker.say(message, VALUES)}"
        return
    for count in COUNTS:
        yield f"{message.key} ({count}): {speaker.say(message, {**VALUES, 'count': count})}"


def scripts() -> Iterator[tuple[Path, str]]:
    """Every file of this folder and what it should say."""
    for locale in LOCALES:
        yield HERE / f"shared.{locale}.txt", shared(locale)
        yield HERE / f"reasons.{locale}.txt", reasons(locale)
        for lifecycle in LIFECYCLES:
            yield HERE / f"{lifecycle.name}.{locale}.txt", script(lifecycle, locale)


if __name__ == "__main__":
    for path, words in scripts():
        path.write_text(words, encoding="utf-8")
