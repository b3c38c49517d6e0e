"""Each story of a line of the customer's bank account, and what they read about it."""

import csv
import gzip
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from aboveboard import look, render
from aboveboard.flows.feed_entry import FEED_ENTRY
from aboveboard.lifecycle import OPEN, REPORTED
from aboveboard.testing import assert_sound
from aboveboard.transaction import Cause, Verdict, allowed, gather, record
from aboveboard.view import News
from facts import START, after, event, money, opening

DAY = 24
SHARED = Path(__file__).parents[3] / "shared"
MAP = SHARED / "facts" / "provider-map.csv"
LOGS = SHARED / "data" / "logs"


def entry(*steps, minor=4200, **more):
    """An entry in which Café Olé is named, one step a day."""
    found = [
        event(step, DAY * day, **more) if isinstance(step, str) else event(step[0], DAY * day, step[1], **more)
        for day, step in enumerate(steps, 1)
    ]
    return after(*found, minor=minor, lifecycle=FEED_ENTRY)


def told(transaction, days=5):
    return render(look(transaction, at=START + timedelta(days=days)), locale="en")


def notice(transaction, trigger, minor=None, **more):
    """What we tell the customer when this happens two weeks later."""
    outcome = record(transaction, event(trigger, 14 * DAY, minor, **more))
    return outcome, render(outcome.notice, locale="en").text


def position(transaction):
    return {holder.value: int(part.amount * 100) for holder, part in transaction.position.items()}


ALL = 4200
STORIES = {
    "nothing more yet": ((), "pending", {"held": ALL}),
    "pending, then entered": (("post",), "posted", {"payee": ALL}),
    "announced": (("announce",), "announced", {"held": ALL}),
    "announced, pending, entered": (("announce", "appear", "post"), "posted", {"payee": ALL}),
    "announced, and entered without having been pending": (("announce", "post"), "posted", {"payee": ALL}),
    "announced, and called off": (("announce", "remove"), "removed", {"payer": ALL}),
    "shown as pending twice": (("appear",), "pending", {"held": ALL}),
    "entered with a tip": ((("correct_pending", 4800), ("post", 4800)), "posted", {"payee": 4800}),
    "entered with less than was held": ((("correct_pending", 3500), "post"), "posted", {"payee": 3500}),
    "listed anew with another amount": (((OPEN, 4800), ("post", 4800)), "posted", {"payee": 4800}),
    "modified while pending, in the words for later": ((("correct", 4800), "post"), "posted", {"payee": 4800}),
    "entered, told twice": (("post", "post"), "posted", {"payee": ALL}),
    "entered, while one list lags behind": (("post", "appear"), "posted", {"payee": ALL}),
    "corrected": (("post", ("correct", 420)), "corrected", {"payee": 420}),
    "corrected twice": (("post", ("correct", 420), ("correct", 4000)), "corrected", {"payee": 4000}),
    "corrected, then entered once more": (("post", ("correct", 420), "post"), "corrected", {"payee": 420}),
    "replaced by the entry that counts": (("supersede",), "superseded", {"payer": ALL}),
    "replaced after it was entered": (("post", "supersede"), "superseded", {"payer": ALL}),
    "removed while pending": (("remove",), "removed", {"payer": ALL}),
    "removed after it was entered": (("post", "remove"), "removed", {"payer": ALL}),
    "removed after it was corrected": (("post", ("correct", 420), "remove"), "removed", {"payer": 420}),
    "removed, told in other words": (("post", "remove", "vanish", "remove"), "removed", {"payer": ALL}),
    "removed, and it turns out that it was replaced": (("remove", "supersede"), "superseded", {"payer": ALL}),
    "removed, and back": (("post", "remove", "post"), "posted", {"payee": ALL}),
    "removed, and back as pending": (("remove", "appear"), "pending", {"held": ALL}),
    "removed, and back with another amount": (("remove", (OPEN, 4800), "post"), "posted", {"payee": 4800}),
    "undone": (("post", "reverse"), "reversed", {"payer": ALL}),
    "undone, told twice": (("post", "reverse", "reverse"), "reversed", {"payer": ALL}),
    "undone before we heard that it was entered": (("reverse",), "reversed", {"payer": ALL}),
    "undone, then replaced": (("post", "reverse", "supersede"), "superseded", {"payer": ALL}),
    "removed, and it turns out that it was undone": (("post", "remove", "reverse"), "reversed", {"payer": ALL}),
    "undone in part": (("post", ("reverse", 1000)), "posted", {"payer": 1000, "payee": 3200}),
    "undone in two parts": (("post", ("reverse", 1000), ("reverse", 3200)), "reversed", {"payer": ALL}),
    "undone in part, and entered again": (("post", ("reverse", 1000), "post"), "posted", {"payee": ALL}),
    "undone in part, then removed": (("post", ("reverse", 1000), "remove"), "removed", {"payer": ALL}),
    "gone, and nobody says why": (("vanish",), "vanished_unexplained", {"unknown": ALL}),
    "gone after it was entered": (("post", "vanish"), "vanished_unexplained", {"unknown": ALL}),
    "gone, told twice": (("vanish", "vanish"), "vanished_unexplained", {"unknown": ALL}),
    "gone, because it was replaced": (("vanish", "supersede"), "superseded", {"payer": ALL}),
    "gone, because it was removed": (("post", "vanish", "remove"), "removed", {"payer": ALL}),
    "gone, because it was undone": (("post", "vanish", "reverse"), "reversed", {"payer": ALL}),
    "gone, and back as pending": (("vanish", "appear"), "pending", {"held": ALL}),
    "gone, and entered after all": (("vanish", "post"), "posted", {"payee": ALL}),
    "gone, and entered with another amount": (("vanish", ("correct", 4800), "post"), "posted", {"payee": 4800}),
    "undone in part, gone, and back": (
        ("post", ("reverse", 1000), "vanish", "post"),
        "posted",
        {"payer": 1000, "payee": 3200},
    ),
}


