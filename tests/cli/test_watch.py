"""check --watch: what is saved is checked again. The waiting is a function of the test, so nothing sleeps."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sopcheck.cli import watch
from sopcheck.cli.check import check_and_wait
from sopcheck.cli.errors import Problem
from sopcheck.cli.settings import Settings
from sopcheck.cli.streams import Streams
from sopcheck.cli.watch import MOST_LOOKS, changes, state_of
from sopcheck.locales.catalogue import catalogue

from .office import NOON, Shell, no_app

ROOT = Path(__file__).parents[2]
Act = Callable[[], object]


class Script:
    """A wait that does one thing after the other and then presses Ctrl+C. None lets time go by, nothing else."""

    def __init__(self, *acts: Act | None) -> None:
        self.acts = list(acts)

    def __call__(self) -> None:
        if not self.acts:
            raise KeyboardInterrupt
        act = self.acts.pop(0)
        if act is not None:
            act()


REST = [None] * (MOST_LOOKS + 1)
"""Long enough for any change to come to rest."""


def watched(paths: list[Path], script: Script, form: str = "text") -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    settings = Settings(catalogue("en"), Streams(out, err, None), no_app, lambda: NOON)
    code = check_and_wait(settings, [str(path) for path in paths], form, script)
    return code, out.getvalue(), err.getvalue()


def break_it(pack: Path) -> Act:
    file = pack / "sop" / "surat.toml"
    return lambda: file.write_text(file.read_text("utf-8").replace('actor = "kepala"', 'actor = "kepalla"'), "utf-8")


def mend_it(pack: Path) -> Act:
    """As editors do: the new file takes the place of the old one."""
    file, new = pack / "sop" / "surat.toml", pack / "sop" / ".surat.toml.tmp"

    def act() -> None:
        new.write_text(file.read_text("utf-8").replace("kepalla", "kepala"), "utf-8")
        new.replace(file)

    return act


def rounds(out: str) -> list[str]:
    return out.split("──── ")


def test_what_is_saved_is_checked_again(pack: Path) -> None:
    script = Script(None, break_it(pack), *REST, mend_it(pack), *REST, None)
    code, out, err = watched([pack], script)
    assert code == 130
    assert err == "\n"
    first, second, third = rounds(out)
    assert "Waiting for a file to be saved" in first
    assert "kepalla" not in first
    assert second.startswith("sop/surat.toml\n")
    assert "kepalla" in second
    assert third.startswith("sop/surat.toml\n")
    assert "kepalla" not in third


def test_json_is_one_line_each_time(pack: Path) -> None:
    code, out, _ = watched([pack], Script(break_it(pack), *REST, mend_it(pack), *REST), "json")
    assert code == 130
    found = [[one["message"] for one in json.loads(line) if one["severity"] == "error"] for line in out.splitlines()]
    assert len(found) == 3
    assert found[0] == found[2] == []
    assert "kepalla" in found[1][0]


def test_a_file_that_vanishes_while_it_is_saved_is_waited_for(pack: Path) -> None:
    file, away = pack / "sop" / "surat.toml", pack / "away"
    text = file.read_text("utf-8") + "\n"

    def back() -> None:
        file.write_text(text, "utf-8")

    code, out, err = watched([pack], Script(lambda: file.rename(away), None, None, back, *REST))
    assert (code, err) == (130, "\n")
    first, second = rounds(out)
    assert first.partition("Waiting")[0] == second.partition("\n")[2]  # the same faults: the file was never missed


def test_a_file_written_in_pieces_is_checked_once(pack: Path) -> None:
    file = pack / "pack.toml"

    def longer() -> None:
        file.write_text(file.read_text("utf-8") + "# x\n", "utf-8")

    _, out, _ = watched([pack], Script(longer, longer, longer, *REST))
    assert len(rounds(out)) == 2


def test_a_file_that_never_rests_is_checked_all_the_same(pack: Path) -> None:
    file = pack / "pack.toml"

    def longer() -> None:
        file.write_text(file.read_text("utf-8") + "# x\n", "utf-8")

    _, out, _ = watched([pack], Script(*[longer] * 3 * (MOST_LOOKS + 1)))
    assert len(rounds(out)) == 4


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_folder_that_goes_away_is_one_sentence_and_is_waited_for(pack: Path, tmp_path: Path, form: str) -> None:
    spare = tmp_path / "spare"
    shutil.copytree(pack, spare)
    code, out, err = watched(
        [pack], Script(lambda: shutil.rmtree(pack), *REST, None, lambda: shutil.copytree(spare, pack), *REST), form
    )
    assert code == 130
    assert err == f"There is no {pack}; name the folder of a pack.\n\n"
    if form == "json":
        assert len([json.loads(line) for line in out.splitlines()]) == 2


def test_files_that_are_no_part_of_a_pack_start_nothing(pack: Path) -> None:
    def write() -> None:
        (pack / "catatan.txt").write_text("x", "utf-8")
        (pack / ".pack.toml.swp").write_text("x", "utf-8")
        (pack / "sop" / ".#surat.toml").write_text("x", "utf-8")

    _, out, _ = watched([pack], Script(write, *REST))
    assert len(rounds(out)) == 1


def test_a_new_file_and_a_changed_time_count_also_with_the_same_size(pack: Path) -> None:
    file = pack / "pack.toml"

    def touch() -> None:
        os.utime(file, ns=(1, 1))

    _, out, _ = watched(
        [pack], Script(touch, *REST, lambda: (pack / "sop" / "baru.toml").write_text("", "utf-8"), *REST)
    )
    assert [part.partition("\n")[0] for part in rounds(out)[1:]] == ["pack.toml", "sop/baru.toml"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_that_leads_nowhere_hides_no_other_file(pack: Path) -> None:
    for name in ("a.toml", "m.toml", "z.toml"):
        (pack / name).symlink_to(pack / "nirwana")
        (pack / "sop" / name).symlink_to(pack / "nirwana")
    assert {Path(path).name for path in state_of([pack])} == {
        "pack.toml",
        "calendar.toml",
        "symbols.toml",
        "surat.toml",
    }


def test_what_is_saved_during_a_check_is_seen_afterwards(pack: Path) -> None:
    before = state_of([pack])
    break_it(pack)()
    assert next(changes(before, [pack], Script(*REST))) == [pack / "sop" / "surat.toml"]


def test_of_several_packs_the_whole_path_is_named(pack: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain"
    shutil.copytree(pack, other)
    _, out, _ = watched([pack, other], Script(break_it(other), *REST))
    assert rounds(out)[1].startswith(f"{(other / 'sop' / 'surat.toml').as_posix()}\n")


def test_many_changed_files_are_not_all_named(pack: Path) -> None:
    def many() -> None:
        for number in range(9):
            (pack / "sop" / f"x{number}.toml").write_text("", "utf-8")

    _, out, _ = watched([pack], Script(many, *REST))
    assert rounds(out)[1].startswith("sop/x0.toml, sop/x1.toml, sop/x2.toml …\n")


def test_a_path_that_cannot_be_used_ends_it_at_once(tmp_path: Path) -> None:
    with pytest.raises(Problem):
        watched([tmp_path / "tidak-ada"], Script())


def test_the_option_is_what_waits(shell: Shell, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "pause", Script())
    said = shell("check", str(pack), "--watch")
    assert said.code == 130
    assert "Traceback" not in said.err


TASKS = re.search(r"tasks\.json`:\n\n```json\n(.*?)```", (ROOT / "docs" / "editors.md").read_text("utf-8"), re.S)


def test_the_patterns_of_the_editors_page_fit_what_is_printed(pack: Path) -> None:
    assert TASKS is not None
    (task,) = json.loads(TASKS[1])["tasks"]
    matcher = task["problemMatcher"]
    pattern, begins, ends = (
        re.compile(one)
        for one in (
            matcher["pattern"]["regexp"],
            matcher["background"]["beginsPattern"],
            matcher["background"]["endsPattern"],
        )
    )
    _, out, _ = watched([pack], Script(break_it(pack), *REST))
    lines = out.splitlines()
    assert len([line for line in lines if begins.search(line)]) == 1
    assert len([line for line in lines if ends.search(line)]) == 2
    assert ends.search("No faults.") and ends.search("1 error, 2 warnings, 12 hints.")
    found = [match for line in lines if (match := pattern.match(line))]
    places = {(match[1], match[4]) for match in found if "kepalla" in match[5]}
    assert places == {("sop/surat.toml", "error")}
    assert {"file": 1, "line": 2, "column": 3, "severity": 4, "message": 5}.items() <= matcher["pattern"].items()
