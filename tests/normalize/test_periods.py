from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prongsai.normalize.model.reference_tables import table
from prongsai.normalize.text.dates import find_dates, find_years
from prongsai.normalize.text.months import month_number, month_pattern
from prongsai.normalize.text.numbers import find_numbers
from prongsai.normalize.text.periods import Period, parse_period

FULL = [row["form"] for row in table("thai_months") if row["kind"] == "full"]
SHORT = [row["form"] for row in table("thai_months") if row["kind"] == "short"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ปีงบประมาณ พ.ศ. ๒๕๖๕", [(2565, "fiscal")]),
        ("ปีงบประมาณ พ.ศ.๒๕๖๕", [(2565, "fiscal")]),
        ("งบประมาณ พ.ศ. ๒๕๖๓", [(2563, "fiscal")]),
        ("ปีงบฯ 65", [(2565, "fiscal")]),
        ("FY2022", [(2565, "fiscal")]),
        ("ปีงบประมาณ ๒๕๖๔ และ ๒๕๖๕", [(2564, "fiscal"), (2565, "fiscal")]),
        ("ประจำปี ๒๕๖๔ ข้อ ๖๕", [(2564, "year")]),
        ("ปี ๖๕", [(2565, "year")]),
        ("ค.ศ. 2022", [(2565, "year")]),
        ("พ.ศ. ๒๕ ๖๕", [(2565, "year")]),
        ("แผน (๒๕๖๑ – ๒๕๖๔)", [(2561, "range"), (2564, "range")]),
        ("พ.ศ. ๒๕๖๑-๖๔", [(2561, "range"), (2564, "range")]),
        ("วันที่ ๒๓ มกราคม ๒๕๖๑", [(2561, "date")]),
        ("ก.ย.๖๙", [(2569, "date")]),
        ("คำสั่งที่ 12/2565", [(2565, "document")]),
        ("ผลการประเมิน ITA 2565", [(2565, "bare")]),
        ("ปีละ ๖๐ ครั้ง อายุ 65 ปี ร้อยละ 95.65 จำนวน 2500 คน งบ 12,565", []),
    ],
)
def test_years(text: str, years: list[tuple[int, str]]) -> None:
    hits = find_years(text)
    assert [(hit.year_be, hit.kind) for hit in hits] == years
    assert all(any(char.isdigit() for char in text[hit.start : hit.end]) for hit in hits)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("วันที่ ๒๓ มกราคม ๒๕๖๑", date(2018, 1, 23)),
        ("๒๔ ม.ค. ๖๕", date(2022, 1, 24)),
        ("24 มค. 2565", date(2022, 1, 24)),
        ("24 Jan 2022", date(2022, 1, 24)),
        ("01/10/2566", date(2023, 10, 1)),
        ("๓๑ เมษายน ๒๕๖๕", None),  # no such day
        ("มกราคม ๒๕๖๕", None),
    ],
)
def test_dates(text: str, value: date | None) -> None:
    [hit] = find_dates(text)
    assert hit.value == value


def test_letters_inside_words_are_no_months() -> None:
    assert find_dates("สมควร 12 พบว่า ตคพย 15 คน") == []


@pytest.mark.parametrize("month", range(12))
def test_every_month_in_every_form(month: int) -> None:
    import re

    pattern = re.compile(month_pattern(), re.IGNORECASE)
    short = SHORT[month]
    for form in (FULL[month], short, short.replace(".", ""), short[:-1], short.replace(".", ". ")):
        match = pattern.search(f"เดือน {form} 2565")
        assert match is not None
        assert month_number(match.group()) == month + 1


