"""WHAT WE SAY: messages, the placeholders they may use, catalogs, and filling them in."""

from .messages import Message, Plural, Reason, Says, Text, Wording
from .placeholders import PLACEHOLDERS, Kind, names_in, problems, unsafe
from .shared import (
    CAN_CHANGE,
    CAN_CHANGE_UNTIL,
    CAUSES,
    CHECKING,
    CONFLICT,
    DEFAULT_NAMES,
    HEARD_FROM,
    HOLDERS,
    NAMED,
    NOTHING_TO_DO,
    REFUSALS,
    SETTLED_FOR_GOOD,
    TOOK_BACK,
    UNTOUCHED,
    WHERE_UNKNOWN,
    said_by,
)
from .shared import messages as shared_messages
from .values import Value

__all__ = [
    "CAN_CHANGE",
    "CAN_CHANGE_UNTIL",
    "CAUSES",
    "CHECKING",
    "CONFLICT",
    "DEFAULT_NAMES",
    "HEARD_FROM",
    "HOLDERS",
    "NAMED",
    "NOTHING_TO_DO",
    "PLACEHOLDERS",
    "REFUSALS",
    "SETTLED_FOR_GOOD",
    "TOOK_BACK",
    "UNTOUCHED",
    "WHERE_UNKNOWN",
    "Kind",
    "Message",
    "Plural",
    "Reason",
    "Says",
    "Text",
    "Value",
    "Wording",
    "names_in",
    "problems",
    "said_by",
    "shared_messages",
    "unsafe",
]
