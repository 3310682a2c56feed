"""The collector of garbage, kept from work that makes a great many objects that all live on.

A page of a PDF and a report that is being understood are a hundred thousand of them, looked through again and again in
vain; what is left in circles is collected behind it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let nobody look for garbage in the block: a page is a hundred thousand living objects, looked through in vain."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
