import csv
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aboveboard import look
from aboveboard.errors import BadPayload, MissingExtra
from aboveboard.providers import iso20022
from aboveboard.providers.iso20022.document import parse
from aboveboard.providers.iso20022.statuses import TRIGGERS
from aboveboard.transaction import Basis, Verdict, open_promise
from aboveboard.view import News
from facts import START
from providers.iso20022.objects import (
    NEXT_DAY,
    answered,
    asked,
    at,
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

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"
MAP = SHARED / "facts" / "provider-map.csv"
TRANSITIONS = SHARED / "facts" / "provider-transitions.md"
MESSAGES = SHARED / "data" / "providers" / "iso20022"
PAGE = ROOT / "docs" / "reference" / "iso20022.md"
LATER = START + timedelta(days=90)


def position(transaction):
    return {holder.value: int(part.amount * 100) for holder, part in transaction.position.items()}


def triggers(*documents):
    return [one.trigger for text in documents for one in iso20022.read(text)]


# --- the provider map -----------------------------------------------------------------------------------------------


def rows():
    with MAP.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["provider"] == "iso20022"]


def outside():
    """The rows that the page leaves outside, each with its reason."""
    _, _, table = PAGE.read_text(encoding="utf-8").partition("| row | why |")
    return re.findall(r"^\| `([^`]+)` \| .+ \|$", table.partition("\n\n")[0], re.MULTILINE)


LISTED = {
    "BOOK": [listed(entry())],
    "PDNG": [listed(entry("PDNG"))],
    "FUTR": [listed(entry("FUTR"))],
    "INFO": [listed(entry("INFO"))],
}
MAPPED = {
    "camt.056": [order(), asked()],
    "camt.029 CNCL": [order(), report("ACSC"), asked(), answered("CNCL")],
    "camt.029 RJCR": [order(), asked(), answered("RJCR")],
    "camt.029 PDCR": [order(), answered("PDCR")],
    "pacs.004": [order(), report("ACSC"), returned(), collecting(), returned(of="pacs.003")],
    "pacs.007/pain.007": [collecting(), undone(), undone("pain.007")],
    "true": [listed(entry()), listed(entry(side="CRDT", undoes="true", ref="LINE-1"), own="S-2")],
    "false": [listed(entry(undoes="false"))],
}


def built(row):
    if row["kind"] == "TxSts":
        return [order(), report(row["value"])]
    return LISTED[row["value"]] if row["kind"] == "EntrySts" else MAPPED[row["value"]]


@pytest.mark.skipif(not MAP.is_file(), reason="the provider map is not beside this checkout")
def test_every_row_of_the_map_is_read_or_left_outside_with_a_reason():
    left = outside()
    for row in rows():
        name = f"{row['kind']} {row['value']}"
        if name in left:
            left.remove(name)
            continue
        documents = built(row)
        wanted = [re.sub(r" \(.+\)$", "", one.strip()) for one in row["state_or_edge"].split("|")]
        lifecycles = row["lifecycle"].split("/")
        events = [one for text in documents for one in iso20022.read(text)]
        states = {one.state.name for one in told(*documents).transactions if one.lifecycle.name in lifecycles}
        happened = {one.trigger for one in events if one.lifecycle in lifecycles}
        assert states & set(wanted) or happened & set(wanted), name
        if len(lifecycles) > 1:
            assert happened >= set(wanted), name
    assert left == []


@pytest.mark.skipif(not MAP.is_file(), reason="the provider map is not beside this checkout")
def test_every_state_of_the_map_is_reached_from_every_order_of_arrival():
    for row in rows():
        if row["kind"] == "TxSts" and row["lifecycle"] == "bank_transfer":
            state = row["state_or_edge"].partition(" (")[0]
            for documents in orders([order(), report(row["value"])]):
                assert only(*documents).state.name == state
                assert look(only(*documents), at=LATER).news is News.CLEAR


