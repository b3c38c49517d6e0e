from datetime import timedelta

import pytest

from aboveboard import Money, NotAllowed, Verdict, may, render, request
from aboveboard.errors import BadMoney, BadValue
from aboveboard.lifecycle import Party
from aboveboard.transaction import Permission, RefusalCode, allowed
from facts import START, after, event

NOW = START + timedelta(days=2)
PAID = after(event("settle", 1))


def test_yes_is_true():
    answer = may(PAID, "start_refund", at=NOW)
    assert answer
    assert answer == Permission("start_refund")


@pytest.mark.parametrize(
    ("transaction", "trigger", "amount", "code", "words"),
    [
        (
            after(),
            "start_refund",
            None,
            RefusalCode.NOT_YET,
            "This is not possible yet. We expect to know more by March 9, 2026.",
        ),
        (PAID, "cancel", None, RefusalCode.NO_LONGER, "This is no longer possible."),
        (
            PAID,
            "start_refund",
            Money(43, "EUR"),
            RefusalCode.TOO_MUCH,
            "That is more than there is. At most €42.00 is possible.",
        ),
        (
            after(event("settle", 1), event("start_refund", 2, 4200)),
            "start_refund",
            None,
            RefusalCode.NOTHING_LEFT,
            "There is no money left for this.",
        ),
        (
            after(event("settle", 1), event("refund", 2, 4200)),
            "start_refund",
            None,
            RefusalCode.NO_LONGER,
            "This is no longer possible.",
        ),
        (
            after(event("settle", 1), event("expire", 2)),
            "start_refund",
            None,
            RefusalCode.CHECKING,
            "We have had two different answers about this and are checking them first.",
        ),
    ],
)
def test_no_says_why_in_the_customers_words(transaction, trigger, amount, code, words):
    answer = may(transaction, trigger, at=NOW, amount=amount)
    assert not answer
    assert answer.code is code
    assert render(answer, locale="en").explanation == words
    assert render(answer, locale="de").locale == "de"


def test_no_says_what_can_be_done_instead():
    answer = may(PAID, "cancel", at=NOW)
    assert "start_refund" in answer.allowed
    assert render(answer, locale="en").action


def test_asking_is_not_doing():
    before = PAID.fold
    may(PAID, "start_refund", at=NOW)
    assert PAID.fold is before


def test_a_step_nobody_has_is_a_mistake_of_the_caller():
    with pytest.raises(BadValue, match="purchase has no 'refnud'"):
        may(PAID, "refnud", at=NOW)
    with pytest.raises(BadMoney):
        may(PAID, "start_refund", at=NOW, amount=Money("0.001", "EUR"))


@pytest.mark.parametrize(
    ("trigger", "amount", "problem"),
    [
        ("start_refund", Money(1, "USD"), "is in USD, and the transaction in EUR"),
        ("start_refund", Money(0, "EUR"), "should be more than nothing"),
        ("correct", None, "has to say to what"),
        ("correct", Money(42, "EUR"), "is 42 EUR already"),
    ],
)
def test_an_amount_that_no_state_could_allow_is_a_mistake_of_the_caller(trigger, amount, problem):
    with pytest.raises(BadValue, match=problem):
        may(PAID, trigger, at=NOW, amount=amount)


def test_a_date_that_has_passed_is_not_promised_again():
    late = may(after(), "start_refund", at=START + timedelta(days=30))
    assert late.from_when is None
    assert render(late, locale="en").explanation == "This is not possible yet."


def test_while_two_answers_are_checked_nothing_is_suggested():
    assert render(may(after(event("settle", 1), event("expire", 2)), "refund", at=NOW), locale="en").action == ""


def test_a_reference_is_one_act_and_cannot_become_another():
    once = request(PAID, "start_refund", at=NOW, reference="refund-7", amount=Money(10, "EUR")).transaction
    with pytest.raises(BadValue, match="'refund-7' is the id of another act"):
        request(once, "start_refund", at=NOW, reference="refund-7", amount=Money(20, "EUR"))


def test_our_own_act_is_recorded_when_it_is_allowed():
    outcome = request(PAID, "start_refund", at=NOW, reference="refund-7", amount=Money(10, "EUR"))
    assert outcome.verdict is Verdict.APPLIED
    assert outcome.transaction.state.name == "refunding"
    assert render(outcome.notice, locale="en").text == "Café Olé started to send €10.00 back to you."


def test_the_same_act_twice_is_one_act():
    once = request(PAID, "start_refund", at=NOW, reference="refund-7").transaction
    twice = request(once, "start_refund", at=NOW, reference="refund-7")
    assert twice.verdict is Verdict.DUPLICATE
    assert twice.transaction is once


def test_what_is_not_allowed_raises_with_the_same_content():
    with pytest.raises(NotAllowed, match=r"a settled transaction cannot cancel \(no_longer\).*start_refund") as error:
        request(PAID, "cancel", at=NOW, reference="x")
    assert render(error.value.refusal, locale="en").explanation == "This is no longer possible."
    assert len(PAID.history) == 2


def test_what_the_customer_can_do_themselves():
    assert allowed(PAID, Party.CUSTOMER) == ("dispute",)
    assert allowed(after(event("decline", 1)), Party.CUSTOMER) == ("open",)
    assert allowed(after(event("expire", 1))) == ()
