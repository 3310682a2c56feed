"""Levels of a body's own and of other bodies: beside figures, of groups, over years, in boxes, and what is none."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import HEAD, levels, understood

OWN = "องค์การบริหารส่วนตำบลบ้านแป้น"
EXCELLENT, GOOD, PASSED, POOR = "ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง"
RICE, FISH, COWS, WATER = "กรมการข้าว", "กรมประมง", "กรมปศุสัตว์", "กรมชลประทาน"
_PROSE = "ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. 2567\n\n"
_SHEET = "# ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n\n"
_FOUR = {(RICE, EXCELLENT), (FISH, EXCELLENT), (COWS, GOOD), (WATER, GOOD)}


def own_levels(body: str, year: int = 2567, name: str = "report.txt") -> set[tuple[int | None, str | None]]:
    """Year and level of what a body under an agency's cover tells; nobody else may have one."""
    found = levels(HEAD.format(year=year) + body, name)
    assert {owner for owner, _, _ in found} <= {OWN}
    return {(told, level) for _, told, level in found}


def of_2567(text: str, name: str = "report.txt") -> set[tuple[str, str | None]]:
    """Owner and level; every level is of fiscal year 2567."""
    found = levels(text, name)
    assert {year for _, year, _ in found} <= {2567}
    return {(owner, level) for owner, _, level in found}


@pytest.mark.parametrize(
    ("body", "year", "level"),
    [
        ("ผลการประเมินในภาพรวม 89.45 คะแนน (ระดับดีมาก : A)", 2565, "A"),
        ("ได้คะแนน 89.45 คะแนน ระดับ A (ดีมาก)", 2565, "A"),
        ("ได้คะแนนรวม 96.45 คะแนน เกรด AA", 2564, "AA"),
        ("คะแนนรวม 89.45 = A", 2564, "A"),
        ("คะแนนเฉลี่ยรวม ๘๙.๔๕ คะแนน อยู่ในระดับ เอ (A)", 2564, "A"),
        ("คะแนนรวม 97.45 คะแนน สูงขึ้นถึงระดับสูงสุด (AA)", 2564, "AA"),
        ("คะแนนเฉลี่ยภาพรวม 92.10 คะแนน อยู่ในเกณฑ์ผ่านดี", 2567, GOOD),
        ("คะแนนภาพรวม 97.10 คะแนน ผ่านเกณฑ์ระดับดีเยี่ยม", 2567, EXCELLENT),
        ("คะแนนรวม ITA เท่ากับ 92.55 คะแนน ถือว่าผ่านในระดับดี", 2567, GOOD),
        ("ผลคะแนน 92.55 คะแนน ผลการประเมินระดับ ผ่าน (ดี)", 2567, GOOD),
        ("คะแนนรวม 97.45 คะแนน โดยผ่านเกณฑ์การประเมินระดับผ่านดีเยี่ยม", 2567, EXCELLENT),
        ("ผลการประเมินของหน่วยงานคือ ผ่านดี (92.55 คะแนน)", 2567, GOOD),
        ("ได้รับผลการประเมินในระดับผ่านดีเยี่ยม ประจำปี 2567", 2567, EXCELLENT),
        ("Overall Score 92.55 — Level: Pass (ผ่านดี)", 2567, GOOD),
        ("คะแนนรวม 77.44 คะแนน ระดับผลการ\nประเมิน B", 2564, "B"),
        ("คะแนนรวม 92.55 คะแนน ระดับจึงเป็นผ่านดี ยังไม่ถึงผ่านดีเยี่ยม", 2567, GOOD),
        ("รับทราบผลการประเมินคุณธรรมและความโปร่งใส จาก ป.ป.ช. ในระดับผ่านดี", 2567, GOOD),
        ("คะแนนภาพรวม (ระดับผ่านดี)\n92.55\nIIT\n90.10\nEIT\n91.20\nOIT\n95.10", 2567, GOOD),
        ("คะแนนเฉลี่ย 71.30 คะแนน อยู่ในระดับ C ซึ่งไม่ผ่านเป้าหมายระดับ A", 2564, "C"),
    ],
)
def test_a_level_beside_the_total_or_alone(body: str, year: int, level: str) -> None:
    assert own_levels(body, year) == {(year, level)}


