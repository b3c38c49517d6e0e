"""A payment with its refunds and disputes, as the customer reads it: one story."""

from datetime import timedelta
from itertools import permutations

import pytest
from attrs import evolve

from aboveboard import Event, render
from aboveboard.errors import BadValue
from aboveboard.flows import CARD_PAYMENT, DISPUTE, LIFECYCLES, PURCHASE, REFUND
from aboveboard.journeys import Journey, journeys
from aboveboard.lifecycle import OPEN
from aboveboard.transaction import ClientNote, Transaction, annotate, gather
from facts import START, event, money, opening

NOW = START + timedelta(days=4)


def paid(minor=4200, currency="EUR"):
    about = ("pi_1", "ch_1")
    more = {"lifecycle": "card_payment", "about": about}
    return [
        Event(
            OPEN,
            reference="ch_1/opened",
            occurred_at=START,
            amount=money(minor, currency),
            names={"merchant": "Café Olé"},
            **more,
        ),
        Event("capture", reference="ch_1/captured", occurred_at=START + timedelta(hours=1), **more),
        Event("settle", reference="ch_1/settled", occurred_at=START + timedelta(hours=2), **more),
    ]


def part(lifecycle, name, minor, *triggers, day=1, currency="EUR", of="ch_1"):
    """A refund or a dispute, opened on a day, and what happened to it, an hour after another."""
    more = {"lifecycle": lifecycle, "about": (name,), "part_of": (of,)}
    began = START + timedelta(days=day)
    found = [
        Event(
            OPEN,
            reference=f"{name}/opened",
            occurred_at=began,
            amount=money(minor, currency),
            names={"merchant": "Café Olé"},
            **more,
        )
    ]
    for hour, trigger in enumerate(triggers, 1):
        found.append(Event(trigger, reference=f"{name}/{trigger}", occurred_at=began + timedelta(hours=hour), **more))
    return found


def refund(name, minor, *triggers, **more):
    return part("refund", name, minor, *triggers, **more)


def dispute(name, minor, *triggers, **more):
    return part("dispute", name, minor, *triggers, **more)


def told(*events, at=NOW):
    """The one journey in these events, as values and as English words."""
    (journey,), alone = journeys(gather([one for some in events for one in some], *LIFECYCLES).transactions)
    assert alone == ()
    view = journey.look(at=at)
    return view, render(view, locale="en")


def test_a_payment_alone_is_told_in_its_own_words_under_a_plain_label():
    """
    "Paid", and who has your money.
    """
    view, words = told(paid())
    assert (view.lifecycle, view.state, view.id) == ("purchase", "settled", "pi_1")
    assert words.label == "Paid"
    assert words.explanation == "Café Olé has received money from this payment."
    assert words.money == "Café Olé has €42.00."


def test_a_part_that_came_back_is_partly_refunded():
    """
    You see how much came back, and who has the rest.
    """
    view, words = told(paid(), refund("re_1", 1000, "send", "complete"))
    assert (view.state, words.label) == ("partly_refunded", "Partly refunded")
    assert words.money == "Café Olé has €32.00. Café Olé has given back €10.00."


def test_all_that_came_back_in_two_refunds_is_refunded():
    """
    Two refunds are one sum.
    """
    view, words = told(paid(), refund("re_1", 1000, "complete"), refund("re_2", 3200, "complete", day=2))
    assert (view.state, words.label) == ("refunded", "Refunded")
    assert words.money == "Café Olé has given back €42.00."


def test_one_refund_there_and_one_on_its_way():
    """
    As long as some of it is on its way, we say so first.
    """
    view, words = told(paid(), refund("re_1", 1000, "complete", day=2), refund("re_2", 500, "send"))
    assert (view.state, words.label) == ("refunding", "Refund on its way")
    assert words.money == ("Café Olé has €27.00. Café Olé has given back €10.00. €5.00 is on its way back to you.")


def test_a_refund_during_a_dispute_promises_the_money_once():
    """
    Your bank is looking into it and the seller sends it back: it is your money, once.
    """
    view, words = told(paid(), dispute("dp_1", 4200, "escalate", "withdraw_funds"), refund("re_1", 4200, "send", day=2))
    assert (view.state, words.label) == ("disputed", "Being looked into")
    assert words.money == "€42.00 is on its way back to you."
    assert [one.value for one in view.position] == ["returning"]


def test_a_refund_and_a_lost_dispute_give_the_money_back_once():
    """
    What your bank has decided to give back is not promised by the seller as well.
    """
    view, words = told(paid(), dispute("dp_1", 4200, "escalate", "lose"), refund("re_1", 4200, "send", day=2))
    assert words.money.count("€42.00") == 1
    assert [one.value for one in view.position] == ["payer"]


def test_a_dispute_over_a_part_leaves_the_rest_with_the_seller():
    _, words = told(paid(), dispute("dp_1", 1000, "escalate", "withdraw_funds"))
    assert words.label == "Being looked into"
    assert "Café Olé has €32.00." in words.money
    assert "€10.00 has been taken from the seller for the time being." in words.money


