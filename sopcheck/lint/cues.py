"""Words by which the rules on questions know a slip, by language. All in lower case."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS = {
    "id": _words("tidak bukan belum kecuali tak tidakkah bukankah belumkah"),
    "en": _words("not except never cannot"),
}
CHOICE_BEFORE = {"id": _words("atau"), "en": _words("or")}
"""'lengkap atau tidak', 'or not': a choice between two, no negation."""
LIMIT_AFTER = {"id": _words("hanya saja lebih kurang sekadar"), "en": _words("only just later more less")}
"""'tidak lebih dari', 'not later than', 'bukan hanya': a limit or an addition, no negation."""
CONDITIONS = {
    "id": _words("bila jika apabila bilamana kalau jikalau karena ketika saat setelah sesudah selama supaya"),
    "en": _words("if when where because while once after as since although unless so"),
}
"""Words that begin a clause of the case, not of the question."""
ASKING = {
    "id": _words(
        """
        apa apakah siapa siapakah mana manakah kapan kapankah berapa berapakah bagaimana bagaimanakah mengapa kenapa
        seberapa
        """
    ),
    "en": _words("what who whom whose which when where why how is are was were does do did must may can will should"),
}
VAGUE = {
    "id": _words(
        "sering kadang terkadang jarang biasanya umumnya lazimnya kerap seringkali acapkali adakalanya sebagian"
    ),
    "en": _words("often sometimes usually generally rarely seldom occasionally frequently typically mostly"),
}
"""'sebagian' only in 'sebagian besar'."""
OPINION = {
    "id": _words("anda kamu sebaiknya pendapat pendapatmu"),
    "en": _words("you your yours yourself you're you'd you've you'll opinion"),
}
"""'pendapat' only in 'menurut pendapat', 'opinion' only in 'in … opinion'."""

ABSOLUTE = {"id": _words("selalu hanya semua"), "en": _words("always only all never")}
"""With 'tidak pernah', two words."""
NO_ABSOLUTE = frozenset(
    ("whether all", "apakah semua", "not only", "at all", "after all", "all right", "tidak hanya", "bukan hanya")
)
TOGETHER = _words("seluruh seluruhnya segenap")
"""An English 'all' with one of them in Indonesian counts things, and excludes none."""
FRAME = {
    "id": _words("dilakukan melakukan pelaksana melaksanakan dilaksanakan kegiatan hasil hasilnya langkah dipakai"),
    "en": _words("do does done perform performs performed carries carried comes follows activity step result used"),
}
"""Words of asking itself: 'Who performs …?' is not echoed by 'Performance Data Staff'."""
CATCHING = _words(
    """
    semua semuanya seluruh seluruhnya tidak bukan salah keduanya kedua ketiganya ketiga ke baik jawaban pilihan opsi
    all none any either neither both option options answer answers a b c d e f 1 2 3 4 5 6
    """
)
"""The first words of an option that refers to the others."""

ACTIVE = ("me", "ber")
ANY_VERB = ("me", "ber", "di", "ter")
LATER_VERB = ("me", "ber", "di")
"""Prefixes of verbs: as a rule writes them, of a first word, of a word after it (where "tertulis" is no act)."""
NO_VERBS = _words(
    """
    media meja menteri mesin metode medali memo memorandum menit meter meterai merek mekanisme menara menu member mentor
    medis mental mebel merah mereka melainkan meski meskipun melalui menurut menjelang mengenai memang merdeka
    berita berkas beras berat
    """
)
"""Words that begin like an active verb and are none."""
BARE_VERBS = _words(
    "tetap kembali pergi datang pulang ikut masuk keluar naik turun mulai hadir tunggu minta tolak terima lanjut"
)
"""Acts without a prefix."""
ABBREVIATED = _words("dll. dsb. dst. dkk. etc. s.d. p.m. a.m. tbk. ltd. no.")

REPEALED = _words(
    """
    dicabut diganti digantikan tidak pernah dahulu dulu semula lama sebelum mengganti menggantikan mencabut
    replaced repealed replaces replace formerly former before longer old superseded earlier
    """
)
"""A question with such a word asks about the rule that is gone."""
DEADLINES = _words("tenggat tenggatnya deadline deadlines")
DEADLINE_PAIRS = frozenset(("batas waktu", "batas waktunya", "time limit"))
NO_LENGTH = _words(
    "libur cuti off ke kemudian lalu later ago earlier sebelumnya berikutnya berturut sebelum before left lagi"
)
"""Words after '3 hari' that make it no period of the SOP: '3 hari libur', '3 hari kemudian', '3 days ago'."""

AT_MOST = _words("paling lama lambat dalam selama waktu maksimal within in for at most up to")
"""Words before a length of time that change nothing of it as an answer: 'paling lama 1 jam' is '60 menit'."""
UNITS_OF_TIME = _words(
    """
    triwulan semester kuartal seminggu sepekan sebulan setahun sehari sejam semenit quarter quarters fortnight
    """
)
"""An option with one of them is of the same kind as a period, whatever else it says."""
WEEKDAYS = _words(
    """
    senin selasa rabu kamis jumat sabtu minggu ahad
    monday tuesday wednesday thursday friday saturday sunday
    """
)
BEFORE_AMOUNT = _words(
    """
    paling lambat lama cepat sedikit banyak dalam selama setelah sesudah sebelum pukul pada tanggal maksimal minimal
    hingga sampai within after before at most least by on for up to in no later more than rp idr
    """
)
"""Words that may stand before the amount in every option: 'Paling lambat 3 hari kerja'."""
