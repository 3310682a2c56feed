"""Figures under a heading, a caption, a title or words that make them no results: and results beside them."""

from __future__ import annotations

import pytest
from prongsai.extract.reader import read_document
from prongsai.extract.settings import Settings
from prongsai.normalize.interpret import interpret
from prongsai.normalize.model.facts import DocumentFacts
from prongsai.normalize.scores.scope_rules import said_before
from prongsai.normalize.scores.scope_words import Setting, cues_in
from prongsai.normalize.scores.scopes import heading_setting
from prongsai.normalize.text.keys import to_key

from tests.normalize.understanding import d, reported, values

BODY = "องค์การบริหารส่วนตำบลบ้านแป้น อำเภอเมืองลำพูน จังหวัดลำพูน"
FOUR = "คะแนน IIT 90.00\nคะแนน EIT 88.00\nคะแนน OIT 85.00\nคะแนนรวม ITA 87.40\n"


def of(text: str, name: str = "report.txt") -> DocumentFacts:
    return interpret(read_document(text.encode(), name, Settings()), Settings())


def reasons(facts: DocumentFacts) -> set[str]:
    return {str(m.rejected_because) for m in facts.mentions if not m.chosen}


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("ผลการประเมินตนเองตามกรอบ ITA ปีงบประมาณ พ.ศ. 2567", "simulation"),
        ("สรุปการซักซ้อมตอบแบบวัด ITA ปีงบประมาณ พ.ศ. 2567", "simulation"),
        ("ประมาณการผลคะแนน ITA ปีงบประมาณ พ.ศ. 2567", "simulation"),
        ("ตัวอย่างการคำนวณคะแนน ITA ปีงบประมาณ พ.ศ. 2567", "worked_example"),
        ("ค่าเป้าหมายคะแนน ITA ปีงบประมาณ พ.ศ. 2567", "target"),
        ("ผลการประเมิน ITA ก่อนการอุทธรณ์ ปีงบประมาณ พ.ศ. 2567", "superseded"),
    ],
)
def test_a_title_governs_its_document(title: str, reason: str) -> None:
    facts = of(f"{title}\n{BODY}\n\n{FOUR}")
    assert facts.scores == ()
    assert reason in reasons(facts)


def test_a_section_governs_up_to_the_next_of_its_rank() -> None:
    text = (
        f"รายงานผลการดำเนินงานด้านความโปร่งใส\n{BODY}\n\n1. ผลการประเมินตนเอง (มกราคม 2567)\n{FOUR}\n"
        "2. ผลการประเมินของสำนักงาน ป.ป.ช. ปีงบประมาณ พ.ศ. 2567\n"
        "คะแนน IIT 80.00\nคะแนน EIT 90.00\nคะแนน OIT 95.00\nคะแนนรวม ITA 89.00\n"
    )
    facts = of(text)
    assert values(facts) == {"IIT": d("80.00"), "EIT": d("90.00"), "OIT": d("95.00"), "ITA": d("89.00")}
    assert reasons(facts) == {"simulation"}


def test_results_under_a_heading_of_their_own_stand_beside_an_example() -> None:
    def table(*figures: str) -> str:
        names = ("IIT", "EIT", "OIT", "คะแนนรวม")
        rows = "".join(f"<tr><td>{n}</td><td>{v}</td></tr>" for n, v in zip(names, figures, strict=True))
        return f"<table><tr><td>เครื่องมือ</td><td>คะแนน</td></tr>{rows}</table>"

    text = (
        f"<h1>รายงานผลการประเมิน ITA</h1><p>{BODY}</p><h2>ตัวอย่างวิธีคำนวณคะแนน</h2>"
        + table("70.00", "80.00", "90.00", "81.00")
        + "<h2>ผลคะแนน ปีงบประมาณ พ.ศ. 2567</h2>"
        + table("80.00", "90.00", "95.00", "89.00")
    )
    facts = of(text, "report.html")
    assert values(facts) == {"IIT": d("80.00"), "EIT": d("90.00"), "OIT": d("95.00"), "ITA": d("89.00")}
    assert reasons(facts) == {"worked_example"}


def test_a_column_of_a_self_assessment_stands_beside_the_result() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td>70.10</td><td>9{i}.20</td></tr>"
        for i, n in enumerate(("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ"))
    )
    text = (
        f"<h1>ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567</h1><p>{BODY}</p><table><tr><td>ตัวชี้วัด</td><td>ประเมินตนเอง</td>"
        f"<td>ผลประเมินจริง</td></tr>{rows}</table>"
    )
    facts = of(text, "report.html")
    assert values(facts) == {"1": d("90.20"), "2": d("91.20"), "3": d("92.20")}
    assert reasons(facts) == {"simulation"}


def test_means_of_bodies_that_nobody_is_named_for() -> None:
    text = (
        "ในปีงบประมาณ พ.ศ. 2567 สถาบันอุดมศึกษา 83 แห่งมีคะแนนเฉลี่ย ITA 90.07 คะแนน โดยแบบวัด IIT เท่ากับ 86.77 คะแนน "
        "EIT 88.46 คะแนน และ OIT 93.75 คะแนน\n"
    )
    facts = of(text)
    assert facts.scores == ()
    assert reasons(facts) == {"mean_over_agencies"}