@pytest.mark.parametrize(("steps", "state", "ends"), STORIES.values(), ids=STORIES)
def test_a_story_ends_where_it_should(steps, state, ends):
    """
    You can always see where an entry of your account stands, and what of it counts.
    """
    transaction = entry(*steps, cause=Cause.BANK)
    assert transaction.state.name == state
    assert position(transaction) == ends
    assert transaction.waiting == ()
    assert told(transaction).label == transaction.state.says.label


def test_every_edge_of_the_entry_is_in_some_story():
    """
    No step was ever written that nobody has walked.
    """
    walked = {
        (step.way.edge.key, step.way.edge.dest)
        for steps, _, _ in STORIES.values()
        for step in entry(*steps).steps
        if step.way
    }
    assert {(edge.key, edge.dest) for edge in FEED_ENTRY.edges} - walked == set()


def test_an_entry_is_an_honest_lifecycle():
    """
    Whatever your bank reports, what you read is whole and true.
    """
    assert_sound(FEED_ENTRY, locales=("en",))


def test_pending_says_that_amount_and_name_can_change_and_by_when_we_know():
    """
    You know that a pending entry is not the last word, and by when it will be.
    """
    words = told(entry())
    assert words.label == "Pending"
    assert words.explanation == (
        "Your bank shows this entry of €42.00 as pending. The amount and the name can still change."
    )
    assert words.money == "Until this is entered in your account, €42.00 may or may not count in your balance."
    assert words.next_step == (
        "We expect to know by March 16, 2026, and often earlier, whether it is entered in your account."
    )
    assert words.action == "If you do not recognise this entry, your bank can help."
    assert words.timeline[0].text == "Your bank reported an entry of €42.00. Café Olé was named in it."
    assert told(entry(), days=30).next_step == (
        "We expected to know by March 16, 2026 whether it is entered in your account, and have heard nothing. "
        "It may still be entered, or not at all."
    )


