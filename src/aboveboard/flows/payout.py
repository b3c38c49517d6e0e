"""
A payout: somebody (a marketplace, an employer, a platform) pays money out to the customer.

Every sentence is from the side of the one who is to receive it. Read it top to bottom; change a sentence where it
stands.
"""

from pathlib import Path

from ..lifecycle import (
    CONFIRMED,
    HELD,
    IN_TRANSIT,
    PAYEE,
    RETURNING,
    STAY,
    UNKNOWN,
    Edge,
    Lifecycle,
    Party,
    State,
    all_of,
    business_days,
    days,
    none,
    restate,
    some,
    up_to,
)
from ..wording import Wording
from .reasons import REASONS

ARRIVES = business_days(
    5, source="docs.stripe.com/api/payouts/object: paid, failed or cancelled within 5 business days"
)
CAN_COME_BACK = business_days(
    5, source="docs.stripe.com/api/payouts/object: shown as paid, it can still turn into failed within 5 business days"
)
AFTER_ARRIVAL = business_days(
    5, source="no provider names one for a confirmed arrival; kept as long as for a payout that is only shown as paid"
)
CLAIMABLE = days(
    30, source="developer.paypal.com, handle unclaimed payouts: back to the sender when unclaimed for 30 days"
)

ASK_SENDER_OR_BANK = "If it does not show up in your account, your bank can look for it. The sender can help too."

# --- Where a payout can stand ---------------------------------------------------------------------------------------

CREATED = State(
    "created",
    says=Wording(
        label="Being prepared",
        explanation="{sender} is preparing to pay you {amount}. It has not been sent yet.",
        next_step="We expect to know more by {expected_by}. {nothing_to_do}",
        if_late="We expected to know more by {expected_by}, and have heard nothing. "
        "The sender can tell you where things stand.",
    ),
    answer_within=ARRIVES,
)

ON_ITS_WAY = State(
    "in_transit",
    says=Wording(
        label="On its way",
        explanation="This payment is on its way to your account.",
        next_step="We expect it to reach you by {expected_by}. {nothing_to_do}",
        if_late="We expected it to reach you by {expected_by}, and have not heard whether it did. "
        "If you cannot see it in your account, the sender can find out where it is.",
    ),
    answer_within=ARRIVES,
)

PAID = State(
    "paid",
    says=Wording(
        label="Paid out",
        explanation="The payment service says that you have been paid. Nobody has told us yet that the money arrived.",
        next_step="Nobody can tell us on which day your bank shows it. {can_change}",
        action=ASK_SENDER_OR_BANK,
    ),
    may_change_for=CAN_COME_BACK,
)

ARRIVED = State(
    "confirmed",
    says=Wording(
        label="Arrived",
        explanation="It has been confirmed that money from this payment arrived in your account.",
        next_step="{can_change}",
        action="If you cannot find it in your account, your bank can look for it.",
    ),
    certainty=CONFIRMED,
    may_change_for=AFTER_ARRIVAL,
)

IN_REVIEW = State(
    "in_review",
    says=Wording(
        label="Being reviewed",
        explanation="The payment service is checking this payment before it is sent.",
        next_step="We cannot say how long this takes. {nothing_to_do}",
    ),
    open_ended=True,
)

UNCLAIMED = State(
    "unclaimed",
    says=Wording(
        label="Waiting for you",
        explanation="This payment is waiting for you to claim it.",
        next_step="If it is not claimed by {expected_by}, it can go back to the sender.",
        if_late="It was to be claimed by {expected_by}. If it was not, it may be going back to the sender. "
        "We have not heard yet.",
        action="You can claim it with the payment service that wrote to you about it. "
        "If you are not sure that a message is real, ask the sender.",
    ),
    answer_within=CLAIMABLE,
)

BLOCKED = State(
    "blocked",
    says=Wording(
        label="Held up",
        explanation="The payment service has stopped this payment.",
        next_step="We cannot say how long this takes.",
        action="Ask the sender what is needed for it to go on. You can show them this page.",
    ),
    open_ended=True,
)

