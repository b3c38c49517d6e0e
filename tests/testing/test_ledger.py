import subprocess
import sys

from attrs import evolve

from aboveboard.flows import PURCHASE
from aboveboard.testing import edgings, ledger

# What a test leaves in the ledger counts for it, so each of these takes away what it wrote.
FIRST, SECOND, *_ = edgings(PURCHASE)


def test_what_was_exercised_stays_until_it_is_taken():
    ledger.exercised(PURCHASE, [FIRST])
    ledger.exercised(PURCHASE, [FIRST, SECOND])
    assert ledger.take() == {"purchase": {FIRST, SECOND}}
    assert ledger.take() == {}


def test_a_lifecycle_is_known_once_it_was_tried():
    ledger.exercised(PURCHASE, ())
    assert ledger.take() == {"purchase": set()}
    assert ledger.known()["purchase"] is PURCHASE


def test_two_versions_of_a_lifecycle_stand_on_lines_of_their_own():
    newer = evolve(PURCHASE)
    ledger.exercised(PURCHASE, [FIRST])
    ledger.exercised(newer, [SECOND])
    page = ledger.turn_page()
    assert page == {PURCHASE: {FIRST}, newer: {SECOND}}
    assert ledger.turn_page() == {}
    for lifecycle, edges in page.items():
        ledger.exercised(lifecycle, edges)
    assert ledger.take() == {"purchase": {FIRST, SECOND}}
    assert ledger.known()["purchase"] is newer


SCRIPT = """
from aboveboard.flows import PURCHASE
from aboveboard.testing import Happening, Journey, check, ledger


class Settling:
    def start(self, opening):
        self.told = "pending"

    def deliver(self, event):
        self.told = "settled" if event.trigger == "settle" else self.told

    def state(self):
        return self.told

    def tick(self, at): ...
    def money(self): ...
    def view(self, locale): ...
    def close(self): ...


check(Journey(PURCHASE, (Happening("authorise"), Happening("settle"))), Settling)
for name, edges in ledger.take().items():
    print(ledger.known()[name], *sorted({edge.trigger for edge in edges}))
"""


def test_a_plain_script_can_ask_what_it_exercised():
    """
    No test runner is needed to know how far a check went.
    """
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [*repr(PURCHASE).split(), "authorise", "settle"]
