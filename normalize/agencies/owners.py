"""Whoever stands in an owner's place in running text: listed or not, by name or by an abbreviation of the document.

A document binds an abbreviation by printing it in brackets behind the name, "NAME (ย่อ)", and uses it from then on.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from prongsai.normalize.agencies.directory import AgencyDirectory
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.model.reference_tables import table

_SHORT_FORM = r"[ก-ฮ]{1,4}(?:\.[ก-ฮ]{1,4})*\.?|[A-Za-z][A-Za-z0-9&.\- ]{1,22}[A-Za-z.]"
_IN_BRACKETS = re.compile(
    rf"[\s\u200b]{{0,2}}\(\s*({_SHORT_FORM})\s*\)(?:\s*หรือ\s+([A-Z][A-Za-z&.\- ]{{2,22}}[A-Za-z]))?"
)
_OR_CALLED = re.compile(rf"[\s\u200b]*หรือ\s*({_SHORT_FORM})(?=[\s,)]|$)")
_UNLISTED_END = re.compile(
    r"ในฐานะ|ได้|ประจำ|พบว่า|จึง|ซึ่ง|โดย|ต้อง|เพื่อ|ปีงบ|จะ|เป็น|ในปี|ให้|อยู่|ควร|มีผล|มีคะ|มีค|คะแนน|ที่(?!ดิน|ว่าการ|ทำการ)|จำนวน|ทั้ง(?!ไทย)|ว่า(?!การ)|ผ่าน|ดังกล่าว|หรือ|และ(?=สำนักงาน|กรม|วิทยาลัย|โรงพยาบาล)|ระดับ|ดำเนิน|จัด(?!การ|หา)|เข้า(?!เมือง)|รับ(?!อนุญาต)|ตาม|[ฯ]"
)
_TO_PROVINCE = re.compile(r"จังหวัด[ก-๎]{2,20}?$")
_LETTER = re.compile(r"[ก-๎A-Za-z]")
_SUBJECT_OFTEN = 3  # times a subject, where no title names the body
_NOT_AN_OWNER = frozenset({"ITA", "ITAS", "IIT", "EIT", "OIT", "NACC", "CPI", "CG", "KPI", "ESG", "A", "AA", "B", "C"})


@dataclass(frozen=True, slots=True)
class OwnerHit:
    """A body named at `text[start:end]`; `overseer` for those that run the assessment (ป.ป.ช.)."""

    start: int
    end: int
    agency: Agency
    raw: str
    overseer: bool = False


def unlisted_agency(name: str, agency_type: str, district: str | None = None, province: str | None = None) -> Agency:
    """An agency that is on no list: named as printed, with an id from its name and the place printed with it."""
    name = " ".join(name.split())
    key = "|".join(["".join(name.split()), district or "", province or ""])
    digest = hashlib.sha256(key.encode()).hexdigest()[:10]
    return Agency(f"unlisted-{digest}", name, None, agency_type, None, district, province, None, None, None, "unlisted")


def agency_type_of(text: str) -> str | None:
    """The type that the word with which a body's name opens gives it; None where none opens it."""
    flat = "".join(text.split())
    words = _all_owner_types()
    return next((words[flat[:n]] for n in range(min(len(flat), _LONGEST_WORD), 1, -1) if flat[:n] in words), None)


def is_unit(name: str) -> bool:
    """Whether the word with which a name opens is that of a part of a body: คณะ, กอง, ฝ่าย."""
    units = {row["word"] for row in table("owner_words") if row["unit"]}
    words = [word for word in _all_owner_types() if name.startswith(word)]
    return bool(words) and max(words, key=len) in units


