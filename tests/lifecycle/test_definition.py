import pytest
from hypothesis.vendor.pretty import pretty

from aboveboard import DefinitionError, Edge, Lifecycle, State, Wording
from aboveboard.flows import PURCHASE
from aboveboard.lifecycle import (
    HELD,
    IN_TRANSIT,
    PAYEE,
    PAYER,
    RETURNING,
    STAY,
    Party,
    days,
    none,
    restate,
    some,
)
from aboveboard.wording import Reason


def words(label="Waiting", **more):
    given = {"explanation": "It is on its way.", "next_step": "{nothing_to_do}"} | more
    return Wording(label=label, **given)


def waiting(name="waiting", label="Waiting", **more):
    given = {"open_ended": True, "says": words(label)} | more
    return State(name, **given)


def done(name="done", label="Done", **more):
    given = {"final": True, "says": words(label)} | more
    return State(name, **given)


def edge(trigger="arrive", sources=None, dest=None, **more):
    given = {"notice": "It arrived.", "moves": PAYER >> PAYEE} | more
    return Edge(trigger, sources or waiting(), dest or done(), **given)


def lifecycle(*edges, **more):
    given = {"starts": waiting(), "opened": "It began.", "names": ("merchant",)} | more
    return Lifecycle("gift", edges=edges or (edge(),), **given)


def faults(*edges, **more):
    with pytest.raises(DefinitionError) as error:
        lifecycle(*edges, **more)
    return {fault.place: fault.what for fault in error.value.faults}


WAITS_FOR_WHAT_MOVED = waiting(says=words(action="Wait for {moved}.", next_step="It waits."))


def test_the_smallest_honest_lifecycle_stands():
    gift = lifecycle()
    assert list(gift.states) == ["waiting", "done"]
    assert gift.triggers == ("arrive",)
    assert gift.reach["waiting"] == {"waiting", "done"}


def test_a_lifecycle_is_printed_in_one_short_line():
    """
    A failing test that was given a lifecycle shows what failed, not every sentence of it.
    """
    assert pretty(PURCHASE) == repr(PURCHASE)
    assert len(pretty({"lifecycle": PURCHASE})) < 80


def test_money_may_have_words_of_its_own_where_nobody_sells_anything():
    gift = lifecycle(names=("recipient",), money={PAYEE: "{recipient} has {part}."}, untouched="Nothing has left you.")
    assert gift.whereabouts[PAYEE].key == "gift.money_payee:clause"
    assert [message.key for message in gift.messages() if message.key.endswith(":clause")] == [
        "gift.money_payee:clause",
        "gift.untouched:clause",
    ]
    assert "give it words of its own in money=" in faults(names=("recipient",))["gift: money"]


def test_all_faults_are_reported_together_each_with_its_place():
    found = faults(
        edge(notice="It arrived in 3 days!"),
        edge("leave", done(), waiting("lost", "Waiting", open_ended=False), notice=""),
    )
    assert set(found) >= {
        "gift.arrive:notice",
        "gift.leave:notice",
        "gift.done",
        "gift.lost",
        "gift.lost:label",
    }


@pytest.mark.parametrize(
    ("build", "place", "what"),
    [
        (lambda: faults(edge("Arrive!")), "gift.Arrive!", "lower case"),
        (lambda: faults(edge(dest=waiting("waiting", "Other"))), "gift.waiting", "two different states"),
        (lambda: faults(edge(), edge("leave", waiting("island", "Island"))), "gift.island", "no edge ever leads here"),
        (lambda: faults(edge(), edge("leave", done(), waiting("x", "X"), moves=None)), "gift.done", "is final, yet"),
        (lambda: faults(edge(dest=done(final=False, open_ended=True))), "gift.done", "dead end"),
        (
            lambda: faults(edge(sources=waiting(open_ended=False)), starts=waiting(open_ended=False)),
            "gift.waiting",
            "says no time",
        ),
        (
            lambda: faults(edge(), edge(dest=waiting("x", "X"), notice="It did.", key="other")),
            "gift.arrive",
            "can both fit",
        ),
        (
            lambda: faults(edge(), edge(dest=waiting("x", "X"), notice="It did not.")),
            "gift.arrive:notice",
            "two texts for one key, '",
        ),
        (lambda: faults(edge(moves=HELD >> PAYEE)), "gift.arrive", "who never has any"),
        (lambda: faults(edge(moves=PAYER >> PAYER)), "gift.arrive", "to itself"),
        (lambda: faults(edge(moves=(PAYER | PAYER) >> PAYEE)), "gift.arrive", "twice"),
        (lambda: faults(edge(moves=PAYER >> IN_TRANSIT)), "gift.done", "still be in transit"),
        (lambda: faults(edge(notice="{whoever} did it.")), "gift.arrive:notice", "unknown placeholder(s) whoever"),
        (lambda: faults(edge(notice="{recipient} has it.")), "gift.arrive:notice", "unknown placeholder(s) recipient"),
        (lambda: faults(edge(notice="{moved.real} did it.")), "gift.arrive:notice", "bare {name}"),
        (
            lambda: faults(edge(sources=WAITS_FOR_WHAT_MOVED), starts=WAITS_FOR_WHAT_MOVED),
            "gift.waiting:action",
            "also follows a refusal",
        ),
        (lambda: faults(names="merchant"), "gift: names", "should be a tuple, and is 'merchant'"),
        (lambda: faults(reasons=("late",)), "gift: reasons", "nothing but a Reason, and has 'late'"),
        (lambda: faults("arrive"), "gift: edges", "nothing but an Edge, and has 'arrive'"),
        (lambda: faults(edge(sources="waiting")), "gift.arrive: sources", "nothing but a State"),
        (lambda: faults(edge(dest="done")), "gift.arrive: dest", "a State or STAY, and is 'done'"),
        (lambda: faults(edge(when=PAYER)), "gift.arrive: when", "should be a Guard"),
        (lambda: faults(edge(by="bank")), "gift.arrive: by", "should be a Party, and is 'bank'"),
        (lambda: faults(edge(notice=None)), "gift.arrive: notice", "should be a text, and is None"),
        (lambda: faults(edge(), starts=waiting(answer_within=30)), "gift.waiting: answer_within", "a Window or None"),
        (lambda: faults(edge(dest=done(says=words("Done", explanation=None)))), "gift.done:explanation", "and is None"),
        (lambda: faults(edge(), edge("leave", notice="")), "gift.leave:notice", "has no words"),
        (
            lambda: faults(edge(), edge(dest=waiting("x", "X"), notice="")),
            "gift.arrive:notice",
            "no words on one",
        ),
        (lambda: faults(names=("stranger",)), "gift: names", "nobody we can name"),
        (lambda: faults(reasons=(Reason("r", "So."), Reason("r", "Other."))), "gift: reasons", "twice"),
        (lambda: faults(edge(dest=done(says=words("Waiting")))), "gift.done:label", "reads the same"),
        (lambda: faults(edge(dest=done(says=words("Done", explanation=" ")))), "gift.done:explanation", "no words"),
        (lambda: faults(edge(by=Party.CUSTOMER)), "gift.waiting:action", "the customer can arrive"),
        (
            lambda: faults(edge(dest=done(says=words("Done", next_step="Nothing.")))),
            "gift.done:next_step",
            "neither what they can do",
        ),
        (lambda: faults(edge(dest=done(says=words("Done", action="Smile.")))), "gift.done", "names an action and"),
        (
            lambda: faults(edge(dest=done(says=words("Done", next_step="{can_change} {nothing_to_do}")))),
            "gift.done",
            "cannot say {can_change}",
        ),
    ],
)
def test_each_fault_names_its_place(build, place, what):
    found = build()
    assert what in found[place]


