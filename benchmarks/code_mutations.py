"""Switch single rules off and see whether a test notices: `python -m benchmarks.code_mutations [NAME ...]`.

Each mutation is put alone into a copy of the program, where the fast tests of its room run. Prints for each whether it
was killed or survives. The exit code is 1 where one survives, or no longer fits the code at exactly one place.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
_LEFT_OUT = shutil.ignore_patterns("__pycache__", ".*", "data")
_ROOMS = ("extract", "normalize")  # where values are decided
_UNDERSTANDING = "tests/normalize"
_PDF = "tests/extract/test_pdf_tables.py tests/extract/test_pdf_text.py tests/extract/test_pdf_pages.py"


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change: `pattern` fits one place of one module; `tests` are run."""

    name: str
    pattern: str
    replacement: str
    tests: str = _UNDERSTANDING

    def places(self, root: Path) -> Iterator[Path]:
        """The modules below a root that the pattern fits, once for each place."""
        for path in sorted(p for room in _ROOMS for p in (root / room).rglob("*.py")):
            yield from [path] * len(re.findall(self.pattern, path.read_text(encoding="utf-8")))

    def mutate(self, source: str) -> str:
        """The changed source."""
        return re.sub(self.pattern, self.replacement, source)


def _off(function: str, result: str, indent: int = 4) -> tuple[str, str]:
    """A function that gives `result` and does nothing."""
    return rf"def {function}\([^:]*?(?:: [^:]*?)*?:\n", rf"\g<0>{' ' * indent}return {result}\n"


MUTATIONS = (
    Mutation("spanning rows off", *_off("_spanning", "chosen", 8)),
    Mutation("weight of years of measures 1", r"_OF_MEASURES = 0\.2\b", "_OF_MEASURES = 1.0"),
    Mutation("open frames not closed", *_off("_close_frame", "across, down"), _PDF),
    Mutation("largest mark 5", r"_MAX_MARK = 50\b", "_MAX_MARK = 5"),
    Mutation("goal levels off", r"for goal in \(_GOAL_LEVEL, _GOAL_OF_YEAR\)", "for goal in ()"),
    Mutation("fuzzy margin 0", r"FUZZY_MARGIN = 8\.0", "FUZZY_MARGIN = 0.0"),
    Mutation("least mean 0", r"_LEAST_MEAN = 10\b", "_LEAST_MEAN = 0"),
    Mutation("broken throughout off", *_off("_broken_throughout", "False")),
    Mutation("fuzzy threshold 0", r"FUZZY_THRESHOLD = 84\.0", "FUZZY_THRESHOLD = 0.0"),
    Mutation("largest section 0", r"_MAX_SECTION = 20\b", "_MAX_SECTION = 0"),
    Mutation("stated years weigh nothing", r"_STATED = 4\.0", "_STATED = 0.0"),
    Mutation("every year is sure", r"_SURE = 1\.5\b", "_SURE = 1.0"),
    Mutation("headings of goals off", *_off("goal_heading", "False")),
    Mutation("full marks kept", *_off("without_full_marks", "list(candidates)")),
    Mutation("columns of marks off", *_off("_lacks_mark", "False")),
    Mutation("overflowed rows off", *_off("_overflowed", "False")),
    Mutation("every text layer is honest", r"def made_by_tesseract\(total.*:\n", r"\g<0>    return False\n", _PDF),
    Mutation("no text layer is broken", r"_BROKEN = 0\.3\b", "_BROKEN = 1.0", _PDF),
)


def passes(copy: Path, tests: str) -> bool:
    """Whether the tests pass in a copy of the program; they stop at the first that does not.

    Raises:
        RuntimeError: the tests could not be run.
    """
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", "not slow", *tests.split()]
    environment = {**os.environ, "PYTHONPATH": str(copy.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stdout[-2000:] + done.stderr[-2000:])
    return done.returncode == 0


def survives(mutation: Mutation, copy: Path) -> bool:
    """Whether the tests pass in spite of a mutation; the copy is as before afterwards."""
    (path,) = mutation.places(copy)
    source = path.read_text(encoding="utf-8")
    path.write_text(mutation.mutate(source), encoding="utf-8")
    try:
        return passes(copy, mutation.tests)
    finally:
        path.write_text(source, encoding="utf-8")


def main() -> int:
    """Print what became of each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="mutations to try; all without a name")
    names = parser.parse_args().names
    chosen = [mutation for mutation in MUTATIONS if not names or mutation.name in names]
    lost = [mutation.name for mutation in chosen if len(list(mutation.places(ROOT))) != 1]
    if lost:
        print(f"fit no place, or several: {', '.join(lost)}")
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "prongsai"
        shutil.copytree(ROOT, copy, ignore=_LEFT_OUT)
        for tests in sorted({mutation.tests for mutation in chosen}):
            if not passes(copy, tests):
                print(f"{tests}: fails without a mutation")
                return 1
        living = 0
        for mutation in chosen:
            alive = survives(mutation, copy)
            living += alive
            print(f"{'SURVIVES' if alive else 'killed':9} {mutation.name}", flush=True)
    print(f"{len(chosen) - living} of {len(chosen)} mutations killed")
    return 1 if living else 0


if __name__ == "__main__":
    raise SystemExit(main())