def test_the_day_that_the_bank_names_beats_our_rule():
    """
    Where your bank names the day, you are told that day.
    """
    announced = entry("announce", due=START + timedelta(days=30))
    assert told(announced).label == "Announced"
    assert told(announced).explanation.endswith("It can still change, and may never be entered in your account.")
    assert told(announced).next_step == "We expect to know more by April 1, 2026."
    assert "have heard nothing" in told(announced, days=60).next_step


def test_entered_is_not_the_last_word_either():
    """
    Even an entry that is in your account can be undone, and you are told until when.
    """
    posted = entry("post")
    words = told(posted)
    assert (words.label, words.explanation) == ("Entered", "Your bank has entered this in your account.")
    assert words.money == "€42.00 from this entry counts in your balance."
    assert words.next_step == "Further changes are rare. What you see here can still change until April 4, 2027."
    assert look(posted, at=START).certainty is REPORTED
    assert told(posted, days=500).next_step == "We do not expect this to change any more."


def test_money_in_and_money_out_read_alike():
    """
    You are never told that you paid when it was money that came to you.
    """
    every = " ".join(form for message in FEED_ENTRY.messages() for form in message.forms)
    own = every.split("We cannot say why.")[0]
    for word in ("paid", "pay ", "received", "sent you", "refund", "seller", "charged", "credited", "debited"):
        assert word not in own
    assert "If money had come in" in own and "If money had gone out" in own


def test_a_tip_is_told_as_a_change_of_the_pending_amount():
    """
    When the amount grows before it is entered, you can see both amounts.
    """
    words = told(entry(("correct_pending", 4800), "post"))
    assert [line.text for line in words.timeline][1:] == [
        "The amount changed from €42.00 to €48.00.",
        "Your bank entered this in your account, as €48.00.",
    ]
    assert words.money == "€48.00 from this entry counts in your balance."


@pytest.mark.parametrize("minor", [3500, 4800])
def test_an_entry_with_an_amount_that_nobody_announced_is_being_checked(minor):
    """
    If two amounts do not agree, we do not pretend that one of them is right.
    """
    outcome = record(entry(), event("post", DAY, minor))
    assert outcome.verdict is Verdict.REFUSED
    assert look(outcome.transaction, at=START + timedelta(days=2)).news is News.CHECKING
    explained = record(outcome.transaction, event("correct_pending", 2 * DAY, minor)).transaction
    assert (explained.state.name, explained.waiting) == ("posted", ())
    assert position(explained) == {"payee": minor}


def test_the_posted_line_and_the_pending_line_become_one_entry():
    """
    One purchase is one entry for you, even if your bank lists it twice under different names.
    """
    facts = [
        opening(about=("pending-1",), source="feed"),
        event("appear", 0, source="feed", about=("pending-1",)),
        opening(
            4800,
            START + timedelta(days=3),
            reference="posted/open",
            about=("posted-1", "pending-1"),
            names={"merchant": "Café Olé GmbH"},
        ),
        event("post", 3 * DAY, 4800, about=("posted-1",)),
    ]
    for order in permutations(facts):
        (transaction,) = gather(order, FEED_ENTRY).transactions
        assert (transaction.state.name, position(transaction), transaction.waiting) == ("posted", {"payee": 4800}, ())


def test_a_correction_keeps_both_amounts_and_says_whose_mistake_it_was():
    """
    If an amount was wrong, you read what we showed, what is right, since when, and why.
    """
    corrected = entry("post", ("correct", 420), cause=Cause.DATA_SUPPLIER)
    words = told(corrected)
    assert words.label == "Amount corrected"
    assert words.explanation == (
        "We showed you €42.00. The right amount is €4.20. This was corrected on March 4, 2026. "
        "The list of amounts that we were sent had a mistake in it."
    )
    assert words.money == "€4.20 from this entry counts in your balance."
    assert words.timeline[-1].text == (
        "The amount was corrected from €42.00 to €4.20. The list of amounts that we were sent had a mistake in it."
    )
    shown = look(corrected, at=START + timedelta(days=5)).correction
    assert (shown.before, shown.after) == (money(4200), money(420))
    assert told(entry("post", ("correct", 420), cause=Cause.BANK)).explanation.endswith(
        "Your bank had told us the wrong amount."
    )


