from datetime import timedelta
from pathlib import Path

import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from aboveboard import Certainty, Edge, Lifecycle, State, Wording
from aboveboard.lifecycle import (
    DISPUTED,
    HELD,
    IN_TRANSIT,
    PAYEE,
    PAYER,
    STAY,
    Guard,
    Move,
    Party,
    Restate,
    Window,
    business_days,
    days,
    minutes,
    none,
    restate,
    some,
    up_to,
)
from aboveboard.lock import EdgeRow, StateRow, snapshot
from aboveboard.wording import Reason

WAITING = State(
    "waiting",
    says=Wording(label="Waiting", explanation="We wait.", next_step="{can_change} {nothing_to_do}"),
    may_change_for=days(3),
)
OTHER = evolve(WAITING, name="other", says=evolve(WAITING.says, label="Other"))
DONE = State("done", says=Wording(label="Done", explanation="It is done.", next_step="{nothing_to_do}"), final=True)
FINISH = Edge("finish", (WAITING, OTHER), DONE, moves=PAYER >> PAYEE, notice="It was finished.")
TURN = Edge("turn", WAITING, OTHER, notice="It turned.")
ERRAND = Lifecycle(
    "errand", starts=WAITING, opened="You asked for it.", edges=(FINISH, TURN), names=("merchant",), reasons=()
)

# One change for every field that somebody can write. A field that is new and not here fails the next test.
STATES = {
    "name": "elsewhere",
    "says": evolve(WAITING.says, label="Otherwise"),
    "certainty": Certainty.ASSUMED,
    "final": True,
    "answer_within": days(2),
    "may_change_for": days(3, source="somebody else"),
    "open_ended": True,
}
EDGES = {
    "trigger": "complete",
    "sources": (WAITING,),
    "dest": STAY,
    "notice": "It was done.",
    "by": Party.CUSTOMER,
    "moves": PAYER >> HELD,
    "when": some(PAYEE),
    "undoes": "turn",
    "retracts": True,
    "key": "other_key",
}
LIFECYCLES = {
    "name": "chore",
    "starts": OTHER,
    "edges": (FINISH,),
    "opened": "You asked.",
    "starts_with": HELD,
    "money": {PAYER: "You have {part}."},
    "untouched": "Nobody else ever had it.",
    "names": ("merchant", "sender"),
    "reasons": (Reason("too_late", "It was too late."),),
    "catalogs": "a folder with one more language",
}
MOVES = [
    PAYER >> PAYEE,
    PAYER >> HELD,
    HELD >> PAYEE,
    (PAYER | HELD) >> PAYEE,
    (HELD | PAYER) >> PAYEE,
    up_to(PAYER >> PAYEE),
    restate(PAYER),
    restate(HELD),
    restate(PAYER | HELD),
    restate(PAYER, grows=PAYER),
    restate(PAYER, grows=HELD),
    None,
]
WINDOWS = [
    None,
    days(1),
    days(2),
    minutes(1),
    minutes(60),
    minutes(1441),
    business_days(1),
    business_days(2),
    Window(timedelta(seconds=30)),
    Window(timedelta(seconds=1)),
]


@pytest.mark.parametrize(("cls", "changes"), [(State, STATES), (Edge, EDGES), (Lifecycle, LIFECYCLES)])
def test_every_field_of_a_definition_is_here(cls, changes):
    assert set(changes) == {one.name for one in fields(cls) if one.init}


def unchecked(lifecycle, **changes):
    """A lifecycle whose faults nobody looks for: here one change at a time is made, whatever else it would need."""
    copy = object.__new__(Lifecycle)
    copy.__dict__.update({one.name: getattr(lifecycle, one.name) for one in fields(Lifecycle)} | changes)
    return copy


@pytest.mark.parametrize("field", STATES)
def test_no_change_of_a_state_goes_unseen(field):
    state = evolve(WAITING, **{field: STATES[field]})
    edges = (evolve(FINISH, sources=(state, OTHER)), evolve(TURN, sources=(state,)))
    assert snapshot(unchecked(ERRAND, starts=state, edges=edges)) != snapshot(ERRAND)


@pytest.mark.parametrize("field", EDGES)
def test_no_change_of_an_edge_goes_unseen(field):
    edges = (evolve(FINISH, **{field: EDGES[field]}), TURN)
    assert snapshot(unchecked(ERRAND, edges=edges)) != snapshot(ERRAND)


