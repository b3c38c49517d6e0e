"""What a billing developer writes, checked by mypy --strict: every public name says what it takes and gives."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, assert_type

from aboveboard import (
    ClientNote,
    Event,
    Money,
    NotAllowed,
    Outcome,
    PrivateNote,
    Refusal,
    State,
    Transaction,
    Verdict,
    View,
    Words,
    annotate,
    look,
    may,
    record,
    render,
    request,
)
from aboveboard.flows import PURCHASE
from aboveboard.honesty import Finding, lint
from aboveboard.lock import Kind, compare, snapshot
from aboveboard.providers import stripe
from aboveboard.transaction import Line, Migration, Permission, from_json, gather, to_json
from aboveboard.wording.channels import Channel, Dispatch
from aboveboard.words import RefusalWords, Sentence

now = datetime.now(UTC)
purchase = Transaction.open(PURCHASE, id="ch_1", amount=Money("42.00", "EUR"), at=now, names={"merchant": "Café Olé"})
outcome = record(purchase, Event("settle", reference="evt_1", source="stripe", occurred_at=now))
assert_type(outcome, Outcome)
assert_type(outcome.verdict, Verdict)
assert_type(outcome.transaction.state, State)
assert_type(outcome.retracts, State | None)
assert_type(outcome.notice, Line | None)

view = look(outcome.transaction, at=now)
assert_type(view, View)
words = render(view, locale="de", zone="Europe/Berlin")
assert_type(words, Words)
sent = render(view, locale="de", channel="sms")
assert_type(sent, Dispatch)
assert_type(render(view, locale="de", channel=Channel.PUSH, open_title=True), Dispatch)
render(view, locale="de", channel="fax")  # type: ignore[call-overload]
if outcome.notice is not None:
    assert_type(render(outcome.notice, locale="de"), Sentence)
    assert_type(render(outcome.notice, locale="de", channel="push"), Dispatch)
assert_type(lint([PURCHASE]), tuple[Finding, ...])

answer = may(purchase, "start_refund", at=now, amount=Money(1, "EUR"))
assert_type(answer, Permission | Refusal)
if isinstance(answer, Refusal):
    assert_type(render(answer, locale="de"), RefusalWords)
    render(answer, locale="de", channel="sms")  # type: ignore[call-overload]
try:
    request(purchase, "start_refund", at=now, reference="mine")
except NotAllowed as error:
    assert_type(error.refusal, Refusal)

annotate(purchase, ClientNote("We are on it.", at=now))
private = PrivateNote("Ask the bank.", at=now)
annotate(purchase, private)
render(private, locale="de")  # type: ignore[call-overload]
PrivateNote("No moment.")  # type: ignore[call-arg]
Event("settle")  # type: ignore[call-arg]

assert_type(from_json(to_json(purchase), PURCHASE), Transaction)
assert_type(from_json(to_json(purchase), PURCHASE, Migration(triggers={"capture": "settle"})), Transaction)
assert_type(compare(snapshot(PURCHASE), snapshot(PURCHASE)).kind, Kind)
assert_type(gather(stripe.read({}, merchant="Café Olé"), PURCHASE).transactions, tuple[Transaction, ...])

if TYPE_CHECKING:
    # What opens on first use has no other names than those it says.
    from aboveboard import recrod  # type: ignore[attr-defined]  # noqa: F401
    from aboveboard.flows import PURCHAES  # type: ignore[attr-defined]  # noqa: F401
    from aboveboard.providers import stirpe  # type: ignore[attr-defined]  # noqa: F401
