"""Tests that are run by pytest in a folder of their own, with the plugin, and what is told at their end."""

import json
from textwrap import dedent
from xml.etree import ElementTree

import pytest

from aboveboard.flows import PURCHASE
from aboveboard.testing import edgings, ledger

pytest_plugins = "pytester"

SHOP = """
from aboveboard import Edge, Lifecycle, State, Transaction, Wording, record
from aboveboard.lifecycle import PAYEE, PAYER


def words(label):
    return Wording(label=label, explanation="It is on its way.", next_step="{nothing_to_do}")


WAITING = State("waiting", says=words("Waiting"), open_ended=True)
DONE = State("done", says=words("Done"), open_ended=True)
GONE = State("gone", says=words("Gone"), final=True)


def gift(name, *more):
    return Lifecycle(
        name,
        starts=WAITING,
        opened="It began.",
        names=("merchant",),
        edges=(
            Edge("arrive", WAITING, DONE, notice="It arrived.", moves=PAYER >> PAYEE),
            Edge("cancel", WAITING, GONE, notice="It was cancelled."),
            Edge("give_back", DONE, GONE, notice="It came back.", moves=PAYEE >> PAYER),
            *more,
        ),
    )


GIFT, LOAN = gift("gift"), gift("loan")


class Service:
    def __init__(self, lifecycle=GIFT):
        self.lifecycle = lifecycle

    def start(self, opening):
        self.transaction = Transaction.opened_by(self.lifecycle, opening)

    def deliver(self, event):
        if self.lifecycle.name not in event.about:
            return None
        outcome = record(self.transaction, event)
        self.transaction = outcome.transaction
        return outcome.verdict

    def state(self):
        return self.transaction.fold.state

    def tick(self, at): ...

    def money(self): ...

    def view(self, locale): ...

    def close(self): ...
"""

IMPORTS = """
import pytest
from aboveboard.testing import Delivery, Happening, Journey, check
from shop import GIFT, LOAN, Service, gift

there = Journey(GIFT, (Happening("arrive"),))
there_and_back = Journey(GIFT, (Happening("arrive"), Happening("give_back")))
cancelled = Journey(GIFT, (Happening("cancel"),))
"""

TOUR = """
@pytest.mark.lifecycle(GIFT)
def test_tour(journey):
    check(journey, Service)
"""

PART = "def test_there():\n    check(there_and_back, Service)\n"
MORE = PART + "def test_other(): ...\ndef test_fails():\n    assert False\n"

ARRIVE, CANCEL, GIVE_BACK = "waiting --arrive--> done", "waiting --cancel--> gone", "done --give_back--> gone"


@pytest.fixture
def run(pytester, monkeypatch):
    """Runs pytest on tests that know the shop."""
    # The runs in here are nobody's workers.
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_XDIST_TESTRUNUID"):
        monkeypatch.delenv(name, raising=False)
    pytester.makepyfile(shop=SHOP)

    def run(tests, *args):
        pytester.makepyfile(test_shop=IMPORTS + dedent(tests))
        return pytester.runpytest(*args)

    return run


@pytest.fixture
def collected(run):
    """Collects tests, and says what each is called in brackets."""

    def collected(tests):
        result = run(tests, "--collect-only", "-q")
        assert result.ret == 0, result.outlines
        return [line.partition("[")[2].removesuffix("]") for line in result.outlines if "::" in line]

    return collected


@pytest.fixture
def folders(pytester):
    """A suite in two folders and a file, of all of which every edge is asked."""
    pytester.makeini("[pytest]\nlifecycle_fail_under = 100\ntestpaths = desk shelf test_shop.py\npythonpath = .")
    for name in ("desk", "shelf"):
        (pytester.mkdir(name) / f"test_{name}.py").write_text(IMPORTS + PART)


def told(result):
    """What the plugin said, without its name."""
    start = next((number for number, line in enumerate(result.outlines) if line.startswith("aboveboard: ")), None)
    if start is None:
        return []
    lines = (line.rstrip() for line in result.outlines[start:])
    return [line.removeprefix("aboveboard: ") for line in lines if line.startswith(("aboveboard: ", "  "))]


