"""Pages, articles and posts of websites."""

from __future__ import annotations

from corpus import wording
from corpus.builder import Builder
from corpus.facts import INSTRUMENT, MEMBERS
from corpus.kinds import CITY, SUB, TOWN
from corpus.model import Cell, Rows
from corpus.registry import layout
from corpus.voices import briefs, clinic, plain_pages, plain_sentences

TEXT = wording.read("layouts/cards")


@layout("webpage", stem="held-webpage", kept_out=True)
def webpage(b: Builder) -> None:
    """A page of the agency's website: path, date, readers, key figures, files to download."""
    b.style |= {"browser_header": b.chance(0.7), "page_numbers": "", "running_head": ""}
    b.para(TEXT("webpage.para") + TEXT.any(b, "webpage.para-2"), indent=False)
    b.heading(TEXT("webpage.heading", name=b.facts.body.name, yr=plain_sentences.yr(b)), 1)
    clock = TEXT("webpage.clock", count=b.rng.randint(8, 16), count2=b.rng.randint(10, 59))
    readers = f"{b.rng.randint(12, 3900):,}"
    b.para(TEXT("webpage.para-3", day=plain_sentences.day(b, 9, 4), clock=clock, readers=readers), indent=False)
    if place := plain_sentences.where(b):
        b.para(TEXT("webpage.para-4", place=place), indent=False)
    else:
        b.place_printed = b.facts.body.agency_type == "provincial_administrative_organization"
    b.para(plain_sentences.overall(b))
    kind = b.pick("list", "table", "pairs")
    if kind == "table":
        b.table([], [[f"{i}. {b.name(i)}", b.score(i)] for i in range(1, 11)], (0.8, 0.2))
    else:
        for tool, group in MEMBERS.items():
            b.heading(b.tool(tool, "both"), 3)
            if kind == "list":
                b.lines(TEXT("webpage.line", name=b.name(i), score=b.score(i)) for i in group)
            else:
                b.lines(x for i in group for x in (b.name(i), f"{b.score(i)} / 100"))
    b.heading(TEXT("webpage.heading-2"), 2)
    b.lines(f"- {plain_sentences.TODO[i]}" for i in sorted(b.rng.sample(range(1, 11), 3)))
    b.heading(TEXT("webpage.heading-3"), 3)
    b.lines(
        TEXT("webpage.line-2", n=n, count=b.rng.randint(1, 400), figure=b.rng.uniform(0.1, 9))
        for n in TEXT.all("webpage.line-3")
    )
    b.no_measures()


@layout(
    "web-article",
    stem="held3-web-article",
    kept_out=True,
    agency=("city_municipality", "city_municipality", "town_municipality"),
)
def web_article(b: Builder) -> None:
    """An article on a town's website: breadcrumb, counts of readers, the mayor's words, links to other news."""
    x, y = b.facts.body, b.year
    b.para(TEXT.any(b, "web_article.para"), indent=False)
    t, v = b.score("ITA"), b.level()
    b.heading(TEXT.any(b, "web_article.heading", name=x.name, y=y, t=t))
    b.para(
        TEXT(
            "web_article.para-2",
            day=plain_sentences.day(b, 9, 3),
            count=b.rng.randint(9, 16),
            count2=b.rng.randint(10, 59),
            count3=b.rng.randint(120, 9800),
        ),
        indent=False,
    )
    b.picture(50)
    clinic.say(
        b,
        TEXT("web_article.say", whole=plain_sentences.whole(b), y=y, t=t, v=v),
        TEXT("web_article.say-2", bare=x.bare, whole=plain_sentences.whole(b), yr=plain_sentences.yr(b), t=t, v=v),
    )
    p, aim = clinic.before(b), 99 if b.facts.result.total > 94 else b.rng.choice((95, 97))
    more = TEXT("web_article.more", p=p, total=b.score("ITA", p)) if p and b.chance(0.7) else ""
    b.para(TEXT("web_article.para-3", boss=plain_pages.boss(b), more=more, aim=aim, count=b.rng.randint(150, 900)))
    _web_article_findings(b)


