"""Findings in SARIF 2.1.0, which code hosts and editors read."""

import json
from collections.abc import Iterable

from ..findings import Finding
from ..registry import RULES
from ..rules import Rule
from ..waivers import STALE

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

WAIVERS: dict[str, object] = {
    "id": STALE,
    "name": "waivers-in-order",
    "shortDescription": {"text": "Does every waiver say why, and does something still need it?"},
}


def as_sarif(findings: Iterable[Finding]) -> str:
    """One run with every rule, and one result a finding; what is waived is suppressed, with why."""
    driver = {"name": "aboveboard messages lint", "rules": [WAIVERS, *map(_rule, RULES)]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(one) for one in findings]}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.asks},
        "help": {"text": f"Source: {rule.source}"},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(finding: Finding) -> dict[str, object]:
    better = f" Better: {finding.suggestion}." if finding.suggestion else ""
    sentence = f" “{finding.sentence}”" if finding.sentence else ""
    where: dict[str, object] = {"logicalLocations": [{"fullyQualifiedName": f"{finding.key} [{finding.locale}]"}]}
    if finding.place.file:
        physical: dict[str, object] = {"artifactLocation": {"uri": finding.place.file.replace("\\", "/")}}
        if finding.place.line:
            physical["region"] = {"startLine": finding.place.line}
        where["physicalLocation"] = physical
    result: dict[str, object] = {
        "ruleId": finding.code,
        "level": finding.severity.value,
        "message": {"text": f"{finding.key} [{finding.locale}]{sentence}: {finding.what.rstrip('.')}.{better}"},
        "locations": [where],
    }
    if finding.waived:
        result["suppressions"] = [{"kind": "external", "justification": finding.waived}]
    return result
