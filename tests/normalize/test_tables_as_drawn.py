"""Tables as people draw them: frames of strokes, two side by side, several bodies in one row, words for names."""

from __future__ import annotations

import pytest
from prongsai.normalize.document.printed_text import repair_printed
from prongsai.normalize.vocabulary.score_names import match_label

from tests.normalize.understanding import d, reported, understood, values

SHORT = ["หน้าที่", "งบประมาณ", "อำนาจ", "ทรัพย์สิน", "แก้ทุจริต", "คุณภาพ", "การสื่อสาร", "ปรับปรุง", "เปิดเผย", "ป้องกัน"]
TEN = ["91.10", "82.20", "93.30", "84.40", "95.50", "86.60", "97.70", "88.80", "79.90", "100.00"]
OWN = "องค์การบริหารส่วนตำบลบ้านแป้น"


def by_owner(text: str, year: int = 2567) -> dict[tuple[str, str], object]:
    """Scores of a year by the owner's name and the code."""
    facts = reported(text)
    names = {a.agency_id: a.name_th for a in facts.agencies}
    return {(names[s.agency_id], s.code): s.score for s in facts.scores if s.fiscal_year_be == year and s.agency_id}


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("sign", ["\t", " | "])
def test_the_own_column_beside_those_of_others_is_its_own(at: int, sign: str) -> None:
    heads = ["เทศบาลตำบลเหมืองง่า", "เทศบาลตำบลอุโมงค์"]
    heads.insert(at, OWN)
    rows = [["เครื่องมือ", *heads], ["IIT", "81.00", "82.00", "83.00"], ["คะแนนรวม", "91.00", "92.00", "93.00"]]
    text = "\n".join(f"| {sign.join(row)} |" if "|" in sign else sign.join(row) for row in rows) + "\n"
    found = by_owner(text)
    assert found[OWN, "ITA"] == d(f"9{at + 1}.00")
    assert [found[name, "IIT"] for name in heads] == [d("81.00"), d("82.00"), d("83.00")]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("0IT", "OIT"),
        ("๐IT", "OIT"),
        ("O1T", "OIT"),
        ("E1T", "EIT"),
        ("ElT", "EIT"),
        ("1IT", "IIT"),
        ("เฉลี่ย I1T", "เฉลี่ย IIT"),
    ],
)
def test_look_alikes_in_the_names_of_instruments_are_read(printed: str, meant: str) -> None:
    assert repair_printed(printed).text == meant
    assert repair_printed(f"คะแนน {printed} ๙๐.๑๐").text == f"คะแนน {meant} ๙๐.๑๐"


@pytest.mark.parametrize("text", ["๑๑T", "O11", "10IT2", "IIT", "UNIT", "DIT", "ข้อ O1 ถึง O10"])
def test_other_words_are_no_look_alikes(text: str) -> None:
    assert repair_printed(text).text == text


@pytest.mark.parametrize(
    "form",
    [
        "คะแนนรวม ITA ที่ได้รับ ......๘๘.๕๓...... คะแนน ระดับ ....ผ่าน....",
        "ผลคะแนน ITA ภาพรวม ____88.53____ คะแนน",
        "คะแนนรวม ITA ……88.53…… คะแนน",
        "คะแนน ITA ได้.......88.53.......คะแนน ระดับ .....B.....",
        "คะแนน ITA (รวม) .................88.53................. คะแนน",
    ],
)
def test_what_is_filled_in_on_dots_is_read(form: str) -> None:
    assert values(reported(form + "\n")) == {"ITA": d("88.53")}


@pytest.mark.parametrize(
    ("heads", "year"),
    [
        ("คะแนน\tคะแนนปี 2566", 2566),
        ("ปีนี้\tปีงบประมาณ 2566", 2566),
        ("ผลการประเมิน\tผลการประเมิน ปี 2565", 2565),
        ("คะแนนที่ได้\tFY 2566", 2566),
        ("ร้อยละ\tปี พ.ศ. 2566", 2566),
    ],
)
def test_a_year_over_one_column_is_not_that_of_its_neighbour(heads: str, year: int) -> None:
    facts = reported(f"เครื่องมือ\t{heads}\nIIT\t87.53\t94.16\nEIT\t90.26\t92.11\nคะแนนรวม\t85.88\t95.88\n")
    assert values(facts, 2567) == {"IIT": d("87.53"), "EIT": d("90.26"), "ITA": d("85.88")}
    assert values(facts, year) == {"IIT": d("94.16"), "EIT": d("92.11"), "ITA": d("95.88")}


