"""Writes the tables of keys into the guides: ``python -m tools.manual``.

They are made from the app's one table of actions, so a guide never names a key that is gone. A test compares.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from sopcheck.locales.catalogue import catalogue
from sopcheck.tui.actions import ACTIONS, Action

DOCS = Path(__file__).resolve().parent.parent / "docs"
GUIDES = {"en": DOCS / "guide.md", "id": DOCS / "panduan.md"}
BEGIN, END = "<!-- keys: made by tools/manual.py -->", "<!-- end of the keys -->"

HEADINGS: dict[str, dict[str, str]] = {
    "en": {
        "everywhere": "On every screen",
        "home": "The first screen",
        "reader": "Reading an SOP",
        "quiz": "The quiz",
        "result": "The result",
        "checklist": "The checklist",
        "ask": "A line to type",
        "choose": "A list to choose from",
        "palette": "The commands",
        "person": "Who is working",
        "diagnostics": "A pack with faults",
        "page": "Help, history and other pages",
    },
    "id": {
        "everywhere": "Di semua layar",
        "home": "Layar pertama",
        "reader": "Membaca SOP",
        "quiz": "Kuis",
        "result": "Hasil",
        "checklist": "Daftar periksa",
        "ask": "Isian satu baris",
        "choose": "Daftar pilihan",
        "palette": "Daftar perintah",
        "person": "Siapa yang bekerja",
        "diagnostics": "Paket yang salah",
        "page": "Bantuan, riwayat, dan halaman lain",
    },
}
"""The screens of the table of actions, in the order of the guides."""
COLUMNS = {"en": ("key", "does", "in a sentence"), "id": ("tombol", "guna", "penjelasan")}
PALETTE = {"en": "only in the commands (Ctrl+P)", "id": "hanya lewat perintah (Ctrl+P)"}


def keys_of(action: Action, language: str) -> str:
    """The keys of an action as the guide prints them, the one of the footer first."""
    say = catalogue(language)
    if action.shown:
        shown = [action.shown]
    else:
        shown = list(dict.fromkeys(replace(action, keys=(key,)).key_shown for key in action.keys))
    return ", ".join(f"`{say(key)}`" for key in shown) or PALETTE[language]


def tables(language: str) -> str:
    """All keys, a heading and a table for each screen."""
    say = catalogue(language)
    lines: list[str] = []
    for screen, heading in HEADINGS[language].items():
        lines += [f"### {heading}", "", "| {} | {} | {} |".format(*COLUMNS[language]), "|---|---|---|"]
        lines += [
            f"| {keys_of(action, language)} | {say(action.label)} | {say(action.help)} |"
            for action in ACTIONS
            if action.screen == screen
        ]
        lines.append("")
    return "\n".join(lines)


def renewed(text: str, language: str) -> str:
    """A guide's text with the tables of now between its two marks. Raises ValueError where a mark is missing."""
    before, begun, rest = text.partition(BEGIN)
    _old, ended, after = rest.partition(END)
    if not begun or not ended:
        raise ValueError(f"the guide lacks {BEGIN} or {END}")
    return f"{before}{BEGIN}\n\n{tables(language)}\n{END}{after}"


def main() -> int:
    """Renew the guides; the exit code."""
    for language, guide in GUIDES.items():
        guide.write_text(renewed(guide.read_text("utf-8"), language), "utf-8")
        print(guide.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