@pytest.mark.parametrize(
    ("body", "year", "told"),
    [
        ("ปี 2566 อยู่ในระดับผ่าน ปี 2567 อยู่ในระดับผ่านดี", 2567, {(2566, PASSED), (2567, GOOD)}),
        ("จากระดับผ่านในปีที่แล้ว เป็นระดับผ่านดีในปีนี้", 2567, {(2566, PASSED), (2567, GOOD)}),
        ("ปี 2564 ได้ 89.45 คะแนน ระดับ A สูงกว่าปี 2563 ที่ได้ 79.10 คะแนน ระดับ B", 2564, {(2563, "B"), (2564, "A")}),
        ("ผล ITA ปี 2565 ได้ 90.85 คะแนน มากกว่าปี 2564 ซึ่งได้ 72.36 ถือเป็นคะแนนในระดับเกรด A", 2565, {(2565, "A")}),
        ("ได้ 94.16 คะแนน เพิ่มขึ้นจากปีก่อนที่ 89.68 คะแนน และได้รับการประเมินให้อยู่ในระดับ A", 2564, {(2564, "A")}),
    ],
)
def test_levels_of_two_years(body: str, year: int, told: set[tuple[int, str]]) -> None:
    assert own_levels("ผลการประเมิน ITA " + body, year) == told


