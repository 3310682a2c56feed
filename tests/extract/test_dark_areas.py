"""Light letters on dark rows and columns of scans are read as dark ones on paper; photographs are left alone."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from prongsai.extract.scan.picture.dark_areas import turned_light
from prongsai.extract.scan.picture.image_types import Grey

DPI = 150.0
ROWS = [(150, 190), (190, 230), (230, 270), (270, 310)]  # of a table from 100 to 700, parted at 500; pixels


def table(ground: int, dark: list[tuple[int, int, int, int]]) -> Grey:
    """A ruled table with a figure in each row, light where its cell is dark."""
    image = Image.new("L", (800, 500), 245)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=22)
    for top, bottom in ROWS:
        draw.rectangle((100, top, 700, bottom), outline=20, width=2)
    draw.line((500, ROWS[0][0], 500, ROWS[-1][1]), fill=20, width=2)
    for box in dark:
        draw.rectangle(box, fill=ground)
    for row, (top, _) in enumerate(ROWS):
        for x in (130, 560):
            over = any(a <= x <= c and b <= top + 8 <= d for a, b, c, d in dark)
            draw.text((x, top + 6), f"8{row}.25", fill=250 if over else 10, font=font)
    return np.asarray(image).copy()


@pytest.mark.parametrize("ground", [0, 60, 120])
@pytest.mark.parametrize("box", [(100, 190, 700, 230), (500, 150, 700, 310), (100, 270, 700, 310)])
def test_a_dark_row_or_column_becomes_light_and_keeps_its_rules(ground: int, box: tuple[int, int, int, int]) -> None:
    light = turned_light(table(ground, [box]), DPI)
    plain = table(ground, [])
    x0, top, x1, bottom = box
    inside = light[top + 4 : bottom - 4, x0 + 4 : x1 - 4]
    assert np.mean(inside > 180) > 0.8 and inside.min() < 60  # dark letters on paper
    for at in (ROWS[1][0], ROWS[2][0], ROWS[3][0]):  # the rules cross it
        assert light[at - 4 : at + 5, 105:695].min(axis=0).mean() == pytest.approx(
            plain[at - 4 : at + 5, 105:695].min(axis=0).mean(), abs=25
        )


def test_what_is_no_dark_row_stays_as_it_is() -> None:
    plain = table(0, [])
    assert turned_light(plain, DPI) is plain
    photograph = plain.copy()
    photograph[320:480, 100:500] = np.linspace(0, 200, 400).astype(np.uint8)  # from black to grey
    assert turned_light(photograph, DPI) is photograph
    seal = plain.copy()
    seal[350:450, 300:400] = 30  # a block without letters
    assert turned_light(seal, DPI) is seal


def test_marks_under_a_dark_row_are_no_rule_and_a_rule_of_one_row_is() -> None:
    light = Image.fromarray(table(0, [(100, 150, 700, 190)]))
    draw = ImageDraw.Draw(light)
    draw.line((300, 190, 300, 212), fill=10, width=2)  # the mark over a letter, and the letter's stem
    draw.rectangle((100, 232, 700, 320), fill=245)  # one row is left of the table
    turned = turned_light(np.asarray(light).copy(), DPI)
    assert turned[155:185, 298:303].min() > 180
    assert turned[155:185, 498:503].min(axis=1).max() < 60