def counts(tmp_path):
    return json.loads((tmp_path / "edges.json").read_text(encoding="utf-8"))["lifecycles"]["gift"]["tests"]


# Tests from a lifecycle


def test_a_test_with_a_journey_runs_once_for_each_journey_of_the_tour(run, collected):
    """
    Every way through is a test of its own, with a name that says what happens.
    """
    assert collected(TOUR) == ["gift:arrive>give_back", "gift:cancel"]
    run(TOUR).assert_outcomes(passed=2)


def test_a_test_with_a_delivery_runs_once_for_each_single_fault(run, collected):
    tests = "@pytest.mark.lifecycle(GIFT)\ndef test_faults(delivery):\n    check(delivery, Service)\n"
    names = collected(tests)
    assert names[:3] == ["gift:arrive>give_back", "gift:arrive>give_back again(1)", "gift:arrive>give_back again(1, 1)"]
    assert "gift:cancel lost(1)" in names
    run(tests).assert_outcomes(passed=len(names))


def test_a_test_with_a_lifecycle_runs_once_for_each(run, collected):
    tests = "@pytest.mark.lifecycle(GIFT, LOAN)\ndef test_name(lifecycle):\n    assert lifecycle in (GIFT, LOAN)\n"
    assert collected(tests) == ["gift", "loan"]
    run(tests).assert_outcomes(passed=2)


def test_a_journey_comes_with_the_lifecycle_that_it_is_a_journey_of(run, collected):
    tests = """
    @pytest.mark.lifecycle(GIFT, LOAN)
    def test_both(journey, lifecycle):
        assert journey.lifecycle is lifecycle

    @pytest.mark.lifecycle(GIFT, LOAN)
    class TestBoth:
        def test_in_a_class(self, lifecycle, delivery, tmp_path):
            assert delivery.journey.lifecycle is lifecycle
    """
    names = collected(tests)
    assert {name.partition(":")[0] for name in names} >= {"gift", "loan"}
    run(tests).assert_outcomes(passed=len(names))


def test_no_two_tests_have_one_name(collected):
    tests = "@pytest.mark.lifecycle(GIFT, gift('gift'))\ndef test_twice(journey): ...\n"
    assert collected(tests) == ["gift:arrive>give_back", "gift:cancel", "gift:arrive>give_back (2)", "gift:cancel (2)"]


def test_the_closest_marker_counts(collected):
    tests = "pytestmark = pytest.mark.lifecycle(GIFT)\n@pytest.mark.lifecycle(LOAN)\ndef test_loan(lifecycle): ...\n"
    assert collected(tests) == ["loan"]


def test_what_hypothesis_gives_is_left_to_hypothesis(run):
    """
    One marker for a whole file: the tour, and whatever else Hypothesis finds.
    """
    tests = """
    from hypothesis import given, settings
    from aboveboard.testing import deliveries, journeys, machine

    pytestmark = pytest.mark.lifecycle(GIFT)
    few = settings(max_examples=5, stateful_step_count=5, database=None)

    def test_tour(journey):
        check(journey, Service)

    @few
    @given(journeys(GIFT).flatmap(deliveries))
    def test_several_things_go_wrong(delivery):
        check(delivery, Service)

    TestGift = machine(GIFT, Service).TestCase
    TestGift.settings = few
    """
    result = run(tests)
    result.assert_outcomes(passed=4)
    assert told(result) == ["gift: 3 of 3 edges exercised"]


def test_a_fixture_may_ask_for_the_journey(run):
    tests = """
    @pytest.fixture
    def done(journey):
        return check(journey, Service)

    @pytest.mark.lifecycle(GIFT)
    def test_done(done): ...
    """
    result = run(tests)
    result.assert_outcomes(passed=2)
    assert told(result) == ["gift: 3 of 3 edges exercised"]


@pytest.mark.parametrize("argument", ["journey", "delivery", "lifecycle"])
def test_without_the_marker_the_test_is_named_that_misses_it(run, argument):
    result = run(f"def test_lost({argument}): ...\n")
    result.assert_outcomes(errors=1)
    assert (
        f"test_shop.py::test_lost asks for a {argument}: mark it with @pytest.mark.lifecycle(...), "
        "or define such a fixture"
    ) in result.outlines


