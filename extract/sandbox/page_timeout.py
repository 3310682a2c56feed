"""A limit on the processor time that one page takes, so that a page that never ends costs itself and not its document.

The alarm interrupts Python code; a library's C code ends first, and the limits of the process
(`extract.sandbox.process_pool`) stop what never does.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from prongsai.extract.errors import PageError

_AGAIN = 5.0  # seconds; code that swallowed the first alarm gets another


class PageTimeoutError(PageError):
    """A page took too long."""


@contextmanager
def page_timeout(seconds: float) -> Iterator[None]:
    """Raise `PageTimeoutError` in the block when so much of the processor was used. Only a main thread has an alarm."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def over(number: int, frame: FrameType | None) -> None:
        raise PageTimeoutError(f"not done within {seconds:g} s of the processor")

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
