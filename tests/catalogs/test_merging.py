import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.catalogs import dumps, merge
from aboveboard.catalogs.merging import plural_forms
from aboveboard.catalogs.templates import plain
from aboveboard.wording import Message, Plural
from aboveboard.wording.plurals import plural_rule
from aboveboard.wording.pofile import parse_po
from aboveboard.wording.translations import said_in

PAID = Message("a.b:label", "You paid {amount}.")
REFUNDS = Message("a.c:label", Plural("{count} refund", "{count} refunds"))
TOOK = Message("a.took:notice", "{amount} was taken from your account.")


def translated(*messages, locale="de", mark="DE"):
    """A catalog in which every sentence is translated, so that one sees from which."""
    catalog = merge(plain(messages), None, locale).catalog
    entries = tuple(
        evolve(entry, strings=tuple(f"{mark} {entry.ids[-1]}" for _ in entry.strings)) for entry in catalog.entries
    )
    return evolve(catalog, entries=entries)


def again(messages, old, **more):
    return merge(plain(messages), old, "de", **more)


def by_key(merged):
    return {entry.key: entry for entry in merged.catalog.entries}


def test_what_has_not_changed_stays():
    old = translated(PAID, REFUNDS)
    merged = again((PAID, REFUNDS), old)
    assert merged.catalog == old
    assert not (merged.new or merged.stale or merged.gone)


def test_a_changed_sentence_keeps_its_translation_for_the_translator_alone():
    changed = Message(PAID.key, "You have paid {amount}.")
    merged = again((changed,), translated(PAID))
    entry = by_key(merged)[PAID.key]
    assert entry.strings == ("DE You paid {amount}.",)
    assert entry.previous == ("You paid {amount}.",)
    assert entry.is_fuzzy
    assert not said_in(merged.catalog)
    assert merged.stale == (PAID.key,)


def test_the_english_it_was_made_from_is_remembered_over_any_number_of_changes():
    catalog = translated(PAID)
    for text in ("You have paid {amount}.", "You have now paid {amount}.", "Paid: {amount}."):
        catalog = again((Message(PAID.key, text),), catalog).catalog
        catalog = again((Message(PAID.key, text),), parse_po(dumps(catalog), "de.po")).catalog
    (entry,) = catalog.entries
    assert entry.previous == ("You paid {amount}.",)
    assert entry.strings == ("DE You paid {amount}.",)


def test_a_refund_never_gets_the_words_of_a_charge():
    """
    Money that comes to you is never told in the words of money that was taken.
    """
    came = Message("a.came:notice", "{amount} was paid into your account.")
    same_words = Message("b.took:notice", TOOK.text)
    merged = again((TOOK, came, same_words), translated(TOOK))
    assert by_key(merged)[came.key].strings == ("",)
    assert by_key(merged)[same_words.key].strings == ("",)
    assert merged.new == (came.key, same_words.key)


def test_what_nothing_asks_for_is_kept_aside_and_comes_back_with_its_key():
    gone = again((PAID,), translated(PAID, TOOK))
    assert gone.gone == (TOOK.key,)
    assert "#~ msgctxt" in dumps(gone.catalog)
    saved = parse_po(dumps(gone.catalog), "de.po")
    assert not again((PAID,), saved).gone
    back = again((PAID, TOOK), saved)
    assert by_key(back)[TOOK.key].strings == (f"DE {TOOK.text}",)
    assert not by_key(back)[TOOK.key].obsolete
    assert again((PAID, evolve(TOOK, text="Other {amount}")), saved).stale == (TOOK.key,)


@pytest.mark.parametrize("late", [False, True], ids=["at once", "after it was marked"])
def test_a_minor_change_needs_no_new_translation(late):
    old, changed = translated(PAID), (Message(PAID.key, "You paid {amount}!"),)
    if late:
        old = again(changed, old).catalog
    merged = again(changed, old, minor=(PAID.key,))
    (entry,) = merged.catalog.entries
    assert (entry.ids, entry.strings, entry.previous) == (("You paid {amount}!",), ("DE You paid {amount}.",), ())
    assert entry.is_translated
    assert merged.kept == (PAID.key,)


def test_a_placeholder_more_is_never_minor():
    changed = (Message(PAID.key, "You paid {merchant} {amount}."),)
    merged = again(changed, translated(PAID), minor=(PAID.key,))
    assert merged.unfit == (PAID.key,)
    assert merged.catalog.entries[0].is_fuzzy


