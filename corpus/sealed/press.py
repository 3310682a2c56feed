"""Running text that a body gives to the press or puts on its own pages."""

from __future__ import annotations

from corpus.builder import Builder
from corpus.registry import layout
from corpus.sealed._kit import Pen, loose, national, results_for

NATIONAL = ("department", "state_enterprise", "university")


def rivals(pen: Pen, key: str, kind: str) -> str:
    """One sentence about two other bodies of the same type."""
    b = pen.b
    pool = [body for body, _ in national(kind) if body.name != b.facts.body.name]
    one, two = b.rng.sample(pool, 2)
    first, second = results_for(b, (one, two))
    return pen.say(key, o1=one.name, o2=two.name, s1=lambda: pen.rival(one, first), s2=lambda: pen.rival(two, second))


def branch(pen: Pen, key: str, kind: str) -> str:
    b = pen.b
    (body,) = loose(b, "university" if kind == "university" else "branch", 1)
    (result,) = results_for(b, (body,))
    return pen.say(key, o1=body.name, s1=lambda: pen.rival(body, result))


@layout("press-release", first=2564, agency=NATIONAL)
def press_release(b: Builder) -> None:
    """A release of a department, state enterprise or university amid other figures."""
    pen = Pen(b, "prose")
    kind = b.facts.body.agency_type
    pen.adopt()
    b.heading(pen.say("press.title"), 1, center=b.chance(0.5))
    parts = [pen.say("press.lead")]
    more = pen.some("press.noise", b.rng.randint(1, 3), cpi=str(b.rng.randint(33, 38)))
    if b.chance(0.7):
        more.append(pen.say("press.last"))
    if b.chance(0.6):
        more.append(rivals(pen, "press.rival", kind))
    if b.chance(0.35):
        more.append(branch(pen, "press.branch", kind))
    if b.chance(0.5):
        more.append(pen.say("press.mean"))
    if b.chance(0.6):
        more.append(pen.say("press.tools"))
    b.rng.shuffle(more)
    parts += more
    step = b.rng.choice((1, 2, 3))
    for k in range(0, len(parts), step):
        b.para(" ".join(parts[k : k + step]))
    b.para(pen.say("press.close"))
    pen.done()


@layout("questions-answers", first=2564)
def questions_answers(b: Builder) -> None:
    """Questions and answers of a body's page."""
    pen = Pen(b, "prose")
    b.heading(pen.fill(b.pick("คำถามที่พบบ่อย (FAQ) {full}", "ถาม - ตอบ {full} {place}", "กระดานถามตอบ {full} {place}")))
    keys = ["", "1", "2", "3"]
    order = [""] + [k for k in b.rng.sample(keys[1:], 3) if b.chance(0.7)]
    spare = [k for k in ("4", "5") if b.chance(0.7)]
    for k in spare:
        order.insert(b.rng.randint(0, len(order)), k)
    ask, tell = b.rng.choice((("ถาม : ", "ตอบ : "), ("Q: ", "A: "), ("คำถามที่ {k} ", "คำตอบ "), ("❓ ", "➡ ")))
    in_table = b.chance(0.25)
    pairs = [(pen.say(f"qa.q{k}"), pen.say(f"qa.a{k}")) for k in order]
    if in_table:
        b.table([["คำถาม", "คำตอบ"]], pairs, (0.45, 0.55))
    else:
        for number, (question, answer) in enumerate(pairs, 1):
            b.lines([ask.replace("{k}", str(number)) + question, tell + answer])
    pen.done()


@layout("social-post", first=2564)
def social_post(b: Builder) -> None:
    """A post with pictures of feelings."""
    pen = Pen(b, "prose")
    if not b.facts.body.local and b.facts.body.agency_type != "province":
        pen.adopt()
    lines = [pen.say("post.head")]
    lines.append(pen.say("post.now", d=str(b.rng.randint(27, 31))) if b.chance(0.3) else pen.say("post.main"))
    more = [pen.say(key) for key in ("post.tool", "post.last", "post.noise") if b.chance(0.6)]
    b.rng.shuffle(more)
    lines += more
    if b.chance(0.5):
        lines.append("📌 " + pen.fill(b.pick("{full} {place}", "{ab} {place}")))
    lines.append(pen.say("post.tag"))
    if b.chance(0.5):
        b.lines([part for line in lines for part in line.split("\n")])
    else:
        for line in lines:
            b.para(line, indent=False)
    if b.chance(0.4):
        b.picture(b.rng.choice((60, 90)))
    pen.done()
