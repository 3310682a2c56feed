"""Shapes of tables that tell a body's results beside counts, means, aims, kinds and appeals."""

from __future__ import annotations

import pytest

from tests.normalize.test_owners import owned
from tests.normalize.understanding import d, understood, values

OWN = "ผลการประเมิน ITA ย้อนหลังขององค์การบริหารส่วนตำบลป่าตึง อำเภอแม่จัน จังหวัดเชียงราย"
OF_2567 = "ผลการประเมิน ITA ปี 2567 ขององค์การบริหารส่วนตำบลป่าตึง อำเภอแม่จัน จังหวัดเชียงราย"
MANY = "ผลการประเมิน ITA ของ อปท. ในอำเภอแม่จัน จังหวัดเชียงราย ปีงบประมาณ พ.ศ. 2567"
YEARS = {2565: "71.22", 2566: "80.11", 2567: "85.41"}


def table(title: str, *rows: str) -> str:
    head, *body = rows
    rule = "|".join("---" for _ in head.split("|"))
    return "\n".join([title, "", f"| {head} |", f"|{rule}|", *(f"| {row} |" for row in body)]) + "\n"


def by_year(text: str) -> dict[int, object]:
    facts = understood(text)
    return {year: found["ITA"] for year in YEARS if (found := values(facts, year))}


WANTED = {year: d(score) for year, score in YEARS.items()}


@pytest.mark.parametrize("own", ["อบต.ป่าตึง", "องค์การบริหารส่วนตำบลป่าตึง", "คะแนน", "คะแนนที่ได้", "ผลการประเมิน"])
@pytest.mark.parametrize("other", ["ค่าเฉลี่ยระดับประเทศ | 81.22 | 82.11 | 85.45", "เป้าหมาย | 75.00 | 80.00 | 90.00", ""])
def test_a_row_of_results_under_years_beside_means_or_aims(own: str, other: str) -> None:
    rows = [f"{own} | " + " | ".join(YEARS.values()), *([other] if other else [])]
    assert by_year(table(OWN, "ปี | 2565 | 2566 | 2567", *rows)) == WANTED
    assert by_year(table(OWN, "ปี | 2565 | 2566 | 2567", *reversed(rows))) == WANTED


@pytest.mark.parametrize(
    "title",
    [
        "ผลการประเมิน LPA ขององค์การบริหารส่วนตำบลป่าตึง อำเภอแม่จัน จังหวัดเชียงราย",
        "ความพึงพอใจต่อการให้บริการขององค์การบริหารส่วนตำบลป่าตึง อำเภอแม่จัน จังหวัดเชียงราย",
    ],
)
def test_under_another_heading_such_a_row_is_no_result(title: str) -> None:
    assert by_year(table(title, "ปี | 2565 | 2566 | 2567", "ผลการประเมิน | 71.22 | 80.11 | 85.41")) == {}


@pytest.mark.parametrize("head", ["จำนวนหน่วยงาน", "จำนวนหน่วยงานที่เข้ารับการประเมิน", "จำนวน อปท."])
def test_how_many_were_assessed_beside_each_years_score_and_level(head: str) -> None:
    rows = ["2565 | 71.22 | C | 143", "2566 | 80.11 | ต้องปรับปรุง | 143", "2567 | 85.41 | ผ่าน | 144"]
    assert by_year(table(OWN, f"ปี | คะแนน | ระดับ | {head}", *rows)) == WANTED


def test_bodies_counted_by_level_are_no_results() -> None:
    rows = ["ผ่านดีเยี่ยม | 81 | 12.10", "ผ่านดี | 90 | 40.10", "ผ่าน | 71 | 47.80"]
    assert not understood(table(OWN, "ระดับ | จำนวนหน่วยงาน | ร้อยละ", *rows)).scores


def names_of(text: str) -> dict[str, object]:
    facts = understood(text)
    return {name: found.get("ITA") for name, found in owned(facts).items()}


BODIES = {
    "องค์การบริหารส่วนตำบลป่าตึง": d("88.10"),
    "เทศบาลตำบลจันจว้า": d("81.10"),
    "เทศบาลตำบลแม่คำ": d("92.11"),
}


@pytest.mark.parametrize(
    "rows",
    [
        ["ที่ | ประเภท | ชื่อ | คะแนน", "1 | อบต. | ป่าตึง | 88.10", "2 | ทต. | จันจว้า | 81.10", "3 | ทต. | แม่คำ | 92.11"],
        ["ประเภท | หน่วยงาน | คะแนน", "องค์การบริหารส่วนตำบล | อบต.ป่าตึง | 88.10", "เทศบาลตำบล | ทต.จันจว้า | 81.10",
         "เทศบาลตำบล | ทต.แม่คำ | 92.11"],
        ["อำเภอ | ประเภท | หน่วยงาน | คะแนน", "แม่จัน | อบต. | ป่าตึง | 88.10", "แม่จัน | ทต. | จันจว้า | 81.10",
         "แม่จัน | | แม่คำ | 92.11"],
        ["ประเภท | หน่วยงาน | อำเภอ | คะแนน", "อบต. | ป่าตึง | แม่จัน | 88.10", "ทต. | จันจว้า | แม่จัน | 81.10",
         "ทต. | แม่คำ | แม่จัน | 92.11"],
    ],
)  # fmt: skip
def test_a_kind_in_a_column_of_its_own_belongs_to_the_name_beside_it(rows: list[str]) -> None:
    assert names_of(table(MANY, *rows)) == BODIES


