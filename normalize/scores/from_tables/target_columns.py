"""Goals in tables whose own columns do not say so: the heading stands above the table, or over one of its years."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.normalize.scores.from_tables.cells import CellInfo, kind_of
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import holds, phrase

_GOALS = phrase("part_head|#section*", "indicator?", "sets?", "value?", "goal")
_LEADS_TO_GOALS = phrase("sets", "value?", "goal", "^30", "as_follows", "$")  # "จึงกำหนดค่าเป้าหมายรายปีไว้ดังนี้"
_TOLD = phrase("goal_told", "#figure")  # "ค่าเป้าหมาย ... คือ ร้อยละ 95" tells the goal, and heads nothing
_WHICH = "ที่"  # "เทียบกับที่กำหนดเป้าหมายไว้ดังนี้" leads to results
_HEADING = 70  # characters of its key
_YEARS = 3  # columns of years; of two, one may be the goal


def goal_heading(lines: Sequence[str]) -> bool:
    """Whether the lines above a table, the nearest first, head it as goals and not as results, or lead to them."""
    told = to_key("".join(reversed(lines)))
    leads = _LEADS_TO_GOALS.search(told)
    if leads is not None and not told[: leads.start()].endswith(_WHICH):
        return True
    for line in lines:
        flat = to_key(line)
        if len(flat) > _HEADING or holds(flat, "heads_results"):
            return False
        goal = _GOALS.match(flat)
        said = flat[goal.end() :] if goal is not None else ""
        if said and not holds(said, "and_with") and not HOLDS_DECIMAL.search(said) and not _TOLD.search(said):
            return True  # begins with the goal, says more than that word, and joins nothing to it
    return False


def is_plan(heads: Sequence[str], heading: str) -> bool:
    """Whether a table is a plan by the keys of its heads or of its heading, and no head is of results."""
    if any(holds(head, "plan_result") or kind_of(head) == "target" for head in heads):
        return False
    return any(holds(head, "plan_column") for head in heads) or holds(heading, "plan_over_table")


def goal_columns(grid: Sequence[Sequence[CellInfo]], n_header: int) -> frozenset[int]:
    """Columns of years under one heading of goals, which a table without rules left over one of the middle ones."""
    heads = {c: [grid[h][c] for h in range(n_header) if grid[h][c].flat] for c in range(len(grid[0]) if grid else 0)}
    years = [c for c, cells in heads.items() if len({y for i in cells for y in i.years}) == 1]
    named = [c for c in years if any(kind_of(i.flat) == "target" for i in heads[c])]
    bare = [c for c in years if all(i.only_year for i in heads[c])]
    if len(years) < _YEARS or len(named) != 1 or len(bare) != len(years) - 1 or named[0] in (years[0], years[-1]):
        return frozenset()
    return frozenset(years)
