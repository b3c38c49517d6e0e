from pathlib import Path

import pytest

import aboveboard
from aboveboard.catalogs import check_catalog, domains, find_project
from aboveboard.wording import Message, Plural
from hostile import HOSTILE
from po_files import save

PAID = Message("a.b:label", "You paid {amount}.")
REFUNDS = Message("a.c:label", Plural("{count} refund", "{count} refunds"), "Counts refunds.")
GOOD = {PAID: "Sie haben {amount} bezahlt.", REFUNDS: ("Eine Erstattung", "{count} Erstattungen")}


def catalog(tmp_path, **words):
    named = {"paid": PAID, "refunds": REFUNDS}
    return save(tmp_path / "de.po", "de", GOOD | {named[name]: text for name, text in words.items()})


def test_an_honest_catalog_has_no_faults(tmp_path):
    assert check_catalog(catalog(tmp_path), GOOD) == ()


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_text_is_refused_by_name_at_the_linters_door(tmp_path, name):
    faults = check_catalog(catalog(tmp_path, paid=HOSTILE[name]), GOOD)
    assert faults
    assert all("a.b:label" in fault.place and "de.po:" in fault.place for fault in faults)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ({"paid": "Sie haben bezahlt."}, "leaves out {amount}"),
        ({"paid": "{amount}, {moved}"}, "which the English does not"),
        ({"paid": "{amount} in 3 Tagen"}, "digits"),
        ({"paid": "{amount}" + "a" * 2000}, "no more than 2,000 characters; here are 2,008"),
        ({"paid": ""}, "is not translated"),
        ({"refunds": ("Eine Erstattung", "")}, "is not translated"),
    ],
)
def test_what_a_translation_gets_wrong_is_named(tmp_path, words, problem):
    assert any(problem in fault.what for fault in check_catalog(catalog(tmp_path, **words), GOOD))


def test_a_translation_of_other_english_is_stale_a_stranger_is_named_and_a_gap_too(tmp_path):
    changed = (Message("a.b:label", "You have paid {amount}."), Message("a.z:label", "New"))
    found = {fault.what for fault in check_catalog(catalog(tmp_path), changed)}
    assert found == {
        "translates English that has changed since",
        "translates a key that no lifecycle has",
        "is missing: the file ends too early, or was not brought up to date",
    }


def test_english_whose_second_form_alone_has_changed_is_stale_too(tmp_path):
    changed = Message("a.c:label", Plural("{count} refund", "{count} charges"))
    found = [fault.what for fault in check_catalog(catalog(tmp_path), (PAID, changed))]
    assert found == ["translates English that has changed since"]


def test_what_cannot_be_read_is_told_and_not_raised(tmp_path):
    (tmp_path / "de.po").write_text("hello", encoding="utf-8")
    assert [str(fault) for fault in check_catalog(tmp_path / "de.po", GOOD)] == ["de.po:1: is no line of a PO file"]


OURS = find_project(Path(aboveboard.__file__).parent)
SHIPPED = [(domain, locale) for domain in domains(OURS, OURS.load()) for locale in domain.locales]


@pytest.mark.parametrize(("domain", "locale"), SHIPPED, ids=lambda one: getattr(one, "name", one))
def test_every_shipped_catalog_is_complete_and_safe(domain, locale):
    """
    You never read half a language.
    """
    assert check_catalog(domain.po(locale), domain.messages) == ()


def test_arabic_has_all_six_plural_forms():
    from aboveboard.flows import PURCHASE
    from aboveboard.lifecycle.drawing import SAMPLE
    from aboveboard.wording.filling import speakers

    speaker = next(speakers(PURCHASE.catalogs, "ar", "UTC"))
    message = PURCHASE.says["partly_refunded"].explanation
    said = {speaker.say(message, {**SAMPLE, "count": n}).replace(str(n), "#") for n in (2, 3, 11, 100)}
    assert len(said) == 4
