"""The words by which offices head the columns of an SOP's table, and the words of its exits and its footer."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from sopcheck.pack.characters import control_in, suspicious_in


class Head(StrEnum):
    """What a column of the table holds."""

    NUMBER = "number"
    ACTIVITY = "activity"
    ACTORS = "actors"
    """The group of actor columns, or one column that names the actor in words."""
    QUALITY = "quality"
    """The group of the three that follow (mutu baku)."""
    REQUIREMENTS = "requirements"
    TIME = "time"
    OUTPUT = "output"
    REMARK = "remark"


_HEADS = {
    Head.NUMBER: "no, nomor, nomer, no urut, nomor urut, urutan, urut, num, number, nr, item, step no, no kegiatan",
    Head.ACTIVITY: (
        "kegiatan, uraian kegiatan, aktivitas, aktifitas, uraian aktivitas, uraian aktifitas, uraian prosedur, "
        "prosedur, langkah, langkah langkah, langkah kerja, langkah kegiatan, langkah prosedur, tahapan, tahapan "
        "kegiatan, tahap, tahap kegiatan, uraian, uraian pekerjaan, rincian kegiatan, rincian prosedur, uraian "
        "langkah, uraian tugas, uraian tahapan, alur kegiatan, kegiatan prosedur, proses, nama kegiatan, "
        "deskripsi kegiatan, jenis kegiatan, activity, activities, step, steps, description, task, procedure, "
        "process, action, description of activity, activity description, uraian kegiatan prosedur, kegiatan "
        "aktivitas, urutan kegiatan, detail kegiatan"
    ),
    Head.ACTORS: (
        "pelaksana, pelaksanaan, pelaksana kegiatan, aktor, pelaku, pelaksana aktor, penanggung jawab, "
        "penanggungjawab, pic, unit pelaksana, pejabat pelaksana, petugas pelaksana, pihak terkait, unit kerja "
        "terkait, actor, actors, performer, performers, performed by, responsible, executor, executors, who, "
        "person in charge, role, roles, pelaksana penanggung jawab, pelaksana prosedur, subyek, subjek, pihak, "
        "implementer, pelaksana unit kerja"
    ),
    Head.QUALITY: (
        "mutu baku, mutubaku, baku mutu, standar mutu, mutu, quality standard, quality standards, standards, "
        "standard, mutu standar, standar baku, kualitas baku, quality, standar"
    ),
    Head.REQUIREMENTS: (
        "kelengkapan, persyaratan, persyaratan kelengkapan, kelengkapan persyaratan, syarat, syarat kelengkapan, "
        "persyaratan perlengkapan, perlengkapan, input, masukan, requirement, requirements, documents, document, "
        "inputs, dokumen, bahan, persyaratan dan kelengkapan, persyaratan dan perlengkapan, kelengkapan dokumen, "
        "berkas, needed, input kelengkapan, kelengkapan input, dokumen kelengkapan, peralatan, alat, supporting "
        "documents, completeness"
    ),
    Head.TIME: (
        "waktu, time, duration, lama, lama waktu, durasi, waktu penyelesaian, jangka waktu, waktu pelaksanaan, "
        "standard time, norma waktu, waktu proses, waktu baku, target waktu, lead time, time limit"
    ),
    Head.OUTPUT: (
        "output, out put, outputs, keluaran, hasil, luaran, result, results, output keluaran, keluaran output, "
        "product, hasil output, output hasil, produk, hasil kegiatan, hasil keluaran"
    ),
    Head.REMARK: "keterangan, ket, catatan, remark, remarks, note, notes, comment, comments, information",
}
_HEAD_OF = {word: head for head, words in _HEADS.items() for word in words.split(", ")}
_ENGLISH_HEADS = (
    "activity, activities, step, steps, description, task, procedure, process, action, actor, actors, performer, "
    "performers, responsible, requirement, requirements, documents, document, inputs, needed, time, duration, "
    "result, results, product, remark, remarks, comment, comments, quality, standards, quality standard, number, "
    "quality standards, performed by, description of activity"
)
_ENGLISH = frozenset(_ENGLISH_HEADS.split(", "))
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NO_LETTERS = re.compile(r"[^\w]+|_+")
LONGEST_HEAD = 60


def clean(text: str) -> str:
    """A foreign text as a pack may hold it: no control characters, no invisible ones, line breaks as they are meant."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n"))
    text = re.sub(r"_x000[dD]_\n?", "\n", text)  # how Excel writes a carriage return
    text = text.replace("\xa0", " ").replace("\xad", "").replace("\t", " ")
    kept = "".join(letter for letter in text if letter == "\n" or _allowed(letter))
    return "\n".join(" ".join(line.split()) for line in kept.split("\n")).strip()


def _allowed(letter: str) -> bool:
    if letter.isascii():
        return letter.isprintable()
    if control_in(letter) or suspicious_in(letter):
        return False
    return unicodedata.category(letter) not in ("Cs", "Cn", "Zl", "Zp") and letter not in "\u200e\u200f\u2060"


