"""Reports as HTML pages, which Chromium prints to PDF."""

from __future__ import annotations

import html
import random
import re

from corpus import wording
from corpus.model import Block, Cell, Chart, Document, Heading, Items, PageBreak, Para, Style, Table

TEXT = wording.read("website")
MENU = TEXT.all("menu")


def _lines(text: str) -> str:
    return "<br>".join(html.escape(t, quote=False) for t in text.split("\n"))


def _cell(cell: Cell, tag: str) -> str:
    span = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    span += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    css = ("font-weight:bold;" if cell.bold else "") + (f"text-align:{cell.align};" if cell.align else "")
    return f"<{tag}{span}{f' style={chr(34)}{css}{chr(34)}' if css else ''}>{_lines(cell.text)}</{tag}>"


def _chart(chart: Chart, rng: random.Random) -> str:
    """Upright bars with the figure over each, its label below, and an axis with ticks."""
    width, height, count = 640, chart.height_mm * 4, len(chart.labels)
    room = width - 40
    out = [f'<svg viewBox="0 0 {width} {height}" style="width:100%" xmlns="http://www.w3.org/2000/svg">']
    base, top = height - 60, 20
    for k, tick in enumerate(chart.ticks):
        y = base - (base - top) * k / (len(chart.ticks) - 1)
        out.append(f'<text x="2" y="{y:.0f}" font-size="10">{tick}</text><path d="M36 {y:.0f}H{width}" stroke="#ccc"/>')
    slant = rng.choice((0, 30, 90))
    for k, (name, value) in enumerate(zip(chart.labels, chart.values, strict=True)):
        x, share = 40 + room * k / count, float(value) / 100
        y = base - (base - top) * share
        out.append(
            f'<rect x="{x + 6:.0f}" y="{y:.0f}" width="{room / count - 12:.0f}" height="{base - y:.0f}" fill="#69c"/>'
        )
        out.append(f'<text x="{x + 6:.0f}" y="{y - 3:.0f}" font-size="11">{value}</text>')
        turn = f' transform="rotate({slant} {x + 6:.0f} {base + 14})"' if slant else ""
        out.append(f'<text x="{x + 6:.0f}" y="{base + 14}" font-size="9"{turn}>{html.escape(name)}</text>')
    return "".join(out) + "</svg>"


def _table(table: Table) -> str:
    columns = "".join(f'<col style="width:{w * 100:.1f}%">' for w in table.widths)
    head = "".join(f"<tr>{''.join(_cell(c, 'th') for c in row)}</tr>" for row in table.rows[: table.header_rows])
    body = "".join(f"<tr>{''.join(_cell(c, 'td') for c in row)}</tr>\n" for row in table.rows[table.header_rows :])
    kind = ("" if table.ruled else " bare") + ("" if table.repeat_header else " once")
    return (
        f'<table class="t{kind}"><colgroup>{columns}</colgroup>'
        + (f"<thead>{head}</thead>" if head else "")
        + f"<tbody>{body}</tbody></table>"
    )


FIGURE = re.compile(r"([0-9๐-๙]{1,3})(\.[0-9๐-๙]{2})(?![0-9๐-๙])")


def _word_saved(body: str, rng: random.Random) -> str:
    """What a word processor writes: figures in several spans, hard spaces, header cells that are plain cells."""
    plain_heads = rng.random() < 0.5

    def text(m: re.Match[str]) -> str:
        part = m[1].replace(" ", "&nbsp;", 1) if rng.random() < 0.3 else m[1]
        if rng.random() < 0.6:
            part = FIGURE.sub(r'<span lang="TH">\1</span><span>\2</span>', part)
        return f">{part}<"

    body = re.sub(r">([^<>]+)<", text, body)
    if plain_heads:
        body = re.sub(r"<(/?)th\b", r"<\1td", body).replace("<thead>", "<tbody>").replace("</thead>", "</tbody>")
    return body


