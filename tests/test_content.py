"""The shipped content keeps its promises: nine whole SOPs in both languages, sourced; the days of the decrees."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import holidays
import pytest

from sopcheck.lint.linter import lint_pack
from sopcheck.pack.model import AuthoredQuestion, Level, Pack, Step, StepKind, Text
from sopcheck.pack.reading import load_pack
from sopcheck.pack.shipped import shipped_pack
from sopcheck.quiz.fairness import echoes, given_away, length_betrays, normal


class Told(NamedTuple):
    """What the office's table says of an SOP: its unit, how many rows, and where a row leads that is not the one below.

    ``leads``: by row number the rows of *ya* and *tidak*, or the one row that follows.
    """

    unit: str
    rows: int
    leads: dict[int, tuple[int, ...]]


SOPS = {
    "pemberitaan-website-medsos": Told("teknis-hupmas", 12, {5: (6, 4), 6: (7, 8), 7: (8, 4), 10: (12, 11), 11: (10,)}),
    "pelayanan-informasi": Told(
        "teknis-hupmas", 14, {2: (4, 3), 3: (2,), 5: (12, 6), 8: (10, 9), 10: (12, 11), 11: (13,)}
    ),
    "penyusunan-daftar-informasi-publik": Told("teknis-hupmas", 14, {4: (6, 5), 5: (4,), 7: (8, 10), 11: (12, 10)}),
    "penanganan-keberatan": Told(
        "teknis-hupmas", 14, {2: (4, 3), 3: (2,), 5: (7, 6), 6: (10,), 9: (11, 10), 10: (13,)}
    ),
    "penganggaran-dan-pencairan": Told(
        "keuangan-umum-logistik", 14, {2: (4, 3), 3: (2,), 4: (5, 3), 7: (8, 6), 9: (10, 8), 11: (12, 10)}
    ),
    "pelayanan-pdpb": Told("perencanaan-data", 14, {2: (4, 3), 3: (2,), 7: (8, 6), 11: (13, 12), 12: (11,)}),
    "revisi-anggaran": Told(
        "perencanaan-data",
        14,
        {2: (4, 3), 3: (2,), 5: (6, 3), 6: (7, 8), 7: (13,), 8: (9, 10), 9: (10, 3), 11: (12, 3)},
    ),
    "pelaporan-capaian-kinerja": Told("perencanaan-data", 13, {4: (6, 5), 5: (4,), 7: (9, 8), 10: (11, 9)}),
    "pengelolaan-kinerja-dan-lkj": Told("perencanaan-data", 14, {3: (4, 2), 8: (9, 7), 9: (10, 7)}),
}
DEADLINES = [
    ("pemberitaan-website-medsos", "tayang", "1 hari kerja", None),
    ("pelayanan-informasi", "tanggapan", "10 hari kerja", "7 hari kerja"),
    ("pelayanan-informasi", "tanggapan-pemilu", "3 hari kerja", "2 hari kerja"),
    ("penyusunan-daftar-informasi-publik", "dip-berkala", "6 bulan", None),
    ("penanganan-keberatan", "pengajuan", "30 hari kerja", None),
    ("penanganan-keberatan", "tanggapan-keberatan", "30 hari kerja", None),
    ("penanganan-keberatan", "tanggapan-keberatan-pemilu", "3 hari kerja", None),
    ("penanganan-keberatan", "sengketa", "14 hari kerja", None),
    ("penganggaran-dan-pencairan", "spm", "2 hari kerja", None),
    ("penganggaran-dan-pencairan", "spp-pihak-ketiga", "5 hari kerja", None),
    ("penganggaran-dan-pencairan", "spp-aparatur", "3 hari kerja", None),
    ("penganggaran-dan-pencairan", "sp2d", "1 jam", None),
    ("pelayanan-pdpb", "rekap-provinsi", "6 bulan", None),
    ("pelayanan-pdpb", "rekap-kabko", "3 bulan", None),
    ("pelayanan-pdpb", "tindak-lanjut", "15 hari kerja", None),
    ("revisi-anggaran", "pengesahan", "1 hari kerja", None),
    ("pelaporan-capaian-kinerja", "triwulan-unit", "5 hari kerja", None),
    ("pelaporan-capaian-kinerja", "triwulan-program", "10 hari kerja", None),
    ("pelaporan-capaian-kinerja", "triwulan-lembaga", "14 hari kerja", None),
    ("pengelolaan-kinerja-dan-lkj", "perjanjian-kinerja", "1 bulan", None),
    ("pengelolaan-kinerja-dan-lkj", "lkj-satker", "1 bulan", None),
    ("pengelolaan-kinerja-dan-lkj", "lkj-lembaga", "2 bulan", None),
]
NO_LAW = {"tayang", "tindak-lanjut", "lkj-satker", "sp2d", "pengesahan"}
"""Deadlines that no law sets, but the office, a letter or another office's service standard."""
MOST_DETAILED = "pemberitaan-website-medsos"
DAYS_OFF = {2024: (19, 10), 2025: (17, 11), 2026: (17, 8), 2027: (18, 8)}
"""National holidays and days of joint leave a year, as decreed."""
LANGUAGES = ("id", "en")
of_every_sop = pytest.mark.parametrize("sop_id", SOPS)


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The shipped pack, which must be without a fault."""
    reading = load_pack(shipped_pack())
    assert reading.pack is not None
    assert reading.diagnostics == ()
    return reading.pack


def as_written(sop_id: str) -> str:
    """The file of an SOP, with the comments that only an author sees."""
    return (shipped_pack() / "sop" / f"{sop_id}.toml").read_text("utf-8")


def texts(value: Any) -> Iterator[Text]:
    """Every text for people below a value of the model."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif hasattr(value, "__slots__") and not isinstance(value, tuple | str):
        for name in value.__slots__:
            yield from texts(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)


