"""What each stage saw of one document, as text: the lines behind `prongsai show`, and boxes for its picture."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.extract.records import BBox, Place, RawDocument, ReadNumber, TextLine
from prongsai.normalize.document.cleaned import CleanLine
from prongsai.normalize.interpret import Interpretation
from prongsai.report.figure_reasons import figure_reasons

STAGES = ("raw", "clean", "why", "mentions", "scores", "measures", "findings")
_SHORT = 60  # characters of a cell shown in a text view


def stage_lines(raw: RawDocument, seen: Interpretation | None, stage: str, page: int | None) -> Iterator[str]:
    """The lines of one stage, for one page or for all."""
    if stage == "raw":
        yield from _raw(raw, page)
        return
    if seen is None:
        return
    if stage == "clean":
        yield from _clean(seen, page)
    elif stage == "why":
        for reason in figure_reasons(seen, page, raw.pages):
            yield f"{reason.fate:8} {_cell(reason.raw)!r}{_at(reason.place)}  {reason.why}"
    elif stage == "mentions":
        yield from _mentions(seen, page)
    elif stage == "scores":
        yield from _scores(seen)
    elif stage == "measures":
        yield from _measures(seen, page)
    elif stage == "findings":
        for finding in seen.facts.findings:
            if page in (None, finding.place.page):
                yield f"{finding.severity:8} {finding.code}: {finding.message}{_at(finding.place)}"


def value_boxes(seen: Interpretation, page: int) -> list[tuple[BBox, bool]]:
    """Boxes of the prints of scores and levels on a page, and whether each was chosen."""
    mentions = seen.facts.mentions
    placed = [(m.place.box or m.place.shown, m.chosen) for m in mentions if m.place.page == page]
    return [(box, chosen) for box, chosen in placed if box is not None]


def _at(place: Place) -> str:
    if place.page is not None:
        around = place.box or place.shown
        line = "" if place.line is None else f", line {place.line}"
        box = line if around is None else " at " + ", ".join(f"{side:.0f}" for side in around)
        return f"  [page {place.page}{box}]"
    return "" if place.line is None else f"  [line {place.line}]"


def _cell(text: str) -> str:
    flat = text.replace("\n", "⏎").replace("\t", "⇥")
    return flat if len(flat) <= _SHORT else flat[: _SHORT - 1] + "…"


def _raw(raw: RawDocument, page: int | None) -> Iterator[str]:
    yield f"{raw.media_type}, {raw.page_count or '?'} pages, text from {raw.text_origin or 'nowhere'}"
    if raw.error_code:
        yield f"{raw.error_code}: {raw.error}"
    for notice in raw.notices:
        yield f"notice {notice.code}: {notice.message}"
    for one in raw.pages:
        if page not in (None, one.number):
            continue
        yield f"--- page {one.number}: {one.state} {one.reason}".rstrip()
        for block in one.blocks:
            if isinstance(block, TextLine):
                yield block.text + _numbers(block.numbers)
                continue
            yield f"table of {block.n_rows} rows and {block.n_cols} columns, found by {block.method}"
            for row in block.rows():
                yield "  | " + " | ".join(_cell(cell.text) + _numbers(cell.numbers) if cell else "" for cell in row)


def _numbers(numbers: tuple[ReadNumber, ...]) -> str:
    """What the digit reader saw in a line or cell of a scanned page: confidence, and other readings."""
    told = []
    for n in numbers:
        others = "".join(f", or {text} {share:.2f}" for text, share in n.alternatives[:2])
        told.append(f"{n.text} {n.confidence:.2f}{others}")
    return f"   ⟨{'; '.join(told)}⟩" if told else ""


def _clean(seen: Interpretation, page: int | None) -> Iterator[str]:
    for block in seen.document.blocks:
        if page not in (None, block.place.page):
            continue
        if isinstance(block, CleanLine):
            yield block.text + (f"   <{', '.join(block.repairs)}>" if block.repairs else "")
            continue
        yield f"table{_at(block.place)}"
        for row in block.grid:
            yield "  | " + " | ".join(_cell(cell.text) for cell in row)


def _mentions(seen: Interpretation, page: int | None) -> Iterator[str]:
    for m in seen.facts.mentions:
        if page not in (None, m.place.page):
            continue
        mark = "*" if m.chosen else " "
        value = m.level or m.score
        why = "" if m.chosen else f"  ({m.rejected_because})"
        label = f" {_cell(m.raw_label)!r}" if m.raw_label else ""
        yield f"{mark} {m.fiscal_year_be} {m.code:4} {value} <- {m.raw_value!r}{label} {m.source}{_at(m.place)}{why}"


def _scores(seen: Interpretation) -> Iterator[str]:
    facts = seen.facts
    yield f"{facts.kind}, agency {facts.agency_id}, fiscal year {facts.fiscal_year_be}"
    for s in facts.scores:
        prints = f"{s.n_agreeing}/{s.n_mentions} prints"
        yield f"{s.agency_id} {s.fiscal_year_be} {s.code:4} {s.score or '-':>6} {s.status:9} {s.rule} ({prints})"
    for level in facts.levels:
        fits = {True: "fits", False: "does not fit", None: "cannot be checked"}[level.consistent]
        yield f"{level.agency_id} {level.fiscal_year_be} level {level.level} for {level.score}: {fits}"


def _measures(seen: Interpretation, page: int | None) -> Iterator[str]:
    for m in seen.facts.measures:
        if page not in (None, m.place.page):
            continue
        yield f"measure {m.table_no}.{m.row_no} for {m.fiscal_year_be}{_at(m.place)}"
        for name in ("instrument", "indicator", "issue", "guideline", "measure", "activity", "method", "period_raw",
                     "start", "end", "monitoring", "status", "result", "budget_baht"):  # fmt: skip
            value = getattr(m, name)
            if value is not None:
                yield f"    {name}: {value}"
        if m.responsible:
            yield f"    responsible: {'; '.join(m.responsible)}"
