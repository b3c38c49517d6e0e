import pytest

from aboveboard.catalogs import Standing, status
from aboveboard.errors import BadCatalog, BadValue
from billing import billing


@pytest.fixture
def shop(tmp_path):
    found = billing(tmp_path, "en", "de", "fr")
    found.update()
    found.translate_all("de", "DE")
    return found


def standings(shop, locale):
    return {(row.name, row.part): row.standing.value for row in status(shop.project) if row.locale == locale}


def test_a_language_that_is_done_is_complete_in_every_state(shop):
    assert standings(shop, "de") == {
        ("subscription", "waiting"): "complete",
        ("subscription", "failed"): "complete",
        ("subscription", "paid"): "complete",
        ("subscription", "refunded"): "complete",
        ("subscription", "timeline"): "complete",
        ("subscription", "money"): "complete",
        ("reasons", ""): "complete",
    }
    assert {*standings(shop, "en").values()} == {"complete"}


def test_each_state_is_complete_stale_mixed_or_missing(shop):
    shop.python('label="Waiting"', 'label="Asked for"')
    shop.translate("fr", "subscription.paid:label", "Payé")
    for when in ("before it is brought up to date", "after"):
        german, french = standings(shop, "de"), standings(shop, "fr")
        assert german["subscription", "waiting"] == "stale", when
        assert german["subscription", "paid"] == "complete"
        assert french["subscription", "waiting"] == "missing"
        assert french["subscription", "paid"] == "mixed"
        shop.update()


def test_stale_and_missing_together_are_mixed(shop):
    shop.python('label="Waiting"', 'label="Asked for"')
    shop.translate("de", "subscription.waiting:if_late", "")
    row = next(row for row in status(shop.project) if (row.part, row.locale) == ("waiting", "de"))
    assert (row.stale, row.missing) == (("subscription.waiting:label",), ("subscription.waiting:if_late",))
    assert row.standing is Standing.MIXED


def test_a_translation_that_is_filled_in_and_still_marked_has_a_word_of_its_own(shop):
    """
    Nobody believes to be done while you still read another language.
    """
    mark(shop, "de", "subscription.waiting:label")
    assert standings(shop, "de")["subscription", "waiting"] == "fuzzy"
    row = next(row for row in status(shop.project) if (row.part, row.locale) == ("waiting", "de"))
    assert (row.stale, row.fuzzy, row.missing) == ((), ("subscription.waiting:label",), ())
    shop.translate("de", "subscription.waiting:if_late", "")
    assert standings(shop, "de")["subscription", "waiting"] == "mixed"


def mark(shop, locale, key):
    shop.rewrite(shop.po(locale), f'msgctxt "{key}"', f'#, fuzzy\nmsgctxt "{key}"')


def test_what_is_marked_because_its_english_has_changed_is_stale_and_marked(shop):
    shop.python('label="Waiting"', 'label="Asked for"')
    before = next(row for row in status(shop.project) if (row.part, row.locale) == ("waiting", "de"))
    shop.update()
    after = next(row for row in status(shop.project) if (row.part, row.locale) == ("waiting", "de"))
    label = ("subscription.waiting:label",)
    assert (before.stale, before.fuzzy) == (label, ())
    assert (after.stale, after.fuzzy, after.standing) == (label, label, Standing.STALE)
    assert after.current == before.current


def test_a_status_can_be_of_some_languages_and_some_lifecycles(shop):
    assert {row.locale for row in status(shop.project, ["de", "fr"])} == {"de", "fr"}
    assert {row.name for row in status(shop.project, [], ["reasons"])} == {"reasons"}
    with pytest.raises(BadValue, match="es: is no language of this project; there are: en, de, fr"):
        status(shop.project, ["es"])
    with pytest.raises(BadValue, match="subscriptoin: is no lifecycle of this project; there are: subscription, reas"):
        status(shop.project, [], ["subscriptoin"])


def test_english_that_writers_change_makes_the_others_stale_and_stays_complete(shop):
    shop.translate("en", "subscription.waiting:label", "Asked for")
    assert standings(shop, "en")["subscription", "waiting"] == "complete"
    assert standings(shop, "de")["subscription", "waiting"] == "stale"
    shop.python('label="Waiting"', 'label="Underway"')
    assert standings(shop, "en")["subscription", "waiting"] == "stale"


def test_a_file_that_cannot_be_read_is_named(shop):
    shop.po("de").write_text("hello", encoding="utf-8")
    with pytest.raises(BadCatalog, match=r"src/billing/locale/de/LC_MESSAGES/subscription\.po:1: is no line"):
        status(shop.project)