def test_another_fixture_that_is_missing_is_left_to_pytest(run):
    result = run("def test_lost(parcel): ...\n")
    result.stdout.fnmatch_lines("*fixture 'parcel' not found")
    assert "lifecycle(...)" not in result.stdout.str()


def test_your_own_fixtures_are_left_alone(run):
    tests = """
    @pytest.fixture
    def journey():
        return "mine"

    @pytest.fixture
    def delivery(journey):
        return journey

    @pytest.fixture(params=["mine"])
    def lifecycle(request):
        return request.param

    def test_mine(journey, delivery, lifecycle):
        assert journey == delivery == lifecycle == "mine"
    """
    result = run(tests)
    result.assert_outcomes(passed=1)
    assert told(result) == []


@pytest.mark.parametrize("names", ["'journey'", "['journey', 'more']", "'more, journey'"])
def test_your_own_parameters_are_left_alone(collected, names):
    """
    Whoever lists the journeys themselves gets theirs, with or without the marker.
    """
    value, arguments = ("1", "journey") if names == "'journey'" else ("(1, 1)", "journey, more")
    own = f"@pytest.mark.parametrize({names}, [{value}], ids=['own'])"
    tests = f"{own}\ndef test_plain({arguments}): ...\n"
    tests += f"@pytest.mark.lifecycle(GIFT)\n{own}\ndef test_marked({arguments}): ...\n"
    assert collected(tests) == ["own", "own"]


@pytest.mark.parametrize("arguments", ["", "'gift'", "[GIFT]", "GIFT, journey=1"])
@pytest.mark.parametrize("test", ["def test_x(journey): ...", "class TestX(TestCase):\n    def test_x(self): ..."])
def test_a_marker_that_names_no_lifecycle_says_so(run, arguments, test):
    result = run(f"from unittest import TestCase\n@pytest.mark.lifecycle({arguments})\n{test}\n")
    assert result.ret in (pytest.ExitCode.INTERRUPTED, pytest.ExitCode.USAGE_ERROR)
    text = result.stdout.str() + result.stderr.str()
    assert "test_x: @pytest.mark.lifecycle(...) takes lifecycles, one or more" in text
    assert "INTERNALERROR" not in text


def test_a_journey_and_a_delivery_at_once_are_refused(run):
    result = run("@pytest.mark.lifecycle(GIFT)\ndef test_x(journey, delivery): ...\n")
    assert "test_shop.py::test_x asks for a journey and a delivery: a delivery has its journey" in result.outlines
    assert result.ret == pytest.ExitCode.INTERRUPTED


def test_the_marker_is_known(run):
    result = run(TOUR, "--strict-markers")
    result.assert_outcomes(passed=2)
    assert any(line.startswith("@pytest.mark.lifecycle(lifecycle, *more):") for line in run("", "--markers").outlines)


# What counts


def test_only_what_a_passing_test_exercised_counts(run, pytester):
    """
    Nothing is believed of a test that did not pass.
    """
    tests = """
    def test_passes():
        check(there, Service)

    def test_fails():
        check(cancelled, Service)
        assert False

    def test_skips():
        check(cancelled, Service)
        pytest.skip()

    @pytest.mark.xfail
    def test_is_expected_to_fail():
        check(cancelled, Service)
        assert False

    @pytest.mark.xfail
    def test_is_expected_to_fail_and_does_not():
        check(cancelled, Service)

    @pytest.fixture
    def broken():
        check(cancelled, Service)
        assert False

    def test_has_no_chance(broken): ...

    @pytest.fixture
    def tidy():
        yield
        check(cancelled, Service)

    def test_exercises_nothing_itself(tidy): ...
    """
    result = run(tests, "--lifecycle-json=edges.json")
    result.assert_outcomes(passed=2, failed=1, skipped=1, xfailed=1, xpassed=1, errors=1)
    assert counts(pytester.path) == {ARRIVE: 1, CANCEL: 0, GIVE_BACK: 0}


