"""WHAT DID HAPPEN: events, verdicts, history, notes, who has the money."""

from .asking import NotAllowed, Permission, Refusal, RefusalCode, allowed, may, request
from .events import NO_MONEY, Cause, ClientNote, Event, Note, PrivateNote
from .gathering import Gathered, gather
from .lines import Line, timeline
from .migrating import Migration
from .promises import Basis, Promise, Standing, open_promise, promises
from .recording import Outcome, annotate, record
from .steps import Fold, Step, Verdict, Waiting
from .storing import from_json, to_json
from .transaction import Entry, Transaction

__all__ = [
    "NO_MONEY",
    "Basis",
    "Cause",
    "ClientNote",
    "Entry",
    "Event",
    "Fold",
    "Gathered",
    "Line",
    "Migration",
    "NotAllowed",
    "Note",
    "Outcome",
    "Permission",
    "PrivateNote",
    "Promise",
    "Refusal",
    "RefusalCode",
    "Standing",
    "Step",
    "Transaction",
    "Verdict",
    "Waiting",
    "allowed",
    "annotate",
    "from_json",
    "gather",
    "may",
    "open_promise",
    "promises",
    "record",
    "request",
    "timeline",
    "to_json",
]
