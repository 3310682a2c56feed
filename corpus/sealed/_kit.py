"""What the layouts of this folder share: wording from CSV files, filled in lazily: only what is printed counts."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from corpus.areas import Body
from corpus.builder import Builder, score_text
from corpus.facts import MEMBERS, Assessment, draw_assessment
from corpus.measures import LONG_MONTHS, departments

HERE = Path(__file__).parent
MEAN = {2562: 66.74, 2563: 67.90, 2564: 81.25, 2565: 87.57, 2566: 90.19, 2567: 93.05, 2568: 93.82}
TOOLS = tuple(MEMBERS)
Field = str | Callable[[], str]


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(tuple(row) for row in csv.reader(file) if row)


@cache
def bank(name: str) -> dict[str, tuple[str, ...]]:
    """The texts of a file by key."""
    found: dict[str, list[str]] = {}
    for key, text in rows(name):
        found.setdefault(key, []).append(text)
    return {key: tuple(texts) for key, texts in found.items()}


def national(kind: str) -> list[tuple[Body, str]]:
    """Bodies of a type with their abbreviations."""
    return [(Body(kind, name, name), short) for k, name, short in rows("bodies") if k == kind]


def loose(b: Builder, kind: str, count: int) -> list[Body]:
    """Bodies that stand on no official list, all different."""
    return [Body("other", name, name) for name in b.rng.sample(bank("loose")[kind], count)]


class Pen:
    """A builder with the wording of one file; `say` prints only what its sentence asks for."""

    def __init__(self, b: Builder, file: str = "words"):
        self.b, self.file = b, file
        self.short = b.facts.body.short
        self._others: dict[tuple[str, int], dict[str, Any]] = {}
        b.place_printed = False

    # -- whose paper -------------------------------------------------------------------------------------
    def adopt(self, kind: str = "") -> None:
        """Make a national body of the same (or another) type the paper's own."""
        b = self.b
        body, self.short = b.rng.choice(national(kind or b.facts.body.agency_type))
        self.become(body)

    def become(self, body: Body) -> None:
        b = self.b
        b.facts = replace(b.facts, body=body)
        if b.style.get("running_head"):
            b.style["running_head"] = body.name

    def nobody(self) -> None:
        """The paper is about many alike, or about none."""
        self.b.note("agency", None)
        self.b.style.pop("running_head", None)

    # -- words -------------------------------------------------------------------------------------------
    def say(self, key: str, **more: Field) -> str:
        return self.fill(self.b.rng.choice(bank(self.file)[key]), **more)

    def some(self, key: str, count: int, **more: Field) -> list[str]:
        """Different sentences of a key."""
        texts = bank(self.file)[key]
        return [self.fill(text, **more) for text in self.b.rng.sample(texts, min(count, len(texts)))]

    def fill(self, text: str, **more: Field) -> str:
        text = re.sub(r"\{(\w+)\}", lambda m: self._field(m[1], more), text)
        return re.sub(" {2,}", " ", text).strip()

    def _field(self, name: str, more: dict[str, Field]) -> str:
        if name in more:
            value = more[name]
            return value if isinstance(value, str) else value()
        if m := re.fullmatch(r"([in])(\d+)", name):
            return self.b.score(int(m[2])) if m[1] == "i" else self.b.name(int(m[2]))
        return str(getattr(self, f"f_{name}")())

    def f_who(self) -> str:
        return self.b.facts.body.name if self.b.chance(0.6) else self.short

    def f_full(self) -> str:
        return self.b.facts.body.name

    def f_ab(self) -> str:
        return self.short

    def f_place(self) -> str:
        body = self.b.facts.body
        if not body.local or not body.province:
            return ""
        self.b.place_printed = True
        if not body.district:
            return f"จังหวัด{body.province}"
        return self.b.pick(
            f"อำเภอ{body.district} จังหวัด{body.province}",
            f"อ.{body.district} จ.{body.province}",
            f"อำเภอ{body.district} จังหวัด{body.province}",
        )

    def f_ita(self) -> str:
        return self.b.rng.choice(bank("words")["ita"])

    def f_nacc(self) -> str:
        return self.b.rng.choice(bank("words")["nacc"])

    def f_fy(self) -> str:
        return self.b.fy()

    def f_fy1(self) -> str:
        return self.b.fy(self.b.year - 1)

    def f_next(self) -> str:
        return self.b.fy(self.b.year + 1)

    def f_y(self) -> str:
        return str(self.b.year)

    def f_y1(self) -> str:
        return str(self.b.year - 1)

    def f_y2(self) -> str:
        return str(self.b.year + 1)

    def f_ce(self) -> str:
        return str(self.b.year - 543)

    def f_t(self) -> str:
        return self.b.score("ITA")

    def f_t1(self) -> str:
        return self.b.score("ITA", self.b.year - 1)

    def f_iit(self) -> str:
        return self.b.score("IIT")

    def f_eit(self) -> str:
        return self.b.score("EIT")

    def f_oit(self) -> str:
        return self.b.score("OIT")

    def f_lv(self) -> str:
        return self.b.level()

    def f_lv1(self) -> str:
        return self.b.level(self.b.year - 1)

    def f_lvp(self) -> str:
        word = self.b.level()
        return self.fill(self.b.rng.choice(bank("words")["level.letter" if word.isascii() else "level.word"]), w=word)

    def f_diff(self) -> str:
        return score_text(abs(self.gain()))

    def gain(self) -> Decimal:
        return self.b.facts.result.total - self.b.facts.of(self.b.year - 1).total

    def f_way(self) -> str:
        return self.b.pick("เพิ่มขึ้น", "สูงขึ้น", "ขยับขึ้น") if self.gain() > 0 else self.b.pick("ลดลง", "ต่ำลง", "ปรับลดลง")

    def f_mean(self) -> str:
        return f"{MEAN[self.b.year]:.2f}"

    def f_best(self) -> str:
        return self.b.name(self.edge(max))

    def f_bests(self) -> str:
        return self.b.score(self.edge(max))

    def f_weak(self) -> str:
        return self.b.name(self.edge(min))

    def f_weaks(self) -> str:
        return self.b.score(self.edge(min))

    def edge(self, which: Callable[..., int]) -> int:
        return which(range(1, 11), key=lambda i: (self.b.facts.result.indicator(i), -i))

    def f_money(self) -> str:
        return f"{self.b.rng.uniform(1, 980):,.2f}"

    def f_baht(self) -> str:
        whole = self.b.rng.randint(12, 48000) * 1000 + self.b.rng.choice((0, 250, 500))
        return f"{whole:,}.{self.b.pick('00', '00', '75')}"

    def f_pct(self) -> str:
        return f"{self.b.rng.uniform(60, 99):.2f}"

    def f_small(self) -> str:
        return f"{self.b.rng.uniform(1, 9):.2f}"

    def f_people(self) -> str:
        return f"{self.b.rng.randint(40, 4800):,}"

    def f_n(self) -> str:
        return str(self.b.rng.randint(3, 60))

    def f_goal(self) -> str:
        return self.b.pick("85", "90", "95", "85.00", "90.00", "92")

    def f_office(self) -> str:
        return self.b.rng.choice(departments(self.b.facts.body))

    def f_day(self) -> str:
        """A day after the results came out, outside the fiscal year that was assessed."""
        month = self.b.rng.choice((12, 1, 2))
        return f"{self.b.rng.randint(14, 28)} {LONG_MONTHS[month - 1]} {self.b.year + (month < 12)}"

    def f_phone(self) -> str:
        return self.b.keep(f"0-{self.b.rng.randint(2000, 7999)}-{self.b.rng.randint(1000, 9999)}")

    def f_person(self) -> str:
        words, lead = bank("words"), self.b.pick("นาย", "นาง", "นางสาว")
        first = self.b.rng.choice(words["first.m" if lead == "นาย" else "first.f"])
        return f"{lead}{first} {self.b.rng.choice(words['last'])}"

    # -- results of others -------------------------------------------------------------------------------
    def rival(self, body: Body, result: Assessment, code: str | int = "ITA") -> str:
        """Another body's score as printed."""
        row = self._row(body, result)
        row["scores"][str(code)] = score_text(result.value(code))
        return self.b.fmt(result.value(code))

    def rival_level(self, body: Body, result: Assessment) -> str:
        self._row(body, result)["level"] = result.level
        return result.level

    def _row(self, body: Body, result: Assessment) -> dict[str, Any]:
        fresh = {"agency": body.truth(), "fiscal_year_be": result.year, "scores": {}, "level": None}
        return self._others.setdefault((body.name, result.year), fresh)

    def done(self) -> None:
        """The end of every paper: no measures where none were printed, and what it said of others."""
        self.b.no_measures()
        if not self._others:
            return
        self.b.note("others", list(self._others.values()))
        by_name: dict[str, list[dict[str, Any]]] = {}
        for (name, year), row in self._others.items():
            scores = [{"code": c, "score": s} for c, s in row["scores"].items()]
            by_name.setdefault(name, []).append({"fiscal_year_be": year, "scores": scores, "level": row["level"]})
        self.b.note("other_agencies", [{"name_th": name, "results": found} for name, found in by_name.items()])


def results_for(b: Builder, bodies: Sequence[Body], year: int | None = None) -> list[Assessment]:
    """A result for each body; no total twice."""
    out: list[Assessment] = []
    seen = {b.facts.result.total, *(a.total for a in b.facts.earlier)}
    while len(out) < len(bodies):
        drawn = draw_assessment(b.rng, year or b.year)
        if drawn.total not in seen:
            seen.add(drawn.total)
            out.append(drawn)
    return out


def mean_of(values: Sequence[Decimal]) -> str:
    return score_text(sum(values, Decimal(0)) / len(values))


def no_result(pen: Pen, keep_agency: bool) -> None:
    """A paper without a result of its body."""
    pen.b.note("report_fiscal_year_be", None)
    if not keep_agency:
        pen.nobody()
    pen.done()