def test_what_a_fixture_exercises_counts_for_the_test_that_sets_it_up(run, pytester):
    tests = """
    @pytest.fixture(scope="module")
    def given():
        check(there, Service)

    def test_first(given): ...

    def test_second(given):
        check(cancelled, Service)
    """
    run(tests, "--lifecycle-json=edges.json").assert_outcomes(passed=2)
    assert counts(pytester.path) == {ARRIVE: 1, CANCEL: 1, GIVE_BACK: 0}


def test_a_test_with_a_failing_subtest_does_not_count(run, pytester):
    tests = """
    from unittest import TestCase

    class TestParts(TestCase):
        def test_passes(self):
            for journey in (there, there):
                with self.subTest():
                    check(journey, Service)

        def test_fails(self):
            with self.subTest():
                assert False
            check(cancelled, Service)
    """
    run(tests, "--lifecycle-json=edges.json")
    assert counts(pytester.path) == {ARRIVE: 1, CANCEL: 0, GIVE_BACK: 0}


def test_a_disagreement_leaves_the_lifecycle_unexercised(run):
    tests = """
    class Deaf(Service):
        def deliver(self, event): ...

    @pytest.mark.lifecycle(GIFT)
    def test_tour(journey):
        check(journey, Deaf)
    """
    result = run(tests)
    result.assert_outcomes(failed=2)
    assert told(result)[0] == "gift: 0 of 3 edges exercised"


def test_a_hypothesis_test_counts_once(run, pytester):
    tests = """
    from hypothesis import given, settings, strategies

    @settings(max_examples=20, database=None)
    @given(strategies.sampled_from([there, there_and_back]))
    def test_often(journey):
        check(journey, Service)
    """
    run(tests, "--lifecycle-json=edges.json").assert_outcomes(passed=1)
    assert counts(pytester.path) == {ARRIVE: 1, CANCEL: 0, GIVE_BACK: 1}


def test_what_runs_outside_of_tests_is_nobody_s_and_stays_in_the_ledger(run, pytester):
    tests = """
    from aboveboard.testing import ledger

    check(cancelled, Service)

    @pytest.fixture
    def tidy():
        yield
        check(there_and_back, Service)

    def test_is_alone(tidy):
        assert not ledger.take()
        check(there, Service)

    def test_is_alone_too():
        assert not ledger.take()
    """
    pytester.makeconftest(
        "import sys\ndef pytest_unconfigure():\n"
        "    found = sys.modules['aboveboard.testing.ledger'].take().values()\n"
        "    print('left:', *(edge for edges in found for edge in edges))\n"
    )
    result = run(tests, "--lifecycle-json=edges.json")
    result.assert_outcomes(passed=2)
    assert counts(pytester.path) == {ARRIVE: 1, CANCEL: 0, GIVE_BACK: 0}
    assert f"left: {CANCEL}" in result.outlines


def test_other_plugins_can_ask_a_test_what_it_exercised(run):
    tests = """
    def test_there():
        check(there_and_back, Service)

    def test_asks(request):
        assert request.session.items[0].user_properties == [("lifecycle", "gift"), ("edges", "2")]
    """
    run(tests).assert_outcomes(passed=2)


def test_a_run_of_pytest_inside_a_test_leaves_that_test_its_own_edges(run):
    ledger.exercised(PURCHASE, edgings(PURCHASE)[:2])
    assert told(run(TOUR)) == ["gift: 3 of 3 edges exercised"]
    assert ledger.take() == {"purchase": set(edgings(PURCHASE)[:2])}


# What is told


def test_what_was_never_exercised_is_named(run):
    result = run(PART)
    assert told(result) == ["gift: 2 of 3 edges exercised", f"  never exercised: {CANCEL}"]


def test_a_lifecycle_that_only_a_marker_names_is_missed(run):
    """
    A test that promises to exercise a lifecycle and checks nothing is found out.
    """
    result = run("@pytest.mark.lifecycle(LOAN)\ndef test_nothing(): ...\n" + TOUR)
    assert told(result) == [
        "gift: 3 of 3 edges exercised",
        "loan: 0 of 3 edges exercised",
        *(f"  never exercised: {edge}" for edge in (ARRIVE, CANCEL, GIVE_BACK)),
    ]


