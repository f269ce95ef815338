"""Keeps the catalogues true: ``python -m tools.catalogue update`` or ``check``.

The code's English templates are the source. ``update`` collects them into ``sopcheck.pot``, brings the Indonesian
catalogue into line with it (words that are gone leave, new ones arrive empty) and compiles it. ``check`` changes
nothing and prints what is missing; it exits with 1 where something is.
"""

from __future__ import annotations

import ast
import gettext
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "sopcheck"
TEMPLATE = CODE / "locales" / "sopcheck.pot"
TRANSLATED = CODE / "locales" / "id" / "LC_MESSAGES" / "sopcheck.po"
COMPILED = TRANSLATED.with_suffix(".mo")

KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "S": None,
    "SN": (1, 2),
    "N_": None,
    "say": None,
    "_say": None,
    "count": (1, 2),
    "gettext": None,
    "ngettext": (1, 2),
}
"""The calls whose literal arguments are templates; the numbers are the places of singular and plural."""

STEADY = datetime(2026, 1, 1, tzinfo=UTC)

MAKES_SENTENCES = ("S", "SN", "N_")
MADE_IN = "locales"
"""The room that defines these calls, and so may pass templates on."""


def collected() -> Catalog:
    """Every template in the code, with the file that says it.

    Read from the syntax tree, not by Babel's tokeniser: on Python 3.11 that sees nothing inside an f-string.
    """
    catalog = empty()
    for path in sorted(CODE.rglob("*.py")):
        name = path.relative_to(CODE.parent).as_posix()
        for message in templates_in(ast.parse(path.read_text("utf-8"))):
            catalog.add(message, locations=[(name, 0)])
    return catalog


def templates_in(tree: ast.Module) -> Iterator[str | tuple[str, str]]:
    """The templates of one module in the order written: a text, or a pair of singular and plural."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and called(node) in KEYWORDS]
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        places = KEYWORDS[called(node)] or (1,)
        words = [literal(node.args[place - 1]) if len(node.args) >= place else None for place in places]
        if all(words):
            said = [word for word in words if word]
            yield said[0] if len(said) == 1 else (said[0], said[1])


def called(node: ast.Call) -> str:
    """The last part of the name that is called: 'say' for ``self.say(...)``."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def literal(node: ast.expr) -> str | None:
    """The text of a literal, else None."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def empty(locale: str | None = None) -> Catalog:
    """A catalogue without words. Its header takes nothing from the clock, so that only words change the file."""
    return Catalog(
        locale=locale,
        project="sopcheck",
        version="1",
        header_comment="# The words of sopcheck.",
        msgid_bugs_address="-",
        last_translator="-",
        language_team="-",
        charset="utf-8",
        fuzzy=False,
        creation_date=STEADY,
        revision_date=STEADY,
    )


def translated() -> Catalog:
    """The Indonesian catalogue as it stands, or an empty one."""
    if not TRANSLATED.exists():
        catalog = empty("id")
        catalog.mime_headers = [("Plural-Forms", "nplurals=1; plural=0;")]  # Babel's table lacks Indonesian
        return catalog
    with TRANSLATED.open("rb") as file:
        return read_po(file, locale="id")


def updated(old: Catalog, template: Catalog) -> Catalog:
    """``old`` brought into line with ``template``. Nothing is guessed: a changed sentence is a new one."""
    old.update(template, no_fuzzy_matching=True, update_header_comment=True)
    old.obsolete.clear()
    old.fuzzy = False
    old.creation_date = old.revision_date = STEADY
    return old


def save(template: Catalog, catalog: Catalog) -> None:
    """Write the three files."""
    TRANSLATED.parent.mkdir(parents=True, exist_ok=True)
    for path, words in ((TEMPLATE, template), (TRANSLATED, catalog)):
        path.write_bytes(as_po(words))
    COMPILED.write_bytes(as_mo(catalog))


def as_po(catalog: Catalog) -> bytes:
    """The text form, without line numbers: they change with every edit and help nobody."""
    written = io.BytesIO()
    write_po(written, catalog, width=110, include_lineno=False, sort_by_file=True)
    return written.getvalue()


def as_mo(catalog: Catalog) -> bytes:
    """The compiled form."""
    written = io.BytesIO()
    write_mo(written, catalog)
    return written.getvalue()


def words_of(compiled: bytes) -> dict[object, str]:
    """What a compiled catalogue says, without its header (which names the version of Babel)."""
    catalog = gettext.GNUTranslations(io.BytesIO(compiled))._catalog  # type: ignore[attr-defined]
    return {key: text for key, text in catalog.items() if key != ""}


def forms(words: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Singular and plural of a template, or all forms of a translation; always a tuple."""
    if words is None:
        return ()
    return (words,) if isinstance(words, str) else tuple(words)


