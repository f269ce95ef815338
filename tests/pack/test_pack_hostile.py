"""Packs that were made to hurt end in diagnostics, never in an exception, and never hang."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.locales.catalogue import catalogue
from sopcheck.pack import files as pack_files
from sopcheck.pack.characters import visible
from sopcheck.pack.diagnostics import Diagnostic, as_json, as_text
from sopcheck.pack.files import PackSource, read_folder
from sopcheck.pack.reading import Reading, load_pack, read_pack

from .office_packs import FILES, SOP_NAME, read, rules

ENGLISH = catalogue("en")
NOBODY = 65534


def read_bytes(data: bytes, name: str = "pack.toml") -> Reading:
    """The good pack with the bytes of one file in place of its own."""
    return read_pack(PackSource({**{key: text.encode() for key, text in FILES.items()}, name: data}))


def folder(place: Path) -> Path:
    """The good pack as a folder."""
    for name, text in FILES.items():
        path = place / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, "utf-8")
    return place


def sayable(found: tuple[Diagnostic, ...]) -> str:
    """All that is said of them, which a terminal can print safely."""
    lines = [line for one in found for line in as_text(one, ENGLISH)]
    lines += [str(as_json(one, ENGLISH)) for one in found]
    assert all(visible(line) == line for line in lines)
    return "\n".join(lines)


BYTES = {
    "utf-16": (FILES["pack.toml"].encode("utf-16"), "encoding", 1),
    "utf-16 without a mark": (FILES["pack.toml"].encode("utf-16-le"), "encoding", 1),
    "utf-16 without a mark, other order": (FILES["pack.toml"].encode("utf-16-be"), "encoding", 1),
    "utf-32": (FILES["pack.toml"].encode("utf-32"), "encoding", 1),
    "latin-1": ('[pack]\nid = "x"\ntitle = "Café"\n'.encode("latin-1"), "encoding", 3),
    "nul": (b'[pack]\nid = "x"\n# \0\n', "encoding", 3),
    "lone carriage return": (b'[pack]\rid = "x"\n', "syntax", 1),
    "old line ends": (FILES["pack.toml"].replace("\n", "\r").encode(), "syntax", 1),
    "5,000 digits": (b"[pack]\nid = " + b"9" * 5000 + b"\n", "bad-number", 2),
    "500 lists": (b"a = " + b"[" * 500 + b"]" * 500, "too-deep", 1),
    "500 spaced lists": (b"a = " + b"[ \n" * 500 + b"]" * 500, "too-deep", 1),
    "500 lists of two": (b"a = " + b"[1, " * 500 + b"]" * 500, "too-deep", 1),
    "500 tables": (b"a = " + b"{a = " * 500 + b"1" + b"}" * 500, "too-deep", 1),
    "a dotted key of 40 KB": (b"\n" + b"a." * 20_000 + b"a = 1", "too-deep", 2),
    "a quoted dotted key": (b'\n"a" . ' * 50 + b"a = 1", "syntax", 2),
    "a dotted key of quoted parts": (b'\n"a"' + b""" . 'b' . "c\\"d" """ * 50 + b" = 1", "too-deep", 2),
    "dotted headers": (b"".join(b"[k%d" % at + b".a" * 31 + b"]\n" for at in range(4000)), "too-deep", 1),
    "a dotted header": (b"[" + b"a." * 50 + b"a]", "too-deep", 1),
    "an unfinished text": (b'a = "' + b"x" * 1000, "syntax", 1),
    "quotation marks": (b'"' * 100_001, "syntax", 1),
    "backslashes": (b'a = "' + b"\\" * 100_001, "syntax", 1),
    "open brackets in a text": (b"a = '''" + b"[" * 50_000, "too-deep", 1),
    "spaces in a key": (b"a" + b" " * 900_000 + b"b", "syntax", 1),
    "spaces in a header": (b"[a" + b" " * 900_000 + b"b", "syntax", 1),
    "a key of many words": (b"a " * 400_000, "syntax", 1),
    "spaces behind a value": (b"a = 1" + b" " * 900_000 + b"b", "syntax", 1),
    "an escaped surrogate": (b'a = "\\ud800"', "syntax", 1),
}


