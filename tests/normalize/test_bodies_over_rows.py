"""A column in which a body stands over the names of its scores, body after body."""

from __future__ import annotations

import pytest

from tests.normalize.understanding import d, understood

BODIES = {
    "เทศบาลนครยะลา": ("91.10", "82.40", "88.05", "87.27"),
    "เทศบาลนครขอนแก่น": ("81.20", "92.60", "78.15", "83.40"),
    "เทศบาลเมืองชุมแพ": ("95.00", "90.00", "85.50", "89.70"),
}
CODES = ("IIT", "EIT", "OIT", "ITA")
HEAD = "<p>ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2567</p><table><tr><th>รายการ</th><th>คะแนน</th></tr>"


def found(rows: str) -> dict[tuple[str, str], object]:
    facts = understood(f"{HEAD}{rows}</table>", "report.html")
    names = {a.agency_id: a.name_th for a in facts.agencies}
    return {(names.get(s.agency_id or "", ""), s.code): s.score for s in facts.scores if s.score is not None}


def row(name: str, figure: str) -> str:
    return f"<tr><td>{name}</td><td>{figure}</td></tr>"


@pytest.mark.parametrize("over", ["<tr><td colspan=2>{}</td></tr>", "<tr><td>{}</td><td></td></tr>"])
def test_rows_below_a_body_are_its_own(over: str) -> None:
    names = (*CODES[:3], "คะแนนรวม")
    rows = "".join(
        over.format(body) + "".join(row(name, figure) for name, figure in zip(names, figures, strict=True))
        for body, figures in BODIES.items()
    )
    wanted = {(body, code): d(f) for body, fs in BODIES.items() for code, f in zip(CODES, fs, strict=True)}
    assert found(rows) == wanted


def test_bodies_over_different_names_are_no_such_groups() -> None:
    first, second, _ = BODIES
    rows = f"<tr><td colspan=2>{first}</td></tr>{row('IIT', '91.10')}<tr><td colspan=2>{second}</td></tr>"
    assert (second, "OIT") not in found(rows + row("OIT", "88.05"))


@pytest.mark.parametrize("mean", [("คะแนนเฉลี่ย", "86.79"), ("ค่าเฉลี่ย IIT", "89.10"), ("เฉลี่ยทั้งสาม", "86.79")])
@pytest.mark.parametrize("with_total", [True, False])
def test_a_mean_below_the_last_body_is_nobodys(mean: tuple[str, str], with_total: bool) -> None:
    names = (*CODES[:3], "คะแนนรวม") if with_total else CODES[:3]
    rows = "".join(
        f"<tr><td>{body}</td><td></td></tr>"
        + "".join(row(name, figure) for name, figure in zip(names, figures, strict=False))
        for body, figures in BODIES.items()
    )
    wanted = {
        (body, code): d(f) for body, fs in BODIES.items() for code, f in zip(CODES[: len(names)], fs, strict=False)
    }
    assert found(rows + row(*mean)) == wanted
