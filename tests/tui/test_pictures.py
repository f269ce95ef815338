"""A few pictures: what README and docs show is what the app draws today. `make pictures` draws them anew."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tools import pictures

SHOWN = ("home", "feedback", "checklist", "reader")


@pytest.mark.parametrize("name", SHOWN)
def test_the_pictures_in_the_documents_are_those_of_the_app(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    committed = pictures.FOLDER
    monkeypatch.setattr(pictures, "FOLDER", tmp_path)
    picture = next(one for one in pictures.PICTURES if one.name == name)
    for language in picture.languages:
        drawn = asyncio.run(pictures.draw(picture, language))
        same = drawn.read_text("utf-8") == (committed / drawn.name).read_text("utf-8")
        assert same, f"docs/pictures/{drawn.name} is not what the app shows: look at it, then run `make pictures`"


def test_every_picture_in_the_folder_is_one_that_is_drawn() -> None:
    drawn = {f"{one.name}.{language}.svg" for one in pictures.PICTURES for language in one.languages}
    assert {path.name for path in pictures.FOLDER.glob("*.svg")} == drawn