def test_in_full_every_edge_is_told_with_its_tests(run, pytester):
    tests = "def test_there():\n    check(there, Service)\ndef test_back():\n    check(there_and_back, Service)\n"
    full = [
        "gift: 2 of 3 edges exercised",
        f"  2 tests:    {ARRIVE}",
        f"  never:      {CANCEL}",
        f"  1 test:     {GIVE_BACK}",
    ]
    assert told(run(tests, "--lifecycle-report=full")) == full
    pytester.makeini("[pytest]\nlifecycle_report = full")
    assert told(run(tests)) == full
    assert told(run(tests, "--lifecycle-report=off")) == []


def test_two_versions_of_a_lifecycle_are_told_as_one(run):
    tests = """
    from aboveboard import Edge
    from shop import GONE, WAITING

    newer = gift("gift", Edge("lose", WAITING, GONE, notice="It was lost."))

    @pytest.mark.lifecycle(GIFT)
    def test_older(journey):
        check(journey, Service)

    @pytest.mark.lifecycle(newer)
    def test_newer(): ...
    """
    assert told(run(tests)) == [
        "gift: 3 of 4 edges exercised",
        "  never exercised: waiting --lose--> gone",
    ]


def test_nothing_is_told_and_nothing_imported_where_no_lifecycle_is_under_test(pytester):
    pytester.makepyfile("def test_plain(): ...")
    pytester.makeconftest(
        "import sys\ndef pytest_unconfigure():\n"
        "    print('imported:', [n for n in ('aboveboard', 'hypothesis', 'aboveboard_pytest') if n in sys.modules])\n"
    )
    result = pytester.runpytest_subprocess("-p", "no:hypothesispytest", "--lifecycle-fail-under=90", "-n0")
    result.assert_outcomes(passed=1)
    assert told(result) == []
    assert "imported: ['aboveboard_pytest']" in result.outlines


def test_collecting_alone_tells_nothing(run, pytester):
    result = run(TOUR, "--collect-only", "--lifecycle-json=edges.json", "--lifecycle-fail-under=100")
    assert result.ret == 0
    assert told(result) == []
    assert not (pytester.path / "edges.json").exists()


def test_neither_a_cache_nor_workers_are_needed(run):
    result = run(TOUR, "-p", "no:cacheprovider", "-p", "no:xdist", "--lifecycle-fail-under=100")
    assert result.ret == 0
    assert told(result) == ["gift: 3 of 3 edges exercised"]


def test_programs_read_the_same_as_people(run, pytester):
    run("def test_there():\n    check(there, Service)\n" + TOUR, "-k", "there", "--lifecycle-json=edges.json")
    assert json.loads((pytester.path / "edges.json").read_text(encoding="utf-8")) == {
        "partial": ["tests were deselected"],
        "lifecycles": {
            "gift": {
                "edges": 3,
                "exercised": 1,
                "missing": [CANCEL, GIVE_BACK],
                "tests": {ARRIVE: 1, CANCEL: 0, GIVE_BACK: 0},
            }
        },
    }


def test_a_file_that_was_asked_for_is_written_even_where_nothing_was_exercised(pytester):
    pytester.makepyfile("def test_plain(): ...")
    pytester.runpytest("--lifecycle-json=edges.json")
    written = json.loads((pytester.path / "edges.json").read_text(encoding="utf-8"))
    assert written == {"partial": [], "lifecycles": {}}


@pytest.mark.parametrize("workers", [(), ("-n2",)])
def test_a_junit_report_says_what_each_test_exercised(run, pytester, workers):
    tests = "def test_plain(): ...\ndef test_fails():\n    check(there, Service)\n    assert False\n" + TOUR
    run(tests, "--junitxml=junit.xml", *workers)
    cases = ElementTree.parse(pytester.path / "junit.xml").iter("testcase")
    found = {case.get("name"): [(one.get("name"), one.get("value")) for one in case.iter("property")] for case in cases}
    assert found == {
        "test_plain": [],
        "test_fails": [],
        "test_tour[gift:arrive>give_back]": [("lifecycle", "gift"), ("edges", "2")],
        "test_tour[gift:cancel]": [("lifecycle", "gift"), ("edges", "1")],
    }


# Too little

TOO_LITTLE = "FAILED gift: 2 of 3 edges exercised, and lifecycle_fail_under asks for {}%"


