"""When two names mean one paper: the form that a row leaves and the next row needs."""

from __future__ import annotations

import re
from functools import lru_cache

from sopcheck.pack.model import Step
from sopcheck.quiz.fairness import holds, roots
from sopcheck.quiz.lexicon import STATES

_SEPARATORS = re.compile(r"[;,]")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def _telling(name: str, language: str) -> frozenset[str]:
    states = STATES.get(language, frozenset())
    return roots(" ".join(word for word in _WORD.findall(name.casefold()) if word not in states), language)


@lru_cache(maxsize=16_384)
def same_paper(one: str, other: str, language: str) -> bool:
    """True where, without words of state, the roots of one name contain the other's, or one is its acronym."""
    ours, theirs = _telling(one, language), _telling(other, language)
    if not ours or not theirs:
        return False
    if all(holds(root, theirs) for root in ours) or all(holds(root, ours) for root in theirs):
        return True
    return _initials(one) == other.strip().casefold() or _initials(other) == one.strip().casefold()


@lru_cache(maxsize=4096)
def _initials(name: str) -> str:
    words = _WORD.findall(name.casefold())
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def hands_on(step: Step, to: Step, language: str) -> bool:
    """True where something that ``step`` leaves is needed by ``to``."""
    if step.output is None:
        return False
    left = [part for part in _SEPARATORS.split(step.output.said(language)) if part.strip()]
    needed = [
        part
        for requirement in to.requirements
        for part in _SEPARATORS.split(requirement.text.said(language))
        if part.strip()
    ]
    return any(same_paper(paper, other, language) for paper in left for other in needed)
