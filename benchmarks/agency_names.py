"""How often the agency of a made-up report is read right, over all areas of the official list.

Run `python -m benchmarks.agency_names --step 3`: every third subdistrict, and all the other bodies.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from prongsai.extract.records import Page, Place, RawDocument, TextLine
from prongsai.normalize.agencies.area_list import AreaList
from prongsai.normalize.agencies.directory import AgencyDirectory
from prongsai.normalize.agencies.report_subject import document_agency
from prongsai.normalize.document.cleaned import clean_document
from prongsai.normalize.model.facts import Agency, Finding
from prongsai.normalize.model.reference_tables import table

SAO, TM = "subdistrict_administrative_organization", "subdistrict_municipality"
PREFIX = {
    SAO: ("องค์การบริหารส่วนตำบล", "อบต."),
    TM: ("เทศบาลตำบล", "ทต."),
    "town_municipality": ("เทศบาลเมือง", "ทม."),
    "city_municipality": ("เทศบาลนคร", "ทน."),
    "provincial_administrative_organization": ("องค์การบริหารส่วนจังหวัด", "อบจ."),
    "province": ("จังหวัด", "จังหวัด"),
    "district": ("อำเภอ", "อำเภอ"),
}
BACKGROUND = (
    "สำนักงาน ป.ป.ช. แจ้งผลการประเมินให้หน่วยงานทราบแล้ว",
    "กระทรวงมหาดไทย โดยกรมส่งเสริมการปกครองท้องถิ่น ซักซ้อมแนวทางร่วมกับสำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ",
    "คณะรัฐมนตรีมีมติให้หน่วยงานของรัฐทุกแห่งเข้ารับการประเมินตามแนวทางของสำนักงาน ก.พ.ร.",
    "สำนักงาน ป.ป.ช. ประจำจังหวัด และสำนักงาน ป.ป.ท. ร่วมติดตาม",
)
AFTER = (
    "มีคะแนนรวม ๘๘.๑๒ คะแนน",
    "ได้คะแนน 91.20",
    " ได้รับคะแนนเฉลี่ย",
    "พบว่ามีจุดที่ต้องแก้ไข",
    "จึงกำหนดมาตรการไว้",
    " ประจำปีงบประมาณ พ.ศ. ๒๕๖๖",
    "อยู่ในระดับผ่านดี",
    "ในปีที่ผ่านมา",
    "และประชาชนในพื้นที่",
    "ต้องเร่งปรับปรุง",
    "ควรเพิ่มช่องทางสื่อสาร",
    "ให้ความสำคัญกับการเปิดเผยข้อมูล",
    "เป็นหน่วยงานที่มีผลดีขึ้น",
)


@dataclass(frozen=True)
class Truth:
    agency_type: str
    name: str
    subdistrict: str | None
    district: str | None
    province: str | None


def truths(step: int, rng: random.Random) -> Iterator[Truth]:
    """Bodies of all types with their places."""
    areas = AreaList.load()
    for code, area in areas.areas.items():
        province, district = areas.name(code[:2]), areas.name(code[:4]) if len(code) > 2 else None
        if area.level == "province" and code != "10":
            yield Truth("provincial_administrative_organization", area.name, None, None, area.name)
            yield Truth("province", area.name, None, None, area.name)
        elif area.level == "district" and code[:2] != "10" and int(code) % step == 0:
            yield Truth("district", area.name, None, area.name, province)
            yield Truth(TM, area.name + rng.choice(("พัฒนา", "ใต้", "นคร", "สามัคคี")), None, district, province)
        elif area.level == "subdistrict" and code[:2] != "10" and int(code) % step == 0:
            yield Truth(rng.choice((SAO, SAO, TM)), area.name, area.name, district, province)
    for row in table("municipalities"):
        yield Truth(row["agency_type"], row["name"], None, row["district"], row["province"])
    for row in table("central_bodies"):
        if not row["role"]:
            yield Truth(row["agency_type"], row["name_th"], None, None, None)


def slip(text: str, rng: random.Random) -> str:
    """Lose one mark, as OCR does."""
    marks = [i for i, c in enumerate(text) if c in "่้๊๋์ัิีึืุู็"]
    if not marks:
        return text
    i = rng.choice(marks)
    return text[:i] + text[i + 1 :]


def report(t: Truth, rng: random.Random) -> list[str]:
    """The lines of a made-up report of one agency."""
    full, short = PREFIX.get(t.agency_type, ("", ""))
    name, brief = full + t.name, short + (" " if rng.random() < 0.2 else "") + t.name
    district = t.district if rng.random() < 0.7 or t.district != f"เมือง{t.province}" else "เมือง"
    address = ""
    if t.district and t.agency_type != "district":
        address = rng.choice((f"อำเภอ{district} ", f"อ.{district} ", f"อำเภอ {district} ")) + rng.choice(
            (f"จังหวัด{t.province}", f"จ.{t.province}", f"จังหวัด {t.province}")
        )
    elif t.agency_type == "district":
        address = f"จังหวัด{t.province}"
    gap = rng.choice((" ", "\n", "  ", ""))
    printed = f"{name}{gap}{address}" if address and rng.random() < 0.9 else name
    if "ส่วนตำบล" in printed and rng.random() < 0.1:
        printed = printed.replace("ส่วนตำบล", "ส่วน\nตำบล")
    year = rng.choice(("๒๕๖๖", "2567", "๒๕๖๒"))
    lines: list[str] = []
    if rng.random() < 0.4:
        unit = rng.choice(("สำนักปลัด ", "สำนักปลัดเทศบาล ", "งานนโยบายและแผน ", ""))
        lines += [
            "บันทึกข้อความ",
            f"ส่วนราชการ {unit}{name}",
            f"วันที่ ๓ มีนาคม {year}",
            f"เรียน {'นายก' + name if 'ส่วน' in name else 'ผู้บังคับบัญชา'}",
        ]
    lines += [f"รายงานการวิเคราะห์ผลการประเมิน ITA ประจำปี {year}"]
    lines += [f"ของ{printed}" if rng.random() < 0.4 else printed]
    for _ in range(rng.randint(1, 6)):
        shown = rng.choice((name, name, brief))
        if rng.random() < 0.1:
            shown = slip(shown, rng)
        lines.append(rng.choice(("ตามที่ ", "ผลการประเมินของ", "")) + shown + rng.choice(AFTER))
        if rng.random() < 0.6:
            lines.append(rng.choice(BACKGROUND))
    return "\n".join(lines).split("\n")


def rougher(lines: list[str], rng: random.Random, other: str) -> list[str]:
    """The same as a poor reader gives it: another body named, lines cut anywhere, marks lost."""
    lines = list(lines)
    lines.insert(rng.randint(len(lines) // 2 + 1, len(lines)), f"คณะผู้บริหารศึกษาดูงาน ณ {other} เมื่อเดือนมีนาคม")
    result: list[str] = []
    for line in lines:
        if rng.random() < 0.08:
            line = slip(line, rng)
        width = rng.randint(55, 90) if len(line) > 40 and rng.random() < 0.5 else 999
        while len(line) > width:
            cut = width
            while line[cut] in "ะัาำิีึืฺุู็่้๊๋์ํ" or line[cut - 1] in "เแโใไ":
                cut -= 1
            result.append(line[:cut])
            line = line[cut:]
        result.append(line)
    return result


@dataclass
class Tally:
    """Reports by type, those that were read right, and what was read in place of the rest."""

    total: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    _keys: dict[str, tuple[str, ...]] = field(default_factory=dict)  # of a body by its identifier

    def add(self, t: Truth, lines: list[str], agency: Agency | None, findings: Sequence[Finding]) -> None:
        """Count one report: the name must be right, and the place wherever the report prints it."""
        self.total[t.agency_type] += 1
        got = agency and (
            agency.agency_type,
            agency.subdistrict or t.subdistrict and "-",
            agency.district,
            agency.province,
        )
        name = PREFIX.get(t.agency_type, ("", ""))[0] + t.name
        place_printed = any(t.province in line for line in lines) if t.province else False
        want = (t.agency_type, t.subdistrict or (agency and agency.subdistrict), t.district, t.province)
        if agency and agency.name_th == name and (got == want or (t.district and not place_printed)):
            self.right[t.agency_type] += 1
            self.right["place not printed" if got != want else "right"] += 1
            key = (t.agency_type, t.name, t.district or "", t.province or "")
            if got == want and self._keys.setdefault(agency.agency_id, key) != key:
                self.wrong.append(f"ID SHARED {agency.agency_id}: {self._keys[agency.agency_id]} {key}")
        else:
            said = f"{agency and agency.name_th} {got} {[f.code for f in findings]}"
            self.wrong.append(f"{want} {name} -> {said} | {' / '.join(lines)[:300]}")

    def show(self, misses: int) -> None:
        """Print the share that is read right by type, and some of the misses."""
        for kind in sorted(self.total):
            right, total = self.right[kind], self.total[kind]
            print(f"{kind:45s} {right:5d} of {total:5d}  {right / total:.4f}")
        right = sum(self.right[kind] for kind in self.total)
        print(f"all {right} of {self.total.total()}; without a printed place {self.right['place not printed']}")
        for line in self.wrong[:misses]:
            print(line)


def main() -> None:
    """Print the share that is read right by type, the misses, and the time that a document takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--step", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rough", action="store_true")
    parser.add_argument("--misses", type=int, default=20)
    options = parser.parse_args()
    rng, tally, spent = random.Random(options.seed), Tally(), 0.0
    began = time.perf_counter()
    directory = AgencyDirectory.load()
    loaded = time.perf_counter()
    others = [a.name for a in directory.areas.areas.values() if a.level == "subdistrict"]
    for t in truths(options.step, rng):
        lines = report(t, rng)
        if options.rough:
            lines = rougher(lines, rng, f"{rng.choice(('เทศบาลตำบล', 'อบต.'))}{rng.choice(others)}")
        blocks = tuple(TextLine(line, Place(line=i)) for i, line in enumerate(lines, 1))
        document = clean_document(RawDocument("text/plain", (Page(1, blocks),), 1, "ocr"))
        start = time.perf_counter()
        agency, findings = document_agency(document, directory)
        spent += time.perf_counter() - start
        tally.add(t, lines, agency, findings)
    tally.show(options.misses)
    print(f"load {loaded - began:.3f} s, {1000 * spent / tally.total.total():.2f} ms a document")


if __name__ == "__main__":
    main()
