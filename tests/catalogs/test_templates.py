import re

import pytest

from aboveboard.catalogs import extract, find_project, replace_all
from aboveboard.wording.pofile import parse_po
from billing import billing


@pytest.fixture
def shop(tmp_path):
    return billing(tmp_path, "en", "de")


def template(shop, name="subscription", folder=""):
    path = shop.root / "src/billing/locale" / folder / f"{name}.pot"
    return {entry.key: entry for entry in parse_po(extract(shop.project)[path].decode(), name).entries}


def test_every_sentence_is_there_with_its_key_its_english_and_no_translation(shop):
    found = template(shop)
    own = [message for message in shop.lifecycle.messages() if not message.key.startswith("reason")]
    assert {key: entry.ids for key, entry in found.items()} == {message.key: message.forms for message in own}
    assert not any(text for entry in found.values() for text in entry.strings)


def test_a_translator_is_told_what_the_machine_knows(shop):
    entry = template(shop)["subscription.waiting:next_step"]
    assert entry.notes == (
        "subscription, state waiting: somebody told us, it may turn out otherwise. Not final. "
        "We promise to know more within 3 days.",
        "The money, or a part of it, may be: with the customer or set aside by their bank.",
        "Shown: below the explanation: what happens next, and by when. At most 240 characters.",
        "{expected_by}: a day, such as “June 12, 2026”: by when we promised to know more.",
        "{nothing_to_do}: a whole sentence: that they need not do anything: “You do not need to do anything.”",
    )
    assert entry.flags == ("max-length:240", "python-brace-format")
    assert template(shop)["subscription.pay:notice"].notes[:2] == (
        "subscription, from waiting or failed to paid. Whose doing: the payment service.",
        "Money: held or payer to payee.",
    )


def test_every_sentence_says_where_it_is_written(shop):
    lines = shop.flows.read_text(encoding="utf-8").splitlines()
    for key, entry in template(shop).items():
        assert entry.places, key
        for place in entry.places:
            name, _, line = place.rpartition(":")
            assert name == "src/billing/flows.py"
            written = lines[int(line) - 1]
            assert entry.ids[0].split("{")[0][:20] in written or "ASK" in written or "Plural" in written
    assert len(template(shop)["subscription.pay:notice"].places) == 2
    assert template(shop, "reasons")["reason.plan_ended:sentence"].places
    assert not template(shop, "reasons")["reason.card_expired:sentence"].places


def test_every_sentence_that_ships_says_where_it_is_written():
    from pathlib import Path

    import aboveboard

    files = extract(find_project(Path(aboveboard.__file__).parent))
    entries = [entry for content in files.values() for entry in parse_po(content.decode(), "x").entries]
    assert len(entries) > 1000
    assert all(re.fullmatch(r"src/aboveboard/\w+/\w+\.py:\d+", place) for entry in entries for place in entry.places)
    assert all(entry.places and entry.notes for entry in entries)


def test_one_template_has_the_english_of_python_and_one_that_of_the_writers(shop):
    shop.update()
    shop.translate("en", "subscription.waiting:label", "Being asked for")
    assert template(shop)["subscription.waiting:label"].ids == ("Being asked for",)
    assert template(shop, folder="en/LC_MESSAGES")["subscription.waiting:label"].ids == ("Waiting",)


def test_templates_are_brought_up_to_date_with_the_languages_once_they_are_there(shop):
    shop.update()
    assert not list(shop.root.rglob("*.pot"))
    replace_all(extract(shop.project))
    assert len(list(shop.root.rglob("*.pot"))) == 4
    shop.python('label="Waiting"', 'label="Asked for"')
    shop.update()
    assert extract(shop.project) == {path: path.read_bytes() for path in shop.root.rglob("*.pot")}


def test_lines_that_move_are_no_news_to_a_translator(shop):
    shop.update()
    before = shop.po("de").read_bytes()
    shop.python("WAITING = State(", "# A remark.\nWAITING = State(")
    shop.update()
    assert shop.po("de").read_bytes() == before
    shop.python('label="Waiting"', 'label="Asked for"')
    shop.update()
    assert b"flows.py:18\n" in shop.po("de").read_bytes()


def test_what_cannot_be_found_in_the_code_is_extracted_all_the_same(shop):
    shop.python('opened="{merchant} asked for {amount}.",', 'opened="{merchant} asked " + "for {amount}.",')
    shop.python('notice="Your bank set {moved} aside."', 'notice=" ".join(["Your bank set", "{moved} aside."])')
    found = template(shop)
    assert found["subscription.opened:notice"].places
    assert found["subscription.set_aside:notice"].ids == ("Your bank set {moved} aside.",)
    shop.python('label="Waiting"', "**{'label': 'Waiting'}")
    assert template(shop)["subscription.waiting:label"].places == found["subscription.opened:notice"].places
