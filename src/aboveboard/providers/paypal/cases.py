"""
Disputes: what PayPal calls an inquiry, a claim or chargeback, and what follows.

A payload is a photograph, and any message posted in between makes another one. So what a status says is told once for
each day by which somebody was to answer, not once for each photograph.

Source: developer.paypal.com, customer disputes API v1.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from moneyed import Money

from ...money import to_minor
from ...transaction import Event
from ..facts import ids
from .facts import Facts, seller
from .payload import Message, Payload
from .reasons import reason

_QUESTIONED, _ASKED, _WITHDRAWN, _REVIEWED, _SECOND_LOOK, _ARBITRATED, _DECIDED, _RETURNED = range(1, 9)
_LATER_STAGES = ("CHARGEBACK", "PRE_ARBITRATION", "ARBITRATION")
_KNOWN = ("OPEN", "WAITING_FOR_SELLER_RESPONSE", "WAITING_FOR_BUYER_RESPONSE", "UNDER_REVIEW", "RESOLVED")

_OUTCOMES = {
    "RESOLVED_BUYER_FAVOUR": "lose",
    "RESOLVED_SELLER_FAVOUR": "win",
    "RESOLVED_WITH_PAYOUT": "win",
    "CANCELED_BY_BUYER": "withdraw",
    "ACCEPTED": "accept",
    "DENIED": "win",
}


def dispute(body: Payload, message: Message) -> Sequence[Event]:
    """What a dispute says."""
    own, amount = body.text("dispute_id"), body.some_money("dispute_amount")
    payments = body.objects("disputed_transactions")
    told = [one.text(name, "") for one in payments for name in ("seller_transaction_id", "buyer_transaction_id")]
    facts = Facts("dispute", own, (own,), ids(*told, body.text("seller_payment_id", "")))
    name = message.merchant or next((one.part("seller").text("name", "") for one in payments), "")
    if "dispute_status" in body.data or "dispute_creation_date" in body.data:
        return _as_numbers(facts, body, message, amount, name)
    created = message.time(body, "create_time", "update_time")
    at = message.latest(body, created)
    code = body.text("reason", "")
    opened = facts.opened(amount, created, seller(name), code=code, reason=reason(code, of="dispute").id)
    return (*opened, *_standing(facts, body, at), *_movements(facts, body, at, amount), *_end(facts, body, at, amount))


def _as_numbers(facts: Facts, body: Payload, message: Message, amount: Money | None, name: str) -> Sequence[Event]:
    """The oldest webhooks count everything but the amount, and say no more than that there is a dispute."""
    at = message.at
    if body.data.get("dispute_creation_date") is not None:
        at = body.milliseconds("dispute_creation_date")
    if at is None:
        raise body.bad("dispute_creation_date", "should be there: nothing else says when it happened")
    return facts.opened(amount, at, seller(name)) or (facts.unknown("dispute", "without an amount", at),)


def _standing(facts: Facts, body: Payload, at: datetime) -> Iterator[Event]:
    """Who is asked, and how far it has gone."""
    status, stage = body.status(), body.text("dispute_life_cycle_stage", "").upper()
    if status not in _KNOWN:
        yield facts.unknown("dispute", status, at)
        return
    asked = status in ("OPEN", "WAITING_FOR_SELLER_RESPONSE")
    seller_by = body.moment("seller_response_due_date")
    due = seller_by if asked else None
    turn = f"{stage}/{seller_by and seller_by.isoformat()}"
    if stage in _LATER_STAGES:
        # Asking for more is told by its own day: that it was questioned at all is one fact, whoever brings it.
        yield facts("escalate", "escalated", at, _QUESTIONED, due=due)
    looked_at_again = _is_looked_at_again(body, stage)
    if looked_at_again:
        yield facts("open_pre_arbitration", f"second_look/{looked_at_again}", at, _SECOND_LOOK, due=due)
    elif stage == "PRE_ARBITRATION":
        yield facts("open_pre_arbitration", "pre_arbitration", at, _SECOND_LOOK, due=due)
    elif stage == "ARBITRATION":
        yield facts("open_arbitration", "arbitration", at, _ARBITRATED)
    elif asked:
        trigger = "escalate" if stage == "CHARGEBACK" else "open_inquiry"
        yield facts(trigger, f"asked/{turn}", at, _ASKED, due=due)
    elif status == "UNDER_REVIEW":
        yield facts("submit_evidence", f"under_review/{turn}", at, _REVIEWED)
    if status == "WAITING_FOR_BUYER_RESPONSE":
        by = body.moment("buyer_response_due_date")
        yield facts("ask_customer", f"customer_asked/{stage}/{by and by.isoformat()}", at, _ARBITRATED, due=by)


def _is_looked_at_again(body: Payload, stage: str) -> int:
    """How often this stage was decided before, where it is open all the same: somebody has appealed."""
    if body.status() == "RESOLVED" or stage != "CHARGEBACK":
        return 0
    return sum(one.text("dispute_life_cycle_stage", stage).upper() == stage for one in body.objects("adjudications"))


def _movements(facts: Facts, body: Payload, at: datetime, amount: Money | None) -> Iterator[Event]:
    """What was taken from the seller, or given back to them. Fees are between them and PayPal."""
    for one in body.objects("money_movements"):
        kind = one.text("type", "").upper()
        if one.text("affected_party", "").upper() != "SELLER" or "FEE" in one.text("reason", "").upper().split("_"):
            continue
        since, moved = one.moment("initiated_time") or at, _within(one.some_money("amount"), amount)
        what = f"{kind.lower()}/{since.isoformat()}/{to_minor(moved) if moved else ''}"
        if kind == "DEBIT":
            yield facts("withdraw_funds", what, since, _WITHDRAWN, amount=moved)
        elif kind == "CREDIT":
            yield facts("reinstate_funds", what, since, _RETURNED, amount=moved)


def _end(facts: Facts, body: Payload, at: datetime, amount: Money | None) -> Iterator[Event]:
    """How it was decided."""
    if body.status() != "RESOLVED":
        return
    outcome = body.part("dispute_outcome")
    code = outcome.text("outcome_code", "").upper().replace("FAVOR", "FAVOUR")
    decisions = body.objects("adjudications")
    what = f"{code or 'NONE'}/{len(decisions)}"
    trigger = _OUTCOMES.get(code, "")
    if trigger == "win" and code == "RESOLVED_WITH_PAYOUT" and _is_for_the_buyer(outcome, decisions):
        trigger = "lose"
    if code in ("", "NONE") and body.text("dispute_life_cycle_stage", "INQUIRY").upper() == "INQUIRY":
        trigger = "close_inquiry"
    if not trigger:
        yield facts.unknown("dispute RESOLVED", code or "NONE", at)
        return
    more: dict[str, Any] = {}
    if trigger in ("lose", "accept"):
        # Said in full or left out, it is the same fact.
        more["amount"] = _within(outcome.some_money("amount_refunded") or amount, amount)
    said = decisions[-1].text("reason", "") if decisions else ""
    said = said or body.text("reason", "")
    yield facts(trigger, what, at, _DECIDED, code=said, reason=reason(said, of="dispute").id, **more)


def _is_for_the_buyer(outcome: Payload, decisions: Sequence[Payload]) -> bool:
    """Whom PayPal paid itself: it says so in the last decision, or by what came back to the customer."""
    last = decisions[-1].text("type", "").upper() if decisions else ""
    return last == "PAYOUT_TO_BUYER" or (
        last != "PAYOUT_TO_SELLER" and outcome.some_money("amount_refunded") is not None
    )


def _within(part: Money | None, whole: Money | None) -> Money | None:
    """No more than was questioned; everything where it is told in another currency."""
    if part is None or whole is None or part.currency != whole.currency:
        return None
    return min(part, whole)