@pytest.mark.parametrize(
    "text",
    [
        "ระดับผ่านดีเยี่ยม : กรมการข้าว (97.20), กรมประมง (96.11)\nระดับผ่านดี : กรมปศุสัตว์ (93.00), กรมชลประทาน (91.40)",
        "หน่วยงานที่ได้ระดับผ่านดีเยี่ยม 2 แห่ง ดังนี้\n1. กรมการข้าว\n2. กรมประมง\n"
        "หน่วยงานที่ได้ระดับผ่านดี 2 แห่ง ดังนี้\n1. กรมปศุสัตว์\n2. กรมชลประทาน",
        "ผ่านดีเยี่ยม (95 คะแนนขึ้นไป)\n1) กรมการข้าว 97.20\n2) กรมประมง 96.11\n\n"
        "ผ่านดี (85 - 94.99 คะแนน)\n1) กรมปศุสัตว์ 93.00\n2) กรมชลประทาน 91.40",
        "1. กรมการข้าว - ผ่านดีเยี่ยม\n2. กรมประมง - ผ่านดีเยี่ยม\n3. กรมปศุสัตว์ - ผ่านดี\n4. กรมชลประทาน - ผ่านดี",
        "กรมการข้าวและกรมประมงได้ระดับผ่านดีเยี่ยม ส่วนกรมปศุสัตว์ และกรมชลประทานได้ระดับผ่านดี",
        "กรมการข้าวได้ 97.20 คะแนน และกรมประมงได้ 96.11 คะแนน อยู่ระดับผ่านดีเยี่ยมทั้งคู่\n\n"
        "กรมปศุสัตว์ได้ 93.00 คะแนน และกรมชลประทานได้ 91.40 คะแนน อยู่ระดับผ่านดีทั้งสองแห่ง",
        "กรมการข้าว 97.20 คะแนน และกรมประมง 96.11 คะแนน โดยทั้งสองหน่วยงานอยู่ในระดับผ่านดีเยี่ยม\n\n"
        "หน่วยงานที่ได้โล่ระดับผ่านดี จำนวน 2 หน่วยงาน ได้แก่ กรมปศุสัตว์ คะแนน 93.00 และกรมชลประทาน คะแนน 91.40",
    ],
)
def test_a_level_that_bodies_of_a_text_share(text: str) -> None:
    assert of_2567(_PROSE + text) == _FOUR


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "## ระดับผ่านดีเยี่ยม\n\n- กรมการข้าว 97.20 คะแนน\n- กรมประมง 96.11 คะแนน\n\n"
            "## ระดับผ่านดี\n\n- กรมปศุสัตว์ 93.00 คะแนน\n- กรมชลประทาน 91.40 คะแนน",
            "a.md",
        ),
        (
            "## หน่วยงานระดับผ่านดีเยี่ยม\n\n| หน่วยงาน | คะแนน |\n|---|---|\n| กรมการข้าว | 97.20 |\n| กรมประมง | 96.11 |\n\n"
            "## หน่วยงานระดับผ่านดี\n\n| หน่วยงาน | คะแนน |\n|---|---|\n| กรมปศุสัตว์ | 93.00 |\n| กรมชลประทาน | 91.40 |",
            "b.md",
        ),
        ("| ระดับ | หน่วยงาน |\n|---|---|\n| ผ่านดีเยี่ยม | กรมการข้าว, กรมประมง |\n| ผ่านดี | กรมปศุสัตว์, กรมชลประทาน |", "c.md"),
        ("| ผ่านดีเยี่ยม | ผ่านดี |\n|---|---|\n| กรมการข้าว | กรมปศุสัตว์ |\n| กรมประมง | กรมชลประทาน |", "d.md"),
        (
            "| หน่วยงาน | ผ่านดีเยี่ยม | ผ่านดี | ผ่าน |\n|---|---|---|---|\n| กรมการข้าว | ✓ | | |\n| กรมประมง | ✓ | | |\n"
            "| กรมปศุสัตว์ | | ✓ | |\n| กรมชลประทาน | | ✓ | |",
            "e.md",
        ),
    ],
)
def test_a_level_over_a_list_or_a_table_of_bodies(text: str, name: str) -> None:
    assert of_2567(_SHEET + text, name) == _FOUR


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><th>ระดับ</th><th>หน่วยงาน</th><th>คะแนน</th></tr>"
        "<tr><td rowspan=2>ผ่านดีเยี่ยม</td><td>กรมการข้าว</td><td>97.20</td></tr><tr><td>กรมประมง</td><td>96.11</td></tr>"
        "<tr><td rowspan=2>ผ่านดี</td><td>กรมปศุสัตว์</td><td>93.00</td></tr><tr><td>กรมชลประทาน</td><td>91.40</td></tr>",
        "<tr><th>ที่</th><th>หน่วยงาน</th><th>คะแนน</th></tr>"
        "<tr><td colspan=3>ระดับผ่านดีเยี่ยม</td></tr><tr><td>1</td><td>กรมการข้าว</td><td>97.20</td></tr>"
        "<tr><td>2</td><td>กรมประมง</td><td>96.11</td></tr><tr><td colspan=3>ระดับผ่านดี</td></tr>"
        "<tr><td>3</td><td>กรมปศุสัตว์</td><td>93.00</td></tr><tr><td>4</td><td>กรมชลประทาน</td><td>91.40</td></tr>",
    ],
)
def test_a_cell_over_several_rows_is_the_level_of_each(rows: str) -> None:
    page = f"<html><body><h1>ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567</h1><table>{rows}</table></body></html>"
    assert of_2567(page, "page.html") == _FOUR


@pytest.mark.parametrize(
    "rows",
    [
        "| กรมการข้าว | A | AA |\n| กรมประมง | B | A |",
        "| กรมการข้าว | 89.10 (A) | 96.20 (AA) |\n| กรมประมง | 78.20/B | 88.30 (A) |",
    ],
)
def test_levels_over_years_in_a_table_of_bodies(rows: str) -> None:
    assert levels("# ผลการประเมิน ITA ของกรม\n\n| หน่วยงาน | 2564 | 2565 |\n|---|---|---|\n" + rows, "a.md") == {
        (RICE, 2564, "A"),
        (RICE, 2565, "AA"),
        (FISH, 2564, "B"),
        (FISH, 2565, "A"),
    }