@pytest.mark.parametrize("beside", ["จำนวน", "ระดับ"])
def test_kinds_alone_stay_kinds(beside: str) -> None:
    told = {"จำนวน": ("5300", "2247"), "ระดับ": ("ผ่าน", "ผ่านดี")}[beside]
    rows = [f"องค์การบริหารส่วนตำบล | {told[0]} | 88.10", f"เทศบาลตำบล | {told[1]} | 90.20"]
    assert not names_of(table("ผลการประเมิน ITA ปี 2567", f"ประเภท | {beside} | คะแนนเฉลี่ย", *rows))


@pytest.mark.parametrize(
    "head", ["คะแนนก่อนอุทธรณ์ | คะแนนหลังอุทธรณ์", "คะแนนก่อนการอุทธรณ์ | คะแนนหลังการอุทธรณ์", "คะแนนประเมินตนเอง | คะแนนจริง"]
)
def test_what_an_appeal_left_standing_is_the_result(head: str) -> None:
    rows = ["อบต.ป่าตึง | 85.47 | 88.10", "ทต.จันจว้า | 82.00 | 81.10", "ทต.แม่คำ | 90.20 | 92.11"]
    assert names_of(table(MANY, f"หน่วยงาน | {head}", *rows)) == BODIES


def test_one_head_over_the_numbers_of_all_indicators_names_them() -> None:
    cells = "".join(f"<td>{n}</td>" for n in range(1, 11))
    figures = [[f"9{n % 3}.{n}{k}" for n in range(10)] for k in (1, 2)]
    body = "".join(
        f"<tr><td>{name}</td>{''.join(f'<td>{f}</td>' for f in row)}</tr>"
        for name, row in zip(("อบต.ป่าตึง", "ทต.แม่คำ"), figures, strict=True)
    )
    head = f"<tr><td rowspan=2>หน่วยงาน</td><td colspan=10>คะแนนรายตัวชี้วัด</td></tr><tr>{cells}</tr>"
    facts = understood(f"<html><body><p>{MANY}</p><table>{head}{body}</table></body></html>", "r.html")
    wanted = {
        name: {str(n + 1): d(f) for n, f in enumerate(row)}
        for name, row in zip(("องค์การบริหารส่วนตำบลป่าตึง", "เทศบาลตำบลแม่คำ"), figures, strict=True)
    }
    assert owned(facts) == wanted


LISTED = ["กรมบังคับคดี", "กรมราชทัณฑ์", "กรมคุมประพฤติ"]


@pytest.mark.parametrize("title", ["ผลการประเมิน ITA หน่วยงานในสังกัด ปีงบประมาณ พ.ศ. 2567", "ผลการประเมิน ITA ปี 2567"])
@pytest.mark.parametrize("parted", [True, False])
def test_the_first_of_several_bodies_has_its_own_scores(title: str, parted: bool) -> None:
    figures = {name: {"IIT": f"8{n}.10", "EIT": f"9{n}.20", "OIT": f"7{n}.30"} for n, name in enumerate(LISTED)}
    rows = {name: [f"<tr><td>{c}</td><td>{f}</td></tr>" for c, f in told.items()] for name, told in figures.items()}
    if parted:
        body = "".join(f"<p>{name}</p><table>{''.join(lines)}</table>" for name, lines in rows.items())
    else:
        first, *others = rows
        below = "".join(f"<tr><td colspan=2>{name}</td></tr>{''.join(rows[name])}" for name in others)
        body = f"<p>{first}</p><table>{''.join(rows[first])}{below}</table>"
    facts = understood(f"<html><body><h1>{title}</h1>{body}</body></html>", "r.html")
    assert owned(facts) == {name: {c: d(f) for c, f in told.items()} for name, told in figures.items()}


@pytest.mark.parametrize("head", ["ข้อที่ต่ำสุด | คะแนนข้อ", "ประเด็นที่ต่ำสุด | คะแนนประเด็น", "ข้อ | คะแนนรายข้อ"])
def test_the_score_of_one_question_beside_its_indicators_own(head: str) -> None:
    rows = ["การปฏิบัติหน้าที่ | 95.10 | ความโปร่งใส | 77.10", "การใช้งบประมาณ | 93.20 | การเบิกจ่าย | 71.30"]
    facts = understood(table(OF_2567, f"ตัวชี้วัด | คะแนนตัวชี้วัด | {head}", *rows))
    assert values(facts) == {"1": d("95.10"), "2": d("93.20")}


def test_the_mean_beside_the_least_and_the_most() -> None:
    facts = understood(
        table(OF_2567, "แบบวัด | Min | Max | Mean", "IIT | 60.00 | 100.00 | 90.67", "EIT | 61.00 | 99.00 | 94.19")
    )
    assert values(facts) == {"IIT": d("90.67"), "EIT": d("94.19")}
