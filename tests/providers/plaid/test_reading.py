import copy
import csv
import re
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aboveboard import look
from aboveboard.errors import BadPayload, BadValue
from aboveboard.lifecycle import OPEN
from aboveboard.providers import plaid
from aboveboard.transaction import Basis, gather, open_promise
from aboveboard.view import News
from mangling import mangled

from .objects import (
    at,
    because,
    day,
    entry,
    events,
    page,
    payment,
    payment_webhook,
    refund,
    refund_event,
    removed_webhook,
    sweep,
    sweep_event,
    transfer,
    transfer_event,
    wallet,
    wallet_webhook,
    webhook,
)
from .telling import LIFECYCLES, SHOP, card, everywhere_alike, lines, told

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs" / "reference" / "plaid.md"
FACTS = ROOT.parent / "shared" / "facts"
NOW = at(24 * 20)
LATER = at(50)

# --- the map of what Plaid says, row by row -------------------------------------------------------------------------

TRANSFER_STATUSES = {
    "pending": "created",
    "posted": "submitted",
    "settled": "collected",
    "funds_available": "paid_out",
    "cancelled": "cancelled",
    "failed": "failed",
    "returned": "returned",
}
PAYMENT_STATUSES = {
    "INPUT_NEEDED": "action_needed",
    "PROCESSING": "in_progress",
    "INITIATED": "in_progress",
    "INSUFFICIENT_FUNDS": "rejected",
    "FAILED": "rejected",
    "BLOCKED": "rejected",
    "EXECUTED": "sent",
    "SETTLED": "credited",
    "AUTHORISING": "checking",
    "CANCELLED": "cancelled",
    "REJECTED": "rejected",
}
WALLET_STATUSES = {
    "AUTHORISING": "checking",
    "INITIATED": "in_progress",
    "EXECUTED": "sent",
    "SETTLED": "credited",
    "BLOCKED": "rejected",
    "FAILED": "rejected",
}
PENDING = (page([entry("tx-0", 40.0, pending=True)]), at(12))
POSTED = (page([entry(days=1, pending_transaction_id="tx-0")]), at(40))

# What is sent, whose card is looked at, and where that then stands.
ROWS = {
    ("transactions", "pending=true"): ([PENDING], "tx-0", "pending"),
    ("transactions", "pending=false"): ([(page([entry()]), at(12))], "tx-1", "posted"),
    ("transactions", "added"): ([(page([entry()]), at(12))], "tx-1", "posted"),
    ("transactions", "modified"): (
        [(page([entry()]), at(12)), (page(modified=[entry(amount=50)]), LATER)],
        "tx-1",
        "corrected",
    ),
    ("transactions", "removed"): ([PENDING, (page(removed=["tx-0"]), LATER)], "tx-0", "vanished_unexplained"),
    ("transactions", "removed+pending_transaction_id"): ([PENDING, POSTED], "tx-0", "superseded"),
    ("transactions", "TRANSACTIONS_REMOVED"): (
        [PENDING, (removed_webhook("tx-0"), at(41)), POSTED],
        "tx-0",
        "superseded",
    ),
    **{
        ("TransferStatus", status): ([(transfer(status), LATER)], "tr-1", state)
        for status, state in TRANSFER_STATUSES.items()
    },
    **{
        ("TransferEventType", status): ([events(transfer_event(status, 9))], "tr-1", state)
        for status, state in TRANSFER_STATUSES.items()
    },
    **{
        ("TransferEventType", f"sweep.{status}"): ([events(sweep_event(status, 9))], "sw-1", state)
        for status, state in {
            "pending": "created",
            "posted": "in_transit",
            "settled": "paid",
            "failed": "failed",
            "returned": "returned",
            "funds_available": "confirmed",
        }.items()
    },
    **{
        ("TransferEventType", f"refund.{status}"): (
            [events(refund_event(status, 40)), transfer("settled", refunds=[refund()])],
            "rf-1",
            state,
        )
        for status, state in {
            "pending": "requested",
            "posted": "sent",
            "settled": "completed",
            "failed": "failed",
            "cancelled": "cancelled",
            "returned": "returned",
        }.items()
    },
    **{
        ("PaymentInitiationStatus", f"PAYMENT_STATUS_{status}"): (
            [payment_webhook(status, 3), payment(status, 3)],
            "pm-1",
            state,
        )
        for status, state in PAYMENT_STATUSES.items()
    },
    **{
        ("WalletTransactionStatus", status): ([wallet_webhook(status, 3), wallet(status, 3)], "wt-1", state)
        for status, state in WALLET_STATUSES.items()
    },
}
NO_MONEY = {
    ("transactions", "SYNC_UPDATES_AVAILABLE"): webhook("TRANSACTIONS", "SYNC_UPDATES_AVAILABLE", item_id="it-1"),
    ("transactions", "DEFAULT_UPDATE"): webhook("TRANSACTIONS", "DEFAULT_UPDATE", new_transactions=3),
    ("transactions", "INITIAL_UPDATE"): webhook("TRANSACTIONS", "INITIAL_UPDATE", new_transactions=3),
    ("transactions", "HISTORICAL_UPDATE"): webhook("TRANSACTIONS", "HISTORICAL_UPDATE", new_transactions=3),
    **{
        ("TransferEventType", kind): events(transfer_event(kind, 9, sweep_id="sw-1", sweep_amount="42.00"))
        for kind in ("swept", "swept_settled", "return_swept")
    },
    **{("TransferEventType", f"refund.{kind}"): events(refund_event(kind)) for kind in ("swept", "return_swept")},
    ("PaymentInitiationStatus", "PAYMENT_STATUS_COMPLETED"): payment_webhook("COMPLETED"),
    ("PaymentInitiationStatus", "PAYMENT_STATUS_ESTABLISHED"): payment_webhook("ESTABLISHED"),
}
UNKNOWN = {("PaymentInitiationStatus", "PAYMENT_STATUS_UNKNOWN"): payment_webhook("UNKNOWN")}


