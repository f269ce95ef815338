"""English activities: whether one begins with an imperative, and which imperative is meant by another form."""

from __future__ import annotations

import re

from sopcheck.lint.verbs import word_set

ARTICLES = frozenset(("the", "a", "an"))
VERBS = word_set("""
accept acknowledge add adopt advise allocate amend analyse analyze announce answer apply appoint approve archive
arrange ask assess assign attach audit authorise authorize book calculate call cancel carry certify check circulate
classify clear close collect compare compile complete compute conduct confirm consolidate consult contact convene
coordinate copy correct cover create decide deliver determine disburse discuss dispatch display distribute draft
draw edit enter ensure establish estimate evaluate examine fill find finish follow forward give grant hand hear help
hold identify implement inform inspect invite issue judge keep label list log make mark measure meet monitor note
notify obtain offer open order organise organize pass pay plan prepare present print process propose provide publish
put read receive recommend record refuse register reject release remind report request review revise run save scan
schedule select send settle sign sort specify stamp state submit summarise summarize supervise take tell test train
transfer translate type update upload validate verify write
""")
_IRREGULAR = {
    "sent": "send", "written": "write", "made": "make", "given": "give", "put": "put", "kept": "keep", "held": "hold",
    "taken": "take", "drawn": "draw", "found": "find", "read": "read", "told": "tell", "paid": "pay", "met": "meet",
}  # fmt: skip
_NOUNS = {
    "allocation": "allocate", "analysis": "analyse", "announcement": "announce", "approval": "approve",
    "assessment": "assess", "assignment": "assign", "authorisation": "authorise", "authorization": "authorize",
    "calculation": "calculate", "classification": "classify", "collection": "collect", "compilation": "compile",
    "completion": "complete", "confirmation": "confirm", "consolidation": "consolidate", "coordination": "coordinate",
    "correction": "correct", "delivery": "deliver", "determination": "determine", "disbursement": "disburse",
    "distribution": "distribute", "evaluation": "evaluate", "examination": "examine", "identification": "identify",
    "implementation": "implement", "inspection": "inspect", "invitation": "invite", "issuance": "issue",
    "notification": "notify", "payment": "pay", "preparation": "prepare", "presentation": "present",
    "publication": "publish", "receipt": "receive", "refusal": "refuse", "registration": "register",
    "rejection": "reject", "renewal": "renew", "removal": "remove", "selection": "select", "settlement": "settle",
    "submission": "submit", "supervision": "supervise", "validation": "validate", "verification": "verify",
}  # fmt: skip
_NO_ING = word_set("bring ring sing string spring swing fling ping wring sting cling bling")
_LIKE_NOUNS = word_set("""
    augment auction caution cement comment commission complement compliment condition document experiment ferment
    fragment function implement lament mention moment motion partition petition position question requisition
    section segment station supplement torment ration vacation
    """)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been)\s+(?:\w+ly\s+)?(\w+)")
_CLAUSE = re.compile(r"\b(?:that|whether|which|who|whom|if|when|where|what|how|until)\b")
_MODALS = word_set("must shall will should may can has have")


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "ch", "sh", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeiou" else f"{verb}s"


def _with(verb: str, ending: str) -> tuple[str, ...]:
    """The forms that a verb can have before -ing or -ed: silent e dropped, last letter doubled."""
    if verb.endswith("e"):
        return (verb[:-1] + ending,)
    if ending == "ed" and verb.endswith("y") and verb[-2] not in "aeiou":
        return (f"{verb[:-1]}ied",)
    return (verb + ending, verb + verb[-1] + ending)


_ING = {form: verb for verb in sorted(VERBS) for form in _with(verb, "ing")}
_ED = {form: verb for verb in sorted(VERBS) for form in _with(verb, "ed")} | _IRREGULAR
_THIRD = {_third(verb): verb for verb in sorted(VERBS)}


def imperative_of(word: str) -> str | None:
    """The imperative for a first word in lower case that is another form: *checking*, *verification*, *checks*.

    '' where the word is none, but its imperative is not known; None where nothing speaks against the word.
    """
    if word in VERBS or word in _LIKE_NOUNS:
        return None
    known = _ING.get(word) or _NOUNS.get(word) or _THIRD.get(word)
    if known:
        return known
    if word.endswith("ing") and len(word) > len("aging") and word not in _NO_ING:
        return ""
    if word.endswith(("tion", "ment")) and len(word) > len("action"):
        return ""
    return "" if word.endswith(("oval", "usal", "osal", "isal", "ewal", "awal", "ttal", "erral")) else None


def passive_in(text: str) -> tuple[int, int, str] | None:
    """Where a text in lower case says that something is done to its subject: start, end and imperative of the verb."""
    match = _PASSIVE.search(text)
    clause = _CLAUSE.search(text)
    if match is None or (clause is not None and clause.start() < match.start()):
        return None
    verb = _ED.get(match[1])
    return None if verb is None else (match.start(), match.end(), verb)


def third_person(word: str) -> str | None:
    """The imperative of *checks*; None for other words."""
    return _THIRD.get(word)


def is_modal(word: str) -> bool:
    """Whether a word leads a verb: *must*, *shall*."""
    return word in _MODALS
