"""Every kind of payload that GoCardless has, one by one."""

import csv
import json
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aboveboard.errors import BadPayload, BadValue
from aboveboard.lifecycle import OPEN, Party
from aboveboard.providers import gocardless
from aboveboard.providers.gocardless.kinds import KINDS, REPORTING
from aboveboard.transaction import Event
from mangling import mangled, odd

from .objects import (
    LINKS,
    body,
    event,
    mandate,
    outbound,
    payment,
    payout,
    refund,
    transaction,
    webhook,
    when,
)
from .telling import Asked, is_clear, told

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"
PAGE = (ROOT / "docs" / "reference" / "gocardless.md").read_text(encoding="utf-8")
MAKERS = {
    "payments": payment,
    "refunds": refund,
    "payouts": payout,
    "mandates": mandate,
    "outbound_payments": outbound,
}
ROWS = SHARED / "facts" / "provider-map.csv"
PAYLOADS = SHARED / "data" / "providers" / "gocardless"


def read(payload, **more):
    return gocardless.read(payload, **more)


def triggers(payload, **more):
    return [one.trigger for one in read(payload, **more)]


# --- row by row -----------------------------------------------------------------------------------------------------


def mapped(kind):
    if not ROWS.exists():
        return []
    with ROWS.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["provider"] == "gocardless"]
    return [(row["kind"].split(":")[1], row["value"], row["lifecycle"], row["state_or_edge"])
            for row in rows if row["kind"].startswith(kind)]  # fmt: skip


def left_outside():
    """The rows of the table in the docs, by resource and action."""
    table = PAGE.split("## Left outside")[1].split("\n\n")[1]
    return {(kind, action): why for kind, action, why in re.findall(r"^\| (\w+) \| `(\w+)` \| (.+) \|$", table, re.M)}


def opening_of(kind):
    """What opens one: its resource, or, where no money is in it, its event."""
    if kind == "mandates":
        return webhook(kind, "created")
    return {kind: MAKERS[kind]()}


@pytest.mark.parametrize(("kind", "action", "lifecycle", "edge"), mapped("event"))
def test_every_event_that_moves_money_is_read(kind, action, lifecycle, edge):
    if (kind, action) in left_outside():
        found = read(webhook(kind, action))
        assert found == ()
        assert found.because
        return
    payload = opening_of(kind) if edge == "(initial)" else webhook(kind, action)
    (one, *_) = read(payload)
    assert (one.lifecycle, one.trigger) == (lifecycle, OPEN if edge == "(initial)" else edge.split(" ")[0])


@pytest.mark.parametrize(("kind", "status", "lifecycle", "states"), mapped("status"))
@pytest.mark.parametrize("asked", [None, 500], ids=["whenever", "asked"])
def test_every_status_is_read(kind, status, lifecycle, states, asked):
    payload = {f"{kind}s": MAKERS[f"{kind}s"](status)}
    found = told(payload if asked is None else Asked(payload, asked))
    assert (found.lifecycle.name, found.state.name in states.split("|")) == (lifecycle, True)
    assert is_clear(found)


def test_the_table_of_what_is_left_outside_is_the_one_in_use():
    said = {(kind, action): why for kind, one in REPORTING.items() for action, why in one.ours.items()}
    assert left_outside() == said


@pytest.mark.skipif(not ROWS.exists(), reason="the table of the research is not here")
def test_nothing_is_left_outside_that_moves_money():
    moving = {
        (kind, action)
        for kind, action, lifecycle, edge in mapped("event")
        if lifecycle != "-" and "no edge" not in edge
    }
    assert not moving & set(left_outside())


def words_of(section, number):
    """Every word in code of one column of a section's first table, by the resource that the row is about."""
    rows = re.findall(r"^\| (\w+) \| (.+?) \| (\w+) \| (.+) \|$", PAGE.split(section)[1].split("\n## ")[0], re.M)
    return {(row[0], word) for row in rows for word in re.findall(r"`(\w+)`", row[number])}


