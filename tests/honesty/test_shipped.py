"""Everything that ships, read by the linter in every language."""

import pytest
from attrs import evolve

from aboveboard.flows import LIFECYCLES
from aboveboard.honesty import RULES, Reading, Severity, judge, lint, read, read_shared
from aboveboard.honesty.form_rules import FORM
from aboveboard.honesty.structure_rules import STRUCTURE
from aboveboard.honesty.waivers import beside

READINGS = [reading for lifecycle in LIFECYCLES for reading in read(lifecycle)]
IN_EVERY_LANGUAGE = pytest.mark.parametrize("reading", READINGS, ids=lambda one: f"{one.name}-{one.locale}")


def test_what_ships_is_clean():
    """
    We keep to what we ask of others.
    """
    assert [(one.code, one.key, one.locale) for one in lint(LIFECYCLES)] == []


def test_nothing_that_ships_is_waived():
    """
    Where a rule is right about us, we change the sentence.
    """
    assert not beside(one for reading in READINGS for one in reading.sentences)


@IN_EVERY_LANGUAGE
def test_no_structural_rule_gives_a_false_alarm(reading):
    """
    What the machine requires of the words holds in every language alike.
    """
    assert not [finding for finding in judge(reading, STRUCTURE + FORM) if finding.severity is Severity.ERROR]


def put(reading, key, text):
    """The same reading with another text under one key."""
    changed = tuple(evolve(one, text=text) if one.key == key else one for one in reading.sentences)
    return evolve(reading, sentences=changed)


@pytest.mark.parametrize("locale", ["en", "de", "es", "fr", "pt_BR", "ar", "ja"])
@pytest.mark.parametrize(
    ("code", "key", "change"),
    [
        ("AB101", "purchase.settled:label", lambda texts: texts["purchase.cancelled:label"]),
        ("AB102", "purchase.settle:notice", lambda texts: texts["purchase.refund:notice"]),
        ("AB103", "purchase.settled:next_step", lambda texts: texts["purchase.reversed:action"]),
        ("AB104", "purchase.pending:next_step", lambda texts: texts["shared.nothing_to_do"]),
        ("AB105", "purchase.pending:if_late", lambda texts: texts["purchase.pending:next_step"]),
        ("AB106", "money.payee:clause", lambda texts: texts["purchase.cancel:notice"]),
        ("AB107", "purchase.pending:next_step", lambda texts: "{expected_by}"),
        ("AB108", "purchase.correct:notice", lambda texts: texts["purchase.adjust:notice"]),
        ("AB109", "purchase.correct:notice", lambda texts: "{why}"),
        ("AB110", "purchase.fail_refund:notice", lambda texts: texts["purchase.refund:notice"]),
    ],
)
def test_what_is_planted_among_our_own_words_is_found_in_every_language(code, key, change, locale):
    """
    Whatever language you read, the same fault would be found in it.
    """
    purchase = next(one for one in READINGS if (one.name, one.locale) == ("purchase", locale))
    texts = {one.key: one.text for one in purchase.sentences} | {"shared.nothing_to_do": "{nothing_to_do}"}
    found = [finding for finding in judge(put(purchase, key, change(texts)), STRUCTURE) if finding.code == code]
    assert found
    # Of two that read the same, the later one is named.
    assert code in ("AB101", "AB102") or key in {finding.key for finding in found}


def test_a_sentence_of_every_lifecycle_is_read_once_in_each_language():
    found = lint(LIFECYCLES)
    assert len(found) == len(set(found))


def test_the_shared_sentences_are_read_too():
    shared = read_shared(LIFECYCLES[0].catalogs, "de")
    assert isinstance(shared, Reading)
    assert {one.key for one in shared.sentences} >= {"shared.can_change:clause", "cause.us:clause"}
    assert not list(judge(shared, RULES))
