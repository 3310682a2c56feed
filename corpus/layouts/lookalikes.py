"""Papers that look much like results: other assessments, risks, measures without a score, timetables."""

from __future__ import annotations

from corpus import sections as s
from corpus import wording as w
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.measure_tables import measures_table
from corpus.measures import LONG_MONTHS, departments
from corpus.registry import layout

LOCAL = (
    "subdistrict_administrative_organization",
    "subdistrict_municipality",
    "town_municipality",
    "provincial_administrative_organization",
)


def _no_year(b: Builder) -> None:
    b.note("report_fiscal_year_be", None)
    if b.style.get("running_head"):
        b.style["running_head"] = b.facts.body.name  # no page head of a report that this is not


@layout("no-lpa", agency=LOCAL)
def lpa(b: Builder) -> None:
    """The assessment of local government's performance (LPA): a total and five sides, none of them ITA."""
    s.cover(b, "ผลการประเมินประสิทธิภาพขององค์กรปกครองส่วนท้องถิ่น (LPA)", subject_year=b.year)
    sides = (
        "ด้านการบริหารจัดการ",
        "ด้านการบริหารงานบุคคลและกิจการสภา",
        "ด้านการบริหารงานการเงินและการคลัง",
        "ด้านการบริการสาธารณะ",
        "ด้านธรรมาภิบาล",
    )
    values = [b.rng.uniform(60, 100) for _ in sides]
    total = sum(values) / len(values)
    rows = [
        [f"ด้านที่ {k} {t.removeprefix('ด้าน')}", "100", f"{v:.2f}"]
        for k, (t, v) in enumerate(zip(sides, values, strict=True), 1)
    ]
    b.table(
        [["ด้าน", "คะแนนเต็ม", "คะแนนที่ได้"]], [*rows, ["คะแนนเฉลี่ยรวม", "100", f"{total:.2f}"]], (0.6, 0.2, 0.2), (1, 2)
    )
    b.para(f"ทีมประเมินของจังหวัดให้{b.agency}ได้คะแนน LPA รวมร้อยละ {total:.2f} อยู่ในระดับ{b.pick('ดี', 'ดีมาก', 'ดีเด่น')}")
    s.closing(b)
    b.no_measures()
    _no_year(b)


@layout("no-risk")
def risk(b: Builder) -> None:
    """An assessment of corruption risks: likelihood times impact, with remedies and those in charge."""
    s.cover(b, "การประเมินความเสี่ยงการทุจริตและประพฤติมิชอบ", subject_year=b.year)
    rows = []
    for k, t in enumerate(("การอนุมัติอนุญาต", "การจัดซื้อจัดจ้าง", "การใช้อำนาจหน้าที่", "การใช้ทรัพย์สินของราชการ"), 1):
        chance, harm = b.rng.randint(1, 5), b.rng.randint(1, 5)
        rows.append([str(k), t, str(chance), str(harm), str(chance * harm), b.pick("ต่ำ", "ปานกลาง", "สูง", "สูงมาก")])
    b.table(
        [["ที่", "ประเด็นความเสี่ยง", "โอกาส", "ผลกระทบ", "คะแนนความเสี่ยง", "ระดับความเสี่ยง"]],
        rows,
        (0.08, 0.36, 0.12, 0.12, 0.16, 0.16),
        (0, 2, 3, 4, 5),
    )
    b.para(
        f"เกณฑ์คะแนน 1 - 4 ระดับต่ำ 5 - 9 ระดับปานกลาง 10 - 16 ระดับสูง และ 17 - 25 ระดับสูงมาก ประเมินเมื่อวันที่ {s.later_day(b)}"
    )
    _no_year(b)


@layout("no-timetable")
def timetable(b: Builder) -> None:
    """Duties and dates for the coming assessment, document by document."""
    b.heading(f"ปฏิทินการเตรียมข้อมูลเพื่อรับ{s.ita(b)} ประจำ{b.fy(b.year + 1)}", 1, center=True)
    b.heading(s.full_agency(b), 2, center=True)
    rows = []
    for k in sorted(b.rng.sample(range(1, 29), 9)):
        month = b.rng.randint(0, 5)
        rows.append(
            [
                b.item("O", k),
                f"เตรียมเอกสารตามองค์ประกอบที่ {b.rng.randint(1, 6)}",
                b.rng.choice(departments(b.facts.body)),
                f"ภายใน {b.rng.randint(5, 28)} {LONG_MONTHS[month]} {b.year + 1}",
            ]
        )
    b.table([["ข้อ", "งานที่ต้องทำ", "เจ้าของข้อมูล", "กำหนดส่ง"]], rows, (0.1, 0.4, 0.25, 0.25), (0,))
    s.target(b)
    if b.chance(0.5):
        s.framework(b)
    _no_year(b)


@layout("no-training")
def training(b: Builder) -> None:
    """An evaluation of a training on integrity: tests before and after, a five-point scale."""
    b.heading("รายงานสรุปโครงการอบรมคุณธรรมและจริยธรรมบุคลากร", 1, center=True)
    b.heading(f"{s.full_agency(b)} ประจำ{b.fy()}", 2, center=True)
    topics = ("ความรู้ก่อนอบรม", "ความรู้หลังอบรม", "ความพึงพอใจต่อวิทยากร", "การนำไปใช้ประโยชน์")
    rows = [[t, f"{b.rng.uniform(2.5, 5):.2f}", f"{b.rng.uniform(50, 99):.2f}"] for t in topics]
    b.table([["รายการ", "ค่าเฉลี่ย (เต็ม 5)", "ร้อยละ"]], rows, (0.6, 0.2, 0.2), (1, 2))
    share, money = b.rng.uniform(80, 100), b.rng.randint(5, 60)
    b.para(f"มีผู้เข้าอบรม {b.rng.randint(20, 150)} คน ใช้เงิน {money},000 บาท คิดเป็นร้อยละ {share:.2f} ของวงเงิน")
    b.para(f"คะแนนทดสอบหลังอบรมเฉลี่ย {b.rng.uniform(75, 98):.2f} คะแนน สูงกว่าเกณฑ์ร้อยละ 80 ที่ตั้งไว้")
    _no_year(b)


@layout("measures-without-scores")
def measures_without_scores(b: Builder) -> None:
    """A plan of measures that speaks of the assessment and prints no result of it."""
    b.heading(f"{w.measures_title(b)} ประจำ{b.fy(b.year + 1)}", 1, center=True)
    b.heading(s.full_agency(b), 2, center=True)
    b.para(f"{b.agency}ทบทวนผล{s.ita(b)} ประจำ{b.fy()} แล้ว จึงกำหนดมาตรการสำหรับ{b.fy(b.year + 1)} ตามตารางต่อไปนี้")
    measures_table(b)
    s.target(b)
    s.closing(b)


@layout("advice-without-scores")
def advice_without_scores(b: Builder) -> None:
    """An analysis in words alone: which indicators are weak and why, the weights, the target; no figure of a result."""
    s.cover(b, w.analysis_title(b), subject_year=b.year)
    if b.chance(0.6):
        s.framework(b)
    for tool in MEMBERS:
        i = b.facts.result.lowest(tool)
        b.para(f"ด้าน {tool} ตัวชี้วัดที่ควรให้ความสำคัญ คือ {b.name(i)} เพราะพบปัญหาเรื่อง{w.WEAK[i]}")
    w.advice_paragraphs(b, scored=False)
    s.target(b)
    s.bands(b)
    b.no_measures()
