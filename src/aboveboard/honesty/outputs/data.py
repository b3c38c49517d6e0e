"""Findings for programs, as one JSON object."""

import json
from collections.abc import Iterable

from ..findings import Finding


def as_json(findings: Iterable[Finding]) -> str:
    """An object with a list of findings, every field of each by its name."""
    return json.dumps({"findings": [_object(one) for one in findings]}, ensure_ascii=False, indent=2) + "\n"


def _object(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "key": finding.key,
        "locale": finding.locale,
        "sentence": finding.sentence,
        "what": finding.what,
        "suggestion": finding.suggestion,
        "file": finding.place.file,
        "line": finding.place.line,
        "waived": finding.waived,
    }
