"""
A bank transfer: the customer sends money from their bank account to somebody.

Every sentence is from the side of the one who pays. Read it top to bottom; change a sentence where it stands.
"""

from pathlib import Path

from ..lifecycle import (
    CONFIRMED,
    HELD,
    IN_TRANSIT,
    OPEN,
    PAYEE,
    PAYER,
    RETURNING,
    STAY,
    UNKNOWN,
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

SENT_BY = business_days(
    1, source="EU directive 2015/2366, articles 79 and 83: a bank refuses or carries out by the next business day"
)
ARRIVES = business_days(
    2, source="swift.com, universal confirmations: 2 business days; EU directive 2015/2366, article 83: the next one"
)
CAN_COME_BACK = days(
    42, source="docs.wise.com, transfer statuses: most come back within 3 business days, some several weeks later"
)
CAN_BE_ASKED_BACK = business_days(
    10, source="help.sap.com, recall of SEPA transfers: banks ask for one back within 10 working days; fraud 13 months"
)
CANCELLATION_ANSWERED = business_days(
    15, source="davegarry.com, camt.056: the recipient's bank answers a recall within 15 working days"
)
COMES_BACK = business_days(
    5, source="no provider names one for money that comes back; kept as long as docs.stripe.com allows a payout"
)
REST_CAN_FOLLOW = business_days(
    10, source="no provider names one once money is back; kept as long as banks can ask for a transfer back"
)

NOT_ORDERED = "If you did not order this payment, tell your bank at once."
ASK_TO_STOP = "If you no longer want this payment, ask your bank whether it can still be stopped. " + NOT_ORDERED
ASK_FOR_IT_BACK = "If you want the money back, ask your bank what is possible. " + NOT_ORDERED

# --- Where a bank transfer can stand --------------------------------------------------------------------------------

RECEIVED = State(
    "received",
    says=Wording(
        label="Ordered",
        explanation="You asked to send {amount}. As far as we know, the money has not left your account yet.",
        next_step="We expect to know by {expected_by} whether it is sent.",
        if_late="We expected to know by {expected_by} whether it is sent, and have heard nothing. "
        "It may still be sent, or not at all.",
        action=ASK_TO_STOP,
    ),
    answer_within=SENT_BY,
)

CHECKING = State(
    "checking",
    says=Wording(
        label="Being reviewed",
        explanation="Your payment of {amount} has to be checked or approved before it can be sent. "
        "That alone does not mean that anything is wrong.",
        next_step="We cannot say how long this takes.",
        action="If you were asked for your approval or for more details, please answer where you were asked. "
        + ASK_TO_STOP,
    ),
    open_ended=True,
)

ACTION_NEEDED = State(
    "action_needed",
    says=Wording(
        label="Waiting for you",
        explanation="Your payment of {amount} needs your confirmation. As far as we know, it has not been sent yet.",
        next_step="The payment cannot go ahead until you confirm it.",
        action="If this payment is yours, please confirm it where you were asked, for example in your bank's app. "
        "If it is not, do not confirm it, and tell your bank.",
    ),
    open_ended=True,
)

ACCEPTED = State(
    "accepted",
    says=Wording(
        label="Accepted",
        explanation="Your payment of {amount} has been accepted so far. "
        "As far as we know, the money has not left your account yet.",
        next_step="We expect it to be sent by {expected_by}.",
        if_late="We expected it to be sent by {expected_by}, and have not heard whether it was. "
        "It may still be sent, or not at all.",
        action=ASK_TO_STOP,
    ),
    answer_within=SENT_BY,
)

IN_PROGRESS = State(
    "in_progress",
    says=Wording(
        label="Being sent",
        explanation="Your payment of {amount} is going ahead. The money may already have left your account.",
        next_step="We expect the money to arrive by {expected_by}. Not every bank tells us when it does.",
        if_late="We expected the money to arrive by {expected_by}. Not every bank tells us whether it did, "
        "so we may never hear.",
        action="{recipient} can tell you whether the money is there. " + ASK_TO_STOP,
    ),
    answer_within=ARRIVES,
)

SENT = State(
    "sent",
    says=Wording(
        label="Sent",
        explanation="Money from this payment has left your account. That does not mean yet that it has arrived.",
        next_step="We expect the money to arrive by {expected_by}. Not every bank tells us when it does. {can_change}",
        if_late="We expected the money to arrive by {expected_by}. Not every bank tells us whether it did, "
        "so we may never hear. {can_change}",
        action="{recipient} can tell you whether the money is there. If it is not, your bank can look for it. "
        + ASK_FOR_IT_BACK,
    ),
    answer_within=ARRIVES,
    may_change_for=CAN_COME_BACK,
)

ON_HOLD = State(
    "on_hold",
    says=Wording(
        label="At recipient's bank",
        explanation="Money from this payment has reached the recipient's bank, "
        "which has not put it into the account yet.",
        next_step="We cannot say how long this takes. The money can still be put into the account, or sent back.",
        action="{recipient} can ask that bank what is needed. " + ASK_FOR_IT_BACK,
    ),
    open_ended=True,
)

CREDITED = State(
    "credited",
    says=Wording(
        label="Arrived",
        explanation="It has been confirmed that money from this payment arrived in the recipient's account.",
        next_step="{can_change}",
        action=ASK_FOR_IT_BACK,
    ),
    certainty=CONFIRMED,
    may_change_for=CAN_BE_ASKED_BACK,
)

BLOCKED = State(
    "blocked",
    says=Wording(
        label="Blocked",
        explanation="A bank has blocked this payment. {reason}",
        next_step="Nobody can tell us how long this lasts, or whether the money will arrive or come back.",
        action="Ask your bank what is needed, and what you can do. You can show them this page.",
    ),
    open_ended=True,
)

CANCEL_REQUESTED = State(
    "cancel_requested",
    says=Wording(
        label="Cancellation requested",
        explanation="You or your bank asked for this payment to be stopped or sent back. "
        "Nobody has agreed to that yet.",
        next_step="We expect an answer by {expected_by}. The answer may also be no.",
        if_late="We expected an answer by {expected_by}, and have heard nothing. "
        "The payment may still be stopped or sent back, or not at all.",
        action="Before you pay again, please wait for the answer, so that you do not pay twice.",
    ),
    answer_within=CANCELLATION_ANSWERED,
)

RETURNED = State(
    "returned",
    says=Wording(
        label="Coming back",
        explanation="Money from this payment is being sent back. {reason}",
        next_step="We expect the money back in your account by {expected_by}.",
        if_late="We expected the money back in your account by {expected_by}, "
        "and have not been told whether it is there.",
        action="If you cannot see the money in your account after that day, your bank can look for it. "
        "If you want to send it again, first check the account details with the recipient.",
    ),
    answer_within=COMES_BACK,
)

PARTLY_RETURNED = State(
    "partly_returned",
    says=Wording(
        label="Partly back",
        explanation="A part of this payment has been put back into your account. "
        "If only a little is missing, a bank may have kept a fee.",
        next_step="{can_change}",
        action="Your bank can tell you what became of the rest. You can show them this page.",
    ),
    may_change_for=REST_CAN_FOLLOW,
)

RETURNED_DONE = State(
    "returned_done",
    says=Wording(
        label="Back with you",
        explanation="The money has been put back into your account.",
        next_step="If you still want to pay, that will be a new payment.",
        action="If you cannot see the money in your account, ask your bank. "
        "Before you send it again, check the account details with the recipient.",
    ),
    final=True,
)

REJECTED = State(
    "rejected",
    says=Wording(
        label="Not sent",
        explanation="Your payment of {amount} did not go through. {reason}",
        next_step="If money has left your account for it, your bank should put it back. {can_change}",
        action="If money is missing from your account, ask your bank. "
        "If you would still like to pay, you can order it again, or pay another way.",
    ),
    may_change_for=COMES_BACK,
)

CANCELLED = State(
    "cancelled",
    says=Wording(
        label="Cancelled",
        explanation="Your payment of {amount} was called off.",
        next_step="If money has left your account for it, your bank should put it back. {can_change}",
        action="If money is missing from your account, ask your bank.",
    ),
    may_change_for=COMES_BACK,
)

UNANSWERED = (RECEIVED, CHECKING, ACTION_NEEDED)
GOING_AHEAD = (ACCEPTED, IN_PROGRESS)
NOT_SENT = (*UNANSWERED, *GOING_AHEAD)
UNDERWAY = (SENT, ON_HOLD)

# All of it is back with the customer, or some of it is still with somebody else.
ALL_BACK = none(RETURNING, PAYEE, IN_TRANSIT, HELD, UNKNOWN)
WITH_RECIPIENT = none(RETURNING) & some(PAYEE)
ON_ITS_WAY = none(RETURNING, PAYEE) & some(IN_TRANSIT)
AT_THEIR_BANK = none(RETURNING, PAYEE, IN_TRANSIT) & some(HELD)
BLOCKED_SOMEWHERE = none(RETURNING, PAYEE, IN_TRANSIT, HELD) & some(UNKNOWN)
NOT_ALL_BACK = (WITH_RECIPIENT, ON_ITS_WAY, AT_THEIR_BANK, BLOCKED_SOMEWHERE)

# What services call one and the same thing for the customer, once the money was sent.
TURNING_BACK = ("return", "reject")

# --- What can happen to it, the happy path first --------------------------------------------------------------------

# fmt: off
BANK_TRANSFER = Lifecycle(
    "bank_transfer",
    starts=RECEIVED,
    starts_with=PAYER,
    opened="You asked to send {amount}.",
    names=("recipient",),
    money={
        PAYER: "As far as we know, {part} is in your account.",
        # Some banks never tell more than that it was sent, so this has to stay true for good.
        IN_TRANSIT: "We have not been told that {recipient} has received {part}.",
        # It has reached the recipient's bank.
        HELD: "As far as we know, {recipient} cannot use {part} yet.",
        PAYEE: "{recipient} has received {part}.",
        UNKNOWN: "As far as we know, {part} has neither reached the recipient nor been given back to you.",
        RETURNING: "{part} should come back to you.",
    },
    untouched="We have not been told that {recipient} has received any money.",
    reasons=REASONS,
    catalogs=Path(__file__).parent / "locale",
    edges=(
        Edge("accept", UNANSWERED, ACCEPTED,
             notice="The payment was accepted."),
        Edge("execute", (*UNANSWERED, ACCEPTED), IN_PROGRESS,
             notice="Sending {amount} was started."),
        Edge("debit_done", (*NOT_SENT, CREDITED), SENT, moves=PAYER >> IN_TRANSIT,
             notice="{moved} left your account."),
        Edge("credit", (*UNDERWAY, *NOT_SENT, BLOCKED), CREDITED, moves=(UNKNOWN | HELD | IN_TRANSIT | PAYER) >> PAYEE,
             when=none(UNKNOWN, HELD, IN_TRANSIT),
             notice="{recipient} received {moved}."),

        # Before it is sent.
        Edge("check", (RECEIVED, ACTION_NEEDED, ACCEPTED), CHECKING,
             notice="A check or an approval was needed before the payment could be sent."),
        Edge("ask_to_confirm", (RECEIVED, CHECKING, *GOING_AHEAD), ACTION_NEEDED, by=Party.BANK,
             notice="You were asked to confirm the payment."),
        Edge("confirm", ACTION_NEEDED, CHECKING, by=Party.CUSTOMER,
             notice="You confirmed the payment."),
        Edge("cancel", (*NOT_SENT, REJECTED), CANCELLED,
             notice="The payment was called off."),
        Edge("reject", UNANSWERED, REJECTED, by=Party.BANK,
             notice="The payment did not go through. {reason}"),
        Edge("reject", GOING_AHEAD, REJECTED, by=Party.BANK, retracts=True, key="reject_late",
             notice="We told you that this payment was going ahead. It did not go through. {reason}"),

        # Tried once more under the same order.
        Edge("check", REJECTED, CHECKING, retracts=True, key="check_again",
             notice="We told you that this payment did not go through. Since then, it has been taken up again. "
             "A check or an approval was needed first."),
        Edge("ask_to_confirm", REJECTED, ACTION_NEEDED, by=Party.BANK, retracts=True, key="ask_again",
             notice="We told you that this payment did not go through. Since then, you have been asked to confirm it."),
        Edge("execute", REJECTED, IN_PROGRESS, retracts=True, key="execute_again",
             notice="We told you that this payment did not go through. Since then, sending {amount} has been started."),
        Edge("debit_done", REJECTED, SENT, moves=PAYER >> IN_TRANSIT, retracts=True, key="debit_after_all",
             notice="We told you that this payment did not go through. Since then, {moved} has left your account."),
        Edge("credit", REJECTED, CREDITED, moves=PAYER >> PAYEE, retracts=True, key="credit_after_all",
             notice="We told you that this payment did not go through. Since then, {recipient} has received {moved}."),

        # At the recipient's bank, and not yet in the account.
        Edge("hold_at_payee_bank", (SENT, *NOT_SENT), ON_HOLD, moves=(IN_TRANSIT | PAYER) >> HELD,
             notice="{moved} reached the recipient's bank, which did not put it into the account at once."),
        Edge("hold_at_payee_bank", BLOCKED, ON_HOLD, moves=UNKNOWN >> HELD, when=none(UNKNOWN), key="unblock",
             notice="{moved} was no longer blocked. It was at the recipient's bank, but not in the account yet."),

        # Blocked: neither paid nor given back.
        Edge("block", (*UNDERWAY, *NOT_SENT, CANCEL_REQUESTED), BLOCKED, by=Party.BANK,
             moves=(HELD | IN_TRANSIT | PAYER) >> UNKNOWN,
             notice="A bank blocked {moved} of this payment. {reason}"),
        Edge("block", BLOCKED, STAY, by=Party.BANK, moves=up_to((HELD | IN_TRANSIT | PAYER) >> UNKNOWN),
             notice="A bank blocked {moved} of this payment. {reason}"),

        # Some of it, or the same news again.
        Edge("debit_done", (*UNDERWAY, CANCEL_REQUESTED), STAY, moves=up_to(PAYER >> IN_TRANSIT),
             notice="{moved} left your account."),
        Edge("hold_at_payee_bank", (ON_HOLD, CANCEL_REQUESTED), STAY, moves=up_to((IN_TRANSIT | PAYER) >> HELD),
             notice="{moved} reached the recipient's bank, which did not put it into the account at once."),
        Edge("credit", SENT, STAY, moves=(IN_TRANSIT | PAYER) >> PAYEE, when=some(IN_TRANSIT),
             notice="{recipient} received {moved}."),
        Edge("credit", (ON_HOLD, BLOCKED), SENT, moves=(UNKNOWN | HELD | IN_TRANSIT | PAYER) >> PAYEE,
             when=none(UNKNOWN, HELD) & some(IN_TRANSIT),
             notice="{recipient} received {moved}."),
        Edge("credit", (ON_HOLD, BLOCKED), ON_HOLD, moves=(UNKNOWN | HELD | IN_TRANSIT | PAYER) >> PAYEE,
             when=none(UNKNOWN) & some(HELD),
             notice="{recipient} received {moved}."),
        Edge("credit", BLOCKED, STAY, moves=(UNKNOWN | HELD | IN_TRANSIT | PAYER) >> PAYEE, when=some(UNKNOWN),
             notice="{recipient} received {moved}."),
        Edge("credit", CREDITED, STAY, moves=up_to(PAYER >> PAYEE),
             notice="{recipient} received {moved}."),
        Edge("credit", CANCEL_REQUESTED, STAY, moves=up_to((HELD | IN_TRANSIT | PAYER) >> PAYEE),
             notice="{recipient} received {moved}."),

        # The amount was wrong.
        Edge("correct", (*NOT_SENT, *UNDERWAY, CREDITED), STAY, by=Party.US,
             moves=restate(PAYEE | HELD | IN_TRANSIT | PAYER),
             notice="We corrected the amount from {amount_before} to {amount_after}. {why}"),

        # Ordered with one amount, and the bank goes ahead with another.
        Edge(OPEN, NOT_SENT, STAY, by=Party.BANK, moves=restate(PAYER), key="send_other_amount",
             notice="{amount_after} is now to be sent, instead of {amount_before}."),

        # Somebody asks for it to be stopped or sent back: a hope, so the money stays where it is until the answer.
        Edge("request_cancel", (RECEIVED, CHECKING, *GOING_AHEAD, *UNDERWAY, CREDITED), CANCEL_REQUESTED,
             by=Party.CUSTOMER,
             notice="You or your bank asked for the payment to be stopped or sent back."),
        Edge("cancel", CANCEL_REQUESTED, CANCELLED, when=none(HELD, IN_TRANSIT, PAYEE, RETURNING),
             notice="The payment was called off."),
        Edge("cancel", (CANCEL_REQUESTED, *UNDERWAY, CREDITED, BLOCKED), RETURNED, by=Party.BANK,
             moves=(UNKNOWN | HELD | IN_TRANSIT | PAYEE) >> RETURNING, when=some(RETURNING), key="agree_to_return",
             notice="It was agreed to send {moved} back to you."),
        Edge("refuse_cancel", CANCEL_REQUESTED, IN_PROGRESS, by=Party.BANK, when=none(HELD, IN_TRANSIT, PAYEE),
             notice="The request to stop the payment or send it back was turned down. {reason}"),
        Edge("refuse_cancel", CANCEL_REQUESTED, SENT, by=Party.BANK, when=none(HELD) & some(IN_TRANSIT),
             notice="The request to stop the payment or send it back was turned down. {reason}"),
        Edge("refuse_cancel", CANCEL_REQUESTED, ON_HOLD, by=Party.BANK, when=some(HELD),
             notice="The request to stop the payment or send it back was turned down. {reason}"),
        Edge("refuse_cancel", CANCEL_REQUESTED, CREDITED, by=Party.BANK, when=none(HELD, IN_TRANSIT) & some(PAYEE),
             notice="The request to stop the payment or send it back was turned down. {reason}"),
        Edge("refuse_cancel", (*GOING_AHEAD, *UNDERWAY, CREDITED, BLOCKED), STAY, by=Party.BANK,
             notice="The request to stop the payment or send it back was turned down. {reason}"),
        Edge("refuse_cancel", (REJECTED, CANCELLED), STAY, by=Party.BANK, key="refuse_unsent",
             notice="The request to stop the payment or send it back was turned down. "
             "As far as we know, the money had not been sent."),
        Edge("reject", CANCEL_REQUESTED, REJECTED, by=Party.BANK, when=none(HELD, IN_TRANSIT, PAYEE, RETURNING),
             notice="The payment did not go through. {reason}"),
        Edge("reject", (CANCEL_REQUESTED, BLOCKED), RETURNED, by=Party.BANK,
             moves=(UNKNOWN | HELD | IN_TRANSIT | PAYEE) >> RETURNING, when=some(RETURNING), key="reject_sent",
             notice="The payment did not go through. {moved} should come back to you. {reason}"),

        # It comes back.
        Edge("return", (*UNANSWERED, BLOCKED, CANCEL_REQUESTED), RETURNED, by=Party.BANK,
             moves=(UNKNOWN | HELD | IN_TRANSIT | PAYEE | PAYER) >> RETURNING,
             notice="{moved} was sent back to you. {reason}"),
        # Called off or not gone through, and the money had left all the same.
        Edge("return", (REJECTED, CANCELLED), RETURNED, by=Party.BANK, moves=PAYER >> RETURNING,
             notice="{moved} was sent back to you. {reason}"),
        Edge("return", PARTLY_RETURNED, RETURNED, by=Party.BANK,
             moves=(UNKNOWN | HELD | IN_TRANSIT | PAYEE) >> RETURNING,
             notice="{moved} was sent back to you. {reason}"),
        Edge("return", GOING_AHEAD, RETURNED, by=Party.BANK, moves=PAYER >> RETURNING, retracts=True, key="turn_back",
             notice="We told you that this payment was going ahead. That has changed, "
             "and {moved} should come back to you. {reason}"),
        *(Edge(turned, UNDERWAY, RETURNED, by=Party.BANK, moves=(HELD | IN_TRANSIT | PAYEE) >> RETURNING, retracts=True,
               key="turn_back",
               notice="We told you that this payment was going ahead. That has changed, "
               "and {moved} should come back to you. {reason}")
          for turned in TURNING_BACK),
        *(Edge(turned, CREDITED, RETURNED, by=Party.BANK, moves=PAYEE >> RETURNING, retracts=True, key="turn_back_late",
               notice="We told you that {recipient} had received the money. That has changed, "
               "and {moved} should come back to you. {reason}")
          for turned in TURNING_BACK),
        *(Edge(turned, RETURNED, STAY, by=Party.BANK, moves=up_to((UNKNOWN | HELD | IN_TRANSIT | PAYEE) >> RETURNING),
               key="turn_back_more",
               notice="A further {moved} should come back to you. {reason}")
          for turned in (*TURNING_BACK, "cancel")),
        Edge("return_arrived", RETURNED, RETURNED_DONE, by=Party.BANK, moves=RETURNING >> PAYER, when=ALL_BACK,
             notice="{moved} was put back into your account."),
        *(Edge("return_arrived", RETURNED, PARTLY_RETURNED, by=Party.BANK, moves=RETURNING >> PAYER, when=elsewhere,
               notice="{moved} was put back into your account.")
          for elsewhere in NOT_ALL_BACK),
        Edge("return_arrived", RETURNED, STAY, by=Party.BANK, moves=RETURNING >> PAYER, when=some(RETURNING),
             notice="{moved} was put back into your account."),
        Edge("return_arrived", (BLOCKED, CANCEL_REQUESTED, REJECTED, CANCELLED), RETURNED_DONE, by=Party.BANK,
             moves=up_to((UNKNOWN | HELD | IN_TRANSIT | PAYEE) >> PAYER), when=ALL_BACK, key="put_back",
             notice="The money was put back into your account."),
        Edge("return_arrived", GOING_AHEAD, RETURNED_DONE, by=Party.BANK, retracts=True, key="put_back_late",
             notice="We told you that this payment was going ahead. It did not go through, "
             "and the money was put back into your account. {reason}"),
        Edge("return_arrived", UNDERWAY, RETURNED_DONE, by=Party.BANK, moves=(HELD | IN_TRANSIT | PAYEE) >> PAYER,
             when=ALL_BACK, retracts=True, key="come_back",
             notice="We told you that this payment was going ahead. That has changed, "
             "and {moved} was put back into your account. {reason}"),
        Edge("return_arrived", CREDITED, RETURNED_DONE, by=Party.BANK, moves=PAYEE >> PAYER, when=ALL_BACK,
             retracts=True, key="come_back_late",
             notice="We told you that {recipient} had received the money. That has changed, "
             "and {moved} was put back into your account. {reason}"),
        # Less than was sent, and nobody announced it: often a bank has kept a fee.
        *(Edge("return_arrived", states, PARTLY_RETURNED, by=Party.BANK,
               moves=(UNKNOWN | HELD | IN_TRANSIT | PAYEE) >> PAYER, when=elsewhere,
               notice="{moved} was put back into your account.")
          for states, elsewhere in (
              ((BLOCKED, CANCEL_REQUESTED), WITH_RECIPIENT), ((BLOCKED, CANCEL_REQUESTED), ON_ITS_WAY),
              ((BLOCKED, CANCEL_REQUESTED), AT_THEIR_BANK), (BLOCKED, BLOCKED_SOMEWHERE),
          )),
        *(Edge("return_arrived", states, PARTLY_RETURNED, by=Party.BANK, moves=(HELD | IN_TRANSIT | PAYEE) >> PAYER,
               when=elsewhere, retracts=True, key="come_back",
               notice="We told you that this payment was going ahead. That has changed, "
               "and {moved} was put back into your account. {reason}")
          for states, elsewhere in ((UNDERWAY, WITH_RECIPIENT), (UNDERWAY, ON_ITS_WAY), (ON_HOLD, AT_THEIR_BANK))),
        Edge("return_arrived", CREDITED, PARTLY_RETURNED, by=Party.BANK, moves=PAYEE >> PAYER, when=some(PAYEE),
             retracts=True, key="come_back_late",
             notice="We told you that {recipient} had received the money. That has changed, "
             "and {moved} was put back into your account. {reason}"),
    ),
)
# fmt: on