def names_in(template: str) -> set[str]:
    """The ``{names}`` in a template. Raises ValueError where its braces do not close."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(template) if name is not None}


def faults() -> list[str]:
    """What is wrong with the catalogues, one sentence each; empty where all is well."""
    template, catalog = collected(), translated()
    wrong = [fault for message in template if message.id for fault in faults_of(message, catalog)]
    wrong += [f"no longer used: {quoted(message)}" for message in catalog if message.id and message.id not in template]
    wrong += [f"marked fuzzy: {quoted(message)}" for message in catalog if message.id and message.fuzzy]
    if not COMPILED.exists() or words_of(COMPILED.read_bytes()) != words_of(as_mo(catalog)):
        wrong.append("the compiled catalogue is older than its source")
    if not TEMPLATE.exists() or TEMPLATE.read_bytes() != as_po(template):
        wrong.append("sopcheck.pot does not list the sentences of the code")
    return wrong + [f"{place}: a template that is not written out cannot be translated" for place in not_written_out()]


def faults_of(message: Message, catalog: Catalog) -> Iterator[str]:
    """What is wrong with the translation of one template."""
    known = catalog.get(message.id)
    said = forms(known.string) if known is not None else ()
    if not said or not all(said):
        yield f"not translated: {quoted(message)}"
        return
    wanted = set[str]().union(*(names_in(form) for form in forms(message.id)))
    for form in said:
        try:
            found = names_in(form)
        except ValueError:
            yield f"braces do not close in {form!r}"
            continue
        if found - wanted:
            yield f"{form!r} puts in {sorted(found - wanted)}, which {quoted(message)} does not have"
        if wanted - found:
            yield f"{form!r} leaves out {sorted(wanted - found)} of {quoted(message)}"


def quoted(message: Message) -> str:
    """A template as a person would search for it."""
    return repr(forms(message.id)[0])


def not_written_out() -> Iterator[str]:
    """Places whose sentence the collector cannot find."""
    for path in sorted(CODE.rglob("*.py")):
        if path.parent.name == MADE_IN:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        constants = marked_constants(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and not collectable(node, constants):
                yield f"{path.relative_to(ROOT)}:{node.lineno}"


def collectable(call: ast.Call, constants: set[str]) -> bool:
    """False where a sentence is made of something other than literals or ``constants``, or is said by a name that the
    collector does not look for, such as ``my_say("...")``."""
    name = called(call)
    if name in MAKES_SENTENCES:
        wanted = call.args[: 2 if name == "SN" else 1]
        return all(literal(part) or getattr(part, "id", None) in constants for part in wanted)
    return not (name.endswith("say") and name not in KEYWORDS and call.args and literal(call.args[0]))


def marked_constants(tree: ast.Module) -> set[str]:
    """Names of the module that hold a template marked with ``N_``."""
    return {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and called(node.value) == "N_"
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def main(arguments: list[str]) -> int:
    """``update`` or ``check``; the exit code."""
    if arguments == ["update"]:
        template = collected()
        save(template, updated(translated(), template))
    elif arguments != ["check"]:
        print("Say `python -m tools.catalogue update` or `check`.", file=sys.stderr)
        return 2
    wrong = faults()
    for fault in wrong:
        print(fault, file=sys.stderr)
    print(f"{len([message for message in translated() if message.id])} sentences, {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
