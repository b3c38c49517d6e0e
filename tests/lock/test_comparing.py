import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.flows import PURCHASE
from aboveboard.flows.purchase import EXPIRED, PENDING, REFUNDED, SETTLED
from aboveboard.lifecycle import CONFIRMED, STAY, Edge, days
from aboveboard.lock import Change, EdgeRow, Kind, Said, Snapshot, StateRow, compare, compare_words, missing, snapshot
from aboveboard.transaction import Migration
from changing import renamed, with_edges, with_states

TODAY = snapshot(PURCHASE)
AGREED = Snapshot(
    "purchase",
    "pending",
    "payer",
    ("merchant",),
    ("account_not_found", "not_said"),
    (
        StateRow("action_needed", "reported", open_ended=True),
        StateRow("corrected", "reported", may_change_for="120 days", may_change_source="the networks"),
        StateRow("expired", "reported", final=True),
        StateRow("pending", "reported", answer_within="7 days", answer_source="the bank"),
        StateRow("settled", "reported", may_change_for="120 days", may_change_source="the networks"),
    ),
    (
        EdgeRow("action_needed", "authorise", "pending", moves="payer to held", by="bank"),
        EdgeRow("action_needed", "confirm", "pending", by="customer"),
        EdgeRow("corrected", "fail_refund", "corrected", by="bank"),
        EdgeRow("pending", "adjust", "(stays)", moves="the amount changes, with held", by="merchant"),
        EdgeRow("pending", "authorise", "pending", moves="payer to held", by="bank"),
        EdgeRow("pending", "expire", "expired", by="bank"),
        EdgeRow("settled", "correct", "corrected", by="us"),
        EdgeRow("settled", "refund", "corrected", when="none payee", by="merchant"),
        EdgeRow("settled", "refund", "settled", when="some payee", by="merchant"),
    ),
    {
        "purchase.corrected:label": {"en": Said("1")},
        "purchase.fail_refund:notice": {"en": Said("2")},
        "purchase.refund:notice": {"en": Said("3")},
        "purchase.settled:label": {"en": Said("4")},
    },
)


def changes(lifecycle, migration=None):
    return [(change.kind, change.text) for change in compare(TODAY, snapshot(lifecycle), migration).changes]


def test_what_is_the_same_has_not_changed():
    same = compare(TODAY, snapshot(PURCHASE))
    assert same.kind is Kind.NONE
    assert str(same) == ""


def test_a_wider_window_is_said_with_what_it_means():
    settled = evolve(SETTLED, may_change_for=days(180, source=SETTLED.may_change_for.source))
    assert changes(with_states(PURCHASE, {"settled": settled})) == [
        (
            Kind.ADDITIVE,
            "settled can still change for 180 days instead of 120 days. Dates that customers were told change with it.",
        )
    ]


def state(name, /, **changed):
    """What was agreed, but for one state."""
    return evolve(AGREED, states=tuple(evolve(row, **changed) if row.name == name else row for row in AGREED.states))


def edge(which, /, **changed):
    """What was agreed, but for the edges of one trigger."""
    return evolve(AGREED, edges=tuple(evolve(row, **changed) if row.trigger == which else row for row in AGREED.edges))


