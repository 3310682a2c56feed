"""Work on documents in child processes, each behind a wall: hard limits on time and memory.

A parser that hangs, eats memory or kills its process costs one document, never the run. The parent only hands
out items and collects results; what it gets back for a lost item is a `Lost` with the reason.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import resource
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from extract.errors import ErrorCode

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one child: seconds for one item, address space in bytes, items before it is replaced."""

    seconds: float
    memory_bytes: int
    items_per_child: int = 200  # libraries leak a little; a fresh process starts clean


@dataclass(frozen=True, slots=True)
class Lost:
    """An item whose child was stopped or died: a code of the closed list and one line."""

    code: ErrorCode
    reason: str


@dataclass(slots=True)
class _Child(Generic[Item]):
    process: BaseProcess
    pipe: Connection
    item: Item | None = None
    deadline: float = 0.0
    done: int = 0


def run_walled(
    work: Callable[[Item], Result], items: Iterable[Item], workers: int, limits: Limits
) -> Generator[tuple[Item, Result | Lost], None, None]:
    """Yield (item, result) as results come, from `workers` child processes; order is not kept.

    Args:
        work: importable function of one picklable item; what it raises ends its child.
        items: taken one by one, as children become free, so a long list is never held twice.
        workers: number of child processes, at least 1.
        limits: limits of each child.
    """
    context = multiprocessing.get_context("forkserver")
    queue = iter(items)
    children: list[_Child[Item]] = []
    try:
        for _ in range(max(1, workers)):
            if not _give(child := _start(context, work, limits), queue, limits):
                _stop(child)
                break
            children.append(child)
        while children:
            timeout = max(0.0, min(c.deadline for c in children) - time.monotonic())
            ready = wait([c.pipe for c in children], timeout)
            for child in list(children):
                if child.pipe not in ready and time.monotonic() < child.deadline:
                    continue
                item = child.item
                assert item is not None
                result, alive = _collect(child, child.pipe in ready, limits)
                children.remove(child)
                if not alive or child.done >= limits.items_per_child:
                    _stop(child)
                    child = _start(context, work, limits)
                if _give(child, queue, limits):
                    children.append(child)
                else:
                    _stop(child)
                yield item, result
    finally:
        for child in children:
            child.process.kill()
            _stop(child)


def _start(context: BaseContext, work: Callable[[Any], Any], limits: Limits) -> _Child[Any]:
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work, limits.memory_bytes), daemon=True)  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    return _Child(process, ours)


def _give(child: _Child[Item], queue: Iterator[Item], limits: Limits) -> bool:
    for item in queue:
        child.item = item
        child.deadline = time.monotonic() + limits.seconds
        with contextlib.suppress(OSError):  # a child that died early is found by its silent pipe
            child.pipe.send(item)
        return True
    return False


def _collect(child: _Child[Any], answered: bool, limits: Limits) -> tuple[Any, bool]:
    if not answered:
        child.process.kill()
        return Lost(ErrorCode.TIMEOUT, f"not done within {limits.seconds:g} s"), False
    try:
        result = child.pipe.recv()
    except (EOFError, OSError):
        child.process.join(5)
        code = child.process.exitcode
        reason = f"killed by signal {-code}" if code is not None and code < 0 else f"ended with exit code {code}"
        return Lost(ErrorCode.WORKER_DIED, f"the process reading it was {reason}"), False
    child.done += 1
    return result, not isinstance(result, Lost)


def _stop(child: _Child[Any]) -> None:
    child.pipe.close()
    child.process.join(2)
    if child.process.is_alive():
        child.process.kill()
        child.process.join()


def _serve(pipe: Connection, work: Callable[[Any], Any], memory_bytes: int) -> None:
    """A child's life: read an item, work on it, send the result, until the pipe closes."""
    with contextlib.suppress(ValueError, OSError):  # some systems do not let a process lower this
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            result = work(item)
        except MemoryError:
            result = Lost(ErrorCode.OUT_OF_MEMORY, f"needs more than {memory_bytes >> 20} MiB")
        except RecursionError:
            result = Lost(ErrorCode.DAMAGED_FILE, "nested deeper than can be followed")
        pipe.send(result)