def pairs():
    if not TRANSITIONS.is_file():
        return []
    (line,) = [one for one in TRANSITIONS.read_text(encoding="utf-8").splitlines() if "ISO 20022 status" in one]
    return re.findall(r"(\w{4})>(\w{4})", line)


STATE = {"RCVD": "received", "PDNG": "checking", "ACTC": "accepted", "ACSP": "in_progress", "ACSC": "sent"} | {
    "ACCC": "credited",
    "ACWP": "on_hold",
    "BLCK": "blocked",
    "RJCT": "rejected",
    "CANC": "cancelled",
}


@pytest.mark.parametrize(("before", "after"), pairs())
def test_a_status_that_follows_another_is_told(before, after):
    for documents in orders([order(), report(before, 1), report(after, 2)]):
        assert only(*documents).state.name == STATE[after]
        assert look(only(*documents), at=LATER).news is News.CLEAR


DEBITS = {
    "ACTC": "created",
    "ACCP": "created",
    "PDNG": "created",
    "ACSP": "submitted",
    "ACSC": "collected",
    "ACWP": "collected",
    "ACCC": "paid_out",
    "RJCT": "failed",
    "CANC": "cancelled",
}


@pytest.mark.parametrize(("status", "state"), DEBITS.items())
def test_a_status_of_a_collection_is_told_from_the_side_of_who_pays(status, state):
    for documents in orders([collecting(), report(status, of="pain.008")]):
        assert only(*documents, lifecycle="bank_debit").state.name == state


# --- real files -----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not MESSAGES.is_dir(), reason="the collected messages are not beside this checkout")
def test_every_collected_file_is_read_or_says_why_not():
    files = sorted(path for path in MESSAGES.rglob("*") if path.is_file())
    assert files
    for path in files:
        for text in (path.read_bytes(), path.read_text(encoding="utf-8")):
            events = iso20022.read(text)
            assert events or events.because, path.name


@pytest.mark.skipif(not MESSAGES.is_dir(), reason="the collected messages are not beside this checkout")
def test_no_number_of_an_account_gets_into_events():
    for path in sorted((MESSAGES / "messages").glob("*.xml")):
        text = path.read_text(encoding="utf-8")
        private = set(re.findall(r"<IBAN>(.+?)</IBAN>", text)) | set(re.findall(r"<NtryRef>(CH.+?)</NtryRef>", text))
        every = repr([(one.order, one.names) for one in iso20022.read(text)])
        assert not [one for one in private if one in every], path.name


@pytest.mark.skipif(not MESSAGES.is_dir(), reason="the collected messages are not beside this checkout")
def test_every_line_of_every_collected_list_is_a_line_of_its_own():
    for path in sorted((MESSAGES / "messages").glob("*camt*05[234]*.xml*")):
        text = path.read_text(encoding="utf-8")
        found = told(text)
        wanted = text.count("<Ntry>") - text.count("<RvslInd>true</RvslInd>")
        lists = [one for one in found.transactions if one.lifecycle.name == "feed_entry"]
        assert len(lists) == wanted, path.name
        assert all(look(one, at=datetime(2026, 1, 1, tzinfo=UTC)).news is News.CLEAR for one in lists)


# --- what is read ---------------------------------------------------------------------------------------------------


def test_any_namespace_and_any_envelope_is_read():
    for namespace in ("urn:iso:std:iso:20022:tech:xsd:{}.001.02", "http://bank.example/{}.xsd", ""):
        text = document("pain.002", header(1, "R"), original(status="RJCT"), namespace=namespace)
        assert triggers(text) == ["reject"]
        _, _, inside = text.partition("?>")
        enveloped = f"<Envelope><AppHdr><Fr/></AppHdr>{inside}</Envelope>"
        assert triggers(enveloped) == ["reject"]


