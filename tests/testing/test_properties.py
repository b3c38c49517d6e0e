"""Every property finds the fault that was planted for it, and leaves alone what only looks like it."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count

import pytest
from attrs import evolve, field, frozen

from aboveboard import DefinitionError, Edge, Lifecycle, State, Wording, look, record
from aboveboard.flows import LIFECYCLES
from aboveboard.honesty import settled_words
from aboveboard.lifecycle import (
    ASSUMED,
    CONFIRMED,
    DISPUTED,
    HELD,
    PAYEE,
    PAYER,
    RETURNING,
    STAY,
    Move,
    Window,
    business_days,
    days,
    none,
    restate,
    some,
    up_to,
)
from aboveboard.testing.properties import PROPERTIES, Unsound, assert_sound, findings
from aboveboard.transaction import ClientNote
from aboveboard.wording import Plural, Reason
from po_files import save

LOOK = "aboveboard.testing.properties.survey.look"

ASKED = State(
    "asked",
    says=Wording(
        label="Asked for",
        explanation="{merchant} asked for {amount}.",
        next_step="We expect to know more by {expected_by}. {nothing_to_do}",
        if_late="We expected to know more by {expected_by}. {nothing_to_do}",
    ),
    answer_within=days(7),
)
PAID = State(
    "paid",
    says=Wording(label="Paid", explanation="{merchant} was paid.", next_step="{can_change} {nothing_to_do}"),
    may_change_for=days(30),
)
BACK = State(
    "back",
    says=Wording(label="Returned", explanation="{returned} came back.", next_step="{nothing_to_do}"),
    final=True,
)
OTHER = State(
    "other",
    says=Wording(label="Something else", explanation="It is elsewhere.", next_step="{nothing_to_do}"),
    open_ended=True,
)
ENDED = evolve(OTHER, name="ended", open_ended=False, final=True)


def changed(state, changes):
    """A state with other values, and other words under ``says``."""
    changes = dict(changes or {})
    return evolve(state, says=evolve(state.says, **changes.pop("says", {})), **changes)


def sale(*more, asked=None, paid=None, back=None, pay=None, give_back=None, **given):
    """A small honest lifecycle, with whatever else is wanted; ``more`` makes edges of its three states."""
    asked, paid, back = changed(ASKED, asked), changed(PAID, paid), changed(BACK, back)
    pay = {"moves": PAYER >> PAYEE, "notice": "{merchant} collected {moved}."} | (pay or {})
    give_back = {"moves": PAYEE >> PAYER, "when": none(PAYEE), "notice": "{moved} came back."} | (give_back or {})
    edges = (
        Edge("pay", asked, paid, **pay),
        Edge("give_back", paid, back, **give_back),
        *(make(asked, paid, back) for make in more),
    )
    given = {"opened": "{merchant} asked for {amount}.", "names": ("merchant",)} | given
    return Lifecycle("sale", starts=asked, edges=edges, **given)


def edge(trigger="go", *, out_of="paid", to=STAY, notice="Something happened.", **more):
    """An edge for a sale, out of one of its states by name; ``to`` is a name, too, or a state."""

    def make(*states):
        by_name = {state.name: state for state in (*states, OTHER, ENDED)}
        dest = by_name[to] if isinstance(to, str) else to
        return Edge(trigger, by_name[out_of], dest, notice=notice, **more)

    return make


@frozen
class WithFee(Move):
    """Keeps a coin on the way."""

    def apply(self, position, wanted, drawable=None):
        done = super().apply(position, wanted, drawable)
        if done is None:
            return None
        after = list(done[0])
        after[self.to.index] -= 1
        return tuple(after), done[1]


@frozen
class Halved(Move):
    """Moves half of what the news says."""

    def apply(self, position, wanted, drawable=None):
        return super().apply(position, wanted and (wanted + 1) // 2, drawable)


@frozen
class Generous(Move):
    """Takes an amount that is not there for the one that is."""

    def apply(self, position, wanted, drawable=None):
        there = sum(position[holder.index] for holder in self.sources)
        return super().apply(position, min(wanted, there) if wanted else None, drawable)


@frozen
class Own(Edge):
    """Does its own arithmetic."""

    does: Callable[..., object] = field(kw_only=True)

    def fits(self, position, amount, wanted, drawable=None):
        return self.does(position, amount, wanted)


def by_itself(does, **more):
    """An edge that stays where it is paid, and does its own arithmetic."""
    return lambda asked, paid, back: Own("go", paid, STAY, notice="Something happened.", does=does, **more)


def a_coin_back(position):
    payer, held, in_transit, payee, *others = position
    return (payer + 1, held, in_transit, payee - 1, *others)


@frozen
class Drifting(Window):
    """Ends a day later every time that it is asked."""

    _asked = count(30)

    def ends(self, start, calendar=None):
        return start + timedelta(days=next(self._asked))


NOT_FINAL = {"final": False, "open_ended": True}
CHANGE = "{merchant} changed {amount_before} to {amount_after}."
TWICE = {"moves": (PAYER | PAYER) >> PAYEE}
PART = edge("pay_part", out_of="asked", moves=PAYER >> PAYEE, when=some(PAYER))
ON_ITS_WAY = (edge(moves=PAYEE >> RETURNING), edge("come", moves=RETURNING >> PAYEE))
LIKE_ENDED = {"says": {"explanation": ENDED.says.explanation}}
LATE_AS_EVER = {"says": {"if_late": ASKED.says.next_step}}
NAMELESS = {
    "names": (),
    "opened": "It began.",
    "asked": {"says": {"explanation": "Somebody asked for {amount}."}},
    "paid": {"says": {"explanation": "It was paid."}},
    "pay": {"notice": "{moved} was collected."},
    "money": {PAYEE: "The other side has {part}."},
}


def answered(within, change, **says):
    """A paid state that promises an answer, too."""
    says = {
        "next_step": "More by {expected_by}. {can_change} {nothing_to_do}",
        "if_late": "There was to be more by {expected_by}. {can_change} {nothing_to_do}",
    } | says
    return {"answer_within": within, "may_change_for": change, "says": says}


FINAL_WITHOUT_WORDS = answered(
    days(5), days(9), explanation="{can_change}", next_step="More by {expected_by}. {nothing_to_do}"
)


def undoing(**more):
    """Money that came back goes to the payee again."""
    return edge("undo", out_of="back", to="paid", moves=PAYER >> PAYEE, **more)


# fmt: off
PLANTED = [
    ("S1", "sale.ended: no journey ever leads here",
     lambda: sale(edge(to="ended", moves=PAYEE >> PAYER, when=some(DISPUTED)))),
    ("S2", "sale.go: no journey can take paid --go--> asked (some held)",
     lambda: sale(edge(to="asked", moves=PAYEE >> PAYER, when=some(HELD)))),
    ("S3", "sale.paid: disputed money is stuck",
     lambda: sale(edge(to="other", moves=PAYEE >> DISPUTED), edge("come", out_of="other", to="paid"))),
    ("S4", "sale.paid: names a time and says that nobody can name one",
     lambda: sale(paid={"open_ended": True})),
    ("S7", "sale.paid: promises an answer within 6 business day(s), which can be later than the 9 day(s)",
     lambda: sale(paid=answered(business_days(6), days(9)))),
    ("$1", "sale.pay: the parts do not sum to the amount",
     lambda: sale(pay={"moves": WithFee((PAYER,), PAYEE)})),
    ("$2", "sale.undo: takes money that had come back and does not say so",
     lambda: sale(undoing(), back=NOT_FINAL)),
    ("$3", "sale.ended: is final, yet money can be disputed",
     lambda: sale(edge(to="ended", moves=PAYEE >> DISPUTED))),
    ("$4", "sale.pay: moves another amount than the news says",
     lambda: sale(pay={"moves": Halved((PAYER,), PAYEE)})),
    ("$4", "sale.pay: does not move payer to payee, as it says",
     lambda: sale(pay={"moves": WithFee((PAYER,), PAYEE)})),
    ("$4", "sale.go: takes an amount that is not there",
     lambda: sale(edge(moves=Generous((PAYEE,), PAYER)))),
    ("$1", "sale.go: changes the amount",
     lambda: sale(by_itself(lambda position, amount, wanted: (position, amount + 1, 1), moves=PAYEE >> PAYER))),
    ("$4", "sale.go: moves money and does not say so",
     lambda: sale(by_itself(lambda position, amount, wanted: (a_coin_back(position), amount, 0)))),
    ("$4", "sale.go: happens though nothing moves",
     lambda: sale(by_itself(lambda position, amount, wanted: (position, amount, 0), moves=PAYEE >> PAYER))),
    ("$4", "sale.go: the amount does not become what the news says",
     lambda: sale(by_itself(lambda position, amount, wanted: (position, amount, wanted), moves=restate(PAYEE)))),
    ("M3", "sale.paid:explanation: cannot be said in en: nothing to fill {said} with",
     lambda: sale(paid={"says": {"explanation": "We {said}."}})),
    ("M4", "sale.ended:explanation: reads the same as that of back in en",
     lambda: sale(edge(to="ended"), back=LIKE_ENDED)),
    ("H1", "sale.back: is final, yet only assumed",
     lambda: sale(back={"certainty": ASSUMED})),
    ("H1", "sale.undo: takes back what pay said, and does not say so",
     lambda: sale(edge("undo", moves=PAYEE >> PAYER, undoes="pay"))),
    ("H1", "sale.money_payee:clause: does not say how much",
     lambda: sale(money={PAYEE: "It is with {merchant}."})),
    ("H1", "sale.money_payee:clause: reads the same as that of payer in en",
     lambda: sale(money={PAYEE: "{part} is yours."})),
    ("H1", "money.untouched:clause: names {merchant}, whom this lifecycle does not",
     lambda: sale(**NAMELESS)),
    ("H1", "sale.paid: what is said about the money does not sum to the amount",
     lambda: sale(pay={"moves": WithFee((PAYER,), PAYEE)})),
    ("H1", "sale.paid: is confirmed, yet money is returning",
     lambda: sale(*ON_ITS_WAY, paid={"certainty": CONFIRMED})),
    ("H1", "sale.back:explanation: speaks of {returning} where that is nothing",
     lambda: sale(back={"says": {"explanation": "{returning} came."}})),
    ("H1", "sale.go:notice: speaks of {moved} where that is nothing",
     lambda: sale(edge(notice="{moved} moved."))),
    ("H1", "sale.go:notice: speaks of a change where the amount stayed",
     lambda: sale(edge(notice=CHANGE))),
    ("H2", "sale.paid:label: says 'completed' while it can still change",
     lambda: sale(paid={"says": {"label": "Completed"}})),
    ("H3", "sale.asked:if_late: reads the same as next_step in en",
     lambda: sale(asked=LATE_AS_EVER)),
    ("H3", "sale.paid: is never said to be late",
     lambda: sale(paid=answered(days(9), days(9)))),
    ("H5", "sale.go: does not say in en what was wrong and what is right",
     lambda: sale(edge(moves=restate(PAYEE), notice="It is {amount} now. {why}"))),
    ("H5", "sale.go: corrects what was paid and does not say whose doing that is",
     lambda: sale(edge(moves=restate(PAYEE), notice=CHANGE))),
    ("H6", "sale.paid: reads otherwise when it is looked at again",
     lambda: sale(paid={"may_change_for": Drifting(days(30).length)})),
]
"""Faults that a lifecycle can be built with."""

REFUSED = [
    ("S3", "sale.back: is a dead end",
     lambda: sale(back=NOT_FINAL)),
    ("S4", "sale.paid: never says a time",
     lambda: sale(paid={"may_change_for": None})),
    ("S4", "sale.asked: names a time and says that nobody can name one",
     lambda: sale(asked={"open_ended": True})),
    ("S5", "sale.back: is final, yet undo can follow",
     lambda: sale(undoing())),
    ("S5", "sale.back: is final, yet says {can_change}",
     lambda: sale(back={"says": {"next_step": "{can_change} {nothing_to_do}"}})),
    ("S5", "sale.paid: may still change and does not say so",
     lambda: sale(paid={"says": {"next_step": "{nothing_to_do}"}})),
    ("S6", "sale.give_back: two edges out of paid fit one position",
     lambda: sale(edge("give_back", moves=PAYEE >> PAYER, key="also"))),
    ("$2", "sale.pay: leaves payer with less than nothing",
     lambda: sale(PART, pay=TWICE)),
    ("M1", "sale.opened:notice: has no words",
     lambda: sale(opened=" ")),
    ("M2", "sale.opened:notice: unknown placeholder(s) whoever",
     lambda: sale(opened="{whoever} asked.")),
    ("M4", "sale.back:label: reads the same as that of paid in en",
     lambda: sale(back={"says": {"label": "PAID!"}})),
]
"""Faults that no lifecycle can be built with, for as long as building one asks for them."""

NEAR = [
    ("S1", lambda: sale(edge(to="ended", moves=PAYEE >> PAYER, when=some(PAYEE)))),
    ("S2", lambda: sale(edge(to="asked", moves=PAYEE >> PAYER, when=some(PAYEE)))),
    ("S3", lambda: sale(edge(to="other", moves=PAYEE >> DISPUTED),
                        edge("come", out_of="other", to="paid", moves=DISPUTED >> PAYEE))),
    ("S4", lambda: sale(edge(to="other"), edge("come", out_of="other", to="paid"))),
    ("S5", lambda: sale(undoing(), back=NOT_FINAL)),
    ("S6", lambda: sale(edge("give_back", moves=PAYEE >> PAYER, when=some(PAYEE), key="also"))),
    ("S7", lambda: sale(paid=answered(business_days(5), days(9)))),
    ("$1", lambda: sale(edge(moves=restate(PAYEE)))),
    ("$2", lambda: sale(undoing(retracts=True, undoes="give_back"), back=NOT_FINAL)),
    ("$2", lambda: sale(undoing(), back=NOT_FINAL | {"says": {"explanation": "It came back."}})),
    ("$3", lambda: sale(edge(out_of="asked", to="ended"), starts_with=HELD, pay={"moves": HELD >> PAYEE})),
    ("$4", lambda: sale(edge(to="ended", moves=up_to(PAYEE >> PAYER)))),
    ("M1", lambda: sale()),
    ("M2", lambda: sale(back={"says": {"explanation": Plural("{returned} came.", "{returned} came, in {count}.")}})),
    ("M3", lambda: sale(edge(notice="It stopped. {reason}"), reasons=(Reason("why_not", "It was called off."),))),
    ("M4", lambda: sale(edge(to="ended"))),
    ("H1", lambda: sale(*ON_ITS_WAY, edge("undo", moves=PAYEE >> PAYER, undoes="pay", retracts=True))),
    ("H1", lambda: sale(edge(moves=restate(PAYEE), notice=CHANGE))),
    ("H1", lambda: sale(**NAMELESS, untouched="Nobody has received anything.")),
    ("H2", lambda: sale(back={"says": {"label": "Completed"}})),
    ("H3", lambda: sale(paid=answered(days(8), days(9)))),
    ("H4", lambda: sale()),
    ("H5", lambda: sale(edge(moves=restate(PAYEE), notice=CHANGE + " {why}"))),
    ("H5", lambda: sale(edge(out_of="asked", moves=restate(PAYER), notice="It is {amount_after} now."))),
    ("H6", lambda: sale(paid={"may_change_for": days(31)})),
]
"""What only looks like a fault."""
# fmt: on


def found(lifecycle, property_id, **more):
    """What one property finds, as a developer reads it."""
    told = [finding for finding in findings(lifecycle, **more) if finding.property.id == property_id]
    return [str(finding).removeprefix(f"{property_id} ") for finding in told]


def test_an_honest_lifecycle_is_sound():
    """
    A small lifecycle that keeps every promise is left in peace.
    """
    assert_sound(sale())


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda lifecycle: lifecycle.name)
def test_the_lifecycles_that_ship_are_sound(lifecycle):
    """
    What we ask of yours, we ask of ours.
    """
    assert_sound(lifecycle)


@pytest.mark.parametrize(("property_id", "what", "build"), PLANTED, ids=[f"{row[0]}-{row[1]}" for row in PLANTED])
def test_a_fault_that_can_be_built_is_found(property_id, what, build):
    assert any(line.startswith(what) for line in found(build(), property_id))


@pytest.mark.parametrize(("property_id", "what", "build"), REFUSED, ids=[f"{row[0]}-{row[1]}" for row in REFUSED])
def test_a_fault_that_cannot_be_built_is_found_all_the_same(property_id, what, build, monkeypatch):
    """
    A property does not rely on what building a lifecycle asks for: should that ever ask less, this still finds it.
    """
    with pytest.raises(DefinitionError):
        build()
    monkeypatch.setattr("aboveboard.lifecycle.validation.validate", lambda lifecycle: None)
    assert any(line.startswith(what) for line in found(build(), property_id))


@pytest.mark.parametrize(("property_id", "build"), NEAR, ids=[f"{row[0]}-{index}" for index, row in enumerate(NEAR)])
def test_what_only_looks_like_a_fault_is_not_found(property_id, build):
    assert found(build(), property_id) == []


def test_every_property_was_proved_by_a_fault_and_by_a_near_miss():
    """
    No property that never finds anything, and none that finds something everywhere.
    """
    every = [one.id for one in PROPERTIES]
    assert len(every) == len(set(every)) == 21
    # What is private can only leak through our own code, so H4 has a test of its own.
    assert {row[0] for row in (*PLANTED, *REFUSED)} | {"H4"} == set(every)
    assert {row[0] for row in NEAR} == set(every)


def test_a_private_note_in_a_view_is_found(monkeypatch):
    def indiscreet(transaction, *, at):
        notes = tuple(ClientNote(note.text, at=note.at) for note in transaction.notes)
        return evolve(look(transaction, at=at), notes=notes)

    monkeypatch.setattr(LOOK, indiscreet)
    assert [line.partition(":")[0] for line in found(sale(), "H4")] == ["sale.paid", "sale.back"]


def test_a_promise_called_late_too_early_is_found(monkeypatch):
    monkeypatch.setattr(LOOK, lambda transaction, *, at: look(transaction, at=at + timedelta(hours=1)))
    assert found(sale(), "H3") == ["sale.asked: is said to be late before its promise is over: wait for its end"]


def test_only_steps_that_a_transaction_takes_are_judged(monkeypatch):
    """
    What an edge would do is no fault where recording the news refuses it.
    """
    mine = sale(undoing(), back=NOT_FINAL)
    assert found(mine, "$2")

    def strict(transaction, event):
        outcome = record(transaction, event)
        return evolve(outcome, transaction=transaction) if event.trigger == "undo" else outcome

    monkeypatch.setattr("aboveboard.testing.properties.survey.record", strict)
    assert found(mine, "$2") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Your refund is complete.", ("complete",)),
        ("All set! It is final now.", ("all set", "final now")),
        ("It is not paid yet, but your part is done.", ("done",)),
        ("The money is yours for good.", ("for good",)),
        ("It is not complete.", ()),
        ("It isn’t settled yet.", ()),
        ("We expect it to be completed by {expected_by}.", ()),
        ("Once it is final, we will tell you.", ()),
        ("Please complete the check in your bank’s app.", ()),
        ("Your bank asked you to complete a check.", ()),
        ("The final amount follows.", ()),
        ("We cannot say for certain.", ()),
    ],
)
def test_settled_words_are_heard_and_hedged_ones_are_not(text, words):
    """
    "Not complete" does not say that it is complete.
    """
    assert settled_words(text) == words


@pytest.fixture
def german(tmp_path):
    """A sale in German too: word for word the English, but for what is given by key; None is not translated."""

    def translate(lifecycle, changes=None):
        words = {message: (changes or {}).get(message.key, message.forms) for message in lifecycle.messages()}
        save(tmp_path / "de" / "LC_MESSAGES" / "sale.po", "de", words)
        return evolve(lifecycle, catalogs=tmp_path)

    return translate


@pytest.mark.parametrize(
    ("property_id", "key", "text", "what"),
    [
        ("M1", "sale.pay:notice", None, "sale.pay:notice: has no words in de that can be shown"),
        ("M1", "sale.pay:notice", "{moved.real}", "sale.pay:notice: has no words in de that can be shown"),
        ("M2", "sale.pay:notice", "{merchant}.", "sale.pay:notice: leaves out {moved} in de"),
        ("M2", "sale.pay:notice", "{merchant} {moved} {amount}.", "sale.pay:notice: says {amount} in de"),
        ("M3", "sale.pay:notice", None, "sale.paid: is shown in en where de was asked for"),
        ("M3", "sale.pay:notice", "{moved.real}", "sale.pay:notice: cannot be said in de"),
        ("M3", "sale.back:label", "Wieder  da", "sale.back:label: leaves a gap where something should be said in de"),
        ("M3", "sale.back:label", " ", "sale.back:label: says nothing in de"),
        ("M4", "sale.back:label", "Paid", "sale.back:label: reads the same as that of paid in de"),
        ("H1", "sale.money_payee:clause", "Sie haben {part}.", "sale.money_payee:clause: reads the same"),
        ("H3", "sale.asked:if_late", ASKED.says.next_step, "sale.asked:if_late: reads the same as next_step in de"),
    ],
)
def test_every_language_that_ships_is_asked(german, property_id, key, text, what):
    """
    What is said in German has to be as true as what is said in English.
    """
    plain = sale(money={PAYER: "You have {part}.", PAYEE: "{merchant} has {part}."})
    mine = german(plain, {"sale.money_payer:clause": "Sie haben {part}.", key: text})
    assert any(line.startswith(what) for line in found(mine, property_id))
    assert not found(mine, property_id, locales=("en",))


def test_a_number_may_be_said_as_a_word(german):
    counted = sale(back={"says": {"explanation": Plural("{returned} came.", "{returned} came, in {count} parts.")}})
    assert_sound(german(counted))


def test_a_wider_form_of_a_language_will_do_and_another_language_will_not(german):
    spoken = german(sale())
    assert_sound(spoken, locales=("de-AT",))
    # Spanish has the sentences that all lifecycles share, and none of this one; French has none at all.
    for locale in ("es", "fr"):
        assert [str(one) for one in findings(spoken, locales=(locale,))] == [
            f"M1 sale: has no words in {locale}: add a catalog, or leave {locale} out"
        ]


def test_all_findings_are_reported_together_each_with_its_place():
    """
    One failing test says everything that is wrong, where, and what would be right.
    """
    mine = sale(edge(to="ended", moves=PAYEE >> DISPUTED), paid={"says": {"label": "Completed"}})
    with pytest.raises(Unsound) as error:
        assert_sound(mine)
    assert str(error.value) == (
        "sale has 2 finding(s):\n"
        "  $3 What is final holds no money that is still underway.\n"
        "     sale.ended: is final, yet money can be disputed: let only when=none(DISPUTED) lead here "
        "(after pay 100.00, go 100.00)\n"
        "  H2 What can still change is not worded as settled.\n"
        "     sale.paid:label: says 'completed' while it can still change: say what is so for now"
    )
    assert error.value.findings == findings(mine)
    assert error.value.lifecycle == "sale"
