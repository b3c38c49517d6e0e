"""
A payment by card or with a wallet, in plain words for whoever pays.

Read it top to bottom; change a sentence where it stands.
"""

from pathlib import Path

from ..lifecycle import (
    HELD,
    IN_TRANSIT,
    OPEN,
    PAYEE,
    PAYER,
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

ATTEMPT = days(1, source="docs.adyen.com, webhook OFFER_CLOSED: an unfinished card payment is closed after 12 hours")
REVIEW = days(2, source="paypal.com, payment review: usually less than 24 hours, sometimes 48")
HOLD = days(7, source="docs.stripe.com, place a hold: released 7 days after the bank agreed, unless collected")
COLLECTED_LATE = days(31, source="docs.stripe.com/issuing: hotels, airlines and car rentals collect within 31 days")
TRIED_AGAIN = days(10, source="docs.adyen.com, failure reasons: a failed collection is tried again for up to 10 days")
DISPUTABLE = days(120, source="docs.adyen.com, dispute flow: the common limit of the card networks")
DROPS_OFF = business_days(10, source="docs.stripe.com/refunds: 5 to 10 business days until a bank shows it")
CAN_COME_BACK = days(30, source="docs.stripe.com/refunds: what was sent back can fail for up to 30 days")

ASK_SELLER_OR_BANK = "If something is wrong, ask the seller first. Your bank can help too."
WAIT_BEFORE_PAYING_AGAIN = "Please wait before you pay again, so that you do not pay twice."

# --- Where a card payment can stand ---------------------------------------------------------------------------------

CREATED = State(
    "created",
    says=Wording(
        label="Requested",
        explanation="{merchant} has asked for {amount}. It has not been paid yet.",
        next_step="If nothing else happens, it stays unpaid.",
        action="If you would like to pay, go on where you started. If not, you can leave it as it is.",
    ),
    open_ended=True,
)

PROCESSING = State(
    "processing",
    says=Wording(
        label="Under way",
        explanation="The payment of {amount} has been started. We have not heard yet whether it goes through.",
        next_step="We expect to know by {expected_by}.",
        if_late="We expected to know by {expected_by}, and have heard nothing. It may still go through, or not at all.",
        action=WAIT_BEFORE_PAYING_AGAIN,
    ),
    answer_within=ATTEMPT,
)

ACTION_REQUIRED = State(
    "action_required",
    says=Wording(
        label="Waiting for you",
        explanation="Your bank wants to check that it is really you paying {amount}. It has not been paid yet.",
        next_step="The payment cannot go through until you confirm it.",
        action="If this payment is yours, please confirm it with your bank, for example in its app. "
        "If it is not, do not confirm it, and tell your bank.",
    ),
    open_ended=True,
)

IN_REVIEW = State(
    "in_review",
    says=Wording(
        label="Closer check",
        explanation="The payment of {amount} is being checked more closely before it can go through. "
        "That alone does not mean that anything is wrong.",
        next_step="We expect to know by {expected_by} whether it goes through.",
        if_late="We expected to know by {expected_by} whether it goes through, and have heard nothing. "
        "It may still go through, or not at all.",
        action=WAIT_BEFORE_PAYING_AGAIN,
    ),
    answer_within=REVIEW,
)

AUTHORISED = State(
    "authorised",
    says=Wording(
        label="Set aside",
        explanation="Your bank has agreed to this payment. "
        "As far as we know, {merchant} has not collected the money yet.",
        next_step="We expect to know by {expected_by} whether it is collected. {nothing_to_do}",
        if_late="We expected to know by {expected_by} whether it is collected, and have heard nothing. "
        "It may still be collected, or not at all. {nothing_to_do}",
    ),
    answer_within=HOLD,
)

CAPTURED = State(
    "captured",
    says=Wording(
        label="Collected",
        explanation="{merchant} has collected money from this payment.",
        next_step="{can_change}",
        action=ASK_SELLER_OR_BANK,
    ),
    may_change_for=DISPUTABLE,
)

SETTLED = State(
    "settled",
    says=Wording(
        label="Paid",
        explanation="{merchant} has received money from this payment.",
        next_step="{can_change}",
        action=ASK_SELLER_OR_BANK,
    ),
    may_change_for=DISPUTABLE,
)

CAPTURE_FAILED = State(
    "capture_failed",
    says=Wording(
        label="Not collected",
        explanation="{merchant} tried to collect the payment, and that did not work. {reason}",
        next_step="It may be tried again, without asking you first. We expect to know by {expected_by} whether it is "
        "collected after all.",
        if_late="We expected to know by {expected_by} whether it is collected after all, and have heard nothing. "
        "It may still be collected, or not at all.",
        action="Before you pay another way, ask the seller to call this payment off, so that you do not pay twice.",
    ),
    answer_within=TRIED_AGAIN,
)

DECLINED = State(
    "declined",
    says=Wording(
        label="Not paid",
        explanation="The payment of {amount} did not go through. {reason}",
        next_step="If nothing else happens, it stays unpaid. If your bank still shows this payment, that should clear "
        "by itself.",
        action="If you would still like to pay, you can try again or pay another way.",
    ),
    open_ended=True,
)

EXPIRED = State(
    "expired",
    says=Wording(
        label="Expired",
        explanation="The time for this payment of {amount} ran out, and nothing was collected.",
        next_step="If your bank still shows this payment, that should clear by itself. "
        "Now and then a seller still collects it late. {can_change} {nothing_to_do}",
    ),
    may_change_for=COLLECTED_LATE,
)

CANCELLED = State(
    "cancelled",
    says=Wording(
        label="Cancelled",
        explanation="The payment of {amount} was called off, and nothing was collected.",
        next_step="If your bank still shows this payment, that should clear by itself. {nothing_to_do}",
    ),
    final=True,
)

REVERSED = State(
    "reversed",
    says=Wording(
        label="Undone",
        explanation="We told you that {merchant} had collected this payment. It has been undone since. {reason}",
        next_step="The charge itself should disappear from your account by {expected_by}. "
        "You will see no separate refund for it. {can_change}",
        if_late="The charge itself should have disappeared from your account by {expected_by}, "
        "without a separate refund. {can_change}",
        action="If the charge stays there, ask your bank about it. You can show them this page.",
    ),
    answer_within=DROPS_OFF,
    may_change_for=CAN_COME_BACK,
)

NOT_AGREED_YET = (CREATED, PROCESSING, ACTION_REQUIRED)
UNPAID = (*NOT_AGREED_YET, IN_REVIEW, AUTHORISED)
TAKEN = (CAPTURED, SETTLED)

# --- What can happen to it, the happy path first --------------------------------------------------------------------

# fmt: off
CARD_PAYMENT = Lifecycle(
    "card_payment",
    starts=CREATED,
    starts_with=PAYER,
    opened="{merchant} asked for {amount}.",
    names=("merchant",),
    money={
        # Not every provider tells when it arrives, so this has to stay true for good.
        IN_TRANSIT: "{merchant} has {part} already, or it is still on its way there.",
        # A collection that failed: the bank may have let go of the money, or not yet.
        UNKNOWN: "{merchant} does not have {part}. Your bank may still show it as set aside or taken.",
        PAYER: "{merchant} does not have {part}.",
    },
    untouched="As far as we know, {merchant} has not received any money.",
    reasons=REASONS,
    catalogs=Path(__file__).parent / "locale",
    edges=(
        Edge("submit", CREATED, PROCESSING, by=Party.CUSTOMER,
             notice="The payment was started."),
        Edge("authorise", (*NOT_AGREED_YET, IN_REVIEW, DECLINED), AUTHORISED, by=Party.BANK, moves=PAYER >> HELD,
             notice="Your bank set {moved} aside."),
        # More of it; and no news where nothing more is left to set aside.
        Edge("authorise", AUTHORISED, AUTHORISED, by=Party.BANK, moves=up_to(PAYER >> HELD),
             notice="Your bank set {moved} aside."),
        Edge("capture", (*UNPAID, DECLINED), CAPTURED, by=Party.MERCHANT, moves=(HELD | PAYER) >> IN_TRANSIT,
             notice="{merchant} collected {moved}."),
        Edge("settle", TAKEN, SETTLED, moves=(IN_TRANSIT | HELD) >> PAYEE, when=none(IN_TRANSIT),
             notice="{merchant} received {moved}."),
        Edge("settle", CAPTURED, STAY, moves=IN_TRANSIT >> PAYEE, when=some(IN_TRANSIT),
             notice="{merchant} received {moved}."),
        Edge("settle", (*UNPAID, DECLINED, CAPTURE_FAILED), SETTLED, moves=(UNKNOWN | HELD | PAYER) >> PAYEE,
             notice="{merchant} received {moved}."),

        # Before it is collected.
        Edge("ask_to_confirm", (CREATED, PROCESSING, DECLINED), ACTION_REQUIRED, by=Party.BANK,
             notice="Your bank asked you to confirm the payment."),
        Edge("submit", ACTION_REQUIRED, PROCESSING, by=Party.CUSTOMER, key="confirm",
             notice="You confirmed the payment."),
        Edge("open_review", (*NOT_AGREED_YET, AUTHORISED), IN_REVIEW,
             notice="A closer check of the payment began."),
        Edge("approve_review", IN_REVIEW, AUTHORISED, when=some(HELD),
             notice="The payment was checked more closely, and can go on."),
        Edge("approve_review", IN_REVIEW, PROCESSING, when=none(HELD),
             notice="The payment was checked more closely, and can go on."),
        Edge("approve_review", AUTHORISED, STAY,
             notice="The payment was checked more closely, and can go on."),
        Edge("reject_review", (IN_REVIEW, AUTHORISED), DECLINED,
             notice="After a closer check, the payment was not accepted."),
        Edge("adjust", AUTHORISED, AUTHORISED, by=Party.MERCHANT, moves=restate(HELD | PAYER),
             notice="{merchant} changed the amount from {amount_before} to {amount_after}."),
        Edge("release_remainder", AUTHORISED, STAY, by=Party.MERCHANT, moves=HELD >> PAYER, when=some(HELD),
             notice="{merchant} did not need {moved} of what was set aside. Your bank should release it."),
        Edge("cancel", AUTHORISED, STAY, by=Party.MERCHANT, moves=HELD >> PAYER, when=some(HELD),
             key="release_remainder",
             notice="{merchant} did not need {moved} of what was set aside. Your bank should release it."),
        Edge("decline", (*UNPAID, DECLINED, CAPTURE_FAILED), DECLINED, by=Party.BANK,
             moves=all_of((UNKNOWN | HELD | PAYER) >> PAYER),
             notice="The payment did not go through. {reason}"),
        Edge("expire", (*UNPAID, DECLINED, CAPTURE_FAILED), EXPIRED,
             moves=all_of((HELD | UNKNOWN | PAYER) >> PAYER), when=none(HELD),
             notice="The time for the payment ran out."),
        Edge("cancel", (*UNPAID, DECLINED, CAPTURE_FAILED, EXPIRED), CANCELLED, by=Party.MERCHANT,
             moves=all_of((HELD | UNKNOWN | PAYER) >> PAYER), when=none(HELD, UNKNOWN),
             notice="The payment was called off."),
        Edge("submit", DECLINED, PROCESSING, by=Party.CUSTOMER, key="try_again",
             notice="The payment was tried again."),
        Edge(OPEN, DECLINED, CREATED, by=Party.MERCHANT, moves=restate(HELD | PAYER, grows=PAYER), key="ask_again",
             notice="{merchant} asked for {amount_after} again."),
        Edge(OPEN, UNPAID, STAY, by=Party.MERCHANT, moves=restate(HELD | PAYER, grows=PAYER), key="ask_other_amount",
             notice="{merchant} now asks for {amount_after} instead of {amount_before}."),

        # Collected in parts: what is left can be collected too, or let go.
        # Not every part was set aside before it was collected.
        Edge("capture", TAKEN, CAPTURED, by=Party.MERCHANT, moves=(UNKNOWN | HELD | PAYER) >> IN_TRANSIT,
             key="capture_more",
             notice="{merchant} collected a further {moved}."),
        Edge("release_remainder", (*TAKEN, CAPTURE_FAILED, REVERSED), STAY, by=Party.MERCHANT,
             moves=up_to(HELD >> PAYER),
             notice="{merchant} did not need {moved} of what was set aside. Your bank should release it."),
        Edge("expire", (*TAKEN, EXPIRED, REVERSED), STAY, moves=up_to(all_of((HELD | UNKNOWN) >> PAYER)),
             key="expire_remainder",
             notice="The time to collect the remaining {moved} ran out. Your bank should release it."),
        Edge("cancel", TAKEN, STAY, by=Party.MERCHANT, moves=all_of((HELD | UNKNOWN) >> PAYER), key="cancel_remainder",
             notice="The remaining {moved} was called off. Your bank should release it."),

        # Checked after it was collected: nothing about the money changes by that.
        Edge("open_review", TAKEN, STAY, key="open_review_late",
             notice="A closer check of the payment began. Nothing has changed so far."),
        Edge("approve_review", TAKEN, STAY, key="approve_review_late",
             notice="The payment was checked more closely. Nothing was changed."),
        Edge("reject_review", TAKEN, STAY, key="reject_review_late",
             notice="After a closer check, the payment was not accepted. {merchant} may send the money back."),

        # Collected, and then not; or not, and then collected.
        Edge("capture_fail", TAKEN, CAPTURE_FAILED, by=Party.BANK, moves=(IN_TRANSIT | PAYEE) >> UNKNOWN,
             when=none(IN_TRANSIT, PAYEE), undoes="capture", retracts=True,
             notice="We told you that {merchant} had collected {moved}. That did not work. {reason} "
             "It may be tried again."),
        Edge("capture_fail", TAKEN, SETTLED, by=Party.BANK, moves=(IN_TRANSIT | PAYEE) >> UNKNOWN,
             when=none(IN_TRANSIT) & some(PAYEE), undoes="capture", retracts=True,
             notice="We told you that {merchant} had collected {moved}. That did not work. {reason} "
             "It may be tried again."),
        Edge("capture_fail", CAPTURED, STAY, by=Party.BANK, moves=(IN_TRANSIT | PAYEE) >> UNKNOWN,
             when=some(IN_TRANSIT), undoes="capture", retracts=True,
             notice="We told you that {merchant} had collected {moved}. That did not work. {reason} "
             "It may be tried again."),
        Edge("capture_fail", (*UNPAID, CAPTURE_FAILED), CAPTURE_FAILED, by=Party.BANK, key="capture_fail_at_once",
             notice="The payment could not be collected. {reason}"),
        Edge("capture", CAPTURE_FAILED, CAPTURED, by=Party.MERCHANT, moves=(UNKNOWN | HELD | PAYER) >> IN_TRANSIT,
             key="recapture",
             notice="{merchant} collected {moved} after all."),
        Edge("capture", EXPIRED, CAPTURED, by=Party.MERCHANT, moves=(HELD | PAYER) >> IN_TRANSIT, retracts=True,
             key="capture_late",
             notice="We told you that the time for the payment had run out. {merchant} has collected {moved} since."),
        Edge("reverse", TAKEN, REVERSED, by=Party.MERCHANT, moves=(IN_TRANSIT | PAYEE) >> PAYER,
             when=none(IN_TRANSIT, PAYEE), retracts=True,
             notice="We told you that {merchant} had collected {moved}. It has been undone since. {reason} "
             "You will see no separate refund."),
        Edge("reverse", TAKEN, SETTLED, by=Party.MERCHANT, moves=(IN_TRANSIT | PAYEE) >> PAYER,
             when=none(IN_TRANSIT) & some(PAYEE), retracts=True,
             notice="We told you that {merchant} had collected {moved}. It has been undone since. {reason} "
             "You will see no separate refund."),
        Edge("reverse", CAPTURED, STAY, by=Party.MERCHANT, moves=(IN_TRANSIT | PAYEE) >> PAYER,
             when=some(IN_TRANSIT), retracts=True,
             notice="We told you that {merchant} had collected {moved}. It has been undone since. {reason} "
             "You will see no separate refund."),
        Edge("capture", REVERSED, CAPTURED, by=Party.MERCHANT, moves=(HELD | PAYER) >> IN_TRANSIT, retracts=True,
             key="capture_undone",
             notice="We told you that the payment had been undone. {merchant} has collected {moved} after all."),
    ),
)
# fmt: on