def test_a_minor_change_does_not_bring_back_what_was_stale_before():
    stale = again((Message(PAID.key, "You do not owe {amount}."),), translated(PAID)).catalog
    merged = again((Message(PAID.key, "You don't owe {amount}."),), stale, minor=(PAID.key,))
    assert merged.catalog.entries[0].is_fuzzy
    assert merged.catalog.entries[0].previous == ("You paid {amount}.",)


def test_a_mark_that_a_translator_set_themselves_stays():
    old = translated(PAID)
    marked = evolve(old, entries=(evolve(old.entries[0], flags=("fuzzy",), remarks=("Not sure.",)),))
    for minor in ((), (PAID.key,)):
        (entry,) = again((PAID,), marked, minor=minor).catalog.entries
        assert entry.is_fuzzy and entry.remarks == ("Not sure.",)


def test_a_sentence_that_becomes_a_plural_and_back_loses_no_word():
    many = Message(PAID.key, Plural("You paid {amount} once.", "You paid {amount} {count} times."))
    merged = again((many,), translated(PAID))
    assert merged.catalog.entries[0].strings == ("DE You paid {amount}.", "")
    back = again((PAID,), evolve(merged.catalog, entries=(evolve(merged.catalog.entries[0], strings=("A", "B")),)))
    assert back.catalog.entries[0].strings == ("A",)
    assert back.catalog.entries[0].remarks == ("Was, in another number: B",)


def test_the_plural_rule_of_the_file_counts_and_not_a_table():
    rule = "nplurals=2; plural=(n > 7);"
    old = parse_po(
        f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {rule}\\n"\n', "ar"
    )
    merged = merge(plain((REFUNDS,)), old, "ar")
    assert merged.catalog.headers["Plural-Forms"] == rule
    assert merged.catalog.entries[0].strings == ("", "")


@pytest.mark.parametrize("locale", ["de", "fr", "pt_BR", "pl", "ar", "ja", "en", "zh_Hant_TW", "es_MX", "haw"])
def test_a_new_language_begins_with_a_plural_rule_that_works(locale):
    assert plural_rule(plural_forms(locale)) is not None


def test_what_ships_is_taken_for_a_new_sentence_of_the_same_key_and_english_alone():
    known = said_in(translated(PAID, TOOK))
    changed = Message(TOOK.key, "Other {amount}.")
    merged = merge(plain((PAID, changed)), None, "de", known=known)
    assert by_key(merged)[PAID.key].strings == ("DE You paid {amount}.",)
    assert by_key(merged)[TOOK.key].strings == ("",)


def test_a_header_keeps_what_editors_wrote_and_loses_its_mark():
    old = evolve(translated(PAID), flags=("fuzzy",), remarks=("Ours.",))
    old = evolve(old, headers={**old.headers, "X-Generator": "an editor", "Last-Translator": 'Ana \\ "A" <a@b.c>'})
    saved = parse_po(dumps(again((PAID,), old).catalog), "de.po")
    assert saved.headers == old.headers
    assert (saved.flags, saved.remarks) == ((), ("Ours.",))


ENGLISH = st.sampled_from(["Paid.", "Paid {amount}.", "Refunded {amount}.", Plural("One.", "{count} of {amount}.")])
VERSIONS = st.lists(
    st.dictionaries(st.sampled_from(["a.b:label", "a.c:label", "b.d:notice"]), ENGLISH), min_size=1, max_size=5
)


@given(VERSIONS, st.data())
def test_whatever_happens_to_the_english_no_translation_is_lost_moved_or_invented(versions, data):
    """
    A sentence that was translated once is still there, under its own name, and shown only where it is true.
    """
    catalog, ever = None, dict[str, set[tuple[tuple[str, ...], str]]]()
    for version in versions:
        messages = [Message(key, text) for key, text in version.items()]
        merged = merge(plain(messages), catalog, "de")
        catalog = parse_po(dumps(merged.catalog), "de.po")
        assert catalog == merged.catalog
        assert merge(plain(messages), catalog, "de").catalog == catalog
        for (key, ids), spoken in said_in(catalog).items():
            assert {(ids, form) for form in spoken.forms} <= ever[key]
        entries = []
        for entry in catalog.entries:
            if not any(entry.strings) and data.draw(st.booleans()):
                text = f"{entry.key} made from {entry.ids}"
                entry = evolve(entry, strings=(text,) * len(entry.strings))
                ever.setdefault(entry.key, set()).add((entry.ids, text))
            entries.append(entry)
        catalog = evolve(catalog, entries=tuple(entries))
    kept = {text for entry in catalog.entries for text in (*entry.strings, *entry.remarks)}
    assert all(any(text in one for one in kept) for found in ever.values() for _, text in found)