@pytest.mark.parametrize(
    ("new", "kind", "text"),
    [
        (state("settled", certainty="confirmed"), Kind.BREAKING, "settled is told as confirmed instead of reported."),
        (state("settled", final=True), Kind.BREAKING, "settled is final now."),
        (state("expired", final=False), Kind.BREAKING, "expired is no longer final."),
        (
            state("pending", answer_within="7 business days"),
            Kind.ADDITIVE,
            "pending promises an answer within 7 business days instead of 7 days. "
            "Dates that customers were told change with it.",
        ),
        (
            state("pending", answer_source="our own promise"),
            Kind.WORDS,
            "pending promises its answer because of “our own promise”.",
        ),
        (
            state("settled", may_change_source="a new contract"),
            Kind.WORDS,
            "settled can still change because of “a new contract”.",
        ),
        (state("pending", may_change_for="9 days"), Kind.ADDITIVE, "pending now can still change for 9 days."),
        (
            state("settled", may_change_for=""),
            Kind.ADDITIVE,
            "settled no longer says that it can change for 120 days. Dates that customers were told change with it.",
        ),
        (state("settled", open_ended=True), Kind.ADDITIVE, "settled now says that nobody can promise a time."),
        (
            state("action_needed", open_ended=False),
            Kind.ADDITIVE,
            "action_needed no longer says that nobody can promise a time.",
        ),
        (
            edge("adjust", dest="settled"),
            Kind.BREAKING,
            "adjust, from pending, leads to settled, where it changed no state.",
        ),
        (
            edge("confirm", dest="(stays)"),
            Kind.BREAKING,
            "confirm, from action_needed, changes no state, where it led to pending.",
        ),
        (
            edge("expire", moves="held to payer"),
            Kind.BREAKING,
            "expire, from pending, does this with the money: held to payer; it was: nothing.",
        ),
        (
            edge("authorise", moves=""),
            Kind.BREAKING,
            "authorise, from action_needed and pending, does this with the money: nothing; it was: payer to held.",
        ),
        (
            edge("adjust", when="none held"),
            Kind.BREAKING,
            "adjust, from pending, needs none held afterwards, where it needed nothing.",
        ),
        (
            edge("adjust", undoes="refund"),
            Kind.BREAKING,
            "adjust, from pending, takes back the work of refund instead of nothing.",
        ),
        (
            edge("adjust", retracts=True),
            Kind.BREAKING,
            "adjust, from pending, now takes back what customers were told.",
        ),
        (
            edge("confirm", by="bank"),
            Kind.BREAKING,
            "confirm, from action_needed, is done by the bank instead of the customer.",
        ),
        (edge("adjust", by="us"), Kind.ADDITIVE, "adjust, from pending, is done by us instead of the merchant."),
        (edge("adjust", notice="settle"), Kind.WORDS, "adjust, from pending, says settle instead of adjust."),
        (evolve(AGREED, starts="settled"), Kind.BREAKING, "Transactions start as settled instead of pending."),
        (evolve(AGREED, starts_with="held"), Kind.BREAKING, "The money starts with held instead of payer."),
        (evolve(AGREED, names=()), Kind.BREAKING, "merchant is gone. No sentence names them any more."),
        (evolve(AGREED, names=("merchant", "sender")), Kind.ADDITIVE, "sender can now be named."),
        (
            evolve(AGREED, reasons=AGREED.reasons[1:]),
            Kind.BREAKING,
            "account_not_found is gone. Customers it was told to are given no reason.",
        ),
        (evolve(AGREED, reasons=(*AGREED.reasons, "lost")), Kind.ADDITIVE, "lost is a new reason."),
        (
            evolve(AGREED, states=(*AGREED.states, StateRow("stuck", "assumed"))),
            Kind.ADDITIVE,
            "stuck is a new state.",
        ),
    ],
)
def test_every_change_has_its_kind_and_its_sentence(new, kind, text):
    assert compare(AGREED, new).changes == (Change(kind, text),)


def test_a_new_edge_is_additive():
    lost = Edge("lose", (SETTLED, REFUNDED), STAY, notice="It was lost.")
    found = changes(evolve(PURCHASE, edges=(*PURCHASE.edges, lost)))
    assert (Kind.ADDITIVE, "lose is a new trigger.") in found
    assert (Kind.ADDITIVE, "lose, from refunded and settled, is new, and changes no state.") in found
    assert max(kind for kind, _ in found) is Kind.ADDITIVE


def test_an_edge_that_is_gone_is_breaking():
    found = changes(
        with_edges(PURCHASE, lambda one: evolve(one, sources=(PENDING,)) if one.trigger == "expire" else one)
    )
    assert found == [
        (
            Kind.BREAKING,
            "expire, from action_needed and declined, is gone. News of it does not fit there any more, stored or not.",
        )
    ]


def test_a_guard_that_lets_more_through_is_additive_and_one_that_lets_less_through_is_not():
    tight = edge("adjust", when="none returning and some payee")
    loose = edge("adjust", when="some payee")
    other = edge("adjust", when="none payee")
    assert compare(tight, loose).kind is Kind.ADDITIVE
    assert compare(tight, AGREED).kind is Kind.ADDITIVE
    assert compare(loose, tight).kind is Kind.BREAKING
    assert compare(loose, other).kind is Kind.BREAKING


