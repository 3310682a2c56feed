"""Ways of style sheets and elements to hide text, and their opposites, as Chromium draws them at 1280 pixels."""

from __future__ import annotations

import pytest
from prongsai.extract.markup.cascade import Cascade
from prongsai.extract.markup.media_queries import holds_on_a_screen
from prongsai.extract.text import svg_text
from prongsai.extract.text.html_document import read_html
from prongsai.tests.extract.test_unseen_html import TABLE, shown

BOX = f"<div class=w><div class=old id=x>{TABLE.format('')}</div></div>"

HIDING = [
    "@media (min-width:768px){.old{display:none}}",
    "@media not print{.old{display:none}}",
    "@media screen and (max-width:9999px), print{.old{display:none}}",
    ".w{& .old{display:none}}",
    ".w{color:#000;@media screen{> .old{display:none}}}",
    "@layer a{#x{display:block}} .old{display:none}",
    "@layer b,a;@layer a{.old{display:none}} @layer b{#x{display:block}}",
    "@layer a{.old{display:none!important}} .old{display:block!important}",
    "@scope (.w){.old{display:none}}",
    ":root{--a:none;--d:var(--a)} .old{display:var(--d)}",
    ".w{--o:0} .old{opacity:var(--o)}",
    ".old{display:var(--unset,none)}",
    ".old{display:none;display:nope}",
    ".old table tbody tr{display:none}",
    ".old{color:rgb(255 255 255)}",
    ".old{color:rgb(0 0 0 / 0)}",
    ".w{color:#fff} .old{color:inherit}",
    ".old{-webkit-text-fill-color:transparent}",
    ".old{background:linear-gradient(#eee,#eee);color:#eee}",
    "body{background:#eee url()} .old{color:#eee}",
    ".old{background:rgba(0,0,0,.01);color:#fff}",
    ".old{filter:blur(2px) opacity(0)}",
    ".old{transform:scaleY(0)}",
    ".old{scale:0}",
    ".old{transform:rotateX(90deg)}",
    ".old{translate:-9999px}",
    ".old{position:fixed;top:200vh}",
    ".old{position:absolute;inset:-9999px auto auto -9999px}",
    ".old{position:absolute;left:calc(-9999px)}",
    ".old{margin:0 0 0 -9999px}",
    ".old{font:0/0 a}",
    ".old{clip-path:polygon(0 0,0 0,0 0)}",
    ".old{mask-image:linear-gradient(transparent,transparent)}",
    ".old{height:0;overflow-y:auto}",
    ".old{block-size:0;overflow:hidden}",
    ".old{content-visibility:hidden}",
    ".w{font-size:0} .old{font-size:2em}",
]

SHOWING = [
    "@media (max-width:767px){.old{display:none}}",
    "@media (prefers-color-scheme:dark){.old{display:none}}",
    ".old{display:none} @media (min-width:768px){.old{display:block}}",
    "@layer a{#x{display:none}} .old{display:block}",
    "@supports not (display:grid){.old{display:none}}",
    ".v{.old{display:none}}",
    ":root{--d:none} .w{--d:block} .old{display:var(--d)}",
    ".old{display:var(--unset)}",
    ".w{font-size:0} .old{font-size:1rem}",
    ".w{visibility:hidden} .old{visibility:initial}",
    ".old{color:#fff;text-shadow:0 0 3px #000}",
    ".old{color:transparent;background:linear-gradient(90deg,#036,#900);-webkit-background-clip:text}",
    ".old{color:#fff;-webkit-text-fill-color:#000}",
    ".old{color:#fff;background:rgba(0,0,0,.8)}",
    ".old{color:#fff;background:hsl(210 90% 20%)}",
    ".w::before{content:'';position:absolute;inset:0;background:#036;z-index:-1} .w{z-index:0;position:relative;color:#fff}",
    ":root{--b:#036} .old{color:#fff;background:var(--b)}",
    ".w{height:0;padding-bottom:56%;overflow:hidden;position:relative} .old{position:absolute;top:0;left:0}",
    "table{height:0;overflow:hidden}",
    "td{width:1px;overflow:hidden}",
    ".old{transform:scale(0.9)}",
    ".old{position:absolute;right:500px}",
]


@pytest.mark.parametrize("sheet", HIDING)
def test_a_rule_hides_a_box(sheet: str) -> None:
    assert shown(f"<style>{sheet}</style><body><p style='color:#000;font-size:9px'>หัว</p>{BOX}").strip() == "หัว"


@pytest.mark.parametrize("sheet", SHOWING)
def test_a_rule_leaves_a_box_to_be_seen(sheet: str) -> None:
    assert shown(f"<style>{sheet}</style>{BOX}") == "ก 11.11 ข 22.22"