@pytest.mark.parametrize("field", LIFECYCLES)
def test_no_change_of_a_lifecycle_goes_unseen(field, tmp_path):
    changes = LIFECYCLES | {"catalogs": french(tmp_path, "Fini")}
    assert snapshot(unchecked(ERRAND, **{field: changes[field]})) != snapshot(ERRAND)


def french(folder: Path, done: str) -> Path:
    path = folder / "fr" / "LC_MESSAGES" / "errand.po"
    path.parent.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    path.write_text(f'{header}msgctxt "errand.done:label"\nmsgid "Done"\nmsgstr "{done}"\n', encoding="utf-8")
    return folder


@pytest.mark.parametrize("kind", [Move, Restate, Guard, Window])
def test_every_field_of_what_a_definition_is_made_of_is_here(kind):
    expected = {
        Move: {"sources", "to", "up_to", "whole"},
        Restate: {"holders", "grows"},
        Guard: {"literals"},
        Window: {"length", "business_days", "source"},
    }
    assert {one.name for one in fields(kind)} == expected[kind]


def test_two_moves_that_differ_never_read_the_same():
    assert len({EdgeRow.of(evolve(FINISH, moves=moves), WAITING) for moves in MOVES}) == len(MOVES)


def test_two_windows_that_differ_never_read_the_same():
    assert len({StateRow.of(evolve(WAITING, may_change_for=window)) for window in WINDOWS}) == len(WINDOWS)


@given(seconds=st.tuples(st.integers(1, 10**7), st.integers(1, 10**7)))
def test_two_lengths_of_time_read_the_same_only_when_they_are(seconds):
    one, other = (StateRow.of(evolve(WAITING, may_change_for=Window(timedelta(seconds=n)))) for n in seconds)
    assert (one == other) is (seconds[0] == seconds[1])


def test_a_guard_is_the_same_in_whatever_order_it_was_written():
    guards = (none(HELD, DISPUTED) & some(PAYEE), some(PAYEE) & none(DISPUTED) & none(HELD))
    one, other = (EdgeRow.of(evolve(FINISH, when=guard), WAITING) for guard in guards)
    assert one == other
    assert one.when == "none held and some payee and none disputed"


def test_the_order_of_edges_and_states_says_nothing():
    turned = unchecked(ERRAND, edges=(TURN, evolve(FINISH, sources=(OTHER, WAITING))))
    assert snapshot(turned) == snapshot(ERRAND)


def test_an_edge_is_written_down_once_a_state_it_leads_out_of():
    rows = snapshot(ERRAND).edges
    assert [(row.source, row.trigger, row.dest) for row in rows] == [
        ("other", "finish", "done"),
        ("waiting", "finish", "done"),
        ("waiting", "turn", "other"),
    ]


def test_a_language_is_written_down_as_its_writer_wrote_it(tmp_path):
    """
    If one word changes in your language, somebody has looked at it.
    """
    words = snapshot(evolve(ERRAND, catalogs=french(tmp_path / "one", "Fini"))).words
    again = snapshot(evolve(ERRAND, catalogs=french(tmp_path / "two", "Terminé"))).words
    assert words["errand.done:label"]["fr"].text == "Fini"
    assert words["errand.done:label"]["fr"] != again["errand.done:label"]["fr"]
    assert words["errand.done:label"]["en"] == again["errand.done:label"]["en"]
    assert set(words["errand.waiting:label"]) == {"en"}


def test_a_shared_sentence_is_among_its_own_only_where_its_catalogs_say_it_otherwise(tmp_path):
    assert not any(key.startswith("shared.") for key in snapshot(ERRAND).words)
    path = french(tmp_path, "Fini") / "fr" / "LC_MESSAGES" / "errand.po"
    english = "You do not need to do anything."
    entry = f'\nmsgctxt "shared.nothing_to_do:clause"\nmsgid "{english}"\nmsgstr "Rien à faire."\n'
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")
    words = snapshot(evolve(ERRAND, catalogs=tmp_path)).words
    assert {key: set(by_tag) for key, by_tag in words.items() if key.startswith("shared.")} == {
        "shared.nothing_to_do:clause": {"fr"}
    }


def test_every_plural_form_counts():
    from aboveboard.flows import PURCHASE

    text = snapshot(PURCHASE).words["purchase.refunded:explanation"]["ar"].text
    assert text.count(" / ") == 4, text


def test_money_in_transit_is_written_with_its_name():
    assert EdgeRow.of(evolve(FINISH, moves=PAYER >> IN_TRANSIT), WAITING).moves == "payer to in_transit"