def test_the_first_generation_is_read_too():
    inside = f"{header(1, 'R')}{original(of='pain.001')}{info('ACSC')}"
    assert triggers(f"<Document><pain.002.001.02>{inside}</pain.002.001.02></Document>") == ["debit_done"]
    assert parse("<Document><pacs.009.001.01/></Document>")[0] == "pacs.009"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<Document><CdtrPmtActvtnReq/></Document>", "CdtrPmtActvtnReq is not about money that moves"),
        ("<html><body/></html>", "html is not about money"),
        (b' {"XMLName": 1}', "JSON"),
        (report("RCVC"), "no more than that the order is there, or is not about money"),
        (report("RCVD"), "no more than that the order is there"),
        (group_report("ACCP", of="pain.008"), "no more than that the order is there"),
        (group_report("PART"), "no more than"),
        (document("camt.056", tag("Assgnmt", tag("Id", "A"), tag("CreDtTm", at(1)))), "names no payment to stop"),
        (document("camt.029", tag("Assgnmt", tag("Id", "A"), tag("CreDtTm", at(1)))), "gives no answer"),
        (listed(entry(amount="0.00")), "lists nothing"),
        (listed(entry("PDNG", undoes="true")), "lists nothing"),
        (order(transfer(amount="0")), "about no payment"),
    ],
)
def test_what_says_nothing_about_money_says_why(text, why):
    events = iso20022.read(text)
    assert events == ()
    assert why in events.because


def test_a_report_that_knows_the_amount_opens_what_it_is_about():
    """
    Your payment is there as soon as anybody tells us of it.
    """
    details = tag("OrgnlTxRef", tag("Amt", money("InstdAmt", "42.00")), tag("Cdtr", tag("Nm", "Café Olé")))
    (transaction,) = told(report("ACSC", 1, details)).transactions
    assert (transaction.state.name, position(transaction)) == ("sent", {"in_transit": 4200})
    for documents in orders([order(), report("ACSC", 1, details), bank_report("ACSC", 1, details)]):
        assert len(told(*documents).transactions) == 1
        assert look(only(*documents), at=LATER).news is News.CLEAR


def test_what_names_no_amount_waits_until_somebody_does():
    found = told(report("RJCT", code="AC04"))
    assert found.transactions == ()
    assert [one.trigger for one in found.waiting] == ["reject"]
    assert only(report("RJCT", code="AC04"), order()).state.name == "rejected"


def test_ids_of_every_bank_on_the_way_lead_to_one_payment():
    """
    However many banks your payment passes, it stays one payment.
    """
    unique = "8A562C67-CA16-48BA-B074-65581BE6F001"
    ids = tag("PmtId", tag("EndToEndId", "INV-1"), tag("UETR", unique), tag("TxId", "T-1"))
    sent = document("pacs.008", header(1, "B-1"), tag("CdtTrfTxInf", ids, money("IntrBkSttlmAmt", "42.00")))
    arrived = bank_report("ACCC", 3, end_to_end="NOTPROVIDED", UETR=unique.lower())
    back = bank_report("ACWP", 2, end_to_end=None, TxId="T-1")
    for documents in orders([order(), sent, back, arrived]):
        assert only(*documents).state.name == "credited"
        assert told(*documents).waiting == ()


def test_an_instruction_is_only_known_within_its_message():
    """
    Somebody else's payment with the same number is not yours.
    """
    one = order(transfer(end_to_end="NOTPROVIDED", instruction="1"))
    other = order(transfer(end_to_end="NOTPROVIDED", instruction="1"), message="M-2")
    found = told(one, other, report("RJCT", end_to_end=None, InstrId="1"))
    assert [one.state.name for one in found.transactions] == ["rejected", "received"]


def test_payments_that_share_a_number_are_told_apart():
    """
    Two payments over one invoice are two payments.
    """
    twice = order(transfer(instruction="1"), transfer(amount="8.00", instruction="2"))
    found = told(twice, report("RJCT", InstrId="2", end_to_end=None))
    assert {one.id: one.state.name for one in found.transactions} == {
        "InstrId/M-1/1": "received",
        "InstrId/M-1/2": "rejected",
    }
    nameless = told(order(transfer(end_to_end=None), transfer(end_to_end=None)))
    assert len(nameless.transactions) == 2