@pytest.mark.parametrize(
    "boxes",
    [
        "ผลการประเมิน ☑ ผ่านดี ☐ ผ่าน",
        "ผ่านดีเยี่ยม □  ผ่านดี ■  ผ่าน □  ต้องปรับปรุง □",
        "| ผ่านดีเยี่ยม | ผ่านดี | ผ่าน | ต้องปรับปรุง |\n|---|---|---|---|\n| | ✓ | | |",
    ],
)
def test_the_level_whose_box_is_ticked(boxes: str) -> None:
    assert own_levels(boxes, name="a.md") == {(2567, GOOD)}


@pytest.mark.parametrize(
    ("sentence", "year", "level"),
    [
        ("In fiscal year 2022 the Department of Fisheries scored 96.20 points and was rated AA.", 2565, "AA"),
        ("In fiscal year 2022 the Department of Fisheries received a grade of A with 88.20 points.", 2565, "A"),
        ('In fiscal year 2024 the Department of Fisheries scored 92.10 points and was rated "Good".', 2567, GOOD),
    ],
)
def test_levels_in_english(sentence: str, year: int, level: str) -> None:
    assert levels("Integrity and Transparency Assessment (ITA)\n\n" + sentence) == {(FISH, year, level)}


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("ระดับ AA หมายถึง 95.00-100 คะแนน ระดับ A หมายถึง 85.00-94.99 คะแนน", 2564),
        ("เกรด AA 95 ขึ้นไป / A 85-94.99 / B 75-84.99", 2564),
        ("อยู่ในระดับต้องปรับปรุงโดย", 2567),
        ("แบบวัดการรับรู้ผู้มีส่วนได้ส่วนเสียภายใน (IIT) อยู่ในระดับ AA", 2564),
        ("ร้อยละ 40 ของหน่วยงานทั่วประเทศอยู่ในระดับผ่านดีเยี่ยม", 2567),
        ("หน่วยงานที่จะผ่านระดับ A ได้แก่ หน่วยงานที่ได้คะแนน 85 ขึ้นไป", 2564),
        ("มีหน่วยงานอยู่ในระดับผ่านดี จำนวน 12 แห่ง ระดับผ่าน 3 แห่ง", 2567),
        ("ตั้งเป้าระดับผ่านดีเยี่ยม ในปี 2568", 2567),
        ("ระบบความมั่นคงปลอดภัยสารสนเทศได้ระดับ A", 2564),
        ("ผลการสอบใบประกาศนียบัตรได้เกรด A จำนวน 12 คน", 2564),
        ("ผลการประเมิน PMQA อยู่ในระดับ A", 2564),
        ("ความพึงพอใจของผู้รับบริการอยู่ในระดับสูงมาก", 2561),
    ],
)
def test_what_is_no_level_of_a_body(line: str, year: int) -> None:
    assert own_levels("คะแนนรวม 92.55 คะแนน\n" + line, year) == set()


def _told(tail: str, year: int = 2567) -> set[tuple[str, int | None, str | None]]:
    """The levels of a clause behind a department's result."""
    return levels(f"{RICE}ได้คะแนนประเมิน ITA ปี {year} เท่ากับ 92.14 คะแนน {tail}")


@pytest.mark.parametrize(
    "tail",
    [
        "ส่วนความพึงพอใจของเกษตรกรอยู่ในระดับผ่านดี",
        "ขณะที่สถาบันจัดอันดับคงอันดับเครดิตไว้ที่ระดับ AA",
        "และโรงสีต้นแบบผ่านการรับรองมาตรฐานระดับผ่านดีเยี่ยม",
        "ไปศึกษาดูงานจากกรมประมงซึ่งเป็นต้นแบบระดับผ่านดีเยี่ยม",
        "พลาดระดับผ่านดีเยี่ยมไปเล็กน้อย",
        "มีศูนย์วิจัยที่ได้ระดับผ่านดีเยี่ยม ทั้งสิ้น 14 หน่วยงาน",
    ],
)
def test_a_level_of_another_matter_behind_a_result_is_not_the_result_s(tail: str) -> None:
    assert _told(tail) == set()


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("เลื่อนจากระดับผ่าน ขึ้นเป็นระดับผ่านดี", {(RICE, 2567, GOOD)}),
        ("ระดับผ่านดี จากปีก่อนอยู่ในระดับผ่าน", {(RICE, 2567, GOOD), (RICE, 2566, PASSED)}),
        ("ยกระดับจากระดับผ่าน ในปี 2566 เป็นระดับผ่านดี", {(RICE, 2567, GOOD), (RICE, 2566, PASSED)}),
    ],
)
def test_the_level_that_a_body_had_before_is_not_of_this_year(
    tail: str, expected: set[tuple[str, int | None, str | None]]
) -> None:
    assert _told(tail) <= expected and (RICE, 2567, PASSED) not in _told(tail)


