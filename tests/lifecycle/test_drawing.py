import re

import pytest

from aboveboard.flows import PURCHASE
from aboveboard.lifecycle.drawing import mermaid, text
from facts import LOCALES


@pytest.mark.parametrize("locale", LOCALES)
def test_the_map_has_every_state_and_every_way_in_the_customers_words(locale):
    drawn = mermaid(PURCHASE, locale=locale)
    assert set(re.findall(r'state ".+" as (\w+)', drawn)) == set(PURCHASE.states)
    arrows = set(re.findall(r"^    (\w+) --> (\w+) :", drawn, re.M))
    assert arrows == {
        (way.source.name, way.dest.name) for by in PURCHASE.ways.values() for ways in by.values() for way in ways
    }
    for line in drawn.splitlines()[1:]:
        assert line.count(":") <= 1, "Mermaid takes a second colon for its own"
        assert "{" not in line


def test_words_are_escaped_for_mermaid():
    assert "#58;" in mermaid(PURCHASE, locale="en"), "a colon inside a sentence"


def test_brief_is_the_first_way_into_each_state():
    arrows = re.findall(r"^    (\w+) --> (\w+) :", mermaid(PURCHASE, brief=True), re.M)
    assert {dest for _, dest in arrows} == set(PURCHASE.states) - {"pending"}
    assert len(arrows) < 30


def test_the_text_map_reads_like_a_page():
    drawn = text(PURCHASE, locale="de")
    assert "Bezahlt  (settled)" in drawn
    assert "    → " in drawn
    assert "    ↺ " in drawn
