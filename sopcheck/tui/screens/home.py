"""Home: what was I doing, what is there, what now."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from sopcheck.flow.lanes import wrapped
from sopcheck.locales.dates import day
from sopcheck.locales.sentence import N_
from sopcheck.pack.characters import cells
from sopcheck.pack.model import Sop
from sopcheck.quiz.understanding import DOTS, RECENT, dots
from sopcheck.records.store import AttemptEntry, RunEntry, StoreRefused
from sopcheck.tui.actions import Action
from sopcheck.tui.door import cut, line, lines, padded, plain
from sopcheck.tui.screens.base import SopScreen, bindings_of
from sopcheck.tui.widgets.key_line import KeyLine
from sopcheck.tui.widgets.sheet import Line, Sheet

MOST_CASES, MOST_QUIZZES = 8, 3
"""Open work on the first screen: the list must leave room for the SOPs. The search finds every other case."""
MOST_FOUND = 500
"""Open cases that are looked at, the newest first."""
MOST_NOTICE = 2
"""Lines of the pack's notice; all of it is in the help."""
SYMBOLS_ROW, ALL_ROW = "symbols:", "all:"


@dataclass(frozen=True, slots=True)
class Details:
    """What takes a moment to find out, shown after the first picture: by run id, by SOP id."""

    runs: dict[str, str]
    urgent: frozenset[str]
    known: dict[str, int]


