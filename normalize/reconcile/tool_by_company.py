"""The instrument that is printed under the name of its first indicator, which its own name holds: "การเปิดเผยข้อมูล".

Whether the name means the one or the other, its company says: beside all other instruments and no further indicator it
is the third instrument, where the total closes with it, or where no total is printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.candidates import Candidate
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.phrases import holds
from prongsai.normalize.vocabulary.assessments import ROUNDING, TOTAL, in_force
from prongsai.normalize.vocabulary.score_names import LabelMatch, instrument_of

_Prints = dict[str, set[Decimal]]


def with_tools_by_company(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; prints of the one indicator beside all other instruments are those of its own instrument."""
    groups: dict[tuple[Agency | None, int | None], _Prints] = defaultdict(lambda: defaultdict(set))
    for c in candidates:
        if c.score is not None and c.rejected is None:
            groups[c.agency, c.year][c.code].add(c.score)
    tools = {key: tool for key, prints in groups.items() if (tool := _missing_tool(prints)) is not None}
    return [_renamed(c, tools.get((c.agency, c.year))) for c in candidates]


def _missing_tool(prints: _Prints) -> str | None:
    """The instrument that only an indicator of its own can be; None where nothing says so."""
    now = in_force()
    missing = now.weights.keys() - prints.keys()
    indicators = prints.keys() & now.indicators.keys()
    if len(missing) != 1 or len(indicators) != 1:
        return None
    (tool,), (code,) = missing, indicators
    own = instrument_of(code) == tool and now.members(tool)[0] == code and now.names[code] in now.names[tool]
    return tool if own and len(prints[code]) == 1 and _closes(prints, tool, code) else None


def _closes(prints: _Prints, tool: str, code: str) -> bool:
    if not prints.get(TOTAL):
        return True
    values = {name: next(iter(found)) for name, found in prints.items() if len(found) == 1}
    total = in_force().total_of({**values, tool: values[code]})
    return total is not None and TOTAL in values and abs(total - values[TOTAL]) <= ROUNDING


def _renamed(c: Candidate, tool: str | None) -> Candidate:
    told = to_key(c.label or c.raw_label or "")
    if tool is None or c.scope != "indicator" or holds(told, "indicator") or any(map(str.isdecimal, told)):
        return c
    return replace(c, scope="instrument", code=tool, match=LabelMatch("instrument", tool, "position"))
