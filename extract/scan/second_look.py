"""A second look at the numbers of a document that its own arithmetic leaves open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prongsai.extract.pdfium import open_pdfium
from prongsai.extract.records import BBox, RawDocument
from prongsai.extract.scan.doubted_layers import with_pictures_for_false_layers
from prongsai.extract.scan.recognition.ocr_engine import missing
from prongsai.extract.scan.scanned_pages import networks


def look_again(data: bytes, raw: RawDocument, wanted: Mapping[int, Sequence[BBox]]) -> RawDocument:
    """The document after a second look at the numbers in these places.

    Those of scanned pages are read again (`extract.scan.second_reading`); those of a text layer are held against the
    picture of their page, which is read instead where they differ (`extract.scan.doubted_layers`).
    """
    from prongsai.extract.scan.second_reading import read_again

    document = open_pdfium(data)
    try:
        again = read_again(document, raw, wanted, networks()[0])
        return again if missing() else with_pictures_for_false_layers(document, again, wanted)
    finally:
        document.close()
