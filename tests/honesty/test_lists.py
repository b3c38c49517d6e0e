import tomllib

import pytest

from aboveboard.errors import BadValue
from aboveboard.honesty.lists import SHIPPED, WordList, lists

LANGUAGES = ("en", "de", "es", "fr", "pt")
NAMES = {
    "settled",
    "certain",
    "blame",
    "jargon",
    "vague_time",
    "vague_cause",
    "empty_sorry",
    "sorry",
    "we_said",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_is_there_in_every_language_that_has_any(language):
    told = lists(language)
    assert set(told.by_name) == NAMES
    assert told.words
    assert told.lix
    for name, found in told.by_name.items():
        assert len(found.words) >= 4, name
        assert all(found.instead.get(word, found.suggestion) for word in found.words), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_a_list_is_found_by_it(language):
    """
    No phrase hides behind another one, and none is taken back by its own words.
    """
    for name, found in lists(language).by_name.items():
        for word in found.words:
            said = word.replace(" *", " x").replace("*", "").rstrip(".") or "x"
            assert list(found.find(f"§ {said} §")), (name, word)
        for phrase in found.fine:
            said = phrase.replace(" *", " x").replace("*", "")
            assert not [hit for hit in found.find(said) if hit.phrase == said], (name, phrase)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_listed_twice(language):
    raw = tomllib.loads((SHIPPED / f"{language}.toml").read_text(encoding="utf-8"))
    for name, table in raw.items():
        for key in ("words", "fine", "hedges"):
            listed = table.get(key, []) if name != "reading" else []
            assert len(listed) == len(set(listed)), (name, key)


def found(text, **given):
    return [hit.phrase for hit in WordList(**given).find(text)]


def test_a_star_stands_for_the_rest_of_a_word_or_for_a_word():
    assert found("Authorised and authorising.", words=("authoris*",)) == ["Authorised", "authorising"]
    assert found("The final say. It is final.", words=("final",), fine=("final *",)) == ["final"]
    assert found("It is final now.", words=("final", "final now"), fine=("final *",)) == ["final now"]


def test_a_hedge_counts_in_its_own_clause():
    given = {"words": ("done",), "hedges": ("not",)}
    assert found("It is not done.", **given) == []
    assert found("It is not here. It is done.", **given) == ["done"]
    assert found("It is done, not begun.", **given) == ["done"]
    assert found("It is done, not begun.", **given, hedged="anywhere") == []
    assert found("It is not here but it is done.", **given, joins=("but",)) == ["done"]


def test_either_apostrophe_is_one():
    assert found("It isn’t done.", words=("done",), hedges=("*n't",)) == []


def test_a_placeholder_is_no_word():
    assert found("{done} is {soon}.", words=("done", "soon")) == []


def test_lists_of_your_own_come_on_top(tmp_path):
    """
    Writers add to a list, and never lose what ships.
    """
    (tmp_path / "en.toml").write_text(
        '[vague_time]\nwords = ["in a jiffy"]\nsuggestion = "say when"\n\n[reading]\nwords = 20\n', encoding="utf-8"
    )
    mine = lists("en", tmp_path)
    assert [hit.suggestion for hit in mine.find("vague_time", "Soon, in a jiffy.")] == ["say when", "say when"]
    assert mine.words == 20
    assert mine.lix == lists("en").lix
    (tmp_path / "nl.toml").write_text('[jargon.instead]\nincasso = "betaling"\n', encoding="utf-8")
    assert [hit.suggestion for hit in lists("nl", tmp_path).find("jargon", "De incasso loopt.")] == ["betaling"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[settled", "cannot be read"),
        ("settled = 3", "should be a table"),
        ("[settled]\nword = []", "is nothing we know"),
    ],
)
def test_a_list_that_is_not_in_order_is_named(tmp_path, text, problem):
    (tmp_path / "xx.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadValue, match=problem) as caught:
        lists("xx", tmp_path)
    assert "xx.toml" in caught.value.place