def test_gone_without_a_word_is_told_as_just_that():
    """
    If an entry disappears and nobody says why, we do not make up a reason.
    """
    gone = entry("vanish")
    words = told(gone)
    assert words.label == "No longer listed"
    assert words.explanation == (
        "This entry is no longer in what we are sent about your account, and we do not know why."
    )
    assert words.money == "We do not know whether €42.00 from this entry counts in your balance."
    assert "We cannot say whether we will learn more." in words.next_step
    assert words.action == "Your bank can tell you whether this entry still stands."
    view = look(gone, at=START + timedelta(days=800))
    assert (view.final, view.promise) == (False, None)


def test_what_was_gone_is_explained_once_we_know():
    """
    When we learn why an entry was gone, we tell you.
    """
    gone = entry("post", "vanish")
    replaced, text = notice(gone, "supersede")
    assert text == "We learned what happened to this entry: your bank had replaced it with a newer one."
    words = told(replaced.transaction, days=15)
    assert (words.label, words.explanation) == ("Replaced", "Your bank has replaced this entry with a newer one.")
    assert words.money == "€42.00 from this entry should not count in your balance."
    assert words.next_step == (
        "The newer entry shows the amount and the name as they are now. You do not need to do anything."
    )
    assert notice(gone, "remove")[1] == "We learned what happened to this entry: your bank had removed it."
    assert notice(gone, "reverse")[1] == "We learned what happened to this entry: your bank had undone it."


@pytest.mark.parametrize(
    ("steps", "trigger", "said", "text"),
    [
        (
            ("post",),
            "remove",
            "posted",
            "We told you that this was entered in your account. Your bank has removed it since.",
        ),
        (
            ("post", ("correct", 420)),
            "remove",
            "corrected",
            "We told you that this was entered in your account. Your bank has removed it since.",
        ),
        (
            ("post",),
            "supersede",
            "posted",
            "We told you that this was entered in your account. Your bank has replaced it with a newer entry since.",
        ),
        (
            ("post",),
            "vanish",
            "posted",
            "We told you that this was entered in your account. It has since disappeared from what we are sent. "
            "Nobody told us why.",
        ),
        (
            ("post",),
            "reverse",
            "posted",
            "We told you that this was entered in your account. Your bank has undone €42.00 of it since.",
        ),
        (
            ("vanish",),
            "appear",
            "vanished_unexplained",
            "We told you that this entry was gone. It has come back as pending since.",
        ),
        (
            ("post", "remove"),
            "post",
            "removed",
            "We told you that this entry was gone. It has been entered in your account since.",
        ),
    ],
)
def test_late_news_is_told_and_takes_back_what_was_said(steps, trigger, said, text):
    """
    If what we told you no longer holds, we say what we had told you.
    """
    outcome, found = notice(entry(*steps), trigger)
    assert outcome.verdict is Verdict.APPLIED
    assert outcome.retracts.name == said
    assert found == text


@pytest.mark.parametrize("trigger", ["remove", "supersede", "vanish", "reverse"])
def test_news_about_an_entry_that_was_only_pending_takes_nothing_back(trigger):
    """
    We only say "we told you" where we had told you something.
    """
    outcome, text = notice(entry(), trigger)
    assert outcome.retracts is None
    assert "We told you" not in text


def test_an_entry_that_was_never_more_than_pending_is_not_said_to_have_counted():
    """
    A deposit that only stood there as pending never took anything from you, and you read that.
    """
    for trigger in ("remove", "supersede", "reverse"):
        assert told(entry(trigger)).money == "As far as we know, this entry does not count in your balance."
    assert told(entry("post", "remove")).money == "€42.00 from this entry should not count in your balance."


