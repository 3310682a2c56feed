"""Warnings of pdfminer, kept from the terminal while a PDF is read.

What a damaged object means is told by the document's row.
"""

from __future__ import annotations

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
