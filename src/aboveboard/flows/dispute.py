"""
A dispute: the customer or their bank questions a payment. It stands beside the payment, and is linked to it.

Its amount is what is questioned, and so may be less than the payment. Services count from the seller's side: what they
call won is decided for the seller, lost is decided for the customer. No end is for ever: a bank, a seller or a card
company can still come back to each.

A day that a service names is the seller's, so it belongs to the states in which the seller is asked; with
``ask_customer`` it is the customer's own. It is never the day of the decision.
"""

from pathlib import Path

from ..lifecycle import (
    DISPUTED,
    OPEN,
    PAYEE,
    PAYER,
    STAY,
    Edge,
    Lifecycle,
    Party,
    State,
    days,
    none,
    restate,
    some,
    up_to,
)
from ..wording import Wording
from .reasons import REASONS

DISPUTABLE = days(120, source="docs.adyen.com, dispute flow: the common limit of the card networks")
SELLER_EXPLAINS = days(21, source="docs.stripe.com, how disputes work: sellers usually have 7 to 21 days; PayPal 20")
INQUIRY_TAKES = days(120, source="docs.stripe.com, how disputes work: what is not taken further in 120 days is closed")
CUSTOMER_ANSWERS = days(10, source="paypal.com, help: closed when the customer does not answer an offer in 10 days")
SELLER_ANSWERS = days(45, source="docs.adyen.com/issuing/disputes: 45 days, the longest there is; Visa 30, Amex 20")
BANK_DECIDES = days(75, source="docs.stripe.com, how disputes work: a bank usually takes 60 to 75 days to decide")
SECOND_LOOK = days(45, source="docs.chargeflow.io, network timelines: Mastercard 45 days to answer, Visa 30, Amex 20")
OBJECTABLE = days(60, source="community.pega.com SA-13350: a bank has 30 to 60 days to go on after the seller's answer")
DECIDED_ANYWAY = days(90, source="docs.stripe.com, withdrawals: can still be lost, and in 2 to 3 months as any other")

ANSWER_OR_DROP_IT = (
    "If your bank asks you about it, please answer in time. "
    "If it has been cleared up, you can drop it there, but you may not be able to raise it again."
)
ASK_WHAT_IS_POSSIBLE = "If you do not agree, ask your bank what is possible, and until when."
MONEY_MISSING = "If the money does not show up in your account, ask your bank. You can show them this page."

# --- Where a dispute can stand --------------------------------------------------------------------------------------

NOTIFIED = State(
    "notified",
    says=Wording(
        label="Reported",
        explanation="You or your bank have reported a problem with a payment. It is about {amount}.",
        next_step="It may stay at that, or be taken further. {can_change}",
        action="If you want this to be taken further, tell your bank. "
        "If it has been cleared up, tell your bank that too.",
    ),
    may_change_for=DISPUTABLE,
)

INQUIRY = State(
    "inquiry",
    says=Wording(
        label="Seller is asked",
        explanation="{merchant} has been asked about {amount} from this payment. Nothing has been decided yet.",
        next_step="As far as we know, the seller can answer until {expected_by}. What follows depends on the answer.",
        if_late="As far as we know, the seller could answer until {expected_by}. We have not heard of an answer yet.",
        action=ANSWER_OR_DROP_IT,
    ),
    answer_within=SELLER_EXPLAINS,
)

INQUIRY_ANSWERED = State(
    "inquiry_answered",
    says=Wording(
        label="Being considered",
        explanation="It is being considered whether to take the question about {amount} from this payment further.",
        next_step="We expect to know by {expected_by} whether it goes further.",
        if_late="We expected to know by {expected_by} whether it goes further, and have heard nothing. "
        "Your bank can tell you where things stand.",
        action=ANSWER_OR_DROP_IT,
    ),
    answer_within=INQUIRY_TAKES,
)

INQUIRY_CLOSED = State(
    "inquiry_closed",
    says=Wording(
        label="Question closed",
        explanation="The question about {amount} from this payment has been closed, without a decision.",
        next_step="The same question can still be asked again. {can_change}",
        action="If something is still wrong, ask your bank what is possible, and until when.",
    ),
    may_change_for=DISPUTABLE,
)

