"""Minutes of meetings."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import MEMBERS
from corpus.kinds import MOSTLY_SUBDISTRICT, PAO, SUBDISTRICT_AND_TOWN
from corpus.measures import departments
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import binder, briefs, clinic, mosaic, plain_pages, plain_sentences, printout, study, works

TEXT = wording.read("layouts/letters")


@layout("minutes", stem="held-minutes", kept_out=True)
def minutes(b: Builder) -> None:
    """Minutes of a meeting at which the results were told and measures were agreed, all in prose."""
    b.heading(
        TEXT("minutes.heading", whole=plain_sentences.whole(b), count=b.rng.randint(1, 6), year=b.year), 1, center=True
    )
    b.para(
        TEXT(
            "minutes.para",
            count=b.rng.randint(1, 28),
            months=plain_sentences.MONTHS[b.rng.randint(9, 11)][0],
            year=b.year,
        ),
        align="center",
    )
    b.heading(TEXT("minutes.heading-2"), 3)
    b.lines(f"{k}. {plain_sentences.man(b).strip('()')}  {role}" for k, role in enumerate(TEXT.all("minutes.line"), 1))
    b.heading(TEXT("minutes.heading-3"), 3)
    b.para(TEXT("minutes.para-2"))
    b.heading(TEXT("minutes.heading-4"), 3)
    b.para(TEXT("minutes.para-3") + plain_sentences.overall(b))
    for tool in MEMBERS:
        b.para((plain_sentences.tool_mean(b, tool) + " " if b.chance(0.5) else "") + plain_sentences.extremes(b, tool))
    b.heading(TEXT("minutes.heading-5"), 3)
    for i in sorted(b.rng.sample(range(1, 11), 3)):
        b.para(
            TEXT(
                "minutes.para-4",
                offices=works.offices(b)[0],
                poor=plain_sentences.poor(b, i),
                todo=plain_sentences.TODO[i],
            )
        )
    b.para(TEXT("minutes.para-5", yr=plain_sentences.yr(b, b.year + 1), choice=b.rng.choice((90, 92, 95, 98))))
    b.para(TEXT("minutes.para-6"))
    plain_pages.sign(b, TEXT("minutes.sign"), TEXT("minutes.sign-2"))
    b.no_measures()


@layout("agenda", stem="held2-agenda", kept_out=True)
def agenda(b: Builder) -> None:
    """Minutes with a list of those present, and the result as a table of lists in one agenda item."""
    number, months = f"{b.rng.randint(1, 9)}/{b.year}", b.rng.randint(0, 2)
    b.heading(
        TEXT("agenda.heading", choice=TEXT.any(b, "agenda.heading-2"), whole=plain_sentences.whole(b), number=number),
        1,
        center=True,
    )
    b.para(TEXT("agenda.para", day=plain_sentences.day(b, 10, months)), align="center")
    b.para(TEXT("agenda.para-2"), bold=True, indent=False)
    roles = b.rng.sample(TEXT.all("agenda.sample"), 4)
    mosaic.loose(
        b, [[f"{k}.", plain_sentences.man(b).strip("()"), role] for k, role in enumerate(roles, 1)], (0.08, 0.5, 0.42)
    )
    b.para(TEXT("agenda.para-3"), bold=True, indent=False)
    b.para(TEXT("agenda.para-4", figure=b.rng.uniform(20, 98)))
    b.para(TEXT("agenda.para-5"), bold=True, indent=False)
    b.para(TEXT("agenda.para-6", choice=TEXT.any(b, "agenda.para-7")), bold=True, indent=False)
    b.para(TEXT("agenda.para-8", count=b.rng.randint(1, 3), yr=plain_sentences.yr(b)), indent=False)
    b.para(TEXT("agenda.para-9", choice=TEXT.any(b, "agenda.para-10"), told=mosaic.told(b)))
    shape = TEXT.any(b, "agenda.shape")
    mean = b.pick("end", "end", "first", "none")
    body: list[list[str | Cell]] = []
    for tool, group in MEMBERS.items():
        inner = "\n".join(shape.format(i=i, n=b.name(i), s=b.score(i)) for i in group)
        label = b.tool(tool)
        body.append([TEXT("agenda.body", label=label, score=b.score(tool)) if mean == "first" else label, inner])
        if mean == "end":
            body[-1].append(Cell(b.score(tool), align="center"))
    head = [TEXT.any(b, "agenda.head"), TEXT.any(b, "agenda.head-2")]
    if mean == "end":
        head.append(TEXT.any(b, "agenda.head-3"))
    b.table([head], body, (0.32, 0.5, 0.18) if mean == "end" else (0.38, 0.62))
    low = b.facts.result.lowest(b.pick("IIT", "EIT", "OIT"))
    b.para(TEXT("agenda.para-11", name=b.name(low), found=mosaic.FOUND[low], next=mosaic.NEXT[low]))
    b.para(TEXT("agenda.para-12", choice=TEXT.any(b, "agenda.para-13")), bold=True, indent=False)
    b.para(TEXT("agenda.para-14"), bold=True, indent=False)
    b.para(TEXT("agenda.para-15", count=b.rng.randint(11, 12), choice=b.rng.choice((10, 20, 45))))
    plain_pages.sign(b, TEXT("agenda.sign"), TEXT("agenda.sign-2"))
    b.no_measures()


@layout("group-minutes", stem="held4-group-minutes", kept_out=True, agency=(*SUBDISTRICT_AND_TOWN, PAO))
def group_minutes(b: Builder) -> None:
    """Minutes of the ITA working group: the secretary reports the result, heads of offices explain each indicator."""
    y = b.year
    names = departments(b.facts.body)
    b.heading(TEXT("group_minutes.heading", whole=plain_sentences.whole(b)), 1, center=True)
    b.para(
        TEXT("group_minutes.para", count=b.rng.randint(1, 4), y_next=y + 1, day=plain_sentences.day(b)), align="center"
    )
    b.para(TEXT("group_minutes.para-2", count=b.rng.randint(7, 15), count2=b.rng.randint(1, 3)), indent=False)
    b.heading(TEXT("group_minutes.heading-2"), 3)
    b.para(TEXT("group_minutes.para-3"))
    b.heading(TEXT("group_minutes.heading-3"), 3)
    b.para(TEXT("group_minutes.para-4") + binder.result(b))
    if b.facts.earlier and b.chance(0.7):
        b.para(
            TEXT(
                "group_minutes.para-5",
                yr=plain_sentences.yr(b, y - 1),
                total=b.score("ITA", y - 1),
                diff=binder.diff(b, "ITA"),
            )
        )
    if b.chance(0.7):
        b.para(
            TEXT("group_minutes.para-6")
            + " ".join(TEXT("group_minutes.para-7", tool=b.tool(c, "code"), score=b.score(c)) for c in MEMBERS)
        )
    b.para(TEXT("group_minutes.para-8", other=binder.other(b)))
    _group_minutes_findings(b, names, y)


def _group_minutes_findings(b: Builder, names: tuple[str, ...], y: int) -> None:
    b.heading(TEXT("group_minutes.heading-4"), 3)
    shape = TEXT.any(b, "group_minutes.shape")
    for i in range(1, 11):
        b.para(
            shape.format(
                w=(
                    TEXT("group_minutes.para-9")
                    if (o := b.rng.choice(names)).startswith("หน่วย")
                    else TEXT("group_minutes.para-10")
                )
                + o,
                i=i,
                n=b.name(i),
                s=b.score(i),
                t=binder.told(b, i),
            )
        )
    low = sorted(clinic.order(b)[-4:])
    b.para(
        TEXT.any(b, "group_minutes.para-11") + TEXT("group_minutes.para-12") + " ".join(b.name(i) for i in low),
        bold=True,
    )
    b.heading(TEXT("group_minutes.heading-5", y_next=y + 1), 3)
    if b.chance(0.6):
        b.para(TEXT("group_minutes.para-13"))
        binder.acts(b, low)
    else:
        b.lines(
            TEXT("group_minutes.line", k=k, choice=b.rng.choice(names), do=binder.DO[i]) for k, i in enumerate(low, 1)
        )
        b.no_measures()
    b.para(TEXT("group_minutes.para-14"))
    plain_pages.sign(b, TEXT("group_minutes.sign"), TEXT("group_minutes.sign-2"))


@layout("staff-minutes", stem="held8-staff-minutes", kept_out=True, agency=(*MOSTLY_SUBDISTRICT, PAO))
def staff_minutes(b: Builder) -> None:
    """Minutes of the monthly meeting of heads: the ITA result is one item among spending, taxes and works."""
    y = b.year
    month = TEXT.numbered("staff_minutes.month").get(y) or TEXT.any(b, "staff_minutes.month-2")
    b.heading(TEXT("staff_minutes.heading", whole=plain_sentences.whole(b)), 1, center=True)
    b.para(TEXT("staff_minutes.para", month=month, y=y, count=b.rng.randint(16, 29)), align="center")
    b.para(TEXT("staff_minutes.para-2"), bold=True, indent=False)
    b.para(TEXT("staff_minutes.para-3", figure=b.rng.uniform(60, 92)))
    b.para(TEXT("staff_minutes.para-4"), bold=True, indent=False)
    b.para(TEXT("staff_minutes.para-5"), bold=True, indent=False)
    b.para(TEXT("staff_minutes.para-6", count=b.rng.randint(200, 900), count2=b.rng.randint(100, 999)))
    b.para("3.2 " + study.crews_of(b)[0] + TEXT("staff_minutes.para-7", y=y))
    b.para(briefs.told(b))
    rows: Rows = []
    glued = b.chance(0.5)
    for c, g in MEMBERS.items():
        names = "\n".join(f"{i}. {b.name(i)}" for i in g)
        scores = "\n".join(b.score(i) for i in g)
        if glued:
            names = "\n".join(f"{i}. {b.name(i)} = {b.score(i)}" for i in g)
        rows.append([Cell(c, align="center"), names, *([] if glued else [Cell(scores, align="center")])])
        rows[-1].append(Cell(b.score(c), align="center"))
    head = [
        TEXT("staff_minutes.head"),
        TEXT("staff_minutes.head-2") if glued else TEXT("staff_minutes.head-3"),
        *([] if glued else [TEXT("staff_minutes.head-4")]),
        TEXT("staff_minutes.head-5"),
    ]
    b.table([head], rows, (0.15, 0.63, 0.22) if glued else (0.15, 0.5, 0.15, 0.2))
    few = clinic.order(b)[-2:]
    b.para(TEXT("staff_minutes.para-8", name=b.name(few[1]), cause=briefs.CAUSE[few[1]]))
    b.para(TEXT("staff_minutes.para-9", name=b.name(few[0]), found=briefs.found(b, few[0])[1]))
    b.para(TEXT("staff_minutes.para-10", count=b.rng.randint(3, 9), figure=b.rng.uniform(40, 90)))
    b.para(TEXT("staff_minutes.para-11"), indent=False)
    plain_pages.sign(b, TEXT("staff_minutes.sign"), TEXT("staff_minutes.sign-2"))
    b.no_measures()


@layout(
    "council-question",
    stem="held5-council-question",
    kept_out=True,
    agency=(*SUBDISTRICT_AND_TOWN, "city_municipality"),
)
def council_question(b: Builder) -> None:
    """Verbatim minutes of a council sitting: speakers at the left, a member's question, scores only in the answers."""
    y, x = b.year, b.facts.body
    men = [plain_sentences.man(b).strip("()") for _ in range(4)]
    printout.top(b, TEXT("council_question.top", name=x.name, count=b.rng.randint(1, 4), y_next=y + 1))
    b.para(TEXT("council_question.para", day=plain_sentences.day(b)), align="center")
    b.heading(TEXT("council_question.heading"), 2)
    member, head = TEXT("council_question.member", men=men[0]), f"{men[1]}\n{plain_pages.boss(b)}"
    speech: Rows = [
        [TEXT("council_question.speech"), TEXT("council_question.speech-2", men=men[0])],
        [member, TEXT("council_question.asks")],
        [head, _council_answer(b)],
        [*TEXT.all("council_question.speech-3")],
    ]
    speech += _council_scores(b, men[2])
    i, aim = clinic.order(b)[-1], b.rng.choice((85, 90, 95))
    speech.append([member, TEXT("council_question.speech-5", name=b.name(i), aim=aim)])
    speech.append([head, TEXT("council_question.speech-6", cause=printout.CAUSE[i], act=printout.ACT[i])])
    speech.append([*TEXT.all("council_question.speech-7")])
    b.style["ruled"] = b.chance(0.3)
    b.table([], speech, (0.28, 0.72))
    b.para(TEXT("council_question.para-2"))
    plain_pages.sign(b, TEXT("council_question.sign"), TEXT("council_question.sign-2"))
    b.no_measures()


