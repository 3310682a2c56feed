"""What the desk shows of raw files, each opened in a child process behind hard limits, by the document's id alone."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from prongsai.extract.intake.raw_folder import SourceFile
from prongsai.extract.sandbox.process_pool import JobFailure, Limits, run_isolated
from prongsai.extract.settings import Settings
from prongsai.review.lines import Lines, LinesJob, Print, lines
from prongsai.review.pictures import PageShown, PictureJob, draw

_CHILDREN = 2  # at a time
_PICTURES = 300  # that are kept
_TEXTS = 20  # whose lines are kept
_GONE = "the file is not in the raw folder"

Job = TypeVar("Job")
Result = TypeVar("Result")


class Wall:
    """Draws pages and reads lines; pictures lie in a folder of its own that is removed at the end."""

    def __init__(self, find: Callable[[], Sequence[SourceFile]]) -> None:
        """`find` gives the files of the raw folder: nothing else is ever opened.

        Raises:
            UsageError: there is no such folder.
        """
        self._find = find
        self.sources: Mapping[str, SourceFile] = {}
        self.look()  # before there is a folder to remove
        self._folder = Path(tempfile.mkdtemp(prefix="prongsai-desk-"))
        self._pages: OrderedDict[tuple[str, int, int], PageShown] = OrderedDict()
        self._texts: OrderedDict[str, Lines] = OrderedDict()
        self._children = threading.Semaphore(_CHILDREN)
        self._lock = threading.Lock()
        self._busy: dict[Hashable, threading.Lock] = {}

    def __enter__(self) -> Wall:
        """Nothing more to do."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Remove the pictures."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def look(self) -> None:
        """Look through the raw folder again.

        Raises:
            UsageError: there is no such folder any more.
        """
        self.sources = {file.document_id: file for file in reversed(self._find())}

    def page(self, document_id: str, page: int, zoom: int) -> PageShown:
        """Draw a page, unless it is drawn already.

        Args:
            document_id: of the document.
            page: from 1.
            zoom: a key of `review.pictures.DPI`.
        """
        key = (document_id, page, zoom)
        source = self.sources.get(document_id)
        if source is None:
            return PageShown(problem=_GONE)
        with self._alone(key):
            if (known := self._pages.get(key)) is not None:
                return known
            found = self._walled(draw, PictureJob(source, page, zoom, self.picture(*key)))
            shown = PageShown(problem=found.reason) if isinstance(found, JobFailure) else found
            if not shown.problem:
                self._keep_page(key, shown)
            return shown

    def _keep_page(self, key: tuple[str, int, int], shown: PageShown) -> None:
        with self._lock:
            self._pages[key] = shown
            while len(self._pages) > _PICTURES:
                old, _ = self._pages.popitem(last=False)
                with contextlib.suppress(OSError):
                    self.picture(*old).unlink()

    def picture(self, document_id: str, page: int, zoom: int) -> Path:
        """Where the picture of a page lies, if it was drawn."""
        return self._folder / f"{document_id}-{page}-{zoom}.jpg"

    def lines(self, document_id: str, prints: tuple[Print, ...]) -> Lines:
        """The lines that hold the prints of a document, or why they cannot be shown."""
        source = self.sources.get(document_id)
        if source is None:
            return Lines(problem=_GONE)
        with self._alone(document_id):
            if (known := self._texts.get(document_id)) is not None:
                return known
            found = self._walled(lines, LinesJob(source, prints))
            shown = Lines(problem=found.reason) if isinstance(found, JobFailure) else found
            if not shown.problem:
                with self._lock:
                    self._texts[document_id] = shown
                    while len(self._texts) > _TEXTS:
                        self._texts.popitem(last=False)
            return shown

    def _walled(self, work: Callable[[Job], Result], job: Job) -> Result | JobFailure:
        settings = Settings()
        limits = Limits(settings.one_page_seconds, settings.max_memory_bytes)
        with self._children, contextlib.closing(run_isolated(work, [job], 1, limits)) as results:
            return next(results)[1]

    @contextlib.contextmanager
    def _alone(self, key: Hashable) -> Iterator[None]:
        """Work that somebody waits for is not begun twice."""
        with self._lock:
            lock = self._busy.setdefault(key, threading.Lock())
        try:
            with lock:
                yield
        finally:
            with self._lock:
                self._busy.pop(key, None)