def test_a_question_to_the_seller_leaves_the_label_as_it_is():
    """
    Nobody is looking into it yet, so we do not say so.
    """
    _, words = told(paid(), dispute("dp_1", 4200, "open_inquiry"))
    assert words.label == "Paid"
    assert words.explanation == "Café Olé has been asked about €42.00 from this payment. Nothing has been decided yet."


def test_a_refund_that_waits_for_you_comes_before_everything_else():
    """
    Where we need you, you read that first.
    """
    _, words = told(paid(), refund("re_1", 1000, "need_details"), refund("re_2", 500, "send", day=2))
    assert words.label == "Waiting for you"
    assert words.action.startswith("Please give your bank details")


def test_a_refund_that_did_not_arrive_is_said():
    _, words = told(paid(), refund("re_1", 1000, "complete", "fail"))
    assert words.label == "Refund did not reach you"
    assert words.money == "Café Olé has €42.00."


def test_a_dispute_won_by_the_seller_after_a_refund_does_not_hide_the_refund():
    """
    What came back before stays in the label.
    """
    _, words = told(paid(), refund("re_1", 1000, "complete"), dispute("dp_1", 3200, "escalate", "win", day=2))
    assert words.label == "Partly refunded"
    assert words.explanation == "It has been decided that the seller keeps the money."


def test_a_refund_before_the_payment_is_known_to_be_collected_is_being_checked():
    """
    Money cannot come back before it was paid; some news is missing, and we say that we are checking.
    """
    view, words = told(paid()[:1], refund("re_1", 4200, "complete"))
    assert words.label == "Pending"
    assert "checking" in words.explanation
    assert sum(money.amount for money in view.position.values()) == 42


def test_once_a_refund_is_over_what_can_still_change_is_the_payment():
    """
    We do not say that nothing can change while something can.
    """
    view, words = told(paid(), refund("re_1", 4200, "complete"), at=START + timedelta(days=60))
    assert not view.final
    assert words.label == "Refunded"
    assert words.next_step.startswith("What you see here can still change until")


def test_when_everything_is_over_we_say_that_we_expect_nothing_more():
    view, words = told(paid(), refund("re_1", 4200, "complete"), at=START + timedelta(days=400))
    assert view.final
    assert words.next_step == "We do not expect this to change any more."


@pytest.mark.parametrize("order", list(permutations(range(5)))[::7])
def test_the_order_of_arrival_does_not_change_what_you_read(order):
    """
    However late the news comes, we end up telling you the same thing.
    """
    facts = [*paid(), *refund("re_1", 1000, "complete")]
    _, words = told([facts[index] for index in order])
    assert words == told(facts)[1]


def test_notes_of_every_part_are_shown():
    events = [*paid(), *refund("re_1", 1000, "send")]
    (journey,), _ = journeys(gather(events, *LIFECYCLES).transactions)
    noted = annotate(journey.parts[0], ClientNote("We sent it on Monday.", at=NOW))
    words = render(Journey(journey.payment, (noted,)).look(at=NOW), locale="en")
    assert words.notes == ("We sent it on Monday.",)


# --- what belongs together ------------------------------------------------------------------------------------------


def test_a_refund_of_another_payment_stands_for_itself():
    """
    We never mix up two payments.
    """
    events = [*paid(), *refund("re_1", 1000, "send", of="ch_other")]
    (journey,), (alone,) = journeys(gather(events, *LIFECYCLES).transactions)
    assert journey.parts == ()
    assert (alone.lifecycle, alone.id) == (REFUND, "re_1")


def test_a_refund_in_another_currency_stands_for_itself():
    """
    Euros are not taken off a payment in dollars.
    """
    events = [*paid(), *refund("re_1", 1000, "send", currency="USD")]
    (journey,), (alone,) = journeys(gather(events, *LIFECYCLES).transactions)
    assert journey.parts == ()
    assert alone.currency == "USD"


def test_other_kinds_stand_for_themselves_in_their_order():
    payout = [
        Event(OPEN, reference="po", occurred_at=START, amount=money(100), lifecycle="payout", about=("po_1",)),
    ]
    found, alone = journeys(gather([*payout, *paid()], *LIFECYCLES).transactions)
    assert [one.id for one in found] == ["pi_1"]
    assert [one.id for one in alone] == ["po_1"]


def test_a_purchase_that_nobody_split_stands_for_itself():
    purchase = Transaction.opened_by(PURCHASE, opening())
    assert journeys([purchase]) == ((), (purchase,))


def test_parts_are_in_the_order_in_which_they_began():
    events = [*paid(), *dispute("dp_1", 100, day=3), *refund("re_2", 100, day=2), *refund("re_1", 100, day=2)]
    (journey,), _ = journeys(gather(events, *LIFECYCLES).transactions)
    assert [one.id for one in journey.parts] == ["re_1", "re_2", "dp_1"]
    assert [one.lifecycle for one in journey.transactions] == [CARD_PAYMENT, REFUND, REFUND, DISPUTE]