def test_a_year_over_the_names_is_that_of_the_figures() -> None:
    facts = reported("ตัวชี้วัด ปี 2566\tคะแนน\tระดับ\nIIT\t87.53\tA\nEIT\t90.26\tA\n", 2567)
    assert values(facts, 2566) == {"IIT": d("87.53"), "EIT": d("90.26")}


@pytest.mark.parametrize(
    "over",
    ["คะแนน ITA ปีงบประมาณ พ.ศ.", "Overall ITA score, fiscal year", "ผลคะแนนรวม ITA ประจำปีงบประมาณ", "ITA score (FY)",
     "คะแนนเฉลี่ย ITA ปี พ.ศ."],
)  # fmt: skip
def test_the_total_stands_over_years(over: str) -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{score}</td><td>{score[0]}1.00</td></tr>"
        for name, score in (("กรมชลประทาน", "97.84"), ("กรมประมง", "84.30"), ("Mean of the two", "91.07"))
    )
    head = f"<tr><th rowspan=2>หน่วยงาน</th><th colspan=2>{over}</th></tr><tr><th>2567</th><th>2566</th></tr>"
    found = by_owner(f"<table>{head}{rows}</table>")
    assert found == {("กรมชลประทาน", "ITA"): d("97.84"), ("กรมประมง", "ITA"): d("84.30")}


@pytest.mark.parametrize(
    "lines",
    [
        ("╔═════╦═══════╗", "║ IIT ║ 87.53 ║", "╠═════╬═══════╣", "║ EIT ║ 90.26 ║", "╚═════╩═══════╝"),
        ("┌─────┬───────┐", "│ IIT │ 87.53 │", "├─────┼───────┤", "│ EIT │ 90.26 │", "└─────┴───────┘"),
        ("┏━━━━━┳━━━━━━━┓", "┃ IIT ┃ 87.53 ┃", "┃ EIT ┃ 90.26 ┃", "┗━━━━━┻━━━━━━━┛"),
        ("╭─────┬───────╮", "│ IIT │ 87.53 │", "│ EIT │ 90.26 │", "╰─────┴───────╯"),
        ("│ IIT ┆ 87.53 │", "│ EIT ┆ 90.26 │"),
    ],
)
def test_frames_of_box_characters_are_tables(lines: tuple[str, ...]) -> None:
    assert values(reported("\n".join(lines) + "\n")) == {"IIT": d("87.53"), "EIT": d("90.26")}


def test_boxes_of_one_body_each_are_cards() -> None:
    text = "คะแนน ITA ปี 2567 รายหน่วยงาน\n\n"
    for name, score, level in (("กรมชลประทาน", "96.30", "ผ่านดี"), ("กรมประมง", "93.18", "ผ่านดี")):
        text += f"┌────┐\n│ {name} │\n│ {score} │\n│ {level} │\n└────┘\n"
    found = by_owner(text + "เป้าหมาย 92.00 | ค่าเฉลี่ย 2 กรม 94.74\n")
    assert found == {("กรมชลประทาน", "ITA"): d("96.30"), ("กรมประมง", "ITA"): d("93.18")}


@pytest.mark.parametrize("mark", ["[^3]", "[^ก]", "[^note]", "*", "[^1][^2]"])
def test_marks_of_footnotes_are_none_of_a_figure(mark: str) -> None:
    table = f"| เครื่องมือ | คะแนน |\n|---|---|\n| IIT | 94.22{mark} |\n| EIT{mark} | 92.10 |\n\n[^3]: ต่ำกว่า 95.00\n"
    assert values(reported(table)) == {"IIT": d("94.22"), "EIT": d("92.10")}


