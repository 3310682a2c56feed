"""Pieces cut out of a page, and the Latin names that are looked for in them."""

from __future__ import annotations

from itertools import cycle

import numpy as np
import pytest

pytest.importorskip("cv2", reason="scans need OpenCV")

from prongsai.extract.scan.picture.page_crops import crop_with_paper, number_crop, padded_crop, pixels_of
from prongsai.extract.scan.picture.page_image import PageImage
from prongsai.extract.scan.recognition.abbreviations import AbbreviationFinder
from prongsai.extract.scan.recognition.number_fusion import UNREAD
from prongsai.extract.scan.recognition.ocr_words import OcrLetter, OcrWord
from prongsai.extract.scan.recognition.scanned_line import ScannedLine, joined_letters, spelled

PAGE = np.arange(100 * 200, dtype=np.uint32).reshape(100, 200).astype(np.uint8)


def test_a_crop_ends_where_the_page_does() -> None:
    assert np.array_equal(padded_crop(PAGE, (20, 30, 40, 50), 3, 5), PAGE[25:55, 17:43])
    assert np.array_equal(padded_crop(PAGE, (1, 2, 40, 99), 3, 5), PAGE[:, :43])


def test_beyond_the_page_is_paper() -> None:
    page = np.full((100, 200), 240, np.uint8)
    page[0:4, 0:6] = 10
    cut = crop_with_paper(page, (0, 0, 20, 10), 5)
    assert cut.shape == (20, 30)
    assert (cut[:5] == 240).all() and (cut[:, :5] == 240).all()
    assert (cut[5:9, 5:11] == 10).all()


def test_a_number_is_cut_out_with_a_share_of_its_height() -> None:
    assert np.array_equal(number_crop(PAGE, (50.4, 30.0, 90.0, 42.0)), PAGE[26:46, 44:96])
    assert number_crop(PAGE, (50.0, 30.0, 52.0, 30.0)).size  # a point has hardly a height


def test_boxes_in_points_are_pixels_within_the_page() -> None:
    image = PageImage(PAGE, 144.0, 0, 0.0, 100.0, 50.0)
    assert pixels_of((10.0, 5.0, 20.0, 15.0), image, 3) == (23, 13, 37, 27)
    assert pixels_of((0.0, 0.0, 100.0, 50.0), image, -3) == (0, 0, 200, 100)


def test_words_are_parted_where_white_is_and_nowhere_else() -> None:
    words = [OcrWord("กา", (0.0, 0.0, 20.0, 10.0), 0.9, 0), OcrWord("ข", (30.0, 0.0, 40.0, 10.0), 0.9, 0)]
    (apart,) = joined_letters(words, 100, 50, lambda a, b: b - a > 25)
    assert [x.text for x in apart] == ["ก", "า", " ", "ข"]
    assert apart[0].box == (100.0, 50.0, 110.0, 60.0)
    (joined,) = joined_letters(words, 100, 50, lambda a, b: False)
    assert [x.text for x in joined] == ["ก", "า", "ข"]
    assert joined[1].box[2] == 130.0  # reaches to the next one


def test_marks_stand_over_their_letters_and_out_of_the_body() -> None:
    ((ka, mark, kha),) = joined_letters([OcrWord("กิข", (0.0, 0.0, 20.0, 10.0), 0.9, 0)], 0, 0, lambda a, b: False)
    assert ka.box[0] == mark.box[0] == 0.0 and kha.box[0] == 10.0
    assert ScannedLine([ka, mark, kha]).body() == (0.0, 10.0)


class _Levels:
    """A text engine that reads these words in turn, and only single letters of levels."""

    def __init__(self, *texts: str) -> None:
        self._texts = cycle(texts)
        self.layouts: list[str] = []

    def read(self, crop: np.ndarray, dpi: float, layout: str = "page") -> list[OcrWord]:
        self.layouts.append(layout)
        text = next(self._texts)
        return [OcrWord(text, (0.0, 0.0, 9.0, 9.0), 0.9, 0)] if text else []


@pytest.mark.parametrize(
    ("texts", "before", "expected", "layout"),
    [
        (("C",), "ระดับ ", "C", "level"),
        (("c", "C", "C", "C", ""), "ระดับ ", "C", "level"),
        (("C", "B"), "ระดับ ", UNREAD, "level"),  # the views differ
        (("A",), "รวม ", "A", "latin"),  # no word for a level before it
        (("A", "A", "A", "B"), "รวม ", UNREAD, "latin"),
        (("IIT",), "รวม ", UNREAD, "latin"),
    ],
)
def test_a_lone_unread_digit_may_be_a_level(texts: tuple[str, ...], before: str, expected: str, layout: str) -> None:
    grey, ink = np.full((200, 600), 235, np.uint8), np.zeros((200, 600), np.uint8)
    grey[100:130, 400:420], ink[100:130, 400:420] = 20, 255
    letters = spelled(before, (100.0, 100.0, 380.0, 130.0), 0.99)
    letters.append(OcrLetter(UNREAD, (400.0, 100.0, 420.0, 130.0), 0.0))
    engine = _Levels(*texts)
    found = AbbreviationFinder(grey, ink, 300.0, engine, None).in_letters(letters)  # type: ignore[arg-type]
    assert "".join(x.text for x in found) == before + expected
    assert set(engine.layouts) == {layout}


def test_unread_digits_in_a_row_may_be_an_instrument() -> None:
    grey = np.full((200, 600), 235, np.uint8)
    letters = spelled(f"ผล {UNREAD}{UNREAD}T", (100.0, 100.0, 400.0, 130.0), 0.5)
    for read, expected in (("OIT", "ผล OIT"), ("การ", f"ผล {UNREAD}{UNREAD}T")):
        finder = AbbreviationFinder(grey, np.zeros_like(grey), 300.0, _Levels(read), None)  # type: ignore[arg-type]
        assert "".join(x.text for x in finder.in_letters(letters)) == expected
