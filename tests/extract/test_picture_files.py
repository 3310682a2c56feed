"""Picture files are read like scanned pages."""

from __future__ import annotations

import base64
import io
import sys

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.intake.media_type import SniffError
from prongsai.extract.pdfium import open_pdfium
from prongsai.extract.picture_file import as_pdf, is_picture
from prongsai.extract.reader import read_document, recognise
from prongsai.extract.settings import Settings

HEIC = base64.b64decode(  # a white square of 64 pixels, made by pillow-heif
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAVZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
    "ACJpbG9jAAAAAERAAAEAAQAAAAABegABAAAAAAAAABMAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRt"
    "AAAAAAABAAAA1mlwcnAAAAC3aXBjbwAAAHhodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMA"
    "AAMAHroCQGEAAQArQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqSSmubgIaDAgAAAMAyAAAAwAIQGIAAQAHRAHBcrAiQAAAABNjb2xy"
    "bmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAABAAAAAQAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAAAAABAAEEgQIDBAAAABtt"
    "ZGF0AAAADygBrwQY/B3XPpvVl7ccYA=="
)


def drawn(size: tuple[int, int] = (600, 800), mode: str = "RGB") -> Image.Image:
    """White paper with a black square in its upper left corner."""
    picture = Image.new(mode, size, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 4, size[1] // 4), fill="black")
    return picture


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    made = io.BytesIO()
    picture.save(made, form, **options)
    return made.getvalue()


def page_sizes(data: bytes) -> list[tuple[int, int]]:
    document = open_pdfium(data)
    sizes = [tuple(round(side) for side in document[n].get_size()) for n in range(len(document))]
    document.close()
    return [(width, height) for width, height in sizes]


def rendered(data: bytes) -> Image.Image:
    document = pdfium.PdfDocument(as_pdf(data))
    picture = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    return picture


@pytest.mark.parametrize(
    ("form", "media_type"),
    [
        ("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff"), ("WEBP", "image/webp"),
        ("BMP", "image/bmp"), ("GIF", "image/gif"),
    ],
)  # fmt: skip
def test_every_form_is_a_page_of_a_scan(form: str, media_type: str) -> None:
    data = saved(drawn(), form)
    assert is_picture(data) and recognise(data, "x").media_type == media_type
    document = read_document(data, "x", Settings(ocr=False))
    assert (document.media_type, document.page_count, document.error_code) == (media_type, 1, "needs_ocr")
    assert page_sizes(data) == [(450, 600)]  # 96 pixels an inch: no letter of a screen is smaller
    picture = rendered(data)
    assert picture.getpixel((40, 40)) < 60 < 200 < picture.getpixel((400, 500))


def test_each_picture_of_a_file_is_a_page() -> None:
    pages = [drawn(), drawn((1600, 1200), "L"), drawn((800, 600), "1")]
    data = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert page_sizes(data) == [(450, 600), (793, 595), (600, 450)]


def test_a_photograph_stands_upright_and_is_no_larger_than_letters_need() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # the camera lay on its side
    data = saved(drawn((4000, 3000)), "JPEG", exif=turned)
    assert page_sizes(data) == [(595, 793)]
    picture = rendered(data)
    assert picture.getpixel((550, 40)) < 60 < 200 < picture.getpixel((40, 40))


def test_what_is_clear_is_paper() -> None:
    clear = Image.new("RGBA", (600, 800), (0, 0, 0, 0))
    assert rendered(saved(clear, "PNG")).getextrema() == (255, 255)


def test_a_damaged_or_monstrous_picture_says_so() -> None:
    cut = saved(drawn(), "PNG")[:200]
    assert read_document(cut, "x.png", Settings()).error_code == "damaged_file"
    with pytest.raises(DocumentError) as caught:
        as_pdf(saved(Image.new("1", (20_000, 20_000)), "PNG"))
    assert caught.value.code is ErrorCode.TOO_LARGE


def test_a_kind_of_picture_that_is_not_read_names_the_remedy() -> None:
    with pytest.raises(SniffError, match="save it as JPEG") as caught:
        recognise(b"\0\0\0\x18ftypavif" + b"\0" * 30, "x.avif")
    assert caught.value.code is ErrorCode.UNSUPPORTED_TYPE


def test_a_picture_of_a_telephone_is_a_page_where_its_package_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_picture(HEIC) and recognise(HEIC, "x").media_type == "image/heif"
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    missing = read_document(HEIC, "x.heic", Settings())
    assert missing.error_code == "missing_program" and "pip install 'prongsai[heic]'" in str(missing.error)
    monkeypatch.undo()
    pytest.importorskip("pi_heif")
    assert page_sizes(HEIC) == [(48, 48)]
    assert read_document(HEIC[:200], "x.heic", Settings()).error_code == "damaged_file"