def table(title):
    """The rows of one table of the docs, each a list of cells."""
    section = DOCS.read_text(encoding="utf-8").split(f"## {title}\n")[1].split("\n## ")[0]
    found = [line.strip().strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip().replace("`", "") for cell in row] for row in found[2:]]


def keys(title):
    return {(kind, value): rest for kind, value, *rest in table(title)}


@pytest.mark.parametrize(("payloads", "name", "state"), ROWS.values(), ids=["-".join(key) for key in ROWS])
def test_whatever_can_be_said_about_your_money_has_a_state(payloads, name, state):
    transaction = told(*payloads)[name]
    assert transaction.state.name == state
    assert look(transaction, at=NOW).news is News.CLEAR


@pytest.mark.parametrize("payload", NO_MONEY.values(), ids=["-".join(key) for key in NO_MONEY])
def test_what_is_not_about_your_money_gives_no_event_and_says_why(payload):
    found = plaid.read(payload, merchant=SHOP)
    assert found == ()
    assert found.because


def test_the_docs_list_what_is_left_outside():
    """
    What we do not read, we say, with the reason.
    """
    assert set(keys("Left outside")) == {*NO_MONEY}
    assert all(reason for (reason,) in keys("Left outside").values())


@pytest.mark.skipif(not FACTS.is_dir(), reason="the map of what providers say is not beside this checkout")
def test_every_row_of_the_map_is_read_or_said_to_be_left_outside():
    with (FACTS / "provider-map.csv").open(encoding="utf-8") as file:
        rows = {(row["kind"], row["value"]): row for row in csv.DictReader(file) if row["provider"] == "plaid"}
    assert set(rows) == {*ROWS, *NO_MONEY, *UNKNOWN}
    otherwise = keys("Read otherwise")
    for key, (payloads, name, state) in ROWS.items():
        transaction = told(*payloads)[name]
        words = set(re.findall(r"\w+", rows[key]["state_or_edge"].replace("initial", OPEN)))
        as_mapped = {state, *(step.event.trigger for step in transaction.steps)} & words
        assert as_mapped or otherwise[key][0] == state, key
        assert bool(as_mapped) != (key in otherwise), key


@pytest.mark.parametrize("payload", UNKNOWN.values())
def test_a_status_that_says_nothing_is_kept_and_being_checked(payload):
    transaction = told(payment("INITIATED"), payload)["pm-1"]
    assert [str(waiting.verdict) for waiting in transaction.waiting] == ["unknown"]


# --- Plaid's own lists of what can follow what ----------------------------------------------------------------------

