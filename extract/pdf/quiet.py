"""What goes on around the reading of a PDF and is kept from it: warnings of pdfminer, and the collector of garbage.

What a damaged object means is told by the document's row.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet() -> Iterator[None]:
    """Keep pdfminer's warnings about damaged objects off the terminal while a document is read."""
    logger = logging.getLogger("pdfminer")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


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