def test_a_run_that_exercised_too_little_fails_and_says_why(run, pytester):
    result = run(PART, "--lifecycle-fail-under=66.7")
    result.assert_outcomes(passed=1)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert told(result)[-1] == TOO_LITTLE.format("66.7")

    pytester.makeini("[pytest]\nlifecycle_fail_under = 100\nlifecycle_report = off")
    result = run(PART)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert told(result) == [TOO_LITTLE.format("100")]


def test_a_run_that_exercised_enough_passes(run):
    result = run(PART, "--lifecycle-fail-under=66.6")
    assert result.ret == 0
    assert told(result) == ["gift: 2 of 3 edges exercised", f"  never exercised: {CANCEL}"]


def test_the_weakest_lifecycle_decides(run):
    result = run("@pytest.mark.lifecycle(LOAN)\ndef test_nothing(): ...\n" + TOUR, "--lifecycle-fail-under=1")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert told(result)[-1] == "FAILED loan: 0 of 3 edges exercised, and lifecycle_fail_under asks for 1%"


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["-k", "there"], "tests were deselected"),
        (["-m", "lifecycle or not slow", "--deselect=test_shop.py::test_fails"], "tests were deselected"),
        (["test_shop.py::test_there"], "only a part of the tests was asked for"),
        (["-x"], "the run stopped early"),
        (["--lf", "-k", "there"], "tests were deselected and only what failed last was run"),
    ],
)
def test_a_part_of_the_tests_does_not_fail_for_what_it_did_not_run(run, args, why):
    result = run(MORE, "--lifecycle-fail-under=100", *args)
    assert result.ret == (pytest.ExitCode.TESTS_FAILED if "-x" in args else 0)
    assert told(result)[-1] == f"lifecycle_fail_under=100 was not applied: {why}"


def test_a_run_that_somebody_ends_does_not_fail_for_the_rest(run):
    result = run(PART + "def test_last():\n    pytest.exit('Enough.')\n", "--lifecycle-fail-under=100")
    assert result.ret == pytest.ExitCode.INTERRUPTED
    assert told(result)[-1] == "lifecycle_fail_under=100 was not applied: the run stopped early"


def test_tests_that_cannot_be_collected_are_not_held_against_the_others(run, pytester):
    pytester.makepyfile(test_broken="import nowhere")
    result = run(PART, "--lifecycle-fail-under=100", "--continue-on-collection-errors")
    assert told(result)[-1] == "lifecycle_fail_under=100 was not applied: tests could not be collected"


@pytest.mark.parametrize("part", ["test_shop.py", "desk", "desk/test_desk.py", "desk shelf"])
def test_a_part_of_what_is_configured_does_not_fail_for_the_rest(run, folders, part):
    """
    A share that is asked for in the configuration is asked of the whole, not of what somebody runs at their desk.
    """
    result = run(PART, *part.split())
    assert result.ret == 0
    why = "only a part of the tests was asked for"
    assert told(result)[-1] == f"lifecycle_fail_under=100 was not applied: {why}"


@pytest.mark.parametrize("whole", ["", ".", "shelf test_shop.py desk", "desk/.."])
def test_all_that_is_configured_is_the_whole_however_it_is_asked_for(run, folders, whole):
    result = run(PART, *whole.split())
    result.assert_outcomes(passed=3)
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_a_file_is_a_part_where_nobody_says_what_the_whole_is(run, pytester):
    pytester.makeini("[pytest]\nlifecycle_fail_under = 100")
    assert run(PART, "test_shop.py").ret == 0
    assert run(PART, ".").ret == pytest.ExitCode.TESTS_FAILED


def test_a_folder_further_down_is_a_part_where_nobody_says_what_the_whole_is(run, pytester):
    pytester.makeini("[pytest]\nlifecycle_fail_under = 100\npythonpath = .")
    below = pytester.mkdir("tests") / "part"
    below.mkdir()
    (below / "test_part.py").write_text(IMPORTS + PART)
    assert run(PART, "tests/part").ret == 0
    assert run(PART, "tests").ret == pytest.ExitCode.TESTS_FAILED
    assert run(PART, "--ignore=tests").ret == 0


