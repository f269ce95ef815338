"""Every question that a pack yields is fair: one truth, nothing given away, each option knowing what it is."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.flow.graph import Flow
from sopcheck.pack.model import Actor, AuthoredOption, Pack, Sop, Step, StepKind
from sopcheck.quiz.fairness import echoes, length_betrays, normal
from sopcheck.quiz.pool import SYMBOLS as SYMBOLS_AND_REGULATION
from sopcheck.quiz.pool import Pool, UnknownSop, question_pool
from sopcheck.quiz.question import Question, Topic
from sopcheck.quiz.wording import article

from .office import FIVE, SYMBOLS, authored, both, office, own

POOL = question_pool(office())
GENERATED = [question for question in POOL.questions if question.topic is not Topic.AUTHORED]
WORDS = [
    "Memeriksa",
    "Mencatat",
    "Menyusun",
    "berkas",
    "laporan",
    "surat",
    "kelengkapan",
    "naskah",
    "dan",
    "{0}",
    "[b]%s",
]


def about(topic: Topic, step: str, sop: str = "pelayanan-informasi") -> list[Question]:
    return [
        question
        for question in GENERATED
        if question.topic is topic and question.id.startswith(f"{sop}:{topic}:{step}")
    ]


def key_of(question: Question, language: str = "id") -> str:
    return question.options[question.right_option()].text.said(language)


def assert_fair(question: Question) -> None:
    assert question.languages
    assert sum(option.right for option in question.options) == 1
    assert 3 <= len(question.options) <= 4
    for language in question.languages:
        said = [option.text.said(language) for option in question.options]
        assert all(language in option.text.languages() for option in question.options)
        assert len({normal(text) for text in said}) == len(said)
        assert normal(key_of(question, language)) not in normal(question.stem.said(language))
        assert not length_betrays(
            key_of(question, language), [text for text in said if text != key_of(question, language)]
        )
    assert all(option.why for option in question.options if not option.right)
    assert not any(option.why for option in question.options if option.right)


@pytest.mark.parametrize("question", GENERATED, ids=lambda question: question.id)
def test_a_generated_question_is_fair(question: Question) -> None:
    assert_fair(question)
    assert Question.from_json(question.to_json()) == question


def test_there_are_questions_of_every_topic_on_every_sop() -> None:
    yields = Counter((question.sop, question.topic) for question in POOL.questions)
    for sop in office().sops:
        for topic in (Topic.AUTHORED, Topic.NEXT, Topic.EXIT, Topic.ACTOR):
            assert yields[sop, topic] >= 3, (sop, topic)
    assert yields[None, Topic.SYMBOL] >= 2 * FIVE


def test_ids_and_digests_are_one_to_a_question() -> None:
    assert len({question.id for question in POOL.questions}) == len(POOL.questions)
    assert len({question.digest() for question in POOL.questions}) == len(POOL.questions)


def test_the_key_is_where_the_flow_leads() -> None:
    for sop in office().sops.values():
        flow = Flow(sop)
        for question in GENERATED:
            if question.sop != sop.id or question.topic not in {Topic.NEXT, Topic.EXIT}:
                continue
            row = question.rows[0]
            wanted = question.id.rsplit(":", 1)[1] if question.topic is Topic.EXIT else "next"
            (target,) = [way.target for way in flow.exits(row.step) if way.kind == wanted]
            assert key_of(question) == sop.step(target).activity.said("id")
            # No option but the key is right: none of the others comes directly after on this way.
            assert [key_of(question)] == [
                option.text.said("id") for option in question.options if option.text == sop.step(target).activity
            ]


def test_the_row_below_is_no_answer_after_a_loop_or_a_jump() -> None:
    (back,) = about(Topic.NEXT, "r3")[:1] or [None]
    # Row 3 returns to row 2; in Indonesian the key would echo ("melengkapi", "kelengkapan"), so it may be refused.
    assert back is None or key_of(back) == "Memeriksa kelengkapan permohonan"
    jump = about(Topic.NEXT, "r11")
    refused = [refusal for refusal in POOL.refusals if refusal.step == "r11" and refusal.topic is Topic.NEXT]
    assert all(key_of(question) != "Menyiapkan pemberitahuan tertulis dan salinan informasi" for question in jump)
    assert jump or refused


def test_the_other_exit_is_always_offered_and_says_so() -> None:
    (question,) = about(Topic.EXIT, "r2:yes")
    (other,) = [option for option in question.options if option.text.said("id").startswith("Memberitahukan kekurangan")]
    assert question.stem.said("id") == (
        "Kegiatan “Memeriksa kelengkapan permohonan” telah dilakukan. Hasilnya: lengkap. Apa kegiatan berikutnya?"
    )
    assert other.why is not None
    assert other.why.said("id") == "Ini baris 3: ke sini bila hasilnya “tidak lengkap”."
    assert question.rows[0].exit == "yes"
    assert question.rows[0].leads_to == 4


def test_the_exits_word_counts_as_stem() -> None:
    # "tidak lengkap" would point to "… membantu pemohon melengkapi", so the question does not exist in Indonesian.
    assert not [question for question in about(Topic.EXIT, "r2:no") if "id" in question.languages]


def test_a_decision_that_does_not_say_what_yes_means_is_refused_with_the_way_out() -> None:
    refusals = [refusal for refusal in POOL.refusals if refusal.sop == "penanganan-keberatan" and refusal.step == "r2"]
    assert {refusal.reason.template for refusal in refusals if refusal.topic is Topic.EXIT} == {
        "what do its exits mean? Give yes_text and no_text"
    }


def test_nobody_is_asked_who_files_the_request() -> None:
    assert not about(Topic.ACTOR, "r1:") and not [q for q in GENERATED if q.id == "pelayanan-informasi:actor:r1"]
    for question in GENERATED:
        if question.topic is Topic.ACTOR:
            assert "Pemohon Informasi" not in [option.text.said("id") for option in question.options]


def test_a_joint_actor_never_stands_beside_its_members() -> None:
    pack = office()
    sop = pack.sops["penanganan-keberatan"]
    steps = tuple(step._replace(actor="bersama") if step.number == 12 else step for step in sop.steps)
    actors = {**pack.actors, "bersama": Actor("bersama", both("PPID dan Atasan PPID", "PPID and PPID's superior"))}
    changed = pack._replace(actors=actors, sops={sop.id: sop._replace(steps=steps)})
    for question in question_pool(changed).questions:
        names = {option.text.said("id") for option in question.options}
        assert not ("PPID dan Atasan PPID" in names and names & {"PPID", "Atasan PPID"}), question.id


def test_a_wrong_option_knows_which_row_it_is_and_what_would_be_missed() -> None:
    (question,) = about(Topic.NEXT, "r6")
    whys = {option.text.said("id"): option.why.said("id") for option in question.options if option.why}
    assert whys["Menilai apakah tanggapan dapat diberikan dalam tenggat pertama"] == (
        "Ini baris 8, PPID. Bila langsung ke sini, baris 7 terlewat."
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_symbol_question_never_names_its_symbol(language: str) -> None:
    names = {symbol: (name, english)[language == "en"] for symbol, name, english, *_ in SYMBOLS}
    for question in GENERATED:
        if question.topic is Topic.SYMBOL:
            name = normal(names[question.fact.removeprefix("symbol:")])
            assert name not in normal(question.stem.said(language))
            if question.drawn:
                assert name not in {normal(option.text.said(language)) for option in question.options}


def test_only_the_five_symbols_are_drawn_and_named() -> None:
    allowed = {name for _, name, *_ in SYMBOLS[:FIVE]}
    assert {question.drawn for question in GENERATED} - {None} == {symbol[3] for symbol in SYMBOLS[:FIVE]}
    for question in GENERATED:
        if ":name:" in question.id:
            assert {option.text.said("id") for option in question.options} <= allowed


def test_the_law_is_what_the_sop_uses_and_names_no_replaced_rule() -> None:
    assert {question.law.said("id") for question in GENERATED if question.sop and question.law} == {
        "UU 14/2008 · Perki 1/2021"
    }
    # The authored questions cite UU 14/2008, so it goes first wherever it stands in the list.
    sop = office().sops["penanganan-keberatan"]
    turned = sop._replace(references=("permenpan-35-2012", "perki-1-2021", "uu-14-2008"))
    pool = question_pool(office()._replace(sops={sop.id: turned}), [sop.id])
    assert {
        question.law.said("id") for question in pool.questions if question.topic is Topic.NEXT and question.law
    } == {"UU 14/2008 · Perki 1/2021"}


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        ("22 (7)-(8)", "pasal 22 ayat (7)-(8)", "art. 22(7)-(8)"),
        ("22 ayat (7)", "pasal 22 ayat (7)", "art. 22(7)"),
        ("12", "pasal 12", "art. 12"),
        ("Lampiran I", "Lampiran I", "Lampiran I"),
    ],
)
def test_articles_are_cited_as_each_language_does(number: str, indonesian: str, english: str) -> None:
    assert (article("id", number), article("en", number)) == (indonesian, english)


def test_an_authored_question_cites_its_rows_and_its_article() -> None:
    question = next(question for question in POOL.questions if question.id == "pelayanan-informasi-2")
    assert [row.number for row in question.rows] == [2]
    assert question.law is not None
    assert question.law.said("id") == "UU 14/2008 pasal 22 ayat (7)"
    assert question.law.said("en") == "UU 14/2008 art. 22(7)"
    # One "why" exists in Indonesian only.
    assert question.languages == ("id",)


def with_question(pack: Pack, *options: AuthoredOption) -> Pool:
    return question_pool(
        pack._replace(questions=(authored("cacat")._replace(options=options),)), [SYMBOLS_AND_REGULATION]
    )


@pytest.mark.parametrize(
    "options",
    [
        (),
        (AuthoredOption(own("a")), AuthoredOption(own("b"))),
        (AuthoredOption(own("a"), right=True), AuthoredOption(own("b"), right=True)),
        (AuthoredOption(own("a"), right=True), AuthoredOption(own("A."))),
        (AuthoredOption(own("a"), right=True), AuthoredOption(both("", "b"))),
    ],
    ids=["none", "no key", "two keys", "equal", "empty and other languages"],
)
def test_an_authored_question_that_cannot_be_graded_is_refused(options: tuple[AuthoredOption, ...]) -> None:
    pool = with_question(office(), *options)
    found = [question for question in pool.questions if question.id == "cacat"]
    assert all(len(question.options) == 2 for question in found)
    assert bool(found) != any(refusal.step == "cacat" for refusal in pool.refusals)


def test_a_list_of_sops_gives_theirs_and_the_word_for_symbols_the_rest() -> None:
    assert {question.sop for question in question_pool(office(), ["pelayanan-informasi"]).questions} == {
        "pelayanan-informasi"
    }
    assert {question.sop for question in question_pool(office(), [SYMBOLS_AND_REGULATION]).questions} == {None}
    both_kinds = question_pool(office(), [SYMBOLS_AND_REGULATION, "pelayanan-informasi"])
    assert {question.sop for question in both_kinds.questions} == {"pelayanan-informasi", None}
    assert question_pool(office()) == POOL
    with pytest.raises(UnknownSop) as refused:
        question_pool(office(), ["pelayanan"])
    assert refused.value.sentence.values["sop"] == "pelayanan"


def test_a_short_sop_is_asked_about_its_exits_only() -> None:
    sop = office().sops["pelayanan-informasi"]
    short = sop._replace(steps=sop.steps[:4], questions=())
    pool = question_pool(office()._replace(sops={sop.id: short}), [sop.id])
    assert {question.topic for question in pool.questions} <= {Topic.EXIT}
    assert {refusal.topic for refusal in pool.refusals if refusal.step is None} == {Topic.NEXT, Topic.ACTOR}


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """Any SOP: texts that repeat, are empty, or look like markup and formats; exits anywhere; unknown actors."""
    size = draw(st.integers(1, 9))
    phrase = st.lists(st.sampled_from(WORDS), min_size=0, max_size=5).map(" ".join)
    ids = [f"r{number}" for number in range(1, size + 2)]
    target = st.sampled_from([*ids, None])
    label = st.one_of(st.none(), phrase.map(own), phrase.map(lambda text: both(text, "done")))
    steps = tuple(
        Step(
            id=f"r{number}",
            number=number,
            actor=draw(st.sampled_from(["ppid", "petugas-layanan", "pewarta", "atasan-ppid", "tak-dikenal"])),
            kind=draw(st.sampled_from(StepKind)),
            activity=draw(st.one_of(phrase.map(own), st.builds(both, phrase, phrase))),
            output=draw(label),
            next=draw(target),
            yes=draw(target),
            no=draw(target),
            yes_text=draw(label),
            no_text=draw(label),
        )
        for number in range(1, size + 1)
    )
    sop = Sop("acak", own("Acak"), "u", ("uu-14-2008",), steps)
    return office()._replace(language=draw(st.sampled_from(["id", "en"])), sops={"acak": sop}, questions=())


@given(packs())
def test_any_sop_yields_only_fair_questions_and_never_an_error(pack: Pack) -> None:
    pool = question_pool(pack, ["acak"])
    for question in pool.questions:
        assert_fair(question)
    assert question_pool(pack, ["acak"]) == pool
    telling = {step.id: step.activity for step in pack.sops["acak"].steps}
    for question in pool.questions:
        if question.topic is Topic.NEXT:
            for language in question.languages:
                others = [option.text.said(language) for option in question.options if not option.right]
                assert not echoes(
                    telling[question.rows[0].step].said(language), key_of(question, language), others, language
                )