def test_undone_says_what_to_expect_in_either_direction():
    """
    If your bank undoes an entry, you know what to look for, whichever way the money had gone.
    """
    words = told(entry("post", "reverse", reason="not_said"))
    assert words.label == "Undone"
    assert words.explanation == (
        "Your bank has undone this entry. We cannot say why. Your bank may be able to tell you more if you ask."
    )
    assert words.action == (
        "If money had come in, it should be out of your account again. If money had gone out, it should be back. "
        "Ask your bank if that is not what you see."
    )


def test_a_part_that_is_undone_leaves_the_rest_entered():
    """
    If only a part is undone, you read which part, and that the rest still counts.
    """
    outcome, text = notice(entry("post"), "reverse", 1000)
    assert text == "We told you that this was entered in your account. Your bank has undone €10.00 of it since."
    words = told(outcome.transaction, days=15)
    assert words.label == "Entered"
    assert words.money == (
        "€10.00 from this entry should not count in your balance. €32.00 from this entry counts in your balance."
    )


@pytest.mark.parametrize(
    "steps", [("supersede", "remove"), ("supersede", "vanish"), ("post", "reverse", "remove"), ("post", "announce")]
)
def test_news_that_overtook_each_other_is_no_contradiction(steps):
    """
    You are not frightened when two messages only came in the wrong order.
    """
    transaction = entry(*steps)
    assert [waiting.verdict for waiting in transaction.waiting] == [Verdict.LATE]
    assert look(transaction, at=START + timedelta(days=6)).news is News.CLEAR


def test_replaced_is_the_only_end_nothing_leads_out_of():
    """
    Nothing is called final that your bank can still change.
    """
    assert {name for name, state in FEED_ENTRY.states.items() if state.final} == {"superseded"}
    assert allowed(entry("supersede")) == ()


@pytest.mark.skipif(not MAP.exists(), reason="the research stays outside the repository")
def test_everything_that_providers_report_of_an_entry_has_a_name_here():
    """
    Whatever your bank or its data supplier reports, there is a place for it.
    """
    known = {*FEED_ENTRY.states, *FEED_ENTRY.triggers, "(initial)", "poll trigger"}
    with MAP.open() as rows:
        named = [row["state_or_edge"] for row in csv.DictReader(rows) if row["lifecycle"] == "feed_entry"]
    assert named
    assert {word for name in named for word in name.split("|")} <= known


def fines(name):
    """The first amount of each fine in one edition of a public data set, in cents."""
    with gzip.open(LOGS / name, "rt") as rows:
        found = {row["case_id"]: row["amount"] for row in csv.DictReader(rows) if row["activity"] == "Create Fine"}
    return {case: round(float(amount) * 100) for case, amount in found.items()}


@pytest.mark.skipif(not LOGS.exists(), reason="the data set stays outside the repository")
def test_a_real_list_that_was_ten_times_too_high_is_put_right_line_by_line():
    """
    When a real list of amounts was ten times too high, each of its lines shows both amounts and the reason.
    """
    wrong, right = fines("traffic_fines_10k_feed_error.csv.gz"), fines("traffic_fines_10k.csv.gz")
    assert wrong.keys() == right.keys()
    assert all(wrong[case] == 10 * right[case] for case in right)
    for case in sorted(right)[:50]:
        steps = (("post", wrong[case]), ("correct", right[case]))
        corrected = entry(*steps, minor=wrong[case], cause=Cause.DATA_SUPPLIER)
        shown = look(corrected, at=START + timedelta(days=5)).correction
        assert (shown.before, shown.after) == tuple(money(one[case]) for one in (wrong, right))
        assert position(corrected) == {"payee": right[case]}
    assert told(entry(("post", wrong["A1"]), ("correct", right["A1"]), minor=wrong["A1"])).explanation.startswith(
        "We showed you €350.00. The right amount is €35.00. This was corrected on March 4, 2026."
    )
