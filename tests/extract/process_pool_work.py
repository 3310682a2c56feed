"""Work for children: what a parser can do to its process. Importable, so that a child finds it."""

from __future__ import annotations

import os
import signal
import time
import warnings
from pathlib import Path

from prongsai.extract.sandbox.process_pool import request_more_time


def _work_for(seconds: float) -> None:
    """Keep the processor busy for so long."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def work(item: str) -> str:
    """Do what the item says."""
    task, _, more = item.partition(" ")
    if task == "raise":
        raise ValueError("a bug\nhere")
    if task == "hang":
        time.sleep(600)
    if task == "wait":
        time.sleep(float(more))
    if task == "spin":
        _work_for(600)
    if task == "ask":
        request_more_time(float(more))
        _work_for(1.2)
    if task == "eat":
        return str(len(bytearray(1 << 40)))
    if task == "die" or (task == "die_once" and not Path(more).exists()):
        if more:
            Path(more).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "nest":
        return work(item)
    if task == "chatter":
        print("from python", flush=True)
        os.write(1, b"from a library\n")
        warnings.warn("from a warning", stacklevel=1)
    return f"did {task}"
