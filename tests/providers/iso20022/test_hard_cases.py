"""What banks really send, and what the customer reads of it, in every order of arrival and told twice."""

from datetime import timedelta

import pytest

from aboveboard import look
from aboveboard.providers import iso20022
from aboveboard.view import News
from facts import START
from providers.iso20022.objects import (
    answered,
    asked,
    bank_report,
    collecting,
    collection,
    day,
    detail,
    document,
    entry,
    group_report,
    header,
    info,
    lines,
    listed,
    money,
    only,
    order,
    orders,
    original,
    report,
    returned,
    tag,
    told,
    transfer,
    undone,
    words,
)

LATER = START + timedelta(days=400)


def position(transaction):
    return {holder.value: int(part.amount * 100) for holder, part in transaction.position.items()}


def everywhere(documents, lifecycle="bank_transfer"):
    """The one transaction, from every order of arrival: the same each time, with nothing left to check."""
    found = [only(*one, lifecycle=lifecycle) for one in orders(documents)]
    assert len({(one.state.name, tuple(position(one).items()), tuple(lines(one))) for one in found}) == 1
    assert all(look(one, at=LATER).news is News.CLEAR for one in found)
    return found[0]


# --- transfers ------------------------------------------------------------------------------------------------------


def test_out_of_order_every_step_of_a_transfer_is_told_once():
    """
    However late the news comes, you read the same story.
    """
    found = everywhere([order(), report("ACTC", 1), report("ACSP", 2), report("ACSC", 3), bank_report("ACCC", 4)])
    assert lines(found) == [
        "You asked to send €42.00.",
        "The payment was accepted.",
        "Sending €42.00 was started.",
        "€42.00 left your account.",
        "Café Olé received €42.00.",
    ]
    assert words(found, 5).label == "Arrived"
    assert position(found) == {"payee": 4200}


def test_facts_of_one_second_are_told_in_the_order_in_which_they_can_only_have_happened():
    """
    Three messages of the same second are still told in their order.
    """
    found = everywhere([order(), report("ACSC", 1), report("ACTC", 1), report("ACSP", 1), bank_report("ACWP", 1)])
    assert found.state.name == "on_hold"
    assert lines(found)[1:4] == [
        "The payment was accepted.",
        "Sending €42.00 was started.",
        "€42.00 left your account.",
    ]


def test_one_fact_told_three_ways_is_told_once():
    """
    That your money left is told to you once, however many banks and lists say so.
    """
    line = entry("BOOK", "42.00", "DBIT", detail(EndToEndId="INV-1"), booked=day(1), kind="ICDT")
    said = [report("ACSC", 1), bank_report("ACSC", 2), listed(line, hours=20, kind="camt.054"), listed(line, hours=30)]
    found = everywhere([order(), *said])
    assert lines(found) == ["You asked to send €42.00.", "€42.00 left your account."]
    assert position(found) == {"in_transit": 4200}


def test_a_payload_that_is_newer_than_its_place_in_the_story_is_trusted():
    """
    The first news of your payment can be that it has arrived.
    """
    found = everywhere([order(), bank_report("ACCC", 4)])
    assert words(found, 5).label == "Arrived"
    assert lines(found) == ["You asked to send €42.00.", "Café Olé received €42.00."]


def test_left_your_account_never_claims_that_it_arrived():
    """
    We tell you that the money left, and that this is no proof of its arrival.
    """
    found = everywhere([order(), report("ACSC", 1)])
    assert words(found, 2).explanation == (
        "Money from this payment has left your account. That does not mean yet that it has arrived."
    )
    assert "We have not been told that Café Olé has received €42.00." in words(found, 2).money


def test_a_transfer_that_was_credited_and_comes_back_late():
    """
    We told you that it had arrived; when that changes, we say so.
    """
    found = everywhere([order(), bank_report("ACCC", 4), returned(700)])
    assert lines(found)[-1] == (
        "We told you that Café Olé had received the money. That has changed, and €42.00 should come back to you. "
        "The account it was meant for is closed."
    )
    assert words(found, 701).label == "Coming back"