def test_the_page_lists_every_action_and_every_status():
    actions = {(kind, action) for kind, one in REPORTING.items() for action, fact in one.actions.items()
               if fact.trigger != OPEN or kind == "mandates"}  # fmt: skip
    actions.discard(("payment_account_transaction", "created"))
    assert words_of("## Events", 1) == actions
    statuses = {(kind, status) for kind, one in KINDS.items() for status, fact in one.statuses.items()
                if fact.trigger != OPEN or (kind, status) == ("payments", "pending_submission")}  # fmt: skip
    assert words_of("## Resources", 1) == statuses


PAIRS = (
    *("pending_submission>submitted", "submitted>confirmed", "confirmed>paid_out", "submitted>failed"),
    *("confirmed>failed", "paid_out>failed", "paid_out>charged_back", "confirmed>charged_back"),
    *("charged_back>confirmed", "failed>pending_submission", "pending_customer_approval>customer_approval_denied"),
    "pending_submission>cancelled",
)
ENDS = {
    "confirmed>failed": "returned",
    "paid_out>failed": "returned",
    "paid_out>charged_back": "returned",
    "confirmed>charged_back": "returned",
    "charged_back>confirmed": "collected",
    "failed>pending_submission": "created",
}
STANDS = {
    "submitted": "submitted",
    "confirmed": "collected",
    "paid_out": "paid_out",
    "failed": "failed",
    "customer_approval_denied": "cancelled",
    "cancelled": "cancelled",
}


@pytest.mark.parametrize("pair", PAIRS)
def test_a_payment_goes_every_way_that_goes_with_gocardless(pair):
    """
    Whatever your payment goes through with the payment service, we can follow it.
    """
    first, second = pair.split(">")
    payloads = [Asked({"payments": payment(first)}, 100), Asked({"payments": payment(second)}, 200)]
    if pair == "charged_back>confirmed":
        payloads.append(webhook("payments", "chargeback_cancelled", 150))
    found = told(*payloads)
    assert found.state.name == ENDS.get(pair, STANDS.get(second))
    assert is_clear(found)


@pytest.mark.parametrize(
    ("kind", "steps"),
    [
        ("refunds", "created pending_submission submitted paid bounced funds_returned"),
        ("payouts", "pending paid bounced paid"),
        ("mandates", "pending_customer_approval submitted active cancelled active suspended_by_payer active consumed"),
        ("mandates", "pending_submission submitted failed active expired active blocked"),
        ("outbound_payments", "verifying pending_approval scheduled executing executed"),
        ("outbound_payments", "verifying pending_approval cancelled"),
    ],
)
def test_every_other_resource_goes_its_ways(kind, steps):
    payloads = []
    for number, status in enumerate(steps.split()):
        payloads.append(Asked({kind: MAKERS[kind](status)}, 300 + number * 10))
        assert told(*payloads).state.name == told(payloads[-1]).state.name
        assert is_clear(told(*payloads))


@pytest.mark.parametrize(
    "name", sorted(one.name for one in PAYLOADS.glob("*.json")) if PAYLOADS.exists() else [], ids=str
)
def test_real_payloads_are_read(name):
    found = json.loads((PAYLOADS / name).read_text(encoding="utf-8"))
    bodies = [found] if isinstance(found.get("events"), list) else [one["body"] for one in found.values()]
    for one in bodies:
        events = read(one, merchant="Café Olé")
        assert events or events.because


# --- what an event carries ------------------------------------------------------------------------------------------


def test_an_event_is_dated_by_gocardless_and_refers_to_its_own_id():
    (one,) = read(webhook("payments", "confirmed", 90, id="EV7"))
    assert (one.reference, one.occurred_at, one.about) == ("PM1/confirmed/EV7", when(90), ("PM1",))
    assert (one.source, one.lifecycle, one.amount) == ("gocardless", "bank_debit", None)


@pytest.mark.parametrize(
    ("origin", "party"),
    [
        ("bank", Party.BANK),
        ("customer", Party.CUSTOMER),
        ("payer", Party.CUSTOMER),
        ("api", Party.MERCHANT),
        ("gocardless", Party.PAYMENT_SERVICE),
        ("somebody new", Party.PAYMENT_SERVICE),
    ],
)
def test_who_reported_it_is_who_speaks(origin, party):
    (one,) = read(webhook("payments", "cancelled", origin=origin))
    assert one.party is party


