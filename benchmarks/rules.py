"""How often every rule and every regular expression of `normalize/` matches, and whether it decides anything.

`python -m benchmarks.rules` understands real texts, hard cases, reports of every generated layout and the documents of
the tests, and counts. What matched in few documents is turned off in them, one after the other, until two different
sources are found whose facts become others: a real text, a case, a generated layout and a test module are one source
each. What decides none of them is turned off in the tests of `tests/normalize` in which it matches, one of which may
fail. A folder that is not there is skipped and named. What decides nothing is a candidate to go, unless a plain
sentence or table asks for it: then a test holds that form.

Each line gives the calls, the matches, the documents in which it matched, those in which it was turned off, and the
name with the sources or the verdict: "match often" (in more documents than --rare, never turned off), "decide nothing",
"decide one generated layout alone", "match while tables are loaded" (and in no document), "never match".
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import inspect
import logging
import os
import pickle
import sys
from collections import Counter as Tally
from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import Any

import pytest

from benchmarks.counted import ROOM, Counter, Switch, instrument
from benchmarks.part_tests import decided_by_tests

_ROOT = Path(__file__).parents[1]
_TESTS = _ROOT / "tests" / "normalize"
_REASONS = _ROOT / "tests" / "report" / "test_figure_reasons.py"  # what is said of figures that are none
_ENOUGH = 2  # sources that something must decide to be no one's alone
_SEED, _FORMS = 4242, ("txt", "md", "html")


class Bench:
    """Documents as they are read, each with the source that it counts for, understood again and again."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.documents: list[tuple[str, Any]] = []
        self.facts: list[Any] = []
        self.interpret = importlib.import_module(f"{ROOM}.interpret").interpret
        self.settings = importlib.import_module("prongsai.extract.settings").Settings()
        self._caches = [
            thing
            for name, module in sorted(sys.modules.items()) if name.startswith(ROOM)
            for thing in vars(module).values()
            if hasattr(thing, "cache_clear") and inspect.signature(thing).parameters
        ]  # fmt: skip

    def understand(self, number: int) -> Any:
        """The facts of a document, with nothing remembered of the others."""
        self.forget()
        self.counter.document = number
        return self.interpret(self.documents[number][1], self.settings)

    def forget(self) -> None:
        """Clear what is remembered of earlier texts."""
        for cache in self._caches:
            cache.cache_clear()

    def count(self) -> None:
        """Understand every document once."""
        self.counter.begin()
        for number in range(len(self.documents)):
            self.facts.append(self.understand(number))
            _progress(f"counted {number + 1} of {len(self.documents)}")
        self.counter.counting = False

    def ablate(self, switch: Switch) -> None:
        """Turn a switch off in the documents in which it matched, until enough sources differ."""
        switch.off = True
        self.forget()
        for number in self._spread(switch.documents - {-1}):
            source = self.documents[number][0]
            switch.tried += 1
            if source not in switch.decides and self._differs(number):
                switch.decides.append(source)
            if len(switch.decides) >= _ENOUGH:
                break
        switch.off = False

    def _spread(self, numbers: Set[int]) -> list[int]:
        """Documents in an order that meets every source before any comes again, layouts last."""
        met: dict[str, int] = {}
        ranked = []
        for number in sorted(numbers):
            source = self.documents[number][0]
            ranked.append((met.setdefault(source, 0), source.startswith("layout "), number))
            met[source] += 1
        return [number for _, _, number in sorted(ranked)]

    def _differs(self, number: int) -> bool:
        try:
            return bool(self.interpret(self.documents[number][1], self.settings) != self.facts[number])
        except Exception:  # noqa: BLE001 - what cannot do without it is decided by it
            return True


def _progress(text: str) -> None:
    print(f"\r{text}", end="", file=sys.stderr, flush=True)


def of_folder(folder: Path, kind: str) -> Iterator[tuple[str, Any]]:
    """The documents of a folder, each a source of its own."""
    if not folder.is_dir():
        print(f"skipped: no folder {folder} with {kind}")
        return
    read = importlib.import_module("prongsai.extract.reader").read_document
    settings = importlib.import_module("prongsai.extract.settings").Settings()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        _progress(f"reading {path.name}")
        source = path.name.rsplit("-", 2)[0] if kind == "layout" else path.name  # NAME-SEED-NUMBER.FORMAT
        yield f"{kind} {source}", read(path.read_bytes(), path.name, settings)


