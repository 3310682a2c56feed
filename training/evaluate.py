"""Calibrates a trained network and prints its figures: by font, by degradation, by confidence, by digit."""

from __future__ import annotations

import difflib
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from prongsai.extract.scan.recognition.digit_recognizer import TEXT_SIGN, DigitReader, ReadChar, Reading
from prongsai.extract.scan.recognition.line_image import prepare

from training import fonts, noise, paper, typesetting, writing
from training.train import Sample, sample

LIGHT, SCAN, HARD = 0.5, 1.0, 2.0
_LOOSE = set("-%+/:")  # a gap beside these is no part of the number
_BINS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0001)


@dataclass(frozen=True, slots=True)
class Score:
    """Whole numbers right out of all; of those called sure (0.99 and more) how many, and how many of them right."""

    right: int
    total: int
    sure: int
    sure_right: int

    def __str__(self) -> str:
        share = 100 * self.right / max(1, self.total)
        kept = 100 * self.sure_right / max(1, self.sure)
        sure = 100 * self.sure / max(1, self.total)
        return f"{share:6.2f} % of {self.total:5d} | sure {sure:5.1f} %, right {kept:6.2f} %"


def number_cell(rng: random.Random) -> tuple[str, bool]:
    """A number alone in a cell."""
    while True:
        text = writing.number(rng)
        if re.fullmatch(r"[๐-๙0-9.,%/:()+ –-]+", text):
            return text, True


def score_cell(rng: random.Random) -> tuple[str, bool]:
    """A score with two decimals alone in a cell, in Thai or Arabic digits."""
    script = rng.choice((writing.THAI, writing.ARABIC))
    return f"{writing.digits(rng, 2, script)}.{writing.digits(rng, 2, script)}", True


def text_line(rng: random.Random) -> tuple[str, bool]:
    """Running text with numbers."""
    return writing.prose(rng), False


def numbers(label: str) -> list[str]:
    """The numbers of a label: runs between text signs and gaps that hold a digit."""
    label = re.sub(r" ?([-%+/:]) ?", r"\1", label)
    return [part for part in re.split(rf"[{TEXT_SIGN} ]+", label) if re.search(r"[๐-๙0-9]", part)]


def read_numbers(reading: Reading) -> list[tuple[str, float]]:
    """The numbers read, each with the least confidence of its characters."""
    groups: list[list[ReadChar]] = [[]]
    around = ["", *(char.text for char in reading.chars), ""]
    for before, char, after in zip(around, reading.chars, around[2:], strict=False):
        if char.text == " " and {before, after} & _LOOSE:
            continue
        if char.text in (TEXT_SIGN, " "):
            groups.append([])
        else:
            groups[-1].append(char)
    found = [("".join(c.text for c in group), min((c.confidence for c in group), default=1.0)) for group in groups]
    return [(text, sure) for text, sure in found if re.search(r"[๐-๙0-9]", text)]