def questions(pack: Pack) -> list[AuthoredQuestion]:
    """Every authored question, of the SOPs and of the whole pack."""
    return [*pack.questions, *(question for sop in pack.sops.values() for question in sop.questions)]


def key_places(of: list[AuthoredQuestion] | tuple[AuthoredQuestion, ...]) -> Counter[int]:
    """How often each place, from 0, holds the key."""
    return Counter(next(place for place, one in enumerate(question.options) if one.right) for question in of)


def length_of_rows(steps: tuple[Step, ...], language: str) -> int:
    """How much an SOP tells about its rows, in characters."""
    return sum(len(text.said(language)) for text in texts(steps))


# -------------------------------------------------------------------------------------------------------- the nine SOPs


def test_the_nine_sops_are_there_with_all_their_rows(pack: Pack) -> None:
    assert {sop.id: len(sop.steps) for sop in pack.sops.values()} == {sop: told.rows for sop, told in SOPS.items()}


def test_every_text_is_there_in_both_languages(pack: Pack) -> None:
    found = list(texts(pack))
    assert len(found) > 2500
    assert [text.said("id") for text in found if set(text.languages()) != set(LANGUAGES)] == []


@of_every_sop
def test_the_identity_part_is_complete(sop_id: str, pack: Pack) -> None:
    sop = pack.sops[sop_id]
    identity = sop.identity
    assert sop.unit == SOPS[sop_id].unit
    assert identity.number
    assert identity.approved_by
    assert identity.made is not None
    assert identity.effective is not None
    assert identity.made <= identity.effective
    assert identity.revised is None, "a first issue has no date of revision"
    assert all((identity.kinds, identity.qualifications, identity.related, identity.equipment))
    assert all((identity.warnings, identity.records, identity.note))


@of_every_sop
def test_the_legal_basis_is_in_force_and_holds_the_guideline_on_sops(sop_id: str, pack: Pack) -> None:
    sop = pack.sops[sop_id]
    assert "permenpan-35-2012" in sop.references
    for name in sop.references:
        reference = pack.references[name]
        assert reference.replaced_by is None, name
        for language in LANGUAGES:
            # A guide that is issued every year has none in its title: its note names the one that was read.
            told = " ".join(text.said(language) for text in (reference.title, reference.note) if text is not None)
            assert re.search(r"\b(19|20)\d\d\b", told), f"{name} without its year"


def test_related_sops_that_the_pack_holds_are_called_by_their_titles(pack: Pack) -> None:
    titles = {language: {sop.title.said(language) for sop in pack.sops.values()} for language in LANGUAGES}
    for sop in pack.sops.values():
        for related in sop.identity.related:
            known = [related.said(language) in titles[language] for language in LANGUAGES]
            assert all(known) or not any(known), f"{sop.id}: {related.said('id')} / {related.said('en')}"


@of_every_sop
def test_every_row_has_its_quality_standard(sop_id: str, pack: Pack) -> None:
    for step in pack.sops[sop_id].steps:
        assert step.requirements, step.id
        assert len(step.requirements) <= 9, step.id
        assert step.time is not None, step.id
        assert step.output is not None, step.id