def test_a_failure_carries_the_plain_reason_and_the_private_code():
    (one,) = read(webhook("payments", "failed", cause="bank_account_closed", reason_code="AC04", scheme="sepa_core"))
    assert (one.reason, one.code) == ("account_closed", "AC04")
    (one,) = read(webhook("payments", "failed", cause="insufficient_funds"))
    assert (one.reason, one.code) == ("not_enough_money", "insufficient_funds")


def test_good_news_carries_no_reason():
    (one,) = read(webhook("payments", "confirmed", cause="payment_confirmed"))
    assert (one.reason, one.code) == ("", "")


def test_a_refund_belongs_to_its_payment():
    assert {one.part_of for one in read({"refunds": refund("paid")})} == {("PM1",)}
    assert {one.part_of for one in read({"refunds": refund("paid", links={"mandate": "MD1"})})} == {("MD1",)}
    assert read(webhook("refunds", "paid", links={"refund": "RF1"}))[0].part_of == ()


def test_a_payout_that_is_paid_says_when_it_is_to_arrive():
    _, paid = read({"payouts": payout("paid")})
    assert paid.due == datetime(2026, 3, 4, 23, 59, 59, 999999, UTC)


def test_who_pays_and_who_is_paid_is_named_where_it_is_known():
    assert read({"payments": payment()}, merchant="Café Olé")[0].names == {"merchant": "Café Olé"}
    assert read({"payments": payment()})[0].names == {}
    assert read({"payouts": payout()}, merchant="Café Olé")[0].names == {"sender": "GoCardless"}
    assert read({"payment_account_transactions": transaction()})[0].names == {"merchant": "Acme"}
    assert read(webhook("mandates", "created"), merchant="Café Olé")[0].names == {"merchant": "Café Olé"}


def test_one_resource_and_a_page_of_them_read_alike():
    one = payment("submitted")
    assert read({"payments": [one, payment(id="PM2")]})[:2] == read({"payments": one})
    assert read({"events": event("payments", "submitted")}) == read(webhook("payments", "submitted"))


def test_a_status_that_nobody_dated_is_dated_by_the_first_day_it_allows():
    assert [one.occurred_at for one in read({"payments": payment("confirmed")})] == [
        when(),
        datetime(2026, 3, 5, tzinfo=UTC),
    ]
    assert read({"outbound_payments": outbound("executed")})[1].occurred_at == datetime(2026, 3, 3, tzinfo=UTC)
    assert read({"payments": payment("confirmed", charge_date=None)})[1].occurred_at == when()


def test_a_failed_payment_that_was_in_a_payout_had_been_collected():
    assert triggers({"payments": payment("failed")}) == [OPEN, "fail"]
    assert triggers({"payments": payment("failed", links={"payout": "PO1"})}) == [OPEN, "confirm", "fail"]


def test_what_stands_beside_events_is_read_where_they_are_about_it():
    page = body(
        event("refunds", "created", 200),
        event("refunds", "paid", 210),
        linked={"refunds": [refund("submitted"), refund(id="RF2")], "customers": [{"id": "CU1"}]},
    )
    assert [(one.trigger, one.about) for one in read(page)] == [
        ("complete", ("RF1",)),
        (OPEN, ("RF1",)),
        ("send", ("RF1",)),
    ]
    sent = read(page)[2]
    assert sent.occurred_at == when(210)
    assert triggers(page, at=when(220)) == ["complete", OPEN, "send"]


def test_coins_are_counted_as_the_currency_has_them():
    assert str(read({"payments": payment(currency="SEK", amount=4250)})[0].amount.amount) == "42.50"
    assert read({"payments": payment(currency="jpy", amount=42)})[0].currency == "JPY"


# --- what gives no event --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("payload", "because"),
    [
        (webhook("subscriptions", "created"), "a plan; each of its payments"),
        (webhook("payments", "created"), "does not say how much; the payment itself does"),
        (webhook("outbound_payments", "created"), "the outbound payment itself does"),
        (webhook("payments", "surcharge_fee_debited"), "a fee that the seller pays"),
        (webhook("creditors", "renamed"), "about the seller's account"),
        (webhook("rockets", "launched"), "rockets: nothing that is read"),
        (body(), "there are no events in it"),
        ({"payments": []}, "no money is in it"),
        ({"payments": payment(amount=0)}, "no money is in it"),
        ({"customers": {"id": "CU1"}}, "about a person"),
        ({"payout_items": []}, "bookkeeping"),
    ],
)
def test_what_is_not_about_money_says_why(payload, because):
    found = read(payload)
    assert found == ()
    assert because in found.because