ACTION_NEEDED = State(
    "action_needed",
    says=Wording(
        label="Waiting for you",
        explanation="You were asked about {amount} from this payment, and your answer is needed.",
        next_step="As far as we know, you have until {expected_by} to answer. "
        "Without an answer, the question may be closed.",
        if_late="As far as we know, you had until {expected_by} to answer. "
        "We have not heard whether the question was closed.",
        action="Please answer where you were asked. "
        "If it has been cleared up, you can drop it there, but you may not be able to raise it again.",
    ),
    answer_within=CUSTOMER_ANSWERS,
)

OPENED = State(
    "opened",
    says=Wording(
        label="Payment questioned",
        explanation="{amount} from this payment is being questioned.",
        next_step="As far as we know, the seller can answer until {expected_by}. "
        "A decision usually comes later than that.",
        if_late="As far as we know, the seller could answer until {expected_by}. "
        "We have not heard of an answer or a decision yet.",
        action=ANSWER_OR_DROP_IT,
    ),
    answer_within=SELLER_ANSWERS,
)

UNDER_REVIEW = State(
    "under_review",
    says=Wording(
        label="Being looked into",
        explanation="It is being looked into who gets the money from this payment.",
        next_step="We expect to hear the decision by {expected_by}.",
        if_late="We expected to hear the decision by {expected_by}, and have not heard it yet. "
        "Your bank can tell you where things stand.",
        action=ANSWER_OR_DROP_IT,
    ),
    answer_within=BANK_DECIDES,
)

PRE_ARBITRATION = State(
    "pre_arbitration",
    says=Wording(
        label="Second look",
        explanation="There was no agreement about this payment, so it is being looked at once more.",
        next_step="We expect to know more by {expected_by}.",
        if_late="We expected to know more by {expected_by}, and have heard nothing. "
        "Your bank can tell you where things stand.",
        action=ANSWER_OR_DROP_IT,
    ),
    answer_within=SECOND_LOOK,
)

ARBITRATION = State(
    "arbitration",
    says=Wording(
        label="Card company decides",
        explanation="There was no agreement about this payment, so the card company has been asked to decide.",
        next_step="We cannot say how long that takes.",
        action=ANSWER_OR_DROP_IT,
    ),
    open_ended=True,
)

WON_PROVISIONAL = State(
    "won_provisional",
    says=Wording(
        label="For seller, for now",
        explanation="For now, it has been decided that the seller keeps the money. {reason}",
        next_step="Your bank can still object. If it has given you money in the meantime, it may take that back. "
        "{can_change}",
        action="If you do not agree, tell your bank as early as you can.",
    ),
    may_change_for=OBJECTABLE,
)

WON = State(
    "won",
    says=Wording(
        label="Decided for seller",
        explanation="It has been decided that the seller keeps the money. {reason}",
        next_step="If your bank has given you money in the meantime, it may take that back. {can_change}",
        action=ASK_WHAT_IS_POSSIBLE,
    ),
    may_change_for=OBJECTABLE,
)

LOST = State(
    "lost",
    says=Wording(
        label="Decided in your favour",
        explanation="It has been decided that money from this payment goes back to you.",
        next_step="Sometimes, such a decision is changed, and your bank takes the money back. {can_change}",
        action=MONEY_MISSING,
    ),
    may_change_for=OBJECTABLE,
)

ACCEPTED = State(
    "accepted",
    says=Wording(
        label="Seller agrees",
        explanation="{merchant} has agreed that money from this payment goes back to you.",
        next_step="{can_change}",
        action=MONEY_MISSING,
    ),
    may_change_for=OBJECTABLE,
)

WITHDRAWN = State(
    "withdrawn",
    says=Wording(
        label="Not taken further",
        explanation="The question about {amount} from this payment is not being taken further.",
        next_step="A decision may still be made. If your bank has given you money in the meantime, "
        "it may take that back. {can_change}",
        action="If you did not mean to drop it, tell your bank as early as you can.",
    ),
    may_change_for=DECIDED_ANYWAY,
)

PREVENTED = State(
    "prevented",
    says=Wording(
        label="Cleared up early",
        explanation="This was cleared up before anybody had to decide: money from this payment goes back to you.",
        next_step="{can_change}",
        action=MONEY_MISSING,
    ),
    may_change_for=DISPUTABLE,
)

ASKED = (NOTIFIED, INQUIRY, INQUIRY_ANSWERED)
QUESTIONED = (OPENED, UNDER_REVIEW, ACTION_NEEDED, PRE_ARBITRATION, ARBITRATION)
UNDECIDED = (*ASKED, *QUESTIONED)
NO_LONGER_QUESTIONED = (INQUIRY_CLOSED, WITHDRAWN)
FOR_THE_SELLER = (WON, WON_PROVISIONAL)
FOR_THE_CUSTOMER = (LOST, ACCEPTED, PREVENTED)

