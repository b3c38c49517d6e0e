"""Findings for people: the sentence, what is wrong with it, and what would be right."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ..findings import Finding, Severity


def as_text(findings: Iterable[Finding]) -> str:
    """Each sentence once, with all that is to be said about it; how many there are at the end."""
    told = tuple(findings)
    # A sentence stays where it was first mentioned.
    order = {name: index for index, name in enumerate(dict.fromkeys(map(_sentence, told)))}
    grouped = groupby(sorted(told, key=lambda one: order[_sentence(one)]), key=_sentence)
    parts = ["\n".join(_lines(name, tuple(group))) for name, group in grouped]
    return "\n\n".join((*parts, _sum(told))) + "\n"


def _sentence(finding: Finding) -> tuple[str, str, str, str]:
    return (finding.key, finding.locale, finding.sentence, str(finding.place))


def _lines(name: tuple[str, str, str, str], group: tuple[Finding, ...]) -> Iterator[str]:
    key, locale, sentence, place = name
    yield f"{key} [{locale}]{f'  {place}' if place else ''}"
    if sentence:
        yield f"  “{sentence}”"
    for one in group:
        mark = "waived" if one.waived else one.severity.value
        yield f"  {one.code} {mark}: {one.what}"
        if one.waived:
            yield f"        because: {one.waived}"
        elif one.suggestion:
            yield f"        better: {one.suggestion}"


def _sum(findings: tuple[Finding, ...]) -> str:
    counting = [one for one in findings if one.counts]
    errors = sum(one.severity is Severity.ERROR for one in counting)
    waived = len(findings) - len(counting)
    said = [f"{errors} error(s)", f"{len(counting) - errors} warning(s)", *([f"{waived} waived"] if waived else ())]
    return "Nothing claims more than is known." if not findings else ", ".join(said) + "."
