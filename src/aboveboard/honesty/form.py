"""What a sentence may be made of, judged by its characters and placeholders alone."""

import re
from collections.abc import Iterable, Iterator

from ..wording import PLACEHOLDERS, Kind, problems, unsafe
from .rules import Flaw
from .sentences import Reading, Sentence
from .structure import demanded

Judgement = Iterable[tuple[str, str]]

_EXCLAIMS = re.compile("[!¡！]")
_PARTY = re.compile("[\U0001f389\U0001f38a\U0001f973\U0001f64c\U0001f38f\U0001f680\u2728\U0001f4b8\U0001f911]")
_LINK = re.compile(r"https?:|www\.|\b[a-z0-9-]+\.(?:com|org|net|io|app|co|de|es|fr|eu|uk)\b", re.IGNORECASE)
_CODE = re.compile(
    r"\b(?:[A-Z][A-Z0-9]*_[A-Z0-9_]+|[a-z][a-z0-9]*_[a-z0-9_]+|[A-Z]{1,2}\d{2}|[A-Z]{5,}|0x[0-9a-f]+|[0-9a-f]{12,})\b"
)
_HARD_SPACES = "\u00a0\u202f\u2007\u2009"
_FRENCH = re.compile(r"[\u00a0\u202f](?=[;:!?»€%])|(?<=«)[\u00a0\u202f]")
"""Where French puts a space that must not break."""


def braces(one: Sentence) -> Judgement:
    """Anything in braces but a bare name."""
    for problem in unsafe(one.text):
        if "brace" in problem:
            yield problem, "write only {name}, e.g. {amount}"


def strangers(reading: Reading) -> Iterator[Flaw]:
    """Placeholders that the English does not have, or that nobody can fill, and those that are left out."""
    return (flaw for one in reading.sentences for flaw in differences(one, demanded(one)))


def differences(one: Sentence, besides: frozenset[str] = frozenset()) -> Iterator[Flaw]:
    """What a translation leaves open besides its English, or does not; but for what somebody else asks for."""
    optional = {"count"} if one.is_one_number else set()
    for name in sorted(one.wanted - one.names - optional - besides):
        yield Flaw(one, f"leaves out {{{name}}} in {one.locale}", "say it there too")
    for name in sorted(one.names - one.wanted):
        yield Flaw(one, f"says {{{name}}} in {one.locale}, which the English does not", "leave it out")


def _by_hand(one: Sentence, sign: str) -> bool:
    return any(sign in problem for problem in problems(one.text, one.names))


def digits(one: Sentence) -> Judgement:
    """A digit, of any script."""
    if _by_hand(one, "digits"):
        yield "has a digit typed by hand", "let a placeholder say it: {expected_by}, {amount}, {count}"


def percents(one: Sentence) -> Judgement:
    """A percent sign, of any script."""
    if _by_hand(one, "percent"):
        yield "has a percent sign typed by hand", "say an amount instead, with a placeholder"


def excitement(one: Sentence) -> Judgement:
    """An exclamation mark, or something to celebrate with, where it is not over."""
    if not one.facts.final:
        for found in (*_EXCLAIMS.findall(one.literal), *_PARTY.findall(one.literal)):
            yield f"cheers with {found} while it can still change", "end with a full stop"


def hidden(one: Sentence) -> Judgement:
    """What a reader does not see, and HTML."""
    for problem in unsafe(one.text):
        if "brace" not in problem:
            yield problem, "type it again, as plain text"
    text = _FRENCH.sub("", one.text) if one.locale.startswith("fr") else one.text
    found = sorted({f"U+{ord(c):04X}" for c in text if c in _HARD_SPACES})
    if found:
        yield f"has a space that does not break ({', '.join(found)})", "type a plain space"


def links(one: Sentence) -> Judgement:
    """An address of the web."""
    for found in _LINK.findall(one.literal)[:1]:
        yield f"has a link ({found})", "let the message open your app, where nobody can fake it"


def codes(one: Sentence) -> Judgement:
    """A name that only a program knows."""
    for found in _CODE.findall(one.literal):
        yield f"shows the code {found!r}", "say what it means"


def open_labels(reading: Reading) -> Iterator[Flaw]:
    """Amounts and names in what stands on a locked phone."""
    for one in reading.sentences:
        if one.facet == "label" and not reading.settings.open_title:
            for name in sorted(one.names):
                if PLACEHOLDERS.get(name, Kind.NAME) in (Kind.MONEY, Kind.NAME):
                    yield Flaw(one, f"says {{{name}}}, for whoever sees the phone", "leave it to the explanation")


def unwhole(reading: Reading) -> Iterator[Flaw]:
    """A state that has some of its sentences in a language, and so is shown in another."""
    owners = {one.owner for one in reading.sentences}
    for one in reading.missing:
        if one.owner in owners and (not one.made_from or one.made_from == one.english):
            what = f"is missing in {one.locale}, so all of {one.owner} is shown in another language"
            yield Flaw(one, what, f"translate: {_in_one(one.english)}")


def outdated(reading: Reading) -> Iterator[Flaw]:
    """Translations of English that has changed since. Nobody is shown them, and their state is in another language."""
    for one in (*reading.sentences, *reading.missing):
        if one.made_from and one.made_from != one.english:
            what = f"translates English that has changed since: {_in_one(one.made_from)}"
            yield Flaw(one, what, f"translate: {_in_one(one.english)}")


def _in_one(forms: Iterable[str]) -> str:
    return " / ".join(forms)
