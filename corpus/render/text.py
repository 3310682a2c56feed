"""Reports as plain text and Markdown, written the way that character-reading models write them."""

from __future__ import annotations

import html
import random
from collections.abc import Callable

from corpus.model import Cell, Chart, Document, Heading, Items, PageBreak, Para, Picture, Style, Table, grid

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
PAGE_LINES = 38


def _cell(cell: Cell, style: Style, markup: str) -> str:
    """A cell on one line, its lines parted in the style's way; HTML tables may hold real line ends."""
    lines = [t for t in cell.text.split("\n") if t]
    text = " ".join(lines)
    if len(lines) > 1:
        if markup == "p":
            text = "".join(f"<p>{t}</p>" for t in lines)
        elif markup == "ul":
            text = f"<ul>{''.join(f' <li>{t}</li>' for t in lines)} </ul>"
        elif markup == "br":
            text = "<br>".join(lines)
    elif markup == "p" and len(text) > 60:
        text = f"<p>{text}</p>"
    return text


def _flat(table: Table, style: Style, markup: str) -> list[list[str]]:
    return [["" if c is None else _cell(c, style, markup) for c in row] for row in grid(table)]


def _tabbed(table: Table, style: Style, rng: random.Random) -> list[str]:
    markup = style.cell_markup if style.cell_markup != "br" or rng.random() < 0.4 else "space"
    rows = ["\t".join(row) for row in _flat(table, style, markup)]
    return _broken(rows, table, style, rng)


def _piped(table: Table, style: Style, rng: random.Random) -> list[str]:
    markup = "br" if style.cell_markup == "p" else style.cell_markup
    flat = [[c.replace("|", "\\|") for c in row] for row in _flat(table, style, markup)]
    pad = rng.random() < 0.8
    rows = ["| " + " | ".join(r) + " |" if pad else "|" + "|".join(r) + "|" for r in flat]
    rule = "|" + "|".join([rng.choice(("---", ":---:", " --- "))] * table.columns) + "|"
    if not table.header_rows:
        rows.insert(0, "|" + " |" * table.columns)
    rows.insert(1, rule)
    return rows


def _tagged(table: Table, style: Style, rng: random.Random) -> list[str]:
    out = ["<table>" if rng.random() < 0.5 else '<table border="1">']
    for r, row in enumerate(table.rows):
        tag = "th" if r < table.header_rows and rng.random() < 0.9 else "td"
        cells = []
        for c in row:
            span = f' rowspan="{c.rowspan}"' if c.rowspan > 1 else ""
            span += f' colspan="{c.colspan}"' if c.colspan > 1 else ""
            text = "<br>".join(html.escape(t, quote=False) for t in c.text.split("\n"))
            cells.append(f"<{tag}{span}>{text}</{tag}>")
        out.append(
            "  <tr>" + "".join(cells) + "</tr>" if style.cell_markup != "p" else "<tr>\n" + "\n".join(cells) + "\n</tr>"
        )
    return [*out, "</table>"]


def _broken(rows: list[str], table: Table, style: Style, rng: random.Random) -> list[str]:
    """A table over a page break: blank lines inside, the header again or not."""
    body = len(rows) - table.header_rows
    if body < 6 or rng.random() < 0.6 or any(c.rowspan > 1 for row in table.rows[table.header_rows :] for c in row):
        return rows
    cut = table.header_rows + rng.randint(2, body - 1)
    again = rows[: table.header_rows] if style.spread_header else []
    return [*rows[:cut], "", *again, *rows[cut:]]


def _heading(block: Heading, style: Style) -> list[str]:
    lines = block.text.split("\n")
    if style.heading_markup == "hash":
        return [f"{'#' * block.level} {t}" for t in lines]
    return [f"**{t}**" for t in lines] if style.heading_markup == "bold" else lines


def _chart(chart: Chart, rng: random.Random) -> list[str]:
    """A chart as a reading machine gives it: nothing, lines of label and figure, or the axis and all."""
    kind = rng.choice(("lost", "lines", "all"))
    if kind == "lost":
        return [""]
    if kind == "lines":
        return [*(f"{a} {v}" for a, v in zip(chart.labels, chart.values, strict=True)), ""]
    return [*reversed(chart.ticks), *chart.values, *chart.labels, ""]


def _text(doc: Document, rng: random.Random, write_table: Callable[[Table, Style, random.Random], list[str]]) -> str:
    style = doc.style
    out: list[str] = []
    page, used = 1, 0

    def turn() -> None:
        nonlocal page, used
        page, used = page + 1, 0
        out.extend(("", ""))
        if style.page_numbers:
            number = str(page).translate(THAI) if page % 2 else str(page)
            out.extend((f"- {number} -" if style.page_numbers == "top" else number, ""))
        if style.running_head:
            out.extend((style.running_head, ""))

    for block in doc.blocks:
        start = len(out)
        if isinstance(block, Heading):
            out += [*_heading(block, style), ""]
        elif isinstance(block, Para):
            text = f"**{block.text}**" if block.bold and style.heading_markup != "plain" else block.text
            out += [*text.split("\n"), ""]
        elif isinstance(block, Items):
            out += [*block.lines, ""]
        elif isinstance(block, Table):
            out += [*write_table(block, style, rng), ""]
        elif isinstance(block, Chart):
            out += _chart(block, rng)
        elif isinstance(block, Picture):
            out += ["", ""]
        if isinstance(block, PageBreak):
            turn()
            continue
        used += sum(1 + len(line) // 90 for line in out[start:])
        if used > PAGE_LINES and block is not doc.blocks[-1]:
            turn()
    return "\n".join(out).rstrip() + "\n"


def to_txt(doc: Document, rng: random.Random) -> str:
    """Plain text; tables in the style's way (tabs, pipes or HTML)."""
    return _text(doc, rng, {"tab": _tabbed, "pipe": _piped, "html": _tagged}[doc.style.table_markup])


def to_md(doc: Document, rng: random.Random) -> str:
    """Markdown; tables as pipes, or as HTML where the style says so or a cell spans."""
    style = Style(**{f: getattr(doc.style, f) for f in Style.__dataclass_fields__} | {"heading_markup": "hash"})
    spans = rng.random() < 0.5

    def table(t: Table, s: Style, r: random.Random) -> list[str]:
        spanning = any(c.rowspan > 1 or c.colspan > 1 for row in t.rows for c in row)
        return (_tagged if s.table_markup == "html" or (spanning and spans) else _piped)(t, s, r)

    return _text(Document(doc.name, doc.title, doc.blocks, style), rng, table)
