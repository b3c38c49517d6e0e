"""What somebody pays with decides which lifecycle tells it."""

from collections.abc import Iterable, Mapping

from .payload import Payload

CARD, DEBIT, TRANSFER = "card_payment", "bank_debit", "bank_transfer"

_LIFECYCLES = dict.fromkeys(
    (
        "acss_debit",
        "ach_debit",
        "ach_credit_transfer",
        "au_becs_debit",
        "bacs_debit",
        "bank_account",
        "nz_bank_account",
        "sepa_debit",
        "us_bank_account",
    ),
    DEBIT,
) | {"customer_balance": TRANSFER}

# What each lifecycle calls the same news, and whom its sentences name.
START, COLLECT, FAIL, RUN_OUT = "start", "collect", "fail", "run out"
TRIGGERS: Mapping[str, Mapping[str, str]] = {
    CARD: {START: "submit", COLLECT: "capture", FAIL: "decline", RUN_OUT: "expire"},
    DEBIT: {START: "submit", COLLECT: "confirm", FAIL: "fail", RUN_OUT: "cancel"},
    TRANSFER: {START: "execute", COLLECT: "credit", FAIL: "reject", RUN_OUT: "cancel"},
}
SELLER: Mapping[str, str] = {CARD: "merchant", DEBIT: "merchant", TRANSFER: "recipient"}

_ASKED_BY_A_BANK_ACCOUNT = {
    "verify_with_microdeposits": DEBIT,
    "display_bank_transfer_instructions": TRANSFER,
}


def lifecycle_of(method: str) -> str:
    """The lifecycle of a payment by this method; everything that is neither debit nor transfer is like a card."""
    return _LIFECYCLES.get(method, CARD)


def of_charge(body: Payload) -> str:
    """The lifecycle of a charge, which always says what was paid with."""
    source = body.expanded("source")
    old = source.text("type", "") if source else ""
    said = body.part("payment_method_details").text("type", "") or old or (source.text("object", "") if source else "")
    return lifecycle_of(said)


def of_intent(body: Payload, latest: str) -> str:
    """
    The lifecycle of a payment intent; empty where it does not say what is paid with.

    Where several ways to pay are on offer, all it often says is the id of its charge.
    """
    said = _method_of(body)
    if said:
        return lifecycle_of(said)
    offered = among(body.words("payment_method_types"))
    if offered:
        return offered
    status = body.text("status")
    action = body.part("next_action").text("type", "")
    if action in _ASKED_BY_A_BANK_ACCOUNT:
        return _ASKED_BY_A_BANK_ACCOUNT[action]
    # Only cards can be set aside first, and only their charges are called so.
    if status == "requires_capture" or latest.startswith("ch_"):
        return CARD
    # A bank asks to confirm a card; and what is called off was never more than asked for, if it has no charge.
    return CARD if status in ("requires_action", "canceled") and not latest else ""


def among(offered: Iterable[str]) -> str:
    """The lifecycle that all of these ways to pay have in common; empty where they differ."""
    found = {lifecycle_of(one) for one in offered} or {CARD}
    return found.pop() if len(found) == 1 else ""


def _method_of(body: Payload) -> str:
    """What they tried to pay with, as far as the payload says."""
    charges = [one for one in (body.expanded("latest_charge"), *(body.list("charges") or ())[:1]) if one]
    error = body.part("last_payment_error")
    said = [charge.part("payment_method_details").text("type", "") for charge in charges]
    for linked in (body.expanded("payment_method"), error.expanded("payment_method"), error.expanded("source")):
        said.append(linked.text("type", "") if linked else "")
    said.append(body.part("processing").text("type", ""))
    return next(filter(None, said), "")
