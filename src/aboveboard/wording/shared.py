"""Sentences that every lifecycle shares, written once a language."""

from .messages import Message, Says, Wording

CAN_CHANGE_UNTIL = Message(
    "shared.can_change_until:clause",
    "What you see here can still change until {may_change_until}.",
    "Placeholder {can_change}, where the last day on which it may change is known.",
)
CAN_CHANGE = Message(
    "shared.can_change:clause",
    "What you see here can still change.",
    "Placeholder {can_change}, where nobody can name such a day.",
)
NOTHING_TO_DO = Message("shared.nothing_to_do:clause", "You do not need to do anything.")
NAMED = Message(
    "shared.named:clause",
    "{merchant} was named in it.",
    "Placeholder {named}: after a sentence about an entry in an account. Left out where the entry names nobody.",
)
SETTLED_FOR_GOOD = Message(
    "shared.settled_for_good:clause",
    "We do not expect this to change any more.",
    "Said once every period in which it could change has passed. Not a guarantee.",
)

HOLDERS = {
    "payer": Message("money.payer:clause", "{part} is yours."),
    "held": Message(
        "money.held:clause",
        "{part} is set aside by your bank and still yours.",
        "The bank has reserved it for the seller. Nothing has been taken.",
    ),
    "in_transit": Message("money.in_transit:clause", "{part} is on its way to {merchant}."),
    "payee": Message("money.payee:clause", "{merchant} has {part}."),
    "returning": Message("money.returning:clause", "{part} is on its way back to you."),
    "disputed": Message("money.disputed:clause", "{part} is held until your bank decides."),
    "unknown": Message("money.unknown:clause", "We do not know yet where {part} is."),
}
"""Where a part of the money is, by holder."""

UNTOUCHED = Message(
    "money.untouched:clause",
    "{merchant} has not received any money.",
    "Where nothing was ever collected. To say that the money is theirs would sound as if they were given some.",
)
WHERE_UNKNOWN = Message(
    "money.being_checked:clause",
    "We cannot say for certain where the money is until we have checked.",
)

HEARD_FROM = {
    "bank": Message("heard.bank:clause", "We last heard from your bank on {heard_on}."),
    "merchant": Message("heard.merchant:clause", "{merchant} last told us something on {heard_on}."),
    "sender": Message("heard.sender:clause", "{sender} last told us something on {heard_on}."),
    "recipient": Message("heard.recipient:clause", "{recipient} last told us something on {heard_on}."),
    "payment_service": Message("heard.payment_service:clause", "We last heard from the payment service on {heard_on}."),
    "customer": Message("heard.customer:clause", "You last told us something on {heard_on}."),
    "us": Message("heard.us:clause", "We last worked on this on {heard_on}."),
}
"""Who told us last, by party."""

CAUSES = {
    "us": Message(
        "cause.us:clause",
        "That was our mistake, and we are sorry.",
        "Why an amount was corrected. The only one that apologises: the fault is ours.",
    ),
    "merchant": Message("cause.merchant:clause", "{merchant} had told us the wrong amount."),
    "sender": Message("cause.sender:clause", "{sender} had told us the wrong amount."),
    "recipient": Message("cause.recipient:clause", "{recipient} had told us the wrong amount."),
    "bank": Message("cause.bank:clause", "Your bank had told us the wrong amount."),
    "payment_service": Message("cause.payment_service:clause", "The payment service had told us the wrong amount."),
    "customer": Message("cause.customer:clause", "You asked for this change."),
    "data_supplier": Message(
        "cause.data_supplier:clause", "The list of amounts that we were sent had a mistake in it."
    ),
}
"""Why an amount was corrected, by who caused it."""


def said_by(party: str, names: tuple[str, ...]) -> str:
    """Whom a sentence is about: the seller's place is taken by whoever a lifecycle without a seller names first."""
    return names[0] if party == "merchant" and names and "merchant" not in names else party


CONFLICT = Says.of(
    "shared.conflict",
    Wording(
        label="Being checked",
        explanation="We have had two different answers about this, and only one of them can be right. "
        "We are checking which.",
        next_step="We cannot say yet by when we will know. You do not need to do anything.",
    ),
)
"""Shown instead of a state when two facts cannot both be true."""

CHECKING = Message(
    "shared.checking:clause",
    "There is more news about this that we are still checking.",
    "Follows the explanation of a state when some news does not fit, or is new to us.",
)

TOOK_BACK = Message(
    "shared.took_back:notice",
    "We told you earlier: “{said}”. News that reached us late has changed that.",
    "{said} is the label of the state that turned out to be wrong.",
)

DEFAULT_NAMES = {
    "merchant": Message(
        "name.merchant:clause",
        "the seller",
        "Stands where a seller's name would, when nobody told us the name. Always the subject of its sentence.",
    ),
    "sender": Message(
        "name.sender:clause",
        "the sender",
        "Stands where the name of who pays the customer out would. Always the subject of its sentence.",
    ),
    "recipient": Message(
        "name.recipient:clause",
        "the recipient",
        "Stands where the name of who the customer sends money to would. Always the subject of its sentence.",
    ),
}
"""What to call somebody whose name we were not given."""

REFUSALS = {
    "not_yet": Message("refusal.not_yet:explanation", "This is not possible yet."),
    "not_yet_by": Message(
        "refusal.not_yet_by:explanation", "This is not possible yet. We expect to know more by {expected_by}."
    ),
    "no_longer": Message("refusal.no_longer:explanation", "This is no longer possible."),
    "too_much": Message("refusal.too_much:explanation", "That is more than there is. At most {at_most} is possible."),
    "nothing_left": Message("refusal.nothing_left:explanation", "There is no money left for this."),
    "checking": Message(
        "refusal.checking:explanation",
        "We have had two different answers about this and are checking them first.",
    ),
}
"""Why something that was asked for cannot be done now, by code."""


def messages() -> tuple[Message, ...]:
    """Every shared sentence."""
    groups = (HOLDERS, HEARD_FROM, CAUSES, DEFAULT_NAMES, REFUSALS)
    alone = (
        CAN_CHANGE_UNTIL,
        CAN_CHANGE,
        NOTHING_TO_DO,
        NAMED,
        SETTLED_FOR_GOOD,
        UNTOUCHED,
        WHERE_UNKNOWN,
        CHECKING,
        TOOK_BACK,
    )
    return (
        *alone,
        *CONFLICT.messages(),
        *(message for group in groups for message in group.values()),
    )
