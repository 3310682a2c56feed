"""A picture file as a PDF of its pages, so that photographs and scanned pictures are read and shown like scanned pages.

Every place on a page is a place of this PDF. Its page is A4 wide, or as wide as makes its letters no smaller than on a
screen: what a picture's file says of its resolution is most often wrong.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError
from prongsai.extract.errors import DocumentError, ErrorCode
from prongsai.extract.picture_set import is_set, pictures_in

_PAPER = 595.0  # points; the shorter side of A4
_SCREEN, _SCAN = 96.0, 300.0  # pixels an inch; less is no picture of a page, more shows no letter better
_HEIF = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")  # brands of such files
_MOST_PIXELS = 120_000_000  # of one picture: a photograph has 12 to 50 million
_MOST_PICTURES = 200  # in one file
_WIDE, _HIGH = 300, 60  # pixels; less is a mark, a signature or a rule
_SIGNATURES = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF87a", b"GIF89a", b"\x00\x00\x00\x0cjP  ",
)  # fmt: skip


def is_picture(data: bytes) -> bool:
    """Whether the bytes begin like a picture that can be read, or are several of one document."""
    return (
        is_set(data)
        or is_heif(data)
        or data.startswith(_SIGNATURES)
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or (data[:2] == b"BM" and len(data) > 26 and data[6:10] == b"\0\0\0\0")
    )


def is_heif(data: bytes) -> bool:
    """Whether the bytes begin like a picture of the container that telephones write (HEIC)."""
    return data[4:8] == b"ftyp" and data[8:12] in _HEIF


def is_small(data: bytes) -> bool:
    """Whether a picture is too small to show a table; one that says nothing of its size is not."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            return picture.width < _WIDE or picture.height < _HIGH
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False


def as_pdf(data: bytes) -> bytes:
    """A PDF with a page for each picture of the file, turned as its EXIF data says; see `pages_of`."""
    return pages_of(data)[0]


def pages_of(data: bytes) -> tuple[bytes, list[int]]:
    """A PDF with a page for each picture, and which of several files (from 1) could not be read.

    Raises:
        DocumentError: `damaged_file`, where none can be read; `too_large`, `too_many_pages` or `out_of_memory`.
    """
    files = pictures_in(data) or [data]
    unread: list[int] = []
    document = pdfium.PdfDocument.new()
    try:
        for number, file in enumerate(files, start=1):
            try:
                for picture in _pictures(file):
                    _add_page(document, picture)
            except DocumentError as error:
                if error.code is not ErrorCode.DAMAGED_FILE or len(files) == 1:
                    raise
                unread.append(number)
        if not len(document):
            raise DocumentError(ErrorCode.DAMAGED_FILE, "none of the pictures can be read")
        made = io.BytesIO()
        document.save(made)
        return made.getvalue(), unread
    finally:
        document.close()


def _pictures(data: bytes) -> Iterator[Image.Image]:
    if is_heif(data):
        _learn_heif()
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as file:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            if file.width * file.height > _MOST_PIXELS:
                raise DocumentError(ErrorCode.TOO_LARGE, f"a picture of {file.width} times {file.height} pixels")
            for number, frame in enumerate(ImageSequence.Iterator(file)):
                if number == _MOST_PICTURES:
                    raise DocumentError(ErrorCode.TOO_MANY_PAGES, f"more than {_MOST_PICTURES} pictures in one file")
                yield _fitting(_on_paper(ImageOps.exif_transpose(frame)))
    except DocumentError:
        raise
    except MemoryError as error:
        raise DocumentError(ErrorCode.OUT_OF_MEMORY, "the picture needs more memory than there is") from error
    except Image.DecompressionBombError as error:
        raise DocumentError(ErrorCode.TOO_LARGE, f"a picture of more than {_MOST_PIXELS} pixels") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise DocumentError(ErrorCode.DAMAGED_FILE, "the picture is damaged or of a form that is not read") from error


def _learn_heif() -> None:
    """Have the library of pictures read HEIC, too.

    Raises:
        DocumentError: `missing_program`.
    """
    try:
        import pi_heif
    except ImportError as error:
        message = "this picture (HEIC) needs a Python package: pip install 'prongsai[heic]'"
        raise DocumentError(ErrorCode.MISSING_PROGRAM, message) from error
    pi_heif.register_heif_opener()


def _on_paper(picture: Image.Image) -> Image.Image:
    """The picture in colours without transparency, white where it is clear."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(paper, clear).convert("RGB")
    return picture.convert("L" if picture.mode in ("1", "L", "I;16", "I") else "RGB")


def _resolution(picture: Image.Image) -> float:
    return max(min(picture.size) * 72 / _PAPER, _SCREEN)


def _fitting(picture: Image.Image) -> Image.Image:
    """The picture in no finer resolution than letters need."""
    finer = _resolution(picture) / _SCAN
    if finer <= 1:
        return picture
    return picture.resize((round(picture.width / finer), round(picture.height / finer)), Image.Resampling.LANCZOS)


def _add_page(document: pdfium.PdfDocument, picture: Image.Image) -> None:
    scale = 72 / _resolution(picture)
    width, height = picture.width * scale, picture.height * scale
    image = pdfium.PdfImage.new(document)
    bitmap = pdfium.PdfBitmap.from_pil(picture)
    image.set_bitmap(bitmap)
    image.set_matrix(pdfium.PdfMatrix().scale(width, height))
    page = document.new_page(width, height)
    page.insert_obj(image)
    page.gen_content()
    bitmap.close()
    page.close()