@pytest.mark.parametrize(
    "text",
    [
        "ปีงบประมาณ พ.ศ. 2567          ปีงบประมาณ พ.ศ. 2566\nเครื่องมือ   คะแนน      เครื่องมือ   คะแนน\n"
        "IIT         94.49      IIT         87.37\nEIT         93.08      EIT         92.21\nOIT         99.33      OIT         95.70\n",
        "ปี 2567\t\tปี 2566\t\nเครื่องมือ\tคะแนน\tเครื่องมือ\tคะแนน\nIIT\t94.49\tIIT\t87.37\nEIT\t93.08\tEIT\t92.21\n"
        "OIT\t99.33\tOIT\t95.70\n",
        "<table><tr><th colspan=2>ปี 2567</th><td></td><th colspan=2>ปี 2566</th></tr><tr><td>แบบวัด</td><td>คะแนน</td><td></td>"
        "<td>แบบวัด</td><td>คะแนน</td></tr><tr><td>IIT</td><td>94.49</td><td></td><td>IIT</td><td>87.37</td></tr><tr><td>EIT</td>"
        "<td>93.08</td><td></td><td>EIT</td><td>92.21</td></tr><tr><td>OIT</td><td>99.33</td><td></td><td>OIT</td><td>95.70</td></tr>"
        "</table>",
    ],
)
def test_tables_side_by_side_have_their_own_years(text: str) -> None:
    facts = reported(text)
    assert values(facts, 2567) == {"IIT": d("94.49"), "EIT": d("93.08"), "OIT": d("99.33")}
    assert values(facts, 2566) == {"IIT": d("87.37"), "EIT": d("92.21"), "OIT": d("95.70")}


@pytest.mark.parametrize(
    "head",
    ["<tr><td>ปี 2567</td><td></td><td>ปี 2566</td><td></td></tr>",
     "<tr><td>ปี 2567</td><td>คะแนน</td><td>ปี 2566</td><td>คะแนน</td></tr>",
     "<tr><td colspan=2>ปีงบประมาณ 2567</td><td colspan=2>ปีงบประมาณ 2566</td></tr>"],
)  # fmt: skip
def test_tables_side_by_side_without_headings_are_told_by_their_names(head: str) -> None:
    scores = {"IIT": ("94.49", "87.37"), "EIT": ("93.08", "92.21"), "OIT": ("99.33", "95.70")}
    rows = "".join(f"<tr><td>{n}</td><td>{a}</td><td>{n}</td><td>{b}</td></tr>" for n, (a, b) in scores.items())
    facts = understood(f"<p>เทศบาลนครยะลา ผลการประเมิน ITA</p><table>{head}{rows}</table>", "report.html")
    assert values(facts, 2567) == {n: d(a) for n, (a, _) in scores.items()}
    assert values(facts, 2566) == {n: d(b) for n, (_, b) in scores.items()}


def test_tables_of_two_years_side_by_side_need_not_be_alike() -> None:
    left = [("IIT", "87.37"), ("EIT", "92.21"), ("OIT", "95.70")]
    right = [("การปฏิบัติหน้าที่", "81.10"), ("การใช้งบประมาณ", "82.20"), ("การใช้อำนาจ", "83.30")]
    rows = "".join(
        "<tr>" + "".join(f"<td>{t}</td>" for t in (*a, *b)) + "</tr>" for a, b in zip(left, right, strict=True)
    )
    head = "<tr><td>ปี 2566</td><td></td><td>ปี 2567</td><td></td></tr>"
    facts = understood(f"<p>เทศบาลนครยะลา ผลการประเมิน ITA</p><table>{head}{rows}</table>", "report.html")
    assert values(facts, 2566) == {n: d(x) for n, x in left}
    assert values(facts, 2567) == {str(n): d(x) for n, (_, x) in enumerate(right, 1)}


def test_a_line_of_years_over_tables_side_by_side_gives_each_its_own() -> None:
    rows = "".join(f"{n}   9{k}.10      {n}   8{k}.20\n" for k, n in enumerate(("IIT", "EIT", "OIT")))
    facts = understood(f"เทศบาลนครยะลา ผลการประเมิน ITA\n\nปี 2567 ปี 2566\nแบบวัด   คะแนน      แบบวัด   คะแนน\n{rows}")
    assert values(facts, 2567) == {"IIT": d("90.10"), "EIT": d("91.10"), "OIT": d("92.10")}
    assert values(facts, 2566) == {"IIT": d("80.20"), "EIT": d("81.20"), "OIT": d("82.20")}


def test_tables_side_by_side_have_their_own_bodies() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td>9{k}.10</td><td>{n}</td><td>8{k}.20</td></tr>" for k, n in enumerate(("IIT", "EIT"))
    )
    head = "<tr><th colspan=2>กทพ.</th><th colspan=2>รฟม. ปี 2567</th></tr>"
    head += "<tr><td>เครื่องมือ</td><td>คะแนน</td><td>เครื่องมือ</td><td>คะแนน</td></tr>"
    body = "การทางพิเศษแห่งประเทศไทย (กทพ.) เทียบกับ การรถไฟฟ้าขนส่งมวลชนแห่งประเทศไทย (รฟม.) ปีงบประมาณ 2567 ผล ITA\n"
    facts = understood(f"<p>{body}</p><table>{head}{rows}</table>", "report.html")
    names = {a.agency_id: a.name_th for a in facts.agencies}
    found = {(names.get(s.agency_id or ""), s.code): s.score for s in facts.scores}
    assert found["การรถไฟฟ้าขนส่งมวลชนแห่งประเทศไทย", "IIT"] == d("80.20")
    assert found["การทางพิเศษแห่งประเทศไทย", "EIT"] == d("91.10")


