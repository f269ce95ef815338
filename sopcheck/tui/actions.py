"""Every action of the app, declared once: id, keys, label, help, and where it belongs.

Footer, help page, command palette, key bindings and the manual read this table. When an action applies *now* is
answered by the screen (``SopScreen.applies``), from the state of the core value that it shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sopcheck.locales.sentence import N_

EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a person can do.

    ``id``: "screen.name", also the binding's id, so that a keymap can move it. ``keys``: Textual key names, the first
    is the one shown unless ``shown`` says otherwise. ``label``: a word or two for the footer. ``help``: one sentence.
    ``footer``: its place in the footer, lower first; None keeps it out of the footer.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    shown: str = ""
    footer: int | None = 50

    @property
    def screen(self) -> str:
        """The screen that it belongs to, or 'everywhere'."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """The action's own name within its screen."""
        return self.id.partition(".")[2]

    @property
    def key_shown(self) -> str:
        """The key as the footer and the help page print it."""
        if self.shown:
            return self.shown
        key = self.keys[0] if self.keys else ""
        return _KEY_NAMES.get(key, key)


_KEY_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": N_("Space"),
    "backspace": "Backspace",
    "question_mark": "?",
    "slash": "/",
    "ctrl+p": "Ctrl+P",
    "ctrl+q": "Ctrl+Q",
    "f1": "F1",
    "f2": "F2",
    "f3": "F3",
}

