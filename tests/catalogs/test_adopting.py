import difflib

import pytest

from aboveboard.catalogs import adopt, extract, replace_all, update
from aboveboard.errors import BadCatalog, BadValue
from billing import billing


@pytest.fixture
def shop(tmp_path):
    found = billing(tmp_path, "en", "de")
    found.update()
    found.translate_all("de", "DE")
    return found


def changed(before, after):
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]


def taken(shop, *keys):
    before = shop.flows.read_text(encoding="utf-8")
    done = adopt(shop.project, keys)
    replace_all(done.files)
    return changed(before, shop.flows.read_text(encoding="utf-8")), done


def test_the_writers_english_becomes_that_of_python_in_one_line(shop):
    """
    You read the same before and after; only who keeps the sentence has changed.
    """
    shop.translate("en", "subscription.waiting:label", "Asked for")
    shop.update()
    shop.translate("de", "subscription.waiting:label", "Angefordert")
    before = {path: content for path, content in extract(shop.project).items() if "LC_MESSAGES" not in str(path)}
    lines, done = taken(shop)
    assert lines == ['-        label="Waiting",', '+        label="Asked for",']
    assert done.adopted == {"subscription.waiting:label": (("Waiting",), ("Asked for",))}
    assert shop.lifecycle.says["waiting"].label.text == "Asked for"
    assert {path: content for path, content in extract(shop.project).items() if path in before} == before
    assert not any(one.stale for by_name in update(shop.project).merged.values() for one in by_name.values())
    assert adopt(shop.project).files == {}


def test_a_plural_changes_the_form_that_changed(shop):
    both = "{returned} was sent back.", "In {count} parts, {returned} was sent back."
    shop.translate("en", "subscription.refunded:explanation", *both)
    lines, _ = taken(shop)
    assert lines[1] == f'+        explanation=Plural(one="{both[0]}", other="{both[1]}"),'
    assert len(lines) == 2


def test_a_notice_that_is_written_twice_changes_in_both_places(shop):
    shop.translate("en", "subscription.pay:notice", "{merchant} received {moved}.")
    lines, _ = taken(shop)
    assert lines.count('+             notice="{merchant} received {moved}."),') == 2


def test_reasons_money_and_openings_can_be_adopted(shop):
    shop.translate("en", "subscription.opened:notice", "{merchant} wants {amount}.")
    shop.translate("en", "subscription.money_payee:clause", "{merchant} keeps {part}.")
    shop.translate("en", "reason.plan_ended:sentence", "The plan was over.", name="reasons")
    lines, done = taken(shop)
    assert len(lines) == 6
    assert len(done.adopted) == 3
    assert not done.refused


def test_only_what_is_asked_for_is_adopted(shop):
    shop.translate("en", "subscription.waiting:label", "Asked for")
    shop.translate("en", "subscription.paid:label", "Done")
    lines, _ = taken(shop, "subscription.paid:label")
    assert lines == ['-    label="Paid",', '+    label="Done",']
    with pytest.raises(BadValue, match=r"subscription\.paid:label: writers have changed nothing here"):
        adopt(shop.project, ("subscription.paid:label",))
    with pytest.raises(BadValue, match="no lifecycle of this project says this"):
        adopt(shop.project, ("a.b:label",))


@pytest.mark.parametrize(
    ("old", "new", "key", "text", "problem"),
    [
        ("", "", "subscription.failed:action", "Please call us.", "is no plain string there, but ASK"),
        (
            'notice="Your bank set {moved} aside."',
            'notice="Your bank set " + "{moved} aside."',
            "subscription.set_aside:notice",
            "{moved} was set aside.",
            "is no plain string there, but 'Your bank set ' + '{moved} aside.'",
        ),
        (
            'notice="Your bank set {moved} aside."',
            'notice=f"Your bank set {{moved}} aside."',
            "subscription.set_aside:notice",
            "{moved} was set aside.",
            "is no plain string there, but f'",
        ),
        ("", "", "reason.card_expired:sentence", "It has expired.", "is not written as a plain string"),
    ],
    ids=["a name", "a sum", "an f-string", "somebody else's"],
)
def test_what_is_no_plain_string_is_refused_by_name_and_stays_with_the_writers(shop, old, new, key, text, problem):
    if old:
        shop.python(old, new)
    shop.translate("en", key, text, name="reasons" if key.startswith("reason") else "subscription")
    shop.translate("en", "subscription.waiting:label", "Asked for")
    lines, done = taken(shop)
    assert [line[:1] for line in lines] == ["-", "+"]
    (fault,) = done.refused
    assert problem in fault.what
    assert key in fault.place
    saved = shop.po("en", "reasons" if key.startswith("reason") else "subscription").read_text(encoding="utf-8")
    assert f'msgstr "{text}"' in saved


def test_a_string_that_two_states_share_changes_for_both_or_for_neither(shop):
    text = shop.flows.read_text(encoding="utf-8")
    twin = text[text.index("SUBSCRIPTION = Lifecycle(") :].replace("SUBSCRIPTION", "TWIN")
    twin = twin.replace('"subscription"', '"twin"')
    shop.flows.write_text(f"{text}\n\n{twin}", encoding="utf-8")
    both = '"billing.flows:SUBSCRIPTION", "billing.flows:TWIN"'
    shop.rewrite(shop.root / "pyproject.toml", '"billing.flows:SUBSCRIPTION"', both)
    shop.update()
    shop.translate("en", "subscription.waiting:label", "Asked for")
    lines, done = taken(shop)
    assert lines == []
    assert "the same string also says twin.waiting:label; change both, or neither" in done.refused[0].what
    shop.translate("en", "twin.waiting:label", "Asked for", name="twin")
    lines, done = taken(shop)
    assert lines == ['-        label="Waiting",', '+        label="Asked for",']
    assert not done.refused


def test_words_that_must_not_be_shown_never_get_into_python(shop):
    before = shop.flows.read_bytes()
    shop.translate("en", "subscription.waiting:label", "<b>Waiting</b>")
    with pytest.raises(BadCatalog, match=r"subscription\.waiting:label: no HTML"):
        adopt(shop.project)
    shop.translate("en", "subscription.waiting:label", "Paid")
    with pytest.raises(BadCatalog, match=r"subscription\.paid:label: reads the same"):
        adopt(shop.project)
    assert shop.flows.read_bytes() == before