def test_the_report_makes_the_folder_that_it_is_written_to(run, pytester):
    assert run(PART, "--lifecycle-json=reports/today/edges.json").ret == 0
    assert (pytester.path / "reports" / "today" / "edges.json").is_file()


def test_a_share_asked_for_together_with_a_file_is_asked_of_that_file(run):
    assert run(PART, "test_shop.py", "--lifecycle-fail-under=100").ret == pytest.ExitCode.TESTS_FAILED


def test_a_single_file_may_be_all_there_is(run, pytester):
    pytester.makeini("[pytest]\nlifecycle_fail_under = 100\ntestpaths = test_shop.py")
    for args in ((), ("test_shop.py",)):
        assert run(PART, *args).ret == pytest.ExitCode.TESTS_FAILED


@pytest.mark.parametrize("value", ["most", "101", "-0.5", "nan"])
def test_a_share_that_is_no_percentage_is_refused(run, value):
    result = run(PART, f"--lifecycle-fail-under={value}")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(f"*lifecycle_fail_under: '{value}' should be a percentage, from 0 to 100")


def test_a_report_that_does_not_exist_is_refused(run, pytester):
    assert run(PART, "--lifecycle-report=some").ret == pytest.ExitCode.USAGE_ERROR
    pytester.makeini("[pytest]\nlifecycle_report = some")
    result = run(PART)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines("*lifecycle_report: 'some' should be one of off, missing, full")


# Several workers


def test_what_the_workers_exercised_is_added_up_and_told_once(run, pytester):
    result = run(PART + TOUR, "-n2", "--lifecycle-json=edges.json", "--lifecycle-fail-under=100")
    result.assert_outcomes(passed=3)
    assert result.ret == 0
    assert told(result) == ["gift: 3 of 3 edges exercised"]
    assert counts(pytester.path) == {ARRIVE: 2, CANCEL: 1, GIVE_BACK: 2}


def test_a_run_of_workers_that_exercised_too_little_fails_too(run):
    result = run(PART + "def test_other(): ...\n", "-n1", "--lifecycle-fail-under=100")
    result.assert_outcomes(passed=2)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert told(result)[-1] == TOO_LITTLE.format("100")


@pytest.mark.parametrize(("args", "why"), [("-k there", "tests were deselected"), ("-x", "the run stopped early")])
def test_workers_that_ran_a_part_say_so(run, args, why):
    result = run(MORE, "-n1", *args.split(), "--lifecycle-fail-under=100")
    assert result.ret == (pytest.ExitCode.INTERRUPTED if args == "-x" else 0)
    assert told(result)[-1] == f"lifecycle_fail_under=100 was not applied: {why}"


def test_a_worker_that_is_lost_takes_its_counts_along(run):
    """
    The tests that a crashed worker had run are not called missing.
    """
    tests = PART + "@pytest.mark.lifecycle(GIFT)\ndef test_crashes():\n    import os\n    os._exit(3)\n"
    result = run(tests, "-n1", "--lifecycle-fail-under=100", "-p", "no:faulthandler")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert told(result)[-1] == "lifecycle_fail_under=100 was not applied: a worker was lost"


def test_workers_that_use_no_lifecycle_leave_their_controller_alone(pytester):
    pytester.makepyfile("def test_plain(): ...")
    pytester.makeconftest(
        "import sys\ndef pytest_unconfigure(config):\n"
        "    if not hasattr(config, 'workerinput'):\n"
        "        print('imported:', 'aboveboard' in sys.modules)\n"
    )
    result = pytester.runpytest_subprocess("-n1", "-p", "no:hypothesispytest")
    result.assert_outcomes(passed=1)
    assert told(result) == []
    assert "imported: False" in result.outlines


def test_tests_are_the_same_whatever_the_order_of_sets(run, pytester, monkeypatch):
    """
    Workers must agree on which tests there are, and on their order.
    """
    pytester.makepyfile(
        test_shop=IMPORTS + "@pytest.mark.lifecycle(GIFT, LOAN)\ndef test_x(delivery): ...\n" + TOUR,
    )
    found = []
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        found.append(pytester.runpytest_subprocess("--collect-only", "-q").outlines[:-1])
    assert found[0] == found[1]
    assert len(found[0]) > 60
