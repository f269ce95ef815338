"""A case in words for the screen: its deadlines, the lines of what was done, its history, how it ended."""

from __future__ import annotations

from datetime import datetime

from textual.content import Content

from sopcheck.checklist.acts import ActKind
from sopcheck.checklist.deadlines import running
from sopcheck.checklist.run import Line, RunState
from sopcheck.checklist.wording import act_said, time_left
from sopcheck.flow.graph import exit_words
from sopcheck.locales.dates import clock, day
from sopcheck.records.sitting import RunSitting
from sopcheck.tui.door import cut, hanging, line, lines, plain, styled
from sopcheck.tui.screens.base import AnyScreen


def moment(screen: AnyScreen, when: datetime) -> str:
    """A moment on the office's clock: 'Sen 16 Nov 2026 09.40'."""
    local = screen.desk.local(when)
    return f"{day(local.date(), screen.desk.language)} {clock(local, screen.desk.language)}"


def step_name(screen: AnyScreen, sitting: RunSitting, actor: str) -> str:
    """The name of a role as the case has it pinned."""
    return screen.desk.text(sitting.pinned.actors.get(actor)) or actor


def deadline_line(screen: AnyScreen, sitting: RunSitting) -> Content:
    """The nearest legal date with how much is left, or why there is none."""
    say, desk = screen.say, screen.desk
    calendar = desk.pack.calendar
    begun = running(sitting.state, sitting.pinned, calendar)
    dated = [one.due for one in begun if one.due is not None]
    if calendar is None or not dated:
        undated = next((one.no_date for one in begun if one.no_date is not None), None)
        words = say("No deadline is running yet.") if undated is None else say.say(undated)
        return styled(" " + words, "$quiet") if sitting.pinned.sop.deadlines else Content("")
    nearest = min(dated, key=lambda one: one.first.due)
    words = say.say(time_left(calendar, desk.today(), nearest.first.due))
    style = "bold $accent" if desk.today() < nearest.first.due else "bold $error"
    safest = f" ({say('safest {date}', date=day(nearest.safest, desk.language))})"
    provisional = (
        f" · {say('provisional: no calendar for {years}', years=', '.join(map(str, nearest.first.provisional)))}"
    )
    return line(
        f" {say('Deadline')} ",
        (day(nearest.first.due, desk.language), "bold"),
        ": ",
        (words, style),
        safest,
        provisional if nearest.first.provisional else "",
    )


def line_words(screen: AnyScreen, sitting: RunSitting, done: Line) -> Content:
    """One closed row: number, sign, activity, who, when."""
    desk, state = screen.desk, sitting.state
    step = state.rows[done.step]
    what = desk.text(step.activity)
    if done.what is ActKind.DECIDE and done.exit in ("yes", "no"):
        word = desk.text(exit_words(step, "yes" if done.exit == "yes" else "no"))
        what += f": {word}" + (f" → {state.rows[done.led_to].number}" if done.led_to else "")
    sign = ("!", "bold $warning") if done.missing else ("✓", "bold $success")
    right = f"{cut(done.by, 14)}  {moment(screen, done.happened)}"
    room = max(12, screen.size.width - len(right) - 12)
    return line((f"  {step.number:>2} ", "$quiet"), sign, f" {cut(what, room):<{room}}  ", (right, "$quiet"))


def history(screen: AnyScreen, sitting: RunSitting) -> Content:
    """Everything in the order done: closed rows with values and what was missing, notes, what was taken back."""
    say, desk, state = screen.say, screen.desk, sitting.state
    rows: list[Content] = []
    if state.started is not None:
        rows.append(
            plain(
                say("Started {moment} by {name}.", moment=moment(screen, state.started.happened), name=state.started.by)
            )
        )
    for done in state.lines:
        rows.append(line_words(screen, sitting, done))
        step = state.rows[done.step]
        if done.value:
            rows.append(line((f"       {desk.text(step.record)} ", "$quiet"), done.value))
        if done.missing:
            papers = "; ".join(desk.text(step.requirements[place].text) for place in done.missing)
            head = styled(f"       {say('missing')}: ", "$warning")
            rows += hanging(head, f"{papers} ({done.reason})", screen.size.width - 4)
    for note in state.notes:
        rows.append(
            line(
                (f"  {say('Note')}: ", "bold"),
                note.text,
                (f"  {note.by}, {moment(screen, note.happened)}", "$quiet"),
            )
        )
    for gone in state.undone:
        words = say("Taken back {moment} by {name}:", moment=moment(screen, gone.undo.happened), name=gone.undo.by)
        words += " " + say.say(act_said(state, gone.act, desk.language))
        rows += hanging(Content("  "), words, screen.size.width - 4, style="$quiet")
    return lines(rows or [plain(say("Nothing has been done yet."))])


def completion_words(screen: AnyScreen, state: RunState) -> str:
    """How the case ends, in one sentence."""
    say = screen.say
    if state.missing:
        return say.count(
            "All steps are done; {count} requirement was missing.",
            "All steps are done; {count} requirements were missing.",
            state.missing,
        )
    return say("Complete: every step is done and nothing was missing.")
