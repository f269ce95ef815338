"""Every rule of the linter: a clean pack, one fault, and the exact words that an author reads about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopcheck.lint.linter import lint_pack
from sopcheck.lint.rules import LINT_RULES

from .planting import BASE, EXPECTED, TODAY, Case, all_cases, both, said

EVERY = all_cases()


def test_the_clean_pack_is_clean() -> None:
    found = lint_pack(BASE, TODAY)
    assert found == (), said(found, "en")


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.name)
def test_the_fault_is_found_and_nothing_else(case: Case, tmp_path: Path) -> None:
    found = case.found(tmp_path)
    assert sorted(one.rule for one in found) == sorted(case.rules), said(found, "en")
    assert all(one.hint is not None for one in found if one.rule in LINT_RULES)


@pytest.mark.parametrize("rule", sorted({case.rule for case in EVERY}))
def test_the_words_are_those_that_were_reviewed(rule: str, tmp_path: Path) -> None:
    parts = []
    for case in EVERY:
        if case.rule == rule:
            parts.append(both(case.found(tmp_path / case.name)))
    assert "====\n".join(parts) == (EXPECTED / f"{rule}.txt").read_text("utf-8")


def test_every_rule_has_a_case() -> None:
    assert set(LINT_RULES) <= {case.rule for case in EVERY}
