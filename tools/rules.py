"""What authors read about each fault, and the page of each lint rule: ``python -m tools.rules [RULE...]``.

The cases are those of tests/lint and tests/pack; a change of a sentence shows as a difference in their ``expected``.
The pages are made of the rule's table, its first case and what is said about it, so they cannot grow old: a test
compares them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from sopcheck.lint.rules import GROUPS, LINT_RULES
from sopcheck.lint.silence import ABOUT_SILENCE
from sopcheck.pack.rules import RULES
from tests.lint.planting import CASES, EXPECTED, Case, both, cases_of
from tests.pack import planted

PAGES = Path(__file__).parent.parent / "docs" / "rules"


def expected(path: Path) -> str:
    """The words of all cases of one file."""
    parts = []
    for case in cases_of(path):
        with TemporaryDirectory() as folder:
            parts.append(both(case.found(Path(folder))))
    return "====\n".join(parts)


def page(rule: str) -> str:
    """The documentation page of a lint rule, in Markdown."""
    known = LINT_RULES[rule]
    case = cases_of(CASES / f"{rule}.toml")[0]
    said = (EXPECTED / f"{rule}.txt").read_text("utf-8").split("====\n")[0]
    english, indonesian = (part.strip("\n") for part in said.split("\n--\n"))
    parts = [
        f"# {rule}",
        f"*{known.severity}*: {known.asks}.",
        f"{known.why} Source: {known.source}.",
        *_example(case),
        "What `check` says, in English and in Indonesian:",
        _block("text", english),
        _block("text", indonesian),
        *_silencing(rule),
        "[All rules](README.md)",
    ]
    return "\n\n".join(parts) + "\n"


def _silencing(rule: str) -> list[str]:
    if rule in ABOUT_SILENCE:
        return ["This rule cannot be switched off: delete the `[[lint.off]]` that it reports, or mend it."]
    off = _block("toml", f'[[lint.off]]\nrule = "{rule}"\nreason = "…"')
    return ["The pack can switch the rule off, in `pack.toml` and with a reason:", off]


def _example(case: Case) -> list[str]:
    edits = [(file, old, new) for file, old, new in case.edits if new.strip() or old.strip()]
    parts = []
    for file, old, new in edits:
        if new.strip():
            parts += [f"For example, in `{file}`:", _block("toml", new)]
        else:
            parts += [f"For example, where these lines are missing in `{file}`:", _block("toml", old)]
            continue
        if old.strip():
            parts += ["Instead of:", _block("toml", old)]
    return parts


def _block(language: str, text: str) -> str:
    text = text.strip("\n")
    return f"```{language}\n{text}\n```"


HEAD = """\
# The linter's rules

`sopcheck check` first looks whether a pack is well formed (see [diagnostics](../diagnostics.md)), then whether it is
a good SOP: by Permen PAN-RB 35/2012, by what is known of checklists that people keep to, and of questions that measure
knowing. An *error* makes `check` end with exit code 1; the app opens the pack all the same. A *warning* is a fault that
somebody will run into; a *hint* is a habit of good SOPs.

Each page shows an example, the reason, the source, and what `check` says in both languages. A rule that does not fit
the office is switched off for the whole pack, in `pack.toml` and with a reason:

```toml
[[lint.off]]
rule = "long-activity"
reason = "The activities are quoted from a decree word by word"
```

How this and the other keys for the linter work (`verbs`, `outside`, `output_outside`, `compressed`): [the pack
format](../pack-format.md#lint). This folder is written by `python -m tools.rules`.
"""


def index() -> str:
    """The list of all lint rules."""
    lines = [HEAD.rstrip()]
    for title, rules in GROUPS.items():
        lines += ["", f"## {title}", "", "| rule | | asks |", "|---|---|---|"]
        lines += [f"| [{rule}]({rule}.md) | {known.severity} | {known.asks} |" for rule, known in rules.items()]
    return "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """Every page of the folder by its file's name."""
    return {"README.md": index(), **{f"{rule}.md": page(rule) for rule in LINT_RULES}}


def main(wanted: list[str]) -> int:
    """Write the expected files, of the rules named or of all; with all of them also the pages."""
    for path in sorted(CASES.glob("*.toml")):
        if not wanted or path.stem in wanted:
            (EXPECTED / f"{path.stem}.txt").write_text(expected(path), "utf-8")
    for rule in RULES:
        if not wanted or rule in wanted:
            (planted.EXPECTED / f"{rule}.txt").write_text(planted.words(rule), "utf-8")
    if not wanted:
        PAGES.mkdir(exist_ok=True)
        for name, text in pages().items():
            (PAGES / name).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
