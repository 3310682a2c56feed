"""The form of measures that most bodies have used since 2567, in the ways in which files draw it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tests.extract.pdf_maker import MARKS, Drawing
from tests.extract.wordfile import p, tbl, tc

TITLE = ("การวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567", "องค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน")
FIRST = ("ประเด็น", "ผลการประเมิน (คะแนน)", "ข้อค้นพบ")
YEAR = "แนวทางการนำผลการวิเคราะห์ไปสู่การปฏิบัติ ปีงบประมาณ พ.ศ. 2568"
BELOW = (
    "วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ", "ขั้นตอน/วิธีการ", "ผู้รับผิดชอบ/ผู้ที่เกี่ยวข้อง", "ระยะเวลาดำเนินการ",
    "การติดตามประเมินผล",
)  # fmt: skip
EDGES = (30.0, 130.0, 190.0, 310.0, 430.0, 550.0, 640.0, 720.0, 800.0)
HEADING = 60.0  # points; height of both levels
SIZE = 6.0
STEP = 8.0


class Printed(NamedTuple):
    """A row of the form, what its period means and the instrument of its item."""

    cells: tuple[str, ...]
    start: date
    end: date
    instrument: str


ROWS = (
    Printed(
        ("e2 การให้บริการตามลำดับคิว", "88.40", "คิวยาวในวันจันทร์", "เพิ่มช่องบริการ", "จัดเวรเสริม", "สำนักปลัด", "ต.ค. - ธ.ค. 2567", "นับเวลารอทุกเดือน"),
        date(2024, 10, 1), date(2024, 12, 31), "EIT",
    ),
    Printed(
        ("i5 การวางแผนใช้เงิน", "84.10", "แผนไม่ถึงคนทำงาน", "แจ้งแผนแก่ทุกคน", "ติดประกาศในสำนักงาน", "กองคลัง", "ไตรมาสที่ 2", "ถามความเข้าใจ"),
        date(2025, 1, 1), date(2025, 3, 31), "IIT",
    ),
    Printed(
        ("o12 ข้อมูลการจัดหาพัสดุ", "75.00", "ไฟล์เปิดไม่ได้", "ลงไฟล์ใหม่", "ตรวจทุกลิงก์", "กองช่าง", "ตลอดปีงบประมาณ", "สอบทานทุกเดือน"),
        date(2024, 10, 1), date(2025, 9, 30), "OIT",
    ),
)  # fmt: skip


def html(rows: Sequence[Printed] = ROWS, *, shift: int = 0, title: str = "") -> str:
    """A web page; `shift` 1 or -1 draws the headings a thin part to the right or left of their data."""
    heads, body = _spans(shift), _spans(-shift)
    wide = sum(heads[3:])
    head = f'<tr><td colspan="{sum(heads)}">{title}</td></tr>' if title else ""
    head += "<tr>" + "".join(f'<td rowspan="2" colspan="{n}">{t}</td>' for n, t in zip(heads, FIRST, strict=False))
    head += f'<td colspan="{wide}">{YEAR}</td></tr>'
    head += "<tr>" + "".join(f'<td colspan="{n}">{t}</td>' for n, t in zip(heads[3:], BELOW, strict=True)) + "</tr>"
    for row in rows:
        head += "<tr>" + "".join(f'<td colspan="{n}">{t}</td>' for n, t in zip(body, row.cells, strict=True)) + "</tr>"
    return f"<html><body><h1>{'<br>'.join(TITLE)}</h1><table>{head}</table></body></html>"


def _spans(shift: int) -> list[int]:
    """Parts of the eight columns, between which a thin part stands that goes to the one or the other side."""
    if shift == 0:
        return [1] * 8
    return [2] * 7 + [1] if shift > 0 else [1] + [2] * 7


def docx(rows: Sequence[Printed] = ROWS, *, subjects: Sequence[str] = ()) -> str:
    """The body of a Word file: both levels by merged cells, and a row as wide as the table over each subject's row."""
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    lines = ["".join(tc(text, restart) for text in FIRST) + tc(YEAR, '<w:gridSpan w:val="5"/>')]
    lines.append("".join(tc("", goes_on) for _ in FIRST) + "".join(map(tc, BELOW)))
    for n, row in enumerate(rows):
        lines += [tc(subjects[n], '<w:gridSpan w:val="8"/>')] if n < len(subjects) else []
        lines.append("".join(map(tc, row.cells)))
    return "".join(map(p, TITLE)) + tbl(*lines)


class Sheet:
    """One page on which the form is drawn with ruling lines."""

    def __init__(self, *, titled: bool = True) -> None:
        self.drawing = Drawing(width=842, height=595)
        self.top = 570.0
        for text in TITLE if titled else ():
            self.drawing.text(30, self.top, text, 9)
            self.top -= 16

    def cell(self, x0: float, x1: float, top: float, bottom: float, text: str) -> None:
        self.drawing.box(x0, bottom, x1 - x0, top - bottom)
        for n, part in enumerate(_wrapped(text, x1 - x0)):
            self.drawing.text(x0 + 3, top - 9 - n * STEP, part, SIZE)

    def heading(self, starts: Sequence[float], ends: Sequence[float], cut: bool = False) -> None:
        """Both levels; column n stands from `starts[n]` to `ends[n]`, `cut` parts the last two by a rule."""
        foot, middle = self.top - HEADING, self.top - 18
        for n, text in enumerate((*FIRST, *BELOW)):
            top = self.top if n < len(FIRST) else middle
            parts = {"ระยะเวลาดำเนินการ": ("ระยะเวลา", "ดำเนินการ"), "การติดตามประเมินผล": ("การติดตาม", "ประเมินผล")}
            one, other = parts.get(text, ("", "")) if cut else ("", "")
            if one:
                self.cell(starts[n], ends[n], top, top - 21, one)
                self.cell(starts[n], ends[n], top - 21, foot, other)
            else:
                self.cell(starts[n], ends[n], top, foot, text)
        self.cell(starts[3], ends[7], self.top, middle, YEAR)
        self.top = foot

    def rows(self, rows: Sequence[Printed], starts: Sequence[float], ends: Sequence[float]) -> None:
        for row in rows:
            widths = [b - a for a, b in zip(starts, ends, strict=True)]
            height = STEP * max(len(_wrapped(t, w)) for t, w in zip(row.cells, widths, strict=True)) + 6
            for n, text in enumerate(row.cells):
                self.cell(starts[n], ends[n], self.top, self.top - height, text)
            self.top -= height

    def rules(self, xs: Sequence[float], top: float, bottom: float) -> None:
        for x in xs:
            self.drawing.line(x, top, x, bottom)


def _wrapped(text: str, width: float) -> list[str]:
    room = max(3, int(width / (SIZE / 2)) - 1)
    parts, line, filled = [], "", 0
    for char in text:
        wide = char not in MARKS
        if wide and filled == room:
            parts, line, filled = [*parts, line], "", 0
        line, filled = line + char, filled + wide
    return [*parts, line]
