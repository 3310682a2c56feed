"""The pen that layouts write with: every score that it prints goes into the truth at the same time."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from corpus import wording
from corpus.areas import Body
from corpus.facts import INSTRUMENT, Assessment, Facts
from corpus.measures import Measure
from corpus.model import (
    Block,
    Cell,
    Chart,
    Document,
    Heading,
    Items,
    PageBreak,
    Para,
    Picture,
    Style,
    Table,
    grid,
)

TEXT = wording.read("builder")

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
KEEP = "\ue000"  # stands before a digit that keeps its script
FONTS = ("Laksaman", "Norasi", "Kinnari", "Garuda", "Loma", "Umpush", "Waree", "Sawasdee", "Purisa")
FONT_WEIGHTS = (8, 5, 4, 3, 2, 2, 1, 1, 1)

NAMES: dict[int, tuple[str, ...]] = TEXT.lists("names")
SLIPS: dict[int, tuple[str, ...]] = TEXT.lists("slips")
LONG = TEXT.named_lists("long")


def score_text(value: Decimal) -> str:
    return f"{value:.2f}"


class Builder:
    """One report in the making. `facts` and `rng` are the layout's; block methods turn digits into the script."""

    def __init__(self, facts: Facts, rng: random.Random):
        self.facts, self.rng = facts, rng
        self.blocks: list[Block] = []
        self.script = rng.choices(("thai", "arabic", "table", "prose"), (5, 5, 2, 1))[0]
        self.short_scores = rng.random() < 0.08
        self.names = {i: rng.choice(SLIPS.get(i, v) if rng.random() < 0.05 else v) for i, v in NAMES.items()}
        self.restless_names = rng.random() < 0.12
        self.long = {k: rng.choice(v) for k, v in LONG.items()}
        self.style: dict[str, Any] = draw_style(rng)
        self._scores: dict[tuple[int, str], str] = {}
        self._levels: dict[int, str] = {}
        self._rejected: dict[tuple[int, str, str], str] = {}
        self._measures: list[dict[str, Any]] | None = None
        self._extra: dict[str, Any] = {}
        self.place_printed = True
        if rng.random() < 0.2:
            self.style["running_head"] = self.pick(
                facts.body.name, TEXT("init.text", short=facts.body.short), TEXT("init.text-2")
            )

    # -- choice ------------------------------------------------------------------------------------------
    def pick(self, *options: str) -> str:
        return self.rng.choice(options)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    # -- words -------------------------------------------------------------------------------------------
    @property
    def year(self) -> int:
        return self.facts.year

    def fy(self, year: int | None = None) -> str:
        year = year or self.year
        return TEXT.any(self, "fy.text", year=year)

    def name(self, indicator: int) -> str:
        return self.rng.choice(NAMES[indicator]) if self.restless_names else self.names[indicator]

    def tool(self, code: str, form: str = "") -> str:
        """An instrument's name: `long`, `code`, `both`, or any of them by chance."""
        part = TEXT.named("tool.part").get(code, "")
        base = code[:3]
        form = form or self.pick("both", "both", "code", "long")
        if form == "code":
            return base + part
        return self.long[base] + part if form == "long" else f"{self.long[base]} ({base}){part}"

    def item(self, letter: str, number: int) -> str:
        """A question's or document's code, its digits in a script of their own."""
        digits = str(number).translate(THAI) if self.chance(0.5) else str(number)
        return letter + "".join(KEEP + d for d in digits)

    def keep(self, text: str) -> str:
        return re.sub(r"([0-9])", KEEP + r"\1", text)

    @property
    def agency(self) -> str:
        """The agency as running text names it: now in full, now abbreviated."""
        return self.facts.body.short if self.chance(0.25) else self.facts.body.name

    # -- truth -------------------------------------------------------------------------------------------
    def fmt(self, value: Decimal) -> str:
        text = score_text(value)
        if self.short_scores and text.endswith("0"):
            text = text.rstrip("0").rstrip(".")
        return text

    def score(self, code: str | int, year: int | None = None) -> str:
        """The score as printed; it is in the truth from now on."""
        year = year or self.year
        value = self.facts.of(year).value(code)
        self.record(code, year, value)
        return self.fmt(value)

    def record(self, code: str | int, year: int, value: Decimal) -> None:
        text = score_text(value)
        if self._scores.setdefault((year, str(code)), text) != text:
            raise ValueError(f"two truths for {code} of {year}: {self._scores[year, str(code)]} and {text}")

    def level(self, year: int | None = None, printed: str | None = None) -> str:
        """The level as printed (`printed` where the report names another than it earned)."""
        year = year or self.year
        word = printed or self.facts.of(year).level
        self._levels.setdefault(year, word)
        return word

    def reject(self, code: str | int, value: Decimal, why: str, year: int | None = None) -> str:
        """A wrong print: on record as rejected, never in the truth."""
        self._rejected[year or self.year, str(code), score_text(value)] = why
        return score_text(value)

    def measure_truth(self, measure: Measure, text: str, **fields: Any) -> None:
        """One row of a table of measures; only fields that the row prints."""
        self._measures = self._measures or []
        row = {"text": " ".join(text.split()), **fields}
        if row.get("indicator"):
            row["instrument"] = INSTRUMENT[row["indicator"]]
        self._measures.append(row)

    def no_measures(self) -> None:
        self._measures = self._measures or []

    def note(self, key: str, value: Any) -> None:
        """Something else that the truth file carries for readers, under a key that the judge does not know."""
        self._extra[key] = value

    def note_others(self, results: Iterable[tuple[Body, Assessment]], codes: Sequence[str] = ("ITA",)) -> None:
        """What the report prints of other bodies."""
        others = [
            {
                "agency": body.truth(),
                "fiscal_year_be": result.year,
                "scores": {code: score_text(result.value(code)) for code in codes},
                "level": result.level,
            }
            for body, result in results
        ]
        self.note("others", others)

    # -- blocks ------------------------------------------------------------------------------------------
    def text(self, text: str, table: bool = False) -> str:
        thai = self.script == "thai" or (self.script == "table") is (not table) and self.script in ("table", "prose")
        if thai:
            text = re.sub(rf"(?<!{KEEP})[0-9]", lambda m: m[0].translate(THAI), text)
        return text.replace(KEEP, "")

    def heading(self, text: str, level: int = 1, center: bool = False) -> None:
        self.blocks.append(Heading(self.text(text), level, center))

    def para(self, text: str, align: str = "", indent: bool = True, bold: bool = False) -> None:
        self.blocks.append(Para(self.text(text), align, indent and not align, bold))

    def lines(self, lines: Iterable[str]) -> None:
        self.blocks.append(Items(tuple(self.text(t) for t in lines)))

    def table(
        self,
        header: Sequence[Sequence[str | Cell]],
        rows: Sequence[Sequence[str | Cell]],
        widths: Sequence[float] = (),
        center: Iterable[int] = (),
    ) -> None:
        """A table; strings become plain cells, header cells are bold; `center` are columns set in the middle."""
        middle = set(center)

        def cell(value: str | Cell, head: bool) -> Cell:
            c = value if isinstance(value, Cell) else Cell(value)
            return Cell(
                self.text(c.text, table=True),
                c.colspan,
                c.rowspan,
                c.bold or head,
                c.align or ("center" if head else ""),
            )

        full = [tuple(cell(v, True) for v in r) for r in header]
        full += [tuple(cell(v, False) for v in r) for r in rows]
        full = _centred(full, len(header), middle)
        ruled = bool(self.style.get("ruled", True))
        self.blocks.append(Table(tuple(full), len(header), tuple(widths), ruled, bool(self.style.get("repeat", True))))

    def page_break(self) -> None:
        self.blocks.append(PageBreak())

    def picture(self, height_mm: int = 40) -> None:
        self.blocks.append(Picture(height_mm))

    def chart(self, pairs: Iterable[tuple[str, str]]) -> None:
        """A bar chart of labels and scores that `score` has printed; its axis has figures of its own."""
        labels, values = zip(*((self.text(a), self.text(v)) for a, v in pairs), strict=True)
        step = self.rng.choice((10, 20, 25))
        ticks = tuple(self.text(str(k)) for k in range(0, 101, step))
        self.blocks.append(Chart(labels, values, ticks, self.rng.choice((60, 75, 90))))

    # -- results -----------------------------------------------------------------------------------------
    def document(self, name: str, title: str = "") -> Document:
        known = {k: v for k, v in self.style.items() if k in Style.__dataclass_fields__}
        known["running_head"] = self.text(known.get("running_head", ""))
        return Document(name, title or name, tuple(self.blocks), Style(**known))

    def truth(self) -> dict[str, Any]:
        """The gold file of this report."""
        scopes = {"ITA": "overall", **dict.fromkeys(("IIT", "EIT", "EIT1", "EIT2", "OIT"), "instrument")}

        def row(year: int, code: str, score: str, **more: str) -> dict[str, Any]:
            return {"fiscal_year_be": year, "scope": scopes.get(code, "indicator"), "code": code, "score": score} | more

        out: dict[str, Any] = {"agency": self.facts.body.truth(self.place_printed)}
        out["report_fiscal_year_be"] = self.year
        out["scores"] = [row(y, c, s) for (y, c), s in sorted(self._scores.items(), key=lambda x: (-x[0][0], x[0][1]))]
        out["levels"] = [{"fiscal_year_be": y, "level": w} for y, w in sorted(self._levels.items(), reverse=True)]
        out["rejected"] = [
            row(y, c, s, why=why) for (y, c, s), why in self._rejected.items() if self._scores.get((y, c)) != s
        ]
        if self._measures is not None:
            out["measures"] = self._measures
            out["measures_fiscal_year_be"] = self.year + 1
        out |= self._extra
        return {k: v for k, v in out.items() if v is not None}