class OwnerFinder:
    """Finds bodies in the texts of one document; abbreviations bound anywhere in it count everywhere."""

    def __init__(self, texts: Iterable[str], directory: AgencyDirectory | None = None) -> None:
        self._directory = directory or AgencyDirectory.load()
        self._provinces = {self._directory.areas.areas[c].name for c in self._directory.areas.areas if len(c) == 2}
        self._cache: dict[str, tuple[OwnerHit, ...]] = {}
        self.bound: dict[str, tuple[Agency, bool]] = dict(_usual_short_forms())
        for text in texts:
            self._bind(text)
        forms = sorted(self.bound, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_spaced, forms))) if forms else None
        self._cache.clear()

    def find(self, text: str) -> tuple[OwnerHit, ...]:
        """The bodies that a text names, in order; they never overlap."""
        known = self._cache.get(text)
        if known is None:
            known = self._cache[text] = tuple(self._found(text))
        return known

    def _named(self, text: str) -> list[OwnerHit]:
        hits = []
        for hit in self._directory.find_names(text):
            if hit.place_like and hit.agency_type != "province":
                continue
            if not (hit.official or hit.listed or hit.clean) or not _LETTER.search(hit.raw):
                continue
            if not hit.official and not hit.listed and " " in hit.raw.strip():
                continue  # a word that opens names, and the next word
            address = hit.address
            place = (address.district, address.province, address.subdistrict) if address else (None, None, None)
            agency = self._directory.resolve(hit.agency_type, hit.name, place[0], place[1], place[2])
            end = max(hit.end, address.end if address else 0)
            hits.append(OwnerHit(hit.start, end, agency, hit.raw, hit.role == "background"))
        return hits

    def _unlisted(self, text: str, known: Sequence[OwnerHit]) -> list[OwnerHit]:
        """Bodies on no list: a word for a body and a name behind it, up to a space, a mark or a word that goes on."""
        hits: list[OwnerHit] = []
        for m in _unlisted_words().finditer(text):
            if any(h.start <= m.start() < h.end for h in (*known, *hits)):
                continue
            if m.start() and _LETTER.match(text[m.start() - 1]) and not text.endswith(_BEFORE, 0, m.start()):
                continue
            name = _ended(m[0], m["word"], self._provinces)
            if name is None or _CLASS.fullmatch(name):
                continue
            agency = unlisted_agency(name, _owner_types()[m["word"]])
            hits.append(OwnerHit(m.start(), m.start() + len(name), agency, name))
        return hits

    def _bind(self, text: str) -> None:
        named = self._named(text)
        for hit in sorted([*named, *self._unlisted(text, named)], key=lambda h: h.start):
            bound = _IN_BRACKETS.match(text, hit.end) or _OR_CALLED.match(text, hit.end)
            for form in bound.groups() if bound else ():
                if form and form.strip().upper() not in _NOT_AN_OWNER:
                    self.bound[form.strip()] = (hit.agency, hit.overseer)

    def _found(self, text: str) -> list[OwnerHit]:
        hits = self._named(text)
        hits += self._unlisted(text, hits)
        for m in self._pattern.finditer(text) if self._pattern else ():
            if m.start() and _LETTER.match(text[m.start() - 1]) and not text.endswith(_BEFORE, 0, m.start()):
                continue
            if (
                not m[0].endswith(".")
                and m.end() < len(text)
                and _LETTER.match(text[m.end()])
                and not _VERB.match(text, m.end())
            ):
                continue
            agency, overseer = self.bound[re.sub(r"\s+", " ", m[0])] if m[0] in self.bound else self._by_key(m[0])
            hits.append(OwnerHit(m.start(), m.end(), agency, m[0], overseer))
        hits.sort(key=lambda h: (h.start, -(h.end - h.start)))
        return [self._with_office(text, hit) for hit in _joined(text, hits)]

    def _with_office(self, text: str, hit: OwnerHit) -> OwnerHit:
        """The permanent secretary's office of a ministry, which is a body of its own: "สำนักงานปลัด วธ."."""
        office = (
            _OFFICE.search(text, max(0, hit.start - 16), hit.start) if hit.agency.agency_type == "ministry" else None
        )
        if office is None:
            return hit
        name = "สำนักงานปลัด" + hit.agency.name_th
        return replace(hit, start=office.start(), agency=self._directory.resolve("department", name), overseer=False)

    def _by_key(self, printed: str) -> tuple[Agency, bool]:
        flat = re.sub(r"\s+", "", printed)
        return next(value for form, value in self.bound.items() if re.sub(r"\s+", "", form) == flat)


