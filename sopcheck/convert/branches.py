"""Where a row leads, as far as words say it: "jika tidak lengkap, kembali ke langkah 3", "Tidak -> 5"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sopcheck.convert.words import exit_of, one_line, plain_words

_CLAUSES = re.compile(
    r"[;\n]+|(?<!no)(?<!No)(?<!NO)\.(?=\s+\D|$)|,\s*(?=(?:jika|bila|apabila|kalau|if|ya\b|tidak\b|yes\b|no\b))|\s+(?:dan|sedangkan|serta)\s+(?=jika|bila|apabila)"
    r"|\s/\s|\s\|\s",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"(?:(?:kembali|dikembalikan|lanjut(?:kan)?|dilanjutkan|menuju|langsung|lompat|ke|kembali\s+lagi|go(?:es)?|back|return(?:s|ed)?|"
    r"continue|proceed|to)\b[\s:]*|[-=–—]*[>→➔➜⇒➡]\s*|:\s*)+"
    r"(?:(?:ke|pada|to|the)\s+)?"
    r"(?P<word>(?:kegiatan|langkah|nomor|nomer|no|butir|tahap(?:an)?|proses|aktivitas|baris|poin|point|angka|step|row|number|"
    r"activity)\b[\s.:#]*)*(?:ke[\s-]*)?\(?#?(?P<number>\d{1,3}[a-z]?)\)?(?![\d/.]*\d|\s*(?:hari|menit|jam|bulan|minggu|day|minute|hour|x\b|%|tahun))",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:kegiatan|langkah|nomor|no|butir|tahap|aktivitas|step|row)\b[\s.:#]*(?P<number>\d{1,3}[a-z]?)\b",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"\b(?:langkah|kegiatan|tahap(?:an)?|proses|step)\s+(?:sebelumnya|di ?atas(?:nya)?)\b"
    r"|\bprevious (?:step|activity)\b",
    re.I,
)
_BELOW = re.compile(
    r"\b(?:langkah|kegiatan|tahap(?:an)?|proses|step)\s+(?:berikut(?:nya)?|selanjutnya)\b|\bnext (?:step|activity)\b",
    re.I,
)
_CONDITION = re.compile(
    r"\b(?:jika|bila|apabila|kalau|if|when)\b\s*(?P<what>.{1,80}?)\s*(?:,|:|\bmaka\b|\bthen\b|\bkembali\b|\bdikembalikan\b|"
    r"\blanjut|\bdilanjut|\blangsung\b|\bke\b|\bgo\b|\breturn|\bback\b|[-=]+>|→|$)",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\b(?:tidak|tdk|tak|belum|bukan|kurang|ditolak|menolak|salah|keliru|gagal|no|not|rejected|incomplete|wrong|t)\b",
    re.I,
)
_POSITIVE = re.compile(
    r"\b(?:ya|iya|yes|y|lengkap|sesuai|setuju|disetujui|benar|memenuhi|layak|diterima|valid|complete|approved|accepted|ok)\b",
    re.I,
)
_ASKS = re.compile(r"\bapakah\b|\?\s*$|\bya\s*/\s*tidak\b|\byes\s*/\s*no\b", re.IGNORECASE)
_CHECKS = re.compile(
    r"^(?:memeriksa|memverifikasi|meneliti|menelaah|mengecek|mengoreksi|mengevaluasi|menilai|memvalidasi|menyetujui|"
    r"memutuskan|mencermati|mereviu|mereview|check|verify|review|decide|approve|examine|validate)\b",
    re.IGNORECASE,
)
SAME, ABOVE, BELOW = "", "above", "below"


@dataclass(frozen=True, slots=True)
class Way:
    """One way that a text names. ``yes``: which exit it is of, None where the text says none. ``number``: that of the
    row it leads to, or ABOVE or BELOW; None where it is not said. ``when``: its condition in words."""

    yes: bool | None
    number: str | None
    when: str | None = None


def ways_in(text: str) -> list[Way]:
    """The ways that a text speaks of, clause by clause; clauses that speak of none are left out."""
    found = []
    for clause in _CLAUSES.split(text[:1_000]):
        words = one_line(clause or "")
        if words:
            way = _way(words)
            if way is not None:
                found.append(way)
    return found


def _way(words: str) -> Way | None:
    target = _TARGET.search(words)
    number: str | None = None
    before = words
    if target is not None:
        number, before = target["number"].lower(), words[: target.start()]
    elif (named := _NAMED.search(words)) is not None and _speaks_of_exit(words[: named.start()]):
        number, before = named["number"].lower(), words[: named.start()]
    elif (above := _ABOVE.search(words)) is not None:
        number, before = ABOVE, words[: above.start()]
    elif (below := _BELOW.search(words)) is not None:
        number, before = BELOW, words[: below.start()]
    condition = _CONDITION.search(words)
    said = condition["what"] if condition else before
    yes = _polarity(said)
    if yes is None and number is None:
        return None
    if number is None and condition is None and (exit_of(words) is None or len(words.split()) > 2):
        return None  # a sentence with "tidak" in it says nothing about ways
    when = one_line(said).strip(" ,.:-=>→()") if condition else None
    if when is not None and plain_words(when) in ("ya", "tidak", "yes", "no", "y", "t", "tdk"):
        when = None
    return Way(yes, number, when)


def _speaks_of_exit(text: str) -> bool:
    """Whether a text before a row's number is an exit's word or condition: not so "sesuai SOP" before "No. 3"."""
    return exit_of(text) is not None or (_CONDITION.search(text) is not None and _polarity(text) is not None)


def _polarity(text: str) -> bool | None:
    if _NEGATIVE.search(text):
        return False
    return True if _POSITIVE.search(text) else None


def asks(activity: str) -> bool:
    """Whether an activity is a question: "Apakah berkas lengkap?"."""
    return _ASKS.search(activity) is not None


def checks(activity: str) -> bool:
    """Whether an activity begins with a verb of checking or deciding, as decisions do."""
    return _CHECKS.match(activity) is not None


def goes_straight(text: str) -> str | None:
    """The number of the row where a remark sends every case: "lanjut ke langkah 7" and nothing else."""
    words = one_line(text).strip(" .()")
    target = _TARGET.fullmatch(words)
    return target["number"].lower() if target is not None and not words.startswith(":") else None