def test_what_is_told_of_a_batch_is_told_of_each_payment_in_it():
    """
    When a bank refuses a whole file, whoever is in it learns of it.
    """
    both = order(transfer("A"), transfer("B", "8.00"))
    for documents in orders([both, group_report("RJCT", code="DUPL"), order(transfer("C"), message="M-2", bundle="P")]):
        found = told(*documents)
        assert {one.id: one.state.name for one in found.transactions} == {
            "A": "rejected",
            "B": "rejected",
            "C": "received",
        }
        assert found.waiting == ()


def test_what_is_told_of_a_bundle_is_told_of_each_payment_in_it():
    bundle = tag("OrgnlPmtInfAndSts", tag("OrgnlPmtInfId", "P-1"), tag("PmtInfSts", "ACSP"))
    text = document("pain.002", header(1, "R"), original(), bundle)
    found = told(order(transfer("A"), transfer("B", "8.00")), text)
    assert [one.state.name for one in found.transactions] == ["in_progress", "in_progress"]


def test_news_of_a_batch_reaches_its_only_payment_without_help():
    from aboveboard.flows import BANK_TRANSFER
    from aboveboard.transaction import gather

    events = [*iso20022.read(order()), *iso20022.read(group_report("RJCT", code="DUPL"))]
    (transaction,) = gather(events, BANK_TRANSFER).transactions
    assert transaction.state.name == "rejected"


def test_news_of_a_batch_that_nobody_ordered_waits():
    assert [one.about for one in told(group_report("RJCT")).waiting] == [("MsgId/M-1",)]


def test_payments_that_a_report_of_a_batch_names_inherit_what_it_says():
    listed_below = document("pain.002", header(1, "R"), original(status="RJCT", code="DUPL"), info(None))
    (event,) = iso20022.read(listed_below)
    assert (event.trigger, event.code, event.about) == ("reject", "DUPL", ("INV-1",))


def test_the_recipient_and_the_seller_are_named():
    (opening,) = iso20022.read(order())
    assert opening.names == {"recipient": "Café Olé"}
    (opening,) = iso20022.read(collecting())
    assert opening.names == {"merchant": "Café Olé"}
    (opening,) = iso20022.read(collecting(), merchant="Olé!")
    assert opening.names == {"merchant": "Olé!"}


def test_the_day_that_was_asked_for_is_the_promise():
    promise = open_promise(only(order(day="2026-03-20")))
    assert (promise.due.date().isoformat(), promise.basis) == ("2026-03-20", Basis.PROVIDER)
    later = tag("OrgnlTxRef", tag("ReqdExctnDt", "2026-03-25"))
    promise = open_promise(only(order(day="2026-03-20"), report("ACTC", 1, later)))
    assert promise.due.date().isoformat() == "2026-03-25"
    promise = open_promise(only(collecting(day="2026-03-20"), lifecycle="bank_debit"))
    assert (promise.due.date().isoformat(), promise.basis) == ("2026-03-20", Basis.PROVIDER)


def test_a_day_that_is_over_is_no_promise():
    assert open_promise(only(order(day="2025-01-01"))).basis is Basis.RULE


def test_moments_are_told_in_their_zone_and_settlement_by_its_own_clock():
    text = report("ACSC", 5, tag("FctvIntrBkSttlmDt", tag("DtTm", "2026-03-02T12:30:00+02:00")))
    (event,) = iso20022.read(text)
    assert event.occurred_at == datetime(2026, 3, 2, 10, 30, tzinfo=UTC)


def test_an_equivalent_amount_opens_a_payment_too():
    amount = tag("Amt", tag("EqvtAmt", money("Amt", "42.00"), tag("CcyOfTrf", "USD")))
    body = tag("CdtTrfTxInf", tag("PmtId", tag("EndToEndId", "INV-1")), amount)
    (opening,) = iso20022.read(document("pain.001", header(0, "M"), tag("PmtInf", tag("PmtInfId", "P"), body)))
    assert opening.amount.currency.code == "EUR"


