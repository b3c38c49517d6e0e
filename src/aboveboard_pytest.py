"""
The pytest plugin: tests made from a lifecycle, and a count of the edges that passing tests exercised.

Neither aboveboard nor Hypothesis is imported before a test has to do with a lifecycle.
"""

from __future__ import annotations

import glob
import json
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from aboveboard.lifecycle import Lifecycle
    from aboveboard.testing.report import Tally
    from aboveboard.testing.tours import Edging

MARKER = (
    "lifecycle(lifecycle, *more): what the test exercises. It runs once for each `journey` of the tour, "
    "each `delivery` with a single fault, or each `lifecycle`, whichever argument it has."
)
GIVEN = ("journey", "delivery", "lifecycle")
REPORTS = ("off", "missing", "full")
LEDGER = "aboveboard.testing.ledger"


def pytest_addoption(parser: pytest.Parser) -> None:
    """What can be asked for, on the command line and in the configuration."""
    group = parser.getgroup("aboveboard", "transaction lifecycles")
    which = "which edges of the lifecycles under test to list at the end: off, missing (default) or full"
    group.addoption("--lifecycle-report", choices=REPORTS, help=which)
    parser.addini("lifecycle_report", which, default="missing")
    least = "fail when fewer edges of a lifecycle under test were exercised, in percent"
    group.addoption("--lifecycle-fail-under", metavar="PCT", help=least)
    parser.addini("lifecycle_fail_under", least, default="")
    group.addoption("--lifecycle-json", metavar="PATH", help="write which edges were exercised to this file")


def pytest_configure(config: pytest.Config) -> None:
    """Count in every process that runs tests; tell it in the one that people watch."""
    config.addinivalue_line("markers", MARKER)
    run, which, least = Run(), _which(config), _least(config)
    config.pluginmanager.register(Counting(run), "aboveboard-counting")
    if hasattr(config, "workerinput"):
        config.pluginmanager.register(HandingOver(run), "aboveboard-handing-over")
    elif not config.option.collectonly:
        config.pluginmanager.register(Telling(run, which, least), "aboveboard-telling")


def _which(config: pytest.Config) -> str:
    which: str = config.getoption("lifecycle_report") or config.getini("lifecycle_report")
    if which not in REPORTS:
        raise pytest.UsageError(f"lifecycle_report: {which!r} should be one of {', '.join(REPORTS)}")
    return which


