"""Pictures that a text shows, such as a table pasted into a Word file: read where they show a table or a figure."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence

from prongsai.extract.pdfium import open_pdfium
from prongsai.extract.picture_file import is_picture, is_small
from prongsai.extract.records import Block, Page
from prongsai.extract.sandbox.page_timeout import page_timeout
from prongsai.extract.scan.pasted_pictures import page_with_pictures
from prongsai.extract.settings import Settings

_SHARE = 0.5  # of a document's processor time that its pictures may take


class PicturesInText:
    """Reads the pictures of one document, one after the other, as far as their time goes."""

    def __init__(self, settings: Settings) -> None:
        """Keep the limits; nothing is loaded before there is a picture to read."""
        self._settings = settings
        self._left = _SHARE * settings.base_seconds if settings.ocr else 0.0

    def read(self, data: bytes) -> Sequence[Block] | None:
        """What a picture shows, at places of its own; nothing where it shows no result, None where it was not read."""
        if not is_picture(data):
            return None
        if is_small(data):
            return ()
        if self._left <= 0:
            return None
        started = time.process_time()
        try:
            return self._shown(data)
        except MemoryError:
            raise
        except Exception:  # a program that is missing, damage, too long a time: the text is read all the same
            return None
        finally:
            self._left -= time.process_time() - started

    def _shown(self, data: bytes) -> list[Block]:
        found: list[Block] = []
        with contextlib.closing(open_pdfium(data)) as document:
            for number, (width, height) in enumerate(map(document.get_page_size, range(len(document))), 1):
                with page_timeout(self._settings.one_page_seconds):
                    page = page_with_pictures(document, Page(number), [(0.0, 0.0, width, height)])
                found += page.blocks
        return found
