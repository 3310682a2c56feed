"""The site in a real browser, opened from disk as a reader would: search, follow a value to its picture, change the language."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from prongsai.pipeline import main

from tests.browser import PHONE, browser_page
from tests.report.test_site import HOSTILE, SAMPLES
from tests.test_runs import write


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    write(folder / "raw", 1)
    shutil.copy(SAMPLES / "contradiction.chrome.pdf", folder / "raw")
    (folder / "raw" / "h.txt").write_text(
        f"รายงานผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\nเทศบาลตำบลเวียงพางคำ อำเภอแม่สาย จังหวัดเชียงราย\n"
        f"คะแนนรวม 91.11 คะแนน {HOSTILE}\n", encoding="utf-8",
    )  # fmt: skip
    main(["run", str(folder / "raw"), "--out", str(folder / "parsed"), "--quiet"])
    assert main(["report", str(folder / "parsed"), "--raw", str(folder / "raw"), "--quiet"]) == 0
    return folder / "parsed-site"


def test_an_agency_is_found_and_a_value_followed_to_its_picture(site: Path) -> None:
    with browser_page() as (page, complaints):
        page.goto((site / "index.html").as_uri())
        page.keyboard.press("/")
        page.keyboard.type("ทุ่งขวาง")
        page.wait_for_selector(".search li a")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/agency/**")
        assert page.inner_text("h1") == "องค์การบริหารส่วนตำบลทุ่งขวาง"
        page.click("tr.sum:has-text('ITA') td a")
        page.wait_for_url("**/document/**")
        value = page.locator(".value:target")
        assert value.locator(".figure").inner_text() == "92.26"
        picture = value.locator("a.cut image").first
        size = page.evaluate(
            "href => new Promise((ok, no) => { const i = new Image(); i.onload = () => ok([i.naturalWidth, i.naturalHeight]);"
            " i.onerror = no; i.src = href })", picture.get_attribute("href"),
        )  # fmt: skip
        assert min(size) > 800  # the page's picture is there and opens
        value.locator("a.cut").first.click()
        assert page.evaluate("location.hash").startswith("#page-")
        assert page.locator(".page:target svg.whole rect.box").count() > 3
        assert complaints == []


def test_the_language_changes_and_stays(site: Path) -> None:
    with browser_page(PHONE) as (page, complaints):
        page.goto((site / "index.html").as_uri())
        assert page.locator("h1 .w:visible").inner_text().startswith("ผลการประเมิน")
        page.click("button.lang")
        assert page.locator("h1 .w:visible").inner_text().startswith("Integrity")
        page.goto((site / "documents-1.html").as_uri())
        assert page.locator("h1 .w:visible").inner_text() == "All documents"
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]  # nothing hangs out of the phone
        assert complaints == []


def test_every_page_fits_a_phone(site: Path) -> None:
    with browser_page(PHONE) as (page, complaints):
        for file in sorted(site.rglob("*.html")):
            page.goto(file.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0], file
        assert complaints == []


def test_a_report_with_a_script_in_it_runs_none(site: Path) -> None:
    with browser_page() as (page, complaints):
        met: list[str] = []
        page.on("dialog", lambda dialog: (met.append(dialog.message), dialog.dismiss()))
        for file in sorted(site.rglob("*.html")):
            page.goto(file.as_uri())
        assert met == [] and complaints == []


def test_the_site_can_be_read_without_scripts(site: Path) -> None:
    with browser_page(scripts=False) as (page, _):
        page.goto((site / "index.html").as_uri())
        page.click("text=ข้อสังเกตตามประเภท")
        page.click(".many a.name >> nth=0")
        page.click("tbody th a >> nth=0")
        page.click("td a >> nth=0")
        assert page.locator(".figure").count() > 0
