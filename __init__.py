"""Prongsai: from published integrity (ITA) reports to data with evidence for every value.

Reports in `data/raw` go in; the tables of `data/parsed` come out (`prongsai run`, see `pipeline`). For programs of your
own: `open_pdf`. It is imported when it is asked for, so that `import prongsai` costs next to nothing.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prongsai.extract.pdf.plumber_page import open_pdf

if "PYTHAINLP_READ_MODE" not in os.environ:  # its older name
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")  # else importing pythainlp makes a folder in the user's home

__version__ = "0.1.0"
__all__ = ["__version__", "open_pdf"]

_PUBLIC = {"open_pdf": "prongsai.extract.pdf.plumber_page"}  # name to the module that defines it


def __getattr__(name: str) -> Any:
    """The public functions, from the modules that define them."""
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)
