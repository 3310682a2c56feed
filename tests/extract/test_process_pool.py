"""A document that hangs, crashes or eats memory costs itself a result, and nobody else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from prongsai.extract.errors import ErrorCode
from prongsai.extract.layout.page_objects import PageObjects
from prongsai.extract.pdf import document as pdf_document
from prongsai.extract.sandbox.page_timeout import PageTimeoutError, page_timeout
from prongsai.extract.sandbox.process_pool import JobFailure, Limits, run_isolated
from prongsai.extract.settings import Settings

from tests.extract.pdf_maker import Drawing, make_pdf
from tests.extract.process_pool_work import work

ROOT = Path(__file__).parents[2]
AMPLE = Limits(seconds=120, memory_bytes=4 << 30)


def results(items: list[str], workers: int = 2, limits: Limits = AMPLE) -> dict[str, str | JobFailure]:
    found = dict(run_isolated(work, items, workers, limits))
    assert set(found) == set(items)
    return found


def test_what_goes_wrong_stays_with_its_item(tmp_path: Path) -> None:
    once = f"die_once {tmp_path / 'mark'}"
    found = results(["a", "raise", "b", "eat", "die", "c", "nest", once, "d"])
    assert [found[name] for name in "abcd"] == ["did a", "did b", "did c", "did d"]
    codes = {name: result.code for name, result in found.items() if isinstance(result, JobFailure)}
    assert codes == {
        "raise": ErrorCode.UNKNOWN, "eat": ErrorCode.OUT_OF_MEMORY, "die": ErrorCode.WORKER_DIED,
        "nest": ErrorCode.DAMAGED_FILE,
    }  # fmt: skip
    assert found[once] == "did die_once"  # a second try, in a fresh child


def test_a_bug_names_its_place_on_one_line_and_keeps_the_traceback() -> None:
    lost = results(["raise"])["raise"]
    assert isinstance(lost, JobFailure)
    assert lost.reason.startswith("ValueError at process_pool_work.py:") and lost.reason.endswith(": a bug here")
    assert "Traceback" in lost.detail
    died = results(["die"])["die"]
    assert isinstance(died, JobFailure) and "signal 9" in died.reason


def test_what_hangs_is_stopped() -> None:
    lost = results(["spin", "hang"], limits=Limits(seconds=0.5, memory_bytes=4 << 30))
    by_clock = JobFailure(ErrorCode.TIMEOUT, "not done within 3 s on the clock")
    by_processor = JobFailure(ErrorCode.TIMEOUT, "not done within 0.5 s of the processor")
    assert lost["spin"] in (by_processor, by_clock)  # where six others want the processor the clock is first
    assert lost["hang"] == by_clock


def test_a_child_that_got_too_little_of_the_processor_goes_on() -> None:
    assert results(["wait 1.5"], limits=Limits(seconds=0.5, memory_bytes=4 << 30)) == {"wait 1.5": "did wait"}


def test_children_are_replaced_and_no_item_is_lost() -> None:
    items = [f"x {n}" for n in range(7)]
    assert results(items, 2, Limits(120, 4 << 30, items_per_child=2)) == dict.fromkeys(items, "did x")
    assert results([]) == {}


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[str] = []

    def items() -> object:
        for n in range(50):
            taken.append(str(n))
            yield str(n)

    running = run_isolated(work, items(), 1, AMPLE)  # type: ignore[arg-type]
    next(running)
    assert len(taken) < 10
    running.close()


def test_chatter_of_libraries_reaches_nobody() -> None:
    script = (
        "from extract.sandbox.process_pool import Limits, run_isolated\n"
        "from tests.extract.process_pool_work import work\n"
        "if __name__ == '__main__':\n"
        "    print(list(run_isolated(work, ['chatter'], 1, Limits(120, 4 << 30))))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.stdout == "[('chatter', 'did chatter')]\n"
    assert "from python" not in done.stderr and "from a library" not in done.stderr


def test_work_may_ask_for_more_time_up_to_a_limit() -> None:
    limits = Limits(seconds=0.6, memory_bytes=4 << 30, most_seconds=5.0)
    assert results(["ask 3"], limits=limits) == {"ask 3": "did ask"}
    tight = results(["ask 3"], limits=Limits(seconds=0.6, memory_bytes=4 << 30, most_seconds=0.8))["ask 3"]
    assert tight == JobFailure(ErrorCode.TIMEOUT, "not done within 0.8 s of the processor")


def test_a_page_that_never_ends_is_given_up() -> None:
    with pytest.raises(PageTimeoutError, match="0.2 s"), page_timeout(0.2):
        while True:
            pass
    with page_timeout(0.2):
        pass
    work("ask 0")  # no alarm is left behind


def test_a_page_that_never_ends_costs_itself_and_not_its_document(monkeypatch: pytest.MonkeyPatch) -> None:
    real = pdf_document.blocks_of_page

    def slow(objects: PageObjects, number: int, edges_from_previous_page: object) -> object:
        while number == 2:
            pass
        return real(objects, number, edges_from_previous_page)  # type: ignore[arg-type]

    monkeypatch.setattr(pdf_document, "blocks_of_page", slow)
    pages = [Drawing() for _ in range(3)]
    for n, page in enumerate(pages):
        page.text(50, 700, f"page number {n} with enough words to be read")
    raw = pdf_document.read_pdf(make_pdf(*pages), Settings(one_page_seconds=0.3))
    assert [page.state for page in raw.pages] == ["read", "failed", "read"]
    assert raw.error_code == ErrorCode.PAGE_FAILED
