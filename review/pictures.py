"""Pictures of pages for the desk, drawn in a child process: the files that they are made of are nobody's to trust."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from prongsai.extract.errors import DocumentError
from prongsai.extract.intake.raw_folder import SourceFile, contents
from prongsai.extract.settings import Settings
from prongsai.report.page_images import page_pictures

DPI = {1: 110, 2: 220}  # of a picture, by how far the page is zoomed
_POINTS = 72  # in an inch
_LONGEST_SIDE = 4000  # pixels; no screen shows more of a poster
_QUALITY = 82


@dataclass(frozen=True, slots=True)
class PictureJob:
    """A page to draw into a file; `page` counts from 1, `zoom` is a key of `DPI`."""

    source: SourceFile
    page: int
    zoom: int
    target: Path


@dataclass(frozen=True, slots=True)
class PageShown:
    """The size of a page that was drawn, in points as displayed, or why it was not."""

    width: float = 0.0
    height: float = 0.0
    problem: str = ""


def draw(job: PictureJob) -> PageShown:
    """Draw a page; the file is written aside and renamed, so it is whole or not there."""
    try:
        data = contents(job.source, Settings().max_file_bytes)
        found = next(page_pictures(data, [job.page], DPI[job.zoom] / _POINTS))
    except (DocumentError, ValueError) as error:
        return PageShown(problem=str(error))
    if isinstance(found.picture, DocumentError):
        return PageShown(problem=str(found.picture))
    found.picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    aside = job.target.with_suffix(f".{os.getpid()}")
    try:
        found.picture.save(aside, "JPEG", quality=_QUALITY)
        aside.replace(job.target)
    except OSError as error:
        with contextlib.suppress(OSError):
            aside.unlink()
        return PageShown(problem=f"no room for the picture: {error.strerror}")
    return PageShown(found.width, found.height)