@pytest.mark.parametrize(
    ("cell", "start", "end"),
    [
        ("ต.ค. ๖๕ – ก.ย. ๖๖", (2022, 10, 1), (2023, 9, 30)),
        ("ม.ค. - ก.ย.๖๙", (2026, 1, 1), (2026, 9, 30)),
        ("ม.ค. -\nก.ย.\n๖๙", (2026, 1, 1), (2026, 9, 30)),
        ("ต.ค. - ก.ย. ๖๖", (2022, 10, 1), (2023, 9, 30)),
        ("มค - กย 69", (2026, 1, 1), (2026, 9, 30)),
        ("ตุลาคม ๒๕๖๔ – มีนาคม ๒๕๖๕", (2021, 10, 1), (2022, 3, 31)),
        ("ตุลา\nคม ๒๕๖\n๔ - มีนา\nคม ๒๕๖๕", (2021, 10, 1), (2022, 3, 31)),
        ("เดือนมกราคม ถึงเดือนกุมภาพันธ์ 2567", (2024, 1, 1), (2024, 2, 29)),
        ("๑ ต.ค. ๒๕๖๖ - ๓๐ ก.ย. ๒๕๖๗", (2023, 10, 1), (2024, 9, 30)),
        ("วันที่ ๑๕ ตุลาคม ๒๕๖๗ ถึงวันที่ ๒๐ กันยายน ๒๕๖๘", (2024, 10, 15), (2025, 9, 20)),
        ("๑ - ๑๕ มกราคม ๒๕๖๗", (2024, 1, 1), (2024, 1, 15)),
        ("01/10/2566 - 30/09/2567", (2023, 10, 1), (2024, 9, 30)),
        ("10/2566 - 9/2567", (2023, 10, 1), (2024, 9, 30)),
        ("Oct 2022 - Sep 2023", (2022, 10, 1), (2023, 9, 30)),
        ("มกราคม 2567", (2024, 1, 1), (2024, 1, 31)),
        ("ต.ค. - ธ.ค.", (2025, 10, 1), (2025, 12, 31)),
        ("ตลอดปีงบประมาณ", (2025, 10, 1), (2026, 9, 30)),
        ("ตลอดทั้งปี", (2025, 10, 1), (2026, 9, 30)),
        ("ภายในสิ้นปีงบประมาณ", None, (2026, 9, 30)),
        ("สิ้นปีงบประมาณ พ.ศ. ๒๕๖๗", None, (2024, 9, 30)),
        ("ทุกเดือน", (2025, 10, 1), (2026, 9, 30)),
        ("ทุก ๖ เดือน", (2025, 10, 1), (2026, 9, 30)),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๖", (2022, 10, 1), (2023, 9, 30)),
        ("ปีงบประมาณ ๒๕๖๖ - ๒๕๗๐", (2022, 10, 1), (2027, 9, 30)),
        ("ไตรมาส ๑-๒", (2025, 10, 1), (2026, 3, 31)),
        ("ไตรมาสที่ 1 ถึง 4", (2025, 10, 1), (2026, 9, 30)),
        ("ไตรมาส ๒/๒๕๖๗", (2024, 1, 1), (2024, 3, 31)),
        ("ไตรมาสที่ ๑ (ต.ค. - ธ.ค. ๖๖)", (2023, 10, 1), (2023, 12, 31)),
        ("รอบ ๖ เดือนแรก", (2025, 10, 1), (2026, 3, 31)),
        ("รอบ ๖ เดือนหลัง", (2026, 4, 1), (2026, 9, 30)),
        ("ทุกเดือน (ม.ค. - ก.ย. 69)", (2026, 1, 1), (2026, 9, 30)),
        ("ม.ค. ๖๕- มี.ค. ๖๕\nธ.ค. ๖๔- ก.ย. ๖๕", (2021, 12, 1), (2022, 9, 30)),
        ("๑. ม.ค. ๖๖ - มี.ค. ๖๖\n๒. เม.ย. ๖๖", (2023, 1, 1), (2023, 4, 30)),
        ("2567-10-01 ถึง 2568-09-30", (2024, 10, 1), (2025, 9, 30)),
        ("2024-10-01 - 2025-09-30", (2024, 10, 1), (2025, 9, 30)),
        ("2024/10/01-2025/09/30", (2024, 10, 1), (2025, 9, 30)),
        ("2024-10-01 00:00:00 - 2025-09-30 00:00:00", (2024, 10, 1), (2025, 9, 30)),
        ("2567-10 ถึง 2568-09", (2024, 10, 1), (2025, 9, 30)),
        ("Oct-24 to Sep-25", (2024, 10, 1), (2025, 9, 30)),
        ("Oct-15 Nov 2024", (2024, 10, 1), (2024, 11, 15)),
        ("ต.ค.-67 ถึง ก.ย.-68", (2024, 10, 1), (2025, 9, 30)),
        ("ต.ค./67 - ก.ย./68", (2024, 10, 1), (2025, 9, 30)),
        ("เดือน 3-6/2568", (2025, 3, 1), (2025, 6, 30)),
        ("ไตรมาสที่ ๒-๔/๒๕๖๘", (2025, 1, 1), (2025, 9, 30)),
        ("ต.ค. 2567 – ก.ย. 2568 (12 เดือน)", (2024, 10, 1), (2025, 9, 30)),
        ("ปีละ 2 ครั้ง (มี.ค. และ ก.ย. 2568)", (2025, 3, 1), (2025, 9, 30)),
        ("ครั้งที่ 1 ม.ค. 68 ครั้งที่ 2 มิ.ย. 68", (2025, 1, 1), (2025, 6, 30)),
        ("5 มี.ค. 2568 เวลา 09.00 น.", (2025, 3, 5), (2025, 3, 5)),
        ("ภายในเดือนมีนาคม 2566", None, (2023, 3, 31)),
        ("ภายใน ๑๕ กันยายน ๒๕๖๖", None, (2023, 9, 15)),
        ("ตั้งแต่ ต.ค. ๖๕ เป็นต้นไป", (2022, 10, 1), None),
        ("-", None, None),
        ("", None, None),
    ],
)
def test_periods(cell: str, start: tuple[int, int, int] | None, end: tuple[int, int, int] | None) -> None:
    expected = Period(date(*start) if start else None, date(*end) if end else None)
    assert parse_period(cell, 2569) == expected


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("ตุลาคม ๒๕๖๔ – มีนาคม ๒๕๖๔", Period(date(2021, 10, 1), None, ("period_ends_before_start",))),
        ("ต.ค. ๖๔ - (cid:3).ค. ๖๕", Period(None, None, ("period_unread",))),
        ("๓๑ ก.ย. 2566", Period(None, None, ("period_unread",))),
        ("วันที่ 31 ก.พ. 2568", Period(None, None, ("period_unread",))),
        ("ม.ค. 2S68 - มี.ค. 2568", Period(None, None, ("period_unread",))),
        ("1 ม.ค. 68 - 3? มี.ค. 68", Period(None, None, ("period_unread",))),
        ("2568-13-01", Period(None, None, ("period_unread",))),
        ("ภายใน 30 วัน นับจาก 1 ต.ค. 67", Period(None, None, ("period_unread",))),
        ("ปีละ ๑ ครั้ง", Period(None, None, ("period_unread",))),
        ("ภายใน 30 วัน", Period(None, None, ("period_unread",))),
    ],
)
def test_problems_are_named(cell: str, period: Period) -> None:
    assert parse_period(cell, 2569) == period


