import pytest

from aboveboard.flows import LIFECYCLES
from aboveboard.wording import shared_messages
from aboveboard.wording.budgets import BUDGETS, budget, facet
from aboveboard.wording.filling import SHARED
from aboveboard.wording.translations import languages, translations


def test_every_facet_of_every_sentence_has_a_budget():
    messages = [message for lifecycle in LIFECYCLES for message in lifecycle.messages()]
    assert {facet(message.key) for message in (*messages, *shared_messages())} == BUDGETS.keys()
    assert budget("a.b:nothing") is None


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda lifecycle: lifecycle.name)
def test_every_sentence_that_ships_is_within_its_budget(lifecycle):
    folders = (lifecycle.catalogs, SHARED)
    for locale in languages(folders):
        spoken = translations(folders, locale)
        for message in (*lifecycle.messages(), *shared_messages()):
            assert max(map(len, spoken.forms(message))) <= budget(message.key), (locale, message.key)
