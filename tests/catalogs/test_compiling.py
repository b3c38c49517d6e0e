import pytest

from aboveboard.catalogs import compile_all, compiled, replace_all, update
from aboveboard.errors import BadCatalog
from aboveboard.wording.pofile import parse_po
from billing import billing
from hostile import HOSTILE

AMOUNT = "subscription.waiting:explanation"


@pytest.fixture
def shop(tmp_path):
    """German and French are translated, compiled and working."""
    found = billing(tmp_path)
    found.update()
    for locale in ("de", "fr"):
        found.translate_all(locale, locale)
    replace_all(compile_all(found.project))
    return found


def working(shop):
    return {path: path.read_bytes() for path in shop.root.rglob("*.mo")}


def refusal(shop):
    """What compiling says, having left every working catalog as it was."""
    before = working(shop)
    with pytest.raises(BadCatalog) as caught:
        replace_all(compile_all(shop.project))
    assert working(shop) == before
    return str(caught.value)


@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - {"null", "newline"}))
def test_an_unfriendly_sentence_is_refused_with_file_line_and_key(shop, name):
    """
    Nobody can slip anything into what you read about your money.
    """
    shop.translate("de", AMOUNT, HOSTILE[name])
    told = refusal(shop)
    assert "src/billing/locale/de/LC_MESSAGES/subscription.po:" in told
    assert f" {AMOUNT}: " in told


def written(shop, old, new):
    path = shop.po("de")
    path.write_bytes(path.read_bytes().replace(old, new, 1))


HANDS = {
    "ten megabytes": (b"de {merchant} has asked", b"de " + b"a" * 10_000_000, "no more than 2,000 characters"),
    "a file that is too large": (b"de {merchant} has asked", b"a" * 17_000_000, "is larger than 16,000,000 bytes"),
    "a null byte": (b"de {merchant} has asked", b"\0", "no control or invisible characters (U+0000)"),
    "a newline": (b"de {merchant} has asked", b"{merchant}\\n{amount}", "no control or invisible characters (U+000A)"),
    "no UTF-8": (b"de {merchant} has asked", b"\xff", "is not text in UTF-8"),
    "another placeholder": (
        b"de {merchant} has asked",
        b"de {moved} has asked",
        "says {moved}, which the English does not",
    ),
    "no header": (b'msgid ""\nmsgstr ""\n', b'msgid "hello"\nmsgstr "hallo"\n', "the header has no Plural-Forms"),
    "another charset": (b"charset=utf-8", b"charset=utf-7", "should say Content-Type"),
    "a plural rule that never ends": (b"plural=(n != 1)", b"plural=" + b"(" * 300, "Plural-Forms that nobody can use"),
    "another language": (b"Language: de", b"Language: fr", "says Language: fr, and it stands in the folder of de"),
    "a header that is marked": (b'msgid ""', b'#, fuzzy\nmsgid ""', "the header is marked fuzzy"),
    "a key twice": (b"subscription.waiting:label", b"subscription.failed:label", "is there twice"),
}


@pytest.mark.parametrize(("old", "new", "problem"), HANDS.values(), ids=HANDS)
def test_a_file_from_an_unfriendly_hand_is_refused_and_the_working_one_stays(shop, old, new, problem):
    """
    A bad file never takes the place of a good one.
    """
    written(shop, old, new)
    told = refusal(shop)
    assert "src/billing/locale/de/LC_MESSAGES/subscription.po" in told
    assert problem in told


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_half_a_file_is_refused(shop, part):
    content = shop.po("de").read_bytes()
    shop.po("de").write_bytes(content[: int(len(content) * part)])
    assert "subscription.po" in refusal(shop)


def test_what_is_not_translated_or_to_be_looked_at_is_left_out_and_no_fault(shop):
    shop.python("has asked your bank for", "is asking your bank for")
    shop.update()
    files = compile_all(shop.project)
    german = files[shop.po("de").with_suffix(".mo")]
    assert b"is asking your bank" not in german
    assert b"has asked your bank for" not in german
    assert b"de Waiting" in german


def test_a_plural_of_which_a_form_is_missing_is_left_out_whole():
    """
    English never stands in the middle of a sentence in another language.
    """
    catalog = parse_po(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\nmsgctxt "a.b:label"\nmsgid "One"\nmsgid_plural "Many"\n'
        'msgstr[0] "Eins"\nmsgstr[1] ""\n',
        "de.po",
    )
    assert b"Eins" not in compiled(catalog)
    assert b"Many" not in compiled(catalog)


def test_a_file_that_was_not_brought_up_to_date_says_so(shop):
    shop.python('label="Waiting"', 'label="On its way"')
    shop.python('"pay_late"', '"pay_very_late"')
    compile_all(shop.project)
    shop.python('"retry"', '"retry_it"')
    assert (
        "subscription.retry_it:notice: is missing: the file ends too early, or was not brought up to date"
        in refusal(shop)
    )


def test_the_same_words_are_the_same_bytes(shop):
    assert compile_all(shop.project) == working(shop)


def test_writers_cannot_make_two_states_read_the_same(tmp_path):
    shop = billing(tmp_path, "en", "de")
    shop.update()
    shop.translate("en", "subscription.waiting:label", "Paid")
    with pytest.raises(
        BadCatalog, match=r"en/LC_MESSAGES/subscription\.po:\d+ subscription\.paid:label: reads the same"
    ):
        compile_all(shop.project)


def test_all_faults_of_all_files_are_told_together(shop):
    for locale in ("de", "fr"):
        shop.translate(locale, AMOUNT, "{amount!r}")
    shop.translate("de", "subscription.waiting:label", "<b>")
    told = refusal(shop).splitlines()
    assert {line.partition("/LC_MESSAGES")[0].rpartition("/")[2] for line in told} == {"de", "fr"}
    assert sum("no HTML" in line for line in told) == 1


def test_update_stops_at_a_broken_file_before_it_writes_any(shop):
    written(shop, b'"de Waiting"', b'"de Waiting')
    with pytest.raises(BadCatalog, match=r"subscription\.po:\d+ subscription\.waiting:label: a quotation mark"):
        update(shop.project)
