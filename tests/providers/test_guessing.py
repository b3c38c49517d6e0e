from pathlib import Path

import pytest

from aboveboard.cli.payloads import BadLine, payloads
from aboveboard.providers import guess, stranger
from stripe_objects import charge, webhook

PLAIN = [
    ("stripe", webhook("charge.succeeded", charge())),
    ("adyen", {"live": "false", "notificationItems": []}),
    ("adyen", {"type": "balancePlatform.transfer.created", "data": {}, "environment": "test"}),
    ("adyen", {"SaleToPOIRequest": {}}),
    ("paypal", {"event_type": "PAYMENT.CAPTURE.COMPLETED", "resource_type": "capture", "resource": {}}),
    ("paypal", {"id": "2GG", "links": [{"href": "https://api-m.paypal.com/v2/payments/captures/2GG", "rel": "self"}]}),
    ("paypal", {"payments": {}, "links": [{"href": "https://api.sandbox.paypal.com/v1/payouts/1"}]}),
    ("gocardless", {"events": [{"id": "EV1", "resource_type": "payments", "links": {}}]}),
    ("gocardless", {"payments": {"id": "PM1"}}),
    ("gocardless", {"mandates": [{"id": "MD1"}], "meta": {}}),
    ("plaid", {"added": [], "modified": [], "removed": [], "next_cursor": ""}),
    ("plaid", {"transfer_events": []}),
    ("plaid", {"webhook_type": "TRANSFER", "webhook_code": "TRANSFER_EVENTS_UPDATE"}),
    ("iso20022", b'<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"/>'),
    ("iso20022", b'<Document xmlns="http://www.a-bank.ch/de/pain.002.001.03.ch.02.xsd"/>'),
    ("iso20022", '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"/>'),
    ("iso20022", b'<Document xmlns="http://www.a-bank.ch/de/pain.002.001.03.ch.02.xsd"/>'),
    ("iso20022", '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.004.001.09"/>'.encode("utf-16")),
]


@pytest.mark.parametrize(("name", "payload"), PLAIN)
def test_what_is_plain_is_guessed(name, payload):
    """
    Nobody has to say what everybody can see.
    """
    assert guess(payload) == name


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"object": "event"},
        {"events": [{"resource_type": "payments"}], "event_type": "x", "resource": {}},
        {"id": "1", "links": "none"},
        {"object": "event", "data": {}, "transfer_events": []},
        b"<html/>",
        "<Document/>",
        b"",
        [],
        None,
    ],
)
def test_what_is_not_plain_is_not_guessed(payload):
    """
    We would rather ask than mix up two senders.
    """
    assert guess(payload) == ""


ACH = sorted(Path(__file__).parents[3].glob("shared/data/providers/ach/*"))


@pytest.mark.skipif(not ACH, reason="the collected payloads are not beside this checkout")
@pytest.mark.parametrize("path", ACH or [None], ids=lambda path: path and path.name)
def test_a_file_that_banks_exchange_says_what_to_do_with_it(path):
    """
    What we do not read, we do not pass over in silence.
    """
    for found in payloads((str(path),)):
        assert not isinstance(found, BadLine)
        assert guess(found.payload) == ""
        assert "ACH file" in stranger(found.payload)


def test_an_ach_file_is_known_by_its_header():
    """
    Support reads which command helps.
    """
    for payload in (b"101 026009593", "101 026009593", {"fileHeader": {}, "batches": []}):
        assert "aboveboard explain ach CODE" in stranger(payload)
    assert stranger({"fileHeader": {}}) == "does not show who sent it"