@pytest.mark.parametrize("kind", BYTES)
def test_hostile_bytes_are_one_fault_with_its_line(kind: str) -> None:
    data, rule, line = BYTES[kind]
    found = [one for one in read_bytes(data).diagnostics if one.file == "pack.toml"]
    assert [(one.rule, one.line) for one in found] == [(rule, line)]
    sayable(tuple(found))


@pytest.mark.parametrize("text", ["\x1b[2J", "\x1b]52;c;aGk=\x07", "\x9b31m", "\u202egnp.exe", "a" + "\u0301" * 20])
def test_what_a_terminal_obeys_is_reported_and_shown_harmlessly(text: str) -> None:
    escaped = "".join(f"\\U{ord(letter):08x}" for letter in text)
    for spelt in (text, escaped) if "\x1b" not in text else (escaped,):
        reading = read({**FILES, "pack.toml": FILES["pack.toml"].replace("UU 14/2008", spelt)})
        assert set(rules(reading.diagnostics)) <= {"control-character", "suspicious-character"}
        assert len(reading.diagnostics) == 1
        sayable(reading.diagnostics)


def test_control_characters_in_keys_ids_and_words_are_shown_harmlessly() -> None:
    text = FILES["pack.toml"] + '\n["\\u001b[2J"]\n"\\u202e" = 1\n'
    text = text.replace('id = "umum"', 'id = "\\u001b]52;c;aGk=\\u0007"')
    said = sayable(read({**FILES, "pack.toml": text}).diagnostics)
    assert "␛[2J" in said and "␛]52" in said


def test_real_scripts_need_no_warning() -> None:
    text = FILES["pack.toml"].replace("UU 14/2008", "قانون رقم ١٤ · חוק · 信息公开法 · ကျေးဇူးတင်ပါတယ် · naïve e\u0301")
    assert read({**FILES, "pack.toml": text}).diagnostics == ()


def test_a_pipe_a_folder_and_links_out_of_the_pack_are_not_opened(tmp_path: Path) -> None:
    pack = folder(tmp_path / "pack")
    os.mkfifo(pack / "sop" / "pipa.toml")
    (pack / "sop" / "map.toml").mkdir()
    (tmp_path / "luar.toml").write_text(FILES[SOP_NAME], "utf-8")
    (pack / "sop" / "luar.toml").symlink_to(tmp_path / "luar.toml")
    (pack / "sop" / "nol.toml").symlink_to("/dev/zero")
    (pack / "sop" / "putus.toml").symlink_to(pack / "none.toml")
    (pack / "sop" / "lingkar.toml").symlink_to("lingkar.toml")
    found = load_pack(pack).diagnostics
    assert {one.file: one.rule for one in found} == {
        "sop/pipa.toml": "not-a-file",
        "sop/map.toml": "not-a-file",
        "sop/luar.toml": "not-a-file",
        "sop/nol.toml": "not-a-file",
        "sop/putus.toml": "unreadable",
        "sop/lingkar.toml": "unreadable",
    }
    assert [one.message.said(ENGLISH) for one in found if one.rule == "unreadable"] == [
        "the file cannot be read: it is a link that leads to itself",
        "the file cannot be read: it is a link that leads nowhere",
    ]
    sayable(found)


def test_a_link_inside_the_pack_and_a_link_to_the_pack_are_fine(tmp_path: Path) -> None:
    pack = folder(tmp_path / "pack")
    (pack / "calendar.toml").rename(pack / "kalender-2026.txt")
    (pack / "calendar.toml").symlink_to("kalender-2026.txt")
    (tmp_path / "link").symlink_to(pack)
    assert load_pack(tmp_path / "link").diagnostics == ()


def test_the_sop_folder_may_not_be_a_link_out_of_the_pack(tmp_path: Path) -> None:
    pack = folder(tmp_path / "pack")
    (pack / "sop").rename(tmp_path / "sop")
    (pack / "sop").symlink_to(tmp_path / "sop")
    assert [(one.file, one.rule) for one in load_pack(pack).diagnostics] == [("sop", "not-a-file")]


