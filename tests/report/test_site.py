"""The static site: every value with its place, nothing fetched, nothing executed, nothing done twice."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from prongsai.dataset.document_rows import cases
from prongsai.extract.errors import ErrorCode, ExitCode, UsageError
from prongsai.extract.sandbox.process_pool import JobFailure, run_isolated
from prongsai.pipeline import main
from prongsai.report.charts import histogram, shares, spread_of
from prongsai.report.document_page import DocumentJob, anchor_of, code_order
from prongsai.report.evidence import around
from prongsai.report.labels import finding_words, rejection_words, rule_words, word, words
from prongsai.report.pages import agency_file, document_file, safe_link
from prongsai.report.site import build

from tests.test_runs import write

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "raw"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


class Tags(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    handle_startendtag = handle_starttag

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]

    def ids(self) -> set[str]:
        return {str(a["id"]) for _, a in self.found if "id" in a}


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "raw"
    for number in range(4):
        write(folder, number, total=f"9{number}.00")
    shutil.copy(SAMPLES / "contradiction.chrome.pdf", folder)
    shutil.copy(SAMPLES / "plan.docx", folder)
    shutil.copy(SAMPLES / "trend.html", folder)
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 nothing behind it")
    (folder / "hostile <b>.txt").write_text(
        f"รายงานผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\nเทศบาลตำบลแม่สาย อำเภอแม่สาย จังหวัดเชียงราย\n"
        f"คะแนนรวม 91.11 คะแนน {HOSTILE}\n\nประเด็น\tมาตรการ\tผู้รับผิดชอบ\n{HOSTILE}\t=1+1 {HOSTILE}\tสำนักปลัด {HOSTILE}\n",
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def dataset(raw: Path) -> Path:
    out = raw.with_name("parsed")
    assert main(["run", str(raw), "--out", str(out), "--quiet", "--workers", "2"]) == ExitCode.SOME_FAILED
    return out


@pytest.fixture(scope="module")
def site(dataset: Path, raw: Path) -> Path:
    assert main(["report", str(dataset), "--raw", str(raw), "--quiet"]) == 0
    return dataset.with_name("parsed-site")


def page_of(site: Path, dataset: Path, source: str) -> Path:
    return next(site / document_file(c.document_id) for c in cases(dataset) if c.document["source"] == source)


def test_every_document_and_agency_has_its_page_and_every_link_leads_to_one(site: Path, dataset: Path) -> None:
    every = list(cases(dataset))
    assert len(every) == 9
    assert all((site / document_file(case.document_id)).is_file() for case in every)
    assert all((site / agency_file(key)).is_file() for case in every for key in case.agencies)
    pages = list(site.rglob("*.html"))
    ids = {page: Tags(page).ids() for page in pages}
    links = 0
    for page in pages:
        for attributes in Tags(page).of("a"):
            href = attributes["href"] or ""
            if "://" in href:
                continue
            file, _, anchor = href.partition("#")
            target = (page.parent / file).resolve() if file else page
            assert target.is_file() and (not anchor or anchor in ids[target]), (page, href)
            links += 1
    assert links > 100


def test_every_value_with_a_box_stands_beside_the_cut_out_of_its_page(site: Path, dataset: Path) -> None:
    case = next(c for c in cases(dataset) if c.document["source"] == "contradiction.chrome.pdf")
    page = site / document_file(case.document_id)
    text = page.read_text(encoding="utf-8")
    by_id = {m["mention_id"]: m for m in case.mentions}
    for row in case.scores:
        start = text.index(f'id="{anchor_of(row["agency_id"], row["fiscal_year_be"], row["code"])}"')
        article = text[start : text.index("</article>", start)]
        m = by_id[row["mention_id"]]
        assert str(row["score"]) in article
        assert f'x="{m["x0"] - 1.5:.1f}" y="{m["top"] - 1.5:.1f}"' in article  # its box, drawn
        frame = re.search(r'viewBox="([\d. ]+)"', article)
        assert frame is not None
        _, upper, _, height = map(float, frame[1].split())
        assert upper <= m["top"] and m["top"] <= upper + height
    assert len(case.scores) == 14
    for image in Tags(page).of("image"):
        assert (page.parent / str(image["href"])).resolve().is_file()
    assert "90.28" in text and "90.88" in text  # both prints of the contradiction


@pytest.mark.parametrize("source", ["000.txt", "trend.html", "plan.docx"])
def test_values_of_files_without_pages_stand_beside_their_line(site: Path, dataset: Path, source: str) -> None:
    text = page_of(site, dataset, source).read_text(encoding="utf-8")
    case = next(c for c in cases(dataset) if c.document["source"] == source)
    marked = re.findall(r"<mark>([^<]+)</mark>", text)
    chosen = {row["mention_id"] for row in case.scores}
    assert chosen and {m["raw_value"] for m in case.mentions if m["mention_id"] in chosen} <= set(marked)


def test_every_shown_print_says_whence_its_agency_and_year_are_known(site: Path, dataset: Path) -> None:
    for case in cases(dataset):
        chosen = [m for m in case.mentions if m["chosen"]]
        page = (site / document_file(case.document_id)).read_text(encoding="utf-8")
        dated = [m for m in chosen if m["year_from"]]
        assert page.count(str(word("why_owner"))) >= len(chosen)
        assert page.count(str(word("why_year"))) >= len(dated)
        assert all(str(word(f"set_by.{m['owner_from']}")) in page for m in chosen)


def test_nothing_is_fetched_from_anywhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        for tag, attributes in Tags(page).found:
            for name in ("src", "href"):
                value = attributes.get(name) or ""
                assert tag == "a" or "://" not in value and not value.startswith("//"), (page, value)
    assert not re.search(r"@import|url\(", (site / "style.css").read_text(encoding="utf-8"))


def test_a_report_that_holds_markup_does_no_harm(site: Path, dataset: Path) -> None:
    text = page_of(site, dataset, "hostile <b>.txt").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in text
    for page in [*site.rglob("*.html")]:
        tags = Tags(page)
        assert [a for a in tags.of("script") if "data-root" not in a] == []
        assert tags.of("img") == []
        assert not [name for _, a in tags.found for name in a if name.startswith("on")]
    assert "<script" not in (site / "search.js").read_text(encoding="utf-8")


def test_a_second_build_writes_no_page_again(site: Path, dataset: Path, raw: Path) -> None:
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in site.rglob("*") if p.is_file()}
    pages = [
        p for p in before if p.parent.parent.name == "document" or p.parent.name == "agency" or p.suffix == ".webp"
    ]
    built = build(dataset, [raw], site, "0.1.0")
    assert built.written == 0 and built.unchanged == 9 + len(list((site / "agency").iterdir()))
    assert all(p.stat().st_mtime_ns == before[p][1] for p in pages)
    assert {p: p.read_bytes() for p in before} == {p: content for p, (content, _) in before.items()}


def test_documents_that_left_take_their_pages_and_pictures_with_them(tmp_path: Path, raw: Path) -> None:
    mine, out, site = tmp_path / "raw", tmp_path / "parsed", tmp_path / "site"
    shutil.copytree(raw, mine)
    main(["run", str(mine), "--out", str(out), "--quiet"])
    build(out, [mine], site, "0.1.0")
    old = page_of(site, out, "contradiction.chrome.pdf")
    pictures = set(site.rglob("*.webp"))
    assert old.is_file() and pictures
    (mine / "contradiction.chrome.pdf").unlink()
    main(["run", str(mine), "--out", str(out), "--quiet", "--accept-loss"])
    build(out, [mine], site, "0.1.0")
    assert not old.exists() and not any(p.exists() for p in pictures)


def test_pictures_are_made_once(tmp_path: Path, raw: Path, dataset: Path) -> None:
    site = tmp_path / "site"
    build(dataset, [raw], site, "0.1.0")
    before = {p: p.stat().st_mtime_ns for p in site.rglob("*.webp")}
    assert before
    assert build(dataset, [raw], site, "0.2.0").written > 0  # another version writes every page anew
    assert {p: p.stat().st_mtime_ns for p in site.rglob("*.webp")} == before


def test_a_page_that_could_not_be_shown_is_tried_again_by_the_next_build(
    tmp_path: Path, raw: Path, dataset: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, source = tmp_path / "site", "contradiction.chrome.pdf"

    def one_is_lost(do: Any, jobs: Iterable[Any], *rest: Any) -> Iterator[tuple[Any, Any]]:
        for job, result in run_isolated(do, jobs, *rest):
            lost = isinstance(job, DocumentJob) and job.case.document["source"] == source
            yield job, JobFailure(ErrorCode.OUT_OF_MEMORY, "killed") if lost else result

    with monkeypatch.context() as patched:
        patched.setattr("prongsai.report.site.run_isolated", one_is_lost)
        assert build(dataset, [raw], site, "0.1.0").not_shown == [source]
    page = page_of(site, dataset, source)
    assert "<svg" not in page.read_text(encoding="utf-8")
    built = build(dataset, [raw], site, "0.1.0")
    assert built.written == 1 and built.not_shown == []
    assert "<svg" in page.read_text(encoding="utf-8")


def test_without_the_raw_files_the_pages_say_so(tmp_path: Path, dataset: Path) -> None:
    (tmp_path / "empty").mkdir()
    built = build(dataset, [tmp_path / "empty"], tmp_path / "site", "0.1.0")
    assert "contradiction.chrome.pdf" in built.not_shown
    text = page_of(tmp_path / "site", dataset, "contradiction.chrome.pdf").read_text(encoding="utf-8")
    assert words()["raw_missing"][1] in text and "<svg" not in text and "92.26" in text


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path, dataset: Path, raw: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="holds other things"):
        build(dataset, [raw], tmp_path, "0.1.0")
    assert [p.name for p in tmp_path.iterdir()] == ["precious.txt"]
    assert main(["report", str(dataset), "--raw", str(tmp_path / "no")]) == ExitCode.USAGE
    assert main(["report", str(tmp_path / "no"), "--raw", str(raw)]) == ExitCode.USAGE


def test_contested_values_are_counted_in_no_chart(tmp_path: Path) -> None:
    write(tmp_path / "raw", 1, total="90.00")
    other = tmp_path / "raw" / "two.txt"
    other.write_text(
        "รายงานผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567\nเทศบาลตำบลเวียงพางคำ อำเภอแม่สาย จังหวัดเชียงราย\n"
        "คะแนนรวม 61.00 คะแนน\nผลคะแนนรวม 67.00 คะแนน\n", encoding="utf-8",
    )  # fmt: skip
    main(["run", str(tmp_path / "raw"), "--out", str(tmp_path / "out"), "--quiet"])
    rows = [r for c in cases(tmp_path / "out") for r in c.scores if r["code"] == "ITA"]
    assert sorted(r["status"] for r in rows) == ["contested", "single"]
    build(tmp_path / "out", [tmp_path / "raw"], tmp_path / "site", "0.1.0")
    text = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "90-95: 1" in text and "60-65: 1" not in text and "65-70: 1" not in text


# ---- words and charts


def test_every_phrase_is_there_in_both_languages() -> None:
    used = set()
    for path in (ROOT / "report").rglob("*"):
        if path.suffix in (".html", ".py"):
            used |= set(re.findall(r'\b(?:w|word)\("([a-z_.]+)"[,)]', path.read_text(encoding="utf-8")))
    assert len(used) > 40 and used <= set(words())
    from prongsai.normalize.model.findings import FindingCode
    from prongsai.normalize.model.rejections import Rejection
    from prongsai.normalize.model.schema import DOCUMENTS, SCORES

    allowed = {c.name: c.allowed for c in (*DOCUMENTS.columns, *SCORES.columns)}
    assert {f"finding.{code}" for code in FindingCode} <= set(words())
    assert all(why.thai and why.english and why.thai != why.english for why in Rejection)
    assert {f"kind.{kind}" for kind in allowed["kind"]} <= set(words())
    statuses = {c.name: c.allowed for c in SCORES.columns}["status"]
    assert {f"status.{status}" for status in statuses} <= set(words())
    assert all(re.search("[ก-๙]", thai) for key, (thai, _) in words().items() if key not in ("language",))


def test_phrases_stand_in_both_languages_and_rules_are_named() -> None:
    assert 'lang="th"' in word("score") and ">Score<" in word("score")
    assert "1–5" in rule_words("identity_iit_mean", 2567)
    assert "another_rule" in rule_words("another_rule", 2567)
    assert "two or more different values" in finding_words("contradictory_prints")
    assert "ค่าเฉลี่ยของหลายหน่วยงาน" in rejection_words("mean_over_agencies")
    assert rejection_words("a reason of old") == "a reason of old"


def test_charts_show_the_figures() -> None:
    spread = spread_of("x", [10.0, 20.0, 30.0, 40.0, 50.0])
    assert spread is not None and spread.marks == (14.0, 20.0, 30.0, 40.0, 46.0)
    assert spread_of("x", []) is None
    assert "<title>95-100: 2</title>" in histogram([99.0, 100.0]) and "0-5" not in histogram([99.0])
    assert "<title>2567 A: 3 / 4</title>" in shares([("2567", {"A": 3, "B": 1})], ("AA", "A", "B"))


def test_codes_stand_in_the_order_of_the_assessment() -> None:
    codes = ["o2", "10", "OIT", "e1", "1", "IIT", "ITA", "EIT2", "o10", "6"]
    assert sorted(codes, key=code_order) == ["ITA", "IIT", "1", "EIT2", "6", "OIT", "10", "e1", "o2", "o10"]


def test_long_lines_are_cut_around_what_is_marked() -> None:
    before, part, after = around("ก" * 500 + "88.10" + "ข" * 500, "88.10")
    assert part == "88.10" and before.startswith("…ก") and after.endswith("ข…") and len(before + after) < 260
    assert around("none here", "88.10") == ("none here", "", "")


@pytest.mark.parametrize(("url", "link"), [("https://example.org/a", True), ("javascript:alert(1)", False),
                                           ("data:text/html,x", False), (None, False), ("http://a b", False)])  # fmt: skip
def test_only_web_addresses_become_links(url: str | None, link: bool) -> None:
    assert (safe_link(url) is not None) == link


def test_settled_values_only_are_believed_of_an_agency(dataset: Path) -> None:
    from prongsai.report.agencies import AgencyRecord

    every = [c for c in cases(dataset) if c.agency and "แม่สาย" in c.agency["name_th"]]
    record = AgencyRecord(every[0].agency or {})
    for case in every:
        record.take(case, case.scores, case.levels)
    cell = record.cells[2567, "ITA"]
    assert cell.differs  # four documents print four totals
    assert isinstance(cell.score, Decimal) and record.settled(2567, "ITA") == cell.score
    assert len(record.documents) == len(every) == 5
