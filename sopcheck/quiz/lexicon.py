"""Words that give nothing away: function words, words of a paper's state, ranks that many roles share."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION = {
    "id": _words(
        """
        ada agar akan antara apa apakah atas atau bagi bahwa belum beserta bila boleh bukan dalam dan dapat dari dengan
        di hanya ini itu jika juga karena ke kepada lagi lain lalu maka masih melalui menurut nya oleh pada para saat
        sampai sebagai sebelum secara sejak seluruh semua serta setelah setiap siapa sudah supaya telah tetapi tidak
        untuk yang
        """
    ),
    "en": _words(
        """
        a all an and any are as at be been before both but by can each every for from has have if in into is it its may
        no nor not of on one only or other out so than that the their them then there these they this those to under
        until up was were what when where whether which who whose will with within
        """
    ),
}
"""Words of grammar, by language: an echo of them tells nothing."""

STATES = {
    "id": _words(
        """
        baru belum bertanda diperbaiki disepakati disetujui ditandatangani draf hasil konsep lengkap lulus rancangan
        salinan tangan terdaftar terisi teruji terperiksa termutakhir tersunting terverifikasi
        """
    ),
    "en": _words(
        """
        approved checked complete completed copy corrected draft edited filled incomplete new registered result revised
        signed tested updated verified
        """
    ),
}
"""Words of state, by language: with another state it stays the same paper, only further on its way."""

RANKS = _words(
    """
    kepala kabag kasubbag petugas staf bagian subbagian subbag unit kerja kpu provinsi kabupaten kota sekretariat
    pejabat tim operator head division subdivision officer staff desk office team provincial
    """
)
"""Words that many roles share, in both languages: one does not know an actor by them."""