def test_of_two_edges_with_one_trigger_each_is_compared_with_itself():
    """
    A refund may be in part or in full; if one of them changes, we say which.
    """
    part = AGREED.edges[-1]
    others = AGREED.edges[:-1]
    to_pending = evolve(AGREED, edges=(*others, evolve(part, dest="pending")))
    tighter = evolve(AGREED, edges=(*others, evolve(part, when="none held and some payee")))
    assert [
        [change.text for change in compare(AGREED, new).changes]
        for new in (evolve(AGREED, edges=others), to_pending, tighter)
    ] == [
        ["refund, from settled, is gone. News of it does not fit there any more, stored or not."],
        ["refund, from settled, leads to pending, where it led to settled."],
        ["refund, from settled, needs none held and some payee afterwards, where it needed some payee."],
    ]


GONE = with_edges(
    with_states(PURCHASE, {"expired": evolve(EXPIRED, name="lapsed")}),
    lambda edge: evolve(edge, trigger="lapse", key="lapse") if edge.trigger == "expire" else edge,
)


def test_names_that_are_gone_are_breaking_and_told_once():
    found = [text for kind, text in changes(GONE) if kind is Kind.BREAKING]
    assert found == [
        "expire is gone. Stored news of it fits nothing, and customers read that we are checking.",
        "expired is gone. Transactions that stand there need somewhere to be.",
    ]
    assert missing(TODAY, snapshot(GONE), Migration()) == {
        "triggers": {"expire": ""},
        "states": {"expired": ""},
    }


def test_with_a_migration_a_new_name_is_not_taken_for_another_thing(tmp_path):
    migration = Migration(triggers={"expire": "lapse"}, states={"expired": "lapsed"})
    keys = {"purchase.expired:": "purchase.lapsed:", "purchase.expire:": "purchase.lapse:"}
    moved = evolve(GONE, catalogs=renamed(PURCHASE.catalogs, tmp_path, keys))
    assert changes(moved, migration) == [
        (Kind.BREAKING, "expire is called lapse now."),
        (Kind.BREAKING, "expired is lapsed now."),
    ]
    assert missing(TODAY, snapshot(moved), migration) == {}


def test_a_new_name_without_its_translations_is_told():
    migration = Migration(triggers={"expire": "lapse"}, states={"expired": "lapsed"})
    assert changes(GONE, migration)[2:] == [
        (
            Kind.WORDS,
            "There are no words in Arabic, French, German, Japanese, Portuguese (Brazil) and Spanish for "
            "purchase.lapse:notice, "
            "purchase.lapsed:explanation, purchase.lapsed:label and purchase.lapsed:next_step. "
            "Cards with that fall back to another language, in the end to English.",
        )
    ]


def test_what_became_part_of_something_else_is_not_compared_with_it():
    new = evolve(
        AGREED,
        states=tuple(row for row in AGREED.states if row.name != "corrected"),
        edges=tuple(
            evolve(row, dest="settled") if row.dest == "corrected" else row
            for row in AGREED.edges
            if row.source != "corrected"
        ),
        words={key: AGREED.words[key] for key in ("purchase.refund:notice", "purchase.settled:label")},
    )
    migration = Migration(states={"corrected": "settled"}, triggers={"fail_refund": "refund"})
    assert [change.text for change in compare(AGREED, new, migration).changes] == [
        "fail_refund is called refund now.",
        "corrected is settled now.",
    ]


def test_a_state_that_is_named_like_a_trigger_is_another_thing():
    """
    Two things with one name are still two things.
    """
    state = StateRow("refund", "reported", open_ended=True)
    agreed = evolve(AGREED, states=(*AGREED.states, state))
    today = edge("refund", by="bank")
    migration = Migration(states={"refund": "corrected"})
    assert [change.text for change in compare(agreed, today, migration).changes] == [
        "refund is corrected now.",
        "refund, from settled, is done by the bank instead of the merchant.",
    ]


def test_the_name_that_looks_most_like_it_is_the_guess():
    new = edge("authorise", trigger="authorize")
    assert missing(AGREED, new, Migration()) == {"triggers": {"authorise": "authorize"}}


