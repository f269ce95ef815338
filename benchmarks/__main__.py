"""Run the rows, print the table, fail where a bound is broken."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from benchmarks.row import Row, table

NAMES = ("start", "answer", "check", "home", "key", "sitting")


def main() -> int:
    """The exit code: 1 where a bound is broken, unless ``--small`` (then the rows only have to work)."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--small", action="store_true", help="few rounds and little data: does everything still run?")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these: {', '.join(NAMES)}")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in NAMES]
    if unknown:
        parser.error(f"there is no row {unknown[0]}; choose from {', '.join(NAMES)}")
    rows: list[Row] = []
    for name in asked.names or NAMES:
        print(f"measuring {name} ...", file=sys.stderr)
        rows += import_module(f"benchmarks.{name}").measure(asked.small)
    print(table(rows, judged=not asked.small))
    return 0 if asked.small or all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
