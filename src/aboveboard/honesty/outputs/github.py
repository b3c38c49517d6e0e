"""Findings as GitHub shows them beside the lines of a change."""

from collections.abc import Iterable

from ..findings import Finding


def as_annotations(findings: Iterable[Finding]) -> str:
    """One workflow command a finding; what is waived is a notice."""
    return "".join(f"{_command(one)}\n" for one in findings)


def _command(finding: Finding) -> str:
    level = "notice" if finding.waived else finding.severity.value
    given = {
        "file": finding.place.file,
        "line": str(finding.place.line or ""),
        "title": f"{finding.code} {finding.key} [{finding.locale}]",
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in given.items() if value)
    return f"::{level} {properties}::{_data(_message(finding))}"


def _message(finding: Finding) -> str:
    sentence = f"“{finding.sentence}” " if finding.sentence else ""
    rest = f" Waived: {finding.waived}" if finding.waived else f" Better: {finding.suggestion}"
    return f"{sentence}{finding.what.rstrip('.')}.{rest if finding.waived or finding.suggestion else ''}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
