"""Pictures on a page of text: cut in strips, or laid over a figure that they show otherwise."""

from __future__ import annotations

import pytest
from prongsai.extract.layout.page_objects import NO_DIGIT, Char, PageObjects
from prongsai.extract.pdf.pictures import leave_holes, pictures_over_figures, whole_pictures
from prongsai.extract.records import Block, Cell, Place, ReadNumber, Table, TextLine, Unseen
from prongsai.extract.scan.filled_gaps import fill_gaps

PATCH = (90.0, 90.0, 160.0, 112.0)
HOLE = f"{NO_DIGIT * 2}.{NO_DIGIT * 2}"


def test_strips_and_tiles_of_one_picture_are_one() -> None:
    strips = [(50.0, 100.0 + 20 * n, 400.0, 120.0 + 20 * n) for n in range(5)]
    assert whole_pictures(reversed(strips)) == [(50, 100, 400, 200)]
    tiles = [(50.0 + 90 * x, 100.0 + 40 * y, 140.0 + 90 * x, 140.0 + 40 * y) for x in range(3) for y in range(3)]
    assert whole_pictures(tiles) == [(50, 100, 320, 220)]
    apart = [(50.0, 100.0, 400.0, 200.0), (50.0, 210.0, 400.0, 300.0), (60.0, 300.0, 390.0, 350.0)]
    assert whole_pictures(apart) == apart


def covered(text: str, reason: Unseen = Unseen.COVERED) -> list[tuple[Char, Unseen]]:
    chars = [Char(c, 100 + 7 * n, 94, 107 + 7 * n, 108, 106, 12, 0, 0, False) for n, c in enumerate(text)]
    return [(char, reason) for char in chars]


def page_of(unseen: list[tuple[Char, Unseen]], chars: str = "", image: tuple[float, ...] = PATCH) -> PageObjects:
    objects = PageObjects(400, 400, unseen=unseen, images=[image])  # type: ignore[list-item]
    objects.chars = [Char(c, 100 + 7 * n, 94, 107 + 7 * n, 108, 106, 12, 0, 0, False) for n, c in enumerate(chars)]
    return objects


def test_a_figure_under_a_small_picture_leaves_its_place() -> None:
    objects = page_of(covered("81.07"))
    assert pictures_over_figures(objects) == (PATCH,)
    leave_holes(objects)
    assert "".join(char.text for char in objects.chars) == HOLE


@pytest.mark.parametrize(
    "objects",
    [
        page_of(covered("รวม")),
        page_of(covered("2567")),
        page_of(covered("81.07", Unseen.STRUCK)),
        page_of(covered("81.07"), chars="91.07"),  # the new figure is typed on the picture
        page_of(covered("81.07"), image=(0.0, 0.0, 300.0, 300.0)),  # a banner, which shows something else
    ],
)
def test_other_covered_text_leaves_none(objects: PageObjects) -> None:
    before = list(objects.chars)
    leave_holes(objects)
    assert (objects.chars, pictures_over_figures(objects)) == (before, ())


def seen(text: str, left: float = 110) -> TextLine:
    box = (left, 96.0, left + 30, 108.0)
    return TextLine(text, Place(1, box), numbers=(ReadNumber(text, 0.99, box=box),))


def test_what_a_picture_shows_stands_in_the_cell_that_it_lies_on() -> None:
    cells = [
        Cell(text, 0, n, Place(1, (20.0 + 70 * n, 90.0, 90.0 + 70 * n, 112.0))) for n, text in enumerate(["รวม", HOLE])
    ]
    table: Block = Table(tuple(cells), 1, 2, Place(1, (20, 90, 160, 112)), "ruled")
    (filled,), left = fill_gaps([table], [seen("91.57")])
    assert isinstance(filled, Table)
    assert [(cell.text, len(cell.numbers)) for cell in filled.cells] == [("รวม", 0), ("91.57", 1)]
    assert left == []


def test_what_a_picture_shows_stands_in_its_line_and_nowhere_else() -> None:
    line, other = (
        TextLine(f"รวม {HOLE} คะแนน", Place(1, (20, 94, 200, 110))),
        TextLine("รวม", Place(1, (20, 94, 200, 110))),
    )
    filled, left = fill_gaps([line], [seen("91.57")])
    assert [block.text for block in filled if isinstance(block, TextLine)] == ["รวม 91.57 คะแนน"] and not left
    for block, found in (
        (other, seen("91.57")),
        (line, seen("91.57", 300)),
        (line, TextLine("ตรา", Place(1, (110, 96, 140, 108)))),
    ):
        assert fill_gaps([block], [found]) == ([block], [found])


def test_of_two_figures_hidden_in_one_line_none_is_put_in_the_place_of_the_other() -> None:
    line = TextLine(f"IIT {HOLE} EIT {HOLE}", Place(1, (20, 94, 200, 110)))
    only = [seen("91.57", 150)]
    assert fill_gaps([line], only) == ([line], only)
    filled, left = fill_gaps([line], [seen("91.57", 150), seen("82.40", 60)])
    assert [block.text for block in filled if isinstance(block, TextLine)] == ["IIT 82.40 EIT 91.57"] and not left


def test_a_box_to_tick_is_no_hidden_figure() -> None:
    line = TextLine(f"{NO_DIGIT} รวม. {NO_DIGIT}", Place(1, (20, 94, 200, 110)))
    assert fill_gaps([line], [seen("91.57")]) == ([line], [seen("91.57")])
