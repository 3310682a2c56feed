"""The list of mutations keeps up with the code; that tests kill them is `python -m benchmarks.code_mutations`."""

from __future__ import annotations

import ast

import pytest

from benchmarks.code_mutations import MUTATIONS, ROOT, Mutation


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_mutation_fits_one_place_and_changes_it(mutation: Mutation) -> None:
    (path,) = mutation.places(ROOT)
    source = path.read_text(encoding="utf-8")
    assert ast.dump(ast.parse(mutation.mutate(source))) != ast.dump(ast.parse(source))
    assert all((ROOT / tests).exists() for tests in mutation.tests.split())
