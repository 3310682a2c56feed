"""A PDF whose end was lost with its table of objects is read from the objects that are there."""

from __future__ import annotations

import zlib

import pytest
from prongsai.extract.errors import ErrorCode
from prongsai.extract.pdf.document import read_pdf
from prongsai.extract.rebuilt_pdf import rebuilt
from prongsai.extract.settings import Settings

from .pdf_maker import Drawing, make_pdf
from .shapes import texts


def whole() -> bytes:
    drawing = Drawing()
    drawing.text(50, 300, "total 81.25")
    return make_pdf(drawing)


def packed(data: bytes) -> bytes:
    """The same objects, those without a stream packed in one, as newer writers have it, and no end."""
    kept, inside = [], []
    for piece in data.split(b"endobj")[:-1]:
        head, _, content = piece.partition(b" 0 obj")
        number = int(head.split()[-1])
        if b"stream" in content:
            kept.append(b"%d 0 obj%sendobj\n" % (number, content))
        else:
            inside.append((number, content.strip() + b"\n"))
    offsets, at = [], 0
    for number, content in inside:
        offsets.append(b"%d %d" % (number, at))
        at += len(content)
    table = b" ".join(offsets) + b"\n"
    stream = zlib.compress(table + b"".join(content for _, content in inside))
    head = b"<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >>" % (
        len(inside),
        len(table),
        len(stream),
    )
    return (
        b"%PDF-1.5\n" + b"".join(kept) + b"90 0 obj\n" + head + b"\nstream\n" + stream + b"\nendstream\nendobj\n91 0 ob"
    )


@pytest.mark.parametrize("how", ["table", "trailer", "packed"])
def test_a_pdf_without_its_end_is_read(how: str) -> None:
    data = whole()
    cut = packed(data) if how == "packed" else data[: data.rindex(b"\nxref" if how == "table" else b"trailer") + 9]
    assert [" ".join(text.split()) for text in texts(read_pdf(cut, Settings(ocr=False)))] == ["total 81.25"]


def test_an_object_that_was_changed_later_is_the_changed_one() -> None:
    changed = packed(whole()) + b"\n1 0 obj\n<< /Type /Catalog /Changed true >>\nendobj\n"
    made = rebuilt(changed)
    assert made is not None
    assert made.rindex(b"/Changed") > max(made.rindex(b"/Pages"), made.rindex(b"/Font"))


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.4\n1 0 obj\n<< /Type /Page >>\nendobj\n", b"no PDF"])
def test_nothing_is_made_of_what_holds_no_catalog(data: bytes) -> None:
    assert rebuilt(data) is None
    with pytest.raises(Exception) as refused:
        read_pdf(data, Settings(ocr=False))
    assert refused.value.code is ErrorCode.DAMAGED_FILE
