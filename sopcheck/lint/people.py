"""Actors that are people: names with degrees, forms of address, personnel numbers.

Source: Permen PAN-RB 35/2012 (actors are roles; people move, the SOP stays).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopcheck.lint.activities import ROLES
from sopcheck.lint.draft import PackDraft, said_in
from sopcheck.lint.finding import found
from sopcheck.lint.verbs import word_set
from sopcheck.locales.sentence import S
from sopcheck.pack.faults import Fault, quoted
from sopcheck.pack.toml_text import toml_string

_DEGREE = re.compile(
    r"\b(?:S\.\s?(?:H|E|T|P|Pd|Sos|IP|I\.?\s?P|Kom|Ag|Si|STP|Psi|Ked|Hut|Kep|Farm|AP|I\.?\s?Kom|Tr|S|Ak|Th|Hum)"
    r"|M\.\s?(?:H|M|T|Si|Pd|AP|A\.?P|Kom|Hum|Sc|A|E|P|Kes|Ag|Ec|Eng|Sos|I\.?\s?Kom|Kn|Ak|Ph)|A\.\s?Md|Ph\.\s?D|LL\.\s?M)\b"
    r"|,\s*(?:SH|SE|ST|SP|SSos|SIP|SPd|SKom|SAg|MM|MH|MSi|MPd|MAP|MBA|MT|MA|MKom|MSc|Ak|AMd|PhD)\b"
)
_TITLE = re.compile(r"\s*(?:Drs|Dra|Ir|Dr|Prof|H|Hj|dr|drg|R)\.\s*[A-Z]")
_ADDRESS = re.compile(
    r"\s*(?:Bapak|Ibu|Pak|Bu|Sdr|Sdri|Saudara|Saudari|Bpk|Tn|Ny|Nn|Mas|Mbak|Mr|Mrs|Ms)\b\.?\s*(?P<next>[A-Z]\w*)"
)
_NUMBER = re.compile(r"\bNIP\b|(?<!\d)\d{8}\s?\d{6}\s?\d\s?\d{3}(?!\d)")
_NO_NAMES = word_set("hamil menyusui rumah bersalin asuh angkat kandung tiri kota")
_BRACKETS = re.compile(r"\(([^()]*)\)")


def check_actors(pack: PackDraft) -> Iterator[Fault]:
    """One finding an actor of pack.toml that is a person."""
    for row in pack.actors.values():
        for key in ("name", "short"):
            person = [(language, said) for language, said in said_in(row.fields.get(key)) if is_person(said)]
            if person:
                language, said = person[0]
                message = S('"{name}" is a person, not a role', name=quoted(said))
                hint = S(
                    "write the role that the person holds, as in {example}",
                    example=f"{key} = {toml_string(_role(said))}",
                )
                yield found("person-as-actor", row.words(key, language), message, hint)
                break


def is_person(name: str) -> bool:
    """Whether the name of an actor holds a degree, a form of address or a personnel number."""
    if _DEGREE.search(name) or _TITLE.match(name) or _NUMBER.search(name):
        return True
    match = _ADDRESS.match(name)
    return match is not None and match["next"].casefold() not in _NO_NAMES | ROLES["id"] | ROLES["en"]


def _role(name: str) -> str:
    """The role that the name mentions beside the person, else an example."""
    inside = _BRACKETS.search(name)
    parts = [_BRACKETS.sub("", name).strip(" ,-–"), inside[1].strip() if inside else ""]
    for separator in (" - ", " – ", "/", ","):
        parts += [part.strip() for part in name.split(separator)]
    for part in parts:
        first = part.split(" ")[0].casefold()
        if part and first in ROLES["id"] | ROLES["en"] and not is_person(part):
            return quoted(part)
    return "Kepala Bagian Umum"
