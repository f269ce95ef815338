"""The words of an office for the words of the pack format: what an author writes who thinks in the office's language.

"keputusan" is nearer to "decision" than any spelling is. Only hints rest on these words: none is read as another.
"""

from __future__ import annotations

from collections.abc import Collection

_WORDS = {
    # kinds of step
    "start": "mulai, awal, permulaan, begin",
    "process": "proses, kegiatan, aktivitas",
    "decision": "keputusan, pengambilan keputusan",
    "end": "selesai, akhir, tamat, berakhir, finish, stop",
    # tables
    "pack": "paket",
    "unit": "bagian, unit kerja, subbagian",
    "actor": "pelaksana, petugas, aktor",
    "reference": "dasar hukum, dasar, peraturan, rujukan",
    "references": "dasar hukum, dasar, peraturan, rujukan",
    "calendar": "kalender, kalender kerja",
    "symbol": "simbol, lambang",
    "symbols": "simbol, lambang",
    "step": "kegiatan, langkah, aktivitas",
    "steps": "kegiatan, langkah",
    "clock": "jam, pilihan tenggat",
    "deadline": "tenggat, tenggat waktu, batas waktu",
    "question": "soal, pertanyaan",
    # keys
    "title": "judul, nama",
    "name": "nama, judul",
    "short": "singkatan, nama singkat",
    "office": "kantor, instansi",
    "version": "versi",
    "language": "bahasa",
    "notice": "pemberitahuan, pengumuman",
    "outside": "luar, pihak luar",
    "note": "catatan, keterangan",
    "remark": "keterangan",
    "rule": "aturan",
    "reason": "alasan",
    "verbs": "kata kerja",
    "off": "libur, hari libur",
    "weekend": "akhir pekan",
    "zone": "zona, zona waktu",
    "day_hours": "jam kerja",
    "date": "tanggal",
    "decree": "keputusan, sk, skb",
    "kind": "jenis, tipe",
    "kinds": "jenis",
    "shape": "bentuk",
    "meaning": "arti, makna",
    "number": "nomor, no",
    "made": "tanggal pembuatan, dibuat",
    "revised": "tanggal revisi, revisi",
    "effective": "tanggal efektif, efektif, berlaku",
    "approved_by": "disahkan oleh, disahkan",
    "qualifications": "kualifikasi, kualifikasi pelaksana",
    "related": "keterkaitan, terkait",
    "equipment": "peralatan, perlengkapan",
    "warnings": "peringatan",
    "records": "pencatatan, pencatatan dan pendataan",
    "record": "catat, catatan",
    "activity": "kegiatan, aktivitas, uraian, uraian kegiatan",
    "requirements": "kelengkapan, persyaratan, syarat",
    "time": "waktu, lama, durasi",
    "output": "keluaran, hasil",
    "next": "berikutnya, lanjut, selanjutnya",
    "yes": "ya",
    "no": "tidak",
    "yes_text": "teks ya, ya teks",
    "no_text": "teks tidak, tidak teks",
    "critical": "kritis, genting",
    "two_people": "dua orang",
    "why": "mengapa, alasan, kenapa",
    "from": "dari, sejak, mulai",
    "to": "sampai, hingga",
    "extension": "perpanjangan",
    "case": "perkara, kasus, hal",
    "article": "pasal",
    "text": "teks, soal, pertanyaan",
    "options": "pilihan, opsi, pilihan jawaban, jawaban, answers, choices",
    "right": "benar, kunci, correct",
    "explain": "penjelasan, pembahasan, explanation",
    "source": "sumber",
    "level": "tingkat",
    # words that a key allows
    "id": "indonesia, bahasa indonesia, indonesian, ind",
    "en": "inggris, bahasa inggris, english, eng",
    "mon": "senin",
    "tue": "selasa",
    "wed": "rabu",
    "thu": "kamis",
    "fri": "jumat, jum'at",
    "sat": "sabtu",
    "sun": "minggu, ahad",
    "nasional": "libur nasional, national",
    "cuti-bersama": "cuti, cuti bersama",
    "setempat": "daerah, lokal, local",
    "remember": "mengingat, ingat",
    "understand": "memahami, paham",
    "apply": "menerapkan, terapan",
    "after": "sesudah, setelah",
    "including": "termasuk",
    "capsule": "kapsul",
    "box": "kotak, persegi panjang, rectangle",
    "diamond": "belah ketupat, rhombus",
    "arrow": "panah, anak panah",
    "pentagon": "segilima, segi lima",
    "parallelogram": "jajar genjang, jajaran genjang",
    "trapezoid": "trapesium",
    "hexagon": "segienam, segi enam",
    "cylinder": "tabung, silinder",
    "small-circle": "lingkaran, circle",
    "triangles": "segitiga, triangle",
}


def _plain(word: str) -> str:
    return word.casefold().replace("_", " ").replace("-", " ").strip()


def _by_office_word() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for right, words in _WORDS.items():
        for word in words.split(", "):
            found.setdefault(word, []).append(right)
    return found


_RIGHT = _by_office_word()


def right_word(word: str, words: Collection[str]) -> str | None:
    """The one of ``words`` that an office calls ``word``, or None."""
    return next((right for right in _RIGHT.get(_plain(word), ()) if right in words), None)
