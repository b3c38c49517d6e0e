import asyncio

import pytest
from attrs import evolve
from moneyed import Money

from aboveboard.errors import BadValue
from aboveboard.flows import PURCHASE
from aboveboard.lifecycle import PAYEE
from aboveboard.testing import (
    NOT_APPLIED,
    Delivery,
    Disagreement,
    Happening,
    Journey,
    MoneyDisagrees,
    Raised,
    StateDisagrees,
    VerdictDisagrees,
    WordsDisagree,
    again,
    check,
    check_async,
    late,
    ledger,
    single_faults,
    slow,
    tour,
)
from aboveboard.transaction import Verdict
from systems import Calm, Silent, Slow

LOCALES = ("en", "de", "es", "fr", "pt_BR", "ar", "ja")
PAID = Journey(PURCHASE, (Happening("authorise", 10_000), Happening("settle", 10_000)))
OVERDUE = Delivery(PAID, (slow(2, 24 * 30),))


def test_a_system_that_is_right_agrees_however_its_news_arrives():
    """
    What we tell you is what our tests compared.
    """
    for delivery in single_faults(PURCHASE):
        check(delivery, Calm)
    for journey in tour(PURCHASE)[:8]:
        check(journey, Calm, locales=LOCALES)


def test_a_system_may_have_no_opinion_but_then_nothing_counts_as_exercised():
    ledger.take()
    check(PAID, Silent)
    assert not any(ledger.take().values())
    check(PAID, Calm)
    assert {str(one) for one in ledger.take()["purchase"]} == {
        "pending --authorise--> pending",
        "pending --settle--> settled",
    }


class WrongVerdict(Calm):
    def deliver(self, event):
        super().deliver(event)
        return Verdict.APPLIED


class WrongState(Calm):
    def state(self):
        return "settled"


class WrongMoney(Calm):
    def money(self):
        return {"payer": Money("99.99", "EUR"), "payee": 1}


class WrongWords(Calm):
    def view(self, locale):
        return {"label": "Paid" if locale == "en" else super().view(locale).label}


class NoClock(Calm):
    def tick(self, at):
        pass


class Fragile(Calm):
    def deliver(self, event):
        raise LookupError("no such payment")


@pytest.mark.parametrize(
    ("system", "delivery", "kind", "says"),
    [
        (WrongVerdict, Delivery(PAID, (again(1),)), VerdictDisagrees, "verdict: the lifecycle says 'duplicate'"),
        (WrongState, PAID, StateDisagrees, "state: the lifecycle says 'pending', your system says 'settled'"),
        (WrongMoney, PAID, MoneyDisagrees, "money: the lifecycle says {'payer': 10000}"),
        (WrongWords, PAID, WordsDisagree, "label in en: the lifecycle says 'Pending', your system says 'Paid'"),
        (NoClock, OVERDUE, WordsDisagree, "next_step in en: the lifecycle says 'We expected to know"),
        (Fragile, PAID, Raised, "LookupError: no such payment"),
    ],
)
def test_each_kind_of_disagreement_is_an_exception_of_its_own(system, delivery, kind, says):
    """
    Two different faults are never reported as one.
    """
    with pytest.raises(kind) as error:
        check(delivery, system, locales=("en", "de"))
    assert says in str(error.value)
    assert error.value.lifecycle == "purchase"
    pasted = Delivery(PAID) if delivery is PAID else delivery
    assert error.value.__notes__[1] == f"To see it again: check({pasted!r}, ...)"
    assert error.value.__notes__[0].startswith("What the customer should have read (purchase, 100.00):")
    assert (error.value.__cause__ is not None) is (kind is Raised)


def test_one_word_for_all_news_that_was_not_applied_is_enough():
    class Coarse(Calm):
        def deliver(self, event):
            verdict = super().deliver(event)
            return verdict if verdict in (Verdict.APPLIED, Verdict.DUPLICATE) else NOT_APPLIED

    for delivery in single_faults(PURCHASE)[:200]:
        check(delivery, Coarse)

    class Confused(Calm):
        def deliver(self, event):
            super().deliver(event)
            return NOT_APPLIED

    with pytest.raises(VerdictDisagrees, match="conflicting or early or late"):
        check(PAID, Confused)