def test_files_and_packs_have_a_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = folder(tmp_path)
    (pack / "calendar.toml").write_bytes(b"#" * 1_100_000)
    assert [(one.file, one.rule) for one in load_pack(pack).diagnostics] == [("calendar.toml", "too-large")]
    (pack / "calendar.toml").unlink()
    monkeypatch.setattr(pack_files, "MOST_PACK_BYTES", 2_000)
    assert "too-large" in rules(load_pack(pack).diagnostics)
    monkeypatch.undo()
    monkeypatch.setattr(pack_files, "MOST_FILES", 2)
    assert [(one.file, one.rule) for one in load_pack(pack).diagnostics] == [("sop/layanan.toml", "too-large")]


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Path]:
    """A folder in which permissions hold. For root they hold nowhere, so root steps down while the test runs."""
    if os.geteuid() != 0:
        yield tmp_path
        return
    with tempfile.TemporaryDirectory() as place:  # pytest's own folders are closed to everybody else
        os.chown(place, NOBODY, NOBODY)
        os.seteuid(NOBODY)
        try:
            yield Path(place)
        finally:
            os.seteuid(0)


def test_an_unreadable_file_is_named(guarded: Path) -> None:
    pack = folder(guarded)
    (pack / "symbols.toml").chmod(0)
    assert [(one.file, one.rule) for one in load_pack(pack).diagnostics] == [("symbols.toml", "unreadable")]


def test_a_file_that_is_not_read_makes_no_other_fault(tmp_path: Path) -> None:
    pack = folder(tmp_path)
    (pack / "pack.toml").unlink()
    os.mkfifo(pack / "pack.toml")
    assert [(one.file, one.rule) for one in load_pack(pack).diagnostics] == [("pack.toml", "not-a-file")]
    assert read_folder(pack / "pack.toml").unreadable == ("pack.toml",)


def test_a_pipe_that_takes_a_files_place_while_it_is_opened_hangs_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = folder(tmp_path)
    opened = os.open

    def swapped(path: Path, flags: int) -> int:
        if path.name == "symbols.toml":
            assert flags & os.O_NONBLOCK  # else the next line would wait for ever
            path.unlink()
            os.mkfifo(path)
        return opened(path, flags)

    monkeypatch.setattr(pack_files.os, "open", swapped)
    assert [(one.file, one.rule) for one in load_pack(pack).diagnostics] == [("symbols.toml", "not-a-file")]


def inside(reading: Reading, texts: dict[str, str]) -> None:
    for one in reading.diagnostics:
        lines = texts[one.file].replace("\r\n", "\n").split("\n")
        assert 1 <= one.line <= len(lines)
        assert 1 <= one.column <= len(lines[one.line - 1]) + 1
        assert one.length >= 1
    sayable(reading.diagnostics)


@given(st.text(), st.sampled_from(sorted(FILES)))
def test_any_text_is_read_without_exception_and_faults_lie_inside(text: str, name: str) -> None:
    text = text.encode("utf-8", "replace").decode().lstrip("\ufeff")
    files = {**FILES, name: text}
    inside(read(files), files)


@given(st.binary())
def test_any_bytes_are_read_without_exception(data: bytes) -> None:
    sayable(read_bytes(data).diagnostics)


LINES = sorted({line for text in FILES.values() for line in text.splitlines()})


@given(st.lists(st.sampled_from(LINES), max_size=40), st.sampled_from(sorted(FILES)))
def test_any_shuffled_lines_are_read_without_exception(lines: list[str], name: str) -> None:
    files = {**FILES, name: "\n".join(lines)}
    inside(read(files), files)


ODD = st.sampled_from(
    ["[]", "{}", "1", "true", '""', "[[]]", "[{}]", "1e400", "nan", "[1, 'x']", "2026-01-01", "{x.y = 1}"]
)


@given(st.data())
def test_a_value_of_any_type_in_any_place_is_read_without_exception(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(FILES)))
    lines = FILES[name].split("\n")
    place = data.draw(st.sampled_from([at for at, line in enumerate(lines) if " = " in line and line[0] not in " ["]))
    lines[place] = f"{lines[place].split(' = ')[0]} = {data.draw(ODD)}"
    files = {**FILES, name: "\n".join(lines)}
    inside(read(files), files)
