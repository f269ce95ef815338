"""Whatever a new office answers, the pack that it starts from reads without a fault, or one sentence says why not."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import jsonschema
import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.pack.files import PackSource
from sopcheck.pack.model import Pack
from sopcheck.pack.reading import read_pack
from sopcheck.pack.repairs import RESERVED
from sopcheck.pack.schema import json_schema
from sopcheck.pack.shipped import shipped_pack
from sopcheck.pack.starter import (
    LANGUAGES,
    MOST_ACTORS,
    ZONES,
    Answers,
    BadAnswer,
    Shipped,
    actors_in,
    good_text,
    slug,
    starter_files,
    usual_answers,
)
from sopcheck.pack.values import is_id

ROOT = shipped_pack()
SHIPPED = Shipped(
    (ROOT / "calendar.toml").read_text("utf-8"),
    (ROOT / "symbols.toml").read_text("utf-8"),
    tomli.loads((ROOT / "pack.toml").read_text("utf-8"))["reference"],
)
TODAY = date(2026, 11, 25)
ONE_FOR_ALL = jsonschema.Draft202012Validator(json_schema())


def files_of(answers: Answers, today: date = TODAY) -> dict[str, str]:
    return starter_files(answers, SHIPPED, today)


def pack_of(answers: Answers, today: date = TODAY) -> Pack:
    """The pack of some answers, which must be without any fault."""
    reading = read_pack(PackSource({name: text.encode() for name, text in sorted(files_of(answers, today).items())}))
    assert reading.diagnostics == ()
    assert reading.pack is not None
    return reading.pack


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize("count", [1, 2, 3, 6, MOST_ACTORS])
def test_every_actor_that_was_named_has_a_row(languages: str, count: int) -> None:
    names = tuple(f"Petugas {number}" for number in range(count))
    pack = pack_of(replace(usual_answers("id"), actors=names, languages=languages))
    (sop,) = pack.sops.values()
    assert {step.actor for step in sop.steps} == {actor.id for actor in pack.actors.values()}
    assert {actor.name.said("id") for actor in pack.actors.values() if not actor.outside} == set(names)
    assert len(sop.steps) == 8 + max(0, count - 3)


@pytest.mark.parametrize("languages", LANGUAGES)
def test_every_text_has_the_languages_that_were_asked_for(languages: str) -> None:
    pack = pack_of(replace(usual_answers(languages[:2]), languages=languages))
    (sop,) = pack.sops.values()
    wanted = set(languages.split(","))
    assert pack.language == languages[:2]
    for text in (pack.title, sop.title, sop.steps[1].activity, sop.questions[0].text, sop.questions[0].options[0].text):
        assert set(text.languages()) == wanted


@pytest.mark.parametrize("languages", LANGUAGES)
def test_the_files_fit_the_schema_that_their_first_line_names(languages: str) -> None:
    for name, text in files_of(replace(usual_answers("id"), languages=languages)).items():
        line = "#:schema ../sopcheck.schema.json" if name.startswith("sop/") else "#:schema ./sopcheck.schema.json"
        assert text.startswith(line + "\n")
        data = json.loads(json.dumps(tomli.loads(text), default=str))
        assert [error.message for error in ONE_FOR_ALL.iter_errors(data)] == []


def test_pack_toml_comes_last_because_without_it_a_folder_is_no_pack() -> None:
    assert list(files_of(usual_answers("id")))[-1] == "pack.toml"


def test_a_name_of_ours_is_translated_one_of_theirs_never() -> None:
    actors = ("Petugas Loket", "Head", "Sekretaris")
    pack = pack_of(replace(usual_answers("id"), actors=actors, languages="id,en"))
    names = {actor.name.said("id"): actor.name.said("en") for actor in pack.actors.values()}
    assert names == {"Pemohon": "Applicant", "Petugas Loket": "Clerk", "Head": "Head", "Sekretaris": "Sekretaris"}


def test_whoever_asks_may_be_named_among_the_actors() -> None:
    pack = pack_of(replace(usual_answers("id"), actors=("  pemohon ".strip(), "Loket")))
    assert [(actor.id, actor.outside) for actor in pack.actors.values()] == [("pemohon", True), ("loket", False)]
    alone = pack_of(replace(usual_answers("id"), actors=("Pemohon",)))
    assert len(alone.actors) == 4  # somebody must serve them: the usual ones


@pytest.mark.parametrize("zone", ZONES)
def test_the_calendar_is_that_of_this_and_the_next_year_in_the_office_s_zone(zone: str) -> None:
    pack = pack_of(replace(usual_answers("id"), zone=zone))
    assert pack.calendar is not None
    assert pack.calendar.zone == ZONES[zone]
    assert [(first.year, last.year) for first, last in pack.calendar.covers] == [(2026, 2026), (2027, 2027)]
    assert {day.date.year for day in pack.calendar.off} == {2026, 2027}


@pytest.mark.parametrize(("year", "covered"), [(2024, [2024, 2025]), (2027, [2027]), (2035, [2026, 2027])])
def test_a_year_without_a_decree_is_not_made_up(year: int, covered: list[int]) -> None:
    pack = pack_of(usual_answers("id"), date(year, 1, 1))
    assert pack.calendar is not None
    assert [first.year for first, _ in pack.calendar.covers] == covered


def test_the_comments_are_in_the_first_language_of_the_pack() -> None:
    indonesian, english = (
        "\n".join(files_of(replace(usual_answers("id"), languages=languages)).values())
        for languages in ("id,en", "en,id")
    )
    assert "# [[step]]: satu baris" in indonesian
    assert "# [[step]]: one row" in english
    assert "belum diverifikasi" in indonesian  # what nobody has looked up stays marked in the copy
    assert "belum diverifikasi" not in english
    assert "Not every fact in it has been verified" in english


# --- any answer ---------------------------------------------------------------------------------------------------

NASTY = [
    '"',
    "'''",
    "\\",
    "#",
    "[[step]]",
    "{ id = 1 }",
    "\n",
    "\r\n",
    "\t",
    "\x00",
    "\x1b[2J",
    "\u202e",
    "\u200b",
    "😀",
]
TEXTS = st.lists(
    st.one_of(st.sampled_from(NASTY), st.text(max_size=30), st.sampled_from(["con", "aux", "Kantor"]))
).map("".join)


def accepted(text: str, least: str) -> str:
    """The text as an answer, or another where it was refused with a sentence."""
    try:
        return good_text(text, "Nama")
    except BadAnswer as bad:
        assert "{what}" in bad.sentence.template
        return least


@given(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, st.sampled_from(LANGUAGES), st.sampled_from(sorted(ZONES)))
def test_whatever_is_answered_the_pack_reads(  # noqa: PLR0917 - hypothesis fills them from the left
    office: str, unit: str, sop: str, actors: str, title: str, languages: str, zone: str
) -> None:
    try:
        names = actors_in(actors, "Pelaksana")
    except BadAnswer:
        names = ("Loket",)
    answers = Answers(
        accepted(office, "K"), accepted(unit, "B"), accepted(sop, "S"), names, languages, zone, accepted(title, "")
    )
    pack = pack_of(answers)
    assert pack.office is not None
    assert pack.office.said(languages[:2]) == answers.office
    (sop_id,) = pack.sops
    assert is_id(sop_id)


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\t", "\u200b", "x" * 10_000, "a\x00b", "a\x1b[2Jb", "a\u202eb", "e" + "\u0301" * 9]
)
def test_what_no_pack_can_hold_is_one_sentence(text: str) -> None:
    with pytest.raises(BadAnswer):
        good_text(text, "Nama")
    with pytest.raises(BadAnswer):
        actors_in(text, "Pelaksana")


def test_the_names_of_actors_are_cut_at_commas_each_once() -> None:
    assert actors_in(" Loket ,, KEPALA,loket ,kepala\nkantor", "x") == ("loket", "KEPALA", "kepala kantor")
    with pytest.raises(BadAnswer):
        actors_in(",".join(map(str, range(MOST_ACTORS + 1))), "x")


@given(st.lists(TEXTS | st.sampled_from(sorted(RESERVED)), max_size=8))
def test_ids_are_ids_and_no_two_are_alike(names: list[str]) -> None:
    taken: set[str] = set()
    made = [slug(name, "aux", taken) for name in names]
    assert all(map(is_id, made))
    assert len(set(made)) == len(names)


def test_an_id_is_what_the_name_sounds_like() -> None:
    assert slug("Kepala Sub-Bagian Évaluasi & TU", "x") == "kepala-sub-bagian-evaluasi-tu"
    assert slug("选举", "pelaksana") == "pelaksana"
    assert slug("CON", "x") == "con-2"
