"""What does not hold of a dataset: one place, what stands there, what was derived, and why that is a problem."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

_SHOWN = 80  # characters of a value in a line
_BEFORE = 20  # of these, before the first difference


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not hold.

    `table` is a table's name or that of another file of the dataset; `key` names the row inside its document, and
    `column` the cell; both are empty where a whole row, document or table is meant. `stands` and `derived` are values
    as text, null as None.
    """

    source: str
    table: str
    key: str
    column: str
    stands: str | None
    derived: str | None
    why: str

    def line(self) -> str:
        """For a person, on one line that cannot steer a terminal."""
        head = " ".join(part for part in (self.table, self.source, self.key, self.column) if part)
        if self.stands is None and self.derived is None:
            return printable(f"{head}: {self.why}")
        stands, derived = _parted(self.stands, self.derived)
        return printable(f"{head}: {stands} stands, {derived} was derived: {self.why}")

    def record(self) -> dict[str, Any]:
        """For `--json`."""
        return asdict(self)


def printable(text: str) -> str:
    """A text without characters that move a cursor or hide what follows."""
    return "".join(ch if ch.isprintable() else ch.encode("unicode_escape", "surrogatepass").decode() for ch in text)


def _parted(one: str | None, other: str | None) -> tuple[str, str]:
    """Two values short enough to be seen at once, cut so that the first difference shows."""
    if one is None or other is None:
        return _cut(one, 0), _cut(other, 0)
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, same - _BEFORE) if max(len(one), len(other)) > _SHOWN else 0
    return _cut(one, start), _cut(other, start)


def _cut(value: str | None, start: int) -> str:
    if value is None:
        return "null"
    end = start + _SHOWN
    return repr(("…" if start else "") + value[start:end] + ("…" if len(value) > end else ""))
