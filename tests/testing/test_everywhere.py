from aboveboard import Edge, Lifecycle, State, Wording
from aboveboard.lifecycle import PAYEE, PAYER, none
from aboveboard.testing import Delivery, StateDisagrees, assert_sound, check, everywhere, tour
from orders import WAITING


def ending(name, label):
    said = f"The auction: {label.lower()}."
    return State(name, says=Wording(label=label, explanation=said, next_step="{nothing_to_do}"), final=True)


BID = Lifecycle(
    "bid",
    starts=WAITING,
    opened="{merchant} asks for {amount}.",
    names=("merchant",),
    edges=(
        Edge("win", WAITING, ending("won", "Won"), moves=PAYER >> PAYEE, when=none(PAYER), notice="You won."),
        Edge("lose", WAITING, ending("lost", "Lost"), notice="You did not win."),
    ),
)


class FirstArrivalWins:
    """Believes whatever it hears first, whenever the other thing happened."""

    def start(self, opening):
        self.at, self.minor, self.about = "waiting", opening.minor, opening.about

    def deliver(self, event):
        fits = event.minor in (None, self.minor) and event.about == self.about
        if fits and self.at == "waiting":
            self.at = {"win": "won", "lose": "lost"}.get(event.trigger, self.at)

    def tick(self, at):
        pass

    def state(self):
        return self.at

    def money(self):
        return {"payee" if self.at == "won" else "payer": self.minor}

    def view(self, locale):
        return None

    def close(self):
        pass


def fails(deliveries):
    found = []
    for delivery in deliveries:
        try:
            check(delivery, FirstArrivalWins)
        except StateDisagrees:
            found.append(delivery.id)
    return found


def test_of_two_outcomes_the_one_that_happened_first_holds_though_it_arrives_last():
    """
    Whether you won does not depend on which message was quicker.
    """
    assert_sound(BID)
    assert not fails(map(Delivery, tour(BID)))
    assert {"bid:win>lose late(1, 1)", "bid:lose>win late(1, 1)"} <= set(fails(everywhere(BID)))
