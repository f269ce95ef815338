"""What a good pack becomes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.pack.files import PackSource
from sopcheck.pack.model import Level, StepKind, Text
from sopcheck.pack.period import Period, PeriodUnit
from sopcheck.pack.reading import check_pack, load_pack, read_pack

from .office_packs import FILES, SOP_NAME, good, read, rules, source, spoilt

SHIPPED = Path(__file__).parents[2] / "content" / "kpu-jatim"


def test_every_part_of_a_good_pack_arrives() -> None:
    pack = good()
    assert (pack.id, pack.version, pack.language) == ("kantor", "1", "id")
    assert pack.title == Text((("id", "Kantor Contoh"), ("en", "Sample office")))
    assert pack.actors["pemohon"].outside and not pack.actors["petugas-layanan"].outside
    assert pack.references["perki-1-2010"].replaced_by == "uu-14-2008"
    assert pack.verbs == ("Mengunggah",) and pack.silenced[0].rule == "verb-first"
    assert pack.symbols["process"].allowed and pack.symbols["process"].confused_with == ("decision",)
    assert [question.id for question in pack.questions] == ["arti-kotak"]
    assert pack.calendar is not None
    assert pack.calendar.weekend == {6, 7}
    assert pack.calendar.covers[1] == (date(2026, 1, 1), date(2026, 12, 31))
    assert pack.calendar.off[0].date == date(2026, 3, 20)


def test_every_part_of_an_sop_arrives() -> None:
    sop = good().sops["layanan"]
    assert sop.identity.made == date(2026, 1, 2) and sop.identity.effective == date(2026, 2, 1)
    assert [text.said("en") for text in sop.identity.kinds] == ["administratif", "micro"]
    start, decision, tell, end = sop.steps
    assert [step.number for step in sop.steps] == [1, 2, 3, 4]
    assert (start.kind, tell.kind, end.kind) == (StepKind.START, StepKind.PROCESS, StepKind.END)
    assert start.time == Period(10, PeriodUnit.MINUTE)
    assert [(one.text.said("en"), one.outside) for one in start.requirements] == [("Form", True), ("Identitas", False)]
    assert (decision.yes, decision.no, tell.next, start.next) == ("catat", "beritahu", "periksa", None)
    deadline = sop.deadlines[0]
    assert (deadline.start, deadline.end, deadline.clock) == ("ajukan", "catat", "biasa")
    assert deadline.extension == Period(7, PeriodUnit.WORKING_DAY)
    question = sop.questions[0]
    assert question.level is Level.REMEMBER and question.steps == ("periksa",)
    assert [option.right for option in question.options] == [True, False, False]
    assert question.source is not None and question.source.article == "22"


def test_a_plain_string_is_in_the_packs_language_and_that_language_comes_first() -> None:
    files = {**FILES, "pack.toml": FILES["pack.toml"].replace('language = "id"', 'language = "en"')}
    pack = good(files)
    assert pack.actors["pemohon"].name.languages() == ("en",)
    assert pack.title.languages() == ("en", "id")


def test_a_missing_language_falls_back() -> None:
    assert good().actors["pemohon"].name.said("en") == "Pemohon"


def test_calendar_and_symbols_may_be_left_out() -> None:
    files = {name: text for name, text in FILES.items() if name in {"pack.toml", SOP_NAME}}
    pack = good(files)
    assert pack.calendar is None and not pack.symbols


def test_the_pack_toml_of_a_folder_may_be_named(tmp_path: Path) -> None:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert load_pack(tmp_path).pack == load_pack(tmp_path / "pack.toml").pack == good()


def test_files_of_other_types_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text(FILES["pack.toml"], "utf-8")
    (tmp_path / "notes.txt").write_bytes(b"\xff\0")
    (tmp_path / "draft.docx").mkdir()
    (tmp_path / "._pack.toml").write_bytes(b"\0\5\x16\7")  # what some systems leave on memory sticks
    assert load_pack(tmp_path).diagnostics == ()


def test_a_clock_named_only_in_deadlines_is_no_fault() -> None:
    text = FILES[SOP_NAME].replace('[[clock]]\nid = "biasa"\nname = "Di luar tahapan"\n', "")
    assert good({**FILES, SOP_NAME: text}).sops["layanan"].deadlines[0].clock == "biasa"


def test_a_decision_with_both_exits_in_words_reads_without_fault() -> None:
    row = """\
