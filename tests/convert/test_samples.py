"""The three sample files: converted, checked and opened in the app, without an editor in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from sopcheck.convert.opening import open_grid, read_grid
from sopcheck.pack.model import StepKind
from sopcheck.pack.reading import load_pack
from tests.cli.office import call
from tests.tui.office import office, shown

from .makers import draft
from .samples import MADE, SAMPLES


@pytest.mark.parametrize("name", MADE)
def test_the_samples_are_what_these_tests_make(name: str) -> None:
    made, kept = read_grid(MADE[name]()), open_grid(SAMPLES / name)
    assert made.notes == kept.notes
    assert [sheet.cells for sheet in made.sheets] == [sheet.cells for sheet in kept.sheets]
    assert [sheet.lines for sheet in made.sheets] == [sheet.lines for sheet in kept.sheets]


@pytest.mark.parametrize("name", ["surat-masuk.xlsx", "peminjaman-arsip.csv"])
async def test_a_sample_opens_in_the_app_at_once(name: str, tmp_path: Path) -> None:
    said = call("--lang", "en", "convert", str(SAMPLES / name), "--output", str(tmp_path / "kantor"))
    assert (said.code, said.err) == (0, "")
    pack = load_pack(tmp_path / "kantor").pack
    assert pack is not None
    (sop,) = pack.sops.values()
    with office(tmp_path, pack=tmp_path / "kantor") as (app, _store):
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            assert sop.title.said("id")[:20] in shown(app)
            await pilot.press("b")
            await pilot.pause()
            assert sop.steps[0].activity.said("id")[:15] in shown(app)


def test_lines_with_words_beside_them_give_both_exits() -> None:
    found = draft(MADE["surat-masuk.xlsx"]())
    check = found.steps[1]
    assert (check.kind, check.actor, check.yes, check.no) == (StepKind.DECISION, "petugas-agenda", "catat", "serahkan")
    assert [step.kind for step in found.steps][::4] == [StepKind.START, StepKind.END]
    assert found.unit.name == "BAGIAN UMUM"
    assert [rule.short for rule in found.rules] == ["UU 30/2014", "Permen PAN-RB 35/2012"]
    assert found.identity.equipment == ("Komputer", "Buku agenda")
    assert found.identity.effective == "2024-01-15"


def test_where_no_leads_is_asked_at_its_row_and_by_the_check(tmp_path: Path) -> None:
    said = call("--lang", "en", "convert", str(SAMPLES / "permohonan-data.docx"), "--output", str(tmp_path / "kantor"))
    assert said.code == 1
    file = tmp_path / "kantor" / "sop" / "permohonan-data.toml"
    lines = file.read_text("utf-8").splitlines()
    asked = next(
        number
        for number, line in enumerate(lines, 1)
        if line.startswith("# ") and 'no = "…"' in line and line[2] != "-"
    )
    steps = [number for number, line in enumerate(lines, 1) if line == "[[step]]" and number < asked]
    assert f'sop/permohonan-data.toml:{steps[-1]}:1: error: the decision has no "no" exit [decision-exits]' in said.out
    assert "table 2, row 4, column 9: to which row does no lead?" in said.out
    # The author does what the comment says, and nothing else is in the way.
    mended = [*lines[:asked], 'no = "ajukan"', *lines[asked:]]
    file.write_text("\n".join(mended), "utf-8")
    assert call("check", str(tmp_path / "kantor")).code == 0


def test_an_exit_that_the_remark_names_is_followed() -> None:
    found = draft(MADE["permohonan-data.docx"]())
    approve = found.steps[3]
    assert (approve.kind, approve.yes, approve.no) == (StepKind.DECISION, "serahkan", "siapkan")
    csv = draft(MADE["peminjaman-arsip.csv"]())
    assert (csv.steps[2].yes, csv.steps[2].no, csv.steps[3].next) == ("serahkan", "beritahukan", "catat")
