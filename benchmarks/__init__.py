"""Speed and memory as ratios against a floor measured in the same run: ``python -m benchmarks [--small] [NAME ...]``.

One module a row of the table in docs/benchmarks.md; each has ``measure(small) -> Iterator[Row]``. A floor is the least
that anybody could do: an empty app, the bare library, the bare database. The two sides take turns, so that a busy
machine slows both.
"""
