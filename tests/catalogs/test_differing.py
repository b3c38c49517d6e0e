import pytest

from aboveboard.catalogs import differing
from billing import billing


@pytest.fixture
def shop(tmp_path):
    """A state and a reason say the same in English, each in a file of its own."""
    found = billing(tmp_path, "de", "fr")
    found.python('explanation="{merchant} has the money."', 'explanation="The plan had ended."')
    found.update()
    for locale in ("de", "fr"):
        found.translate_all(locale, locale)
    return found


def test_one_english_in_one_translation_is_nothing_to_look_at(shop):
    assert differing(shop.project) == ()


def test_one_english_in_two_translations_is_found_across_files_with_all_keys(shop):
    """
    What is one thing is called by one name, on whatever card you read it.
    """
    shop.translate("fr", "reason.plan_ended:sentence", "Le contrat avait pris fin.", name="reasons")
    (found,) = differing(shop.project)
    assert (found.locale, found.english) == ("fr", ("The plan had ended.",))
    assert found.said == (
        (("fr The plan had ended.",), ("subscription.paid:explanation",)),
        (("Le contrat avait pris fin.",), ("reason.plan_ended:sentence",)),
    )
    assert differing(shop.project, ["de"]) == ()
    assert differing(shop.project, ["fr"]) == (found,)


def test_what_is_not_shown_does_not_count(shop):
    shop.translate("fr", "subscription.paid:explanation", "")
    assert differing(shop.project) == ()
