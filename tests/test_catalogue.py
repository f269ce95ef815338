"""Every sentence of the code has its Indonesian, with the same values put in, and the compiled words are those."""

from __future__ import annotations

import ast

import pytest
from babel.messages.catalog import Catalog, Message

from tools import catalogue


def test_every_sentence_is_translated_and_compiled() -> None:
    faults = catalogue.faults()
    assert not faults, "\n".join([*faults, "run `make catalogue`, then translate what is empty"])


def test_the_collector_finds_all_kinds_of_sentences() -> None:
    found = {catalogue.forms(message.id) for message in catalogue.collected()}
    assert any(len(forms) == 2 for forms in found), "no sentence that depends on a number was found"
    assert len(found) > 50


@pytest.mark.parametrize(
    ("template", "said", "fault"),
    [
        ("Row {number}", "Baris {number}", ""),
        ("Row {number}", "", "not translated"),
        ("Row {number}", "Baris {nomor}", "does not have"),
        ("Row {number}", "Baris", "leaves out"),
        ("Row {number}", "Baris {number", "do not close"),
        (("{count} row", "{count} rows"), ("{count} baris",), ""),
        (("{count} row", "{count} rows"), ("baris",), "leaves out"),
    ],
)
def test_a_bad_translation_is_named(template: str | tuple[str, ...], said: str | tuple[str, ...], fault: str) -> None:
    words = Catalog(locale="id")
    words.add(template, said)
    faults = " ".join(catalogue.faults_of(Message(template), words))
    assert fault in faults
    assert bool(fault) == bool(faults)


def test_a_sentence_that_is_gone_leaves_and_a_changed_one_is_not_guessed() -> None:
    old, new = Catalog(locale="id"), Catalog()
    old.add("Open the case.", "Buka kasus.")
    old.add("Close it.", "Tutup.")
    new.add("Open the case again.")
    new.add("Close it.")
    words = catalogue.updated(old, new)
    assert {message.id: message.string or "" for message in words if message.id} == {
        "Open the case again.": "",
        "Close it.": "Tutup.",
    }


@pytest.mark.parametrize(
    ("code", "fine"),
    [
        ('S("Row {number}", number=1)', True),
        ("S(MARKED)", True),
        ("S(template)", False),
        ('S("Row " + number)', False),
        ('SN("row", "rows", 3)', True),
        ('SN("row", rows, 3)', False),
        ('self.say("Row")', True),
        ("self.say(action.label)", True),
        ('self.other_say("Row")', False),
    ],
)
def test_a_template_that_cannot_be_collected_is_seen(code: str, fine: bool) -> None:
    call = ast.parse(code, mode="eval").body
    assert isinstance(call, ast.Call)
    assert catalogue.collectable(call, {"MARKED"}) is fine