@pytest.mark.parametrize(
    ("state", "place", "what"),
    [
        ({"answer_within": days(3)}, "gift.waiting:next_step", "use {expected_by}"),
        ({"answer_within": days(3)}, "gift.waiting:if_late", "is missing"),
        ({"may_change_for": days(3)}, "gift.waiting:next_step", "use {can_change}"),
        (
            {"may_change_for": days(3), "says": words(explanation="{can_change}")},
            "gift.waiting:next_step",
            "use {can_change}",
        ),
        ({"answer_within": days(3), "open_ended": True}, "gift.waiting", "nobody can promise"),
        ({"says": words(if_late="Late."), "open_ended": True}, "gift.waiting:if_late", "no promise here"),
        ({"says": words(explanation="By {expected_by}."), "open_ended": True}, "gift.waiting", "promises nothing"),
    ],
)
def test_promises_and_their_words_belong_together(state, place, what):
    first = waiting(**({"open_ended": False} | state))
    with pytest.raises(DefinitionError) as error:
        lifecycle(edge(sources=first), starts=first)
    assert any(fault.place == place and what in fault.what for fault in error.value.faults)


def test_guards_that_exclude_each_other_are_not_ambiguous():
    gift = lifecycle(
        edge(when=none(PAYER)),
        edge(dest=waiting("half", "Half"), when=some(PAYER)),
        edge("finish", waiting("half", "Half"), done(), moves=None),
    )
    assert [way.dest.name for way in gift.ways["waiting"]["arrive"]] == ["done", "half"]


def test_a_guard_asks_where_the_money_is_also_where_none_moves():
    gift = lifecycle(
        edge(when=none(PAYER)),
        edge("look", dest=done(), moves=None, when=none(PAYER), notice="Somebody looked."),
        edge("look", dest=STAY, moves=None, when=some(PAYER), notice="Somebody looked."),
    )
    assert [way.dest.name for way in gift.ways["waiting"]["look"]] == ["done", "waiting"]


def test_staying_leads_nowhere_else():
    gift = lifecycle(edge(), edge("wait", waiting(), STAY, moves=None, notice="Still waiting."))
    (way,) = gift.ways["waiting"]["wait"]
    assert way.source is way.dest


def test_only_edges_that_bring_paid_money_back_give_back():
    assert edge(moves=RETURNING >> PAYER).gives_back
    assert not edge(moves=HELD >> PAYER).gives_back
    assert not edge(moves=PAYER >> PAYEE).gives_back
    assert not edge(moves=restate(PAYEE)).gives_back


def test_the_purchase_has_words_for_every_state_and_edge():
    assert len({message.key for message in PURCHASE.messages()}) == len(PURCHASE.messages())
    assert {state.says.label for state in PURCHASE.states.values()} >= {"Pending", "Paid", "Refunded"}


def test_every_window_of_the_purchase_says_where_it_comes_from():
    for state in PURCHASE.states.values():
        for window in (state.answer_within, state.may_change_for):
            assert window is None or window.source


def test_a_failing_test_shows_a_lifecycle_in_one_line():
    assert pretty(PURCHASE) == repr(PURCHASE)
