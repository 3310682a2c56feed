"""Scanned pages: rules, lines, numbers and words put together, without and with the text engine."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from prongsai.extract.scan.recognition.abbreviation_recognizer import Name
from prongsai.extract.scan.recognition.digit_recognizer import ReadChar, Reading
from prongsai.extract.scan.recognition.number_fusion import UNREAD, is_number, numbers_in, with_numbers
from prongsai.extract.scan.recognition.ocr_words import OcrLetter, OcrWord

needs_cv = pytest.mark.skipif(importlib.util.find_spec("cv2") is None, reason="OpenCV is not installed")


def reading(
    text: str, confidence: float = 0.99, wide: float = 10.0, **others: tuple[tuple[str, float], ...]
) -> Reading:
    """A reading with characters side by side; `others` are alternatives by position (c0, c1, ...)."""
    return Reading(
        tuple(
            ReadChar(char, i * wide, (i + 1) * wide, confidence, others.get(f"c{i}", ())) for i, char in enumerate(text)
        )
    )


def letters(text: str, x0: float = 0.0, wide: float = 10.0) -> list[OcrLetter]:
    return [OcrLetter(c, (x0 + i * wide, 0.0, x0 + (i + 1) * wide, 20.0), 0.95) for i, c in enumerate(text)]


def told(found: list[OcrLetter]) -> str:
    return "".join(letter.text for letter in found)


BOX = (0.0, 0.0, 400.0, 20.0)


def test_the_readers_digits_replace_the_engines() -> None:
    numbers = numbers_in(reading("~~~๘๗.๓๒~~"), BOX)
    assert [n.text for n in numbers] == ["๘๗.๓๒"]
    assert told(with_numbers(letters("ได้๕๓.๓๒คะ"), numbers)) == "ได้๘๗.๓๒คะ"


def test_a_digit_that_the_engine_alone_saw_is_unread() -> None:
    assert told(with_numbers(letters("ได้๕๓.๓๒"), [])) == f"ได้{UNREAD * 2}.{UNREAD * 2}"


def test_the_point_behind_a_running_number_stays() -> None:
    numbers = numbers_in(reading("๑.~~~"), BOX)
    assert numbers[0].text == "๑"
    assert told(with_numbers(letters("๑,การ"), numbers)) == "๑.การ"


def test_what_the_reader_half_believes_does_not_break_a_word() -> None:
    numbers = numbers_in(reading("~~~~~๐๐~", 0.6), BOX)
    assert told(with_numbers(letters("Facebook"), numbers)) == "Facebook"


def test_a_number_carries_the_readings_that_its_reader_supports() -> None:
    number = numbers_in(reading("๘๗.๓๒", 0.7, c1=(("๓", 0.25), ("", 0.01))), BOX)[0]
    assert number.confidence == 0.7
    assert number.alternatives[0][0] == "๘๓.๓๒" and len(number.alternatives) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [("๘๗.๓๒", True), ("100.00%", True), ("85", True), ("~๘๕", False), ("", False), ("-", False), ("12/05/65", True)],
)
def test_cells_of_numbers(text: str, expected: bool) -> None:
    assert is_number(reading(text)) is expected


# ---- pictures


def paper(height: int = 1200, width: int = 900) -> np.ndarray:
    rng = np.random.default_rng(1)
    return np.clip(rng.normal(235, 4, (height, width)), 0, 255).astype(np.uint8)


def drawn_grid(gap: bool = False) -> np.ndarray:
    page = paper()
    for y in (200, 300, 400, 500):
        page[y : y + 3, 100:800] = 40
    for x in (100, 500, 797):
        page[200:503, x : x + 3] = 40
    if gap:
        page[300:303, 240:262] = 235
        page[330:352, 500:503] = 235
    return page


@needs_cv
@pytest.mark.parametrize("angle", [0.0, 1.3, -2.4])
@pytest.mark.parametrize("gap", [False, True])
def test_a_tilted_grid_with_gaps_is_found_whole(angle: float, gap: bool) -> None:
    import cv2
    from prongsai.extract.layout.ruled_grid import find_grids
    from prongsai.extract.scan.picture.page_image import straightened
    from prongsai.extract.scan.picture.ruling_lines import find_rules

    page = drawn_grid(gap)
    for row in range(6):  # writing, which tells the angle
        page[700 + 40 * row : 712 + 40 * row, 120:780:14] = 60
    matrix = cv2.getRotationMatrix2D((450, 600), angle, 1.0)
    turned = cv2.warpAffine(page, matrix, (900, 1200), borderValue=235)
    image = straightened(np.asarray(turned, dtype=np.uint8), 100, (648.0, 864.0))
    assert image.angle == pytest.approx(-angle, abs=0.15)
    grids = find_grids(find_rules(image).rules, [], *image.size)
    assert [(len(g.xs) - 1, len(g.ys) - 1, len(g.cells)) for g in grids] == [(2, 3, 6)]


@needs_cv
def test_rows_of_letters_are_no_rules() -> None:
    from prongsai.extract.scan.picture.page_image import straightened
    from prongsai.extract.scan.picture.ruling_lines import find_rules

    page = paper()
    for row in range(12):
        top = 100 + 60 * row
        for x in range(100, 780, 130):
            page[top : top + 2, x : x + 120] = 40  # the heads of a word's letters, joined
        for x in range(100, 800, 7):
            page[top : top + 22, x : x + 3] = 40  # their stems
    assert find_rules(straightened(page, 150, (432.0, 576.0))).rules == []


@needs_cv
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_boxes_lead_back_to_the_page_as_displayed(turn: int) -> None:
    from prongsai.extract.scan.picture.page_image import PageImage

    width, height = 600.0, 800.0
    image = PageImage(np.zeros((10, 10), np.uint8), 72, turn, 0.0, width, height)
    box = image.to_page((10.0, 20.0, 30.0, 50.0))
    expected = {
        0: (10.0, 20.0, 30.0, 50.0),
        90: (20.0, 770.0, 50.0, 790.0),
        180: (570.0, 750.0, 590.0, 780.0),
        270: (550.0, 10.0, 580.0, 30.0),
    }
    assert box == expected[turn]
    assert image.from_page(box) == (10.0, 20.0, 30.0, 50.0)


@needs_cv
@pytest.mark.parametrize(("side", "unit"), [(2480, 2480 / 595), (210, 210 / 595), (420, 1.0), (842, 1.0)])
def test_a_page_of_no_papers_size_counts_as_a_sheet(side: int, unit: float) -> None:
    import pypdfium2 as pdfium
    from prongsai.extract.scan.picture.page_image import PageImage, picture_of

    document = pdfium.PdfDocument.new()
    document.new_page(side, round(side * 1.414))
    grey, dpi, size = picture_of(document, 0, 72)
    assert size.unit == pytest.approx(unit, abs=0.01)
    assert grey.shape[1] == pytest.approx(size.width * dpi / 72, abs=1)
    image = PageImage(grey, dpi, 0, 0.0, size.width, size.height, unit=size.unit)
    assert image.to_page((10.0, 20.0, 30.0, 50.0)) == pytest.approx([v * size.unit for v in (10, 20, 30, 50)])
    assert image.from_page(image.to_page((10.0, 20.0, 30.0, 50.0))) == pytest.approx((10.0, 20.0, 30.0, 50.0))


@needs_cv
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_places_on_a_skewed_page_are_found_again(turn: int) -> None:
    from prongsai.extract.scan.picture.page_image import PageImage

    image = PageImage(np.zeros((10, 10), np.uint8), 72, turn, 1.7, 600.0, 800.0)
    box = (400.0, 300.0, 440.0, 312.0)
    back = image.from_page(image.to_page(box))
    middle = [(a + b) / 2 for a, b in zip(back[:2], back[2:], strict=True)]
    assert middle == pytest.approx([420.0, 306.0], abs=0.01)
    assert back[0] <= box[0] + 0.01 and back[3] >= box[3] - 0.01


def test_a_stroke_behind_a_whole_number_is_none_of_its_digits() -> None:
    numbers = numbers_in(reading("๘๗.๓๒", 0.99), BOX)
    assert told(with_numbers(letters("๘๗.๓๒๑คะ"), numbers)) == "๘๗.๓๒คะ"
    short = numbers_in(reading("๘๗.๓", 0.99), BOX)
    assert told(with_numbers(letters("๘๗.๓๒คะ"), short)) == f"๘๗.๓{UNREAD}คะ"
    unsure = numbers_in(reading("๘๗.๓๒", 0.9), BOX)
    assert told(with_numbers(letters("๘๗.๓๒๑คะ"), unsure)) == f"๘๗.๓๒{UNREAD}คะ"


def test_numbers_with_a_wide_gap_between_them_are_two() -> None:
    wide = {4: 60.0, 5: 60.0}  # the reader gives half of the gap to each neighbour
    chars, at = [], 0.0
    for i, char in enumerate("๘๕.๔๒๙๐.๑๓"):
        chars.append(ReadChar(char, at, at + wide.get(i, 20.0), 0.99))
        at += wide.get(i, 20.0)
    found = numbers_in(Reading(tuple(chars)), (0.0, 0.0, at, 30.0))
    assert [n.text for n in found] == ["๘๕.๔๒", "๙๐.๑๓"]
    assert found[1].box[0] - found[0].box[2] > 40


@needs_cv
def test_rules_are_parted_between_two_tables_that_stand_close() -> None:
    from prongsai.extract.layout.page_objects import RulingLine
    from prongsai.extract.layout.ruled_grid import find_grids
    from prongsai.extract.scan.picture.table_separation import parted

    rules = [RulingLine(50, y, 450, y) for y in (100, 120, 140, 160, 168, 188, 208)]
    rules += [RulingLine(x, 100, x, 208) for x in (50, 450)]  # closed over the gap
    rules += [RulingLine(x, 100, x, 160) for x in (150, 250, 350)] + [RulingLine(x, 168, x, 208) for x in (200, 300)]
    grids = [g for g in find_grids(parted(rules, 600, 800), [], 600, 800) if len(g.cells) > 1]
    assert [len(g.cells) for g in grids] == [12, 6]
    assert len([g for g in find_grids(rules, [], 600, 800) if len(g.cells) > 1]) == 1


class _Engine:
    """A text engine that reads one word on every picture."""

    name = "made-up"
    languages = ("tha",)
    install = "nothing"
    upright_confidence = 0.5

    @classmethod
    def missing(cls) -> str:
        return ""

    @classmethod
    def version(cls) -> str:
        return "1.0"

    def orientation(self, page: np.ndarray, dpi: float, sideways: bool) -> int:
        return 0

    def read(self, crop: np.ndarray, dpi: float, layout: str = "page") -> list[OcrWord]:
        height, width = crop.shape
        return [OcrWord("คะแนน", (5.0, 5.0, width - 5.0, height - 5.0), 0.99, 0)]


class _Digits:
    """A digit reader that reads one number in every picture."""

    def read(self, images: list[np.ndarray]) -> list[Reading]:
        return [reading("๘๕.๔๒", wide=image.shape[1] / 5) for image in images]


@needs_cv
def test_another_engine_can_take_tesseracts_place() -> None:
    from prongsai.extract.records import Table
    from prongsai.extract.scan.page_reader import Recognizers, read_page_image
    from prongsai.extract.scan.picture.page_image import straightened

    page = drawn_grid()
    for row in range(3):
        page[240 + 100 * row : 262 + 100 * row, 150:300:6] = 40
        page[240 + 100 * row : 262 + 100 * row, 550:650:6] = 40
    blocks, found = read_page_image(straightened(page, 100, (648.0, 864.0)), Recognizers(_Engine(), _Digits()), 1)
    table = next(block for block in blocks if isinstance(block, Table))
    assert [cell.text for cell in table.cells] == ["๘๕.๔๒"] * 6
    assert all(cell.numbers[0].confidence == 0.99 and cell.place.box for cell in table.cells)
    assert len(found.numbers) == 6


@needs_cv
def test_a_cell_tells_how_sure_its_least_sure_letter_is() -> None:
    from prongsai.extract.records import Cell, Place, Table
    from prongsai.extract.scan.picture.page_image import straightened
    from prongsai.extract.scan.recognition.number_fusion import with_readings
    from prongsai.extract.scan.recognition.scanned_line import ScannedLine, unsure_letters

    image = straightened(np.full((200, 400), 255, np.uint8), 72, (400.0, 200.0))
    read = [*letters("วัด", 10.0), *letters("ท่า", 210.0)]
    sure = [0.99, 0.91, 0.99, 0.99, 0.99, 0.99]
    line = ScannedLine([replace(x, confidence=c) for x, c in zip(read, sure, strict=True)])
    digits = ScannedLine([OcrLetter("๕", (300.0, 0.0, 310.0, 20.0), 0.2)])
    cells = [Cell(t, 0, n, Place(1, (200.0 * n, 0.0, 200.0 * n + 199.0, 30.0))) for n, t in enumerate(("วัด", "ท่า ๕"))]
    table = Table((*cells, Cell("", 1, 0, Place(1, (0.0, 30.0, 199.0, 60.0)))), 2, 2, Place(1), "ruled")
    told_table = with_readings(table, [], unsure_letters([line, digits]), image)
    assert isinstance(told_table, Table) and [cell.sure for cell in told_table.cells] == [0.91, 1.0, None]


class _Letters:
    """A digit reader that sees letters only."""

    def read(self, images: list[np.ndarray]) -> list[Reading]:
        return [reading("~") for _ in images]


class _Mistaken(_Engine):
    """A text engine that reads "รวม" and takes the short word behind it for "บา"."""

    def read(self, crop: np.ndarray, dpi: float, layout: str = "page") -> list[OcrWord]:
        if crop.shape[1] < 100:
            return [OcrWord("บา", (9.0, 9.0, crop.shape[1] - 9.0, crop.shape[0] - 9.0), 0.99, 0)]
        ends = crop.shape[1] - 9.0
        return [
            OcrWord("รวม", (9.0, 9.0, ends - 110, 39.0), 0.99, 0), OcrWord("บา", (ends - 76, 9.0, ends, 39.0), 0.99, 0)
        ]  # fmt: skip


class _Names:
    """A reader of names that knows words of three letters of one height."""

    def __init__(self, confidence: float) -> None:
        self.confidence = confidence

    def read(self, images: list[np.ndarray]) -> list[Name]:
        return [Name("IIT", self.confidence) if image.shape[1] < 110 else Name() for image in images]


@needs_cv
@pytest.mark.parametrize(("confidence", "expected"), [(0.99, "รวม IIT"), (0.9, "รวม บา")])
def test_an_abbreviation_inside_a_line_is_the_name_readers(confidence: float, expected: str) -> None:
    from prongsai.extract.scan.page_reader import Recognizers, read_page_image
    from prongsai.extract.scan.picture.page_image import PageImage

    page = np.full((600, 900), 235, np.uint8)
    for x in (*range(200, 400, 26), *range(440, 510, 26)):
        page[100:130, x : x + 20] = 20
    image = PageImage(page, 300.0, 0, 0.0, 216.0, 144.0)
    blocks, _ = read_page_image(image, Recognizers(_Mistaken(), _Letters(), _Names(confidence)), 1)
    assert [block.text for block in blocks] == [expected]


SHARED = Path(__file__).parents[3] / "shared"
needs_shared = pytest.mark.skipif(not (SHARED / "pdf").is_dir(), reason="the shared reports are not here")


def test_other_views_raise_doubt_where_they_differ_and_lift_it_only_where_all_are_sure() -> None:
    pytest.importorskip("cv2")
    from prongsai.extract.scan.recognition.number_fusion import agreed

    doubtful = numbers_in(reading("๘๗.๓๒", 0.85), BOX)[0]
    sure, other = reading("๘๗.๓๒", 0.99), reading("๘๓.๓๒", 0.9)
    assert agreed(doubtful, [sure] * 4).confidence == 0.99
    assert agreed(doubtful, [sure, sure, sure, reading("๘๗.๓๒", 0.9)]).confidence == 0.85
    split = agreed(doubtful, [sure, other, other, other])
    assert split.text == "๘๗.๓๒" and split.confidence < 0.5
    assert split.alternatives[0][0] == "๘๓.๓๒"
