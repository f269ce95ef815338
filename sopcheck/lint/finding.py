"""One thing that a rule found, before its place in the file is known."""

from __future__ import annotations

from sopcheck.lint.rules import LINT_RULES
from sopcheck.locales.sentence import Sentence
from sopcheck.pack.faults import Fault, Mark, Path


def found(  # noqa: PLR0913 - the parts of a finding, most of them optional and by name
    rule: str,
    path: Path,
    message: Sentence,
    hint: Sentence,
    *,
    mark: Mark = "value",
    also: tuple[str, Path] | None = None,
) -> Fault:
    """A fault against a rule of the linter. Every finding has a way out: ``hint`` says what to write instead.

    ``also``: another place that the message names as ``{place}``.
    """
    return Fault(rule, message, path, mark, hint, also, severity=LINT_RULES[rule].severity)
