"""Command line: see the package's docstring."""

from __future__ import annotations

import argparse
from pathlib import Path

from corpus.generate import FORMATS, make_reports, write
from corpus.registry import all_layouts, choose


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m corpus", description="Write made-up ITA reports with their truth.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--layouts", default="open", help="open, held-out, all, or names and groups parted by commas")
    parser.add_argument("--formats", default="txt", help="parted by commas: " + ", ".join(FORMATS))
    parser.add_argument("--out", type=Path, help="the reports go to OUT/FORMAT/")
    parser.add_argument("--gold", type=Path, help="the truth goes here (default: OUT with `-gold` behind its name)")
    parser.add_argument("--whole", action="store_true", help="no damage in txt and md")
    parser.add_argument("--list", action="store_true", help="list the layouts and stop")
    args = parser.parse_args()
    if args.list:
        for layout in all_layouts().values():
            kind = "held-out" if layout.kept_out else "open"
            print(f"{layout.group:14} {kind:9} {layout.name:26} {layout.about}")
        return 0
    if args.out is None:
        parser.error("--out is missing")
    formats = args.formats.split(",")
    if unknown := set(formats) - set(FORMATS):
        parser.error(f"unknown formats: {', '.join(sorted(unknown))}")
    gold = args.gold or args.out.with_name(args.out.name + "-gold")
    write(make_reports(choose(args.layouts), args.seed, args.count), args.out, gold, formats, args.whole)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