@pytest.mark.parametrize("line", ["<br>", "<br/>\n"])
@pytest.mark.parametrize("level", [("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน"), ()])
def test_bodies_stacked_in_one_row_are_rows(line: str, level: tuple[str, ...]) -> None:
    columns = [("กรมชลประทาน", "กรมประมง", "กรมปศุสัตว์"), ("96.48", "93.75", "88.12"), *([level] if level else [])]
    heads = ["หน่วยงาน", "คะแนนรวม", "ระดับ"][: len(columns)]
    text = "<table><tr>" + "".join(f"<th>{head}</th>" for head in heads) + "</tr><tr>"
    text += "".join(f"<td>{line.join(column)}</td>" for column in columns) + "</tr></table>"
    found = by_owner(text)
    assert [found[name, "ITA"] for name in columns[0]] == [d("96.48"), d("93.75"), d("88.12")]


def test_a_name_over_two_lines_is_no_two_bodies() -> None:
    text = "<table><tr><th>หน่วยงาน</th><th>คะแนนรวม</th></tr><tr><td>กรมชลประทาน<br>กรมเก่า</td><td>96.48</td></tr>"
    text += "<tr><td>กรมประมง</td><td>93.75</td></tr></table>"
    assert sorted(map(str, by_owner(text).values())) == ["93.75", "96.48"]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("sign", ["\t", " | "])
def test_words_of_names_in_their_order_are_the_names(turned: bool, sign: str) -> None:
    rows = list(zip(("ตัวชี้วัด", *SHORT, "รวม"), ("คะแนน", *TEN, "89.95"), strict=True))
    if turned:
        rows = list(zip(*rows, strict=True))
    text = "\n".join(f"| {sign.join(row)} |" if "|" in sign else sign.join(row) for row in rows) + "\n"
    assert values(reported(text)) == {str(n): d(s) for n, s in enumerate(TEN, 1)} | {"ITA": d("89.95")}


def test_words_of_names_out_of_order_name_nothing() -> None:
    mixed = [*SHORT[5:], *SHORT[:5]]
    text = "\n".join(f"{name}\t{score}" for name, score in zip(("ด้าน", *mixed), ("คะแนน", *TEN), strict=True)) + "\n"
    assert not set(values(reported(text))) & set(map(str, range(1, 11)))


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("IIT mean", "IIT"),
        ("EIT score", "EIT"),
        ("เว็บไซต์ (OIT)", "OIT"),
        ("บุคลากรในสังกัด (IIT)", "IIT"),
        ("OIT average", "OIT"),
    ],
)
def test_labels_of_instruments_with_other_words(label: str, code: str) -> None:
    found = match_label(label)
    assert found is not None and (found.scope, found.code) == ("instrument", code)


@pytest.mark.parametrize("label", ["จำนวนผู้ตอบ (IIT)", "ร้อยละของผู้ตอบแบบวัด (EIT)", "การเปิดเผยข้อมูล (9)"])
def test_who_answered_is_no_instrument(label: str) -> None:
    found = match_label(label)
    assert found is None or found.scope != "instrument"


@pytest.mark.parametrize(
    "text",
    [
        "น้ำหนักคะแนน\nIIT ร้อยละ 30.00\nEIT ร้อยละ 30.00\nOIT ร้อยละ 40.00\n",
        "สัดส่วน IIT : EIT : OIT\n\n- IIT 30.00 คะแนน\n\n- EIT 30.00 คะแนน\n\n- OIT 40.00 คะแนน\n",
        "| เครื่องมือ | คะแนน |\n|---|---|\n| IIT | 30.00 |\n| EIT | 30.00 |\n| OIT | 40.00 |\n",
        "แบ่งเป็น IIT 30.00 คะแนน EIT 30.00 คะแนน และ OIT 40.00 คะแนน\n",
        "OIT 40.00 / EIT 30.00 / IIT 30.00\n",
    ],
)
def test_what_each_instrument_is_worth_is_no_score(text: str) -> None:
    assert values(reported(text)) == {}