@pytest.mark.parametrize("tail", ["อยู่ในกลุ่มผ่านดี", "– ผ่านดี", "/ ผ่านดี", "ผ่านดีค่ะ"])
def test_plain_words_between_a_figure_and_its_level(tail: str) -> None:
    assert _told(tail) == {(RICE, 2567, GOOD)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{RICE}และ{FISH} ได้ 97.10 และ 91.30 คะแนน ระดับ AA และ A ตามลำดับ", {(RICE, "AA"), (FISH, "A")}),
        (f"{RICE} {COWS} และ{FISH} อยู่ในระดับ AA, A และ B ตามลำดับ", {(RICE, "AA"), (COWS, "A"), (FISH, "B")}),
        (f"{RICE}และ{FISH} อยู่ในระดับ AA, A และ B ตามลำดับ", set()),
    ],
)
def test_levels_in_a_row_go_with_the_figures_or_bodies_in_a_row(text: str, expected: set[tuple[str, str]]) -> None:
    assert levels(f"ผลการประเมิน ITA ปี 2564 {text}") == {(body, 2564, level) for body, level in expected}


def test_the_bodies_told_are_counted_before_their_level() -> None:
    body = f"ผล ITA ปี 2567 {RICE}ได้ 90.11 คะแนน และ{FISH}ได้ 91.22 คะแนน โดยทั้ง 2 หน่วยงานมีผลการประเมินอยู่ในระดับผ่านดี"
    assert levels(body) == {(RICE, 2567, GOOD), (FISH, 2567, GOOD)}


def test_a_level_in_words_is_none_of_a_year_of_letters() -> None:
    text = f"ITA ปี 2567 {RICE}ได้ 92.14 คะแนน\nย้อนไปปี 2564 เราได้ 85.27 คะแนน\nถาม: แล้วอยู่ระดับใด\nตอบ: ระดับผ่านดีค่ะ\n"
    assert (RICE, 2564, GOOD) not in levels(text)


def test_a_level_in_quotes_right_behind_the_word_for_the_result() -> None:
    text = f"{RICE}ได้รับผลการประเมิน “ผ่านดี” จากการประเมิน ITA ปี 2567"
    assert levels(text) == {(RICE, 2567, GOOD)}
    assert levels(f"{RICE}มีผล “ผ่านการคัดเลือก” จากการประเมิน ITA ปี 2567") == set()


@pytest.mark.parametrize("name", ["คะแนนรวม (ระดับ ผ่านดี)", "คะแนนรวม (ผ่านดี)"])
def test_a_level_behind_the_name_of_the_total_is_its_own(name: str) -> None:
    table = "ตัวชี้วัด\tคะแนน\nการปฏิบัติหน้าที่\t92.00\nการใช้งบประมาณ\t90.00\n"
    assert own_levels(f"{table}{name}\t93.00\n") == {(2567, GOOD)}
    assert own_levels(f"{table.replace('คะแนน', f'ปี 2566{chr(9)}ปี 2567')}{name}\t93.00\t91.00\n") == set()


@pytest.mark.parametrize("name", ["คะแนนรวม (ผ่าน 85 ขึ้นไป)", "คะแนนรวม (ร้อยละ)", "เฉลี่ย IIT (ผ่านดี)"])
def test_other_words_behind_a_name_are_no_level(name: str) -> None:
    table = "ตัวชี้วัด\tคะแนน\nการปฏิบัติหน้าที่\t92.00\nการใช้งบประมาณ\t90.00\n"
    assert own_levels(f"{table}{name}\t93.00\n") == set()


