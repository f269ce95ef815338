"""Loading the gettext catalogues. Only the command line and the app do this; the core makes sentences."""

from __future__ import annotations

import gettext
from functools import cache
from os import path

from sopcheck.locales.sentence import SN, Sentence

LANGUAGES = ("id", "en")
"""The languages of the screen, the default first."""
TEMPLATES = "en"
"""The language of the templates in the code, which needs no catalogue."""


class Catalogue:
    """One language's words. English is the language of the templates, so its catalogue is empty."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def gettext(self, template: str, /) -> str:
        """The translation of a template, or the template where the catalogue lacks it."""
        return self._translations.gettext(template) if template else ""  # gettext answers "" with its own header

    def ngettext(self, one: str, many: str, count: int, /) -> str:
        """The translation for a number."""
        return self._translations.ngettext(one, many, count)

    def __call__(self, template: str, **values: str | int | Sentence) -> str:
        """Say a fixed template of ours with values put in."""
        return Sentence(template, values).said(self)

    def count(self, one: str, many: str, count: int, **values: str | int | Sentence) -> str:
        """Say a template that depends on a number, available to it as ``{count}``."""
        return SN(one, many, count, **values).said(self)

    def say(self, sentence: Sentence) -> str:
        """Say a sentence that a rule made."""
        return sentence.said(self)


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of one of LANGUAGES; English for a language that we do not have."""
    if language not in LANGUAGES or language == TEMPLATES:
        return Catalogue(TEMPLATES, gettext.NullTranslations())
    # Plain paths: importlib.resources and pathlib would add a quarter to the time of every --help.
    place = path.join(path.dirname(__file__), language, "LC_MESSAGES", "sopcheck.mo")  # noqa: PTH118, PTH120
    try:
        with open(place, "rb") as file:  # noqa: PTH123
            return Catalogue(language, gettext.GNUTranslations(file))
    except FileNotFoundError:  # a checkout whose catalogues were never built: English, not a crash
        return Catalogue(language, gettext.NullTranslations())
