"""Names of scores whose figures are all lost, "1. การปฏิบัติหน้าที่ ####", or stand where no rule finds them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.extract.records import Place
from prongsai.normalize.document.cleaned import CleanBlock, CleanCell, CleanLine
from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.model.findings import FindingCode
from prongsai.normalize.text.figures import HOLDS_DECIMAL
from prongsai.normalize.vocabulary.names_in_text import names_in

_HOLES = r"#?|~^¤ฯ■\ufffd□▯"
_LOST = re.compile(rf"[\s:=]*(?:(?=[\d.,\s]*[{_HOLES}])[{_HOLES}\d.,\s]+|\d{{2}}\.|\.\d{{1,2}})(?:คะแนน|%)?\s*")
_LEAST_NAMES = 2  # so many names of scores are no mention of one by the way
_LONGEST = 100  # characters of a line or cell that names a score and says little else


def unread_lists(paragraphs: Sequence[Paragraph]) -> list[tuple[FindingCode, str, str, Place]]:
    """One finding for all lines of a document that end in a figure of which nothing certain is left."""
    lost: list[tuple[str, str, Place]] = []
    for line in (line for paragraph in paragraphs for line in paragraph.lines):
        names = names_in(line.text)
        if len(names) == 1 and _LOST.fullmatch(line.text[names[0].end :]):
            lost.append((f"{names[0].scope} {names[0].code}", line.raw, line.place))
    named = list(dict.fromkeys(name for name, _, _ in lost))
    if len(named) < _LEAST_NAMES:
        return []
    message = f"no figure could be read beside {', '.join(named)}"
    return [(FindingCode.UNREAD_ROW, message, " | ".join(raw for _, raw, _ in lost), lost[0][2])]


def unread_document(blocks: Sequence[CleanBlock]) -> list[tuple[FindingCode, str, str, Place]]:
    """One finding for a document that names scores on lines or in cells, prints figures and gave not one print."""
    cells = [(c.text, c.raw, c.place) for block in blocks for c in _pieces(block)]
    figures = sum(HOLDS_DECIMAL.search(text) is not None for text, _, _ in cells)
    named: dict[str, tuple[str, Place]] = {}
    for text, raw, place in cells:
        names = names_in(text) if len(text) <= _LONGEST else []
        if len(names) == 1:
            named.setdefault(f"{names[0].scope} {names[0].code}", (raw, place))
    if len(named) < _LEAST_NAMES or figures < _LEAST_NAMES:
        return []
    message = f"{', '.join(named)} are named and figures printed, and none could be read as theirs"
    evidence = " | ".join(raw for raw, _ in named.values())
    return [(FindingCode.UNREAD_ROW, message, evidence, next(iter(named.values()))[1])]


def _pieces(block: CleanBlock) -> Sequence[CleanLine | CleanCell]:
    return [block] if isinstance(block, CleanLine) else list({id(c): c for row in block.grid for c in row}.values())
