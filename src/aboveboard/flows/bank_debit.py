"""A payment that a seller collects from the customer's bank account. Read it top to bottom, like the purchase."""

from pathlib import Path

from ..lifecycle import (
    ASSUMED,
    HELD,
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

ASKED_BY = business_days(7, source="docs.stripe.com, Bacs: 7 business days where the agreement is new")
ANSWERED = business_days(14, source="docs.stripe.com, SEPA: up to 14 business days; ACH 4, Bacs 4 to 7, GoCardless 5")
UNDOABLE = days(397, source="docs.adyen.com, SEPA: 13 months, the longest limit there is; ACH 60 days, Bacs none")
ASKED_AGAIN = days(180, source="Nacha, reinitiation: a seller may ask again within 180 days")

ASK_SELLER_OR_BANK = "If something is wrong, ask the seller first. Your bank can help too."

# --- Where it can stand ---------------------------------------------------------------------------------------------

CREATED = State(
    "created",
    says=Wording(
        label="Planned",
        explanation="{merchant} wants to collect {amount} from your bank account. As far as we know, your bank has "
        "not been asked yet.",
        next_step="We expect your bank to be asked by {expected_by}.",
        if_late="We expected your bank to be asked by {expected_by}, and have heard nothing. "
        "It may still be asked, or not at all.",
        action="Please make sure that {amount} is in your account for it. "
        "If you do not agree to this payment, tell the seller.",
    ),
    answer_within=ASKED_BY,
)

AWAITING_APPROVAL = State(
    "awaiting_approval",
    says=Wording(
        label="Waiting for you",
        explanation="{merchant} wants to collect {amount} from your bank account, and needs your agreement first.",
        next_step="The payment cannot go ahead until you agree.",
        action="If you agree to this payment, please say so where you were asked. If you do not, refuse it there.",
    ),
    open_ended=True,
)

SUBMITTED = State(
    "submitted",
    says=Wording(
        label="With your bank",
        explanation="Your bank has been asked to pay {amount}. The money may already have left your account.",
        next_step="We expect to know by {expected_by} whether it was paid. {nothing_to_do}",
        if_late="We expected to know by {expected_by} whether it was paid, and have heard nothing. "
        "It may still be paid, or not at all. {nothing_to_do}",
    ),
    answer_within=ANSWERED,
)

ASSUMED_COLLECTED = State(
    "assumed_collected",
    says=Wording(
        label="Probably collected",
        explanation="The day for collecting {amount} has passed, and we have not been told otherwise. "
        "So we take it as collected.",
        next_step="With some payments, we only hear when something goes wrong. {can_change}",
        action=ASK_SELLER_OR_BANK,
    ),
    certainty=ASSUMED,
    may_change_for=UNDOABLE,
)

COLLECTED = State(
    "collected",
    says=Wording(
        label="Collected",
        explanation="The payment was collected from your bank account.",
        next_step="{can_change}",
        action=ASK_SELLER_OR_BANK,
    ),
    may_change_for=UNDOABLE,
)

PAID_OUT = State(
    "paid_out",
    says=Wording(
        label="Paid",
        explanation="The payment was collected from your bank account and passed on to the seller.",
        next_step="{can_change}",
        action=ASK_SELLER_OR_BANK,
    ),
    may_change_for=UNDOABLE,
)

FAILED = State(
    "failed",
    says=Wording(
        label="Not paid",
        explanation="The payment of {amount} did not go through. {reason}",
        next_step="If money has left your account for it, your bank should put it back. "
        "{merchant} may ask your bank again, without asking you first. {can_change}",
        action="If you would still like to pay, ask the seller how, so that you do not pay twice.",
    ),
    may_change_for=ASKED_AGAIN,
)

RETRY_SCHEDULED = State(
    "retry_scheduled",
    says=Wording(
        label="Next try planned",
        explanation="The payment of {amount} was undone or did not go through. "
        "{merchant} plans to ask your bank again.",
        next_step="We expect your bank to be asked again by {expected_by}.",
        if_late="We expected your bank to be asked again by {expected_by}, and have heard nothing. "
        "It may still be asked, or not at all.",
        action="Please have up to {amount} ready in your account for it. "
        "If you do not agree, or would rather pay another way, tell the seller.",
    ),
    answer_within=ASKED_BY,
)

RETURNED = State(
    "returned",
    says=Wording(
        label="Undone",
        explanation="{returning} of this payment has been undone. {reason}",
        next_step="{merchant} may ask you or your bank for it again. {can_change}",
        action="If the money is missing from your account, ask your bank. "
        "If you would still like to pay, ask the seller how.",
    ),
    may_change_for=ASKED_AGAIN,
)

RETURN_SETTLED = State(
    "return_settled",
    says=Wording(
        label="Back at your bank",
        explanation="Money from this payment has been given back to your bank.",
        next_step="If it had left your account, your bank should put it back. {merchant} may still ask for it again. "
        "{can_change}",
        action="If the money is missing from your account, ask your bank. "
        "If you would still like to pay, ask the seller how.",
    ),
    may_change_for=ASKED_AGAIN,
)

CANCELLED = State(
    "cancelled",
    says=Wording(
        label="Cancelled",
        explanation="The payment of {amount} was called off before it was collected.",
        next_step="We do not expect anything more to happen with it.",
        action="If money has left your account for it all the same, tell the seller.",
    ),
    final=True,
)

UNASKED = (CREATED, AWAITING_APPROVAL)
UNCOLLECTED = (SUBMITTED, *UNASKED, RETRY_SCHEDULED)
UNDONE = (RETURNED, RETURN_SETTLED)

# Who has money only once some of it was collected: it is not called off then.
COLLECTED_SOMEHOW = (HELD, PAYEE, RETURNING, UNKNOWN)

# What services call one and the same thing for the customer.
PASSING_ON = ("pay_out", "release_hold")
UNDOING = ("charge_back", "late_fail")
UNDOING_LATE = (*UNDOING, "fail")  # some say "failed" also weeks after it was paid

# --- What can happen to it, the happy path first --------------------------------------------------------------------

# fmt: off
BANK_DEBIT = Lifecycle(
    "bank_debit",
    starts=CREATED,
    starts_with=PAYER,
    opened="{merchant} asked to collect {amount} from your bank account.",
    money={
        PAYER: "{merchant} does not have {part}.",
        HELD: "The payment service has received {part}. We have not been told yet whether it was passed on.",
        RETURNING: "If {part} has left your account, your bank should put it back.",
        UNKNOWN: "We believe that {part} has left your account, but nobody has confirmed it.",
    },
    untouched="As far as we know, {merchant} has not received any money.",
    names=("merchant",),
    reasons=REASONS,
    catalogs=Path(__file__).parent / "locale",
    edges=(
        Edge("submit", CREATED, SUBMITTED, by=Party.PAYMENT_SERVICE,
             notice="Your bank was asked to pay {amount}."),
        Edge("confirm", SUBMITTED, COLLECTED, by=Party.BANK, moves=PAYER >> HELD,
             notice="{moved} was collected from your account."),
        *(Edge(passed_on, COLLECTED, PAID_OUT, by=Party.PAYMENT_SERVICE, moves=(HELD | UNKNOWN | PAYER) >> PAYEE,
               when=none(HELD), key="pay_out",
               notice="{moved} was passed on to the seller.")
          for passed_on in PASSING_ON),

        # Nobody has said otherwise.
        Edge("assume_collected", SUBMITTED, ASSUMED_COLLECTED, by=Party.US, moves=PAYER >> UNKNOWN,
             notice="The day for collecting {moved} passed, and we had not been told otherwise. "
             "We took it as collected."),
        Edge("assume_collected", (ASSUMED_COLLECTED, COLLECTED, PAID_OUT), STAY, by=Party.US,
             moves=up_to(PAYER >> UNKNOWN),
             notice="The day for collecting {moved} passed, and we had not been told otherwise. "
             "We took it as collected."),
        # News of an earlier day reached us after we had taken silence for an answer.
        Edge("assume_collected", (FAILED, RETRY_SCHEDULED, *UNDONE), STAY, by=Party.US, key="assume_unaware",
             notice="We still took the payment as collected, because the earlier news had not reached us yet."),

        # Some of it, or some of the news: services leave steps out, and tell them in another order.
        Edge("submit", (AWAITING_APPROVAL, RETRY_SCHEDULED, FAILED), SUBMITTED, by=Party.PAYMENT_SERVICE,
             notice="Your bank was asked to pay {amount}."),
        Edge("confirm", (ASSUMED_COLLECTED, *UNASKED, RETRY_SCHEDULED), COLLECTED, by=Party.BANK,
             moves=(UNKNOWN | PAYER) >> HELD,
             notice="{moved} was collected from your account."),
        Edge("confirm", (COLLECTED, PAID_OUT), STAY, by=Party.BANK, moves=up_to((UNKNOWN | PAYER) >> HELD),
             notice="{moved} was collected from your account."),
        *(Edge(passed_on, (ASSUMED_COLLECTED, SUBMITTED, *UNASKED), PAID_OUT, by=Party.PAYMENT_SERVICE,
               moves=(UNKNOWN | PAYER) >> PAYEE, key="pay_out",
               notice="{moved} was passed on to the seller.")
          for passed_on in PASSING_ON),
        *(Edge(passed_on, COLLECTED, STAY, by=Party.PAYMENT_SERVICE, moves=HELD >> PAYEE, when=some(HELD),
               key="pay_out",
               notice="{moved} was passed on to the seller.")
          for passed_on in PASSING_ON),
        # Once undone, the books still show it as passed on and taken off again: no news where nothing is held.
        *(Edge(passed_on, (PAID_OUT, *UNDONE, RETRY_SCHEDULED), STAY, by=Party.PAYMENT_SERVICE,
               moves=up_to(HELD >> PAYEE), key="pay_out",
               notice="{moved} was passed on to the seller.")
          for passed_on in PASSING_ON),

        # Before the bank is asked.
        Edge("request_approval", CREATED, AWAITING_APPROVAL, by=Party.MERCHANT,
             notice="{merchant} asked for your agreement to this payment."),
        Edge("approve", AWAITING_APPROVAL, CREATED, by=Party.CUSTOMER,
             notice="You agreed to this payment."),
        Edge("approve", CREATED, STAY, by=Party.PAYMENT_SERVICE,
             notice="You agreed to this payment."),
        Edge("deny", AWAITING_APPROVAL, CANCELLED, by=Party.CUSTOMER, when=none(*COLLECTED_SOMEHOW),
             notice="You did not agree to this payment."),
        Edge("deny", CREATED, CANCELLED, by=Party.PAYMENT_SERVICE, when=none(*COLLECTED_SOMEHOW),
             notice="You did not agree to this payment."),
        Edge("adjust", (CREATED, AWAITING_APPROVAL, RETRY_SCHEDULED), STAY, by=Party.MERCHANT, moves=restate(PAYER),
             notice="{merchant} changed the amount from {amount_before} to {amount_after}."),
        Edge(OPEN, (CREATED, AWAITING_APPROVAL), STAY, by=Party.MERCHANT, moves=restate(PAYER), key="ask_other_amount",
             notice="{merchant} now asks for {amount_after} instead of {amount_before}."),
        Edge("cancel", (*UNCOLLECTED, FAILED), CANCELLED, by=Party.MERCHANT,
             when=none(*COLLECTED_SOMEHOW),
             notice="The payment was called off."),
        Edge("cancel", ASSUMED_COLLECTED, CANCELLED, by=Party.MERCHANT, moves=UNKNOWN >> PAYER, retracts=True,
             when=none(*COLLECTED_SOMEHOW), key="cancel_assumed",
             notice="We told you that this payment was probably collected. It has been called off. {reason}"),

        # It does not go through, and may be tried again.
        Edge("fail", UNCOLLECTED, FAILED, by=Party.BANK,
             notice="The payment did not go through. {reason}"),
        Edge("fail", ASSUMED_COLLECTED, FAILED, by=Party.BANK, moves=UNKNOWN >> PAYER, retracts=True,
             key="fail_assumed",
             notice="We told you that this payment was probably collected. It has not gone through. {reason}"),
        Edge("fail", FAILED, STAY, by=Party.BANK, moves=up_to(UNKNOWN >> PAYER),
             notice="The payment did not go through. {reason}"),
        Edge("schedule_retry", (FAILED, *UNDONE), RETRY_SCHEDULED, by=Party.MERCHANT, moves=up_to(RETURNING >> PAYER),
             notice="{merchant} plans to ask your bank again."),
        Edge(OPEN, FAILED, CREATED, by=Party.MERCHANT, moves=restate(PAYER), key="ask_again",
             notice="{merchant} asked to collect {amount_after} again."),

        # It is undone: before anybody said that it was collected, and after.
        *(Edge(undone, UNCOLLECTED, RETURNED, by=Party.BANK, moves=PAYER >> RETURNING, key="undo",
               notice="{moved} of this payment was undone. {reason}")
          for undone in UNDOING),
        *(Edge(undone, ASSUMED_COLLECTED, RETURNED, by=Party.BANK, moves=UNKNOWN >> RETURNING, retracts=True,
               key="undo_assumed",
               notice="We told you that this payment was probably collected. {moved} of it has been undone since. "
               "{reason}")
          for undone in UNDOING),
        *(Edge(undone, COLLECTED, RETURNED, by=Party.BANK, moves=up_to((HELD | PAYEE | UNKNOWN) >> RETURNING),
               retracts=True, key="undo_collected",
               notice="We told you that this payment was collected. {moved} of it has been undone since. {reason}")
          for undone in UNDOING_LATE),
        *(Edge(undone, PAID_OUT, RETURNED, by=Party.BANK, moves=up_to((PAYEE | HELD | UNKNOWN) >> RETURNING),
               retracts=True, key="undo_paid",
               notice="We told you that this was paid. {moved} of it has been undone since. {reason}")
          for undone in UNDOING_LATE),
        *(Edge(undone, RETURNED, STAY, by=Party.BANK, moves=up_to((PAYEE | HELD | UNKNOWN) >> RETURNING), key="undo",
               notice="{moved} of this payment was undone. {reason}")
          for undone in UNDOING_LATE),
        *(Edge(undone, RETURN_SETTLED, RETURNED, by=Party.BANK, moves=(PAYEE | HELD | UNKNOWN) >> RETURNING, key="undo",
               notice="{moved} of this payment was undone. {reason}")
          for undone in UNDOING_LATE),
        # Refused, and then the bank's return of the same: no news where nothing was collected.
        *(Edge(undone, FAILED, STAY, by=Party.BANK, moves=up_to((PAYEE | HELD | UNKNOWN) >> RETURNING), key="undo",
               notice="{moved} of this payment was undone. {reason}")
          for undone in UNDOING),

        # What becomes of it.
        Edge("settle_return", RETURNED, RETURN_SETTLED, by=Party.PAYMENT_SERVICE, moves=RETURNING >> PAYER,
             when=none(RETURNING),
             notice="{moved} was given back to your bank."),
        Edge("settle_return", RETURNED, STAY, by=Party.PAYMENT_SERVICE, moves=RETURNING >> PAYER, when=some(RETURNING),
             notice="{moved} was given back to your bank."),
        Edge("settle_return", (FAILED, RETRY_SCHEDULED), STAY, by=Party.PAYMENT_SERVICE,
             moves=up_to(RETURNING >> PAYER),
             notice="{moved} was given back to your bank."),
        Edge("settle_return", RETURN_SETTLED, STAY, by=Party.PAYMENT_SERVICE,
             moves=up_to((PAYEE | HELD | UNKNOWN) >> PAYER),
             notice="{moved} was given back to your bank."),
        Edge("cancel_chargeback", RETURNED, COLLECTED, by=Party.BANK, moves=RETURNING >> HELD, when=none(RETURNING),
             retracts=True,
             notice="We told you that {moved} of this payment was undone. That no longer holds: it stays collected."),
        Edge("cancel_chargeback", RETURNED, STAY, by=Party.BANK, moves=RETURNING >> HELD, when=some(RETURNING),
             retracts=True,
             notice="We told you that {moved} of this payment was undone. That no longer holds: it stays collected."),
        # Collected after all, or anew, and nobody told us how that came.
        Edge("confirm", RETURNED, COLLECTED, by=Party.BANK, moves=RETURNING >> HELD, when=none(RETURNING),
             retracts=True, key="confirm_undone",
             notice="We told you that {moved} of this payment was undone. Since then, we have been told that it was "
             "collected."),
        Edge("confirm", RETURNED, STAY, by=Party.BANK, moves=RETURNING >> HELD, when=some(RETURNING),
             retracts=True, key="confirm_undone",
             notice="We told you that {moved} of this payment was undone. Since then, we have been told that it was "
             "collected."),
        Edge("cancel_chargeback", RETURN_SETTLED, COLLECTED, by=Party.BANK, moves=PAYER >> HELD, retracts=True,
             notice="We told you that {moved} of this payment was undone. That no longer holds: it stays collected."),
    ),
)
# fmt: on
