"""
An invoice, in plain words for whoever is to pay it: asked for, paid, tried again, credited.

Read it top to bottom; change a sentence where it stands. Money that has been taken off before it was paid is HELD: it
is with the customer, and nobody asks for it. Money credited after it was paid is RETURNING.
"""

from pathlib import Path

from ..lifecycle import (
    HELD,
    IN_TRANSIT,
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
from ..wording import Wording
from .reasons import REASONS

SENT_BY = days(31, source="no provider names a limit; a month, as far apart as two bills usually are")
PAID_BY = days(30, source="directive 2011/7/EU, article 3: 30 days where nobody named a day; any named day beats it")
ANSWERED = business_days(14, source="docs.stripe.com, SEPA: up to 14 business days; other ways to pay are faster")
TRIED_AGAIN = days(14, source="docs.stripe.com, smart retries: 8 tries within 2 weeks is the recommended default")
CHANGED_LATE = days(
    652,
    source="hospital_billing event log: of 6,962 bills 327 were reversed, 95 % of them within 256 days and the last "
    "after 652; a bank debit can be undone for 13 months (docs.adyen.com, SEPA)",
)

# --- Where an invoice can stand -------------------------------------------------------------------------------------

DRAFT = State(
    "draft",
    says=Wording(
        label="Being prepared",
        explanation="{merchant} is preparing an invoice for {amount}. As far as we know, you have not been asked to "
        "pay it yet.",
        next_step="It may still change, or never be sent. {nothing_to_do}",
    ),
    open_ended=True,
)

SCHEDULED = State(
    "scheduled",
    says=Wording(
        label="Planned",
        explanation="{merchant} has planned an invoice for {amount}. As far as we know, you have not been asked to "
        "pay it yet.",
        next_step="We expect it to be sent to you, or collected as you have agreed, by {expected_by}. {nothing_to_do}",
        if_late="We expected it to be sent to you, or collected as you have agreed, by {expected_by}, and have heard "
        "nothing. {nothing_to_do}",
    ),
    answer_within=SENT_BY,
)

TO_PAY = State(
    "open",
    says=Wording(
        label="To pay",
        explanation="{merchant} has billed you {amount}.",
        next_step="We expect the invoice to be paid by {expected_by}. If it names another day, that day counts.",
        if_late="We expected the invoice to be paid by {expected_by}, and have not heard that it was.",
        action="Please pay it the way the invoice says, unless you have paid already or it is collected from you as "
        "agreed.",
    ),
    answer_within=PAID_BY,
)

PAYMENT_PENDING = State(
    "payment_pending",
    says=Wording(
        label="Payment under way",
        explanation="A payment for this invoice has been started. We have not heard yet whether it goes through.",
        next_step="We expect to know by {expected_by}.",
        if_late="We expected to know by {expected_by}, and have heard nothing. It may still go through, or not at all.",
        action="Please wait, or ask the seller, before you pay again, so that you do not pay twice.",
    ),
    answer_within=ANSWERED,
)

ACTION_REQUIRED = State(
    "action_required",
    says=Wording(
        label="Waiting for you",
        explanation="Your bank wants to check that it is really you paying this invoice.",
        next_step="The payment cannot go through until you confirm it.",
        action="If this payment is yours, please confirm it with your bank, for example in its app. "
        "If it is not, do not confirm it, and tell your bank.",
    ),
    open_ended=True,
)

PAYMENT_FAILED = State(
    "payment_failed",
    says=Wording(
        label="Payment failed",
        explanation="A payment for this invoice did not go through. {reason}",
        next_step="If money for that payment has left your account, it should come back to you. "
        "If {merchant} collects payments from you as agreed, another try may follow.",
        action="If you would like to pay now, ask the seller first whether it will be tried again, so that you do not "
        "pay twice.",
    ),
    open_ended=True,
)

REOPENED = State(
    "reopened",
    says=Wording(
        label="Payment undone",
        explanation="A payment that had been received for this invoice has been undone. {reason}",
        next_step="If your bank undid the payment, it should put the money back. {merchant} may ask you to pay again.",
        action="Before you pay again, ask the seller what is still to be paid, so that you do not pay twice.",
    ),
    open_ended=True,
)

RETRYING = State(
    "retrying",
    says=Wording(
        label="Next try planned",
        explanation="{merchant} plans to try again to collect a payment for this invoice.",
        next_step="We expect the next try by {expected_by}.",
        if_late="We expected the next try by {expected_by}, and have heard nothing. It may still come, or not at all.",
        action="Please have the money ready for it. If you would rather pay another way, tell the seller first, so "
        "that you do not pay twice.",
    ),
    answer_within=TRIED_AGAIN,
)

OVERDUE = State(
    "overdue",
    says=Wording(
        label="Overdue",
        explanation="This invoice was to be paid by now, and we have not heard that it was paid in full.",
        next_step="{merchant} may remind you of it.",
        action="If you have paid already, tell the seller when and how. "
        "If not, please pay what is still unpaid the way the invoice says, or ask the seller for more time.",
    ),
    open_ended=True,
)

PARTIALLY_PAID = State(
    "partially_paid",
    says=Wording(
        label="Partly paid",
        explanation="{merchant} has received a part of the money for this invoice.",
        next_step="The invoice may say by when the rest is to be paid.",
        action="Please pay the rest the way the invoice says, unless you have paid already or it is collected from "
        "you as agreed.",
    ),
    open_ended=True,
)

PAID = State(
    "paid",
    says=Wording(
        label="Paid",
        explanation="{merchant} has received the money for this invoice.",
        next_step="{can_change}",
        action="If something is wrong, please tell the seller.",
    ),
    may_change_for=CHANGED_LATE,
)

UNCOLLECTIBLE = State(
    "uncollectible",
    says=Wording(
        label="No longer requested",
        explanation="{merchant} has stopped asking you to pay this invoice.",
        next_step="That alone does not cancel the invoice. You may be asked to pay it later.",
        action="If you would like to pay after all, or think that the invoice is wrong, contact the seller.",
    ),
    open_ended=True,
)

VOID = State(
    "void",
    says=Wording(
        label="Cancelled",
        explanation="{merchant} has cancelled this invoice. You do not have to pay it.",
        next_step="{merchant} may still send you a corrected invoice. {can_change}",
        action="If you have paid it already, or a payment for it is on its way, ask the seller what will happen with "
        "that money.",
    ),
    may_change_for=CHANGED_LATE,
)

CREDITED = State(
    "credited",
    says=Wording(
        label="Credited",
        explanation="{merchant} has reduced this invoice. As far as we know, nothing is left to pay.",
        next_step="{can_change}",
        action="If you are waiting for money to come back, ask the seller how and when it will.",
    ),
    may_change_for=CHANGED_LATE,
)

NOT_SENT = (DRAFT, SCHEDULED)
LATE = (RETRYING, OVERDUE)
FAILED = (PAYMENT_FAILED, REOPENED)
PAYABLE = (TO_PAY, *FAILED, *LATE, PARTIALLY_PAID)
UNDER_WAY = (PAYMENT_PENDING, ACTION_REQUIRED)

# What services call one and the same thing for the customer: money they had reported as received is gone again.
UNDOING = ("reopen", "fail_payment")

# --- What can happen to it, the happy path first --------------------------------------------------------------------

# fmt: off
INVOICE = Lifecycle(
    "invoice",
    starts=DRAFT,
    starts_with=PAYER,
    opened="{merchant} prepared an invoice for {amount}.",
    names=("merchant",),
    money={
        PAYER: "As far as we know, {part} is unpaid.",
        HELD: "{part} was taken off this invoice and no longer has to be paid.",
        IN_TRANSIT: "{part} may have left your account already. As far as we know, {merchant} has not received it yet.",
        # Given back, or kept for the customer: who credits does not always say which.
        RETURNING: "{part} should come back to you, or be taken off a later invoice.",
    },
    untouched="As far as we know, {part} has not been paid.",
    reasons=REASONS,
    catalogs=Path(__file__).parent / "locale",
    edges=(
        Edge("finalise", NOT_SENT, TO_PAY, by=Party.MERCHANT,
             notice="{merchant} billed you {amount}."),
        Edge("start_payment", (*PAYABLE, UNCOLLECTIBLE), PAYMENT_PENDING, by=Party.CUSTOMER, moves=PAYER >> IN_TRANSIT,
             notice="A payment of {moved} was started."),
        Edge("pay", (*UNDER_WAY, *PAYABLE, UNCOLLECTIBLE, *NOT_SENT), PAID, by=Party.MERCHANT,
             moves=(IN_TRANSIT | PAYER) >> PAYEE, when=none(IN_TRANSIT, PAYER),
             notice="{merchant} received {moved}."),

        # Paid in parts: whether a payment was the last one is read off the money.
        Edge("pay", (*UNDER_WAY, TO_PAY, *FAILED, *NOT_SENT), PARTIALLY_PAID, by=Party.MERCHANT,
             moves=(IN_TRANSIT | PAYER) >> PAYEE, when=none(IN_TRANSIT) & some(PAYER),
             notice="{merchant} received {moved}."),
        Edge("pay", (PARTIALLY_PAID, *LATE, UNCOLLECTIBLE), STAY, by=Party.MERCHANT,
             moves=PAYER >> PAYEE, when=some(PAYER),
             notice="{merchant} received {moved}."),
        Edge("pay", UNDER_WAY, STAY, by=Party.MERCHANT, moves=(IN_TRANSIT | PAYER) >> PAYEE, when=some(IN_TRANSIT),
             notice="{merchant} received {moved}."),
        Edge("start_payment", PAYMENT_PENDING, STAY, moves=PAYER >> IN_TRANSIT,
             notice="A payment of {moved} was started."),
        Edge("start_payment", (ACTION_REQUIRED, *NOT_SENT), PAYMENT_PENDING, moves=PAYER >> IN_TRANSIT,
             notice="A payment of {moved} was started."),

        # Before it is sent.
        Edge("schedule", NOT_SENT, SCHEDULED, by=Party.MERCHANT,
             notice="{merchant} planned the invoice for a later day."),
        Edge(OPEN, (*NOT_SENT, TO_PAY), STAY, by=Party.MERCHANT, moves=restate(PAYER), key="ask_other_amount",
             notice="{merchant} changed the amount from {amount_before} to {amount_after}."),

        # The payment has to be confirmed.
        Edge("ask_to_confirm", (*UNDER_WAY, *PAYABLE, UNCOLLECTIBLE, *NOT_SENT), ACTION_REQUIRED, by=Party.BANK,
             moves=up_to(IN_TRANSIT >> PAYER),
             notice="Your bank asked you to confirm the payment."),
        Edge("confirm", ACTION_REQUIRED, PAYMENT_PENDING, by=Party.CUSTOMER,
             notice="You confirmed the payment."),

        # It does not go through, and may be tried again.
        Edge("fail_payment", (*UNDER_WAY, *PAYABLE, *NOT_SENT), PAYMENT_FAILED, by=Party.BANK,
             moves=up_to(IN_TRANSIT >> PAYER), when=none(IN_TRANSIT),
             notice="A payment for this invoice did not go through. {reason}"),
        Edge("fail_payment", PAYMENT_PENDING, STAY, by=Party.BANK,
             moves=up_to(IN_TRANSIT >> PAYER), when=some(IN_TRANSIT),
             notice="A payment for this invoice did not go through. {reason}"),
        Edge("fail_payment", ACTION_REQUIRED, PAYMENT_PENDING, by=Party.BANK,
             moves=up_to(IN_TRANSIT >> PAYER), when=some(IN_TRANSIT),
             notice="A payment for this invoice did not go through. {reason}"),
        Edge("fail_payment", UNCOLLECTIBLE, STAY, by=Party.BANK,
             notice="A payment for this invoice did not go through. {reason}"),
        Edge("schedule_retry", (*FAILED, *LATE), RETRYING, by=Party.MERCHANT,
             notice="{merchant} planned another try to collect the payment."),
        Edge("stop_retrying", (*FAILED, RETRYING), OVERDUE, by=Party.MERCHANT,
             notice="{merchant} stopped trying to collect the payment."),
        Edge("pass_due_date", (TO_PAY, PARTIALLY_PAID, *FAILED, *NOT_SENT), OVERDUE,
             notice="The day by which this invoice was to be paid went by."),
        Edge("pass_due_date", (*UNDER_WAY, RETRYING), STAY,
             notice="The day by which this invoice was to be paid went by."),
        Edge("write_off", (*PAYABLE, ACTION_REQUIRED), UNCOLLECTIBLE, by=Party.MERCHANT, when=none(IN_TRANSIT),
             notice="{merchant} stopped asking you to pay this invoice."),

        # The amount was wrong.
        Edge("correct", (*PAYABLE, ACTION_REQUIRED, UNCOLLECTIBLE, *NOT_SENT), STAY, by=Party.MERCHANT,
             moves=restate(PAYER), when=some(PAYER),
             notice="The amount of this invoice was corrected from {amount_before} to {amount_after}. {why}"),
        Edge("correct", PAYMENT_PENDING, STAY, by=Party.MERCHANT,
             moves=restate(PAYER | IN_TRANSIT, grows=PAYER),
             notice="The amount of this invoice was corrected from {amount_before} to {amount_after}. {why}"),
        Edge("correct", (PAID, CREDITED), STAY, by=Party.MERCHANT, moves=restate(PAYEE),
             notice="The amount of this invoice was corrected from {amount_before} to {amount_after}. {why}"),
        # More was paid than was asked for: the amount is then what was asked for and the surplus together.
        Edge("overpay", (PAID, CREDITED), STAY, by=Party.MERCHANT, moves=restate(RETURNING, grows=RETURNING),
             when=some(RETURNING),
             notice="{merchant} received more for this invoice than was asked for. "
             "We now show {amount_after} instead of {amount_before}. {why}"),

        # Some of it is taken off before it is paid.
        Edge("credit", (*UNDER_WAY, *PAYABLE, UNCOLLECTIBLE), STAY, by=Party.MERCHANT,
             moves=PAYER >> HELD, when=some(PAYER),
             notice="{merchant} took {moved} off this invoice."),
        Edge("credit", (*UNDER_WAY, *FAILED, *LATE, PARTIALLY_PAID, UNCOLLECTIBLE), PAID, by=Party.MERCHANT,
             moves=PAYER >> HELD, when=none(PAYER, IN_TRANSIT) & some(PAYEE),
             notice="{merchant} took {moved} off this invoice."),
        Edge("credit", (*UNDER_WAY, TO_PAY, *FAILED, *LATE, UNCOLLECTIBLE), CREDITED, by=Party.MERCHANT,
             moves=PAYER >> HELD, when=none(PAYER, IN_TRANSIT, PAYEE),
             notice="{merchant} took {moved} off this invoice."),
        Edge("credit", PAYMENT_PENDING, STAY, by=Party.MERCHANT,
             moves=PAYER >> HELD, when=none(PAYER) & some(IN_TRANSIT),
             notice="{merchant} took {moved} off this invoice."),
        Edge("credit", ACTION_REQUIRED, PAYMENT_PENDING, by=Party.MERCHANT,
             moves=PAYER >> HELD, when=none(PAYER) & some(IN_TRANSIT),
             notice="{merchant} took {moved} off this invoice."),
        # Or after it was paid.
        Edge("credit", (PAID, CREDITED), CREDITED, by=Party.MERCHANT, moves=PAYEE >> RETURNING, key="credit_paid",
             notice="{merchant} took {moved} off this invoice after it was paid."),

        # What was taken off is asked for again.
        Edge("cancel_credit", (*UNDER_WAY, *PAYABLE, UNCOLLECTIBLE), STAY, by=Party.MERCHANT,
             moves=HELD >> PAYER, undoes="credit", retracts=True,
             notice="We told you that {moved} was taken off this invoice. That no longer holds. {reason}"),
        Edge("cancel_credit", (PAID, CREDITED), PARTIALLY_PAID, by=Party.MERCHANT,
             moves=HELD >> PAYER, when=some(PAYER) & some(PAYEE), undoes="credit", retracts=True,
             notice="We told you that {moved} was taken off this invoice. That no longer holds. {reason}"),
        Edge("cancel_credit", CREDITED, TO_PAY, by=Party.MERCHANT,
             moves=HELD >> PAYER, when=some(PAYER) & none(PAYEE), undoes="credit", retracts=True,
             notice="We told you that {moved} was taken off this invoice. That no longer holds. {reason}"),
        Edge("cancel_credit", CREDITED, PAID, by=Party.MERCHANT,
             moves=RETURNING >> PAYEE, when=none(PAYER, RETURNING), undoes="credit", retracts=True, key="keep_paid",
             notice="We told you that {moved} was taken off this invoice after it was paid. "
             "That no longer holds. {reason}"),
        Edge("cancel_credit", CREDITED, STAY, by=Party.MERCHANT,
             moves=RETURNING >> PAYEE, when=none(PAYER) & some(RETURNING), undoes="credit", retracts=True,
             key="keep_paid",
             notice="We told you that {moved} was taken off this invoice after it was paid. "
             "That no longer holds. {reason}"),

        # Paid, and then not.
        *(Edge(undone, PAID, REOPENED, by=Party.BANK, moves=PAYEE >> PAYER, undoes="pay", retracts=True,
               key="undo_paid",
               notice="We told you that this invoice was paid. {moved} of that has been undone since. {reason}")
          for undone in UNDOING),
        *(Edge(undone, CREDITED, REOPENED, by=Party.BANK, moves=up_to(PAYEE >> PAYER), when=some(PAYER),
               undoes="pay", retracts=True, key="undo_credited",
               notice="We told you that a payment for this invoice had been received. "
               "It has been undone since. {reason}")
          for undone in UNDOING),
        # All of it had been credited: nothing is asked for again, and nothing is left to come back.
        *(Edge(undone, CREDITED, STAY, by=Party.BANK, moves=up_to(RETURNING >> HELD), when=none(PAYER, PAYEE),
               undoes="pay", retracts=True, key="undo_credited",
               notice="We told you that a payment for this invoice had been received. "
               "It has been undone since. {reason}")
          for undone in UNDOING),
        Edge("reopen", (PARTIALLY_PAID, *FAILED), REOPENED, by=Party.BANK, moves=PAYEE >> PAYER,
             undoes="pay", retracts=True, key="undo_part",
             notice="We told you that {merchant} had received {moved}. That has been undone since. {reason}"),
        Edge("reopen", (*UNDER_WAY, *LATE, UNCOLLECTIBLE), STAY, by=Party.BANK, moves=PAYEE >> PAYER,
             undoes="pay", retracts=True, key="undo_part",
             notice="We told you that {merchant} had received {moved}. That has been undone since. {reason}"),

        # It is cancelled, and perhaps billed again.
        Edge("void", (*UNDER_WAY, *PAYABLE, UNCOLLECTIBLE, *NOT_SENT, PAID), VOID, by=Party.MERCHANT,
             moves=up_to(PAYEE >> RETURNING), when=none(PAYEE),
             notice="{merchant} cancelled this invoice."),
        Edge("pay", VOID, STAY, by=Party.MERCHANT, moves=(IN_TRANSIT | PAYER) >> RETURNING, key="pay_void",
             notice="{merchant} received {moved} for this invoice, although it was cancelled."),
        *(Edge(undone, VOID, STAY, by=Party.BANK, moves=up_to((IN_TRANSIT | RETURNING) >> PAYER), retracts=True,
               key="undo_void",
               notice="We told you of a payment of {moved} for this invoice. It did not go through, or was undone. "
               "{reason}")
          for undone in UNDOING),
        Edge("finalise", VOID, TO_PAY, by=Party.MERCHANT, when=some(PAYER) & none(IN_TRANSIT), retracts=True,
             key="bill_again",
             notice="We told you that this invoice was cancelled. {merchant} has billed you for it again."),
        Edge("finalise", VOID, PAYMENT_PENDING, by=Party.MERCHANT, when=some(IN_TRANSIT), retracts=True,
             key="bill_again",
             notice="We told you that this invoice was cancelled. {merchant} has billed you for it again."),
    ),
)
# fmt: on
