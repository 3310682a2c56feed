"""For those who write the sealed family: `python -m corpus.sealed --count 20 --formats txt,html --out FOLDER`.

Writes reports of the sealed layouts with their truth and prints, by layout, what is wrong in that truth. Whoever writes
rules of the readers runs `python -m benchmarks.accuracy --sealed` instead and sees neither reports nor names.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from corpus.checks import faults_of
from corpus.generate import make_reports, write
from corpus.registry import sealed_layouts


def main() -> int:
    """Write, check, print; exit status 1 where a truth has a fault or no layout is there."""
    parser = argparse.ArgumentParser(prog="python -m corpus.sealed", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--formats", default="txt,html")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    family = sealed_layouts()
    if not family:
        print("no sealed layout is there")
        return 1
    reports = make_reports(family, args.seed, args.count)
    write(reports, args.out, args.out.with_name(args.out.name + "-gold"), args.formats.split(","))
    faults = [f"{report.document.name}: {fault}" for report in reports for fault in faults_of(report)]
    print(*faults, f"{len(reports)} reports, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