ACTIONS: tuple[Action, ...] = (
    Action("everywhere.help", ("question_mark", "f1"), N_("help"), N_("Explain this screen and its keys."), footer=2),
    Action(
        "everywhere.palette",
        ("ctrl+p", "f3"),
        N_("commands"),
        N_("Search every command that applies now."),
        footer=99,
    ),
    Action(
        "everywhere.language",
        ("f2",),
        N_("language"),
        N_("Switch between Indonesian and English; nothing else changes."),
        footer=None,
    ),
    Action(
        "everywhere.theme", (), N_("light or dark"), N_("Switch between the dark and the light theme."), footer=None
    ),
    Action("everywhere.quit", ("ctrl+q",), N_("quit"), N_("Leave sopcheck; everything is kept."), footer=None),
    # Home
    Action("home.leave", ("escape",), N_("quit"), N_("Leave sopcheck; everything is kept."), footer=1),
    Action("home.open", ("enter",), N_("open"), N_("Go on with what is marked, or read the SOP."), footer=3),
    Action("home.read", ("b",), N_("read"), N_("Read the marked SOP row by row."), footer=4),
    Action("home.quiz", ("k",), N_("quiz"), N_("Practise the marked SOP with questions."), footer=5),
    Action("home.run", ("j",), N_("carry out"), N_("Start a checklist of the marked SOP for a real case."), footer=6),
    Action(
        "home.find",
        ("slash",),
        N_("search"),
        N_("Show only the SOPs and open cases that hold what is typed."),
        footer=7,
    ),
    Action("home.person", ("o",), N_("person"), N_("Choose who is working here."), footer=8),
    # Reader
    Action("reader.leave", ("escape",), N_("back"), N_("Go back to the screen before."), footer=1),
    Action("reader.follow", ("enter",), N_("follow"), N_("Follow the arrow out of the marked row."), footer=3),
    Action("reader.yes", ("y",), N_("yes exit"), N_("At a decision: follow its yes exit."), footer=4),
    Action("reader.no", ("t", "n"), N_("no exit"), N_("At a decision: follow its no exit."), footer=5),
    Action(
        "reader.details",
        ("d",),
        N_("details"),
        N_("Read all that the marked row holds: papers, output, deadline, why, basis."),
        footer=5,
    ),
    Action(
        "reader.back",
        ("backspace",),
        N_("way back"),
        N_("Go back the way you came along the arrows."),
        shown="Bksp",
        footer=6,
    ),
    Action(
        "reader.identity", ("i",), N_("identity"), N_("Show the identity part of the SOP, or the flow again."), footer=7
    ),
    Action(
        "reader.symbols",
        ("l",),
        N_("symbols"),
        N_("Show what each flowchart symbol means, and what it is not."),
        footer=8,
    ),
    Action("reader.find", ("slash",), N_("search"), N_("Go to the next row that holds what is typed."), footer=9),
    Action("reader.quiz", ("k",), N_("quiz"), N_("Practise this SOP with questions."), footer=10),
    Action("reader.run", ("j",), N_("carry out"), N_("Start a checklist of this SOP for a real case."), footer=11),
    # Quiz
    Action(
        "quiz.leave",
        ("escape",),
        N_("keep and leave"),
        N_("Leave the quiz; it goes on at the same question."),
        footer=1,
    ),
    Action(
        "quiz.answer",
        (),
        N_("answer"),
        N_("Answer with the letter of an option, or with its number; or mark one with the arrows and press Enter."),
        shown="A-D",
        footer=3,
    ),
    Action("quiz.next", ("enter",), N_("next"), N_("After the feedback: go to the next question."), footer=4),
    Action(
        "quiz.flow",
        ("f",),
        N_("show the row"),
        N_("After the feedback: read the SOP at the row in question."),
        footer=5,
    ),
    # Result
    Action("result.leave", ("escape", "h"), N_("home"), N_("Go back to the first screen."), footer=1),
    Action("result.again", ("u",), N_("wrong ones again"), N_("Practise only what was answered wrongly."), footer=3),
    Action("result.more", ("k",), N_("new quiz"), N_("Draw a new quiz from the same SOP."), footer=4),
    Action("result.weakest", ("b",), N_("weakest row"), N_("Read the SOP at the row that was missed most."), footer=5),
    # Checklist
    Action("checklist.leave", ("escape",), N_("leave"), N_("Leave; the case waits at this step."), footer=1),
    Action(
        "checklist.tick",
        ("space",),
        N_("tick"),
        N_("Tick the marked requirement, or take the tick back. Its number does the same."),
        footer=3,
    ),
    Action("checklist.done", ("s",), N_("done"), N_("The step is done; go to the next one."), footer=4),
    Action(
        "checklist.done-critical",
        ("S", "shift+s"),
        N_("done (critical)"),
        N_("A critical step is done and checked; its own key confirms it."),
        shown="Shift+S",
        footer=4,
    ),
    Action("checklist.yes", ("y",), N_("yes"), N_("Decide: yes."), footer=4),
    Action("checklist.no", ("t",), N_("no"), N_("Decide: no."), footer=5),
    Action(
        "checklist.complete", ("k",), N_("complete"), N_("Call the case complete. Nothing is left to do."), footer=4
    ),
    Action("checklist.note", ("n",), N_("note"), N_("Write a note that stays with the case."), footer=6),
    Action(
        "checklist.undo",
        ("z",),
        N_("undo"),
        N_("Take the last act back. It stays in the record as taken back."),
        footer=7,
    ),
    Action("checklist.history", ("r",), N_("history"), N_("List everything done in this case."), footer=8),
    Action("checklist.flow", ("f",), N_("flow"), N_("Read the SOP at the current step."), footer=9),
    # Questions of the app itself
    Action("ask.leave", ("escape",), N_("back"), N_("Go back; nothing changes."), footer=1),
    Action("ask.submit", (), N_("ready"), N_("Enter hands over what is typed."), shown="Enter", footer=3),
    Action("choose.leave", ("escape",), N_("back"), N_("Go back; nothing changes."), footer=1),
    Action("choose.pick", (), N_("choose"), N_("Enter chooses the marked row."), shown="Enter", footer=3),
    Action("person.leave", ("escape",), N_("back"), N_("Go back; on the first start: leave sopcheck."), footer=1),
    Action(
        "person.submit", (), N_("ready"), N_("Enter takes the name that is typed or marked."), shown="Enter", footer=3
    ),
    Action("palette.leave", ("escape",), N_("back"), N_("Go back; nothing changes."), footer=1),
    Action("palette.pick", (), N_("choose"), N_("Enter runs the marked command."), shown="Enter", footer=3),
    Action("diagnostics.leave", ("escape", "q"), N_("quit"), N_("Leave sopcheck."), footer=1),
    Action("diagnostics.again", ("r",), N_("read again"), N_("Read the pack again, after mending it."), footer=3),
    # Pages of text
    Action("page.leave", ("escape", "q"), N_("back"), N_("Go back to the screen before."), footer=1),
)

BY_ID = {action.id: action for action in ACTIONS}


def actions_of(screen: str) -> Iterator[Action]:
    """The actions of one screen, then those that are everywhere."""
    for action in ACTIONS:
        if action.screen == screen:
            yield action
    for action in ACTIONS:
        if action.screen == EVERYWHERE:
            yield action
