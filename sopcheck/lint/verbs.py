"""Indonesian verbs: whether a word is an active one, and which active verb is meant by another form of it.

Source: Permen PAN-RB 35/2012 (an activity begins with an active verb); *Tata Bahasa Baku Bahasa Indonesia* on *me-*
and what it does to the first letter of a root. The words are those of offices, as facts and real SOPs have them.
"""

from __future__ import annotations

import re
from functools import lru_cache


def word_set(text: str) -> frozenset[str]:
    """The words of a list, as it is written down here."""
    return frozenset(text.split())


WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""A word, with what is joined to it by hyphens: *meng-upload*."""
_ACTIVE = re.compile(
    r"me(?:[lrwy]|m[aeioubpfv]|n[aeioudtcjzs]|ng[a-z]|ny[aeiou])[a-z]{2,}|me(?:m|n|ng|nge|ny)?-[a-z]{2,}"
)
_NO_VERBS = word_set("""
    melainkan melalui melati melayu melek melodi melon memang memar member membran meme memo memoar memorandum memori
    memorial menara menantu mendatang mendung menejemen menengah mengapa mengenai mengkudu meninggal menit mensiu
    menstruasi mental mentalitas mentah mentari mentega menteri mentimun mentor mentoring menu menurut menjelang
    merah merana meranti mercon mercusuar merdeka merek mereka merger meriah meriam merica merk merpati
    mewah mayor meyakinkan
    """)
"""Words in me- that are none."""
_STATES = word_set("""
    melebihi memadai memenuhi memerlukan memiliki memuat memungkinkan mempunyai mencakup mencapai mendapat mengandung
    mengalami menjadi menyangkut menyebabkan menyerupai merata merupakan menunjukkan meliputi membutuhkan membidangi
    menguasai memakan mengikat mendukung menguatkan
    """)
"""Verbs of what something is, not of what somebody does."""
_VOWELS = "aeiou"
_NASALS = (("me", "lrwymn"), ("mem", "bfv"), ("men", "dcjz"))
_LOST = {
    "p": ("mem", "rlsth", "mem"),
    "t": ("men", "r", "men"),
    "s": ("meny", "tkpyw", "men"),
    "k": ("meng", "rlh", "meng"),
}
"""First letters that *me-* swallows: with what instead, before which letters not, and with what then."""
_KEPT = re.compile(r"per(?!iksa|intah|lu|inci|caya|an|gok|iod|as|ban|am|agak|osok|uncing)|kaji")
"""Roots that keep it all the same: *perbaiki*, whose *per* is a prefix (that of *periksa* is none), and *kaji*."""

# root, or root+suffix where the verb has one; the root alone with what it is led by where that is not regular.
_ROOTS = """
adakan:mengadakan acu aju+kan akses alih+kan alokasi+kan amati analisis anggar+kan angkat arah+kan arsip+kan atur awas+i
bagi+kan bahas baca bangun bantu bayar beli bentuk beri+kan beritahu+kan buat buka buku+kan bukti+kan
cair+kan cantum+kan cari catat cek cermat+i cetak cocok+kan coret
daftar data desain disposisi+kan distribusi+kan dokumentasi+kan dukung duga
edar+kan edit ekspor entri evaluasi
fasilitasi finalisasi fotokopi
ganda+kan ganti gelar guna+kan gugat
hapus himpun hitung hubung+i hadir+i
identifikasi impor implementasi+kan informasi+kan input instruksi+kan integrasi+kan inventarisasi isi izin+kan
jadwal+kan jalan+kan jawab jelas+kan jilid
kaji kelola kembali+kan kendali+kan ketik kirim klarifikasi klasifikasi konfirmasi konsep konsultasi+kan
koordinasi+kan koreksi kumpul+kan kunjung+i
laksana+kan lapor+kan lengkap+i layan+i legalisasi lepas+kan liput lindung+i lampir+kan latih
minta mohon muat musnah+kan mutakhir+kan mulai mutasi monitor
nilai nomor+i nyata+kan
olah otorisasi
paham+i panggil pantau paraf pandu pasang pastikan:memastikan periksa perintah+kan pilih pilah pindah+kan pindai pinjam
posting presentasi+kan proses publikasi+kan putus+kan pesan pasok plot
rancang rangkum rapi+kan rekam rekap rekapitulasi rekomendasi+kan register registrasi rencana+kan reviu revisi rinci
rumus+kan rilis
sah+kan salin salur+kan sampai+kan saji+kan sebar+kan sebut+kan sedia+kan selesai+kan selenggara+kan seleksi
sepakat+i serah+kan sesuai+kan setuju+i setor siap+kan siar+kan simpan simpul+kan sortir sosialisasi+kan sunting
supervisi susun survei sinkron+kan sidik saring sahut
tagih tambah+kan tampil+kan tanda+i tandatangan+i tanggap+i tanya+kan tata tayang+kan tawar+kan teken telaah telit+i
teliti telusur+i tentu+kan terap+kan terbit+kan terima terus+kan tetap+kan tik tindak tindaklanjut+i tinjau tolak
transfer tugas+kan tuju+kan tulis tunda tunjuk tutup tutur tukar telepon temu+kan tertib+kan
ubah uji ukur ulang+i umum+kan undang unduh unggah update:memutakhirkan urai+kan urus urut+kan usul+kan
validasi verifikasi voting
"""
_SPECIAL = {
    "approve": "menyetujui",
    "buatkan": "membuatkan",
    "check": "mengecek",
    "crosscheck": "mencocokkan",
    "download": "mengunduh",
    "entry": "mengentri",
    "kasih": "memberikan",
    "lakukan": "melakukan",
    "dilakukan": "melakukan",
    "monitoring": "memantau",
    "pelaporan": "melaporkan",
    "pelajari": "mempelajari",
    "pembelajaran": "mempelajari",
    "pengajaran": "mengajar",
    "perbaikan": "memperbaiki",
    "perbaiki": "memperbaiki",
    "perbarui": "memperbarui",
    "pembaruan": "memperbarui",
    "perbanyak": "memperbanyak",
    "perbanyakan": "memperbanyak",
    "percepat": "mempercepat",
    "perhatikan": "memperhatikan",
    "perhitungan": "menghitung",
    "perkirakan": "memperkirakan",
    "laporan": "menyusun laporan",
    "pengaduan": "menyampaikan pengaduan",
    "permohonan": "mengajukan permohonan",
    "usulan": "mengajukan usulan",
    "permintaan": "meminta",
    "perpanjang": "memperpanjang",
    "perpanjangan": "memperpanjang",
    "persiapan": "menyiapkan",
    "persiapkan": "mempersiapkan",
    "pertimbangkan": "mempertimbangkan",
    "perubahan": "mengubah",
    "persetujuan": "menyetujui",
    "pencetakan": "mencetak",
    "pengadaan": "mengadakan",
    "pertemuan": "mengadakan pertemuan",
    "print": "mencetak",
    "review": "mereviu",
    "revieu": "mereviu",
    "scan": "memindai",
    "share": "membagikan",
    "submit": "mengajukan",
    "upload": "mengunggah",
    "upload-kan": "mengunggah",
    "penomoran": "menomori",
    "peliputan": "meliput",
    "pemberitahuan": "memberitahukan",
    "pemberitaan": "memberitakan",
    "pengambilan": "mengambil",
    "ambil": "mengambil",
    "pelaksanaan": "melaksanakan",
    "tandatangan": "menandatangani",
}
_HELD = word_set("""
    apel audiensi bimtek briefing diskusi dialog forum kunjungan lelang lokakarya musyawarah pelatihan pertemuan pleno
    rakor rapat sarasehan seminar sidang simulasi upacara ujian wawancara workshop
    """)
"""What is held: a noun that no verb of its own makes."""
_NO_PASSIVE = word_set("""
    dialog diagram diagnosis diagnosa dinas direktur direktorat direksi disiplin disket diskon diskusi dispensasi
    disposisi distribusi distributor divisi diklat digital digitalisasi dimensi dinamika dini dinding diploma diri
    disertasi diseminasi disertai disinfeksi dividen diversifikasi dirjen disdukcapil diskresi disclaimer diary dia
    """)


def active(root: str) -> str:
    """The active verb of a root with or without a suffix, by Indonesian nasalisation: *periksa* → *memeriksa*."""
    if not root:
        return root
    first, second = root[0], root[1:2]
    stem = root[:-3] if root.endswith("kan") and len(root) >= len("sahkan") else root
    if sum(map(stem.count, _VOWELS)) == 1 and first not in "lrwymn":
        return f"menge{root}"  # a root of one syllable: cek, tik, sah
    if first in _LOST:
        kept = second in _LOST[first][1] or _KEPT.match(root) is not None
        return _LOST[first][2 if kept else 0] + (root if kept else root[1:])
    return next((nasal for nasal, letters in _NASALS if first in letters), "meng") + root


_THINGS = word_set("data daftar nomor rencana")
"""Roots that alone are things: *daftar hadir* is no act."""
_ACTS = word_set(
    """
    arsip distribusi disposisi dokumentasi implementasi instruksi integrasi konsultasi koordinasi kumpul lapor
    presentasi publikasi rekomendasi serah sosialisasi
    """
)
"""Roots that alone are acts, though their verbs have a suffix."""


def _table() -> dict[str, str]:
    """The active verb by every other form: root, imperative, passive, pe-…-an, per-…-an, ber-, ter-."""
    found: dict[str, str] = {}
    for entry in _ROOTS.split():
        spelt, _, verb = entry.partition(":")
        root, _, suffix = spelt.partition("+")
        verb = verb or active(root + suffix)
        bare = active(root)
        forms = [f"pe{bare[2:]}an", f"per{root}an", f"ber{root}", f"di{root}{suffix}"]
        forms += [root + suffix] if root not in _THINGS else []
        forms += [root] if suffix and root in _ACTS else []
        if suffix:
            forms.append(f"ke{root}an")
        forms.append(f"ter{root}")
        for form in forms:
            found.setdefault(form, verb)
    found.update(_SPECIAL)
    found.update({noun: f"mengadakan {noun}" for noun in _HELD})
    return found


_BY_FORM = _table()
IMPERATIVES = word_set("""
    ajukan arsipkan bahas buat catat cek cari cetak daftarkan edit hubungi input isi kirim kirimkan koreksi kumpulkan
    lakukan laporkan lengkapi minta periksa print review revisi sampaikan scan serahkan setujui siapkan simpan susun
    tandatangani tanggapi telaah teliti terbitkan terima teruskan tetapkan tolak tulis umumkan unduh unggah upload
    verifikasi validasi
    """)
"""Bare verbs as people say them after a subject: *petugas cek berkas*."""


@lru_cache(maxsize=4096)
def is_active(word: str) -> bool:
    """Whether a word in lower case is an active verb: me-, mem-, men-, meng-, menge-, meny-."""
    return word.startswith("me") and word not in _NO_VERBS and _ACTIVE.fullmatch(word) is not None


def is_state(word: str) -> bool:
    """Whether an active verb says what something is: *memuat*, *memenuhi*."""
    return word in _STATES or word.removesuffix("nya") in _STATES


def is_passive(word: str) -> bool:
    """Whether a word in lower case is a passive verb in di-."""
    return (
        word.startswith("di")
        and len(word) > len("dicek") - 1
        and word not in _NO_PASSIVE
        and sum(map(word.count, _VOWELS)) > 1
    )


def known_verb(word: str) -> str | None:
    """The active verb that a word in lower case is another form of, as far as the list knows it."""
    return _BY_FORM.get(word)


@lru_cache(maxsize=4096)
def active_of(word: str) -> str | None:
    """The active verb for a word in lower case that is none: *diperiksa*, *pemeriksaan*, *rapat*; None if unknown."""
    if word in _BY_FORM:
        return _BY_FORM[word]
    for ending in ("lah", "nya"):
        if word.endswith(ending) and word.removesuffix(ending) in _BY_FORM:
            return _BY_FORM[word.removesuffix(ending)]
    if is_passive(word):
        root = word[2:].removeprefix("-")
        return _BY_FORM.get(root) or active(root)
    if word.startswith("pe") and word.endswith("an") and _ACTIVE.fullmatch(f"me{word[2:-2]}"):
        return None  # "penetapan" is not "menetap": which suffix the verb has is not to be seen
    if word.endswith(("fikasi", "lisasi")):
        return active(word)
    return None
