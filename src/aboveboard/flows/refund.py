"""
A refund: money from one payment goes back to the customer. One refund is one transaction, linked to its payment.

A part of the money is on its way only while the refund is being sent; everywhere else, each part is with the seller or
has been given back. Read it top to bottom; change a sentence where it stands.
"""

from pathlib import Path

from ..lifecycle import (
    PAYEE,
    PAYER,
    RETURNING,
    STAY,
    Edge,
    Lifecycle,
    Party,
    State,
    business_days,
    days,
    none,
    restate,
    some,
    up_to,
)
from ..wording import Wording
from .reasons import REASONS

STARTED = business_days(7, source="docs.stripe.com/refunds: up to 7 business days until the banks have a reference")
DETAILS_BY = days(45, source="docs.stripe.com/payments/customer-balance/refunding: 45 days to give bank details")
FUNDED = days(45, source="support.stripe.com, fix your pending refund: fails by itself after 45 days")
SHOWN = business_days(10, source="docs.stripe.com/refunds: 5 to 10 business days until a bank shows it")
CAN_COME_BACK = days(30, source="docs.stripe.com/refunds: a bank can return a refund for up to 30 days")

WHETHER_AGAIN = "We do not know yet whether or when this will be tried again."
ASK_SELLER = "Ask the seller what will happen to this money. You can show them this page."

# --- Where a refund can stand ---------------------------------------------------------------------------------------

REQUESTED = State(
    "requested",
    says=Wording(
        label="Being prepared",
        explanation="{merchant} has started a refund of {amount} to you. It is still being prepared.",
        next_step="We expect to know by {expected_by} whether the refund has been sent. {nothing_to_do}",
        if_late="We expected to know by {expected_by} whether the refund has been sent, and have heard nothing. "
        "The seller can tell you where things stand.",
    ),
    answer_within=STARTED,
)

ON_ITS_WAY = State(
    "sent",
    says=Wording(
        label="Being sent",
        explanation="The payment service is sending you money from this refund. "
        "We have not heard yet whether it goes through.",
        next_step="We expect to know more by {expected_by}. {nothing_to_do}",
        if_late="We expected to know more by {expected_by}, and have not heard whether the money went through. "
        "If you cannot see it in your account, the seller can find out where it is.",
    ),
    answer_within=SHOWN,
)

COMPLETED = State(
    "completed",
    says=Wording(
        label="Refund sent",
        explanation="Money has been sent to you, and the banks have accepted it. Nobody has told us that it arrived.",
        next_step="You should see the money in your account by {expected_by}. {can_change}",
        if_late="You should have seen the money in your account by {expected_by}. {can_change}",
        action="If you cannot find the money, your bank can look for it. "
        "The seller may have a reference that helps your bank.",
    ),
    answer_within=SHOWN,
    may_change_for=CAN_COME_BACK,
)

CHARGE_DROPPED = State(
    "charge_dropped",
    says=Wording(
        label="Taken off the charge",
        explanation="{merchant} has taken money off the original charge, instead of sending a separate refund.",
        next_step="The original charge should disappear from your account, or become smaller, by {expected_by}. "
        "{can_change}",
        if_late="The original charge should have disappeared from your account, or become smaller, by {expected_by}. "
        "{can_change}",
        action="If the charge stays as it was, ask your bank about it. You can show them this page.",
    ),
    answer_within=SHOWN,
    may_change_for=CAN_COME_BACK,
)

DETAILS_NEEDED = State(
    "details_needed",
    says=Wording(
        label="Waiting for you",
        explanation="Your bank details are needed before the money can be sent to you.",
        next_step="Your details are needed by {expected_by}. After that, this refund can fail, "
        "and the seller would need another way to give you the money.",
        if_late="Your details were needed by {expected_by}. This refund may have failed since. We have not heard yet.",
        action="Please give your bank details where you were asked for them, even if you gave some before. "
        "If you are not sure that a message is real, ask the seller first.",
    ),
    answer_within=DETAILS_BY,
)

WAITING_FOR_FUNDS = State(
    "waiting_for_funds",
    says=Wording(
        label="Not sent yet",
        explanation="Money from this refund is waiting to be sent. {reason}",
        next_step="We expect to know by {expected_by} whether it can be sent. {nothing_to_do}",
        if_late="We expected to know by {expected_by} whether it can be sent, and have heard nothing. "
        "The seller can tell you where things stand.",
    ),
    answer_within=FUNDED,
)

FAILED = State(
    "failed",
    says=Wording(
        label="Did not arrive",
        explanation="Money from this refund did not reach you. {reason}",
        next_step=WHETHER_AGAIN,
        action=ASK_SELLER,
    ),
    open_ended=True,
)

