import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from aboveboard.cli.commands import aboveboard
from stripe_objects import charge, refund, webhook

COFFEE = Path(__file__).parents[2] / "examples" / "coffee" / "events.ndjson"
AT = ("--at", "2026-11-22T12:00", "--zone", "Europe/Berlin")
PAID = webhook("charge.succeeded", charge())


def run(*args, text=None):
    return CliRunner().invoke(aboveboard, [*map(str, args)], input=text)


def told(*args, text=None):
    result = run("tell", *args, *AT, "--json", text=text)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)["transactions"]


def test_the_example_reads_in_german():
    result = run("tell", COFFEE, "--locale", "de", *AT)
    assert result.exit_code == 0
    assert result.stderr == ""
    for words in ("Bezahlt", "Erstattung nicht angekommen", "die wir noch prüfen", "42,00"):
        assert words in result.stdout


def test_the_json_has_exactly_the_promised_shape():
    for one in told(COFFEE):
        assert set(one) == {
            "id",
            "lifecycle",
            "state",
            "certainty",
            "final",
            "amount",
            "position",
            "promise",
            "locale",
            "words",
            "timeline",
            "verdicts",
        }
        assert set(one["words"]) == {"label", "explanation", "next_step", "money", "action"}
        assert set(one["amount"]) == {"minor", "currency"}
        assert sum(one["position"].values()) == one["amount"]["minor"]
        assert one["promise"] is None or set(one["promise"]) == {"due", "standing"}
        assert all(set(line) == {"at", "text"} for line in one["timeline"])


def test_every_order_and_any_repetition_print_the_same(tmp_path):
    """
    The same facts, however they arrive, are told the same way.
    """

    def without_counts(transactions):
        return [{k: v for k, v in one.items() if k != "verdicts"} for one in transactions]

    lines = COFFEE.read_text(encoding="utf-8").splitlines()
    expected = without_counts(told(COFFEE))
    chance = random.Random(7)
    for _ in range(5):
        shuffled = lines + chance.choices(lines, k=8)
        chance.shuffle(shuffled)
        path = tmp_path / "events.ndjson"
        path.write_text("\n".join(shuffled), encoding="utf-8")
        assert without_counts(told(path)) == expected


def test_a_stream_an_array_a_folder_and_standard_input_are_read_alike(tmp_path):
    payloads = [PAID, webhook("refund.updated", refund(), 24)]
    (tmp_path / "all.json").write_text(json.dumps(payloads), encoding="utf-8")
    (tmp_path / "stream").mkdir()
    (tmp_path / "stream" / "all.ndjson").write_text("\n\n".join(map(json.dumps, payloads)), encoding="utf-8")
    (tmp_path / "folder").mkdir()
    for number, payload in enumerate(payloads):
        (tmp_path / "folder" / f"{number}.json").write_text(json.dumps(payload, indent=2), encoding="utf-8-sig")
    expected = told(tmp_path / "all.json")
    assert expected[0]["state"] == "partly_refunded"
    assert told(tmp_path / "stream") == expected
    assert told(tmp_path / "folder") == expected
    assert told("-", text=json.dumps(payloads)) == expected
    assert told("-", text="\n".join(map(json.dumps, payloads))) == expected


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("", "broken.json: is empty"),
        ("{", "broken.json:1: is not JSON"),
        ("[1, 2", "broken.json:1: is not JSON"),
        ("[1]", "broken.json[0]: should be an object"),
        ('{\n  "a": 1,\n  oops\n}', "broken.json:3: is not JSON"),
        (
            json.dumps(webhook("charge.succeeded", charge(amount="x"))),
            "broken.json:1: stripe: event.data.object.amount: should be a whole number",
        ),
        ("[" * 100_000, "broken.json: is not JSON: nested too deeply"),
    ],
)
def test_bad_input_is_one_clear_line_and_nothing_half_done(tmp_path, content, line):
    path = tmp_path / "broken.json"
    path.write_text(content, encoding="utf-8")
    result = run("tell", path)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert line in result.stderr


def test_bytes_that_are_no_text_name_their_line(tmp_path):
    path = tmp_path / "broken.json"
    path.write_bytes(b"{}\n\xff")
    result = run("tell", path)
    assert result.exit_code == 2
    assert "broken.json:2: is not text in UTF-8" in result.stderr


