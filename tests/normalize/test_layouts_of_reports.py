"""Ways in which published reports lay out their results, drawn anew with other names, words and figures."""

from __future__ import annotations

from tests.normalize.understanding import codes, d, reported, understood, values

PLACE = "เทศบาลตำบลแม่สาย อำเภอแม่สาย จังหวัดเชียงราย\n"
TEN = {"1": "91.10", "2": "82.42", "3": "88.05", "4": "80.33", "5": "85.61",
       "6": "79.40", "7": "83.15", "8": "81.77", "9": "78.20", "10": "62.50"}  # fmt: skip
NAMES = [
    "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร", "การปรับปรุงการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต",
]  # fmt: skip
WANTED = {code: d(score) for code, score in TEN.items()}


def rows(first: int, last: int, form: str = "{number}.\t{name}\t{score}") -> str:
    numbered = ((n, NAMES[n - 1], TEN[str(n)]) for n in range(first, last + 1))
    return "".join(form.format(number=n, name=name, score=score) + "\n" for n, name, score in numbered)


def test_a_ranking_that_closes_with_the_highest_and_the_lowest() -> None:
    order = sorted(TEN, key=lambda code: -float(TEN[code]))
    ranked = "".join(f"{rank}\t{NAMES[int(c) - 1]}\t{TEN[c]}\n" for rank, c in enumerate(order, 1))
    closing = "คะแนนสูงสุด\t<b>91.10</b>\tคะแนน\nคะแนนต่ำสุด\t<b>62.50</b>\tคะแนน\n"
    facts = reported("อันดับ\tตัวชี้วัด\tคะแนน\n" + ranked + closing)
    assert values(facts) == WANTED and "rank_contradicts" not in codes(facts)


def test_the_external_instrument_in_two_parts_beside_the_others() -> None:
    table = "เครื่องมือ\tคะแนน\nIIT\t๘๕.๕๐\nEIT ส่วนที่ ๑\t๘๖.๒๔\nEIT ส่วนที่ ๒\t๘๑.๐๖\nOIT\t๙๑.๓๐\n"
    found = values(reported("ผลคะแนนแต่ละเครื่องมือ\n\n" + table, 2568), 2568)
    assert {code: found[code] for code in ("IIT", "EIT1", "EIT2", "OIT")} == {
        "IIT": d("85.50"), "EIT1": d("86.24"), "EIT2": d("81.06"), "OIT": d("91.30"),
    }  # fmt: skip
    assert "EIT" not in found


def test_instruments_head_their_indicators_in_one_table() -> None:
    table = (
        "ตัวชี้วัด\tคะแนน\nแบบวัดของผู้มีส่วนได้ส่วนเสียภายใน (IIT)\t\n" + rows(1, 5, "{number}. {name}\t{score}")
        + "แบบวัดของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)\t\n" + rows(6, 8, "{number}. {name}\t{score}")
        + "แบบตรวจการเปิดเผยข้อมูล (OIT)\t\n" + rows(9, 10, "{number}. {name}\t{score}")
    )  # fmt: skip
    assert values(reported(table)) == WANTED


def test_scores_beside_what_is_to_be_mended_and_a_threshold_in_its_words() -> None:
    head = "ตัวชี้วัด\t\t\tประเด็นที่ควรแก้\tทางแก้\n"
    first = f"1.\t{NAMES[0]}\t91.10\tข้อที่ได้ต่ำกว่าร้อยละ 85 มีสองข้อ คือเรื่องเวลาและเรื่องเอกสาร\tชี้แจงในที่ประชุม\n"
    rest = "".join(f"{n}.\t{NAMES[n - 1]}\t{TEN[str(n)]}\t\t\n" for n in range(2, 6))
    facts = reported(head + "แบบวัดของผู้มีส่วนได้ส่วนเสียภายใน (IIT)\t\t\t\t\n" + first + rest)
    assert values(facts) == {code: WANTED[code] for code in "12345"}


def test_indicators_are_numbered_anew_under_each_instrument() -> None:
    table = "ตัวชี้วัด\t\tคะแนน\nแบบวัดของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)\t\t\n"
    table += "".join(f"{n}.\t{NAMES[n + 4]}\t{TEN[str(n + 5)]}\n" for n in (1, 2, 3))
    assert values(reported(table)) == {code: WANTED[code] for code in "678"}


def test_the_questions_of_an_indicator_are_not_the_indicator() -> None:
    asked = ["ผู้บริหารประกาศเจตนา", "มีแผนของปีนี้", "รายงานครึ่งปี", "รายงานทั้งปี"]
    table = "ตัวชี้วัด\tเรื่องที่ตรวจ\tค่าเฉลี่ย\n" + f"ตัวชี้วัดที่ 10 {NAMES[9]}\t1) {asked[0]}\t100.00\n"
    table += "".join(
        f"\t{n}) {text}\t{score}\n"
        for n, text, score in zip((2, 3, 4), asked[1:], ("50.00", "0.00", "100.00"), strict=True)
    )
    found = values(reported(rows(1, 10) + "\nรายละเอียดรายข้อ\n\n" + table))
    assert found == WANTED


def test_weights_and_bands_of_the_assessment_are_no_results() -> None:
    frame = "เครื่องมือ\tตัวชี้วัด\tน้ำหนัก\nIIT\tตัวชี้วัดที่ 1 การปฏิบัติหน้าที่\t30\n\tตัวชี้วัดที่ 2 การใช้งบประมาณ\t\n"
    bands = "คะแนน\tระดับ\n95.00 - 100\tAA\n85.00 - 94.99\tA\n75.00 - 84.99\tB\n65.00 - 74.99\tC\n"
    facts = reported(frame + "\n" + bands, 2565)
    assert values(facts) == {} and facts.levels == ()


def test_a_memo_in_front_is_dated_in_the_year_after() -> None:
    memo = "บันทึกข้อความ\nส่วนราชการ สำนักปลัดเทศบาล เทศบาลตำบลแม่สาย\nที่ ชร 12345/-\nวันที่ 9 มีนาคม 2563\nเรียน นายกเทศมนตรี\n\n"
    cover = "รายงานวิเคราะห์ผลการประเมิน ITA\nประจำปีงบประมาณ พ.ศ.2562\n" + PLACE
    plan = "\nการนำผลไปปรับปรุงในปีงบประมาณ พ.ศ.2563\n\n"
    facts = understood(memo + cover + "\n" + rows(1, 10) + plan)
    assert values(facts, 2562) == WANTED
    assert [(a.name_th, a.province) for a in facts.agencies] == [("เทศบาลตำบลแม่สาย", "เชียงราย")]


def test_a_title_of_measures_is_of_the_year_after_the_scores() -> None:
    title = "มาตรการส่งเสริมความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2565\n" + PLACE
    told = "\nวิเคราะห์จากผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2564 แยกตามตัวชี้วัด\n\n"
    facts = understood(title + told + "อันดับ\tตัวชี้วัด\tคะแนน\n" + rows(1, 10, "{number}\t{name}\t{score}"))
    assert values(facts, 2564) == WANTED


def test_a_title_that_breaks_before_its_year() -> None:
    text = "วิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ.\n2565\n" + PLACE + "\nคำนำ\n\n14 ธันวาคม 2565\n\n"
    mean = "คะแนนเฉลี่ย\t81.25\n"
    found = understood(text + "ตัวชี้วัด\tคะแนน\n" + rows(1, 10, "{number}.{name}\t{score}") + mean)
    assert found.fiscal_year_be == 2565 and {c: s for c, s in values(found).items() if c.isdigit()} == WANTED