def _council_answer(b: Builder) -> str:
    """The result in one sentence, with last year's by chance."""
    last = ""
    if b.facts.earlier and b.chance(0.7):
        last = TEXT("council_question.last", y_before=b.year - 1, total=b.score("ITA", b.year - 1))
    return TEXT.any(
        b,
        "council_question.told",
        yr=plain_sentences.yr(b),
        name=b.facts.body.name,
        total=b.score("ITA"),
        level=b.level(),
        last=last,
        yr2=plain_sentences.yr(b),
    )


def _council_scores(b: Builder, speaker: str) -> Rows:
    """The scores of each instrument in one breath; the speaker stands beside the first."""
    before, behind = b.rng.choice(
        (
            (TEXT("council_question.say"), ""),
            TEXT.all("council_question.say-2"),
            (TEXT("council_question.say-3"), ""),
        )
    )
    means = b.chance(0.6)
    rows: Rows = []
    for k, (c, g) in enumerate(MEMBERS.items()):
        parts = " ".join(f"{b.name(i)}{before} {b.score(i)}{behind}" for i in g)
        mean = TEXT("council_question.mean", score=b.score(c)) if means else ""
        who = TEXT("council_question.speech-4", men=speaker, short=b.facts.body.short) if k == 0 else ""
        rows.append([who, f"{b.tool(c, 'both')} {parts}{mean}"])
    return rows
