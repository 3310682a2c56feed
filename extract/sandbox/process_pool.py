"""Work on documents in child processes, each isolated: hard limits on processor time and memory.

A parser that hangs, eats memory, raises or kills its process costs one document, never the run. A child holds one
item at a time, so the one it dies on is known; that one is tried once more in a fresh child, for the death may have
been another's fault (the system short of memory). What the parent gets back for a lost item is a `JobFailure`.
Seconds are those of the processor, so that a busy machine gives the same results; several times as much on the clock
stands behind them, for what waits and never works.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import multiprocessing
import os
import resource
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

import psutil
from prongsai.extract.errors import ErrorCode

Item = TypeVar("Item")
Result = TypeVar("Result")


_WALL = 6.0  # times the seconds that an item has of the processor; a machine shared four ways takes four times as long
_LEAST_LEFT = 0.05  # seconds
_PR_SET_PDEATHSIG = 1  # of prctl(2), on Linux


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one child: processor seconds for one item, address space in bytes, items before it is replaced.

    The work may ask for more time (`request_more_time`), up to `most_seconds` in all.
    """

    seconds: float
    memory_bytes: int
    most_seconds: float = 0.0
    items_per_child: int = 200  # libraries leak a little; a fresh process starts clean


@dataclass(frozen=True, slots=True)
class JobFailure:
    """An item without a result: a code of the closed list, one line, and the traceback where there is one."""

    code: ErrorCode
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _MoreTime:
    """What a child sends that has seen how much there is to do."""

    seconds: float


@dataclass(slots=True)
class _Child(Generic[Item]):
    process: BaseProcess
    pipe: Connection
    item: Item | None = None
    allowed: float = 0.0  # seconds of the processor
    begun: float = 0.0  # on the clock
    used_before: float = 0.0  # seconds of the processor, on items before
    deadline: float = 0.0  # on the clock: when to look again how much was used
    answer: Any = None  # what it sent, in a list of one
    done: int = 0
    again: bool = False  # the item was given before, to a child that died


def run_isolated(
    work: Callable[[Item], Result], items: Iterable[Item], workers: int, limits: Limits, preload: Sequence[str] = ()
) -> Generator[tuple[Item, Result | JobFailure], None, None]:
    """Yield (item, result) as results come, from `workers` child processes; order is not kept.

    Args:
        work: importable function of one picklable item; what it raises becomes a `JobFailure`.
        items: taken one by one, as children become free, so a long list is never held twice.
        workers: number of child processes, at least 1.
        limits: limits of each child.
        preload: modules to be imported once, in the process from which the children are forked. It starts with the
            first child of this process; what is asked for later has no effect.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    queue = _Queue(items)
    children: list[_Child[Item]] = []
    try:
        for _ in range(max(1, workers)):
            if not queue:
                break
            children.append(_start(context, work, limits))
            queue.give(children[-1], limits)
        while children:
            timeout = max(0.0, min(c.deadline for c in children) - time.monotonic())
            ready = wait([c.pipe for c in children], timeout)
            for child in list(children):
                if child.pipe not in ready and (time.monotonic() < child.deadline or _has_time_left(child)):
                    continue
                if child.pipe in ready and _wants_time(child, limits):
                    continue
                item, again = child.item, child.again
                assert item is not None
                result, alive = _collect(child, child.pipe in ready)
                died = isinstance(result, JobFailure) and result.code is ErrorCode.WORKER_DIED
                if died and not again:
                    queue.take_back(item)
                if queue and (not alive or child.done >= limits.items_per_child):
                    _stop(child)
                    children[children.index(child)] = child = _start(context, work, limits)
                if not queue.give(child, limits):
                    children.remove(child)
                    _stop(child)
                if not died or again:
                    yield item, result
    finally:
        for child in children:
            child.process.kill()
            _stop(child)


class _Queue(Generic[Item]):
    """What is left to do; falsy when nothing is."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = iter(items)
        self._again: deque[Item] = deque()

    def __bool__(self) -> bool:
        if self._again:
            return True
        for item in self._items:
            self._items = itertools.chain([item], self._items)
            return True
        return False

    def take_back(self, item: Item) -> None:
        """Do an item once more."""
        self._again.append(item)

    def give(self, child: _Child[Item], limits: Limits) -> bool:
        """Hand the next item to a child that waits; false where none is left."""
        if not self:
            return False
        child.again = bool(self._again)
        child.item = self._again.popleft() if self._again else next(self._items)
        child.allowed = limits.seconds
        child.begun, child.used_before = time.monotonic(), _processor_seconds(child)
        child.deadline = child.begun + limits.seconds
        child.answer = None
        with contextlib.suppress(OSError):  # a child that died early is found by its silent pipe
            child.pipe.send(child.item)
        return True