def test_a_status_nobody_taught_us_is_kept():
    transaction = only(order(), report("ZZZZ"))
    assert transaction.state.name == "received"
    assert [one.verdict for one in transaction.history] == [Verdict.APPLIED, Verdict.UNKNOWN]
    found = told(listed(entry("ZZZZ"))).transactions
    assert [one.verdict for one in found[0].history] == [Verdict.APPLIED, Verdict.UNKNOWN]


def test_every_status_leads_to_an_edge_that_exists():
    from aboveboard import flows

    for name, table in TRIGGERS.items():
        lifecycle = {"bank_transfer": flows.BANK_TRANSFER, "bank_debit": flows.BANK_DEBIT}[name]
        assert {one for one in table.values() if one} <= set(lifecycle.triggers)


@pytest.mark.parametrize(("code", "expected"), [("NOAS", "no_answer_in_time"), ("CUST", "not_said")])
def test_a_refusal_says_what_may_be_said(code, expected):
    (event,) = iso20022.read(answered("RJCR", code=code))
    assert (event.trigger, event.reason, event.code) == ("refuse_cancel", expected, code)


REFUSALS = MESSAGES / "code_sets" / "external_payment_cancellation_rejection_code.json"


@pytest.mark.skipif(not REFUSALS.is_file(), reason="the collected code lists are not beside this checkout")
def test_every_code_of_a_refusal_is_known():
    import json

    from aboveboard.providers.iso20022.reasons import TABLE
    from aboveboard.providers.reasons import find

    codes = json.loads(REFUSALS.read_text(encoding="utf-8"))["codes"]
    assert [one for one in codes if not find(TABLE, one, resource="transfer", action="refusal").is_known] == []


# --- lines of an account --------------------------------------------------------------------------------------------


BOOKED = {
    "a transfer that left": ("DBIT", "ICDT", None, "bank_transfer", ["debit_done"]),
    "an instant transfer that left": ("DBIT", "IRCT", None, "bank_transfer", ["debit_done"]),
    "a transfer that came back": ("CRDT", "ICDT/RRTN", None, "bank_transfer", ["return", "return_arrived"]),
    "a collection by somebody": ("DBIT", "RDDT", None, "bank_debit", ["confirm"]),
    "one that was given back": ("CRDT", "RDDT", "MD06", "bank_debit", ["charge_back", "settle_return"]),
    "a collection that arrived": ("CRDT", "IDDT", None, "bank_debit", ["pay_out"]),
    "one that was undone": ("DBIT", "IDDT/UPDD", None, "bank_debit", ["charge_back"]),
    "money from somebody else": ("CRDT", "RCDT", None, "bank_transfer", []),
}


@pytest.mark.parametrize(("side", "kind", "code", "lifecycle", "expected"), BOOKED.values(), ids=BOOKED)
def test_a_booked_line_says_what_became_of_the_payment(side, kind, code, lifecycle, expected):
    line = entry("BOOK", "42.00", side, detail(EndToEndId="INV-1", amount="42.00", code=code), kind=kind)
    events = [one for one in iso20022.read(listed(line)) if one.lifecycle == lifecycle]
    assert [one.trigger for one in events] == expected
    assert all(one.about == ("INV-1",) for one in events)
    pending = entry("PDNG", "42.00", side, detail(EndToEndId="INV-1", code=code), kind=kind)
    assert not [one for one in iso20022.read(listed(pending)) if one.lifecycle == lifecycle]


def test_what_came_back_is_counted_in_the_currency_it_was_ordered_in():
    amounts = tag("AmtDtls", tag("InstdAmt", money("Amt", "42.00", "USD")))
    line = entry("BOOK", "38.00", "CRDT", detail(amounts, EndToEndId="INV-1", amount="38.00"), kind="ICDT/RRTN")
    found = only(order(transfer(currency="USD")), report("ACSC"), listed(line))
    assert (found.state.name, position(found)) == ("returned_done", {"payer": 4200})


