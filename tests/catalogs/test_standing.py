import pytest

from aboveboard.catalogs import Standing, status
from aboveboard.errors import BadCatalog
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
