"""What the reader says of a deadline."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from sopcheck.locales.catalogue import catalogue
from sopcheck.pack.reading import load_pack
from sopcheck.pack.shipped import shipped_pack
from sopcheck.records.store import Store
from sopcheck.tui.desk import Desk
from sopcheck.tui.screens.base import AnyScreen
from sopcheck.tui.screens.reader import deadline_words


class Shown:
    """As much of a screen as words need."""

    def __init__(self, language: str) -> None:
        pack = load_pack(shipped_pack()).pack
        assert pack is not None
        self.desk = Desk(pack, cast(Store, None), Path(), language)
        self.say = catalogue(language)


@pytest.mark.parametrize(("language", "cited"), [("id", "UU 14/2008 pasal 36 ayat (1)"), ("en", "art. 36(1)")])
def test_the_law_of_a_deadline_is_cited_as_feedback_cites_it(language: str, cited: str) -> None:
    screen = Shown(language)
    sop = screen.desk.pack.sops["penanganan-keberatan"]
    said = [deadline_words(cast(AnyScreen, screen), sop, deadline.id) for deadline in sop.deadlines]
    assert any(words.endswith(cited) for words in said), said
