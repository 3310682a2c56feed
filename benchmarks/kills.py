"""Kill runs at random moments: `python -m benchmarks.kills RAW [--kills 50]`.

For each kill: a run over RAW is started and, after a random part of the time that a whole run takes, killed with
SIGKILL, it alone or with its children. A reader then looks at the dataset, and the next run ends the work. Prints how
often the dataset was whole, how often the end was that of an undisturbed run, and how much work was repeated.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from prongsai.dataset.publish import digests

_SEED = 50


def killed(command: Sequence[str], after: float, alone: bool) -> None:
    """Start a run and kill it after so many seconds, it alone or with its children."""
    process = subprocess.Popen(command, start_new_session=True)
    time.sleep(after)
    if alone:
        os.kill(process.pid, signal.SIGKILL)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    chance = random.Random(_SEED)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        program = [
            sys.executable,
            "-m",
            "prongsai.pipeline",
            "run",
            str(args.raw),
            "--workers",
            str(args.workers),
            "--quiet",
        ]
        start = time.monotonic()
        subprocess.run([*program, "--out", str(folder / "whole")], check=False)
        took = time.monotonic() - start
        wanted = digests(folder / "whole")
        whole = ends = saved = 0
        for number in range(args.kills):
            out = folder / f"out{number}"
            killed([*program, "--out", str(out)], chance.uniform(0.02, 1.05) * took, alone=number % 2 == 1)
            whole += not out.exists() or digests(out) == wanted
            done = subprocess.run([*program, "--out", str(out), "--json"], capture_output=True, text=True, check=False)
            ends += digests(out) == wanted
            saved += json.loads(done.stdout)["unchanged"]
        count = sum(json.loads((folder / "whole" / "run.json").read_text(encoding="utf-8"))["documents"].values())
    print(f"{args.kills} kills of runs over {count} documents ({took:.1f} s undisturbed): {whole} whole datasets, "
          f"{ends} equal ends; of {args.kills * count} documents {saved} were not read again")  # fmt: skip
    return 0 if whole == ends == args.kills else 1


if __name__ == "__main__":
    raise SystemExit(main())