def test_a_page_says_each_reason_once():
    said = read(
        body(event("exports", "started"), event("exports", "completed", 1), event("payouts", "fx_rate_confirmed"))
    )
    assert (
        said.because
        == "exports: a file for the seller; payouts fx_rate_confirmed: an exchange rate, and no money has moved yet"
    )


# --- what is broken -------------------------------------------------------------------------------------------------


def without(one, name):
    return {key: value for key, value in one.items() if key != name}


@pytest.mark.parametrize(
    ("payload", "place"),
    [
        ({}, "payload.events"),
        ({"event": []}, "payload.events"),
        ([], "payload"),
        ({"events": "none"}, "payload.events"),
        ({"events": ["one"]}, "payload.events[0]"),
        (body(without(event("payments", "paid_out"), "created_at")), "payload.events[0].created_at"),
        (body(event("payments", "paid_out", links={})), "payload.events[0].links.payment"),
        (body(event("creditors", "bounced_payout", links={})), "payload.events[0].links.creditor"),
        (body(event("payments", "paid_out") | {"details": "gone"}), "payload.events[0].details"),
        ({"payments": payment(amount="42")}, "payload.payments.amount"),
        ({"payments": payment(amount=-1)}, "payload.payments.amount"),
        ({"payments": payment(currency="POUNDS")}, "payload.payments.amount"),
        ({"payments": [payment(), payment(created_at="yesterday")]}, "payload.payments[1].created_at"),
        ({"payments": payment(created_at="2999-12-31T23:00:00-10:00")}, "payload.payments.created_at"),
        ({"payments": payment("confirmed", charge_date="soon")}, "payload.payments.charge_date"),
        ({"payments": payment("confirmed", charge_date="9999-01-01")}, "payload.payments.charge_date"),
        ({"payments": without(payment(), "id")}, "payload.payments.id"),
        ({"payment_account_transactions": without(transaction(), "value_date")},
         "payload.payment_account_transactions.created_at"),
        (body(event("payments", "paid_out"), linked={"payments": [payment(amount=None)]}),
         "payload.linked.payments[0].amount"),
    ],
)  # fmt: skip
def test_what_is_broken_is_named_by_its_place(payload, place):
    with pytest.raises(BadPayload) as error:
        read(payload)
    assert (error.value.provider, error.value.place) == ("gocardless", place)


def test_when_you_asked_has_a_time_zone():
    with pytest.raises(BadValue):
        read({"payments": payment()}, at=datetime(2026, 3, 2))


GOOD = [
    *({kind: [make(status) for status in (*KINDS[kind].statuses, "tomorrow")]} for kind, make in MAKERS.items()),
    {"payment_account_transactions": transaction()},
    *(body(*(event(kind, action, number) for number, action in enumerate((*one.actions, *one.ours, "later"))))
      for kind, one in REPORTING.items() if kind in LINKS),
    body(event("payments", "failed", 5, reason_code="AM04", scheme="sepa_core"), event("refunds", "paid", 6),
         linked={"payments": [payment("failed")], "refunds": [refund("submitted")], "mandates": [mandate()]}),
]  # fmt: skip


@given(payload=mangled(GOOD), asked=st.none() | st.just(when(500)))
def test_whatever_a_payload_holds_only_bad_payload_is_raised(payload, asked):
    """
    A payload that is damaged is refused by name, and never takes anything else with it.
    """
    with suppress(BadPayload):
        found = read(payload, at=asked)
        assert all(isinstance(one, Event) for one in found)
        assert found or found.because


@given(
    st.recursive(
        odd, lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*REPORTING, "events", "id"]), inner)
    )
)
def test_whatever_is_sent_only_bad_payload_is_raised(payload):
    with suppress(BadPayload):
        read(payload)