DEBITS = (
    "pending>failed pending>posted posted>returned posted>settled settled>funds_available settled>returned "
    "funds_available>returned pending>cancelled"
)
CREDITS = "pending>failed pending>posted posted>returned posted>settled settled>returned pending>cancelled"
REFUNDS = "pending>failed pending>posted posted>returned posted>settled pending>cancelled"
SWEEPS = "pending>posted pending>failed posted>settled posted>returned settled>returned"
LEADING = {"pending": (), "posted": (), "settled": ("posted",), "funds_available": ("posted", "settled")}


def debit(status, hours):
    return events(transfer_event(status, hours))


def credit(status, hours):
    return events(transfer_event(status, hours, transfer_type="credit"))


def give_back(status, hours):
    return events(refund_event(status, 30 + hours))


def swept(status, hours):
    return events(sweep_event(status, hours))


PAIRS = [
    (make, name, pair)
    for make, name, pairs in (
        (debit, "tr-1", DEBITS),
        (credit, "tr-1", CREDITS),
        (give_back, "rf-1", REFUNDS),
        (swept, "sw-1", SWEEPS),
    )
    for pair in pairs.split()
]


@pytest.mark.parametrize(("make", "name", "pair"), PAIRS, ids=[f"{make.__name__} {pair}" for make, _, pair in PAIRS])
def test_whatever_plaid_says_can_follow_is_one_step(make, name, pair):
    before, later = pair.split(">")
    path = ["pending", *LEADING[before], *([before] if before != "pending" else []), later]
    payloads = [make(status, hours) for hours, status in enumerate(path)]
    if make is give_back:
        payloads.append(transfer("settled", refunds=[refund()]))
    transaction, _ = everywhere_alike(payloads, name, NOW)
    steps = transaction.steps
    assert [step.event.reference for step in steps] == [
        f"{name}/opened/{steps[0].amount}",
        *(f"{name}/{status}" for status in path[1:]),
    ]
    assert all(step.way for step in steps[1:]), "each of them is a step of its own"
    states = [step.way.dest.name for step in steps[1:]]
    assert len(set(states)) == len(states)


@pytest.mark.skipif(not FACTS.is_dir(), reason="the lists of what can follow are not beside this checkout")
@pytest.mark.parametrize(
    ("title", "ours"),
    [
        ("Plaid transfer, debit", DEBITS),
        ("Plaid transfer, credit", CREDITS),
        ("Plaid refund", REFUNDS),
        ("Plaid sweep", SWEEPS),
    ],
)
def test_our_lists_hold_all_of_theirs(title, ours):
    text = (FACTS / "provider-transitions.md").read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith(f"| {title} |")]
    assert set(line.split("|")[3].split()) <= set(ours.split())


# --- what a payload says --------------------------------------------------------------------------------------------


def only(found, trigger):
    (event,) = [event for event in found if event.trigger == trigger]
    return event


def test_an_event_and_the_transfer_itself_tell_one_fact():
    from_event = plaid.read(events(transfer_event("posted", 6)), merchant=SHOP)
    from_object = plaid.read(transfer("posted"), merchant=SHOP, at=at(7))
    assert [event.reference for event in from_event] == [event.reference for event in from_object]
    transaction, _ = everywhere_alike([events(transfer_event("posted", 6)), (transfer("posted"), at(7))], "tr-1", NOW)
    assert [step.event.occurred_at for step in transaction.steps] == [at(), at(6)]


def test_one_event_alone_is_read_like_a_page_of_one():
    assert plaid.read(transfer_event("posted", 6)) == plaid.read(events(transfer_event("posted", 6)))


def test_old_words_for_a_return_mean_the_same():
    (_, old) = plaid.read(events(transfer_event("reversed", 6)))
    (_, new) = plaid.read(events(transfer_event("returned", 6)))
    assert old == new


def test_plaids_own_date_becomes_the_promise():
    transaction = told((transfer("posted", expected_settlement_date=day(3)), at(6)))["tr-1"]
    promise = open_promise(transaction)
    assert (promise.due.date(), promise.basis) == (at(72).date(), Basis.PROVIDER)


