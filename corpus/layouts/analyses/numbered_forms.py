"""Forms with numbered parts and blanks."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS
from corpus.kinds import MOSTLY_SUBDISTRICT, PAO
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.sections import BANDS
from corpus.voices import clinic, mosaic, office, plain_pages, plain_sentences, study

TEXT = wording.read("layouts/analyses")


@layout("new-years-form", stem="held-form", kept_out=True, first=2566)
def new_years_form(b: Builder) -> None:
    """The form of the new years: overall, instruments with EIT in two parts, indicators, questions, measures."""
    y = b.year
    b.heading(TEXT("new_years_form.heading", name=b.facts.body.name, yr=plain_sentences.yr(b, y + 1)), 1, center=True)
    if place := plain_sentences.where(b):
        b.para(place, align="center")
    plain_pages.why(b, "1. ")
    b.heading(TEXT("new_years_form.heading-2", yr=plain_sentences.yr(b, y)), 2)
    b.heading(TEXT("new_years_form.heading-3"), 3)
    b.para(plain_sentences.overall(b))
    if b.chance(0.4):
        b.picture(55)
    b.heading(TEXT("new_years_form.heading-4"), 3)
    names = {
        "IIT": TEXT.any(b, "new_years_form.names.IIT"),
        "EIT1": TEXT.any(b, "new_years_form.names.EIT1"),
        "EIT2": TEXT.any(b, "new_years_form.names.EIT2"),
        "OIT": TEXT.any(b, "new_years_form.names.OIT"),
    }
    if b.chance(0.3):  # lying
        b.table([list(names.values())], [[b.score(c) for c in names]], center=range(4))
    else:
        b.table(
            [[TEXT.any(b, "new_years_form.head"), TEXT.any(b, "new_years_form.head-2")]],
            [[n, b.score(c)] for c, n in names.items()],
            (0.7, 0.3),
            (1,),
        )
    _new_years_form_questions(b)


def _new_years_form_questions(b: Builder) -> None:
    b.heading(TEXT("new_years_form.heading-5"), 3)
    rows: list[list[str | Cell]] = []
    for tool in MEMBERS:
        rows.append([Cell(b.tool(tool, "both"), bold=True, colspan=2)])
        rows += plain_pages.lines_of(b, tool)
    b.table([[TEXT.any(b, "new_years_form.head-3"), TEXT.any(b, "new_years_form.head-4")]], rows, (0.72, 0.28), (1,))
    b.heading(TEXT("new_years_form.heading-6"), 2)
    analysis: list[list[str | Cell]] = []
    for i in range(1, 11):
        text = []
        for code, about in plain_sentences.asked(b, i, b.rng.randint(1, 2)):
            text.append(
                TEXT(
                    "new_years_form.text",
                    code=code,
                    about=about,
                    poor=plain_sentences.poor(b, i),
                    item=b.item("O", b.rng.randint(3, 26)),
                )
            )
        if b.chance(0.3):
            text.insert(0, TEXT("new_years_form.text-2", score=b.score(i)))
        text.append(plain_sentences.TODO[i])
        analysis.append([f"{i}. {b.name(i)}", "\n".join(text)])
    b.table([[TEXT.any(b, "new_years_form.head-5"), TEXT.any(b, "new_years_form.head-6")]], analysis, (0.25, 0.75))
    plain_pages.plan(b, "4. ", ("indicator", "project", "weak", "steps", "when", "who"), merge=b.pick("", "indicator"))


@layout(
    "organization-form", stem="held7-organization-form", kept_out=True, first=2566, agency=(*MOSTLY_SUBDISTRICT, PAO)
)
def organization_form(b: Builder) -> None:
    """The newer numbered form: overall, instruments with both parts of EIT, indicators, questions, measures."""
    y, r = b.year, b.facts.result
    lead = TEXT.any(b, "organization_form.lead")
    b.heading(
        TEXT("organization_form.heading", lead=lead, value=y + b.chance(0.4), whole=plain_sentences.whole(b)),
        1,
        center=True,
    )
    b.heading("1. " + TEXT.any(b, "organization_form.heading-2"), 2)
    office.origin(b)
    b.heading(TEXT("organization_form.heading-3", y=y), 2)
    b.heading(TEXT("organization_form.heading-4"), 3)
    b.para(office.total(b))
    b.heading(TEXT("organization_form.heading-5"), 3)
    parts = b.pick("below", "instead", "between")
    rows: Rows = [[b.tool("IIT", "both"), b.score("IIT")]]
    halves: Rows = [[b.tool(c, b.pick("code", "both")), b.score(c)] for c in ("EIT1", "EIT2")]
    if parts != "instead":
        rows.append([b.tool("EIT", "both"), b.score("EIT")])
    rows += [] if parts == "below" else halves
    rows.append([b.tool("OIT", "both"), b.score("OIT")])
    if b.chance(0.4):
        rows.append([Cell(TEXT("organization_form.rows"), bold=True), b.score("ITA")])
    b.table([[TEXT("organization_form.head"), TEXT.any(b, "organization_form.head-2")]], rows, (0.72, 0.28), (1,))
    if parts == "below":
        one, two = b.score("EIT1"), b.score("EIT2")
        b.para(TEXT.any(b, "organization_form.para", one=one, two=two))
    b.heading(TEXT("organization_form.heading-6"), 3)
    rows = []
    goal = b.chance(0.5)
    ok, no = b.rng.choice(TEXT.rows("organization_form.ok"))
    for c, g in MEMBERS.items():
        rows.append([Cell(b.tool(c, "both"), colspan=3 + goal, bold=True)])
        rows += [[str(i), b.name(i), b.score(i), *([ok if r.indicator(i) >= 85 else no] if goal else [])] for i in g]
    head = [
        TEXT.any(b, "organization_form.head-3"),
        TEXT.any(b, "organization_form.head-4"),
        TEXT.any(b, "organization_form.head-5"),
    ]
    b.table([[*head, *([TEXT("organization_form.head-6")] if goal else [])]], rows, center=(0, 2, 3)[: 2 + goal])
    _organization_form_measures(b, y)


def _organization_form_measures(b: Builder, y: int) -> None:
    b.heading("3. " + TEXT.any(b, "organization_form.heading-7"), 2)
    low, bullet = office.weakest(b, b.rng.randint(3, 6)), b.pick("- ", "")
    for i in low:
        said = ""
        if i <= 8 and b.chance(0.6):
            q, _, v = min(clinic.questions(b, i, 3), key=lambda z: float(z[2]))
            said = TEXT("organization_form.said", q=q, v=v)
        b.para(TEXT("organization_form.para-2", bullet=bullet, name=b.name(i), weak=office.WEAK[i], said=said))
    b.heading(TEXT("organization_form.heading-8", year_of=office.year_of(b, y + 1)), 2)
    office.plan(
        b,
        low,
        b.rng.choice(
            (("name", "weak", "act", "steps", "time", "who"), ("name", "act", "steps", "who", "time", "follow"))
        ),
    )
    b.heading(TEXT("organization_form.heading-9"), 2)
    b.para(TEXT("organization_form.para-3"))


@layout("indicator-forms", stem="held2-indicator-forms", kept_out=True)
def indicator_forms(b: Builder) -> None:
    """A form for each indicator with keys at the left: score, goal, gap, questions, cause, remedy; the whole first."""
    r, goal = b.facts.result, b.rng.choice((85, 90, 95))
    study.title_page(b, TEXT.any(b, "indicator_forms.title_page"), b.year)
    form: Rows = [
        [TEXT("indicator_forms.form"), plain_sentences.whole(b)],
        [TEXT("indicator_forms.form-2"), TEXT("indicator_forms.form-3", year=b.year)],
    ]
    form += [[TEXT("indicator_forms.form-4"), b.score("ITA")], [TEXT("indicator_forms.form-5"), b.level()]]
    if b.chance(0.7):
        form += [[TEXT("indicator_forms.form-6", tool=tool), b.score(tool)] for tool in MEMBERS]
    b.table([], form, (0.35, 0.65))
    chosen = list(range(1, 11)) if b.chance(0.7) else sorted(study.ranked(b, least=True)[:6])
    key, with_goal, with_items = TEXT.any(b, "indicator_forms.key"), b.chance(0.7), b.chance(0.6)
    flat = b.chance(0.3)
    for i in chosen:
        head = TEXT("indicator_forms.head", i=i, name=b.name(i))
        rows: Rows = [[TEXT("indicator_forms.rows"), b.tool(INSTRUMENT[i], "both")], [key, b.score(i)]]
        if with_goal:
            d = r.indicator(i) - goal
            rows += [[TEXT("indicator_forms.rows-2"), f"{goal}.00"], [TEXT("indicator_forms.rows-3"), f"{d:+.2f}"]]
        if with_items:
            rows.append(
                [TEXT("indicator_forms.rows-4"), "\n".join(f"{c} {t} {m}" for c, t, m in study.points(b, i, 3))]
            )
        rows += [[k, v] for k, v in zip(TEXT.all("indicator_forms.rows-5"), study.both(b, i), strict=True)]
        if flat:
            b.heading(head, 3)
            b.lines(f"{k} : {str(v).replace(chr(10), ', ')}" for k, v in rows)
        else:
            b.table([[Cell(head, colspan=2)]], rows, (0.3, 0.7))
            b.para("")
    study.measures_part(b, TEXT("indicator_forms.measures_part"), 0.5)
    plain_pages.sign(b, TEXT("indicator_forms.sign"), plain_pages.boss(b))


@layout("filled-form", stem="held2-form", kept_out=True, first=2563)
def filled_form(b: Builder) -> None:
    """A form to the provincial office: numbered blanks filled in, the level ticked among all, scores beside targets."""
    y, p = b.year, b.year - 1
    b.heading(
        TEXT.any(b, "filled_form.heading", y=y),
        1,
        center=True,
    )
    dots = "." * b.rng.randint(3, 9)
    t = b.score("ITA")
    people = TEXT("filled_form.people", count=b.rng.randint(20, 95), count2=b.rng.randint(60, 480))
    b.para(TEXT("filled_form.para", dots=dots, name=b.facts.body.name), indent=False)
    if place := plain_sentences.where(b):
        b.para(TEXT("filled_form.para-2", dots=dots, place=place), indent=False)
    b.para(TEXT("filled_form.para-3", y=y, dots=dots, t=t), indent=False)
    b.para(TEXT("filled_form.para-4", dots=dots, people=people), indent=False)
    yes, no = b.rng.choice((("☑", "☐"), ("( / )", "(   )"), ("[x]", "[ ]"), ("(✓)", "( )")))
    own = b.level()
    words = [word for _, word in BANDS[y <= 2565]]
    b.para(TEXT("filled_form.para-5"), indent=False)
    marks = [f"{yes if x == own else no} {x}" for x in words]
    if b.chance(0.5):
        b.para("   " + "   ".join(marks), indent=False)
    else:
        b.lines("   " + m for m in marks)
    b.para(TEXT("filled_form.para-6"), indent=False)
    past, goal = b.chance(0.6), str(b.rng.choice((85, 90, 95)))
    head = [
        TEXT("filled_form.head"),
        *([TEXT("filled_form.head-2", p=p)] if past else []),
        TEXT("filled_form.head-3", y=y),
        TEXT("filled_form.head-4", y_next=y + 1),
    ]
    body: list[list[str | Cell]] = []
    for i in range(1, 11):
        aim = b.pick(goal, goal, f"{min(100, int(b.facts.result.indicator(i)) + 2)}.00")
        body.append([f"{i}. {b.name(i)}", *([b.score(i, p)] if past else []), b.score(i), aim])
    b.table([head], body, (0.46, 0.18, 0.18, 0.18) if past else (0.56, 0.22, 0.22), range(1, len(head)))
    b.para(TEXT("filled_form.para-7", y_next=y + 1), indent=False)
    for i in b.facts.result.lowest("IIT"), b.facts.result.lowest("EIT"):
        b.para(f"   - {mosaic.NEXT[i]} {dots}", indent=False)
    _filled_form_conclusion(b)


def _filled_form_conclusion(b: Builder) -> None:
    plain_pages.sign(b, TEXT.any(b, "filled_form.sign"), plain_pages.boss(b))
    b.no_measures()