def test_money_that_came_back_is_told_when_it_is_in_the_account():
    """
    Sent back is not there yet; there is when your bank has entered it.
    """
    line = entry(
        "BOOK",
        "42.00",
        "CRDT",
        detail(EndToEndId="INV-1", amount="42.00", code="AC04"),
        ref="BACK",
        booked=day(48),
        kind="ICDT/RRTN",
    )
    found = everywhere([order(), report("ACSC", 1), returned(24), listed(line, hours=60)])
    assert lines(found)[-1] == "€42.00 was put back into your account."
    assert words(found, 61).label == "Back with you"
    assert position(found) == {"payer": 4200}


def test_less_can_come_back_than_was_sent():
    """
    What a bank kept on the way is not called yours again.
    """
    line = entry("BOOK", "40.00", "CRDT", detail(EndToEndId="INV-1"), booked=day(48), kind="ICDT/RRTN")
    found = everywhere([order(), report("ACSC", 1), returned(24, back="40.00"), listed(line, hours=60)])
    assert position(found) == {"payer": 4000, "in_transit": 200}
    assert words(found, 61).label == "Partly back"
    assert "If only a little is missing, a bank may have kept a fee." in words(found, 61).explanation


def test_a_fee_taken_at_the_end_brings_nothing_more_back():
    """
    What the last bank keeps does not turn into more that should come back to you.
    """
    line = entry("BOOK", "39.00", "CRDT", detail(EndToEndId="INV-1"), booked=day(48), kind="ICDT/RRTN")
    found = everywhere([order(), report("ACSC", 1), returned(24, back="40.00"), listed(line, hours=60)])
    assert position(found) == {"payer": 3900, "returning": 100, "in_transit": 200}
    assert lines(found)[-1] == "€39.00 was put back into your account."
    alone = everywhere([order(), report("ACSC", 1), listed(line, hours=60)])
    assert (words(alone, 61).label, position(alone)) == ("Partly back", {"payer": 3900, "in_transit": 300})


def test_a_transfer_that_comes_back_in_two_parts():
    found = everywhere([order(), report("ACSC", 1), returned(24, "40.00", own="A"), returned(30, "2.00", own="B")])
    assert position(found) == {"returning": 4200}
    assert lines(found)[-1].startswith("A further €2.00 should come back to you.")


def test_what_a_bank_pays_on_top_is_no_part_of_the_payment():
    found = everywhere([order(), report("ACSC", 1), returned(24, back="42.50")])
    assert position(found) == {"returning": 4200}


def test_a_blocked_transfer_claims_nothing_about_the_money():
    """
    When nobody can say where the money will go, we do not either.
    """
    found = everywhere([order(), report("ACSC", 1), bank_report("ACWP", 2), bank_report("BLCK", 3, code="RR04")])
    read = words(found, 4)
    assert read.next_step == ("Nobody can tell us how long this lasts, or whether the money will arrive or come back.")
    assert read.money == "As far as we know, €42.00 has neither reached the recipient nor been given back to you."
    assert "reported" not in read.explanation


def test_a_transfer_is_refused_after_it_was_said_to_go_ahead():
    """
    We told you that it was going ahead; that it did not is said as plainly.
    """
    found = everywhere([order(), report("ACSP", 1), report("RJCT", 2, code="AC04")])
    assert lines(found)[-1] == (
        "We told you that this payment was going ahead. It did not go through. The account it was meant for is closed."
    )
    assert words(found, 3).label == "Not sent"


def test_a_whole_file_that_is_refused_reaches_each_of_its_customers():
    """
    You learn that your payment was refused, although the bank only spoke of the file.
    """
    both = order(transfer("A"), transfer("B", "8.00"))
    for documents in orders([both, report("ACTC", 1, end_to_end="A"), group_report("RJCT", 2, code="DUPL")]):
        found = {one.id: one for one in told(*documents).transactions}
        assert [one.state.name for one in found.values()] == ["rejected", "rejected"]
        assert lines(found["B"]) == [
            "You asked to send €8.00.",
            "The payment did not go through. It was the same payment a second time.",
        ]


