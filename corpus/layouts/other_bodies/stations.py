"""Police stations, district offices, boards."""

from __future__ import annotations

from decimal import Decimal

from corpus import wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS, WEIGHT
from corpus.kinds import PAO, SAO, SUBDISTRICT
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import briefs, clinic, plain_pages, plain_sentences, study

TEXT = wording.read("layouts/other_bodies")


@layout("station-memo", stem="held3-station-memo", kept_out=True, agency=SUBDISTRICT, first=2564)
def station_memo(b: Builder) -> None:
    """A memo of a police station or a district office: facts in numbered clauses, indicators lettered in a sentence."""
    x, p = b.facts.body, b.year - 1
    if police := b.chance(0.55):
        name = TEXT("station_memo.name", choice=b.pick(str(x.district), str(x.subdistrict)))
        here = clinic.become(
            b, "police_station", name, TEXT("station_memo.become", name=name, district=x.district, province=x.province)
        )
        chief, office = TEXT("station_memo.chief", name=name), TEXT("station_memo.chief-2")
    else:
        name = TEXT("station_memo.name-2", district=x.district)
        here = clinic.become(
            b, "district", name, TEXT("station_memo.become-2", name=name, province=x.province), agency_type="district"
        )
        chief, office = TEXT("station_memo.chief-3", name=name), TEXT("station_memo.chief-4")
    b.heading(TEXT("station_memo.heading"), 1, center=True)
    b.para(TEXT("station_memo.para", office=office, here=here), indent=False)
    b.para(
        TEXT(
            "station_memo.para-2",
            count=b.rng.randint(10, 99),
            count2=b.rng.randint(100, 2999),
            day=plain_sentences.day(b),
        ),
        indent=False,
    )
    b.para(TEXT("station_memo.para-3", yr=plain_sentences.yr(b)), indent=False)
    b.para(TEXT("station_memo.para-4", chief=chief), indent=False)
    b.heading(TEXT("station_memo.heading-2"), 3)
    b.para(
        TEXT(
            "station_memo.para-5",
            name=name,
            choice=TEXT.any(b, "station_memo.para-6"),
            yr=plain_sentences.yr(b),
            p=p,
            total=b.score("ITA", p),
            choice2=b.rng.choice((85, 90, 95)),
        )
    )
    _station_memo_findings(b, name, police)