def _least(config: pytest.Config) -> float | None:
    text: str = config.getoption("lifecycle_fail_under") or config.getini("lifecycle_fail_under")
    if not text:
        return None
    try:
        least = float(text)
    except ValueError:
        least = -1
    if not 0 <= least <= 100:
        raise pytest.UsageError(f"lifecycle_fail_under: {text!r} should be a percentage, from 0 to 100")
    return least


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each journey, delivery or lifecycle of the marker."""
    test = metafunc.definition
    own = {name for marker in test.iter_markers("parametrize") for name in _parametrized(marker)}
    wanted = [name for name in GIVEN if name in metafunc.fixturenames and name not in own]
    try:
        lifecycles = _lifecycles(test)
    except pytest.UsageError as error:
        pytest.fail(str(error), pytrace=False)
    if not lifecycles or not wanted:
        return
    if {"journey", "delivery"} <= set(wanted):
        pytest.fail(f"{test.nodeid} asks for a journey and a delivery: a delivery has its journey", pytrace=False)
    cases, times = [], dict[str, int]()
    for name, case in _cases(lifecycles, wanted):
        times[name] = times.get(name, 0) + 1
        unique = name if times[name] == 1 else f"{name} ({times[name]})"
        cases.append(pytest.param(*(case[argument] for argument in wanted), id=unique))
    metafunc.parametrize(wanted, cases)


def _parametrized(marker: pytest.Mark) -> Sequence[str]:
    names = marker.args[0] if marker.args else marker.kwargs.get("argnames", "")
    return [name.strip() for name in names.split(",")] if isinstance(names, str) else names


def _lifecycles(test: pytest.Item) -> tuple[Lifecycle, ...]:
    """What the closest marker names; nothing where there is none."""
    marker = test.get_closest_marker("lifecycle")
    if marker is None:
        return ()
    from aboveboard.lifecycle import Lifecycle

    if not marker.args or marker.kwargs or not all(isinstance(one, Lifecycle) for one in marker.args):
        raise pytest.UsageError(f"{test.nodeid}: @pytest.mark.lifecycle(...) takes lifecycles, one or more")
    return marker.args


def _cases(lifecycles: Sequence[Lifecycle], wanted: Sequence[str]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """How each test is called, and what its arguments are."""
    from aboveboard.testing import single_faults, tour

    for lifecycle in lifecycles:
        if "journey" in wanted:
            yield from ((one.id, {"lifecycle": lifecycle, "journey": one}) for one in tour(lifecycle))
        elif "delivery" in wanted:
            yield from ((one.id, {"lifecycle": lifecycle, "delivery": one}) for one in single_faults(lifecycle))
        else:
            yield lifecycle.name, {"lifecycle": lifecycle}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    """Say what is missing when a test asks for a journey that neither a marker nor a fixture gives."""
    try:
        return (yield)
    except pytest.FixtureLookupError as error:
        if error.argname not in GIVEN or item.get_closest_marker("lifecycle"):
            raise
        asks = f"{item.nodeid} asks for a {error.argname}"
    pytest.fail(f"{asks}: mark it with @pytest.mark.lifecycle(...), or define such a fixture", pytrace=False)


class Run:
    """What is known of this run: how many tests exercised which edge, and why that may not be everything."""

    def __init__(self) -> None:
        self.tally: Tally = {}
        self.partial: dict[str, None] = {}

    def is_partial(self, why: str) -> None:
        """Not everything is run."""
        self.partial[why] = None

    def count(self, lifecycle: Lifecycle, edges: Iterable[Edging] = ()) -> None:
        """One more test exercised these edges; none, to say that the lifecycle is under test."""
        from aboveboard.testing import report

        report.add(self.tally, lifecycle, edges)


class Counting:
    """Counts what each passing test exercised."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._seen: dict[Lifecycle, set[Edging]] = {}
        self._outcomes: list[str] = []

    def pytest_deselected(self) -> None:
        """By ``-k``, ``-m`` and their like."""
        self._run.is_partial("tests were deselected")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Tests in a file that cannot be imported do not run either."""
        if report.failed:
            self._run.is_partial("tests could not be collected")

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """A lifecycle that a test is marked with is missed when nothing exercises it."""
        for lifecycle in dict.fromkeys(one for item in session.items for one in _lifecycles(item)):
            self._run.count(lifecycle)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self) -> Generator[None, object, object]:
        """Keep apart what this test exercises from what ran outside of any."""
        outside = _turn_page()
        try:
            return (yield)
        finally:
            for lifecycle, edges in outside.items():
                sys.modules[LEDGER].exercised(lifecycle, edges)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Collect during setup and call; count when it is known that the test passed."""
        report = yield
        found = _turn_page()
        if call.when == "teardown":
            properties = self._count()
            item.user_properties += properties
            report.user_properties += properties
            return report
        for lifecycle, edges in found.items():
            self._seen.setdefault(lifecycle, set()).update(edges)
        if call.when == "call":
            # A subtest is reported in the same way, before the test that it is a part of.
            self._outcomes.append("expected" if hasattr(report, "wasxfail") else report.outcome)
        return report

    def _count(self) -> list[tuple[str, object]]:
        passed = self._outcomes[-1:] == ["passed"] and "failed" not in self._outcomes
        properties: list[tuple[str, object]] = []
        for lifecycle, edges in self._seen.items():
            self._run.count(lifecycle, edges if passed else ())
            if passed and edges:
                properties += [("lifecycle", lifecycle.name), ("edges", str(len(edges)))]
        self._seen, self._outcomes = {}, []
        return properties