# What services call one and the same thing for the customer.
LOSING = ("lose", "second_chargeback")

# Nothing is left to decide: all of it is the seller's, or some of it goes back.
ALL_THE_SELLERS = none(DISPUTED, PAYER)
SOME_GOES_BACK = none(DISPUTED) & some(PAYER)
SOME_IS_OPEN = some(DISPUTED)

# --- What can happen to it, the happy path first --------------------------------------------------------------------

# fmt: off
DISPUTE = Lifecycle(
    "dispute",
    starts=NOTIFIED,
    starts_with=PAYEE,
    opened="A problem with {amount} from a payment was reported.",
    names=("merchant",),
    money={
        # A refund is told beside this, with the payment.
        PAYEE: "{merchant} has {part}, unless it was refunded to you.",
        DISPUTED: "{part} has been taken from the seller for the time being. "
        "If your bank has already given you money for it, that may still be undone.",
        # When a bank hands it on is up to the bank, and nobody tells us.
        PAYER: "{part} is to come back to you. If you do not have it yet, your bank should give it to you.",
    },
    reasons=REASONS,
    catalogs=Path(__file__).parent / "locale",
    edges=(
        Edge("escalate", (*ASKED, ACTION_NEEDED), OPENED, by=Party.BANK,
             notice="{amount} from this payment was questioned."),
        Edge("withdraw_funds", UNDECIDED, STAY, moves=up_to(PAYEE >> DISPUTED),
             notice="{moved} was taken from the seller for the time being."),
        Edge("submit_evidence", (OPENED, NOTIFIED, ACTION_NEEDED), UNDER_REVIEW, by=Party.MERCHANT,
             notice="Information about this payment was handed in."),
        *(Edge(lost, UNDECIDED, LOST, by=Party.BANK, moves=up_to((DISPUTED | PAYEE) >> PAYER), when=none(DISPUTED),
               key="lose",
               notice="It was decided that {moved} goes back to you. {reason}")
          for lost in LOSING),

        # The seller is asked first.
        Edge("open_inquiry", (*ASKED, ACTION_NEEDED), INQUIRY, by=Party.BANK, when=none(PAYER),
             notice="{merchant} was asked about this payment."),
        Edge("open_inquiry", UNDER_REVIEW, OPENED, by=Party.BANK,
             notice="{merchant} was asked about this payment."),
        Edge("answer_inquiry", (NOTIFIED, INQUIRY, ACTION_NEEDED), INQUIRY_ANSWERED, by=Party.MERCHANT,
             when=none(PAYER),
             notice="{merchant} answered the question about this payment."),
        Edge("submit_evidence", INQUIRY, INQUIRY_ANSWERED, by=Party.MERCHANT,
             notice="Information about this payment was handed in."),
        Edge("defence_period_over", (NOTIFIED, INQUIRY), INQUIRY_ANSWERED, key="answer_time_over",
             notice="The seller's time to answer ran out."),
        Edge("close_inquiry", (*ASKED, ACTION_NEEDED), INQUIRY_CLOSED, by=Party.BANK,
             moves=up_to(DISPUTED >> PAYEE), when=ALL_THE_SELLERS,
             notice="The question about this payment was closed."),
        Edge("open_inquiry", INQUIRY_CLOSED, INQUIRY, by=Party.BANK, retracts=True, key="ask_again",
             notice="We told you that this payment was no longer questioned. Since then, {merchant} has been asked "
             "about it."),
        Edge("escalate", NO_LONGER_QUESTIONED, OPENED, by=Party.BANK, retracts=True, key="question_again",
             notice="We told you that this payment was no longer questioned. Since then, it has been questioned "
             "again."),

        # While it is looked into.
        Edge("escalate", UNDER_REVIEW, OPENED, by=Party.BANK, key="ask_for_more",
             notice="{merchant} was asked for more about this payment."),
        Edge("submit_evidence", (INQUIRY_ANSWERED, UNDER_REVIEW, PRE_ARBITRATION, ARBITRATION), STAY,
             by=Party.MERCHANT, key="hand_in_more",
             notice="Further information about this payment was handed in."),
        Edge("defence_period_over", (INQUIRY_ANSWERED, UNDER_REVIEW, ACTION_NEEDED, PRE_ARBITRATION, LOST, ACCEPTED),
             STAY, key="answer_time_over",
             notice="The seller's time to answer ran out."),
        Edge("ask_customer", (*ASKED, OPENED, UNDER_REVIEW, PRE_ARBITRATION), ACTION_NEEDED, by=Party.BANK,
             notice="You were asked about this payment."),
        Edge("answer", ACTION_NEEDED, UNDER_REVIEW, by=Party.CUSTOMER,
             notice="You answered about this payment."),
        Edge("correct", UNDECIDED, STAY, by=Party.US, moves=restate(DISPUTED | PAYEE), when=none(PAYER),
             notice="We corrected the amount from {amount_before} to {amount_after}. {why}"),
        # Reported with one amount, then questioned with another.
        Edge(OPEN, UNDECIDED, STAY, by=Party.BANK, moves=restate(DISPUTED | PAYEE), when=none(PAYER),
             key="question_other_amount",
             notice="{amount_after} from this payment is now questioned, instead of {amount_before}. {why}"),
        Edge("correct", (*NO_LONGER_QUESTIONED, *FOR_THE_SELLER), STAY, by=Party.US, moves=restate(PAYEE),
             notice="We corrected the amount from {amount_before} to {amount_after}. {why}"),
        Edge("correct", FOR_THE_CUSTOMER, STAY, by=Party.US, moves=restate(PAYER), when=some(PAYER),
             notice="We corrected the amount from {amount_before} to {amount_after}. {why}"),

        # The money moves, and nothing is decided by that.
        Edge("reinstate_funds", UNDECIDED, STAY, moves=up_to(DISPUTED >> PAYEE), when=ALL_THE_SELLERS,
             notice="{moved} went back to the seller. Nothing was decided by that."),
        Edge("reinstate_funds", UNDECIDED, STAY, moves=up_to(DISPUTED >> PAYEE), when=SOME_IS_OPEN,
             notice="{moved} went back to the seller. Nothing was decided by that."),
        Edge("reinstate_funds", QUESTIONED, LOST, moves=up_to(DISPUTED >> PAYEE), when=SOME_GOES_BACK,
             key="reinstate_rest",
             notice="The remaining {moved} went back to the seller."),
        Edge("reinstate_funds", (*FOR_THE_SELLER, *NO_LONGER_QUESTIONED), STAY, key="reinstate_decided",
             notice="The seller was given back what had been taken from them."),
        Edge("reinstate_funds", FOR_THE_CUSTOMER, STAY, key="reinstate_lost",
             notice="The seller was given money for this payment. As far as we know, that changed nothing for you."),
        Edge("withdraw_funds", FOR_THE_CUSTOMER, STAY, key="withdraw_lost",
             notice="Money was taken from the seller for this."),
        Edge("withdraw_funds", INQUIRY_CLOSED, OPENED, moves=PAYEE >> DISPUTED, retracts=True, key="withdraw_closed",
             notice="We told you that this payment was no longer questioned. Since then, {moved} has been taken "
             "from the seller."),
        Edge("withdraw_funds", WITHDRAWN, UNDER_REVIEW, moves=PAYEE >> DISPUTED, retracts=True, key="withdraw_closed",
             notice="We told you that this payment was no longer questioned. Since then, {moved} has been taken "
             "from the seller."),
        Edge("withdraw_funds", FOR_THE_SELLER, UNDER_REVIEW, moves=PAYEE >> DISPUTED, retracts=True,
             key="withdraw_won",
             notice="We told you that it had been decided for the seller. Since then, {moved} has been taken "
             "from the seller."),

        # It is decided for the seller.
        Edge("win", (*UNDECIDED, *NO_LONGER_QUESTIONED, WON_PROVISIONAL), WON, by=Party.BANK,
             moves=up_to(DISPUTED >> PAYEE), when=ALL_THE_SELLERS,
             notice="It was decided that the seller keeps the money. {reason}"),
        Edge("win", UNDECIDED, STAY, by=Party.BANK, moves=up_to(DISPUTED >> PAYEE), when=SOME_IS_OPEN, key="win_part",
             notice="It was decided that the seller keeps {moved}. {reason}"),
        Edge("win", QUESTIONED, LOST, by=Party.BANK, moves=up_to(DISPUTED >> PAYEE), when=SOME_GOES_BACK,
             key="win_part",
             notice="It was decided that the seller keeps {moved}. {reason}"),
        Edge("reverse_chargeback", (*UNDECIDED, WITHDRAWN), WON_PROVISIONAL, by=Party.BANK,
             moves=up_to(DISPUTED >> PAYEE), when=ALL_THE_SELLERS,
             notice="For now, it was decided that the seller keeps the money. {reason}"),
        Edge("reverse_chargeback", UNDECIDED, STAY, by=Party.BANK, moves=up_to(DISPUTED >> PAYEE), when=SOME_IS_OPEN,
             key="reverse_part",
             notice="For now, it was decided that the seller keeps {moved}. {reason}"),
        Edge("reverse_chargeback", QUESTIONED, LOST, by=Party.BANK, moves=up_to(DISPUTED >> PAYEE),
             when=SOME_GOES_BACK, key="reverse_part",
             notice="For now, it was decided that the seller keeps {moved}. {reason}"),
        *(Edge(won, WON, STAY, by=Party.BANK, key="confirm_win",
               notice="It was confirmed that the seller keeps the money.")
          for won in ("win", "reverse_chargeback")),

        # It is decided for the customer.
        *(Edge(lost, QUESTIONED, STAY, by=Party.BANK, moves=up_to((DISPUTED | PAYEE) >> PAYER), when=SOME_IS_OPEN,
               key="lose",
               notice="It was decided that {moved} goes back to you. {reason}")
          for lost in LOSING),
        *(Edge(lost, ASKED, UNDER_REVIEW, by=Party.BANK, moves=up_to((DISPUTED | PAYEE) >> PAYER), when=SOME_IS_OPEN,
               key="lose",
               notice="It was decided that {moved} goes back to you. {reason}")
          for lost in LOSING),
        Edge("defence_period_over", OPENED, LOST, moves=up_to((DISPUTED | PAYEE) >> PAYER), when=none(DISPUTED),
             key="lose",
             notice="It was decided that {moved} goes back to you. {reason}"),
        *(Edge(lost, (LOST, ACCEPTED), STAY, by=Party.BANK, moves=up_to((DISPUTED | PAYEE) >> PAYER), key="lose",
               notice="It was decided that {moved} goes back to you. {reason}")
          for lost in LOSING),
        *(Edge(lost, PREVENTED, LOST, by=Party.BANK, moves=up_to((DISPUTED | PAYEE) >> PAYER), key="lose_prevented",
               notice="It was also decided that money from this payment goes back to you. {reason}")
          for lost in LOSING),

        # It ends without a decision.
        Edge("accept", (*UNDECIDED, *NO_LONGER_QUESTIONED), ACCEPTED, by=Party.MERCHANT,
             moves=up_to((DISPUTED | PAYEE) >> PAYER), when=none(DISPUTED),
             notice="{merchant} agreed that {moved} goes back to you."),
        Edge("accept", QUESTIONED, STAY, by=Party.MERCHANT, moves=up_to((DISPUTED | PAYEE) >> PAYER),
             when=SOME_IS_OPEN,
             notice="{merchant} agreed that {moved} goes back to you."),
        Edge("accept", ASKED, UNDER_REVIEW, by=Party.MERCHANT, moves=up_to((DISPUTED | PAYEE) >> PAYER),
             when=SOME_IS_OPEN,
             notice="{merchant} agreed that {moved} goes back to you."),
        Edge("accept", FOR_THE_CUSTOMER, STAY, by=Party.MERCHANT, moves=up_to((DISPUTED | PAYEE) >> PAYER),
             notice="{merchant} agreed that {moved} goes back to you."),
        Edge("prevent", (*ASKED, INQUIRY_CLOSED, OPENED), PREVENTED, moves=up_to((DISPUTED | PAYEE) >> PAYER),
             when=none(DISPUTED),
             notice="This was cleared up, and {moved} goes back to you."),
        Edge("prevent", FOR_THE_CUSTOMER, STAY, moves=up_to((DISPUTED | PAYEE) >> PAYER),
             notice="This was cleared up, and {moved} goes back to you."),
        Edge("withdraw", UNDECIDED, WITHDRAWN, by=Party.CUSTOMER, moves=up_to(DISPUTED >> PAYEE),
             when=ALL_THE_SELLERS,
             notice="The question about this payment was not taken further."),
        Edge("withdraw", UNDECIDED, STAY, by=Party.CUSTOMER, moves=up_to(DISPUTED >> PAYEE), when=SOME_IS_OPEN,
             key="withdraw_part",
             notice="The question about {moved} was not taken further."),
        Edge("withdraw", QUESTIONED, LOST, by=Party.CUSTOMER, moves=up_to(DISPUTED >> PAYEE), when=SOME_GOES_BACK,
             key="withdraw_part",
             notice="The question about {moved} was not taken further."),

        # They do not agree.
        Edge("open_pre_arbitration", (OPENED, UNDER_REVIEW, ACTION_NEEDED), PRE_ARBITRATION, by=Party.BANK,
             notice="A second look at this payment began."),
        Edge("open_pre_arbitration", PRE_ARBITRATION, STAY, by=Party.BANK, key="second_look_goes_on",
             notice="The second look at this payment went on."),
        Edge("open_arbitration", (PRE_ARBITRATION, OPENED, UNDER_REVIEW, ACTION_NEEDED), ARBITRATION, by=Party.BANK,
             notice="The card company was asked to decide."),

        # Decided, and then not.
        *(Edge(lost, FOR_THE_SELLER, LOST, by=Party.BANK, moves=PAYEE >> PAYER, retracts=True, key="lose_late",
               notice="We told you that it had been decided for the seller. Since then, it has been decided that "
               "{moved} goes back to you. {reason}")
          for lost in LOSING),
        *(Edge(lost, NO_LONGER_QUESTIONED, LOST, by=Party.BANK, moves=PAYEE >> PAYER, retracts=True,
               key="lose_closed",
               notice="We told you that this payment was no longer questioned. Since then, it has been decided that "
               "{moved} goes back to you. {reason}")
          for lost in LOSING),
        Edge("accept", FOR_THE_SELLER, ACCEPTED, by=Party.MERCHANT, moves=PAYEE >> PAYER, retracts=True,
             key="accept_late",
             notice="We told you that it had been decided for the seller. Since then, {merchant} has agreed that "
             "{moved} goes back to you."),
        Edge("open_pre_arbitration", FOR_THE_SELLER, PRE_ARBITRATION, by=Party.BANK, retracts=True,
             key="look_again_won",
             notice="We told you that it had been decided for the seller. Since then, a second look at the "
             "payment has begun."),
        Edge("open_pre_arbitration", WITHDRAWN, PRE_ARBITRATION, by=Party.BANK, retracts=True,
             key="look_again_closed",
             notice="We told you that this payment was no longer questioned. Since then, a second look at it has "
             "begun."),
        Edge("open_pre_arbitration", LOST, PRE_ARBITRATION, by=Party.BANK, moves=up_to(PAYER >> DISPUTED),
             undoes="lose", retracts=True, key="look_again_lost",
             notice="We told you that {moved} goes back to you. Since then, a second look at the payment has begun."),
        Edge("open_arbitration", FOR_THE_SELLER, ARBITRATION, by=Party.BANK, retracts=True, key="decide_again_won",
             notice="We told you that it had been decided for the seller. Since then, the card company has been "
             "asked to decide."),
        Edge("open_arbitration", LOST, ARBITRATION, by=Party.BANK, moves=up_to(PAYER >> DISPUTED), undoes="lose",
             retracts=True, key="decide_again_lost",
             notice="We told you that {moved} goes back to you. Since then, the card company has been asked to "
             "decide."),
        Edge("win", (LOST, ACCEPTED), WON, by=Party.BANK, moves=up_to(PAYER >> PAYEE), when=none(PAYER),
             undoes="lose", retracts=True, key="win_late",
             notice="We told you that money from this payment goes back to you. Since then, it has been decided that "
             "the seller keeps {moved}. {reason}"),
        Edge("win", (LOST, ACCEPTED), STAY, by=Party.BANK, moves=up_to(PAYER >> PAYEE), when=some(PAYER),
             undoes="lose", retracts=True, key="win_late",
             notice="We told you that money from this payment goes back to you. Since then, it has been decided that "
             "the seller keeps {moved}. {reason}"),
        Edge("reverse_chargeback", (LOST, ACCEPTED), WON_PROVISIONAL, by=Party.BANK, moves=up_to(PAYER >> PAYEE),
             when=none(PAYER), undoes="lose", retracts=True, key="reverse_late",
             notice="We told you that money from this payment goes back to you. Since then, it has been decided that "
             "the seller keeps {moved} for now. {reason}"),
        Edge("reverse_chargeback", (LOST, ACCEPTED), STAY, by=Party.BANK, moves=up_to(PAYER >> PAYEE),
             when=some(PAYER), undoes="lose", retracts=True, key="reverse_late",
             notice="We told you that money from this payment goes back to you. Since then, it has been decided that "
             "the seller keeps {moved} for now. {reason}"),
    ),
)
# fmt: on