def one_line(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def plain_words(text: str) -> str:
    """A text for comparing: small letters and digits, single spaces; 'K E G I A T A N' as one word."""
    text = one_line(_NO_LETTERS.sub(" ", unicodedata.normalize("NFKC", text).casefold()))
    if len(text) > 4 and all(len(word) == 1 for word in text.split()):
        text = text.replace(" ", "")
    return text


def head_of(text: str) -> Head | None:
    """What a column with this heading holds: None where it is not one of the usual words."""
    if not text or len(text) > LONGEST_HEAD:
        return None
    words = plain_words(_ASIDE.sub(" ", text))
    if words in _HEAD_OF:
        return _HEAD_OF[words]
    parts = (
        {_HEAD_OF.get(plain_words(part)) for part in re.split(r"[/&,\n]", _ASIDE.sub(" ", text))} if words else set()
    )
    return parts.pop() if len(parts) == 1 else None


def is_english(text: str) -> bool:
    """Whether a heading is an English word that is no Indonesian one."""
    return plain_words(text) in _ENGLISH


ARROWS = frozenset("←↑→↓↔↕↖↗↘↙⇐⇑⇒⇓⬅⬆⬇➔➜➡►◄▲▼▶◀⟵⟶⤴⤵↩↪↳↰↱↲│║┃|─━—–-_=<>┐└┘┌├┤┬┴┼.,:")
"""What draws an arrow or a line, or stands for nothing, in a cell."""
_YES = frozenset(
    ("ya", "yes", "y", "iya", "ok", "oke", "lengkap", "sesuai", "setuju", "disetujui", "benar", "memenuhi")
)
_NO = frozenset(("tidak", "tdk", "no", "t", "n", "tak", "belum", "tidak lengkap", "tidak sesuai", "tidak setuju"))
_NO_BEGIN = ("tidak ", "tdk ", "belum ", "not ", "kurang ", "ditolak", "revisi", "perbaikan")


def exit_of(text: str) -> bool | None:
    """True where a short text says yes, False where it says no, None where it says neither."""
    if not text or len(text) > 40:
        return None
    words = plain_words(re.sub(r"\d+", " ", text))
    if words in _NO or words.startswith(_NO_BEGIN):
        return False
    return True if words in _YES else None


_FOOTERS = (
    "catatan", "keterangan", "mengetahui", "disahkan", "ditetapkan", "disusun", "dibuat oleh", "diperiksa oleh",
    "disetujui", "nip", "ttd", "tanda tangan", "note", "notes", "approved by", "prepared by", "legend", "legenda",
    "keterangan simbol", "sumber", "lampiran", "halaman", "page", "dokumen ini", "kepala", "sekretaris", "ketua", "plt",
)  # fmt: skip
_TOTALS = ("jumlah", "total", "jumlah waktu", "total waktu", "sub total", "subtotal", "jumlah total")
_PLACE_AND_DAY = re.compile(r"[^\W\d_]{3,}[^,\d]{0,40}, .{0,12}\d{4}|[^\W\d_]{3,}, *(?:tanggal)?[ .…_]*")


def is_footer(text: str) -> bool:
    """Whether a text is what stands below a table: a note, a signature, a legend, a place with a date."""
    words = plain_words(text)
    return any(words == word or words.startswith(word + " ") for word in _FOOTERS) or bool(
        _PLACE_AND_DAY.fullmatch(one_line(text))
    )


def is_total(text: str) -> bool:
    """Whether a text heads a row of sums."""
    words = plain_words(text)
    return any(words == word or (words.startswith(word + " ") and len(words) < 40) for word in _TOTALS)


_ITEM = re.compile(r"^\s*(?:[•●○■□▪▫◦‣⁃➢➤✓✔✗*·-]|–|—|\(?(?:\d{1,2}|[a-zA-Z])[.)](?=\s|\D))\s*")
NOTHING = frozenset(("", "-", "--", "---", "–", "—", ".", "…", "...", "n/a", "nihil", "tidak ada", "0"))


def items_of(text: str) -> list[str]:
    """The things that a cell lists: one an item of a bulleted or numbered list, a line, or what stands between
    semicolons. A line that goes on in small letters belongs to the one before where nothing marks the items."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    marked = any(_ITEM.match(line) for line in lines)
    joined: list[str] = []
    for line in lines:
        begins = _ITEM.match(line) is not None if marked else not line[:1].islower()
        if begins or not joined:
            joined.append(line)
        else:
            joined[-1] += " " + line
    found = []
    for line in joined:
        for part in line.split(";"):
            for inner in re.split(r"\s[•●▪‣]\s", part):
                word = one_line(_ITEM.sub("", inner)).strip(" ,;")
                if word.casefold() not in NOTHING:
                    found.append(word)
    return list(dict.fromkeys(found))
