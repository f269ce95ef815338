"""A case in words for the screen: its deadlines, the lines of what was done, its history, how it ended."""

from __future__ import annotations

from datetime import datetime

from textual.content import Content

from sopcheck.checklist.acts import ActKind
from sopcheck.checklist.deadlines import nearest, running
from sopcheck.checklist.run import Line, RunState
from sopcheck.checklist.wording import act_said, time_left
from sopcheck.flow.graph import exit_words
from sopcheck.locales.dates import clock, day
from sopcheck.pack.characters import cells
from sopcheck.records.sitting import RunSitting
from sopcheck.tui.door import cut, hanging, line, lines, padded, plain, styled
from sopcheck.tui.screens.base import AnyScreen


def moment(screen: AnyScreen, when: datetime) -> str:
    """A moment on the office's clock: 'Sen 16 Nov 09.40'; with its year where that is another one than today's."""
    local, language = screen.desk.local(when), screen.desk.language
    date = day(local.date(), language)
    if local.year == screen.desk.today().year:
        date = date.removesuffix(f" {local.year}")
    return f"{date} {clock(local, language)}"


def step_name(screen: AnyScreen, sitting: RunSitting, actor: str) -> str:
    """The name of a role as the case has it pinned."""
    return screen.desk.text(sitting.pinned.actors.get(actor)) or actor


def deadline_line(screen: AnyScreen, sitting: RunSitting) -> Content:
    """The nearest legal date with how much is left, or why there is none."""
    say, desk = screen.say, screen.desk
    calendar = desk.pack.calendar
    begun = running(sitting.state, sitting.pinned, calendar)
    due = nearest(begun)
    if calendar is None or due is None:
        undated = next((one.no_date for one in begun if one.no_date is not None), None)
        words = say("No deadline is running.") if undated is None else say.say(undated)
        return styled(" " + words, "$quiet") if sitting.pinned.sop.deadlines else Content("")
    words = say.say(time_left(calendar, desk.today(), due.first.due))
    style = "bold $accent" if desk.today() < due.first.due else "bold $error"
    safest = f" ({say('safest {date}', date=day(due.safest, desk.language))})"
    provisional = f" · {say('provisional: no calendar for {years}', years=', '.join(map(str, due.first.provisional)))}"
    return line(
        f" {say('Deadline')} ",
        (day(due.first.due, desk.language), "bold"),
        ": ",
        (words, style),
        safest,
        provisional if due.first.provisional else "",
    )


def line_words(screen: AnyScreen, sitting: RunSitting, done: Line) -> Content:
    """One closed row in one line: number, sign, activity, how it was decided, who, when.

    Where it does not fit the activity is cut, never the decision; :func:`history` has all of it.
    """
    right = f"{cut(done.by, 14)}  {moment(screen, done.happened)}"
    room = max(12, screen.size.width - cells(right) - 12)
    decided = _decided(screen, sitting, done)
    what = cut(screen.desk.text(sitting.state.rows[done.step].activity), max(6, room - cells(decided))) + decided
    return _head(sitting, done) + line(f"{padded(what, room)}  ", (right, "$quiet"))


def _head(sitting: RunSitting, done: Line) -> Content:
    sign = ("!", "bold $warning") if done.missing else ("✓", "bold $success")
    return line((f"  {sitting.state.rows[done.step].number:>2} ", "$quiet"), sign, " ")


def _decided(screen: AnyScreen, sitting: RunSitting, done: Line) -> str:
    """The exit that was taken and where it led; nothing for a row that decides nothing."""
    if done.what is not ActKind.DECIDE or done.exit not in ("yes", "no"):
        return ""
    rows = sitting.state.rows
    word = screen.desk.text(exit_words(rows[done.step], "yes" if done.exit == "yes" else "no"))
    return f": {word}" + (f" → {rows[done.led_to].number}" if done.led_to else "")


def history(screen: AnyScreen, sitting: RunSitting) -> Content:
    """Everything in the order done: closed rows with values and what was missing, notes, what was taken back; then
    what is still needed. Nothing is cut here."""
    say, desk, state = screen.say, screen.desk, sitting.state
    rows: list[Content] = []
    width = screen.size.width - 4
    if state.started is not None:
        rows.append(
            plain(
                say("Started {moment} by {name}.", moment=moment(screen, state.started.happened), name=state.started.by)
            )
        )
    for done in state.lines:
        step = state.rows[done.step]
        what = desk.text(step.activity) + _decided(screen, sitting, done)
        rows += hanging(_head(sitting, done), f"{what} · {done.by}, {moment(screen, done.happened)}", width)
        if done.value:
            rows += hanging(styled(f"       {desk.text(step.record)}: ", "$quiet"), done.value, width)
        if done.missing:
            papers = "; ".join(desk.text(step.requirements[place].text) for place in done.missing)
            head = styled(f"       {say('missing')}: ", "$warning")
            rows += hanging(head, f"{papers} ({done.reason})", width)
    for note in state.notes:
        told = f"{note.text} · {note.by}, {moment(screen, note.happened)}"
        rows += hanging(styled(f"  {say('Note')}: ", "bold"), told, width)
    for gone in state.undone:
        words = say("Taken back {moment} by {name}:", moment=moment(screen, gone.undo.happened), name=gone.undo.by)
        words += " " + say.say(act_said(state, gone.act, desk.language))
        rows += hanging(Content("  "), words, screen.size.width - 4, style="$quiet")
    rows = rows or [plain(say("Nothing has been done yet."))]
    needed = still_needed(screen, state)
    if needed:
        rows += [Content(""), *hanging(styled(f"  {say('Still needed')}: ", "bold"), needed, width)]
    return lines(rows)


def still_needed(screen: AnyScreen, state: RunState) -> str:
    """The papers that the case still needs on every way from here, each once."""
    return " · ".join(dict.fromkeys(screen.desk.text(one.requirement.text) for one in state.still_needed()))


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