def test_of_a_file_that_was_split_only_the_refused_are_told_so():
    listing = tag(
        "OrgnlPmtInfAndSts",
        tag("OrgnlPmtInfId", "P-1"),
        tag("PmtInfSts", "PART"),
        info("RJCT", end_to_end="B", code="AM04"),
    )
    text = document("pain.002", header(1, "R"), original(), listing)
    for documents in orders([order(transfer("A"), transfer("B", "8.00")), text]):
        assert {one.id: one.state.name for one in told(*documents).transactions} == {"A": "received", "B": "rejected"}


@pytest.mark.parametrize("masked", ["FR01", "RR04", "AM07"])
def test_a_reason_that_is_not_to_be_told_reads_exactly_like_none(masked):
    """
    What a bank has to keep to itself cannot be read between our lines.
    """
    told_of = [words(only(order(), report("RJCT", 1, code=code)), 2) for code in (masked, None)]
    assert told_of[0] == told_of[1]


def test_a_status_of_tomorrow_changes_nothing_that_you_were_told():
    """
    News that we do not understand is kept, and we say that we are checking.
    """
    for documents in orders([order(), report("ACSC", 1), report("NEWS", 2)]):
        found = only(*documents)
        assert found.state.name == "sent"
        assert look(found, at=LATER).news is News.CHECKING


@pytest.mark.parametrize("status", ["PDNG", "ACTC", "ACSP", "ACSC"])
def test_a_report_of_the_afternoon_and_a_line_of_the_same_day_agree(status):
    """
    Your bank's list knows the day and its reports the hour; that is no contradiction.
    """
    line = entry("BOOK", "42.00", "DBIT", detail(EndToEndId="INV-1"), booked=day(0), kind="ICDT")
    found = everywhere([order(), report(status, 6), listed(line, hours=20)])
    assert (found.state.name, position(found)) == ("sent", {"in_transit": 4200})


def test_a_transfer_that_left_was_refused_and_is_back():
    """
    Refused after all, and then back in your account: both are told.
    """
    out = entry("BOOK", "42.00", "DBIT", detail(EndToEndId="INV-1"), ref="OUT", booked=day(24), kind="ICDT")
    back = entry("BOOK", "42.00", "CRDT", detail(EndToEndId="INV-1"), ref="IN", booked=day(72), kind="ICDT/RRTN")
    refused = report("RJCT", 40, code="AC04")
    found = everywhere([order(), listed(out, hours=30), refused, listed(back, hours=90, own="S-2")])
    assert (found.state.name, position(found)) == ("returned_done", {"payer": 4200})
    unseen = everywhere([order(), refused, listed(back, hours=90)])
    assert (unseen.state.name, position(unseen)) == ("returned_done", {"payer": 4200})


def test_several_returns_in_one_line_without_amounts_are_all_of_each():
    both = order(transfer("A"), transfer("B", "8.00"))
    inside = [detail(EndToEndId=name) for name in ("A", "B")]
    line = listed(entry("BOOK", "50.00", "CRDT", *inside, booked=day(48), kind="ICDT/RRTN"), hours=60)
    for documents in orders([both, group_report("ACSC"), line]):
        found = [one for one in told(*documents).transactions if one.lifecycle.name == "bank_transfer"]
        assert [position(one) for one in found] == [{"payer": 4200}, {"payer": 800}]


# --- requests to stop it --------------------------------------------------------------------------------------------


def test_a_request_to_stop_is_a_hope_and_moves_nothing():
    """
    Nobody has agreed to send your money back yet, and we do not say so.
    """
    found = everywhere([order(), report("ACSC", 1), asked(10)])
    assert words(found, 11).label == "Cancellation requested"
    assert "Nobody has agreed to that yet." in words(found, 11).explanation
    assert position(found) == {"in_transit": 4200}


