"""Fonts, shards, network and checkpoint: only where the libraries of training are installed."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("fontTools")
torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from training.lines import calibrate, learn, network, shards, typefaces  # noqa: E402
from training.lines.alphabet import CLASSES  # noqa: E402
from training.lines.drawing import Ready  # noqa: E402
from training.lines.reading import Char  # noqa: E402


def lines(count: int, seed: int = 1) -> list[Ready]:
    rng = np.random.default_rng(seed)
    inks = (rng.integers(0, 255, (48, int(wide)), dtype=np.uint8) for wide in rng.integers(40, 90, count))
    return [Ready(ink, f"ก{at}") for at, ink in enumerate(inks)]


def test_a_third_of_the_thai_families_is_never_trained_on() -> None:
    every, held = typefaces.thai_families(), typefaces.thai_families("held-out")
    assert len(every) == len(set(every)) >= 58
    assert len(held) >= len(every) / 3
    assert set(typefaces.HELD_OUT) == set(held)
    assert not set(held) & set(typefaces.thai_families("train"))
    assert all(one.licence for one in typefaces.families())


def test_a_shard_gives_back_its_lines(tmp_path: Path) -> None:
    made = lines(7)
    shards.write(tmp_path / "a.npz", made)
    found = shards.read(tmp_path / "a.npz")
    assert [one.label for one in found] == [one.label for one in made]
    assert all(np.array_equal(one.ink, other.ink) for one, other in zip(found, made, strict=True))


def test_batches_hold_every_line_once_and_fill_up_with_paper() -> None:
    made = lines(40)
    found = list(shards.batches(made, 400, random.Random(1)))
    assert sorted(label for _, labels in found for label in labels) == sorted(one.label for one in made)
    assert all(inks.shape[3] % 16 == 0 and inks.shape[0] == len(labels) for inks, labels in found)
    assert all(inks.shape[0] * (inks.shape[3] - 64) <= 400 for inks, _ in found)


def test_the_network_has_two_frames_a_step_and_two_million_weights() -> None:
    made = network.LineNet()
    assert made(torch.zeros(2, 1, 48, 64)).shape == (2, 64 // network.COLUMNS_A_FRAME, CLASSES)
    assert 2e6 <= sum(one.numel() for one in made.parameters()) <= 4e6


def test_a_letter_is_read_without_what_stands_far_from_it() -> None:
    made = network.LineNet().eval()
    ink = torch.zeros(1, 1, 48, 800)
    other = ink.clone()
    other[..., 700:] = 1
    assert torch.allclose(made(ink)[0, :100], made(other)[0, :100], atol=1e-5)


def test_learning_goes_on_from_either_checkpoint(tmp_path: Path) -> None:
    learner = learn.Learner(1e-3, "cpu")
    inks = torch.rand(3, 1, 48, 64)
    for _ in range(learn._AVERAGED):
        loss = learner.learn(inks, ["ก", "๑๒", "ab"], 1e-3)
    assert np.isfinite(loss)
    learner.save(tmp_path / "whole.pt")
    learner.save_small(tmp_path / "small.pt")
    assert (tmp_path / "small.pt").stat().st_size < 15e6
    for name in ("whole.pt", "small.pt"):
        other = learn.Learner(1e-3, "cpu")
        other.resume(tmp_path / name)
        assert other.progress == learner.progress
        for a, b in zip(other.slow.state_dict().values(), learner.slow.state_dict().values(), strict=True):
            assert torch.allclose(a.float(), b.float(), atol=2e-3)


def test_the_rate_rises_stays_and_falls() -> None:
    assert learn.rate_at(0.0, 1.0) < 0.1
    assert learn.rate_at(0.3, 1.0) == pytest.approx(1.0)
    assert learn.rate_at(0.7, 1.0) > learn.rate_at(0.9, 1.0) > learn.rate_at(1.0, 1.0) > 0


def test_a_character_is_right_where_it_stands_in_the_truth() -> None:
    read = [Char(text, 0, 1, sure) for text, sure in (("ก", 0.9), ("x", 0.4), (" ", 0.5), ("ค", 0.8))]
    assert calibrate.verdicts("ก ข ค", read) == [(True, 0.9), (False, 0.4), (True, 0.8)]
    assert calibrate.loss([(True, 0.99), (False, 0.01)]) < calibrate.loss([(True, 0.6), (False, 0.4)])
    assert calibrate.table([(True, 0.97), (False, 0.96)]) == ["| 0.950-0.990 | 2 | 0.965 | 0.500 |"]