@pytest.mark.parametrize(
    "element",
    [
        TABLE.format("hidden"),
        TABLE.format("style='display:none'"),
        *(f"<{tag}>{TABLE.format('')}</{tag}>" for tag in ("dialog", "noframes", "noembed", "video", "progress", "rp")),
        f"<div popover>{TABLE.format('')}</div>",
        f'<iframe width=0 srcdoc="{TABLE.format("")}"></iframe>',
        f'<iframe style="height:0" srcdoc="{TABLE.format("")}"></iframe>',
        f'<b data-content="{TABLE.format("")}"></b>',
        f"<!-- {TABLE.format('')} --!>",
        "<svg width=0 height=0><text>11.11</text></svg>",
        "<svg><text fill=none>11.11</text></svg>",
        "<svg><style>.k{opacity:0}</style><text class=k>11.11</text></svg>",
        "<svg style='opacity:0'><text>11.11</text></svg>",
        "<input value=11.11 style='opacity:0'>",
    ],
)
def test_an_element_is_not_shown(element: str) -> None:
    assert shown(f"<p>หัว</p>{element}").strip() == "หัว"


@pytest.mark.parametrize(
    "element",
    [
        f"<dialog open>{TABLE.format('')}</dialog>",
        f"<button popovertarget=x>เปิด</button><div popover id=x>{TABLE.format('')}</div>",
        f'<iframe srcdoc="{TABLE.format("")}"></iframe>',
        f"<!-->{TABLE.format('')}<!-- -->",
        "<svg><text class=k>11.11</text></svg>",
    ],
)
def test_an_element_is_shown(element: str) -> None:
    assert "11.11" in shown(element)


def test_a_sheet_of_another_kind_or_for_another_screen_hides_nothing() -> None:
    for said in ("type=text/x", "media=print", "media='(max-width: 600px)'"):
        assert "11.11" in shown(f"<style {said}>.old{{display:none}}</style>{BOX}")
    assert "11.11" not in shown(f"<style media='(min-width: 600px)'>.old{{display:none}}</style>{BOX}")


@pytest.mark.parametrize(
    ("query", "holds"),
    [("", True), ("only screen and (width >= 40em)", True), ("not all", False), ("(min-resolution: 3dppx)", False)],
)
def test_a_media_query_is_asked_of_the_screen_of_a_desk(query: str, holds: bool) -> None:
    assert holds_on_a_screen(query) is holds


@pytest.mark.parametrize(
    "sheet",
    [
        "a{b{c{",
        ".a{&.b,& .c{" * 200,
        "a{" * 100,
        "@layer{",
        "@media screen{" * 3000,
        "@scope (.w){" * 500,
        "p{position:absolute;left:0;z-index:--5}",
        "@media (",
        ".x{color:var(--a,var(--a",
        ":root{--a:var(--a) var(--a) var(--a)}",
    ],
)
def test_a_broken_sheet_does_not_stop_the_page(sheet: str) -> None:
    page = f"<style>{sheet}</style><p style='color:var(--a)'>หัว</p>"
    assert read_html(page).pages[0].blocks


def test_rules_that_say_nothing_of_what_is_seen_leave_room_for_those_that_do() -> None:
    icons = "".join(f".i{n}::before{{content:'x'}}" for n in range(6000))
    assert shown(f"<style>{icons}.old{{display:none}}</style><p>หัว</p>{BOX}") == "หัว"


def test_a_drawing_without_text_is_not_matched_with_the_sheets_of_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    monkeypatch.setattr(svg_text, "Cascade", lambda *said: seen.append(said) or Cascade(*said))
    for drawing, times in (("<path d='M0'/>", 0), ("<TEXT>ก</TEXT>", 1)):
        svg_text.svg_blocks(drawing, 1, [".k{opacity:0}"])
        assert len(seen) == times


def test_white_letters_over_a_box_without_text_are_seen() -> None:
    sheet = "<style>.w{position:relative;color:#fff}.b{position:absolute;inset:0;background:#036}.old{position:relative}</style>"
    page = f"{sheet}<div class=w><div class=b></div><div class=old>{TABLE.format('')}</div></div>"
    assert shown(page) == "ก 11.11 ข 22.22"
    assert "11.11" not in shown(page.replace(".b{position:absolute;", ".b{"))


@pytest.mark.parametrize("sides", ["inset:0", "left:0;top:0;width:100%;height:100%"])
def test_an_empty_box_laid_over_others_covers_them(sides: str) -> None:
    sheet = f"<style>.w{{position:relative}}.b{{position:absolute;{sides};background:#fff}}</style>"
    page = f"{sheet}<p>หัว</p><div class=w>{TABLE.format('')}<div class=b></div></div>"
    assert shown(page) == "หัว"
    for other in ("z-index:-1;position:absolute", "opacity:.5;position:absolute", "position:static"):
        assert "11.11" in shown(page.replace("class=b", f"class=b style='{other}'"))
    assert "11.11" in shown(page.replace(".w{position:relative}", ""))