RETURNED = State(
    "returned",
    says=Wording(
        label="Money returned to seller",
        explanation="Money from this refund was sent back to the seller. {reason}",
        next_step=WHETHER_AGAIN,
        action=ASK_SELLER,
    ),
    open_ended=True,
)

CANCELLED = State(
    "cancelled",
    says=Wording(
        label="Cancelled",
        explanation="The refund of {amount} was called off.",
        next_step="If you are refunded after all, that will be a new refund.",
        action="If you were expecting this money, ask the seller about it.",
    ),
    final=True,
)

UNSENT = (REQUESTED, WAITING_FOR_FUNDS, DETAILS_NEEDED)
NOT_REACHED = (FAILED, RETURNED)
GIVEN_BACK = (COMPLETED, CHARGE_DROPPED)

# --- What can happen to it, the happy path first --------------------------------------------------------------------

# fmt: off
REFUND = Lifecycle(
    "refund",
    starts=REQUESTED,
    starts_with=PAYEE,
    opened="{merchant} started a refund of {amount} to you.",
    names=("merchant",),
    money={
        # A payment that has not gone through, or a refund that bounced, is not quite there yet.
        PAYEE: "As far as we know, {merchant} has {part}, or it is on its way there.",
        # Sent, or taken off the charge. Neither says that anybody has seen it arrive.
        PAYER: "{merchant} has given back {part}.",
    },
    reasons=REASONS,
    catalogs=Path(__file__).parent / "locale",
    edges=(
        Edge("send", (*UNSENT, *NOT_REACHED, COMPLETED), ON_ITS_WAY, by=Party.MERCHANT, moves=PAYEE >> RETURNING,
             notice="The payment service started to send {moved} to you."),
        Edge("send", ON_ITS_WAY, STAY, by=Party.MERCHANT, moves=up_to(PAYEE >> RETURNING),
             notice="The payment service started to send {moved} to you."),
        Edge("complete", (*UNSENT, ON_ITS_WAY, *NOT_REACHED), COMPLETED, moves=(RETURNING | PAYEE) >> PAYER,
             when=none(RETURNING),
             notice="{moved} was sent to you, and the banks accepted it."),
        Edge("complete", ON_ITS_WAY, STAY, moves=RETURNING >> PAYER, when=some(RETURNING),
             notice="{moved} was sent to you, and the banks accepted it."),
        Edge("complete", GIVEN_BACK, STAY, moves=up_to(PAYEE >> PAYER),
             notice="{moved} was sent to you, and the banks accepted it."),

        # The original charge disappears instead.
        Edge("drop_charge", (REQUESTED, WAITING_FOR_FUNDS, ON_ITS_WAY), CHARGE_DROPPED,
             moves=(RETURNING | PAYEE) >> PAYER, when=none(RETURNING),
             notice="{merchant} took {moved} off the original charge, instead of sending a separate refund."),
        Edge("drop_charge", CHARGE_DROPPED, STAY, moves=up_to(PAYEE >> PAYER),
             notice="{merchant} took {moved} off the original charge, instead of sending a separate refund."),
        Edge("drop_charge", COMPLETED, CHARGE_DROPPED, retracts=True, key="drop_charge_instead",
             notice="We told you that money was sent to you. {merchant} took it off the original charge instead, "
             "without a separate refund."),

        # The customer is asked where to send it.
        Edge("need_details", (REQUESTED, WAITING_FOR_FUNDS, *NOT_REACHED), DETAILS_NEEDED,
             notice="You were asked for your bank details, so that this refund could be sent."),
        Edge("give_details", DETAILS_NEEDED, REQUESTED, by=Party.CUSTOMER,
             notice="You gave your bank details."),
        Edge("need_details", ON_ITS_WAY, DETAILS_NEEDED, moves=up_to((RETURNING | PAYER) >> PAYEE), retracts=True,
             undoes="send", when=none(RETURNING), key="need_details_sent",
             notice="We told you that {moved} was on its way to you. It did not reach you. {reason} "
             "You were asked for your bank details."),
        Edge("need_details", COMPLETED, DETAILS_NEEDED, moves=up_to(PAYER >> PAYEE), retracts=True,
             undoes="complete", key="need_details_late",
             notice="We told you that {moved} was sent to you. It did not reach you after all. {reason} "
             "You were asked for your bank details."),
        Edge("need_details", DETAILS_NEEDED, STAY, moves=up_to(PAYER >> PAYEE), retracts=True,
             undoes="complete", key="need_details_late",
             notice="We told you that {moved} was sent to you. It did not reach you after all. {reason} "
             "You were asked for your bank details."),

        # It has to wait.
        Edge("wait_for_funds", (REQUESTED, DETAILS_NEEDED), WAITING_FOR_FUNDS,
             notice="Sending this refund had to wait. {reason}"),
        Edge("wait_for_funds", WAITING_FOR_FUNDS, STAY,
             notice="Sending this refund had to wait. {reason}"),
        Edge("wait_for_funds", ON_ITS_WAY, WAITING_FOR_FUNDS, moves=RETURNING >> PAYEE, retracts=True,
             undoes="send", when=none(RETURNING), key="wait_sent",
             notice="We told you that {moved} was on its way to you. It had not been sent yet. {reason}"),

        # It does not reach the customer.
        Edge("fail", UNSENT, FAILED, by=Party.BANK,
             notice="Money from this refund did not reach you. {reason}"),
        Edge("fail", ON_ITS_WAY, FAILED, by=Party.BANK, moves=up_to((RETURNING | PAYER) >> PAYEE), retracts=True,
             undoes="send", when=none(RETURNING), key="fail_sent",
             notice="We told you that {moved} was on its way to you. It did not reach you. {reason}"),
        Edge("fail", ON_ITS_WAY, STAY, by=Party.BANK, moves=up_to((RETURNING | PAYER) >> PAYEE), retracts=True,
             undoes="send", when=some(RETURNING), key="fail_sent",
             notice="We told you that {moved} was on its way to you. It did not reach you. {reason}"),
        Edge("fail", COMPLETED, FAILED, by=Party.BANK, moves=up_to(PAYER >> PAYEE), retracts=True,
             undoes="complete", key="fail_late",
             notice="We told you that {moved} was sent to you. It did not reach you after all. {reason}"),
        Edge("fail", NOT_REACHED, STAY, by=Party.BANK, moves=up_to(PAYER >> PAYEE), retracts=True,
             undoes="complete", key="fail_late",
             notice="We told you that {moved} was sent to you. It did not reach you after all. {reason}"),
        Edge("fail", CHARGE_DROPPED, FAILED, by=Party.BANK, moves=up_to(PAYER >> PAYEE), retracts=True,
             undoes="drop_charge", key="fail_dropped",
             notice="We told you that {moved} was taken off the original charge. That did not work. {reason}"),

        # It goes back to the seller.
        Edge("return_to_seller", (REQUESTED, WAITING_FOR_FUNDS, FAILED), RETURNED, by=Party.BANK,
             notice="Money from this refund went back to the seller. {reason}"),
        Edge("return_to_seller", ON_ITS_WAY, RETURNED, by=Party.BANK, moves=up_to((RETURNING | PAYER) >> PAYEE),
             retracts=True, undoes="send", when=none(RETURNING), key="return_sent",
             notice="We told you that {moved} was on its way to you. It went back to the seller. {reason}"),
        Edge("return_to_seller", ON_ITS_WAY, STAY, by=Party.BANK, moves=up_to((RETURNING | PAYER) >> PAYEE),
             retracts=True, undoes="send", when=some(RETURNING), key="return_sent",
             notice="We told you that {moved} was on its way to you. It went back to the seller. {reason}"),
        Edge("return_to_seller", COMPLETED, RETURNED, by=Party.BANK, moves=up_to(PAYER >> PAYEE), retracts=True,
             undoes="complete", key="return_late",
             notice="We told you that {moved} was sent to you. It has gone back to the seller since. {reason}"),
        Edge("return_to_seller", (RETURNED, DETAILS_NEEDED), STAY, by=Party.BANK, moves=up_to(PAYER >> PAYEE),
             retracts=True, undoes="complete", key="return_late",
             notice="We told you that {moved} was sent to you. It has gone back to the seller since. {reason}"),

        # The seller tries again, or calls it off.
        Edge("retry", NOT_REACHED, REQUESTED, by=Party.MERCHANT,
             notice="{merchant} started this refund again."),
        Edge("cancel", (*UNSENT, *NOT_REACHED), CANCELLED, by=Party.MERCHANT, when=none(RETURNING, PAYER),
             notice="This refund was called off."),
        Edge("cancel", ON_ITS_WAY, CANCELLED, by=Party.MERCHANT, moves=up_to((RETURNING | PAYER) >> PAYEE),
             retracts=True, undoes="send", when=none(RETURNING, PAYER), key="cancel_sent",
             notice="We told you that {moved} was on its way to you. It was stopped before it reached you. {reason}"),
        Edge("cancel", COMPLETED, CANCELLED, by=Party.MERCHANT, moves=up_to(PAYER >> PAYEE), retracts=True,
             undoes="complete", when=none(RETURNING, PAYER), key="cancel_late",
             notice="We told you that {moved} was sent to you. It was stopped before it reached you. {reason}"),

        # The amount was wrong.
        Edge("correct", (*UNSENT, ON_ITS_WAY, *GIVEN_BACK, *NOT_REACHED), STAY, by=Party.US,
             moves=restate(PAYEE | RETURNING),
             notice="We corrected the amount from {amount_before} to {amount_after}. {why}"),
    ),
)
# fmt: on
