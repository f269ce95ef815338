"""Where the rows lead: reach, ends, loops, and the two exits of a decision.

Sources: Permen PAN-RB 35/2012 on the flowchart (facts: one start, an end, two labelled exits, top to bottom).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sopcheck.flow.graph import Flow
from sopcheck.lint.draft import PackDraft, SopDraft, StepRow
from sopcheck.lint.finding import found
from sopcheck.locales.sentence import S
from sopcheck.pack.faults import Fault, quoted
from sopcheck.pack.model import StepKind
from sopcheck.quiz.fairness import normal

_NEGATIVE = re.compile(
    r"(?:tidak|belum|bukan|tanpa|kurang|gagal|ditolak|not|no|without|incomplete|in\w*valid|rejected)\b"
)
_ASKS = re.compile(r"\b(?:apakah|whether)\b", re.IGNORECASE)


def check(sop: SopDraft, pack: PackDraft) -> Iterator[Fault]:
    """The rules on reach and exits; those on reach only where every row and exit could be read."""
    if sop.sound:
        yield from _reach(sop)
    for row in sop.steps:
        yield from _exits(row, sop)


def _reach(sop: SopDraft) -> Iterator[Fault]:
    for row in sop.steps:
        if row.step.id not in sop.reached:
            hint = S("let a row before it lead here, or delete the row")
            said = quoted(row.step.activity.words[0][1])
            message = S('no route from the start reaches row {row}, "{activity}"', row=row.step.number, activity=said)
            yield found("unreachable", row.path, message, hint, mark="key")
    yield from _endless(sop, sop.flow)


def _endless(sop: SopDraft, flow: Flow) -> Iterator[Fault]:
    """One finding a loop that has no way out, at the exit of its last row: what closes it."""
    told: set[str] = set()
    for row in reversed(sop.steps):
        step = row.step
        if step.id in sop.ending or step.id in told or step.id not in flow.reachable(step.id):
            continue
        loop = {other for other in flow.reachable(step.id) if step.id in flow.reachable(other)}
        if any(target not in loop for other in loop for target in flow.successors(other)):
            continue  # it leads on, though to no end: the loop at the end of its routes is what must be mended
        told |= loop
        if loop == {step.id}:
            message = S("this row leads only to itself: a case never gets out")
        else:
            first = min(sop.by_id[other].step.number for other in loop)
            message = S("rows {first} to {last} lead to each other without a way out", first=first, last=step.number)
        hint = S("give one row of the loop an exit that leads on to an end")
        key = next((key for key in ("next", "no", "yes") if key in row.raw), None)
        if key is None:
            yield found("endless-loop", row.path, message, hint, mark="key")
        else:
            yield found("endless-loop", row.at(key), message, hint)


def _exits(row: StepRow, sop: SopDraft) -> Iterator[Fault]:
    step = row.step
    for key in ("yes", "no"):  # a row that leads nowhere but to itself is an endless loop
        if step.id and row.raw.get(key) == step.id:
            hint = S("lead it to the row that must be done again, or make the correction a row of its own")
            yield found("leads-to-itself", row.at(key), S("the row leads directly to itself"), hint)
    if step.kind is StepKind.DECISION:
        yield from _decision(row, sop)
    elif step.kind is StepKind.PROCESS:
        for language, text in step.activity.words:
            if ("pakah" in text or "hether" in text) and _ASKS.search(text):
                message = S("the activity asks a question, but the row is no decision")
                hint = S("add {kind} with {yes} and {no}", kind='kind = "decision"', yes='yes = "…"', no='no = "…"')
                yield found("hidden-decision", row.words("activity", language), message, hint)
                break


def _decision(row: StepRow, sop: SopDraft) -> Iterator[Fault]:
    step = row.step
    missing = [name for name in ("yes_text", "no_text") if row.lacks(name)]
    if missing:
        message = S("the decision does not say in words what yes and no mean: {keys}", keys=", ".join(missing))
        example = " · ".join(_exit_words(name, step.activity.languages()) for name in missing)
        hint = S("add a line: {example}", example=example)
        yield found("unnamed-exits", row.path, message, hint, mark="key")
    yield from _words(row)
    target = sop.by_id.get(step.yes or "")
    back = sop.by_id.get(step.no or "")
    if target is not None and back is not None and target.step.number < step.number < back.step.number:
        message = S('"yes" leads back to row {row}, and "no" goes on', row=target.step.number)
        hint = S("turn the decision round, so that yes leads on, or swap the two exits")
        yield found("yes-goes-back", row.at("yes"), message, hint)


_EXIT_WORDS = {
    "yes_text": {"id": "lengkap", "en": "complete"},
    "no_text": {"id": "tidak lengkap", "en": "incomplete"},
}


def _exit_words(name: str, languages: Sequence[str]) -> str:
    """A line with the words of an exit, in the languages in which the row is written."""
    words = {language: _EXIT_WORDS[name][language] for language in languages if language in _EXIT_WORDS[name]}
    if len(words) > 1:
        pairs = ", ".join(f'{language} = "{said}"' for language, said in words.items())
        return f"{name} = {{ {pairs} }}"
    return f'{name} = "{next(iter(words.values()), "…")}"'


def _words(row: StepRow) -> Iterator[Fault]:
    """What is wrong with the words of the exits: one finding a decision, in the first language that shows it."""
    yes, no = row.step.yes_text, row.step.no_text
    if yes is None or no is None:
        return
    for language, said in yes.words:
        other = dict(no.words).get(language)
        if other is None:
            continue
        if normal(said) == normal(other):
            hint = S("say what the answer is when it is no, as in {example}", example='"tidak lengkap"')
            path = row.words("no_text", language)
            yield found("same-exit-words", path, S('both exits are called "{words}"', words=quoted(said)), hint)
            return
        if _NEGATIVE.match(said.casefold()) and not _NEGATIVE.match(other.casefold()):
            message = S('"yes" is called "{yes}" and "no" is called "{no}"', yes=quoted(said), no=quoted(other))
            hint = S("swap the two texts, or the two exits")
            yield found("swapped-exit-words", row.words("yes_text", language), message, hint)
            return
