"""Every rule as a page of the reference, written from the rules themselves."""

import unicodedata
from collections.abc import Iterator

from ..registry import GROUPS
from ..rules import Example, Rule
from ..sentences import Sentence

HEAD = """\
# Rules of honesty

What `aboveboard messages lint` asks of every sentence, in every language. This page is written from the rules
themselves: `aboveboard messages lint --rules`. Each is held against its own sentences in a test.

An error misleads a customer or shows something broken; it cannot be waived. A warning can, [with a
reason](../how-to/lint-your-words.md#let-a-warning-pass). `AB001` is a waiver that is not in order, or that nothing
needs any more.
"""


def as_reference() -> str:
    """The page."""
    parts = [HEAD]
    for title, rules in GROUPS.items():
        parts.append(f"## {title}\n")
        parts += [_rule(rule) for rule in rules]
    return "\n".join(parts)


def _rule(rule: Rule) -> str:
    lines = [f"### {rule.code} {rule.name}\n", f"{rule.asks}\n"]
    lines += [f"- {rule.severity.value}", f"- source: {rule.source}"]
    lines += [f"- found: {_example(example)}" for example in rule.bad]
    lines += [f"- fine: {_example(example)}" for example in rule.good]
    return "\n".join(lines) + "\n"


def _example(example: Example) -> str:
    said = [f"`{_visible(one.text)}`{_where(one)}" if one.text else f"nothing{_where(one)}" for one in example]
    return ", beside ".join(said)


def _where(one: Sentence) -> str:
    return f" ({', '.join(_said_of(one))})"


def _said_of(one: Sentence) -> Iterator[str]:
    yield one.facet.replace("_", " ")
    if one.locale != "en":
        yield one.locale
    if str(one.facts):
        yield str(one.facts)
    if one.english:
        yield f"for {' / '.join(f'`{form}`' for form in one.english)}"
    if one.made_from and one.made_from != one.english:
        yield f"made from {' / '.join(f'`{form}`' for form in one.made_from)}"
    if one.is_one_number:
        yield "a form for a single number"


def _visible(text: str) -> str:
    """What nobody would see is named."""
    hidden = {c for c in text if c != " " and unicodedata.category(c) in ("Cc", "Cf", "Zs")}
    short = text if len(text) < LONGEST else f"{text[:30]}…{text[-10:]}"
    return "".join(f"[U+{ord(c):04X}]" if c in hidden else c for c in short)


LONGEST = 200
