"""What may pass all the same, and why: written beside a sentence, or in the configuration."""

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase

from attrs import evolve, frozen

from ..errors import BadValue
from .findings import NOWHERE, Finding, Place, Severity
from .registry import RULES
from .sentences import Sentence

STALE = "AB001"
"""The code of a waiver that nothing needs any more, or that may not be."""
_RULES = {rule.code: rule for rule in RULES}


@frozen
class Waiver:
    """
    One warning that may pass.

    Attributes:
        code: Of the rule.
        key: Of the message; ``*`` stands for any part, as in ``"billing.*:label"``.
        why: Said wherever the warning would be.
        locale: Only in this language; in every one when empty.
        place: Where it is written.
    """

    code: str
    key: str
    why: str
    locale: str = ""
    place: Place = NOWHERE

    def covers(self, finding: Finding) -> bool:
        """Whether this finding is what it is about."""
        here = self.locale in ("", finding.locale)
        return here and self.code == finding.code and fnmatchcase(finding.key, self.key)


def configured(table: Mapping[str, object], place: Place) -> tuple[Waiver, ...]:
    """
    The waivers of a configuration: by code a table of reasons by key, ``{"billing.paid:label de" = "why"}``.

    Raises:
        BadValue: It is written in another way; names the code.
    """
    return tuple(waiver for code, found in table.items() for waiver in _configured(code, found, place))


def _configured(code: str, found: object, place: Place) -> Iterator[Waiver]:
    if not isinstance(found, Mapping) or not all(isinstance(why, str) for why in found.values()):
        raise BadValue(f"waivers.{code}", 'should say why by key, such as {"billing.paid:label" = "why"}')
    for where, why in found.items():
        key, _, locale = where.partition(" ")
        yield Waiver(code, key, why.strip(), locale.strip(), place)


def beside(sentences: Iterable[Sentence]) -> tuple[Waiver, ...]:
    """The waivers that stand beside the sentences themselves."""
    found = (
        Waiver(code, one.key, why, one.locale, one.place) for one in sentences for code, why in one.waivers.items()
    )
    return tuple(dict.fromkeys(found))


def waived(findings: Iterable[Finding], waivers: Iterable[Waiver]) -> Iterator[Finding]:
    """The findings, those that may pass with why; and one more for each waiver that is not in order."""
    told, good = tuple(findings), list[Waiver]()
    for waiver in waivers:
        fault = _fault(waiver)
        if fault:
            yield Finding(STALE, Severity.ERROR, waiver.key, waiver.locale or "any", "", *fault, waiver.place)
        else:
            good.append(waiver)
    used = set[Waiver]()
    for finding in told:
        fits = [waiver for waiver in good if waiver.covers(finding)]
        used.update(fits)
        yield evolve(finding, waived=fits[0].why) if fits else finding
    for waiver in good:
        if waiver not in used:
            what = f"{waiver.code} has nothing to say here any more"
            yield Finding(
                STALE,
                Severity.WARNING,
                waiver.key,
                waiver.locale or "any",
                "",
                what,
                "take the waiver out",
                waiver.place,
            )


def _fault(waiver: Waiver) -> tuple[str, str] | None:
    """What is wrong with a waiver, and what would be right."""
    rule = _RULES.get(waiver.code)
    if rule is None:
        return f"waives {waiver.code}, which is no rule", f"there are {RULES[0].code} to {RULES[-1].code}"
    if rule.severity is Severity.ERROR:
        return f"waives {waiver.code}, which is an error: a customer would be misled", "change the sentence"
    if not waiver.why:
        return f"waives {waiver.code} and does not say why", "say why: it is shown to whoever reads the findings"
    return None
