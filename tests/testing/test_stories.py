# ruff: noqa: E501  # a story is compared as it is printed
import pytest
from hypothesis import Phase, given, settings

from aboveboard.flows import PURCHASE
from aboveboard.testing import Delivery, Happening, Journey, StateDisagrees, again, check, deliveries, journeys, slow
from systems import Calm, Wordless

REFUNDED = Journey(PURCHASE, (Happening("authorise", 10_000), Happening("settle", 10_000), Happening("refund", 2_500)))


class ShowsRefundsAsPaid(Wordless):
    def state(self):
        state = super().state()
        return "settled" if state == "partly_refunded" else state


def test_a_failure_is_told_as_the_customer_would_have_lived_it():
    """
    Whoever reads a failing test reads what would have happened to somebody.
    """
    with pytest.raises(StateDisagrees) as error:
        check(Delivery(REFUNDED, (slow(2, 24 * 10), again(3))), ShowsRefundsAsPaid)
    assert error.value.__notes__ == [
        """\
What the customer should have read (purchase, 100.00):
   2026-01-05 09:00  opened 100.00        -> applied     | Pending. Café Olé has asked for €100.00. It has not been paid yet.
   2026-01-05 10:00  authorise 100.00     -> applied     | Pending. Café Olé has asked for €100.00. It has not been paid yet.
   2026-01-15 11:00  settle 100.00 (slow) -> applied     | Paid. Café Olé has collected the payment.
   2026-01-15 11:00  refund 25.00         -> applied     | Partly refunded. Café Olé sent part of your money back to you: \
€25.00.
                     ^^^^^^^^^^^^^^^^^^^^ state: the lifecycle says 'partly_refunded', your system says 'settled'""",
        "To see it again: check(Delivery(Journey(PURCHASE, (Happening('authorise', 10000), Happening('settle', 10000), "
        "Happening('refund', 2500))), (slow(2, 240), again(3))), ...)",
    ]


def test_time_that_passes_is_told_where_the_story_ends_with_it():
    class NoClock(Calm):
        def tick(self, at):
            pass

    with pytest.raises(AssertionError) as error:
        check(Delivery(REFUNDED, (slow(2, 24 * 10),)), NoClock)
    told = error.value.__notes__[0].splitlines()
    assert told[-2].startswith("   2026-01-15 11:00  time passes")
    assert "next_step in en" in told[-1]


def test_hypothesis_tells_the_same_story_and_its_examples_are_short():
    """
    What a random search finds reads like what a person would write down.
    """

    @settings(max_examples=2_000, database=None, derandomize=True, phases=(Phase.generate, Phase.shrink))
    @given(journeys(PURCHASE).flatmap(deliveries))
    def several_things_go_wrong(delivery):
        check(delivery, ShowsRefundsAsPaid)

    with pytest.raises(StateDisagrees) as error:
        several_things_go_wrong()
    notes = "\n".join(error.value.__notes__)
    assert "^ state: the lifecycle says 'partly_refunded', your system says 'settled'" in notes
    assert "delivery=Delivery(Journey(PURCHASE, (Happening(" in notes
    assert notes.count("-> applied") <= 6
