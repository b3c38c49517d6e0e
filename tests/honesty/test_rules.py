"""Every rule finds what it is for, and leaves alone what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.honesty import GROUPS, RULES, Reading, Sentence, Severity, judge
from aboveboard.honesty.facts import Facts, Kind, Toward
from honesty.planted import BAD, GOOD

EXAMPLES = [
    pytest.param(rule, example, good, id=f"{rule.code}-{'good' if good else 'bad'}-{index}")
    for rule in RULES
    for good, examples in ((False, rule.bad), (True, rule.good))
    for index, example in enumerate(examples)
]
PLANTED = [
    pytest.param(rule, one if isinstance(one, tuple) else (one,), good, id=f"{rule.code}-{good}-{index}")
    for rule in RULES
    for good, planted in (("good", GOOD), ("bad", BAD))
    for index, one in enumerate(planted[rule.code])
]


@pytest.mark.parametrize(("rule", "example", "good"), EXAMPLES)
def test_a_rule_keeps_to_its_own_examples(rule, example, good):
    """
    What we ask of our sentences, we show on sentences.
    """
    assert (not list(rule.finds(Reading.of(example)))) is good


@pytest.mark.parametrize(("rule", "sentences", "good"), PLANTED)
def test_planted_faults_are_found_and_near_misses_pass(rule, sentences, good):
    """
    A sentence that misleads is found; one that is honest is left in peace.
    """
    found = [flaw.what for flaw in rule.finds(Reading.of(sentences))]
    assert bool(found) == (good == "bad"), found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_was_tried_on_at_least_three_of_each(rule):
    assert len(BAD[rule.code]) >= 3
    assert len(GOOD[rule.code]) >= 3


def test_codes_and_names_are_there_once_and_in_order():
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert tuple(rule for rules in GROUPS.values() for rule in rules) == RULES
    assert set(BAD) == set(GOOD) == set(codes)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_a_question_with_an_answer_and_a_source(rule):
    assert rule.asks.endswith("?")
    assert rule.source
    assert rule.bad
    assert rule.good
    if rule.code.startswith(("AB3", "AB4")):
        assert rule.severity is Severity.WARNING


def some_facts():
    flags = {
        name: st.booleans()
        for name in ("final", "promises", "may_change", "acts", "corrects", "retracts", "apologises")
    }
    return st.builds(Facts, kind=st.sampled_from(Kind), toward=st.sampled_from([None, *Toward]), **flags)


def some_sentences(locale):
    keys = st.sampled_from([f"sale.{name}:{facet}" for name in "ab" for facet in ("label", "next_step", "notice")])
    texts = st.text(max_size=80) | st.sampled_from(["{amount}", "{", "{a.b}", "%(x)s", "{can_change} {nobody}"])
    return st.builds(Sentence, key=keys, text=texts, facts=some_facts(), locale=st.just(locale))


@given(
    st.sampled_from(["en", "de", "ar", "ja", "zh_Hant_TW"]).flatmap(
        lambda locale: st.lists(some_sentences(locale), min_size=1)
    )
)
def test_no_sentence_stops_the_search(sentences):
    """
    Whatever somebody writes into a catalog, everything else is still looked at.
    """
    for finding in judge(Reading.of(sentences)):
        assert finding.what
        assert finding.key
