"""What authors read about each fault, written down for review: ``python -m tools.rules [RULE...]``.

The cases are those of tests/lint and tests/pack; a change of a sentence shows as a difference in their ``expected``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from sopcheck.pack.rules import RULES
from tests.lint.planting import CASES, EXPECTED, both, cases_of
from tests.pack import planted


def expected(path: Path) -> str:
    """The words of all cases of one file."""
    parts = []
    for case in cases_of(path):
        with TemporaryDirectory() as folder:
            parts.append(both(case.found(Path(folder))))
    return "====\n".join(parts)


def main(arguments: list[str]) -> int:
    """Write the expected files, of the rules named or of all."""
    wanted = [name for name in arguments if name != "update"]
    for path in sorted(CASES.glob("*.toml")):
        if not wanted or path.stem in wanted:
            (EXPECTED / f"{path.stem}.txt").write_text(expected(path), "utf-8")
    for rule in RULES:
        if not wanted or rule in wanted:
            (planted.EXPECTED / f"{rule}.txt").write_text(planted.words(rule), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