def test_who_is_on_the_other_side_of_a_line_is_named():
    (opening, _) = iso20022.read(listed(entry("BOOK", "42.00", "DBIT", detail(name="Café Olé"))))
    assert opening.names == {"merchant": "Café Olé"}
    parties = tag("RltdPties", tag("Cdtr", tag("Nm", "Café Olé")), tag("Dbtr", tag("Nm", "Me")))
    back = f"<TxDtls>{parties}<RtrInf/></TxDtls>"
    assert iso20022.read(listed(entry("BOOK", "42.00", "CRDT", back)))[0].names == {"merchant": "Café Olé"}
    two = (detail(name="Café Olé"), detail(name="Café Olá"))
    assert iso20022.read(listed(entry("BOOK", "42.00", "DBIT", *two)))[0].names == {}


def test_an_announced_line_is_expected_on_the_day_the_bank_names():
    (transaction,) = told(listed(entry("FUTR", expected="2026-03-20"))).transactions
    promise = open_promise(transaction)
    assert (promise.due.date().isoformat(), promise.basis) == ("2026-03-20", Basis.PROVIDER)


def test_a_line_is_dated_by_the_day_it_was_booked():
    line = entry(booked="2026-03-02+01:00")
    assert iso20022.read(listed(line, hours=40))[0].occurred_at == datetime(2026, 3, 2, 12, tzinfo=UTC)
    line = entry().replace("<AcctSvcrRef>", f"<BookgDt><DtTm>{at(3)}</DtTm></BookgDt><AcctSvcrRef>")
    assert iso20022.read(listed(line, hours=40))[0].occurred_at == START + timedelta(hours=3)


# --- what is refused ------------------------------------------------------------------------------------------------

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE bomb [<!ENTITY l0 "lol">{LAUGHS}]><Document>&l9;</Document>'
FETCH = '<!DOCTYPE fetch [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document><PmtRtr>&x;</PmtRtr></Document>'
FAR = '<!DOCTYPE far SYSTEM "http://127.0.0.1:1/far.dtd"><Document/>'
PARAMETER = '<!DOCTYPE parameter [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]><Document/>'


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (BOMB, "<!DOCTYPE bomb>"),
        (BOMB.replace("?>", ' encoding="utf-16"?>').encode("utf-16"), "<!DOCTYPE bomb>"),
        (FETCH, "<!DOCTYPE fetch>"),
        (FAR, "<!DOCTYPE far>"),
        (PARAMETER, "<!DOCTYPE parameter>"),
    ],
)
def test_nothing_in_a_document_is_expanded_or_fetched(text, place):
    """
    A message cannot make us read a file, call a server or fill our memory.
    """
    with pytest.raises(BadPayload) as error:
        iso20022.read(text)
    assert error.value.place == place
    assert "is not read" in error.value.problem


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "line 1, column 1"),
        ("<Document><a></Document>", "line 1, column 16"),
        (b"\xff\xfe\x00", "line 1, column 2"),
        ("<Document>&x;</Document>", "line 1, column 11"),
        ("\ud800", "document"),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', "document"),
        (None, "document"),
        (document("pain.002"), "Document.CstmrPmtStsRpt.GrpHdr"),
        (
            document("pain.002", tag("GrpHdr", tag("MsgId", "R"), tag("CreDtTm", "soon"))),
            "Document.CstmrPmtStsRpt.GrpHdr.CreDtTm",
        ),
        (order(transfer(amount="1.234")), "Document.CstmrCdtTrfInitn.PmtInf.CdtTrfTxInf.Amt.InstdAmt.value"),
        (order(transfer(currency="XQX")), "Document.CstmrCdtTrfInitn.PmtInf.CdtTrfTxInf.Amt.InstdAmt.value"),
        (
            order().replace(' Ccy="EUR"', ""),
            "Document.CstmrCdtTrfInitn.PmtInf.CdtTrfTxInf.Amt.InstdAmt",
        ),
        (listed(entry(side="OUT")), "Document.BkToCstmrStmt.Stmt.Ntry.CdtDbtInd"),
        (listed(entry(booked="2026-02-31")), "Document.BkToCstmrStmt.Stmt.Ntry.BookgDt.Dt"),
        (listed(entry(booked="9999-01-01")), "Document.BkToCstmrStmt.Stmt.Ntry.BookgDt.Dt"),
        (listed(entry(None)), "Document.BkToCstmrStmt.Stmt.Ntry.Sts"),
    ],
)
def test_what_is_broken_is_refused_with_its_place(text, place):
    with pytest.raises(BadPayload) as error:
        iso20022.read(text)
    assert error.value.provider == "iso20022"
    assert error.value.place == place


