"""``sopcheck run --plain``: a checklist for a real case, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from sopcheck.cli.errors import DONE, Problem, nearest, shortened
from sopcheck.cli.help import Command
from sopcheck.cli.opening import Desk, command_again, kept_text, open_pack, open_store, say_notice, sop_id, who
from sopcheck.cli.settings import Settings
from sopcheck.locales.catalogue import Catalogue
from sopcheck.locales.sentence import S

if TYPE_CHECKING:
    from sopcheck.checklist.clocks import ClockChoice
    from sopcheck.pack.model import Sop
    from sopcheck.records.sitting import RunSitting


LEAVE = frozenset({"q", "quit", "keluar"})


def command(say: Catalogue, summary: str) -> Command:
    """The command as click knows it."""
    return Command(
        "run",
        say,
        run,
        [
            click.Argument(["sop"], metavar="SOP"),
            click.Option(["--case"], required=True, metavar=say("TEXT"), help=say("What the case is called.")),
            click.Option(["--plain"], is_flag=True, help=say("Line by line, without moving the cursor.")),
            click.Option(["--clock"], metavar="ID", help=say("Which deadlines count, where the SOP has several.")),
            click.Option(["--new"], is_flag=True, help=say("Begin anew, also where a case of this name is open.")),
        ],
        summary=summary,
        about=say("SOP is the id of an SOP. An open case of the same name, SOP and person goes on where it was left."),
        example='sopcheck run pelayanan-informasi --case "123/PPID/XI" --plain',
    )


def run(  # noqa: PLR0913 - one parameter an option
    settings: Settings, sop: str, *, case: str, plain: bool, clock: str | None, new: bool
) -> int:
    """Carry out until the case is complete, left, or the input ends; what was done is kept in each case."""
    from sopcheck.checklist.acts import LONGEST_CASE
    from sopcheck.cli.steps import StepTalk

    if not plain:
        raise Problem(S("This command works line by line: add --plain. The app opens with: sopcheck"))
    pack = open_pack(settings)
    chosen = pack.sops[sop_id(pack, sop)]
    name = kept_text(case, settings.say("The case"), LONGEST_CASE)
    named_clock = None if clock is None else _clock_named(chosen, clock)
    with open_store(settings) as store:
        person = who(settings, store)
        if person is None:
            settings.streams.line(settings.say("No name was given, so nothing was begun."))
            return DONE
        say_notice(settings, pack)
        desk = Desk(settings, pack, store, person)
        sitting = None if new else _open_case(desk, chosen, name, named_clock)
        if sitting is None:
            sitting = _begun(desk, chosen, name, named_clock)
        if sitting is None:
            settings.streams.line(settings.say("No deadlines were chosen, so nothing was begun."))
            return DONE
        if not StepTalk(desk, sitting).until_complete():
            settings.streams.line(
                settings.say(
                    "Kept: the case waits at this step. To go on: {command}",
                    command=command_again(settings, "run", chosen.id, "--case", name),
                )
            )
        return DONE


def _clock_named(sop: Sop, word: str) -> str:
    from sopcheck.checklist.clocks import clocks

    known = [choice.id for choice in clocks(sop)]
    if word.strip().casefold() in known:
        return word.strip().casefold()
    if not known:
        raise Problem(S("The SOP {sop} has one set of deadlines only: leave --clock out.", sop=sop.id))
    typed, meant = shortened(word), nearest(word, known)
    if meant is not None:
        raise Problem(S('There is no clock "{clock}" in the SOP; did you mean {meant}?', clock=typed, meant=meant))
    raise Problem(S('There is no clock "{clock}" in the SOP; it has {known}.', clock=typed, known=", ".join(known)))


def _open_case(desk: Desk, sop: Sop, name: str, clock: str | None) -> RunSitting | None:
    """The open case of this name, SOP and person, said so; None where there is none."""
    from sopcheck.records.sitting import RunSitting, open_cases

    say, streams = desk.settings.say, desk.settings.streams
    same = open_cases(desk.store, desk.pack.id, sop.id, name)
    mine = next((entry for entry in same if entry.person == desk.person.id), None)
    if mine is None:
        if same:
            streams.line(say("{person} has an open case of this name too.", person=same[0].person_name))
        return None
    sitting = RunSitting.resume(desk.store, desk.person, mine.id, now=desk.settings.now)
    streams.line(say("Going on with the case begun {when}. --new begins another.", when=desk.moment(mine.recorded)))
    if clock not in (None, sitting.state.clock):
        streams.line(say("Its deadlines stay those of {clock}, chosen then.", clock=sitting.state.clock or ""))
    if mine.sop_digest != sop.digest:
        streams.line(say("The SOP has changed in the pack since; this case stays with the rows it was begun with."))
    return sitting


def _begun(desk: Desk, sop: Sop, name: str, clock: str | None) -> RunSitting | None:
    """A new case; None where the input ended before its deadlines were chosen."""
    from sopcheck.checklist.clocks import clocks
    from sopcheck.records.sitting import RunSitting

    choices = clocks(sop)
    if clock is None and len(choices) > 1:
        clock = _clock_chosen(desk.settings, choices)
        if clock is None:
            return None
    return RunSitting.begin(desk.store, desk.person, desk.pack, sop.id, case=name, clock=clock, now=desk.settings.now)


def _clock_chosen(settings: Settings, choices: Sequence[ClockChoice]) -> str | None:
    say, streams, language = settings.say, settings.streams, settings.language
    streams.line(say("Which deadlines count for this case?"))
    for number, choice in enumerate(choices, start=1):
        when = "" if choice.when is None else f" ({choice.when.said(language)})"
        streams.line(f"{number}. {choice.name.said(language)}{when}")
    while True:
        answer = streams.ask(say("Number (1-{last}):", last=len(choices)))
        if answer is None or answer.strip().casefold() in LEAVE:
            return None
        word = answer.strip()
        if word.isascii() and word.isdigit() and len(word) < 4 and 1 <= int(word) <= len(choices):
            return choices[int(word) - 1].id
        streams.line(say("Type a number from 1 to {last}, or q to leave.", last=len(choices)))