def test_a_request_that_is_turned_down_leaves_the_money_where_it_was():
    """
    The answer can be no, and then you read where your money is.
    """
    found = everywhere([order(), bank_report("ACCC", 4), asked(10), answered("RJCR", 20, code="NOAS")])
    assert lines(found)[-1] == (
        "The request to stop the payment or send it back was turned down. "
        "An answer that was needed did not come in time."
    )
    assert (words(found, 21).label, position(found)) == ("Arrived", {"payee": 4200})


def test_what_the_recipient_decided_is_not_told():
    said = [
        lines(only(order(), report("ACSC", 1), asked(10), answered("RJCR", 20, code=code)))[-1]
        for code in ("CUST", "AM04", "LEGL", None)
    ]
    assert len(set(said)) == 1


def test_a_request_that_is_agreed_to_and_the_money_that_follows():
    """
    Agreed, sent back, and there: three steps, each told when it happened.
    """
    found = everywhere(
        [order(), report("ACSC", 1), asked(10), answered("CNCL", 20), returned(30, code="FOCR")],
    )
    assert lines(found)[2:] == [
        "You or your bank asked for the payment to be stopped or sent back.",
        "It was agreed to send €42.00 back to you.",
    ]
    assert position(found) == {"returning": 4200}


def test_a_request_for_what_was_never_sent_calls_it_off():
    found = everywhere([order(), asked(1, kind="camt.055"), answered("CNCL", 2)])
    assert (words(found, 3).label, position(found)) == ("Cancelled", {"payer": 4200})


def test_called_off_is_told_once_whoever_says_so():
    """
    The answer to your request and the report of your bank say one thing, and you read it once.
    """
    found = everywhere([order(), asked(1), answered("CNCL", 2), report("CANC", 3)])
    assert lines(found)[2:] == ["The payment was called off."]


def test_an_answer_still_to_come_keeps_the_hope_open():
    found = everywhere([order(), report("ACSC", 1), asked(10), answered("PDCR", 20)])
    assert found.state.name == "cancel_requested"
    assert len(lines(found)) == 3


def test_a_request_can_be_made_again_after_it_was_turned_down():
    again = asked(40, case="CASE-2")
    found = everywhere([order(), report("ACSC", 1), asked(10), answered("RJCR", 20), again])
    assert found.state.name == "cancel_requested"
    assert lines(found).count("You or your bank asked for the payment to be stopped or sent back.") == 2


def test_an_answer_that_names_the_case_alone_is_understood():
    assignment = tag("Assgnmt", tag("Id", "X"), tag("CreDtTm", f"{START + timedelta(hours=20):%Y-%m-%dT%H:%M:%SZ}"))
    conclusion = tag("Sts", tag("Conf", "CNCL"))
    text = document("camt.029", assignment, tag("RslvdCase", tag("Id", "CASE-1")), conclusion)
    found = everywhere([order(), report("ACSC", 1), asked(10), text])
    assert found.state.name == "returned"


# --- collections ----------------------------------------------------------------------------------------------------


def test_a_collection_that_is_taken_back_weeks_later():
    """
    A payment that was passed on to the seller can still be undone, and you read that it was.
    """
    paid = [collecting(), report("ACSP", 1, of="pain.008"), bank_report("ACSC", 30, of="pacs.003")]
    found = everywhere([*paid, returned(1300, code="MD06", of="pacs.003")], "bank_debit")
    assert lines(found)[-1] == (
        "We told you that this payment was collected. €42.00 of it has been undone since. "
        "Your bank was asked to give the money back."
    )
    assert words(found, 1301).label == "Undone"