def test_a_moment_without_a_zone_is_refused():
    (journey,), _ = journeys(gather(paid(), *LIFECYCLES).transactions)
    with pytest.raises(BadValue, match="time zone"):
        journey.look(at=NOW.replace(tzinfo=None))


def test_news_that_does_not_fit_one_part_is_being_checked_for_all():
    view, words = told(paid(), [event("something_new", about=("pi_1",), lifecycle="card_payment")])
    assert view.news.value == "checking"
    assert "checking" in words.explanation


# --- refunds told as a sum ------------------------------------------------------------------------------------------


def refunded_so_far(minor, day=3):
    """What a charge says of all its refunds: it is known by the charge's own id."""
    more = {"lifecycle": "refund", "about": ("ch_1",), "part_of": ("pi_1", "ch_1")}
    at = START + timedelta(days=day)
    return [
        Event(OPEN, reference="ch_1/refunds", occurred_at=START, amount=money(4200), **more),
        Event(
            "complete", reference=f"ch_1/refunded/{minor}", occurred_at=at, amount=money(minor), is_total=True, **more
        ),
    ]


def test_refunds_told_as_a_sum_count_where_nobody_tells_them_singly():
    """
    Money that came back is told, however little we are told about it.
    """
    view, words = told(paid(), refunded_so_far(1000), refunded_so_far(1500, day=4))
    assert view.state == "partly_refunded"
    assert words.money == "Café Olé has €27.00. Café Olé has given back €15.00."


def test_refunds_told_singly_and_as_a_sum_count_once():
    """
    The same refund told in two ways is one refund, in the sum and in what happened.
    """
    once = told(paid(), refund("re_1", 1000, "complete"))
    assert told(paid(), refund("re_1", 1000, "complete"), refunded_so_far(1000))[1] == once[1]


def test_a_sum_adds_what_the_single_refunds_do_not_account_for():
    _, words = told(paid(), refund("re_1", 1000, "complete"), refunded_so_far(1500))
    assert words.money == "Café Olé has €27.00. Café Olé has given back €15.00."


# --- tries to pay ---------------------------------------------------------------------------------------------------


def tried(name, trigger, *, day=0, lifecycle="card_payment"):
    more = {"lifecycle": lifecycle, "about": ("pi_1", name)}
    at = START + timedelta(days=day)
    return [
        Event(OPEN, reference=f"{name}/opened", occurred_at=at, amount=money(4200), **more),
        Event(trigger, reference=f"{name}/{trigger}", occurred_at=at + timedelta(minutes=1), **more),
    ]


def test_a_try_in_another_way_that_came_to_nothing_is_only_something_that_happened():
    """
    What counts is that you have paid, not that it did not work the first time.
    """
    view, words = told(tried("py_0", "fail", day=-1, lifecycle="bank_debit"), paid())
    assert (view.state, words.label) == ("settled", "Paid")
    assert any("did not go through" in line.text for line in words.timeline)
    assert view.final is False


def test_of_tries_that_all_came_to_nothing_the_last_one_counts():
    """
    You read how it stands now, not how it stood at first.
    """
    first, last = tried("ch_0", "decline"), tried("py_0", "submit", day=1, lifecycle="bank_debit")
    view, words = told(first, last)
    assert (view.state, words.label) == ("pending", "Pending")
    assert words.explanation.startswith("Your bank has been asked to pay")
    assert told(last, first)[1] == words


def test_two_payments_that_both_moved_money_are_two_journeys():
    """
    If you paid twice, you see it twice.
    """
    twice = tried("py_0", "assume_collected", lifecycle="bank_debit")
    twice.insert(1, tried("py_0", "submit", lifecycle="bank_debit")[1])
    found, alone = journeys(gather([*paid(), *twice], *LIFECYCLES).transactions)
    assert [one.payment.lifecycle.name for one in found] == ["bank_debit", "card_payment"]
    assert alone == ()


# --- names and weight -----------------------------------------------------------------------------------------------


def test_whom_a_part_does_not_name_the_payment_names():
    """
    It is Café Olé that refunds you, whichever message forgot to say so.
    """
    nameless = [evolve(one, names={}) for one in refund("re_1", 1000, "send")]
    _, words = told(paid(), nameless)
    assert words.timeline[-2].text == "Café Olé started a refund of €10.00 to you."


def test_a_payment_that_was_undone_after_a_refund_began_says_so():
    """
    What was undone last comes first.
    """
    debit = {"lifecycle": "bank_debit", "about": ("pi_1", "ch_1")}
    payment = [
        Event(OPEN, reference="o", occurred_at=START, amount=money(4200), names={"merchant": "Café Olé"}, **debit),
        Event("confirm", reference="c", occurred_at=START + timedelta(hours=1), **debit),
    ]
    undone = [Event("charge_back", reference="b", occurred_at=START + timedelta(days=3), **debit)]
    view, words = told(payment, refund("re_1", 4200, "send"), undone)
    assert (view.state, words.label) == ("reversed", "Not paid after all")
    assert sum(one.amount for one in view.position.values()) == 42