def _turn_page() -> Mapping[Lifecycle, set[Edging]]:
    """What stands on the page of the ledger; nothing as long as nobody has opened it."""
    ledger = sys.modules.get(LEDGER)
    return ledger.turn_page() if ledger else {}


class HandingOver:
    """In a worker of pytest-xdist: hands over what was counted."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """As text, which every transport can carry."""
        found = {"tally": self._run.tally, "partial": list(self._run.partial)}
        session.config.workeroutput["aboveboard"] = json.dumps(found)  # type: ignore[attr-defined]


class Telling:
    """Adds up what the workers counted, tells it, and fails the run when it is too little."""

    def __init__(self, run: Run, which: str, least: float | None) -> None:
        self._run = run
        self._which = which
        self._least = least
        self._too_little: list[str] = []

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object) -> None:
        """A worker of pytest-xdist is done, or was lost with all that it knew."""
        if error:
            self._run.is_partial("a worker was lost")
            return
        found = json.loads(node.workeroutput["aboveboard"])
        for why in found["partial"]:
            self._run.is_partial(why)
        if found["tally"]:
            from aboveboard.testing import report

            report.merge(self._run.tally, found["tally"])

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Write the file, and judge."""
        path = session.config.getoption("lifecycle_json")
        if not path and not self._run.tally:
            return
        from aboveboard.testing import report

        self._notice_what_was_left_out(session, exitstatus)
        if path:
            written = report.as_json(self._run.tally, self._run.partial)
            file = Path(session.config.invocation_params.dir, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(written, encoding="utf-8")
        if self._least is not None:
            self._too_little = list(map(str, report.below(self._run.tally, self._least)))
        if self._too_little and not self._run.partial:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _notice_what_was_left_out(self, session: pytest.Session, exitstatus: int) -> None:
        if session.config.getoption("lf", False):
            self._run.is_partial("only what failed last was run")
        if _asks_for_a_part(session.config):
            self._run.is_partial("only a part of the tests was asked for")
        ended = exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)
        if session.shouldfail or session.shouldstop or not ended:
            self._run.is_partial("the run stopped early")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Tell people, once."""
        if not self._run.tally:
            return
        from aboveboard.testing import report

        if self._which != "off":
            for line in report.lines(self._run.tally, full=self._which == "full"):
                terminalreporter.write_line(line)
        if self._too_little and self._run.partial:
            why = " and ".join(self._run.partial)
            terminalreporter.write_line(f"aboveboard: lifecycle_fail_under={self._least:g} was not applied: {why}")
            return
        for coverage in self._too_little:
            why = f"lifecycle_fail_under asks for {self._least:g}%"
            terminalreporter.write_line(f"aboveboard: FAILED {coverage}, and {why}", red=True)


def _asks_for_a_part(config: pytest.Config) -> bool:
    """Whether the command line names single tests, or files and folders that are not all there is."""
    given = config.invocation_params.args
    if any("::" in arg for arg in config.args):
        return True
    if any(arg.startswith("--lifecycle-fail-under") for arg in given):
        # Asked for in one breath with these very paths.
        return False
    asked = [Path(config.invocation_params.dir, arg).resolve() for arg in config.args]
    # As pytest itself reads testpaths, absolute ones included.
    globs = [glob.glob(path, root_dir=config.rootpath, recursive=True) for path in config.getini("testpaths")]  # noqa: PTH207
    whole = [Path(config.rootpath, path).resolve() for paths in globs for path in paths]
    covered = all(any(path.is_relative_to(one) for one in asked) for path in whole)
    # Without testpaths, a folder of the root is all there is, and what lies further down is a part of it.
    further_down = not whole and any(config.rootpath in path.parent.parents for path in asked)
    left_out = any(arg.startswith("--ignore") for arg in given)
    return left_out or further_down or not covered or any(path.is_file() for path in asked if path not in whole)