FAILED = State(
    "failed",
    says=Wording(
        label="Did not arrive",
        explanation="Money from this payment did not reach you. {reason}",
        next_step="We do not know yet whether or when it will be sent again.",
        action="Ask the sender what happens next, and check together that they have the right account details.",
    ),
    open_ended=True,
)

RETURNED = State(
    "returned",
    says=Wording(
        label="Sent back",
        explanation="This payment was sent back to the sender. {reason}",
        next_step="We do not know whether it will be sent again.",
        action="If you were expecting this money, ask the sender what happens next.",
    ),
    open_ended=True,
)

CANCELLED = State(
    "cancelled",
    says=Wording(
        label="Cancelled",
        explanation="The payment of {amount} to you was called off.",
        next_step="If the sender wants to pay you after all, that will be a new payment.",
        action="If you were expecting this money, ask the sender about it.",
    ),
    final=True,
)

NOT_SENT = (CREATED, IN_REVIEW)
ON_THE_WAY = (ON_ITS_WAY, UNCLAIMED, BLOCKED)
NOT_REACHED = (FAILED, RETURNED)

# --- What can happen to it, the happy path first --------------------------------------------------------------------

# fmt: off
PAYOUT = Lifecycle(
    "payout",
    starts=CREATED,
    starts_with=HELD,
    opened="{sender} started to pay you {amount}.",
    money={
        HELD: "As far as we know, {sender} has {part}.",
        IN_TRANSIT: "{sender} has sent {part}. As far as we know, it has not reached you yet.",
        PAYEE: "{part} has been paid out to you.",
        UNKNOWN: "As far as we know, {part} has neither been paid to you nor sent back.",
        RETURNING: "{part} is on its way back to the sender.",
    },
    names=("sender",),
    reasons=REASONS,
    catalogs=Path(__file__).parent / "locale",
    edges=(
        Edge("send", (*NOT_SENT, *NOT_REACHED), ON_ITS_WAY, by=Party.MERCHANT, moves=(RETURNING | HELD) >> IN_TRANSIT,
             notice="{sender} sent {moved} to you."),
        Edge("send", ON_ITS_WAY, STAY, by=Party.MERCHANT, moves=up_to(HELD >> IN_TRANSIT),
             notice="{sender} sent {moved} to you."),
        Edge("send", (PAID, ARRIVED), ON_ITS_WAY, by=Party.MERCHANT, moves=HELD >> IN_TRANSIT,
             notice="{sender} sent {moved} to you."),
        Edge("pay", (*NOT_SENT, *ON_THE_WAY, ARRIVED, *NOT_REACHED), PAID,
             moves=(IN_TRANSIT | UNKNOWN | RETURNING | HELD) >> PAYEE, when=none(IN_TRANSIT, UNKNOWN),
             notice="The payment service paid {moved} out to you."),
        Edge("pay", ON_ITS_WAY, STAY, moves=IN_TRANSIT >> PAYEE, when=some(IN_TRANSIT),
             notice="The payment service paid {moved} out to you."),
        # What it has let go of is here, and the rest is still stopped.
        Edge("pay", ON_ITS_WAY, BLOCKED, moves=IN_TRANSIT >> PAYEE, when=none(IN_TRANSIT) & some(UNKNOWN),
             notice="The payment service paid {moved} out to you."),
        Edge("pay", BLOCKED, STAY, moves=IN_TRANSIT >> PAYEE, when=some(UNKNOWN),
             notice="The payment service paid {moved} out to you."),
        Edge("pay", PAID, STAY, moves=up_to(HELD >> PAYEE),
             notice="The payment service paid {moved} out to you."),
        Edge("confirm", (*NOT_SENT, *ON_THE_WAY, PAID, *NOT_REACHED), ARRIVED, by=Party.BANK,
             moves=(PAYEE | IN_TRANSIT | UNKNOWN | RETURNING | HELD) >> PAYEE,
             when=none(IN_TRANSIT, UNKNOWN, RETURNING),
             notice="It was confirmed that {moved} arrived in your account."),
        Edge("confirm", ON_ITS_WAY, STAY, by=Party.BANK, moves=(PAYEE | IN_TRANSIT) >> PAYEE, when=some(IN_TRANSIT),
             notice="It was confirmed that {moved} arrived in your account."),
        Edge("confirm", ON_ITS_WAY, BLOCKED, by=Party.BANK, moves=(PAYEE | IN_TRANSIT) >> PAYEE,
             when=none(IN_TRANSIT) & some(UNKNOWN),
             notice="It was confirmed that {moved} arrived in your account."),
        Edge("confirm", BLOCKED, STAY, by=Party.BANK, moves=(PAYEE | IN_TRANSIT) >> PAYEE, when=some(UNKNOWN),
             notice="It was confirmed that {moved} arrived in your account."),

        # Before it is sent.
        Edge("adjust", NOT_SENT, STAY, by=Party.MERCHANT, moves=restate(HELD),
             notice="{sender} changed the amount from {amount_before} to {amount_after}."),
        Edge("review", CREATED, IN_REVIEW,
             notice="The payment service began to check this payment."),
        Edge("review", ON_ITS_WAY, IN_REVIEW, moves=IN_TRANSIT >> HELD, retracts=True, key="review_late",
             when=none(IN_TRANSIT, PAYEE),
             notice="We told you that {moved} was on its way to you. The payment service is checking it first."),
        Edge("approve", IN_REVIEW, CREATED,
             notice="The payment service has finished checking. The payment can go on."),

        # It waits to be claimed.
        Edge("await_claim", (*NOT_SENT, ON_ITS_WAY), UNCLAIMED, moves=(IN_TRANSIT | HELD) >> IN_TRANSIT,
             notice="The payment service is waiting for you to claim {moved}."),
        Edge("claim", UNCLAIMED, ON_ITS_WAY, by=Party.CUSTOMER,
             notice="You claimed the money."),

        # It is held up.
        Edge("block", (*NOT_SENT, ON_ITS_WAY, UNCLAIMED), BLOCKED, moves=(IN_TRANSIT | HELD) >> UNKNOWN,
             notice="The payment service stopped {moved} before it reached you."),
        Edge("unblock", BLOCKED, ON_ITS_WAY, moves=UNKNOWN >> IN_TRANSIT,
             notice="The payment service let {moved} go on."),

        # The amount was wrong.
        Edge("correct", (*NOT_SENT, ON_ITS_WAY, UNCLAIMED, PAID, ARRIVED), STAY, by=Party.US,
             moves=restate(PAYEE | IN_TRANSIT | HELD),
             notice="We corrected the amount from {amount_before} to {amount_after}. {why}"),

        # It does not arrive.
        Edge("fail", NOT_SENT, FAILED, by=Party.BANK, moves=(IN_TRANSIT | HELD) >> HELD,
             notice="{moved} could not be paid to you. {reason}"),
        Edge("fail", (UNCLAIMED, BLOCKED), FAILED, by=Party.BANK,
             moves=all_of((IN_TRANSIT | UNKNOWN) >> RETURNING), when=none(IN_TRANSIT, UNKNOWN),
             notice="{moved} could not be paid to you. {reason}"),
        Edge("fail", ON_ITS_WAY, FAILED, by=Party.BANK, moves=(IN_TRANSIT | PAYEE) >> RETURNING,
             when=none(IN_TRANSIT), retracts=True, key="fail_sent",
             notice="We told you that {moved} was on its way to you. It did not reach you. {reason}"),
        Edge("fail", PAID, FAILED, by=Party.BANK, moves=PAYEE >> RETURNING, retracts=True, key="fail_late",
             notice="We told you that {moved} was paid out to you. It did not reach you after all. {reason}"),
        Edge("fail", FAILED, STAY, by=Party.BANK, moves=up_to(PAYEE >> RETURNING), retracts=True, key="fail_late",
             notice="We told you that {moved} was paid out to you. It did not reach you after all. {reason}"),
        Edge("fail", ARRIVED, RETURNED, by=Party.BANK, moves=PAYEE >> RETURNING, retracts=True, when=none(PAYEE),
             key="fail_confirmed",
             notice="We told you that {moved} had arrived. It has been sent back since. {reason}"),
        Edge("fail", ARRIVED, FAILED, by=Party.BANK, moves=PAYEE >> RETURNING, retracts=True, when=some(PAYEE),
             key="fail_confirmed",
             notice="We told you that {moved} had arrived. It has been sent back since. {reason}"),

        # It goes back.
        Edge("return_funds", (*NOT_SENT, BLOCKED, FAILED), RETURNED,
             moves=(RETURNING | UNKNOWN | PAYEE | HELD) >> HELD, when=none(RETURNING, UNKNOWN, PAYEE),
             notice="{sender} has {moved} back. {reason}"),
        Edge("return_funds", FAILED, STAY,
             moves=(RETURNING | UNKNOWN | PAYEE | HELD) >> HELD, when=none(RETURNING, UNKNOWN) & some(PAYEE),
             notice="{sender} has {moved} back. {reason}"),
        Edge("return_funds", BLOCKED, PAID,
             moves=(RETURNING | UNKNOWN) >> HELD, when=none(RETURNING, UNKNOWN, IN_TRANSIT) & some(PAYEE),
             notice="{sender} has {moved} back. {reason}"),
        Edge("return_funds", RETURNED, STAY, moves=up_to(RETURNING >> HELD),
             notice="{sender} has {moved} back. {reason}"),
        Edge("return_funds", UNCLAIMED, RETURNED, moves=IN_TRANSIT >> HELD, when=none(IN_TRANSIT, PAYEE),
             key="return_unclaimed",
             notice="{moved} was not claimed. {sender} has it back."),
        Edge("return_funds", ON_ITS_WAY, RETURNED, moves=(IN_TRANSIT | PAYEE) >> HELD, retracts=True,
             when=none(IN_TRANSIT, PAYEE), key="return_sent",
             notice="We told you that {moved} was on its way to you. It has gone back. {reason}"),
        Edge("return_funds", ON_ITS_WAY, PAID, moves=(IN_TRANSIT | PAYEE) >> HELD, retracts=True,
             when=none(IN_TRANSIT) & some(PAYEE), key="return_sent",
             notice="We told you that {moved} was on its way to you. It has gone back. {reason}"),
        Edge("return_funds", PAID, RETURNED, moves=PAYEE >> HELD, retracts=True, when=none(PAYEE), key="return_late",
             notice="We told you that {moved} was paid out to you. It has gone back since. {reason}"),
        Edge("return_funds", PAID, STAY, moves=PAYEE >> HELD, retracts=True, when=some(PAYEE), key="return_late",
             notice="We told you that {moved} was paid out to you. It has gone back since. {reason}"),
        Edge("return_funds", ARRIVED, RETURNED, moves=PAYEE >> HELD, retracts=True, when=none(PAYEE),
             key="return_confirmed",
             notice="We told you that {moved} had arrived. It has gone back since. {reason}"),
        Edge("return_funds", ARRIVED, STAY, moves=PAYEE >> HELD, retracts=True, when=some(PAYEE),
             key="return_confirmed",
             notice="We told you that {moved} had arrived. It has gone back since. {reason}"),

        # The sender tries again, or gives up.
        Edge("retry", NOT_REACHED, CREATED, by=Party.MERCHANT, moves=(RETURNING | HELD) >> HELD,
             when=none(RETURNING, PAYEE),
             notice="{sender} started again to pay you {moved}."),
        Edge("cancel", (*NOT_SENT, UNCLAIMED, BLOCKED, *NOT_REACHED), CANCELLED, by=Party.MERCHANT,
             moves=all_of((IN_TRANSIT | UNKNOWN | RETURNING | HELD) >> HELD),
             when=none(IN_TRANSIT, UNKNOWN, RETURNING, PAYEE),
             notice="The payment was called off."),
        Edge("cancel", ON_ITS_WAY, CANCELLED, by=Party.MERCHANT, moves=IN_TRANSIT >> HELD, retracts=True,
             when=none(IN_TRANSIT, PAYEE, UNKNOWN, RETURNING), key="cancel_sent",
             notice="We told you that {moved} was on its way to you. It was called off. {reason}"),
    ),
)
# fmt: on
