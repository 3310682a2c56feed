"""Whether a measure was done: ticks in columns of states, or words in one column."""

from __future__ import annotations

from prongsai.normalize.document.measure_header import Header
from prongsai.normalize.measures.cues import names
from prongsai.normalize.measures.rows import Row
from prongsai.normalize.text.keys import spaceless, to_key

_TICKS = frozenset("✓✔√☑✅\uf0fc\uf050\uf052\uf0fe")  # also beside words
_ALONE = _TICKS | frozenset("☒/xX×✗✘üPþýR●•⚫⬤■\uf0fd\uf0d6v∨ⅤV")  # a tick where nothing else stands in the cell
_MOST_TICKS = 2
_SHORT = 60  # a longer cell tells a story, and a word in it is no state


def read_status(row: Row, header: Header) -> tuple[str | None, str]:
    """The state of a row and, where ticks contradict each other, why it is unclear (else "")."""
    columns = {c: f.split(":")[1] for c, f in enumerate(header.fields) if f and f.startswith("status:")}
    ticked = {state for c, state in columns.items() if is_ticked(row.cells[c])}
    if len(ticked) == 1:
        return ticked.pop(), ""
    if len(ticked) > 1:
        return None, "several states of this row are ticked"
    beside = _beside(row, header, columns)
    if beside is not None:
        return beside, ""
    for field in ("status", "result", "monitoring"):
        text = row.field(field) or ""
        state = state_of(text)
        if state is not None and (field == "status" or len(to_key(text)) <= _SHORT):
            return state, ""
    return None, ""


def _beside(row: Row, header: Header, columns: dict[int, str]) -> str | None:
    """A tick in the column before a lone "not done": that column is where "done" stands."""
    if set(columns.values()) != {"not_done"}:
        return None
    before = min(columns) - 1
    if before < 0 or header.fields[before] not in ("monitoring", "status", "result", None):
        return None
    text = row.cells[before]
    return state_of(text) or ("done" if is_ticked(text) else None)


def is_ticked(text: str) -> bool:
    """A cell that holds a tick, alone or beside words."""
    flat = spaceless(text)
    return not _TICKS.isdisjoint(flat) or (0 < len(flat) <= _MOST_TICKS and set(flat) <= _ALONE)


def state_of(text: str) -> str | None:
    """The state that the words of a cell name, or None."""
    flat = to_key(text)
    return next((state for state in ("not_done", "in_progress", "done") if names(state, flat)), None)
