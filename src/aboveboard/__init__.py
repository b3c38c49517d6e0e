"""
Every transaction lifecycle as an explicit state machine, every state and every edge with words for the customer.

Data flows one way, one verb a step: a provider reads a payload into events,
`record` adds an event to a transaction, `look` finds what is true to tell at
one moment, `render` puts it into words.
"""

from typing import TYPE_CHECKING

from .doors import on_first_use

if TYPE_CHECKING:
    from moneyed import Money

    from .errors import AboveboardError, DefinitionError
    from .lifecycle import Certainty, Edge, Holder, Lifecycle, State
    from .transaction import (
        ClientNote,
        Event,
        NotAllowed,
        Outcome,
        PrivateNote,
        Refusal,
        Transaction,
        Verdict,
        annotate,
        may,
        record,
        request,
    )
    from .view import View, look
    from .wording import Wording
    from .words import Words, render

# A room is opened when somebody first asks for what is in it: a service that
# only records never pays for the formatters, and `import aboveboard` is free.
_ROOMS = {
    "moneyed": ("Money",),
    ".errors": ("AboveboardError", "DefinitionError"),
    ".wording": ("Wording",),
    ".lifecycle": ("Certainty", "Edge", "Holder", "Lifecycle", "State"),
    ".transaction": (
        "ClientNote",
        "Event",
        "NotAllowed",
        "Outcome",
        "PrivateNote",
        "Refusal",
        "Transaction",
        "Verdict",
        "annotate",
        "may",
        "record",
        "request",
    ),
    ".view": ("View", "look"),
    ".words": ("Words", "render"),
}

__all__ = [
    "AboveboardError",
    "Certainty",
    "ClientNote",
    "DefinitionError",
    "Edge",
    "Event",
    "Holder",
    "Lifecycle",
    "Money",
    "NotAllowed",
    "Outcome",
    "PrivateNote",
    "Refusal",
    "State",
    "Transaction",
    "Verdict",
    "View",
    "Wording",
    "Words",
    "annotate",
    "look",
    "may",
    "record",
    "render",
    "request",
]

# A checker of types reads the imports above; to it, this would give the package every name there is.
if not TYPE_CHECKING:
    __getattr__, __dir__ = on_first_use(globals(), _ROOMS)