def _station_memo_findings(b: Builder, name: str, police: bool) -> None:
    b.heading(TEXT("station_memo.heading-3"), 3)
    t, v = b.score("ITA"), b.level()
    b.para("2.1 " + TEXT.any(b, "station_memo.para-7", name=name, t=t, v=v, gap=clinic.gap(b, "ITA")))
    marks = TEXT.any(b, "station_memo.marks")
    for k, (tool, group) in enumerate(MEMBERS.items(), 2):
        parts = " ".join(f"({marks[n]}) {b.name(i)} {b.score(i)}" for n, i in enumerate(group))
        share = TEXT("station_memo.share", number=int(WEIGHT[tool] * 100)) if b.chance(0.6) else ""
        b.para(
            TEXT("station_memo.para-8", k=k, tool=b.tool(tool, "both"), share=share, score=b.score(tool), parts=parts)
        )
    n = b.rng.randint(80, 400)
    other = (
        TEXT("station_memo.other", n=n, value=n * 4 // 5, value2=Decimal(100 * (n * 4 // 5)) / n)
        if police
        else TEXT("station_memo.other-2", n_part=n * 40, pct=clinic.pct(b, 84, 99))
    )
    b.para(TEXT("station_memo.para-9", name=name, other=other))
    b.heading(TEXT("station_memo.heading-4"), 3)
    low = clinic.order(b)[::-1][:3]
    b.para(
        TEXT(
            "station_memo.para-10",
            name=b.name(low[0]),
            name2=b.name(low[1]),
            seen=clinic.SEEN[low[0]],
            seen2=clinic.SEEN[low[1]],
        )
    )
    b.heading(TEXT("station_memo.heading-5"), 3)
    b.lines(TEXT("station_memo.line", k=k, mend=clinic.MEND[i]) for k, i in enumerate(low, 1))
    b.para(TEXT("station_memo.para-11"))
    plain_pages.sign(b, TEXT.any(b, "station_memo.sign"))
    b.no_measures()


@layout(
    "station-report", stem="held2-station-report", kept_out=True, agency=(SAO, "subdistrict_municipality"), first=2566
)
def station_report(b: Builder) -> None:
    """A police station's or a district's report: EIT in two parts, documents passed or not, crews of its own."""
    x = b.facts.body
    if police := b.chance(0.6):
        name = TEXT("station_report.name", choice=b.pick(str(x.district), str(x.subdistrict)))
        here = clinic.become(
            b,
            "police_station",
            name,
            TEXT("station_report.become", name=name, district=x.district, province=x.province),
        )
    else:
        name = TEXT("station_report.name-2", district=x.district)
        here = clinic.become(
            b, "district", name, TEXT("station_report.become-2", name=name, province=x.province), agency_type="district"
        )
    crews = TEXT.all('station_report.crews') if police else TEXT.all('station_report.crews-2')  # fmt: skip
    unit = TEXT("station_report.unit") if police else TEXT("station_report.unit-2")
    study.title_page(b, TEXT("station_report.title_page"), b.year, here)
    b.heading(TEXT("station_report.heading"), 2)
    b.para(
        TEXT("station_report.para", name=name, count=b.rng.randint(30, 160), unit=unit, count2=b.rng.randint(300, 2900))
    )
    b.heading(TEXT("station_report.heading-2"), 2)
    b.para(study.result_line(b, name))
    rows: Rows = []
    for code in ("IIT", "EIT1", "EIT2", "OIT"):
        rows.append([b.tool(code, "both"), {"IIT": "30", "OIT": "40"}.get(code, "15"), b.score(code)])
    b.table([[*TEXT.all("station_report.head")]], rows, (0.6, 0.2, 0.2), (1, 2))
    _station_report_questions(b, crews, police)


def _station_report_questions(b: Builder, crews: tuple[str, ...], police: bool) -> None:
    b.para(TEXT("station_report.para-2", eit=b.score("EIT")))
    with_tool = b.chance(0.6)
    rows = [[f"{i}. {b.name(i)}", *([INSTRUMENT[i]] if with_tool else []), b.score(i)] for i in range(1, 11)]
    b.table(
        [
            [
                TEXT("station_report.head-2"),
                *([TEXT("station_report.head-3")] if with_tool else []),
                TEXT("station_report.head-4"),
            ]
        ],
        rows,
        center=(1, 2) if with_tool else (1,),
    )
    b.heading(TEXT("station_report.heading-3"), 2)
    rows = []
    for i in (9, 10):
        for code, text, mark in study.points(b, i):
            rows.append(
                [code, text, mark, TEXT("station_report.rows") if float(mark) else TEXT.any(b, "station_report.rows-2")]
            )
    b.table([[*TEXT.all("station_report.head-5")]], rows, (0.12, 0.44, 0.16, 0.28), (0, 2))
    b.heading(TEXT("station_report.heading-4"), 2)
    b.lines(f"- {b.name(i)} : {study.lack(b, i)}" for i in study.ranked(b, least=True)[:4])
    study.measures_part(b, TEXT("station_report.measures_part"), 0.7, crews)
    plain_pages.sign(b, TEXT("station_report.sign") if police else TEXT("station_report.sign-2"))


@layout(
    "board-agenda",
    stem="held8-board-agenda",
    kept_out=True,
    first=2563,
    agency=("state_enterprise", "university", PAO, "department"),
)
def board_agenda(b: Builder) -> None:
    """An agenda item for a board or council: former matter, facts in two tables of two years, proposal, resolution."""
    b.style["turn_wide"] = False
    x, y, p = b.facts.body, b.year, b.year - 1
    month = TEXT("board_agenda.month") if y == 2562 else TEXT.any(b, "board_agenda.month-2")
    board = {
        "university": TEXT("board_agenda.board.university") + x.name,
        PAO: TEXT("board_agenda.board") + x.name,
        "department": TEXT("board_agenda.board.department") + x.name,
    }
    briefs.kept(b)
    b.heading(
        TEXT("board_agenda.heading", board=board.get(x.agency_type, TEXT("board_agenda.heading-2") + x.name)),
        1,
        center=True,
    )
    b.para(
        TEXT("board_agenda.para", count=b.rng.randint(8, 12), y=y, count2=b.rng.randint(10, 28), month=month),
        align="center",
    )
    b.heading(TEXT("board_agenda.heading-3", count=b.rng.randint(1, 4), y=y), 2)
    b.heading(TEXT("board_agenda.heading-4"), 3)
    b.para(TEXT("board_agenda.para-2", count=b.rng.randint(1, 6), y=y, choice=b.rng.choice((3, 5, 10))))
    b.heading(TEXT("board_agenda.heading-5"), 3)
    b.para("2.1 " + briefs.told(b))
    pair = [y, p] if b.chance(0.35) else [p, y]
    goal = b.rng.choice((90, 92, 95))
    head: Rows = [
        [
            Cell(TEXT("board_agenda.head"), rowspan=2),
            Cell(TEXT.any(b, "board_agenda.head-2"), rowspan=2),
            Cell(TEXT("board_agenda.head-3"), colspan=2),
            Cell(TEXT("board_agenda.head-4", y_next=y + 1), rowspan=2),
        ],
        [TEXT("board_agenda.head-5", k=k) for k in pair],
    ]
    _board_agenda_tables(b, goal, head, pair)


def _board_agenda_tables(b: Builder, goal: int, head: Rows, pair: list[int]) -> None:
    rows: Rows = []
    for c, weight in zip(MEMBERS, ("30", "30", "40"), strict=True):
        rows.append([b.tool(c, "both"), weight, *(b.score(c, k) for k in pair), str(goal)])
    rows.append([Cell(TEXT("board_agenda.rows"), bold=True), "100", *(b.score("ITA", k) for k in pair), str(goal)])
    rows.append([Cell(TEXT("board_agenda.rows-2"), colspan=2, bold=True), *(b.level(k) for k in pair), "-"])
    b.table(head, rows, (0.42, 0.13, 0.16, 0.16, 0.13), range(1, 5))
    b.para(TEXT("board_agenda.para-3"))
    owner = TEXT.any(b, "board_agenda.owner")
    rows = [
        [f"{i}. {b.name(i)}", *(b.score(i, k) for k in pair), briefs.move(b, i), b.rng.choice(study.crews_of(b))]
        for i in range(1, 11)
    ]
    b.table(
        [
            [
                TEXT("board_agenda.head-6"),
                *(TEXT("board_agenda.head-7", k=k) for k in pair),
                TEXT("board_agenda.head-8"),
                owner,
            ]
        ],
        rows,
        (0.36, 0.13, 0.13, 0.13, 0.25),
        (1, 2, 3),
    )
    b.heading(TEXT("board_agenda.heading-6"), 3)
    b.lines(f"3.{k} {briefs.found(b, i)[1]}" for k, i in enumerate(clinic.order(b)[-3:], 1))
    b.heading(TEXT("board_agenda.heading-7"), 3)
    b.para("." * 90, indent=False)
    b.place_printed = False
    b.no_measures()
