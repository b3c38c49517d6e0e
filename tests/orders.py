"""A small lifecycle to plant faults in: an order that is paid, and paid back."""

from aboveboard import Edge, Lifecycle, State, Wording
from aboveboard.lifecycle import PAYEE, PAYER, STAY, days, none, some

WAITING = State(
    "waiting",
    says=Wording(
        label="Waiting",
        explanation="{merchant} has asked for {amount}. It has not been paid yet.",
        next_step="We expect to know by {expected_by} whether it is paid. {nothing_to_do}",
        if_late="We expected to know by {expected_by}, and have heard nothing. {nothing_to_do}",
    ),
    answer_within=days(3),
)
PAID = State(
    "paid",
    says=Wording(label="Paid", explanation="{merchant} has your payment.", next_step="{can_change} {nothing_to_do}"),
    may_change_for=days(120),
)
REFUNDED = State(
    "refunded",
    says=Wording(label="Refunded", explanation="{merchant} sent {returned} back.", next_step="{nothing_to_do}"),
    final=True,
)
ORDER = Lifecycle(
    "order",
    starts=WAITING,
    opened="{merchant} asked for {amount}.",
    names=("merchant",),
    edges=(
        Edge("settle", WAITING, PAID, moves=PAYER >> PAYEE, notice="{merchant} received {moved}."),
        Edge("refund", PAID, REFUNDED, moves=PAYEE >> PAYER, when=none(PAYEE), notice="{moved} was sent back."),
        Edge("refund", PAID, STAY, moves=PAYEE >> PAYER, when=some(PAYEE), notice="{moved} was sent back."),
    ),
)
