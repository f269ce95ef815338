"""Who is working here: asked once on the first start, or chosen again later."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from sopcheck.locales.sentence import N_
from sopcheck.pack.characters import NotWritable, typed
from sopcheck.records.store import LONGEST_NAME, Person, StoreRefused
from sopcheck.tui.actions import Action
from sopcheck.tui.door import plain, styled
from sopcheck.tui.screens.base import SopScreen, bindings_of
from sopcheck.tui.widgets.key_line import KeyLine
from sopcheck.tui.widgets.sheet import Line, Sheet


class PersonScreen(SopScreen[None]):
    """A name to type, or people to pick from."""

    NAME = "person"
    BINDINGS = bindings_of("person")

    def __init__(self) -> None:
        super().__init__(classes="modal")
        self._people: dict[str, Person] = {}

    def compose(self) -> ComposeResult:
        """Why a name, the line for it, who is known, where records are kept."""
        with Vertical(classes="sheet"):
            yield Static(id="title", markup=False)
            yield Static(id="why", markup=False)
            yield Input(id="name", max_length=LONGEST_NAME)
            yield Static(id="complaint", classes="complaint", markup=False)
            yield Static(id="known", markup=False)
            yield Sheet(id="people")
            yield Static(id="where", markup=False)
        yield KeyLine()

    def help_topic(self) -> str:
        """What this screen is for."""
        return self.say("Answers and acts are kept under a name. Type yours, or pick it from the list with the arrows.")

    def on_screen_resume(self) -> None:
        """Everybody who is known by now."""
        try:
            self._people = {person.id: person for person in self.desk.store.people()}
        except StoreRefused as refused:
            self.complain(self.say.say(refused.sentence))
        self.query_one("#name", Input).value = ""
        super().on_screen_resume()

    def draw(self) -> None:
        """Everything in the language of now."""
        say = self.say
        self.show_line("#title", styled(say("Who is working here?"), "bold $accent"))
        self.show_line("#why", plain(say("Answers and acts are kept under this name. It is asked once.")))
        self.show_line(
            "#where", styled(say("Records are kept in {place}.", place=str(self.desk.store_place)), "$quiet")
        )
        self.query_one("#name", Input).placeholder = say("full name")
        people = self.query_one(Sheet)
        people.set_class(not self._people, "hidden")
        people.styles.height = max(1, min(len(self._people), self.size.height - 15))
        self.show_line("#known", plain(say("Or pick a name with ↓ and Enter:")) if self._people else Content(""))
        people.list_rows(
            [
                Line(plain(" " + person.name + (f"  {person.number}" if person.number else "")), person.id)
                for person in self._people.values()
            ]
        )

    def focus_main(self) -> None:
        """The line."""
        self.query_one("#name", Input).focus()

    def label_of(self, action: Action) -> str:
        """On the first start there is nowhere to go back to."""
        return N_("quit") if action.id == "person.leave" and self.desk.person is None else action.label

    def on_key(self, event: object) -> None:
        """Down from the line goes to the list."""
        if getattr(event, "key", "") == "down" and self.query_one("#name", Input).has_focus and self._people:
            self.query_one(Sheet).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the name, unless somebody is already called that."""
        event.stop()
        try:
            name = typed(event.value, LONGEST_NAME)
        except NotWritable:
            self.show_line("#complaint", Content(self.say("Nothing is written yet.")))
            return
        try:
            person = self.desk.store.person_named(name)
        except StoreRefused as refused:
            self.show_line("#complaint", plain(self.say.say(refused.sentence)))
            return
        self._chosen(person)

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        """Somebody from the list."""
        event.stop()
        if event.chosen in self._people:
            self._chosen(self._people[event.chosen])

    def _chosen(self, person: Person) -> None:
        self.desk.person = person
        self.show_line("#complaint", Content(""))
        self.dismiss(None)

    def do_submit(self) -> None:
        """A click on the key in the footer: as Enter where the focus is."""
        if self.query_one(Sheet).has_focus:
            self.query_one(Sheet).action_choose()
        else:
            line = self.query_one("#name", Input)
            line.post_message(Input.Submitted(line, line.value))

    def do_leave(self) -> None:
        """Back where somebody is named; else out of the app."""
        if self.desk.person is None:
            self.app.exit(0)
        else:
            self.dismiss(None)
