"""Questions with their answers, cards with notes, columns of levels, and bodies before their ministries."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import d, reported, understood, values

HEAD = "<h2>ผลการประเมิน ITA ปี 2567</h2><h3>เทศบาลตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน</h3>"


def test_an_answer_is_read_under_its_question() -> None:
    body = "ถาม: ถ้า OIT ได้เต็ม 100 จะเป็นเท่าไร\nตอบ: IIT และ EIT เท่าเดิม รวม 96.10 คะแนน และอาจได้ระดับผ่านดี\n\n"
    body += "ถาม: ปีนี้ได้กี่คะแนน\nตอบ: คะแนนรวม 91.40 คะแนน\n\nถาม: คะแนนเฉลี่ยทั้งประเทศเท่าไร\nตอบ: 93.05 คะแนน\n"
    facts = reported(body)
    assert values(facts) == {"ITA": d("91.40")} and not facts.levels


def test_an_assessment_of_one_s_own_parts_is_none() -> None:
    text = "ผลการประเมิน ITA ปี 2567 มหาวิทยาลัยแม่โจ้ได้ 91.40 คะแนน\n\nผลประเมินภายในระดับคณะ คณะเกษตรทดลองได้ 95.20 คะแนน\n"
    assert {s.score for s in understood(text).scores} == {d("91.40")}


@pytest.mark.parametrize(("note", "is_read"), [("ผู้ตอบ 148 คน", True), ("เป้าหมายของปีหน้า", False), ("ปี 2565", False)])
def test_cards_with_a_note_below_each(note: str, is_read: bool) -> None:
    figures = {"IIT": "88.00", "EIT": "90.10", "OIT": "95.00"}
    cards = "".join(f"<div>{value}</div><div>{code}</div><small>{note}</small><hr>" for code, value in figures.items())
    found = values(understood(f"{HEAD}{cards}<div>93.05</div><div>ค่าเฉลี่ยประเทศ</div>", "page.html"))
    assert found == ({code: d(value) for code, value in figures.items()} if is_read else {})


def test_the_last_row_of_a_list_ends_in_its_level() -> None:
    rows = "".join(f"  {n}   {name} ........................ {s}   {level}\n" for n, name, s, level in (
        (8, "กรมชลประทาน", "96.21", "ผ่านดี"), (9, "กรมปศุสัตว์", "95.10", "ผ่านดี"), (10, "กรมหม่อนไหม", "88.65", "ผ่าน")))  # fmt: skip
    text = (
        f"ผลการประเมิน ITA ของส่วนราชการในสังกัด\nประจำปีงบประมาณ พ.ศ. 2567\n\n{rows}  ค่าเฉลี่ยของกระทรวง            93.32\n"
    )
    facts = understood(text)
    names = {a.agency_id: a.name_th for a in facts.agencies}
    assert {names[s.agency_id]: s.score for s in facts.scores}["กรมหม่อนไหม"] == d("88.65")
    assert [x.level for x in facts.levels if names[x.agency_id] == "กรมหม่อนไหม"] == ["ผ่าน"]


def test_a_former_year_with_its_level_below_a_list() -> None:
    post = "กรมหม่อนไหม\n\n📌 ผลประเมิน #ITA2567\n⭐️ รวม 91.40 คะแนน ระดับ ผ่านดี\n\n(ปีที่แล้ว 88.65 ระดับผ่าน)\n"
    facts = understood(post)
    assert values(facts, 2567) == {"ITA": d("91.40")} and values(facts, 2566) == {"ITA": d("88.65")}


def test_a_body_before_its_ministry_on_one_line() -> None:
    facts = understood(
        "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567\nกรมหม่อนไหม  กระทรวงเกษตรและสหกรณ์\n\nคะแนนรวม 91.40 คะแนน\n"
    )
    assert [a.name_th for a in facts.agencies if a.agency_id == facts.agency_id] == ["กรมหม่อนไหม"]


@pytest.mark.parametrize("name", ["องค์การสวนสัตว์แห่งประเทศไทย ในพระบรมราชูปถัมภ์", "องค์การสวนสัตว์แห่งประเทศไทย"])
def test_a_name_under_royal_patronage_is_whole(name: str) -> None:
    facts = understood(f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\n{name}\n\nคะแนนรวม 91.40 คะแนน\n")
    assert [a.name_th for a in facts.agencies] == ["องค์การสวนสัตว์แห่งประเทศไทยในพระบรมราชูปถัมภ์"]


def test_the_year_that_heads_a_card_is_that_of_its_total() -> None:
    years = {2565: ("81.20", "ผ่าน", "80.10", "82.30", "81.20"), 2566: ("91.40", "ผ่านดี", "90.10", "92.30", "91.70"),
             2567: ("93.50", "ผ่านดี", "92.10", "94.30", "93.95")}  # fmt: skip
    text = "กรมหม่อนไหม • เส้นทาง ITA\n"
    for year, (total, level, *parts) in years.items():
        rows = zip(("IIT", "EIT", "OIT"), parts, strict=True)
        text += f"ปีงบประมาณ {year}\n{total}\n“{level}”\n" + "".join(f"{code}   {part}\n" for code, part in rows)
    facts = understood(text)
    assert {y: values(facts, y)["ITA"] for y in years} == {y: d(told[0]) for y, told in years.items()}


BODIES = ("อบต.แม่คะ", "อบต.บ้านแป้น", "ทต.เวียงฝาง")
APART = "จังหวัดแห่งหนึ่ง\nเรื่อง แจ้งผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565\n\nลำดับ หน่วยงาน\n{}\n\nคะแนน\n{}\n\nระดับ\n{}\n"


def test_a_mean_among_cards_of_bodies_is_no_body() -> None:
    cards = "".join(
        f"{name}\n{score}\n"
        for name, score in (("กรมการข้าว", "95.70"), ("กรมประมง", "92.04"), ("กระทรวงเฉลี่ย", "93.87"))
    )
    facts = understood(f"ผลคะแนน ITA ปีงบประมาณ พ.ศ. 2567\n\n{cards}")
    assert {s.score for s in facts.scores} == {d("95.70"), d("92.04")}


@pytest.mark.parametrize(
    ("figures", "levels", "is_read"),
    [("95.20 86.10 79.05", "AA A B", True), ("95.20 86.10 79.05", "A AA B", False), ("95.20 86.10", "AA A", False)],
)
def test_columns_of_bodies_figures_and_levels_that_came_apart(figures: str, levels: str, is_read: bool) -> None:
    names = "\n".join(f"{n} {name}" for n, name in enumerate(BODIES, 1))
    facts = understood(APART.format(names, figures.replace(" ", "\n"), levels.replace(" ", "\n")))
    told = {a.agency_id: a.name_th for a in facts.agencies}
    expected = dict(zip(("แม่คะ", "บ้านแป้น", "เวียงฝาง"), map(d, figures.split()), strict=False)) if is_read else {}
    found = {s.agency_id: s.score for s in facts.scores if s.score is not None}
    assert {name: found[i] for i, full in told.items() for name in expected if name in full} == expected
    assert len(found) == len(expected)


def test_the_level_of_a_mean_among_bodies_is_nobodys() -> None:
    rows = [("กรมการข้าว", "91.40", "ผ่านดี"), ("กรมประมง", "85.10", "ผ่าน"), ("ค่าเฉลี่ยกระทรวง", "88.25", "ผ่าน")]
    table = "หน่วยงาน\tคะแนน\tระดับ\n" + "".join("\t".join(row) + "\n" for row in rows)
    facts = understood(f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\nกระทรวงเกษตรและสหกรณ์\n\n{table}")
    names = {a.agency_id: a.name_th for a in facts.agencies}
    assert {names[x.agency_id]: x.level for x in facts.levels} == {"กรมการข้าว": "ผ่านดี", "กรมประมง": "ผ่าน"}