[[step]]
id = "periksa"
actor = "petugas-layanan"
kind = "decision"                        # start · process (the default) · decision · end
activity = { id = "Memeriksa kelengkapan permohonan", en = "Check that the request is complete" }
requirements = [{ id = "Formulir permohonan", en = "Request form" }]
time = "10 menit"
output = { id = "Permohonan terperiksa", en = "Checked request" }
yes = "catat"                            # a step id; `next = "…"` on other kinds
no = "beritahu"
yes_text = { id = "lengkap", en = "complete" }
no_text = { id = "tidak lengkap", en = "incomplete" }
critical = true
"""
    before, _, after = FILES[SOP_NAME].partition('[[step]]\nid = "periksa"')
    rest = after[after.index('[[step]]\nid = "beritahu"') :]
    step = good({**FILES, SOP_NAME: before + row + rest}).sops["layanan"].step("periksa")
    assert step.critical and step.no_text is not None and step.no_text.said("en") == "incomplete"


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_change_nothing(ending: str, mark: str) -> None:
    spelt = {name: (mark + text.replace("\n", ending)).encode() for name, text in FILES.items()}
    assert read_pack(PackSource(spelt)).pack == good()


def test_digests_ignore_comments_order_and_spelling_but_not_content() -> None:
    pack = good()
    step = 'actor = "petugas-layanan"\nactivity = "Memberitahukan kekurangan"\n'
    turned = 'activity = { id = "Memberitahukan kekurangan" } # sama\nkind = "process"\nactor = "petugas-layanan"\n'
    assert good(spoilt(SOP_NAME, step, turned)) == pack
    changed = good(spoilt(SOP_NAME, "Memberitahukan kekurangan", "Memberitahu kekurangan"))
    before, after = pack.sops["layanan"], changed.sops["layanan"]
    assert [one.digest == two.digest for one, two in zip(before.steps, after.steps, strict=True)] == [1, 1, 0, 1]
    assert before.digest != after.digest and pack.digest != changed.digest
    assert before.questions == after.questions


def test_a_row_keeps_its_digest_when_a_row_is_put_above_it() -> None:
    row = '[[step]]\nid = "periksa"'
    new = '[[step]]\nid = "baru"\nactor = "pemohon"\nactivity = "Menunggu panggilan"\n\n' + row
    before, after = good().sops["layanan"], good(spoilt(SOP_NAME, row, new)).sops["layanan"]
    assert after.step("periksa").number == 3
    assert after.step("periksa").digest == before.step("periksa").digest
    assert after.digest != before.digest


def test_a_corrected_question_changes_its_digest_and_not_that_of_the_procedure() -> None:
    before, after = good(), good(spoilt(SOP_NAME, "Siapa yang memeriksa?", "Siapakah yang memeriksa?"))
    assert before.sops["layanan"].digest == after.sops["layanan"].digest
    assert before.sops["layanan"].questions[0].digest != after.sops["layanan"].questions[0].digest
    assert before.digest != after.digest


def test_how_sure_a_source_is_changes_no_digest() -> None:
    assert good(spoilt(SOP_NAME, 'sure = "V"', 'sure = "G"')) == good()


@given(st.permutations(sorted(FILES)))
def test_the_order_of_the_files_changes_nothing_but_the_order_of_sops(names: list[str]) -> None:
    assert read({name: FILES[name] for name in names}) == read()


@given(st.lists(st.sampled_from(["2026-03-20", "2026-01-01", "2026-03-22"])))
def test_days_off_given_twice_or_unsorted_are_harmless(days: list[str]) -> None:
    off = "".join(f'\n[[calendar.off]]\ndate = "{day}"\nname = "Libur"\nkind = "setempat"\n' for day in days)
    calendar = good({**FILES, "calendar.toml": FILES["calendar.toml"] + off}).calendar
    assert calendar is not None
    found = [one.date.isoformat() for one in calendar.off]
    assert found == sorted({"2026-03-20", *days})


def test_the_shipped_pack_has_no_fault() -> None:
    reading = load_pack(SHIPPED)
    assert rules(reading.diagnostics) == []
    assert reading.pack is not None and len(reading.pack.sops) >= 1


def test_an_empty_source_is_no_pack_and_no_traceback() -> None:
    assert read_pack(PackSource({})).pack is None
    assert source().files.keys() == FILES.keys()


def test_a_check_finds_what_reading_finds(tmp_path: Path) -> None:
    for name, text in spoilt(SOP_NAME, 'no = "beritahu"', 'no = "beritau"').items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert len(check_pack(tmp_path)) == 1
    assert check_pack(tmp_path) == load_pack(tmp_path).diagnostics
