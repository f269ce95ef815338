"""The SOP of a pack to start from: answering a request, with a deadline and three questions.

Each part begins with a comment on what it is and what to change. The facts are those of the shipped pack: the deadline
and its article from UU 14/2008, the form of the SOP from Permen PAN-RB 35/2012.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sopcheck.pack.starter_words import SCHEMA_FILE, Cast, Named, Words, Writer
from sopcheck.pack.toml_text import toml_string

GUIDELINE = "permenpan-35-2012"
"""The regulation on SOPs, which every SOP names."""
LAW = "uu-14-2008"
"""The law of the example's deadline."""


def sop_file(writer: Writer, cast: Cast, sop_id: str, today: date) -> str:
    """The text of the SOP's file, dated ``today``."""
    parts = [
        f"#:schema ../{SCHEMA_FILE}\n#\n" + _welcome(writer),
        _identity(writer, cast, sop_id, today),
        _deadline(writer),
        writer.note(
            "[[step]]: satu baris SOP. activity diawali kata kerja aktif, tanpa subjek, satu perbuatan.\n"
            "Sesudah satu baris menyusul baris di bawahnya, kecuali ada next.\n"
            "requirements: kelengkapan, satu per satu; outside = true bila tidak dihasilkan baris lain.\n"
            "time: menit, jam, hari, hari kerja, minggu, bulan. output: apa yang dihasilkan baris itu.",
            "[[step]]: one row of the SOP. activity begins with a verb, names no subject, and is one act.\n"
            "After a row comes the one below, unless it has a next.\n"
            "requirements: what it needs, one by one; outside = true where no other row makes it.\n"
            "time: minutes, hours, days, working days, weeks, months. output: what the row leaves.",
        ),
        *(_row(writer, row) for row in _rows(writer, cast)),
        _questions(writer),
    ]
    return "\n".join(parts)


def _welcome(writer: Writer) -> str:
    return (
        writer.note(
            "Satu berkas satu SOP, dan nama berkasnya adalah id SOP itu. SOP baru: salin berkas ini,\n"
            "ganti nama berkas dan id, juga id setiap soal.\n"
            "Contoh ini tentang menjawab permohonan; ganti isinya dengan yang tertulis pada SOP kantor.",
            "One file is one SOP, and the file's name is its id. Another SOP: copy this file,\n"
            "change its name and the id, and the id of each question.\n"
            "This example is about answering a request; put in its place what your own SOP says.",
        )
        + "\n"
    )


def _identity(writer: Writer, cast: Cast, sop_id: str, today: date) -> str:
    w = writer
    lines = [
        w.note("[sop]: bagian identitas.", "[sop]: the identity part."),
        "[sop]",
        f"id = {toml_string(sop_id)}",
        f"title = {w.name(cast.sop)}",
        f"unit = {toml_string(cast.unit.id)}",
        f'references = ["{GUIDELINE}", "{LAW}"]',
        w.note("Ganti nomor, tanggal dan pengesah.", "Replace number, dates and who approved it."),
        f'number = "01/SOP/{today.year}"',
        f"made = {today.isoformat()}",
        f"effective = {today.isoformat()}",
        f"approved_by = {w.name(cast.staff[-1].name)}",
        f"kinds = {w.listed(('administratif', 'administrative'), ('final', 'final'))}",
        "qualifications = "
        + w.listed(
            ("Memahami persyaratan permohonan", "Knows what a request must hold"),
            ("Mampu melayani pemohon dengan santun", "Can serve applicants politely"),
        ),
        f"related = {w.listed(('SOP Pengelolaan Arsip', 'SOP for Archives'))}",
        f"equipment = {w.listed(('Komputer dan pencetak', 'Computer and printer'), ('Buku register', 'Register'))}",
        "warnings = "
        + w.listed(
            (
                "Jawaban yang melewati tenggat dapat dijadikan alasan keberatan. Bila ragu, hubungi kepala kantor.",
                "An answer after the deadline is a ground for an objection. In doubt, ask the head of the office.",
            )
        ),
        "records = "
        + w.listed(
            (
                "Buku register: nomor, tanggal, pemohon, isi permohonan, tanggal jawaban",
                "Register: number, date, applicant, subject of the request, date of the answer",
            )
        ),
        "note = "
        + w.words(
            (
                "Contoh. Kantor memastikan setiap baris, waktu baku dan tenggat.",
                "Example. The office confirms each row, standard time and deadline.",
            )
        ),
    ]
    return "\n".join(lines) + "\n"