def test_who_is_named_is_the_one_whom_the_customer_knows():
    assert only(plaid.read(transfer(), merchant=SHOP), OPEN).names == {"merchant": SHOP}
    assert only(plaid.read(transfer(type="credit"), merchant=SHOP), OPEN).names == {"sender": SHOP}
    assert only(plaid.read(sweep(), merchant=SHOP), OPEN).names == {"sender": "Plaid"}
    assert only(plaid.read(payment("INITIATED"), merchant=SHOP), OPEN).names == {"recipient": SHOP}
    assert only(plaid.read(wallet("INITIATED"), merchant=SHOP), OPEN).names == {"recipient": "Bäckerei Anna"}
    assert only(plaid.read(transfer()), OPEN).names == {}


def test_a_refund_belongs_to_its_transfer():
    found = plaid.read(transfer("settled", refunds=[refund("posted")]), at=LATER)
    mine = [event for event in found if event.lifecycle == "refund"]
    assert [event.trigger for event in mine] == [OPEN, "send"]
    assert {event.part_of for event in mine} == {("tr-1",)}
    assert plaid.read({"refund": refund("posted")}, at=LATER) == tuple(mine)
    (news,) = plaid.read(events(refund_event("posted")))
    assert (news.part_of, news.amount) == (("tr-1",), None)


def test_money_that_a_business_puts_into_its_balance_is_collected_from_it():
    """
    Your own money that is moved into your balance is never told as a payment to you.
    """
    transaction = told(
        events(sweep_event("pending", 0, sweep_amount="-42.00")), (sweep("funds_available", amount="-42.00"), LATER)
    )
    assert transaction["sw-1"].lifecycle.name == "bank_debit"
    assert transaction["sw-1"].state.name == "collected"


def test_a_sweep_that_came_to_nothing_is_no_money():
    assert plaid.read(sweep(amount=None)) == ()


def test_amounts_are_texts_or_numbers_and_their_sign_is_no_amount():
    for amount in (42, 42.0, "42.00", "42", -42.0, "-42.00"):
        opening = only(plaid.read(page([entry(amount=amount)])), OPEN)
        assert opening.minor == 4200
    assert only(plaid.read(page([entry(amount=1234.56)])), OPEN).minor == 123456
    assert only(plaid.read(page([entry(amount=500, iso_currency_code="JPY")])), OPEN).minor == 500


def test_an_entry_without_money_or_in_no_countrys_money_says_why_it_is_not_told():
    nothing = plaid.read(page([entry(amount=0)]))
    assert (nothing, nothing.because) == ((), "no money is in it")
    coins = plaid.read(page([entry(iso_currency_code=None, unofficial_currency_code="BTC")]))
    assert (coins, coins.because) == ((), "in a currency that ISO 4217 does not have")
    assert plaid.read(page()).because == "nothing has changed"


def test_the_line_of_the_bank_is_not_used_for_a_name():
    """
    Account numbers, and names of other people, stay with your bank.
    """
    found = plaid.read(page([entry(merchant_name=None)]), at=at(12))
    assert only(found, OPEN).names == {}
    named = entry(merchant_name=None, counterparties=[{"name": "Bäckerei Anna", "type": "merchant"}])
    assert only(plaid.read(page([named])), OPEN).names == {"merchant": "Bäckerei Anna"}
    everything = [
        (transfer("returned", failure_reason=because("R10"), refunds=[refund()]), LATER),
        (page([entry()], [entry("tx-2")], ["tx-3"]), LATER),
        (payment("REJECTED"), LATER),
        (wallet("FAILED", failure_reason="INVALID"), LATER),
    ]
    said = repr([event.order for payload, asked in everything for event in plaid.read(payload, at=asked)])
    for private in ("Mustermann", "erika@", "acc-of-somebody", "998877", "DE00123", "Invoice 7", "not for customers"):
        assert private not in said


def test_an_account_listed_in_one_go_reads_like_its_pages():
    """
    However we get the list of your account, it says the same.
    """
    one_go = {"transactions": [entry(), entry("tx-2", 7, pending=True)], "total_transactions": 2, "accounts": []}
    assert plaid.read(one_go) == plaid.read(page([entry(), entry("tx-2", 7, pending=True)]))
    of_a_wallet = {"transactions": [wallet("EXECUTED", 3)], "next_cursor": "x"}
    assert plaid.read(of_a_wallet) == plaid.read(wallet("EXECUTED", 3))


