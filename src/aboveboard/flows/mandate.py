"""
A customer's agreement that a seller may collect money from their account. It moves no money itself.

What is collected because of it is a payment of its own: a bank debit, for example. Read it top to bottom; change a
sentence where it stands.
"""

from pathlib import Path

from ..lifecycle import NOBODY, STAY, Edge, Lifecycle, Party, State, business_days
from ..wording import Wording
from .reasons import REASONS

SET_UP = business_days(
    8, source="gocardless.com/legal/payment-timings: set up 8 business days ahead; checkout.com, Bacs: within 5"
)

TELL_BANK_AND_SELLER = "If you no longer want it, or never agreed to it, tell your bank and the seller."

# --- Where it can stand ---------------------------------------------------------------------------------------------

CREATED = State(
    "created",
    says=Wording(
        label="Being set up",
        explanation="{merchant} would like to collect money from your account. As far as we know, the agreement for it "
        "is not in place yet.",
        next_step="We expect to know by {expected_by} whether it is in place.",
        if_late="We expected to know by {expected_by} whether it is in place, and have heard nothing. "
        "It may still be set up, or not at all.",
        action="If you do not want this, tell the seller.",
    ),
    answer_within=SET_UP,
)

AWAITING_APPROVAL = State(
    "awaiting_approval",
    says=Wording(
        label="Waiting for you",
        explanation="{merchant} would like to collect money from your account, and needs your agreement first.",
        next_step="The agreement is not in place until you agree. Somebody else may have to agree as well.",
        action="If you agree, please say so where you were asked. If you do not, refuse it there.",
    ),
    open_ended=True,
)

SUBMITTED = State(
    "submitted",
    says=Wording(
        label="With your bank",
        explanation="Your bank has been asked to accept the agreement that {merchant} may collect money from your "
        "account.",
        next_step="We expect to know by {expected_by} whether it is in place.",
        if_late="We expected to know by {expected_by} whether it is in place, and have heard nothing. "
        "Your bank can tell you where things stand.",
        action=TELL_BANK_AND_SELLER,
    ),
    answer_within=SET_UP,
)

ACTIVE = State(
    "active",
    says=Wording(
        label="Active",
        explanation="As far as we know, you have agreed that {merchant} may collect money from your account.",
        next_step="The agreement alone takes no money from your account. It holds until somebody ends it, or until it "
        "runs out.",
        action=TELL_BANK_AND_SELLER,
    ),
    open_ended=True,
)

SUSPENDED = State(
    "suspended",
    says=Wording(
        label="Paused",
        explanation="The agreement that {merchant} may collect money from your account is paused.",
        next_step="While it is paused, {merchant} should not use it to ask for money. "
        "We do not know whether the pause will end, or when.",
        action="If you paused it yourself, you can end the pause, or the agreement, in the same place. "
        "If you did not, ask the seller why it is paused.",
    ),
    open_ended=True,
)

FAILED = State(
    "failed",
    says=Wording(
        label="Not in place",
        explanation="The agreement that {merchant} may collect money from your account is not in place. {reason}",
        next_step="{merchant} should not use the agreement to ask for money as long as it is not in place. "
        "We do not know whether it will be tried again.",
        action="If you would like to pay this way, ask the seller what is needed, or for another way to pay.",
    ),
    open_ended=True,
)

CANCELLED = State(
    "cancelled",
    says=Wording(
        label="Cancelled",
        explanation="The agreement that {merchant} may collect money from your account was cancelled. {reason}",
        next_step="If your bank had been asked for a payment before the agreement ended, that payment may still be "
        "collected. {can_change}",
        action="If anything else is collected, tell your bank. "
        "If you still have something to pay, ask the seller how you can pay it.",
    ),
    open_ended=True,
)

EXPIRED = State(
    "expired",
    says=Wording(
        label="Expired",
        explanation="The agreement that {merchant} may collect money from your account has run out.",
        next_step="{merchant} should not use it to ask for money, unless it is renewed. {can_change}",
        action="If money is collected all the same, tell your bank. "
        "If you would like to go on paying this way, ask the seller what is needed.",
    ),
    open_ended=True,
)

USED_UP = State(
    "used_up",
    says=Wording(
        label="Used up",
        explanation="The agreement that {merchant} may collect money from your account has been used for a payment. "
        "It cannot be used again.",
        next_step="This does not say whether that payment went through. For another payment, {merchant} needs a "
        "new agreement. {nothing_to_do}",
    ),
    final=True,
)

REPLACED = State(
    "replaced",
    says=Wording(
        label="Replaced",
        explanation="A new agreement that {merchant} may collect money from your account has taken the place of this "
        "one.",
        next_step="From now on, the new one counts. {nothing_to_do}",
    ),
    final=True,
)

BLOCKED = State(
    "blocked",
    says=Wording(
        label="Blocked",
        explanation="The agreement that {merchant} may collect money from your account has been blocked.",
        next_step="{merchant} should not use it to ask for money any more. "
        "If your bank had been asked for a payment before it was blocked, that payment may still be collected.",
        action="If you still have something to pay, ask the seller how you can pay it. "
        "If you think that this is a mistake, ask the seller and your bank.",
    ),
    final=True,
)

