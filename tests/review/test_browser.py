"""The desk in a real browser: what a person sees, presses, and what becomes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from prongsai.dataset.corrections import read_corrections
from prongsai.review.server import served

from tests.browser import DESKTOP, PHONE, browser_page
from tests.review.desks import HOSTILE, OPEN, SCRIPT, publish

CHECK = 'li[data-check="iit_mean"]'


def go_to(page: Any, source: str) -> None:
    """Open a document by the list."""
    page.click("#where")
    page.fill("#filter", source)
    page.click("#listed button")
    page.wait_for_selector('#panel[aria-busy="false"]')  # the document before may be the same one
    page.wait_for_selector(f'.source:has-text("{source}")')


def selected_box(page: Any) -> dict[str, float]:
    """The middle of the selected box as a part of the page, and whether it can be seen in the frame."""
    found: dict[str, float] = page.evaluate(
        """() => {
          const box = document.querySelector("rect.selected").getBoundingClientRect();
          const paper = document.querySelector(".paper").getBoundingClientRect();
          const frame = document.querySelector("#sheet").getBoundingClientRect();
          return {
            x: (box.left + box.width / 2 - paper.left) / paper.width, y: (box.top + box.height / 2 - paper.top) / paper.height,
            seen: box.top >= frame.top && box.bottom <= frame.bottom && box.left >= frame.left && box.right <= frame.right,
          };
        }"""
    )
    return found


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_person_corrects_a_value_and_the_next_run_publishes_it(folder: Path, size: tuple[int, int]) -> None:
    corrections = folder / "corrections.csv"
    with served(folder / "out", [folder / "raw"], corrections) as access, browser_page(size) as (page, complaints):
        page.goto(access.url)
        assert page.url == f"http://127.0.0.1:{access.port}/{access.room}/"
        page.wait_for_selector(".value")
        go_to(page, OPEN)
        page.wait_for_selector(".paper img")
        assert (
            page.evaluate(
                "(async (i) => { await i.decode(); return i.naturalWidth; })(document.querySelector('.paper img'))"
            )
            > 500
        )
        assert page.locator("rect.other").count() == 5
        assert "does not close" in page.inner_text(CHECK)
        for _ in range(5):
            page.keyboard.press("j")
        page.wait_for_selector('[aria-current="true"] .code:text-is("5")')
        box = selected_box(page)
        assert box["seen"] and abs(box["x"] - 330 / 400) < 0.01 and abs(box["y"] - 275 / 400) < 0.01
        page.keyboard.press("e")
        page.keyboard.type("๘๘.๐๐")
        page.keyboard.press("Enter")
        page.fill("#naming-input", "สมชาย ใจดี")
        page.keyboard.press("Enter")
        page.wait_for_selector(f"{CHECK}.closes")
        assert "IIT = mean of 1–5: closes now" in page.inner_text("#told")
        page.keyboard.press("z")
        page.wait_for_selector(f"{CHECK}.open")
        assert read_corrections(corrections) == ()
        page.wait_for_selector('[aria-current="true"] .code:text-is("5")')
        page.keyboard.press("e")
        page.keyboard.type("88")
        page.keyboard.press("Enter")
        page.wait_for_selector(f"{CHECK}.closes")
        page.wait_for_selector('[aria-current="true"] .code:text-is("IIT")')  # on to the next that is open
        page.keyboard.press("Enter")
        page.wait_for_selector('[aria-current="true"] .code:text-is("1")')
        page.keyboard.press("u")
        page.wait_for_selector('[aria-current="true"] .code:text-is("2")')
        assert complaints == []
    told = {row.code: (row.expected, row.value, row.who, row.why) for row in read_corrections(corrections)}
    assert told == {
        "5": ("98.00", "88.00", "สมชาย ใจดี", "read on the page"), "IIT": ("90.00", "90.00", "สมชาย ใจดี", "confirmed on the page"),
        "1": ("91.00", "", "สมชาย ใจดี", "unreadable on the page"),
    }  # fmt: skip
    publish(folder)
    ids = {row["document_id"]: row["source"] for row in pq.read_table(folder / "out" / "documents.parquet").to_pylist()}
    rows = [
        row for row in pq.read_table(folder / "out" / "scores.parquet").to_pylist() if ids[row["document_id"]] == OPEN
    ]
    found = {row["code"]: (row["status"], None if row["score"] is None else str(row["score"])) for row in rows}
    assert (
        found["5"] == ("corrected", "88.00")
        and found["1"] == ("corrected", None)
        and found["IIT"] == ("corrected", "90.00")
    )
    assert found["2"] == ("contested", "89.00")


def test_a_hostile_document_is_text_on_the_page(folder: Path) -> None:
    with (
        served(folder / "out", [folder / "raw"], folder / "corrections.csv") as access,
        browser_page() as (page, complaints),
    ):
        page.goto(access.url)
        page.wait_for_selector(".value")
        go_to(page, HOSTILE)
        page.locator("#sheet", has_text=SCRIPT).wait_for()
        page.wait_for_selector("mark.selected")
        assert page.locator("#sheet img, #sheet script, #panel script").count() == 0
        page.keyboard.press("Enter")
        page.fill("#naming-input", f"=1{SCRIPT}")
        page.keyboard.press("Enter")
        page.wait_for_selector(".value.decided")
        page.keyboard.press("k")
        page.wait_for_selector(".value.selected .decision")
        assert SCRIPT[:80] in page.inner_text(".decision") and page.locator(".decision img").count() == 0
        assert page.title() == "Prongsai – review desk" and complaints == []
    (row,) = read_corrections(folder / "corrections.csv")
    assert row.who.startswith("'=1<script>")


def test_keys_work_on_a_thai_keyboard_and_the_words_change_language(folder: Path) -> None:
    with (
        served(folder / "out", [folder / "raw"], folder / "corrections.csv") as access,
        browser_page() as (page, complaints),
    ):
        page.goto(access.url)
        page.wait_for_selector(".value")
        page.evaluate(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'ำ', code: 'KeyE', bubbles: true}))"
        )
        page.wait_for_selector(".value.selected input[name=value]:focus")
        page.keyboard.type("บวก")
        page.keyboard.press("Enter")
        page.fill("#naming-input", "ก")
        page.keyboard.press("Enter")
        page.wait_for_selector("input[name=value][aria-invalid]")
        assert "at most two decimals" in page.inner_text("#told")
        page.keyboard.press("Escape")
        page.wait_for_selector(".value.selected [data-act=confirm]")
        page.click("#language")
        assert page.get_attribute("html", "lang") == "th" and "ยืนยัน" in page.inner_text(".value.selected")
        page.keyboard.press("?")
        assert page.is_visible("#helping") and "แป้นพิมพ์" in page.inner_text("#helping")
        page.keyboard.press("Escape")
        assert not page.is_visible("#helping")
        page.reload()
        page.wait_for_selector('h1:text-is("โต๊ะตรวจทาน")')
        assert len(complaints) == 1 and "422" in complaints[0]  # what was no number
    assert not (folder / "corrections.csv").exists()


def test_on_a_phone_the_picture_stands_above_the_values_and_nothing_is_cut_off(folder: Path) -> None:
    with (
        served(folder / "out", [folder / "raw"], folder / "corrections.csv") as access,
        browser_page(PHONE) as (page, complaints),
    ):
        page.goto(access.url)
        page.wait_for_selector(".value")
        viewer, panel = (page.locator(name).bounding_box() for name in ("#viewer", "#panel"))
        assert viewer["y"] + viewer["height"] <= panel["y"] + 1
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        small = page.evaluate(
            "[...document.querySelectorAll('button')].filter((b) => b.offsetHeight && b.offsetHeight < 28).length"
        )
        assert small == 0 and complaints == []


def test_what_changed_under_the_page_is_told_and_loaded(folder: Path) -> None:
    corrections = folder / "corrections.csv"
    with served(folder / "out", [folder / "raw"], corrections) as access, browser_page() as (page, _):
        page.goto(access.url)
        page.wait_for_selector(".value")
        page.evaluate("localStorage.setItem('prongsai-who', 'ก')")
        go_to(page, OPEN)
        page.wait_for_selector('[aria-current="true"] .code:text-is("IIT")')
        publish_id = page.evaluate(
            "fetch('api/queue').then((a) => a.json()).then((q) => q.documents.find((d) => d.source === 'open.pdf').id)"
        )
        header = "document,table,agency_id,fiscal_year_be,code,column,expected,value,who,why\n"
        corrections.write_text(f"{header}{publish_id[:16]},scores,,,IIT,,90,91,Ann,elsewhere\n", encoding="utf-8")
        page.keyboard.press("Enter")
        page.wait_for_selector("#told.error")
        page.wait_for_selector('.value.selected .decision:has-text("Ann: elsewhere")')
    (row,) = read_corrections(corrections)
    assert (row.value, row.who) == ("91", "Ann")
