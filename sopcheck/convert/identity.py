"""The identity part of an SOP: boxes with a label and a value beside, behind or below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sopcheck.convert.draft import Identity
from sopcheck.convert.grid import Cell, Note, Sheet
from sopcheck.convert.times import read_date
from sopcheck.convert.words import NOTHING, head_of, items_of, one_line, plain_words
from sopcheck.locales.sentence import S
from sopcheck.pack.tables import FEW, PROSE, SOME, TITLE

_LABELS = {
    "number": "nomor sop, no sop, nomor, nomor dokumen, no dokumen, sop number, number",
    "made": "tanggal pembuatan, tgl pembuatan, tanggal dibuat, tanggal penyusunan, date made, date created, tgl dibuat",
    "revised": "tanggal revisi, tgl revisi, tanggal perubahan, date revised, revision date, revisi",
    "effective": (
        "tanggal efektif, tgl efektif, tanggal berlaku, tanggal pengesahan, tanggal diberlakukan, effective date, "
        "date effective, tgl berlaku, tgl pengesahan, mulai berlaku"
    ),
    "approved_by": "disahkan oleh, disahkan, pengesahan, ditetapkan oleh, approved by, pejabat yang mengesahkan",
    "title": (
        "nama sop, judul sop, judul, nama prosedur, nama standar operasional prosedur, sop title, title, name of sop, "
        "sop name, nama sop ap, prosedur tentang"
    ),
    "unit": "unit kerja, satuan kerja, bagian, unit, bidang, unit organisasi, unit pemilik, division",
    "basis": "dasar hukum, dasar, landasan hukum, legal basis, dasar peraturan, referensi, legal base",
    "qualifications": (
        "kualifikasi pelaksana, kualifikasi pelaksanaan, kualifikasi, qualifications, qualification, kualifikasi "
        "pelaksana sop, qualifications of actors"
    ),
    "related": "keterkaitan, keterkaitan sop, keterkaitan dengan sop lain, related sops, related, related procedures",
    "equipment": (
        "peralatan perlengkapan, peralatan, peralatan dan perlengkapan, perlengkapan, equipment, "
        "perlengkapan peralatan, tools and equipment, equipment and supplies, sarana dan prasarana"
    ),
    "warnings": "peringatan, perhatian, warnings, warning, peringatan perhatian",
    "records": (
        "pencatatan dan pendataan, pencatatan, pendataan, pencatatan pendataan, records, recording, "
        "pencatatan dan pelaporan, records and data, pencatatan dan pengarsipan"
    ),
}
_LABEL_OF = {label: name for name, labels in _LABELS.items() for label in labels.split(", ")}
LISTS = ("basis", "qualifications", "related", "equipment", "warnings", "records")
_DATES = ("made", "revised", "effective")
_WEAK = frozenset(
    ("nomor", "number", "judul", "title", "bagian", "unit", "bidang", "dasar", "related", "revisi", "disahkan")
)
"""Labels that are ordinary words: only taken with a colon or a value beside them."""
_OFFICES = (
    "kementerian", "komisi", "badan", "dinas", "pemerintah", "sekretariat", "kantor", "balai", "biro", "direktorat",
    "inspektorat", "universitas", "pengadilan", "kejaksaan", "kepolisian", "lembaga", "kecamatan", "kelurahan", "desa",
    "rumah sakit", "rsud", "puskesmas", "sekolah", "smk", "sma", "smp", "kpu", "bawaslu", "mahkamah", "dewan", "unit",
)  # fmt: skip
_UNITS = ("bagian", "subbagian", "sub bagian", "bidang", "biro", "seksi", "unit", "direktorat", "divisi", "bagian ")
_TITLE_LINE = re.compile(
    r"^(?:sop|standar(?:d)? operasional prosedur|standard operating procedure)\b[\s:.–-]*(.{4,})", re.I
)
_BARE_TITLES = frozenset(
    f"{words}{more}"
    for words in (
        "standar operasional prosedur",
        "standard operasional prosedur",
        "standard operating procedure",
        "sop",
    )
    for more in ("", " sop", " ap", " sop ap", " administrasi pemerintahan", " administrasi pemerintahan sop ap")
)
_SPLIT = re.compile(r"^\s*([^:\n]{2,45}?)\s*:[ \t]*(.*)$", re.DOTALL)
MOST_ROWS = 400
LONGEST_LABEL = 60


@dataclass(slots=True)
class _Part:
    """What the sheets say so far."""

    values: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    letterhead: list[str] = field(default_factory=list)


def read_identity(sheets: Iterable[tuple[Sheet, int, int]]) -> Identity:
    """The identity part on these sheets; each is looked at from one row to before another, where its table begins."""
    part = _Part()
    for sheet, first, limit in sheets:
        _Boxes(sheet, first, min(limit, first + MOST_ROWS), part).read()
    unit = part.values.get("unit")
    offices = list(dict.fromkeys(part.letterhead))
    if unit is None:
        unit = next((line for line in reversed(offices) if plain_words(line).startswith(_UNITS)), None)
        if unit is None and offices:
            unit = offices[-1]
            part.notes.append(Note(None, S('no unit that owns the SOP is named; "{unit}" was taken', unit=unit[:80])))
    lists = {name: tuple(items[: SOME if name == "basis" else FEW]) for name, items in part.lists.items()}
    values = {name: value for name, value in part.values.items() if name != "unit"}
    return Identity(**values, **lists, unit=unit, office=offices[0] if offices else None, notes=tuple(part.notes))  # type: ignore[arg-type]


def label_of(text: str) -> str | None:
    """The field that a text is the label of."""
    if not text or len(text) > LONGEST_LABEL:
        return None
    return _LABEL_OF.get(plain_words(text))


class _Boxes:
    def __init__(self, sheet: Sheet, first: int, limit: int, part: _Part) -> None:
        self.sheet, self.part = sheet, part
        self.cells = [cell for cell in sheet.cells if first <= cell.row < limit and cell.text]
        self.limit = limit
        self.rows: dict[int, list[Cell]] = {}
        for cell in self.cells:
            self.rows.setdefault(cell.row, []).append(cell)
        self.labels = {(cell.row, cell.column): name for cell in self.cells if (name := self._label(cell)) is not None}
        self.used: set[tuple[int, int]] = set()
        self.titled = False

    def _label(self, cell: Cell) -> str | None:
        first, _, _rest = cell.text.partition("\n")
        split = _SPLIT.match(cell.text)
        for text in (split[1] if split else "", cell.text, first if len(cell.text) > len(first) else ""):
            name = label_of(text.rstrip(" :"))
            if name is not None:
                weak = plain_words(text) in _WEAK and not (split and text == split[1])
                return None if weak and not self._has_value_beside(cell) else name
        return None

    def _has_value_beside(self, cell: Cell) -> bool:
        beside = [one for one in self.rows.get(cell.row, ()) if one.column > cell.column]
        return bool(beside) and beside[0].text.startswith(":")

    def read(self) -> None:
        """Take every labelled box, then the letterhead and a heading "SOP …"."""
        for cell in self.cells:
            name = self.labels.get((cell.row, cell.column))
            if name is not None:
                self._take(cell, name)
        for cell in self.cells:
            if (cell.row, cell.column) in self.used or (cell.row, cell.column) in self.labels:
                continue
            self._take_letterhead(cell)

    def _take(self, cell: Cell, name: str) -> None:
        texts = self._behind(cell)
        if not texts:
            texts = self._beside(cell)
        if not texts and (name in LISTS or name in ("title", "approved_by")):
            texts = self._below(cell)
        text = "\n".join(texts).strip(" :\n")
        if text.casefold() in NOTHING:
            return
        place = self.sheet.place(cell.row, cell.column)
        if name in LISTS:
            self._take_list(name, texts)
        elif name in _DATES:
            found = read_date(text)
            if found is not None:
                self.part.values.setdefault(name, found)
            elif any(letter.isdigit() for letter in text):
                what = S('"{text}" could not be read as a date; write it as 2026-03-20', text=one_line(text)[:60])
                self.part.notes.append(Note(place, what, todo=True))
        elif name not in self.part.values:
            lines = [line for line in text.split("\n") if line.strip()]
            words = lines[0].rstrip(",") if name == "approved_by" else " ".join(lines)
            words = one_line(words).strip(' :"“”')
            if words:
                self.part.values[name] = words[:TITLE].strip()

    def _take_list(self, name: str, texts: Sequence[str]) -> None:
        into = self.part.lists.setdefault(name, [])
        for item in items_of("\n".join(text.strip().removeprefix(":") for text in texts)):
            short = item[:PROSE].strip()
            if short and short not in into and any(letter.isalnum() for letter in short):
                into.append(short)

    def _behind(self, cell: Cell) -> list[str]:
        """What stands in the same cell behind the label."""
        split = _SPLIT.match(cell.text)
        if split is not None and label_of(split[1]) is not None:
            rest = split[2].strip()
        else:
            first, _, rest = cell.text.partition("\n")
            rest = rest.strip() if label_of(first.rstrip(" :")) is not None else ""
        return [rest] if rest.strip(" :") else []

    def _beside(self, cell: Cell) -> list[str]:
        """What stands to the right of the label, up to the next label."""
        found = []
        row = [one for line in cell.rows[:20] for one in self.rows.get(line, ()) if one.column > cell.column]
        for one in row:
            if one.row == cell.row and (one.row, one.column) in self.labels:
                break
            if (one.row, one.column) in self.labels or any(
                (one.row, column) in self.labels for column in range(cell.column + 1, one.column)
            ):
                continue
            text = one.text.strip().removeprefix(":").strip()
            if text:
                found.append(text)
                self.used.add((one.row, one.column))
        return found

    def _below(self, cell: Cell) -> list[str]:
        """What stands under the label, down to the next label in its columns."""
        right = min(
            (column for row, column in self.labels if row == cell.row and column > cell.column), default=1_000_000
        )
        found = []
        gap = 0
        for row in range(cell.row + cell.down, min(cell.row + cell.down + 60, self.limit)):
            ours = [one for one in self.rows.get(row, ()) if cell.column <= one.column < right]
            if any((one.row, one.column) in self.labels or head_of(one.text) is not None for one in ours):
                break
            gap = 0 if ours else gap + 1
            if gap > 2:
                break
            self.used.update((one.row, one.column) for one in ours)
            words = [one.text for one in ours]
            if len(words) > 1 and re.fullmatch(r"[\d.()a-zA-Z•-]{1,4}", words[0].strip()):
                found.append("• " + one_line(" ".join(words[1:])))
            elif words:
                found.append("\n".join(words))
        return found

    def _take_letterhead(self, cell: Cell) -> None:
        for line in cell.text.split("\n")[:8]:
            words = one_line(line)
            plain = plain_words(words)
            title = _TITLE_LINE.match(words)
            if plain in _BARE_TITLES:
                self.titled = True
            elif title is not None and "title" not in self.part.values and label_of(words) is None:
                self.part.values["title"] = words[:TITLE].strip()
            elif plain.startswith((*_OFFICES, *_UNITS)) and len(words) <= 100 and len(self.part.letterhead) < 10:
                self.part.letterhead.append(words)
            elif self.titled and "title" not in self.part.values and len(plain) > 3 and len(words) <= TITLE:
                self.part.values["title"] = words  # the name stands alone below "STANDAR OPERASIONAL PROSEDUR"
