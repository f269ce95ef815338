"""What a run says of itself, as sentences. Texts of the pack are taken in the language that the reader chose."""

from __future__ import annotations

from datetime import date

from sopcheck.checklist.acts import Act, ActKind
from sopcheck.checklist.run import Line, RunState
from sopcheck.flow.graph import exit_words
from sopcheck.locales.sentence import SN, S, Sentence
from sopcheck.pack.model import Calendar
from sopcheck.workdays.counting import remaining


def completion(state: RunState) -> Sentence:
    """How a run stands to its completion: not complete, or complete with what was missing on the way."""
    if state.completed:
        if state.missing:
            return SN("Complete, {count} requirement missing", "Complete, {count} requirements missing", state.missing)
        return S("Complete")
    if state.step is not None:
        return S("Not complete: at step {number}", number=state.step.number)
    if state.started is None:
        return S("Not started")
    return S("Every step is done: not yet completed")


def line_said(state: RunState, line: Line, language: str) -> Sentence:
    """One closed row in one line: the activity, where a decision led, the round where there was more than one."""
    step = state.rows[line.step]
    activity = step.activity.said(language)
    if line.exit == "next" or line.led_to is None:
        said = S("{activity}: done", activity=activity)
    else:
        said = S(
            "{activity}: {exit} → step {number}",
            activity=activity,
            exit=exit_words(step, "yes" if line.exit == "yes" else "no").said(language),
            number=state.rows[line.led_to].number,
        )
    return S("{line} (round {round})", line=said, round=line.round) if line.round > 1 else said


def missing_said(state: RunState, line: Line, language: str) -> Sentence | None:
    """Which requirements were missing when the row was closed, and the reason; None where all were there."""
    if not line.missing:
        return None
    requirements = state.rows[line.step].requirements
    return S(
        "Missing: {requirements}. Reason: {reason}",
        requirements="; ".join(requirements[place].text.said(language) for place in line.missing),
        reason=line.reason or "",
    )


def act_said(state: RunState, act: Act, language: str) -> Sentence:
    """One act of this run in one line, for the last act and for acts that were undone."""
    fixed = {
        ActKind.UNDO: S("The act before was undone"),
        ActKind.COMPLETE: S("The run was completed"),
        ActKind.START: S("The run was started: {case}", case=str(act.data.get("case", ""))),
        ActKind.NOTE: S("Note: {text}", text=str(act.data.get("text", ""))),
    }
    if act.kind in fixed:
        return fixed[act.kind]
    step = state.rows[act.step or ""]
    if act.kind is ActKind.DONE:
        return S("Step {number} done", number=step.number)
    if act.kind is ActKind.DECIDE:
        words = exit_words(step, "yes" if act.data["exit"] == "yes" else "no").said(language)
        return S("Step {number} decided: {exit}", number=step.number, exit=words)
    requirement = step.requirements[act.data["requirement"]].text.said(language)
    if act.kind is ActKind.TICK:
        return S("Step {number}, ticked: {requirement}", number=step.number, requirement=requirement)
    return S("Step {number}, tick taken back: {requirement}", number=step.number, requirement=requirement)


def time_left(calendar: Calendar, today: date, due_day: date) -> Sentence:
    """How long is left until a due day, or how long ago it was, in working days."""
    days = remaining(calendar, today, due_day)
    if today == due_day:
        return S("due today")
    if today < due_day:
        if days == 0:  # a calendar period that ends on a day off
            return S("due before the next working day")
        return SN("{count} working day left", "{count} working days left", days)
    if days == 0:
        return S("past its due date")
    return SN("{count} working day late", "{count} working days late", -days)
