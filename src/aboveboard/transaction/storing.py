"""A transaction as JSON and back. What is stored is the history; where it leads is found again."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from ..errors import AboveboardError, BadValue
from ..lifecycle import Lifecycle, Party
from ..money import from_minor
from .events import Cause, ClientNote, Event, Note, PrivateNote
from .fold import fold
from .migrating import Migration
from .steps import Verdict
from .transaction import Entry, Transaction

SCHEMA = 1
T = TypeVar("T")
_NOTES: dict[str, type[ClientNote] | type[PrivateNote]] = {"client": ClientNote, "private": PrivateNote}


def to_json(transaction: Transaction) -> str:
    """One transaction as a JSON object with a schema version, keys sorted. For your store, not for customers."""
    import json

    return json.dumps(
        {
            "schema": SCHEMA,
            "lifecycle": transaction.lifecycle.name,
            "id": transaction.id,
            "history": [{**_event(entry.event), "verdict": entry.verdict.value} for entry in transaction.history],
            "notes": [
                {
                    "kind": "client" if isinstance(note, ClientNote) else "private",
                    "text": note.text,
                    "at": note.at.isoformat(),
                    "author": note.author,
                }
                for note in transaction.notes
            ],
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def from_json(text: str | bytes, lifecycle: Lifecycle, migration: Migration | None = None) -> Transaction:
    """
    Read a transaction back, equal to the one that was stored.

    Args:
        text: What `to_json` gave.
        lifecycle: What may happen to it today.
        migration: What became of names that the lifecycle had when it was stored, and has no more.

    Raises:
        BadValue: Names the field that is missing or wrong, the lifecycle that it belongs to, or what the
            migration names and the lifecycle does not have.
    """
    import json

    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadValue("transaction", f"is not JSON: {error}") from None
    if not isinstance(data, dict):
        raise BadValue("transaction", "is not a JSON object")
    _expect("schema", data.get("schema"), SCHEMA)
    _expect("lifecycle", data.get("lifecycle"), lifecycle.name)
    history = tuple(
        Entry(_read(f"history[{i}]", _read_event, item), _read(f"history[{i}]", _read_verdict, item))
        for i, item in enumerate(_list(data, "history"))
    )
    notes = tuple(_read(f"notes[{i}]", _read_note, item) for i, item in enumerate(_list(data, "notes")))
    if migration is not None:
        migration.fits(lifecycle)
        history = tuple(entry._replace(event=migration.today(entry.event)) for entry in history)
    events = [entry.event for entry in history]
    if not isinstance(data.get("id"), str) or not data["id"]:
        raise BadValue("id", "is missing")
    if not any(event.opens(lifecycle) for event in events):
        raise BadValue("history", "has no opening")
    newest = max(events, key=lambda event: event.order)
    return Transaction(lifecycle, data["id"], history, fold(lifecycle, events), newest, notes)


def _event(event: Event) -> dict[str, object]:
    stored: dict[str, object] = {
        "trigger": event.trigger,
        "reference": event.reference,
        "source": event.source,
        "occurred_at": event.occurred_at.isoformat(),
    }
    optional: dict[str, object] = {
        "amount": None if event.minor is None else {"minor": event.minor, "currency": event.currency},
        "is_total": event.is_total,
        "sequence": event.sequence,
        "recorded_at": event.recorded_at and event.recorded_at.isoformat(),
        "reason": event.reason,
        "code": event.code,
        "cause": event.cause and event.cause.value,
        "party": event.party.value if event.party is not Party.PAYMENT_SERVICE else None,
        "due": event.due and event.due.isoformat(),
        "names": dict(event.names),
        "subject": event.subject,
        "about": list(event.about),
        "lifecycle": event.lifecycle,
        "part_of": list(event.part_of),
    }
    return stored | {name: value for name, value in optional.items() if value}


def _read_event(item: Mapping[str, Any]) -> Event:
    amount = item.get("amount")
    return Event(
        item["trigger"],
        reference=item["reference"],
        source=item["source"],
        occurred_at=datetime.fromisoformat(item["occurred_at"]),
        amount=None if amount is None else from_minor(_whole(amount["minor"]), amount["currency"]),
        is_total=bool(item.get("is_total", False)),
        sequence=item.get("sequence", 0),
        recorded_at=_moment(item.get("recorded_at")),
        reason=item.get("reason", ""),
        code=item.get("code", ""),
        cause=Cause(item["cause"]) if "cause" in item else None,
        party=Party(item.get("party", Party.PAYMENT_SERVICE.value)),
        due=_moment(item.get("due")),
        names=item.get("names", {}),
        subject=item.get("subject", ""),
        about=item.get("about", ()),
        lifecycle=item.get("lifecycle", ""),
        part_of=item.get("part_of", ()),
    )


def _read_verdict(item: Mapping[str, Any]) -> Verdict:
    return Verdict(item["verdict"])


def _read_note(item: Mapping[str, Any]) -> Note:
    kind = _NOTES[item["kind"]]
    return kind(item["text"], at=datetime.fromisoformat(item["at"]), author=item.get("author", ""))


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadValue("minor", f"{value!r} should be a whole number")
    return value


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _read(place: str, read: Callable[[Mapping[str, Any]], T], item: Any) -> T:
    if not isinstance(item, dict):
        raise BadValue(place, "is not an object")
    try:
        return read(item)
    except KeyError as error:
        raise BadValue(f"{place}.{error.args[0]}", "is missing or not one we know") from None
    except (AttributeError, TypeError, ValueError, OverflowError, AboveboardError) as error:
        raise BadValue(place, str(error)) from None


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    found = data.get(name)
    if not isinstance(found, list):
        raise BadValue(name, "is missing, or not a list")
    return found


def _expect(name: str, found: object, wanted: object) -> None:
    if found != wanted:
        raise BadValue(name, f"is {found!r}, where {wanted!r} can be read here")