def _start(context: BaseContext, work: Callable[[Any], Any], limits: Limits) -> _Child[Any]:
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work, limits.memory_bytes), daemon=True)  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    return _Child(process, ours)


def _processor_seconds(child: _Child[Any]) -> float:
    """What a child has used of the processor; nothing where the system does not say."""
    try:
        times = psutil.Process(child.process.pid).cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)


def _has_time_left(child: _Child[Any]) -> bool:
    """Whether the item may go on: it has had too little of the processor. Says when to look again."""
    now = time.monotonic()
    left = child.allowed - (_processor_seconds(child) - child.used_before)
    last = child.begun + _WALL * child.allowed
    child.deadline = min(now + max(left, _LEAST_LEFT), last)
    return left > _LEAST_LEFT and now < last


def _wants_time(child: _Child[Any], limits: Limits) -> bool:
    """Take what a child sent; true where it asks for more time, which it is given up to the most there is."""
    try:
        child.answer = [child.pipe.recv()]
    except (EOFError, OSError):
        return False  # `_collect` meets the same, and says why
    asked = child.answer[0]
    if not isinstance(asked, _MoreTime):
        return False
    more = max(0.0, min(asked.seconds, limits.most_seconds - child.allowed))
    child.allowed += more
    child.deadline += more
    child.answer = None
    return True


def _collect(child: _Child[Any], answered: bool) -> tuple[Any, bool]:
    if not answered:
        child.process.kill()
        waited = time.monotonic() >= child.begun + _WALL * child.allowed
        limit = f"{_WALL * child.allowed:g} s on the clock" if waited else f"{child.allowed:g} s of the processor"
        return JobFailure(ErrorCode.TIMEOUT, f"not done within {limit}"), False
    try:
        result = child.answer[0] if child.answer is not None else child.pipe.recv()
    except (EOFError, OSError):
        child.process.join(5)
        code = child.process.exitcode
        reason = f"killed by signal {-code}" if code is not None and code < 0 else f"ended with exit code {code}"
        return JobFailure(ErrorCode.WORKER_DIED, f"the process reading it was {reason}"), False
    child.done += 1
    return result, not isinstance(result, JobFailure)


def _stop(child: _Child[Any]) -> None:
    child.pipe.close()
    child.process.join(2)
    if child.process.is_alive():
        child.process.kill()
        child.process.join()


_parent: Connection | None = None  # of a child: the pipe to its parent


def request_more_time(seconds: float) -> None:
    """In a child: ask for more time for the item at hand. Without a parent there is no limit, and nothing to ask."""
    if _parent is not None:
        with contextlib.suppress(OSError):
            _parent.send(_MoreTime(seconds))


def _die_with_parent() -> None:
    """Have the kernel end this process when its parent ends: an orphan in a loop would have nobody to stop it."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _serve(pipe: Connection, work: Callable[[Any], Any], memory_bytes: int) -> None:
    """A child's life: read an item, work on it, send the result, until the pipe closes."""
    global _parent
    _parent = pipe
    _die_with_parent()
    with contextlib.suppress(ValueError, OSError):  # some systems do not let a process lower this
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # stdout carries results of the parent, and what a library in C prints of a broken
    os.dup2(nowhere, 2)  # file tears the progress bar; what counts comes back as a `JobFailure`
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            return
        with contextlib.suppress(BrokenPipeError):  # the parent has left
            pipe.send(_attempt(work, item, memory_bytes))


def _attempt(work: Callable[[Any], Any], item: Any, memory_bytes: int) -> Any:
    try:
        return work(item)
    except MemoryError:
        return JobFailure(ErrorCode.OUT_OF_MEMORY, f"needs more than {memory_bytes >> 20} MiB")
    except RecursionError:
        return JobFailure(ErrorCode.DAMAGED_FILE, "nested deeper than can be followed")
    except Exception as error:  # a bug, ours or a library's: it costs this item and says so
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{os.path.basename(last.filename)}:{last.lineno}"  # noqa: PTH119 - a name to show
        told = " ".join(str(error).split())
        return JobFailure(ErrorCode.UNKNOWN, f"{type(error).__name__} at {where}: {told}", traceback.format_exc())