def test_a_collection_that_fails_and_is_tried_again_on_another_day():
    """
    A second try is a second try, and is told as one.
    """
    first = tag("OrgnlTxRef", tag("ReqdColltnDt", day(24)))
    second = tag("OrgnlTxRef", tag("ReqdColltnDt", day(240)))
    found = everywhere(
        [
            collecting(),
            report("RJCT", 30, first, of="pain.008", code="AM04"),
            collecting(message="M-2", day=day(240), hours=200),
            report("RJCT", 250, second, of="pain.008", code="AC04"),
        ],
        "bank_debit",
    )
    assert lines(found)[1:] == [
        "The payment did not go through. The account it was to come from did not have enough money.",
        "Café Olé asked to collect €42.00 again.",
        "The payment did not go through. The account to pay from is closed.",
    ]


def test_a_return_of_a_collection_that_failed_asks_for_nothing_again():
    """
    Nobody asked you a second time, and we do not say so.
    """
    failed = report("RJCT", 30, of="pain.008", code="AM04")
    for documents in orders([collecting(), failed, returned(60, of="pacs.003")]):
        assert lines(only(*documents, lifecycle="bank_debit"))[1:] == [
            "The payment did not go through. The account it was to come from did not have enough money."
        ]


def test_a_seller_who_undoes_a_collection_is_said_to():
    found = everywhere([collecting(), bank_report("ACCC", 30, of="pacs.003"), undone("pain.007", 50)], "bank_debit")
    assert lines(found)[-1] == (
        "We told you that this was paid. €42.00 of it has been undone since. "
        "The seller, or the seller's bank, asked for it to be undone."
    )


def test_a_collection_that_was_given_back_is_in_the_account_again():
    """
    Your bank's own list says that the money is back.
    """
    out = entry("BOOK", "42.00", "DBIT", detail(EndToEndId="INV-1"), ref="OUT", booked=day(24), kind="RDDT")
    back = entry(
        "BOOK", "42.00", "CRDT", detail(EndToEndId="INV-1", code="MD06"), ref="BACK", booked=day(500), kind="RDDT"
    )
    found = everywhere([collecting(), listed(out, hours=40), listed(back, hours=510, own="S-2")], "bank_debit")
    assert (words(found, 511).label, position(found)) == ("Back at your bank", {"payer": 4200})


def test_a_list_of_collections_pays_each_of_them():
    both = collecting(collection("A", "1.50", "1"), collection("B", "3.00", "2"))
    line = entry("BOOK", "4.50", "CRDT", detail(EndToEndId="A"), detail(EndToEndId="B"), booked=day(24), kind="IDDT")
    for documents in orders([both, listed(line, hours=40, kind="camt.054")]):
        found = {one.id: one for one in told(*documents).transactions}
        assert (found["A"].state.name, found["B"].state.name) == ("paid_out", "paid_out")
        assert position(found["A"]) == {"payee": 150}


# --- lines of an account --------------------------------------------------------------------------------------------


def test_one_line_in_three_lists_is_one_line():
    """
    Pending at noon, notified in the evening, on the statement next morning: one entry.
    """
    pending = listed(entry("PDNG"), hours=3, kind="camt.052", own="A")
    notified = listed(entry(booked=day(5)), hours=8, kind="camt.054", own="B")
    stated = listed(entry(booked=day(5)), hours=20, own="C")
    found = everywhere([pending, notified, stated], "feed_entry")
    assert [one.partition(" of ")[0] for one in lines(found)] == [
        "Your bank reported an entry",
        "Your bank showed this entry as pending.",
        "Your bank entered this in your account, as €42.00.",
    ]
    assert words(found, 21).label == "Entered"


def test_an_amount_that_changes_until_it_is_booked_is_told():
    """
    What was pending as one amount and entered as another is told as both.
    """
    pending = listed(entry("PDNG", "40.00"), hours=1, kind="camt.052")
    found = everywhere([pending, listed(entry(booked=day(24)), hours=40)], "feed_entry")
    assert "The amount changed from €40.00 to €42.00." in lines(found)
    assert position(found) == {"payee": 4200}


