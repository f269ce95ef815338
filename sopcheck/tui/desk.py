"""What every screen works with: the pack, the store, who is here, and in which language. No rules, no widgets."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sopcheck.locales.catalogue import LANGUAGES, Catalogue, catalogue
from sopcheck.pack.model import Pack, Sop, Text

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from sopcheck.quiz.pool import Pool
    from sopcheck.quiz.question import Question
    from sopcheck.records.sitting import QuizSitting, RunSitting
    from sopcheck.records.store import Person, Store

# What a quiz or a case needs is imported where one begins: the first screen does without it.


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _seed() -> int:
    from sopcheck.quiz.drawing import MOST_DRAWN_SEED

    return 1 + secrets.randbelow(MOST_DRAWN_SEED)


@dataclass
class Desk:
    """The working state that screens share. ``now`` gives aware UTC; ``seed`` a number for drawing a quiz."""

    pack: Pack
    store: Store
    store_place: Path
    language: str = LANGUAGES[0]
    person: Person | None = None
    now: Callable[[], datetime] = _utc_now
    seed: Callable[[], int] = _seed
    _pools: dict[tuple[str, ...], Pool] = field(default_factory=dict)

    @property
    def say(self) -> Catalogue:
        """The catalogue of the language on the screen."""
        return catalogue(self.language)

    def text(self, text: Text | None) -> str:
        """A human text of the pack in the language on the screen; nothing for None."""
        return "" if text is None else text.said(self.language)

    def switch_language(self) -> None:
        """The other language."""
        self.language = LANGUAGES[(LANGUAGES.index(self.language) + 1) % len(LANGUAGES)]

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        from zoneinfo import ZoneInfo

        return ZoneInfo(self.pack.zone)

    def today(self) -> date:
        """The office's local date."""
        return self.now().astimezone(self.zone).date()

    def local(self, moment: datetime) -> datetime:
        """A UTC moment on the office's clock."""
        return moment.astimezone(self.zone)

    def me(self) -> Person:
        """Who is here. The app asks for a name before anything that needs it."""
        if self.person is None:
            raise RuntimeError("nobody has been named yet")
        return self.person

    def sop_title(self, sop_id: str) -> str:
        """The title of an SOP; the id for one that has left the pack."""
        sop = self.pack.sops.get(sop_id)
        return self.text(sop.title) if sop else sop_id

    def actor_name(self, actor_id: str) -> str:
        """The name of a role."""
        actor = self.pack.actors.get(actor_id)
        return self.text(actor.name) if actor else actor_id

    def pool(self, sops: Sequence[str] = ()) -> Pool:
        """The questions of these SOPs, or of the whole pack; made once."""
        from sopcheck.quiz.pool import question_pool

        key = tuple(sops)
        if key not in self._pools:
            self._pools[key] = question_pool(self.pack, list(key) or None)
        return self._pools[key]

    def begin_quiz(self, sops: Sequence[str]) -> QuizSitting:
        """Draw a practice quiz and keep the attempt. Raises NoQuestions, StoreRefused."""
        return self._begin(self.pool(sops), tuple(sops))

    def begin_again(self, questions: Sequence[Question], sops: Sequence[str]) -> QuizSitting:
        """A quiz of just these questions, newly shuffled. Raises NoQuestions, StoreRefused."""
        from sopcheck.quiz.pool import Pool

        return self._begin(Pool(tuple(questions), ()), tuple(sops))

    def _begin(self, pool: Pool, sops: tuple[str, ...]) -> QuizSitting:
        from sopcheck.quiz.drawing import PRACTICE_LENGTH, draw
        from sopcheck.quiz.pool import quiz_title
        from sopcheck.records.sitting import QuizSitting

        title = quiz_title(self.pack, sops)
        plan = draw(pool, count=PRACTICE_LENGTH, seed=self.seed(), language=self.language, title=title, sops=sops)
        return QuizSitting.begin(self.store, self.me(), plan, self.pack)

    def begin_run(self, sop: Sop, case: str, clock: str | None) -> RunSitting:
        """Start a checklist for a real case. Raises StoreRefused."""
        from sopcheck.records.sitting import RunSitting

        return RunSitting.begin(self.store, self.me(), self.pack, sop.id, case=case, clock=clock, now=self.now)

    def resume_quiz(self, attempt: str) -> QuizSitting:
        """Go on with an attempt. Raises StoreRefused, BadSnapshot."""
        from sopcheck.records.sitting import QuizSitting

        return QuizSitting.resume(self.store, self.me(), attempt)

    def resume_run(self, run: str) -> RunSitting:
        """Go on with a run. Raises StoreRefused, BadAct."""
        from sopcheck.records.sitting import RunSitting

        return RunSitting.resume(self.store, self.me(), run, now=self.now)
