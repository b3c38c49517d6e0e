import pytest

from aboveboard.catalogs import check_catalog, merge, write
from aboveboard.flows import PURCHASE
from aboveboard.wording import Message, Plural, shared_messages
from hostile import HOSTILE

MESSAGES = (
    Message("a.b:label", "You paid {amount}."),
    Message("a.c:label", Plural("{count} refund", "{count} refunds"), "Counts refunds."),
)


def catalog(tmp_path, **strings):
    path = tmp_path / "de.po"
    merged = merge(MESSAGES, path, "de")
    strings = {"a.b:label": "Sie haben {amount} bezahlt.", "a.c:label": ("Eine Erstattung", "{count} Erstattungen")} | {
        key.replace("_", ".") + ":label": value for key, value in strings.items()
    }
    for entry in merged:
        if entry.id:
            entry.string = strings[entry.context]
    write(merged, path)
    return path


def test_an_honest_catalog_has_no_faults(tmp_path):
    assert check_catalog(catalog(tmp_path), MESSAGES) == ()


@pytest.mark.parametrize(
    "text", [text for name, text in HOSTILE.items() if name != "null"], ids=[n for n in HOSTILE if n != "null"]
)
def test_hostile_text_is_refused_by_name_at_the_linters_door(tmp_path, text):
    faults = check_catalog(catalog(tmp_path, a_b=text), MESSAGES)
    assert faults
    assert all("a.b:label" in fault.place and "de.po:" in fault.place for fault in faults)


@pytest.mark.parametrize(
    ("strings", "problem"),
    [
        ({"a_b": "Sie haben bezahlt."}, "leaves out {amount}"),
        ({"a_b": "{amount}, {moved}"}, "which the English does not"),
        ({"a_b": "{amount} in 3 Tagen"}, "digits"),
        ({"a_b": ""}, "is not translated"),
        ({"a_c": ("Eine Erstattung", "")}, "is not translated"),
    ],
)
def test_what_a_translation_gets_wrong_is_named(tmp_path, strings, problem):
    assert any(problem in fault.what for fault in check_catalog(catalog(tmp_path, **strings), MESSAGES))


def test_a_translation_of_other_english_is_stale_a_stranger_is_named_and_a_gap_too(tmp_path):
    path = catalog(tmp_path)
    changed = (Message("a.b:label", "You have paid {amount}."), Message("a.z:label", "New"))
    found = {fault.what for fault in check_catalog(path, changed)}
    assert found == {
        "translates English that has changed since",
        "translates a key that no lifecycle has",
        "is missing",
    }


def test_merging_keeps_what_still_holds_and_guesses_nothing(tmp_path):
    path = catalog(tmp_path)
    changed = (Message("a.b:label", "You have paid {amount}."), MESSAGES[1])
    merged = merge(changed, path, "de")
    strings = {entry.context: entry.string for entry in merged if entry.id}
    assert not strings["a.b:label"]
    assert strings["a.c:label"] == ("Eine Erstattung", "{count} Erstattungen")
    write(merged, path)
    once = path.read_bytes()
    write(merge(changed, path, "de"), path)
    assert path.read_bytes() == once


def test_merging_keeps_the_plural_rule_of_the_file(tmp_path):
    path = tmp_path / "ar.po"
    rule = "nplurals=2; plural=(n > 7);"
    path.write_text(f'msgid ""\nmsgstr ""\n"Plural-Forms: {rule}\\n"\n', encoding="utf-8")
    assert merge(MESSAGES, path, "ar").plural_forms == rule


SHIPPED = [
    (room, name, locale)
    for room, name in (("flows", "purchase"), ("flows", "reasons"), ("wording", "shared"))
    for locale in ("de", "es", "ar", "ja")
]


@pytest.mark.parametrize(("room", "name", "locale"), SHIPPED)
def test_every_shipped_catalog_is_complete_and_safe(room, name, locale):
    """
    You never read half a language.
    """
    from pathlib import Path

    import aboveboard

    path = Path(aboveboard.__file__).parent / room / "locale" / locale / "LC_MESSAGES" / f"{name}.po"
    own = PURCHASE.messages()
    messages = {
        "purchase": [message for message in own if not message.key.startswith("reason.")],
        "reasons": [message for message in own if message.key.startswith("reason.")],
        "shared": shared_messages(),
    }[name]
    assert check_catalog(path, messages) == ()


def test_arabic_has_all_six_plural_forms():
    from aboveboard.lifecycle.drawing import SAMPLE
    from aboveboard.wording.filling import speakers

    speaker = next(speakers(PURCHASE.catalogs, "ar", "UTC"))
    message = PURCHASE.says["partly_refunded"].explanation
    said = {speaker.say(message, {**SAMPLE, "count": n}).replace(str(n), "#") for n in (2, 3, 11, 100)}
    assert len(said) == 4