@pytest.mark.parametrize("cell", ["ตลอดปีงบประมาณ", "ม.ค. - มี.ค.", "ไตรมาส ๑", "รอบ ๖ เดือนแรก"])
def test_without_a_fiscal_year_nothing_is_guessed(cell: str) -> None:
    assert parse_period(cell, None) == Period(None, None, ("period_unread",))


MONTHS = st.tuples(st.integers(2562, 2575), st.integers(1, 12))


@given(MONTHS, MONTHS, st.booleans(), st.booleans())
def test_printed_ranges_read_back(
    first: tuple[int, int], last: tuple[int, int], short_month: bool, short_year: bool
) -> None:
    first, last = sorted((first, last))
    names = SHORT if short_month else FULL
    cell = " - ".join(f"{names[month - 1]} {year % 100 if short_year else year}" for year, month in (first, last))
    period = parse_period(cell, 2560)
    assert period.start == date(first[0] - 543, first[1], 1)
    assert period.end is not None
    assert (period.end.year + 543, period.end.month) == last
    assert period.problems == ()


@given(st.text(st.sampled_from("มกราคม.ตค พศ๒๕๖๔-–ไตรมาส ๑ปีงบประมาณถึง/()\n0123"), max_size=30))
def test_any_cell_gives_an_ordered_period(cell: str) -> None:
    period = parse_period(cell, 2566)
    assert period.start is None or period.end is None or period.start <= period.end
    find_dates(cell)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ผล ITA'67 ออกแล้ว", [2567]),
        ("#โปร่งใส #ITA2566", [2566]),
        ("the 2024 Integrity and Transparency Assessment", [2567]),
        ("ITA 67.20 คะแนน", []),
        ("ITA67 ออกแล้ว", []),
        ("in 2024 the Integrity", []),
    ],
)
def test_a_year_joined_to_the_name_of_the_assessment(text: str, years: list[int]) -> None:
    assert [hit.year_be for hit in find_years(text)] == years


@pytest.mark.parametrize("text", ["ปีงบ 66", "ปีงบฯ 66", "ปี 66"])
def test_two_digits_behind_words_for_a_year_are_a_year(text: str) -> None:
    assert [number.kind for number in find_numbers(text)] == ["year"]
