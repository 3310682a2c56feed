"""Measures drawn for one held-out report: who, when, how far. No layouts here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.builder import Builder
from corpus.layouts.held_pool import PLANS, Plan
from corpus.layouts.held_wording import MONTHS
from corpus.measures import LAST_DAY, Period

OFFICES = {
    "subdistrict_administrative_organization": (
        "สำนักปลัด อบต.",
        "กองคลัง",
        "กองช่าง",
        "กองการศึกษาฯ",
        "กองสวัสดิการสังคม",
        "งานการเจ้าหน้าที่",
        "งานวิเคราะห์นโยบายและแผน",
    ),
    "municipality": (
        "สำนักปลัดเทศบาล",
        "กองคลัง",
        "กองช่าง",
        "กองการศึกษา",
        "กองสาธารณสุขฯ",
        "กองการประปา",
        "งานนิติการ",
        "งานประชาสัมพันธ์",
    ),
    "provincial_administrative_organization": (
        "สำนักปลัดฯ",
        "สำนักช่าง",
        "กองคลัง",
        "กองพัสดุฯ",
        "กองการเจ้าหน้าที่",
        "หน่วยตรวจสอบภายใน",
    ),
    "university": ("สำนักงานอธิการบดี", "กองบริหารงานบุคคล", "กองนโยบายและแผน", "สำนักวิทยบริการ", "หน่วยตรวจสอบภายใน"),
    "": (
        "สำนักงานเลขานุการกรม",
        "กองบริหารทรัพยากรบุคคล",
        "กองบริหารการคลัง",
        "กลุ่มงานจริยธรรม",
        "ศูนย์สารสนเทศ",
        "กลุ่มตรวจสอบภายใน",
    ),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """One measure of a report: its idea, who does it, when, and how far it is."""

    indicator: int
    plan: Plan
    offices: tuple[str, ...]
    period: Period
    status: str = ""


def offices(b: Builder) -> tuple[str, ...]:
    kind = b.facts.body.agency_type
    return OFFICES.get("municipality" if "municipality" in kind else kind, OFFICES[""])


def _iso(month: int, year: int) -> str:
    return f"{year - 543:04d}-{month:02d}"


def when(b: Builder, year: int, form: str) -> Period:
    """A period of fiscal year `year` in a form of its own (see `forms`)."""

    def at(place: int) -> tuple[int, int]:
        month = (place + 9) % 12 + 1
        return month, year - 1 if month >= 10 else year

    first = b.rng.randint(0, 8)
    last = b.rng.randint(first + 1, 11)
    (m, y), (n, z) = at(first), at(last)
    one, two = _iso(m, y), _iso(n, z)
    sm, sn, lm, ln = MONTHS[m - 1][1], MONTHS[n - 1][1], MONTHS[m - 1][0], MONTHS[n - 1][0]
    if form == "yy":
        return Period(b.pick(f"{sm} {y % 100} – {sn} {z % 100}", f"{sm}{y % 100}-{sn}{z % 100}"), one, two)
    if form == "yyyy":
        return Period(b.pick(f"{sm} {y} – {sn} {z}", f"เดือน {lm} {y} – {ln} {z}", f"{lm} {y} ถึง {ln} {z}"), one, two)
    if form == "tail":  # one year behind both months
        if y == z:
            return Period(b.pick(f"{sm} – {sn} {z}", f"{lm} – {ln} {z}", f"{sm} - {sn} {z % 100}"), one, two)
        return Period(f"{sm} {y} – {sn} {z}", one, two)
    if form == "days":
        end = LAST_DAY[n - 1]
        return Period(
            b.pick(f"1 {sm} {y % 100} – {end} {sn} {z % 100}", f"วันที่ 1 {lm} {y} ถึงวันที่ {end} {ln} {z}"), one, two
        )
    if form == "within":
        return Period(b.pick(f"ภายใน {LAST_DAY[n - 1]} {sn} {z}", f"ภายใน {ln} {z}"), None, two)
    if form == "month":
        return Period(b.pick(f"{lm} {y}", f"{sm} {y % 100}", f"เดือน{lm} {y}"), one, one)
    if form == "twice":
        half = min(11, max(first + 1, (first + last + 1) // 2))
        (p, q), text = at(half), b.pick("ครั้งที่ {k} {m} {y}", "รอบที่ {k} ({m} {y})", "{k}) {m} {y}")
        lines = (text.format(k=1, m=sm, y=y), text.format(k=2, m=MONTHS[p - 1][1], y=q))
        return Period("\n".join(lines), one, _iso(p, q))
    if form == "quarter":
        a = b.rng.randint(1, 4)
        c = b.rng.randint(a, 4)
        span = f"{a}" if a == c else f"{a}-{c}"
        text = b.pick(f"ไตรมาส {span}", f"ไตรมาสที่ {span}", f"ไตรมาสที่ {span}/{year}", f"ไตรมาส {span} ปี {year}")
        return Period(text, _iso(*at(3 * a - 3)), _iso(*at(3 * c - 1)))
    if form == "year":
        text = b.pick("ตลอดปีงบประมาณ", f"ปีงบประมาณ {year}", f"ตลอดปีงบประมาณ {year}", f"ต.ค. {year - 1} – ก.ย. {year}")
        return Period(text, _iso(10, year - 1), _iso(9, year))
    if form == "half":
        a = b.rng.choice((0, 6))
        word = "แรก" if a == 0 else "หลัง"
        (m, y), (n, z) = at(a), at(a + 5)
        text = f"รอบ 6 เดือน{word}\n({MONTHS[m - 1][1]} {y} – {MONTHS[n - 1][1]} {z})"
        return Period(text, _iso(m, y), _iso(n, z))
    return Period(b.pick("ทุกเดือน", "ดำเนินการต่อเนื่อง"), None, None)


FORMS = ("yy", "yyyy", "tail", "days", "within", "month", "twice", "quarter", "year", "half", "open")


def deeds(b: Builder, least: int = 4, most: int = 10, status: bool = False) -> list[Deed]:
    """Measures of the year after the assessed one; a report keeps to one or a few forms of periods."""
    ideas = [(i, p) for i, group in PLANS.items() for p in group]
    chosen = sorted(b.rng.sample(ideas, b.rng.randint(least, most)), key=lambda x: x[0])
    few = b.rng.choices(FORMS, (5, 5, 4, 3, 1, 1, 1, 3, 3, 1, 0))[0]
    names = offices(b)
    out = []
    for i, plan in chosen:
        n = min(len(names), b.rng.choices((1, 2, 3, 4), (5, 3, 2, 1))[0])
        done_by = ("ทุกกอง",) if b.chance(0.06) else tuple(sorted(b.rng.sample(names, n), key=names.index))
        form = few if b.chance(0.7) else b.rng.choice(FORMS)
        deed = Deed(i, plan, done_by, when(b, b.year + 1, form))
        out.append(
            replace(deed, status=b.rng.choices(("done", "in_progress", "not_done"), (6, 2, 2))[0]) if status else deed
        )
    return out
