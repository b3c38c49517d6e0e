"""Words as a channel carries them: whole sentences that fit, and nothing that only its reader should see."""

from datetime import timedelta

import pytest
from attrs import evolve

from aboveboard import Refusal, Wording, look, may, render
from aboveboard.errors import BadValue
from aboveboard.flows import LIFECYCLES, PURCHASE
from aboveboard.testing.properties.survey import Survey
from aboveboard.transaction import Cause
from aboveboard.wording.channels import BUDGET, Channel
from aboveboard.wording.lengths import characters
from facts import START, after, event

NOW = START + timedelta(days=2)
PAID = look(after(event("settle", 1)), at=NOW)


def sent(view, channel, locale="en", **more):
    return render(view, locale=locale, zone="Europe/Berlin", channel=channel, **more)


def test_a_badge_is_a_label():
    assert sent(PAID, "badge").text == "Paid"
    assert sent(PAID, Channel.BADGE) == sent(PAID, "badge")


def test_a_push_says_what_is_true_and_that_it_can_change():
    push = sent(PAID, "push")
    assert push.title == "Paid"
    assert push.text == "Café Olé has collected the payment. What you see here can still change until June 30, 2026."
    assert push.left_out == ("action",)
    assert push.segments == 0


def test_a_text_message_is_plain_and_counted():
    sms = sent(PAID, "sms", "de")
    assert sms.title == ""
    assert sms.text.startswith("Café Olé hat die Zahlung eingezogen. Was Sie hier sehen, kann sich bis zum")
    assert not {"\u00a0", "\u202f", "\u2068", "\u2069"} & set(sms.text)
    assert sms.segments in (1, 2)


def test_an_e_mail_leaves_nothing_out():
    mail = sent(PAID, "email")
    words = render(PAID, locale="en", zone="Europe/Berlin")
    assert mail.title == words.label
    assert mail.text.split("\n\n") == [words.explanation, words.money, words.next_step, words.action]
    assert mail.left_out == ()


def test_why_is_left_out_before_what_is():
    """
    When room is short you are told what happened, and why on the page.
    """
    declined = look(after(event("decline", 1, reason="already_paid_once")), at=NOW)
    push = sent(declined, "push")
    assert push.text == "The payment of €42.00 did not go through. If nothing else happens, it stays unpaid."
    assert push.left_out == ("action", "reason")


def test_a_line_of_the_timeline_can_be_sent_too():
    line = PAID.timeline[-1]
    assert sent(line, "sms").text == "Café Olé collected €42.00."
    assert sent(line, "push").title == ""


def test_an_apology_makes_way_on_a_narrow_line():
    corrected = after(event("settle", 1), event("correct", 2, 3_000, cause=Cause.DATA_SUPPLIER))
    line = look(corrected, at=NOW).timeline[-1]
    assert "list of amounts" in sent(line, "push").text


TALKATIVE = evolve(
    PURCHASE.states["declined"],
    says=Wording("{amount} to {merchant}", "x" * 170 + "{amount}.", "It stays unpaid.", action="Ask the seller."),
)


@pytest.fixture
def talkative():
    says = PURCHASE.says["declined"].of("purchase.declined", TALKATIVE.says)
    return evolve(look(after(event("decline", 1)), at=NOW), says=says)


def test_whoever_sees_the_phone_reads_no_amount_unless_allowed(talkative):
    """
    What you paid, and to whom, is not for everybody who sees your phone.
    """
    assert sent(talkative, "push").title == ""
    assert sent(talkative, "push").left_out[0] == "label"
    assert sent(talkative, "push", open_title=True).title == "€42.00 to Café Olé"
    assert sent(talkative, "email").title == "€42.00 to Café Olé"


def test_what_does_not_fit_is_left_out_and_never_cut(talkative):
    push = sent(talkative, "push")
    assert push.text == ""
    assert push.left_out == ("label", "explanation", "next_step", "action")
    assert sent(talkative, "sms").text == "€42.00 to Café Olé"


def test_no_other_channel_and_no_refusal():
    with pytest.raises(BadValue, match="badge, push, email, sms"):
        sent(PAID, "fax")
    refusal = may(after(), "refund", at=NOW)
    assert isinstance(refusal, Refusal)
    with pytest.raises(BadValue, match="a refusal"):
        sent(refusal, "sms")


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda one: one.name)
def test_every_view_of_every_lifecycle_fits_every_channel_in_whole_sentences(lifecycle):
    """
    Wherever you read it, you read whole sentences of the card, and as much of them as there is room for.
    """
    survey = Survey.of(lifecycle)
    for visit in survey.by_state.values():
        view = survey.look(visit)
        for locale in survey.spoken:
            words = render(view, locale=locale)
            push = render(view, locale=locale, channel="push")
            assert characters(push.text) <= BUDGET.room(BUDGET.text, push.locale)
            if "reason" not in push.left_out and "next_step" not in push.left_out:
                assert words.explanation in push.text
                assert words.next_step in push.text
            assert push.title == words.label
            sms = render(view, locale=locale, channel="sms")
            assert sms.segments <= 2
            assert sms.text