def _centred(rows: list[tuple[Cell, ...]], header_rows: int, middle: set[int]) -> list[tuple[Cell, ...]]:
    """The rows with the cells that start in the given columns set in the middle."""
    out = []
    for r, (row, placed) in enumerate(zip(rows, grid(Table(tuple(rows))), strict=True)):
        starts = [c for c, x in enumerate(placed) if x is not None]
        out.append(
            tuple(
                replace(x, align="center") if r >= header_rows and c in middle and not x.align else x
                for c, x in zip(starts, row, strict=True)
            )
        )
    return out


def draw_style(rng: random.Random) -> dict[str, Any]:
    """Looks that say nothing about the facts: fonts, sizes, rules, how text formats write tables."""
    return {
        "font": rng.choices(FONTS, FONT_WEIGHTS)[0],
        "size": rng.choice((13.0, 14.0, 15.0, 16.0)),
        "landscape": rng.random() < 0.1,
        "ruled": rng.random() < 0.9,
        "repeat": rng.random() < 0.6,
        "page_numbers": rng.choice(("", "", "top", "bottom")),
        "cell_markup": rng.choice(("br", "br", "p", "ul", "space")),
        "table_markup": rng.choices(("tab", "pipe", "html"), (5, 3, 2))[0],
        "heading_markup": rng.choice(("plain", "plain", "hash", "bold")),
        "spread_header": rng.random() < 0.5,
        "browser_header": rng.random() < 0.25,
        "turn_wide": rng.random() < 0.15,
    }
