"""From Python to a translator, through their tools and ours, to the customer: the same words, or none of them."""

import gettext
import io
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import polib
import pytest
from babel.messages.mofile import read_mo as babel_read_mo
from babel.messages.pofile import read_po as babel_read_po

from aboveboard import Event, Money, Transaction, look, record, render
from aboveboard.catalogs import compile_all, extract, replace_all
from aboveboard.wording.mofile import read_mo
from aboveboard.wording.pofile import read_po
from aboveboard.wording.translations import translations
from billing import billing

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def shop(tmp_path):
    """English is improved by writers; German and Polish are complete and compiled."""
    found = billing(tmp_path, "en", "de", "pl")
    found.update()
    found.translate("en", "subscription.paid:label", "Done")
    found.update()
    for locale in ("de", "pl"):
        found.translate_all(locale, locale)
    replace_all(compile_all(found.project))
    return found


def card(shop, locale):
    """What a customer sees of a subscription that waits for its bank."""
    translations.cache_clear()
    opened = Transaction.open(shop.lifecycle, id="1", amount=Money("42.00", "EUR"), at=NOW)
    return render(look(opened, at=NOW), locale=locale)


def without_sources(shop):
    """As a package ships it: what was compiled, and nothing else."""
    for path in shop.root.rglob("*.po"):
        path.unlink()


def test_a_translation_is_shown_as_it_was_saved(shop):
    """
    You read what somebody wrote for you, in one language.
    """
    without_sources(shop)
    assert card(shop, "de").label == "de Waiting"
    assert card(shop, "pl").locale == "pl"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('label="Waiting"', 'label="Asked for"'),
        ("We expect to know by", "We hope to know by"),
        ('opened="{merchant} asked for {amount}."', 'opened="{merchant} wants {amount}."'),
    ],
    ids=["label", "next step", "timeline"],
)
def test_a_translation_of_yesterdays_english_is_not_shown_and_the_card_falls_back_whole(shop, old, new):
    """
    You never read yesterday's meaning of a sentence, nor half a card in another language.
    """
    without_sources(shop)
    before = card(shop, "de")
    shop.python(old, new)
    words = card(shop, "de")
    assert (before.locale, words.locale) == ("de", "en")
    assert not any("de " in text for text in (words.label, words.explanation, words.next_step, words.money))
    assert all("de " not in line.text for line in words.timeline)


def paid(shop, locale, *more):
    translations.cache_clear()
    opened = Transaction.open(shop.lifecycle, id="1", amount=Money("42.00", "EUR"), at=NOW)
    now = opened
    for hours, trigger in enumerate(("pay", *more), 1):
        event = Event(trigger, reference=trigger, source="us", occurred_at=NOW + timedelta(hours=hours))
        now = record(now, event).transaction
    return render(look(now, at=NOW + timedelta(hours=9)), locale=locale)


def test_a_plural_whose_second_form_alone_has_changed_is_stale_too(shop):
    without_sources(shop)
    assert paid(shop, "de", "refund").explanation == "de 42,00\xa0€ was sent back."
    shop.python("in {count} parts", "in {count} steps")
    assert paid(shop, "de", "refund").locale == "en"


def test_the_english_of_writers_is_shown_and_is_what_others_translate(shop):
    for look_at in (lambda: None, lambda: without_sources(shop)):
        look_at()
        assert paid(shop, "en").label == "Done"
        assert paid(shop, "de").label == "de Done"
    shop.python('label="Paid"', 'label="Paid in full"')
    assert paid(shop, "en").label == "Paid in full"
    assert paid(shop, "de").locale == "en"


def test_a_plural_that_writers_change_in_one_form_is_compiled_with_both(shop):
    both = "{returned} was sent back.", "In {count} parts, {returned} was sent back."
    shop.translate("en", "subscription.refunded:explanation", *both)
    replace_all(compile_all(shop.project))
    without_sources(shop)
    assert paid(shop, "en", "refund").explanation == "€42.00 was sent back."
    assert paid(shop, "de", "refund").locale == "en"


def test_english_that_writers_change_takes_the_translations_of_the_old_with_it(shop):
    shop.translate("en", "subscription.waiting:label", "Asked for")
    assert card(shop, "en").label == "Asked for"
    assert card(shop, "de").locale == "en"
    shop.update("subscription.waiting:label")
    assert card(shop, "de").label == "de Waiting"


def ours(shop):
    """By file: what is in the catalog, as we compile it."""
    return {
        path: {(entry.key, entry.ids): entry.strings for entry in read_mo(path).entries}
        for path in replace_all({}) or sorted(shop.root.rglob("*.mo"))
    }


def in_babel(content):
    catalog = babel_read_mo(io.BytesIO(content))
    found = {}
    for message in catalog:
        if message.id:
            context = message.context.decode() if isinstance(message.context, bytes) else message.context
            ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            strings = (message.string,) if isinstance(message.string, str) else tuple(message.string)
            found[context, ids] = strings
    return found


def in_polib(path):
    found = {}
    for entry in polib.mofile(str(path)):
        ids = (entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,)
        strings = tuple(text for _, text in sorted(entry.msgstr_plural.items())) or (entry.msgstr,)
        found[entry.msgctxt, ids] = strings
    return found


