"""Where a text file breaks its lines, and whether a line goes on in the next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.normalize.document.cleaned import CleanBlock, CleanLine
from prongsai.normalize.model.reference_tables import edge_words
from prongsai.normalize.text.characters import is_latin
from prongsai.normalize.text.figures import is_figures
from prongsai.normalize.text.keys import spaceless, to_key
from prongsai.normalize.text.phrases import Phrase
from prongsai.normalize.vocabulary.levels import level_of_cell

LIST_MARK = re.compile(
    r"^\s*(?:[-–—•●▪◦*✓]|\(?[1๑]?\d(?:\.\d{1,2})*[.)](?!\d)|\(\d{1,2}\)|ข้อ\s*\d|ตัวชี้วัด\s*ที่|(?:ส่วน|บท|ตอน|หมวด)\s*ที่\s*\d|ด้าน\s*[A-Z]|ตาราง|[^\s:][^:\d]{1,22}\s:\s)"
)
_ASKS_OR_ANSWERS = (*edge_words("asks"), *edge_words("answers"))
_GAP = "   "  # between columns; sentences have two blanks at most
LEVEL_NEXT = edge_words("level_follows")
OPEN_ENDS = (*edge_words("line_goes_on"), *LEVEL_NEXT)
_CUT_ENDS = (  # no line of a list ends so
    *(word for word in edge_words("line_goes_on") if word != "คะแนน"),
    *edge_words("line_cut"),
)
_OWN_LINE = edge_words("opens_own_line")
_MEAN_ALONE = Phrase("mean_of_list", "#colon_or_equals?", "#score", "points?")  # the line below a list
FULL_LINE = 0.93  # share of the text width that a wrapped line and the next line's first word reach
_WHOLE_LINE = 1.15  # of the wrap width: a longer line of a text file is a paragraph by itself
LONGEST_WORD = 0.25  # share of the text width: Thai has no spaces, and a line breaks between words all the same
_WRAP_LEAST, _WRAP_MOST = 40, 150  # characters: shorter lines tell nothing, longer ones are whole paragraphs
_WRAP_FULL = 0.6  # share of the wrap width that a line reaches unless its paragraph ends there


def wrap_width(blocks: tuple[CleanBlock, ...]) -> int | None:
    """Characters at which a text file breaks its lines, or None where each line is a paragraph."""
    lengths = sorted(len(b.text) for b in blocks if isinstance(b, CleanLine) and len(b.text) >= _WRAP_LEAST)
    if not lengths:
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    return width if width <= _WRAP_MOST else None


def continues_in_text(above: CleanLine, below: CleanLine, wrap: int | None) -> bool:
    """Whether a line of a text file goes on in the one below; `wrap` is the width at which its lines break."""
    if above.place.line is None or below.place.line is None or above.bold != below.bold:
        return False
    if not 0 <= below.place.line - above.place.line <= 1:
        return False
    return above.text.rstrip().endswith(OPEN_ENDS) or (wrap is not None and len(above.text) >= _WRAP_FULL * wrap)


def is_wrapped(above: CleanLine, below: CleanLine, wrap: int | None) -> bool:
    """Whether a text file broke a line only because it was full, or in the middle of what it says."""
    if wrap is None or above.place.box is not None or LIST_MARK.match(below.text):
        return False
    end = above.text.rstrip()
    if _ends_in_column(end) or _MEAN_ALONE.fills(to_key(below.text)):
        return False
    first = min(len(below.text.strip().split(" ", 1)[0]), int(LONGEST_WORD * wrap))
    is_full = FULL_LINE * wrap <= len(end) + first and len(end) <= _WHOLE_LINE * wrap
    goes_on = is_full or end.endswith(LEVEL_NEXT)
    return end.endswith(_CUT_ENDS) or (goes_on and not below.text.lstrip().startswith(_OWN_LINE))


def _ends_in_column(line: str) -> bool:
    """Whether a line ends in a figure or a level in a column of its own: a row of a list, however long it is."""
    _, gap, last = line.rpartition(_GAP)
    return bool(gap) and (is_figures(last.strip()) or level_of_cell(last) is not None)


def is_aside(text: str) -> bool:
    """Whether a line begins with what its name is in English: "(Rating) : B"."""
    opened, _, rest = text.strip().partition(")")
    return opened.startswith("(") and is_latin(spaceless(opened[1:])) and rest.lstrip().startswith((":", "="))


def is_answer(above: Sequence[CleanLine], line: CleanLine) -> bool:
    """Whether a line answers the question that the lines above ask: "ถาม: ..." over "ตอบ: ..."."""
    opens = line.text.lstrip().startswith(edge_words("answers"))
    asked = next((x.text.lstrip() for x in reversed(above) if x.text.lstrip().startswith(_ASKS_OR_ANSWERS)), "")
    return opens and asked.startswith(edge_words("asks"))