def test_lists_of_transfers_sweeps_and_payments_are_read_one_by_one():
    assert plaid.read({"transfers": [transfer()["transfer"]]}) == plaid.read(transfer())
    assert plaid.read({"sweeps": [sweep()["sweep"]]}) == plaid.read(sweep())
    assert plaid.read({"payments": [payment("INITIATED")]}) == plaid.read(payment("INITIATED"))


@pytest.mark.parametrize("payload", [
    {"authorization": {"decision": "declined"}, "request_id": "rq"},
    {"request_id": "rq"},
    {"error_code": "ITEM_LOGIN_REQUIRED", "error_type": "ITEM_ERROR", "request_id": "rq"},
    {"wallet_id": "wa-1", "balance": {}, "status": "ACTIVE"},
    {"accounts": [], "item": {}},
    {"transfer_events": []},
    webhook("TRANSFER", "TRANSFER_EVENTS_UPDATE"),
    webhook("TRANSFER", "RECURRING_CANCELLED"),
    webhook("ITEM", "ERROR"),
    webhook("OF_TOMORROW", "SOMETHING"),
    removed_webhook(),
    events(refund_event("pending")),
    events(transfer_event("guaranteed")),
    payment("ESTABLISHED", schedule={"interval": "MONTHLY"}),
    payment("INITIATED", schedule={"interval": "MONTHLY"}),
    payment_webhook("INITIATED", original_start_date="2026-03-01"),
    wallet("SETTLED", kind="PIS_PAY_IN", payment_id="pm-1"),
    wallet("SETTLED", kind="RECALL"),
    wallet("SETTLED", kind="RETURN"),
])  # fmt: skip
def test_what_is_not_money_says_so(payload):
    found = plaid.read(payload, at=LATER)
    assert found == ()
    assert found.because


@pytest.mark.parametrize(("payload", "name"), [
    (events(transfer_event("teleported", 9)), "tr-1"),
    (events(transfer_event("sent.by.post", 9)), "tr-1"),
    (events(sweep_event("teleported", 9)), "sw-1"),
    (transfer("teleported"), "tr-1"),
    (sweep("teleported"), "sw-1"),
    (transfer("settled", refunds=[refund("teleported")]), "rf-1"),
    (payment("TELEPORTED"), "pm-1"),
    (wallet("TELEPORTED"), "wt-1"),
])  # fmt: skip
def test_what_nobody_taught_us_is_kept_as_unknown(payload, name):
    """
    News that we do not understand is kept, and you read that we are checking it.
    """
    transaction = told((payload, LATER))[name]
    assert [str(waiting.verdict) for waiting in transaction.waiting] == ["unknown"]
    assert look(transaction, at=NOW).news is News.CHECKING


@pytest.mark.parametrize("payload", [
    events(transfer_event("posted", transfer_type="sideways")),
    events(transfer_event("posted", transfer_type=None)),
    transfer(type="sideways"),
    wallet("EXECUTED", kind="TELEPORT"),
    wallet("FAILED", kind="RETURN", related_transactions=[{"id": "wt-0", "type": "PAYOUT"}]),
    events(sweep_event("posted", sweep_amount=None)),
    payment_webhook("INITIATED"),
    wallet_webhook("EXECUTED"),
])  # fmt: skip
def test_news_of_what_nobody_opened_waits(payload):
    found = plaid.read(payload, at=LATER)
    gathered = gather(found, *LIFECYCLES)
    assert found
    assert (gathered.transactions, gathered.waiting) == ((), tuple(found))