def edited(shop):
    """A round trip: some English changes, a translator works on it, and leaves something undone."""
    shop.python('label="Waiting"', 'label="Asked for \\"soon\\" \\\\ now"')
    shop.python("Your bank set {moved} aside.", "{moved} was set aside.")
    replace_all(extract(shop.project))
    shop.update()
    shop.translate("de", "subscription.waiting:label", 'Angefordert „bald“ "\\ Ü')
    shop.translate("de", "subscription.paid:label", "")
    shop.translate("pl", "subscription.refunded:explanation", "{returned}", "{count} {returned}", "{count}. {returned}")
    shop.update()
    replace_all(compile_all(shop.project))


def test_everybody_reads_the_same_from_what_we_compile(shop):
    edited(shop)
    found = ours(shop)
    assert len(found) == 7
    for path, entries in found.items():
        assert in_babel(path.read_bytes()) == entries
        assert in_polib(path) == entries
        theirs = gettext.GNUTranslations(io.BytesIO(path.read_bytes()))
        assert all(theirs.pgettext(key, ids[0]) == text[0] for (key, ids), text in entries.items() if len(ids) == 1)
    german = found[shop.po("de").with_suffix(".mo")]
    assert german["subscription.waiting:label", ('Asked for "soon" \\ now',)] == ('Angefordert „bald“ "\\ Ü',)
    assert not {"subscription.paid:label", "subscription.set_aside:notice"} & {key for key, _ in german}


def test_everybody_reads_the_same_from_what_we_write(shop):
    edited(shop)
    for path in sorted(shop.root.rglob("*.po")):
        entries = read_po(path).entries
        with path.open("rb") as file:
            babels = {message.context: message for message in babel_read_po(file, abort_invalid=True) if message.id}
        polibs = {entry.msgctxt: entry for entry in polib.pofile(str(path)) if not entry.obsolete}
        for entry in (entry for entry in entries if not entry.obsolete):
            babel, theirs = babels[entry.key], polibs[entry.key]
            assert (babel.id if len(entry.ids) > 1 else (babel.id,)) == entry.ids
            assert (babel.string if len(entry.ids) > 1 else (babel.string,)) == entry.strings
            assert babel.fuzzy == theirs.fuzzy == entry.is_fuzzy
            assert tuple(filter(None, (theirs.previous_msgid, theirs.previous_msgid_plural))) == entry.previous
            assert theirs.comment == "\n".join(entry.notes)
            assert [f"{name}:{line}" for name, line in theirs.occurrences] == [*entry.places]


def by_pybabel(shop, path, target):
    command = "import sys; from babel.messages.frontend import main; sys.exit(main())"
    arguments = ["compile", "-i", path, "-o", target, "-l", path.parents[1].name]
    return subprocess.run([sys.executable, "-c", command, *arguments], capture_output=True, text=True, check=False)


def by_msgfmt(shop, path, target):
    return subprocess.run(["msgfmt", "--check", "-o", target, path], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("tool", [by_pybabel, by_msgfmt])
def test_other_compilers_find_in_our_files_what_ours_finds(shop, tool, tmp_path):
    if tool is by_msgfmt and shutil.which("msgfmt") is None:
        pytest.skip("gettext is not installed")
    edited(shop)
    found = ours(shop)
    for path in sorted(shop.root.rglob("*.po")):
        target = tmp_path / "theirs.mo"
        done = tool(shop, path, target)
        assert done.returncode == 0, done.stderr
        assert "error" not in done.stderr
        there = [entry for entry in read_mo(target).entries if entry.is_translated]
        # English that stands for itself says nothing.
        theirs = {(entry.key, entry.ids): entry.strings for entry in there if entry.strings != entry.ids}
        assert theirs == found[path.with_suffix(".mo")]


def test_a_second_update_after_another_editor_changes_nothing(shop):
    edited(shop)
    before = {path: read_po(path) for path in shop.root.rglob("*.po")}
    assert any(entry.previous for catalog in before.values() for entry in catalog.entries)
    for path in before:
        polib.pofile(str(path), wrapwidth=79).save()
    shop.update()
    assert {path: read_po(path).entries for path in before} == {path: one.entries for path, one in before.items()}
    once = {path: path.read_bytes() for path in before}
    shop.update()
    assert {path: path.read_bytes() for path in before} == once


@pytest.mark.parametrize("moved", [False, True], ids=["as they stood", "lines have moved since"])
@pytest.mark.parametrize("width", [0, 40, 79, 200])
def test_a_file_that_an_editor_laid_out_anew_comes_back_byte_for_byte(shop, width, moved):
    """
    What shows as changed is what somebody changed: a sentence about your money, and no line break.
    """
    edited(shop)
    before = {path: path.read_bytes() for path in shop.root.rglob("*.po")}
    for path in before:
        polib.pofile(str(path), wrapwidth=width).save(newline="\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    if moved:
        shop.python("from pathlib import Path\n", "\n\n\nfrom pathlib import Path\n")
    assert before != {path: path.read_bytes() for path in before}
    shop.update()
    assert {path: path.read_bytes() for path in before} == before


def test_a_saved_file_counts_at_once_and_a_compiled_one_until_then(shop):
    shop.translate("de", "subscription.waiting:label", "Angefordert")
    assert card(shop, "de").label == "Angefordert"
    os.utime(shop.po("de"), ns=(0, 0))
    assert card(shop, "de").label == "de Waiting"
