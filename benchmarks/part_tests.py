"""Rules and expressions that tests of single parts need: turned off, some test fails."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from benchmarks.counted import Counter, Switch

_QUIET = ("-q", "-p", "no:cacheprovider", "--no-header", "--tb=no")


class _Watch:
    """Told of each test before it begins, and keeps the names of those that fail."""

    def __init__(self, begins: Callable[[str], None]) -> None:
        self.begins = begins
        self.failed: list[str] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """A test begins."""
        self.begins(item.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test ended."""
        if report.failed:
            self.failed.append(report.nodeid)


def decided_by_tests(
    switches: Sequence[Switch], counter: Counter, forget: Callable[[], None], places: Sequence[Path]
) -> None:
    """Add to `decides` of each switch the first test module that fails without it.

    Only tests in which it matches are tried. What is used once, while a table is loaded, stays as it was.

    Args:
        switches: those that decide nothing so far.
        counter: the counter of all switches.
        forget: clears what is remembered of earlier texts.
        places: folders and files of tests.
    """
    matched = _matched(counter, forget, places)
    for switch in switches:
        tests = matched.get(switch.name, [])
        if not tests:
            continue
        switch.off = True
        failed = _run([*dict.fromkeys(test.split("[")[0] for test in tests), "-x"], lambda _: forget())
        switch.off = False
        switch.decides += [f"test {Path(test.split('::')[0]).stem}" for test in failed[:1]]


def _matched(counter: Counter, forget: Callable[[], None], places: Sequence[Path]) -> dict[str, list[str]]:
    """The tests in which each switch matches, by its name; the counts stay as they are."""
    kept = [(switch, switch.calls, switch.matched, switch.documents) for switch in counter.switches.values()]
    for switch, *_ in kept:
        switch.documents = set()
    tests: list[str] = []

    def begins(test: str) -> None:
        forget()
        counter.document = len(tests)
        tests.append(test)

    counter.counting = True
    failed = _run([str(place) for place in places], begins)
    counter.counting = False
    passed = [None if test in failed else test for test in tests]
    found = {switch.name: [*_named(passed, switch.documents)] for switch in counter.switches.values()}
    for switch, calls, times, documents in kept:
        switch.calls, switch.matched, switch.documents = calls, times, documents
    return found


def _named(tests: Sequence[str | None], numbers: Iterable[int]) -> Iterable[str]:
    return [name for n in sorted(numbers) if n >= 0 and (name := tests[n]) is not None]


def _run(args: Sequence[str], begins: Callable[[str], None]) -> list[str]:
    """The tests that fail."""
    watch = _Watch(begins)
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main([*_QUIET, *args], plugins=[watch])
    return watch.failed
