import json

import pytest

from aboveboard.flows import PURCHASE
from aboveboard.testing import edgings
from aboveboard.testing.report import Coverage, add, as_json, below, coverages, lines, merge

EDGES = edgings(PURCHASE)
HALF = Coverage("gift", {"first": 3, "second": 0})


def test_every_edge_is_counted_in_the_order_of_the_definition():
    tally = {}
    add(tally, PURCHASE)
    add(tally, PURCHASE, {EDGES[2], EDGES[1]})
    add(tally, PURCHASE, {EDGES[1]})
    assert list(tally["purchase"]) == [str(edge) for edge in EDGES]
    assert list(tally["purchase"].values()) == [0, 2, 1] + [0] * (len(EDGES) - 3)


def test_no_two_edges_read_the_same():
    """
    A report that named two edges alike would call one exercised because of the other.
    """
    assert len({str(edge) for edge in EDGES}) == len(EDGES)


def test_counts_of_two_processes_add_up():
    here = {"gift": {"first": 1, "second": 0}}
    merge(here, {"gift": {"first": 2, "second": 0}, "loan": {"first": 0}})
    merge(here, {"gift": {"third": 1}})
    assert here == {"gift": {"first": 3, "second": 0, "third": 1}, "loan": {"first": 0}}


def test_a_coverage_knows_what_is_missing():
    assert (HALF.exercised, HALF.missing, str(HALF)) == (1, ("second",), "gift: 1 of 2 edges exercised")


@pytest.mark.parametrize(("percent", "is_below"), [(0, False), (50, False), (50.001, True), (100, True)])
def test_as_much_as_was_asked_for_is_enough(percent, is_below):
    assert HALF.is_below(percent) is is_below


def test_nothing_rounds_up_to_everything():
    almost = Coverage("purchase", {str(number): int(number > 0) for number in range(100_000)})
    assert almost.is_below(100)


def test_only_those_below_are_named_and_by_name():
    tally = {"loan": {"first": 0}, "gift": {"first": 1}, "card": {"first": 0}}
    assert [one.lifecycle for one in coverages(tally)] == ["card", "gift", "loan"]
    assert [one.lifecycle for one in below(tally, 100)] == ["card", "loan"]


def test_people_read_what_is_missing_or_everything():
    tally = {"gift": {"first": 12, "second": 1, "third": 0}}
    assert list(lines(tally)) == ["aboveboard: gift: 2 of 3 edges exercised", "  never exercised: third"]
    assert list(lines(tally, full=True)) == [
        "aboveboard: gift: 2 of 3 edges exercised",
        "  12 tests:   first",
        "  1 test:     second",
        "  never:      third",
    ]


def test_a_run_that_left_much_out_is_no_wall_of_text():
    tally = {"gift": {str(number): 0 for number in range(50)}}
    _, *told = lines(tally)
    assert told[:2] == ["  never exercised: 0", "  never exercised: 1"]
    assert told[-1] == "  and 30 more; --lifecycle-report=full lists every edge"
    assert len(list(lines(tally, full=True))) == 51


def test_programs_read_the_same():
    assert json.loads(as_json({"gift": dict(HALF.tests)}, ["it was late"])) == {
        "partial": ["it was late"],
        "lifecycles": {"gift": {"edges": 2, "exercised": 1, "missing": ["second"], "tests": {"first": 3, "second": 0}}},
    }
