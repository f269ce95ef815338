"""Writing the TOML of a pack to start from, in one or two languages."""

from __future__ import annotations

from dataclasses import dataclass

from sopcheck.pack.toml_text import toml_comment, toml_string

SCHEMA_FILE = "sopcheck.schema.json"
"""The schema beside pack.toml, for editors."""

Words = tuple[str, str]
"""A text of ours in Indonesian and English."""

OUTSIDER: Words = ("Pemohon", "Applicant")
"""The actor who brings the request and is not of the office."""
USUAL: tuple[Words, ...] = (
    OUTSIDER,
    ("Kantor Kami", "Our Office"),
    ("SOP Kantor Kami", "SOPs of Our Office"),
    ("Bagian Umum", "General Affairs"),
    ("SOP Pelayanan Permohonan", "SOP for Requests"),
    ("Petugas Loket", "Clerk"),
    ("Pengolah", "Drafter"),
    ("Kepala Kantor", "Head"),
)
"""Names that stand where nothing is answered."""

ENGLISH_IDS = {
    "ajukan": "submit",
    "periksa": "check",
    "beritahu": "notify",
    "catat": "register",
    "susun": "draft",
    "telaah": "review",
    "tandatangani": "sign",
    "serahkan": "deliver",
    "arsipkan": "file",
    "jawaban": "answer",
    "identitas-tertinggal": "identity-left-at-home",
    "hari-pertama": "first-day",
    "alasan-mencatat": "why-register",
}
"""Ids of ours as they are in a pack whose first language is English."""
ENGLISH_UNITS = {"menit": "minutes", "jam": "hours", "hari kerja": "working days"}


@dataclass(frozen=True, slots=True)
class Named:
    """A name that a person gave, with its id in the pack."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what a pack to start from is about. ``staff`` has at least one actor; the last one decides."""

    office: str
    title: str
    sop: str
    unit: Named
    outsider: Named
    staff: tuple[Named, ...]


class Writer:
    """Lines of TOML. ``languages``: 'id', 'en', 'id,en' or 'en,id'; comments are in the first one."""

    def __init__(self, languages: str) -> None:
        self.languages = tuple(languages.split(","))

    @property
    def first(self) -> str:
        """The language of the pack."""
        return self.languages[0]

    def id(self, word: str) -> str:
        """An id of ours as a value; what follows a last hyphen and is a number stays."""
        head, _, number = word.rpartition("-")
        if self.first == "en":
            word = f"{ENGLISH_IDS[head]}-{number}" if number.isdigit() else ENGLISH_IDS[word]
        return toml_string(word)

    def period(self, amount: int, unit: str) -> str:
        """A period as a value."""
        if self.first == "en":
            unit = ENGLISH_UNITS[unit].removesuffix("s" if amount == 1 else "")
        return toml_string(f"{amount} {unit}")

    def note(self, indonesian: str, english: str) -> str:
        """A comment."""
        return toml_comment(english if self.first == "en" else indonesian)

    def words(self, text: Words) -> str:
        """A text of ours as a value: a string, or a table by language."""
        said = dict(zip(("id", "en"), text, strict=True))
        if len(self.languages) == 1:
            return toml_string(said[self.first])
        return f"{{ {', '.join(f'{code} = {toml_string(said[code])}' for code in self.languages)} }}"

    def name(self, text: str) -> str:
        """A text that a person gave as a value: the same in both languages, until somebody translates it."""
        own = ("id", "en").index(self.first)
        return self.words(next((pair for pair in USUAL if pair[own] == text), (text, text)))

    def listed(self, *texts: Words) -> str:
        """A list of texts, one a line."""
        return "[\n" + "".join(f"  {self.words(text)},\n" for text in texts) + "]"

    def paper(self, text: Words, *, outside: bool) -> str:
        """A requirement as an item of a list."""
        words = self.words(text)
        if not outside:
            return words
        inner = words[2:-2] if words.startswith("{") else f"text = {words}"
        return f"{{ {inner}, outside = true }}"

    def option(self, text: Words, why: Words | None) -> str:
        """An option of a question: the right one where there is no ``why``."""
        words = self.words(text)
        inner = words[2:-2] if words.startswith("{") else f"text = {words}"
        return f"{{ {inner}, {'right = true' if why is None else f'why = {self.words(why)}'} }}"

    def only_indonesian_comments(self, text: str) -> str:
        """A file of the shipped pack: its comments, which are Indonesian, give way to one line in an English pack."""
        if self.first == "id":
            return text
        lines = [line for line in text.splitlines() if not line.startswith("#")]
        while lines and not lines[0]:
            del lines[0]
        said = "From the example that comes with sopcheck. Not every fact in it has been verified: compare before use."
        kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
        return "\n".join([toml_comment(said), "", *kept]) + "\n"