def judge(samples: Iterable[Sample], readings: Iterable[Reading]) -> list[tuple[bool, float]]:
    """For every number: whether it was read right and how sure the reader was; lost or made up ones are wrong."""
    verdicts: list[tuple[bool, float]] = []
    for one, reading in zip(samples, readings, strict=True):
        truth, found = numbers(one.label), read_numbers(reading)
        matcher = difflib.SequenceMatcher(a=truth, b=[text for text, _ in found], autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind == "equal":
                verdicts.extend((True, found[at][1]) for at in range(c, d))
            else:
                wrong = [found[at][1] for at in range(c, d)]
                verdicts.extend((False, sure) for sure in wrong + [0.0] * (b - a - len(wrong)))
    return verdicts


def value_of(text: str) -> str:
    """A reading as it reaches the dataset: a comma between pairs of digits is a point, signs at its ends are none."""
    bare = text.strip(f".,:- {TEXT_SIGN}")
    return re.sub(r"(?<=^[๐-๙0-9]{2}),(?=[๐-๙0-9]{2}$)", ".", bare)


def values_right(samples: Sequence[Sample], readings: Sequence[Reading]) -> float:
    """The share of cells whose value is right, signs aside."""
    return sum(value_of(r.text) == value_of(s.label) for s, r in zip(samples, readings, strict=True)) / len(samples)


def score(verdicts: list[tuple[bool, float]]) -> Score:
    """Counts of the verdicts."""
    sure = [right for right, confidence in verdicts if confidence >= 0.99]
    return Score(sum(right for right, _ in verdicts), len(verdicts), len(sure), sum(sure))


def made(
    faces: list[fonts.Face],
    count: int,
    wear: paper.Wear,
    content: Callable[[random.Random], tuple[str, bool]],
    seed: int,
) -> list[Sample]:
    """Samples of these faces."""
    rng = random.Random(seed)
    setter = typesetting.Typesetter(faces, evaluation=True)
    return [sample(setter, rng, wear, content(rng)) for _ in range(count)]


def read(reader: DigitReader, samples: list[Sample]) -> list[Reading]:
    """Reads all samples."""
    return reader.read([one.picture for one in samples])


def fit_temperature(model: Path, cache: Path, count: int = 2500, seed: int = 77) -> float:
    """The temperature under which confidence matches the share of right cells, on fonts never trained on."""
    held_out = fonts.faces(cache, ("held-out",))
    samples = [
        one
        for severity, share in ((SCAN, 0.6), (1.5, 0.25), (HARD, 0.15))
        for one in made(held_out, int(count * share), paper.Wear(severity), number_cell, seed + round(10 * severity))
    ]
    reader = DigitReader(model)
    prepared = [(one, line) for one in samples if (line := prepare(one.picture)) is not None]
    logits = [reader.logits([line.ink])[0] for _, line in prepared]
    best, lowest = 1.0, float("inf")
    for temperature in np.arange(0.6, 3.01, 0.1):
        reader.set_temperature(float(temperature))
        loss = 0.0
        for (one, line), answer in zip(prepared, logits, strict=True):
            frames = -(-line.ink.shape[1] // 4)
            reading = reader.decode(answer[:frames], line, one.picture.shape[1])
            sure = min(max(reading.confidence, 1e-4), 1 - 1e-4)
            loss -= float(np.log(sure if reading.text == one.label else 1 - sure))
        if loss < lowest:
            best, lowest = float(temperature), loss
    return best


def _groups(cache: Path) -> list[tuple[str, list[fonts.Face]]]:
    faces = fonts.faces(cache)
    groups: list[tuple[str, list[fonts.Face]]] = [
        (f"seen, {group}", [one for one in faces if one.role == "train" and one.group == group and one.thai])
        for group in ("kin", "text", "loopless", "mono")
    ]
    for role in ("held-out", "script"):
        chosen = [one for one in faces if one.role == role]
        groups.append((f"{role}, all", chosen))
        for family in dict.fromkeys(one.family for one in chosen):
            groups.append((f"{role}, {family}", [one for one in chosen if one.family == family]))
    for family in ("TH SarabunPSK", "Laksaman", "sarabun"):
        groups.append((f"seen, {family}", [one for one in faces if one.family == family]))
    return groups


def reliability(verdicts: list[tuple[bool, float]]) -> list[str]:
    """Share right by confidence."""
    rows = []
    for low, high in zip(_BINS, _BINS[1:], strict=False):
        inside = [(right, sure) for right, sure in verdicts if low <= sure < high]
        if inside:
            right, mean = (sum(one[at] for one in inside) / len(inside) for at in (0, 1))
            rows.append(f"{low:.3f}-{min(high, 1):.3f} | {len(inside):6d} | {mean:.4f} | {right:.4f}")
    return rows


def confusion(samples: list[Sample], readings: list[Reading]) -> list[str]:
    """The commonest errors, character by character."""
    errors: Counter[tuple[str, str]] = Counter()
    counts: Counter[str] = Counter()
    for one, reading in zip(samples, readings, strict=True):
        counts.update(one.label)
        matcher = difflib.SequenceMatcher(a=one.label, b=reading.text, autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind != "equal":
                errors[one.label[a:b], reading.text[c:d]] += 1
    return [f"{truth or '(none)'} > {said or '(none)'}: {n}" for (truth, said), n in errors.most_common(24)]


def evaluate(model: Path, cache: Path, count: int = 1000, seed: int = 4242) -> None:
    """Prints all figures."""
    reader = DigitReader(model)
    _print_fonts(reader, cache, count, seed)
    kin = [one for one in fonts.faces(cache, ("train",)) if one.group == "kin"]
    held_out = fonts.faces(cache, ("held-out",))
    _print_steps(reader, (kin, held_out), count // 2, seed + 1)
    samples = _print_confidence(reader, held_out, count, seed + 2)
    _print_speed(reader, samples[:400], made(kin, 200, paper.Wear(SCAN), text_line, seed + 4))


def _print_fonts(reader: DigitReader, cache: Path, count: int, seed: int) -> None:
    print("\nWhole numbers right; of the numbers read with confidence 0.99 and more, how many are right.")
    print("Light: severity 0.5; scan-like: 1; worn: 1 with damage; hard: 2 with damage. Scores: NN.NN alone in a cell.")
    for name, faces in _groups(cache):
        alone = count if "all" in name or name.startswith("seen") else count // 2
        print(name)
        for title, severity, content, worn in (
            ("scores, light", LIGHT, score_cell, False),
            ("scores, scan-like", SCAN, score_cell, False),
            ("cells, scan-like", SCAN, number_cell, False),
            ("cells, worn", SCAN, number_cell, True),
            ("cells, hard", HARD, number_cell, True),
            ("lines, scan-like", SCAN, text_line, False),
        ):
            several = alone // 2 if content is text_line else alone
            samples = made(faces, several, paper.Wear(severity, worn=worn), content, seed)
            readings = read(reader, samples)
            told = f" | values {100 * values_right(samples, readings):6.2f} %" if content is score_cell else ""
            print(f"  {title:18s} {score(judge(samples, readings))}{told}", flush=True)


def _print_steps(reader: DigitReader, groups: Iterable[list[fonts.Face]], count: int, seed: int) -> None:
    print("\nOne degradation alone, number cells: kin of TH Sarabun | fonts never seen")
    for step in noise.STEPS:
        figures = []
        for faces in groups:
            samples = made(faces, count, paper.Wear(1.5, step), number_cell, seed)
            figures.append(f"{100 * (s := score(judge(samples, read(reader, samples)))).right / s.total:6.2f}")
        print(f"  {step:16s} {' | '.join(figures)}", flush=True)


def _print_confidence(reader: DigitReader, faces: list[fonts.Face], count: int, seed: int) -> list[Sample]:
    """Prints how sure the reader may be; returns the samples."""
    print("\nConfidence on fonts never seen, scan-like and hard noise (other lines than those of the calibration)")
    print("confidence  |      n | mean   | right")
    samples = [
        *made(faces, count * 2, paper.Wear(SCAN), number_cell, seed),
        *made(faces, count, paper.Wear(HARD), number_cell, seed + 1),
    ]
    readings = read(reader, samples)
    for row in reliability([(r.text == s.label, r.confidence) for s, r in zip(samples, readings, strict=True)]):
        print(row)
    print("\nConfusions on the same readings")
    print("\n".join(confusion(samples, readings)))
    return samples


def _print_speed(reader: DigitReader, cells: list[Sample], lines_of_text: list[Sample]) -> None:
    for title, chosen in (("cell", cells), ("line", lines_of_text)):
        began = time.process_time()
        read(reader, chosen)
        wide = np.mean([one.picture.shape[1] / one.picture.shape[0] for one in chosen])
        spent = 1000 * (time.process_time() - began) / len(chosen)
        print(f"\n{spent:.2f} ms a {title} (on average {wide:.1f} times as wide as high)")