def _web_article_findings(b: Builder) -> None:
    b.heading(TEXT.any(b, "web_article.heading-2"), 2)
    dot, sep = b.pick("•", "✅", "-", "📌"), b.pick(" ", " : ", " ➜ ", " = ")
    best_first = b.chance(0.4)
    lines = [
        f"{dot} {b.name(i)}{sep}{b.score(i)}" + b.pick("", TEXT("web_article.lines"))
        for i in (clinic.order(b) if best_first else range(1, 11))
    ]
    b.lines(lines)
    if b.chance(0.6):
        b.para(
            TEXT("web_article.para-4")
            + TEXT("web_article.para-5", iit=b.score("IIT"), eit=b.score("EIT"), oit=b.score("OIT"))
        )
    low = clinic.order(b)[-1]
    b.para(TEXT("web_article.para-6", name=b.name(low), seen=clinic.SEEN[low], mend=clinic.MEND[low]))
    b.para(TEXT("web_article.para-7"), indent=False)
    b.heading(TEXT("web_article.heading-3"), 3)
    b.lines(
        (
            TEXT("web_article.line", pct=clinic.pct(b, 82, 98)),
            TEXT("web_article.line-2"),
            TEXT("web_article.line-3", figure=b.rng.uniform(70, 99)),
        )
    )
    b.no_measures()


@layout("city-post", stem="held8-city-post", kept_out=True, agency=(CITY, TOWN, SUB))
def city_post(b: Builder) -> None:
    """A post on a town's website: date and readers, the result in short paragraphs, a ranked table, files."""
    x, y = b.facts.body, b.year
    briefs.kept(b)
    b.para(TEXT("city_post.para", y=y), indent=False)
    b.heading(TEXT("city_post.heading", choice=TEXT.any(b, "city_post.heading-2"), y=y, name=x.name), 1)
    b.para(TEXT("city_post.para-2", soon=briefs.soon(b), count=b.rng.randint(120, 9800)), indent=False)
    b.para(briefs.told(b) + TEXT("city_post.para-3", announced=plain_sentences.announced(b)))
    b.para(
        TEXT("city_post.para-4")
        + b.pick(" ", ", ").join(
            TEXT("city_post.para-5", c=c, score=b.score(c)) for c in b.rng.sample(tuple(MEMBERS), 3)
        )
    )
    if b.facts.result.eit_parts and b.chance(0.5):
        b.para(TEXT("city_post.para-6", eit1=b.score("EIT1"), eit2=b.score("EIT2")), indent=False)
    b.heading(TEXT("city_post.heading-3"), 2)
    swap = b.chance(0.4)
    rows: Rows = []
    for k, i in enumerate(clinic.order(b), 1):
        row: list[str | Cell] = [TEXT("city_post.row", k=k), b.name(i), INSTRUMENT[i], b.score(i)]
        rows.append([row[0], row[3], row[1], row[2]] if swap else row)
    head = [*TEXT.all("city_post.head")] if swap else [*TEXT.all("city_post.head-2")]
    b.table(
        [head], rows, (0.16, 0.16, 0.5, 0.18) if swap else (0.16, 0.5, 0.18, 0.16), (0, 1, 3) if swap else (0, 2, 3)
    )
    b.para(TEXT("city_post.para-7", boss=plain_pages.boss(b), count=b.rng.randint(90, 900)))
    b.heading(TEXT("city_post.heading-4"), 3)
    b.lines(
        f"[PDF] {t} ({b.rng.uniform(0.2, 5):.1f} MB)" for t in (TEXT("city_post.line", y=y), TEXT("city_post.line-2"))
    )
    b.heading(TEXT("city_post.heading-5"), 3)
    b.lines(f"• {t}" for t in (TEXT("city_post.line-3", y_next=y + 1), TEXT("city_post.line-4")))
    b.place_printed = False
    b.no_measures()