def spoken(**by_key):
    return {f"a.{key}": {tag: Said(text[::-1], text) for tag, text in texts.items()} for key, texts in by_key.items()}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            spoken(x={"en": "Open", "de": "Offen"}),
            spoken(x={"en": "Open", "de": "Noch offen"}),
            ["Customers will now read, in German, in a.x: “Noch offen”"],
        ),
        (
            spoken(x={"en": "Open", "de": "Offen"}, y={"de": "Zu"}),
            spoken(x={"en": "Not yet"}, y={"de": "Zu"}),
            [
                "Customers will now read, in English, in a.x: “Not yet”",
                "There are no words in German for a.x. Cards with that fall back to another language, "
                "in the end to English.",
            ],
        ),
        (
            spoken(x={"en": "Open"}),
            spoken(x={"en": "Open", "es-MX": "Abierto"}),
            ["Spanish (Mexico) is new, with 1 of 1 sentences."],
        ),
        (
            spoken(x={"en": "Open", "de": "Offen"}),
            spoken(x={"en": "Open"}),
            ["German is gone. Those customers will read another language."],
        ),
        (
            spoken(x={"en": "Open"}),
            spoken(x={"en": "Open"}, y={"en": "Shut"}),
            ["Customers can now read, in a.y: “Shut”"],
        ),
        (
            spoken(x={"en": "Open"}, y={"en": "Shut"}, z={"en": "Ajar"}),
            spoken(x={"en": "Open"}),
            ["Customers no longer read a.y and a.z."],
        ),
        ({}, spoken(x={"en": "Open", "de": "Offen"}), ["New sentences: 1, in English and German."]),
        ({}, {}, []),
    ],
)
def test_words_that_changed_are_told_as_they_will_be_read(old, new, told):
    """
    You will be told what you will read.
    """
    found = compare_words(old, new)
    assert [change.text for change in found.changes] == told
    assert found.kind is (Kind.WORDS if told else Kind.NONE)


def test_two_files_can_be_compared_without_the_texts():
    old, new = ({"a.x": {"en": Said(digest)}} for digest in ("1", "2"))
    assert str(compare_words(old, new)) == "words only:\n  Customers will now read, in English, in a.x: other words"


def test_the_greatest_change_comes_first():
    lifecycle = with_states(PURCHASE, {"settled": evolve(SETTLED, certainty=CONFIRMED, may_change_for=days(1))})
    told = str(compare(TODAY, snapshot(evolve(lifecycle, opened="Hello."))))
    assert [line for line in told.splitlines() if line[0] != " "] == ["breaking:", "additive:", "words only:"]


few = st.sampled_from("ab")
texts = st.sampled_from(("", "a", "b"))
spoken_words = st.dictionaries(
    few.map("x.{}:label".format), st.dictionaries(st.sampled_from(("en", "de", "fr")), few.map(Said), min_size=1)
)


@st.composite
def snapshots(draw):
    """Small ones, so that two of them are often nearly the same."""
    states = draw(
        st.lists(
            st.builds(StateRow, few, texts, st.booleans(), texts, texts, texts, texts, st.booleans()),
            unique_by=lambda row: row.name,
        )
    )
    sources = st.sampled_from([row.name for row in states]) if states else st.nothing()
    edges = st.builds(EdgeRow, sources, few, few, texts, texts, texts, texts, st.booleans(), texts)
    rows = (
        draw(st.lists(edges, max_size=4, unique_by=lambda row: (row.source, row.trigger, row.when))) if states else ()
    )
    names = st.lists(few, unique=True).map(sorted).map(tuple)
    return Snapshot(
        "x",
        draw(few),
        draw(few),
        draw(names),
        draw(names),
        tuple(sorted(states, key=lambda row: row.name)),
        tuple(sorted(rows, key=lambda row: (row.source, row.trigger, row.when))),
        draw(spoken_words),
    )


@given(old=snapshots(), data=st.data())
def test_whatever_differs_is_told(old, data):
    """
    Nothing about your money changes in silence.
    """
    new = data.draw(snapshots() | st.just(evolve(old, words=data.draw(spoken_words))))
    assert (compare(old, new).kind is Kind.NONE) == (old == new)
