from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve

from aboveboard import Certainty, ClientNote, Money, PrivateNote, annotate, look, render
from aboveboard.errors import BadValue
from aboveboard.lifecycle import Holder, Party, banking
from aboveboard.transaction import Cause, Standing
from aboveboard.view import News
from facts import START, after, event, gathered, money, opening

SOON = START + timedelta(days=2)


def test_a_view_holds_what_a_customer_may_know_and_nothing_else():
    """
    Whoever adds a field here decides that customers may read it.
    """
    fields = set(look(after(), at=SOON).__slots__) - {"__weakref__"}
    assert fields == {
        "id",
        "lifecycle",
        "state",
        "certainty",
        "final",
        "may_change_until",
        "amount",
        "position",
        "whereabouts",
        "promise",
        "last_heard",
        "actions",
        "timeline",
        "corrections",
        "notes",
        "news",
        "says",
        "values",
        "catalogs",
    }


def test_pending_promises_an_answer():
    view = look(after(), at=SOON)
    assert (view.state, view.certainty, view.final) == ("pending", Certainty.REPORTED, False)
    assert view.promise.standing is Standing.ON_TIME
    assert view.may_change_until is None
    assert view.position == {Holder.PAYER: Money(42, "EUR")}
    assert [clause.key for clause, _ in view.whereabouts] == ["money.untouched:clause"]


def test_paid_may_change_until_a_day_and_is_final_after_it():
    paid = after(event("settle", 1))
    until = datetime(2026, 6, 30, 23, 59, 59, 999999, UTC)
    assert look(paid, at=SOON).may_change_until == until
    assert not look(paid, at=until).final
    over = look(paid, at=until + timedelta(seconds=1))
    assert over.final
    assert over.may_change_until is None


def test_news_after_the_end_is_still_news():
    paid = after(event("settle", 1), event("dispute", 24 * 200, 4200))
    assert look(paid, at=START + timedelta(days=201)).state == "disputed"


def test_a_holiday_moves_the_day_by_which_a_refund_shows():
    refunded = after(event("settle", 1), event("refund", 24 * 24))
    assert look(refunded, at=START, calendar=banking("DE")).promise.due > look(refunded, at=START).promise.due


def test_who_we_last_heard_from():
    view = look(after(event("settle", 1, party=Party.MERCHANT), event("dispute", 9, party=Party.BANK)), at=SOON)
    assert (view.last_heard.party, view.last_heard.at) == (Party.BANK, START + timedelta(hours=9))


def test_a_correction_keeps_before_after_and_why():
    corrected = after(
        event("settle", 1),
        event("correct", 2, 420, cause=Cause.DATA_SUPPLIER),
        event("correct", 3, 500, cause=Cause.US),
    )
    view = look(corrected, at=SOON)
    assert [(str(c.before.amount), str(c.after.amount), c.cause) for c in view.corrections] == [
        ("42.00", "4.20", Cause.DATA_SUPPLIER),
        ("4.20", "5.00", Cause.US),
    ]
    assert view.correction is view.corrections[-1]
    assert view.amount == Money(5, "EUR")


def test_only_client_notes_are_in_a_view():
    noted = annotate(annotate(after(), PrivateNote("rude", at=START)), ClientNote("We are on it.", at=START))
    assert [note.text for note in look(noted, at=SOON).notes] == ["We are on it."]


def test_what_somebody_can_do_themselves():
    assert look(after(event("ask_to_confirm", 1)), at=SOON).actions == ("confirm",)
    assert look(after(event("settle", 1)), at=SOON).actions == ("dispute",)


def test_two_openings_in_two_currencies_are_two_answers():
    from attrs import evolve

    dollars = evolve(opening(reference="other"), amount=Money(42, "USD"))
    assert look(gathered([opening(), dollars]), at=SOON).news is News.CONFLICTING


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(BadValue, match=r"at: .*time zone"):
        look(after(), at=datetime(2026, 1, 1))


def test_a_day_that_has_passed_is_not_named_while_news_is_checked():
    paid = after(event("settle", 1), event("teleport", 2))
    view = look(paid, at=START + timedelta(days=200))
    assert (view.final, view.may_change_until) == (False, None)
    assert "What you see here can still change." in render(view, locale="en").next_step


def test_a_question_does_not_begin_the_time_anew():
    settled = after(event("settle", 1))
    asked = after(event("settle", 1), event("inquire", 24 * 9))
    assert look(asked, at=SOON).may_change_until == look(settled, at=SOON).may_change_until


def test_a_timeline_is_told_by_time():
    early_refund = gathered([opening(), event("settle", 9), event("refund", 2, 500)])
    moments = [line.at for line in look(early_refund, at=SOON).timeline]
    assert moments == sorted(moments)


def test_a_provider_who_names_a_later_day_keeps_it_open_until_then():
    """
    As long as somebody has promised you an answer, we do not call it over.
    """
    late = START + timedelta(days=90)
    refunded = after(event("settle", 1), event("refund", 2, due=late))
    view = look(refunded, at=START + timedelta(days=60))
    assert (view.final, view.promise.due, view.may_change_until) == (False, late, late)
    assert look(refunded, at=START + timedelta(days=91)).final


def test_what_came_back_came_at_least_once():
    """
    Refunds that fail piece by piece never make it "none".
    """
    refunds = [event("settle"), event("refund", 2, 3000)]
    failed = [event("fail_refund", 3 + number, 500, reference=f"f{number}") for number in range(3)]
    back = after(*refunds, *failed, event("refund", 9, 200, reference="again"))
    view = look(back, at=START + timedelta(days=2))
    assert view.values["count"] == 1
    assert view.values["returned"] == money(1700)


def test_a_list_of_many_leaves_the_timelines_out_and_says_all_else():
    """
    In a list of all my payments, each says what it says on its own page.
    """
    settled = after(event("settle"))
    whole, brief = look(settled, at=SOON), look(settled, at=SOON, with_timeline=False)
    assert whole.timeline and not brief.timeline
    assert evolve(whole, timeline=()) == brief
    assert render(brief, locale="en") == evolve(render(whole, locale="en"), timeline=())