def _website(body: str, font: str, rng: random.Random) -> str:
    """The page as a site shows it: a menu before, a counter of visitors and a script behind."""
    menu = "".join(f'<li><a href="#{k}">{t}</a></li>' for k, t in enumerate(MENU))
    hidden = " style='display:none'" if rng.random() < 0.3 else ""
    foot = f"<footer><p>{TEXT('visitors', today=rng.randint(5, 99), ever=rng.randint(1000, 99999))}</p></footer>"
    script = f"<script>var score = {rng.uniform(50, 99):.2f}; track('ITA', score);</script>"
    return f'<nav{hidden}><ul style="font-family:{font}">{menu}</ul></nav>\n<main>{body}</main>\n{foot}{script}'


def _css(s: Style, rng: random.Random) -> str:
    """Paper, margins, running head, page number, and how paragraphs and tables look."""
    paper = "A4 landscape" if s.landscape else "A4"
    head = f'@top-center {{ content: "{s.running_head}"; font: 12pt "{s.font}"; }}' if s.running_head else ""
    number = {"top": "@top-right", "bottom": "@bottom-center"}.get(s.page_numbers)
    foot = f'{number} {{ content: counter(page); font: 12pt "{s.font}"; }}' if number else ""
    leading = rng.choice(("1.25", "1.4", "1.5"))
    border = rng.choice(("1px solid #000", "0.5pt solid #444", "1px solid #999"))
    shade = rng.choice(("", "background:#ddd;", "background:#dbe7f3;"))
    layout = rng.choice(("fixed", "auto"))
    turned = ".t th { writing-mode: vertical-rl; transform: rotate(180deg); }" if s.turned_heads else ""
    small, valign = rng.choice((1, 0.9, 0.85)), rng.choice(("top", "middle"))
    return f"""
@page {{ size: {paper}; margin: 22mm 20mm 20mm 25mm; {head} {foot} }}
body {{ font: {s.size}pt "{s.font}"; line-height: {leading}; }}
h1 {{ font-size: 1.2em; }} h2 {{ font-size: 1.1em; }} h3 {{ font-size: 1em; }}
p {{ margin: .3em 0; text-align: {rng.choice(("left", "justify"))}; }} .i {{ text-indent: 2.5em; }}
table.t {{ border-collapse: collapse; width: 100%; table-layout: {layout}; margin: .5em 0; font-size: {small}em; }}
.t td, .t th {{ border: {border}; padding: 2px 5px; vertical-align: {valign}; }}
.t th {{ {shade} }}
.bare td, .bare th {{ border: none; }}
{turned}
.wide {{ page: wide; }} @page wide {{ size: A4 landscape; }}
table.once thead {{ display: table-row-group; }}
.pic {{ background: #eee; border: 1px solid #ccc; margin: 4mm auto; width: 60%; }}"""


def _block(b: Block, turn_wide: bool, rng: random.Random) -> list[str]:
    if isinstance(b, Heading):
        return [f"<h{b.level}{' style=text-align:center' if b.center else ''}>{_lines(b.text)}</h{b.level}>"]
    if isinstance(b, Para):
        align = f' style="text-align:{b.align}"' if b.align else ""
        text = f"<b>{_lines(b.text)}</b>" if b.bold else _lines(b.text)
        return [f"<p{' class=i' if b.indent else ''}{align}>{text}</p>"]
    if isinstance(b, Items):
        return [f"<p>{_lines(t)}</p>" for t in b.lines]
    if isinstance(b, Table):
        wide = turn_wide and b.columns >= 5
        return [f'<div class="wide">{_table(b)}</div>' if wide else _table(b)]
    if isinstance(b, PageBreak):
        return ['<div style="break-after:page"></div>']
    return [_chart(b, rng) if isinstance(b, Chart) else f'<div class="pic" style="height:{b.height_mm}mm"></div>']


def to_html(doc: Document, rng: random.Random) -> str:
    """A page whose print style sets paper, margins, running head and page number."""
    css = _css(doc.style, rng)
    body = "\n".join(line for block in doc.blocks for line in _block(block, doc.style.turn_wide, rng))
    if rng.random() < 0.25:
        body = _word_saved(body, rng)
    if rng.random() < 0.15:
        body = _website(body, doc.style.font, rng)
    head = f'<meta charset="utf-8"><title>{html.escape(doc.title)}</title><style>{css}</style>'
    return f'<!DOCTYPE html>\n<html lang="th"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'
