from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from aboveboard import look, render
from facts import LOCALES, START, gathered, sets_of_facts


@given(facts=sets_of_facts(), locale=st.sampled_from(LOCALES), days=st.integers(0, 400))
def test_every_reachable_view_has_words_with_nothing_left_open(facts, locale, days):
    """
    Whatever happened, we have a whole sentence for it, in your language.
    """
    view = look(gathered(facts), at=START + timedelta(days=days))
    words = render(view, locale=locale, zone="Asia/Tokyo")

    assert words.locale == locale
    said = [words.label, words.explanation, words.next_step, words.money, words.last_heard]
    said += [line.text for line in words.timeline] + [line.when for line in words.timeline]
    for sentence in [*said, words.action]:
        assert not set("{}\n") & set(sentence)
        assert "  " not in sentence
        assert sentence == sentence.strip()
    assert all(said)
    assert bool(words.action) == bool(view.says.action and view.news.value != "conflicting")
