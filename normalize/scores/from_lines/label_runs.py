"""Lines that are labels with their figures, one below the other: what each names, which by itself it would not.

"ภายใน 93.40" over "ภายนอก 91.20" and "การเปิดเผยข้อมูลสาธารณะ 95.00": each line is a paragraph, the list is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.normalize.document.paragraphs import Paragraph
from prongsai.normalize.text.figures import HOLDS_SCORE
from prongsai.normalize.vocabulary.score_names import LabelMatch
from prongsai.normalize.vocabulary.total_names import names_with_totals

_LONGEST = 160  # characters of a line that is a label and its figure
_LEAST = 3  # such lines that make a list
_APART = 2  # blocks from one to the next, at most


def labelled_lines(paragraphs: Sequence[Paragraph]) -> dict[int, LabelMatch]:
    """What lines of lists name that name nothing by themselves, by the place of their paragraph."""
    found: dict[int, LabelMatch] = {}
    for run in _runs(paragraphs):
        texts = [paragraphs[n].text for n in run]
        names = names_with_totals("\n".join(texts))
        start = 0
        for n, text in zip(run, texts, strict=True):
            own = [hit for hit in names if start <= hit.start < start + len(text)]
            start += len(text) + 1
            if len(own) == 1 and not names_with_totals(text):
                found[n] = LabelMatch(own[0].scope, own[0].code, own[0].method)
    return found


def _runs(paragraphs: Sequence[Paragraph]) -> Iterator[list[int]]:
    run: list[int] = []
    for n, paragraph in enumerate(paragraphs):
        if not _is_label_with_figure(paragraph):
            continue
        if run and paragraph.index - paragraphs[run[-1]].index > _APART:
            yield from [run] if len(run) >= _LEAST else []
            run = []
        run.append(n)
    yield from [run] if len(run) >= _LEAST else []


def _is_label_with_figure(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return len(text) <= _LONGEST and "\n" not in text.strip() and len(HOLDS_SCORE.findall(text)) == 1