def _deadline(writer: Writer) -> str:
    w = writer
    lines = [
        w.note(
            "[[deadline]]: tenggat menurut aturan, dari satu baris sampai baris lain. Contoh ini berlaku bagi\n"
            "permohonan informasi publik. Bila SOP ini tentang hal lain, ganti dengan aturannya, atau hapus.\n"
            "belum diverifikasi: cocokkan nomor pasal dengan naskah resmi, dan pastikan cara menghitung hari pertama.",
            "[[deadline]]: a period set by a rule, from one row to another. The example holds for requests for public\n"
            "information. Where this SOP is about something else, write its own rule, or delete this part.\n"
            "not verified: compare the article with the official text, and confirm how the first day is counted.",
        ),
        "[[deadline]]",
        f"id = {w.id('jawaban')}",
        f"from = {w.id('catat')}",
        f"to = {w.id('serahkan')}",
        f"time = {w.period(10, 'hari kerja')}",
        w.note("after: hari diterima belum dihitung.", "after: the day of receipt is not counted."),
        'count = "after"',
        'closed_receipt = "as-is"',
        f"case = {w.words(('menanggapi permohonan informasi', 'answering an information request'))}",
        f'reference = "{LAW}"',
        'article = "22 (7)"',
    ]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the example. ``needs``: papers that an earlier row leaves; ``brought``: those from outside;
    ``more``: further lines of TOML."""

    id: str
    actor: Named
    activity: Words
    needs: tuple[Words, ...]
    brought: tuple[Words, ...]
    time: tuple[int, str]
    output: Words
    kind: str = "process"
    more: tuple[str, ...] = ()


_REQUEST: Words = ("Permohonan", "Request")
_CHECKED: Words = ("Hasil pemeriksaan", "Result of the check")
_NUMBER: Words = ("Nomor register", "Register number")
_DRAFT: Words = ("Konsep jawaban", "Draft answer")
_ANSWER: Words = ("Surat jawaban", "Letter of answer")
_RECEIPT: Words = ("Tanda terima", "Receipt")


def _rows(writer: Writer, cast: Cast) -> list[_Row]:
    """The procedure: who is named first meets the applicant, the second drafts, the last signs, the others review."""
    desk, drafter, signer = cast.staff[0], cast.staff[min(1, len(cast.staff) - 1)], cast.staff[-1]
    if len(cast.staff) == 2:
        drafter = desk
    reviews = _reviews(cast.staff[2:-1])
    last = reviews[-1].output if reviews else _DRAFT
    return [
        *_reception(writer, cast.outsider, desk),
        _Row(
            "susun",
            drafter,
            ("Menyusun konsep jawaban", "Draft the answer"),
            (_NUMBER, _REQUEST),
            (),
            (1, "hari kerja"),
            _DRAFT,
        ),
        *reviews,
        _Row(
            "tandatangani",
            signer,
            ("Menandatangani surat jawaban", "Sign the letter of answer"),
            (last,),
            (),
            (2, "jam"),
            _ANSWER,
            more=(
                "critical = true",
                _why(
                    writer,
                    "Setelah ditandatangani, isi jawaban mengikat kantor.",
                    "Once signed, the answer binds the office.",
                ),
            ),
        ),
        _Row(
            "serahkan",
            desk,
            ("Menyerahkan surat jawaban kepada pemohon", "Hand the letter to the applicant"),
            (_ANSWER,),
            (),
            (10, "menit"),
            _RECEIPT,
        ),
        _Row(
            "arsipkan",
            desk,
            ("Menyimpan berkas permohonan", "File the papers of the request"),
            (_RECEIPT,),
            (),
            (10, "menit"),
            ("Berkas tersimpan", "Papers filed"),
            kind="end",
        ),
    ]


def _why(writer: Writer, indonesian: str, english: str) -> str:
    return f"why = {writer.words((indonesian, english))}"


def _lessons(writer: Writer) -> tuple[tuple[str, ...], ...]:
    """The lines of a decision, of a row that leads back and of a critical row, with what they teach."""
    w = writer
    exits = (
        w.note("Keputusan mempunyai dua jalan, dan kata-katanya.", "A decision has two exits, and words for them."),
        f"yes = {w.id('catat')}",
        f"no = {w.id('beritahu')}",
        f"yes_text = {w.words(('lengkap', 'complete'))}",
        f"no_text = {w.words(('belum lengkap', 'not complete'))}",
    )
    back = (
        w.note(
            "output_outside: keluar dari prosedur, tidak diperlukan baris lain. next: baris sesudahnya.",
            "output_outside: it leaves the procedure, no row needs it. next: the row that follows.",
        ),
        "output_outside = true",
        f"next = {w.id('ajukan')}",
    )
    entry = (
        w.note(
            "critical: kekeliruan di sini tidak dapat ditarik. record: nilai yang diminta saat baris ini selesai.",
            "critical: a slip here cannot be undone. record: a value that is asked for when the row is done.",
        ),
        "critical = true",
        f"record = {w.words(_NUMBER)}",
        _why(w, "Tenggat dihitung dari pencatatan ini.", "The deadline is counted from this entry."),
    )
    return exits, back, entry


def _reception(writer: Writer, outsider: Named, desk: Named) -> list[_Row]:
    exits, back, entry = _lessons(writer)
    form = (("Formulir permohonan", "Request form"), ("Salinan identitas", "Copy of the identity card"))
    return [
        _Row(
            "ajukan",
            outsider,
            ("Mengajukan permohonan", "Submit a request"),
            (),
            form,
            (10, "menit"),
            _REQUEST,
            "start",
        ),
        _Row(
            "periksa",
            desk,
            ("Memeriksa kelengkapan permohonan", "Check that the request is complete"),
            (_REQUEST,),
            (),
            (10, "menit"),
            _CHECKED,
            "decision",
            exits,
        ),
        _Row(
            "beritahu",
            desk,
            ("Memberitahukan kekurangan kepada pemohon", "Tell the applicant what is missing"),
            (_CHECKED,),
            (),
            (10, "menit"),
            ("Pemberitahuan kekurangan", "Notice of what is missing"),
            more=back,
        ),
        _Row(
            "catat",
            desk,
            ("Mencatat permohonan dalam buku register", "Enter the request in the register"),
            (_CHECKED,),
            (("Buku register", "Register"),),
            (10, "menit"),
            _NUMBER,
            more=entry,
        ),
    ]


def _reviews(actors: tuple[Named, ...]) -> list[_Row]:
    """A row for each actor between drafter and signer, so that nobody who was named is left over."""
    rows: list[_Row] = []
    for number, actor in enumerate(actors, 1):
        needs = rows[-1].output if rows else _DRAFT
        activity = (f"Menelaah konsep jawaban tahap {number}", f"Review the draft answer in round {number}")
        output = (f"Hasil telaah {number}", f"Result of review {number}")
        rows.append(_Row(f"telaah-{number}", actor, activity, (needs,), (), (2, "jam"), output))
    return rows


def _row(writer: Writer, row: _Row) -> str:
    papers = [writer.paper(paper, outside=False) for paper in row.needs]
    papers += [writer.paper(paper, outside=True) for paper in row.brought]
    lines = [
        "[[step]]",
        f"id = {writer.id(row.id)}",
        f"actor = {toml_string(row.actor.id)}",
        *([] if row.kind == "process" else [f"kind = {toml_string(row.kind)}"]),
        f"activity = {writer.words(row.activity)}",
        "requirements = [\n" + "".join(f"  {paper},\n" for paper in papers) + "]",
        f"time = {writer.period(*row.time)}",
        f"output = {writer.words(row.output)}",
        *row.more,
    ]
    return "\n".join(lines) + "\n"


# --- questions ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Question:
    """One question; ``options`` each with why it is wrong, None for the right one."""

    id: str
    level: str
    steps: tuple[str, ...]
    text: Words
    options: tuple[tuple[Words, Words | None], ...]
    explain: Words
    source: str
    also: Words


_QUESTIONS = (
    _Question(
        "identitas-tertinggal",
        "apply",
        ("periksa", "beritahu"),
        (
            "Berkas diserahkan di loket, tetapi salinan identitas tertinggal di rumah. Apa yang dilakukan petugas?",
            "The papers are handed in, but the copy of the identity card was left at home. What does the clerk do?",
        ),
        (
            (
                ("Mencatatnya dalam buku register", "Enter them in the register"),
                ("Yang dicatat adalah permohonan yang lengkap.", "What is entered is a complete request."),
            ),
            (
                ("Meneruskannya kepada kepala kantor", "Pass them on to the head of the office"),
                ("Kepala menerima konsep jawaban.", "The head receives the draft answer."),
            ),
            (("Memberitahukan apa yang kurang", "Say what is still missing"), None),
        ),
        (
            "Baris 2 menuju baris 3: permohonan belum lengkap, maka kekurangannya diberitahukan.",
            "Row 2 leads to row 3: the request is not complete, so what is missing is said.",
        ),
        f'reference = "{GUIDELINE}"',
        ("SOP ini baris 2-3", "rows 2-3 of this SOP"),
    ),
    _Question(
        "hari-pertama",
        "apply",
        ("catat", "serahkan"),
        (
            (
                "Tanggal 3 sampai 7 adalah hari kerja. Permohonan informasi dicatat tanggal 3. "
                "Tanggal berapa yang pertama dari 10 hari kerja?"
            ),
            (
                "The 3rd to the 7th are working days. An information request is entered on the 3rd. "
                "Which date is the first of the 10 working days?"
            ),
        ),
        (
            (
                ("Tanggal 3", "The 3rd"),
                ("Hari diterimanya permohonan belum dihitung.", "The day of receipt is not counted."),
            ),
            (("Tanggal 4", "The 4th"), None),
            (
                ("Tanggal 5", "The 5th"),
                ("Satu hari kerja terlewat: tanggal 4 sudah dihitung.", "One working day too late: the 4th counts."),
            ),
        ),
        (
            "Tenggat memakai count = after: hari diterima adalah hari ke-0, hari kerja berikutnya hari pertama.",
            "The deadline has count = after: the day of receipt is day 0, the next working day is the first.",
        ),
        f'reference = "{LAW}", article = "22 (7)"',
        ("tenggat dalam SOP ini", "the deadline of this SOP"),
    ),
    _Question(
        "alasan-mencatat",
        "understand",
        ("catat", "susun"),
        (
            "Mengapa permohonan dicatat lebih dahulu, baru kemudian konsep disusun?",
            "Why is a request entered first, and only then a draft written?",
        ),
        (
            (("Agar tenggat dapat dihitung sejak hari itu", "So that the deadline can be counted from then"), None),
            (
                ("Agar buku register terlihat terisi penuh", "So that the register looks well filled"),
                ("Register mencatat; ia bukan hiasan.", "A register keeps facts; it is no ornament."),
            ),
            (
                ("Agar berkas dapat dibuang pada hari itu", "So that the papers can be thrown away then"),
                ("Berkas disimpan pada baris terakhir.", "The papers are filed in the last row."),
            ),
        ),
        (
            "Baris 4 memberi nomor dan tanggal. Tanpa keduanya tidak seorang pun tahu kapan tenggat berakhir.",
            "Row 4 gives number and date. Without them nobody knows when the deadline ends.",
        ),
        f'reference = "{GUIDELINE}"',
        ("SOP ini baris 4", "row 4 of this SOP"),
    ),
)


def _questions(writer: Writer) -> str:
    note = writer.note(
        "[[question]]: soal. Tiga sampai enam pilihan, satu yang benar; why: mengapa pilihan itu keliru.\n"
        "steps: baris yang ditanyakan. level: remember, understand, apply. Tulis kasus nyata dari meja layanan.",
        "[[question]]: three to six options, one of them right; why: what a wrong option really is.\n"
        "steps: the rows that it is about. level: remember, understand, apply. Write real cases from the desk.",
    )
    return "\n".join([note, *(_question(writer, question) for question in _QUESTIONS)])


def _question(writer: Writer, question: _Question) -> str:
    steps = ", ".join(map(writer.id, question.steps))
    lines = [
        "[[question]]",
        f"id = {writer.id(question.id)}",
        f"level = {toml_string(question.level)}",
        f"steps = [{steps}]",
        f"text = {writer.words(question.text)}",
        "options = [",
        *(f"  {writer.option(text, why)}," for text, why in question.options),
        "]",
        f"explain = {writer.words(question.explain)}",
        f"source = {{ {question.source}, also = {writer.words(question.also)} }}",
    ]
    return "\n".join(lines) + "\n"
