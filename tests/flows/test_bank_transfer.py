"""Each story of a bank transfer, and what the one who pays reads at its end."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest

from aboveboard import look, may, render
from aboveboard.flows.bank_transfer import BANK_TRANSFER
from aboveboard.lifecycle import CONFIRMED, Party
from aboveboard.transaction import Basis, Cause, Standing, Transaction, Verdict, allowed, record
from aboveboard.view import News
from facts import START, event, opening

DAY = 24
FACTS = Path(__file__).parents[3] / "shared" / "facts" / "provider-map.csv"


def facts(steps, **more):
    """One fact a day: a trigger, or a trigger with an amount or a reason."""
    found = []
    for number, step in enumerate(steps, 1):
        trigger, *rest = (step,) if isinstance(step, str) else step
        minor = next((one for one in rest if isinstance(one, int)), None)
        reason = next((one for one in rest if isinstance(one, str)), "")
        found.append(event(trigger, DAY * number, minor, reason=reason, **more))
    return found


def transfer(*steps, names={"recipient": "Ana Ruiz"}, **more):  # noqa: B006  # never changed
    """A transfer to Ana Ruiz, one step a day."""
    return recorded(facts(steps, **more), names)


def recorded(events, names=None):
    transaction = Transaction.opened_by(BANK_TRANSFER, opening(names=names or {}))
    for one in events:
        transaction = record(transaction, one).transaction
    return transaction


def told(transaction, days=6):
    return render(look(transaction, at=START + timedelta(days=days)), locale="en")


def notice(transaction, trigger, minor=None, **more):
    """What we tell the customer when this happens two weeks later."""
    outcome = record(transaction, event(trigger, 14 * DAY, minor, **more))
    return outcome, render(outcome.notice, locale="en").text


def position(transaction):
    return {holder.value: int(part.amount * 100) for holder, part in transaction.position.items()}


ALL = 4200
SENT = ("execute", "debit_done")
ARRIVED = (*SENT, "credit")
STORIES = {
    "happy path": (("accept", *ARRIVED), "credited", {"payee": ALL}),
    "nothing yet": ((), "received", {"payer": ALL}),
    "accepted": (("accept",), "accepted", {"payer": ALL}),
    "ordered with another amount than was sent": ((("open", 4150), *SENT), "sent", {"in_transit": 4150}),
    "the bank never tells more": (("execute",), "in_progress", {"payer": ALL}),
    "nobody ever confirms that it arrived": (SENT, "sent", {"in_transit": ALL}),
    "all we ever hear is that it arrived": (("credit",), "credited", {"payee": ALL}),
    "all we ever hear is that it left": (("debit_done",), "sent", {"in_transit": ALL}),
    "arrived, and nobody said that it had left": (("execute", "credit"), "credited", {"payee": ALL}),
    "checked, accepted, sent": (("check", "accept", "debit_done"), "sent", {"in_transit": ALL}),
    "accepted, then checked again": (("accept", "check"), "checking", {"payer": ALL}),
    "accepted check by check": (("accept", "accept", "accept"), "accepted", {"payer": ALL}),
    "confirmed by the customer": (("ask_to_confirm", "confirm", *SENT), "sent", {"in_transit": ALL}),
    "sent, and nobody said that it was confirmed": (("ask_to_confirm", *SENT), "sent", {"in_transit": ALL}),
    "called off": (("accept", "cancel"), "cancelled", {"payer": ALL}),
    "not accepted": (("reject",), "rejected", {"payer": ALL}),
    "accepted, then not": (("accept", "reject"), "rejected", {"payer": ALL}),
    "going ahead, then not": (("execute", "reject"), "rejected", {"payer": ALL}),
    "at the other bank": ((*SENT, "hold_at_payee_bank"), "on_hold", {"held": ALL}),
    "at the other bank, told twice": ((*SENT, *["hold_at_payee_bank"] * 2), "on_hold", {"held": ALL}),
    "at the other bank, then arrived": ((*SENT, "hold_at_payee_bank", "credit"), "credited", {"payee": ALL}),
    "at the other bank is the first we hear": (("hold_at_payee_bank",), "on_hold", {"held": ALL}),
    "blocked": ((*SENT, "hold_at_payee_bank", "block"), "blocked", {"unknown": ALL}),
    "blocked before it was sent": (("check", "block"), "blocked", {"unknown": ALL}),
    "blocked, told twice": (("debit_done", "block", "block"), "blocked", {"unknown": ALL}),
    "blocked in two parts": (("debit_done", ("block", 1000), "block"), "blocked", {"unknown": ALL}),
    "blocked, then let go": (("debit_done", "block", "hold_at_payee_bank"), "on_hold", {"held": ALL}),
    "blocked, then arrived": (("debit_done", "block", "credit"), "credited", {"payee": ALL}),
    "blocked, then sent back": (("debit_done", "block", "return"), "returned", {"returning": ALL}),
    "blocked, then not accepted": (("debit_done", "block", "reject"), "returned", {"returning": ALL}),
    "blocked, and back": (("debit_done", "block", "return_arrived"), "returned_done", {"payer": ALL}),
    "stopped in time": (("accept", "request_cancel", "cancel"), "cancelled", {"payer": ALL}),
    "to be stopped, and not accepted anyway": (("accept", "request_cancel", "reject"), "rejected", {"payer": ALL}),
    "asked for back": ((*SENT, "request_cancel"), "cancel_requested", {"in_transit": ALL}),
    "asked for back, and still no answer": (
        (*SENT, "request_cancel", "request_cancel"),
        "cancel_requested",
        {"in_transit": ALL},
    ),
    "asked for back, agreed": ((*SENT, "request_cancel", "cancel"), "returned", {"returning": ALL}),
    "asked for back, agreed, sent back, arrived": (
        (*SENT, "request_cancel", "cancel", "return", "return_arrived"),
        "returned_done",
        {"payer": ALL},
    ),
    "asked for back, sent back without an answer": (
        (*SENT, "request_cancel", "return"),
        "returned",
        {"returning": ALL},
    ),
    "asked for back, and not accepted by the other bank": (
        (*SENT, "request_cancel", "reject"),
        "returned",
        {"returning": ALL},
    ),
    "asked for back, and back": ((*SENT, "request_cancel", "return_arrived"), "returned_done", {"payer": ALL}),
    "agreed that it comes back, and nobody told us that it was asked": (
        (*ARRIVED, "cancel"),
        "returned",
        {"returning": ALL},
    ),
    "refused, and going ahead": (("execute", "request_cancel", "refuse_cancel"), "in_progress", {"payer": ALL}),
    "refused, and sent": ((*SENT, "request_cancel", "refuse_cancel"), "sent", {"in_transit": ALL}),
    "refused, and at the other bank": (
        (*SENT, "hold_at_payee_bank", "request_cancel", "refuse_cancel"),
        "on_hold",
        {"held": ALL},
    ),
    "refused, and arrived": ((*ARRIVED, "request_cancel", "refuse_cancel"), "credited", {"payee": ALL}),
    "refused, and nobody told us that it was asked": ((*SENT, "refuse_cancel"), "sent", {"in_transit": ALL}),
    "it went on while it was asked for": (
        ("execute", "request_cancel", "debit_done", "hold_at_payee_bank", "credit"),
        "cancel_requested",
        {"payee": ALL},
    ),
    "it went on while it was asked for, then refused": (
        ("execute", "request_cancel", "debit_done", "credit", "refuse_cancel"),
        "credited",
        {"payee": ALL},
    ),
    "it was blocked while it was asked for": (
        (*SENT, "request_cancel", "block", "refuse_cancel"),
        "blocked",
        {"unknown": ALL},
    ),
    "called off, though it had left": (
        ("execute", "request_cancel", "cancel", "return"),
        "returned",
        {"returning": ALL},
    ),
    "not gone through, though it had left": (("execute", "reject", "return_arrived"), "returned_done", {"payer": ALL}),
    "not gone through, then checked again": (("reject", "check"), "checking", {"payer": ALL}),
    "not gone through, then to be confirmed": (("reject", "ask_to_confirm"), "action_needed", {"payer": ALL}),
    "not gone through, then tried again": (("execute", "reject", *ARRIVED), "credited", {"payee": ALL}),
    "not gone through, and left after all": (("execute", "reject", "debit_done"), "sent", {"in_transit": ALL}),
    "not gone through, and arrived after all": (("reject", "credit"), "credited", {"payee": ALL}),
    "not gone through, tried again, and then not": (
        ("execute", "reject", "execute", "reject"),
        "rejected",
        {"payer": ALL},
    ),
    "not gone through, then called off": (("execute", "reject", "cancel"), "cancelled", {"payer": ALL}),
    "called off, told twice": (("execute", "cancel", "cancel"), "cancelled", {"payer": ALL}),
    "called off, and the request to stop it turned down": (
        ("execute", "request_cancel", "cancel", "refuse_cancel"),
        "cancelled",
        {"payer": ALL},
    ),
    "not gone through, and the request to stop it turned down": (
        ("execute", "request_cancel", "reject", "refuse_cancel"),
        "rejected",
        {"payer": ALL},
    ),
    "not gone through, told twice": (("execute", "reject", "reject"), "rejected", {"payer": ALL}),
    "sent back on the way": ((*SENT, "return"), "returned", {"returning": ALL}),
    "not accepted on the way": ((*SENT, "reject"), "returned", {"returning": ALL}),
    "sent back on the way, and called off": ((*SENT, "return", "cancel"), "returned", {"returning": ALL}),
    "sent back, and nobody said that it had left": (("execute", "return"), "returned", {"returning": ALL}),
    "sent back is the first we hear": (("return",), "returned", {"returning": ALL}),
    "sent back after it arrived": ((*ARRIVED, "return"), "returned", {"returning": ALL}),
    "undone after it arrived": ((*ARRIVED, "reject"), "returned", {"returning": ALL}),
    "sent back, and is back": ((*SENT, "return", "return_arrived"), "returned_done", {"payer": ALL}),
    "back, and nobody said that it was sent back": ((*SENT, "return_arrived"), "returned_done", {"payer": ALL}),
    "back, and nobody said that it had left": (("execute", "return_arrived"), "returned_done", {"payer": ALL}),
    "back after it arrived": ((*ARRIVED, "return_arrived"), "returned_done", {"payer": ALL}),
    "a fee was kept": (
        (*SENT, ("return", 4150), "return_arrived"),
        "partly_returned",
        {"payer": 4150, "in_transit": 50},
    ),
    "a fee was kept, and nobody announced it": (
        (*SENT, ("return_arrived", 4150)),
        "partly_returned",
        {"payer": 4150, "in_transit": 50},
    ),
    "a fee was kept by the bank of the recipient": (
        (*SENT, "hold_at_payee_bank", ("return_arrived", 4150)),
        "partly_returned",
        {"payer": 4150, "held": 50},
    ),
    "a fee was kept after it arrived": (
        (*ARRIVED, ("return_arrived", 4150)),
        "partly_returned",
        {"payer": 4150, "payee": 50},
    ),
    "a fee was kept, told by two": (
        (*SENT, ("return_arrived", 4150), ("return_arrived", 4150)),
        "partly_returned",
        {"payer": 4150, "in_transit": 50},
    ),
    "a part back out of a block": (
        ("debit_done", "block", ("return_arrived", 4150)),
        "partly_returned",
        {"payer": 4150, "unknown": 50},
    ),
    "asked for back, and a fee was kept": (
        (*SENT, "request_cancel", ("return_arrived", 4150)),
        "partly_returned",
        {"payer": 4150, "in_transit": 50},
    ),
    "asked for back, and a part of what had arrived is back": (
        (*ARRIVED, "request_cancel", ("return_arrived", 4150)),
        "partly_returned",
        {"payer": 4150, "payee": 50},
    ),
    "asked for back from the other bank, and a fee was kept": (
        (*SENT, "hold_at_payee_bank", "request_cancel", ("return_arrived", 4150)),
        "partly_returned",
        {"payer": 4150, "held": 50},
    ),
    "a part of what is partly there, and a part back": (
        (
            *SENT,
            ("credit", 1000),
            ("return_arrived", 3200),
        ),
        "partly_returned",
        {"payer": 3200, "payee": 1000},
    ),
    "a part sent back after it arrived": (
        (*ARRIVED, ("return", 1000), "return_arrived"),
        "partly_returned",
        {"payer": 1000, "payee": 3200},
    ),
    "a part came back, then the rest": (
        (*ARRIVED, ("return", 1000), "return_arrived", "return", "return_arrived"),
        "returned_done",
        {"payer": ALL},
    ),
    "sent back in two parts": (
        (*ARRIVED, ("return", 1000), ("return", 3200), ("return_arrived", 1000)),
        "returned",
        {"payer": 1000, "returning": 3200},
    ),
    "arrived in two parts": ((*SENT, ("credit", 3000), ("credit", 1200)), "credited", {"payee": ALL}),
    "a part arrived": ((*SENT, ("credit", 3000)), "sent", {"in_transit": 1200, "payee": 3000}),
    "sent in two transfers, a part arrived": ((("credit", 3000),), "credited", {"payer": 1200, "payee": 3000}),
    "sent in two transfers, both arrived": ((("credit", 3000), ("credit", 1200)), "credited", {"payee": ALL}),
    "sent in two transfers, the second left": (
        (("credit", 3000), "debit_done"),
        "sent",
        {"in_transit": 1200, "payee": 3000},
    ),
    "a part at the other bank arrived": (
        (*SENT, "hold_at_payee_bank", ("credit", 3000)),
        "on_hold",
        {"held": 1200, "payee": 3000},
    ),
    "a part at the other bank arrived, the other is on its way": (
        (*SENT, ("hold_at_payee_bank", 3000), ("credit", 3000)),
        "sent",
        {"in_transit": 1200, "payee": 3000},
    ),
    "a part of what was blocked arrived": (
        (*SENT, "block", ("credit", 3000)),
        "blocked",
        {"payee": 3000, "unknown": 1200},
    ),
    "the amount was wrong": ((*ARRIVED, ("correct", 420)), "credited", {"payee": 420}),
}


@pytest.mark.parametrize(("steps", "state", "ends"), STORIES.values(), ids=STORIES)
def test_a_story_ends_where_it_should(steps, state, ends):
    """
    You can always see how far my money has come, and who has it.
    """
    transaction = transfer(*steps, cause=Cause.US)
    assert transaction.state.name == state
    assert position(transaction) == ends
    assert transaction.waiting == ()
    assert told(transaction).label == transaction.state.says.label


@pytest.mark.parametrize("steps", [steps for steps, _, _ in STORIES.values()], ids=STORIES)
def test_a_story_ends_the_same_backwards(steps):
    """
    News that reaches us late, or in the wrong order, leads to the same card in the end.
    """
    events = facts(steps)
    assert recorded(reversed(events)).fold == recorded(events).fold


def test_every_edge_is_in_some_story():
    """
    No step was ever written that nobody has walked.
    """
    walked = {
        (step.way.edge.key, step.way.edge.dest)
        for steps, _, _ in STORIES.values()
        for step in transfer(*steps).steps
        if step.way
    }
    assert walked == {(edge.key, edge.dest) for edge in BANK_TRANSFER.edges}


def test_a_whole_good_day_reads_like_this():
    """
    I ordered it, it left my account, and the recipient has it now.
    """
    words = told(transfer("accept", *ARRIVED))
    assert words.label == "Arrived"
    assert words.explanation == (
        "It has been confirmed that money from this payment arrived in the recipient's account."
    )
    assert words.money == "Ana Ruiz has received €42.00."
    assert words.next_step == "What you see here can still change until March 20, 2026."
    assert words.action == (
        "If you want the money back, ask your bank what is possible. "
        "If you did not order this payment, tell your bank at once."
    )
    assert [line.text for line in words.timeline] == [
        "You asked to send €42.00.",
        "The payment was accepted.",
        "Sending €42.00 was started.",
        "€42.00 left your account.",
        "Ana Ruiz received €42.00.",
    ]


def test_an_order_is_not_yet_a_payment():
    """
    What I ordered has not left my account, and I am told by when we know whether it will.
    """
    words = told(transfer(), days=0)
    assert words.label == "Ordered"
    assert words.explanation == "You asked to send €42.00. As far as we know, the money has not left your account yet."
    assert words.money == "We have not been told that Ana Ruiz has received any money."
    assert words.next_step == "We expect to know by March 3, 2026 whether it is sent."
    assert "have heard nothing" in told(transfer(), days=9).next_step


def test_left_your_account_is_not_called_arrived():
    """
    Sent is not arrived, and you tell me the difference.
    """
    sent = transfer(*SENT)
    words = told(sent, days=3)
    assert words.label == "Sent"
    assert words.explanation == (
        "Money from this payment has left your account. That does not mean yet that it has arrived."
    )
    assert words.money == "We have not been told that Ana Ruiz has received €42.00."
    assert words.next_step == (
        "We expect the money to arrive by March 6, 2026. Not every bank tells us when it does. "
        "What you see here can still change until April 15, 2026."
    )
    assert words.action.startswith("Ana Ruiz can tell you whether the money is there.")


def test_where_the_bank_never_tells_more_you_say_so():
    """
    If my bank never tells you how it ended, I hear that from you, and who can tell me instead.
    """
    silent = transfer("execute")
    words = told(silent, days=60)
    assert words.label == "Being sent"
    assert words.explanation == ("Your payment of €42.00 is going ahead. The money may already have left your account.")
    assert words.next_step == (
        "We expected the money to arrive by March 5, 2026. Not every bank tells us whether it did, "
        "so we may never hear."
    )
    assert words.action.startswith("Ana Ruiz can tell you whether the money is there.")
    view = look(silent, at=START + timedelta(days=60))
    assert not view.final
    assert view.promise.standing is Standing.OVERDUE


def test_silence_about_what_was_sent_ends_one_day():
    """
    Weeks after it left my account, you no longer let me wait for news, and still do not say that it arrived.
    """
    view = look(transfer(*SENT), at=START + timedelta(days=60))
    words = render(view, locale="en")
    assert view.final and view.promise is None
    assert (words.label, words.next_step) == ("Sent", "We do not expect this to change any more.")
    assert words.money == "We have not been told that Ana Ruiz has received €42.00."


def test_only_a_confirmed_arrival_is_called_certain():
    """
    You say that my money arrived when somebody has told you so, and not before.
    """
    certain = {name for name, state in BANK_TRANSFER.states.items() if state.certainty is CONFIRMED}
    assert certain == {"credited"}
    for steps, state, ends in STORIES.values():
        if state == "credited":
            assert not {"in_transit", "held", "unknown", "returning"} & set(ends), steps


def test_the_date_that_the_bank_names_beats_our_rule():
    """
    Where somebody knows the day, I am told that day.
    """
    sent = transfer("accept", due=START + timedelta(days=12))
    assert told(sent, days=2).next_step == "We expect it to be sent by March 14, 2026."
    assert look(sent, at=START + timedelta(days=2)).promise.basis is Basis.PROVIDER


def test_waiting_for_you_says_that_nothing_happens_without_you():
    """
    If I have to confirm it, I read that, and what to do if I never ordered it.
    """
    waiting = transfer("ask_to_confirm")
    words = told(waiting)
    assert words.label == "Waiting for you"
    assert words.next_step == "The payment cannot go ahead until you confirm it."
    assert "do not confirm it, and tell your bank" in words.action
    assert allowed(waiting, Party.CUSTOMER) == ("confirm",)


def test_money_at_the_other_bank_is_not_with_the_recipient():
    """
    It reached their bank, but they cannot use it yet; nobody tells me that it arrived.
    """
    words = told(transfer(*SENT, "hold_at_payee_bank"))
    assert words.label == "At recipient's bank"
    assert words.money == "As far as we know, Ana Ruiz cannot use €42.00 yet."
    assert words.next_step.startswith("We cannot say how long this takes.")
    assert words.action.startswith("Ana Ruiz can ask that bank what is needed.")


def test_blocked_money_is_honestly_unknown():
    """
    Where nobody can say what becomes of my money, you do not pretend to know.
    """
    words = told(transfer(*SENT, "hold_at_payee_bank", "block"))
    assert words.label == "Blocked"
    assert words.money == "As far as we know, €42.00 has neither reached the recipient nor been given back to you."
    assert words.next_step == "Nobody can tell us how long this lasts, or whether the money will arrive or come back."
    assert words.action == "Ask your bank what is needed, and what you can do. You can show them this page."


def test_asking_for_it_back_is_a_hope_and_moves_no_money():
    """
    I asked for my money back. You tell me that this is not yet a yes, by when I get an answer, and not to pay twice.
    """
    for before in (("accept",), ("execute",), SENT, (*SENT, "hold_at_payee_bank"), ARRIVED):
        assert may(transfer(*before), "request_cancel", at=START + timedelta(days=6))
        assert position(transfer(*before, "request_cancel")) == position(transfer(*before))
        assert told(transfer(*before, "request_cancel")).money == told(transfer(*before)).money
    asked = transfer(*SENT, "request_cancel")
    words = told(asked)
    assert words.label == "Cancellation requested"
    assert words.explanation == (
        "You or your bank asked for this payment to be stopped or sent back. Nobody has agreed to that yet."
    )
    assert words.next_step == "We expect an answer by March 26, 2026. The answer may also be no."
    assert words.action == "Before you pay again, please wait for the answer, so that you do not pay twice."
    assert told(asked, days=60).next_step.endswith("may still be stopped or sent back, or not at all.")
    assert allowed(asked, Party.CUSTOMER) == ()


@pytest.mark.parametrize("before", [("execute",), SENT, (*SENT, "hold_at_payee_bank"), ARRIVED])
def test_after_a_no_everything_stands_where_it_stood(before):
    """
    When the answer is no, I read that, and my money is where it was before I asked.
    """
    stood = transfer(*before)
    refused = transfer(*before, "request_cancel", "refuse_cancel")
    assert (refused.state, refused.position) == (stood.state, stood.position)
    assert told(refused).timeline[-1].text == ("The request to stop the payment or send it back was turned down.")
    assert may(refused, "request_cancel", at=START + timedelta(days=9))


def test_your_bank_may_have_asked_for_it_back_without_you():
    """
    If my bank asks for my money back on its own, nobody tells me that I did.
    """
    outcome, text = notice(transfer(*SENT), "request_cancel", party=Party.BANK)
    assert text == "You or your bank asked for the payment to be stopped or sent back."
    assert told(outcome.transaction, 15).explanation.startswith("You or your bank asked")


def test_a_yes_is_not_yet_money_back():
    """
    When they agree to send it back, you say so; that it is back I read only once it is.
    """
    agreed, text = notice(transfer(*SENT, "request_cancel"), "cancel")
    assert text == "It was agreed to send €42.00 back to you."
    words = told(agreed.transaction, days=15)
    assert words.label == "Coming back"
    assert words.money == "€42.00 should come back to you."
    assert words.next_step == "We expect the money back in your account by March 23, 2026."
    assert "have not been told whether it is there" in told(agreed.transaction, days=60).next_step
    back = record(agreed.transaction, event("return_arrived", 16 * DAY)).transaction
    words = told(back, days=17)
    assert (words.label, words.money) == ("Back with you", "As far as we know, €42.00 is in your account.")
    assert look(back, at=START + timedelta(days=17)).final


@pytest.mark.parametrize(
    ("steps", "trigger", "said", "text"),
    [
        (("accept",), "reject", "accepted", "We told you that this payment was going ahead. It did not go through."),
        (
            ("execute",),
            "reject",
            "in_progress",
            "We told you that this payment was going ahead. It did not go through.",
        ),
        *(
            (
                steps,
                trigger,
                said,
                "We told you that this payment was going ahead. That has changed, and €42.00 should come back to you.",
            )
            for steps, said in ((SENT, "sent"), ((*SENT, "hold_at_payee_bank"), "on_hold"))
            for trigger in ("return", "reject")
        ),
        *(
            (
                ARRIVED,
                trigger,
                "credited",
                "We told you that Ana Ruiz had received the money. That has changed, "
                "and €42.00 should come back to you.",
            )
            for trigger in ("return", "reject")
        ),
        (
            SENT,
            "return_arrived",
            "sent",
            "We told you that this payment was going ahead. That has changed, "
            "and €42.00 was put back into your account.",
        ),
        (
            ARRIVED,
            "return_arrived",
            "credited",
            "We told you that Ana Ruiz had received the money. That has changed, "
            "and €42.00 was put back into your account.",
        ),
        *(
            (("execute", "reject"), trigger, "rejected", f"We told you that this payment did not go through. {since}")
            for trigger, since in (
                ("check", "Since then, it has been taken up again. A check or an approval was needed first."),
                ("ask_to_confirm", "Since then, you have been asked to confirm it."),
                ("execute", "Since then, sending €42.00 has been started."),
                ("debit_done", "Since then, €42.00 has left your account."),
                ("credit", "Since then, Ana Ruiz has received €42.00."),
            )
        ),
    ],
)
def test_news_of_the_opposite_is_told_and_takes_back_what_was_said(steps, trigger, said, text):
    """
    Bad news that comes late reaches me all the same, also long after the money arrived.
    """
    outcome, found = notice(transfer(*steps), trigger)
    assert outcome.verdict is Verdict.APPLIED
    assert outcome.retracts.name == said
    assert found == text


def test_every_change_of_what_we_said_says_so():
    """
    Bad news never comes as if we had not said the opposite before.
    """
    for edge in BANK_TRANSFER.edges:
        assert edge.notice.startswith("We told you that ") is edge.retracts


def test_bad_news_about_money_that_was_never_sent_takes_nothing_back():
    """
    You only say "we told you" where you had told me something.
    """
    outcome, text = notice(transfer("check"), "reject", reason="not_enough_money")
    assert outcome.retracts is None
    assert text == ("The payment did not go through. The account it was to come from did not have enough money.")
    words = told(outcome.transaction, days=15)
    assert words.label == "Not sent"
    assert words.next_step.startswith("If money has left your account for it, your bank should put it back.")


def test_called_off_though_it_had_left_is_no_contradiction():
    """
    If it was called off and had left my account all the same, I read that it comes back, and nobody is puzzled.
    """
    called_off = transfer("execute", "request_cancel", "cancel")
    assert "If money has left your account for it" in told(called_off).next_step
    assert not look(called_off, at=START + timedelta(days=4)).final
    assert look(called_off, at=START + timedelta(days=30)).final
    outcome, text = notice(called_off, "return")
    assert text == "€42.00 was sent back to you."
    assert outcome.transaction.waiting == ()


def test_when_less_comes_back_you_say_what_is_missing():
    """
    If a bank kept a fee, I read how much came back and how much did not, and whom to ask.
    """
    words = told(transfer(*SENT, ("return", 4150), "return_arrived"))
    assert words.label == "Partly back"
    assert words.money == (
        "As far as we know, €41.50 is in your account. We have not been told that Ana Ruiz has received €0.50."
    )
    assert words.action == "Your bank can tell you what became of the rest. You can show them this page."


@pytest.mark.parametrize("ended", ["reject", "cancel"])
def test_a_no_to_stopping_what_was_never_sent_is_no_contradiction(ended):
    """
    If a request to stop my payment is turned down and nothing was sent anyway, I read both, and nothing alarming.
    """
    outcome, text = notice(transfer("execute", "request_cancel", ended), "refuse_cancel")
    assert outcome.retracts is None
    assert look(outcome.transaction, at=START + timedelta(days=15)).news is News.CLEAR
    assert text == (
        "The request to stop the payment or send it back was turned down. "
        "As far as we know, the money had not been sent."
    )


def test_less_than_was_sent_comes_back_without_a_word_and_you_read_what_is_missing():
    """
    If my money comes back and a bank has kept a fee, I read how much is back, and how much is not.
    """
    outcome, text = notice(transfer(*SENT), "return_arrived", 4150)
    assert outcome.retracts.name == "sent"
    assert text == (
        "We told you that this payment was going ahead. That has changed, and €41.50 was put back into your account."
    )
    words = told(outcome.transaction, 15)
    assert words.label == "Partly back"
    assert "We have not been told that Ana Ruiz has received €0.50." in words.money


def test_the_same_news_in_other_words_changes_nothing():
    """
    Hearing it twice does not make it happen twice.
    """
    twice_told = (
        ("accept", "accept"),
        ("execute", "execute"),
        ("debit_done", "debit_done"),
        ("debit_done", "hold_at_payee_bank", "hold_at_payee_bank"),
        ("credit", "credit"),
        ("debit_done", "block", "block"),
        ("debit_done", "request_cancel", "request_cancel"),
        ("debit_done", "request_cancel", "cancel", "return"),
        ("debit_done", "return", "reject"),
    )
    for steps in twice_told:
        twice, once = transfer(*steps), transfer(*steps[:-1])
        assert (twice.state, twice.position, twice.waiting) == (once.state, once.position, ())
        assert len(told(twice).timeline) == len(told(once).timeline)


@pytest.mark.parametrize(
    "steps",
    [("debit_done", "execute"), ("credit", "debit_done"), ("execute", "credit", "accept"), ("execute", "check")],
)
def test_news_that_overtook_each_other_is_no_contradiction(steps):
    """
    I am not frightened when two messages only came in the wrong order.
    """
    transaction = transfer(*steps)
    assert [waiting.verdict for waiting in transaction.waiting] == [Verdict.LATE]
    assert look(transaction, at=START + timedelta(days=6)).news is News.CLEAR


@pytest.mark.parametrize("steps", [("cancel", "credit"), ("cancel", "debit_done")])
def test_what_cannot_both_be_true_is_checked_first(steps):
    """
    If you hear two things that exclude each other, you check before you tell me either.
    """
    assert told(transfer(*steps)).label == "Being checked"


def test_a_correction_says_both_amounts_and_whose_mistake_it_was():
    words = told(transfer(*ARRIVED, ("correct", 420), cause=Cause.US))
    assert words.money == "Ana Ruiz has received €4.20."
    assert words.timeline[-1].text == (
        "We corrected the amount from €42.00 to €4.20. That was our mistake, and we are sorry."
    )


@pytest.mark.parametrize("before", [(), ("check",), ("ask_to_confirm",), ("accept",), ("execute",)])
def test_ordered_with_one_amount_and_sent_with_another_tells_both(before):
    """
    If your bank sends another amount than you ordered, we say which one, and which it was before.
    """
    outcome, text = notice(transfer(*before), "open", 4150)
    assert text == "€41.50 is now to be sent, instead of €42.00."
    assert outcome.transaction.state == transfer(*before).state
    assert position(outcome.transaction) == {"payer": 4150}


def test_without_a_name_the_recipient_is_called_the_recipient():
    """
    Also where you do not know the recipient's name, I read whole sentences.
    """
    nameless = transfer(*SENT, names={})
    assert told(nameless).money == "We have not been told that the recipient has received €42.00."
    assert told(nameless).action.startswith("The recipient can tell you whether the money is there.")


PUBLISHED = {
    # ISO 20022, with Adyen, GoCardless, Stripe and Plaid in the same words.
    "received": "accepted checking rejected cancelled in_progress sent credited",
    "checking": "accepted cancelled rejected in_progress",
    "accepted": "in_progress rejected sent credited",
    "in_progress": "sent rejected returned credited cancelled",
    "sent": "credited on_hold returned",
    "on_hold": "credited blocked",
    "credited": "returned cancel_requested",
    "cancel_requested": "returned cancelled",
    "cancelled": "returned",
    "returned": "returned_done",
}


@pytest.mark.parametrize(("here", "there"), [(a, b) for a, found in PUBLISHED.items() for b in found.split()])
def test_every_published_step_is_one_edge(here, there):
    """
    What banks and payment services say can follow, can follow.
    """
    assert there in {way.dest.name for ways in BANK_TRANSFER.ways[here].values() for way in ways}


@pytest.mark.skipif(not FACTS.exists(), reason="the map of the providers is not beside this checkout")
def test_every_word_of_the_provider_map_is_known():
    with FACTS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["lifecycle"] == "bank_transfer"]
    words = {word for row in rows for word in row["state_or_edge"].split(" (")[0].replace("|", " ").split()}
    known = {*BANK_TRANSFER.states, *BANK_TRANSFER.triggers}
    remarks = {"(initial)", "by", "type", "split:", "map", "each", "transaction"}
    assert rows and words - known == remarks