class HomeScreen(SopScreen[None]):
    """The first screen: one list with the open work on top and the SOPs by unit below."""

    NAME = "home"
    BINDINGS = bindings_of("home")

    def __init__(self) -> None:
        super().__init__()
        self._runs: dict[str, RunEntry] = {}
        self._quizzes: dict[str, AttemptEntry] = {}
        self._details = Details({}, frozenset(), {})
        self._filter = ""
        self._language = ""
        self._wanted_mark: str | None = None

    def compose(self) -> ComposeResult:
        """One heading, one list, the pack's notice."""
        yield Static(id="heading", classes="heading", markup=False)
        yield Sheet(id="list")
        yield Static(id="notice", classes="notice", markup=False)
        yield KeyLine()

    def help_topic(self) -> str:
        """What this screen is for."""
        return self.say(
            "The first screen lists what you have not finished, then every SOP. Mark a row with the arrows. "
            "The dots show how many of your newest answers on an SOP were right."
        )

    def focus_main(self) -> None:
        """The list, unless something is being typed."""
        if not self.query(Input):
            self.query_one(Sheet).focus()

    # -- showing -------------------------------------------------------------------------------------------------

    def on_screen_resume(self) -> None:
        """Coming back to this screen: read what is open now."""
        self.read_open_work()
        super().on_screen_resume()

    def read_open_work(self) -> None:
        """The open runs and unfinished attempts of whoever is here; their details follow after the picture."""
        me = self.desk.person
        if me is None:
            return
        try:
            runs = self.desk.store.runs(person=me.id, open_only=True, limit=MOST_FOUND)
            quizzes = self.desk.store.attempts(person=me.id, unfinished=True, limit=MOST_QUIZZES)
        except StoreRefused as refused:
            self.complain(self.say.say(refused.sentence))
            return
        self._runs = {f"run:{entry.id}": entry for entry in runs}
        self._quizzes = {f"quiz:{entry.id}": entry for entry in quizzes}
        self.call_after_refresh(self.read_details)

    def read_details(self) -> None:
        """Replay the open cases that are shown and the newest answers, then show what they say."""
        me = self.desk.person
        if me is None:
            return
        found = {sop_id: self._dots(me.id, sop_id) for sop_id in self.desk.pack.sops}
        known = {sop_id: number for sop_id, number in found.items() if number is not None}
        self._details = Details({}, frozenset(), known)
        self.read_cases()

    def read_cases(self) -> None:
        """Replay the open cases that are shown and were not replayed yet."""
        runs, urgent = dict(self._details.runs), set(self._details.urgent)
        for row, entry in self._shown_runs().items():
            if row in runs:
                continue
            try:
                runs[row], late = self._case_words(entry)
            except (StoreRefused, ValueError):  # BadAct, and a pinned SOP that cannot be read, are ValueErrors
                runs[row], late = self.say("cannot be read"), True
            if late:
                urgent.add(row)
        self._details = Details(runs, frozenset(urgent), self._details.known)
        if self.is_current:
            self.draw()

    def _dots(self, person: str, sop_id: str) -> int | None:
        try:
            answers = self.desk.store.recent_answers(person, sop=sop_id, limit=RECENT)
            return dots([answer.question.options[answer.option].right for answer in answers])
        except (StoreRefused, ValueError, IndexError):  # a snapshot that cannot be read is a ValueError
            return None

    def _case_words(self, entry: RunEntry) -> tuple[str, bool]:
        from sopcheck.checklist.deadlines import is_urgent, nearest, running
        from sopcheck.workdays.counting import remaining

        sitting = self.desk.resume_run(entry.id)
        state = sitting.state
        if state.current is None:
            words = self.say("all steps done")
        else:
            words = self.say("step {number}", number=sitting.pinned.sop.step(state.current).number)
        calendar = self.desk.pack.calendar
        due = nearest(running(state, sitting.pinned, calendar))
        if calendar is None or due is None:
            return words, False
        today, last = self.desk.today(), due.first.due
        left = remaining(calendar, today, last)
        words += "  " + self.say("due {date} ({left})", date=day(last, self.desk.language), left=left)
        return words, is_urgent(calendar, today, last)

    def draw(self) -> None:
        """The heading and the list."""
        width = self.size.width
        if self._language != self.desk.language:  # what the cases say is said anew
            self._language = self.desk.language
            self._details = Details({}, frozenset(), self._details.known)
            self.call_after_refresh(self.read_cases)
        self._draw_heading(width)
        rows = [*self._open_rows(width - 2), *self._sop_rows(width - 2)]
        sheet = self.query_one(Sheet)
        sheet.list_rows(rows)
        if self._wanted_mark is not None and any(row.id == self._wanted_mark for row in rows):
            sheet.mark(self._wanted_mark)
            self._wanted_mark = None
        self._draw_notice(width)
        for find in self.query(Input):
            find.placeholder = self.say("part of a title or a case")

    def _draw_notice(self, width: int) -> None:
        """The pack's notice in two lines; all of it is in the help."""
        shown = wrapped(self.desk.text(self.desk.pack.notice), max(10, width - 2))
        if len(shown) > MOST_NOTICE:
            shown = (*shown[: MOST_NOTICE - 1], cut(shown[MOST_NOTICE - 1] + " " * width, width - 8) + " (?)")
        self.show_line("#notice", lines([plain(" " + text) for text in shown]))

    def _draw_heading(self, width: int) -> None:
        person = self.desk.person.name if self.desk.person else ""
        right = f"{cut(person, 24)}   {day(self.desk.today(), self.desk.language)} "
        office = self.desk.text(self.desk.pack.office) or self.desk.text(self.desk.pack.title)
        left = cut(office, max(0, width - cells(right) - 14))
        gap = max(1, width - cells(right) - len(" sopcheck   ") - cells(left))
        self.show_line("#heading", line((" sopcheck", "bold $accent"), f"   {left}", " " * gap, (right, "$quiet")))

    def mark_next(self, row: str) -> None:
        """Where the mark is to stand when this screen comes back: on what was just left."""
        self._wanted_mark = row

    def _shown_runs(self) -> dict[str, RunEntry]:
        """The newest open cases, or those that the search finds by their name or their SOP."""
        if not self._filter:
            return dict(list(self._runs.items())[:MOST_CASES])
        return {
            row: entry
            for row, entry in self._runs.items()
            if self._filter in entry.case.casefold() or self._filter in self.desk.text(entry.title).casefold()
        }

    def _open_rows(self, width: int) -> list[Line]:
        runs, quizzes = self._shown_runs(), {} if self._filter else self._quizzes
        if not runs and not quizzes:
            return []
        rows = [Line(line(("  " + self.say("Go on"), "bold")))]
        case_width = max(12, min(24, width // 4))
        tail = max((cells(words) for words in self._details.runs.values()), default=0)
        title_width = max(14, width - case_width - max(18, tail + 2) - 8)
        for row_id, entry in runs.items():
            mark = (" !", "bold $error") if row_id in self._details.urgent else ""
            rows.append(
                Line(
                    line(
                        f"    {padded(entry.case, case_width)} {padded(self.desk.text(entry.title), title_width)}  ",
                        self._details.runs.get(row_id, ""),
                        mark,
                    ),
                    row_id,
                )
            )
        more = 0 if self._filter else len(self._runs) - len(runs)
        if more:
            words = self.say.count(
                "… {count} more open case: / finds it", "… {count} more open cases: / finds them", more
            )
            rows.append(Line(line(("    " + words, "$quiet"))))
        for row_id, quiz in quizzes.items():
            name = self.say("Quiz") + " " + self.say(_MODES.get(quiz.mode, quiz.mode))
            rows.append(
                Line(
                    line(
                        f"    {padded(name, case_width)} {padded(self.desk.text(quiz.title), title_width)}  ",
                        self.say("question {number} of {all}", number=quiz.answered + 1, all=quiz.asked),
                    ),
                    row_id,
                )
            )
        rows.append(Line(Content("")))
        return rows

    def _sop_rows(self, width: int) -> list[Line]:
        say = self.say
        steps_head, known_head, cases_head = say("steps"), say("known"), say("cases")
        title_width = max(20, width - 29)
        rows = [
            Line(
                line(
                    (padded("  SOP", title_width), "bold"),
                    (f"{steps_head:>8}", "$quiet"),
                    (f"  {known_head:<11}", "$quiet"),
                    (f"{cases_head:>6}", "$quiet"),
                )
            )
        ]
        found = 0
        for unit in self.desk.pack.units.values():
            of_unit = [sop for sop in self.desk.pack.sops.values() if sop.unit == unit.id and self._wanted(sop)]
            if of_unit:
                rows.append(Line(line((f"  {cut(self.desk.text(unit.name), width - 2)}", "$quiet"))))
            for sop in of_unit:
                found += 1
                rows.append(Line(self._sop_line(sop, title_width), f"sop:{sop.id}"))
        if not found and not self._shown_runs():
            rows.append(Line(line(("    " + say("Nothing here holds “{text}”.", text=self._filter), "$quiet"))))
        if not self._filter:
            rows.append(Line(line(("  " + say("Across the SOPs"), "$quiet"))))
            rows.append(Line(plain("    " + say("Flowchart symbols and the regulation")), SYMBOLS_ROW))
            rows.append(Line(plain("    " + say("All SOPs")), ALL_ROW))
        return rows

    def _sop_line(self, sop: Sop, title_width: int) -> Content:
        known = self._details.known.get(sop.id)
        shown = "○ " + self.say("none") if known is None else "●" * known + "○" * (DOTS - known)
        cases = sum(1 for entry in self._runs.values() if entry.sop == sop.id)
        return line(
            padded("    " + self.desk.text(sop.title), title_width),
            f"{len(sop.steps):>8}",
            "  ",
            (padded(shown, 11), "$quiet" if known is None else "$accent"),
            f"{cases or '-':>6}",
        )

    def _wanted(self, sop: Sop) -> bool:
        return self._filter in self.desk.text(sop.title).casefold()

    # -- what can be done ----------------------------------------------------------------------------------------

    def _marked_sop(self) -> str | None:
        marked = self.query_one(Sheet).marked or ""
        if marked.startswith("sop:"):
            return marked[4:]
        if marked in self._runs:
            sop = self._runs[marked].sop
            return sop if sop in self.desk.pack.sops else None
        return None

    def applies(self, name: str) -> bool:
        """Reading and carrying out need an SOP; a quiz needs an SOP, the symbols, all, or an unfinished quiz."""
        if not self.is_mounted or any(find.has_focus for find in self.query(Input)):
            return name in ("leave", "open")
        marked = self.query_one(Sheet).marked or ""
        if name in ("read", "run"):
            return self._marked_sop() is not None
        if name == "quiz":
            return bool(marked)
        return True

    def listed(self, action: Action) -> bool:
        """Enter is known to everybody; the place in the footer goes to the letters."""
        return action.id != "home.open"

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """Enter, or a click on a row."""
        event.stop()
        self.action_do("open")

    def on_sheet_marked(self, event: Sheet.Marked) -> None:
        """Another row, other keys."""
        event.stop()
        self.draw_keys()

    def do_leave(self) -> None:
        """Close the search first, then the app."""
        if self.query(Input):
            self._filter = ""
            self.query(Input).remove()
            self.query_one(Sheet).focus()
            self.redraw()
        else:
            self.app.exit(0)

    def do_open(self) -> None:
        """Go on with open work, or read the SOP."""
        marked = self.query_one(Sheet).marked or ""
        if marked in self._runs:
            self.ways.open_run(self._runs[marked].id)
        elif marked in self._quizzes or marked in (SYMBOLS_ROW, ALL_ROW):
            self.do_quiz()
        elif marked:
            self.do_read()

    def do_read(self) -> None:
        """Read the SOP, at the case's step where a case is marked."""
        sop = self._marked_sop()
        if sop is not None:
            self.ways.open_reader(sop)

    def do_quiz(self) -> None:
        """Go on with the marked quiz, or draw a new one."""
        marked = self.query_one(Sheet).marked or ""
        if marked in self._quizzes:
            self.ways.resume_quiz(self._quizzes[marked].id)
        elif marked == SYMBOLS_ROW:
            self.ways.start_symbol_quiz()
        elif marked == ALL_ROW:
            self.ways.start_quiz(())
        elif (sop := self._marked_sop()) is not None:
            self.ways.start_quiz((sop,))

    def do_run(self) -> None:
        """A checklist of the marked SOP for a new case."""
        sop = self._marked_sop()
        if sop is not None:
            self.ways.start_run(sop)

    def do_person(self) -> None:
        """Choose who is here."""
        self.app.push_screen("person")

    def do_find(self) -> None:
        """Type part of a title."""
        if not self.query(Input):  # only made when it is wanted: its styles would delay the first picture
            self.mount(Input(id="find", placeholder=self.say("part of a title")), after="#heading")
        self.query_one(Input).focus()
        self.draw_keys()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while typing: a casefolded substring, never a pattern."""
        event.stop()
        self._filter = event.value.strip().casefold()
        self.draw()
        self.call_after_refresh(self.read_cases)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the search goes to the list."""
        event.stop()
        self.query_one(Sheet).focus()
        self.redraw()


_MODES = {"latihan": N_("practice")}
