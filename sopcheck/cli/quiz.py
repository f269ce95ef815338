"""``sopcheck quiz --plain``: a quiz line by line, for screen readers, scripts and slow links."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from sopcheck.cli.errors import DONE, Problem, shortened
from sopcheck.cli.help import Command, Whole
from sopcheck.cli.opening import Desk, command_again, open_pack, open_store, say_notice, sop_id, store_file, who
from sopcheck.cli.settings import Settings
from sopcheck.cli.shapes import SHAPES
from sopcheck.locales.catalogue import Catalogue
from sopcheck.locales.sentence import S

if TYPE_CHECKING:
    from sopcheck.pack.model import Pack
    from sopcheck.quiz.attempt import Plan
    from sopcheck.quiz.question import CitedRow, Question
    from sopcheck.records.sitting import QuizSitting

MOST = 500
LARGEST_SEED = 2**53 - 1
"""Whole numbers up to here survive every spreadsheet and JSON reader."""

LEAVE = {"q", "quit", "keluar"}
HELP = {"?", "help", "bantuan"}


def command(say: Catalogue, summary: str) -> Command:
    """The command as click knows it."""
    return Command(
        "quiz",
        say,
        quiz,
        [
            click.Argument(["sops"], nargs=-1, metavar=say("[SOP...]")),
            click.Option(["--plain"], is_flag=True, help=say("Line by line, without moving the cursor.")),
            click.Option(["--count"], type=Whole(1, MOST), help=say("How many questions; 12 where nothing is said.")),
            click.Option(["--seed"], type=Whole(0, LARGEST_SEED), help=say("The number that the quiz is drawn from.")),
            click.Option(["--new"], is_flag=True, help=say("Begin anew, also where a quiz waits unfinished.")),
        ],
        summary=summary,
        about=say(
            "SOP is the id of an SOP, or simbol for the symbols and the regulation; none means all. "
            "An unfinished quiz of the same person and SOPs goes on where it was left."
        ),
        example="sopcheck quiz pelayanan-informasi --plain --count 5",
    )


def quiz(  # noqa: PLR0913 - one parameter an option
    settings: Settings, sops: Sequence[str], *, plain: bool, count: int | None, seed: int | None, new: bool
) -> int:
    """Ask until the quiz is finished, left, or the input ends; what was answered is kept in each case."""
    from sopcheck.quiz.pool import SYMBOLS

    if not plain:
        raise Problem(S("This command works line by line: add --plain. The app opens with: sopcheck"))
    pack = open_pack(settings)
    chosen = tuple(dict.fromkeys(sop_id(pack, word, also=(SYMBOLS,)) for word in sops))
    with open_store(settings) as store:
        person = who(settings, store)
        if person is None:
            settings.streams.line(settings.say("No name was given, so nothing was begun."))
            return DONE
        say_notice(settings, pack)
        plan = _drawn(settings, pack, chosen, count, seed)
        desk = Desk(settings, pack, store, person)
        sitting = None if new else _left(desk, plan, exact_count=count is not None, exact_seed=seed is not None)
        if sitting is None:
            from sopcheck.records.sitting import QuizSitting

            sitting = QuizSitting.begin(store, person, plan, pack)
        talk = _Talk(settings, sitting, several=len(chosen) != 1)
        if not talk.all_questions():
            state = sitting.state
            settings.streams.line(
                settings.say(
                    "Kept: {answered} of {asked} questions are answered. To go on: {command}",
                    answered=len(state.graded),
                    asked=len(state.plan.questions),
                    command=command_again(settings, "quiz", *chosen),
                )
            )
            return DONE
        talk.result()
        return DONE


def _drawn(settings: Settings, pack: Pack, chosen: tuple[str, ...], count: int | None, seed: int | None) -> Plan:
    from sopcheck.quiz.drawing import MOST_DRAWN_SEED, PRACTICE_LENGTH, draw
    from sopcheck.quiz.pool import question_pool, quiz_title

    return draw(
        question_pool(pack, list(chosen) or None),
        count=PRACTICE_LENGTH if count is None else count,
        seed=1 + secrets.randbelow(MOST_DRAWN_SEED) if seed is None else seed,
        language=settings.language,
        title=quiz_title(pack, chosen),
        sops=chosen,
    )


def _left(desk: Desk, plan: Plan, *, exact_count: bool, exact_seed: bool) -> QuizSitting | None:
    """The newest unfinished quiz that is what was asked for: same person, pack and SOPs as ``plan``, and the same
    length and seed where these were named."""
    from sopcheck.records.sitting import QuizSitting

    for entry in desk.store.attempts(person=desk.person.id, unfinished=True):
        if (entry.pack, entry.sops, entry.mode) != (desk.pack.id, plan.sops, plan.mode):
            continue
        if (exact_seed and entry.seed != plan.seed) or (exact_count and entry.asked != len(plan.questions)):
            continue
        desk.settings.streams.line(
            desk.settings.say(
                "Going on with the quiz of {when}: {answered} of {asked} questions are answered. --new begins another.",
                when=desk.moment(entry.recorded),
                answered=entry.answered,
                asked=entry.asked,
            )
        )
        return QuizSitting.resume(desk.store, desk.person, entry.id)
    return None


class _Talk:
    """One sitting, spoken. The rules are in the sitting's state; here things are only asked and printed."""

    def __init__(self, settings: Settings, sitting: QuizSitting, *, several: bool) -> None:
        self.settings = settings
        self.say = settings.say
        self.streams = settings.streams
        self.sitting = sitting
        self.several = several

    def all_questions(self) -> bool:
        """Ask until nothing is left; False where the person left or the input ended."""
        plan = self.sitting.state.plan
        self.streams.line(
            self.say(
                "{title}: {count} questions (seed {seed}), answered by {person}.",
                title=plan.title.said(self.settings.language),
                count=len(plan.questions),
                seed=plan.seed,
                person=self.sitting.person.name,
            )
        )
        while self.sitting.state.current is not None:
            question = plan.shown(self.sitting.state.current)
            self._show(question)
            option = self._answer(question)
            if option is None:
                return False
            self.sitting.answer(option)  # durable from here on: only now may the feedback be seen
            self._feedback(question, option)
        return True

    def _language(self, question: Question) -> str:
        """The screen's language where the question is fair in it, else the one that it was drawn for."""
        wanted = self.settings.language
        return wanted if wanted in question.languages else self.sitting.state.plan.language

    def _show(self, question: Question) -> None:
        state = self.sitting.state
        language = self._language(question)
        number, count = (state.current or 0) + 1, len(state.plan.questions)
        self.streams.line()
        if self.several and question.sop_title is not None:
            self.streams.line(
                self.say(
                    "Question {number} of {count}: {sop}",
                    number=number,
                    count=count,
                    sop=question.sop_title.said(language),
                )
            )
        else:
            self.streams.line(self.say("Question {number} of {count}", number=number, count=count))
        self.streams.text(question.stem.said(language))
        if question.drawn in SHAPES:
            name, drawing = SHAPES[question.drawn]
            self.streams.line(self.say("Shape: {shape}", shape=self.say(name)))
            for line in drawing:
                self.streams.line(line.rstrip())
        for letter, option in zip(_letters(question), question.options, strict=True):
            self.streams.text(f"{letter}. {option.text.said(language)}")

    def _answer(self, question: Question) -> int | None:
        """The place of the option that was chosen; None where the person leaves or the input ends."""
        letters = _letters(question)
        prompt = self.say("Answer ({first}-{last}):", first=letters[0], last=letters[-1])
        while True:
            typed = self.streams.ask(prompt)
            if typed is None:
                return None
            word = typed.strip().rstrip(".)").casefold() or typed.strip()
            if word in LEAVE:
                return None
            if len(word) == 1 and word.upper() in letters:
                return letters.index(word.upper())
            if word.isascii() and word.isdigit() and len(word) < 3 and 1 <= int(word) <= len(letters):
                return int(word) - 1
            if word in HELP:
                self.streams.line(
                    self.say(
                        "A letter from {first} to {last} or its number answers, q leaves and keeps everything.",
                        first=letters[0],
                        last=letters[-1],
                    )
                )
            elif not word:
                self.streams.line(self.say("Nothing was typed; ? explains."))
            else:
                self.streams.line(self.say('"{typed}" is no answer here; ? explains.', typed=shortened(word)))

    def _feedback(self, question: Question, option: int) -> None:
        from sopcheck.quiz.feedback import feedback

        language = self._language(question)
        told = feedback(question, option)
        if told.right:
            self.streams.line(self.say("Right."))
        else:
            self.streams.line(
                self.say(
                    "Not quite. The answer is {letter}: {text}",
                    letter=told.right_letter,
                    text=told.right_text.said(language),
                )
            )
            if told.chosen_why is not None:
                self.streams.line(f"{told.chosen_letter}: {told.chosen_why.said(language)}")
        for row in told.rows:
            self.streams.line(self._row(row, language))
        if told.explain is not None:
            self.streams.text(told.explain.said(language))
        if told.law is not None:
            self.streams.line(self.say("Legal basis: {law}", law=told.law.said(language)))

    def _row(self, row: CitedRow, language: str) -> str:
        words = {"activity": row.activity.said(language), "actor": row.actor.said(language)}
        if row.exit_text is None or row.leads_to is None:
            return self.say("Row {number}: {activity} ({actor})", number=row.number, **words)
        return self.say(
            "Row {number}: {activity} ({actor}); {exit}: to row {target}",
            number=row.number,
            exit=row.exit_text.said(language),
            target=row.leads_to,
            **words,
        )

    def result(self) -> None:
        """The verdict, the weakest rows, and where it was kept."""
        from sopcheck.quiz.result import result

        language = self.settings.language
        told = result(self.sitting.state)
        self.streams.line()
        self.streams.line(
            self.say(
                "Result: {right} of {asked} right ({percent}%).",
                right=told.right,
                asked=told.asked,
                percent=told.percent,
            )
        )
        self.streams.line(self.say.say(told.verdict()))
        for weak in told.weakest:
            row = self._row(weak.row, language)
            if self.several and weak.sop_title is not None:
                row = f"{weak.sop_title.said(language)}. {row}"
            self.streams.line(
                self.say("Missed {times} of {asked} times: {row}", times=weak.missed, asked=weak.asked, row=row)
            )
        self.streams.line(
            self.say(
                "Kept as {person} in {file}.", person=self.sitting.person.name, file=str(store_file(self.settings))
            )
        )


def _letters(question: Question) -> str:
    from sopcheck.quiz.question import LETTERS

    return LETTERS[: len(question.options)]