@of_every_sop
def test_rows_lead_where_the_table_says(sop_id: str, pack: Pack) -> None:
    steps = pack.sops[sop_id].steps
    number = {step.id: step.number for step in steps}
    leads = {}
    for step in steps:
        targets = tuple(number[target] for target in (step.yes, step.no, step.next) if target is not None)
        if targets not in ((), (step.number + 1,)):
            leads[step.number] = targets
    assert leads == SOPS[sop_id].leads


@of_every_sop
def test_every_decision_names_its_exits(sop_id: str, pack: Pack) -> None:
    for step in pack.sops[sop_id].steps:
        if step.kind is not StepKind.DECISION:
            continue
        assert step.yes_text is not None, step.id
        assert step.no_text is not None, step.id
        for language in LANGUAGES:
            words = normal(step.yes_text.said(language)), normal(step.no_text.said(language))
            assert words[0] != words[1], step.id
            assert not set(words) & {"ya", "tidak", "yes", "no"}, step.id


def test_every_activity_is_said_once_with_an_active_verb(pack: Pack) -> None:
    activities = [(step, sop.id) for sop in pack.sops.values() for step in sop.steps]
    for language in LANGUAGES:
        said = Counter(normal(step.activity.said(language)) for step, _ in activities)
        assert [text for text, times in said.items() if times > 1] == []
    texts_of_rows = [(sop_id, step.activity.said("id")) for step, sop_id in activities]
    assert [row for row in texts_of_rows if not row[1].startswith("Me") or len(row[1]) > 70] == []


@of_every_sop
def test_critical_rows_are_few_and_not_all_late(sop_id: str, pack: Pack) -> None:
    steps = pack.sops[sop_id].steps
    critical = [step.number for step in steps if step.critical]
    assert 3 * len(critical) <= len(steps)
    assert not critical or 2 * critical[0] <= len(steps)


def test_nobody_and_no_unit_is_idle(pack: Pack) -> None:
    at_work = {step.actor for sop in pack.sops.values() for step in sop.steps}
    assert set(pack.actors) == at_work
    assert set(pack.units) == {sop.unit for sop in pack.sops.values()}


def test_news_is_the_most_detailed(pack: Pack) -> None:
    news = pack.sops[MOST_DETAILED]
    assert [step.id for step in news.steps if step.remark is None] == []
    for language in LANGUAGES:
        lengths = {sop.id: length_of_rows(sop.steps, language) for sop in pack.sops.values()}
        assert max(lengths, key=lengths.__getitem__) == MOST_DETAILED, lengths


# ------------------------------------------------------------------------------------------------------------ deadlines


@pytest.mark.parametrize(("sop_id", "name", "time", "extension"), DEADLINES)
def test_a_deadline_has_its_period_its_case_and_its_law(
    sop_id: str, name: str, time: str, extension: str | None, pack: Pack
) -> None:
    sop = pack.sops[sop_id]
    (deadline,) = (one for one in sop.deadlines if one.id == name)
    assert str(deadline.time) == time
    assert (None if deadline.extension is None else str(deadline.extension)) == extension
    assert deadline.case is not None
    assert name in NO_LAW if deadline.reference is None else deadline.reference in sop.references


@of_every_sop
def test_no_deadline_leaves_a_reader_guessing(sop_id: str, pack: Pack) -> None:
    sop = pack.sops[sop_id]
    assert {one.id for one in sop.deadlines} >= {name for about, name, _, _ in DEADLINES if about == sop_id}
    cases = [one.case.said("id") for one in sop.deadlines if one.case is not None]
    assert len(cases) == len(set(cases)) == len(sop.deadlines)
    for one in tomllib.loads(as_written(sop_id))["deadline"]:
        assert "count" in one, one["id"]
        assert "closed_receipt" in one, one["id"]
        assert "extension" not in one or "reference" in one, one["id"]


def test_requests_and_objections_have_two_clocks_each(pack: Pack) -> None:
    for sop_id in ("pelayanan-informasi", "penanganan-keberatan"):
        sop = pack.sops[sop_id]
        assert {one.clock for one in sop.deadlines} == {clock.id for clock in sop.clocks} == {"biasa", "pemilu"}
        assert all(clock.when for clock in sop.clocks)


# ------------------------------------------------------------------------------------------------------------ questions


@of_every_sop
def test_an_sop_has_many_questions_and_most_are_of_work(sop_id: str, pack: Pack) -> None:
    asked = pack.sops[sop_id].questions
    levels = Counter(question.level for question in asked)
    assert len(asked) >= 10
    assert len(levels) >= 2, "easy, middle and hard"
    assert 2 * levels[Level.APPLY] >= len(asked)


