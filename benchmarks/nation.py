"""A simulated nation: runs over thousands of made-up text reports, as figures.

    python -m benchmarks.nation [--count 10000] [--workers 2] [--folder DIR]

Prints documents a second and core of the first run, the share of its time that a run with nothing new takes, what one
changed file costs, the parent's peak memory over a growing number of documents, and whether the tables are the same
for 1, 2 and 4 workers and for any order of the input.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from corpus.generate import make_reports, write
from corpus.registry import choose

_SEED = 2568


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.folder or Path(scratch)
        raw = folder / "raw"
        if not raw.exists():
            make(raw, args.count)
        measure(raw, folder, args.workers)
    return 0


def make(raw: Path, count: int) -> None:
    """So many made-up reports of every layout, each with facts of its own."""
    write(make_reports(choose("all"), _SEED, count), raw, raw.with_name("truth"), ["txt"])


def measure(raw: Path, folder: Path, workers: int) -> None:
    """Run and print."""
    out = folder / "out"
    first = run(raw, out, workers)
    count = first["documents_in_all"]
    rate = count / first["wall"] / workers
    print(f"{count} documents: first run {first['wall']:.1f} s with {workers} workers, {rate:.1f} a second and core; "
          f"parent's peak {first['memory']} MiB")  # fmt: skip
    again = run(raw, out, workers)
    print(f"nothing new: {again['wall']:.2f} s, {again['wall'] / first['wall']:.2%} of the first run; "
          f"read again {again['read_again']}; parent's peak {again['memory']} MiB")  # fmt: skip
    victim = sorted(raw.rglob("*.txt"))[count // 2]
    victim.write_text(victim.read_text(encoding="utf-8") + "x\n", encoding="utf-8")
    one = run(raw, out, workers)
    print(f"one changed file: {one['wall']:.1f} s, {one['wall'] / first['wall']:.2%}; read again {one['read_again']}; "
          f"parent's peak {one['memory']} MiB")  # fmt: skip
    part = folder / "part"
    shuffled = sorted(raw.rglob("*.txt"))[:400]
    random.Random(_SEED).shuffle(shuffled)
    for path in shuffled:
        part.mkdir(exist_ok=True)
        shutil.copy(path, part / path.name)
    sums = set()
    for n in (1, 2, 4):
        shutil.rmtree(folder / f"w{n}", ignore_errors=True)
        run(part, folder / f"w{n}", n)
        sums.add(json.dumps(sha256(folder / f"w{n}"), sort_keys=True))
    print(f"tables of 400 documents with 1, 2 and 4 workers: {'the same' if len(sums) == 1 else 'NOT THE SAME'}")


def run(raw: Path, out: Path, workers: int) -> dict[str, Any]:
    """One run as a program of its own: its summary, wall time and the peak memory of its own process."""
    program = "import resource, sys; from pipeline import main; code = main(sys.argv[1:]); "
    program += "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr); sys.exit(code)"
    command = [sys.executable, "-c", program, "run", str(raw), "--out", str(out), "--workers", str(workers)]
    start = time.perf_counter()
    done = subprocess.run([*command, "--json", "--quiet"], capture_output=True, text=True, check=False)
    wall = time.perf_counter() - start
    if done.returncode > 1:
        raise SystemExit(done.stderr)
    summary: dict[str, Any] = json.loads(done.stdout)
    return {
        **summary, "wall": wall, "memory": int(done.stderr.split()[-1]),
        "documents_in_all": sum(summary["documents"].values()),
    }  # fmt: skip


def sha256(out: Path) -> dict[str, str]:
    """Digests of the published tables."""
    found: dict[str, str] = json.loads((out / "run.json").read_text(encoding="utf-8"))["sha256"]
    return found


if __name__ == "__main__":
    sys.exit(main())