def of_layouts(count: int) -> Iterator[tuple[str, Any]]:
    """`count` reports of every generated layout, each in one form of text by turns; a layout is one source."""
    generate = importlib.import_module("corpus.generate")
    read = importlib.import_module("prongsai.extract.reader").read_document
    settings = importlib.import_module("prongsai.extract.settings").Settings()
    for n, layout in enumerate(importlib.import_module("corpus.registry").all_layouts().values()):
        for k in range(count):
            form = _FORMS[(n + k) % len(_FORMS)]
            text = generate.text_of(generate.make_report(layout, _SEED, k), form)
            yield f"layout {layout.name}", read(text.encode(), f"report.{form}", settings)


def of_tests() -> Iterator[tuple[str, Any]]:
    """The documents that the tests of `normalize` have understood; a test module is one source."""
    module = importlib.import_module(f"{ROOM}.interpret")
    plain, found = module.interpret_in_full, []

    def kept(raw: Any, settings: Any) -> Any:
        test = os.environ.get("PYTEST_CURRENT_TEST", "").split("::")[0]
        found.append((f"test {Path(test).stem}", raw))
        return plain(raw, settings)

    vars(module)["interpret_in_full"] = kept
    try:
        with contextlib.redirect_stdout(sys.stderr):
            pytest.main(["-q", "-p", "no:cacheprovider", str(_TESTS)])
    finally:
        vars(module)["interpret_in_full"] = plain
    yield from found


def report(switches: Sequence[Switch]) -> None:
    """Print a line for each switch and the totals."""
    print(f"{'calls':>9} {'matched':>9} {'documents':>9} {'tried':>5}  name, and two sources that it decides")
    for s in sorted(switches, key=lambda s: (_verdict(s), len(s.documents), s.name)):
        documents = len(s.documents - {-1})
        print(f"{s.calls:9} {s.matched:9} {documents:9} {s.tried:5}  {s.name}: {', '.join(s.decides) or _verdict(s)}")
    for what, is_rule in (("rules", True), ("expressions", False)):
        group = [s for s in switches if s.name.startswith("rule, ") is is_rule]
        told = Tally(_verdict(s) for s in group)
        print(f"{len(group)} {what}: " + ", ".join(f"{told[verdict]} {verdict}" for verdict in sorted(told)))


def _alone(switch: Switch) -> bool:
    """Whether at most one generated layout asks for it so far."""
    return len(switch.decides) < _ENOUGH and all(source.startswith("layout ") for source in switch.decides)


def _verdict(switch: Switch) -> str:
    if switch.decides:
        return "decide one generated layout alone" if _alone(switch) else "decide"
    if not switch.tried:
        if switch.documents - {-1}:
            return "match often"
        return "match while tables are loaded" if switch.documents else "never match"
    return "decide nothing"


def main() -> int:
    """Count, turn off one after the other, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--real", type=Path, default=_ROOT.parent / "shared" / "real" / "raw", help="real texts")
    parser.add_argument("--cases", type=Path, default=_ROOT.parent / "shared" / "cases" / "raw", help="hard cases")
    parser.add_argument("--reports", type=Path, default=_ROOT.parent / "shared" / "reports", help="whole reports")
    parser.add_argument("--made", type=Path, nargs="*", default=[], help="more folders that `python -m corpus` wrote")
    parser.add_argument("--layouts", type=int, default=3, help="reports of each generated layout")
    parser.add_argument("--rare", type=int, default=30, help="try what matched in no more documents than that")
    parser.add_argument("--kept", type=Path, help="a file that keeps the documents as they were read")
    parser.add_argument("--only", default="", help="beginning of the names to turn off")
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)
    counter = Counter()
    instrument(counter)
    bench = Bench(counter)
    folders = [(args.reports, "report"), (args.real, "real"), (args.cases, "case"), *((m, "layout") for m in args.made)]
    if args.kept and args.kept.is_file():
        bench.documents = pickle.loads(args.kept.read_bytes())  # noqa: S301 - written by the line below
    else:
        for folder, kind in folders:
            bench.documents += of_folder(folder, kind)
        bench.documents += [*of_layouts(args.layouts), *of_tests()]
        if args.kept:
            args.kept.write_bytes(pickle.dumps(bench.documents))
    bench.count()
    switches = [s for s in counter.switches.values() if s.name.startswith(args.only)]
    for n, switch in enumerate(switches):
        _progress(f"turned off {n + 1} of {len(switches)}: {switch.name[:60]:60}")
        if len(switch.documents) <= args.rare:
            bench.ablate(switch)
    silent = [s for s in switches if len(s.documents) <= args.rare and _alone(s)]
    decided_by_tests(silent, counter, bench.forget, (_TESTS, _REASONS))
    print(file=sys.stderr)
    report(switches)
    return 0


if __name__ == "__main__":
    sys.exit(main())
