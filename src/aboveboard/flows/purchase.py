"""A purchase, in the plain words a customer uses for it. Read it top to bottom; change a sentence where it stands."""

from pathlib import Path

from ..lifecycle import (
    DISPUTED,
    HELD,
    OPEN,
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
from ..wording import Plural, Wording
from .reasons import REASONS

HOLD = days(7, source="docs.stripe.com, place a hold: released 7 days after the bank agreed, unless collected")
DISPUTABLE = days(120, source="docs.adyen.com, dispute flow: the common limit of the card networks")
SHOWN = business_days(10, source="docs.stripe.com/refunds: 5 to 10 business days until a bank shows it")
REFUND_CAN_FAIL = days(30, source="docs.stripe.com/refunds: a bank can return a refund for up to 30 days")
DISPUTE_TAKES = days(90, source="docs.stripe.com/issuing/purchases/disputes: 30 to 90 days in all")

ASK_SELLER_OR_BANK = "If something is wrong, ask the seller first. Your bank can help too."

# --- Where a purchase can stand -------------------------------------------------------------------------------------

PENDING = State(
    "pending",
    says=Wording(
        label="Pending",
        explanation="{merchant} has asked for {amount}. It has not been paid yet.",
        next_step="We expect to know by {expected_by} whether it is paid. {nothing_to_do}",
        if_late="We expected to know by {expected_by}, and have heard nothing. It may still be paid, or not at all. "
        "{nothing_to_do}",
    ),
    answer_within=HOLD,
)

ACTION_NEEDED = State(
    "action_needed",
    says=Wording(
        label="Waiting for you",
        explanation="Your bank wants to check that it is really you paying {amount}. It has not been paid yet.",
        next_step="The payment cannot go through until you confirm it.",
        action="If this payment is yours, please confirm it with your bank, for example in its app. "
        "If it is not, do not confirm it, and tell your bank.",
    ),
    open_ended=True,
)

SETTLED = State(
    "settled",
    says=Wording(
        label="Paid",
        explanation="{merchant} has collected the payment.",
        next_step="{can_change}",
        action=ASK_SELLER_OR_BANK,
    ),
    may_change_for=DISPUTABLE,
)

CORRECTED = State(
    "corrected",
    says=Wording(
        label="Amount corrected",
        explanation="We showed you {amount_before}. The right amount is {amount_after}. This was corrected on "
        "{corrected_on}. {why}",
        next_step="{can_change}",
        action=ASK_SELLER_OR_BANK,
    ),
    may_change_for=DISPUTABLE,
)

DISPUTED_STATE = State(
    "disputed",
    says=Wording(
        label="Being looked into",
        explanation="{questioned} of this payment is being questioned, and your bank is looking into it.",
        next_step="We expect your bank's decision by {expected_by}.",
        if_late="We expected your bank's decision by {expected_by}, and have not heard it yet. "
        "Your bank can tell you where things stand.",
        action="If your bank asks you about it, please answer in time.",
    ),
    answer_within=DISPUTE_TAKES,
)

CHARGED_BACK = State(
    "charged_back",
    says=Wording(
        label="Decided in your favour",
        explanation="Your bank has decided in your favour about {questioned} of this payment.",
        next_step="{can_change} {nothing_to_do}",
    ),
    open_ended=True,
)

REFUNDING = State(
    "refunding",
    says=Wording(
        label="Refund on its way",
        explanation="{merchant} has started to refund {returning} to you. As far as we know, it has not reached you "
        "yet.",
        next_step="We expect to know more by {expected_by}.",
        if_late="We expected to know more by {expected_by}, and have not been told whether it arrived. "
        "If you cannot see it in your account, the seller can find out where it is.",
        action="If the money is already in your account, there is nothing more to do.",
    ),
    answer_within=SHOWN,
)

PARTLY_REFUNDED = State(
    "partly_refunded",
    says=Wording(
        label="Partly refunded",
        explanation=Plural(
            one="{merchant} sent part of your money back to you: {returned}.",
            other="{merchant} sent part of your money back to you: {returned}, in {count} refunds.",
        ),
        next_step="Your bank should show what came back by {expected_by}. {can_change}",
        if_late="Your bank should have shown what came back by {expected_by}. {can_change}",
        action="If the money does not show up in your account, your bank can look for it.",
    ),
    answer_within=SHOWN,
    may_change_for=DISPUTABLE,
)

REFUNDED = State(
    "refunded",
    says=Wording(
        label="Refunded",
        explanation=Plural(
            one="{merchant} sent {returned} back to you.",
            other="{merchant} sent {returned} back to you, in {count} refunds.",
        ),
        next_step="Your bank should show it by {expected_by}. {can_change}",
        if_late="Your bank should have shown it by {expected_by}. {can_change}",
        action="If the money does not show up in your account, your bank can look for it.",
    ),
    answer_within=SHOWN,
    may_change_for=REFUND_CAN_FAIL,
)

REFUND_FAILED = State(
    "refund_failed",
    says=Wording(
        label="Refund did not reach you",
        explanation="A refund of {moved} did not reach you. {reason}",
        next_step="We do not know yet whether or when it will be sent again.",
        action="Ask the seller what will happen with this money. You can show them this page.",
    ),
    open_ended=True,
)

REVERSED = State(
    "reversed",
    says=Wording(
        label="Not paid after all",
        explanation="We told you that this was paid. The payment has been undone since. {reason}",
        next_step="{merchant} does not have the money, and may ask you for it again.",
        action="If that happens, you can pay another way.",
    ),
    final=True,
)

DECLINED = State(
    "declined",
    says=Wording(
        label="Not paid",
        explanation="The payment of {amount} did not go through. {reason}",
        next_step="If nothing else happens, it stays unpaid.",
        action="If you would still like to pay, you can try again or pay another way.",
    ),
    open_ended=True,
)

EXPIRED = State(
    "expired",
    says=Wording(
        label="Not collected",
        explanation="{merchant} did not collect the {amount} in time.",
        next_step="If your bank still shows the money as set aside, that should clear by itself. {nothing_to_do}",
    ),
    final=True,
)

CANCELLED = State(
    "cancelled",
    says=Wording(
        label="Cancelled",
        explanation="The payment of {amount} was called off before it was paid.",
        next_step="If your bank still shows the money as set aside, that should clear by itself. {nothing_to_do}",
    ),
    final=True,
)

UNPAID = (PENDING, ACTION_NEEDED)
PAID = (SETTLED, CORRECTED)
REFUNDABLE = (*PAID, PARTLY_REFUNDED, REFUNDING, REFUND_FAILED)
WITH_THE_BANK = (DISPUTED_STATE, CHARGED_BACK)

# --- What can happen to it, the happy path first --------------------------------------------------------------------

# fmt: off
PURCHASE = Lifecycle(
    "purchase",
    starts=PENDING,
    starts_with=PAYER,
    opened="{merchant} asked for {amount}.",
    names=("merchant",),
    reasons=REASONS,
    catalogs=Path(__file__).parent / "locale",
    edges=(
        Edge("authorise", UNPAID, PENDING, by=Party.BANK, moves=PAYER >> HELD,
             notice="Your bank set {moved} aside."),
        Edge("settle", UNPAID, SETTLED, by=Party.MERCHANT, moves=(HELD | PAYER) >> PAYEE,
             notice="{merchant} collected {moved}."),
        Edge("settle", (*PAID, PARTLY_REFUNDED), STAY, by=Party.MERCHANT, moves=HELD >> PAYEE,
             notice="{merchant} collected {moved}."),
        Edge("release", (*PAID, PARTLY_REFUNDED, REFUNDING, REFUNDED, REFUND_FAILED, *WITH_THE_BANK), STAY,
             by=Party.MERCHANT, moves=HELD >> PAYER,
             notice="{merchant} did not need {moved} of what was set aside. Your bank should release it."),

        # Before it is paid.
        Edge("ask_to_confirm", PENDING, ACTION_NEEDED, by=Party.BANK,
             notice="Your bank asked you to confirm the payment."),
        Edge("confirm", ACTION_NEEDED, PENDING, by=Party.CUSTOMER,
             notice="You confirmed the payment."),
        Edge("adjust", PENDING, STAY, by=Party.MERCHANT, moves=restate(HELD | PAYER),
             notice="{merchant} changed the amount from {amount_before} to {amount_after}."),
        Edge("decline", UNPAID, DECLINED, by=Party.BANK, moves=(HELD | PAYER) >> PAYER,
             notice="The payment did not go through. {reason}"),
        Edge("fail", UNPAID, DECLINED, by=Party.BANK, moves=(HELD | PAYER) >> PAYER, key="fail",
             notice="The payment did not go through. {reason}"),
        Edge("expire", (*UNPAID, DECLINED), EXPIRED, by=Party.PAYMENT_SERVICE, moves=(HELD | PAYER) >> PAYER,
             when=none(HELD),
             notice="The time to collect the payment ran out."),
        Edge("cancel", (*UNPAID, DECLINED), CANCELLED, by=Party.MERCHANT, moves=(HELD | PAYER) >> PAYER,
             when=none(HELD),
             notice="The payment was called off."),
        Edge(OPEN, DECLINED, PENDING, by=Party.CUSTOMER, moves=restate(PAYER), key="try_again",
             notice="{merchant} asked for {amount_after} again."),
        Edge(OPEN, UNPAID, STAY, by=Party.MERCHANT, moves=restate(HELD | PAYER, grows=PAYER), key="ask_other_amount",
             notice="{merchant} now asks for {amount_after} instead of {amount_before}."),

        # The amount was wrong.
        Edge("correct", (*PAID, PARTLY_REFUNDED), CORRECTED, by=Party.US, moves=restate(PAYEE),
             notice="We corrected the amount from {amount_before} to {amount_after}. {why}"),

        # Money comes back.
        Edge("start_refund", REFUNDABLE, REFUNDING, by=Party.MERCHANT, moves=PAYEE >> RETURNING,
             notice="{merchant} started to send {moved} back to you."),
        Edge("start_refund", WITH_THE_BANK, STAY, by=Party.MERCHANT, moves=PAYEE >> RETURNING,
             notice="{merchant} started to send {moved} back to you."),
        Edge("refund", REFUNDABLE, REFUNDED, by=Party.MERCHANT, moves=(RETURNING | PAYEE) >> PAYER,
             when=none(RETURNING, PAYEE),
             notice="{moved} was sent back to you."),
        Edge("refund", REFUNDABLE, PARTLY_REFUNDED, by=Party.MERCHANT, moves=(RETURNING | PAYEE) >> PAYER,
             when=none(RETURNING) & some(PAYEE),
             notice="{moved} was sent back to you."),
        Edge("refund", (REFUNDING, REFUND_FAILED), REFUNDING, by=Party.MERCHANT, moves=(RETURNING | PAYEE) >> PAYER,
             when=some(RETURNING),
             notice="{moved} was sent back to you."),
        Edge("refund", WITH_THE_BANK, STAY, by=Party.MERCHANT, moves=(RETURNING | PAYEE) >> PAYER,
             notice="{moved} was sent back to you."),
        Edge("fail_refund", (REFUNDING, PARTLY_REFUNDED, REFUNDED, REFUND_FAILED, *PAID), REFUND_FAILED, by=Party.BANK,
             moves=(RETURNING | PAYER) >> PAYEE, undoes="start_refund", retracts=True,
             notice="We told you that {moved} was on its way back to you. It did not reach you. {reason}"),
        Edge("fail_refund", WITH_THE_BANK, STAY, by=Party.BANK,
             moves=(RETURNING | PAYER) >> PAYEE, undoes="start_refund", retracts=True,
             notice="We told you that {moved} was on its way back to you. It did not reach you. {reason}"),
        Edge("cancel_refund", (REFUNDING, PARTLY_REFUNDED, REFUNDED, REFUND_FAILED, *PAID), REFUND_FAILED,
             by=Party.MERCHANT, moves=(RETURNING | PAYER) >> PAYEE, undoes="start_refund", retracts=True,
             notice="We told you that {moved} was on its way back to you. It is no longer on its way. {reason}"),
        Edge("cancel_refund", WITH_THE_BANK, STAY, by=Party.MERCHANT,
             moves=(RETURNING | PAYER) >> PAYEE, undoes="start_refund", retracts=True,
             notice="We told you that {moved} was on its way back to you. It is no longer on its way. {reason}"),

        # Somebody questions it.
        Edge("inquire", (*REFUNDABLE, REFUNDED, *WITH_THE_BANK), STAY, by=Party.BANK,
             notice="Your bank asked the seller about this payment."),
        Edge("close_inquiry", (*REFUNDABLE, REFUNDED, *WITH_THE_BANK), STAY, by=Party.BANK,
             notice="Your bank closed its question about this payment. Nothing was changed."),
        Edge("dispute", (*REFUNDABLE, REFUNDED), DISPUTED_STATE,
             by=Party.CUSTOMER, moves=up_to(PAYEE >> DISPUTED),
             notice="{questioned} of this payment was questioned with your bank."),
        Edge("dispute", DISPUTED_STATE, STAY, by=Party.BANK, moves=up_to(PAYEE >> DISPUTED),
             notice="{questioned} of this payment was questioned with your bank."),
        Edge("dispute", CHARGED_BACK, DISPUTED_STATE, by=Party.BANK, moves=up_to(PAYEE >> DISPUTED),
             notice="{questioned} of this payment was questioned with your bank."),
        Edge("reinstate", DISPUTED_STATE, STAY, by=Party.BANK, moves=up_to(DISPUTED >> PAYEE),
             notice="{moved} went back to the seller for the time being, until your bank decides."),
        Edge("win_dispute", DISPUTED_STATE, SETTLED, by=Party.BANK, moves=up_to((DISPUTED | PAYEE) >> PAYEE),
             when=none(DISPUTED, RETURNING) & some(PAYEE),
             notice="Your bank decided that the seller keeps the money."),
        Edge("win_dispute", DISPUTED_STATE, REFUNDING, by=Party.BANK, moves=up_to((DISPUTED | PAYEE) >> PAYEE),
             when=none(DISPUTED) & some(RETURNING),
             notice="Your bank decided that the seller keeps the money."),
        Edge("win_dispute", DISPUTED_STATE, REFUNDED, by=Party.BANK, moves=up_to((DISPUTED | PAYEE) >> PAYEE),
             when=none(DISPUTED, RETURNING, PAYEE), key="close_inquiry",
             notice="Your bank closed its question about this payment. Nothing was changed."),
        Edge("win_dispute", DISPUTED_STATE, STAY, by=Party.BANK, moves=up_to((DISPUTED | PAYEE) >> PAYEE),
             when=some(DISPUTED),
             notice="Your bank decided that the seller keeps the money."),
        Edge("win_dispute", CHARGED_BACK, SETTLED, by=Party.BANK, moves=up_to(PAYER >> PAYEE), retracts=True,
             when=none(RETURNING), undoes="lose_dispute", key="overturn",
             notice="We told you that your bank had decided in your favour. It has changed its decision: "
             "{moved} goes to the seller."),
        Edge("win_dispute", CHARGED_BACK, REFUNDING, by=Party.BANK, moves=up_to(PAYER >> PAYEE), retracts=True,
             when=some(RETURNING), undoes="lose_dispute", key="overturn",
             notice="We told you that your bank had decided in your favour. It has changed its decision: "
             "{moved} goes to the seller."),
        Edge("lose_dispute", (DISPUTED_STATE, *PAID, PARTLY_REFUNDED, REFUNDING, REFUNDED, REFUND_FAILED), CHARGED_BACK,
             by=Party.BANK, moves=up_to((DISPUTED | PAYEE) >> PAYER), when=none(DISPUTED),
             notice="Your bank decided in your favour."),
        Edge("lose_dispute", CHARGED_BACK, STAY, by=Party.BANK, moves=up_to((DISPUTED | PAYEE) >> PAYER),
             notice="Your bank decided in your favour."),
        Edge("lose_dispute", DISPUTED_STATE, STAY, by=Party.BANK, moves=up_to((DISPUTED | PAYEE) >> PAYER),
             when=some(DISPUTED),
             notice="Your bank decided in your favour."),

        # Paid, and then not.
        Edge("fail", (*REFUNDABLE, DISPUTED_STATE), REVERSED, by=Party.BANK,
             moves=up_to((PAYEE | RETURNING | DISPUTED | HELD) >> PAYER), retracts=True, key="fail_late",
             when=none(PAYEE, RETURNING, DISPUTED, HELD),
             notice="We told you that this was paid. The payment has been undone since. {reason}"),
    ),
)
# fmt: on
