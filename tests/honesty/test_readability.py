from aboveboard.honesty.readability import words_of


def test_french_words_that_lose_a_vowel_count_each_for_themselves():
    """
    A short word is not made long by the one before it.
    """
    assert words_of("D’accord, l'argent qu’il doit, aujourd’hui.") == (
        "D’",
        "accord",
        "l'",
        "argent",
        "qu’",
        "il",
        "doit",
        "aujourd’hui",
    )
    assert words_of("We've heard it can’t wait.") == ("We've", "heard", "it", "can’t", "wait")
