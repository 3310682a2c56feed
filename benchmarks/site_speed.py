"""How fast the site of a dataset is made and opened: `python -m benchmarks.site_speed RAW [--workers 2]`.

Extracts RAW into a fresh folder, makes its site, makes it again with nothing new, and opens the overview in a headless
Chromium. Prints seconds, the ratio of making the site to extracting, sizes of pages, and how long the overview took to
load (its own measure, `loadEventEnd`).
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        out, site = Path(scratch, "parsed"), Path(scratch, "site")
        program = [sys.executable, "-m", "pipeline"]
        workers = ["--workers", str(args.workers)]
        extracting = took([*program, "run", str(args.raw), "--out", str(out), "--quiet", *workers])
        report = [*program, "report", str(out), "--raw", str(args.raw), "--site", str(site), "--quiet", *workers]
        making, again = took(report), took(report)
        pages = [p.stat().st_size for p in site.rglob("document/**/*.html")]
        pictures = [p.stat().st_size for p in site.rglob("*.webp")]
        print(f"{len(pages)} documents: extracted in {extracting:.1f} s, site in {making:.1f} s "
              f"(ratio {making / extracting:.2f}), again {again:.1f} s")  # fmt: skip
        print(f"pages: median {statistics.median(pages) / 1024:.0f} KiB, largest {max(pages) / 1024:.0f}; "
              f"{len(pictures)} pictures, {sum(pictures) / 2**20:.0f} MiB; "
              f"overview {(site / 'index.html').stat().st_size / 1024:.0f} KiB")  # fmt: skip
        for load in opened(site / "index.html"):
            print(f"overview opened in {load:.0f} ms")
    return 0


def took(command: list[str]) -> float:
    """Seconds that a command takes."""
    start = time.monotonic()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - start


def opened(page: Path) -> list[float]:
    """Milliseconds until the page was loaded, three times; none where there is no browser."""
    from tests.browser import browser_page

    with browser_page() as (tab, _):
        found = []
        for _ in range(3):
            tab.goto(page.resolve().as_uri())
            found.append(float(tab.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")))
    return found


if __name__ == "__main__":
    raise SystemExit(main())