_OFFICE = re.compile(r"สำนักงาน\s?ปลัด\s?$")
_BEFORE = ("ของ", "โดย", "ที่", "และ", "ให้", "ซึ่ง", "สำนักงาน", "ว่า", "กับ", "จาก", "ใน", "ส่วน", "แห่ง", "ผู้ว่าการ", "พนักงาน")
_VERB = re.compile(r"ได้|มี|คว้า|ผ่าน|รับ|โดย|ประจำ|เป็น|อยู่|สร้าง|ครอง|ติด|ยัง")


_LOCAL = frozenset(
    {
        "province", "district", "special_local_government", "subdistrict_administrative_organization",
        "provincial_administrative_organization", "city_municipality", "town_municipality", "subdistrict_municipality",
    }
)  # fmt: skip
_KINDS_OF_BODIES = frozenset(
    {
        "ส่วนราชการ",
        "หน่วยงานของรัฐ",
        "รัฐวิสาหกิจ",
        "องค์การมหาชน",
        "องค์กรปกครองส่วนท้องถิ่น",
        "อปท.",
        "เทศบาล",
        "ส่วนราชการในพระองค์",
    }
)


@cache
def _owner_types() -> dict[str, str]:
    return {
        row["word"]: row["agency_type"]
        for row in table("owner_words")
        if not row["unit"] and row["agency_type"] not in _LOCAL and row["word"] not in _KINDS_OF_BODIES
    }


_LONGEST_WORD = 60  # characters


@cache
def _all_owner_types() -> dict[str, str]:
    """With the words for a part of a body (คณะ, กอง): in an owner's place of a table they open a name too."""
    return {row["word"]: row["agency_type"] for row in table("owner_words")}


@cache
def _unlisted_words() -> re.Pattern[str]:
    words = sorted(_owner_types(), key=len, reverse=True)
    return re.compile(rf"(?P<word>{'|'.join(map(re.escape, words))})[ก-๎]{{2,70}}")


def _ended(run: str, word: str, provinces: set[str]) -> str | None:
    """The name that a run of Thai letters begins with; None where it is no name."""
    for at in [i for i in range(len(run)) if run.startswith("จังหวัด", i)]:
        names = [p for p in provinces if run.startswith(p, at + 7)]
        if names:
            return run[: at + 7 + len(max(names, key=len))]
    stop = _UNLISTED_END.search(run, len(word))
    name = run[: stop.start()] if stop else run
    return name if len(word) + 2 <= len(name) <= len(word) + 45 else None


_CLASS = re.compile(  # a kind of bodies, not one of them
    r"สถาบัน(?:อุดมศึกษา|การเงิน|การศึกษา|พระมหากษัตริย์|ครอบครัว|หลัก)[ก-๎]*|องค์การมหาชน|องค์การบริหารส่วน(?:ตำบล|จังหวัด)?|องค์การ(?:ระหว่าง|สหประชา)[ก-๎]*|สำนักงาน(?:อย่าง|ให้|แห่ง)[ก-๎]*|สำนักงานปลัด|ธนาคาร(?:ของ|พาณิชย์|เฉพาะ|รัฐ)[ก-๎]*|กองทุนของรัฐ|กรมธรรม์[ก-๎]*|กระทรวง(?:ด้วย|ที่|ต่าง|ทั้ง)[ก-๎]*"
)
_AFFILIATED = re.compile(
    r"(?:ผู้อำนวยการ|ผู้จัดการ|อธิบดี|ปลัด|รัฐมนตรี|โฆษก|เลขาธิการ|ประธาน|ผู้ว่าการ|กรรมการ|คณบดี|อธิการบดี|ผู้บริหาร|หัวหน้า|นายก|ผู้ว่าราชการ|รองผู้|ผู้ช่วย|ประจำ|ข้าราชการ|พนักงาน|เจ้าหน้าที่|บุคลากร)(?:ว่าการ|สำนักงาน|ใหญ่|ทั่วไป|ของ)*$"
)
_BELONGS = re.compile(
    r"(?:สังกัด|ภายใต้|ในกำกับ|กำกับ(?:ดูแล)?(?:ของ)?|ร่วมกับ|เสนอต่อ|เสนอ|ณ|เข้าพบ|หน่วยงานของ|ส่วนราชการของ|ประธานกรรมการ|บริษัทในเครือ|เครือ|จัดทำโดย|จัดโดย|มอบให้|ห้องประชุม|อาคาร|ที่)(?:ของ)?$"
)
_ANNOUNCES = re.compile(
    r"^\)?(?:โดย[^\d]{0,80})?(?:ได้)?(?:ประกาศ|แถลง|จัดพิธี|กำหนดให้|ดำเนินการประเมิน|จัดงาน|เปิดเผย|เสนอ|รายงาน|เป็นประธาน)"
)
_GETS = re.compile(
    r"^\)?(?:ก็|จึง|ยัง|สามารถ|ทำ)*(?:ได้(?!ประกาศ|แถลง|ดำเนิน|กำหนด|จัด)|มี|คว้า|รับ|ผ่าน|ครอง|ติด|ทำคะแนน|สร้างสถิติ|\d{2}\.\d)"
)


