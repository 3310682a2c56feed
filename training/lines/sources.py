"""Where words come from: lists of packages, our own tables, names of areas, and reports of our own generator.

Nothing is kept in the repository; a list that is not installed is an error. Digits of what comes from here are
changed by `writing`, so that no figure is seen oftener because it is likely.
"""

from __future__ import annotations

import csv
import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import geothai
import pythainlp

from corpus.builder import Builder
from corpus.facts import draw_facts
from corpus.registry import choose
from corpus.render.text import to_txt
from training.lines.alphabet import alphabet_left_out

ROOT = Path(__file__).parents[2]
TABLES, WORDING = ROOT / "normalize" / "tables", ROOT / "corpus" / "wording"
_LISTS = Path(pythainlp.__file__).parent / "corpus"
_COMMON = 30_000  # words of the frequency list that are taken
# Columns of our tables that hold words of documents, not codes or notes.
_COLUMNS = {
    "departments": ("name",), "central_bodies": ("name_th",), "label_aliases": ("alias",),
    "measure_headers": ("pattern",), "agency_aliases": ("alias", "canonical"), "area_words": ("word",),
    "level_words": ("word",), "thai_months": ("name",),
}  # fmt: skip
_PREFIXES = (
    "องค์การบริหารส่วนตำบล", "เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร", "อบต.", "ทต.", "ตำบล", "ต.", "อำเภอ", "อ.",
    "จังหวัด", "จ.", "ที่ว่าการอำเภอ", "สำนักงานเทศบาล", "โรงเรียนบ้าน", "โรงพยาบาล", "สถานีตำรวจภูธร", "องค์การบริหารส่วนจังหวัด",
)  # fmt: skip
_TITLES = ("นาย", "นาง", "นางสาว", "น.ส.", "ว่าที่ ร.ต.", "ดร.", "พ.ต.อ.", "ผศ.", "ร.ต.อ.", "พันเอก ", "Mr. ", "คุณ")


def _lines(name: str) -> list[str]:
    text = (_LISTS / name).read_text(encoding="utf-8-sig")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _column(path: Path, columns: tuple[str, ...]) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row[name] for row in csv.DictReader(file) for name in columns if row.get(name)]


@dataclass(frozen=True, slots=True)
class Sources:
    """Pools to draw from at random, each of them evenly."""

    common: tuple[str, ...]  # the commonest words, once each
    rare: tuple[str, ...]  # every word of a dictionary
    given: tuple[str, ...]
    family: tuple[str, ...]
    areas: tuple[str, ...]
    english: tuple[str, ...]
    terms: tuple[str, ...]  # offices, bodies, labels, headings
    phrases: tuple[str, ...]  # texts of made-up reports, with their places unfilled

    def office(self, rng: random.Random) -> str:
        """Name of a body or office."""
        if rng.random() < 0.35:
            return rng.choice(self.terms)
        name = f"{rng.choice(_PREFIXES)}{rng.choice(self.areas)}"
        place = f" {rng.choice(('อำเภอ', 'อ.', 'จังหวัด', 'จ.'))}{rng.choice(self.areas)}"
        return name if rng.random() < 0.6 else name + place

    def person(self, rng: random.Random) -> str:
        """Title, name and family name."""
        return f"{rng.choice(_TITLES)}{rng.choice(self.given)}{rng.choice((' ', ' ', '  '))}{rng.choice(self.family)}"


@cache
def load() -> Sources:
    """Every pool; raises OSError where a list is missing."""
    english = {line.split("\t")[1] for line in _lines("th_en_transliteration_v1.4.tsv")[1:]}
    for table in ("central_bodies", "province_names_en"):
        names = " ".join(_column(TABLES / f"{table}.csv", ("name_en",)))
        english |= set(names.replace("|", " ").split())
    areas = {place.name_th for place in geothai.provinces()}
    for province in geothai.provinces():
        for district in geothai.districts(province.code):
            areas |= {district.name_th, *(place.name_th for place in geothai.subdistricts(district.code))}
    phrases: list[str] = []
    for path in sorted(WORDING.rglob("*.csv")):
        phrases += _column(path, ("text", "measure", "issue", "activity"))
    terms = (text for table, names in _COLUMNS.items() for text in _column(TABLES / f"{table}.csv", names))
    return Sources(
        common=tuple(line.split("\t")[0] for line in _lines("tnc_freq.txt")[:_COMMON]),
        rare=tuple(_lines("words_th.txt")),
        given=tuple(_lines("person_names_male_th.txt") + _lines("person_names_female_th.txt")),
        family=tuple(_lines("family_names_th.txt")),
        areas=tuple(sorted(areas)),
        english=tuple(sorted(english)),
        terms=tuple(text for text in terms if not alphabet_left_out(text)),  # a pictograph is no letter
        phrases=tuple(phrases),
    )


def report_lines(rng: random.Random, count: int) -> list[str]:
    """Lines of so many made-up reports of open layouts, tables' rows among them; figures as the generator made them."""
    found: list[str] = []
    layouts = choose("open")
    for _ in range(count):
        chosen = rng.choice(layouts)
        kind = rng.choice(chosen.agency) if chosen.agency else None
        pen = Builder(draw_facts(rng, kind, chosen.first, chosen.last), rng)
        chosen.write(pen)
        for line in to_txt(pen.document("drawn"), rng).splitlines():
            bare = re.sub(r"<[^>]*>|[|#*\t]+", "   ", line).strip(" -")
            if bare:
                found.append(bare)
    return found
