"""What is wrong in the pack, calmly, in place of an app that would start half."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sopcheck.pack.diagnostics import Severity, as_text
from sopcheck.tui.door import lines, plain, styled
from sopcheck.tui.screens.base import SopScreen, bindings_of
from sopcheck.tui.widgets.key_line import KeyLine

MOST = 200
"""More faults than this are counted, not listed: `check` lists them all."""


class DiagnosticsScreen(SopScreen[None]):
    """All faults with their places; read again after mending, or leave."""

    NAME = "diagnostics"
    BINDINGS = bindings_of("diagnostics")

    def compose(self) -> ComposeResult:
        """Heading, what to do, the faults."""
        yield Static(id="heading", classes="heading", markup=False)
        yield Static(id="what", classes="pane", markup=False)
        with VerticalScroll(id="scroll", classes="scroll"):
            yield Static(id="body", markup=False)
        yield KeyLine()

    def help_topic(self) -> str:
        """What this screen is for."""
        return self.say(
            "The pack has faults, so nothing was started. Mend the files named here, then read the pack again."
        )

    def draw(self) -> None:
        """The faults in the language of now."""
        say, found = self.say, self.sopcheck.diagnostics
        errors = sum(1 for one in found if one.severity is Severity.ERROR)
        self.show_line("#heading", styled(" sopcheck", "bold $accent"))
        self.show_line(
            "#what",
            lines(
                [
                    plain(
                        say.count(
                            "The pack has {count} fault and was not opened:",
                            "The pack has {count} faults and was not opened:",
                            errors,
                        )
                    ),
                    styled(str(self.sopcheck.pack_place or ""), "bold"),
                    plain(say("Mend the lines shown here in a text editor, then press r.")),
                    Content(""),
                ]
            ),
        )
        body: list[Content] = []
        for one in found[:MOST]:
            first, *rest = as_text(one, say)
            body.append(styled(first, "bold"))
            body.extend(plain(text) for text in rest)
            body.append(Content(""))
        if len(found) > MOST:
            body.append(plain(say("… and {count} more: “sopcheck check” lists them all.", count=len(found) - MOST)))
        self.show_line("#body", lines(body))

    def focus_main(self) -> None:
        """The text, so that the arrows move it."""
        self.query_one("#scroll").focus()

    def do_again(self) -> None:
        """Read the pack again."""
        if self.sopcheck.read_pack_again():
            self.sopcheck.pack_was_mended()
        else:
            self.redraw()

    def do_leave(self) -> None:
        """Out: the exit code says that the pack has faults."""
        self.app.exit(1, return_code=1)