def test_a_line_that_the_bank_undoes():
    """
    We told you that it was entered; when your bank undoes it, we say so.
    """
    refs = {"EndToEndId": "INV-1", "InstrId": "I-1"}
    line = entry("BOOK", "42.00", "DBIT", detail(**refs), booked=day(5))
    back = entry("BOOK", "42.00", "CRDT", detail(**refs), ref="LINE-9", undoes="true", booked=day(50))
    found = everywhere([listed(line), listed(back, hours=60, own="S-2")], "feed_entry")
    assert lines(found)[-1].startswith(
        "We told you that this was entered in your account. Your bank has undone €42.00 of it since."
    )
    assert words(found, 61).label == "Undone"


def test_one_payment_of_a_batch_that_comes_back_undoes_its_part():
    inside = [detail(EndToEndId=name, PmtInfId="P-1") for name in ("A", "B", "C")]
    line = entry("BOOK", "750.00", "DBIT", *inside, ref=None, booked=day(5))
    back = entry(
        "BOOK", "250.00", "CRDT", detail(EndToEndId="B", PmtInfId="P-1"), undoes="true", ref="LINE-9", booked=day(50)
    )
    found = everywhere([listed(line), listed(back, hours=60, own="S-2")], "feed_entry")
    assert position(found) == {"payee": 50_000, "payer": 25_000}


def test_a_reversal_in_the_same_list_and_under_the_same_number():
    line, back = entry(booked=day(5)), entry(side="CRDT", undoes="true", booked=day(5))
    found = everywhere([listed(back, line, hours=20)], "feed_entry")
    assert found.state.name == "reversed"


def test_a_payment_and_its_fee_under_one_number_are_two_lines():
    """
    A fee is not mistaken for the payment that it was taken for.
    """
    for documents in orders([listed(entry(), entry(amount="1.70")), listed(entry(), kind="camt.054")]):
        found = told(*documents).transactions
        assert sorted(int(one.amount.amount * 100) for one in found) == [170, 4200]
        assert all(look(one, at=LATER).news is News.CLEAR for one in found)


def test_two_lines_that_nothing_tells_apart_are_two_lines():
    assert len(told(listed(entry(ref=None), entry(ref=None))).transactions) == 2
    assert len(told(listed(entry(), entry())).transactions) == 2


def test_a_standing_order_is_a_new_line_every_month():
    """
    The same reference every month does not make one payment of many.
    """
    march, april = (
        listed(entry("BOOK", "42.00", "DBIT", detail(EndToEndId="RENT"), ref=ref, booked=day(hours)), own=ref)
        for ref, hours in (("MARCH", 0), ("APRIL", 744))
    )
    assert len(told(march, april).transactions) == 2


def test_an_announcement_that_becomes_an_entry():
    announced = listed(entry("FUTR", expected=day(48)), kind="camt.052")
    found = everywhere([announced, listed(entry(booked=day(48)), hours=60)], "feed_entry")
    assert words(found, 61).label == "Entered"
    assert words(only(announced, lifecycle="feed_entry"), 2).label == "Announced"


def test_what_only_informs_is_never_called_entered():
    found = everywhere([listed(entry("INFO"))], "feed_entry")
    assert "may never be entered" in words(found, 2).explanation


def test_news_is_private_where_it_should_be():
    """
    No number of an account, and nothing that a bank wrote in its own words, reaches you or your seller by us.
    """
    remarks = tag("StsRsnInf", tag("Rsn", tag("Cd", "AC04")), tag("AddtlInf", "wanted by the police"))
    texts = [order(), collecting(), report("RJCT", 1, remarks), listed(entry("BOOK", "42.00", "DBIT", detail()))]
    every = repr([(one.order, one.names) for text in texts for one in iso20022.read(text)])
    assert not [one for one in ("DE02", "police", "A. Customer") if one in every]


def test_an_amount_between_the_banks_opens_what_nobody_else_did():
    found = everywhere([returned(24), bank_report("ACSC", 2)])
    assert (found.state.name, position(found)) == ("returned", {"returning": 4200})
    assert money("Amt", None) is None