NOT_YET = (CREATED, AWAITING_APPROVAL)
OVER = (CANCELLED, EXPIRED)
NOT_OVER = (*NOT_YET, SUBMITTED, ACTIVE, SUSPENDED)
NOT_FINAL = (*NOT_OVER, FAILED, *OVER)

# What services call one and the same thing for the customer.
COMING_INTO_PLACE = ("activate", "reinstate")

# --- What can happen to it, the happy path first --------------------------------------------------------------------

# fmt: off
MANDATE = Lifecycle(
    "mandate",
    starts=CREATED,
    starts_with=NOBODY,
    opened="An agreement that {merchant} may collect money from your account was started.",
    names=("merchant",),
    reasons=REASONS,
    catalogs=Path(__file__).parent / "locale",
    edges=(
        Edge("submit", NOT_YET, SUBMITTED,
             notice="Your bank was asked to accept the agreement."),
        *(Edge(in_place, (SUBMITTED, *NOT_YET), ACTIVE, by=Party.BANK, key="activate",
               notice="The agreement was put in place: {merchant} was allowed to collect money from your account.")
          for in_place in COMING_INTO_PLACE),

        # Before it is in place.
        Edge("request_approval", (CREATED, FAILED), AWAITING_APPROVAL, by=Party.MERCHANT,
             notice="{merchant} asked you to agree."),
        Edge("approve", AWAITING_APPROVAL, CREATED, by=Party.CUSTOMER,
             notice="Your agreement was recorded, and nothing more was needed from you."),
        Edge("approve", CREATED, STAY, by=Party.PAYMENT_SERVICE,
             notice="Your agreement was recorded, and nothing more was needed from you."),
        Edge("deny", AWAITING_APPROVAL, CANCELLED, by=Party.CUSTOMER,
             notice="The agreement was refused, by you or by somebody else who had to agree."),
        Edge("deny", CREATED, CANCELLED, by=Party.PAYMENT_SERVICE,
             notice="The agreement was refused, by you or by somebody else who had to agree."),

        # Where it is used, and what changes about it.
        Edge("submit", ACTIVE, SUBMITTED, key="submit_again",
             notice="Your bank was asked again to accept the agreement."),
        Edge("transfer", NOT_FINAL, STAY, by=Party.BANK,
             notice="The details of your account in this agreement were changed."),
        Edge("use_up", NOT_FINAL, USED_UP,
             notice="The agreement was used for a payment, and could not be used again."),
        Edge("replace", NOT_FINAL, REPLACED,
             notice="A new agreement took the place of this one."),

        # It is paused, and goes on.
        Edge("suspend", (ACTIVE, SUBMITTED, *NOT_YET), SUSPENDED, by=Party.BANK,
             notice="The agreement was paused."),
        *(Edge(in_place, SUSPENDED, ACTIVE, by=Party.BANK, key="resume",
               notice="The pause ended: {merchant} was allowed to collect money from your account.")
          for in_place in COMING_INTO_PLACE),

        # It ends.
        Edge("cancel", (ACTIVE, SUSPENDED, SUBMITTED, CREATED), CANCELLED, by=Party.CUSTOMER,
             notice="The agreement was cancelled. {reason}"),
        Edge("cancel", (AWAITING_APPROVAL, FAILED, EXPIRED), CANCELLED, by=Party.MERCHANT,
             notice="The agreement was cancelled. {reason}"),
        Edge("expire", (*NOT_OVER, FAILED), EXPIRED,
             notice="The agreement ran out."),
        Edge("block", NOT_FINAL, BLOCKED,
             notice="The agreement was blocked."),

        # It does not come into place, or does not stay there.
        Edge("fail", (*NOT_YET, SUBMITTED), FAILED, by=Party.BANK,
             notice="The agreement could not be put in place. {reason}"),
        Edge("fail", ACTIVE, FAILED, by=Party.BANK, retracts=True, key="fail_late",
             notice="We told you that {merchant} may collect money from your account. That no longer holds. {reason}"),
        Edge("fail", SUSPENDED, FAILED, by=Party.BANK, retracts=True, key="fail_paused",
             notice="We told you that this agreement was paused. It is no longer in place at all. {reason}"),

        # It comes back.
        Edge("submit", (FAILED, *OVER), SUBMITTED, key="submit_again",
             notice="Your bank was asked again to accept the agreement."),
        *(Edge(in_place, FAILED, ACTIVE, by=Party.BANK, retracts=True, key="reinstate_failed",
               notice="We told you that this agreement was not in place. That no longer holds: "
               "{merchant} may collect money from your account.")
          for in_place in COMING_INTO_PLACE),
        *(Edge(in_place, CANCELLED, ACTIVE, by=Party.BANK, retracts=True, key="reinstate_cancelled",
               notice="We told you that this agreement was cancelled. That no longer holds: "
               "{merchant} may collect money from your account.")
          for in_place in COMING_INTO_PLACE),
        *(Edge(in_place, EXPIRED, ACTIVE, by=Party.BANK, retracts=True, key="reinstate_expired",
               notice="We told you that this agreement had run out. That no longer holds: "
               "{merchant} may collect money from your account.")
          for in_place in COMING_INTO_PLACE),
    ),
)
# fmt: on