# --- what is broken -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("payload", "place"), [
    ([], "payload: should be an object"),
    ({}, "payload.transfer_events: should be there"),
    ({"transfer_events": {}}, "payload.transfer_events: should be a list"),
    (events(7), r"payload.transfer_events\[0\]: should be an object"),
    (events(transfer_event("posted", transfer_amount="much")), r"events\[0\].transfer_amount: should be an amount"),
    (events(transfer_event("posted", transfer_amount="NaN")), "transfer_amount"),
    (events(transfer_event("posted", transfer_amount="1e999999999")), "transfer_amount"),
    (events(transfer_event("posted", transfer_amount="1e-999999999")), "transfer_amount"),
    (events(transfer_event("posted", transfer_amount="0.001")), "transfer_amount: .*smaller"),
    (events(transfer_event("posted", transfer_amount=True)), "transfer_amount"),
    (events(transfer_event("posted", timestamp=None)), "timestamp: should be a text"),
    (events(transfer_event("posted", timestamp="soon")), "timestamp: should be a time"),
    (events(transfer_event("posted", timestamp="2999-12-31T23:59:59-01:00")), "timestamp: .*too far"),
    (events(transfer_event("posted", failure_reason="R01")), "failure_reason: should be an object"),
    (events(refund_event("posted", refund_id=None)), "refund_id: should be a text"),
    (transfer(amount=None), "payload.transfer.amount"),
    (transfer(iso_currency_code="ZZZ"), "not an ISO 4217"),
    (transfer("posted", expected_settlement_date="soon"), "expected_settlement_date"),
    (transfer(refunds=[refund(created=None)]), r"payload.transfer.refunds\[0\].created"),
    (page([entry(pending=None)]), r"payload.added\[0\].pending: should be true or false"),
    (page([entry(date=None)]), r"added\[0\].date"),
    (page([entry(iso_currency_code=None)]), "unofficial_currency_code"),
    (page(removed=[7]), r"removed\[0\].transaction_id"),
    (removed_webhook(7), "payload.removed_transactions.0"),
    (webhook("TRANSACTIONS", "TRANSACTIONS_REMOVED"), "removed_transactions: should be a list"),
    (payment("INITIATED", amount={"value": 1}), "payload.amount.currency"),
    (payment("INITIATED", last_status_update=7), "payload.last_status_update"),
    (wallet("INITIATED", amount=None), "payload.amount"),
    (webhook("TRANSFER", None), "webhook_code"),
])  # fmt: skip
def test_a_broken_payload_names_the_field(payload, place):
    with pytest.raises(BadPayload, match=place):
        plaid.read(payload, at=LATER)


@pytest.mark.parametrize(("payload", "place"), [
    (page(removed=["tx-1"]), r"payload.removed\[0\].transaction_id: .*at="),
    (removed_webhook("tx-1"), "payload.removed_transactions: .*at="),
    (transfer("returned"), "payload.transfer.status: .*at="),
    (transfer(refunds=[refund("returned")]), r"payload.transfer.refunds\[0\].status: .*at="),
    ({"payment_id": "pm-1", "status": "PAYMENT_STATUS_INPUT_NEEDED"}, "payload.last_status_update"),
])  # fmt: skip
def test_what_cannot_be_dated_asks_when_it_was_asked_for(payload, place):
    """
    We never make up the day on which something happened to your money.
    """
    with pytest.raises(BadPayload, match=place):
        plaid.read(payload)
    assert plaid.read(payload, at=LATER)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(BadValue, match="time zone"):
        plaid.read(events(), at=datetime(2026, 3, 2))


BODIES = (
    events(
        transfer_event("returned", 9, failure_reason=because("R01")), refund_event("posted"), sweep_event("settled")
    ),
    transfer("returned", failure_reason=because("R01"), refunds=[refund()], expected_settlement_date=day(2)),
    sweep("settled"),
    page([entry(pending_transaction_id="tx-0")], [entry("tx-2", counterparties=[{"name": "A"}])], ["tx-3"]),
    removed_webhook("tx-1"),
    payment("REJECTED", 4),
    payment_webhook("FAILED", 4),
    wallet("FAILED", 4, failure_reason="INVALID"),
    wallet("SETTLED", 4, kind="RETURN", related_transactions=[{"id": "wt-0", "type": "PAYOUT"}]),
    wallet_webhook("BLOCKED", 4),
)


@settings(max_examples=300)
@given(broken=mangled(BODIES), asked=st.none() | st.just(LATER))
def test_whatever_is_broken_in_a_payload_is_named_or_read(broken, asked):
    """
    A broken message never takes the other messages down with it.
    """
    try:
        found = plaid.read(broken, merchant=SHOP, at=asked)
    except BadPayload as error:
        assert error.place.startswith("payload")  # noqa: PT017
    else:
        for transaction in gather([*plaid.read(transfer()), *found], *LIFECYCLES).transactions:
            assert card(transaction, NOW).label
            assert lines(transaction, NOW)


@given(asked=st.none() | st.just(LATER), payload=st.sampled_from(BODIES))
def test_reading_is_repeatable(asked, payload):
    try:
        assert plaid.read(payload, at=asked) == plaid.read(copy.deepcopy(payload), at=asked)
    except BadPayload:
        assert asked is None
