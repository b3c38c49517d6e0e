import subprocess
import sys

from aboveboard.flows import PURCHASE
from aboveboard.testing import edgings, ledger

# What a test leaves in the ledger counts for it, so each of these takes away what it wrote.
FIRST, SECOND, *_ = edgings(PURCHASE)


def test_what_was_exercised_is_known_until_it_is_taken():
    ledger.exercised(PURCHASE, [FIRST])
    ledger.exercised(PURCHASE, [FIRST, SECOND])
    assert ledger.known() == {PURCHASE: {FIRST, SECOND}}
    assert ledger.take() == {PURCHASE: {FIRST, SECOND}}
    assert ledger.take() == ledger.known() == {}


def test_a_lifecycle_that_was_only_tried_is_known_too():
    ledger.exercised(PURCHASE, ())
    assert ledger.take() == {PURCHASE: frozenset()}


def test_what_was_taken_stays_as_it_was():
    ledger.exercised(PURCHASE, [FIRST])
    before = ledger.known()
    ledger.exercised(PURCHASE, [SECOND])
    assert ledger.take() == {PURCHASE: {FIRST, SECOND}}
    assert before == {PURCHASE: {FIRST}}


SCRIPT = """
from aboveboard.flows import PURCHASE
from aboveboard.testing import Happening, Journey, check, ledger


class Silent:
    def start(self, opening): ...
    def deliver(self, event): ...
    def tick(self, at): ...
    def state(self): ...
    def money(self): ...
    def view(self, locale): ...
    def close(self): ...


check(Journey(PURCHASE, (Happening("authorise"), Happening("settle"))), Silent)
for lifecycle, edges in ledger.take().items():
    print(lifecycle.name, *sorted({edge.trigger for edge in edges}))
"""


def test_a_plain_script_can_ask_what_it_exercised():
    """
    No test runner is needed to know how far a check went.
    """
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["purchase", "authorise", "settle"]
