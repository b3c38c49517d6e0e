import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.errors import BadValue
from aboveboard.lifecycle import days
from aboveboard.lock import EdgeRow, Lock, Said, Snapshot, StateRow, dumps, loads, shared, snapshot, to_add
from aboveboard.transaction import Migration

ERRAND = Snapshot(
    "errand",
    "waiting",
    "payer",
    ("merchant",),
    ("too_late",),
    (StateRow("done", "reported", final=True), StateRow("waiting", "assumed", answer_within="2 days")),
    (EdgeRow("waiting", "finish", "done", moves="payer to payee", by="merchant"),),
    {"errand.done:label": {"en": Said("12ab"), "es_MX": Said("34cd")}},
)
YOURS = """
# We spelled it as they do in London, until somebody from Ohio asked.
[migrations.errand.triggers]
finnish = "finish"
"""
LOCK = Lock({"errand": ERRAND}, {"errand": "shop.errands:ERRAND"}, {"shared.x:clause": {"en": Said("56ef")}}, YOURS)
TEXT = """\
# What was agreed with customers. Written by `aboveboard lock`, reviewed by people.
format = 1

[lifecycle.errand]
from = "shop.errands:ERRAND"
starts = "waiting"
starts_with = "payer"
names = [
  "merchant",
]
reasons = [
  "too_late",
]
states = [
  {name = "done", certainty = "reported", final = true},
  {name = "waiting", certainty = "assumed", answer_within = "2 days"},
]
edges = [
  {source = "waiting", trigger = "finish", dest = "done", moves = "payer to payee", by = "merchant"},
]

[lifecycle.errand.words]
"errand.done:label" = {en = "12ab", es_MX = "34cd"}

[shared]
"shared.x:clause" = {en = "56ef"}

# --- Below this line it is yours, and stays as you write it: what became of names that are gone ---

# We spelled it as they do in London, until somebody from Ohio asked.
[migrations.errand.triggers]
finnish = "finish"
"""


def test_a_lock_reads_like_a_page():
    assert dumps(LOCK) == TEXT


def test_what_is_written_is_read_back_equal():
    assert loads(TEXT) == LOCK
    assert loads(TEXT).migration("errand") == Migration(triggers={"finnish": "finish"})
    assert loads(TEXT).migration("chore") == Migration()


def test_what_ships_is_read_back_equal():
    from aboveboard.flows import LIFECYCLES

    lock = Lock({one.name: snapshot(one) for one in LIFECYCLES}, {one.name: one.name for one in LIFECYCLES}, shared())
    assert loads(dumps(lock)) == lock
    assert dumps(loads(dumps(lock))) == dumps(lock)


@given(source=st.text(), key=st.text(), name=st.text(), tag=st.sampled_from(("de", "zh_Hant", "x y")))
def test_any_text_survives_being_written_down(source, key, name, tag):
    row = evolve(StateRow("waiting", "assumed"), answer_source=str(days(1, source=source).source))
    odd = evolve(ERRAND, states=(row,), reasons=(name,), words={key: {tag: Said(name)}})
    lock = evolve(LOCK, snapshots={"errand": odd})
    assert loads(dumps(lock)) == lock


@pytest.mark.parametrize(
    ("written", "instead", "place"),
    [
        ("format = 1", "format = 2", "format: is 2, where 1 can be read here"),
        ("format = 1\n", "", "format: is None"),
        ('certainty = "assumed"', "certainty = 2", r"lifecycle.errand.states\[1\].certainty: is 2"),
        ('certainty = "assumed", ', "", r"lifecycle.errand.states\[1\].certainty: is missing"),
        ("final = true", 'final = "yes"', r"lifecycle.errand.states\[0\].final: is 'yes'"),
        (
            "final = true",
            "finall = true",
            r"lifecycle.errand.states\[0\].finall: is not expected here; there can be: name",
        ),
        ('dest = "done", ', "", r"lifecycle.errand.edges\[0\].dest: is missing"),
        ('  "too_late",', "  3,", r"lifecycle.errand.reasons\[0\]: is missing, or not a text"),
        ('starts = "waiting"\n', "", "lifecycle.errand.starts: is missing"),
        ('from = "shop.errands:ERRAND"\n', "", "lifecycle.errand.from: is missing"),
        ("starts_with", "start_with", "lifecycle.errand.start_with: is not expected here"),
        ("states = [", "states = 3\nstats = [", "lifecycle.errand.stats: is not expected here"),
        ('"12ab"', "12", "lifecycle.errand.words: errand.done:label: en: is missing, or not a text"),
        ('{en = "12ab", es_MX = "34cd"}', '"12ab"', "words: errand.done:label: is '12ab', where a table should be"),
        ("[lifecycle.errand]", "[lifecycles.errand]", "lifecycles: is not expected here"),
        ("[shared]", "<<<<<<< ours\n[shared]", r"is not TOML: .* \(at line 25"),
        ("[migrations.errand.triggers]", "[migration.errand.triggers]", "migration: is not expected here"),
        ("[migrations.errand.triggers]", "[migrations.errand.edges]", "migrations.errand.edges: is not expected here"),
        ('finnish = "finish"', "finnish = false", "migrations.errand.triggers.finnish: is missing, or not a text"),
        ("# --- Below", "# --- Above", "migrations: stands in the part that is written anew each time"),
    ],
)
def test_what_is_damaged_is_named_by_its_place(written, instead, place):
    damaged = TEXT.replace(written, instead, 1)
    assert damaged != TEXT
    with pytest.raises(BadValue, match=place):
        loads(damaged)


def test_what_is_to_be_added_can_be_pasted_but_never_passes_unread():
    text = to_add("errand", {"triggers": {"end": "finish", "halt": ""}, "states": {"über": ""}})
    assert text == (
        '[migrations.errand.triggers]\nend = "finish"\nhalt = "?"\n[migrations.errand.states]\n"über" = "?"'
    )
    migration = evolve(LOCK, yours=text).migration("errand")
    assert {fault.place for fault in migration.faults(ERRAND.stored)} == {"triggers.halt", "states.über"}