def test_low_scores_beside_others_are_no_weights() -> None:
    text = "IIT ได้ 30.00 คะแนน EIT ได้ 75.00 คะแนน OIT ได้ 40.00 คะแนน\n"
    assert values(reported(text)) == {"IIT": d("30.00"), "EIT": d("75.00"), "OIT": d("40.00")}


@pytest.mark.parametrize(
    "text",
    ["97.68\nผ่านดี\n", "คะแนนที่ได้ 97.68   ผล ผ่านดี\n", "97.68 (ผ่านดี)\n", "• คะแนนเฉลี่ย 97.68 — ระดับ ผ่านดี\n",
     "ได้ 97.68 คะแนน | ระดับ ผ่านดี\n"],
)  # fmt: skip
def test_a_figure_beside_its_level_is_the_total(text: str) -> None:
    facts = reported(text)
    assert values(facts) == {"ITA": d("97.68")}
    assert [(level.level, level.fiscal_year_be) for level in facts.levels] == [("ผ่านดี", 2567)]


@pytest.mark.parametrize(
    "text",
    ["เป้าหมายปีหน้า\n97.68 ผ่านดี\n", "ค่าเฉลี่ยทั้งจังหวัด\n90.68 ผ่านดี\n", "คะแนน LPA\n90.68 ผ่านดี\n", "72.10 ผ่านดี\n",
     "IIT\n97.68\nผ่านดี\n", "คะแนน ITA ปี 2567\nศูนย์ข้าวชุมชน\n97.68 ผ่านดี\n",
     "คะแนน ITA ปี 2567\n97.68 ผ่านดี\nคะแนน ITA ปี 2567\n95.10 ผ่านดี\n"],
)  # fmt: skip
def test_a_figure_beside_a_level_that_is_no_total(text: str) -> None:
    assert "ITA" not in values(reported(text))


@pytest.mark.parametrize(
    "level", ["คะแนนรวม 85.95 ระดับ ผ่าน", "คะแนนเฉลี่ย ITA : 85.95 (ระดับ ผ่าน)", "รวม ๘๕.๙๕ คะแนน ระดับ ผ่าน"]
)
def test_a_row_over_the_whole_width_is_the_total(level: str) -> None:
    rows = "<tr><td>IIT</td><td>84.10</td></tr><tr><td>EIT</td><td>88.20</td></tr>"
    facts = reported(f"<table><tr><th>แบบ</th><th>คะแนน</th></tr>{rows}<tr><td colspan=2>{level}</td></tr></table>")
    assert values(facts) == {"IIT": d("84.10"), "EIT": d("88.20"), "ITA": d("85.95")}


@pytest.mark.parametrize("gap", ["   ", "\t"])
def test_bodies_with_a_figure_and_a_level_need_no_headings(gap: str) -> None:
    bodies = (("กรมชลประทาน", "96.04", "ผ่านดี"), ("กรมประมง", "92.48", "ผ่านดี"), ("กรมการข้าว", "83.62", "ต้องปรับปรุง"))
    text = "ผลการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ 2567 ได้แก่\n" + "\n".join(gap.join(row) for row in bodies) + "\n"
    assert by_owner(text) == {(name, "ITA"): d(score) for name, score, _ in bodies}


@pytest.mark.parametrize(
    "saying",
    ["การประเมินนี้ดำเนินการแยกจากการประเมินของสำนักงาน ป.ป.ช.", "แบบนี้มิใช่การประเมินของสำนักงาน ป.ป.ช.",
     "เป็นคนละส่วนกับการประเมินของ ป.ป.ช.", "ต่างหากจากการประเมินโดย ป.ป.ช.", "ไม่ใช่การประเมินของ ป.ป.ช. แต่อย่างใด"],
)  # fmt: skip
def test_parallel_assessments_are_not_the_assessment(saying: str) -> None:
    table = "ที่\tสถานศึกษา\tคะแนน\n1\tวิทยาลัยเทคนิคสุรินทร์\t98.11\n2\tวิทยาลัยอาชีวศึกษาเลย\t95.26\n"
    assert reported(f"ผลการประเมิน ITA ของสถานศึกษา ปี 2567\n\n{saying}\n\n{table}").scores == ()