def test_a_broken_line_in_a_stream_is_reported_and_the_rest_is_told(tmp_path):
    path = tmp_path / "events.ndjson"
    path.write_text("\n".join([json.dumps(PAID), '{"id": ', json.dumps(PAID)]), encoding="utf-8")
    result = run("tell", path, "--json")
    assert result.exit_code == 1
    assert "events.ndjson:2: is not JSON" in result.stderr
    assert len(json.loads(result.stdout)["transactions"]) == 1


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("nowhere.json",), "nowhere.json: cannot be read"),
        ((COFFEE, "--locale", "klingon"), "'klingon' is not a language"),
        ((COFFEE, "--zone", "Mars"), "'Mars' is not a time zone"),
        ((COFFEE, "--at", "yesterday"), "'yesterday' is not a time"),
        ((COFFEE, "--provider", "piggybank"), "piggybank"),
        ((), "PATH"),
    ],
)
def test_a_wrong_argument_says_what_would_be_right(args, words):
    result = run("tell", *args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert words in result.stderr


def test_a_refund_of_a_payment_that_nobody_told_us_about_is_told_for_itself():
    (one,) = told("-", text=json.dumps(webhook("refund.updated", refund(), 24)))
    assert (one["lifecycle"], one["id"]) == ("refund", "re_1")


def test_news_about_something_that_nobody_opened_waits():
    event = {"id": "EV1", "created_at": "2026-11-02T09:00:00Z", "resource_type": "payments", "action": "confirmed"}
    result = run("tell", "-", text=json.dumps({"events": [{**event, "links": {"payment": "PM1"}, "details": {}}]}))
    assert result.exit_code == 0
    assert "No money in there." in result.stdout
    assert "PM1: waits to be opened (confirm)" in result.stderr


def test_detail_tells_each_part_after_its_journey():
    """
    Support sees the payment and the refund one by one; the customer's sum stays one sum.
    """
    text = "\n".join(json.dumps(one) for one in (PAID, webhook("refund.updated", refund(), 24)))
    (one,) = told("-", "--detail", text=text)
    assert one["lifecycle"] == "purchase"
    assert [part["lifecycle"] for part in one["parts"]] == ["card_payment", "refund"]
    assert all("parts" not in part for part in one["parts"])
    (plain,) = told("-", text=text)
    assert one == {**plain, "parts": one["parts"]}
    cards = run("tell", "-", "--detail", *AT, text=text).stdout
    assert cards.count("╭") == 3
    assert max(len(line.rstrip()) for line in cards.splitlines()) == 78


def test_the_sender_is_guessed_line_by_line_or_asked_for():
    body = {"payments": {"id": "PM1", "amount": 4200, "currency": "GBP", "created_at": "2026-11-02T09:00:00Z"}}
    body["payments"] |= {"status": "submitted", "charge_date": "2026-11-06", "links": {}, "metadata": {}}
    text = "\n".join(json.dumps(one) for one in (PAID, body, {"hello": 1}))
    result = run("tell", "-", "--json", *AT, text=text)
    assert result.exit_code == 1
    assert {one["id"] for one in json.loads(result.stdout)["transactions"]} == {"PM1", "pi_1"}
    assert "standard input:3: does not show who sent it; say --provider adyen|" in result.stderr


def test_a_document_of_a_bank_is_told_beside_webhooks(tmp_path):
    (tmp_path / "bad.xml").write_text("<!DOCTYPE a><Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.054.001.08'/>")
    (tmp_path / "paid.json").write_text(json.dumps(PAID))
    result = run("tell", tmp_path, "--json", *AT)
    assert result.exit_code == 1
    assert "bad.xml: iso20022: <!DOCTYPE a>" in result.stderr
    assert len(json.loads(result.stdout)["transactions"]) == 1


def test_an_empty_folder_says_so(tmp_path):
    result = run("tell", tmp_path)
    assert result.exit_code == 2
    assert "without any .json" in result.stderr


def test_arabic_is_set_from_the_right():
    result = run("tell", "-", "--locale", "ar", text=json.dumps(PAID))
    assert result.stdout.splitlines()[0].endswith("─╮")
    assert "⁨" in result.stdout


def test_no_code_and_no_source_reaches_the_customer():
    body = charge(status="failed", captured=False, outcome={"reason": "stolen_card"}, failure_code="card_declined")
    payload = json.dumps(webhook("charge.failed", body))
    for args in ((), ("--json",)):
        output = run("tell", "-", *args, text=payload).output
        for private in ("stolen", "card_declined", "stripe", "evt_"):
            assert private not in output.lower()