@pytest.mark.parametrize(
    ("told", "bodies"),
    [
        ("กรมการข้าว ที่ได้ 83.62 คะแนน และกรมประมง ที่ได้ 80.09 คะแนน ยังอยู่ใน", {"กรมการข้าว", "กรมประมง"}),
        ("กรมการข้าว (83.62 คะแนน) และกรมประมง (80.09 คะแนน) อยู่ใน", {"กรมการข้าว", "กรมประมง"}),
        ("กรมการข้าว ได้ 94.90 คะแนน และกรมประมง ได้ 80.09 คะแนน อยู่ใน", {"กรมประมง"}),
    ],
)
def test_a_level_of_bodies_whose_figures_are_told_by_the_way(told: str, bodies: set[str]) -> None:
    facts = understood(f"ผล ITA ปีงบประมาณ พ.ศ. 2568 ของส่วนราชการ\n\n{told}ระดับต้องปรับปรุง\n")
    names = {a.agency_id: a.name_th for a in facts.agencies}
    assert {names.get(level.agency_id or "") for level in facts.levels} == bodies


@pytest.mark.parametrize(
    "told",
    [
        "อปท.ส่วนใหญ่ในจังหวัดอยู่ในระดับผ่านดี",
        "หน่วยงานทั้งหมดในอำเภออยู่ในระดับผ่านดี",
        "ไม่อยู่ในระดับผ่านดี",
        "ได้ 84.20 คะแนน หากได้ 85 คะแนนจึงจะอยู่ในระดับผ่าน",
    ],
)
def test_a_level_of_most_or_not_had_is_nobodys(told: str) -> None:
    assert not levels(f"อบต.ป่าตึง อำเภอแม่จัน จังหวัดเชียงราย ผลการประเมิน ITA ปี 2567 {told}")


def test_a_level_of_the_line_of_its_year() -> None:
    head = "อบต.ป่าตึง อำเภอแม่จัน จังหวัดเชียงราย ผลการประเมิน ITA\n"
    lines = "ปี 2566 ระดับ ผ่าน\nปี 2567 อยู่ในระดับ ต้องปรับปรุง\nปี 2568 ระดับ ผ่านดี\nเป้าหมายปี 2569 ระดับ ผ่านดีเยี่ยม\n"
    found = {(year, level) for _, year, level in levels(head + lines)}
    assert found == {(2566, "ผ่าน"), (2567, "ต้องปรับปรุง"), (2568, "ผ่านดี")}
    told = "ผลการประเมิน ITA ปี 2567 อปท.ส่วนใหญ่ผ่านเกณฑ์ โดย อบต.ป่าตึง อยู่ในระดับผ่านดี\n"
    assert {level for _, _, level in levels(head + told)} == {"ผ่านดี"}


@pytest.mark.parametrize("behind", ["ครั้งแรก", "ติดต่อกันสองปี", "จึงต้องรักษาไว้"])
def test_words_run_on_behind_a_level(behind: str) -> None:
    told = f"อบต.ป่าตึง อำเภอแม่จัน จังหวัดเชียงราย ผล ITA ปี 2567 ได้ 97.10 คะแนน คว้าระดับผ่านดีเยี่ยม{behind}"
    assert {level for _, _, level in levels(told)} == {"ผ่านดีเยี่ยม"}


@pytest.mark.parametrize("mark", ["-", "✅", "🏆"])
def test_a_level_over_a_list_of_a_province_is_its_bodies(mark: str) -> None:
    head = "ขอแสดงความยินดี อปท. จังหวัดน่าน ที่ได้คะแนน ITA ปี 2567 ระดับผ่านดีเยี่ยม\n"
    lines = f"{mark} องค์การบริหารส่วนจังหวัดน่าน 96.50 คะแนน\n{mark} เทศบาลเมืองน่าน 97.40 คะแนน\n"
    found = levels(head + lines)
    best = "ผ่านดีเยี่ยม"
    assert found == {("องค์การบริหารส่วนจังหวัดน่าน", 2567, best), ("เทศบาลเมืองน่าน", 2567, best)}