@of_every_sop
def test_a_question_says_which_rows_it_is_about(sop_id: str, pack: Pack) -> None:
    assert [question.id for question in pack.sops[sop_id].questions if not question.steps] == []


def test_questions_are_explained_and_rest_on_rules_in_force(pack: Pack) -> None:
    assert len(pack.questions) >= 12
    for question in questions(pack):
        assert question.explain is not None, question.id
        assert all(option.right or option.why for option in question.options), question.id
        source = question.source
        assert source is not None, question.id
        assert source.reference or source.also, question.id
        assert source.reference is None or pack.references[source.reference].replaced_by is None, question.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_can_be_answered_only_by_knowing(language: str, pack: Pack) -> None:
    faults = []
    for question in questions(pack):
        stem = question.text.said(language)
        options = [option.text.said(language) for option in question.options]
        (key,) = (option.text.said(language) for option in question.options if option.right)
        wrong = [option for option in options if option != key]
        sound = {
            "a full question": stem.endswith("?"),
            "stem of 50 words": len(stem.split()) <= 50,
            "options of 15 words": all(len(option.split()) <= 15 for option in options),
            "no full stop": not any(option.endswith(".") for option in options),
            "no telling length": not length_betrays(key, wrong),
            # Dates of a case stand in the stem, the wrong ones too.
            "key not in the stem": not given_away(stem, key) or any(given_away(stem, other) for other in wrong),
            # Dates and numbers are reckoned: "Thursday" echoes no "day".
            "no echo": all(map(re.compile(r"\d").search, options)) or not echoes(stem, key, wrong, language),
        }
        faults += [f"{question.id}: {rule}" for rule, holds in sound.items() if not holds]
    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_is_asked_twice(language: str, pack: Pack) -> None:
    stems = Counter(normal(question.text.said(language)) for question in questions(pack))
    assert [stem for stem, times in stems.items() if times > 1] == []


def test_no_letter_is_a_good_guess(pack: Pack) -> None:
    every = questions(pack)
    places = key_places(every)
    assert all(0.2 <= places[place] / len(every) <= 0.3 for place in range(4)), places
    for name, asked in [("symbols", pack.questions), *((sop.id, sop.questions) for sop in pack.sops.values())]:
        within = key_places(asked)
        assert all(1 <= within[place] <= 0.4 * len(asked) for place in range(4)), f"{name}: {within}"


# -------------------------------------------------------------------------------------------------- symbols and honesty


def test_five_symbols_are_allowed_and_sixteen_tempt(pack: Pack) -> None:
    allowed = [symbol for symbol in pack.symbols.values() if symbol.allowed]
    assert [symbol.shape for symbol in allowed] == ["capsule", "box", "diamond", "arrow", "pentagon"]
    assert len(pack.symbols) - len(allowed) == 16
    assert all(symbol.tempts for symbol in pack.symbols.values() if not symbol.allowed)
    assert {other for symbol in allowed for other in symbol.confused_with} <= set(pack.symbols)


def test_it_says_that_it_is_an_example_and_not_all_verified(pack: Pack) -> None:
    assert pack.notice is not None
    assert "CONTOH" in pack.notice.said("id")
    assert "belum diverifikasi" in pack.notice.said("id")
    assert "EXAMPLE" in pack.notice.said("en")
    assert "not yet verified" in pack.notice.said("en")


@of_every_sop
def test_facts_that_nobody_verified_say_so_to_the_author(sop_id: str) -> None:
    assert re.search(r"^\s*# belum diverifikasi: ", as_written(sop_id), re.MULTILINE)


def test_the_linter_has_nothing_to_say_though_no_rule_is_silenced(pack: Pack) -> None:
    assert pack.silenced == ()
    assert [f"{one.file}:{one.line} {one.rule}" for one in lint_pack(shipped_pack())] == []


# ------------------------------------------------------------------------------------------------------------- calendar


@pytest.mark.parametrize("year", DAYS_OFF)
def test_the_days_off_are_those_of_the_decrees(year: int, pack: Pack) -> None:
    calendar = pack.calendar
    assert calendar is not None
    of_year = [day for day in calendar.off if day.date.year == year]
    kinds = Counter(day.kind for day in of_year)
    assert (kinds["nasional"], kinds["cuti-bersama"]) == DAYS_OFF[year]
    other_list = holidays.country_holidays("ID", years=year, categories=("public", "government"))
    assert {day.date for day in of_year} == set(other_list), "a second opinion disagrees"