def test_a_system_that_is_awaited_is_checked_in_the_same_way():
    check(Delivery(PAID, (late(1, 1),)), Slow, locales=LOCALES)

    class SlowAndWrong(Slow):
        async def state(self):
            return "settled"

    with pytest.raises(StateDisagrees):
        check(PAID, SlowAndWrong)


def test_a_test_in_a_loop_of_its_own_awaits_the_check():
    asyncio.run(check_async(Delivery(PAID, (late(1, 1),)), Slow))
    asyncio.run(check_async(PAID, Calm))

    class SlowAndFragile(Slow):
        async def deliver(self, event):
            raise LookupError

    with pytest.raises(Raised):
        asyncio.run(check_async(PAID, SlowAndFragile))


@pytest.mark.parametrize("system", [Calm, WrongState, Fragile])
def test_a_system_is_closed_whatever_happens(system):
    closed = []

    class Closing(system):
        def close(self):
            closed.append(self)

    try:
        check(PAID, Closing)
    except Disagreement:
        assert system is not Calm
    assert len(closed) == 1


def test_only_edges_that_a_system_agreed_to_are_exercised():
    class LateWrong(Calm):
        def money(self):
            return {} if self.state() == "settled" else super().money()

    ledger.take()
    with pytest.raises(MoneyDisagrees):
        check(PAID, LateWrong)
    assert {str(one) for one in ledger.take()["purchase"]} == {"pending --authorise--> pending"}


class Titled(Calm):
    def view(self, locale):
        return {"title": "Paid"}


def test_a_part_that_nobody_knows_is_refused_by_name():
    with pytest.raises(BadValue, match=r"title: no part .* label"):
        check(PAID, Titled)


def test_a_card_is_in_one_language_also_where_a_system_shows_a_part_of_it(tmp_path):
    """
    Where a language lacks one sentence, you read all of the card in another.
    """
    german = tmp_path / "de" / "LC_MESSAGES" / "purchase.po"
    german.parent.mkdir(parents=True)
    german.write_bytes((PURCHASE.catalogs / "de" / "LC_MESSAGES" / "purchase.po").read_bytes())
    ours = evolve(PURCHASE, catalogs=tmp_path, money={PAYEE: "{merchant} has {part}, at last."})

    class Terse(Calm):
        """Renders the whole card, and shows two sentences of it."""

        lifecycle = ours

        def view(self, locale):
            words = super().view(locale)
            return {"label": words.label, "explanation": words.explanation}

    check(evolve(PAID, lifecycle=ours), Terse, locales=("de",))


class NeverStarts(Calm):
    """Closes what it has not opened yet, as test setups do."""

    def start(self, opening):
        raise ConnectionError("no database")

    def close(self):
        raise AttributeError("session")


def test_what_went_wrong_first_is_what_is_told():
    with pytest.raises(Raised, match="no database") as error:
        check(PAID, NeverStarts)
    assert "Closing it failed as well: AttributeError: session" in error.value.__notes__


def test_a_system_that_cannot_be_closed_is_told_too():
    class NeverCloses(Calm):
        def close(self):
            raise AttributeError("session")

    with pytest.raises(AttributeError, match="session"):
        check(PAID, NeverCloses)


@pytest.mark.parametrize(
    ("method", "answer", "named"),
    [
        ("view", "Paid", "view: 'Paid' should be Words"),
        ("view", {"lable": "Paid"}, "view: lable: no part .* label"),
        ("deliver", True, "deliver: True is no verdict; answer with applied"),
        ("deliver", ("applied", "yes"), "deliver: 'yes' is no verdict"),
        ("money", 5, "money: 5 should say who has how much"),
    ],
)
def test_an_answer_of_no_kind_is_refused_with_the_method_that_gave_it(method, answer, named):
    odd = type("Odd", (Calm,), {method: lambda *_: answer})
    with pytest.raises(BadValue, match=named):
        check(PAID, odd)


def test_an_awaited_system_inside_a_loop_is_told_what_to_call():
    async def test():
        check(PAID, Slow)

    with pytest.raises(Raised, match=r"should have answered, and raised BadValue: .* await check_async"):
        asyncio.run(test())


class Shouts(Calm):
    def view(self, locale):
        words = super().view(locale)
        return evolve(words, label=words.label.upper(), explanation="!", next_step="!", money="!", last_heard="!")


def test_of_several_parts_that_differ_the_one_read_first_is_told():
    with pytest.raises(WordsDisagree, match=r"^label in en"):
        check(PAID, Shouts)