def test_elements_without_end_are_refused():
    with pytest.raises(BadPayload, match="elements within elements"):
        iso20022.read(f"<Document>{'<a>' * 5000}{'</a>' * 5000}</Document>")


def test_without_the_parser_it_says_what_to_install(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "defusedxml.common", None)
    with pytest.raises(MissingExtra, match="iso20022"):
        iso20022.read(order())


WHOLE = [
    order(transfer(instruction="1"), transfer("B", "8.00")),
    collecting(collection(instruction="1")),
    report("RJCT", 1, tag("OrgnlTxRef", tag("Amt", money("InstdAmt", "42.00")), tag("ReqdExctnDt", NEXT_DAY))),
    group_report("RJCT"),
    bank_report("ACSC", 2, tag("FctvIntrBkSttlmDt", tag("DtTm", at(1)))),
    returned(),
    undone(),
    undone("pain.007"),
    asked(),
    asked(kind="camt.055"),
    answered("RJCR", code="CUST"),
    listed(
        entry("BOOK", "42.00", "CRDT", detail(EndToEndId="INV-1", name="Me", code="AC04"), booked=day(1), kind="ICDT"),
        entry("FUTR", expected=day(40), ref="LINE-2"),
        entry("BOOK", undoes="true"),
    ),
]
PIECES = re.compile(r"<(\w+)[^<>]*>[^<>]*</\1>|<\w+[^<>]*>|[^<>]+")


@given(st.data())
def test_a_mangled_message_is_read_or_refused(data):
    """
    Whatever a bank sends, nothing worse happens than that we say what is wrong with it.
    """
    text = data.draw(st.sampled_from(WHOLE))
    spans = [one.span() for one in PIECES.finditer(text)]
    start, end = data.draw(st.sampled_from(spans))
    other = data.draw(
        st.sampled_from(["", "<x/>", "x", "-1", "<Cd>1</Cd>", text[start:end] * 2, "\n", "<Nm><Nm/></Nm>"])
    )
    with suppress(BadPayload):
        iso20022.read(f"{text[:start]}{other}{text[end:]}")


@given(st.sampled_from(WHOLE), st.data())
def test_a_message_with_an_element_left_out_or_emptied_is_read_or_refused(text, data):
    names = sorted(set(re.findall(r"<(\w+)[ >]", text)))
    name = data.draw(st.sampled_from(names))
    inside = data.draw(st.sampled_from([None, "", "x", "0", "2026-03-02", "<a>b</a>", "\u0000", "é" * 40]))
    mangled = "" if inside is None else f"<{name}>{inside}</{name}>"
    with suppress(BadPayload):
        iso20022.read(re.sub(rf"<{name}( [^<>]*)?>.*?</{name}>", lambda _: mangled, text))


@given(st.text() | st.binary())
@example("<")
@example("[")
def test_anything_else_is_read_or_refused(text):
    with suppress(BadPayload):
        assert iso20022.read(text).because


def test_words_are_those_of_the_card():
    assert words(only(order(), report("ACSC"))).label == "Sent"