_GETS_RESULT = re.compile(r"^\)?(?:ก็|จึง|ยัง)*(?:ได้(?:รับ)?|มี|คว้า)(?:ผล(?:การ|คะแนน)?(?:ประเมิน)?|คะแนน)")


def subject_strength(hit: OwnerHit, before: str, after: str) -> int:
    """How surely a body stands in an owner's place: 2 a subject or a name alone, 1 an office or an announcer, 0 not.

    Args:
        hit: the body.
        before: some 40 squeezed characters before it.
        after: some 100 squeezed characters behind it.
    """
    gets = _GETS.match(after) is not None
    if hit.overseer and not _GETS_RESULT.match(after):
        return 0
    if _BELONGS.search(before):
        return 0
    if (_AFFILIATED.search(before) or _ANNOUNCES.match(after)) and not (gets and not _AFFILIATED.search(before)):
        return 1
    return 2


def _spaced(form: str) -> str:
    return r"\s?".join(re.escape(part) for part in form.split())


def _joined(text: str, hits: Sequence[OwnerHit]) -> list[OwnerHit]:
    """Hits without overlaps; a name and its abbreviation in brackets are one."""
    kept: list[OwnerHit] = []
    for hit in hits:
        if kept and hit.start < kept[-1].end:
            continue
        if (
            kept
            and kept[-1].agency.agency_id == hit.agency.agency_id
            and re.fullmatch(r"[\s(]{1,3}|\s*\)?\s*หรือ\s*", text[kept[-1].end : hit.start])
        ):
            kept[-1] = replace(kept[-1], end=hit.end)
            continue
        kept.append(hit)
    return kept


@cache
def _usual_short_forms() -> tuple[tuple[str, tuple[Agency, bool]], ...]:
    """Abbreviations that stand in the table of central bodies."""
    found: dict[str, tuple[Agency, bool]] = {}
    directory = AgencyDirectory.load()
    for row in table("central_bodies"):
        agency = directory.resolve(row["agency_type"], row["name_th"])
        for form in [*row["shorts"].split("|"), *row["name_en"].split("|")]:
            if len(form.strip()) >= 3 and form.strip().upper() not in _NOT_AN_OWNER:
                found.setdefault(form.strip(), (agency, False))
    return tuple(found.items())


def main_owner(texts: Sequence[str], finder: OwnerFinder) -> Agency | None:
    """The body that a text without a title page is about: the subject most often, the first lines counting double."""
    of: dict[str, float] = {}
    agencies: dict[str, Agency] = {}
    for number, text in enumerate(texts):
        for hit in finder.find(text):
            before = "".join(text[max(0, hit.start - 60) : hit.start].split())[-40:]
            strength = subject_strength(hit, before, "".join(text[hit.end : hit.end + 140].split()))
            if strength == 2 and not (hit.agency.resolution == "unlisted" and number > 2):
                agencies[hit.agency.agency_id] = hit.agency
                of[hit.agency.agency_id] = of.get(hit.agency.agency_id, 0.0) + (2.0 if number < 3 else 1.0)
    titled = {hit.agency.agency_id for text in texts[:3] for hit in finder.find(text)}
    of = {key: value for key, value in of.items() if value >= _SUBJECT_OFTEN or key in titled}
    ranked = sorted(of, key=lambda key: (-of[key], key))
    if not ranked or (len(ranked) > 1 and of[ranked[1]] * 1.5 > of[ranked[0]]):
        return None
    return agencies[ranked[0]]
