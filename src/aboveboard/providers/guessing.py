"""Who sent a payload, where its own shape makes that plain."""

import re
from collections.abc import Callable, Mapping

Shape = Mapping[str, object]

# Banks of a country put a namespace of their own around the name of the message.
_ISO_20022 = re.compile(rb"urn:iso:std:iso:20022:|\b(pain|pacs|camt)\.\d{3}\.\d{3}\.\d{2}\b")
_HEAD = 4_096
"""Bytes of a document among which its namespace has to stand."""
_ADYEN_OUTSIDES = frozenset({"notificationItems", "SaleToPOIRequest"})
_PLAID_KINDS = ("TRANSACTIONS", "TRANSFER")
_GOCARDLESS_LISTS = ("payments", "refunds", "payouts", "mandates", "instalment_schedules", "subscriptions")
_PAYPAL_HOST = re.compile(r"https://api(-m)?\.(sandbox\.)?paypal\.com/")


def guess(payload: Shape | bytes | str) -> str:
    """
    Guess who sent a payload.

    Args:
        payload: An object of JSON, or a document of XML.

    Returns:
        The provider's name; empty where its shape fits none, or more than one.
    """
    if isinstance(payload, bytes | str):
        head = payload[:_HEAD] if isinstance(payload, bytes) else payload[:_HEAD].encode()
        return "iso20022" if _ISO_20022.search(head.replace(b"\0", b"")) else ""
    if not isinstance(payload, Mapping):
        return ""
    fitting = [name for name, fits in _SHAPES.items() if fits(payload)]
    return fitting[0] if len(fitting) == 1 else ""


def stranger(payload: Shape | bytes | str) -> str:
    """
    Say why nobody reads a payload whose sender cannot be guessed.

    Args:
        payload: An object of JSON, or a document in another format.

    Returns:
        The reason, for colleagues.
    """
    head = payload[:4] if isinstance(payload, bytes | str) else ""
    if head in (b"101 ", "101 ") or (isinstance(payload, Mapping) and {"fileHeader", "batches"} <= payload.keys()):
        return (
            "is an ACH file, which banks exchange; payment providers report what is in it, and "
            "`aboveboard explain ach CODE` says what its return codes mean"
        )
    return "does not show who sent it"


def _is_stripe(payload: Shape) -> bool:
    return payload.get("object") == "event" and "data" in payload


def _is_adyen(payload: Shape) -> bool:
    return not _ADYEN_OUTSIDES.isdisjoint(payload) or {"type", "data", "environment"} <= payload.keys()


def _is_paypal(payload: Shape) -> bool:
    if "event_type" in payload and "resource" in payload:
        return True
    links = payload.get("links")
    return isinstance(links, list) and any(
        isinstance(link, Mapping) and _PAYPAL_HOST.match(str(link.get("href", ""))) for link in links
    )


def _is_gocardless(payload: Shape) -> bool:
    events = payload.get("events")
    if (
        isinstance(events, list)
        and events
        and all(isinstance(one, Mapping) and "resource_type" in one for one in events)
    ):
        return True
    return any(isinstance(payload.get(name), Mapping | list) for name in _GOCARDLESS_LISTS) and not _is_paypal(payload)


def _is_plaid(payload: Shape) -> bool:
    is_page = {"added", "modified", "removed"} <= payload.keys()
    return is_page or "transfer_events" in payload or payload.get("webhook_type") in _PLAID_KINDS


_SHAPES: Mapping[str, Callable[[Shape], bool]] = {
    "stripe": _is_stripe,
    "adyen": _is_adyen,
    "paypal": _is_paypal,
    "gocardless": _is_gocardless,
    "plaid": _is_plaid,
}