@pytest.mark.parametrize(
    ("heading", "setting"),
    [
        ("ผลการประเมินตนเอง", Setting.SIMULATION),
        ("เปรียบเทียบผลการประเมินตนเองกับผลการประเมินจริง", None),
        ("แบบประเมินตนเองเพื่อยกระดับ ITA", None),
        ("3.2 แผนการใช้จ่ายงบประมาณการฝึกอบรม", None),  # holds "ประมาณการ"
        ("การกำหนดค่าเป้าหมาย", Setting.TARGET),
        ("ลองคิดคะแนน (ตัวเลขสมมติ)", Setting.EXAMPLE),
        ("ตัวอย่างสมมติ หน่วยงานแห่งหนึ่งได้คะแนนดังนี้", Setting.EXAMPLE),
        ("เป้าหมายและผลการประเมิน ITA", Setting.RESULT),
        ("ผลสำรวจความพึงพอใจของประชาชน", Setting.OTHER),
        ("ค่าเฉลี่ยผลการประเมิน ITA ขององค์กรปกครองส่วนท้องถิ่น", Setting.MEAN),
        ("คะแนน ITA เทียบกับค่าเฉลี่ยระดับประเทศ", Setting.RESULT),
        ("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567", Setting.OFFICIAL),
    ],
)
def test_what_a_heading_says(heading: str, setting: Setting | None) -> None:
    assert heading_setting(heading) == setting


@pytest.mark.parametrize(
    ("before", "behind", "setting"),
    [
        ("แบบสอบถามจำลอง IIT ได้ ", "", Setting.SIMULATION),
        ("ฝ่ายแผนงานคาดว่าเทศบาลจะได้คะแนน ITA ประมาณ ", " คะแนน", Setting.SIMULATION),
        ("ได้ 96.12 คะแนน เกินกว่าที่คาดการณ์ไว้ที่ ", " คะแนน", Setting.SIMULATION),
        ("ผลเป็นไปตามที่คาดการณ์ไว้ ได้ ", " คะแนน", None),
        ("มุ่งมั่นที่จะมีคะแนน ITA ", " คะแนน", Setting.TARGET),
        ("คะแนนรวม ITA ไม่น้อยกว่า 98.00 คะแนน IIT ไม่ต่ำกว่า 95.00 และ OIT ", " คะแนน", Setting.TARGET),
        ("เป้าหมาย 90.00 คะแนน ผลงาน ", " คะแนน", None),
        ("มีผู้ตอบ IIT แล้ว ร้อยละ ", "", Setting.SHARE),
        ("EIT ร้อยละ ", " ของจำนวนขั้นต่ำ", Setting.SHARE),
        ("ระดับ A ร้อยละ ", "", Setting.SHARE),
        ("ความพึงพอใจ ร้อยละ 92.14 ด้านคุณภาพการดำเนินงาน ร้อยละ ", "", Setting.OTHER),
        ("ความพึงพอใจ ร้อยละ 92.14 ผลการประเมิน ITA ร้อยละ ", "", Setting.RESULT),
        ("หน่วยงานระดับกรม 5 แห่ง มีคะแนนเฉลี่ย IIT ", "", Setting.MEAN),
        ("3 หน่วยงาน ได้แก่ กรมการแพทย์ คะแนนเฉลี่ย ", "", None),
        ("Mean of 83 bodies: 92.71\nTarget FY2025: ", "", Setting.TARGET),
        ("ทั้งนี้ คะแนน EIT คิดเป็นสัดส่วนร้อยละ ", " ของส่วนที่หายไป", Setting.SHARE),
        ("ต้นแบบ อบต.ตัวอย่าง (ปี 2568) ได้ ", " คะแนน", Setting.EXAMPLE),
    ],
)
def test_what_the_words_beside_a_figure_say(before: str, behind: str, setting: Setting | None) -> None:
    assert said_before(to_key(before), to_key(behind)) == setting


def test_the_longer_of_two_words_counts() -> None:
    assert [c.setting for c in cues_in("แบบจำลอง")] == [Setting.NONE]


def test_a_row_for_a_type_of_bodies_is_a_mean() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>90.10</td><td>91.20</td><td>92.30</td><td>91.31</td></tr>"
        for name in ("เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล", "องค์การบริหารส่วนตำบล")
    )
    head = "<tr><td>ประเภท</td><td>IIT</td><td>EIT</td><td>OIT</td><td>คะแนนรวม</td></tr>"
    facts = of(f"<h1>คะแนน ITA ปีงบประมาณ พ.ศ. 2567</h1><table>{head}{rows}</table>", "report.html")
    assert facts.scores == ()
    assert reasons(facts) == {"mean_over_agencies"}


def test_a_caption_of_targets_governs_its_table() -> None:
    facts = reported(
        "แผนระยะ 3 ปี\n\nตารางที่ 4 ตัวชี้วัดและค่าเป้าหมาย\n\n"
        "| ตัวชี้วัด | 2567 | 2568 |\n|---|---|---|\n| คะแนน ITA ของหน่วยงาน | 90.00 | 91.50 |\n"
    )
    assert not [s for s in facts.scores if s.score is not None]