@pytest.mark.parametrize(
    "denial",
    ["คะแนนประเมินภายในมิใช่ผลการประเมินของสำนักงาน ป.ป.ช.", "ผลจากการจำลองไม่ใช่ผลการประเมินของ ป.ป.ช.",
     "คะแนนซักซ้อมข้างต้นไม่ถือเป็นผลการประเมิน"],
)  # fmt: skip
def test_what_is_denied_begins_where_it_is_told_of(denial: str) -> None:
    text = f"ได้คะแนนรวม ITA 94.07 คะแนน\n\nทั้งนี้ ได้จำลองการประเมินกับทุกกองด้วย\n\nคะแนนรวม ITA 98.20 คะแนน\n\n({denial})\n"
    assert values(reported(text)) == {"ITA": d("94.07")}


def test_a_denial_of_all_figures_is_of_all() -> None:
    text = "ได้คะแนนรวม ITA 94.07 คะแนน\n\nทั้งนี้ ได้จำลองการประเมินด้วย\n\n(ตัวเลขเหล่านี้มิใช่ผลการประเมินของสำนักงาน ป.ป.ช.)\n"
    assert values(reported(text)) == {}


def test_a_result_for_a_self_assessment_report_is_a_result() -> None:
    text = "สรุปผลการประเมิน ITA เพื่อประกอบรายงานการประเมินตนเอง องค์ประกอบที่ 5\n\nIIT\t87.10\nEIT\t84.20\nOIT\t86.30\n"
    assert values(reported(text)) == {"IIT": d("87.10"), "EIT": d("84.20"), "OIT": d("86.30")}


EXPORT = (("เทศบาลตำบลท่าข้าม", "91.66", "A"), ("เทศบาลตำบลบางแก้ว", "86.27", "A"), ("เทศบาลตำบลบางวัว", "79.05", "B"),
          ("เทศบาลตำบลบางคล้า", "66.73", "C"), ("เทศบาลตำบลหัวสำโรง", "41.92", "F"))  # fmt: skip


@pytest.mark.parametrize("sign", [";", ",", "\t", " | ", "    "])
def test_a_list_is_of_the_assessment_that_its_title_names_and_of_none_without(sign: str) -> None:
    rows = [("หน่วยงาน", "ปีงบประมาณ", "คะแนนเฉลี่ย", "ระดับ"), *((name, "2563", *told) for name, *told in EXPORT)]
    lines = [sign.join(row) for row in rows]
    text = "\n".join(f"| {line} |" if "|" in sign else line for line in lines) + "\n"
    named = understood(f"ผลการประเมิน ITA\n\n{text}")
    assert {str(s.score) for s in named.scores} == {score for _, score, _ in EXPORT}
    assert understood(text).scores == ()  # levels that its scores earn name no assessment


@pytest.mark.parametrize("shift", ["A", "B"])
def test_a_list_of_other_grades_is_not(shift: str) -> None:
    other = [
        (name, "2563", score, {"B": shift}.get(level, level) if shift == "A" else "B") for name, score, level in EXPORT
    ]
    text = "\n".join("\t".join(row) for row in (("หน่วยงาน", "ปี", "คะแนนเฉลี่ย", "ระดับ"), *other)) + "\n"
    assert understood(text).scores == ()


@pytest.mark.parametrize(
    "text",
    ["คะแนนแบบวัดการรับรู้ผู้มีส่วนได้ส่วนเสียภายใน ....88.43.... ภายนอก ....90.47....", "แบบวัดการรับรู้ภายใน 88.43 คะแนน และภายนอก 90.47 คะแนน",
     "ผู้มีส่วนได้ส่วนเสียภายใน = 88.43, ภายนอก = 90.47", "ผู้มีส่วนได้ส่วนเสียภายใน ได้ 88.43 ส่วนภายนอก ได้ 90.47",
     "ผู้มีส่วนได้เสียภายใน (88.43) / ภายนอก (90.47)"],
)  # fmt: skip
def test_outside_behind_inside_is_the_other_instrument(text: str) -> None:
    assert values(reported(f"ผลคะแนน ITA รายเครื่องมือ\n\n{text}\n")) == {"IIT": d("88.43"), "EIT": d("90.47")}


def test_outside_that_is_no_instrument_names_none() -> None:
    text = "แบบวัดการรับรู้ผู้มีส่วนได้ส่วนเสียภายใน 88.43 คะแนน ผู้ตรวจจากภายนอก 90.47 ชั่วโมง\n"
    assert "EIT" not in values(reported(text))
