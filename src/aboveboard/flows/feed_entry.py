"""
One line of the customer's bank account, as their bank lists it: money that comes in, or money that goes out.

The sentences fit both, so none of them says that anybody paid. Read it top to bottom; change a sentence where it
stands.
"""

from pathlib import Path

from ..lifecycle import (
    HELD,
    OPEN,
    PAYEE,
    PAYER,
    STAY,
    UNKNOWN,
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

ANNOUNCED_AHEAD = days(
    14, source="EPC, SEPA direct debit rulebook: announced 14 days ahead; the day that the bank names beats it"
)
PENDING_FOR = days(14, source="plaid.com, transaction states: pending for 1 to 5 business days, up to 14 days")
CAN_BE_UNDONE = days(
    397, source="Directive (EU) 2015/2366, article 71: put right for 13 months; no data supplier names a shorter limit"
)
CAN_COME_BACK = days(
    15, source="docs.finicity.com, transaction maintenance: banks commonly alter entries as far back as 15 days"
)

ASK_BANK = "If you do not recognise this entry, your bank can help."

# --- Where an entry can stand ---------------------------------------------------------------------------------------

ANNOUNCED = State(
    "announced",
    says=Wording(
        label="Announced",
        explanation="Your bank has announced this entry of {amount}. "
        "It can still change, and may never be entered in your account.",
        next_step="We expect to know more by {expected_by}.",
        if_late="We expected to know more by {expected_by}, and have heard nothing. "
        "It may still be entered in your account, or not at all.",
        action=ASK_BANK,
    ),
    answer_within=ANNOUNCED_AHEAD,
)

PENDING = State(
    "pending",
    says=Wording(
        label="Pending",
        explanation="Your bank shows this entry of {amount} as pending. The amount and the name can still change.",
        next_step="We expect to know by {expected_by}, and often earlier, whether it is entered in your account.",
        if_late="We expected to know by {expected_by} whether it is entered in your account, and have heard nothing. "
        "It may still be entered, or not at all.",
        action=ASK_BANK,
    ),
    answer_within=PENDING_FOR,
)

POSTED = State(
    "posted",
    says=Wording(
        label="Entered",
        explanation="Your bank has entered this in your account.",
        next_step="Further changes are rare. {can_change}",
        action=ASK_BANK,
    ),
    may_change_for=CAN_BE_UNDONE,
)

CORRECTED = State(
    "corrected",
    says=Wording(
        label="Amount corrected",
        explanation="We showed you {amount_before}. The right amount is {amount_after}. "
        "This was corrected on {corrected_on}. {why}",
        next_step="{can_change}",
        action="If the amount still looks wrong, your bank can help.",
    ),
    may_change_for=CAN_BE_UNDONE,
)

SUPERSEDED = State(
    "superseded",
    says=Wording(
        label="Replaced",
        explanation="Your bank has replaced this entry with a newer one.",
        next_step="The newer entry shows the amount and the name as they are now. {nothing_to_do}",
    ),
    final=True,
)

REMOVED = State(
    "removed",
    says=Wording(
        label="Removed",
        explanation="Your bank has removed this entry. {reason}",
        next_step="It may still come back, or a newer entry may take its place. {can_change}",
        action="If you did not expect this entry to be removed, ask your bank.",
    ),
    may_change_for=CAN_COME_BACK,
)

REVERSED = State(
    "reversed",
    says=Wording(
        label="Undone",
        explanation="Your bank has undone this entry. {reason}",
        next_step="{can_change}",
        action="If money had come in, it should be out of your account again. "
        "If money had gone out, it should be back. Ask your bank if that is not what you see.",
    ),
    may_change_for=CAN_COME_BACK,
)

VANISHED = State(
    "vanished_unexplained",
    says=Wording(
        label="No longer listed",
        explanation="This entry is no longer in what we are sent about your account, and we do not know why.",
        next_step="It may have been called off, or it may be listed again with another name or amount. "
        "We cannot say whether we will learn more.",
        action="Your bank can tell you whether this entry still stands.",
    ),
    open_ended=True,
)

NOT_ENTERED = (PENDING, ANNOUNCED)
ENTERED = (POSTED, CORRECTED)
GONE = (VANISHED, REMOVED)

# A bank lists an entry, or it does not: only what it undoes can be a part of it.
ALL_OF_IT = none(HELD, PAYEE, UNKNOWN)

# An entry with another amount, in whatever words we are told. A posted entry that differs from the pending one
# (a tip, a deposit at a petrol station) is told as this first, and then as posted.
OTHER_AMOUNT = (OPEN, "correct_pending", "correct")

# --- What can happen to it, the happy path first --------------------------------------------------------------------

# fmt: off
FEED_ENTRY = Lifecycle(
    "feed_entry",
    starts=PENDING,
    starts_with=HELD,
    opened="Your bank reported an entry of {amount}. {named}",
    money={
        HELD: "Until this is entered in your account, {part} may or may not count in your balance.",
        PAYEE: "{part} from this entry counts in your balance.",
        PAYER: "{part} from this entry should not count in your balance.",
        UNKNOWN: "We do not know whether {part} from this entry counts in your balance.",
    },
    untouched="As far as we know, this entry does not count in your balance.",
    names=("merchant",),
    reasons=REASONS,
    catalogs=Path(__file__).parent / "locale",
    edges=(
        Edge("post", NOT_ENTERED, POSTED, by=Party.BANK, moves=HELD >> PAYEE, when=none(HELD),
             notice="Your bank entered this in your account, as {moved}."),

        # Before it is entered.
        Edge("announce", PENDING, ANNOUNCED, by=Party.BANK,
             notice="Your bank announced this entry."),
        Edge("appear", ANNOUNCED, PENDING, by=Party.BANK,
             notice="Your bank showed this entry as pending."),
        Edge("appear", PENDING, STAY, by=Party.BANK,
             notice="Your bank showed this entry as pending."),
        *(Edge(other, NOT_ENTERED, STAY, by=Party.BANK, moves=restate(HELD), key="correct_pending",
               notice="The amount changed from {amount_before} to {amount_after}.")
          for other in OTHER_AMOUNT),

        # The amount was wrong.
        Edge("correct", ENTERED, CORRECTED, by=Party.BANK, moves=restate(PAYEE),
             notice="The amount was corrected from {amount_before} to {amount_after}. {why}"),
        *(Edge(other, GONE, STAY, by=Party.BANK, moves=restate(UNKNOWN | PAYER), key="correct",
               notice="The amount was corrected from {amount_before} to {amount_after}. {why}")
          for other in OTHER_AMOUNT),

        # A newer entry takes its place.
        Edge("supersede", NOT_ENTERED, SUPERSEDED, by=Party.BANK, moves=HELD >> PAYER, when=ALL_OF_IT,
             notice="Your bank replaced this entry with a newer one."),
        Edge("supersede", ENTERED, SUPERSEDED, by=Party.BANK, moves=PAYEE >> PAYER, when=ALL_OF_IT, retracts=True,
             key="supersede_late",
             notice="We told you that this was entered in your account. "
             "Your bank has replaced it with a newer entry since."),

        # It is removed.
        Edge("remove", NOT_ENTERED, REMOVED, by=Party.BANK, moves=HELD >> PAYER, when=ALL_OF_IT,
             notice="Your bank removed this entry. {reason}"),
        Edge("remove", ENTERED, REMOVED, by=Party.BANK, moves=PAYEE >> PAYER, when=ALL_OF_IT, retracts=True,
             key="remove_late",
             notice="We told you that this was entered in your account. Your bank has removed it since. {reason}"),

        # It is undone, all of it or a part.
        Edge("reverse", ENTERED, REVERSED, by=Party.BANK, moves=PAYEE >> PAYER, when=none(PAYEE), retracts=True,
             notice="We told you that this was entered in your account. Your bank has undone {moved} of it since. "
             "{reason}"),
        Edge("reverse", ENTERED, STAY, by=Party.BANK, moves=PAYEE >> PAYER, when=some(PAYEE), retracts=True,
             notice="We told you that this was entered in your account. Your bank has undone {moved} of it since. "
             "{reason}"),
        Edge("post", ENTERED, STAY, by=Party.BANK, moves=up_to(PAYER >> PAYEE), undoes="reverse", retracts=True,
             key="post_undone",
             notice="We told you that your bank had undone {moved} of this entry. "
             "It has entered that amount again since."),
        Edge("reverse", NOT_ENTERED, REVERSED, by=Party.BANK, moves=HELD >> PAYER, when=ALL_OF_IT, key="reverse_early",
             notice="Your bank undid this entry. {reason}"),
        Edge("reverse", REMOVED, REVERSED, by=Party.BANK, key="reverse_early",
             notice="Your bank undid this entry. {reason}"),

        # It is gone, and nobody says why.
        Edge("vanish", NOT_ENTERED, VANISHED, moves=HELD >> UNKNOWN, when=none(HELD),
             notice="This entry disappeared from what we are sent about your account. Nobody told us why."),
        Edge("vanish", ENTERED, VANISHED, moves=PAYEE >> UNKNOWN, when=none(PAYEE), retracts=True, key="vanish_late",
             notice="We told you that this was entered in your account. "
             "It has since disappeared from what we are sent. Nobody told us why."),

        # It turns out why.
        Edge("supersede", VANISHED, SUPERSEDED, by=Party.BANK, moves=UNKNOWN >> PAYER, when=ALL_OF_IT,
             key="explain_superseded",
             notice="We learned what happened to this entry: your bank had replaced it with a newer one."),
        Edge("supersede", REMOVED, SUPERSEDED, by=Party.BANK, key="explain_superseded",
             notice="We learned what happened to this entry: your bank had replaced it with a newer one."),
        Edge("supersede", REVERSED, SUPERSEDED, by=Party.BANK,
             notice="Your bank replaced this entry with a newer one."),
        Edge("remove", VANISHED, REMOVED, by=Party.BANK, moves=UNKNOWN >> PAYER, when=ALL_OF_IT,
             key="explain_removed",
             notice="We learned what happened to this entry: your bank had removed it. {reason}"),
        Edge("reverse", VANISHED, REVERSED, by=Party.BANK, moves=UNKNOWN >> PAYER, when=ALL_OF_IT,
             key="explain_reversed",
             notice="We learned what happened to this entry: your bank had undone it. {reason}"),

        # Or it is back.
        Edge("post", VANISHED, POSTED, by=Party.BANK, moves=(UNKNOWN | PAYER) >> PAYEE, when=none(UNKNOWN),
             retracts=True, key="post_back",
             notice="We told you that this entry was gone. It has been entered in your account since."),
        Edge("post", REMOVED, POSTED, by=Party.BANK, moves=PAYER >> PAYEE, when=none(PAYER), retracts=True,
             key="post_back",
             notice="We told you that this entry was gone. It has been entered in your account since."),
        Edge("appear", VANISHED, PENDING, by=Party.BANK, moves=UNKNOWN >> HELD, when=none(UNKNOWN), retracts=True,
             key="appear_back",
             notice="We told you that this entry was gone. It has come back as pending since."),
        Edge("appear", REMOVED, PENDING, by=Party.BANK, moves=PAYER >> HELD, when=none(PAYER), retracts=True,
             key="appear_back",
             notice="We told you that this entry was gone. It has come back as pending since."),

        # Lists that lag behind, and lists that say it again.
        Edge("appear", ENTERED, STAY, by=Party.BANK, key="appear_late",
             notice="One list from your bank still showed this entry as pending."),
        Edge("reverse", REVERSED, STAY, by=Party.BANK, key="reverse_again",
             notice="Your bank reported again that it had undone this entry."),
        Edge("remove", REMOVED, STAY, by=Party.BANK, key="still_gone",
             notice="This entry was still missing from what we are sent."),
        Edge("vanish", GONE, STAY, key="still_gone",
             notice="This entry was still missing from what we are sent."),
    ),
)
# fmt: on
