import json

from attrs import evolve

from aboveboard.honesty import RULES, Finding, Place, Severity
from aboveboard.honesty.outputs import as_annotations, as_json, as_sarif, as_text

SOON = Finding(
    "AB304",
    Severity.WARNING,
    "billing.paid:next_step",
    "de",
    "Bald: 5% mehr,\nja",
    "says 'Bald', which is no day",
    "den Tag nennen",
    Place("locale/de/LC_MESSAGES/billing.po", 12),
)
LOST = Finding(
    "AB202",
    Severity.ERROR,
    "billing.paid:next_step",
    "de",
    SOON.sentence,
    "leaves out {amount} in de",
    "say it there too",
    SOON.place,
)
WAIVED = evolve(SOON, waived="So sagt es der Chef.")


def test_people_read_a_sentence_once_with_all_that_is_to_be_said():
    text = as_text([SOON, LOST])
    assert text.count("Bald: 5% mehr") == 1
    assert "billing.paid:next_step [de]  locale/de/LC_MESSAGES/billing.po:12" in text
    assert "AB304 warning: says 'Bald', which is no day\n        better: den Tag nennen" in text
    assert text.endswith("1 error(s), 1 warning(s).\n")


def test_people_read_why_something_may_pass():
    assert "AB304 waived: says 'Bald', which is no day\n        because: So sagt es der Chef." in as_text([WAIVED])
    assert as_text([WAIVED]).endswith("0 error(s), 0 warning(s), 1 waived.\n")
    assert as_text([]) == "Nothing claims more than is known.\n"


def test_programs_read_every_field():
    (one,) = json.loads(as_json([WAIVED]))["findings"]
    assert one == {
        "code": "AB304",
        "severity": "warning",
        "key": "billing.paid:next_step",
        "locale": "de",
        "sentence": SOON.sentence,
        "what": SOON.what,
        "suggestion": "den Tag nennen",
        "file": "locale/de/LC_MESSAGES/billing.po",
        "line": 12,
        "waived": "So sagt es der Chef.",
    }


def test_reviewers_read_it_beside_the_line():
    error, waived = as_annotations([LOST, WAIVED]).splitlines()
    assert error.startswith(
        "::error file=locale/de/LC_MESSAGES/billing.po,line=12,title=AB202 billing.paid%3Anext_step [de]::"
    )
    assert "5%25 mehr,%0Aja" in error
    assert waived.startswith("::notice ")
    assert waived.endswith("Waived: So sagt es der Chef.")
    assert "file=" not in as_annotations([evolve(LOST, place=Place())])


def test_code_hosts_read_sarif():
    log = json.loads(as_sarif([LOST, WAIVED, evolve(LOST, place=Place())]))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["AB001", *(rule.code for rule in RULES)]
    lost, waived, nowhere = run["results"]
    assert lost["level"] == "error"
    assert lost["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "locale/de/LC_MESSAGES/billing.po"},
        "region": {"startLine": 12},
    }
    assert waived["suppressions"] == [{"kind": "external", "justification": "So sagt es der Chef."}]
    assert "physicalLocation" not in nowhere["locations"][0]
