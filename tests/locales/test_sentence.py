"""A sentence: a template of ours with foreign values, which are put in and never looked into."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.locales.catalogue import catalogue
from sopcheck.locales.sentence import SN, S, fill

FOREIGN = st.text(st.sampled_from("{}[]!:.%s0a_ naïf"), max_size=20)


@given(FOREIGN, FOREIGN)
def test_a_value_is_put_in_as_it_is(one: str, other: str) -> None:
    assert fill("Row {number} of {sop}.", {"number": one, "sop": other}) == f"Row {one} of {other}."
    assert fill("{one}", {"one": "{other}", "other": "no"}) == "{other}"


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("Row {nomber}.", "Row {nomber}."),  # a slip of a translation stays to be seen, and ends nothing
        ("{{braces}} {number}", "{braces} 4"),
        ("{number.__class__}", "{number.__class__}"),
        ("{number[0]}", "{number[0]}"),
        ("{number!r:>9}", "4"),
        ("", ""),
    ],
)
def test_only_plain_names_mean_anything_in_a_template(template: str, filled: str) -> None:
    assert fill(template, {"number": "4"}) == filled


def test_a_sentence_in_a_sentence_is_said_in_the_same_language() -> None:
    kind = S("step")
    sentence = S('unknown {kind} "{id}"', kind=kind, id="x")
    for language in ("id", "en"):
        assert kind.said(catalogue(language)) in sentence.said(catalogue(language))
    assert sentence.said(catalogue("id")) != sentence.said(catalogue("en"))


@pytest.mark.parametrize(("count", "said"), [(0, "0 rows in x."), (1, "1 row in x."), (2, "2 rows in x.")])
def test_a_number_chooses_the_words(count: int, said: str) -> None:
    sentence = SN("{count} row in {file}.", "{count} rows in {file}.", count, file="x")
    assert sentence.said(catalogue("en")) == said
    assert catalogue("en").count("{count} row in {file}.", "{count} rows in {file}.", count, file="x") == said
    assert catalogue("id").say(sentence) == f"{count} baris di x."


def test_a_language_that_we_do_not_have_is_english() -> None:
    assert catalogue("jv").language == "en"
    assert catalogue("../id")("yes") == "yes"
