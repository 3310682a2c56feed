"""A figure on a line of its own that is the total of the document's own body, by its level or by arithmetic.

Levels are earned by the total alone, so no name need stand beside the figure: "97.68 ผ่านดีเยี่ยม" under the title of a
dashboard, "คะแนนที่ได้ 77.51   ผล ต้องปรับปรุง" on a cover. The level must be one that such a total may earn. A figure
that stands quite alone, as on a slide whose boxes come in any order, or behind "รวม" alone, is the total where it alone
closes what the instruments make up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from prongsai.normalize.document.cleaned import CleanBlock, CleanLine
from prongsai.normalize.model.facts import Agency
from prongsai.normalize.scores.candidates import Candidate, YearSource, plausible_score
from prongsai.normalize.scores.from_lines.body_cards import names_scores
from prongsai.normalize.text.dates import find_years
from prongsai.normalize.text.keys import to_key
from prongsai.normalize.text.numbers import VALUE_KINDS, find_numbers
from prongsai.normalize.text.score_cells import parse_score
from prongsai.normalize.vocabulary.assessments import ROUNDING, in_force
from prongsai.normalize.vocabulary.levels import allowed_levels, bare_levels, level_of_cell
from prongsai.normalize.vocabulary.name_patterns import patterns
from prongsai.normalize.vocabulary.names_in_text import names_part
from prongsai.normalize.vocabulary.score_names import LabelMatch, match_label
from prongsai.normalize.years.report_year import Years

_LONGEST = 60  # characters of such a line
_FILLERS = ("อยู่ในระดับ", "ระดับ", "อยู่ใน", ":", "=", "(", ")", "|", "/", "-", "–", "•", ",")
_MARKS = "-–•*: ="  # around a name in a list


def graded_totals(
    blocks: Sequence[CleanBlock], years: Years, own: Agency | None, known: Sequence[Candidate]
) -> list[Candidate]:
    """The prints of such a total that `known`, the prints read already, do not hold; several of a year are a list."""
    taken = {(c.place, c.score) for c in known}
    found: list[Candidate] = []
    for index, block in enumerate(blocks):
        line = _joined(blocks, index)
        read = _read(line.text) if line is not None else None
        if line is None or read is None or not names_scores(blocks, index) or not _is_headed(blocks, index, own):
            continue
        year, how = years.over_block(index)
        if year is None or read[1] not in allowed_levels(year, read[0], {}):
            continue
        source: YearSource = "heading" if how == "heading" else "report"
        label = LabelMatch("overall", "ITA", "position")
        print_ = Candidate(
            "overall", "ITA", read[0], None, year, source, None, line.raw.strip(), line.repairs, "list", label,
            line.place, index,
        )  # fmt: skip
        if isinstance(block, CleanLine) and (line.place, read[0]) not in taken:
            found += [print_, replace(print_, score=None, level=read[1])]
    told = Counter(c.year for c in found if c.score is not None)
    return [c for c in found if told[c.year] == 1]


def closing_totals(blocks: Sequence[CleanBlock], own: Agency | None, known: Sequence[Candidate]) -> list[Candidate]:
    """The print of the one figure alone on its line that is the total of a year whose instruments are all printed.

    Only where `known`, the prints read already, hold no total of the document's own body for that year.
    """
    told = [c for c in known if c.rejected is None and c.score is not None and c.agency in (None, own)]
    found: list[Candidate] = []
    for year in sorted({c.year for c in told if c.year is not None and c.scope == "instrument"}):
        prints = {code: [c for c in told if (c.code, c.year) == (code, year)] for code in in_force().points}
        if own is None or any(c.scope == "overall" and c.year == year for c in told):
            continue
        if any(len({c.score for c in of_one}) != 1 for of_one in prints.values()):
            continue
        total = in_force().total_of({code: of_one[0].score or Decimal(0) for code, of_one in prints.items()})
        fits = [(n, b, score) for n, b, score in _lone(blocks) if total is not None and abs(total - score) <= ROUNDING]
        if len(fits) == 1:
            (index, line, score), like = fits[0], prints[next(iter(prints))][0]
            label = LabelMatch("overall", "ITA", "position")
            found.append(replace(
                like, scope="overall", code="ITA", score=score, match=label, raw_label=None, raw_value=line.raw.strip(),
                repairs=line.repairs, source="list", place=line.place, block=index, label="", at=0, printed=None,
                converted=False,
            ))  # fmt: skip
    return found


def _lone(blocks: Sequence[CleanBlock]) -> Iterator[tuple[int, CleanLine, Decimal]]:
    """The lines that are a score, with their places."""
    for index, block in enumerate(blocks):
        if isinstance(block, CleanLine) and (score := _alone(block)) is not None:
            yield index, block, score


def _alone(line: CleanLine) -> Decimal | None:
    """The score that a line holds, with nothing else beside it or with a word for the total."""
    score = parse_score(line.text)
    beside = score.rest.strip(_MARKS)
    named = match_label(beside) if beside else None
    alone = not beside or (named is not None and named.scope == "overall")
    return score.value if score.decimals and alone and plausible_score(score.value) else None


def _joined(blocks: Sequence[CleanBlock], index: int) -> CleanLine | None:
    """The line; a bare figure with the level on the line below it."""
    line = blocks[index]
    if not isinstance(line, CleanLine) or len(line.text) > _LONGEST:
        return None
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    if isinstance(below, CleanLine) and not bare_levels(line.text) and level_of_cell(below.text) is not None:
        return replace(line, text=f"{line.text} {below.text}")
    return line


def _read(text: str) -> tuple[Decimal, str] | None:
    """The figure and the level of a line that says nothing else."""
    numbers = [n for n in find_numbers(text) if n.kind in VALUE_KINDS]
    levels = bare_levels(text)
    if len(numbers) != 1 or len(levels) != 1 or levels[0].start < numbers[0].end or not numbers[0].decimals:
        return None
    value = numbers[0].value
    between = text[: numbers[0].start] + text[numbers[0].end : levels[0].start] + text[levels[0].end :]
    rest: str = to_key(between)
    for word in _FILLERS:
        rest = rest.replace(word, "")
    plain = not rest.removesuffix("ได้") or any(
        patterns().total_words.fullmatch(said) for said in (rest, rest.removesuffix("ได้"))
    )
    return (value, levels[0].level) if value is not None and plausible_score(value) and plain else None


def _is_headed(blocks: Sequence[CleanBlock], index: int, own: Agency | None) -> bool:
    """Whether the line above heads the total: it names the assessment, the total, a year or the document's own body."""
    above = blocks[index - 1] if index else None
    if not isinstance(above, CleanLine) or names_part(above.text):
        return False
    label = match_label(above.text)
    if label is not None and label.scope != "overall":
        return False
    named = own is not None and to_key(own.name_th) in to_key(above.text)
    dated = [hit for hit in find_years(above.text) if hit.kind != "date"]
    return label is not None or named or bool(dated) or names_scores(blocks[index - 1 : index], 1)
