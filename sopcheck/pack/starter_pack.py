"""The pack.toml of a pack to start from."""

from __future__ import annotations

from typing import Any

from sopcheck.pack.starter_words import SCHEMA_FILE, Cast, Named, Words, Writer
from sopcheck.pack.toml_text import toml_string


def pack_file(writer: Writer, cast: Cast, pack_id: str, references: list[dict[str, Any]]) -> str:
    """The text of pack.toml. ``references``: tables as a pack has them."""
    note = writer.note
    parts = [
        f"#:schema ./{SCHEMA_FILE}\n#",
        note(
            "Paket ini contoh yang sudah berjalan. Ubah sedikit demi sedikit, lalu periksa: sopcheck check FOLDER\n"
            "Ubah dahulu: nama kantor, bagian dan pelaksana di berkas ini; kemudian baris-baris di folder sop.\n"
            "Baris yang diawali tanda pagar adalah catatan untuk penulis; sopcheck tidak membacanya.",
            "This pack is an example that works. Change it bit by bit, and look: sopcheck check FOLDER\n"
            "Change first: the names of office, unit and actors in this file; then the rows in the folder sop.\n"
            "Lines that begin with a hash are notes for the author; sopcheck does not read them.",
        ),
        "",
        note(
            "[pack]: paketnya sendiri. id tetap sama selama paket dipakai, sebab catatan merujuk kepadanya.",
            "[pack]: the pack itself. Its id stays for as long as the pack is used, as records refer to it.",
        ),
        "[pack]",
        f"id = {toml_string(pack_id)}",
        f"title = {writer.name(cast.title)}",
        f"office = {writer.name(cast.office)}",
        'version = "1"',
        f"language = {toml_string(writer.first)}",
        note(
            "Tampil di layar pertama. Hapus baris ini setelah isi paket disahkan.",
            "Shown on the first screen. Delete this line once the content has been approved.",
        ),
        "notice = "
        + writer.words(
            (
                "CONTOH. Sesuaikan dengan SOP resmi kantor sebelum dipakai bekerja.",
                "EXAMPLE. Make it agree with the office's own SOP before anybody works by it.",
            )
        ),
        "",
        note("[[unit]]: bagian pemilik SOP.", "[[unit]]: a unit that owns SOPs."),
        _named(writer, "unit", cast.unit),
        *_actors(writer, cast),
        note(
            "[[reference]]: dasar hukum, dengan nomor dan tahun. Tambahkan peraturan yang mendasari SOP kantor.",
            "[[reference]]: a law or regulation, with number and year. Add those that your SOPs rest on.",
        ),
        *(_reference(writer, reference) for reference in references),
    ]
    return "\n".join(parts).rstrip("\n") + "\n"


def _named(writer: Writer, table: str, named: Named) -> str:
    return f"[[{table}]]\nid = {toml_string(named.id)}\nname = {writer.name(named.name)}\n"


def _actors(writer: Writer, cast: Cast) -> list[str]:
    return [
        writer.note(
            "[[actor]]: pelaksana, satu kolom diagram alir. Tulis peran atau jabatan, bukan nama orang.\n"
            "outside = true: bukan pegawai kantor.",
            "[[actor]]: who performs rows, a column of the flowchart. A role, never a person's name.\n"
            "outside = true: not of the office.",
        ),
        _named(writer, "actor", cast.outsider).replace("name = ", "outside = true\nname = ", 1),
        *(_named(writer, "actor", actor) for actor in cast.staff),
    ]


def _in_both(text: Any) -> Words:
    return (text, text) if isinstance(text, str) else (text["id"], text["en"])


def _reference(writer: Writer, reference: dict[str, Any]) -> str:
    lines = ["[[reference]]", f"id = {toml_string(reference['id'])}"]
    for key in ("title", "short", "note"):
        if key in reference:
            lines.append(f"{key} = {writer.words(_in_both(reference[key]))}")
    return "\n".join(lines) + "\n"
